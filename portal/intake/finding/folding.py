"""Texts without capitals and accents, alike in Python, SQLite and PostgreSQL.

PostgreSQL 13 and later can take letters apart (`normalize`), so that no extension has to be
installed. SQLite gets the same rule as a function of ours on every connection.
"""

import json
import re
import unicodedata
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func, TextField

MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
"""Accents, Hebrew and Arabic vowel signs, and the stroke that stretches Arabic words."""
_MARK = re.compile(f"[{MARKS}]")


def fold(text: str) -> str:
    """Return a text in small letters without accents: "Cómo" and "COMO" become "como"."""
    return _MARK.sub("", unicodedata.normalize("NFKD", text)).lower()


def fold_or_none(text: str | None) -> str | None:
    """Return a folded text; None for a missing one, as SQL does."""
    return None if text is None else fold(text)


def fold_answers(stored: str | None) -> str | None:
    """Return the folded values of `Inquiry.stored_answers`, given as JSON, without questions."""
    if stored is None:
        return None
    values = [answer["value"] for answer in json.loads(stored)]
    return fold(json.dumps(values, ensure_ascii=False))


def teach_sqlite(connection: BaseDatabaseWrapper, **_options: Any) -> None:
    """Give a new connection to SQLite our functions: a receiver of `connection_created`."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("portal_fold", 1, fold_or_none, deterministic=True)
        connection.connection.create_function(
            "portal_fold_answers", 1, fold_answers, deterministic=True
        )


class Folded(Func):
    """A text column, folded."""

    function = "portal_fold"
    arity = 1
    output_field: CharField | TextField = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Take letters apart, drop what is on them, make them small."""
        template = f"lower(regexp_replace(normalize(%(expressions)s, NFKD), '[{MARKS}]', '', 'g'))"
        return self.as_sql(compiler, connection, template=template, **context)


class FoldedAnswers(Func):
    """The values of `stored_answers`, folded."""

    function = "portal_fold_answers"
    arity = 1
    output_field: CharField | TextField = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Take the values out of the JSON first."""
        template = (
            "lower(regexp_replace(normalize("
            "jsonb_path_query_array(%(expressions)s, '$[*].value')::text"
            f", NFKD), '[{MARKS}]', '', 'g'))"
        )
        return self.as_sql(compiler, connection, template=template, **context)
