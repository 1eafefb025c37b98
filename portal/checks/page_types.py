"""Every page type says what it is and where it belongs, and its title fills in its address."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db.models import Model
from wagtail.admin.panels import Panel, TitleFieldPanel, expand_panel_list
from wagtail.models import Page

from .ours import is_ours, our_models

STATED = ("page_description", "parent_page_types", "subpage_types")
"""What Wagtail has defaults for that suit no site: any page below any other, without a word."""


def check_page_types(**_kwargs: Any) -> list[CheckMessage]:
    """Find page types that leave out where they belong, or whose title fills in no address."""
    pages = [model for model in our_models() if issubclass(model, Page)]
    unstated = [
        Error(
            f"{model._meta.label} does not state {name}.",
            hint="Say what the page is for, and which pages it stands below and above.",
            obj=model,
            id="portal.E006",
        )
        for model in pages
        for name in unstated_options(model)
    ]
    unfilled = [
        Error(
            f"The title of {model._meta.label} does not fill in its web address.",
            hint='Use TitleFieldPanel("title"): with FieldPanel staff have to type each address.',
            obj=model,
            id="portal.E007",
        )
        for model in pages
        if not fills_address(model)
    ]
    return [*unstated, *unfilled]


def unstated_options(model: type[Model]) -> list[str]:
    """Return which options neither a page type nor a base of ours states, or states empty."""
    ours = [base for base in model.__mro__ if is_ours(base)]
    return [
        name
        for name in STATED
        if not any(name in vars(base) for base in ours)
        or (name == "page_description" and not getattr(model, name))
    ]


def fills_address(model: type[Page]) -> bool:
    """Tell whether the page's form has a title that fills in the address.

    A page type may name other targets than the address, if its form fills that in.
    """
    return any(
        isinstance(panel, TitleFieldPanel) and panel.field_name == "title"
        for panel in _all_panels(expand_panel_list(model, model.content_panels))
    )


def _all_panels(panels: Iterable[Panel]) -> Iterator[Panel]:
    for panel in panels:
        yield panel
        yield from _all_panels(getattr(panel, "children", []))
