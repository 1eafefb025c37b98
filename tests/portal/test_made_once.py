"""Somebody publishes a new page in the moment in which Wagtail saves it by itself."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from portal.accounts.models import User
from programs.models import PartnershipPage
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    PartnerPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
)
from tests.factories.webinars import home_of_real_transactions
from tests.portal.accounts.test_at_once import wait_for_waiting

BY_ITSELF = {"headers": {"accept": "application/json"}}
"""How Wagtail's script asks."""
PUBLISH = {"action-publish": "1"}


PLAIN = ("title", "slug", "seo_title", "search_description", "summary", "latitude", "longitude")
STREAMS = ("narrative", "outcomes", "toolkits")


class Form:
    """The form of a new pair of partners, as browsers send it."""

    def __init__(self, home: Page) -> None:
        program = ProgramPageFactory(parent=ProgramIndexPageFactory(parent=home))
        cohort = CohortPageFactory(parent=program)
        partners = PartnerIndexPageFactory(parent=home)
        self.partners = [PartnerPageFactory(parent=partners) for _ in range(3)]
        self.parent = cohort.pk
        self.user = User.objects.create_superuser("ada", "ada@example.org", "x")
        self.key = uuid4().hex

    def data(self, headline: str, *partners: Page, **more: str) -> dict[str, object]:
        """Return what is sent, with a row for each partner."""
        rows = [{"partner": partner.pk, "role": "Organizes"} for partner in partners]
        data = {
            **dict.fromkeys(PLAIN, ""),
            **dict.fromkeys(STREAMS, streamfield([])),
            "place_name": "Chelsea",
            "headline": headline,
            "partners": inline_formset(rows),
            "comments": inline_formset([]),
        }
        return nested_form_data(data) | {"form_key": self.key} | more

    def send(self, data: dict[str, object], address: str = "", **how: object):
        """Send it from a browser of its own, which shows an error as people would see it."""
        browser = Client(raise_request_exception=False)
        browser.force_login(self.user)
        names = ("programs", "partnershippage", self.parent)
        try:
            return browser.post(
                address or reverse("wagtailadmin_pages:add", args=names), data, **how
            )
        finally:
            if not connection.in_atomic_block:
                connections.close_all()


def rows(pair: PartnershipPage) -> list[int]:
    """Return the partners that a pair names."""
    return [row.partner.pk for row in pair.partners.all()]


@pytest.mark.postgres
def test_publishing_while_the_draft_is_being_saved_publishes_that_draft(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    form = Form(home_of_real_transactions())
    one, two, three = form.partners
    with ThreadPoolExecutor(2) as browser:
        with transaction.atomic():
            Page.objects.select_for_update().get(pk=form.parent)
            saved = browser.submit(form.send, form.data("Hous", one, two), **BY_ITSELF)
            wait_for_waiting(1)
            whole = form.data("Housing", one, three, **PUBLISH)
            published = browser.submit(form.send, whole)
            wait_for_waiting(2)
        assert saved.result().status_code == 200
        assert published.result().status_code == 302
    pair = PartnershipPage.objects.get()
    assert (pair.live, pair.headline, pair.slug) == (True, "Housing", "chelsea")
    assert rows(pair) == [one.pk, three.pk]
    assert not pair.has_unpublished_changes
    assert PageLogEntry.objects.filter(page=pair.pk, action="wagtail.publish").count() == 1


def test_a_form_that_is_refused_comes_back_for_the_page_that_it_made(site_root):
    form = Form(site_root)
    one, two, three = form.partners
    form.send(form.data("Hous", one, two, three), **BY_ITSELF)
    refused = form.send(form.data("Housing", three, **PUBLISH))
    assert "at least 2" in refused.content.decode()
    assert refused.context["form"]["headline"].value() == "Housing"
    draft = PartnershipPage.objects.get()
    assert (draft.live, draft.headline) == (False, "Hous")
    shown = refused.context["form"].formsets["partners"]
    again = form.data("Housing", three, one, one, two, **PUBLISH)
    again["partners-INITIAL_FORMS"] = str(len(shown.initial_forms))
    for row in shown.initial_forms:
        again[f"{row.prefix}-id"] = str(row.instance.pk)
        again[f"{row.prefix}-DELETE"] = row["DELETE"].value() or ""
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert f'action="{address}"' in refused.content.decode()
    form.send(again, address)
    assert rows(PartnershipPage.objects.get()) == [three.pk, two.pk]


def test_a_draft_that_comes_late_changes_nothing(site_root):
    form = Form(site_root)
    one, two, three = form.partners
    form.send(form.data("Housing", one, two, **PUBLISH))
    late = form.send(form.data("Hous", one), **BY_ITSELF)
    assert (late.status_code, late.json()["error_code"]) == (400, "validation_error")
    pair = PartnershipPage.objects.get()
    assert (pair.headline, pair.has_unpublished_changes) == ("Housing", False)
    # A new form is about a page of its own, and so is that of somebody else with this key.
    form.user = User.objects.create_superuser("bo", "bo@example.org", "x")
    form.send(form.data("Transport", two, three, place_name="Revere", **PUBLISH))
    assert PartnershipPage.objects.count() == 2
