"""One thing of every kind that belongs to the southern section, or to the whole site.

Each function adds to `world.more` what it made, by a word of our own.
"""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    UploadedFile,
    Workflow,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from portal.accounts.models import User
from portal.intake.models import (
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
from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page
from tests.factories.programs import TermFactory
from tests.factories.resources import (
    ResourceIndexPageFactory,
    ResourcePageFactory,
    a_document,
)
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory
from tests.portal.library.pictures import png

from .sections import World


def pages(world: World, owner: User) -> None:
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
    resource(world, owner)


def resource(world: World, owner: User) -> None:
    """A resource whose link moved and whose file was replaced, and a spreadsheet of somebody's."""
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


def translation(world: World, french: Locale) -> None:
    """The southern page on its way into French."""
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


def snippets(world: World) -> None:
    """One entry of every kind."""
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


def files(world: World, owner: User) -> None:
    """Files that somebody uploaded and has not described yet."""

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


def inbox(world: World) -> None:
    """A saved answer, and a letter about the southern inquiry."""
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


def rooms(world: World, owner: User) -> None:
    """A redirect, and somebody at work on the southern page."""
    world.more |= {
        "factor": Authenticator.objects.create(
            user=owner, type=Authenticator.Type.TOTP, data={"secret": "x"}
        ),
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/en/"),
        "session": EditingSession.objects.create(
            user=owner,
            content_type=ContentType.objects.get_for_model(StandardPage),
            object_id=str(world.south.page.pk),
            last_seen_at=timezone.now(),
        ),
    }
