"""An edition has one address for good: it serves the newest file, and keeps the earlier ones."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail_localize.operations import translate_object

from portal.library.models import PortalDocument
from resources.models import EditionFile, ResourceEdition, ResourcePage
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory

pytestmark = pytest.mark.django_db


def a_file(words: str, name: str = "file.txt") -> PortalDocument:
    return PortalDocument.objects.create(title=words, file=ContentFile(words.encode(), name=name))


@pytest.fixture
def page(site_root) -> ResourcePage:
    """A published guide with a Spanish file."""
    library = ResourceIndexPageFactory(parent=site_root)
    page = ResourcePageFactory(parent=library, title="Guide", slug="guide")
    add(page, "es", document=a_file("first"))
    return page


def add(page: ResourcePage, language: str, **fields) -> ResourceEdition:
    return ResourceEdition.objects.create(
        page=page, locale=page.locale, language=language, **fields
    )


def choose(page: ResourcePage, document: PortalDocument, note: str = "") -> None:
    """Choose another file for the first edition, and publish, as staff do in the editor."""
    draft = ResourcePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    edition = draft.editions.all()[0]
    edition.document, edition.change_note = document, note
    draft.editions = [edition]
    draft.save_revision().publish()


def body(answer) -> str:
    return b"".join(answer.streaming_content).decode()


def test_an_edition_keeps_its_address_whatever_file_it_has(page, client, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    address = f"{page.url}files/es/"
    first = client.get(address)
    assert body(first) == "first"
    assert 'filename="guide-es.txt"' in first["Content-Disposition"]
    assert first["Content-Disposition"].startswith("attachment")
    assert first["Content-Security-Policy"] == "default-src 'none'"
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304

    time_machine.shift(timedelta(days=400))
    choose(page, a_file("second", "other.csv"), "Figures of 2026")
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert body(again) == "second"
    assert 'filename="guide-es.csv"' in again["Content-Disposition"]

    time_machine.shift(timedelta(days=1))
    replaced = EditionFile.objects.current().get().document
    replaced.file = ContentFile(b"third", name="third.txt")
    replaced.save()
    assert body(client.get(address)) == "third"
    assert [body(client.get(f"{address}{number}/")) for number in (1, 2, 3)] == [
        "first",
        "second",
        "third",
    ]
    html = client.get(page.url).content.decode()
    assert f'href="{address}"' in html
    assert f'href="{address}2/"' in html
    assert "2 earlier versions" in html
    assert "Figures of 2026" in html
    assert EditionFile.objects.filter(note="Figures of 2026").count() == 1, "a note of one file"


def test_staff_replace_a_file_in_the_library(page, staff, django_capture_on_commit_callbacks):
    served = EditionFile.objects.current().get().document
    old = served.file.name
    form = {"title": "Guide", "file": ContentFile(b"second", name="second.txt"), "tags": ""}
    form |= {"collection": served.collection_id, "language": "es"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = staff.post(reverse("wagtaildocs:edit", args=[served.pk]), form)
        assert answer.status_code == 302
        assert served.file.storage.exists(old), "nothing is deleted before the new file is there"
    assert not served.file.storage.exists(old)
    assert body(staff.get(f"{page.url}files/es/")) == "second"
    assert body(staff.get(f"{page.url}files/es/1/")) == "first"


def test_drafts_change_nothing_and_earlier_files_cannot_be_deleted(page, client):
    draft = page.get_latest_revision_as_object()
    edition = draft.editions.all()[0]
    edition.document = a_file("draft")
    draft.editions = [edition]
    draft.save_revision()
    assert body(client.get(f"{page.url}files/es/")) == "first"
    choose(page, a_file("second"))
    with pytest.raises(ProtectedError):
        PortalDocument.objects.get(title="first").delete()
    page.delete()
    assert not EditionFile.objects.exists()


def test_keys_are_for_good_and_never_shared(page, client):
    add(page, "es", document=a_file("slides"))
    add(page, "pt-br", url="https://example.org/pt.pdf")
    assert [edition.key for edition in page.editions.all()] == ["es", "es-2", "pt-br"]
    elsewhere = client.get(f"{page.url}files/pt-br/")
    assert (elsewhere.status_code, elsewhere["Location"]) == (302, "https://example.org/pt.pdf")

    draft = ResourcePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    written_before = list(draft.editions.all())
    for edition in written_before:
        edition.key = ""  # as in a draft that was saved before the page was first published
    draft.editions = written_before
    draft.save_revision().publish()
    assert [edition.key for edition in page.editions.all()] == ["es", "es-2", "pt-br"]
    # Staff take the row away and make a new one in its place.
    draft.editions = [ResourceEdition(language="es", document=a_file("new row"))]
    draft.save_revision().publish()
    assert body(client.get(f"{page.url}files/es/")) == "new row"
    assert body(client.get(f"{page.url}files/es/1/")) == "first"
    for gone in ("es-2/", "es-2/1/", "pt-br/", "fr/", "es/9/"):
        assert client.get(f"{page.url}files/{gone}").status_code == 404, gone


def test_every_language_of_the_page_serves_the_newest_file(page, client, spanish):
    for original in (page.get_parent().get_parent(), page.get_parent(), page):
        translate_object(original.specific, [spanish])
    twin = ResourcePage.objects.get(locale=spanish)
    twin.get_ancestors(inclusive=True).filter(depth__gt=1).update(live=True)
    choose(page, a_file("second"))
    with translation.override("es"):
        answer = client.get(f"{twin.url}files/es/")
        html = client.get(twin.url).content.decode()
    assert body(answer) == "second"
    assert answer["Link"] == f'<http://testserver{page.url}files/es/>; rel="canonical"'
    assert f"{twin.url}files/es/1/" in html
    # What lags behind is the translation's copy of the edition; saving it brings nothing old back.
    ResourceEdition.objects.get(page=twin).save()
    assert body(client.get(f"{page.url}files/es/")) == "second"


def test_files_are_as_closed_as_their_page_and_their_collection(
    page, client, spanish, administrator
):
    """Rows 2 and 3 of the hardening list."""
    client.logout()
    choose(page, a_file("Canary"))
    for original in (page.get_parent().get_parent(), page.get_parent(), page):
        translate_object(original.specific, [spanish])
    twin = ResourcePage.objects.get(locale=spanish)
    twin.get_ancestors(inclusive=True).filter(depth__gt=1).update(live=True)
    ways = [f"{at.url}files/es/{end}" for at in (page, twin) for end in ("", "1/", "2/")]
    opened = [client.get(way) for way in ways]
    assert {answer.status_code for answer in opened} == {200}
    assert {answer["Cache-Control"] for answer in opened} == {"public, no-cache"}
    etag = opened[2]["ETag"]

    def all_denied() -> bool:
        for way in ways:
            for headers in ({}, {"If-None-Match": etag}):
                answer = client.get(way, headers=headers)
                assert "public" not in answer.get("Cache-Control", ""), way
                assert "private" in answer.get("Cache-Control", ""), way
                if not (answer.status_code == 403 or "login" in answer.get("Location", "")):
                    return False
        return True

    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert all_denied()
    client.force_login(administrator)
    allowed = client.get(ways[0])
    assert body(allowed) == "Canary"
    assert "private" in allowed["Cache-Control"]
    client.logout()

    restriction.delete()
    board = Collection.get_first_root_node().add_child(name="Board")
    CollectionViewRestriction.objects.create(collection=board, restriction_type="login")
    PortalDocument.objects.update(collection=board)
    assert all_denied()
    CollectionViewRestriction.objects.update(restriction_type="password", password="word")
    asked = client.get(ways[0])
    assert asked["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in asked, "a question is no file"
    assert "private" in asked["Cache-Control"]
    CollectionViewRestriction.objects.all().delete()

    PortalDocument.objects.update(collection=Collection.get_first_root_node())
    for shown in (page, twin):
        shown.refresh_from_db()
        shown.unpublish()
    assert {client.get(way).status_code for way in ways} == {404}
