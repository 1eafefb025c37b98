"""Row 13 of the hardening list: no address leads to where `next` says, if that is elsewhere."""

import re
from urllib.parse import urlencode

import pytest
from django.template.response import SimpleTemplateResponse

from .addresses import address, patterns
from .trying import LOG_OUT, Person
from .world import build

pytestmark = pytest.mark.django_db

EVIL = "//evil.example/"
OUTSIDE = re.compile(r"(https?:)?//evil")
NAMES = ("next", "return_to", "redirect", "redirect_to", "url", "back", "next_url")


def test_no_address_leads_to_another_host(site_root, spanish, monkeypatch):
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    world = build(site_root, spanish)
    asked = urlencode(dict.fromkeys(NAMES, EVIL))
    led: list[str] = []
    for user in (None, world.people["superuser"]):
        person = Person(user)

        def send(path: str, person: Person = person) -> object:
            for answer in (
                person.client.get(f"{path}?{asked}"),
                person.client.post(f"{path}?{asked}", dict.fromkeys(NAMES, EVIL)),
            ):
                if OUTSIDE.match(answer.headers.get("Location", "")):
                    led.append(path)
            return answer

        for name, route in patterns():
            one = address(world, name, route)
            if one.path != LOG_OUT and (user or _is_for_all(route)):
                person._come(send, one.path)
        if user:
            person._come(send, LOG_OUT)
    assert led == []


def _is_for_all(route: str) -> bool:
    return not route.startswith("admin/") or "login" in route or "password" in route
