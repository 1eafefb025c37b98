"""What changes on a page that becomes a file.

Elements with `data-live` say something that is true on a living site only. They go; where they say
`data-live="form"`, and in place of every form that sends, stands a notice.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from portal.templatetags.portal_structured import element as json_ld

from .addresses import LIVE, QUESTION, Address, own_address
from .markers import Markers
from .texts import ANYTHING_ELSE

FORMATTER = "html5"
ONE_ADDRESS = ("href", "src", "action", "poster")
HIDES = ("ul", "ol", "details", "nav", "p")
"""Elements that go when all that they held went."""

IN_HEADERS_ONLY = {"frame-ancestors"}
"""Directives that a <meta> must not have (CSP 3, 3.3)."""


@dataclass
class Edition:
    """What is the same on all pages of one archive."""

    root: str
    day: date
    contact: str
    markers: Markers = field(default_factory=Markers)
    left_out: dict[Address, str] = field(default_factory=dict)
    """Addresses that pages led to, with the reason why they are not here."""


def archived(html: str, here: Address, edition: Edition) -> tuple[str, list[Address]]:
    """Return a page as it is archived, with marks for links, and the addresses that it leads to."""
    page = BeautifulSoup(html, "html.parser")
    language = str(page.html["lang"]) if page.html else settings.LANGUAGE_CODE
    with override(language):
        _still(page, here, edition)
        _add_policy(page)
        _still_data(page, here, edition)
        found = list(_rewrite(page, here, edition))
    text = page.decode(formatter=FORMATTER)
    return text, [*found, *_shared_pictures(text, here, edition)]


def _shared_pictures(text: str, here: Address, edition: Edition) -> Iterator[Address]:
    """Yield the pictures that a page names by full addresses: for those who share links to it."""
    begin = f"{edition.root}{settings.MEDIA_URL}"
    for url in re.findall(rf"{re.escape(begin)}{ANYTHING_ELSE}", text):
        if found := own_address(url, here, edition.root):
            yield found[0]


def _still(page: BeautifulSoup, here: Address, edition: Edition) -> None:
    """Take out what only a living site can do, and say so."""
    context = {"day": edition.day, "contact": edition.contact}
    for form in page.select('form[method="post"]'):
        form["data-live"] = "form"
    for element in page.select("[data-live]"):
        if element.decomposed:
            continue
        _note_links(element, here, edition)
        if element["data-live"] == "form":
            notice = _fragment("archive/notice.html", context)
            if "id" in element.attrs:
                notice["id"] = element["id"]
            fills_the_page = "section" in element.get_attribute_list("class")
            element.replace_with(notice)
            if fills_the_page:
                notice.wrap(page.new_tag("div", attrs={"class": "section"}))
        else:
            _remove(element)
    for form in page.select("form[role=search]"):
        for name in [name for name in form.attrs if name.startswith("data-suggest")]:
            del form[name]
        for other_way in form.select("noscript"):
            other_way.decompose()
    skip_link = page.select_one(".skip-link")
    if skip_link:
        skip_link.insert_after(_fragment("archive/banner.html", context))


def _note_links(element: Tag, here: Address, edition: Edition) -> None:
    """Note what an element that goes leads to: it may be reached from nowhere else."""
    for anchor in element.select("a[href]"):
        found = own_address(str(anchor["href"]), here, edition.root)
        if found and found[0] != here:
            edition.left_out.setdefault(found[0], found[0].reason_to_leave_out or LIVE)


def _still_data(page: BeautifulSoup, here: Address, edition: Edition) -> None:
    """Take out of what search engines read the files that are not here."""

    def is_here(part: object) -> bool:
        place = part.get("contentUrl") if isinstance(part, dict) else None
        own = own_address(str(place), here, edition.root) if place else None
        return not (own and own[0].reason_to_leave_out)

    def kept(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: kept(value) for name, value in part.items()}
        if isinstance(part, list):
            return [kept(value) for value in part if is_here(value)]
        return part

    for script in page.select('script[type="application/ld+json"]'):
        data = json.loads(script.get_text())
        if (still := kept(data)) != data:
            script.replace_with(_parsed(json_ld(still)))


def policy() -> str:
    """Return the content security policy of public pages, for a <meta>."""
    return "; ".join(
        f"{name} {' '.join(str(source) for source in sources)}"
        for name, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
        if name not in IN_HEADERS_ONLY
    )


def _add_policy(page: BeautifulSoup) -> None:
    """Give the page the content security policy that a plain web server does not send."""
    if page.head and (first := page.head.find("meta")):
        tag = page.new_tag("meta")
        tag["http-equiv"], tag["content"] = "Content-Security-Policy", policy()
        first.insert_after(tag)


def _rewrite(page: BeautifulSoup, here: Address, edition: Edition) -> Iterator[Address]:
    """Put marks into every link of the site's own; yield where they lead."""
    for element in page.find_all(True):
        if element.decomposed:
            continue
        for name in ONE_ADDRESS:
            value = element.attrs.get(name)
            # The head names full addresses, for search engines; `texts` brings those up to date.
            if not isinstance(value, str) or not value or _names_itself(element):
                continue
            found = own_address(value, here, edition.root)
            if not found:
                continue
            address, fragment = found
            mark = _mark(address, edition)
            if not mark:
                _take_link_out(element)
                break
            end = f"#{fragment}" if fragment else ""
            same = address == here and fragment
            element[name] = end if same else f"{mark}{end}"
            yield _target(address)
        srcset = None if element.decomposed else element.attrs.get("srcset")
        if isinstance(srcset, str):
            yield from _rewrite_srcset(element, srcset, here, edition)


def _names_itself(element: Tag) -> bool:
    return element.name == "link" and bool(
        {"canonical", "alternate"} & set(element.get_attribute_list("rel"))
    )


def _target(address: Address) -> Address:
    """Return the page that an address leads to: that of a question is the search page."""
    if any(name == QUESTION for name, _value in address.query):
        return Address(address.path)
    return address


def _mark(address: Address, edition: Edition) -> str:
    """Return the mark of an address, or nothing when it is left out."""
    target = _target(address)
    if reason := target.reason_to_leave_out:
        edition.left_out[address] = reason
        return ""
    mark = edition.markers.mark(target)
    return mark if target == address else f"{mark}?{str(address).partition('?')[2]}"


def _rewrite_srcset(
    element: Tag, srcset: str, here: Address, edition: Edition
) -> Iterator[Address]:
    entries = []
    for entry in srcset.split(","):
        url, _space, size = entry.strip().partition(" ")
        if found := own_address(url, here, edition.root):
            yield found[0]
            url = _mark(found[0], edition)
        entries.append(f"{url} {size}".strip())
    element["srcset"] = ", ".join(entries)


def _take_link_out(element: Tag) -> None:
    """Remove a link that leads nowhere here: with the entry that holds nothing else, or as text."""
    entry = element.find_parent("li")
    if element.name in {"link", "script"}:
        element.decompose()
    elif entry and len(entry.find_all("a")) == 1:
        _remove(entry)
    elif "button" in (element.get("class") or []):
        _remove(element)
    else:
        element.unwrap()


def _remove(element: Tag) -> None:
    """Remove an element, and what around it was there for its sake alone."""
    around = element.parent
    element.decompose()
    while around and around.name in HIDES and not _holds_something(around):
        empty, around = around, around.parent
        empty.decompose()


def _holds_something(element: Tag) -> bool:
    summary = element.find("summary", recursive=False)
    rest = [child for child in element.children if child is not summary]
    return any(isinstance(child, Tag) or str(child).strip() for child in rest)


def _fragment(template: str, context: dict[str, object]) -> Tag:
    return _parsed(render_to_string(template, context))


def _parsed(html: str) -> Tag:
    """Return the first element of a piece of HTML."""
    found = BeautifulSoup(html, "html.parser").find(True)
    if not isinstance(found, Tag):
        raise TypeError(html)
    return found.extract()
