"""Open data: what the site publishes, once more for programs, as JSON and CSV (docs/open-data.md).

The ground knows no page types. An app declares its kinds of record, beside its models, and
registers them from its AppConfig.ready():

    register_kind(Kind(name="partners", model=PartnerPage, record=Partner, read=read, ...))

A record has the fields that its class states and no others, so nothing becomes public by being
added to a model. Everything else (addresses, filters, pages, CSV, the OpenAPI document, the page
for people) is made from the same declaration.
"""

from .kinds import Column, Kind, Table, kinds, register_kind
from .reading import Reading, Versions
from .records import Named, Record, Reference, Shape, Words, pick, words

__all__ = [
    "Column",
    "Kind",
    "Named",
    "Reading",
    "Record",
    "Reference",
    "Shape",
    "Table",
    "Versions",
    "Words",
    "kinds",
    "pick",
    "register_kind",
    "words",
]
