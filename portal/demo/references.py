"""How the demo's texts name things that exist only once they are loaded.

Content is written as plain data before there is a database; `DemoSite` puts the real page, picture
or term in the place of each name.
"""

from dataclasses import dataclass


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
