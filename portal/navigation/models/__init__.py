"""What stands around every page: main menu, footer, alert banner."""

from .alert import AlertBanner
from .footer import Footer
from .menu import MainMenu
from .settings import NavigationSettings

__all__ = ["AlertBanner", "Footer", "MainMenu", "NavigationSettings"]
