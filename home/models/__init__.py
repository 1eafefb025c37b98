"""Standing pages of the site, one module each."""

from .contact import ContactPage
from .home import HomePage
from .standard import Kind, StandardPage

__all__ = ["ContactPage", "HomePage", "Kind", "StandardPage"]
