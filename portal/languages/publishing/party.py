"""Languages that go live together, at one moment.

A type of page (`settings.LANGUAGES_TOGETHER`, or `languages_together` on its class) or a single
page (its field `go_live_with`) names languages. The page and its versions in these languages are a
party: none is published before all are ready, and whichever is published takes the others along.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import DraftStateMixin, Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.languages.fields import translation_languages
from portal.languages.locales import locale_code
from portal.pages import BasePage

from .own import quoted, reasons_of, translation_into
from .pieces import Piece, needs_words


@dataclass(frozen=True)
class Party:
    """A page of the source language and its versions that go live with it.

    `draft` is the source as it would go live; `versions` has None for a language that there is no
    translation into yet.
    """

    source: BasePage
    draft: BasePage
    versions: dict[str, BasePage | None]

    @property
    def members(self) -> Iterator[BasePage]:
        """The versions that exist."""
        return (version for version in self.versions.values() if version)


def languages_with(page: BasePage) -> list[str]:
    """Return the codes of the languages that a page of the source language goes live with."""
    named = {
        *settings.LANGUAGES_TOGETHER.get(page._meta.label, ()),
        *getattr(page, "languages_together", ()),
        *(page.go_live_with or ()),
    }
    return [code for code, _name in translation_languages() if code in named]


def party_of(page: DraftStateMixin) -> Party | None:
    """Return the party that a page goes live with, whether it is the source or a version.

    None where it goes live by itself. `page` may be the object of a revision: it is then the draft
    that is looked at.
    """
    if not isinstance(page, BasePage) or not page.pk or page.alias_of_id:
        return None
    code = locale_code(page.locale_id)
    rows = type(page)._default_manager.filter(
        translation_key=page.translation_key, alias_of__isnull=True
    )
    if code == settings.LANGUAGE_CODE:
        if not (codes := languages_with(page)):
            return None
        source, draft = rows.get(pk=page.pk), page
    else:
        source = rows.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if source is None:
            return None
        draft = draft_of(source)
        codes = languages_with(draft)
        if code not in codes:
            return None
    found = {locale_code(row.locale_id): row for row in rows.exclude(pk=source.pk)}
    return Party(source, draft, {each: found.get(each) for each in codes})


def draft_of(page: BasePage) -> BasePage:
    """Return a page as it would go live next: as it is planned, or its latest draft."""
    return page.get_scheduled_revision_as_object() or page.get_latest_revision_as_object()


def reasons_of_party(party: Party) -> list[str]:
    """Return why a party is not ready."""
    reasons = []
    if unsent := unsent_pieces(party.draft):
        reasons.append(
            ngettext(
                "%(count)d text of the page is new to the translators: %(texts)s",
                "%(count)d texts of the page are new to the translators: %(texts)s",
                len(unsent),
            )
            % {"count": len(unsent), "texts": quoted(unsent)}
        )
    for code, version in party.versions.items():
        if version is None:
            language = Locale.objects.get_for_language(code).get_display_name()
            reasons.append(
                _("The page goes live together with %(language)s, and there is no translation yet.")
                % {"language": language}
            )
        elif translation := translation_into(version):
            reasons += reasons_of(translation)
    return reasons


def unsent_pieces(draft: BasePage) -> list[Piece]:
    """Return the texts of a draft that differ from those that the translators have."""
    source = TranslationSource.objects.get_for_instance_or_none(draft)
    if source is None:
        return []
    sent = set(source.stringsegment_set.values_list("context__path", "string__data"))
    return [
        Piece(0, 0, segment.string.data)
        for segment in extract_segments(draft)
        if isinstance(segment, StringSegmentValue)
        and (segment.path, segment.string.data) not in sent
        and needs_words(segment.string.data)
    ]


def send_to_translators(draft: BasePage) -> bool:
    """Give the translators the texts of a draft; return whether there was anything new.

    Upstream gives them only what is published, and in a party that would be too late.
    """
    if not unsent_pieces(draft):
        return False
    TranslationSource.update_or_create_from_instance(draft)
    return True
