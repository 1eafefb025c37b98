"""Rows 5 and 6 of the hardening list: each role at each address of the URL resolver.

What is asked for there belongs to another section. The table beside this file says who comes in.
"""

from collections.abc import Iterator

import pytest
from django.template.response import SimpleTemplateResponse
from wagtail.models import Site

from .addresses import address, patterns
from .table import line_for, lines
from .trying import OPEN, Person, everything, fares, written
from .world import ROLES, World, build


def test_every_address_has_a_line_and_every_line_an_address():
    table = lines()
    found = [(name, route, line_for(name, route, table)) for name, route in patterns()]
    assert len(found) > 400
    assert [(name, route) for name, route, line in found if line is None] == []
    used = {line.names for _name, _route, line in found if line}
    assert {line.names for line in table} - used == set()


@pytest.fixture
def world(site_root, spanish, monkeypatch) -> Iterator[World]:
    # Whether somebody comes in is decided before anything is drawn.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    built = build(site_root, spanish)
    yield built
    Site.clear_site_root_paths_cache()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_who_comes_in_and_that_nobody_else_changes_anything(world, role):
    table = lines()
    person = Person(world.people.get(role))
    before = everything()
    wrong = []
    for name, route in patterns():
        line = line_for(name, route, table)
        assert line, name
        expected = line.expected[role]
        one = address(world, name, route)
        with written() as tables:
            outcome = fares(person, one.path, expected)
        if outcome != expected:
            wrong.append(f"{name} {one.path}: {outcome}, not {expected}")
        elif outcome != OPEN and tables:
            wrong.append(f"{name} {one.path}: refused, and wrote to {tables}")
    assert wrong == []
    after = everything()
    assert [table for table in before if before[table] != after[table]] == []
