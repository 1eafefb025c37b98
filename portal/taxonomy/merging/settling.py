"""Looks once more, after two terms were merged, for what was being saved at that very moment."""

from django_tasks import task

from .rewriting import replace_in_revisions, replace_in_sources


@task()
def settle(former: list[int], kept: int) -> int:
    """Replace the former terms in drafts that were saved while the merge went on.

    A page that did not bear the term could not be locked; a draft of it may have named the term
    in those seconds. Return how many versions were rewritten; nothing the second time.
    """
    return replace_in_revisions(former, kept) + replace_in_sources(former, kept)
