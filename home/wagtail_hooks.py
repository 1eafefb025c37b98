"""What the admin shows of the standing pages."""

from wagtail import hooks

from home.admin.standard import StandardPageListing


@hooks.register("register_admin_viewset")
def standing_pages() -> StandardPageListing:
    """List the standing pages in the menu."""
    return StandardPageListing("standing_pages")
