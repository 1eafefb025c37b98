"""The library of the demo."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.demo.catalogue import catalogue, languages
from portal.demo.references import Page, Picture, rows, terms
from portal.demo.registry import Stage, part
from portal.demo.site import DemoSite
from resources.licenses import License
from resources.models import (
    Accessible,
    ResourceConcern,
    ResourceEdition,
    ResourceIndexPage,
    ResourcePage,
)

from . import library_texts
from .library_texts import LETS_TALK, OURS, OWN
from .writing import Resource

SHEETS = Path(__file__).parent / "sheets"
"""The printed sheets of some resources, made by `printing.py`."""


@part(Stage.INDEXES, "Library")
def load_index(site: DemoSite) -> None:
    """Make the page that lists the resources."""
    site.page(
        ResourceIndexPage,
        "resources",
        "home",
        title=library_texts.INDEX_TITLE,
        summary=library_texts.INDEX_SUMMARY,
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
        title=resource.title,
        subtitle=resource.subtitle,
        summary=resource.summary,
        social_image=Picture(resource.picture),
        published_on=date.fromisoformat(resource.published),
        subjects=terms(*resource.subjects),
        audiences=terms(*resource.audiences),
        categories=terms(*resource.categories),
        uses=[("use", use) for use in resource.uses],
        body=list(resource.body),
        concerns=rows(ResourceConcern, *({"target": Page(name)} for name in resource.concerns)),
        **fields,
    )


def _sheets(site: DemoSite, resource: Resource) -> list[dict[str, Any]]:
    return [
        {
            "language": language,
            "title": title,
            "document": site.document(title, path, language),
            "accessible": Accessible.YES,
        }
        for language, title, path in sheets_of(resource)
    ]


def sheets_of(resource: Resource) -> list[tuple[str, str, Path]]:
    """Return the language, the title and the file of each of a resource's printed sheets."""
    if not resource.sheet:
        return []
    source = settings.LANGUAGE_CODE
    titles = {source: resource.title} | {
        language: catalogue(language).plain(resource.title) for language in languages()
    }
    paths = {language: SHEETS / f"{resource.sheet}-{language}.pdf" for language in titles}
    return [(language, titles[language], path) for language, path in paths.items() if path.exists()]
