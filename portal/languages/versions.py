"""One page in all its languages, and lists in the reader's language.

A page and its translations share a `translation_key`. Visitors are only ever led to a version that
is published, open to everyone and really written in its language: an alias of a page in another
language is that other page's text under a second address, so it is no version.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page, Site

from portal.pages import NOT_ON_LINKS, BasePageQuerySet
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from portal.speed.read_ahead import is_open_version, known_versions

from .names import language_name


@dataclass(frozen=True)
class Version:
    """One language of the site, and the page in that language if there is one."""

    code: str
    name: str
    dir: str
    page: Page | None
    home: Page | None
    current: bool

    @property
    def exists(self) -> bool:
        """Whether the page can be read in this language."""
        return self.page is not None


def open_versions(model: type[Page] = Page) -> BasePageQuerySet:
    """Return every page that visitors may read, in the language that it is written in."""
    pages = BasePageQuerySet(model=model).for_visitors()
    return pages.filter(Q(alias_of__isnull=True) | Q(alias_of__locale=F("locale")))


def in_reader_language(
    pages: Iterable[Page], locale: Locale, prefetch: Sequence[str] = ()
) -> list[Page]:
    """Return each page's version in `locale` if visitors may read it, else the page itself.

    Keeps the order. Takes one query for each page class among those that need a version, and none
    when all are in `locale` already. `prefetch` names what the cards of the versions show, as for
    `prefetch_related`.
    """
    given = list(pages)
    wanted: dict[type[Page], list[Page]] = {}
    for page in given:
        if page.locale_id != locale.pk:
            wanted.setdefault(type(page), []).append(page)
    found: dict[object, Page] = {}
    for model, originals in wanted.items():
        keys = Keys(page.translation_key for page in originals)
        versions = _in_language(model, locale.pk, tuple(prefetch), keys=keys)
        found |= {page.translation_key: page for page in versions}
    return [
        page if page.locale_id == locale.pk else found.get(page.translation_key, page)
        for page in given
    ]


@prepared
def _in_language(
    model: type[Page], locale: int, prefetch: tuple[str, ...], *, keys: Keys
) -> QuerySet[Page]:
    versions = open_versions(model).filter(one_of("translation_key", keys), locale_id=locale)
    return versions.prefetch_related(*prefetch)


def homes_of(request: HttpRequest) -> list[Page]:
    """Return the front page of each language that visitors can enter, in the settings' order."""
    memory: dict[object, list[Version]] = request.__dict__.get("_language_versions", {})
    known = next(iter(memory.values()), None) or versions_of(None, request)
    return [version.home for version in known if version.home]


def versions_of(page: Page | None, request: HttpRequest) -> list[Version]:
    """Return one entry for each language of the site, in the settings' order.

    A language counts when its front page is open to visitors; the language of `page` itself always
    does. `page` may be None, for an address that is not a page. One query for each page and
    request, however often it is asked.
    """
    memory: dict[object, list[Version]] = request.__dict__.setdefault("_language_versions", {})
    key = page.pk if page else None
    if key not in memory:
        memory[key] = _find_versions(page, request)
    return memory[key]


def _find_versions(page: Page | None, request: HttpRequest) -> list[Version]:
    site = Site.find_for_request(request)
    if site is None:
        return []
    home_key = site.root_page.translation_key
    keys = [home_key, page.translation_key] if page else [home_key]
    homes: dict[str, Page] = {}
    versions: dict[str, Page] = {}
    known = known_versions(keys)
    readable = (
        open_versions()
        .filter(translation_key__in=keys)
        .select_related("locale")
        .defer(*NOT_ON_LINKS)
        .order_by("path")
        if known is None
        else [version for version in known if is_open_version(version)]
    )
    for found in readable:
        code = found.locale.language_code
        if found.translation_key == home_key:
            homes.setdefault(code, found)
        if page and found.translation_key == page.translation_key:
            versions.setdefault(code, found)
    current = page.locale.language_code if page else request.LANGUAGE_CODE
    return [
        Version(
            code=code,
            name=language_name(code).name,
            dir=language_name(code).dir,
            page=versions.get(code),
            home=homes.get(code),
            current=code == current,
        )
        for code, _label in settings.WAGTAIL_CONTENT_LANGUAGES
        if code in homes or code == current
    ]
