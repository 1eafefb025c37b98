"""Kinds of change: what each does, and where visitors see it.

    @change("article", "sitemap")
    def a_text_is_changed(site, staff): ...

names where it must be seen at the least. One that names nothing must be seen nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from .site import SmallSite

Do = Callable[[SmallSite, Client], Any]


@dataclass(frozen=True)
class Change:
    """One kind of change."""

    name: str
    do: Do
    shown_on: frozenset[str]


CHANGES: list[Change] = []


def change(*shown_on: str) -> Callable[[Do], Do]:
    """Take a function as a kind of change that is seen at least at these addresses."""

    def take(do: Do) -> Do:
        CHANGES.append(Change(do.__name__.replace("_", " "), do, frozenset(shown_on)))
        return do

    return take


def publish(page: Any, **fields: Any) -> Any:
    """Change fields of a page as its draft has them, and publish, as the editor does."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return draft


def publish_piece(piece: Any, **fields: Any) -> None:
    """Change fields of a menu, footer or alert banner, and publish it."""
    for name, value in fields.items():
        setattr(piece, name, value)
    piece.save_revision().publish()


def fill_in(staff: Client, address: str, **changes: Any) -> None:
    """Open a form of the admin and send it with some fields changed; it must be taken."""
    form = staff.get(address).context["form"]
    shown = {form.add_prefix(name): form[name].value() for name in form.fields}
    files = {name for name, value in shown.items() if hasattr(value, "chunks")}
    sent = {name: value for name, value in shown.items() if value is not None} | changes
    for name in files - set(changes):
        del sent[name]
    answer = staff.post(address, sent)
    assert answer.status_code == 302, answer.context["form"].errors


def post(staff: Client, address: str, **form: Any) -> Any:
    """Send a form of the admin; it must be taken."""
    answer = staff.post(address, form)
    taken = answer.status_code == 302 or answer.headers["Content-Type"] == "application/json"
    assert taken, (address, answer.status_code, getattr(answer, "context", None))
    return answer
