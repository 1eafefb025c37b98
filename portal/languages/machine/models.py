"""Words that no machine may translate."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class ProtectedTerm(models.Model):
    """A name or acronym that is the same in all languages."""

    term = models.CharField(
        _("term"),
        max_length=120,
        unique=True,
        help_text=_(
            "A name or an acronym that stays as it is in all languages, such as the name of a "
            "partner. Machines leave it alone; a text that is nothing else needs no translation."
        ),
    )
    match_case = models.BooleanField(
        _("capital letters count"),
        default=True,
        help_text=_("Untick it to protect the term in small and capital letters alike."),
    )
    note = models.CharField(
        _("note"),
        max_length=255,
        blank=True,
        help_text=_("For staff only: what the term is, and why it is not translated."),
    )

    panels = [FieldPanel("term"), FieldPanel("match_case"), FieldPanel("note")]

    class Meta:
        ordering = ["term"]
        verbose_name = _("protected term")
        verbose_name_plural = _("protected terms")

    def __str__(self) -> str:
        return self.term
