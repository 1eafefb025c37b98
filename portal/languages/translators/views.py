"""Upstream's views with the choices that a person really has."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .sources import publishes_all, works_on_all
from .standing import languages_for


class OwnLanguagesView(SubmitTranslationView):
    """Offers the languages that the person may translate into, and always from the source."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse to translate what is not written in the source language.

        Two sources of one page make wagtail-localize fail later (its issue 662).
        """
        self.kwargs = kwargs
        written_in = self.get_object().locale
        if written_in.language_code != settings.LANGUAGE_CODE:
            messages.error(
                request,
                _(
                    "This is the version in %(language)s. Translations start from the source "
                    "language: choose “Translate” there."
                )
                % {"language": written_in.get_display_name()},
            )
            return redirect(self.get_default_success_url() or "wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        """Return upstream's form without the languages of others."""
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=languages_for(self.request.user))
        if len(locales.queryset) < 2:
            form.fields["select_all"].widget = forms.HiddenInput()
        return form


class SubmitPageView(OwnLanguagesView, SubmitPageTranslationView):
    """Submits a page for translation."""


class SubmitSnippetView(OwnLanguagesView, SubmitSnippetTranslationView):
    """Submits a snippet for translation."""


class UpdateView(UpdateTranslationsView):
    """Brings translations in step with their source."""

    def get_form(self) -> forms.Form:
        """Return upstream's form without what the person may not ask for."""
        form = super().get_form()
        for name, is_theirs in (
            ("publish_translations", publishes_all),
            ("use_machine_translation", works_on_all),
        ):
            if name in form.fields and not is_theirs(self.request.user, self.object):
                # Upstream reads the answer, so the question stays, unseen and answered with no.
                form.fields[name].disabled = True
                form.fields[name].widget = forms.HiddenInput()
        return form
