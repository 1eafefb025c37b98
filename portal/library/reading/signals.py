"""What the rest of the portal hears of texts."""

from django.dispatch import Signal

document_read = Signal()
"""Sent after commit with `text`, a DocumentText, whenever a file was read or could not be.

Also when a file was replaced, as soon as its old text is gone: the state is then "waiting".
Receivers that fail are logged and spoil nothing.
"""
