"""Writes the pages of documents that were put where not everybody may have them, or back."""

from collections.abc import Sequence

from django_tasks import task

from .documents import keys_of_pages_with
from .noting import note
from .reindexing import MOST_AT_ONCE
from .settling import settle_all
from .writing import write

CHUNK = 1_000
"""Documents of one task."""


def write_pages_with(documents: Sequence[int]) -> None:
    """Write the entries of the pages that hand out one of the documents, by their keys.

    A few are noted: they are written when the transaction ends, wherever the documents are then.
    """
    chunks = [list(documents[at : at + CHUNK]) for at in range(0, len(documents), CHUNK)]
    keys = {key for chunk in chunks for key in keys_of_pages_with(chunk)}
    if len(keys) <= MOST_AT_ONCE:
        note(keys)
        return
    for chunk in chunks:
        write_pages_of_documents.enqueue(chunk)


@task()
def write_pages_of_documents(documents: list[int]) -> int:
    """Write the entries of the pages of many documents. Returns how many changed."""
    changed = write(keys_of_pages_with(documents))
    settle_all()
    return changed
