"""What search engines read of the front page, of texts and of contact pages."""

from django.urls import reverse
from django.utils import translation

from portal.structured import Node, Telling, describe, web_page, written
from portal.structured.nodes import site_id

from .models import ContactPage, HomePage, Kind, StandardPage


def front_page(page: HomePage, telling: Telling) -> list[Node]:
    """Describe the site with its search, who runs it, and the page."""
    with translation.override(page.locale.language_code):
        search = telling.absolute(reverse("search"))
    site = site_id(page, telling)
    return [
        {
            "@type": "WebSite",
            "@id": site,
            "url": telling.url(page),
            "name": telling.site_name,
            "description": page.summary or page.lede,
            "inLanguage": page.locale.language_code,
            "publisher": {"@type": "Organization", "name": telling.site_name},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
                "query-input": "required name=words",
            },
        },
        web_page(page, telling),
    ]


def text(page: StandardPage, telling: Telling) -> list[Node]:
    """Describe an article, a page about the program or a statement."""
    if page.kind == Kind.ARTICLE:
        day = page.published_on and page.published_on.isoformat()
        return [written(page, telling, **({"datePublished": day} if day else {}))]
    reviewed = page.reviewed_on and page.reviewed_on.isoformat()
    kind = "AboutPage" if page.kind == Kind.ABOUT else "WebPage"
    return [web_page(page, telling, kind, lastReviewed=reviewed)]


def contact(page: ContactPage, telling: Telling) -> list[Node]:
    """Describe a form. Its mailboxes are nobody's business."""
    return [web_page(page, telling, "ContactPage")]


def offer() -> None:
    """Describe the page types of this app."""
    describe(HomePage, front_page)
    describe(StandardPage, text)
    describe(ContactPage, contact)
