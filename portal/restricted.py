"""The condition that a page stands in a section which not everybody may read.

It is part of nearly every question about pages. Asked by `Exists` for each row, PostgreSQL goes
through all pages for each of them: it cannot know that hardly a page is restricted, and no index
finds the beginnings of a path. Here the paths of restricted sections are read once a question.
"""

from typing import Any

from django.db.models import BooleanField, F, Func
from django.db.models.expressions import Subquery
from django.db.models.sql.compiler import SQLCompiler
from wagtail.models import PageViewRestriction

Sql = tuple[str, tuple[Any, ...]]


class _BeginsWithOneOf(Func):
    """Tells whether a path begins with one of those that a query gives."""

    output_field = BooleanField()
    arity = 2

    def as_postgresql(self, compiler: SQLCompiler, *_given: Any, **_more: Any) -> Sql:
        """Write it with a query that depends on no row, so PostgreSQL asks it once."""
        return self._written("{path} ^@ ANY (ARRAY{paths})", compiler)

    def as_sqlite(self, compiler: SQLCompiler, *_given: Any, **_more: Any) -> Sql:
        """Write the same for SQLite, which has no arrays."""
        return self._written(
            "EXISTS (SELECT 1 FROM {paths} AS above"
            " WHERE substr({path}, 1, length(above.page__path)) = above.page__path)",
            compiler,
        )

    def _written(self, condition: str, compiler: SQLCompiler) -> Sql:
        path, paths = (compiler.compile(part) for part in self.get_source_expressions())
        # A column has no parameters, so it may stand anywhere.
        return condition.format(path=path[0], paths=paths[0]), tuple(paths[1])


def is_restricted() -> Func:
    """Return whether a page of the query, or one above it, is restricted; for `filter` and others.

    Costs no query of its own, unlike Wagtail's `public()`.
    """
    restrictions = PageViewRestriction.objects.order_by().values("page__path")
    return _BeginsWithOneOf(F("path"), Subquery(restrictions))
