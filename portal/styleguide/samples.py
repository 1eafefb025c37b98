"""What the style page shows: real words in every component, and every block's preview value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, BoundBlock, StreamBlock

from portal.blocks.bodies import ArticleBlocks, FrontBlocks
from portal.listings.listing import Group, Narrowing
from portal.taxonomy.models import Facet, Term

COLORS = [
    "paper", "surface", "sunk", "ink", "ink-soft", "accent", "accent-tint", "accent-2", "warm",
    "warm-tint", "danger", "hue",
]  # fmt: skip

FACTS = [
    {"label": _("Place"), "value": "Chelsea, Massachusetts"},
    {"label": _("Cohort"), "value": "2023", "href": "#cards"},
    {"label": _("Partners"), "value": "La Colaborativa, City of Chelsea"},
]


@dataclass(frozen=True)
class BlockSample:
    """One kind of block with its preview value, ready to draw."""

    name: str
    label: Any
    bound: BoundBlock
    template: str
    """A sample template, for blocks whose preview needs more than the value; else empty."""


def block_samples() -> Iterator[BlockSample]:
    """Yield every block that pages offer, once, in the order of the editor."""
    seen: set[type[Block]] = set()
    stream: StreamBlock
    for stream in (ArticleBlocks(), FrontBlocks()):
        for name, block in stream.child_blocks.items():
            if type(block) in seen:
                continue
            seen.add(type(block))
            own = getattr(block.meta, "preview_template", "")
            template = own.replace("previews/", "previews/sample_") if own else ""
            bound = block.bind(block.get_preview_value())
            yield BlockSample(name, block.label, bound, template)


def sample_terms() -> list[Term]:
    """Return three terms that are in no database."""
    return [
        Term(facet=Facet.ISSUE, name=str(name), slug=slug)
        for name, slug in [
            (_("Housing justice"), "housing"),
            (_("Clean air"), "air"),
            (_("Fair work"), "work"),
        ]
    ]


class SampleListing:
    """A list with two questions, one of them answered."""

    count = 31
    clear_url = "?"
    is_narrowed = True

    def __init__(self) -> None:
        housing = Narrowing("housing", str(_("Housing justice")), 12, "#filters", True)
        air = Narrowing("air", str(_("Clean air")), 7, "#filters", False)
        years = [
            Narrowing(year, year, count, "#filters", False)
            for year, count in [("2025", 9), ("2024", 14), ("2023", 8)]
        ]
        self.groups = [Group("issue", _("Issue"), [housing, air]), Group("year", _("Year"), years)]
        self.active = [housing]
        self.page: Page = Paginator(range(31), 12).page(2)
        self.previous_url = self.next_url = "#filters"
        self.page_links = [(1, "#filters"), (2, "#filters"), (3, "#filters")]


class SampleForm(forms.Form):
    """A form with every kind of control."""

    name = forms.CharField(label=_("Your name"), help_text=_("So that we know how to greet you."))
    email = forms.EmailField(label=_("E-mail address"))
    phone = forms.CharField(label=_("Telephone"), required=False)
    kind = forms.ChoiceField(
        label=_("What you need"),
        choices=[("training", _("Training")), ("partner", _("A partner"))],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        choices=[("housing", _("Housing")), ("air", _("Air")), ("work", _("Work"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose as many as you like."),
    )
    size = forms.ChoiceField(
        label=_("Size of your organization"),
        choices=[("s", _("Up to 10 people")), ("m", _("11 to 50")), ("l", _("More"))],
    )
    message = forms.CharField(label=_("Message"), widget=forms.Textarea)


def sample_form() -> SampleForm:
    """Return the form as it comes back with two mistakes in it."""
    data = QueryDict("name=&email=maria@&phone=&kind=training&topics=air&size=m&message=Hello")
    return SampleForm(data, prefix="", auto_id="sample_%s")
