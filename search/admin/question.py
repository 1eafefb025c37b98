"""What staff do about one unanswered question: a synonym, a page shown first, or off the list."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from portal.languages.names import language_name
from portal.taxonomy.models import Term
from search.models import Promotion, UnansweredQuestion
from search.unanswered.forgetting import first_day_kept

from .report import policy


class SynonymForm(forms.Form):
    """Asks of which term the words are other words."""

    term = forms.ModelChoiceField(
        Term.objects.none(),
        label=_("The same as the term"),
        help_text=_("Search then finds the pages of this term by these words, from now on."),
    )
    words = forms.CharField(label=_("Words"), max_length=60, help_text=_("Correct the spelling."))

    def __init__(self, language: str, *args: Any, **kwargs: Any) -> None:
        """Offer the terms of one language."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["term"]
        terms = Term.objects.filter(locale__language_code=language).order_by("name")
        field.queryset = terms
        field.label_from_instance = lambda term: f"{term.name} ({term.get_facet_display()})"

    def clean(self) -> dict[str, Any]:
        """Refuse words that stand for a term already, with a message beside the field."""
        cleaned = super().clean() or self.cleaned_data
        term, words = cleaned.get("term"), cleaned.get("words")
        if term and words:
            known = {word.casefold() for word in (term.name, *term.synonym_list)}
            if words.casefold() in known:
                self.add_error("words", _("The term has these words already."))
                return cleaned
            term.synonyms = "\n".join([*term.synonym_list, words])
            try:
                term.full_clean()
            except ValidationError as error:
                self.add_error("words", error.messages)
        return cleaned


class UnansweredQuestionView(WagtailAdminTemplateMixin, TemplateView):
    """One question, with the three things that can be done about it."""

    template_name = "search/admin/question.html"
    header_icon = "search"
    _show_breadcrumbs = True
    question: UnansweredQuestion

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in those who may see the report; 404 for a question whose words are not shown."""
        if not policy.user_has_permission(request.user, "view"):
            raise PermissionDenied
        shown = UnansweredQuestion.objects.shown().counted(first_day_kept())
        self.question = get_object_or_404(shown, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def page_title(self) -> str:
        """The question."""
        return gettext("“%(words)s”") % {"words": self.question.words}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        report = {
            "url": reverse("unanswered_report"),
            "label": gettext("Searches without an answer"),
        }
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]

    def may(self, action: str, model: type[Any]) -> bool:
        """Tell whether the member of staff may do something with a model's rows."""
        return ModelPermissionPolicy(model).user_has_permission(self.request.user, action)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what may be done, by whom it may."""
        question = self.question
        start = reverse("wagtailsnippets_search_promotion:add")
        asked = urlencode({"locale": question.language, "questions": question.words})
        initial = {"words": question.words}
        form = SynonymForm(question.language, initial=initial)
        return {
            **super().get_context_data(**kwargs),
            "question": question,
            "language": language_name(question.language),
            "search_href": f"/{question.language}/search/?{urlencode({'q': question.words})}",
            "form": kwargs.get("form") or form,
            "may_change_terms": self.may("change", Term),
            "promotion_href": f"{start}?{asked}" if self.may("add", Promotion) else "",
            "may_delete": policy.user_has_permission(self.request.user, "delete"),
        }

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Take the question off the list, alone or as another word for a term."""
        if "delete" in request.POST:
            return self._take_off()
        if not self.may("change", Term):
            raise PermissionDenied
        form = SynonymForm(self.question.language, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        term = form.cleaned_data["term"]
        with transaction.atomic():
            term.save()
            log(term, "wagtail.edit", user=request.user)
            self.question.delete()
        words = {"words": form.cleaned_data["words"], "term": term.name}
        said = (
            gettext("“%(words)s” now stands for “%(term)s”. Search knows it in a moment.") % words
        )
        messages.success(request, said)
        return redirect("unanswered_report")

    def _take_off(self) -> HttpResponse:
        if not policy.user_has_permission(self.request.user, "delete"):
            raise PermissionDenied
        self.question.delete()
        messages.success(self.request, gettext("The question is deleted, with its counts."))
        return redirect("unanswered_report")
