"""The durable record of what the public sends: inquiries, their mail and staff's notes."""

from .inquiry import Inquiry, InquiryQuerySet, Kind, Status
from .mail import MailKind, MailState, OutboxMessage, OutboxQuerySet
from .note import InquiryNote

__all__ = [
    "Inquiry",
    "InquiryNote",
    "InquiryQuerySet",
    "Kind",
    "MailKind",
    "MailState",
    "OutboxMessage",
    "OutboxQuerySet",
    "Status",
]
