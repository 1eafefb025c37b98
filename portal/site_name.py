"""What the site is called, in the reader's language."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from portal.languages.versions import homes_of


def site_name(request: HttpRequest | None) -> str:
    """Return the name that staff gave the site, or the one from the settings.

    In another language than the source's it is the title of that language's front page, for a
    site's own name can only be written once.
    """
    site = Site.find_for_request(request) if request else None
    name = (site and site.site_name) or settings.WAGTAIL_SITE_NAME
    language = get_language() or settings.LANGUAGE_CODE
    if request is None or not site or language == settings.LANGUAGE_CODE:
        return name
    home = next((home for home in homes_of(request) if home.locale.language_code == language), None)
    return home.title if home else name
