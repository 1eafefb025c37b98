"""The library of the demo."""

from datetime import date
from pathlib import Path
from typing import Any

from portal.demo.references import Page, Picture, rows, terms
from portal.demo.registry import Stage, part
from portal.demo.site import DemoSite
from portal.demo.words import both
from resources.licenses import License
from resources.models import (
    Accessible,
    ResourceConcern,
    ResourceEdition,
    ResourceIndexPage,
    ResourcePage,
)

from . import library_texts
from .library_texts import LETS_TALK, OURS, OWN, Resource

SHEETS = Path(__file__).parent / "sheets"
"""The printed sheets of some resources, made by `printing.py`."""


@part(Stage.INDEXES, "Library")
def load_index(site: DemoSite) -> None:
    """Make the page that lists the resources."""
    site.page(
        ResourceIndexPage,
        "resources",
        "home",
        title=both(*library_texts.INDEX_TITLE),
        summary=both(*library_texts.INDEX_SUMMARY),
        social_image=Picture("resources"),
        show_in_menus=True,
    )


@part(Stage.RESOURCES, "Resources")
def load_resources(site: DemoSite) -> None:
    """Make the resource of the NCCDH with its two editions, and our own."""
    publisher = "National Collaborating Centre for Determinants of Health"
    _load(
        site,
        LETS_TALK,
        publisher=publisher,
        publisher_page=Page("partners/nccdh"),
        editions=rows(
            ResourceEdition,
            {
                "language": "en",
                "title": "Let's Talk: Community organizing",
                "url": "https://nccdh.ca/",
            },
            {"language": "fr", "url": "https://nccdh.ca/fr"},
        ),
    )
    for resource in OWN:
        _load(
            site,
            resource,
            publisher=OURS,
            license=License.CC_BY,
            editions=rows(ResourceEdition, *_sheets(site, resource)),
        )


def _load(site: DemoSite, resource: Resource, **fields: Any) -> None:
    site.page(
        ResourcePage,
        f"resources/{resource.name}",
        "resources",
        title=both(*resource.title),
        subtitle=both(*resource.subtitle) if resource.subtitle else "",
        summary=both(*resource.summary),
        social_image=Picture(resource.picture),
        published_on=date.fromisoformat(resource.published),
        subjects=terms(*resource.subjects),
        audiences=terms(*resource.audiences),
        categories=terms(*resource.categories),
        uses=[("use", both(*use)) for use in resource.uses],
        body=list(resource.body),
        concerns=rows(ResourceConcern, *({"target": Page(name)} for name in resource.concerns)),
        **fields,
    )


def _sheets(site: DemoSite, resource: Resource) -> list[dict[str, Any]]:
    if not resource.sheet:
        return []
    return [
        {
            "language": language,
            "title": (title := " ".join(resource.title[number].split())),
            "document": site.document(title, SHEETS / f"{resource.sheet}-{language}.pdf", language),
            "accessible": Accessible.YES,
        }
        for number, language in enumerate(("en", "es"))
    ]
