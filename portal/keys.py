"""Many keys as one value, so that a question about them reads alike for any number."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models.expressions import Expression, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler

_CONDITIONS = {"postgresql": "= ANY(%s)", "sqlite": "IN (SELECT value FROM json_each(%s))"}


class Keys(tuple[int, ...]):
    """Primary keys of rows that are given to the database together."""

    __slots__ = ()


class Words(tuple[str, ...]):
    """Keys of another kind, such as fingerprints, that are given to the database together."""

    __slots__ = ()


class KeysField(models.Field[Any, Any]):
    """Gives keys as an array where the database knows arrays, and as JSON elsewhere."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ARG002
        """Return what the driver of the database takes."""
        return _given(value, connection.vendor)


class _OneOf(Func):
    """Tells whether a column holds one of some keys."""

    output_field = models.BooleanField()
    arity = 2

    def as_sql(  # type: ignore[override]  # no template is asked for
        self, compiler: SQLCompiler, connection: Any, **_given: Any
    ) -> Any:
        """Write the condition as the database at hand reads it."""
        column, keys = (compiler.compile(part) for part in self.get_source_expressions())
        condition = _CONDITIONS[connection.vendor].replace("%s", keys[0])
        return f"{column[0]} {condition}", (*column[1], *keys[1])


def one_of(column: str, keys: "Keys | Words | Expression") -> _OneOf:
    """Return the condition for `filter` that a column of numbers or texts holds one of `keys`.

    `Field.__in` writes each key into the statement: with hundreds, that takes longer than looking
    them up. In a prepared query (`portal.prepared`) the stand-in is given in their place.
    """
    given = Value(keys, output_field=KeysField()) if isinstance(keys, Keys | Words) else keys
    return _OneOf(F(column), given)


def is_one_of() -> str:
    """Return the same for a statement that is written by hand: what follows the column.

    `%s` in it stands for what `keys_given` returns.
    """
    return _CONDITIONS[connection.vendor]


def keys_given(keys: Iterable[int]) -> Any:
    """Return keys as a parameter of the database at hand."""
    return _given(keys, connection.vendor)


def _given(keys: Iterable[int | str], vendor: str) -> Any:
    return list(keys) if vendor == "postgresql" else json.dumps(list(keys))
