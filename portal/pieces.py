"""Pieces of a page that are nothing but their words, drawn once for the same words.

    piece("components/card.html", title=page.title, href=address, date=page.date)
    {% load portal_pieces %}{% piece "components/card.html" title=page.title href=address %}

Django draws a card anew for each reader, though it says the same (docs/decisions/170). Here HTML is
kept with all that it was drawn from: template, words, language, time zone and the project's own
addresses. Whoever calls asks the database as always, so nothing can be stale, in no process, and
nothing has to be thrown away.

Words are plain values: texts, numbers, dates, choices, None, and lists, tuples, dictionaries and
dataclasses of these. A page, a query set or a request is refused: they say more than can be
compared. So are templates with tags that read a clock, a request or the database (`refused`), and
drawing one that asks the database after all. What a dataclass reckons from its fields may lean on
these alone.
"""

import datetime
import re
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from contextlib import ExitStack
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.db import connections
from django.template import Context, Engine, TemplateSyntaxError
from django.template.base import Lexer, Template, TokenType
from django.template.defaultfilters import register as usual
from django.urls import get_script_prefix, get_urlconf
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language

MOST = 5_000
"""Pieces that a process keeps; those that nobody asked for longest go first."""

MOST_BYTES = 8 * 1024 * 1024
"""What their HTML may take in memory. The words beside them take about as much again."""

TAGS = frozenset(
    {
        "autoescape", "blocktrans", "blocktranslate", "comment", "cycle", "elif", "else", "empty",
        "filter", "firstof", "for", "get_current_language", "get_current_language_bidi",
        "get_language_info", "if", "ifchanged", "include", "language", "load", "piece", "plural",
        "regroup", "resetcycle", "spaceless", "static", "templatetag", "trans", "translate", "url",
        "verbatim", "widthratio", "with",
    }
)  # fmt: skip
"""The tags that say the same whenever they are given the same."""

FILTERS = frozenset(usual.filters) - {"random", "timesince", "timeuntil"} | {"web_address"}
"""The filters that do."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER = re.compile(r"\|\s*(\w+)")


def piece(template_name: str, /, **words: Any) -> SafeString:
    """Return the HTML of a template that sees `words` and nothing else.

    Raises TypeError for a word that is no plain value, TemplateSyntaxError for a template that
    reads more than its words, RuntimeError for one that asks the database.
    """
    if settings.DEBUG:
        forget_pieces()  # whoever changes a template wants to see it at once
    try:
        said = tuple((name, _said(value)) for name, value in words.items())
    except TypeError as error:
        raise TypeError(f"{template_name}: {error}") from error
    around = (get_language(), str(get_current_timezone()), get_urlconf(), get_script_prefix())
    key = (template_name, said, around)
    html = _memory.get(key)
    if html is None:
        html = _drawn(template_name, words)
        _memory.put(key, html)
    return html


def forget_pieces() -> None:
    """Forget all pieces and templates: for tests and for whoever changes templates."""
    _memory.clear()
    _template.cache_clear()


def refused(template_name: str) -> list[str]:
    """Return what a template and those that it includes read beside their words."""
    found = []
    template = Engine.get_default().get_template(template_name)
    for token in Lexer(template.source).tokenize():
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        unquoted = _QUOTED.sub("", token.contents)
        found += [f"|{name}" for name in _FILTER.findall(unquoted) if name not in FILTERS]
        if token.token_type == TokenType.BLOCK:
            tag, *rest = token.split_contents()
            if tag.removeprefix("end") not in TAGS:
                found.append(tag)
            elif tag == "include":
                named = _QUOTED.fullmatch(rest[0])
                found += refused(rest[0][1:-1]) if named else [f"include {rest[0]}"]
    return found


class _Memory:
    """HTML by all that it was drawn from, for all threads of the process."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, SafeString] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> SafeString | None:
        with self._lock:
            html = self._known.get(key)
            if html is not None:
                self._known.move_to_end(key)
        return html

    def put(self, key: Hashable, html: SafeString) -> None:
        with self._lock:
            if key in self._known:
                return  # another thread drew the same
            self._known[key] = html
            self._bytes += sys.getsizeof(html)
            while len(self._known) > MOST or self._bytes > MOST_BYTES:
                self._bytes -= sys.getsizeof(self._known.popitem(last=False)[1])

    def clear(self) -> None:
        with self._lock:
            self._known.clear()
            self._bytes = 0


_memory = _Memory()


def _drawn(template_name: str, words: dict[str, Any]) -> SafeString:
    asked: list[str] = []

    def refuse(_execute: Any, sql: str, *_more: Any) -> None:
        asked.append(sql)
        raise RuntimeError(f"{template_name} is a piece and may not ask: {sql}")

    with ExitStack() as closed:
        for connection in connections.all():
            closed.enter_context(connection.execute_wrapper(refuse))
        html = _template(template_name).render(Context(words))
    if asked:  # {% if %} keeps some errors to itself
        raise RuntimeError(f"{template_name} is a piece and may not ask: {asked[0]}")
    return html


@lru_cache(maxsize=500)
def _template(name: str) -> Template:
    if found := refused(name):
        raise TemplateSyntaxError(f"{name} is a piece and may not use {', '.join(found)}")
    return Engine.get_default().get_template(name)


def _said(value: Any) -> Hashable:
    """Return all that a value says, so that only what looks alike on a page is alike.

    Its type goes along, for a text that is safe equals one that is not, and 1 equals True.
    """
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return kind, value
    read = _READ.get(kind) or _reading(kind)
    return kind, read(value)


def _each(values: Any) -> Hashable:
    return tuple(_said(value) for value in values)


def _pairs(values: Mapping[Any, Any]) -> Hashable:
    return tuple((_said(name), _said(value)) for name, value in values.items())


def _moment(value: datetime.datetime) -> Hashable:
    """Return it with its zone: one instant is written in as many ways as there are zones."""
    return value.isoformat(), str(value.tzinfo)


_AS_IT_IS = frozenset({str, SafeString, bool, int, type(None), datetime.date})
_READ: dict[type, Callable[[Any], Hashable]] = {
    Decimal: str,  # 1.0 equals 1.00
    float: repr,  # 0.0 equals -0.0
    datetime.datetime: _moment,
    list: _each,
    tuple: _each,
    dict: _pairs,
}


@lru_cache(maxsize=500)
def _reading(kind: type) -> Callable[[Any], Hashable]:
    """Return how to read all that a value of a type says; raises TypeError for no plain type."""
    if issubclass(kind, Promise):
        return lambda value: _said(str(value))
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _each
    if issubclass(kind, Enum):
        return attrgetter("name")
    if is_dataclass(kind):
        names = tuple(kind.__dataclass_fields__)
        return lambda value: tuple(_said(getattr(value, name)) for name in names)
    raise TypeError(f"{kind.__qualname__} is no plain value")


def _forget(**_kwargs: object) -> None:
    forget_pieces()


setting_changed.connect(_forget)
