"""Who may do what: the roles, laid down here and nowhere else.

There are administrators, editors and contributors, and for each language of the site but the
source its translators. The roles are Django groups. After every `migrate` they hold exactly what
this table says, so a review of the table is a review of the rights. Whoever needs other rights
gets a group of their own; the portal leaves it alone.
"""

from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
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
    "search.promotion": EVERYTHING,
}
TRANSLATED_SNIPPETS = [name for name in SNIPPETS if name != "navigation.navigationsettings"]
INBOX = {"intake.inquiry": ("view", "change"), "intake.savedanswer": EVERYTHING}
OVERSIGHT = {"intake.inquiry": ("view", "change", "oversee")}
"""Of the inquiries that are handled by a group, too."""
PRIVACY = {
    "intake.erasure": ("add",),
    "intake.accessentry": ("view",),
    "intake.auditentry": ("view",),
}
"""To hand over and erase one person's data, and to see who looked and what was deleted."""
RESPONSES = {"intake.response": ("change",)}
"""To approve and decline what readers write, on pages that one may publish."""
TRANSLATION = {
    "wagtail_localize.translation": ("submit",),
    "languages.approval": ("add",),
}
"""To send pages to translation, and to approve what a machine translated."""
GLOSSARY = {"languages.protectedterm": EVERYTHING}
UNANSWERED = {"search.unansweredquestion": ("view", "delete")}
"""To read what visitors looked for and did not find."""
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

    `pages` holds for the whole tree, or only for the tree of one `language` where the role has
    one; `media` for pictures and documents in all collections, `collections` for the collections
    themselves and their privacy. `models` maps "app.model" to actions.
    """

    name: str
    pages: Names[str] = ()
    language: Locale | None = None
    media: Names[str] = ()
    collections: Names[str] = ()
    models: Mapping[str, Names[str]] = field(default_factory=dict)


ADMINISTRATORS = Role(
    name="Administrators",
    pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    media=("add", "change", "choose"),
    collections=("add", "change", "delete"),
    models={
        **DOOR,
        **SNIPPETS,
        **INBOX,
        **OVERSIGHT,
        **PRIVACY,
        **RESPONSES,
        **TRANSLATION,
        **GLOSSARY,
        **UNANSWERED,
        "accounts.user": EVERYTHING,
        "auth.group": EVERYTHING,
        "wagtailcore.site": EVERYTHING,
        "wagtailcore.locale": EVERYTHING,
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
        **RESPONSES,
        **TRANSLATION,
        **GLOSSARY,
        **UNANSWERED,
        "wagtailredirects.redirect": EVERYTHING,
    },
)
CONTRIBUTORS = Role(name="Contributors", pages=("add",), media=("add", "choose"), models=DOOR)
ROLES = (ADMINISTRATORS, EDITORS, CONTRIBUTORS)
"""The roles that hold for all languages."""

TRANSLATORS = "Translators: "
"""How the name of a language's translators begins; its English name follows."""


def translators_name(language: str) -> str:
    """Return the name of the group of those who translate into a language, given by its code."""
    try:
        name = translation.get_language_info(language)["name"]
    except KeyError:
        with translation.override("en"):
            name = str(dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(language, language))
    return TRANSLATORS + name


def translators_into(locale: Locale) -> Role:
    """Return the role of those who translate into one language.

    They may change the pages of that language. Of snippets they have Wagtail's right to change
    them all; `portal.languages.translators` holds them to their languages.
    """
    return Role(
        name=translators_name(locale.language_code),
        pages=("change",),
        language=locale,
        media=("choose",),
        models={**DOOR, **TRANSLATION, **dict.fromkeys(TRANSLATED_SNIPPETS, ("change",))},
    )


def target_languages() -> QuerySet[Locale]:
    """Return the languages that are translated into: all but the source."""
    return Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)


def all_roles() -> list[Role]:
    """Return every role, with one for the translators of each language."""
    return [*ROLES, *map(translators_into, target_languages())]


@transaction.atomic
def establish_roles() -> None:
    """Give each role's group exactly the rights of the table, and pages their approval.

    Does nothing twice. Before the page tree exists (in the middle of a first `migrate`) it does
    nothing at all.
    """
    if not Page.objects.filter(depth=1).exists():
        return
    for role in all_roles():
        _establish(role)
    _divide_former_translators()
    open_pages()
    _establish_approval()


@transaction.atomic
def establish_translators(locale: Locale) -> None:
    """Give a language the group of those who translate into it. Nothing for the source."""
    if locale.language_code != settings.LANGUAGE_CODE:
        _establish(translators_into(locale))
        open_pages()


def dismiss_translators(locale: Locale) -> None:
    """Take away the group of a language that the site no longer has."""
    Group.objects.filter(name=translators_name(locale.language_code)).delete()


def _establish(role: Role) -> None:
    group, _created = Group.objects.get_or_create(name=role.name)
    group.permissions.set(_model_permissions(role))
    _grant_media(group, role)


def open_pages() -> None:
    """Give each role its rights on pages; to be repeated when a language gets its front page."""
    for role in all_roles():
        group = Group.objects.filter(name=role.name).first()
        if group:
            held = GroupPagePermission.objects.filter(group=group)
            pages = _tree_of(role)
            permissions = _permissions("wagtailcore", "page", role.pages)
            for page in pages:
                for permission in permissions:
                    held.get_or_create(group=group, page=page, permission=permission)
            held.exclude(page__in=pages, permission__in=permissions).delete()


def _divide_former_translators() -> None:
    """Give the members of the one group that once was for all languages each language's group."""
    former = Group.objects.filter(name="Translators").first()
    if former:
        members = former.user_set.all()
        for group in Group.objects.filter(name__startswith=TRANSLATORS):
            group.user_set.add(*members)
        former.delete()


def _tree_of(role: Role) -> QuerySet[Page]:
    """Return the top of what a role may work on; nothing while its language has no front page."""
    if role.language is None:
        return Page.objects.filter(depth=1)
    return Page.objects.filter(depth=HOME_DEPTH, locale=role.language)


def _grant_media(group: Group, role: Role) -> None:
    everywhere = Collection.get_first_root_node()
    permissions = (
        _permissions("wagtailimages", "image", role.media)
        | _permissions("wagtaildocs", "document", role.media)
        | _permissions("wagtailcore", "collection", role.collections)
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
