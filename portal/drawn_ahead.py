"""Makes the pictures of a page in all their sizes once it is published.

Wagtail makes a size when it is first asked for, inside the reader's request: the first reader of a
new list of partners waited five seconds. Here the worker draws the page and its card once, after
publishing, and throws away what it drew; the sizes stay.
"""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_save
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

from portal.library.models import PortalImage

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


@task(priority=LAST)
def draw_picture(pk: int) -> int:
    """Draw the published pages that show the picture `pk`; return how many there are."""
    picture = PortalImage.objects.filter(pk=pk).first()
    if picture is None:
        return 0
    shown = ReferenceIndex.get_references_to(picture).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    # The index names rows by texts, since some models have other keys than numbers.
    keys = {int(key) for key in shown.values_list("object_id", flat=True)}
    return sum(draw_page.func(key) for key in sorted(keys))


def draw_when_replaced(instance: PortalImage, created: bool, **_kwargs: Any) -> None:
    """Receive `post_save`: a picture with another file or another middle loses its sizes."""
    if not created:
        transaction.on_commit(partial(draw_picture.enqueue, instance.pk), robust=True)


def draw_when_published(instance: Page, **_kwargs: Any) -> None:
    """Receive `page_published`: have the worker draw the page."""
    transaction.on_commit(partial(draw_page.enqueue, instance.pk), robust=True)


def watch_publishing() -> None:
    """Begin to listen, when all apps are ready."""
    page_published.connect(draw_when_published)
    post_save.connect(draw_when_replaced, sender=PortalImage)
