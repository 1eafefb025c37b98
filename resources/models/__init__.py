"""Page types of the resource library."""

from resources.dates import DatePrecision

from .edition import Accessible, ResourceEdition
from .index import ResourceIndexPage
from .relation import RelatedResource, ResourceConcern
from .resource import ResourcePage

__all__ = [
    "Accessible",
    "DatePrecision",
    "RelatedResource",
    "ResourceConcern",
    "ResourceEdition",
    "ResourceIndexPage",
    "ResourcePage",
]
