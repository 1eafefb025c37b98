"""What files are called, and how links lead from one to another."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from portal.archive.addresses import Address, link, own_address, public
from portal.archive.texts import FullAddresses

ROOT = "https://programs.example.org"
HERE = Address("/en/stories/", (("issue", "housing"),))


@pytest.mark.parametrize(
    ("url", "path", "query", "fragment"),
    [
        ("?issue=food", "/en/stories/", {"issue": "food"}, ""),
        ("?page=1&issue=food", "/en/stories/", {"issue": "food"}, ""),
        ("?", "/en/stories/", {}, ""),
        ("#main", "/en/stories/", {"issue": "housing"}, "main"),
        ("a-story/", "/en/stories/a-story/", {}, ""),
        ("../about/#us", "/en/about/", {}, "us"),
        ("/en/gr%C3%B6%C3%9Fe/", "/en/gr%C3%B6%C3%9Fe/", {}, ""),
        (f"{ROOT}/es/", "/es/", {}, ""),
        (ROOT, "/", {}, ""),
        ("//programs.example.org/fr/", "/fr/", {}, ""),
    ],
)
def test_links_of_the_site(url, path, query, fragment):
    assert own_address(url, HERE, ROOT) == (Address(path, tuple(query.items())), fragment)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/en/",
        "mailto:a@example.org",
        "javascript:x()",
        "tel:1",
        f"{ROOT}.evil.org/",
    ],
)
def test_links_to_others(url):
    assert own_address(url, HERE, ROOT) is None


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        (Address("/en/"), "text/html", "en/index.html"),
        (HERE, "text/html; charset=utf-8", "en/stories/issue=housing/index.html"),
        (Address("/en/x/files/en/"), "application/pdf", "en/x/files/en.pdf"),
        (Address("/en/x/cite.bib"), "application/x-bibtex", "en/x/cite.bib"),
        (Address("/api/v1/p.csv", (("text", "ar"),)), "text/csv", "api/v1/p.text=ar.csv"),
        (Address("/documents/1/gr%C3%B6%C3%9Fe.pdf"), "application/pdf", "documents/1/größe.pdf"),
        (Address("/en/", (("x", "../../etc"),)), "text/html", "en/5ee6a9e0f8e7c3a5/index.html"),
    ],
)
def test_names_of_files(address, kind, name):
    found = str(address.file(kind))
    if "etc" in str(address):  # a name that no page has, and that stays in the folder
        assert found.startswith("en/")
        assert found.count("/") == 2
    else:
        assert found == name


@pytest.mark.parametrize("path", ["/../x", "/en/%2e%2e/%2e%2e/x", "/en/a%00", "/en/..%5cx"])
def test_no_name_leads_out_of_the_folder(path):
    with pytest.raises(ValueError, match=r"x|a"):
        Address(path).file("text/html")


def test_what_is_left_out():
    assert Address("/en/stories/", (("issue", "a"), ("issue", "b"))).reason_to_leave_out
    assert Address("/en/stories/", (("issue", "a"), ("place", "b"))).reason_to_leave_out
    assert Address("/en/search/", (("q", "power"),)).reason_to_leave_out
    for path in ("/admin/pages/", "/health/ready", "/en/receipt/x/", "/api/v1/partners"):
        assert Address(path).reason_to_leave_out
    assert not Address("/en/stories/", (("issue", "a"), ("page", "2"))).reason_to_leave_out
    assert not Address("/api/v1/p.csv", (("issue", "a"), ("text", "en"))).reason_to_leave_out


@pytest.mark.parametrize(
    ("to", "start", "expected"),
    [
        ("en/index.html", "en/a/index.html", "../index.html"),
        ("en/a/index.html", "en/index.html", "a/index.html"),
        ("es/index.html", "en/a/b/index.html", "../../../es/index.html"),
        ("en/index.html", "en/index.html", "index.html"),
        ("en/größe.pdf", "index.html", "en/gr%C3%B6%C3%9Fe.pdf"),
    ],
)
def test_relative_links(to, start, expected):
    assert link(PurePosixPath(to), PurePosixPath(start)) == expected


def test_full_addresses_in_texts():
    base = "https://old.example.org/p"

    def archived(address: Address) -> str:
        return "" if "gone" in address.path else public(address.file("text/html"), base)

    full = FullAddresses(ROOT, archived)
    assert full.replace(f"See {ROOT}/en/a/. And {ROOT}/gone/!") == (
        f"See {base}/en/a/. And {ROOT}/gone/!"
    )
    assert full.replace(f'"{ROOT}/en/?issue=a&amp;page=2"') == f'"{base}/en/issue=a/page=2/"'
    assert full.replace(f"{ROOT}.evil.org/en/") == f"{ROOT}.evil.org/en/"
    text = f"A:1\r\nDTSTAMP:20260101T101112Z\r\nURL:{ROOT}/en/webi\r\n nars/{'é' * 60}/\r\n"
    calendar = full.replace_in_calendar(text, date(2026, 11, 26))
    assert "DTSTAMP:20261126T000000Z" in calendar
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert "webinars" in calendar.replace("\r\n ", "")
    assert base in calendar.replace("\r\n ", "")
