"""What tests of imports and exports do with sheets, pages and people."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from resources.models import ResourceImport, ResourcePage
from resources.transfer.exporting import everything, exported_rows, keys_of

from .dirty import as_csv

HEADINGS = ["Key", "Title", "Subtitle", "Publisher", "Subjects"]


def sheet(*rows: list[str]) -> bytes:
    return as_csv([HEADINGS, *rows])


def exported() -> list[list[str]]:
    return list(exported_rows(keys_of(everything())))


def edit(page: ResourcePage, user, publish=True, **fields) -> None:
    """Change a page by hand, as the editor does."""
    page = page.get_latest_revision_as_object() if page.latest_revision else page
    for name, value in fields.items():
        setattr(page, name, value)
    revision = page.save_revision(user=user)
    if publish:
        revision.publish(user=user)


def plan(upload: ResourceImport, position: int = 2) -> dict:
    return upload.records.get(position=position).plan


def employee(name: str, *groups: str):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client
