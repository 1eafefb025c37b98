"""The one place through which pages and snippets go live, and what has to wait there.

Whatever publishes in Wagtail (the editor, a workflow's last approval, bulk actions, the scheduler,
the API, `revision.publish()`) runs a PublishRevisionAction, and all that publishes a translation in
wagtail-localize calls `Translation.save_target`. Both are guarded here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.conf import settings
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import DraftStateMixin, Revision
from wagtail_localize.models import StringTranslation, Translation

from portal.languages.reviews.approved import signature_of
from portal.pages import BasePage

from .pieces import pieces_of
from .reasons import HeldBackError, reasons_to_hold, translation_into

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
        if reasons := reasons_to_hold(self.object):
            if self.log_action == SCHEDULED:
                note_hold(self.object, self.revision, reasons)
                return None
            raise HeldBackError(reasons, held=self.object)
        _renew(self)
        sign(self.object)
        return execute(self, skip_permission_checks=skip_permission_checks)

    return guarded


def note_hold(held: DraftStateMixin, revision: Revision, reasons: list[str]) -> None:
    """Write into the history that something did not go live at its time: once for each revision."""
    noted = log_registry.get_logs_for_instance(held).filter(action=HELD, revision=revision)
    if not noted.exists():
        log(held, HELD, revision=revision, data={"reasons": reasons})


def _renew(action: PublishRevisionAction) -> None:
    """Put the finished translation in the place of a draft that was made before it was finished.

    Translators change pieces, not the draft: that is made anew when they publish. Whoever publishes
    the page elsewhere would publish the text as it was when the translation was begun.
    """
    translation = translation_into(action.object)
    if translation is None or not translation.enabled:
        return
    if not is_behind(action.revision, translation):
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


def install() -> None:
    """Stand at the door, when all apps are ready."""
    PublishRevisionAction.execute = _guarded_publishing(PublishRevisionAction.execute)
    Translation.save_target = _guarded_translating(Translation.save_target)
