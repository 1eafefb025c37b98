"""Gaps in a saved answer, such as {name}, and what fills them."""

import re
from typing import TYPE_CHECKING, Any

from wagtail.admin.utils import get_user_display_name

if TYPE_CHECKING:
    from .models import Inquiry

PLACEHOLDERS = ("name", "reference", "page", "me")
GAP = re.compile(r"\{\s*(\w+)\s*\}")


def unknown_placeholders(text: str) -> list[str]:
    """Return the gaps of a text that nothing fills, as they are written."""
    return [gap[0] for gap in GAP.finditer(text) if gap[1] not in PLACEHOLDERS]


def open_placeholders(text: str) -> list[str]:
    """Return the gaps that are still open in a text, as they are written."""
    return [gap[0] for gap in GAP.finditer(text) if gap[1] in PLACEHOLDERS]


def filled(text: str, inquiry: "Inquiry", user: Any) -> str:
    """Return a text with its gaps filled for one inquiry and the member of staff who answers.

    A gap stays open where nothing is known, such as the name of somebody who gave none.
    """
    values = {
        "name": inquiry.sender_name,
        "reference": inquiry.reference,
        "page": inquiry.page_title,
        "me": get_user_display_name(user),
    }
    return GAP.sub(lambda gap: values.get(gap[1]) or gap[0], text)
