"""The house rules hold, and each of them bites."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.data import TableBlock as OurTableBlock
from portal.checks import TAG
from portal.checks.blocks import chosen_blocks, lacks_of
from portal.checks.help_texts import silent_fields
from portal.checks.layers import forbidden_imports
from portal.checks.names import empty_names
from portal.checks.ours import our_modules
from portal.checks.page_types import fills_address, unstated_options
from portal.checks.translating import check_translating
from portal.checks.translations import (
    Contract,
    addresses_sent,
    contract_of,
    copied_children,
    unstated_fields,
    untranslated_blocks,
)


def test_the_house_keeps_its_rules():
    assert run_checks(tags=[TAG]) == []
    assert len(list(our_modules())) > 100
    assert len(chosen_blocks()) > 10


@pytest.mark.parametrize(
    ("package", "line", "found"),
    [
        ("portal", "from home.models import HomePage", ["home"]),
        ("portal", "import programs.models as p", ["programs"]),
        ("portal", "def late():\n    from resources import models", ["resources"]),
        ("programs", "from resources.models import ResourcePage", ["resources"]),
        ("resources", "import search", ["search"]),
        ("home", "from search.views import find", ["search"]),
        ("search", "from home.models import HomePage", []),
        ("programs", "from portal.pages import BasePage", []),
        ("programs", "from .home import something", []),
        ("portal", "from homes import HomePage", []),
    ],
)
def test_imports_point_to_the_ground(tmp_path, package, line, found):
    module = tmp_path / "module.py"
    module.write_text(line)
    assert [name for _line, name in forbidden_imports(package, module)] == found


def test_names_say_something(tmp_path):
    for path in ("utils.py", "services/__init__.py", "helpers.py", "manager.py"):
        assert empty_names(tmp_path / path), path
    for path in ("cohort.py", "cohorts/__init__.py", "utils/cohort.py"):
        assert not empty_names(tmp_path / path), path


@isolate_apps("portal.taxonomy")
def test_fields_help_and_contracts_are_complete():
    class Leaflet(TranslatableMixin, models.Model):  # noqa: DJ008 - has no rows
        title = models.CharField(max_length=10)
        place = models.CharField(max_length=10)
        color = models.CharField(max_length=10, help_text="As on the cover.")
        secret = models.CharField(max_length=10, editable=False)

        translatable_fields = [TranslatableField("title"), TranslatableField("place")]

        class Meta(TranslatableMixin.Meta):
            app_label = "taxonomy"

    Leaflet.__module__ = "portal.taxonomy.models"
    assert silent_fields(Leaflet) == ["place"]
    assert unstated_fields(Leaflet) == ["color"]


@isolate_apps("portal.taxonomy")
def test_contracts_that_cannot_be_kept_are_found():
    class Map(blocks.FieldBlock):
        """Holds words, and upstream knows nothing of it."""

        field = None

    class Leaflet(TranslatableMixin, ClusterableModel):
        slug = models.SlugField()
        mailbox = models.EmailField()
        color = models.CharField(max_length=10)
        body = StreamField(
            [
                ("text", blocks.CharBlock()),
                ("when", blocks.DateBlock()),
                ("pair", blocks.StructBlock([("map", Map()), ("html", blocks.RawHTMLBlock())])),
                ("list", blocks.ListBlock(TableBlock())),
                ("ours", blocks.ListBlock(OurTableBlock())),
            ]
        )
        translatable_fields = [
            TranslatableField("slug"),
            TranslatableField("mailbox"),
            SynchronizedField("color"),
            TranslatableField("body"),
            TranslatableField("notes"),
        ]

        class Meta(TranslatableMixin.Meta):
            app_label = "taxonomy"

    class Note(models.Model):  # noqa: DJ008 - has no rows
        leaflet = ParentalKey(Leaflet, related_name="notes", on_delete=models.CASCADE)
        text = models.TextField()

        class Meta:
            app_label = "taxonomy"

    Leaflet.__module__ = Note.__module__ = "portal.taxonomy.models"
    assert contract_of(Leaflet) == {
        "slug": Contract.TRANSLATED,
        "mailbox": Contract.TRANSLATED,
        "color": Contract.OVERRIDABLE,
        "body": Contract.TRANSLATED,
        "notes": Contract.TRANSLATED,
    }
    assert addresses_sent(Leaflet) == ["slug", "mailbox"]
    assert copied_children(Leaflet) == ["notes"]
    assert untranslated_blocks(Leaflet) == [
        "body: Map “map”",
        "body: RawHTMLBlock “html”",
        "body: TableBlock “”",
    ]
    Leaflet.translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("body", overridable=False),
    ]
    assert contract_of(Leaflet)["slug"] == Contract.SHARED
    assert not [*addresses_sent(Leaflet), *copied_children(Leaflet), *untranslated_blocks(Leaflet)]


def test_settings_that_publish_untranslated_pages_are_refused(monkeypatch):
    assert check_translating() == []
    bad = SimpleNamespace(INSTALLED_APPS=["wagtail.contrib.simple_translation"])
    monkeypatch.setattr("portal.checks.translating.settings", bad)
    found = [error.id for error in check_translating()]
    assert found == ["portal.E008", "portal.E009"], "upstream's default is on"


@isolate_apps("portal.taxonomy")
def test_page_types_say_where_they_belong_and_fill_their_address():
    class Ground(Page):
        subpage_types = []

        class Meta:
            abstract = True

    class Leaflet(Ground):
        page_description = ""
        content_panels = [FieldPanel("title")]

        class Meta:
            app_label = "taxonomy"

    Ground.__module__ = Leaflet.__module__ = "portal.taxonomy.models"
    assert unstated_options(Leaflet) == ["page_description", "parent_page_types"]
    assert not fills_address(Leaflet)

    Leaflet.page_description = "A leaflet."
    Leaflet.parent_page_types = ["wagtailcore.Page"]
    assert unstated_options(Leaflet) == []
    for panels, fills in [
        (Page.content_panels, True),
        ([MultiFieldPanel([TitleFieldPanel("title")])], True),
        (["title"], False),
        ([], False),
    ]:
        Leaflet.content_panels = panels
        assert fills_address(Leaflet) is fills


def test_blocks_show_what_they_are_for():
    class Bare(blocks.StructBlock):
        text = blocks.CharBlock()

    assert lacks_of(Bare(), is_drawn=True) == ["preview", "description", "icon", "template"]

    class Gone(blocks.StructBlock):
        class Meta:
            icon = "link"
            description = "A link."
            preview_value = {}
            template = "blocks/of_yesterday.html"

    assert lacks_of(Gone(), is_drawn=True) == ["template"]
    assert lacks_of(Gone(), is_drawn=False) == []
