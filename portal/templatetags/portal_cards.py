"""Cards: each is drawn once for the same words and the same picture (portal/speed/pieces.py)."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

from portal.library.models import PortalImage
from portal.speed.pieces import piece
from portal.taxonomy.vocabulary import Named, labels_of

register = template.Library()

PICTURE = "components/card_picture.html"


@register.simple_tag
def card(
    *, image: PortalImage | None = None, terms: Iterable[Named] = (), **words: Any
) -> SafeString:
    """Draw `components/card.html`, whose comment names the words.

    `image` and `terms` are rows: here they become HTML and labels in the reader's language.
    """
    picture = _picture(image) if image else ""
    return piece("components/card.html", picture=picture, terms=labels_of(terms or ()), **words)


def _picture(image: PortalImage) -> SafeString:
    html = Engine.get_default().get_template(PICTURE).render(Context({"image": image}))
    return mark_safe(html.strip())  # a template escaped what it shows
