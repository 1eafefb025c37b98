"""What the report can be narrowed down by."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.models import Page

from portal.languages.parity.languages import target_locales
from portal.languages.parity.models import Importance, Original, State, Status

AGES = [(7, _("A week or longer")), (30, _("A month or longer")), (90, _("Three months or longer"))]


def owners(_request: HttpRequest | None) -> QuerySet:
    """Return the people who look after a page of the report."""
    pages = Page.objects.filter(pk__in=Original.objects.values("page")).order_by()
    users = get_user_model().objects.filter(pk__in=pages.values("owner").distinct())
    return users.order_by(get_user_model().USERNAME_FIELD)


def types(_request: HttpRequest | None) -> QuerySet:
    """Return the kinds of pages and snippets in the report."""
    held = Original.objects.order_by().values("content_type").distinct()
    return ContentType.objects.filter(pk__in=held).order_by("model")


def language_choices() -> list[tuple[str, str]]:
    """Return the languages that are translated into."""
    return [(locale.language_code, locale.get_display_name()) for locale in target_locales()]


class ParityFilterSet(WagtailFilterSet):
    """Language, status and age are asked of one and the same translation."""

    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=language_choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_translation",
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"),
        choices=Status.choices,
        widget=forms.CheckboxSelectMultiple,
        method="by_translation",
    )
    age = django_filters.ChoiceFilter(
        label=_("Has been so for"),
        choices=AGES,
        empty_label=_("Any time"),
        widget=forms.RadioSelect,
        method="by_translation",
    )
    importance = django_filters.MultipleChoiceFilter(
        label=_("Importance"), choices=Importance.choices, widget=forms.CheckboxSelectMultiple
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"), queryset=owners, field_name="page__owner", empty_label=_("All")
    )
    content_type = ContentTypeFilter(label=_("Type"), queryset=types, empty_label=_("All"))

    class Meta:
        model = Original
        fields: list[str] = []

    def by_translation(self, originals: QuerySet, _name: str, _value: Any) -> QuerySet:
        """Leave it to `filter_queryset`, which asks the three together."""
        return originals

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep the originals with a translation that all of language, status and age fit."""
        originals = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data
        states = State.objects.all()
        if chosen.get("language"):
            states = states.filter(locale__language_code=chosen["language"])
        if chosen.get("status"):
            states = states.filter(status__in=chosen["status"])
        if chosen.get("age"):
            states = states.filter(since__lte=timezone.now() - timedelta(days=int(chosen["age"])))
        if chosen.get("status") or chosen.get("age"):
            originals = originals.narrowed(states)
        return originals
