"""What stands around an answer that is no page of the tree, read at once."""

from django.http import HttpRequest

from portal.readahead import read_ahead

from .chrome import chrome_of


def read_around(request: HttpRequest) -> None:
    """Read what menu, footer and alert lead to, and the front pages of all languages: one query.

    Call it before the template asks for these one after the other. `portal.serving` does the same
    for a page of the tree.
    """
    chrome = chrome_of(request)
    keys = [chrome.site.root_page.translation_key] if chrome.site else []
    read_ahead(None, chrome.page_ids, keys)
