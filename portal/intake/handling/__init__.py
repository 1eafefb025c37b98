"""What staff do with an inquiry. Each act is logged with who and when, without personal data.

An act works on the inquiry as the database has it: lock it first where two may act at once.
"""

from .additions import call_addition_spam, release_addition
from .assigning import MayNotRead, assign
from .closing import close, closing_faults
from .mail import send_again, send_failed_again
from .notes import add_note
from .replying import Unanswerable, may_be_answered, reply
from .status import change_status, may_be_released
from .who import Staff

__all__ = [
    "MayNotRead",
    "Staff",
    "Unanswerable",
    "add_note",
    "assign",
    "call_addition_spam",
    "change_status",
    "close",
    "closing_faults",
    "may_be_answered",
    "may_be_released",
    "release_addition",
    "reply",
    "send_again",
    "send_failed_again",
]
