"""Addresses of signing in and of one's own account. They come before Wagtail's."""

from django.urls import URLPattern, URLResolver, path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .account_page import PortalAccountView
from .password_reset import PortalPasswordResetConfirmView
from .second_step.views.confirming import ConfirmView
from .second_step.views.others import ResetView
from .second_step.views.own import (
    AppView,
    CodesView,
    OverviewView,
    PasskeyView,
    RemoveView,
    RenameView,
)
from .second_step.views.signing_in import (
    LoginView,
    PasskeyLoginView,
    PasskeyOptionsView,
    SecondStepLoginView,
)

Patterns = list[URLPattern | URLResolver]

signing_in: Patterns = [
    path("login/", LoginView.as_view(), name="wagtailadmin_login"),
    path("login/second-step/", SecondStepLoginView.as_view(), name="sign_in_second_step"),
    path("login/passkey/", PasskeyLoginView.as_view(), name="sign_in_passkey"),
    path("login/passkey/options/", PasskeyOptionsView.as_view(), name="sign_in_passkey_options"),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        PortalPasswordResetConfirmView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
]

for_staff: Patterns = [
    path("account/", PortalAccountView.as_view(), name="wagtailadmin_account"),
    path("account/confirm/", ConfirmView.as_view(), name="confirm_identity"),
    path("account/second-step/", OverviewView.as_view(), name="second_step"),
    path("account/second-step/app/", AppView.as_view(), name="second_step_app"),
    path("account/second-step/passkey/", PasskeyView.as_view(), name="second_step_passkey"),
    path("account/second-step/codes/", CodesView.as_view(), name="second_step_codes"),
    path("account/second-step/<int:pk>/name/", RenameView.as_view(), name="second_step_rename"),
    path("account/second-step/<int:pk>/remove/", RemoveView.as_view(), name="second_step_remove"),
    path("users/<int:pk>/second-step/", ResetView.as_view(), name="second_step_reset"),
]

urlpatterns: Patterns = [*signing_in, *decorate_urlpatterns(for_staff, require_admin_access)]
