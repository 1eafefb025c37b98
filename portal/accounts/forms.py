"""Forms that ask for something secret. Each is held up where it is tried too often."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordChangeForm as WagtailPasswordChangeForm

from .second_step.factors import take_code
from .second_step.letters import PASSWORD_CHANGED, write_about_account
from .throttle import Door, Try, forgive, knock

LONGEST_CODE = 40
WRONG_PASSWORD = _("This is not your password.")
WRONG_CODE = _("This code is not right, or was used already.")


def refusal(attempt: Try) -> ValidationError:
    """Return what somebody is told who tried too often; the same for whoever there is or is not."""
    words = ngettext(
        "Too many attempts. Please wait %(number)d minute.",
        "Too many attempts. Please wait %(number)d minutes.",
        attempt.minutes,
    )
    return ValidationError(words % {"number": attempt.minutes}, code="refused")


class ThrottledForm(forms.Form):
    """A form that counts its tries. `refused` is set where nothing was looked at."""

    refused: Try | None = None

    def knock(self, request: HttpRequest, door: Door, account: str) -> Try:
        """Count a try, and return it. Raises ValidationError where it is one too many."""
        attempt = knock(request, door, account)
        if attempt.is_refused:
            self.refused = attempt
            raise refusal(attempt)
        return attempt


class LoginForm(ThrottledForm, WagtailLoginForm):
    """Wagtail's form (setting WAGTAILADMIN_USER_LOGIN_FORM), held up."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Wagtail gives it none, so Django makes an English one of the field's name.
        self.fields["password"].label = _("Password")

    def clean(self) -> dict[str, Any] | None:
        """Check the password, unless it was tried too often; then it is not looked at."""
        name, password = (self.cleaned_data.get(field) for field in ("username", "password"))
        if name is None or not password or self.request is None:
            return super().clean()
        attempt = self.knock(self.request, Door.PASSWORD, name)
        cleaned: dict[str, Any] | None = super().clean()
        forgive(attempt)
        return cleaned


class ConfirmForm(ThrottledForm):
    """Asks for the password once more. Counted at the same door as signing in."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        self.request = request
        super().__init__(*args, **options)

    def clean_password(self) -> str:
        """Return the password. Raises ValidationError unless it is the right one."""
        password: str = self.cleaned_data["password"]
        _check_own_password(self, self.request, password)
        return password


class PasswordChangeForm(ThrottledForm, WagtailPasswordChangeForm):
    """Wagtail's form in the account page, whose old password is held up like any other."""

    request: HttpRequest

    def clean_old_password(self) -> str:
        """Return the old password. Raises ValidationError unless it is the right one."""
        password: str = self.cleaned_data["old_password"]
        _check_own_password(self, self.request, password)
        return password

    def save(self, commit: bool = True) -> Any:
        """Save, and tell the person."""
        saved = super().save(commit)
        write_about_account(saved, PASSWORD_CHANGED)
        return saved


def _check_own_password(form: ThrottledForm, request: HttpRequest, password: str) -> None:
    name = request.user.get_username()
    attempt = form.knock(request, Door.PASSWORD, name)
    if authenticate(request, username=name, password=password) != request.user:
        raise ValidationError(WRONG_PASSWORD)
    forgive(attempt)


class CodeForm(ThrottledForm):
    """Asks for a code of an app, or for a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        help_text=_("The six digits that your app shows now, or one of your recovery codes."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
    )
    factor: Any = None

    def __init__(self, request: HttpRequest, user: Any, *args: Any, **options: Any) -> None:
        self.request, self.user = request, user
        super().__init__(*args, **options)

    def clean_code(self) -> str:
        """Return the code, used up. Raises ValidationError unless it is right."""
        attempt = self.knock(self.request, Door.CODE, self.user.get_username())
        self.factor = take_code(self.user, self.cleaned_data["code"])
        if self.factor is None:
            raise ValidationError(WRONG_CODE)
        forgive(attempt)
        return str(self.cleaned_data["code"])


class NewAppForm(ThrottledForm):
    """Asks for a first code of a new app, which proves that it was set up."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        help_text=_("The six digits that your app shows now."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        ),
    )


class PasskeyForm(forms.Form):
    """What a browser answers, and how somebody calls the device."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        help_text=_("So that you know it again, such as “Laptop” or “Key on my key ring”."),
    )
    credential = forms.JSONField(widget=forms.HiddenInput)


class NameForm(forms.Form):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name"), max_length=60)
