"""What the database holds of originals and their translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from portal.languages.publishing.pieces import Progress, progress_of

from .models import State


@dataclass
class Target:
    """What the database holds of one original in one other language."""

    row: Any = None
    translation: Translation | None = None
    progress: Progress | None = None
    log_revision: int | None = None
    logged_at: datetime | None = None


@dataclass
class Source:
    """What the database holds of one original."""

    row: Any
    targets: dict[int, Target] = field(default_factory=dict)
    translation_source: TranslationSource | None = None

    def target(self, locale: int) -> Target:
        """Return what is known of a language, by the primary key of its locale."""
        return self.targets.setdefault(locale, Target())


def read_translations(sources: Mapping[UUID, Source], source_locale: int | None) -> None:
    """Read what wagtail-localize knows of these originals: seven queries for any number."""
    keys = list(sources)
    texts = TranslationSource.objects.filter(object_id__in=keys, locale_id=source_locale)
    by_pk: dict[int, Source] = {}
    for text in texts.defer("content_json"):
        source = sources[text.object_id]
        by_pk[text.pk] = source
        source.translation_source = text
    translations = list(Translation.objects.filter(source__in=list(by_pk)).select_related("source"))
    progress = progress_of(each for each in translations if each.enabled)
    for translation in translations:
        target = by_pk[translation.source_id].target(translation.target_locale_id)
        target.translation, target.progress = translation, progress.get(translation.pk)
    newest = (
        TranslationLog.objects.filter(source__in=list(by_pk))
        .values("source", "locale")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    for log in TranslationLog.objects.filter(pk__in=newest):
        target = by_pk[log.source_id].target(log.locale_id)
        target.log_revision, target.logged_at = log.revision_id, log.created_at


def publication(target: Target) -> tuple[int | None, datetime | None]:
    """Return what tells one publication of a translation from the next."""
    row = target.row
    published = getattr(row, "last_published_at", None) or target.logged_at
    return getattr(row, "live_revision_id", None), published


def is_same_publication(state: State, target: Target) -> bool:
    """Whether the translation was not published again since its state was written."""
    return (state.published_revision, state.published_at) == publication(target)


def was_synced_before(source: Source, target: Target) -> bool:
    """Whether wagtail-localize still holds the text that it made its newest version from."""
    text = source.translation_source
    return bool(text and target.logged_at and text.last_updated_at <= target.logged_at)


def is_live(row: Any) -> bool:
    """Whether readers see a page or snippet; without drafts, whatever is there is seen."""
    return row is not None and (row.live if isinstance(row, Page | DraftStateMixin) else True)
