"""Whose rights hold for which row, and what an export holds of it."""

from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from resources.models import ResourceImport, ResourcePage
from resources.transfer.exporting import everything, exported_rows, keys_of
from tests.factories.resources import ResourcePageFactory

from .conftest import sent
from .dirty import as_csv
from .work import edit, employee, exported, logged_in, plan


def test_rights_of_the_tree_hold_row_by_row(library, administrator, check, bring):
    ResourcePageFactory(parent=library, title="Secret words", subtitle="canary")
    rows = exported()
    rows[1][2] = "Taken over"
    contributor, editor = employee("carla", "Contributors"), employee("edda", "Editors")
    client = logged_in(contributor)
    content = as_csv([*rows, ["mine", "en", "My own"]])
    client.post(reverse("resource_imports"), sent(content))
    upload = ResourceImport.objects.get(user=contributor)
    assert dict(upload.records.values_list("title", "outcome")) == {
        "Taken over": "problem",
        "My own": "new",
    }
    report = reverse("resource_import", args=[upload.pk])
    seen = client.get(report).content.decode()
    assert "that you may not change" in seen
    assert "canary" not in seen.replace(rows[1][3], ""), "nothing is told of a page of others"
    assert 'name="publish"' not in seen
    # A form that was tampered with publishes nothing either.
    client.post(reverse("resource_import_start", args=[upload.pk]), {"publish": "on"})
    mine = ResourcePage.objects.get(title="My own")
    assert (mine.live, mine.owner) == (False, contributor)
    assert PageLogEntry.objects.filter(page=mine, user=contributor).count() >= 2
    # Uploads are one's own. (Django's languages lead a 404 to one below /en/.)
    other = logged_in(editor)
    for name in ("resource_import", "resource_import_file", "resource_import_report"):
        assert other.get(reverse(name, args=[upload.pk]), follow=True).status_code == 404
    for name in ("resource_import_start", "resource_import_delete", "resource_import_go_on"):
        assert other.post(reverse(name, args=[upload.pk]), follow=True).status_code == 404
    assert logged_in(administrator).get(report).status_code == 200
    start = reverse("resource_import_start", args=[upload.pk])
    assert logged_in(administrator).post(start).status_code == 302, "refused, to the front door"
    assert ResourcePage.objects.get(title="My own").latest_revision.user == contributor


def test_translators_and_visitors_are_kept_out(library, spanish, client):
    from portal.accounts.roles import establish_roles  # noqa: PLC0415

    establish_roles()
    translator = employee("tomas", "Translators: Spanish")
    visitor = client.get(reverse("resource_imports"))
    assert visitor.status_code == 302
    assert "login" in visitor["Location"]
    for name in ("resource_imports", "resource_template_csv"):
        answer = logged_in(translator).get(reverse(name))
        assert answer.status_code == 302
        assert "login" not in answer["Location"]


def test_an_export_holds_what_its_reader_may_see_as_it_is_filtered(library, staff):
    ResourcePageFactory(parent=library, title="Kept", archived=True, languages=["en", "fr"])
    ResourcePageFactory(parent=library, title="=Other")
    address = reverse("resources:index")
    for filters, titles in (({}, {"Kept", "'=Other"}), ({"archived": "true"}, {"Kept"})):
        answer = staff.get(address, {**filters, "export": "csv"})
        lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        assert {line.split(",")[2] for line in lines[1:]} - {""} == titles
    assert reverse("resource_imports") in staff.get(address).content.decode()


def test_drafts_of_others_are_in_nobodys_export(library, administrator):
    page = ResourcePageFactory(parent=library, title="Open", subtitle="public")
    page.save_revision().publish()
    edit(page, administrator, publish=False, subtitle="canary")
    ResourcePageFactory(parent=library, title="Canary", live=False)
    address = f"{reverse('resources:index')}?export=csv"
    seen = {}
    for user in (employee("carla", "Contributors"), employee("edda", "Editors")):
        answer = logged_in(user).get(address)
        seen[user.username] = b"".join(answer.streaming_content).decode()
    assert "canary" not in seen["carla"].casefold()
    assert "public" in seen["carla"]
    assert seen["edda"].casefold().count("canary") == 2


def test_no_query_more_with_ten_times_the_resources(library, vocabulary):
    def queries(name: str) -> int:
        user = name and get_user_model().objects.get(username=name)
        with CaptureQueriesContext(connection) as made:
            assert len(list(exported_rows(keys_of(everything()), user or None))) > 1
        return len(made)

    employee("carla", "Contributors")  # may edit nobody's pages but her own
    ResourcePageFactory(parent=library, languages=["en"])
    before = {name: queries(name) for name in ("", "carla")}
    for _number in range(20):
        ResourcePageFactory(parent=library, languages=["en", "fr"])
    assert {name: queries(name) for name in before} == before


def test_a_draft_of_a_published_page_is_what_is_exported_and_changed(
    library, administrator, check, bring
):
    page = ResourcePageFactory(parent=library, title="One", subtitle="public")
    page.save_revision().publish()
    edit(page, administrator, publish=False, subtitle="draft")
    headings, row = exported()
    assert row[headings.index("Subtitle")] == "draft"
    assert check(as_csv([headings, row])).records.get().outcome == "unchanged"
    row[headings.index("Publisher")] = "Another"
    assert "not published yet" in plan(check(as_csv([headings, row])))["remarks"][0]
    bring(as_csv([headings, row]))
    page.refresh_from_db()
    assert page.subtitle == "public", "a draft does not go online by itself"
    draft = page.get_latest_revision_as_object()
    assert (draft.subtitle, draft.publisher) == ("draft", "Another")


def test_a_text_that_no_sheet_can_hold_stays_on_its_page(library, check, bring):
    body = [("paragraph", "<p>One</p>"), ("callout", {"tone": "tip", "text": "<p>Two</p>"})]
    page = ResourcePageFactory(parent=library, title="One", body=body)
    headings, row = exported()
    assert row[headings.index("Text")] == "[unchanged]"
    row[headings.index("Subtitle")] = "new"
    bring(as_csv([headings, row]), publish=True)
    page.refresh_from_db()
    assert page.subtitle == "new"
    assert [block.block_type for block in page.body] == ["paragraph", "callout"]
