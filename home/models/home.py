"""The front page."""

from portal.pages import BasePage


class HomePage(BasePage):
    """The front page of one language."""

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"
    translatable_fields = BasePage.base_translatable_fields
