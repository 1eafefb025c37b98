"""Models made of the rows of a prepared query, in a way that is worked out once.

For each row Django asks anew which columns were read, who listens to the model and how each
attribute is set; for the answers of one query that comes out the same. A page type has some fifty
columns, and a page reads dozens of rows.

What is made is what Django makes (tests/portal/speed/test_rows_to_models.py compares them). A model
that has a say in its making, by an own `from_db` or `__init__` or a receiver of `pre_init` or
`post_init`, is left to its own `from_db`: pictures are, whose `from_db` makes them with `made_of`.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.query import QuerySet, get_related_populators
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init
from modelcluster.models import ClusterableModel
from wagtail.models import AbstractPage, ShowInMenusMixin

from portal.speed import has

ADDS_NOTHING = frozenset({Model, ClusterableModel, AbstractPage, ShowInMenusMixin})
"""Classes whose `__init__` adds nothing to a row that has a key: a page without one gets its type
and its place in menus, and modelcluster keeps child rows that were given by name."""

Made = Callable[[Sequence[Any]], Any]
"""Makes a model of a row's columns."""


class Making:
    """How the rows of one query become models. A query set takes it for its `_iterable_class`."""

    def __init__(self, compiler: Any, database: str) -> None:
        """`compiler` has written the query's SQL; `database` is the alias of where it is asked."""
        columns, what = compiler.select, compiler.klass_info
        first, last = what["select_fields"][0], what["select_fields"][-1] + 1
        names = [column.target.attname for column, *_rest in columns[first:last]]
        self.own = slice(first, last)
        self.make = _make(what["model"], names, database)
        self.related = get_related_populators(what, columns, database)  # type: ignore[call-arg]  # a newer Django's
        self.annotated = list((compiler.annotation_col_map or {}).items())

    def __call__(self, queryset: "QuerySet[Any, Any]") -> Iterator[Any]:
        """Ask the database; yield a model for each row, with what was selected beside it."""
        for row in queryset.query.get_compiler(using=queryset.db).results_iter():
            made = self.make(row[self.own])
            for related in self.related:
                related.populate(row, made)
            for name, place in self.annotated:
                setattr(made, name, row[place])
            yield made


def is_made_of_its_row(model: type[Model]) -> bool:
    """Whether nothing but its row makes a model."""
    beginning = {owner for owner in model.__mro__ if "__init__" in vars(owner)} - {object}
    own_way = next(owner for owner in model.__mro__ if "from_db" in vars(owner))
    heard = pre_init.has_listeners(model) or post_init.has_listeners(model)
    return beginning <= ADDS_NOTHING and own_way is Model and not heard


def _make(model: type[Model], names: list[str], database: str) -> Made:
    if not (has("rows_to_models") and is_made_of_its_row(model)):
        return lambda values: model.from_db(database, names, values)
    return made_of(model, tuple(names), database)


@lru_cache(maxsize=500)
def made_of(model: type[Model], names: tuple[str, ...], database: str | None) -> Made:
    """Return what makes a model of the columns with these names, without `__init__` and signals."""
    # An attribute that is set in a way of its own (a stream) is set; all others are written.
    set_in_its_way = [
        (place, name)
        for place, name in enumerate(names)
        if not isinstance(inspect.getattr_static(model, name), DeferredAttribute)
    ]

    def make(values: Sequence[Any]) -> Model:
        made = model.__new__(model)
        made._state = state = ModelState()
        state.adding, state.db = False, database
        vars(made).update(zip(names, values, strict=True))
        for place, name in set_in_its_way:
            setattr(made, name, values[place])
        return made

    return make
