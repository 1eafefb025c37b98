"""Who wrote a publication: people by family and given names, organizations as they are called."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PersonNameBlock(blocks.StructBlock):
    """A person's name, in the parts that citations tell apart."""

    family = blocks.CharBlock(label=_("Family name"), max_length=100)
    given = blocks.CharBlock(label=_("Given names"), max_length=100, required=False)

    class Meta:
        icon = "user"
        label = _("Person")
        description = _("Somebody by family name and given names.")
        preview_value = {"family": "Rivera", "given": "Ana María"}


class AuthorBlocks(blocks.StreamBlock):
    """People and organizations, in the order of the title page."""

    person = PersonNameBlock()
    organization = blocks.CharBlock(
        label=_("Organization"),
        icon="group",
        max_length=200,
        description=_("An organization that wrote it as a whole."),
        preview_value=_("A collaborating centre"),
    )

    class Meta:
        label = _("Authors")
