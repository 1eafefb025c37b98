"""A translator at work in the admin, and an editor who publishes what is ready."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from .staff import StaffMember

EDITOR = re.compile(r"/admin/pages/(\d+)/edit/")


class TranslationStaff(StaffMember):
    """Somebody who works on translations. Pages are given by their numbers."""

    def begin(self, number: int, language: str) -> int:
        """Submit a page and all below it for translation, and return the number of the new page."""
        self._choose_action(number, "Translate this page")
        form = self.page.locator("main form").first
        form.get_by_label(language, exact=True).check()
        below = form.get_by_label(re.compile("Include subtree"))
        if below.count():
            below.check()
        form.locator("[type=submit]").first.click()
        self.page.wait_for_url(EDITOR)
        return self._number()

    def find_in_report(self, title: str, language: str) -> Locator:
        """Return the cell of a page and a language in the report on languages."""
        self.page.goto(f"{self.site}/admin/")
        self.page.get_by_role("link", name="All pages and languages").click()
        self.page.locator("input[name=q]").last.fill(title)
        table = self.page.locator("table.portal-parity")
        expect(table.locator("tbody tr")).to_have_count(1)
        heads = table.locator("thead th").all_inner_texts()
        column = [head.strip().casefold() for head in heads].index(language.casefold())
        return table.locator("tbody tr").locator("th, td").nth(column)

    def synchronize(self) -> None:
        """Take over what changed in the source, from the page that lists the changes."""
        self.page.get_by_role("link", name=re.compile("^Sync")).click()
        self.page.locator("main form [type=submit]").first.click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    def hand_over(self) -> None:
        """Ask the editors to publish what is open in the translation editor."""
        self.page.locator("form.hand-over button").click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    def revise(self, number: int, fields: Mapping[str, Any]) -> str:
        """Fill fields of a page that is no translation, publish it, and return its address."""
        self.page.goto(f"{self.site}/admin/pages/{number}/edit/")
        self.fill(self.page.locator("form[data-edit-form]"), fields)
        return self.publish()

    def open_translation(self, number: int) -> None:
        """Go to the translation editor of a translated page."""
        self.page.goto(f"{self.site}/admin/pages/{number}/edit/")
        expect(self.page.get_by_role("button", name="Upload PO file")).to_be_visible()

    def page_below(self, number: int, title: str) -> int:
        """Return the number of the page with a title in the list of those right below a page."""
        self.page.goto(f"{self.site}/admin/pages/{number}/")
        link = self.page.locator("main table").get_by_role("link", name=title).first
        found = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
        assert found, title
        return int(found[1])

    def pieces(self) -> Locator:
        """The pieces of the translation editor that have no translation."""
        return self.page.locator("li.incomplete")

    def type_pieces(self, words: Mapping[str, str]) -> int:
        """Type the translation of every piece that has none, and return how many there were.

        Raises KeyError for a piece that is not among the `words`.
        """
        waiting = self.pieces()
        expect(waiting.first).to_be_visible()
        number = waiting.count()
        for left in range(number, 0, -1):
            expect(waiting).to_have_count(left)
            piece = waiting.first
            piece.get_by_role("button", name="Translate", exact=True).click()
            piece.locator("textarea").fill(words[piece.locator("p").first.inner_text()])
            piece.get_by_role("button", name="Save", exact=True).click()
        expect(waiting).to_have_count(0)
        return number

    def download(self, file: Path) -> None:
        """Download the PO file for an outside translator."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download PO file").click()
        download.value.save_as(file)

    def upload(self, file: Path) -> None:
        """Upload a PO file that came back from an outside translator, with all words in it."""
        with self.page.expect_navigation():
            self.page.locator("input[type=file][name=file]").set_input_files(file)
        expect(self.page.locator(".messages .success")).to_be_visible()
        expect(self.pieces()).to_have_count(0)

    def publish_translation(self) -> None:
        """Publish what is open in the translation editor."""
        self.page.get_by_role("button", name=re.compile("^Publish in")).click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    def _choose_action(self, number: int, name: str) -> None:
        """Choose from the menu that stands beside a page's title in the list of pages."""
        self.page.goto(f"{self.site}/admin/pages/{number}/")
        self.page.get_by_role("button", name="Actions", exact=True).first.click()
        self.page.get_by_role("link", name=name).first.click()

    def _number(self) -> int:
        found = EDITOR.search(self.page.url)
        assert found, self.page.url
        return int(found[1])
