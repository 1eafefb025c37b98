"""How the demo's texts name things that exist only once they are loaded.

Content is written as plain data before there is a database; `DemoSite` puts the real page, picture
or term in the place of each name.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Page:
    """A page of the demo by its key, such as `partners/la-colaborativa`."""

    key: str


@dataclass(frozen=True)
class Picture:
    """A picture of the demo by the name of its motif."""

    name: str


@dataclass(frozen=True)
class Terms:
    """Terms of the vocabulary by their slugs."""

    slugs: tuple[str, ...]


def terms(*slugs: str) -> Terms:
    """Name terms of the vocabulary."""
    return Terms(slugs)


@dataclass(frozen=True)
class Rows:
    """Rows that belong to a page, such as the partners of a pair, in their order."""

    model: type[models.Model]
    rows: tuple[dict[str, Any], ...]


def rows(model: type[models.Model], *fields: dict[str, Any]) -> Rows:
    """Name rows of a page by their fields, which may hold names themselves."""
    return Rows(model, fields)
