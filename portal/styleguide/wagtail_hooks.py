"""Puts the style page into the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import StylePage, letter


@hooks.register("register_admin_urls")
def style_page_address() -> list[URLPattern]:
    """Serve the style page under the admin's path; Wagtail lets only staff in."""
    letters = "style/letters/<slug:name>-<str:language>"
    return [
        path("style/", StylePage.as_view(), name="portal_style"),
        path(f"{letters}.html", letter, {"form": "html"}, name="portal_letter"),
        path(f"{letters}.txt", letter, {"form": "txt"}, name="portal_plain_letter"),
    ]


@hooks.register("register_help_menu_item")
def style_page_entry() -> MenuItem:
    """Offer the style page in the admin's help menu."""
    return MenuItem(_("Style page"), reverse("portal_style"), icon_name="view", order=900)
