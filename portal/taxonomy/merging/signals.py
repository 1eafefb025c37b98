"""Told when two terms were merged, in the same transaction, to whoever keeps ids of terms."""

from django.dispatch import Signal

terms_merged = Signal()
"""Sent with `former` (the ids of the terms that are gone), `kept` (the id of the one in the source
language that stays) and `pages` (the ids of the pages that bore one of them)."""
