"""Blocks that only programs use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.blocks.choosers import PageChooser
from portal.cleaning import web_address
from portal.speed.read_ahead import in_active_language


class GoalBlock(blocks.TextBlock):
    """One goal of a program."""

    class Meta:
        icon = "tick"
        label = _("Goal")
        description = _("One thing that the program wants to reach, as a sentence.")
        preview_value = _("Closer relationships and trust between the two kinds of partner.")


class ToolkitValue(blocks.StructValue):
    """A toolkit that knows where it leads."""

    @property
    def href(self) -> str:
        """The address of the toolkit, or an empty text when it has none."""
        if page := self.get("page"):
            localized = in_active_language(page)
            return (localized.url or "") if localized.live else ""
        return web_address(self.get("url"))


class ToolkitBlock(blocks.StructBlock):
    """A tool that partners worked with: in our library, elsewhere, or only by name."""

    name = blocks.CharBlock(label=_("Name"), max_length=150)
    text = blocks.CharBlock(
        label=_("What it was used for"),
        max_length=250,
        required=False,
        help_text=_("For example: to document violations of the housing code."),
    )
    page = PageChooser(
        label=_("Resource of this site"), page_type="resources.ResourcePage", required=False
    )
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    class Meta:
        icon = "wrench"
        label = _("Toolkit")
        value_class = ToolkitValue
        description = _("A tool that the partners worked with.")
        preview_value = {
            "name": _("Up to Code Toolkit"),
            "text": _("To act on violations of the housing code."),
            "url": "https://www.example.org/",
        }

    def clean(self, value: Any) -> Any:
        """Refuse a toolkit that leads to two places.

        Raises StructBlockValidationError beside both of them.
        """
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("url"):
            message = _("Choose only one: a resource of this site or an address elsewhere.")
            raise StructBlockValidationError(
                {name: ValidationError(message) for name in ("page", "url")}
            )
        return cleaned
