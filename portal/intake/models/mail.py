"""The outbox: mail is written down in the submission's transaction and sent later."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Min, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.speed.prepared import prepared

from .inquiry import Inquiry

LEASE = timedelta(minutes=10)
"""How long a worker may be busy with one message before another may take it over."""

CANDIDATES = 20
"""How many due messages a worker tries to claim before it leaves them to the others."""


class MailKind(models.TextChoices):
    """Why a message is sent."""

    NOTICE = "notice", _("Notice to the mailbox")
    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement to the sender")
    REPLY = "reply", _("Reply to the sender")
    ADDITION = "addition", _("Notice of an addition")
    WITHDRAWAL = "withdrawal", _("Notice of a withdrawal")
    OVERDUE = "overdue", _("Reminder of overdue inquiries")
    SEAT = "seat", _("A seat from the waiting list")
    CANCELLATION = "cancellation", _("Confirmation of a cancelled registration")
    REMINDER = "reminder", _("Reminder of a webinar")
    CHANGE = "change", _("Notice of a change")
    ACCESS = "access", _("Request for an access service")
    RECORDING = "recording", _("What is left of a webinar")
    TRANSLATION = "translation", _("Notice of outdated translations")
    ACCOUNT = "account", _("Notice about an account")


class MailState(models.TextChoices):
    """How far a message is."""

    HELD = "held", _("Held back")
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


def new_message_id() -> str:
    """Return a Message-ID. It stays the same however often the message is sent."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid4().hex}@{domain}>"


@dataclass(frozen=True)
class OutboxFigures:
    """How the outbox stands, in numbers for health checks. Nothing personal."""

    waiting: int
    """Messages whose time has come and that are not sent: due, put off, or with a worker."""
    failed: int
    """Messages that were given up; only staff can send them again."""
    oldest_seconds: int
    """For how long the longest of those that wait has been due; 0 when none waits."""


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """Messages, asked the way the worker and the dashboard ask for them."""

    def unsent(self) -> "OutboxQuerySet":
        """Return those that should have gone out by now and have not."""
        states = [MailState.WAITING, MailState.FAILED]
        return self.filter(state__in=states, due_at__lte=timezone.now())

    def failed(self) -> "OutboxQuerySet":
        """Return those that were given up."""
        return self.filter(state=MailState.FAILED)

    def due(self, now: datetime) -> "OutboxQuerySet":
        """Return those whose time has come at the instant `now`."""
        return self.filter(state=MailState.WAITING, next_attempt_at__lte=now)

    def oldest_unsent(self) -> "OutboxMessage | None":
        """Return the message that has waited longest, if any waits."""
        return self.unsent().order_by("due_at", "pk").first()

    def figures(self) -> OutboxFigures:
        """Return how the outbox stands now; one query. A letter for later does not wait yet."""
        now = timezone.now()
        waits = Q(state=MailState.WAITING, due_at__lte=now)
        found = self.filter(state__in=[MailState.WAITING, MailState.FAILED]).aggregate(
            waiting=Count("pk", filter=waits),
            failed=Count("pk", filter=Q(state=MailState.FAILED)),
            oldest=Min("due_at", filter=waits),
        )
        seconds = int((now - found["oldest"]).total_seconds()) if found["oldest"] else 0
        return OutboxFigures(found["waiting"], found["failed"], seconds)

    def make_due(self) -> int:
        """Have these sent at once, as if they had just been written; return how many."""
        now = timezone.now()
        return self.update(
            state=MailState.WAITING, attempts=0, due_at=now, next_attempt_at=now, last_error=""
        )

    def claim_next(self) -> "OutboxMessage | None":
        """Take the next due message for the caller alone; None when nothing is due.

        Claiming moves the next attempt one lease into the future in one conditional UPDATE, so
        it is safe between workers on every database, and a message whose worker died comes due
        again by itself.
        """
        now = timezone.now()
        for pk in _candidates(now=now):
            claimed = (
                self.due(now)
                .filter(pk=pk)
                .update(next_attempt_at=now + LEASE, attempts=F("attempts") + 1)
            )
            # It may be deleted in this very moment, with its inquiry.
            if claimed and (found := _message(pk=pk)):
                return found[0]
        return None


class OutboxMessage(models.Model):
    """One message to one recipient."""

    inquiry = models.ForeignKey(
        Inquiry, null=True, blank=True, on_delete=models.CASCADE, related_name="mail"
    )
    """What it belongs to, and is deleted with; nothing for mail to staff about several."""
    kind = models.CharField(_("kind"), max_length=20, choices=MailKind.choices)
    recipient = models.EmailField(_("to"))
    reply_to = models.EmailField(_("answers go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    html = models.TextField(_("text with layout"), blank=True)
    calendar = models.TextField(_("calendar file"), blank=True)
    in_reply_to = models.CharField(max_length=255, blank=True)
    """The Message-ID of the letter that this one follows, so that mail programs show one thread."""
    leave_url = models.CharField(max_length=500, blank=True)
    """Where one POST ends the series that it belongs to, without a cookie (RFC 8058)."""
    message_id = models.CharField(max_length=255, unique=True, default=new_message_id)
    state = models.CharField(
        _("state"), max_length=20, choices=MailState.choices, default=MailState.WAITING
    )
    due_at = models.DateTimeField(default=timezone.now)
    """When it should go out. Unlike the next attempt it stays when an attempt goes wrong."""
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.CharField(_("what went wrong"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="outbox_due"),
            models.Index(Upper("recipient"), "kind", "created_at", name="outbox_lately_to"),
        ]

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs and audit entries.
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_sent(self) -> bool:
        """Whether the mail server has taken it."""
        return self.state == MailState.SENT

    @property
    def is_failed(self) -> bool:
        """Whether it was given up and only staff can send it again."""
        return self.state == MailState.FAILED

    @property
    def is_late(self) -> bool:
        """Whether at least one attempt to send it went wrong and another will follow."""
        return self.state == MailState.WAITING and bool(self.last_error)


@prepared
def _candidates(*, now: datetime) -> models.QuerySet[OutboxMessage, int]:
    due = OutboxMessage.objects.due(now).order_by("next_attempt_at", "pk")
    return due.values_list("pk", flat=True)[:CANDIDATES]


@prepared
def _message(*, pk: int) -> models.QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(pk=pk)
