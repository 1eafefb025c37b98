"""Merging a term into another: choose the one that stays, see what will change, say yes."""

from functools import cached_property
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages

from portal.taxonomy.merging import ChangedMeanwhileError, Plan, merge, plan_of
from portal.taxonomy.models import Term

from .access import VocabularyMixin, address_of, may_merge

MOST = 100
"""Pages that are named; the others are counted."""


class IntoForm(forms.Form):
    """Which term stays."""

    into = forms.ModelChoiceField(
        Term.objects.none(),
        label=gettext_lazy("The term that stays"),
        help_text=gettext_lazy("A term of the same facet. Pages get it in place of the other."),
    )

    def __init__(self, gone: Term, *args: Any, **options: Any) -> None:
        """Offer the other terms of the facet of `gone`."""
        super().__init__(*args, **options)
        others = Term.objects.in_source_language().in_facet(gone.facet).exclude(pk=gone.pk)
        into = cast("forms.ModelChoiceField[Term]", self.fields["into"])
        into.queryset = others.select_related("locale")


class SureForm(forms.Form):
    """That staff have read what will change, and what it was when they read it."""

    version = forms.CharField(widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label=gettext_lazy("I have read this. It cannot be undone."),
        error_messages={"required": gettext_lazy("Tick this to merge. It cannot be undone.")},
    )


class MergeView(VocabularyMixin, TemplateView):
    """One page with two steps; without a choice yet it shows only the first."""

    template_name = "taxonomy/admin/merge.html"
    page_title = gettext_lazy("Merge into another term")

    def is_allowed(self, user: Any) -> bool:
        """Return whether a member of staff may merge terms."""
        return may_merge(user)

    @cached_property
    def term(self) -> Term:
        """The term that goes, in the source language."""
        terms = Term.objects.select_related("locale")
        return get_object_or_404(
            terms, pk=self.kwargs["pk"], locale__language_code=settings.LANGUAGE_CODE
        )

    @cached_property
    def into_form(self) -> IntoForm:
        """The first step, as the address has it."""
        return IntoForm(self.term, self.request.GET if "into" in self.request.GET else None)

    def plan(self) -> Plan | None:
        """Return what the choice would change; None as long as nothing is chosen."""
        if not self.into_form.is_valid():
            return None
        try:
            return plan_of(self.term, self.into_form.cleaned_data["into"])
        except ValidationError as refusal:
            self.into_form.add_error("into", refusal)
            return None

    def get_page_subtitle(self) -> str:
        """Name the term that goes."""
        return self.term.name

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add both steps."""
        plan = self.plan()
        sure_form = options.pop("sure_form", None)
        if plan and sure_form is None:
            sure_form = SureForm(initial={"version": plan.version})
        return super().get_context_data(
            **options,
            term=self.term,
            into_form=self.into_form,
            plan=plan,
            sure_form=sure_form,
            shown=plan.bearers[:MOST] if plan else [],
            more=max(0, len(plan.bearers) - MOST) if plan else 0,
            pages_url=address_of("pages", self.term.pk),
        )

    def post(self, request: HttpRequest, *_args: Any, **_options: Any) -> HttpResponse:
        """Merge, if staff said yes to what is still so."""
        plan, sure_form = self.plan(), SureForm(request.POST)
        if plan is None:
            return self.render_to_response(self.get_context_data())
        if not sure_form.is_valid():
            messages.error(request, _("Nothing is merged yet. Read to the end, and say yes there."))
            return self.render_to_response(self.get_context_data(sure_form=sure_form))
        try:
            done = merge(plan.gone, plan.kept, request.user, sure_form.cleaned_data["version"])
        except ChangedMeanwhileError:
            messages.error(
                request,
                _("Nothing is merged: something changed since you looked. Please read it again."),
            )
            return redirect(request.get_full_path())
        messages.success(request, _said(done), buttons=[messages.button(*self._way(done))])
        return redirect(address_of("list"))

    @staticmethod
    def _way(done: Plan) -> tuple[str, str]:
        return address_of("pages", done.kept.pk), _("Its pages")


def _said(done: Plan) -> str:
    """Return what was done, in a sentence."""
    return ngettext(
        "“%(gone)s” is now part of “%(kept)s”, on %(number)d page.",
        "“%(gone)s” is now part of “%(kept)s”, on %(number)d pages.",
        len(done.bearers),
    ) % {"gone": done.gone.name, "kept": done.kept.name, "number": len(done.bearers)}
