"""A site with two sections, and one thing of every kind that belongs to the southern one."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    PageViewRestriction,
    UploadedFile,
    Workflow,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.operations import translate_object

from home.models import HomePage, StandardPage
from portal.accounts.models import User
from portal.accounts.roles import establish_roles
from portal.intake.models import (
    Inquiry,
    MailKind,
    MailState,
    OutboxMessage,
    SavedAnswer,
)
from portal.languages.machine.models import ProtectedTerm
from portal.languages.parity.models import Original
from portal.navigation.models import AlertBanner, Footer, MainMenu, NavigationSettings
from resources.models import EditionFile, Link, LinkState, LinkUse, ResourceImport
from search.models import Promotion, UnansweredQuestion
from tests.factories.home import StandardPageFactory, home_in
from tests.factories.intake import contact_page, inquiry
from tests.factories.programs import TermFactory
from tests.factories.resources import (
    ResourceIndexPageFactory,
    ResourcePageFactory,
    a_document,
)
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory
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


def build(home: HomePage, spanish: Locale) -> World:
    """Build the world below `home`."""
    establish_roles()
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home_in(spanish, home)
    home_in(french, home)
    establish_roles()
    world = World(home, _section(home, "North"), _section(home, "South"))
    world.people = _people(world)
    owner = User.objects.create_user("owner", "owner@example.org", "x")
    world.more = {"owner": owner, "site": home.get_site(), "french": french}
    _pages(world, owner)
    _translation(world, french)
    _snippets(world)
    _files(world, owner)
    _inbox(world)
    _rooms(world, owner)
    return world


def _section(home: HomePage, name: str) -> Section:
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


def _people(world: World) -> dict[str, User]:
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


def _pages(world: World, owner: User) -> None:
    """A page with revisions and an approval under way; one that is closed; and of other kinds."""
    page = world.south.page
    page.owner, page.social_image = owner, world.south.image
    page.save()
    page.save_revision(user=owner)
    scheduled = StandardPageFactory(parent=world.home, title="Scheduled", owner=owner)
    later = scheduled.save_revision(
        user=owner, approved_go_live_at=timezone.now() + timedelta(days=9)
    )
    proposed = StandardPageFactory(parent=world.home, title="Proposed", owner=owner)
    proposed.save_revision(user=owner)
    proposed.get_workflow().start(proposed, owner)
    state = proposed.current_workflow_state
    closed = StandardPageFactory(parent=world.home, title="Closed", slug="closed")
    members = PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.GROUPS
    )
    members.groups.add(world.south.group)
    files = CollectionViewRestriction.objects.create(
        collection=world.south.collection, restriction_type=PageViewRestriction.GROUPS
    )
    files.groups.add(world.south.group)
    webinar = WebinarPageFactory(
        parent=WebinarIndexPageFactory(parent=world.home), registration_open=True, owner=owner
    )
    contact = contact_page(world.home)
    world.more |= {
        "revision": later,
        "state": state,
        "task_state": state.current_task_state,
        "task": state.current_task_state.task,
        "workflow": Workflow.objects.get(name=state.workflow.name),
        "scheduled": scheduled,
        "proposed": proposed,
        "closed": closed,
        "alias": page.create_alias(update_slug="south-too"),
        "page_restriction": members,
        "file_restriction": files,
        "webinar": webinar,
        "contact": contact,
        "neighbour": world.north.page,
    }
    _resource(world, owner)


def _resource(world: World, owner: User) -> None:
    page = ResourcePageFactory(
        parent=ResourceIndexPageFactory(parent=world.home), languages=["en"], owner=owner
    )
    edition = page.editions.get()
    page.save_revision(user=owner)
    link = Link.objects.create(
        url=edition.url,
        url_hash=Link.hash_of(edition.url),
        state=LinkState.MOVED,
        moved_to="https://files.example.org/new.pdf",
    )
    LinkUse.objects.create(link=link, page=page)
    files = [
        EditionFile.objects.create(
            resource_key=page.translation_key,
            edition_key=edition.key or edition.language,
            number=number,
            document=a_document(),
            since=timezone.now(),
            until=timezone.now() if number == 1 else None,
        )
        for number in (1, 2)
    ]
    upload = ResourceImport.objects.create(
        name="sheet.csv",
        file=ContentFile(b"key\n", name="sheet.csv"),
        sha256="0" * 64,
        size=4,
        user=owner,
        state="checked",
    )
    world.more |= {"resource": page, "link": link, "edition_file": files[0], "import": upload}


def _translation(world: World, french: Locale) -> None:
    translate_object(world.south.page, [french])
    translation = Translation.objects.get(
        source__object_id=world.south.page.translation_key, target_locale=french
    )
    call_command("rebuild_parity", verbosity=0)
    world.more |= {
        "translation": translation,
        "translation_source": translation.source,
        "segment": StringSegment.objects.filter(source=translation.source).first(),
        "override": OverridableSegment.objects.filter(source=translation.source).first(),
        "original": Original.objects.get(translation_key=world.south.page.translation_key),
    }


def _snippets(world: World) -> None:
    locale = world.home.locale
    made = {
        model: model.objects.create(name="Ours", locale=locale)
        for model in (MainMenu, Footer, AlertBanner)
    }
    for snippet in made.values():
        snippet.save_revision(clean=False)
    world.more |= {
        "mainmenu": made[MainMenu],
        "footer": made[Footer],
        "alertbanner": made[AlertBanner],
        "navigationsettings": NavigationSettings.for_site(world.home.get_site()),
        "term": TermFactory(name="Housing"),
        "promotion": Promotion.objects.create(
            questions="housing", page=world.south.page, locale=locale
        ),
        "protectedterm": ProtectedTerm.objects.create(term="Community Catalyst"),
        "question": UnansweredQuestion.objects.create(
            key="k", language="en", words="cancer", first_day=timezone.localdate()
        ),
    }


def _files(world: World, owner: User) -> None:
    def uploaded(model: type[Model]) -> UploadedFile:
        return UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=ContentFile(png(), name="waiting.png"),
            uploaded_by_user=owner,
        )

    world.more |= {
        "waiting_image": uploaded(type(world.south.image)),
        "waiting_document": uploaded(type(world.south.document)),
    }


def _inbox(world: World) -> None:
    world.more |= {
        "saved_answer": SavedAnswer.objects.create(title="Thanks", language="en", text="Thanks."),
        "letter": OutboxMessage.objects.create(
            inquiry=world.south.inquiry,
            kind=MailKind.choices[0][0],
            recipient="ana@example.org",
            subject="Received",
            text="Thanks.",
            state=MailState.choices[-1][0],
        ),
    }


def _rooms(world: World, owner: User) -> None:
    world.more |= {
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/en/"),
        "session": EditingSession.objects.create(
            user=owner,
            content_type=ContentType.objects.get_for_model(StandardPage),
            object_id=str(world.south.page.pk),
            last_seen_at=timezone.now(),
        ),
    }
