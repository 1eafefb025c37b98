"""Row 6 of the hardening list: several at once, own and foreign; the foreign ones survive."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from portal.accounts.models import User
from portal.intake.models import Inquiry, Status
from tests.factories.home import StandardPageFactory

from .trying import Person
from .world import World, build

pytestmark = pytest.mark.django_db


def _nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass
class Case:
    """Who tries it, on which own and which foreign thing, and what is typed into the form.

    `owns` is None where nothing of the kind can be anybody's own: then all of it is refused.
    """

    role: str
    owns: Callable[[World], Model] | None
    foreign: Callable[[World], Model]
    typed: Callable[[World], dict[str, Any]] = field(default=_nothing)
    before: Callable[[World], object] = field(default=lambda world: None)
    all_or_none: bool = False
    """Whether one foreign thing among them may turn all away."""


def _hidden(world: World) -> None:
    for page in (world.more["leaf"], world.south.page):
        page.save_revision()
        Page.objects.filter(pk=page.pk).update(live=False)


def _quarantined(world: World) -> None:
    Inquiry.objects.update(status=Status.QUARANTINE)


def _page(**options: Any) -> Case:
    return Case("section", lambda w: w.more["leaf"], lambda w: w.south.page, **options)


def _file(word: str, typed: Callable[[World], dict[str, Any]] = _nothing) -> Case:
    return Case(
        "section", lambda w: getattr(w.north, word), lambda w: getattr(w.south, word), typed
    )


def _inquiry(typed: Callable[[World], dict[str, Any]], **options: Any) -> Case:
    return Case(
        "section",
        lambda w: w.north.inquiry,
        lambda w: w.south.inquiry,
        typed,
        **options,
    )


def _snippet(word: str) -> Case:
    return Case("translator", None, lambda w: w.more[word])


def _user(typed: Callable[[World], dict[str, Any]]) -> Case:
    return Case(
        "administrator",
        lambda w: w.more["owner"],
        lambda w: w.people["superuser"],
        typed,
        all_or_none=True,
    )


def _north(world: World) -> dict[str, Any]:
    return {"collection": world.north.collection.get_children().get().pk}


def _tags(_world: World) -> dict[str, Any]:
    return {"tags": "taken"}


CASES = {
    "wagtailcore.page.delete": _page(),
    "wagtailcore.page.move": _page(typed=lambda w: {"chooser": w.more["branch"].pk}),
    "wagtailcore.page.publish": _page(before=_hidden),
    "wagtailcore.page.unpublish": _page(),
    "library.portalimage.add_tags": _file("image", _tags),
    "library.portalimage.add_to_collection": _file("image", _north),
    "library.portalimage.delete": _file("image"),
    "library.portaldocument.add_tags": _file("document", _tags),
    "library.portaldocument.add_to_collection": _file("document", _north),
    "library.portaldocument.delete": _file("document"),
    "intake.inquiry.assign": _inquiry(lambda w: {"assignee": w.people["section"].pk}),
    "intake.inquiry.status": _inquiry(lambda w: {"status": "open"}),
    "intake.inquiry.close": _inquiry(lambda w: {"closing_reason": "telephone"}),
    "intake.inquiry.release": _inquiry(_nothing, before=_quarantined),
    "intake.inquiry.spam": _inquiry(_nothing),
    "accounts.user.assign_role": _user(lambda w: {"role": w.north.group.pk}),
    "accounts.user.delete": _user(_nothing),
    "accounts.user.set_active_state": _user(lambda w: {"mark_as_active": "False"}),
    "navigation.alertbanner.delete": _snippet("alertbanner"),
    "navigation.footer.delete": _snippet("footer"),
    "navigation.mainmenu.delete": _snippet("mainmenu"),
    "search.promotion.delete": _snippet("promotion"),
    "languages.protectedterm.delete": _snippet("protectedterm"),
    "taxonomy.term.delete": _snippet("term"),
}


def names() -> set[str]:
    """All bulk actions that the admin knows."""
    bulk_action_registry._scan_for_bulk_actions()
    return {
        f"{app}.{model}.{action}"
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    }


def test_every_bulk_action_is_tried():
    assert set(CASES) == names()


def test_own_things_are_changed_and_foreign_ones_survive(site_root, spanish):
    world = build(site_root, spanish)
    world.more["branch"] = StandardPageFactory(parent=world.north.page, title="Branch")
    world.north.collection.add_child(name="Attic")
    world.more["leaf"] = StandardPageFactory(parent=world.north.page, title="Leaf")
    lost, idle = [], []
    for name, case in CASES.items():
        with transaction.atomic():
            case.before(world)
            own, foreign = case.owns and case.owns(world), case.foreign(world)
            before = own and state(own), state(foreign)
            do(world, name, case, [thing for thing in (own, foreign) if thing])
            if state(foreign) != before[1]:
                lost.append(name)
            if own and case.all_or_none and state(own) == before[0]:
                do(world, name, case, [own])
            if own and state(own) == before[0]:
                idle.append(name)
            transaction.set_rollback(True)
    assert lost == []
    assert idle == [], "what does nothing proves nothing"


def do(world: World, name: str, case: Case, things: list[Model]) -> None:
    """Choose the things in a list and confirm the action."""
    chosen = "&".join(f"id={thing.pk}" for thing in things)
    path = f"/admin/bulk/{name.replace('.', '/')}/?next=/admin/&{chosen}"
    answer = Person(world.people[case.role]).client.post(path, case.typed(world))
    assert answer.status_code == 302, name


def state(thing: Model) -> Any:
    """A row as it is in the database with the tags, groups and place that it has; None if gone."""
    row = type(thing)._base_manager.filter(pk=thing.pk).values().first()
    if row is None:
        return None
    now = type(thing)._base_manager.get(pk=thing.pk)
    if isinstance(now, User):
        row["groups"] = sorted(now.groups.values_list("pk", flat=True))
    if hasattr(now, "tags"):
        row["tags"] = sorted(now.tags.names())
    return row
