"""Queries that every page asks, written as SQL once for each process and then only given values.

Django builds a query and writes its SQL anew each time, which takes longer than PostgreSQL takes to
answer: a third of the time of a page (docs/decisions/144). Here a function says once what is asked:

    @prepared
    def _newest(locale, number, *, today):
        return StoryPage.objects.filter(locale=locale, date__lte=today)[:number]

    _newest(locale, 3, today=timezone.localdate())   # a list of pages, read anew each time

What is given by place (a locale, a number) is written into the SQL, so there should be few
different ones. What is given by name (a key, a moment, a list of keys) changes with each request:
the function meets a stand-in for it, or a list of them, and may only compare with it (a list of
keys of related rows as `image__pk__in`). Only the SQL is kept, never a row. `iexact` and its like
take a text apart before it is there; `Upper` on both sides says the same.

Each length of a list is a statement of its own. What comes in any number (the keys of what a
search found) is given as `portal.speed.keys.Keys` and compared by `one_of`: that is one value.
"""

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import NotSupportedError, connections, models
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.signals import connection_created
from django.db.models.expressions import Value
from django.db.models.query import ModelIterable, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.dispatch import receiver

from portal.speed import has
from portal.speed.keys import Keys, KeysField
from portal.speed.rows_to_models import Making

Row = TypeVar("Row")
Given = ParamSpec("Given")

MOST = 300
"""How many statements one question may have in a process; after that it begins anew."""

PLANS = 1_000
"""How many planned statements a connection to PostgreSQL keeps. psycopg's own number, 100, is less
than the questions of all kinds of page in four languages: they would push each other out."""

PLANNING = """
SELECT set_config('plan_cache_mode', 'force_generic_plan', false), set_config('jit', 'off', false)
"""
"""What PostgreSQL is told of each connection. A prepared statement is planned without its values:
left to itself, PostgreSQL plans some of them each time, for plans that are no better (decision
178). Nothing is compiled: it takes longer than any question of ours. Not in the address of the
connection, where PgBouncer refuses it."""

UNKNOWN: Any = object()
"""Stands for a statement that is not written yet; None is one that finds nothing."""

FIELDS: dict[type, models.Field[Any, Any]] = {
    Keys: KeysField(),
    int: models.IntegerField(),
    str: models.CharField(),
    UUID: models.UUIDField(),
    datetime.datetime: models.DateTimeField(),
    datetime.date: models.DateField(),
}
"""How each kind of value is given to the database. A moment is a date too, so it comes first."""


class StandIn(Value):
    """Holds the place of a value in the SQL: `name`, and `place` in a list."""

    def __init__(self, name: str, kind: type, place: int | None = None) -> None:
        super().__init__((name, place), output_field=FIELDS[kind])  # a value, to be told apart by
        self.name, self.place = name, place

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:  # noqa: ARG002 - Django gives it
        """Return a parameter that `_Prepared` replaces."""
        return "%s", [self]

    def bound(self, values: dict[str, Any], connection: Any) -> Any:
        """Return the value of this place as the database takes it."""
        value = values[self.name]
        value = value if self.place is None else value[self.place]
        return self.output_field.get_db_prep_value(value, connection)


class _Prepared(Generic[Row]):
    """A query with its SQL, which stands where Django looks for a query to be compiled."""

    def __init__(self, queryset: "QuerySet[Any, Row]") -> None:
        self.queryset = queryset
        compiler = queryset.query.get_compiler(using=queryset.db)
        self.sql, self.parameters = compiler.as_sql()
        columns = [column for column, *_written in compiler.select]
        self.converters = _converters(compiler, columns)
        # Columns beyond these are read for the order alone.
        self.width = len(columns) if compiler.has_extra_select else None
        asked: Any = queryset
        self.iterable = asked._iterable_class
        if self.iterable is ModelIterable:
            if asked._known_related_objects:
                raise TypeError(f"{asked.model.__name__} is asked through a row: filter by its key")
            self.iterable = Making(compiler, queryset.db)

    def rows(self, values: dict[str, Any]) -> "list[Row]":
        """Ask the database and return the rows, with what the query prefetches.

        PostgreSQL refuses a statement that it planned before a column of its answer got another
        type. A new connection knows none, and asks once more.
        """
        try:
            return self._rows(values)
        except NotSupportedError:
            connection = connections[self.queryset.db]
            if connection.in_atomic_block:
                raise
            connection.close()
        return self._rows(values)

    def columns(self, values: dict[str, Any], connection: Any) -> list[tuple[Any, ...]]:
        """Ask the database and return the columns of each row as Django's fields give them."""
        parameters = tuple(
            entry.bound(values, connection) if isinstance(entry, StandIn) else entry
            for entry in self.parameters
        )
        with _cursor(connection) as cursor:
            cursor.execute(self.sql, parameters)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        if self.width:
            found = [row[: self.width] for row in found]
        if not self.converters:
            return found
        converted = []
        for row in found:
            columns = list(row)
            for place, convert, column in self.converters:
                columns[place] = convert(columns[place], column, connection)
            converted.append(tuple(columns))
        return converted

    def _rows(self, values: dict[str, Any]) -> "list[Row]":
        asked: Any = _copied(self.queryset)  # `all()` copies the query, too
        asked.query, asked._iterable_class = _Bound(self, values), self.iterable
        return list(asked)


def _converters(compiler: SQLCompiler, columns: list[Any]) -> list[tuple[int, Any, Any]]:
    """Return what turns columns into values: place, function and column, in Django's order."""
    return [
        (place, convert, column)
        for place, (functions, column) in compiler.get_converters(columns).items()
        for convert in functions
    ]


def _cursor(connection: Any) -> Any:
    """Return a cursor of Django's, with its wrappers.

    To PostgreSQL it gives statements and values apart, which plans a statement that it met often
    (production's `prepare_threshold`) only once. Django's own setting for it breaks questions of
    the admin, so it holds for prepared ones alone.
    """
    if not (on_postgresql(connection) and has("prepared")):
        return connection.cursor()
    connection.ensure_connection()
    driver = connection.connection
    usual, driver.cursor_factory = driver.cursor_factory, ServerBindingCursor
    try:
        return connection.cursor()
    finally:
        driver.cursor_factory = usual


class _Bound:
    """A prepared query with the values of one request: all that Django asks of it is to run.

    It is its own compiler, for there is nothing left to compile.
    """

    values_select = ()  # rows, not values: a query set asks

    def __init__(self, prepared: _Prepared[Any], values: dict[str, Any]) -> None:
        self.prepared, self.values = prepared, values

    def get_compiler(self, using: str) -> "_Bound":
        """Return what gives the rows of a database."""
        self.using = using
        return self

    def results_iter(self, **_how: Any) -> Iterator[tuple[Any, ...]]:
        """Return the columns of all rows; a query set says how many it would like at once."""
        return iter(self.prepared.columns(self.values, connections[self.using]))


def _copied(original: Any) -> Any:
    """Return another object with the same attributes, quicker than the module `copy` does."""
    made = object.__new__(type(original))
    made.__dict__.update(original.__dict__)
    return made


def prepared(ask: "Callable[Given, QuerySet[Any, Row]]") -> "Callable[Given, list[Row]]":
    """Let `ask` say once what is asked; return a function that gives the rows as a list.

    Rows are models, or whatever `values_list` of the query set gives.
    """
    known: dict[Hashable, _Prepared[Row] | None] = {}

    @wraps(ask)
    def asking(*baked: Given.args, **values: Given.kwargs) -> "list[Row]":
        found = {name: _as_given(value) for name, value in values.items()}
        key = (
            tuple(_told_apart(value) for value in baked),
            tuple((name, _shape(value)) for name, value in found.items()),
        )
        # Another thread may begin anew at any moment: what is known is asked for once.
        statement = known.get(key, UNKNOWN) if has("prepared") else UNKNOWN
        if statement is UNKNOWN:
            if len(known) >= MOST:
                known.clear()
            stand_ins: dict[str, Any] = {n: _stand_in(n, value) for n, value in found.items()}
            try:
                statement = _Prepared(ask(*baked, **stand_ins))  # stand-ins
            except EmptyResultSet:
                statement = None  # such as one of no keys
            known[key] = statement
        return statement.rows(found) if statement else []

    return asking


def reckoned(rows: "QuerySet[Any, Any]", **aggregates: models.Aggregate) -> "QuerySet[Any, Any]":
    """Return the query set of one row, a tuple: what `aggregate` says of `rows`, to be prepared."""
    of_all = rows.order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    return of_all.annotate(**aggregates).values_list(*aggregates)


@receiver(connection_created)
def keep_plans(connection: Any, **_given: Any) -> None:
    """Let a new connection keep the plans of all that pages ask, and make each of them once."""
    if on_postgresql(connection):
        connection.connection.prepared_max = PLANS
        connection.connection.execute(PLANNING)


def on_postgresql(connection: Any) -> bool:
    """Whether a connection leads to PostgreSQL."""
    return bool(connection.vendor == "postgresql")


def _as_given(value: Any) -> Any:
    """Return a list of different values for what holds several."""
    is_one = isinstance(value, str | Keys) or not isinstance(value, Iterable)
    return value if is_one else list(dict.fromkeys(value))


def _kind(value: Any) -> type:
    """Return the kind of a value; raises TypeError for one that cannot be given by name."""
    for kind in FIELDS:
        if isinstance(value, kind):
            return kind
    raise TypeError(f"{value!r} has no place in a prepared query")


def _shape(value: Any) -> Hashable:
    return (len(value), *map(_kind, value)) if isinstance(value, list) else _kind(value)


def _stand_in(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [StandIn(name, _kind(entry), place) for place, entry in enumerate(value)]
    return StandIn(name, _kind(value))


def _told_apart(value: Any) -> Hashable:
    """Return a row as all that it says: rows with one key differ between databases of tests."""
    if isinstance(value, models.Model):
        fields = value._meta.concrete_fields
        return (type(value), *(getattr(value, field.attname) for field in fields))
    return tuple(value) if isinstance(value, list) else value
