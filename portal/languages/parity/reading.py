"""Tells readers of a translation that its source changed since, at no query of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.languages.names import LanguageName, language_name
from portal.languages.versions import versions_of

from .models import State


@dataclass(frozen=True)
class SourceChange:
    """What a reader of a translation should know."""

    at: datetime
    language: LanguageName
    href: str

    @property
    def label(self) -> str:
        """The words of the link, in the language that it leads to."""
        with translation.override(self.language.code):
            return _("Read this page in %(language)s") % {"language": self.language.name}


def source_changed_at() -> Subquery:
    """Return when the source of the outer query's page changed in a way its readers should know.

    To be read along with the page itself, as `portal.serving` does; None for pages that are right.
    """
    told = State.objects.filter(page=OuterRef("pk"), readers_told_of__isnull=False)
    return Subquery(told.values("readers_told_of")[:1])


def source_change(page: Page, request: HttpRequest) -> SourceChange | None:
    """Return the change of the source since `page` was translated; None if there is none.

    None as well where readers could not follow: when the source is not open to them. No query.
    """
    at = getattr(page, "source_changed_at", None)
    if at is None:
        return None
    source = next(
        (
            version.page
            for version in versions_of(page, request)
            if version.code == settings.LANGUAGE_CODE
        ),
        None,
    )
    if source is None:
        return None
    return SourceChange(
        at=at,
        language=language_name(settings.LANGUAGE_CODE),
        href=source.get_url(request) or "",
    )
