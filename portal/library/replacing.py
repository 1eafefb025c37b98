"""Tells those who keep earlier files that a document is about to get another one."""

from django.dispatch import Signal

file_replaced = Signal()
"""Sent inside the transaction that stores a new file in a document, before it is stored.

With `document`, which has the new file, and `old`, the same row as the database has it. The old
file is still there. A receiver that raises keeps the new file from being taken.
"""
