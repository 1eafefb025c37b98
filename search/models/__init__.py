"""What search keeps of its own."""

from .promotion import Promotion
from .unanswered import UnansweredDay, UnansweredQuestion

__all__ = ["Promotion", "UnansweredDay", "UnansweredQuestion"]
