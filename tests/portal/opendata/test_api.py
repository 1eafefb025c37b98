"""Open data for programs: what a data user finds, whatever they ask, and as it is described."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from wagtail.models import Page, PageViewRestriction

from portal.opendata import kinds, views
from portal.taxonomy.models import Facet
from resources.models import ResourceEdition
from tests.factories.home import home_in, translated
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    TermFactory,
    a_pair,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory, a_document
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory

pytestmark = pytest.mark.django_db

READINGS = [{"on": date(2024, 6, 30), "value": 31}, {"on": date(2023, 6, 30), "value": 12}]
OUTCOME = {
    "indicator": "Homes brought up to code",
    "unit": "homes",
    "baseline": 12,
    "target": 60,
    "readings": READINGS,
    "note": "",
    "evidence": "",
}


@pytest.fixture
def library(site_root):
    return ResourceIndexPageFactory(parent=site_root)


@pytest.fixture
def site(site_root, library):
    """A little of everything: a cohort with a pair, a webinar, a resource with two editions."""
    partners = PartnerIndexPageFactory(parent=site_root)
    programs = ProgramIndexPageFactory(parent=site_root)
    program = ProgramPageFactory(parent=programs, title="Pairs for Health")
    cohort = CohortPageFactory(parent=program, year=2025, applications=50, finalists=10)
    housing = TermFactory(facet=Facet.ISSUE, name="Housing justice")
    pair = a_pair(cohort, partners, issues=[housing], latitude=42.39, longitude=-71.03)
    pair.outcomes = [("outcome", OUTCOME)]
    pair.save_revision().publish()
    webinars = WebinarIndexPageFactory(parent=site_root)
    start = datetime(2026, 3, 5, 19, tzinfo=UTC)
    WebinarPageFactory(parent=webinars, starts_at=start, join_url="https://meet.example.org/SECRET")
    guide = ResourcePageFactory(parent=library, languages=["en", "fr"], title="=1+1", license="cc0")
    document = a_document()
    ResourceEdition.objects.create(
        page=guide, locale=guide.locale, language="es", document=document
    )
    return pair


def get(client, address, status=200, **options):
    answer = client.get(address, **options)
    assert answer.status_code == status, (address, answer.content)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert "Accept-Language" not in answer.get("Vary", "")
    return answer


def text_of(answer) -> str:
    return b"".join(answer.streaming_content).decode()


def every_record(client, address):
    """Yield the records of a list, following its links."""
    while address:
        page = get(client, address).json()
        yield from page["data"]
        address = page["next"]


def test_a_pair_says_everything_that_its_page_says(site, site_root, spanish, client):
    home_in(spanish, site_root)
    for above in [*site.get_ancestors()[2:], *(row.partner for row in site.partners.all())]:
        translated(above.specific, spanish)
    translated(site, spanish, title="Vivienda sana")
    (record,) = every_record(client, "/api/v1/partnerships")
    assert record["id"] == str(site.translation_key)
    assert record["title"] == {"en": site.title, "es": "Vivienda sana"}
    assert record["page"]["es"].startswith("http://testserver/es/programs/")
    assert record["point"] == {"latitude": 42.39, "longitude": -71.03}
    assert record["issues"] == [{"slug": "housing-justice", "name": {"en": "Housing justice"}}]
    assert datetime.fromisoformat(record["updated"]).utcoffset().total_seconds() == 0
    (outcome,) = record["outcomes"]
    assert outcome["readings"] == [
        {"on": "2023-06-30", "value": 12.0},
        {"on": "2024-06-30", "value": 31.0},
    ]
    assert outcome["indicator"]["es"] == "Homes brought up to code"
    cohort = get(client, record["cohort"]["href"]).json()
    assert cohort["funnel"] == {"applications": 50, "finalists": 10, "selected": 1}
    assert cohort["program"]["title"] == "Pairs for Health"
    assert cohort["program"]["href"] is None
    for row in record["partners"]:
        partner = get(client, row["partner"]["href"]).json()
        assert partner["title"]["en"] == row["partner"]["title"]
        assert row["role"]["en"].startswith("Role of ")
    assert client.get(record["page"]["es"]).status_code == 200


def test_every_answer_is_as_described(site, client):
    index = get(client, "/api/v1/").json()
    description = get(client, index["description"]).json()
    validate(description)
    paths = set()
    for kind in index["kinds"]:
        listed = get(client, kind["href"] + "?limit=200").json()
        assert listed["data"], kind
        described = description["paths"][f"/{kind['name']}"]["get"]
        schema = described["responses"]["200"]["content"]["application/json"]["schema"]
        complete = {**schema, "components": description["components"]}
        Draft202012Validator(complete).validate(listed)
        for record in listed["data"]:
            assert get(client, record["href"]).json() == record
        paths |= {f"/{kind['name']}", f"/{kind['name']}/{{id}}"}
        paths |= {f"/{table['name']}.csv" for table in kind["tables"]}
        # Each parameter that is described is taken, and no other one.
        for parameter in described["parameters"]:
            value = {"limit": "1", "updated_since": "2020-01-01T00:00:00Z"}.get(parameter["name"])
            if value:
                get(client, f"{kind['href']}?{parameter['name']}={value.replace('+', '%2B')}")
    assert set(description["paths"]) == paths


def test_a_reader_of_all_pages_sees_each_record_once_while_others_are_added(library, client):
    there = {str(ResourcePageFactory(parent=library).translation_key) for _ in range(9)}
    seen = []
    for number, record in enumerate(every_record(client, "/api/v1/resources?limit=2")):
        seen.append(record["id"])
        if number % 3 == 0:
            ResourcePageFactory(parent=library)
    assert seen == sorted(set(seen))
    assert there <= set(seen)


def test_links_lead_on_and_keep_what_was_asked(library, client):
    subject = TermFactory(facet=Facet.SUBJECT, name="Coalition building")
    for _ in range(3):
        ResourcePageFactory(parent=library, subjects=[subject])
    ResourcePageFactory(parent=library)
    answer = get(client, "/api/v1/resources?subject=coalition-building&limit=2")
    links = dict(re.findall(r'<([^>]+)>; rel="(\w+)"', answer["Link"]))
    following = next(address for address, relation in links.items() if relation == "next")
    assert "subject=coalition-building" in following
    rest = get(client, following).json()
    assert len(rest["data"]) == 1
    assert rest["next"] is None
    assert get(client, "/api/v1/resources?updated_since=2199-01-01T00:00:00Z").json()["data"] == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=1e3", "limit"),
        ("limit=" + "9" * 5000, "limit"),
        ("limit=%D9%A3", "limit"),
        ("limit=1&limit=2", "limit"),
        ("after=1", "after"),
        ("after=%00", "after"),
        ("after={0}", "after"),
        ("updated_since=yesterday", "updated_since"),
        ("updated_since=2026-01-01T00:00:00", "updated_since"),
        ("updated_since=2026-99-99T00:00:00Z", "updated_since"),
        ("updated_since=0001-01-01T00:00:00%2B14:00", "updated_since"),
        ("updated_since=9999-12-31T23:59:59-14:00", "updated_since"),
        ("subject=no-such-term", "subject"),
        ("subject=%00", "subject"),
        ("subject=" + "x" * 100_000, "subject"),
        ("&".join(f"subject={number}" for number in range(300)), "subject"),
        ("year=20", "year"),
        ("year=%FF%FE", "year"),
        ("language=xx", "language"),
        ("offset=10", "offset"),
        ("%3Cscript%3E=1", "<script>"),
        ("__proto__=1", "__proto__"),
    ],
)
def test_what_is_asked_wrongly_is_named(library, client, query, parameter):
    ResourcePageFactory(parent=library)
    for address in ("/api/v1/resources", "/api/v1/resources.csv"):
        answer = get(client, f"{address}?{query}", status=400)
        assert answer["Content-Type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == 400
        assert problem["detail"]
        if address.endswith("resources"):
            assert problem["parameter"] == parameter


def test_what_is_not_there_is_a_problem_and_not_a_page_for_people(library, client):
    hidden = ResourcePageFactory(parent=library, live=False)
    for address in (
        "/api/",
        "/api/v1",
        "/api/v2/",
        "/api/v1/users",
        "/api/v1/users.csv",
        "/api/v1/resources/",
        f"/api/v1/resources/{hidden.translation_key}",
        "/api/v1/resources.csv-metadata.json/x",
    ):
        answer = get(client, address, status=404, headers={"accept-language": "fr"})
        assert answer["Content-Type"] == "application/problem+json"
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method("/api/v1/resources")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_copies_are_kept_and_asked_for_again_cheaply(site, client):
    first = get(client, "/api/v1/partners")
    assert first["Cache-Control"] == "public, max-age=300"
    asked = {"if-none-match": first["ETag"], "accept-language": "ar"}
    again = get(client, "/api/v1/partners", 304, headers=asked)
    assert again.content == b""
    site.partners.all()[0].partner.specific_class.objects.update(unit="Another unit")
    assert get(client, "/api/v1/partners", headers=asked)["ETag"] != first["ETag"]
    packed = get(client, "/api/v1/partners", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    preflight = client.options("/api/v1/partners")
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "Access-Control-Allow-Credentials" not in preflight
    assert client.head("/api/v1/partners").content == b""


def test_tables_open_in_any_program_and_say_what_they_mean(site, client):
    for kind in get(client, "/api/v1/").json()["kinds"]:
        for table in kind["tables"]:
            answer = get(client, table["href"])
            text = text_of(answer)
            assert text.startswith("\ufeff")
            lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
            described = get(client, table["columns"]).json()
            assert table["columns"] in answer["Link"]
            columns = described["tableSchema"]["columns"]
            assert lines[0] == [column["name"] for column in columns]
            assert len(lines[0]) == len(set(lines[0]))
            assert all(column["dc:description"] for column in columns)
            assert len(lines) > 1
            assert "SECRET" not in text
    resources = text_of(get(client, "/api/v1/resources.csv"))
    assert "'=1+1" in resources
    assert ",=1+1" not in resources
    pairs = text_of(get(client, "/api/v1/partnerships.csv"))
    assert ",42.39,-71.03" in pairs
    outcomes = text_of(get(client, "/api/v1/partnerships-outcomes.csv")).splitlines()
    assert [line.split(",")[7:9] for line in outcomes[1:]] == [
        ["2023-06-30", "12.0"],
        ["2024-06-30", "31.0"],
    ]


def test_a_table_is_read_in_batches_and_has_every_line(library, client, monkeypatch):
    monkeypatch.setattr("portal.opendata.tables.BATCH", 4)
    titles = {ResourcePageFactory(parent=library).title for _ in range(9)}
    lines = list(csv.reader(io.StringIO(text_of(get(client, "/api/v1/resources.csv")))))
    assert {line[1] for line in lines[1:]} == titles
    assert len(lines) == 10


def test_asking_for_the_headers_of_a_table_reads_none_of_it(site, client, rf):
    asked = views.table(rf.head("/api/v1/resources.csv"), "resources")
    assert list(asked.streaming_content) == []
    whole = get(client, "/api/v1/resources.csv")
    same = ("Content-Type", "Content-Disposition", "Content-Language", "Link", "Cache-Control")
    assert [asked[name] for name in same] == [whole[name] for name in same]


def test_more_records_cost_no_query_more(site, library, client):
    def cost(address):
        get(client, address)
        with CaptureQueriesContext(connection) as queries:
            get(client, address)
        return len(queries)

    addresses = [f"/api/v1/{kind.name}?limit=200" for kind in kinds()]
    before = {address: cost(address) for address in addresses}
    pages = Page.objects.filter(depth__gt=2).exclude(pk=library.pk).specific()
    for page in list(pages):
        if page.get_children().exists() or page._meta.model_name.endswith("indexpage"):
            continue
        for number in range(5):
            page.copy(update_attrs={"slug": f"{page.slug}-{number}"}, copy_revisions=False)
    for address in addresses:
        assert cost(address) <= before[address] <= 12, address


def test_what_is_private_is_not_named_by_what_points_at_it(site, client):
    partner = site.partners.all()[0].partner
    PageViewRestriction.objects.create(page=partner, restriction_type=PageViewRestriction.LOGIN)
    (record,) = every_record(client, "/api/v1/partnerships")
    assert len(record["partners"]) == 1
    assert partner.title not in json.dumps(record)
    assert partner.title not in get(client, "/api/v1/partners").content.decode()
