"""Fills a portal for tests/deploy/test_growing.py; `manage.py shell` calls this."""

import json

from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from portal.library.models import PortalDocument
from tests.faults.content import write as write_pages
from tests.portal.library import files


def write() -> None:
    """Write pages, an administrator and a private document; print where the document is."""
    write_pages()
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    document = PortalDocument.objects.create(
        title="Minutes", collection=closed, file=ContentFile(files.pdf(1), name="minutes.pdf")
    )
    print(json.dumps({"address": document.url, "name": document.file.name}))
