"""How staff's forms fill in what they can."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


def terms_panels(*names: str) -> list[FieldPanel]:
    """Return panels that offer the vocabulary as boxes to tick, all of them in sight."""
    return [FieldPanel(name, widget=forms.CheckboxSelectMultiple) for name in names]


class NamedPageForm(WagtailAdminPageForm):
    """A page whose title and web address follow from its other fields, unless given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let staff leave the title and the address empty."""
        super().__init__(*args, **kwargs)
        for name in ("title", "slug"):
            if name in self.fields:
                self.fields[name].required = False

    def names(self) -> tuple[str, list[str]]:
        """Return the title that follows from the other fields, and addresses in order of choice.

        Both are empty while the fields that they follow from are.
        """
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Fill in an empty title and an empty address."""
        title, addresses = self.names()
        data = self.cleaned_data
        if "title" in data and not data["title"]:
            data["title"] = title
            if not title:
                self.add_error("title", _("Give the page a title."))
        if "slug" in data and not data["slug"]:
            free = [
                slug
                for text in addresses
                if (slug := slugify(text, allow_unicode=True))
                and Page._slug_is_available(slug, self.parent_page, self.instance)
            ]
            data["slug"] = next(iter(free), "") or slugify(title, allow_unicode=True)
        return super().clean()


class CohortPageForm(NamedPageForm):
    """A cohort is called after its year."""

    def names(self) -> tuple[str, list[str]]:
        """Return “2023 cohort”, and “2023” or “2023-spring” as its address."""
        year, label = self.cleaned_data.get("year"), self.cleaned_data.get("label") or ""
        if not year:
            return "", []
        return _("%(year)s cohort") % {"year": year}, [str(year), f"{year} {label}"]


class PartnershipPageForm(NamedPageForm):
    """A pair is called after its place."""

    def names(self) -> tuple[str, list[str]]:
        """Return the place for both; a title of staff's own names the address."""
        place = self.cleaned_data.get("place_name") or ""
        return place, [self.cleaned_data.get("title") or place, place]
