"""What search engines read of the library and of a resource with its editions."""

from mimetypes import guess_type
from typing import Any

from portal.structured import Node, Telling, describe, listed_pages, organization, person, web_page
from portal.taxonomy.vocabulary import term_label

from .dates import published_digits
from .models import ResourceEdition, ResourceIndexPage, ResourcePage
from .opendata import lasting_address
from .references import authors_of


def library(page: ResourceIndexPage, telling: Telling) -> list[Node]:
    """Describe the list with what it shows."""
    listing = telling.context.get("listing")
    shown = listed_pages(listing.page if listing else [], page, telling)
    return [web_page(page, telling, "CollectionPage", mainEntity=shown)]


def resource(page: ResourcePage, telling: Telling) -> list[Node]:
    """Describe a publication: who wrote it, what it is about, where it can be had."""
    editions = telling.context.get("editions") or []
    address = f"{telling.url(page)}#work"
    names = {
        field: [term_label(term) for term in telling.context.get(field) or []]
        for field in ("subjects", "audiences", "categories")
    }
    work: Node = {
        "@type": "CreativeWork",
        "@id": address,
        "name": page.title,
        "alternativeHeadline": page.subtitle,
        "abstract": page.summary,
        "author": [
            person(author.spoken_name) if author.is_person else organization(author.spoken_name)
            for author in authors_of(page)
        ],
        "publisher": {"@type": "Organization", "name": page.publisher},
        "datePublished": published_digits(page.published_on, page.date_precision),
        "keywords": [*names["subjects"], *names["categories"]],
        "audience": [{"@type": "Audience", "audienceType": name} for name in names["audiences"]],
        "license": page.license_url,
        "workExample": [_edition(edition, page, telling) for edition in editions],
        "mainEntityOfPage": {"@id": telling.url(page)},
    }
    return [web_page(page, telling, "ItemPage", mainEntity={"@id": address}), work]


def _edition(edition: ResourceEdition, page: ResourcePage, telling: Telling) -> Node:
    """Return a resource in one language, as a file of ours or at an address elsewhere."""
    node: dict[str, Any] = {
        "@type": "DigitalDocument",
        "name": edition.shown_title,
        "inLanguage": edition.language,
    }
    if not edition.document:
        return {**node, "url": edition.url}
    return {
        **node,
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": telling.absolute(lasting_address(edition, telling.url(page))),
            "encodingFormat": guess_type(edition.document.filename)[0],
            "contentSize": str(edition.size or ""),
        },
    }


def offer() -> None:
    """Describe the page types of this app."""
    describe(ResourceIndexPage, library)
    describe(ResourcePage, resource)
