"""Gives an empty portal what the rig needs: a contact page, and an administrator who uploads."""

from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from tests.factories.intake import contact_page

PASSWORD = "a-long-pass-phrase-for-the-rig"


def write() -> None:
    """Write it, once; `manage.py shell` calls this."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    contact_page(home)
    get_user_model().objects.create_superuser("rig", "rig@example.org", PASSWORD)
