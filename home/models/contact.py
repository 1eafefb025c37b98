"""The page on which visitors write to us."""

from portal.pages import BasePage


class ContactPage(BasePage):
    """Holds the contact form. (The intake's own version replaces this one.)"""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    translatable_fields = BasePage.base_translatable_fields
