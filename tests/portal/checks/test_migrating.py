"""A migration that the code before it would not survive is found (hardening row 43)."""

import pytest
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from portal.checks import migrating
from portal.checks.migrating import check_migrating, faults

FIELDS = {"name": models.TextField(), "note": models.TextField(null=True)}


def found(*operations, **marks) -> list[str]:
    """The faults of a migration of an app that has one model, Letter."""
    before = ProjectState({("post", "letter"): ModelState("post", "Letter", FIELDS)})
    made = type("Migration", (migrations.Migration,), {"operations": list(operations), **marks})
    return list(faults(made("0002_more", "post"), before))


def add(field: models.Field) -> migrations.AddField:
    return migrations.AddField("Letter", "added", field)


@pytest.mark.parametrize(
    "operation",
    [
        add(models.TextField(null=True)),
        add(models.BooleanField(default=False, db_default=False)),
        add(models.ManyToManyField("post.Letter")),
        migrations.CreateModel("Stamp", [("id", models.AutoField(primary_key=True))]),
        migrations.AddIndex("Letter", models.Index(fields=["name"], name="by_name")),
        migrations.AlterField("Letter", "name", models.TextField(blank=True)),
        migrations.RunPython(migrations.RunPython.noop),
        # Of a table that this very migration makes.
        migrations.AddField("Stamp", "added", models.TextField(default="")),
    ],
)
def test_what_the_code_before_survives(operation):
    assert found(operation) == []


@pytest.mark.parametrize(
    "operation",
    [
        add(models.TextField(default="")),
        migrations.RemoveField("Letter", "note"),
        migrations.RenameField("Letter", "note", "remark"),
        migrations.DeleteModel("Letter"),
        migrations.RenameModel("Letter", "Note"),
        migrations.AlterModelTable("Letter", "notes"),
        migrations.AlterField("Letter", "note", models.TextField(default="")),
        migrations.RunSQL("DROP TABLE post_letter"),
    ],
)
def test_what_it_does_not(operation):
    (fault,) = found(operation)
    assert "release before" in fault or "RunSQL" in fault
    assert found(operation, two_releases="unused since 1.3") == []


@pytest.mark.django_db
def test_the_check_looks_at_what_came_after_the_last_release(monkeypatch):
    assert check_migrating() == []
    monkeypatch.setattr(migrating, "RELEASED", {"intake": "0000", "wagtailcore": "0000"})
    monkeypatch.setattr(migrating, "faults", lambda migration, _before: [migration.app_label])
    messages = check_migrating()
    assert messages
    assert {message.msg.partition(".")[0] for message in messages} == {"intake"}
    monkeypatch.setattr(migrating, "RELEASED", {"intake": "9999"})
    assert check_migrating() == []
