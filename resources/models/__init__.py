"""Page types of the resource library."""

from resources.dates import DatePrecision

from .edition import Accessible, ResourceEdition
from .index import ResourceIndexPage
from .relation import RelatedResource, ResourceConcern
from .resource import ResourcePage
from .transfer import ImportRecord, ImportState, Outcome, ResourceImport, ResourceKey, Result

__all__ = [
    "Accessible",
    "DatePrecision",
    "ImportRecord",
    "ImportState",
    "Outcome",
    "RelatedResource",
    "ResourceConcern",
    "ResourceEdition",
    "ResourceImport",
    "ResourceIndexPage",
    "ResourceKey",
    "ResourcePage",
    "Result",
]
