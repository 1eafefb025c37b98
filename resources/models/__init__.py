"""Page types of the resource library."""

from resources.dates import DatePrecision

from .edition import Accessible, ResourceEdition
from .edition_file import EditionFile
from .index import ResourceIndexPage
from .link import Link, LinkState, LinkUse
from .relation import RelatedResource, ResourceConcern
from .resource import ResourcePage
from .transfer import ImportRecord, ImportState, Outcome, ResourceImport, ResourceKey, Result

__all__ = [
    "Accessible",
    "DatePrecision",
    "EditionFile",
    "ImportRecord",
    "ImportState",
    "Link",
    "LinkState",
    "LinkUse",
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
