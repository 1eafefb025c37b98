"""One address of every kind of public page, in every language, of a site with the demo."""

import json
from dataclasses import dataclass

from tests.rig.site import PortalSite

ASK = """
import json
from django.conf import settings
from wagtail.models import Page, get_page_models
found = {}
for model in get_page_models():
    if model._meta.app_label == "wagtailcore":
        continue
    for code, _ in settings.LANGUAGES:
        pages = model.objects.filter(locale__language_code=code).live().public()
        # The page with the most content shows the most.
        page = max(pages, key=lambda page: len(page.serializable_data().__repr__()), default=None)
        found[f"{model._meta.label_lower}:{code}"] = page and page.get_url()
print("ADDRESSES" + json.dumps(found))
"""


@dataclass(frozen=True)
class Address:
    """A kind of page in one language, and where it stands."""

    kind: str
    language: str
    url: str

    @property
    def name(self) -> str:
        """What tests, files and tables call it."""
        return f"{self.kind}-{self.language}"


def addresses(site: PortalSite) -> list[Address]:
    """Return the richest page of each type in each language, and the pages that are no page type.

    Raises LookupError for a page type of which the demo has no page in some language.
    """
    printed = site.manage("shell", "-v0", "-c", ASK)
    found = json.loads(printed.split("ADDRESSES", 1)[1])
    missing = [name for name, url in found.items() if not url]
    if missing:
        raise LookupError(f"The demo has no page of {', '.join(missing)}")
    pages = []
    for name, url in found.items():
        label, language = name.split(":")
        pages.append(Address(label.split(".")[1], language, url))
    for language in {page.language for page in pages}:
        pages += [
            Address("search-start", language, f"/{language}/search/"),
            Address("data", language, f"/{language}/data/"),
            Address("search", language, f"/{language}/search/?q=power"),
            Address("search-empty", language, f"/{language}/search/?q=xyzzy"),
            Address("search-suggestions", language, f"/{language}/search/suggest/?q=com"),
            Address("missing", language, f"/{language}/no-such-page/"),
        ]
    return [
        Address(page.kind, page.language, site.url + page.url) for page in sorted(pages, key=str)
    ]
