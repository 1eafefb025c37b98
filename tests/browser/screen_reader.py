"""The site as somebody with a screen reader meets it: roles and names, and a keyboard.

What Chromium tells assistive technology is its accessibility tree. Nothing here looks at the page
itself: no selector, no text that is not spoken, no mouse.
https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/
"""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Spoken:
    """Something that is read out: what it is, what it is called, and its place in the document."""

    role: str
    name: str
    place: int


class ScreenReader:
    """Listens to a page and works it by keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._tools = page.context.new_cdp_session(page)
        self._tools.send("Accessibility.enable")

    def listen(self) -> list[Spoken]:
        """Return everything that is read out of the page as it is now, in order."""
        nodes: list[dict[str, Any]] = self._tools.send("Accessibility.getFullAXTree")["nodes"]
        return [
            Spoken(
                node["role"]["value"],
                " ".join(str(node.get("name", {}).get("value", "")).split()),
                node["backendDOMNodeId"],
            )
            for node in nodes
            if not node["ignored"] and "backendDOMNodeId" in node
        ]

    def find(self, role: str, *words: str) -> Spoken:
        """Return the one thing of a role that is called so, or else one whose name has the words.

        Raises LookupError, with all that has this role, where there is none.
        """
        heard = [entry for entry in self.listen() if entry.role == role]
        named = [entry for entry in heard if entry.name == " ".join(words)]
        for entry in named or heard:
            if all(word in entry.name for word in words):
                return entry
        raise LookupError(f"no {role} named {words}: {[entry.name for entry in heard]}")

    def title(self) -> str:
        """Return what is said when a page has loaded."""
        return next(entry.name for entry in self.listen() if entry.role == "RootWebArea")

    def write(self, role: str, name: str, text: str) -> None:
        """Go to a field, write into it and press Enter; then wait for the next page."""
        self._go_to(self.find(role, name))
        self.page.keyboard.type(text)
        self._press_enter()

    def follow(self, *words: str) -> None:
        """Go to a link with these words in its name and press Enter; wait for the next page."""
        self._go_to(self.find("link", *words))
        self._press_enter()

    def _go_to(self, spoken: Spoken) -> None:
        self._tools.send("DOM.focus", {"backendNodeId": spoken.place})

    def _press_enter(self) -> None:
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")
