"""Puts the languages into the Wagtail admin."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .exchange.views import upload_po_file
from .machine.admin import ProtectedTermViewSet
from .machine.views import machine_translate
from .parity.admin import hooks as _parity  # noqa: F401 - registers its own
from .publishing.bulk import PublishTogetherBulkAction
from .publishing.door import HELD
from .publishing.editor import keep_new_page_back, publish_from_editor
from .publishing.own import translation_into
from .publishing.pieces import progress_of
from .reviews.editor import approve_address, say_what_waits
from .reviews.views import approve_translation, may_approve
from .together import hooks as _together  # noqa: F401 - registers them
from .translators import hooks as _translators  # noqa: F401 - registers them

register_snippet(ProtectedTermViewSet)

BEFORE_UPSTREAM = -10
"""wagtail-localize answers the same hooks, and the first answer counts."""

AFTER_WAGTAIL = 10


@hooks.register("before_edit_page", order=BEFORE_UPSTREAM)
def publish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish a translated page from the translation editor, and say what waits for approval."""
    say_what_waits(request, page)
    return publish_from_editor(request, page)


@hooks.register("before_edit_snippet", order=BEFORE_UPSTREAM)
def publish_snippet(request: HttpRequest, snippet: Any) -> HttpResponse | None:
    """Publish a translated snippet from the translation editor; say what waits for approval."""
    say_what_waits(request, snippet)
    return publish_from_editor(request, snippet)


hooks.register("before_publish_page", keep_new_page_back)
hooks.register("register_bulk_action", PublishTogetherBulkAction, order=AFTER_WAGTAIL)


@hooks.register("register_admin_urls", order=BEFORE_UPSTREAM)
def admin_urls() -> list[URLPattern]:
    """The address at which a machine's translation is approved, and some of wagtail-localize.

    Those stand in the place of upstream's, which are at the same addresses.
    """
    return [
        path(
            "localize/translate/<int:translation_id>/machine_translate/",
            machine_translate,
            name="machine_translate",
        ),
        path(
            "localize/translate/<int:translation_id>/pofile/upload/",
            upload_po_file,
            name="upload_pofile",
        ),
        path(
            "languages/approve/<int:translation_id>/",
            approve_translation,
            name="languages_approve",
        ),
    ]


@hooks.register("register_page_header_buttons")
def approve_button(page: Page, user: Any, **_options: Any) -> Iterator[Button]:
    """“Approve this translation” in the menu of a page that a machine translated."""
    if page.locale.language_code == settings.LANGUAGE_CODE or not may_approve(user, page):
        return
    translation = translation_into(page)
    if translation and progress_of([translation])[translation.pk].machine_unreviewed:
        yield Button(
            _("Approve this translation"),
            approve_address(translation),
            icon_name="check",
            priority=50,
        )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Offer the right to approve in the settings of groups."""
    return Permission.objects.filter(content_type__app_label="languages", codename="add_approval")


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for what was held back, in the history."""

    @actions.register_action(HELD)
    class HeldFormatter(LogFormatter):
        """Why."""

        label = _("Hold back")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            return _("Not published at its time: %(reasons)s") % {
                "reasons": " ".join(log_entry.data["reasons"])
            }
