"""The one place through which pages and snippets go live, and what has to wait there.

Whatever publishes in Wagtail (the editor, a workflow's last approval, bulk actions, the scheduler,
the API, `revision.publish()`) runs a PublishRevisionAction, and all that publishes a translation in
wagtail-localize calls `Translation.save_target`. Both are guarded here.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import DraftStateMixin, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.languages.reviews.approved import signature_of
from portal.pages import BasePage

from .own import translation_into
from .party import Party, draft_of, languages_with, party_of
from .pieces import pieces_of
from .reasons import HeldBackError, reasons_to_hold

SCHEDULED = "wagtail.publish.scheduled"
"""How Wagtail's scheduler calls what it does."""

HELD = "languages.held"
"""The entry in the history of what could not go live at its time."""

_collected: ContextVar[list[HeldBackError] | None] = ContextVar("held", default=None)


@contextmanager
def holds_collected() -> Iterator[list[HeldBackError]]:
    """Collect what `Translation.save_target` holds back instead of raising it.

    For work on many translations: one that has to wait stays a draft, the others go on.
    """
    held: list[HeldBackError] = []
    token = _collected.set(held)
    try:
        yield held
    finally:
        _collected.reset(token)


def _guarded_publishing(execute: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(execute)
    def guarded(self: PublishRevisionAction, skip_permission_checks: bool = False) -> Any:
        """Publish, unless there is a reason to wait.

        Raises HeldBackError; the scheduler, who has other pages to publish, finds an entry in the
        page's history instead, and asks again at its next turn.
        """
        self.check(skip_permission_checks=skip_permission_checks)
        if self.log_action == SCHEDULED and is_done(self.revision):
            return None
        if reasons := reasons_to_hold(self.object):
            if self.log_action == SCHEDULED:
                note_hold(self.object, self.revision, reasons)
                return None
            raise HeldBackError(reasons, held=self.object)
        party = party_of(self.object)
        if party is None:
            _renew(self)
            sign(self.object)
            return execute(self, skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            return _publish_together(self, party, execute)

    return guarded


def is_done(revision: Revision) -> bool:
    """Tell whether a planned revision went live meanwhile: another language took it along."""
    return not Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists()


def _publish_together(
    leader: PublishRevisionAction, party: Party, execute: Callable[..., Any]
) -> Any:
    """Publish a party, or plan it for one moment: all or nothing."""
    TranslationSource.update_or_create_from_instance(party.draft)
    at = leader.object.go_live_at
    result = None
    is_new = leader.object.pk == party.source.pk or _has_news(party.source)
    for member in (party.source, *party.members):
        is_leader = member.pk == leader.object.pk
        if not (is_leader or is_new or _has_news(member)):
            continue
        action = leader if is_leader else _taking_along(member, leader)
        _renew(action, anew=is_new)
        _give_time(action, at)
        sign(action.object)
        done = execute(action, skip_permission_checks=True)
        result = done if is_leader else result
    return result


def _has_news(member: BasePage) -> bool:
    """Tell whether publishing a page would show readers anything new."""
    if not member.live or member.has_unpublished_changes:
        return True
    translation = translation_into(member)
    if translation is None or not translation.enabled or member.live_revision is None:
        return False
    return is_behind(member.live_revision, translation)


def _taking_along(member: BasePage, leader: PublishRevisionAction) -> PublishRevisionAction:
    """Return what publishes a page that another takes along."""
    revision = (
        member.scheduled_revision
        or member.get_latest_revision()
        or member.save_revision(user=leader.user, clean=False)
    )
    return type(leader)(revision, user=leader.user, log_action=leader.log_action)


def _give_time(action: PublishRevisionAction, at: datetime.datetime | None) -> None:
    """Let a revision go live at a moment (None: at once)."""
    if action.object.go_live_at != at:
        action.object.go_live_at = at
        content = {**action.revision.content, "go_live_at": at.isoformat() if at else None}
        action.revision.content = content
        action.revision.save(update_fields=["content"])


def note_hold(held: DraftStateMixin, revision: Revision, reasons: list[str]) -> None:
    """Write into the history that something did not go live at its time: once for each revision."""
    noted = log_registry.get_logs_for_instance(held).filter(action=HELD, revision=revision)
    if not noted.exists():
        log(held, HELD, revision=revision, data={"reasons": reasons})


def _renew(action: PublishRevisionAction, anew: bool = False) -> None:
    """Put the finished translation in the place of a draft that was made before it was finished.

    Translators change pieces, not the draft: that is made anew when they publish. Whoever publishes
    the page elsewhere would publish the text as it was when the translation was begun. With `anew`
    also a draft that is not older: dates and numbers of the source may have changed.
    """
    translation = translation_into(action.object)
    if translation is None or not translation.enabled:
        return
    if not anew and not is_behind(action.revision, translation):
        return
    go_live_at = action.object.go_live_at
    _save_draft(translation, user=action.user)
    target = translation.get_target_instance()
    action.revision = target.latest_revision
    action.object = action.revision.as_object()
    action.object.go_live_at = go_live_at


def sign(page: DraftStateMixin) -> None:
    """Write on a page who approved what a machine translated; clear it where no machine did."""
    if not isinstance(page, BasePage):
        return
    translation = translation_into(page)
    pieces = pieces_of([translation])[translation.pk] if translation else []
    digests = [piece.digest for piece in pieces if piece.is_machine]
    signature = signature_of(translation, digests) if translation and digests else None
    page.translation_reviewed_at = signature.at if signature else None
    page.translation_reviewer = signature.name if signature and settings.REVIEWERS_NAMED else ""


def is_behind(revision: Revision, translation: Translation) -> bool:
    """Tell whether a piece of a translation was changed after a draft was saved."""
    return StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        updated_at__gt=revision.created_at,
    ).exists()


def _save_draft(translation: Translation, user: Any = None) -> None:
    translation.source.create_or_update_translation(
        translation.target_locale, user=user, publish=False, fallback=True, copy_parent_pages=True
    )


def _guarded_translating(save_target: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(save_target)
    def guarded(self: Translation, user: Any = None, publish: bool = True) -> None:
        """Save a translation as a draft, then publish it if nothing holds it back.

        Upstream publishes when the transaction ends, with the page as it was before: a section
        would lose its children, and whoever asked would not learn that it was held back.

        Raises HeldBackError when it has to wait; the draft is kept.
        """
        draftable = issubclass(self.source.specific_content_type.model_class(), DraftStateMixin)
        save_target(self, user=user, publish=publish and not draftable)
        if not (publish and draftable):
            return
        target = self.get_target_instance()
        try:
            target.latest_revision.publish(user=user, skip_permission_checks=True)
        except HeldBackError as held:
            collected = _collected.get()
            if collected is None:
                raise
            collected.append(held)

    return guarded


def _from_draft(update: Callable[..., None]) -> Callable[..., None]:
    @wraps(update)
    def update_from_db(self: TranslationSource) -> None:
        """Give translators the draft of a page that goes live together with its translations.

        Upstream gives them what is published.
        """
        update(self)
        page = self.get_source_instance()
        if isinstance(page, BasePage) and languages_with(draft := draft_of(page)):
            TranslationSource.update_or_create_from_instance(draft)
            self.refresh_from_db()

    return update_from_db


def install() -> None:
    """Stand at the door, when all apps are ready."""
    PublishRevisionAction.execute = _guarded_publishing(PublishRevisionAction.execute)
    Translation.save_target = _guarded_translating(Translation.save_target)
    TranslationSource.update_from_db = _from_draft(TranslationSource.update_from_db)
