"""What webinars are made of besides text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.people import PersonBlock


class AccessService(models.TextChoices):
    """Help with hearing, seeing and understanding that an event offers."""

    CAPTIONS = "captions", _("Live captions")
    SIGN_LANGUAGE = "asl", _("American Sign Language")
    INTERPRETATION = "interpretation", _("Interpretation")
    MATERIALS = "materials", _("Materials in advance")
    OTHER = "other", _("Something else")


class AccessServiceValue(blocks.StructValue):
    """One access service with its words."""

    @property
    def label(self) -> str:
        """What visitors read: the kind of service, or the staff's own words for another kind."""
        kind = AccessService(self["kind"])
        return "" if kind == AccessService.OTHER else str(kind.label)


class AccessServiceBlock(blocks.StructBlock):
    """A service that lets more people take part."""

    kind = blocks.ChoiceBlock(
        label=_("Service"), choices=AccessService.choices, default=AccessService.CAPTIONS
    )
    text = blocks.CharBlock(
        label=_("In words"),
        max_length=200,
        required=False,
        help_text=_("For example: from English into Spanish."),
    )

    class Meta:
        icon = "help"
        label = _("Access service")
        value_class = AccessServiceValue
        description = _("Captions, sign language, interpretation and the like.")
        preview_value = {"kind": "interpretation", "text": _("From English into Spanish")}


class AccessBlocks(blocks.StreamBlock):
    """The access services of an event."""

    service = AccessServiceBlock()

    class Meta:
        label = _("Access services")


class SpeakerBlocks(blocks.StreamBlock):
    """The people who speak at an event."""

    speaker = PersonBlock(label=_("Speaker"))

    class Meta:
        label = _("Speakers")
