"""What programs publish as open data: one module for each kind of record."""

from portal.opendata import register_kind

from .cohorts import COHORTS
from .partners import PARTNERS
from .partnerships import PARTNERSHIPS
from .webinars import WEBINARS


def offer() -> None:
    """Publish the kinds of record of programs."""
    for kind in (COHORTS, PARTNERSHIPS, PARTNERS, WEBINARS):
        register_kind(kind)
