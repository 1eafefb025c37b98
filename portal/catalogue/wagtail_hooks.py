"""Notices in the admin what Wagtail changes without a signal."""

from collections.abc import Sequence

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks
from wagtail.documents import get_document_model

from .refiling import write_pages_with


@hooks.register("after_bulk_action")
def documents_changed(
    _request: HttpRequest, _action_type: str, objects: Sequence[Model], _action: object
) -> None:
    """Write the pages of documents that were put into another collection, many at once."""
    write_pages_with([each.pk for each in objects if isinstance(each, get_document_model())])
