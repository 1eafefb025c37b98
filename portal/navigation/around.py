"""What stands around an answer, and the pages it leads to, read at once."""

from django.http import HttpRequest

from portal.pages import BasePage
from portal.speed.read_ahead import links_of, read_ahead

from .chrome import chrome_of


def read_around(request: HttpRequest, page: BasePage | None = None, text: str = "") -> None:
    """Read what menu, footer and alert lead to, and the front pages of all languages: one query.

    With them what the texts of a `page` of the tree lead to, and the page in all its languages; or,
    for an answer that is no page, what its rich `text` does. Call it before a template asks for
    these one after the other.
    """
    chrome = chrome_of(request)
    keys = [page.translation_key] if page else []
    if chrome.site:
        keys.append(chrome.site.root_page.translation_key)
    read_ahead(page, chrome.page_ids.union(pk for _page, pk in links_of(text)), keys)
