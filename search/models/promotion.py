"""A page that staff put before the results of certain questions."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.catalogue.query import Query


class PromotionQuerySet(models.QuerySet["Promotion"]):
    """Promotions, asked by language."""

    def in_language(self, locale: Locale | int) -> Self:
        """Return the promotions of one language, or of its key, with their pages, oldest first."""
        return self.filter(locale=locale).select_related("page").order_by("pk")


class Promotion(TranslatableMixin, models.Model):
    """Says for some questions in one language which page comes first, and why.

    Whether visitors may read the page is not kept here: it is asked whenever it would be shown.
    """

    questions = models.TextField(
        _("when people look for"),
        max_length=2_000,
        help_text=_(
            "Words or short questions, one on each line. Order, capital letters, accents, endings "
            "and the other words of the vocabulary make no difference."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("show this page first"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "Choose the English page: readers get it in their own language where it exists. While "
            "it is not public, nothing is shown."
        ),
    )
    explanation = models.CharField(
        _("with these words"),
        max_length=200,
        blank=True,
        help_text=_("Why it helps, in one sentence. Left empty, the page's summary is shown."),
    )

    objects = PromotionQuerySet.as_manager()

    translatable_fields = [
        TranslatableField("questions"),
        SynchronizedField("page", overridable=False),
        TranslatableField("explanation"),
    ]
    panels = [
        FieldPanel("questions"),
        PageChooserPanel("page"),
        FieldPanel("explanation"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("page shown first in search")
        verbose_name_plural = _("pages shown first in search")

    def __str__(self) -> str:
        return ", ".join(self.lines)[:80]

    def clean(self) -> None:
        """Refuse lines without a word. Raises ValidationError beside the field."""
        super().clean()
        if self.questions and not any(Query.from_text(line) for line in self.lines):
            raise ValidationError({"questions": _("Write at least one word.")})

    @property
    def lines(self) -> list[str]:
        """The questions, one string each."""
        return [line.strip() for line in self.questions.splitlines() if line.strip()]
