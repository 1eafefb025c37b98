"""One's own second step: an overview, an app, passkeys, recovery codes, and sessions."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms import WRONG_CODE, NameForm, NewAppForm, PasskeyForm
from portal.accounts.throttle import Door, forgive
from portal.settings.signing_in import NOBODY

from ..changing import add_app, make_codes, remove, rename_passkey
from ..elsewhere import end_session, own_sessions
from ..factors import (
    Kind,
    app_of,
    codes_left,
    codes_of,
    factors_of,
    has_factor,
    moment_of,
    passkeys_of,
)
from ..passkeys import begin_adding, finish_adding
from ..recovery import for_reading
from ..required import must_have_second_step
from ..secrets import decrypt, encrypt
from ..sessions import CONFIRMED_TO_SEND, end_other_sessions, is_confirmed
from .base import OwnAccountView
from .signing_in import held_up, safe_next

NEW_SECRET = "second_step.new_app"  # noqa: S105 - where a session keeps it, encrypted


class OverviewView(OwnAccountView):
    """What somebody has, and what they can do with it."""

    template_name = "accounts/overview.html"

    @property
    def needs_confirmation(self) -> bool:  # type: ignore[override]  # never set
        """Whether the password is asked for: not to look."""
        return False

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the factors of whoever looks."""
        user = self.request.user
        return {
            **super().get_context_data(**options),
            "app": app_of(user),
            "passkeys": passkeys_of(user),
            "has_codes": codes_of(user) is not None,
            "codes_left": codes_left(user),
            "has_factor": has_factor(user),
            "must_have": must_have_second_step(user),
            "sessions": own_sessions(self.request),
            "nobody_must": settings.SECOND_STEP_FOR == NOBODY,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """End one session, or all but this one."""
        if not is_confirmed(request, CONFIRMED_TO_SEND):
            return self.confirm_first()
        if handle := request.POST.get("session"):
            end_session(request, handle)
            return self.back(gettext("You are signed out there."))
        end_other_sessions(request, request.user)  # type: ignore[arg-type]  # our user model
        return self.back(gettext("You are signed out everywhere else."))


class _AddView(OwnAccountView):
    """Adds a factor. With the first of them come recovery codes, shown at once."""

    def show_codes(self, codes: list[str]) -> HttpResponse:
        """Show the recovery codes that were made with the factor; or lead to the overview."""
        self.request.second_step_is_due = False  # type: ignore[attr-defined]  # our note
        if not codes:
            return self.back(gettext("The second step was added."))
        view = CodesView()
        view.setup(self.request)
        return view.show(codes)


class AppView(_AddView):
    """Sets up an authenticator app."""

    template_name = "accounts/app.html"
    page_title = _("Set up an authenticator app")

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Show a new secret as a drawing to scan and as letters to type."""
        if app_of(request.user):
            return redirect("second_step")
        request.session[NEW_SECRET] = encrypt(generate_totp_secret())
        return super().get(request, *args, **options)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the app when its first code is right."""
        if NEW_SECRET not in request.session:
            return redirect("second_step_app")
        user: Any = request.user
        form = NewAppForm(request.POST)
        secret = decrypt(request.session[NEW_SECRET])
        moment = self.moment(form, secret) if form.is_valid() else None
        if moment is None:
            return held_up(self.render_to_response(self.get_context_data(form=form)), form.refused)
        del request.session[NEW_SECRET]
        codes = add_app(request, user, secret, moment)
        return redirect("second_step") if codes is None else self.show_codes(codes)

    def moment(self, form: NewAppForm, secret: str) -> int | None:
        """Return of which moment the code is, or say in the form what is wrong, and return None."""
        try:
            attempt = form.knock(self.request, Door.CODE, self.request.user.get_username())
        except ValidationError as error:
            form.add_error("code", error)
            return None
        moment = moment_of(secret, form.cleaned_data["code"])
        if moment is None:
            form.add_error("code", WRONG_CODE)
            return None
        forgive(attempt)
        return moment

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the secret."""
        secret = decrypt(self.request.session[NEW_SECRET])
        adapter = get_adapter()
        address = adapter.build_totp_url(self.request.user, secret)
        drawing = adapter.build_totp_svg(address).partition("?>")[2]
        return {
            "form": NewAppForm(),
            **super().get_context_data(**options),
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "drawing": mark_safe(drawing),
        }


class PasskeyView(_AddView):
    """Adds a passkey."""

    template_name = "accounts/passkey.html"
    page_title = _("Add a passkey")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the passkey when what the browser answers is right."""
        form = PasskeyForm(request.POST)
        answer = form.cleaned_data["credential"] if form.is_valid() else None
        name = form.cleaned_data.get("name", "")
        try:
            finish_adding(request, request.user, name, answer)
        except ValidationError as error:
            context = self.get_context_data(
                errors=error.messages, form=PasskeyForm(initial={"name": name})
            )
            return self.render_to_response(context)
        user: Any = request.user
        return self.show_codes([] if codes_of(user) else make_codes(user, tell=False))

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add what the browser needs."""
        return {
            "form": PasskeyForm(),
            **super().get_context_data(**options),
            "options": begin_adding(self.request.user),
        }


class RenameView(OwnAccountView):
    """Gives a passkey another name."""

    template_name = "accounts/rename.html"
    page_title = _("Rename a passkey")

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the form."""
        name = self.passkey().wrap().name
        return {"form": NameForm(initial={"name": name}), **super().get_context_data(**options)}

    def passkey(self) -> Any:
        """Return the passkey. Raises Http404 for another's."""
        return get_object_or_404(passkeys_of(self.request.user), pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002 - of the address
        """Rename it."""
        form = NameForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        rename_passkey(request.user, self.passkey(), form.cleaned_data["name"])  # type: ignore[arg-type]  # our user model
        return self.back(gettext("The passkey was renamed."))


class RemoveView(OwnAccountView):
    """Removes an app or a passkey, but never the last one of somebody who must have one."""

    template_name = "accounts/remove.html"
    page_title = _("Remove a second step")

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add what is to go."""
        factor = self.factor()
        return {
            **super().get_context_data(**options),
            "name": factor.wrap().name if factor.type == Kind.WEBAUTHN else "",
            "is_last": self.is_last(),
            "is_kept": self.is_last() and must_have_second_step(self.request.user),
        }

    def factor(self) -> Any:
        """Return what is to go. Raises Http404 for another's."""
        return get_object_or_404(factors_of(self.request.user), pk=self.kwargs["pk"])

    def is_last(self) -> bool:
        """Return whether there is no other."""
        return factors_of(self.request.user).count() == 1

    @transaction.atomic
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002 - of the address
        """Remove it. Raises PermissionDenied for the last one of somebody who must have one."""
        factor = self.factor()
        if self.is_last() and must_have_second_step(request.user):
            raise PermissionDenied
        remove(request, request.user, factor)  # type: ignore[arg-type]  # our user model
        return self.back(gettext("The second step was removed."))


class CodesView(OwnAccountView):
    """Makes recovery codes, and shows them this once."""

    template_name = "accounts/codes.html"
    page_title = _("Recovery codes")

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Ask whether to make new ones."""
        if not has_factor(request.user):
            return redirect("second_step")
        return super().get(request, *args, **options)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make new ones."""
        if not has_factor(request.user):
            return redirect("second_step")
        return self.show(make_codes(request.user))  # type: ignore[arg-type]  # our user model

    def show(self, codes: list[str]) -> HttpResponse:
        """Show them."""
        context = self.get_context_data(
            codes=[for_reading(code) for code in codes],
            site=settings.WAGTAIL_SITE_NAME,
            onward=safe_next(self.request),
        )
        return self.render_to_response(context)

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add how many there are."""
        left = codes_left(self.request.user)
        return {"codes": None, "codes_left": left, **super().get_context_data(**options)}
