"""What the defence remembers: nothing personal, and nothing for longer than it needs."""

import datetime
from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What staff said about a submission. Only people say it, never the portal."""

    PERSON = "person", _("No spam")
    SPAM = "spam", _("Spam")


class RecentPost(models.Model):
    """A form that somebody sent lately: fingerprints of the address and of the ticket.

    Both are keyed and salted with the day (`portal.intake.defence.pace`), and the row is deleted
    with the next post after its time is over.
    """

    address = models.CharField(max_length=64)
    post = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["address", "post"], name="each_post_counts_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Refusal(models.TextChoices):
    """Why something was sent back and not stored. All of them are counted."""

    PACE = "pace", _("Too many from one address")
    MISTAKES = "mistakes", _("Mistakes in the form")
    UNCONFIRMED = "unconfirmed", _("Without the cookie of the form")


class RefusalCountQuerySet(models.QuerySet["RefusalCount"]):
    """Counts of refusals."""

    def add_one(self, reason: Refusal, day: datetime.date | None = None) -> None:
        """Count one more refusal on a day, today unless said otherwise."""
        day = day or timezone.localdate()
        # Without race: only the first of a day is made, and whoever comes second finds it.
        if not self.filter(day=day, reason=reason).update(number=F("number") + 1):
            count, made = self.get_or_create(day=day, reason=reason, defaults={"number": 1})
            if not made:
                self.filter(pk=count.pk).update(number=F("number") + 1)

    def lately(self, days: int) -> dict[str, int]:
        """Return the numbers of the last `days` by reason, without those that are nought."""
        since = timezone.localdate() - timedelta(days=days - 1)
        counts = self.filter(day__gte=since).values_list("reason")
        return dict(counts.annotate(total=models.Sum("number")).order_by("reason"))


class RefusalCount(models.Model):
    """How often something was refused on one day. Nothing says by whom."""

    day = models.DateField()
    reason = models.CharField(max_length=20, choices=Refusal.choices)
    number = models.PositiveIntegerField(default=0)

    objects = RefusalCountQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "reason"], name="one_count_a_day_and_reason")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"


class SentenceMark(models.Model):
    """Fingerprint of one long sentence of an inquiry, by which a shuffled text is known again.

    Keyed, so that nobody reads it, and deleted with the inquiry.
    """

    inquiry = models.ForeignKey("intake.Inquiry", on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=32, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.mark[:8]


class SentBack(models.Model):
    """That what is in quarantine was never taken: its sender was told to send it again.

    No receipt was promised and no mail is written, unless staff release it. `more` counts what came
    beyond the bounds of `portal.intake.sent_back` and was not stored itself.
    """

    inquiry = models.OneToOneField(
        "intake.Inquiry", on_delete=models.CASCADE, related_name="sent_back"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=Refusal.choices)
    source = models.CharField(max_length=64, blank=True)
    """Keyed fingerprint of the sender's network, another one each day; empty when unknown."""
    more = models.PositiveIntegerField(_("more like it"), default=0)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("sent back")
        verbose_name_plural = _("sent back")
        default_permissions = ()
        indexes = [models.Index(fields=["source", "at"], name="sent_back_by_source")]

    def __str__(self) -> str:
        return str(self.pk)


class TokenKind(models.TextChoices):
    """What can be learned from what staff said."""

    LINK = "link", _("Site that is linked to")
    SENDER = "sender", _("Domain of the sender's address")
    WORD = "word", _("Word")


class LearnedToken(models.Model):
    """A word, a linked site or a sender's domain, and in how many messages staff met it.

    `text` stays empty, and only a keyed fingerprint is kept, until so many different messages had
    it that it can be nobody's name: see `portal.intake.defence.learning`.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=TokenKind.choices)
    language = models.CharField(_("language"), max_length=12, blank=True)
    """Of words; what the others mean depends on no language."""
    fingerprint = models.CharField(max_length=64)
    text = models.CharField(_("text"), max_length=255, blank=True)
    in_spam = models.PositiveIntegerField(_("in spam"), default=0)
    in_letters = models.PositiveIntegerField(_("in messages of people"), default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "fingerprint"], name="each_token_is_learned_once"
            )
        ]

    def __str__(self) -> str:
        return self.text or self.fingerprint[:8]


class LearnedFrom(models.Model):
    """From how many messages in one language something was learned."""

    language = models.CharField(_("language"), max_length=12, unique=True)
    spam = models.PositiveIntegerField(_("spam"), default=0)
    letters = models.PositiveIntegerField(_("messages of people"), default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.language
