"""Staff look at what was stopped, many at once, and the portal learns from what they say."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.intake.defence.learning import LETTERS_NEEDED, PUBLIC, learn
from portal.intake.defence.signs import HONEYPOT, read_signs
from portal.intake.handling import change_status, close
from portal.intake.models import (
    ClosingReason,
    Inquiry,
    LearnedFrom,
    LearnedToken,
    MailState,
    Refusal,
    RefusalCount,
    Status,
    TokenKind,
    Verdict,
)
from portal.intake.outbox.delivery import deliver_due
from tests.factories.intake import send

pytestmark = pytest.mark.django_db

QUARANTINE = "/admin/inquiries/quarantine/"
LEARNED = "/admin/inquiries/quarantine/learned/"
OFFER = (
    "Unser Casino: jackpot roulette blackjack poker slots bonus spins payouts gambling dealers "
    "odds wager croupier {name} casino.example"
)


def colleague(*codenames: str) -> Client:
    group = Group.objects.create(name="Desk " + " ".join(codenames))
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    user = get_user_model().objects.create_user(f"colleague{group.pk}")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def stopped(client, page, number=1, **answers):
    for _ in range(number):
        send(client, page, "press", **{HONEYPOT: "x", **answers})
    return list(Inquiry.objects.in_quarantine().order_by("-pk")[:number])


def keys(*inquiries):
    return [str(inquiry.pk) for inquiry in inquiries]


def test_staff_release_people_and_mark_spam_many_at_once(client, page, mailoutbox):
    desk = colleague("view_inquiry", "change_inquiry")
    people = stopped(client, page, 2, answer_your_e_mail="ana@example.org")
    spam = stopped(client, page, 3, answer_your_e_mail="bot@example.com")
    listed = desk.get(QUARANTINE)
    shown = listed.content.decode()
    assert [row["inquiry"] for row in listed.context["rows"]] == [*people[::-1], *spam[::-1]]
    assert "A field that people cannot see was filled in (4 of 4 points)" in shown
    assert "The browser did not do its task (no JavaScript) (1 of 4 points)" in shown

    done = desk.post(QUARANTINE, {"inquiry": keys(*people), "verdict": "release"}, follow=True)
    assert "2 messages are released." in done.content.decode()
    assert {inquiry.status for inquiry in Inquiry.objects.filter(pk__in=keys(*people))} == {"new"}
    deliver_due()
    assert len(mailoutbox) == 4

    done = desk.post(QUARANTINE, {"inquiry": keys(*spam), "verdict": "spam"}, follow=True)
    assert "3 messages are marked as spam." in done.content.decode()
    assert "Nothing waits." in done.content.decode()
    assert Inquiry.objects.in_quarantine().filter(verdict=Verdict.SPAM).count() == 3
    deliver_due()
    assert len(mailoutbox) == 4  # nobody is written to
    assert ModelLogEntry.objects.filter(action="intake.spam").count() == 3
    assert "Marked as spam" in desk.get(f"/admin/inquiries/edit/{spam[0].pk}/").content.decode()

    # Somebody was mistaken: the mail goes out late, and what was learned is put right.
    desk.post(QUARANTINE, {"inquiry": keys(spam[0]), "verdict": "release"})
    assert {message.state for message in spam[0].mail.all()} == {MailState.WAITING}
    source = LearnedFrom.objects.get()
    assert (source.spam, source.letters) == (2, 3)


def test_what_nobody_marked_or_may_change_stays(client, page):
    [inquiry] = stopped(client, page)
    send(client, page, "press")
    new = Inquiry.objects.new().get()
    desk = colleague("view_inquiry", "change_inquiry")
    odd = ["", "x", "-1", "9" * 40, "\x00", *keys(new)]
    for marked in ([], odd):
        answer = desk.post(QUARANTINE, {"inquiry": marked, "verdict": "spam"}, follow=True)
        assert "Mark at least one message first." in answer.content.decode()

    reader = colleague("view_inquiry")
    assert inquiry.reference in reader.get(QUARANTINE).content.decode()
    assert 'name="verdict"' not in reader.get(QUARANTINE).content.decode()
    assert reader.get(LEARNED).status_code == 200
    for outsider in (reader, colleague(), Client()):
        for address in (QUARANTINE, LEARNED):
            data = {"inquiry": keys(inquiry), "verdict": "release", "forget": "everything"}
            assert outsider.post(address, data).status_code in (302, 403)
    assert colleague("add_collection").get(QUARANTINE).status_code in (302, 403)
    inquiry.refresh_from_db()
    new.refresh_from_db()
    assert (inquiry.status, inquiry.verdict) == (Status.QUARANTINE, "")
    assert (new.status, new.verdict) == (Status.NEW, "")


def test_the_dashboard_says_since_when_somebody_waits(client, page, staff):
    first, _second = stopped(client, page, 2)
    Inquiry.objects.filter(pk=first.pk).update(received_at=timezone.now() - timedelta(days=3))
    RefusalCount.objects.add_one(Refusal.PACE)
    shown = " ".join(staff.get("/admin/").content.decode().split())
    assert "<b>2</b> Quarantine" in shown
    assert "nobody has looked at the oldest for 3 days." in shown
    assert "Too many from one address (1)" in shown
    staff.post(QUARANTINE, {"inquiry": keys(first, _second), "verdict": "spam"})
    assert "<b>0</b> Quarantine" in staff.get("/admin/").content.decode()
    assert "nobody has looked" not in staff.get("/admin/").content.decode()


def learned(kind=TokenKind.WORD):
    return set(
        LearnedToken.objects.filter(kind=kind).exclude(text="").values_list("text", flat=True)
    )


def test_words_are_learned_shown_and_forgotten(client, page, staff):
    for number, name in enumerate(("Ingrid", "Olga", "Berta")):
        [one] = stopped(client, page, answer_your_message=OFFER.format(name=name))
        staff.post(QUARANTINE, {"inquiry": keys(one), "verdict": "spam"})
        assert bool(learned()) == (number + 1 >= PUBLIC)
    assert {"jackpot", "roulette", "croupier"} <= learned()
    assert learned(TokenKind.LINK) == {"casino.example"}
    # Whatever fewer messages had, such as a name, is only a fingerprint.
    assert not {"ingrid", "olga", "berta"} & learned()
    assert "ingrid" not in str(list(LearnedToken.objects.values()))

    def signs():
        send(client, page, "press", answer_your_message=OFFER.format(name="Zoe"), **{HONEYPOT: "x"})
        kinds = {s.kind: s for s in read_signs(Inquiry.objects.latest("pk").suspicions)}
        Inquiry.objects.latest("pk").delete()
        Inquiry.objects.update(text_mark="")
        return kinds

    assert "spam_words" not in signs()  # how people write here is not known yet
    LearnedFrom.objects.update(letters=LETTERS_NEEDED)
    found = signs()
    assert found["spam_words"].points == 4
    assert "roulette" in found["spam_words"].text
    assert found["spam_site"].found == "casino.example"

    shown = staff.get(LEARNED).content.decode()
    for word in ("croupier", "casino.example", "English"):
        assert word in shown
    staff.post(LEARNED, {"forget": LearnedToken.objects.get(text="casino.example").pk})
    assert "spam_site" not in signs()
    staff.post(LEARNED, {"forget": "everything"})
    assert not LearnedToken.objects.exists()
    assert not {"spam_words", "spam_sender"} & signs().keys()


def test_what_was_learned_outlives_the_messages_and_names_nobody(client, page, staff):
    for _ in range(PUBLIC):
        [one] = stopped(client, page, answer_your_message=OFFER.format(name="now"))
        staff.post(QUARANTINE, {"inquiry": keys(one), "verdict": "spam"})
    Inquiry.objects.all().delete()
    kept = str(list(LearnedToken.objects.values())) + str(list(LearnedFrom.objects.values()))
    assert "jackpot" in kept
    for personal in ("ana@", "reyes", one.reference.casefold()):
        assert personal not in kept.casefold()


def test_what_people_link_to_is_no_sign(client, page, staff):
    text = "Our council decided: https://council.example/minutes. {}"
    for number in range(3):
        [one] = stopped(client, page, answer_your_message=text.format(number))
        staff.post(QUARANTINE, {"inquiry": keys(one), "verdict": "spam"})
    [person] = stopped(client, page, answer_your_message="See https://council.example/")
    assert "spam_site" in {sign.kind for sign in read_signs(person.suspicions)}
    staff.post(QUARANTINE, {"inquiry": keys(person), "verdict": "release"})
    [other] = stopped(client, page, answer_your_message="Look at https://council.example/ again")
    assert "spam_site" not in {sign.kind for sign in read_signs(other.suspicions)}


def test_a_verdict_counts_once_and_can_be_taken_back(client, page):
    send(client, page, "press")
    inquiry = Inquiry.objects.get()
    user = get_user_model().objects.create_user("colleague")
    change_status(inquiry, Status.OPEN, user)
    close(inquiry, user, ClosingReason.TELEPHONE)
    assert list(LearnedFrom.objects.values_list("spam", "letters")) == [(0, 1)]
    assert set(LearnedToken.objects.values_list("in_spam", "in_letters")) == {(0, 1)}
    change_status(inquiry, Status.QUARANTINE, user)
    assert set(LearnedToken.objects.values_list("in_spam", "in_letters")) == {(1, 0)}
    learn(inquiry, "")
    assert set(LearnedToken.objects.values_list("in_spam", "in_letters")) == {(0, 0)}


def test_a_campaign_of_people_is_looked_at_once(client, page, staff):
    text = "We ask the county to test the water in all schools before the summer ends. Thank you!"
    for number in range(6):
        send(
            client,
            page,
            "press",
            answer_your_message=f"{text} {number}",
            answer_your_e_mail=f"neighbour{number}@example.org",
        )
    assert Inquiry.objects.new().count() == 3  # the fourth is one too many without JavaScript
    [*waiting] = Inquiry.objects.to_review()
    assert "The same text came from other senders: 3" in read_signs(waiting[0].suspicions)[0].text
    staff.post(QUARANTINE, {"inquiry": keys(waiting[0]), "verdict": "release"})
    send(
        client,
        page,
        "press",
        answer_your_message=text,
        answer_your_e_mail="neighbour7@example.org",
    )
    assert Inquiry.objects.latest("pk").status == Status.NEW


def test_looking_costs_the_same_with_ten_times_the_spam(
    client, page, staff, django_assert_max_num_queries
):
    stopped(client, page, 3)
    staff.get(QUARANTINE)
    with django_assert_max_num_queries(20) as queries:
        staff.get(QUARANTINE)
    few = len(queries)
    stopped(client, page, 27)
    with django_assert_max_num_queries(few):
        assert len(staff.get(QUARANTINE).context["rows"]) == 30


def test_nothing_runs_that_a_spammer_typed(client, page, staff):
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    for _ in range(PUBLIC):
        [one] = stopped(
            client, page, answer_your_message=attack, answer_your_name=attack[:25] + "x"
        )
    for address in (QUARANTINE, "/admin/"):
        shown = staff.get(address).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert one.is_quarantined


def test_the_list_of_inquiries_offers_both_acts(client, page, staff):
    people = stopped(client, page, 2)
    send(client, page, "press")
    through = Inquiry.objects.new().get()
    listed = staff.get("/admin/inquiries/?status=quarantine").content.decode()
    assert "No spam: release" in listed

    def act(name, *inquiries):
        chosen = "&".join(f"id={inquiry.pk}" for inquiry in inquiries)
        address = f"/admin/bulk/intake/inquiry/{name}/?next=/admin/inquiries/&{chosen}"
        assert staff.get(address).status_code == 200
        return staff.post(address, follow=True).content.decode()

    assert "It is not in quarantine." in act("release", people[0], through)
    act("spam", people[1], through)
    found = dict(Inquiry.objects.values_list("pk", "status"))
    assert found == {people[0].pk: "new", people[1].pk: "quarantine", through.pk: "quarantine"}
    assert set(Inquiry.objects.in_quarantine().values_list("verdict", flat=True)) == {"spam"}


def test_closed_as_spam_is_learned_too(client, page):
    send(client, page, "press")
    inquiry = Inquiry.objects.get()
    user = get_user_model().objects.create_user("colleague")
    close(inquiry, user, ClosingReason.SPAM)
    assert inquiry.verdict == Verdict.SPAM
    change_status(inquiry, Status.OPEN, user)
    assert inquiry.verdict == Verdict.PERSON
