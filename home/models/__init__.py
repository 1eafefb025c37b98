"""Standing pages of the site, one module each."""

from .contact import ContactPage, ContactQuestion
from .contact_route import ContactRoute
from .home import HomePage
from .standard import Kind, StandardPage

__all__ = [
    "ContactPage",
    "ContactQuestion",
    "ContactRoute",
    "HomePage",
    "Kind",
    "StandardPage",
]
