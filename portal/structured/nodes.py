"""The nodes that several page types say: the page, its picture, people, organizations, places."""

from collections.abc import Iterable
from datetime import datetime
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from portal.library.renditions import shared_picture
from portal.pages import BasePage

from .graph import Node, Telling


def web_page(page: BasePage, telling: Telling, kind: str = "WebPage", **more: Any) -> Node:
    """Return the page itself, with what every page says; `kind` is a kind of WebPage."""
    address = telling.url(page)
    return {
        "@type": kind,
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.search_description or page.summary,
        "inLanguage": page.locale.language_code,
        "datePublished": moment(page.first_published_at),
        "dateModified": moment(page.last_published_at),
        "isPartOf": {"@id": site_id(page, telling)},
        **more,
    }


def written(page: BasePage, telling: Telling, **more: Any) -> Node:
    """Return the page as an article."""
    return web_page(
        page,
        telling,
        "Article",
        headline=page.title,
        image=picture(page.social_image, telling),
        publisher={"@type": "Organization", "name": telling.site_name},
        **more,
    )


def site_id(page: BasePage, telling: Telling) -> str:
    """Return what the site in the language of `page` is called in all descriptions."""
    front = next((entry for entry in page.above if entry.depth == 2), page)
    return f"{telling.url(front)}#site"


def picture(image: Any, telling: Telling) -> str | None:
    """Return the address of a picture as shared links show it; None without one."""
    if not image:
        return None
    return telling.absolute(shared_picture(image).url)


def organization(name: str, url: str = "", kind: str = "Organization") -> Node:
    """Return an organization by its name."""
    return {"@type": kind, "name": name, "url": url}


def person(name: str, role: str = "", employer: str = "") -> Node:
    """Return a person as a page names them."""
    return {
        "@type": "Person",
        "name": name,
        "jobTitle": role,
        "affiliation": {"@type": "Organization", "name": employer},
    }


def place(name: str, latitude: float | None = None, longitude: float | None = None) -> Node:
    """Return a place by its name, with its position where it is known."""
    known = latitude is not None and longitude is not None
    point = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return {"@type": "Place", "name": name, "geo": point if known else None}


def listed_pages(pages: Iterable[Any], page: BasePage, telling: Telling) -> Node:
    """Return the pages of a list in their order; those in another language without their names."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "url": telling.url(entry),
                "name": entry.title if entry.locale_id == page.locale_id else None,
            }
            for number, entry in enumerate(pages, 1)
        ],
    }


def moment(instant: datetime | None) -> str | None:
    """Return an instant in UTC as schema.org writes it (ISO 8601)."""
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}" if instant else None


def plain(html: str) -> str:
    """Return rich text without its tags, in one line."""
    return " ".join(unescape(strip_tags(html.replace("<", " <"))).split())


def plain_lines(html: str) -> str:
    """Return rich text without its tags, a paragraph on each line."""
    lines = html.replace("</p>", "</p>\n").replace("</li>", "</li>\n").replace("<br/>", "\n")
    return unescape(strip_tags(lines)).strip()
