"""Page types of the resource library."""

from resources.dates import DatePrecision

from .edition import Accessible, ResourceEdition
from .edition_file import EditionFile
from .index import ResourceIndexPage
from .link import Link, LinkState, LinkUse
from .relation import RelatedResource, ResourceConcern
from .resource import ResourcePage

__all__ = [
    "Accessible",
    "DatePrecision",
    "EditionFile",
    "Link",
    "LinkState",
    "LinkUse",
    "RelatedResource",
    "ResourceConcern",
    "ResourceEdition",
    "ResourceIndexPage",
    "ResourcePage",
]
