"""A migration leaves the code of the release before it at work (docs/decisions/163).

While a new version is put into operation the old one serves, on tables that are changed already. So
a column is added in a way that code which does not know it can still write rows, and removed or
renamed only when no code in operation names it any more.
"""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddField,
    AlterField,
    AlterModelTable,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
    RunSQL,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED

from .ours import PACKAGES

RELEASED: dict[str, str] = {}
"""The newest migration of each app in the last release, such as {"intake": "0004_notes"}; whoever
makes a release writes it here. Until the first one, tables may be made anew."""

GONE = (RemoveField, RenameField, DeleteModel, RenameModel, AlterModelTable)
"""What takes a name away that the code before may ask for."""


def check_migrating(**_kwargs: Any) -> list[CheckMessage]:
    """Find steps of migrations since the last release that the release before would not survive."""
    if not RELEASED:
        return []
    loader = MigrationLoader(None)
    return [
        Error(
            f"{migration.app_label}.{migration.name}: {fault}",
            hint=(
                "Take two releases (docs/decisions/163). If the last release does without it "
                "already, say so in the migration: two_releases = 'unused since 1.3'."
            ),
            id="portal.E020",
        )
        for migration in loader.disk_migrations.values()
        if is_new(migration)
        for fault in faults(migration, _state_before(loader, migration))
    ]


def _state_before(loader: MigrationLoader, migration: Migration) -> ProjectState:
    return loader.graph.make_state(
        nodes=(migration.app_label, migration.name),
        at_end=False,
        real_apps=loader.unmigrated_apps,
    )


def is_new(migration: Migration) -> bool:
    """Tell whether a migration is ours and came after the last release."""
    ours = type(migration).__module__.split(".")[0] in PACKAGES
    last = RELEASED.get(migration.app_label)
    return ours and last is not None and migration.name > last


def faults(migration: Migration, before: ProjectState) -> Iterator[str]:
    """Yield in words what of a migration would stop the code of the models `before` it."""
    if getattr(migration, "two_releases", ""):
        return
    for operation in migration.operations:
        model = (getattr(operation, "model_name", "") or "").lower()
        known = before.models.get((migration.app_label, model))
        # What a migration makes itself, no code before it knows.
        if (known or not model) and (fault := _fault(operation, known)):
            yield fault


def _fault(operation: Operation, model: ModelState | None) -> str:
    if isinstance(operation, GONE):
        return f"“{operation.describe()}” takes away what the release before asks for."
    if isinstance(operation, AlterField) and model:
        old = model.fields.get(operation.name)
        if old is not None and old.null and not operation.field.null:
            return f"“{operation.describe()}” forbids nulls that the release before may write."
    elif isinstance(operation, AddField) and _must_be_given(operation.field):
        return (
            f"“{operation.describe()}” makes a column that the release before leaves out of its "
            "rows: let it be null, or give it a db_default."
        )
    return "RunSQL could do anything." if isinstance(operation, RunSQL) else ""


def _must_be_given(field: Any) -> bool:
    return not (field.null or field.many_to_many or field.db_default is not NOT_PROVIDED)
