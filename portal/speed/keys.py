"""Many keys as one value, so that a question about them reads alike for any number."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import Expression, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler

_CONDITIONS = {"postgresql": "= ANY(%s)", "sqlite": "IN (SELECT value FROM json_each(%s))"}


class Keys(tuple[Any, ...]):
    """Keys of rows that are given to the database together, all of one kind.

    Primary keys, or what else rows are found by: translation keys (UUID), paths (str).
    """

    __slots__ = ()


class KeysField(models.Field[Any, Any]):
    """Gives `Keys` as an array where the database knows arrays, and as JSON elsewhere."""

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


def one_of(column: str, keys: "Keys | Expression") -> _OneOf:
    """Return the condition for `filter` that a column holds one of `keys`.

    `Field.__in` writes each key into the statement: with hundreds, that takes longer than looking
    them up. In a prepared query (`portal.speed.prepared`) the stand-in is given in their place.
    """
    given = Value(keys, output_field=KeysField()) if isinstance(keys, Keys) else keys
    return _OneOf(F(column), given)


def is_one_of() -> str:
    """Return the same for a statement that is written by hand: what follows the column.

    `%s` in it stands for what `keys_given` returns.
    """
    return _CONDITIONS[connection.vendor]


def keys_given(keys: Iterable[int]) -> Any:
    """Return keys as a parameter of the database at hand."""
    return _given(keys, connection.vendor)


def _given(keys: Iterable[Any], vendor: str) -> Any:
    if vendor == "postgresql":
        return list(keys)
    # Django keeps a UUID in SQLite as 32 digits.
    return json.dumps([key.hex if isinstance(key, UUID) else key for key in keys])
