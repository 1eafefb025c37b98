"""The site while the demo builds it."""

import re
import uuid
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.models import DraftStateMixin, Locale, Page, Site, TranslatableMixin

from portal.accounts.models import User
from portal.library.models import PortalDocument, PortalImage
from portal.taxonomy.models import Term

from . import pictures, references
from .catalogue import UntranslatedError, catalogue, languages
from .drawing import picture_file

KEYS = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/community-program-portal/demo")
"""The namespace of the demo's translation keys: the same page has the same key on every machine."""

_PAGE_LINK = re.compile(r'<a href="page:([^"]+)">')

PageType = TypeVar("PageType", bound=Page)
SnippetType = TypeVar("SnippetType", bound=TranslatableMixin)


def key_of(name: str) -> uuid.UUID:
    """Return the translation key of the page or snippet that the demo calls `name`."""
    return uuid.uuid5(KEYS, name)


def _in_all_languages(text: str) -> dict[str, str]:
    """Return a plain text of the demo in the site's other languages that the demo speaks.

    Raises UntranslatedError when a catalogue lacks it.
    """
    spoken = {code for code, _name in settings.LANGUAGES} & set(languages())
    try:
        return {code: catalogue(code).plain(text) for code in sorted(spoken)}
    except KeyError as missing:
        raise UntranslatedError(f"A picture's description is not translated: {missing}") from None


class NotThereError(LookupError):
    """The demo names a page that it has not made yet."""


class DemoSite:
    """Makes pages, snippets and pictures in the source language, each under a lasting name."""

    def __init__(self, staff: Mapping[str, User]) -> None:
        self.staff = staff
        self.author = staff["editor"]
        self.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        self.today: date = timezone.localdate()
        self.pages: dict[str, Page] = {}
        self.snippets: list[TranslatableMixin] = []
        self._waiting: dict[str, dict[str, Any]] = {}
        self._pictures: dict[str, PortalImage] = {}

    def page(
        self, model: type[PageType], name: str, parent: str | Page, /, **fields: Any
    ) -> PageType:
        """Make a page under `parent` (a name, or a page that was there before) and publish it.

        Fields may hold names (`portal.demo.references`). A field that names a page still to come
        waits for it, and the page is published by `finish`. The slug is the last part of the name
        unless given.
        """
        fields.setdefault("slug", name.rsplit("/", maxsplit=1)[-1])
        ready, waiting = {}, {}
        for field, value in fields.items():
            try:
                ready[field] = self.resolve(value)
            except NotThereError:
                waiting[field] = value
        page = model(locale=self.locale, translation_key=key_of(name), owner=self.author, **ready)
        above = self.pages[parent] if isinstance(parent, str) else parent
        above.refresh_from_db(fields=["numchild"])
        above.add_child(instance=page)
        self.pages[name] = page
        if waiting:
            self._waiting[name] = waiting
        else:
            self._publish(page)
        return page

    def finish(self) -> None:
        """Publish the pages that waited for others.

        Raises NotThereError when one of them names a page that was never made.
        """
        for name, waiting in self._waiting.items():
            page = self.pages[name]
            page.refresh_from_db(fields=["numchild"])
            for field, value in waiting.items():
                setattr(page, field, self.resolve(value))
            self._publish(page)
        self._waiting = {}

    def settle(self, model: type[PageType], **fields: Any) -> PageType:
        """Make the front page and put the site on it, in the place of Wagtail's welcome page."""
        Page.objects.filter(depth=2).first().delete()
        home = self.page(model, "home", Page.get_first_root_node(), **fields)
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={
                "hostname": address.hostname or "localhost",
                "port": address.port or 80,
                "site_name": fields["title"],
                "root_page": home,
            },
        )
        return home

    def snippet(self, model: type[SnippetType], name: str, /, **fields: Any) -> SnippetType:
        """Make a translatable snippet."""
        snippet = model(locale=self.locale, translation_key=key_of(name), **self.resolve(fields))
        snippet.full_clean(exclude=["locale", "translation_key"])
        snippet.save()
        if isinstance(snippet, DraftStateMixin):
            revision = snippet.save_revision(user=self.author)
            snippet.publish(revision, user=self.author, skip_permission_checks=True)
        self.snippets.append(snippet)
        return snippet

    def picture(self, name: str) -> PortalImage:
        """Return the picture of a motif from the library, drawn on the first call."""
        if name not in self._pictures:
            motif = pictures.MOTIFS[name]
            self._pictures[name] = PortalImage.objects.create(
                title=motif.title,
                description=motif.alt,
                descriptions=_in_all_languages(motif.alt),
                file=ContentFile(picture_file(name), name=f"demo-{name}.jpg"),
                uploaded_by_user=self.author,
            )
        return self._pictures[name]

    def document(self, title: str, path: Path, language: str) -> PortalDocument:
        """Put a file into the library, with the language that it is written in."""
        return PortalDocument.objects.create(
            title=title,
            language=language,
            file=ContentFile(path.read_bytes(), name=path.name),
            uploaded_by_user=self.author,
        )

    def resolve(self, value: Any) -> Any:
        """Put the real thing in the place of each name inside `value`."""
        match value:
            case references.Page(key=key):
                return self._page(key)
            case references.Rows(model=model, rows=rows):
                return [self._row(model, number, row) for number, row in enumerate(rows)]
            case references.Picture(name=name):
                return self.picture(name)
            case references.Terms(slugs=slugs):
                return self._terms(slugs)
            case str():
                return _PAGE_LINK.sub(self._link, value)
            case dict():
                return {key: self.resolve(entry) for key, entry in value.items()}
            case list():
                return [self.resolve(entry) for entry in value]
            case tuple():
                return tuple(self.resolve(entry) for entry in value)
            case _:
                return value

    def _page(self, name: str) -> Page:
        try:
            return self.pages[name]
        except KeyError:
            raise NotThereError(f"The demo has made no page “{name}”.") from None

    def _row(self, model: type[models.Model], number: int, fields: dict[str, Any]) -> models.Model:
        row = model(sort_order=number, **self.resolve(fields))
        if isinstance(row, TranslatableMixin):
            row.locale = self.locale
        return row

    def _link(self, found: re.Match[str]) -> str:
        return f'<a linktype="page" id="{self._page(found[1]).pk}">'

    def _terms(self, slugs: tuple[str, ...]) -> list[Term]:
        known = {term.slug: term for term in Term.objects.in_source_language()}
        return [known[slug] for slug in slugs]

    def _publish(self, page: Page) -> None:
        revision = page.save_revision(user=self.author, log_action=True)
        page.publish(revision, user=self.author, skip_permission_checks=True)
        page.refresh_from_db(fields=["numchild", "live", "latest_revision", "live_revision"])
