"""Ways on from a page: links, buttons, cards, calls to write to us, lists that fill themselves."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from portal.cleaning import web_address
from portal.intake.audiences import Audience
from portal.lists import list_choices
from portal.speed.read_ahead import in_active_language

from .choosers import FileChooser, PageChooser, PictureChooser

CALLS = _("Ways on")


class LinkValue(blocks.StructValue):
    """A link that knows where it leads and what it is called."""

    @property
    def href(self) -> str:
        """The address, or an empty text when the page or file is gone."""
        if page := self.get("page"):
            return in_active_language(page).url or ""
        if document := self.get("document"):
            return document.url
        return web_address(self.get("url"))

    @property
    def text(self) -> str:
        """The words of the link: the given ones, or else the title of what it leads to."""
        if self.get("label"):
            return self["label"]
        if page := self.get("page"):
            return in_active_language(page).title
        return document.title if (document := self.get("document")) else self.href


class LinkBlock(blocks.StructBlock):
    """A link to exactly one thing: a page, a file or an address elsewhere."""

    label = blocks.CharBlock(
        label=_("Words of the link"),
        max_length=80,
        required=False,
        help_text=_("Empty means the title of the page or file. An address elsewhere needs words."),
    )
    page = PageChooser(label=_("Page of this site"), required=False)
    document = FileChooser(label=_("File"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        group = CALLS
        value_class = LinkValue
        template = "blocks/link.html"
        description = _("A link to a page, a file or an address elsewhere.")
        preview_value = {"label": _("Read more"), "url": "https://www.example.org/"}

    def clean(self, value: Any) -> Any:
        """Refuse a link with no target or several, and an outside address without words.

        Raises StructBlockValidationError beside the field in question.
        """
        cleaned = super().clean(value)
        targets = [name for name in ("page", "document", "url") if cleaned.get(name)]
        if not targets and not (self.is_deferred_validation or not self.required):
            raise StructBlockValidationError(
                {"page": ValidationError(_("Choose a page, a file or an address."))}
            )
        if len(targets) > 1:
            raise StructBlockValidationError(
                {
                    name: ValidationError(_("Choose only one: a page, a file or an address."))
                    for name in targets
                }
            )
        if targets == ["url"] and not cleaned.get("label"):
            raise StructBlockValidationError(
                {"label": ValidationError(_("Write the words of the link."))}
            )
        return cleaned


class ButtonsBlock(blocks.StructBlock):
    """One or two links that look like buttons."""

    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), min_num=1, max_num=3)

    class Meta:
        icon = "link"
        label = _("Buttons")
        group = CALLS
        plain = True
        template = "blocks/buttons.html"
        description = _("Up to three links that look like buttons. The first stands out.")
        preview_value = {"links": [{"label": _("Write to us"), "url": "https://www.example.org/"}]}


class CardBlock(blocks.StructBlock):
    """A short text that may lead somewhere."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=400, required=False)
    image = PictureChooser(label=_("Picture"), required=False)
    link = LinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "form"
        label = _("Card")


class CardsBlock(blocks.StructBlock):
    """Several short texts side by side: reasons, offers, ways to take part."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    intro = blocks.TextBlock(label=_("Introduction"), required=False)
    cards = blocks.ListBlock(CardBlock(), label=_("Cards"), min_num=1)

    class Meta:
        icon = "grip"
        label = _("Cards")
        group = CALLS
        plain = True
        template = "blocks/cards.html"
        description = _("Short texts side by side: reasons, offers, ways to take part.")
        preview_value = {
            "title": _("Why health professionals"),
            "intro": "",
            "cards": [
                {"title": _("Rooted"), "text": _("Health institutions are local."), "link": {}},
                {
                    "title": _("Resourceful"),
                    "text": _("They hold means that people need."),
                    "link": {},
                },
            ],
        }


class InvitationValue(blocks.StructValue):
    """An invitation that knows where it leads."""

    @property
    def href(self) -> str:
        """The address of the contact page in the reader's language; empty without one."""
        page = self.get("page")
        return (in_active_language(page).url or "") if page else ""


class InvitationBlock(blocks.StructBlock):
    """Invites one audience to write, and leads to the right form."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link"])
    page = PageChooser(label=_("Contact page"), page_type="home.ContactPage", required=False)
    audience = blocks.ChoiceBlock(
        label=_("Who is invited"),
        choices=Audience.choices,
        required=False,
        search_index=False,
        help_text=_("The contact form opens with this choice made."),
    )
    button = blocks.CharBlock(
        label=_("Words of the button"), max_length=60, default=_("Write to us")
    )

    class Meta:
        icon = "mail"
        label = _("Invitation to write")
        group = CALLS
        value_class = InvitationValue
        plain = True
        template = "blocks/invitation.html"
        description = _("Invites one audience to write and opens the contact form for them.")
        preview_value = {
            "title": _("You work in a health department?"),
            "text": "<p>We offer training on working with organizers.</p>",
            "audience": "department",
            "button": _("Write to us"),
        }


class ListValue(blocks.StructValue):
    """A list that fills itself."""

    shown: Sequence[Page] | None = None
    """The pages that it shows, once they are read."""

    @property
    def pinned(self) -> list[Any]:
        """The pages that staff put first."""
        return [page for page in self["pages"] if page]


class LatestBlock(blocks.StructBlock):
    """A list that fills itself, unless staff pin pages."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    source = blocks.ChoiceBlock(label=_("What to list"), choices=list_choices, search_index=False)
    number = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=3)
    pages = blocks.ListBlock(
        PageChooser(label=_("Page")),
        label=_("Pinned pages"),
        default=[],
        required=False,
        help_text=_("Shown in place of the newest ones. Leave empty and the list fills itself."),
    )
    link = LinkBlock(label=_("Link to all"), required=False)

    class Meta:
        icon = "list-ul"
        label = _("Newest")
        group = CALLS
        value_class = ListValue
        template = "blocks/latest.html"
        description = _(
            "The newest cohort, next webinar, latest stories or resources. Fills itself."
        )
        preview_template = "blocks/previews/latest.html"
        preview_value = {
            "title": _("Latest stories"),
            "source": "stories",
            "number": 3,
            "pages": [],
        }
