"""A server starts with what .env.example shows, and says in a sentence what it lacks."""

import subprocess
import sys

import pytest
from django.conf import settings

VALUES = {
    name: value
    for line in (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8").splitlines()
    if line.startswith("#") and (name := line[1:].partition("=")[0]).isupper()
    for value in [line.partition("=")[2]]
}
SERVER = {**VALUES, "SECRET_KEY": "x7 Q!" * 12}
WITHOUT_DOTENV = """
import environ, runpy, sys
environ.Env.read_env = classmethod(lambda *arguments, **options: None)
sys.argv = ["manage.py", "check"]
runpy.run_path("manage.py", run_name="__main__")
"""
"""`manage.py check` as on a machine without a .env, which would fill in what a test leaves out."""


def checked(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_DOTENV],
        cwd=settings.BASE_DIR,
        env={**environment, "DJANGO_SETTINGS_MODULE": "portal.settings.production"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_starts_a_server(tmp_path):
    assert VALUES.keys() >= {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"}
    done = checked({**SERVER, "VAR_DIR": str(tmp_path)})
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "abc" * 30),
        ("SECRET_KEY", "django-insecure-" + "0123456789" * 5),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "www.example.org,*"),
        ("SITE_URL", "programs.example.org"),
        ("DATABASE_URL", None),
        ("DATABASE_URL", "programs"),
        ("DATABASE_URL", "nosuch://user@localhost/portal"),
        ("DATABASE_URL", "postgres://user@localhost:port/portal"),
        ("EMAIL_URL", None),
        ("EMAIL_URL", "mail.example.org"),
        ("SECURE_SSL_REDIRECT", "perhaps"),
        ("TIME_ZONE", "America/Nowhere"),
        ("SITE_LANGUAGES", ","),
        ("TRUSTED_PROXIES", None),
        ("TRUSTED_PROXIES", "nginx"),
        ("POSTS_PER_ADDRESS", "0"),
    ],
)
def test_a_server_names_what_it_lacks(tmp_path, name, value):
    environment = {**SERVER, "VAR_DIR": str(tmp_path), name: value}
    done = checked({key: text for key, text in environment.items() if text is not None})
    problem = "missing" if value is None else "malformed"
    assert done.returncode != 0
    sentence = done.stderr.strip().splitlines()[-1]
    assert f"The environment variable {name} is {problem}: it should be " in sentence
