"""What staff do with one click: use a link's new address, bring a file back, or withdraw it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from portal.library.models import PortalDocument
from resources.links.mending import use_new_address
from resources.models import EditionFile, LinkState, LinkUse, ResourcePage

WITHDRAWN = "resources.withdraw_file"
"""How the history names it."""


@require_http_methods(["GET", "POST"])
def mend_link(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Ask, then put the new address of a link in the place of the old one."""
    page = _editable(request, page_id)
    use = get_object_or_404(
        LinkUse.objects.select_related("link"),
        page=page,
        link_id=link_id,
        link__state=LinkState.MOVED,
    )
    if request.method == "POST":
        _revision, published = use_new_address(page, use.link, request.user)
        done = (
            _("The new address is on the page.")
            if published
            else _("The new address is in the draft. It is on the page once that is published.")
        )
        messages.success(request, done)
        return redirect(_back(request, page))
    words = {
        "title": _("Use the new address"),
        "question": _("Put the new address in the place of the old one on this page?"),
        "facts": [(_("Old address"), use.link.url), (_("New address"), use.link.moved_to)],
    }
    return _asked(request, page, words)


@require_http_methods(["GET", "POST"])
def restore_file(request: HttpRequest, page_id: int, file_id: int) -> HttpResponse:
    """Ask, then choose an earlier file of an edition again, in a draft."""
    page = _editable(request, page_id)
    file = _earlier_file(request, page, file_id)
    draft = page.get_latest_revision_as_object()
    editions = list(draft.editions.all())
    chosen = [edition for edition in editions if edition.key == file.edition_key]
    if not chosen:
        raise PermissionDenied
    if request.method == "POST":
        for edition in chosen:
            edition.document, edition.url = file.document, ""
            edition.change_note = _("The file of %(date)s again") % {
                "date": f"{file.since:%Y-%m-%d}"
            }
        draft.editions = editions
        draft.save_revision(user=request.user, log_action=True)
        messages.success(
            request,
            _("The earlier file is in the draft. It is on the page once that is published."),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    words = {
        "title": _("Bring an earlier file back"),
        "question": _("Choose this file for the edition again? The present one is kept."),
        "facts": _facts(file),
    }
    return _asked(request, page, words)


@require_http_methods(["GET", "POST"])
def withdraw_file(request: HttpRequest, page_id: int, file_id: int) -> HttpResponse:
    """Ask, then take the address of an earlier file away, at once and for good.

    The document stays in the library, and with other versions that have it. What is public changes,
    so it takes the right to publish.
    """
    page = _editable(request, page_id)
    file = _earlier_file(request, page, file_id)
    permissions: Any = page.permissions_for_user(request.user)
    if not permissions.can_publish():
        raise PermissionDenied
    if request.method == "POST":
        with transaction.atomic():
            file.delete()
            about = {"edition": file.edition_key, "number": file.number, "file": str(file.document)}
            log(page, WITHDRAWN, user=request.user, data=about)
        library = reverse("wagtaildocs:edit", args=[file.document_id])
        messages.success(
            request,
            _("The version is withdrawn. Its file is still in the document library."),
            buttons=[messages.button(library, _("Open in the document library"))],
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    words = {
        "title": _("Withdraw this version"),
        "question": _("Take this version off the site? Its address leads nowhere from then on."),
        "facts": _facts(file),
    }
    return _asked(request, page, words)


def _earlier_file(request: HttpRequest, page: ResourcePage, file_id: int) -> EditionFile:
    """Return a file that the page served before. Raises PermissionDenied, or Http404."""
    files = EditionFile.objects.of_resource(page.translation_key).exclude(until=None)
    file = get_object_or_404(files, pk=file_id)
    policy = policy_registry.get_by_type(PortalDocument)
    if not policy.user_has_any_permission_for_instance(
        request.user, ["choose", "change"], file.document
    ):
        raise PermissionDenied
    return file


def _facts(file: EditionFile) -> list[tuple[str, str]]:
    return [
        (_("File"), str(file.document)),
        (_("Served since"), f"{file.since:%Y-%m-%d}"),
        (_("Until"), f"{file.until:%Y-%m-%d}"),
    ]


def _editable(request: HttpRequest, page_id: int) -> ResourcePage:
    # Translations get editions and addresses from the page in the source language.
    pages = ResourcePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    page = get_object_or_404(pages, pk=page_id)
    permissions: Any = page.permissions_for_user(request.user)
    if not permissions.can_edit() or permissions.page_locked():
        raise PermissionDenied
    return page


def _back(request: HttpRequest, page: ResourcePage) -> str:
    following = str(get_valid_next_url_from_request(request))
    return following or reverse("wagtailadmin_pages:edit", args=[page.pk])


def _asked(request: HttpRequest, page: ResourcePage, words: dict[str, Any]) -> HttpResponse:
    context = {
        "page": page,
        "next": get_valid_next_url_from_request(request),
        **words,
    }
    return TemplateResponse(request, "resources/admin/confirm.html", context)
