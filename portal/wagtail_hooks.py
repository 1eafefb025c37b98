"""Puts our ways to look up links, to make pages, and to start what moves, in place of Wagtail's."""

from django.templatetags.static import static
from django.utils.html import escape, format_html
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from .made_once import PagesMadeOnce
from .speed.read_ahead import in_active_language, known_pages


class ReadAheadPageLinks(PageLinkHandler):
    """Links to pages inside texts."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tag of each link, to the page in the active language."""
        known = known_pages()
        if not known or any(int(attrs["id"]) not in known for attrs in attrs_list):
            return super().expand_db_attributes_many(attrs_list)
        pages = [in_active_language(known[int(attrs["id"])]) for attrs in attrs_list]
        return [f'<a href="{escape(page.url or "")}">' for page in pages]


@hooks.register("insert_global_admin_js")
def start_without_scripts() -> str:
    """Return the script that stands for those inside pages: portal/security/inline_scripts.py."""
    return format_html('<script src="{}"></script>', static("portal/admin/start.js"))


@hooks.register("register_admin_viewset", order=10)
def pages_made_once() -> PagesMadeOnce:
    """Make each new page once; after Wagtail registered its own views."""
    return PagesMadeOnce()


@hooks.register("register_rich_text_features", order=10)
def register_links(features: FeatureRegistry) -> None:
    """Read the pages behind all links of a page at once; after Wagtail registered its own."""
    features.register_link_type(ReadAheadPageLinks)
