"""The first day of a site: an empty front page, where Wagtail has its welcome page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.models import HomePage


class AlreadyBegunError(Exception):
    """The site has a front page."""


@transaction.atomic
def begin_site(name: str) -> HomePage:
    """Make the front page in the source language and put the default site on it.

    The site's address comes from the setting WAGTAILADMIN_BASE_URL. Wagtail's welcome page goes,
    and nothing else. Raises AlreadyBegunError when there is a front page.
    """
    if HomePage.objects.exists():
        raise AlreadyBegunError
    root = Page.get_first_root_node()
    for welcome in root.get_children().exact_type(Page):
        welcome.delete()
    root.refresh_from_db()
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = root.add_child(instance=HomePage(title=name, slug="home", locale=locale))
    home.save_revision().publish()
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": name,
            "root_page": home,
        },
    )
    return home
