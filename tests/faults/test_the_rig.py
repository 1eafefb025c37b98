"""The fault rig, and rows 34 to 37 of the hardening list, on real processes (decision 093)."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.rig.sink import Mode

from .canaries import IN_CI
from .content import PASSWORD
from .house import PATH, House, house
from .killing import ORDER
from .playing import EVERYTHING
from .running import deliver_all, run
from .visitors import REFERENCE, Answer, Browser, key_of

pytestmark = pytest.mark.postgres

ACKNOWLEDGED = 500
SECONDS = 600


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("faults")) as built:
        yield built


@pytest.fixture
def open_portal(portal: House) -> House:
    """The house without its mail worker, and with nothing submitted."""
    portal.open(mail=False)
    portal.forget()
    return portal


def written(portal: House, visitor: Browser) -> dict[str, str]:
    """What one visitor posts, with a text that nobody else writes."""
    return {
        **visitor.get(PATH).hidden,
        "answer_your_name": "Ana Reyes",
        "answer_your_e_mail": f"{uuid4()}@example.org",
        "answer_your_message": "We would like to meet\norganizers & others.",
        "consent": "on",
    }


def rows(portal: House) -> int:
    return portal.sql("SELECT count(*) FROM intake_inquiry")[0][0]


def receipt_of(visitor: Browser, answer: Answer) -> str:
    """Read the receipt to which a post led, and return the reference."""
    assert answer.status == 303
    found = REFERENCE.search(visitor.get(answer.location).text)
    assert found
    return found[1]


def test_a_mail_server_that_stalls_holds_up_no_visitor(open_portal: House) -> None:
    """Row 34: inside the request nobody speaks to the mail server, so its faults cost nothing."""
    portal, visitor = open_portal, Browser(open_portal.port, 1)
    for mode in (Mode.STALLING, Mode.REFUSING, Mode.GREYLISTING):
        portal.sink.be(mode)
        receipt_of(visitor, visitor.post(PATH, written(portal, visitor)))
    assert portal.sink.connections == 0
    waiting = portal.sql("SELECT count(*) FROM intake_outboxmessage WHERE state = 'waiting'")
    assert (rows(portal), waiting[0][0]) == (3, 6)
    deliver_all(portal)
    assert sum(portal.sink.taken.values()) == 6


def test_a_database_that_is_down_makes_no_promise_and_keeps_the_words(open_portal: House) -> None:
    """Row 35."""
    portal, visitor = open_portal, Browser(open_portal.port, 2)
    fields = written(portal, visitor)
    before = visitor.get("/en/").text
    portal.database.stop("immediate")
    try:
        refused = visitor.post(PATH, fields)
        assert refused.status == 503
        assert "organizers &amp; others." in refused.text
        assert portal.status("/health/live") == 200
        assert portal.status("/health/ready") == 503
        assert portal.status(PATH) == 503
        assert portal.status("/en/search/") == 503
        # What the page cache has is shown all the time, by each of the processes.
        assert [visitor.get("/en/").text for _visit in range(20)] == [before] * 20
        assert portal.status("/static/portal/css/portal.css") == 200
    finally:
        portal.database.start()
    portal.wait_for("/health/ready")
    assert rows(portal) == 0
    # The page that came back sends the same form again, with the same key.
    assert key_of(refused.hidden["ticket"]) == key_of(fields["ticket"])
    reference = receipt_of(visitor, visitor.post(PATH, refused.hidden))
    assert portal.sql("SELECT key::text, reference FROM intake_inquiry") == [
        (key_of(fields["ticket"]), reference)
    ]


def test_killed_between_commit_and_answer(open_portal: House) -> None:
    """Row 36."""
    portal, visitor = open_portal, Browser(open_portal.port, 3)
    fields = written(portal, visitor)
    (portal.folder / ORDER).touch()
    assert visitor.post(PATH, fields).status == 502
    assert not (portal.folder / ORDER).exists()
    assert rows(portal) == 1
    portal.wait_for("/health/ready")
    receipt_of(visitor, visitor.post(PATH, fields))
    assert rows(portal) == 1


def test_a_full_disk_stops_files_and_no_words(open_portal: House) -> None:
    """Row 37: the log cannot be written either; the upload leaves no row and no half a file."""
    portal, visitor = open_portal, Browser(open_portal.port, 4)
    staff = logged_in(portal)
    before = files(portal)
    portal.disk.fill()
    try:
        refused = upload(staff)
        assert refused.status == 507
        assert "The disk of the server is full" in refused.text
        assert portal.sql("SELECT count(*) FROM library_portaldocument") == [(0,)]
        receipt_of(visitor, visitor.post(PATH, written(portal, visitor)))
    finally:
        portal.disk.free()
    assert files(portal) == before
    assert upload(staff).status == 302
    assert portal.sql("SELECT count(*) FROM library_portaldocument") == [(1,)]


def test_nothing_is_lost_doubled_or_promised_too_early(portal: House) -> None:
    portal.forget()
    portal.open()
    verdict = run(portal, EVERYTHING, ACKNOWLEDGED, SECONDS)
    table = verdict.table("the fault rig")
    print(table)
    portal.forget()
    assert verdict.acknowledged == ACKNOWLEDGED, table
    assert not any(verdict.faults_found.values()), table
    assert sum(verdict.played.values()) == len(EVERYTHING), table
    assert not [what for what in verdict.told if what.isupper() or "WITHOUT" in what], table
    assert not [what for what in verdict.told if what.startswith(("REFUSED", "given"))], table
    assert verdict.told["503 with what was typed kept"], table


@pytest.mark.parametrize("canary", IN_CI, ids=lambda canary: canary.reports)
def test_the_rig_bites(portal: House, canary) -> None:
    verdict = canary.sing(portal)
    table = verdict.table(f"canary: {canary.name}")
    print(table)
    assert canary.bites(verdict), table


def files(portal: House) -> set[str]:
    folders = [portal.folder / "disk" / name for name in ("media", "documents")]
    return {str(path) for folder in folders for path in folder.rglob("*") if path.is_file()}


def logged_in(portal: House) -> Browser:
    """A browser of the administrator."""
    staff = Browser(portal.port, 5)
    form = staff.get("/admin/login/").hidden
    answer = staff.post("/admin/login/", {**form, "username": "rig", "password": PASSWORD})
    assert answer.status == 302
    return staff


def upload(staff: Browser) -> Answer:
    """Upload a document as staff do."""
    token = staff.get("/admin/documents/add/").hidden["csrfmiddlewaretoken"]
    limit = "the-limit-of-parts"
    parts = {
        'name="csrfmiddlewaretoken"': token,
        'name="title"': "A list",
        'name="language"': "en",
        'name="file"; filename="list.csv"\r\nContent-Type: text/csv': "a,b\r\n" * 40_000,
    }
    body = "".join(
        f"--{limit}\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n"
        for head, text in parts.items()
    )
    return staff.send(
        "/admin/documents/add/",
        f"{body}--{limit}--\r\n".encode(),
        f"multipart/form-data; boundary={limit}",
    )
