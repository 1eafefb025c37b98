"""Makes the pictures of a page in all their sizes once it is published.

Wagtail makes a size when it is first asked for, inside the reader's request: the first reader of a
new list of partners waited five seconds. Here the worker draws the page and its card once, after
publishing, and throws away what it drew; the sizes stay.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published

LAST = -50
"""The priority of these tasks, from -100 to 100: mail goes first."""


@task(priority=LAST)
def draw_page(pk: int) -> bool:
    """Draw the published page `pk` as a visitor gets it, and the card that lists show of it.

    Returns whether it is still there to be drawn.
    """
    page = Page.objects.live().filter(pk=pk).specific().select_related("locale").first()
    if page is None:
        return False
    with translation.override(page.locale.language_code):
        page.make_preview_request()
        if card := getattr(page, "card_template", None):
            render_to_string(card, {"page": page, "request": None})
    return True


def draw_when_published(instance: Page, **_kwargs: Any) -> None:
    """Receive `page_published`: have the worker draw the page."""
    transaction.on_commit(partial(draw_page.enqueue, instance.pk), robust=True)


def watch_publishing() -> None:
    """Begin to listen, when all apps are ready."""
    page_published.connect(draw_when_published)
