"""Signing in: password, then the second step; or a passkey alone. The only way in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin.views.account import LoginView as WagtailLoginView

from portal.accounts.forms import CodeForm, PasskeyForm, refusal
from portal.accounts.models import User
from portal.accounts.throttle import Door, Try, forgive, knock
from portal.accounts.throttle.attempts import names_of
from portal.accounts.throttle.devices import remember_device

from ..factors import Kind, app_of, codes_of, has_factor, passkeys_of
from ..letters import CODE_USED, GUESSED, write_about_account
from ..passkeys import begin_signing_in, finish_signing_in
from ..sessions import ask_second_step, pending_in, sign_in

ANYBODY = "anybody"


def held_up(answer: HttpResponse, refused: Try | None) -> HttpResponse:
    """Mark an answer as that to one try too many, where it is."""
    if refused:
        answer.status_code = 429
        answer["Retry-After"] = str(refused.seconds)
    return answer


def let_in(
    request: HttpRequest, user: User, next_url: str, *, remember: bool, passed: bool
) -> HttpResponse:
    """Sign somebody in, remember the device, and lead to where they wanted to go."""
    sign_in(request, user, remember=remember, passed=passed)
    response = redirect(next_url)
    remember_device(request, response, *names_of(user))
    return response


def safe_next(request: HttpRequest) -> str:
    """Return where to go afterwards: an address of this site, or else the dashboard."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("wagtailadmin_home")


@method_decorator(sensitive_post_parameters(), name="dispatch")
class LoginView(WagtailLoginView):
    """Wagtail's page, with what follows the password."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Let in whoever has no second step; ask the others for it."""
        user, remember = form.get_user(), bool(form.cleaned_data.get("remember"))
        if has_factor(user):
            ask_second_step(self.request, user, self.get_success_url(), remember=remember)
            return redirect("sign_in_second_step")
        return let_in(self.request, user, self.get_success_url(), remember=remember, passed=False)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong, or for how long to wait."""
        return held_up(super().form_invalid(form), form.refused)


class PasskeyOptionsView(View):
    """What a browser needs for a passkey, asked for when somebody presses the button."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer in JSON. Each costs a session, so it is counted."""
        attempt = knock(request, Door.PASSKEY, ANYBODY)
        if attempt.is_refused:
            said = {"message": " ".join(refusal(attempt).messages)}
            return held_up(JsonResponse(said, status=429), attempt)
        return JsonResponse(begin_signing_in(None))


class PasskeyLoginView(View):
    """Lets in whoever answers with a passkey."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the answer of a browser."""
        form = PasskeyForm(request.POST)
        attempt = knock(request, Door.PASSKEY, ANYBODY)
        try:
            if attempt.is_refused:
                raise refusal(attempt)
            user = finish_signing_in(
                None, form.cleaned_data["credential"] if form.is_valid() else None
            )
        except ValidationError as error:
            login = LoginView()
            login.setup(request)
            empty = login.get_form_class()(request)
            context = login.get_context_data(form=empty, passkey_errors=error.messages)
            answer = TemplateResponse(request, LoginView.template_name, context)
            return held_up(answer, attempt if attempt.is_refused else None)
        forgive(attempt)
        remember = request.POST.get("remember") == "on"
        return let_in(request, user, safe_next(request), remember=remember, passed=True)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SecondStepLoginView(View):
    """The second step of somebody who gave the right password."""

    template_name = "accounts/sign_in_second_step.html"

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Only for whoever has the second step before them."""
        pending = pending_in(request)
        if pending is None:
            return redirect("wagtailadmin_login")
        self.user, self.pending = pending
        return super().dispatch(request, *args, **options)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask."""
        return self.ask(CodeForm(request, self.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check a passkey's answer, or a code."""
        if "credential" in request.POST:
            return self.check_passkey(request)
        form = CodeForm(request, self.user, request.POST)
        if form.is_valid():
            if form.factor.type == Kind.RECOVERY_CODES:
                write_about_account(self.user, CODE_USED)
            return self.done(request)
        if form.refused:
            self.warn()
        return held_up(self.ask(form), form.refused)

    def check_passkey(self, request: HttpRequest) -> HttpResponse:
        """Let in whoever answers with a passkey of this very account."""
        form = PasskeyForm(request.POST)
        attempt = knock(request, Door.PASSKEY, self.user.get_username())
        try:
            if attempt.is_refused:
                raise refusal(attempt)
            answer = form.cleaned_data["credential"] if form.is_valid() else None
            finish_signing_in(self.user, answer)
        except ValidationError as error:
            refused = attempt if attempt.is_refused else None
            return held_up(self.ask(CodeForm(request, self.user), error.messages), refused)
        forgive(attempt)
        return self.done(request)

    def ask(self, form: CodeForm, errors: list[str] | None = None) -> HttpResponse:
        """Show the page, with what the browser needs where there is a passkey."""
        context = {
            "form": form,
            "errors": errors or [],
            "options": begin_signing_in(self.user) if passkeys_of(self.user) else None,
            "takes_codes": app_of(self.user) is not None or codes_of(self.user) is not None,
        }
        return TemplateResponse(self.request, self.template_name, context)

    def done(self, request: HttpRequest) -> HttpResponse:
        """Let them in."""
        return let_in(
            request, self.user, self.pending.next_url, remember=self.pending.remember, passed=True
        )

    def warn(self) -> None:
        """Tell the person that somebody has their password, once a day."""
        write_about_account(self.user, GUESSED, once=True)
