"""What each role may do, and what it may not."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
)
from wagtail.permissions import policy_registry

from home.models import StandardPage
from portal.accounts.models import User
from portal.accounts.roles import APPROVAL, establish_roles
from portal.library.models import PortalDocument, PortalImage
from portal.navigation.models import AlertBanner, NavigationSettings
from portal.taxonomy.models import Term
from tests.portal.library.pictures import jpeg

pytestmark = pytest.mark.django_db

ROLES = ("Administrators", "Editors", "Contributors", "Translators: Spanish")


@pytest.fixture
def people(site_root, spanish):
    establish_roles()
    people = {}
    for role in ROLES:
        user = User.objects.create_user(
            role.lower(), f"{role.split(':')[0].lower()}@example.org", "x"
        )
        user.groups.add(Group.objects.get(name=role))
        people[role] = user
    return people


@pytest.fixture
def page(site_root, administrator):
    return site_root.add_child(
        instance=StandardPage(title="About", slug="about", owner=administrator)
    )


@pytest.fixture
def translation(page, spanish):
    page.get_parent().copy_for_translation(spanish)
    return page.copy_for_translation(spanish)


def who(people, allowed):
    return "".join(role[0] if allowed(user) else "-" for role, user in people.items())


@pytest.mark.parametrize(
    ("allowed", "action"),
    # The first letters of the roles that may; a dash for each that may not.
    [
        ("AEC-", "add_subpage"),
        ("AE--", "edit"),
        ("AE--", "publish"),
        ("AE--", "unpublish"),
        ("AE--", "delete"),
        ("AE--", "move"),
    ],
)
def test_pages_of_the_source_language(people, page, allowed, action):
    assert (
        who(people, lambda u: getattr(page.permissions_for_user(u), f"can_{action}")()) == allowed
    )


def test_translators_edit_translations_and_nothing_else(people, page, translation):
    translator = people["Translators: Spanish"]
    assert translation.permissions_for_user(translator).can_edit()
    assert not translation.permissions_for_user(translator).can_publish()
    assert not translation.permissions_for_user(translator).can_add_subpage()
    assert not page.permissions_for_user(translator).can_edit()
    assert who(people, lambda u: u.has_perm("wagtail_localize.submit_translation")) == "AE-T"


def test_contributors_edit_their_own_pages_and_cannot_publish_them(people, site_root):
    author = people["Contributors"]
    own = site_root.add_child(instance=StandardPage(title="Mine", slug="mine", owner=author))
    assert own.permissions_for_user(author).can_edit()
    assert not own.permissions_for_user(author).can_publish()
    assert own.permissions_for_user(author).can_submit_for_moderation()


@pytest.mark.parametrize(
    ("allowed", "model", "action"),
    [
        ("AEC-", PortalImage, "add"),
        ("AECT", PortalImage, "choose"),
        ("AEC-", PortalDocument, "add"),
        ("AECT", PortalDocument, "choose"),
        ("AE--", AlertBanner, "add"),
        ("AE--", AlertBanner, "publish"),
        ("AE-T", Term, "change"),
        ("AE--", Term, "add"),
        ("AE--", NavigationSettings, "change"),
        ("A---", User, "change"),
        ("A---", Group, "change"),
        ("A---", Workflow, "add"),
        ("A---", Locale, "add"),
        ("A---", Collection, "add"),
        ("A---", Collection, "change"),
    ],
)
def test_everything_beside_pages(people, allowed, model, action):
    policy = policy_registry.get_by_type(model)
    assert who(people, lambda user: policy.user_has_permission(user, action)) == allowed


def test_media_of_others_are_changed_by_editors_only(people, administrator):
    for item in (
        PortalImage.objects.create(
            title="A",
            file=ContentFile(jpeg(), name="a.jpg"),
            uploaded_by_user=administrator,
        ),
        PortalDocument.objects.create(
            title="A", file=ContentFile(b"text", name="a.txt"), uploaded_by_user=administrator
        ),
    ):
        policy = policy_registry.get_by_type(type(item))
        for action in ("change", "delete"):
            assert (
                who(
                    people,
                    lambda user, policy=policy, action=action, item=item: (
                        policy.user_has_permission_for_instance(user, action, item)
                    ),
                )
                == "AE--"
            )


@pytest.mark.parametrize(
    ("allowed", "address"),
    [
        ("AECT", "wagtailadmin_home"),
        ("AEC-", "wagtailimages:add"),
        ("AEC-", "wagtaildocs:add"),
        ("AE--", "wagtailsnippets_navigation_alertbanner:add"),
        ("AE-T", "wagtailsnippets_taxonomy_term:list"),
        ("AE--", "inquiries:index"),
        ("A---", "wagtailusers_users:index"),
        ("A---", "wagtailusers_groups:index"),
        ("A---", "wagtailsites:index"),
        ("A---", "wagtailadmin_workflows:index"),
    ],
)
def test_doors_of_the_admin(people, allowed, address):
    def enters(user):
        client = Client()
        client.force_login(user)
        status = client.get(reverse(address)).status_code
        assert status in {200, 302, 403}
        return status == 200

    assert who(people, enters) == allowed


def test_what_a_contributor_submits_waits_for_an_editor(people, site_root):
    author, editor, client = people["Contributors"], people["Editors"], Client()
    own = site_root.add_child(
        instance=StandardPage(title="Mine", slug="mine", owner=author, live=False)
    )
    own.save_revision(user=author)
    workflow = own.get_workflow()
    assert workflow.name == APPROVAL
    state = workflow.start(own, author)
    assert not Page.objects.get(pk=own.pk).live
    client.force_login(author)
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[own.pk, "approve", state.current_task_state.pk]
    )
    client.post(address)
    assert not Page.objects.get(pk=own.pk).live, "authors do not approve their own pages"
    client.force_login(editor)
    client.post(address)
    assert Page.objects.get(pk=own.pk).live


def test_roles_are_put_back_and_never_doubled(people, site_root):
    contributors = Group.objects.get(name="Contributors")
    counts = GroupPagePermission.objects.count(), WorkflowPage.objects.count()
    GroupPagePermission.objects.create(
        group=contributors, page=site_root, permission_type="publish"
    )
    call_command("establish_roles", verbosity=0)
    establish_roles()
    assert (GroupPagePermission.objects.count(), WorkflowPage.objects.count()) == counts
    assert not contributors.page_permissions.filter(permission__codename="publish_page").exists()
    assert not Group.objects.filter(name="Moderators").exists()


def test_a_language_brings_its_translators_and_takes_them_away(people):
    assert not Group.objects.filter(name="Translators: French").exists()
    french = Locale.objects.create(language_code="fr")
    group = Group.objects.get(name="Translators: French")
    assert group.permissions.filter(codename="submit_translation").exists()
    french.delete()
    assert not Group.objects.filter(name="Translators: French").exists()


def test_members_of_the_former_group_keep_their_languages(people):
    former, user = Group.objects.create(name="Translators"), people["Contributors"]
    former.user_set.add(user)
    establish_roles()
    assert {group.name for group in user.groups.all()} == {"Contributors", "Translators: Spanish"}
    assert not Group.objects.filter(name="Translators").exists()


def test_staff_see_roles_in_the_list_of_users(people, staff, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        response = staff.get(reverse("wagtailusers_users:index"))
    assert "Contributors" in response.text
    assert "editors@example.org" in response.text
