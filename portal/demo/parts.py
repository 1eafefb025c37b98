"""The parts of the demo that stand around all pages."""

from . import navigation, vocabulary

__all__ = ["navigation", "vocabulary"]
