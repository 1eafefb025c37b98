"""A site with something public of every kind, and beside it the same hidden in every way there is.

Everything hidden has two words in every field: one to search for and one that must never be read.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from home.models import HomePage
from portal.catalogue.noting import note, settle
from portal.intake.audiences import Audience
from portal.library.reading.models import DocumentText
from portal.library.reading.states import ReadingState
from portal.navigation.models import MainMenu, NavigationSettings
from programs.models import PartnerPage, ProgramResource, WebinarHost
from resources.models import ResourceEdition, ResourcePage
from resources.models.relation import RelatedResource, ResourceConcern
from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    PartnerPageFactory,
    PartnershipPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TermFactory,
    a_pair,
)
from tests.factories.resources import PDF, ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
)
from tests.hostile import Words, poison, written


@dataclass(frozen=True)
class Way:
    """A way to be hidden, with its words."""

    name: str

    @property
    def sought(self) -> str:
        """The word to search for: it may be read where somebody asked for it."""
        return f"seek{self.name}"

    @property
    def secret(self) -> str:
        """The word that must never be read."""
        return f"zebra{self.name}"

    @property
    def words(self) -> Words:
        """Both, for every kind of field."""
        both = f"{self.sought} {self.secret}"
        address = f"https://{self.secret}.example.org/{self.sought}"
        return Words(self.secret, both, f"<p>{both}</p>", address, f"{self.secret}@example.org")


RESTRICTED = Way("closed")
SECTION = Way("section")
UNPUBLISHED = Way("down")
EXPIRED = Way("expired")
SCHEDULED = Way("later")
TRANSLATION = Way("foreign")
DRAFT = Way("draft")
DOCUMENT = Way("file")
WAYS = [RESTRICTED, SECTION, UNPUBLISHED, EXPIRED, SCHEDULED, TRANSLATION, DRAFT, DOCUMENT]

Parents = dict[str, Page]


@dataclass
class Site:
    """What was built."""

    home: HomePage
    spanish: Locale
    public: list[Page] = field(default_factory=list)
    parents: Parents = field(default_factory=dict)
    hidden: dict[str, list[Page]] = field(default_factory=dict)
    document: Any = None


def build(home: HomePage, spanish: Locale) -> Site:
    """Build the site below `home`, with all of it public still, and what is to hide marked.

    Everything is in the catalogue, so that what is hidden later has to leave it.
    """
    site = Site(home, spanish)
    _build_public(site)
    for way in HIDING:
        makers = _makers(site)[:] if way in (RESTRICTED, UNPUBLISHED) else _makers(site)[-3:]
        made = _section(site) if way is SECTION else [make(way) for make in makers]
        site.hidden[way.name] = made
    _point_at_the_hidden(site)
    versions = _translate(site)
    for way in HIDING:
        pages = site.hidden[way.name]
        _mark([*pages, *(versions[page.pk] for page in pages)], way)
    leaves = [page for page in site.public if not page.get_children().exists()]
    site.hidden[TRANSLATION.name] = [versions[page.pk] for page in leaves[::2]]
    _mark(site.hidden[TRANSLATION.name], TRANSLATION)
    _hide_a_document(site)
    _catalogue()
    return site


def hide(site: Site) -> None:
    """Hide what is to be hidden as staff do it, in all languages, and draft what stays a draft."""
    for way, hiding in HIDING.items():
        hiding([Page.objects.get(pk=page.pk).specific for page in site.hidden[way.name]])
    for page in site.hidden[TRANSLATION.name]:
        Page.objects.get(pk=page.pk).specific.unpublish()
    _draft(site)
    settle()


def _catalogue() -> None:
    note(Page.objects.values_list("translation_key", flat=True).distinct())
    settle()


def _build_public(site: Site) -> None:
    home = site.home
    terms = TermFactory(name="Housing justice", slug="housing-justice")
    programs = ProgramIndexPageFactory(parent=home)
    program = ProgramPageFactory(parent=programs)
    cohort = CohortPageFactory(parent=program)
    partners = PartnerIndexPageFactory(parent=home)
    pair = a_pair(cohort, partners, issues=[terms], latitude=1, longitude=1)
    stories = StoryIndexPageFactory(parent=home)
    webinars = WebinarIndexPageFactory(parent=home)
    series = WebinarSeriesPageFactory(parent=webinars)
    library = ResourceIndexPageFactory(parent=home)
    site.parents = {
        "home": home, "programs": programs, "program": program, "cohort": cohort,
        "partners": partners, "stories": stories, "webinars": webinars, "library": library,
    }  # fmt: skip
    site.public = [
        home,
        StandardPageFactory(parent=home, take_responses=True),
        contact_page(home, {Audience.PRESS: "press@example.org"}),
        programs, program, cohort, partners,
        *(row.partner for row in pair.partners.all()),
        pair,
        stories,
        StoryPageFactory(parent=stories, issues=[terms], take_responses=True),
        webinars,
        series,
        WebinarPageFactory(parent=series, part_number=1, registration_open=True),
        WebinarPageFactory(parent=webinars, registration_open=True),
        library,
        ResourcePageFactory(parent=library, languages=["en", "fr"]),
        ResourcePageFactory(parent=library, archived=True),
    ]  # fmt: skip


def _makers(site: Site) -> list[Callable[[Way], Page]]:
    """Return what makes a page of each type that can be hidden by itself."""
    parents = site.parents
    return [
        lambda way: StandardPageFactory(parent=parents["home"], slug=f"{way.sought}-text"),
        lambda way: ProgramPageFactory(parent=parents["programs"], slug=f"{way.sought}-program"),
        lambda way: CohortPageFactory(parent=parents["program"]),
        lambda way: PartnerPageFactory(parent=parents["partners"], slug=f"{way.sought}-partner"),
        lambda way: PartnershipPageFactory(parent=parents["cohort"], slug=f"{way.sought}-pair"),
        lambda way: StoryPageFactory(parent=parents["stories"], slug=f"{way.sought}-story"),
        lambda way: WebinarSeriesPageFactory(parent=parents["webinars"], slug=f"{way.sought}-row"),
        lambda way: WebinarPageFactory(parent=parents["webinars"], slug=f"{way.sought}-webinar"),
        lambda way: ResourcePageFactory(
            parent=parents["library"], slug=f"{way.sought}-resource", languages=["en", "es"]
        ),
    ]


def _section(site: Site) -> list[Page]:
    """Return pages below which something stands; only the first of each branch gets restricted."""
    text = StandardPageFactory(parent=site.home, slug="members")
    program = ProgramPageFactory(parent=site.parents["programs"], slug="members")
    cohort = CohortPageFactory(parent=program)
    series = WebinarSeriesPageFactory(parent=site.parents["webinars"], slug="members")
    return [
        text,
        StandardPageFactory(parent=text, slug="minutes"),
        program,
        cohort,
        PartnershipPageFactory(parent=cohort),
        series,
        WebinarPageFactory(parent=series, registration_open=True),
    ]


def _mark(pages: Iterable[Page], way: Way) -> None:
    """Write the words of `way` into every field of the pages, past all forms."""
    for page in pages:
        poison(page, way.words)
    # A contact without the day of its last check is not valid, and so no translation of it.
    PartnerPage.objects.filter(pk__in=[page.pk for page in pages]).update(
        verified_on=timezone.localdate()
    )


def _restrict(pages: list[Page]) -> None:
    for page in pages:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _restrict_sections(pages: list[Page]) -> None:
    _restrict([page for page in pages if page.slug == "members"])


def _take_down(pages: list[Page], expired: bool = False) -> None:
    for page in pages:
        for version in page.get_translations(inclusive=True).specific():
            version.unpublish(set_expired=expired)


def _expire(pages: list[Page]) -> None:
    _take_down(pages, expired=True)


def _schedule(pages: list[Page]) -> None:
    later = timezone.now() + timedelta(days=1)
    _take_down(pages)
    for page in pages:
        fresh = Page.objects.get(pk=page.pk).specific
        fresh.go_live_at = later
        fresh.save_revision(approved_go_live_at=later, clean=False)


HIDING: dict[Way, Callable[[list[Page]], None]] = {
    RESTRICTED: _restrict,
    SECTION: _restrict_sections,
    UNPUBLISHED: _take_down,
    EXPIRED: _expire,
    SCHEDULED: _schedule,
}


def of(site: Site, way: Way, name: str) -> Page:
    """Return a hidden page by the name of its type."""
    return next(page for page in site.hidden[way.name] if page._meta.model_name == name)


def _point_at_the_hidden(site: Site) -> None:
    """Let everything public that can point at a page point at the hidden ones."""
    for way in (RESTRICTED, UNPUBLISHED):
        partner, program = of(site, way, "partnerpage"), of(site, way, "programpage")
        pair, guide = of(site, way, "partnershippage"), of(site, way, "resourcepage")
        cohort, webinars = site.parents["cohort"], site.parents["webinars"]
        site.public += [
            PartnershipPageFactory(
                parent=cohort,
                partners=[partner, PartnerPageFactory(parent=site.parents["partners"])],
                latitude=1,
                longitude=1,
            ),
            StoryPageFactory(
                parent=site.parents["stories"], program=program, partnership=pair,
                partners=[partner],
            ),
            WebinarPageFactory(parent=webinars, program=program),
            ResourcePageFactory(
                parent=site.parents["library"], publisher_page=partner, archived=True,
                replaced_by=guide,
            ),
        ]  # fmt: skip
        webinar, resource = site.public[-2:]
        WebinarHost.objects.create(page=webinar, partner=partner)
        RelatedResource.objects.create(page=resource, resource=guide)
        for target in (partner, pair, of(site, way, "storypage"), program):
            ResourceConcern.objects.create(page=resource, target=target)
        ProgramResource.objects.create(page=site.parents["program"], resource=guide)
    program = site.parents["program"]
    program.current_cohort = of(site, UNPUBLISHED, "cohortpage")
    program.save()
    everything = [page.pk for pages in site.hidden.values() for page in pages]
    pages = [{"type": "item", "id": str(uuid4()), "value": pk} for pk in everything]
    pinned = {"title": "News", "source": "stories", "number": 12, "link": {}, "pages": pages}
    site.home.sections = json.dumps([{"type": "latest", "value": pinned}])
    site.home.save()
    links = [
        {"type": "item", "value": {"children": [], "link": {
            "label": "", "page": pk, "document": None, "url": ""}}}
        for pk in everything
    ]  # fmt: skip
    menu = MainMenu(name="Menu", locale=site.home.locale, items=links)
    menu.save()
    menu.save_revision().publish()
    settings = NavigationSettings.for_site(site.home.get_site())
    settings.main_menu = menu
    settings.save()


def _translate(site: Site) -> dict[int, Page]:
    """Give every page a published Spanish version; return these by the keys of their sources."""
    hidden = [page for pages in site.hidden.values() for page in pages]
    versions = {}
    for page in sorted([*site.public, *hidden], key=lambda page: page.depth):
        version = Page.objects.get(pk=page.pk).specific.copy_for_translation(site.spanish)
        Page.objects.filter(pk=version.pk).update(live=True)
        versions[page.pk] = version
    return versions


def _draft(site: Site) -> None:
    """Change public pages in drafts that nobody publishes: their fields, parts, and editions."""
    drafted = []
    for page in site.public:
        fresh = Page.objects.get(pk=page.pk).specific
        _write_draft(fresh)
        if isinstance(fresh, ResourcePage):
            document = get_document_model()(title=DRAFT.words.long)
            document.file.save(f"{DRAFT.secret}.pdf", ContentFile(PDF), save=False)
            document.save()
            fresh.editions.add(
                ResourceEdition(
                    locale=fresh.locale,
                    language="so",
                    title=DRAFT.words.long,
                    document=document,
                )
            )
        fresh.save_revision(clean=False)
        drafted.append(fresh)
    site.hidden[DRAFT.name] = drafted


def _write_draft(instance: Any) -> None:
    for name, value in written(instance, DRAFT.words).items():
        setattr(instance, name, instance._meta.get_field(name).to_python(value))
    if isinstance(instance, Page):
        for relation in get_all_child_relations(type(instance)):
            accessor = getattr(instance, relation.get_accessor_name())
            children = list(accessor.all())
            for child in children:
                _write_draft(child)
            accessor.set(children)


def _hide_a_document(site: Site) -> None:
    """Put a file into a closed collection, and name it in an edition that is published."""
    collection = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    document = get_document_model()(title=DOCUMENT.words.long, collection=collection)
    document.file.save("closed.pdf", ContentFile(PDF), save=False)
    document.file_size = len(PDF)
    document.save()
    DocumentText.objects.update_or_create(
        document=document, defaults={"state": ReadingState.READ, "text": DOCUMENT.words.long}
    )
    guide = next(page for page in site.public if page._meta.model_name == "resourcepage")
    ResourceEdition.objects.create(
        page=guide, locale=guide.locale, language="vi", document=document
    )
    site.document = document
