"""Standing pages of the site, one module each."""

from .home import HomePage

__all__ = ["HomePage"]
