"""The sets of blocks that pages offer."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .calls import ButtonsBlock, CardsBlock, InvitationBlock, LatestBlock
from .data import (
    FiguresBlock,
    OutcomeBlock,
    TableBlock,
    TheoryOfChangeBlock,
    TimelineBlock,
    ValuesBlock,
)
from .media import DownloadBlock, FilmBlock, PictureBlock
from .people import PeopleBlock, QuotationBlock
from .text import (
    CalloutBlock,
    DefinitionBlock,
    HeadingBlock,
    ParagraphBlock,
    PassageBlock,
    QuestionsBlock,
    StepsBlock,
)


class ArticleBlocks(blocks.StreamBlock):
    """What a running text may hold."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    steps = StepsBlock()
    definition = DefinitionBlock()
    callout = CalloutBlock()
    questions = QuestionsBlock()
    passage = PassageBlock()
    quotation = QuotationBlock()
    people = PeopleBlock()
    picture = PictureBlock()
    film = FilmBlock()
    download = DownloadBlock()
    figures = FiguresBlock()
    table = TableBlock()
    timeline = TimelineBlock()
    outcome = OutcomeBlock()
    buttons = ButtonsBlock()
    cards = CardsBlock()
    invitation = InvitationBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Refuse two headings with the same words: links and readers could not tell them apart.

        Raises StreamBlockValidationError beside the second of them.
        """
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors = {}
        for position, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            if child.value.anchor in seen:
                message = ValidationError(_("Another heading on this page has the same words."))
                errors[position] = StructBlockValidationError({"text": message})
            seen.add(child.value.anchor)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        label = _("Text")
        template = "blocks/stream.html"


class FrontBlocks(blocks.StreamBlock):
    """What a front page may hold."""

    paragraph = ParagraphBlock()
    values = ValuesBlock()
    theory_of_change = TheoryOfChangeBlock()
    cards = CardsBlock()
    figures = FiguresBlock()
    latest = LatestBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    invitation = InvitationBlock()
    buttons = ButtonsBlock()

    class Meta:
        label = _("Sections")
        template = "blocks/sections.html"
