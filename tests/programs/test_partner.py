"""A partner knows where it takes part, and says how fresh its contact is."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail.search import index

from portal.taxonomy.models import Facet
from programs.backlinks import cohorts_with, partnerships_with, stories_about
from programs.models import PartnerPage
from tests.factories.programs import (
    PartnerPageFactory,
    PartnershipPageFactory,
    StoryPageFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def test_backlinks_are_computed(tree, client):
    partner = PartnerPageFactory(parent=tree.partners, title="La Colaborativa")
    other = PartnerPageFactory(parent=tree.partners)
    pair = PartnershipPageFactory(parent=tree.cohort, partners=[partner, other])
    PartnershipPageFactory(parent=tree.cohort, partners=[other, partner], live=False)
    story = StoryPageFactory(parent=tree.stories, partners=[partner])
    assert partnerships_with(partner) == [pair]
    assert cohorts_with(partner) == [tree.cohort]
    assert stories_about(partner) == [story]
    text = client.get(partner.url).content.decode()
    for page in (pair, tree.cohort, story):
        assert page.title in text


@pytest.mark.parametrize(
    ("today", "old"),
    [(date(2026, 3, 1), False), (date(2026, 3, 2), True)],
)
def test_a_contact_grows_old_after_a_year(tree, today, old):
    partner = PartnerPageFactory(
        parent=tree.partners, contact_email="office@example.org", verified_on=date(2025, 3, 1)
    )
    PartnerPageFactory(parent=tree.partners, verified_on=date(2020, 1, 1))
    assert partner.contact_is_old(today) is old
    assert list(PartnerPage.objects.with_old_contact(today)) == ([partner] if old else [])


@pytest.mark.parametrize("verified_on", [None, date(2999, 1, 1)])
def test_a_contact_is_verified_in_the_past(verified_on):
    partner = PartnerPage(contact_email="office@example.org", verified_on=verified_on)
    with pytest.raises(ValidationError) as error:
        partner.clean()
    assert list(error.value.message_dict) == ["verified_on"]


def test_other_names_are_found(tree):
    PartnerPageFactory(
        parent=tree.partners, title="La Colaborativa", other_names="Chelsea Collaborative\nCC"
    )
    for page in PartnerPage.objects.all():
        index.insert_or_update_object(page)
    found = Page.objects.live().search("Chelsea Collaborative")
    assert [page.title for page in found] == ["La Colaborativa"]


def test_visitors_narrow_the_list(tree, client):
    housing = TermFactory(name="Housing justice")
    kansas = TermFactory(name="Kansas", facet=Facet.PLACE)
    PartnerPageFactory(parent=tree.partners, title="Tenants", issues=[housing], places=[kansas])
    PartnerPageFactory(parent=tree.partners, title="City of Health", kind="department")
    everything = client.get(tree.partners.url).content.decode()
    assert "2 partners" in everything
    assert "Tenants" in everything
    narrowed = client.get(tree.partners.url, {"kind": "department"}).content.decode()
    assert "1 partner" in narrowed
    assert "Tenants" not in narrowed
    nothing = client.get(tree.partners.url, {"kind": "department", "issue": housing.slug})
    assert "Nothing fits all of these choices" in nothing.content.decode()


def test_an_empty_list_says_so(tree, client):
    assert "No partner has been published yet" in client.get(tree.partners.url).content.decode()
