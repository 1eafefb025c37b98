"""Pieces of a page that are nothing but their words, drawn once for the same words.

    piece("components/card.html", title=page.title, href=address, date=page.date)
    {% load portal_pieces %}{% piece "components/card.html" title=page.title href=address %}

Django draws a card anew for each reader, though it says the same (docs/decisions/170). Here HTML is
kept by all that it was drawn from (portal/speed/html_memory.py): template, words, language, time
zone and the project's own addresses. Whoever calls asks the database as always, so nothing can be
stale, in no process, and nothing has to be thrown away.

Words are plain values: texts, numbers, dates, choices, None, and lists, tuples, dictionaries and
dataclasses of these. A page, a query set or a request is refused: they say more than can be
compared. So are templates with tags that read a clock, a request or the database (`refused`), and
drawing one that asks the database after all. What a dataclass reckons from its fields may lean on
these alone.
"""

import datetime
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.db import connections
from django.template import Context, Engine, TemplateSyntaxError
from django.template.base import Lexer, Template, TokenType
from django.urls import get_script_prefix, get_urlconf
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language

from portal.speed.html_memory import Memory, mark_of

MOST_BYTES = 8 * 1024 * 1024
"""What pieces may take in the memory of a process."""

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

FILTERS = frozenset({"date", "default", "length", "linebreaks", "web_address"})
"""The filters that do, of those that pieces use."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER = re.compile(r"\|\s*(\w+)")


def piece(template_name: str, /, **words: Any) -> SafeString:
    """Return the HTML of a template that sees `words` and nothing else.

    Raises TypeError for a word that is no plain value, TemplateSyntaxError for a template that
    reads more than its words, AskedError for one that asks the database.
    """
    if settings.DEBUG:
        forget_pieces()  # whoever changes a template wants to see it at once
    try:
        said = tuple((name, _said(value)) for name, value in words.items())
    except TypeError as error:
        raise TypeError(f"{template_name}: {error}") from error
    around = (get_language(), str(get_current_timezone()), get_urlconf(), get_script_prefix())
    mark = mark_of((template_name, said, around))
    html = _memory.get(mark)
    if html is None:
        html = _drawn(template_name, words)
        _memory.put(mark, html)
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


class AskedError(RuntimeError):
    """What is drawn of its words alone asked the database."""


@contextmanager
def asking_nothing(what: str) -> Iterator[None]:
    """Let nothing inside ask the database; `what` is drawn there.

    Raises AskedError, at the latest in the end: {% if %} keeps some errors to itself.
    """
    asked: list[str] = []

    def refuse(_execute: Any, sql: str, *_more: Any) -> None:
        asked.append(f"{what} may not ask: {sql}")
        raise AskedError(asked[0])

    with ExitStack() as closed:
        for connection in connections.all():
            closed.enter_context(connection.execute_wrapper(refuse))
        yield
    if asked:
        raise AskedError(asked[0])


_memory = Memory(MOST_BYTES)


def _drawn(template_name: str, words: dict[str, Any]) -> SafeString:
    with asking_nothing(f"{template_name} is a piece and"):
        return _template(template_name).render(Context(words))


@lru_cache(maxsize=500)
def _template(name: str) -> Template:
    if found := refused(name):
        raise TemplateSyntaxError(f"{name} is a piece and may not use {', '.join(found)}")
    return Engine.get_default().get_template(name)


def _said(value: Any) -> Hashable:
    """Return all that a value says, so that only what looks alike on a page is written alike.

    Its type goes along, for a text that is safe is written as one that is not.
    """
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    name, read = _reading(kind)
    return name, read(value)


def _each(values: Any) -> Hashable:
    return tuple([_said(value) for value in values])  # quicker than a generator


def _pairs(values: Mapping[Any, Any]) -> Hashable:
    return tuple((_said(name), _said(value)) for name, value in values.items())


def _moment(value: datetime.datetime) -> Hashable:
    """Return it with its zone: one instant is written in as many ways as there are zones."""
    return value.isoformat(), str(value.tzinfo)


_AS_IT_IS = frozenset({str, bool, int, type(None), datetime.date})
"""What Python writes as nothing else; all others are pairs of a type and what they say."""
_READ: dict[type, Callable[[Any], Hashable]] = {
    SafeString: str,
    Decimal: str,
    float: repr,
    datetime.datetime: _moment,
    list: _each,
    tuple: _each,
    dict: _pairs,
}


@lru_cache(maxsize=500)
def _reading(kind: type) -> tuple[str, Callable[[Any], Hashable]]:
    """Return the name of a type, and how to read all that a value of it says.

    Raises TypeError for no plain type.
    """
    # Written out, for Python writes some types without their module.
    return f"{kind.__module__}.{kind.__qualname__}", _READ.get(kind) or _other(kind)


def _other(kind: type) -> Callable[[Any], Hashable]:
    if issubclass(kind, Promise):
        return lambda value: _said(str(value))
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _each
    if issubclass(kind, Enum):
        return attrgetter("name")
    if is_dataclass(kind):
        names = tuple(kind.__dataclass_fields__)
        return lambda value: tuple([_said(getattr(value, name)) for name in names])
    raise TypeError(f"{kind.__qualname__} is no plain value")


def _forget(**_kwargs: object) -> None:
    forget_pieces()


setting_changed.connect(_forget)
