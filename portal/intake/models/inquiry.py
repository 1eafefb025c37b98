"""One thing that somebody sent, with everything needed to answer for it."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.intake.answers import Answer
from portal.intake.audiences import Audience
from portal.intake.references import new_reference, new_token
from portal.intake.workdays import due_after

from .choices import Kind, Status
from .closing import ClosingReason
from .defence import Verdict
from .desk import DeskQuerySet


class ReadableJSONEncoder(DjangoJSONEncoder):
    """Keep letters as they were written, so that a search in the stored text finds them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class InquiryQuerySet(DeskQuerySet):
    """Inquiries, asked the way staff ask for them."""

    def new(self) -> "InquiryQuerySet":
        """Return those that nobody has taken up yet."""
        return self.filter(status=Status.NEW).exclude(kind=Kind.RESPONSE)

    def in_quarantine(self) -> "InquiryQuerySet":
        """Return those that were stopped as probable spam."""
        return self.filter(status=Status.QUARANTINE)

    def from_address(self, address: str) -> "InquiryQuerySet":
        """Return those sent with one e-mail address, however its letters are written."""
        return self.filter(sender_email__iexact=address.strip()).exclude(sender_email="")

    def promised_by_form(self) -> "InquiryQuerySet":
        """Return those that are kept for as long as their form says, counted from their receipt.

        Not readers' responses, nor registrations: their days count from the end of a webinar.
        """
        return self.exclude(kind__in=[Kind.RESPONSE, Kind.REGISTRATION])

    def over(self, today: date) -> "InquiryQuerySet":
        """Return those whose last day lies before `today`, and responses whose page is gone."""
        return self.filter(Q(delete_after__lt=today) | Q(kind=Kind.RESPONSE, page=None))

    def to_review(self) -> "InquiryQuerySet":
        """Return those in quarantine that nobody has looked at yet, the oldest first."""
        return self.in_quarantine().filter(verdict="").order_by("received_at", "pk")

    def with_receipt(self) -> "InquiryQuerySet":
        """Return those whose senders were promised a receipt: not what was sent back."""
        return self.exclude(status=Status.QUARANTINE, sent_back__isnull=False)

    def held(self) -> "InquiryQuerySet":
        """Return them locked until the end of the transaction, for whoever changes them.

        One order holds for everybody: inquiries by number, then the turn to learn, then webinars.
        None of their keys changes, so mail and seats that point at them may be written meanwhile.
        """
        return self.select_for_update(of=("self",), no_key=True)

    def for_listing(self) -> "InquiryQuerySet":
        """Return inquiries with all that a row of the inbox shows; 2 queries for any number.

        Of their mail that is the state: the texts would be most of what the database sends.
        """
        mail: Any = self.model._meta.get_field("mail").related_model
        states = Prefetch("mail", mail._default_manager.only("inquiry", "state"))
        joined = self.select_related("assignee__wagtail_userprofile", "page")
        return joined.prefetch_related(states)


class Inquiry(models.Model):
    """One submission. It is written once by the public and handled by staff."""

    key = models.UUIDField(unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    """Tells a repeated submission (the same key and text) from a changed one."""
    reference = models.CharField(
        _("reference"), max_length=9, unique=True, default=new_reference, editable=False
    )
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    """The secret part of the receipt's address."""
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, editable=False)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    page_title = models.CharField(_("page"), max_length=255, editable=False)
    language = models.CharField(_("language"), max_length=12, editable=False)
    audience = models.CharField(
        _("who is writing"), max_length=20, choices=Audience.choices, blank=True, editable=False
    )
    route = models.CharField(_("route"), max_length=120, blank=True, editable=False)
    mailbox = models.EmailField(_("mailbox"), blank=True, editable=False)
    sender_name = models.CharField(_("sender"), max_length=255, blank=True, editable=False)
    sender_email = models.EmailField(_("sender's e-mail"), blank=True, editable=False)
    stored_answers = models.JSONField(default=list, encoder=ReadableJSONEncoder, editable=False)
    consent_wording = models.TextField(_("consent given to"), blank=True, editable=False)
    consent_version = models.CharField(max_length=12, blank=True, editable=False)
    consent_at = models.DateTimeField(_("consent given"), null=True, blank=True, editable=False)
    reply_promise = models.CharField(_("what was promised"), max_length=255, blank=True)
    thanks = models.TextField(blank=True, editable=False)
    received_at = models.DateTimeField(_("received"), db_index=True, editable=False)
    delete_after = models.DateField(_("to be deleted after"), null=True, blank=True)
    suspicions = models.JSONField(default=list, editable=False)
    """Why it was put in quarantine: `portal.intake.defence.signs.Sign`s as JSON; else empty."""
    points = models.PositiveSmallIntegerField(default=0, editable=False)
    """What its suspicions weigh together: what is most likely a person's is looked at first."""
    text_mark = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    """Fingerprint of what was written, by which the same text is known again."""
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=Verdict.choices, blank=True, editable=False
    )
    """What staff said about it, for the defence to learn from."""

    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.NEW, db_index=True
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="inquiries",
        help_text=_("Who answers it."),
    )

    handled_by = models.ForeignKey(
        Group,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    is_limited = models.BooleanField(_("limited to a group"), default=False, editable=False)
    """Whether only `handled_by` may read it. Stays true when that group is deleted."""
    answer_within_days = models.PositiveSmallIntegerField(
        _("answer within (working days)"), null=True, editable=False
    )
    due_at = models.DateTimeField(_("due"), null=True, editable=False, db_index=True)
    """When our next answer is due; nothing when none was promised or the next step is theirs."""
    first_replied_at = models.DateTimeField(_("first reply"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    closing_reason = models.CharField(
        _("reason"), max_length=20, choices=ClosingReason.choices, blank=True, editable=False
    )
    closing_words = models.CharField(_("in your words"), max_length=255, blank=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self",
        verbose_name=_("same as"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="duplicates",
        editable=False,
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        ordering = ["-received_at", "-pk"]
        default_permissions = ("view", "change")
        permissions = [("oversee_inquiry", _("Can read the inquiries of every group"))]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=Status.CLOSED, first_replied_at=None, closing_reason=""),
                name="closed_with_answer_or_reason",
            )
        ]

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs, messages and audit entries.
        return self.reference

    @property
    def answers(self) -> list[Answer]:
        """What was answered, in the order of the form."""
        return [Answer(**stored) for stored in self.stored_answers]

    @property
    def receipt_path(self) -> str:
        """The address of the receipt, in the sender's language, without the host."""
        with translation.override(self.language):
            return reverse("intake_receipt", args=[self.token])

    @property
    def is_quarantined(self) -> bool:
        """Whether it was stopped as probable spam and its mail is held."""
        return self.status == Status.QUARANTINE

    @property
    def was_sent_back(self) -> bool:
        """Whether its sender was told that it was not taken; 1 query unless it is joined."""
        return hasattr(self, "sent_back")

    @property
    def promised_by(self) -> datetime | None:
        """The end of the day by which a first answer was due; None when none was promised."""
        if self.answer_within_days is None:
            return None
        return due_after(self.received_at, self.answer_within_days)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its sender took it back."""
        return self.status == Status.WITHDRAWN
