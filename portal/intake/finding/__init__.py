"""Finding inquiries by words, without keeping a second copy of what people wrote."""

from .words import matching

__all__ = ["matching"]
