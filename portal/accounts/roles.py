"""Who may do what: four roles, laid down here and nowhere else.

The roles are Django groups. After every `migrate` they hold exactly what this table says, so a
review of the table is a review of the rights. Whoever needs other rights gets a group of their
own; the portal leaves it alone.
"""

from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

HOME_DEPTH = 2
"""The depth of a language's front page in Wagtail's tree."""

EVERYTHING = ("add", "change", "delete", "view", "publish")
"""What can be done with an entry. An action that a model does not know is passed over."""

SNIPPETS = {
    "navigation.mainmenu": EVERYTHING,
    "navigation.footer": EVERYTHING,
    "navigation.alertbanner": EVERYTHING,
    "navigation.navigationsettings": ("change",),
    "taxonomy.term": EVERYTHING,
}
INBOX = {"intake.inquiry": ("view", "change")}
TRANSLATION = {"wagtail_localize.translation": ("submit",)}
DOOR = {"wagtailadmin.admin": ("access",)}
"""The permission to enter the admin at all."""

APPROVAL = "Approval by an editor"
"""The name of the workflow that submitted pages go through."""

WAGTAILS_APPROVAL = "Moderators approval"
WAGTAILS_APPROVERS = "Moderators"
"""What a new Wagtail brings along, and this replaces."""


@dataclass(frozen=True)
class Role:
    """What the members of one group may do.

    `pages` holds for the whole tree, `translated_pages` only for trees in other languages than
    the source. `models` maps "app.model" to actions.
    """

    name: str
    pages: Names[str] = ()
    translated_pages: Names[str] = ()
    media: Names[str] = ()
    models: Mapping[str, Names[str]] = field(default_factory=dict)


ADMINISTRATORS = Role(
    name="Administrators",
    pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    media=("add", "change", "choose"),
    models={
        **DOOR,
        **SNIPPETS,
        **INBOX,
        **TRANSLATION,
        "accounts.user": EVERYTHING,
        "auth.group": EVERYTHING,
        "wagtailcore.site": EVERYTHING,
        "wagtailcore.locale": EVERYTHING,
        "wagtailcore.collection": EVERYTHING,
        "wagtailcore.workflow": EVERYTHING,
        "wagtailcore.task": EVERYTHING,
        "wagtailredirects.redirect": EVERYTHING,
    },
)
EDITORS = Role(
    name="Editors",
    pages=("add", "change", "publish", "lock", "unlock"),
    media=("add", "change", "choose"),
    models={
        **DOOR,
        **SNIPPETS,
        **INBOX,
        **TRANSLATION,
        "wagtailredirects.redirect": EVERYTHING,
    },
)
CONTRIBUTORS = Role(name="Contributors", pages=("add",), media=("add", "choose"), models=DOOR)
TRANSLATORS = Role(
    name="Translators",
    translated_pages=("change",),
    media=("choose",),
    models={**DOOR, **TRANSLATION},
)
ROLES = (ADMINISTRATORS, EDITORS, CONTRIBUTORS, TRANSLATORS)


@transaction.atomic
def establish_roles() -> None:
    """Give each role's group exactly the rights of the table, and pages their approval.

    Does nothing twice. Before the page tree exists (in the middle of a first `migrate`) it does
    nothing at all.
    """
    if not Page.objects.filter(depth=1).exists():
        return
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_model_permissions(role))
        _grant_media(group, role)
    open_pages()
    _establish_approval()


def open_pages() -> None:
    """Give each role its rights on pages; to be repeated when a language gets its front page."""
    root = Page.objects.filter(depth=1)
    translated = Page.objects.filter(depth=HOME_DEPTH).exclude(
        locale__language_code=settings.LANGUAGE_CODE
    )
    for role in ROLES:
        group = Group.objects.filter(name=role.name).first()
        if group:
            held = GroupPagePermission.objects.filter(group=group)
            wanted = Q(pk=None)
            for pages, actions in ((root, role.pages), (translated, role.translated_pages)):
                permissions = _permissions("wagtailcore", "page", actions)
                wanted |= Q(page__in=pages, permission__in=permissions)
                for page in pages:
                    for permission in permissions:
                        held.get_or_create(group=group, page=page, permission=permission)
            held.exclude(wanted).delete()


def _grant_media(group: Group, role: Role) -> None:
    everywhere = Collection.get_first_root_node()
    permissions = _permissions("wagtailimages", "image", role.media) | _permissions(
        "wagtaildocs", "document", role.media
    )
    held = GroupCollectionPermission.objects.filter(group=group)
    for permission in permissions:
        held.get_or_create(group=group, collection=everywhere, permission=permission)
    held.exclude(collection=everywhere, permission__in=permissions).delete()


def _model_permissions(role: Role) -> Iterable[Permission]:
    granted = Permission.objects.none()
    for label, actions in role.models.items():
        app, model = label.split(".")
        granted |= _permissions(app, model, actions)
    return granted


def _permissions(app: str, model: str, actions: Names[str]) -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label=app, codename__in=[f"{action}_{model}" for action in actions]
    )


def _establish_approval() -> None:
    """Send what contributors and translators submit to the editors."""
    editors = Group.objects.get(name=EDITORS.name)
    workflow, _created = Workflow.objects.get_or_create(name=APPROVAL)
    if not workflow.workflow_tasks.exists():
        task = GroupApprovalTask.objects.create(name=APPROVAL)
        task.groups.add(editors)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    root = Page.get_first_root_node()
    chosen = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if chosen is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif chosen.workflow.name == WAGTAILS_APPROVAL:
        chosen.workflow.active = False
        chosen.workflow.save(update_fields=["active"])
        chosen.workflow = workflow
        chosen.save(update_fields=["workflow"])
        Group.objects.filter(name=WAGTAILS_APPROVERS, user=None).delete()
