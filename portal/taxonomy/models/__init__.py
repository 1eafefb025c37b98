"""The vocabulary: terms, the words that stand for them, and the addresses that led to them."""

from .fields import choices_of, terms_field
from .former import FormerAddress
from .term import Facet, Term
from .word import Word

__all__ = ["Facet", "FormerAddress", "Term", "Word", "choices_of", "terms_field"]
