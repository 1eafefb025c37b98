"""Files that were put where not everybody may have them are quoted and found no more."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from portal.catalogue import documents, refiling
from portal.library.reading.models import DocumentText
from portal.library.reading.signals import document_read
from portal.library.reading.states import ReadingState
from resources.models import ResourceEdition
from tests.factories.resources import ResourcePageFactory, a_document

from .conftest import answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(library):
    """The file of a public page, with words that stand nowhere else."""
    page = ResourcePageFactory(parent=library, title="Guide")
    document = a_document()
    ResourceEdition.objects.create(page=page, locale=page.locale, language="en", document=document)
    text, _made = DocumentText.objects.update_or_create(
        document=document, defaults={"state": ReadingState.READ, "text": "Said in canaryword only."}
    )
    document_read.send(sender=DocumentText, text=text)
    return document


@pytest.fixture
def members():
    """A collection that is not open to everybody."""
    members = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(collection=members, restriction_type="login")
    return members


def quoted(english) -> str:
    found = answer("canaryword", english)
    return "".join(piece.text for one in found.snippets.values() for piece in one.pieces)


def test_file_that_was_moved_behind_everybodys_back_is_not_quoted(document, members, english):
    assert "canaryword" in quoted(english)
    type(document).objects.filter(pk=document.pk).update(collection=members)
    assert "canaryword" not in quoted(english)


def test_files_that_staff_put_into_a_closed_collection_are_found_no_more(
    document, members, english, admin_client
):
    assert answer("canaryword", english).count == 1
    action = reverse("wagtail_bulk_action", args=["library", "portaldocument", "add_to_collection"])
    admin_client.post(f"{action}?id={document.pk}", {"collection": members.pk})
    document.refresh_from_db()
    assert document.collection == members
    assert answer("canaryword", english).count == 0


def test_files_of_a_collection_that_staff_move_below_a_closed_one_are_found_no_more(
    document, members, english, admin_client, monkeypatch
):
    leaflets = Collection.get_first_root_node().add_child(name="Leaflets")
    document.collection = leaflets
    document.save()
    assert answer("canaryword", english).count == 1
    edit = reverse("wagtailadmin_collections:edit", args=[leaflets.pk])
    admin_client.post(edit, {"name": "Leaflets", "parent": members.pk})
    assert answer("canaryword", english).count == 0

    # The worker writes what is too much for a request.
    monkeypatch.setattr(refiling, "MOST_AT_ONCE", 0)
    leaflets.refresh_from_db()
    CollectionViewRestriction.objects.all().delete()
    assert answer("canaryword", english).count == 0
    refiling.write_pages_of_documents.func(documents.documents_in(leaflets))
    assert answer("canaryword", english).count == 1
