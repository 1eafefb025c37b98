"""The durable record of what the public sends: inquiries, their mail and what staff did.

Also what is known of how they were looked at and deleted.
"""

from .access import AccessEntry, Look
from .addition import Addition
from .audit import Act, AuditEntry
from .choices import Kind, Status
from .closing import ClosingReason
from .defence import (
    LearnedFrom,
    LearnedToken,
    RecentPost,
    Refusal,
    RefusalCount,
    SentBack,
    SentenceMark,
    TokenKind,
    Verdict,
)
from .erasure import Erasure
from .figure import Figure
from .inquiry import Inquiry, InquiryQuerySet
from .mail import MailKind, MailState, OutboxFigures, OutboxMessage, OutboxQuerySet
from .note import InquiryNote
from .reminder import Reminder
from .reply import Reply
from .response import Response, ResponseState
from .saved_answer import SavedAnswer

__all__ = [
    "AccessEntry",
    "Act",
    "Addition",
    "AuditEntry",
    "ClosingReason",
    "Erasure",
    "Figure",
    "Inquiry",
    "InquiryNote",
    "InquiryQuerySet",
    "Kind",
    "LearnedFrom",
    "LearnedToken",
    "Look",
    "MailKind",
    "MailState",
    "OutboxFigures",
    "OutboxMessage",
    "OutboxQuerySet",
    "RecentPost",
    "Refusal",
    "RefusalCount",
    "Reminder",
    "Reply",
    "Response",
    "ResponseState",
    "SavedAnswer",
    "SentBack",
    "SentenceMark",
    "Status",
    "TokenKind",
    "Verdict",
]
