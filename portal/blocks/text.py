"""Words: headings, paragraphs, steps, definitions, call-outs, questions, cited passages."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT = _("Text")


class HeadingValue(blocks.StructValue):
    """A heading that can be linked to."""

    @property
    def anchor(self) -> str:
        """The fragment by which an address points at this heading.

        The prefix keeps it apart from the page's own fragments, such as "main".
        """
        return f"at-{slugify(self['text'], allow_unicode=True) or 'heading'}"


class HeadingBlock(blocks.StructBlock):
    """A heading inside a page's text."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
        search_index=False,
        help_text=_("Sections appear in the page's table of contents."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = TEXT
        value_class = HeadingValue
        plain = True
        template = "blocks/heading.html"
        description = _("A heading that divides a long text.")
        preview_value = {"text": _("How the partnership began"), "level": "2"}


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with links and lists."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = TEXT
        plain = True
        template = "blocks/paragraph.html"
        description = _("Paragraphs with bold and italic words, links and lists.")
        preview_value = (
            "<p>Health departments bring <b>data</b>. Organizers bring <b>people</b>.</p>"
            "<ul><li>Both gain trust.</li><li>Both gain power.</li></ul>"
        )


class StepBlock(blocks.StructBlock):
    """One of several numbered steps."""

    title = blocks.CharBlock(label=_("Step"), max_length=150)
    text = blocks.RichTextBlock(
        label=_("Explanation"), features=["bold", "italic", "link", "ul"], required=False
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """A numbered list whose entries have a title each."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        group = TEXT
        plain = True
        template = "blocks/steps.html"
        description = _("Things to do one after the other, numbered by themselves.")
        preview_value = {
            "title": _("Start a partnership"),
            "steps": [
                {"title": _("Learn what people need"), "text": "<p>Ask before you plan.</p>"},
                {"title": _("Find partners"), "text": "<p>Meet them where they are.</p>"},
            ],
        }


class DefinitionBlock(blocks.StructBlock):
    """A term, what it means, and the other words that people use for it."""

    term = blocks.CharBlock(label=_("Term"), max_length=120)
    meaning = blocks.RichTextBlock(label=_("Meaning"), features=["bold", "italic", "link"])
    other_words = blocks.ListBlock(
        blocks.CharBlock(label=_("Other word"), max_length=120),
        label=_("Other words for it"),
        required=False,
        default=[],
    )

    class Meta:
        icon = "openquote"
        label = _("Definition")
        group = TEXT
        plain = True
        template = "blocks/definition.html"
        description = _("Explains a term of the field and lists the other words for it.")
        preview_value = {
            "term": _("Community power-building organization"),
            "meaning": "<p>A group in which people most affected by a problem decide together.</p>",
            "other_words": [_("base-building group"), _("grassroots organizing group")],
        }


class CalloutBlock(blocks.StructBlock):
    """A short remark set apart from the text."""

    tone = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Note")), ("tip", _("Tip")), ("important", _("Important"))],
        default="note",
        search_index=False,
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        group = TEXT
        plain = True
        template = "blocks/callout.html"
        description = _("A short remark that nobody should miss.")
        preview_value = {
            "tone": "tip",
            "title": _("Good to know"),
            "text": "<p>You do not need a formal agreement to begin.</p>",
        }


class QuestionBlock(blocks.StructBlock):
    """A question with its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(
        label=_("Answer"), features=["bold", "italic", "link", "ul", "ol"]
    )

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    """Questions that open to show their answers."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = TEXT
        plain = True
        template = "blocks/questions.html"
        description = _("Questions that visitors often have. Each opens to show its answer.")
        preview_value = {
            "title": _("Before you apply"),
            "questions": [
                {
                    "question": _("Can a small department take part?"),
                    "answer": "<p>Yes. Size is not a criterion.</p>",
                }
            ],
        }


class PassageBlock(blocks.StructBlock):
    """Words quoted from a publication, with the place where they stand."""

    quote = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(
        label=_("Source"), max_length=250, help_text=_("Author or publisher, and title.")
    )
    locator = blocks.CharBlock(
        label=_("Where in the source"),
        max_length=60,
        required=False,
        help_text=_("For example: p. 2"),
    )
    link = blocks.URLBlock(label=_("Web address of the source"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Cited passage")
        group = TEXT
        plain = True
        template = "blocks/passage.html"
        description = _("Words from a publication, with the page on which they stand.")
        preview_value = {
            "quote": _("Equity needs the rules to change, written and unwritten."),
            "source": _("A guide to organizing"),
            "locator": _("p. 2"),
        }
