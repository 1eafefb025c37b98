"""The inbox as a spreadsheet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry

FIXED = [
    "reference",
    "received",
    "due",
    "first reply",
    "status",
    "closed because",
    "assigned to",
    "page",
    "language",
    "who is writing",
    "sender",
    "e-mail",
    "consent given to",
]


def fixed_headings() -> dict[str, str]:
    """Return the headings of the columns that every inquiry has."""
    headings = [
        _("Reference"),
        _("Received"),
        _("Answer promised by"),
        _("First reply"),
        _("Status"),
        _("Why it was closed"),
        _("Assigned to"),
        _("Page"),
        _("Language"),
        _("Who is writing"),
        _("Sender"),
        _("Sender's e-mail"),
        _("Consent given to"),
    ]
    return dict(zip(FIXED, headings, strict=True))


def answer_headings(inquiries: Iterable[Inquiry]) -> dict[str, str]:
    """Return one column for each question, by its name, with the words it was asked in last."""
    headings: dict[str, str] = {}
    for inquiry in inquiries:
        for answer in inquiry.answers:
            headings.setdefault("answer " + answer.name, answer.label)
    return headings


def row(inquiry: Inquiry, columns: Iterable[str]) -> dict[str, Any]:
    """Return the cells of one inquiry by column."""
    assignee = inquiry.assignee
    fixed = {
        "reference": inquiry.reference,
        "received": _instant(inquiry.received_at),
        "due": f"{inquiry.promised_by:%Y-%m-%d}" if inquiry.promised_by else "",
        "first reply": _instant(inquiry.first_replied_at),
        "status": inquiry.get_status_display(),
        "closed because": ": ".join(
            filter(None, [inquiry.get_closing_reason_display(), inquiry.closing_words])
        ),
        "assigned to": assignee.get_username() if assignee else "",
        "page": inquiry.page_title,
        "language": inquiry.language,
        "who is writing": inquiry.route or inquiry.get_audience_display(),
        "sender": inquiry.sender_name,
        "e-mail": inquiry.sender_email,
        "consent given to": inquiry.consent_wording,
    }
    answers = {"answer " + answer.name: answer.text for answer in inquiry.answers}
    return {column: fixed.get(column, answers.get(column, "")) for column in columns}


def _instant(at: datetime | None) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""
