"""The routes of a contact page: who is writing, who answers, and by when."""

from django.contrib.auth.models import Group
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.intake.audiences import Audience


class ContactRoute(TranslatableMixin, Orderable):
    """Where the messages of one audience go, and what these people are told."""

    page = ParentalKey("home.ContactPage", related_name="routes", on_delete=models.CASCADE)
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience.choices, help_text=_("Who is writing.")
    )
    label = models.CharField(
        _("words of the choice"),
        max_length=120,
        blank=True,
        help_text=_("Such as “We are a health department”. Empty means the audience's name."),
    )
    mailbox = models.EmailField(
        _("mailbox"), help_text=_("The one e-mail address that is told about each message.")
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("What these people can ask you for. Shown with the choice and above the form."),
    )
    reply_promise = models.CharField(
        _("promise of a reply"),
        max_length=255,
        blank=True,
        help_text=_("Such as “We answer within three working days.” Promise what you can keep."),
    )

    answer_within_days = models.PositiveSmallIntegerField(
        _("answer within (working days)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_(
            "Your promise as a number, for the inbox: it shows what is due today and reminds of "
            "what is overdue. Monday to Friday count; holidays are not known. Empty: no date."
        ),
    )
    handled_by = models.ForeignKey(
        Group,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Only this group and administrators see these inquiries in the inbox. Its members also "
            "need the permission to view or change inquiries. Empty: all who have it."
        ),
    )

    panels = [
        FieldPanel("audience"),
        FieldPanel("label"),
        FieldPanel("mailbox"),
        FieldPanel("introduction"),
        FieldPanel("reply_promise"),
        FieldPanel("answer_within_days"),
        FieldPanel("handled_by"),
    ]
    translatable_fields = [
        SynchronizedField("audience", overridable=False),
        TranslatableField("label"),
        SynchronizedField("mailbox", overridable=False),
        TranslatableField("introduction"),
        TranslatableField("reply_promise"),
        SynchronizedField("answer_within_days", overridable=False),
        SynchronizedField("handled_by", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words of the choice."""
        return self.label or self.get_audience_display()

    @property
    def href(self) -> str:
        """The address of this audience's form, relative to the page."""
        return f"?audience={self.audience}"
