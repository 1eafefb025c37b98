"""Staff who sign in as people do, step by step."""

import time

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
    return make(name, f"{name}@example.org", PASSWORD, **fields)


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
