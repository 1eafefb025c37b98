"""People and what they say."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import PictureChooser

PEOPLE = _("People")


class QuotationBlock(blocks.StructBlock):
    """What somebody said."""

    quote = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quotation marks."))
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160, required=False)
    image = PictureChooser(label=_("Picture"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = PEOPLE
        plain = True
        template = "blocks/quotation.html"
        description = _("What a person said, with name and role.")
        preview_value = {
            "quote": _("We bring the data. Our neighbors bring the pressure."),
            "speaker": _("A department director"),
            "role": _("Local health department"),
        }


class PersonBlock(blocks.StructBlock):
    """One person, for example a speaker."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160, required=False)
    organization = blocks.CharBlock(label=_("Organization"), max_length=160, required=False)
    image = PictureChooser(label=_("Picture"), required=False)
    about = blocks.RichTextBlock(
        label=_("About the person"), features=["bold", "italic", "link"], required=False
    )

    class Meta:
        icon = "user"
        label = _("Person")
        group = PEOPLE
        plain = True
        template = "blocks/person.html"
        description = _("A person with role and organization.")
        preview_value = {
            "name": _("Name of the person"),
            "role": _("Organizer"),
            "organization": _("Community organization"),
            "about": "<p>Works with tenants since 2012.</p>",
        }


class PeopleBlock(blocks.StructBlock):
    """A group of people side by side."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1)

    class Meta:
        icon = "group"
        label = _("People")
        group = PEOPLE
        plain = True
        template = "blocks/people.html"
        description = _("Several people with their roles: a team, a board, speakers.")
        preview_value = {
            "title": _("Our team"),
            "people": [
                PersonBlock._meta_class.preview_value,
                PersonBlock._meta_class.preview_value,
            ],
        }
