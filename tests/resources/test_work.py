"""Staff learn which editions shut people out, and bring earlier files back."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from portal.library.models import PortalDocument
from portal.library.reading.tasks import read_now
from resources.files.twins import without_twin
from resources.models import Accessible, EditionFile, ResourceEdition, ResourcePage
from resources.models.edition import with_documents
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.portal.library.reading import made

pytestmark = pytest.mark.django_db

GOOD = made.pdf(["Text"], "/Lang(es)/MarkInfo<</Marked true>>", "/Title(A)")


def a_pdf(title: str, content: bytes, language: str = "es", **fields) -> PortalDocument:
    document = PortalDocument.objects.create(
        title=title, file=ContentFile(content, name="file.pdf"), language=language, **fields
    )
    read_now(document.pk)
    return document


@pytest.fixture
def page(site_root, administrator) -> ResourcePage:
    """A guide whose Spanish file is a scan; the page itself says nothing yet."""
    library = ResourceIndexPageFactory(parent=site_root)
    page = ResourcePageFactory(parent=library, title="Guide", slug="guide", owner=administrator)
    ResourceEdition.objects.create(
        page=page, locale=page.locale, language="es", document=a_pdf("Scan", made.pdf([""]))
    )
    return page


def shut(page: ResourcePage) -> list[str]:
    return [edition.language for edition in without_twin(page, with_documents(page))]


def test_what_shuts_people_out_needs_the_same_in_another_form(page, spanish):
    assert shut(page) == ["es"]
    page.body = [("paragraph", "<p>In English</p>")]
    assert shut(page) == ["es"], "a text in another language says nothing to its readers"
    other = ResourceEdition.objects.create(
        page=page, locale=page.locale, language="es-mx", document=a_pdf("Good", GOOD)
    )
    assert shut(page) == ["es"], "nobody has looked whether the other one can be read"
    other.accessible = Accessible.YES
    other.save()
    assert shut(page) == []
    other.delete()
    twin = page.copy_for_translation(spanish, copy_parents=True)
    twin.body = [("paragraph", "<p>En español</p>")]
    twin.live = True
    twin.save()
    assert shut(page) == []
    twin.delete()
    page.archived = True
    assert shut(page) == [], "an exception of the law"


def test_nobody_states_accessible_what_the_check_found_shut(page, client):
    [edition] = with_documents(page)
    edition.accessible = Accessible.YES
    with pytest.raises(ValidationError) as refusal:
        edition.clean()
    assert "accessible" in refusal.value.message_dict
    html = client.get(page.url).content.decode()
    assert "Not accessible" in html


def test_the_editor_the_report_the_dashboard_and_publishing_say_what_to_do(page, staff):
    editor = staff.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    report = staff.get("/admin/reports/files/").content.decode()
    for html in (editor, report):
        assert "It holds pictures of text, and no text." in html
        assert "text recognition (OCR)" in html
    assert "nothing beside it says the same" in editor
    assert "Guide" in report
    assert "1 file needs work" in staff.get("/admin/").content.decode()
    for query, number in (
        (f"?owner={page.owner_id}", 1),
        ("?problem=untagged", 0),
        ("?problem=scanned&excludes=true", 1),
        ("?excludes=false", 0),
    ):
        rows = staff.get(f"/admin/reports/files/{query}").context["object_list"]
        assert len(rows) == number, query
    sheet = staff.get("/admin/reports/files/?export=csv")
    assert "pictures of text" in b"".join(sheet.streaming_content).decode()

    edition = page.editions.get()
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "date_precision": page.date_precision,
            "authors": streamfield([]),
            "uses": streamfield([]),
            "body": streamfield([]),
            "editions": inline_formset(
                [
                    {
                        "id": edition.pk,
                        "language": "es",
                        "document": edition.document_id,
                        "accessible": "unknown",
                    }
                ],
                initial=1,
            ),
            "picked_resources": inline_formset([]),
            "concerns": inline_formset([]),
            "action-publish": "1",
        }
    )
    answer = staff.post(f"/admin/pages/{page.pk}/edit/", data, follow=True)
    assert "Published, with something to do" in answer.content.decode()


def test_an_earlier_file_comes_back_by_a_draft(page, staff, client):
    first = EditionFile.objects.get()
    edition = page.editions.get()
    edition.document = a_pdf("Good", GOOD)
    edition.save()
    address = f"/admin/resource-files/{page.pk}/{first.pk}/restore/"
    assert address in staff.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Scan" in staff.get(address).content.decode()
    assert staff.post(address)["Location"] == f"/admin/pages/{page.pk}/edit/"
    current = EditionFile.objects.current()
    assert current.get().document.title == "Good", "drafts change nothing"
    ResourcePage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert current.get().document.title == "Scan"
    assert EditionFile.objects.count() == 3


def test_a_file_published_by_mistake_is_withdrawn(
    page, staff, client, administrator, django_user_model
):
    wrong = EditionFile.objects.get()
    edition = page.editions.get()
    address = f"/admin/resource-files/{page.pk}/{wrong.pk}/withdraw/"
    assert staff.post(address, follow=True).status_code == 404, "what is served now is replaced"
    edition.document = a_pdf("Good", GOOD)
    edition.save()
    assert client.get(f"{page.url}files/es/1/").status_code == 200
    writers = Group.objects.create(name="Writers")
    writers.permissions.add(permission("wagtailadmin", "access_admin"))
    GroupPagePermission.objects.create(
        group=writers, page=page, permission=permission("wagtailcore", "change_page")
    )
    GroupCollectionPermission.objects.create(
        group=writers,
        collection=Collection.get_first_root_node(),
        permission=permission("wagtaildocs", "choose_document"),
    )
    writer = django_user_model.objects.create_user("writer", "writer@example.org", "x")
    writer.groups.add(writers)
    client.force_login(writer)
    editor = f"/admin/pages/{page.pk}/edit/"
    assert address not in client.get(editor).content.decode()
    assert client.post(address)["Location"] == "/admin/"
    client.force_login(administrator)

    assert address in staff.get(editor).content.decode()
    assert "Scan" in staff.get(address).content.decode()
    assert EditionFile.objects.count() == 2, "asking changes nothing"
    assert staff.post(address)["Location"] == editor
    assert client.get(f"{page.url}files/es/1/").status_code == 404
    assert client.get(f"{page.url}files/es/").status_code == 200
    assert client.get(f"{page.url}files/es/2/").status_code == 200
    history = staff.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "Withdraw this version: Scan (Spanish) (1)" in history
    PortalDocument.objects.get(title="Scan").delete()


def test_others_see_and_mend_only_what_is_theirs(page, client):
    """Row 5 of the hardening list: pages and collections of another section."""
    group = Group.objects.create(name="Elsewhere")
    own = ResourcePageFactory(parent=page.get_parent(), title="Own")
    for codename in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=own, permission=permission("wagtailcore", codename)
        )
    collection = Collection.get_first_root_node().add_child(name="Theirs")
    GroupCollectionPermission.objects.create(
        group=group,
        collection=collection,
        permission=permission("wagtaildocs", "change_document"),
    )
    group.permissions.add(permission("wagtailadmin", "access_admin"))
    user = get_user_model().objects.create_user("elsewhere", "else@example.org", "x")
    user.groups.add(group)
    client.force_login(user)
    file = EditionFile.objects.get()
    for method in (client.get, client.post):
        answer = method(f"/admin/resource-files/{page.pk}/{file.pk}/restore/")
        assert answer.status_code == 302
        assert answer["Location"] == "/admin/"
        answer = method(f"/admin/resource-files/{own.pk}/{file.pk}/restore/", follow=True)
        assert answer.status_code == 404, "a file of another resource"
    assert b"Scan" not in client.get("/admin/reports/files/").content
    a_pdf("Theirs", made.pdf([""]), collection=collection)
    theirs = PortalDocument.objects.get(title="Theirs")
    for holder in (own, page):
        ResourceEdition.objects.create(
            page=holder, locale=page.locale, language="fr", document=theirs
        )
    ResourcePage.objects.filter(pk=page.pk).update(title="Draft of others", live=False)
    report = client.get("/admin/reports/files/").content
    assert b"Theirs" in report
    assert b"Own" in report
    assert b"Draft of others" not in report


def permission(app: str, codename: str):
    return Permission.objects.get(content_type__app_label=app, codename=codename)
