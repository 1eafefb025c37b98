"""Wagtail's page of one's own account, with the second step on it and the old password held up."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    ChangePasswordPanel,
    NameEmailSettingsPanel,
)

from .forms import PasswordChangeForm
from .second_step.factors import has_factor
from .second_step.letters import ADDRESS_CHANGED, write_about_account
from .second_step.required import must_have_second_step
from .second_step.sessions import is_confirmed


class NameAndAddressForm(NameEmailForm):
    """Another address is taken only from whoever gave the password lately: links go there."""

    request: HttpRequest

    def clean_email(self) -> str:
        """Return the address. Raises ValidationError with a way to confirm."""
        address: str = self.cleaned_data["email"]
        if "email" in self.changed_data and not is_confirmed(self.request):
            query = urlencode({"next": reverse("wagtailadmin_account")})
            raise ValidationError(
                format_html(
                    '{} <a href="{}?{}">{}</a>',
                    _("Before you change your address, confirm that it is you."),
                    reverse("confirm_identity"),
                    query,
                    _("Confirm"),
                )
            )
        return address

    def save(self, commit: bool = True) -> Any:
        """Save, and write of a change to the address that was left."""
        saved = super().save(commit)
        if "email" in self.changed_data:
            write_about_account(saved, ADDRESS_CHANGED, to=self.initial["email"])
        return saved


class NameAndAddressPanel(NameEmailSettingsPanel):
    """Name and e-mail address."""

    form_class = NameAndAddressForm

    def get_form(self) -> NameAndAddressForm:
        """Return the form, which knows the request."""
        form: NameAndAddressForm = super().get_form()
        form.request = self.request
        return form


class PasswordPanel(ChangePasswordPanel):
    """The password."""

    form_class = PasswordChangeForm

    def get_form(self) -> PasswordChangeForm:
        """Return the form, which knows the request: one only, as each that is read counts a try."""
        return self.form

    @cached_property
    def form(self) -> PasswordChangeForm:
        """The form."""
        form: PasswordChangeForm = super().get_form()
        form.request = self.request
        return form


class NoForm(forms.Form):
    """Nothing to fill in: Wagtail wants a form of every panel."""

    def __init__(self, *args: Any, instance: Any, **options: Any) -> None:  # noqa: ARG002 - Wagtail gives it
        super().__init__(*args, **options)

    def save(self) -> None:
        """Keep nothing."""


class SecondStepPanel(BaseSettingsPanel):
    """Whether there is a second step, and the way to it."""

    name = "second_step"
    title = _("Second step and sessions")
    order = 450
    form_class = NoForm
    template_name = "accounts/panel.html"

    def get_context_data(self) -> dict[str, Any]:
        """Add what there is."""
        return {
            "has_factor": has_factor(self.user),
            "must_have": must_have_second_step(self.user),
        }


OURS = {NameEmailSettingsPanel: NameAndAddressPanel, ChangePasswordPanel: PasswordPanel}


class PortalAccountView(AccountView):
    """The account page."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Return Wagtail's panels, ours in the place of two, and the second step's."""
        return self.panels

    @cached_property
    def panels(self) -> list[BaseSettingsPanel]:
        """The panels: those that read what was sent also show it."""
        theirs: list[Any] = super().get_panels()
        request, user, profile = theirs[0].request, theirs[0].user, theirs[0].profile
        panels = [
            OURS[type(panel)](request, user, profile) if type(panel) in OURS else panel
            for panel in theirs
        ]
        return [*panels, SecondStepPanel(request, user, profile)]
