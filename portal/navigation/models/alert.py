"""The alert banner: one urgent message above every page."""

import datetime
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.days import begin_of, end_of
from portal.navigation.blocks import AlertLinkBlocks
from portal.pagecache import until

from .base import NavigationQuerySet, NavigationSnippet


class Tone(models.TextChoices):
    """How urgently a banner speaks."""

    NOTE = "note", _("Note")
    IMPORTANT = "important", _("Important")
    URGENT = "urgent", _("Urgent")


class State(models.TextChoices):
    """Where a banner stands between draft and past."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting for its first day")
    IN_FORCE = "in_force", _("In force")
    OVER = "over", _("Over")


class AlertBannerQuerySet(NavigationQuerySet):
    """Banners, asked by their days."""

    def not_over(self, today: datetime.date) -> Self:
        """Return the banners whose last day is `today` or later, the newest first.

        Whether a banner is published is not asked: a translation needs to know its source. Nor is
        whether its first day has come (`is_in_force`): pages change on that day.
        """
        return self.filter(Q(shown_until=None) | Q(shown_until__gte=today)).order_by(
            models.F("shown_from").desc(nulls_last=True), "-first_published_at", "-pk"
        )


class AlertBanner(NavigationSnippet):
    """A dated message above every page. Of several in force only the newest is shown."""

    tone = models.CharField(
        _("kind"),
        max_length=10,
        choices=Tone.choices,
        default=Tone.NOTE,
        help_text=_("“Urgent” is for danger and closed offices: it loses its force when overused."),
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("The message in a few words."))
    text = models.TextField(
        _("text"), max_length=300, blank=True, help_text=_("One or two sentences more.")
    )
    link = StreamField(
        AlertLinkBlocks(),
        verbose_name=_("link"),
        blank=True,
        max_num=1,
        help_text=_("Where people can read more."),
    )
    shown_from = models.DateField(
        _("shown from"),
        null=True,
        blank=True,
        help_text=_("The first day. Empty means from the moment it is published."),
    )
    shown_until = models.DateField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_(
            "The last day: the banner stays up until the end of it, midnight in the time zone of "
            "the site. Empty means until somebody unpublishes it."
        ),
    )

    objects: ClassVar[models.Manager[Any]] = AlertBannerQuerySet.as_manager()

    translatable_fields = [
        *NavigationSnippet.base_translatable_fields,
        SynchronizedField("tone", overridable=False),
        TranslatableField("title"),
        TranslatableField("text"),
        TranslatableField("link"),
        SynchronizedField("shown_from", overridable=False),
        SynchronizedField("shown_until", overridable=False),
    ]
    panels = [
        *NavigationSnippet.base_panels,
        FieldPanel("tone"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("link"),
        FieldRowPanel(
            [FieldPanel("shown_from"), FieldPanel("shown_until")], heading=_("When it is shown")
        ),
    ]

    class Meta(NavigationSnippet.Meta):
        verbose_name = _("alert banner")
        verbose_name_plural = _("alert banners")

    def clean(self) -> None:
        """Refuse a last day before the first."""
        super().clean()
        if self.shown_from and self.shown_until and self.shown_until < self.shown_from:
            raise ValidationError(
                {"shown_until": _("The last day is before the first one.")}, code="order"
            )

    def is_in_force(self, today: datetime.date) -> bool:
        """Whether its days include `today`, in the site's time zone; both days count.

        What asks this holds until the day on which the answer changes.
        """
        if self.shown_from and self.shown_from > today:
            until(begin_of(self.shown_from))
            return False
        if self.shown_until and self.shown_until >= today:
            until(end_of(self.shown_until))
        return self.shown_until is None or self.shown_until >= today

    @property
    def state(self) -> State:
        """Where the banner stands today, in the site's time zone."""
        today = timezone.localdate()
        if not self.live:
            return State.DRAFT
        if self.shown_from and self.shown_from > today:
            return State.WAITING
        if self.shown_until and self.shown_until < today:
            return State.OVER
        return State.IN_FORCE
