"""Blocks that point at nothing are drawn once; whatever may change is drawn for each reader."""

import re

import pytest
from django.template import Context, Engine, Template
from django.utils import translation
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from portal.blocks import drawn_once
from portal.blocks.bodies import ArticleBlocks, FrontBlocks
from portal.blocks.drawn_once import drawn, forget_blocks, points_at_something
from portal.library import renditions
from portal.library.models import PortalImage
from portal.speed import read_ahead as readahead
from portal.speed.pieces import AskedError, refused
from portal.speed.read_ahead import read_ahead

BODY = ArticleBlocks()
BLOCKS = {
    name: block for body in (BODY, FrontBlocks()) for name, block in body.child_blocks.items()
}
PLAIN = sorted(name for name, block in BLOCKS.items() if getattr(block.meta, "plain", False))
OF_BLOCKS = {
    "card", "include_block", "outcome_chart", "picture", "theory_diagram", "timeline", "|richtext",
    "image", "|language_of_alt",
}  # fmt: skip
"""Tags and filters beside those of pieces that draw what they are given, and read no clock."""


@pytest.fixture(autouse=True)
def _nothing_drawn():
    forget_blocks()
    yield
    forget_blocks()


@pytest.fixture
def a_picture(db):
    """A picture of the library, in no size yet."""
    return PortalImage.objects.create(title="Neighbors", file=get_test_image_file())


def stream(*children: tuple[str, object]) -> blocks.StreamValue:
    return BODY.to_python([{"type": name, "value": value, "id": "x"} for name, value in children])


def html(value: blocks.StreamValue, **context: object) -> str:
    return "".join(entry.html for entry in drawn(value, context))


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_block_looks_as_wagtail_draws_it_and_is_drawn_once(name, monkeypatch):
    body = next(body for body in (BODY, FrontBlocks()) if name in body.child_blocks)
    block = body.child_blocks[name]
    raw = block.get_prep_value(block.normalize(block.get_preview_value()))

    def shown() -> str:
        return html(body.to_python([{"type": name, "value": raw, "id": "x"}]))

    with translation.override("en"):
        expected = block.render(block.to_python(raw))
        assert shown() == expected
        monkeypatch.setattr(type(block), "render", None)
        assert shown() == expected


def templates_of(block: blocks.Block) -> set[str]:
    """Return the templates of a block and of the blocks in it."""
    inner = [*getattr(block, "child_blocks", {}).values()]
    inner += [block.child_block] if hasattr(block, "child_block") else []
    own = {name} if (name := getattr(block.meta, "template", None)) else set()
    return own.union(*map(templates_of, inner))


@pytest.mark.parametrize("name", PLAIN)
def test_the_templates_of_a_plain_block_read_its_value_alone(name):
    seen = templates_of(BLOCKS[name])
    assert BLOCKS[name].meta.template in seen
    for template_name in seen:
        assert set(refused(template_name)) <= OF_BLOCKS, template_name
        source = Engine.get_default().get_template(template_name).source
        assert not re.search(r"[{ ](page|request|user)\.", source), template_name


LINK = '<p><a linktype="{}" id="3">There</a></p>'


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("paragraph", LINK.format("page")),
        ("paragraph", LINK.format("document")),
        ("paragraph", '<embed embedtype="media" url="https://video.example.org/1"/>'),
        ("quotation", {"quote": "Q", "speaker": "S", "role": "", "image": 3}),
        ("steps", {"title": "", "steps": [{"title": "S", "text": LINK.format("page")}]}),
        ("buttons", {"links": [{"type": "item", "value": {"label": "L", "page": 3}, "id": "x"}]}),
        ("cards", {"title": "", "cards": [{"title": "C", "link": {"document": 3}}]}),
        (
            "table",
            {
                "caption": "",
                "columns": [{"type": "rich_text", "heading": "H"}],
                "rows": [{"values": [LINK.format("page")]}],
            },
        ),
        ("download", {"document": 3, "note": ""}),
        ("latest", {"title": "T", "source": "", "number": 3, "pages": []}),
    ],
)
def test_what_points_at_something_is_never_kept(name, raw):
    block = BLOCKS[name]
    assert points_at_something(block, raw) or not getattr(block.meta, "plain", False)


def test_a_film_by_its_address_points_at_another_site():
    assert points_at_something(EmbedBlock(), "https://video.example.org/1")


@pytest.mark.parametrize("raw", ["words", 3, [], {"columns": [{}]}, {"columns": 1}, [{"a": 1}]])
def test_stored_words_of_an_older_shape_break_nothing(raw):
    for block in (*BLOCKS.values(), blocks.ListBlock(blocks.StructBlock([]))):
        assert points_at_something(block, raw) in (True, False)
    assert points_at_something(BLOCKS["table"], raw)
    assert points_at_something(BLOCKS["paragraph"], raw) is not isinstance(raw, str)


@pytest.mark.django_db
def test_a_link_to_a_page_is_drawn_for_each_reader(site_root):
    text = f'<p><a linktype="page" id="{site_root.pk}">Home</a></p>'
    assert f'href="{site_root.url}"' in html(stream(("paragraph", text)))
    site_root.delete()
    assert "href" not in html(stream(("paragraph", text)))


@pytest.mark.django_db
def test_what_was_read_ahead_is_drawn_once_for_the_same_rows(
    site_root, a_picture, monkeypatch, settings
):
    # Wagtail keeps the addresses of sites there: to find them is no question of a block.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    link = {"type": "item", "value": {"label": "", "page": site_root.pk}, "id": "x"}
    body = [("buttons", {"links": [link]})]
    body += [("quotation", {"quote": "Q", "speaker": "S", "role": "", "image": a_picture.pk})]
    body += [("paragraph", f'<p><a linktype="page" id="{site_root.pk}">There</a></p>')]

    def read():
        renditions._begin()  # another request
        read_ahead(None, [site_root.pk])
        readahead._known().pictures[a_picture.pk] = PortalImage.objects.get(pk=a_picture.pk)
        return html(stream(*body))

    read()  # makes the sizes of the picture
    shown = read()
    assert len(drawn_once._memory) == 3
    with monkeypatch.context() as patched:
        patched.setattr(drawn_once, "_drawn", None)
        assert read() == shown
    Page.objects.filter(pk=site_root.pk).update(title="Elsewhere")
    assert read() == shown.replace(site_root.title, "Elsewhere") != shown
    a_picture.renditions.all().delete()
    assert read().count("<img") == shown.count("<img") == 1
    renditions._end()
    readahead._forget()


def test_a_value_that_was_changed_after_reading_is_drawn_as_it_is():
    body = stream(("heading", {"text": "Then", "level": "2"}))
    assert "Then" in html(body)
    body[0].value["text"] = "Now"
    assert "Now" in html(body)
    assert "Then" in html(stream(("heading", {"text": "Then", "level": "2"})))


def test_language_and_hostile_words():
    word = {"term": "<b>", "meaning": "<p>M</p>", "other_words": ["<i>"]}
    with translation.override("en"):
        first = html(stream(("definition", word)))
    with translation.override("es"):
        assert html(stream(("definition", word))) != first
    assert "<b>" not in first
    assert "<i>" not in first


class Asks(blocks.CharBlock):
    class Meta:
        plain = True

    def render(self, value, context=None):
        return str(ContentTypeCount())


class AsksInIf(Asks):
    """{% if %} keeps the error of a question to itself."""

    def render(self, value, context=None):
        template = Template("{% if count.total and value %}some{% else %}none{% endif %}")
        return template.render(Context({"count": ContentTypeCount(), "value": value}))


@pytest.mark.django_db
@pytest.mark.parametrize("block", [Asks(), AsksInIf()])
def test_a_plain_block_that_asks_the_database_is_drawn_for_each_reader(block, settings, caplog):
    body = blocks.StreamBlock([("asks", block)])
    value = body.to_python([{"type": "asks", "value": "x", "id": "x"}])
    for _reader in range(2):
        assert html(value) == block.render("x")
    assert caplog.text.count("may not ask") == 2
    assert len(drawn_once._memory) == 0
    settings.DEBUG = True
    with pytest.raises(AskedError, match="may not ask"):
        html(value)


class ContentTypeCount:
    def __str__(self) -> str:
        from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415  (as a query)

        return str(ContentType.objects.count())

    total = property(__str__)


def test_a_block_without_a_template_is_escaped():
    class Words(blocks.CharBlock):
        class Meta:
            plain = True

    body = blocks.StreamBlock([("plain", Words()), ("usual", blocks.CharBlock())])
    raw = [{"type": name, "value": "<b>", "id": "x"} for name in ("plain", "usual")]
    assert html(body.to_python(raw)) == "&lt;b&gt;&lt;b&gt;"


def test_a_changed_template_is_seen_at_once_while_one_works_on_it(settings):
    settings.DEBUG = True
    html(stream(("heading", {"text": "A", "level": "2"})))
    assert len(drawn_once._memory) == 1
    html(stream(("heading", {"text": "B", "level": "2"})))
    assert len(drawn_once._memory) == 1


def test_a_text_is_a_template_of_blocks():
    template = Template("{% load portal_blocks %}{% drawn body as found %}{{ found.0.html }}")
    body = stream(("heading", {"text": "A", "level": "2"}))
    assert template.render(Context({"body": body})) == '<h2 id="at-a">A</h2>\n'
    assert template.render(Context({"body": None})) == ""
