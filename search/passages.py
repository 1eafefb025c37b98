"""Finds characters inside a text, for scripts that are written without spaces.

The databases' search engines cut a text into words at its spaces. A Chinese sentence is one word
to them, and none of its parts is ever found. So the texts that the index keeps are looked through.
"""

from functools import reduce
from operator import add, and_, or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, Q, Value, When
from wagtail.models import Page, get_page_models
from wagtail.search.models import IndexEntry

from portal.pages import BasePageQuerySet

from .query import Query

MOST_FOUND = 500
"""Pages, the best of those found. Nobody leafs through more."""

_names = {field.name for field in IndexEntry._meta.get_fields()}
TITLE = "title_text" if "title_text" in _names else "title"  # PostgreSQL, SQLite
BODY = "body_text" if "body_text" in _names else "body"


def pages_holding(query: Query, operator: str) -> BasePageQuerySet:
    """Return the pages whose text holds what is asked for, the best first: one query now.

    With the operator "and" they hold every run of characters as it was typed; with "or" they hold
    two neighboring characters at least. A title counts more than a text, and much more than little.
    Words of other scripts beside them are looked for in the same way.
    """
    parts = (*(query.unspaced if operator == "and" else query.pairs), *query.plain.split())
    holds = [
        Q(**{f"{TITLE}__icontains": part}) | Q(**{f"{BODY}__icontains": part}) for part in parts
    ]
    scores = [_score(TITLE, part, 3) + _score(BODY, part, 1) for part in parts]
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    entries = (
        IndexEntry.objects.filter(content_type__in=kinds)
        .filter(reduce(and_ if operator == "and" else or_, holds))
        .annotate(score=reduce(add, scores))
        .order_by("-score", "pk")
    )
    found = [int(pk) for pk in entries.values_list("object_id", flat=True)[:MOST_FOUND]]
    order = Case(
        *(When(pk=pk, then=Value(place)) for place, pk in enumerate(found)),
        default=Value(len(found)),
        output_field=IntegerField(),
    )
    return BasePageQuerySet(model=Page).filter(pk__in=found).order_by(order)


def _score(field: str, part: str, worth: int) -> Case:
    return Case(
        When(**{f"{field}__icontains": part}, then=Value(worth)),
        default=Value(0),
        output_field=IntegerField(),
    )
