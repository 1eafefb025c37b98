"""Two sections of a site, and the people who are tried on them."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from home.models import HomePage
from portal.accounts.models import User
from portal.intake.models import (
    Inquiry,
)
from tests.factories.home import StandardPageFactory
from tests.factories.intake import inquiry
from tests.factories.resources import (
    a_document,
)
from tests.portal.library.pictures import png

ROLES = ("anonymous", "visitor", "contributor", "translator", "section", "editor", "administrator")
"""Who is tried at every address; the columns of the table.

A visitor has a log-in and no right at all. The translator's language is Spanish. A member of a
section may do everything with the pages, pictures, documents and inquiries of the north.
"""

SECTION_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
SECTION_FILES = ("add", "change", "choose")


@dataclass
class Section:
    """What one section has: a page, a picture, a document, an inquiry."""

    page: Page
    collection: Collection
    image: Any
    document: Any
    inquiry: Inquiry
    group: Group


@dataclass
class World:
    """Everything that was built. `south` is foreign to all but editors and administrators."""

    home: HomePage
    north: Section
    south: Section
    people: dict[str, User] = field(default_factory=dict)
    more: dict[str, Model] = field(default_factory=dict)
    """Single things of the south or of the whole site, by a word of our own."""


def section(home: HomePage, name: str) -> Section:
    page = StandardPageFactory(parent=home, title=name, slug=name.lower())
    collection = Collection.get_first_root_node().add_child(name=name)
    image = get_image_model().objects.create(
        title=f"{name} picture",
        collection=collection,
        file=ContentFile(png(), name=f"{name}.png"),
    )
    document = a_document(f"{name} document")
    document.collection = collection
    document.save()
    group = Group.objects.create(name=f"Section {name}")
    for codename in SECTION_PAGES:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{codename}_page"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    for model in ("image", "document"):
        for permission in Permission.objects.filter(
            content_type__app_label=f"wagtail{model}s" if model == "image" else "wagtaildocs",
            codename__in=[f"{action}_{model}" for action in SECTION_FILES],
        ):
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=permission
            )
    group.permissions.set(
        Permission.objects.filter(
            codename__in=["access_admin", "view_inquiry", "change_inquiry", "change_response"]
        )
    )
    return Section(
        page, collection, image, document, inquiry(handled_by=group, is_limited=True), group
    )


def people(world: World) -> dict[str, User]:
    groups = {
        "contributor": "Contributors",
        "translator": "Translators: Spanish",
        "section": "Section North",
        "editor": "Editors",
        "administrator": "Administrators",
    }
    people = {}
    for role in ROLES[1:]:
        people[role] = User.objects.create_user(role, f"{role}@example.org", "x")
        if role in groups:
            people[role].groups.add(Group.objects.get(name=groups[role]))
    people["superuser"] = User.objects.create_superuser("superuser", "super@example.org", "x")
    return people
