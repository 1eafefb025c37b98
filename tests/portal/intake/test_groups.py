"""An inquiry that is handled by a group shows to its members and to those who oversee all."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import establish_roles
from portal.intake.audiences import Audience
from portal.intake.handling import change_status
from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage
from tests.factories.intake import colleague, contact_page, handle, inquiry, logged_in, send

pytestmark = pytest.mark.django_db

SECRET = "Canary of the south"


@pytest.fixture
def south(db):
    return Group.objects.create(name="Desk of the south")


@pytest.fixture
def limited(site_root, south, client) -> Inquiry:
    """An inquiry that came in through a route with a group."""
    page = contact_page(site_root, {Audience.PRESS: "press@example.org"})
    page.routes.update(handled_by=south)
    send(client, page, answer_your_name=SECRET)
    return Inquiry.objects.get()


def addresses(one: Inquiry) -> list[str]:
    """Every address of the admin at which an inquiry can show."""
    inbox = "/admin/inquiries/"
    return [
        "/admin/",
        inbox,
        f"{inbox}results/",
        f"{inbox}?q=Canary",
        f"{inbox}?q={one.reference}",
        f"{inbox}?kind=contact&unassigned=no&status=new",
        f"{inbox}?export=csv",
        f"{inbox}edit/{one.pk}/",
        f"{inbox}history/{one.pk}/",
        f"{inbox}history-results/{one.pk}/",
        f"{inbox}reply/{one.pk}/",
        f"/admin/bulk/intake/inquiry/close/?id={one.pk}",
    ]


def read(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode()


def test_strangers_find_it_nowhere(limited, south):
    like_it = inquiry(sender_email=limited.sender_email)  # a possible duplicate, open to all
    stranger = logged_in(colleague("view_inquiry", "change_inquiry"))
    for address in [*addresses(limited), f"/admin/inquiries/edit/{like_it.pk}/"]:
        shown = read(stranger, address)
        assert SECRET not in shown, address
        # What one typed into the search oneself comes back in the field.
        assert address.endswith(limited.reference) or limited.reference not in shown, address
    assert "Inquiries (1)" in read(stranger, "/admin/")


def test_strangers_change_nothing(limited):
    stranger = logged_in(colleague("view_inquiry", "change_inquiry"))
    message = limited.mail.first()
    OutboxMessage.objects.filter(pk=message.pk).update(state=MailState.FAILED)
    posts = {
        f"/admin/inquiries/edit/{limited.pk}/": {"status": "open", "assignee": ""},
        f"/admin/inquiries/reply/{limited.pk}/": {"text": "x"},
        f"/admin/inquiries/mail/{message.pk}/send/": {},
    }
    for address, data in posts.items():
        answer = stranger.post(address, data, follow=True)
        assert answer.status_code == 404, address
    # Nor do they tell by closing another as a duplicate of it.
    other = inquiry()
    data = {"status": "closed", "closing_reason": "duplicate", "duplicate_of": limited.reference}
    shown = handle(stranger, other, **data).content.decode()
    assert "There is no inquiry with this reference." in shown
    limited.refresh_from_db()
    message.refresh_from_db()
    assert (limited.status, message.state) == ("new", MailState.FAILED)
    assert not limited.mail.filter(kind=MailKind.REPLY).exists()


def test_its_members_and_overseers_read_it(limited, south, site_root):
    establish_roles()
    administrators = Group.objects.get(name="Administrators")
    readers = [
        colleague("change_inquiry", groups=[south]),
        colleague("view_inquiry", "oversee_inquiry"),
        colleague(groups=[administrators]),
    ]
    for user in readers:
        assert SECRET in read(logged_in(user), f"/admin/inquiries/edit/{limited.pk}/")
        assert SECRET in read(logged_in(user), "/admin/inquiries/")
    # A member without the permission does not, and an editor is no administrator.
    editors = Group.objects.get(name="Editors")
    for user in (colleague(groups=[south]), colleague(groups=[editors])):
        assert SECRET not in read(logged_in(user), f"/admin/inquiries/edit/{limited.pk}/")


def test_without_its_group_it_opens_to_nobody_else(limited, south):
    south.delete()
    stranger = logged_in(colleague("view_inquiry", "change_inquiry"))
    assert SECRET not in read(stranger, f"/admin/inquiries/edit/{limited.pk}/")
    overseer = logged_in(colleague("view_inquiry", "oversee_inquiry"))
    assert SECRET in read(overseer, f"/admin/inquiries/edit/{limited.pk}/")


def test_the_history_of_the_site_names_it_to_nobody_else(limited, administrator):
    establish_roles()
    open_to_all = inquiry()
    for one in (limited, open_to_all):
        change_status(one, "open", administrator)
    history = reverse("wagtailadmin_reports:site_history")

    def references(role):
        user = colleague(groups=[Group.objects.get(name=role)])
        return read(logged_in(user), history)

    assert limited.reference not in references("Editors")
    assert open_to_all.reference in references("Editors")
    assert limited.reference in references("Administrators")
