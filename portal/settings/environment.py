"""Reads settings from the environment and says in one sentence what is wrong with them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
