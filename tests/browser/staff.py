"""A member of staff at work in the admin, by mouse and keyboard, with what is on the screen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

SEVERAL = "[data-streamfield-list-container], [data-streamfield-stream-container]"
COUNT_ENCLOSING_FIELDS = """element => {
    let number = 0;
    for (let at = element; at; at = at.parentElement) number += at.hasAttribute('data-contentpath');
    return number;
}"""
NAME_WITH_ERROR = """errors => errors.map(error =>
    error.closest('[data-contentpath]')?.dataset.contentpath + ': ' + error.innerText.trim())"""
SAVING = "#w-autosave-indicator[data-w-autosave-state-value=saving]"
BESIDE = {"x": 500, "y": 10}
OWN_CHILDREN = "[data-streamfield-child]"


@dataclass(frozen=True)
class Chosen:
    """Something to pick in a chooser, by its title."""

    title: str


@dataclass(frozen=True)
class Uploaded:
    """A file to upload in a chooser."""

    file: Path
    title: str
    description: str = ""


@dataclass(frozen=True)
class Rows:
    """Entries of an inline panel, each with its fields."""

    panel: str
    rows: Sequence[Mapping[str, Any]]


class StaffMember:
    """Somebody logged in to the admin of one site.

    Values of fields are given as they are thought of: a text, a number, True or False; a mapping
    for a block with fields; a list for a list; a list of (block's label, value) for a stream; a
    list of labels for check boxes; `Chosen` and `Uploaded` for choosers; `Rows` for inline panels.
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self._known: dict[str, str] = {}
        page.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)
        # A calendar may open again while its field has the focus; the next step puts it away again.
        # On a slow machine one fades while the next is there: then there are two.
        calendars = page.locator(".xdsoft_datetimepicker:visible")
        page.add_locator_handler(calendars.first, self._click_beside, no_wait_after=True)

    def _click_beside(self) -> None:
        """Put away a calendar that covers other fields."""
        self.page.locator(".w-slim-header, header").first.click(position=BESIDE)

    def log_in(self, name: str, password: str) -> None:
        """Log in and arrive at the dashboard."""
        self.page.goto(f"{self.site}/admin/login/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/admin/")

    def write_page(self, parent: str, kind: str, fields: Mapping[str, Any], name: str = "") -> str:
        """Add a page of a `kind` (the admin's word) under the page `parent`, fill and publish it.

        `name` stands for the title where the page makes its own. Returns the address at which
        visitors see the page. Raises AssertionError with the messages shown
        when the page cannot be published.
        """
        self.open_page(parent)
        self.page.get_by_role("link", name="Add child page").first.click()
        if "/add_subpage/" in self.page.url:
            kinds = self.page.locator("main a")
            kinds.filter(has_text=re.compile(rf"^\s*{re.escape(kind)}\b")).first.click()
        self.page.wait_for_url("**/admin/pages/add/**")
        self.fill(self.page.locator("form[data-edit-form]"), fields)
        address = self.publish()
        edit = self.page.locator(".messages a").filter(has_text="Edit").first
        self._remember(edit, str(fields.get("title") or name or ""))
        return address

    def revise_page(self, title: str, fields: Mapping[str, Any]) -> str:
        """Fill fields of a page that exists, publish it, and return its public address."""
        self.open_page(title)
        self.page.goto(f"{self.site}/admin/pages/{self._known[title]}/edit/")
        self.fill(self.page.locator("form[data-edit-form]"), fields)
        return self.publish()

    def write_term(self, facet: str, name: str, synonyms: str) -> None:
        """Add a term to the vocabulary."""
        add = self.page.get_by_role("link", name=re.compile("^Add term", re.IGNORECASE)).first
        if not add.is_visible():
            self.page.goto(f"{self.site}/admin/")
            self.page.get_by_role("link", name="Vocabulary").first.click()
        add.click()
        fields = {"facet": facet, "name": name, "synonyms": synonyms}
        self.fill(self.page.locator("form[data-edit-form], main form").first, fields)
        self.page.get_by_role("button", name=re.compile("^(Create|Save)")).first.click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    def open_page(self, title: str) -> None:
        """Go to where the pages beneath a page are listed: one written here, or one on top."""
        if title not in self._known:
            self.page.goto(f"{self.site}/admin/pages/")
            self._remember(self.page.get_by_role("link", name=title, exact=True).first, title)
        listing = f"{self.site}/admin/pages/{self._known[title]}/"
        if self.page.url != listing:  # as it is right after a page was written there
            self.page.goto(listing)

    def _remember(self, link: Locator, title: str) -> None:
        """Keep the number of the page that an admin's link leads to."""
        found = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
        assert found, f"no link to {title}"
        self._known[title] = found[1]

    def publish(self) -> str:
        """Publish what is being edited and return its public address."""
        # A calendar that opens now would be put away by a click beside it, and the menu with it.
        self._click_beside()
        expect(self.page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
        # What Wagtail is just saving by itself is let through: what happens in that moment is a
        # test of its own (tests/portal/test_made_once.py). It begins half a second after a change.
        self.page.wait_for_timeout(1_000)
        expect(self.page.locator(SAVING)).to_have_count(0)
        self.page.get_by_role("button", name="More actions", exact=True).last.click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.wait_for_load_state()
        messages = self.page.locator(".messages")
        expect(messages).to_be_visible()
        if self.page.locator(".messages .success").count() == 0:
            errors = self.page.locator(".error-message").evaluate_all(NAME_WITH_ERROR)
            raise AssertionError(f"not published: {errors}")
        link = self.page.locator(".messages a").filter(has_text="View live").first
        return str(link.evaluate("link => link.href"))

    def fill(self, container: Locator, fields: Mapping[str, Any]) -> None:
        """Fill the fields that stand directly in `container`."""
        for name, value in fields.items():
            if isinstance(value, Rows):
                self._fill_rows(name, value)
            else:
                self._fill_field(self._own_field(container, name), value)

    @staticmethod
    def _own_field(container: Locator, name: str) -> Locator:
        """Return the field `name` of `container` itself, not of a block inside its fields."""
        depth = container.evaluate(COUNT_ENCLOSING_FIELDS)
        within = f"[count(ancestor::*[@data-contentpath]) = {depth}]"
        return container.locator(f"xpath=.//*[@data-contentpath='{name}']{within}").first

    def _fill_field(self, field: Locator, value: Any) -> None:
        if isinstance(value, Chosen):
            self._choose(field, value)
        elif isinstance(value, Uploaded):
            self._upload(field, value)
        elif isinstance(value, Mapping):
            self.fill(field, value)
        elif isinstance(value, bool):
            field.get_by_role("checkbox").first.set_checked(value)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            self._fill_several(field, value)
        else:
            self._write(field, str(value))

    def _write(self, field: Locator, text: str) -> None:
        """Write into whatever the field is: rich text, a selection, a radio button, a text."""
        rich = field.locator("[contenteditable=true]")
        if rich.count():
            self._write_rich_text(rich.first, text)
        elif field.locator("select").count():
            field.locator("select").first.select_option(label=text)
        elif field.locator("input[type=radio]").count():
            field.get_by_label(text, exact=True).check()
        else:
            box = field.locator("input:not([type=hidden]), textarea").first
            box.fill(text)
            box.press("Tab")

    def _write_rich_text(self, editor: Locator, text: str) -> None:
        """Write lines into a rich text; "- " and "1. " begin lists, as the editor offers."""
        editor.click()
        expect(editor).to_be_focused()
        for number, line in enumerate(text.split("\n")):
            if number:
                self.page.keyboard.press("Enter")
            marker = re.match(r"(- |1\. )", line)
            if marker:
                self.page.keyboard.type(marker[0])
            words = line[marker.end() :] if marker else line
            self.page.keyboard.insert_text(words)
            expect(editor).to_contain_text(words)
        # The editor hands its text to the form a moment after it was typed.
        form_value = editor.locator(
            "xpath=ancestor::*[@data-field-input][1]//input[@type='hidden']"
        )
        expect(form_value.first).to_have_value(re.compile(re.escape(words[-12:])))

    def _fill_several(self, field: Locator, values: Sequence[Any]) -> None:
        stream = field.locator("[data-streamfield-stream-container]").first
        if field.locator(SEVERAL).count() == 0:
            for label in values:
                field.get_by_label(label, exact=True).check()
        elif stream.count() and isinstance(values[0], tuple):
            for label, value in values:
                self._fill_field(self._add_block(stream, label), value)
        else:
            entries = field.locator("[data-streamfield-list-container]").first
            for number, value in enumerate(values):
                own = entries.locator(f":scope > {OWN_CHILDREN}")
                if own.count() <= number:
                    entries.locator(":scope > button[data-streamfield-list-add]").last.click()
                self._fill_field(own.nth(number), value)

    def _add_block(self, stream: Locator, label: str) -> Locator:
        before = stream.locator(f":scope > {OWN_CHILDREN}").count()
        stream.locator(":scope > div > button.c-sf-add-button").last.click()
        choice = self.page.get_by_role("option", name=label, exact=True)
        own = stream.locator(f":scope > {OWN_CHILDREN}")
        # Where only one kind of block is allowed, it appears without a question.
        expect(choice.or_(own.nth(before)).first).to_be_visible()
        if own.count() == before:
            choice.click()
        expect(own).to_have_count(before + 1)
        return own.nth(before)

    def _fill_rows(self, name: str, panel: Rows) -> None:
        forms = self.page.locator(f"#id_{name}-FORMS > [data-inline-panel-child]:visible")
        for number, row in enumerate(panel.rows):
            if forms.count() <= number:
                self.page.locator(f"#id_{name}-ADD").click()
            self.fill(forms.nth(number), row)

    def _choose(self, field: Locator, wanted: Chosen) -> None:
        field.locator("[data-chooser-action-choose]").first.click()
        modal = self.page.locator(".modal-dialog")
        search = modal.get_by_role("searchbox").or_(modal.locator("input[name=q]")).first
        search.fill(wanted.title)
        modal.get_by_role("link", name=re.compile(rf"^\s*{re.escape(wanted.title)}")).first.click()
        expect(modal).to_have_count(0)

    def _upload(self, field: Locator, wanted: Uploaded) -> None:
        field.locator("[data-chooser-action-choose]").first.click()
        modal = self.page.locator(".modal-dialog")
        modal.get_by_role("tab", name="Upload").click()
        modal.locator("input[type=file]").set_input_files(wanted.file)
        modal.get_by_label(re.compile("^Title")).last.fill(wanted.title)
        if wanted.description:
            modal.get_by_label(re.compile("^(Description|Alternative)")).last.fill(
                wanted.description
            )
        modal.get_by_role("button", name="Upload").last.click()
        expect(modal).to_have_count(0)
