"""What the library adds to the admin."""

from wagtail import hooks

from resources.admin.resource import ResourceListing


@hooks.register("register_admin_viewset")
def register_resources() -> ResourceListing:
    """Give the library a place in the menu."""
    return ResourceListing("resources")
