"""How the texts of the demo's library are written down."""

from dataclasses import dataclass

from portal.demo.writing import Block


@dataclass(frozen=True)
class Resource:
    """A resource of the demo. `published` is an ISO date, `sheet` the name of its PDF files."""

    name: str
    title: str
    summary: str
    published: str
    subjects: tuple[str, ...]
    audiences: tuple[str, ...]
    categories: tuple[str, ...]
    uses: tuple[str, ...]
    body: tuple[Block, ...]
    subtitle: str = ""
    sheet: str = ""
    picture: str = ""
    concerns: tuple[str, ...] = ()


DEPARTMENTS = "health-departments"
ORGANIZATIONS = "community-organizations"
PROVIDERS = "service-providers"
RESIDENTS = "neighbors"
