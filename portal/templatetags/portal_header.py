"""The head of a page, drawn once for the same words (portal/speed/pieces.py)."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

from portal.pages import BasePage
from portal.speed.pieces import piece
from portal.taxonomy.vocabulary import labels_of

register = template.Library()

AS_GIVEN = ("eyebrow", "facts", "lang", "hero", "href", "label", "href_2", "label_2")
"""Words of components/page_header.html that it shows as whoever includes it gives them."""

PICTURE = "components/picture.html"
SIZES = "(min-width: 80rem) 34rem, (min-width: 48rem) 42vw, 92vw"


@register.simple_tag(takes_context=True)
def page_header(context: Context) -> SafeString:
    """Draw components/page_header_words.html of what components/page_header.html is given."""
    page, image = context.get("page"), context.get("image")
    image = image or getattr(page, "social_image", None)
    return piece(
        "components/page_header_words.html",
        trail=_trail(page, context.get("request")),
        title=context.get("title") or getattr(page, "title", ""),
        lede=context.get("lede") or getattr(page, "summary", ""),
        terms=labels_of(context.get("terms") or ()),
        picture=_picture(image, context.get("image_alt")) if image else "",
        **{name: context.get(name) for name in AS_GIVEN},
    )


def _trail(page: Any, request: HttpRequest | None) -> list[dict[str, str]]:
    """Return the published pages above `page`, from the front page down, as title and href.

    Empty for the front page and for a page that was never saved.
    """
    if not isinstance(page, BasePage) or not page.path or page.depth < 3:
        return []
    return [{"title": entry.title, "href": entry.get_url(request)} for entry in page.open_above]


def _picture(image: Any, alt: str | None) -> SafeString:
    words = {"image": image, "alt": alt, "sizes": SIZES, "eager": True}
    html = Engine.get_default().get_template(PICTURE).render(Context(words))
    return mark_safe(html)  # a template escaped what it shows
