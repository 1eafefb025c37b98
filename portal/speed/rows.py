"""Rows of long lists: a template is drawn once, and each row is then filled into it.

    {% load portal_rows %}{% rows "components/facet_option.html" group.options %}

Each row is a dataclass of texts, whole numbers and truth values. The template of a row sees its
fields and nothing else. It is drawn with stand-ins for texts and numbers, which it may only write
(`{{ label }}`) or ask whether they say anything (`{% if label %}`); filters and comparisons are
refused. It is drawn once more for each other combination of truth values and of texts that are
empty. Three hundred answers to the questions beside a search take a millisecond instead of ten.
Texts are escaped as ever.

`portal.speed.pieces` is for what is drawn again with the same words; here each row has other ones.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import lru_cache
from html import escape
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.template import Context, Engine, TemplateSyntaxError
from django.template.base import Lexer, TokenType
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 500
"""Templates that a process keeps, for each language and combination."""

BEGIN, END = "\x02", "\x03"
"""Around the name of a field where its value is to stand. No value has them in a template."""

_PLACE = re.compile(f"{BEGIN}(\\w+){END}")

_MAY = {
    TokenType.VAR: re.compile(r"\w+"),
    TokenType.BLOCK: re.compile(
        r"(el)?if( not)? \w+( (and|or)( not)? \w+)*|else|endif|(end)?comment|"
        r"translate [\"'][^|]*[\"']"
    ),
}
"""What the template of a row may say: so it says the same with stand-ins as with the values."""

Shape = tuple[bool | tuple[bool, bool], ...]
"""Of each field: its truth value; or else whether it says anything, and whether it is a text."""

Drawn = tuple[tuple[str, ...], tuple[Callable[[Any], Any], ...]]
"""What stands between the values, and what gives each of these."""


def drawn_rows(template_name: str, rows: Iterable[Any]) -> SafeString:
    """Return the HTML of all rows, each as the template would draw it by itself.

    Raises TypeError for a field that is no text, number or truth value, TemplateSyntaxError for a
    template that changes one.
    """
    language = get_language()
    if settings.DEBUG:
        forget_rows()  # whoever changes a template wants to see it at once
    written: list[str] = []
    for row in rows:
        kind: Any = type(row)
        shape = tuple(map(_shape, _values(kind)(row)))
        between, values = _drawn(template_name, language, kind, shape)
        written.append(between[0])
        for value, after in zip(values, between[1:], strict=True):
            written += (_written(value(row), language), after)
    return SafeString("".join(written))


def forget_rows(**_given: object) -> None:
    """Forget all templates: for tests and for whoever changes them."""
    _drawn.cache_clear()
    _number.cache_clear()


@lru_cache(maxsize=100)
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of all fields of a row."""
    names = [field.name for field in fields(kind)]
    read: Any = attrgetter(*names)
    return read if len(names) > 1 else lambda row: (read(row),)


def _shape(value: Any) -> bool | tuple[bool, bool]:
    if isinstance(value, bool):
        return value
    kind = type(value)
    if kind is str or kind is int or kind is SafeString:
        return bool(value), kind is not int
    if isinstance(value, Promise):
        return bool(str(value)), True
    raise TypeError(f"{value!r} has no place in a row")


@lru_cache(maxsize=MOST)
def _drawn(template_name: str, language: str | None, kind: type, shape: Shape) -> Drawn:  # noqa: ARG001
    given: dict[str, Any] = {}
    for field, known in zip(fields(kind), shape, strict=True):
        if isinstance(known, bool):
            given[field.name] = known
            continue
        says_anything, is_text = known
        said = SafeString(f"{BEGIN}{field.name}{END}")
        given[field.name] = said if says_anything else "" if is_text else 0
    template = Engine.get_default().get_template(template_name)
    for token in Lexer(template.source).tokenize():
        if token.token_type in _MAY and not _MAY[token.token_type].fullmatch(token.contents):
            raise TemplateSyntaxError(f"{template_name} is a row and may not say {token.contents}")
    between = _PLACE.split(template.render(Context(given)))
    return tuple(between[::2]), tuple(attrgetter(name) for name in between[1::2])


def _written(value: Any, language: str | None) -> str:
    """Return a value as `{{ value }}` writes it."""
    kind = type(value)
    if kind is int:
        return _number(value, language)
    # Of a plain text `conditional_escape` makes the same, by a longer way.
    return escape(value) if kind is str else conditional_escape(value)


@lru_cache(maxsize=10_000)
def _number(value: int, language: str | None) -> str:  # noqa: ARG001  # numbers are written in it
    return str(localize(value))


setting_changed.connect(forget_rows)
