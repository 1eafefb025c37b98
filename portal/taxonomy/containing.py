"""Names that hold other names of the same facet: “Health” in “Health equity” confuses visitors.

Asked of the words that are written down, for some terms at a time; `problems` asks it of all.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from .models import Term, Word
from .wording import key_of, parts_of


def names_inside(terms: Iterable[Term]) -> dict[int, list[str]]:
    """Return the names that the names of some terms hold, by the term's id: one query.

    Those that staff have explained are left out.
    """
    asked = {term.pk: (term, parts_of(_key(term))) for term in terms if not term.overlap_reason}
    parts = {part for _term, held in asked.values() for part in held}
    names = Word.objects.filter(is_name=True, key__in=parts, term__overlap_reason="")
    found: dict[int, list[str]] = defaultdict(list)
    for name in names.select_related("term").order_by("key"):
        for pk, (term, held) in asked.items():
            same = (name.locale_id, name.term.facet) == (term.locale_id, term.facet)
            if same and name.key in held:
                found[pk].append(name.term.name)
    return dict(found)


MOST = 3
"""Pairs that are named; the page of problems has all."""


def warning_for(term: Term) -> str:
    """Return what staff should know of a term they have just saved; empty if nothing is wrong.

    Two queries.
    """
    if term.overlap_reason:
        return ""
    key = _key(term)
    around = Word.objects.filter(
        Q(key__startswith=f"{key} ") | Q(key__endswith=f" {key}") | Q(key__contains=f" {key} "),
        is_name=True,
        locale=term.locale,
        term__facet=term.facet,
        term__overlap_reason="",
    )
    inside = names_inside([term]).get(term.pk, [])
    pairs = [(term.name, name) for name in inside]
    pairs += [(name.term.name, term.name) for name in around.select_related("term")]
    if not pairs:
        return ""
    said = [
        _("“%(outer)s” holds the name of “%(inner)s”.") % {"outer": outer, "inner": inner}
        for outer, inner in pairs[:MOST]
    ]
    advice = _(
        "Visitors cannot tell which to choose. Rename one, merge the two, or say why both are "
        "needed."
    )
    return " ".join([*said, *(["…"] if len(pairs) > MOST else []), advice])


def _key(term: Term) -> str:
    return key_of(term.name, term.locale.language_code)
