"""A piece shows what it would show if it were drawn anew."""

import datetime
import re
import zoneinfo
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import models
from django.template import Context, Template, TemplateSyntaxError
from django.template.engine import Engine
from django.urls import set_script_prefix
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from home.models import HomePage
from portal.navigation.models.alert import Tone
from portal.speed import pieces
from portal.speed.pieces import forget_pieces, piece, refused

ROOT = Path(settings.BASE_DIR)
NEW_YORK, PARIS = zoneinfo.ZoneInfo("America/New_York"), zoneinfo.ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Link:
    text: str
    number: int = 0

    @property
    def pages(self) -> int:
        return HomePage.objects.count()


class Pair(NamedTuple):
    one: Any
    two: Any


@pytest.fixture
def texts(monkeypatch):
    """Templates of a test's own, by name; how often each was drawn is `texts["drawn"]`."""
    known = {"drawn": []}
    usual = Engine.get_template

    def get_template(engine, name):
        return Template(known[name], name=name) if name in known else usual(engine, name)

    monkeypatch.setattr(Engine, "get_template", get_template)
    drawn = pieces._drawn

    def counted(name, words):
        known["drawn"].append(name)
        return drawn(name, words)

    monkeypatch.setattr(pieces, "_drawn", counted)
    forget_pieces()
    yield known
    forget_pieces()


def test_the_same_words_are_drawn_once_and_other_words_anew(texts):
    texts["card"] = "<b>{{ title }}</b>{{ link.text }}"
    first = piece("card", title="<A>", link=Link("x"))
    assert first == "<b>&lt;A&gt;</b>x"
    assert isinstance(first, SafeString)
    assert piece("card", title="<A>", link=Link("x")) is first
    assert piece("card", title="<A>", link=Link("y")) == "<b>&lt;A&gt;</b>y"
    assert len(texts["drawn"]) == 2


LOOK_ALIKE = [
    ("<i>", SafeString("<i>")),
    ("urgent", Tone.URGENT, Tone.NOTE),
    (1, True, 1.0, Decimal(1), Decimal("1.0"), "1"),
    (0, False, 0.0, -0.0, None, ""),
    (datetime.date(2026, 5, 1), datetime.datetime(2026, 5, 1)),  # noqa: DTZ001
    (
        datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC),
        datetime.datetime(2026, 5, 1, 14, tzinfo=PARIS),
    ),
    # One hour that comes twice, and two zones that agree on it.
    (
        datetime.datetime(2026, 10, 25, 2, tzinfo=PARIS),
        datetime.datetime(2026, 10, 25, 2, tzinfo=PARIS, fold=1),
        datetime.datetime(2026, 10, 25, 2, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")),
    ),
]


@pytest.mark.parametrize("values", LOOK_ALIKE, ids=str)
@pytest.mark.parametrize(
    ("shown", "within"),
    [
        ("{{ word }}", lambda value: value),
        ("{{ word.0 }}", lambda value: (value,)),
        ("{{ word.0.0 }}", lambda value: [[value]]),
        ("{{ word.x }}", lambda value: {"x": value}),
        ("{{ word.one }}", lambda value: Pair(value, "x")),
        ("{{ word.text }}", lambda value: Link(value)),
    ],
    ids=["alone", "tuple", "lists", "dict", "named", "dataclass"],
)
def test_values_that_equal_each_other_are_told_apart(texts, values, shown, within):
    texts["card"] = shown
    for value in values:
        anew = Template(shown).render(Context({"word": within(value)}))
        assert piece("card", word=within(value)) == anew
    assert len(texts["drawn"]) == len(values)


def test_a_list_is_no_tuple_and_names_belong_to_words(texts):
    texts["card"] = "{{ a }}{{ b }}"
    shown = {piece("card", a=(1,)), piece("card", a=[1]), piece("card", a=Pair(1, 2))}
    assert len(shown) == 3
    assert piece("card", a="x", b="y") != piece("card", a="y", b="x")
    assert piece("card", a={"x": 1, "y": 2}) != piece("card", a={"y": 2, "x": 1})


def test_language_and_time_zone_belong_to_a_piece(texts):
    texts["card"] = "{{ word }} {{ day|date }} {{ moment }}"
    words = {
        "word": gettext_lazy("Search"),
        "day": datetime.date(2026, 5, 1),
        "moment": datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC),
    }
    shown = set()
    for language in ("en", "es", "ar"):
        for zone in (NEW_YORK, PARIS):
            with translation.override(language), timezone.override(zone):
                shown |= {piece("card", **words), piece("card", **words)}
    assert len(shown) == len(texts["drawn"]) == 6
    # A lazy text is what it says now, and is escaped as what it says.
    with translation.override("en"):
        assert piece("card", word="Search", day="", moment="") == piece(
            "card", word=gettext_lazy("Search"), day="", moment=""
        )


def test_addresses_belong_to_a_piece(texts):
    texts["card"] = "{% url 'search' %}"
    shown = []
    for language, prefix in [("en", "/"), ("es", "/"), ("en", "/below/"), ("en", "/")]:
        with translation.override(language):
            set_script_prefix(prefix)
            shown.append(piece("card"))
    assert shown == ["/en/search/", "/es/search/", "/below/en/search/", "/en/search/"]
    assert len(texts["drawn"]) == 3


@pytest.mark.django_db
def test_what_says_more_than_can_be_compared_is_refused(texts, rf):
    texts["card"] = "{{ word }}"
    for word in (HomePage(pk=1), HomePage.objects.all(), rf.get("/"), {1, 2}, object(), iter([1])):
        for within in (word, [word], {"x": word}, Link(word)):
            with pytest.raises(TypeError, match=r"card: .*no plain value"):
                piece("card", word=within)
    assert not texts["drawn"]


@pytest.mark.parametrize(
    "reading",
    [
        '{% now "Y" %}',
        "{{ word|timesince }}",
        '{% if word|timeuntil:"|" %}{% endif %}',
        "{{ word|random }}",
        "{{ word|pprint }}",
        "{% csrf_token %}",
        "{% load portal_navigation %}{% main_menu %}",
        "{% load wagtailcore_tags %}{{ word|richtext }}",
        "{% include word %}",
        '{% include "inner" %}',
        '{% extends "base.html" %}',
        "{% debug %}",
    ],
)
def test_a_template_that_reads_more_than_its_words_is_refused(texts, reading):
    texts["inner"] = '{% now "Y" %}'
    texts["card"] = reading
    with pytest.raises(TemplateSyntaxError, match="may not use"):
        piece("card", word="x")


@pytest.mark.django_db
def test_a_piece_that_asks_the_database_after_all_is_refused(texts):
    for text in ("{{ link.pages }}", "{% if link.pages and link.text %}x{% endif %}"):
        texts["card"] = text
        forget_pieces()
        with pytest.raises(RuntimeError, match="may not ask"):
            piece("card", link=Link("x"))


def test_a_changed_template_is_seen_at_once_while_one_works_on_it(texts, settings):
    texts["card"] = "old {{ word }}"
    assert piece("card", word=1) == "old 1"
    texts["card"] = "new {{ word }}"
    assert piece("card", word=1) == "old 1"
    settings.DEBUG = True
    assert piece("card", word=1) == "new 1"
    texts["card"] = "newer {{ word }}"
    assert piece("card", word=1) == "newer 1"


def test_one_name_of_a_choice_in_two_modules_is_told_apart(texts):
    texts["card"] = "{{ word.label }}"
    ours = models.TextChoices("Tone", {"NOTE": ("note", "Other words")}, module=__name__)
    assert piece("card", word=Tone.NOTE) != piece("card", word=ours.NOTE)


def test_the_tag_draws_with_the_words_it_is_given_alone(texts):
    texts["card"] = "{{ title }}|{{ secret }}"
    template = Template('{% load portal_pieces %}{% piece "card" title=name as x %}{{ x }}')
    assert template.render(Context({"name": "<A>", "secret": "s"})) == "&lt;A&gt;|"


def test_every_piece_there_is_may_be_one():
    tag, call = re.compile(r"{%\s*piece\s+[\"']([^\"']+)"), re.compile(r"\bpiece\(\s*\"([^\"]+)\"")
    named = set()
    for path in (ROOT / "templates").rglob("*.html"):
        named |= set(tag.findall(path.read_text(encoding="utf-8")))
    for app in ("portal", "home", "programs", "resources", "search"):
        for path in (ROOT / app).rglob("*.py"):
            if path.name != "pieces.py":
                named |= set(call.findall(path.read_text(encoding="utf-8")))
    assert {name: found for name in named if (found := refused(name))} == {}
