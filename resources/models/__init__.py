"""Page types of the resource library."""

from resources.dates import DatePrecision

from .edition import Accessible, ResourceEdition
from .edition_file import EditionFile
from .index import ResourceIndexPage
from .relation import RelatedResource, ResourceConcern
from .resource import ResourcePage

__all__ = [
    "Accessible",
    "DatePrecision",
    "EditionFile",
    "RelatedResource",
    "ResourceConcern",
    "ResourceEdition",
    "ResourceIndexPage",
    "ResourcePage",
]
