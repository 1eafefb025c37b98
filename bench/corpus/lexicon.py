"""The words that the corpus is written in, read from the data files beside this module."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "es", "fr", "ar")
HERE = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """Return what one of the data files holds."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def topics() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the judged topics: by name and language, what is written about them."""
    return {**read("topics-1.toml"), **read("topics-2.toml")}


@cache
def more() -> dict[str, Any]:
    """Return the judged works that are about something else than one topic."""
    return read("more.toml")


@cache
def background() -> dict[str, Any]:
    """Return what the mass of the corpus is about."""
    return read("background.toml")


@cache
def table(name: str) -> list[dict[str, str]]:
    """Return a list of the background, each entry by language: "subjects", "genres" and so on."""
    lines = background()[name].strip().splitlines()
    return [dict(zip(LANGUAGES, map(str.strip, line.split("|")), strict=True)) for line in lines]
