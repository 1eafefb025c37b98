"""What menus and footers are made of.

Each stream offers one kind of block, so no chooser opens and no preview is needed; the chrome
reads the values, the blocks are never drawn by themselves.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.calls import LinkBlock


class MenuItemBlock(blocks.StructBlock):
    """An entry of the main menu, with the entries that open below it."""

    link = LinkBlock(label=_("Link"))
    children = blocks.ListBlock(
        LinkBlock(label=_("Link")),
        label=_("Links below it"),
        required=False,
        default=[],
        max_num=10,
    )

    class Meta:
        icon = "link"
        label = _("Menu entry")
        label_format = "{link}"
        description = _("A link, and the links that open below it.")


class MenuBlocks(blocks.StreamBlock):
    """The entries of the main menu."""

    item = MenuItemBlock()

    class Meta:
        label = _("Links")
        max_num = 8


class FooterColumnBlock(blocks.StructBlock):
    """Links under one heading."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    links = blocks.ListBlock(LinkBlock(label=_("Link")), label=_("Links"), min_num=1, max_num=10)

    class Meta:
        icon = "list-ul"
        label = _("Column")
        description = _("Links under one heading.")


class FooterBlocks(blocks.StreamBlock):
    """The columns of the footer."""

    column = FooterColumnBlock()

    class Meta:
        label = _("Columns")
        max_num = 4


class AlertLinkBlocks(blocks.StreamBlock):
    """The one link of an alert banner."""

    link = LinkBlock()

    class Meta:
        label = _("Link")
        max_num = 1
