"""Staff who sign in as people do, step by step."""

import datetime
import time

import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from portal.accounts.models import User
from portal.accounts.second_step.changing import make_codes
from portal.accounts.second_step.secrets import encrypt

PASSWORD = "long enough to be one"
LOGIN = "/admin/login/"
SECOND = "/admin/login/second-step/"
SETTING_UP = "/admin/account/second-step/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def person(name: str = "ada", *, superuser: bool = True, **fields) -> User:
    """Somebody with a password: an administrator, unless said otherwise."""
    make = User.objects.create_superuser if superuser else User.objects.create_user
    names = {"first_name": name.title(), "last_name": "Example"}
    return make(name, f"{name}@example.org", PASSWORD, **names, **fields)


def with_app(user: User) -> list[str]:
    """Give somebody an authenticator app with SECRET, and return their recovery codes."""
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(SECRET)}
    )
    return make_codes(user, tell=False)


def code(half_minutes: int = 0, secret: str = SECRET) -> str:
    """The code that an app shows now, or some half minutes later."""
    moment = int(time.time()) // 30 + half_minutes
    return totp.format_hotp_value(totp.hotp_value(secret.replace(" ", ""), moment))


def give_password(client: Client, name: str = "ada", password: str = PASSWORD, **more):
    return client.post(LOGIN, {"username": name, "password": password, **more})


def sign_in(client: Client, half_minutes: int = 0) -> None:
    """Take both steps."""
    assert give_password(client)["Location"] == SECOND
    assert client.post(SECOND, {"code": code(half_minutes)})["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def account_form(client: Client) -> dict[str, str]:
    """The fields of the page of one's account, as they come."""
    page = client.get("/admin/account/")
    panels = [panel for several in page.context["panels_by_tab"].values() for panel in several]
    fields = [bound for panel in panels for bound in panel.get_form()]
    return {
        bound.html_name: "on" if bound.value() is True else str(bound.value())
        for bound in fields
        if bound.field.widget.input_type != "file" and bound.value()
    }


def change_password(client: Client, old: str, new: str = "another long enough"):
    """Change one's password on the page of one's account."""
    typed = {"old_password": old, "new_password1": new, "new_password2": new}
    form = {f"password-{name}": value for name, value in typed.items()}
    return client.post("/admin/account/", {**account_form(client), **form})


def later(**time):
    """Let a time go by, such as minutes=1, for the length of a `with` block."""
    return time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(**time))
