"""Facts with a shape: figures, tables, timelines, measured outcomes, ordered ideas."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from .choosers import PictureChooser

DATA = _("Facts and figures")


class FigureBlock(blocks.StructBlock):
    """A number that says something."""

    value = blocks.CharBlock(
        label=_("Figure"), max_length=20, help_text=_("For example: 50 or 6.5 years")
    )
    label = blocks.CharBlock(label=_("What it counts"), max_length=150)
    source = blocks.CharBlock(label=_("Source and date"), max_length=200, required=False)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    """Several figures side by side."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Figures")
        group = DATA
        plain = True
        template = "blocks/figures.html"
        description = _("Up to six numbers with what they count.")
        preview_value = {
            "title": _("The first cohort"),
            "figures": [
                {"value": "50", "label": _("applications"), "source": ""},
                {"value": "10", "label": _("finalists"), "source": ""},
                {"value": "4", "label": _("pairs selected"), "source": ""},
            ],
        }


class TableBlock(TypedTableBlock):
    """A table whose caption, headings and cells go to translators cell by cell.

    The upstream table block hides its words from wagtail-localize (#302, #888). Paths have no dots,
    because wagtail-localize splits them there.
    """

    text = blocks.CharBlock(label=_("Words"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)
    rich_text = blocks.RichTextBlock(
        label=_("Words with links"), features=["bold", "italic", "link"], required=False
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = DATA
        plain = True
        template = "blocks/table.html"
        description = _(
            "Rows and columns. Choose for each column whether it holds words or numbers."
        )
        preview_value = {
            "caption": _("Who brings what"),
            "columns": [
                {"type": "text", "heading": _("Partner")},
                {"type": "text", "heading": _("Brings")},
                {"type": "number", "heading": _("Members")},
            ],
            "rows": [
                {"values": [_("Health department"), _("Data and research"), 12]},
                {"values": [_("Community organization"), _("People, stories, pressure"), 340]},
            ],
        }

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return one segment for the caption, each heading and each cell of words."""
        segments = []
        if value.caption:
            segments.append(StringSegmentValue("caption", value.caption))
        for number, column in enumerate(value.columns):
            if column["heading"]:
                segments.append(StringSegmentValue(f"heading-{number}", column["heading"]))
        for row_number, row in enumerate(value.row_data):
            for column_number, cell in enumerate(row["values"]):
                text = getattr(cell, "source", cell)
                if isinstance(text, str) and text:
                    segments.append(StringSegmentValue(f"cell-{row_number}-{column_number}", text))
        return segments

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Put translated words back into the places that `get_translatable_segments` named."""
        for segment in segments:
            kind, *place = segment.path.split("-")
            text = segment.render_text()
            if kind == "caption":
                value.caption = text
            elif kind == "heading":
                value.columns[int(place[0])]["heading"] = text
            else:
                row, column = map(int, place)
                block = value.columns[column]["block"]
                value.row_data[row]["values"][column] = block.normalize(text)
        return value


class TimelineEntryBlock(blocks.StructBlock):
    """One thing that happened."""

    when = blocks.CharBlock(
        label=_("When"),
        max_length=60,
        help_text=_("As readers see it, such as 2007 or March 2020."),
    )
    title = blocks.CharBlock(label=_("What happened"), max_length=150)
    text = blocks.RichTextBlock(
        label=_("More about it"), features=["bold", "italic", "link"], required=False
    )
    image = PictureChooser(label=_("Picture"), required=False)

    class Meta:
        icon = "date"
        label = _("Event")


class TimelineBlock(blocks.StructBlock):
    """Events in the order in which they happened."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    entries = blocks.ListBlock(TimelineEntryBlock(), label=_("Events"), min_num=1)

    class Meta:
        icon = "date"
        label = _("Timeline")
        group = DATA
        plain = True
        template = "blocks/timeline.html"
        description = _("What happened, in order, drawn as a timeline.")
        preview_value = {
            "title": _("How it came about"),
            "entries": [
                {"when": "2000", "title": _("A finding"), "text": "<p>The gap is 6.5 years.</p>"},
                {"when": "2007", "title": _("A training"), "text": "<p>The director attends.</p>"},
            ],
        }


class ReadingBlock(blocks.StructBlock):
    """A value measured on a day."""

    on = blocks.DateBlock(label=_("Measured on"))
    value = blocks.DecimalBlock(label=_("Value"))

    class Meta:
        icon = "date"
        label = _("Reading")


class OutcomeBlock(blocks.StructBlock):
    """Something measured over time against a starting point and a target."""

    indicator = blocks.CharBlock(label=_("What is measured"), max_length=200)
    unit = blocks.CharBlock(
        label=_("Unit"), max_length=60, help_text=_("For example: homes, percent, people")
    )
    baseline = blocks.DecimalBlock(label=_("Starting value"), required=False)
    target = blocks.DecimalBlock(label=_("Target value"), required=False)
    readings = blocks.ListBlock(ReadingBlock(), label=_("Readings"), default=[], required=False)
    note = blocks.CharBlock(label=_("How it is measured"), max_length=250, required=False)
    evidence = blocks.URLBlock(label=_("Web address of the evidence"), required=False)

    class Meta:
        icon = "history"
        label = _("Outcome")
        group = DATA
        plain = True
        template = "blocks/outcome.html"
        description = _("A measure with its readings, drawn as a chart with its table.")
        preview_value = {
            "indicator": _("Homes brought up to code"),
            "unit": _("homes"),
            "baseline": 12,
            "target": 60,
            "readings": [
                {"on": date(2023, 6, 30), "value": 12},
                {"on": date(2023, 12, 31), "value": 31},
                {"on": date(2024, 6, 30), "value": 47},
            ],
        }

    def clean(self, value: Any) -> Any:
        """Refuse two readings of the same day.

        Raises StructBlockValidationError beside the readings.
        """
        cleaned = super().clean(value)
        days = [reading["on"] for reading in cleaned["readings"] if reading["on"]]
        if len(days) != len(set(days)):
            message = ValidationError(_("Two readings have the same day. Keep one of them."))
            raise StructBlockValidationError(block_errors={"readings": ErrorList([message])})
        return cleaned


class ValueBlock(blocks.StructBlock):
    """Something the program believes in."""

    term = blocks.CharBlock(label=_("Value"), max_length=60)
    statement = blocks.TextBlock(label=_("What it means to us"), max_length=400)
    image = PictureChooser(label=_("Picture"), required=False)

    class Meta:
        icon = "pick"
        label = _("Value")


class ValuesBlock(blocks.StructBlock):
    """The values of the program."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    intro = blocks.TextBlock(label=_("Introduction"), required=False)
    values = blocks.ListBlock(ValueBlock(), label=_("Values"), min_num=1)

    class Meta:
        icon = "pick"
        label = _("Values")
        group = DATA
        plain = True
        template = "blocks/values.html"
        description = _("What the program believes in: a word, a statement and a picture for each.")
        preview_value = {
            "title": _("What health justice means"),
            "intro": "",
            "values": [
                {"term": _("Fairness"), "statement": _("Everyone has what health needs.")},
                {"term": _("Dignity"), "statement": _("Nobody has to earn respect.")},
            ],
        }


class IdeaStepBlock(blocks.StructBlock):
    """One step of a theory of change."""

    title = blocks.CharBlock(label=_("Step"), max_length=80)
    text = blocks.TextBlock(label=_("What happens"), max_length=300, required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class TheoryOfChangeBlock(blocks.StructBlock):
    """How the program's work leads to change, drawn as a diagram."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    intro = blocks.TextBlock(label=_("Introduction"), required=False)
    steps = blocks.ListBlock(IdeaStepBlock(), label=_("Steps"), min_num=2, max_num=7)
    outcome = blocks.CharBlock(
        label=_("Where it leads"),
        max_length=120,
        required=False,
        help_text=_("The last station of the diagram."),
    )

    class Meta:
        icon = "redirect"
        label = _("Theory of change")
        group = DATA
        plain = True
        template = "blocks/theory_of_change.html"
        description = _("The steps by which the work leads to change, drawn as a diagram.")
        preview_value = {
            "title": _("How change happens"),
            "intro": "",
            "steps": [
                {
                    "title": _("Identify leaders"),
                    "text": _("We look for people whom others trust."),
                },
                {"title": _("Coach"), "text": _("They learn the craft.")},
                {"title": _("Build relationships"), "text": _("One talk at a time.")},
            ],
            "outcome": _("Health justice"),
        }
