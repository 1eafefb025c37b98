"""Staff see what is missing, and are one click away from the work."""

import csv
import re
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from portal.accounts.roles import establish_roles, translators_name
from portal.languages.parity.models import State, Status
from tests.factories.home import StandardPageFactory

from .conftest import publish, state_of, sync

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/languages/"


def cell(html: str, title: str, column: int) -> str:
    """The cell of a page in a language's column of the report."""
    row = next(row for row in re.findall(r"<tr.*?</tr>", html, re.S) if title in row)
    return re.findall(r"<td.*?</td>", row, re.S)[column]


def test_each_status_leads_to_its_work(staff, page, spanish, french, translation, settled):
    html = staff.get(REPORT).content.decode()
    done, missing = cell(html, "Apply", 1), cell(html, "Apply", 2)
    assert "Published" in done
    assert f"/admin/pages/{state_of(page, spanish).page_id}/edit/" in done
    assert "Missing" in missing
    begin = re.search(r'href="([^"]+)"', missing)[1].replace("&amp;", "&")
    form = staff.get(begin).content.decode()
    assert re.search(rf'value="{french.pk}"[^>]*checked', form)
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    old = cell(staff.get(REPORT).content.decode(), "Apply", 1)
    assert "Out of date" in old
    assert "1 piece changed" in old
    changes = staff.get(f"{REPORT}{state_of(page, spanish).original_id}/es/").content.decode()
    assert re.findall(r"<(?:del|ins)>(.*?)</", changes) == ["March", "1", "April", "15"]
    assert "Sync: take the new text over" in changes
    # The date is carried over by the sync: until then the translation is not right.
    assert "It is right again" not in changes
    with settled():
        sync(page)
    changes = staff.get(f"{REPORT}{state_of(page, spanish).original_id}/es/").content.decode()
    assert "Sync: take the new text over" not in changes
    assert "Open the translation" in changes
    editor = staff.get(f"/admin/pages/{state_of(page, spanish).page_id}/edit/").content.decode()
    assert "1 piece of the source changed" in editor


def test_filters_ask_language_status_and_age_of_one_translation(
    staff, page, spanish, french, translation, settled, site_root
):
    with settled():
        StandardPageFactory(parent=site_root, title="Only English", slug="only")
    State.objects.filter(locale=french).update(since=timezone.now() - timedelta(days=40))

    def titles(query: str) -> set[str]:
        html = staff.get(f"{REPORT}results/?{query}").content.decode()
        return {title for title in ("Apply", "Only English", "Home") if f">{title}<" in html}

    assert titles("language=es&status=missing") == {"Only English"}
    assert titles("language=fr&status=missing&age=30") == {"Apply", "Only English", "Home"}
    assert titles("language=es&status=missing&age=30") == set()
    assert titles("status=published&language=fr") == set()
    assert titles("status=published") == {"Apply", "Home"}
    assert titles("importance=1") == {"Home"}
    assert titles("q=only") == {"Only English"}
    assert titles("ordering=-waits") == {"Apply", "Only English", "Home"}
    assert "Nothing matches" in staff.get(f"{REPORT}?q=nothing").content.decode()


def test_spreadsheet_has_a_row_for_each_page_and_no_formula(
    staff, page, spanish, translation, settled
):
    with settled():
        publish(page, title="=1+1")
    lines = b"".join(staff.get(f"{REPORT}?export=csv").streaming_content).decode().splitlines()
    rows = list(csv.DictReader(lines))
    row = next(row for row in rows if "1+1" in row["Page"])
    assert row["Page"] == "'=1+1"
    assert (row["Spanish"], row["Spanish, percent"]) == ("Out of date", "100")
    assert staff.get(f"{REPORT}?export=xlsx").status_code == 200


def test_queries_do_not_grow_with_pages_or_languages(
    staff, page, translation, site_root, french, settings
):
    call_command("rebuild_parity")

    def cost() -> int:
        staff.get(REPORT)
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(REPORT).status_code == 200
        return len(queries)

    before = cost()
    StandardPageFactory.create_batch(40, parent=site_root)
    codes = ["en", "es", "fr", "ar", "vi", "ht"]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [(code, code) for code in codes]
    for code in codes[3:]:
        Locale.objects.create(language_code=code)
    call_command("rebuild_parity")
    assert State.objects.filter(original__page__isnull=False).count() > 200
    assert cost() == before
    assert before <= 25


def test_staff_say_that_it_is_right_again(staff, page, spanish, translation, settled):
    with settled():
        publish(page, summary="How to apply!")
    address = f"{REPORT}{state_of(page, spanish).original_id}/es/"
    assert "It is right again" in staff.get(address).content.decode()
    assert staff.post(address).status_code == 302
    state = state_of(page, spanish)
    assert (state.status, state.changes) == (Status.PUBLISHED, 0)
    assert state.reviewed_by.username == "administrator"
    call_command("rebuild_parity")
    assert state_of(page, spanish).status == Status.PUBLISHED
    with settled():
        publish(page, summary="How to apply this year!")
    assert state_of(page, spanish).status == Status.OUT_OF_DATE


@pytest.fixture
def translator(spanish_home):
    establish_roles()
    user = get_user_model().objects.create_user("translator", "t@example.org", "x")
    user.groups.add(Group.objects.get(name=translators_name("es")))
    client = Client()
    client.force_login(user)
    return client


def test_who_may_see_it(translator, client, page, spanish, translation, settled):
    assert client.get(REPORT).status_code == 302
    outsider = get_user_model().objects.create_user("outsider", "o@example.org", "x")
    outsider.groups.add(Group.objects.create(name="Nobody"))
    client.force_login(outsider)
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}1/es/"):
        assert client.get(address).status_code in (302, 403)
    html = translator.get(REPORT).content.decode()
    assert "Apply" in html
    # The source is not theirs to change.
    assert f"/admin/pages/{page.pk}/edit/" not in html


def test_dashboard_counts_and_names_what_comes_first(
    staff, page, spanish, french, translation, settled, django_assert_max_num_queries
):
    call_command("rebuild_parity")
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    html = staff.get("/admin/").content.decode()
    panel = re.search(r'<section[^>]*id="languages-section".*?</section>', html, re.S)[0]
    assert f'href="{REPORT}?language=es&amp;status=out_of_date">1' in panel
    first = re.findall(r"<li>.*?</li>", panel, re.S)
    assert "Home" in first[0]
    assert any("Apply" in entry and "Out of date" in entry for entry in first)


def test_a_translator_begins_only_in_languages_of_their_own(
    translator, site_root, page, spanish, french, settled
):
    html = translator.get(REPORT).content.decode()
    assert "select_locale=es" in cell(html, "Apply", 1)
    assert "href" not in cell(html, "Apply", 2)
    panel = re.search(
        r'<section[^>]*id="languages-section".*?</section>',
        translator.get("/admin/").content.decode(),
        re.S,
    )[0]
    assert "Spanish" in panel
    assert "French" not in panel
