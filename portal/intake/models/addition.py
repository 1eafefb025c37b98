"""What a sender adds to an inquiry later, on its status page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import Status
from .defence import Verdict
from .inquiry import Inquiry


class AdditionQuerySet(models.QuerySet["Addition"]):
    """Additions, asked the way staff ask for them."""

    def to_review(self) -> "AdditionQuerySet":
        """Return those held back that nobody has looked at yet, the oldest first."""
        held = self.filter(is_held=True, verdict="").exclude(inquiry__status=Status.WITHDRAWN)
        return held.order_by("created_at", "pk")

    def to_review_in(self, inquiries: models.QuerySet[Inquiry]) -> "AdditionQuerySet":
        """Return those of `to_review` that were added to some inquiries, such as readable ones."""
        return self.to_review().filter(inquiry__in=inquiries.order_by().values("pk"))


class Addition(models.Model):
    """One text, written once by the public."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="additions")
    key = models.UUIDField(unique=True, editable=False)
    """Of the form it came in: sending that form twice makes one addition."""
    text = models.TextField(_("addition"), editable=False)
    suspicions = models.JSONField(default=list, editable=False)
    """Why it looks like spam: signs as JSON (`portal.intake.defence.signs.Sign`)."""
    is_held = models.BooleanField(default=False, editable=False, db_index=True)
    """Whether nobody was told of it and nothing was opened again: it looks like spam, or what it
    was added to was called so."""
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=Verdict.choices, blank=True, editable=False
    )
    message = models.ForeignKey(
        "intake.OutboxMessage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """What tells those who answer of it."""
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)

    objects = AdditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("addition")
        verbose_name_plural = _("additions")
        ordering = ["created_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs, messages and audit entries.
        return f"{_('addition')} {self.pk}"
