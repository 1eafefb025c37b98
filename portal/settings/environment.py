"""Reads settings from the environment and says in one sentence what is wrong with them."""

import os
from base64 import b64decode
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

MISSING = object()

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def read(parse: Callable[..., Any], name: str, expected: str, **options: Any) -> Any:
    """Return the environment variable `name` as `parse` (a method of `env`) reads it.

    `expected` completes the sentence "NAME should be ...". Options go to `parse`; `default` is
    returned as it is when the variable is unset.

    Raises ImproperlyConfigured, naming the variable, when it is missing or cannot be parsed.
    """
    default = options.pop("default", MISSING)
    if name not in os.environ:
        if default is not MISSING:
            return default
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing: it should be {expected}. "
            "See .env.example."
        )
    try:
        return parse(name, **options)
    except (ValueError, TypeError, KeyError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(
            f"The environment variable {name} is malformed: it should be {expected}. "
            "See .env.example."
        ) from error


# What django-environ lets pass: it takes every unknown word for "false", and every text for an
# address. Each function reads the variable `name`, and raises ValueError or KeyError.

ENGINES = ("django.db.backends.postgresql", "django.db.backends.sqlite3")
FALSE_WORDS = ("false", "off", "no", "n", "0")


def truth(name: str) -> bool:
    """Return a variable that says true or false."""
    word = os.environ[name].strip().lower()
    if word not in (*env.BOOLEAN_TRUE_STRINGS, *FALSE_WORDS):
        raise ValueError
    return word in env.BOOLEAN_TRUE_STRINGS


def database(name: str) -> dict[str, Any]:
    """Return a database address as Django's settings have it."""
    found: dict[str, Any] = env.db_url(name)
    if found.get("ENGINE") not in ENGINES or not found.get("NAME"):
        raise ValueError
    return found


def time_zone(name: str) -> str:
    """Return the name of a time zone that this machine knows."""
    return ZoneInfo(os.environ[name]).key


def site_address(name: str) -> str:
    """Return the address of a site, without a slash at its end."""
    address = os.environ[name].rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError
    return address


def secret(name: str) -> str:
    """Return a text that cannot be guessed: 50 characters, of them 5 different, as Django asks."""
    text = os.environ[name]
    if len(text) < 50 or len(set(text)) < 5 or text.startswith("django-insecure-"):
        raise ValueError
    return text


def hosts(name: str) -> list[str]:
    """Return a list of host names, divided by commas; one for all hosts is none."""
    found = names(name)
    if any(host.lstrip(".").lower() in {"", "*"} for host in found):
        raise ValueError
    return found


def names(name: str) -> list[str]:
    """Return a list of one name or more, divided by commas."""
    found = [text for part in os.environ[name].split(",") if (text := part.strip())]
    if not found:
        raise ValueError
    return found


def proxies(name: str) -> int | list[IPv4Network | IPv6Network]:
    """Return how many proxies stand in front, or the networks that they are in."""
    text = os.environ[name].strip()
    if text.isdecimal():
        return int(text)
    return [ip_network(network) for network in names(name)]


def at_least_one(name: str) -> int:
    """Return a whole number above nought."""
    number = int(os.environ[name])
    if number < 1:
        raise ValueError
    return number


def one_of(*words: str) -> Callable[[str], str]:
    """Return a reader of a variable that is one of these words."""

    def word(name: str) -> str:
        said = os.environ[name].strip().lower()
        if said not in words:
            raise ValueError
        return said

    return word


def fernet_keys(name: str) -> list[str]:
    """Return keys for Fernet: 32 bytes each, in the letters of base64 for addresses, or none."""
    found = names(name) if os.environ[name].strip() else []
    for key in found:
        if len(b64decode(key, altchars="-_", validate=True)) != 32:
            raise ValueError
    return found
