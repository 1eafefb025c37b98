"""The durable record of what the public sends: inquiries, their mail and what staff did."""

from .addition import Addition
from .choices import Kind, Status
from .closing import ClosingReason
from .defence import (
    LearnedFrom,
    LearnedToken,
    RecentPost,
    Refusal,
    RefusalCount,
    TokenKind,
    Verdict,
)
from .inquiry import Inquiry, InquiryQuerySet
from .mail import MailKind, MailState, OutboxMessage, OutboxQuerySet
from .note import InquiryNote
from .reminder import Reminder
from .reply import Reply
from .saved_answer import SavedAnswer

__all__ = [
    "Addition",
    "ClosingReason",
    "Inquiry",
    "InquiryNote",
    "InquiryQuerySet",
    "Kind",
    "LearnedFrom",
    "LearnedToken",
    "MailKind",
    "MailState",
    "OutboxMessage",
    "OutboxQuerySet",
    "RecentPost",
    "Refusal",
    "RefusalCount",
    "Reminder",
    "Reply",
    "SavedAnswer",
    "Status",
    "TokenKind",
    "Verdict",
]
