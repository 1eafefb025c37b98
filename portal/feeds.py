"""Feeds that people subscribe to: a list of pages as Atom (RFC 4287), one for each language.

    class StoryIndexPage(OffersFeed, BasePage):
        def feed_listing(self, query): ...

Its template shows the way with {% include "components/subscribe.html" %} and tells browsers and
feed readers of it with {% include "components/feed_link.html" %} in its block `meta`.
"""

import hashlib
import re
from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.listings import Listing
from portal.pages import BasePage

ENTRIES = 30
KEPT_BY_CACHES = 15 * 60
"""Seconds for which a copy of a feed may be handed out."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""For pages that were put in place and never published by hand: Atom wants a date."""

NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (2.2)."""


class AtomFeed(Atom1Feed):
    """An Atom feed whose entries say their own language, and that is the same each time."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Name the language of an entry that is in another one than the feed."""
        language = item["language"]
        return {} if language == self.feed["language"] else {"xml:lang": language}

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; for an empty feed, when its page did."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=self.feed["page_date"])


class OffersFeed(RoutablePageMixin):
    """Mixin for page types, before BasePage: the page's list can be subscribed to."""

    def feed_listing(self, query: QueryDict) -> Listing:
        """Return the list as `query` narrows it; all of its pages are open to every visitor."""
        raise NotImplementedError

    @path("feed.atom/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Serve the list as a feed; answer 304 to a program that has exactly this already."""
        content = atom(self, request)
        # No Last-Modified: a feed from which something was taken down would claim to be older.
        etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
        response = HttpResponse(content, content_type=AtomFeed.content_type)
        response["ETag"] = etag
        if not self.get_view_restrictions():
            patch_cache_control(response, public=True, max_age=KEPT_BY_CACHES)
        return get_conditional_response(request, etag=etag, response=response) or response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add where the feed of the list is, narrowed as the list is, and the list."""
        address = self.get_url(request) or ""
        listing = self.feed_listing(request.GET)
        return {
            **super().get_context(request, *args, **kwargs),
            "offered": listing,
            "feed_address": feed_address(address, listing),
        }


def feed_address(page_address: str, listing: Listing) -> str:
    """Return the address of the feed of a page's list, with what narrows it."""
    return f"{page_address}feed.atom{listing.narrowing}"


def atom(page: OffersFeed, request: HttpRequest) -> bytes:
    """Return the feed of a page's list: the entries that were published last."""
    if not isinstance(page, BasePage):
        raise TypeError("A feed is offered by a page.")
    listing = page.feed_listing(request.GET)
    address = page.get_full_url(request)
    language = page.locale.language_code
    feed = AtomFeed(
        title=_plain(f"{page.seo_title or page.title} \N{EN DASH} {settings.WAGTAIL_SITE_NAME}"),
        link=f"{address}{listing.narrowing}",
        description=None,
        subtitle=_plain(page.summary) or None,
        language=language,
        author_name=_plain(settings.WAGTAIL_SITE_NAME),
        feed_url=feed_address(address, listing),
        feed_guid=f"urn:uuid:{uuid5(page.translation_key, f'feed {language} {listing.narrowing}')}",
        page_date=page.last_published_at or UNDATED,
    )
    # An entry is no card: it has no picture, and says when it was published last.
    entries = listing.asked_for.defer(None).select_related(None).prefetch_related(None)
    newest = entries.select_related("locale")
    for entry in newest.order_by(F("first_published_at").desc(nulls_last=True), "pk")[:ENTRIES]:
        code = entry.locale.language_code
        # Readers take it for HTML.
        summary = escape(_plain(entry.summary or entry.search_description))
        feed.add_item(
            title=_plain(entry.title),
            link=entry.get_full_url(request),
            description=summary or None,  # type: ignore[arg-type]  # an entry needs none
            # Not its address, which may change.
            unique_id=f"urn:uuid:{uuid5(entry.translation_key, code)}",
            pubdate=entry.first_published_at,
            updateddate=entry.last_published_at or UNDATED,
            language=code,
        )
    return feed.writeString("utf-8").encode()


def _plain(text: str) -> str:
    return NOT_IN_XML.sub("", text)
