"""Answers that are given again and again, kept ready with gaps for what differs."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.intake.placeholders import PLACEHOLDERS, unknown_placeholders


def site_languages() -> list[tuple[str, str]]:
    """Return the languages of the site with their names."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def first_language() -> str:
    """Return the code of the language that the site is written in."""
    return str(settings.LANGUAGE_CODE)


class SavedAnswer(models.Model):
    """A text in one language that staff put into a reply and then make their own."""

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For your colleagues. The sender does not see it.")
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=site_languages,
        default=first_language,
        help_text=_("It is offered when an inquiry in this language is answered."),
    )
    text = models.TextField(
        _("text"),
        max_length=10_000,
        help_text=_(
            "These are filled in: {name} (the sender), {reference}, {page} (where they wrote), "
            "{me} (your name)."
        ),
    )

    panels = [FieldPanel("title"), FieldPanel("language"), FieldPanel("text")]

    class Meta:
        verbose_name = _("saved answer")
        verbose_name_plural = _("saved answers")
        ordering = ["language", "title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a gap that nothing would fill."""
        super().clean()
        if unknown := unknown_placeholders(self.text):
            raise ValidationError(
                {
                    "text": _("Nothing fills in %(unknown)s. You can write %(known)s.")
                    % {
                        "unknown": ", ".join(unknown),
                        "known": ", ".join(f"{{{name}}}" for name in PLACEHOLDERS),
                    }
                }
            )
