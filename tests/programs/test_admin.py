"""Staff find their pages in lists, and their forms help them."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from programs.admin import CohortListing, PartnerListing, PartnershipListing, StoryListing
from programs.models import CohortPage, PartnershipPage
from tests.factories.programs import PartnerPageFactory, StoryPageFactory, a_pair

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        (CohortListing, ["2023 cohort", "Active", "Power-building Partnerships"]),
        (PartnershipListing, ["Chelsea pair", "Organization of Chelsea", "2023 cohort"]),
        (PartnerListing, ["Organization of Chelsea", "check again"]),
        (StoryListing, ["A story from Chelsea", "Organization of Chelsea", "overdue"]),
    ],
)
def test_lists_tell_what_staff_ask(tree, staff, listing, words):
    partner = PartnerPageFactory(
        parent=tree.partners,
        title="Organization of Chelsea",
        contact_email="office@example.org",
        verified_on=date(2020, 1, 1),
    )
    pair = a_pair(tree.cohort, tree.partners, title="Chelsea pair")
    pair.partners.add(type(pair.partners.first())(partner=partner))
    pair.save()
    StoryPageFactory(
        parent=tree.stories,
        title="A story from Chelsea",
        partners=[partner],
        review_by=date(2020, 1, 1),
    )
    address = reverse(f"{listing.name}:index")
    text = staff.get(address).content.decode()
    for word in words:
        assert word in text
    assert staff.get(address, {"review": "due"}).status_code == 200
    assert staff.get(address, {"ordering": "review_by", "q": "Chelsea"}).status_code == 200


def test_the_list_of_partners_finds_old_contacts(tree, staff):
    old = {"contact_email": "office@example.org", "verified_on": date(2020, 1, 1)}
    PartnerPageFactory(parent=tree.partners, title="Long unseen", **old)
    PartnerPageFactory(parent=tree.partners, title="Without contact")
    text = staff.get(reverse("partners:index"), {"contact": "old"}).content.decode()
    assert "Long unseen" in text
    assert "Without contact" not in text


def new_page_address(model, parent) -> str:
    names = (model._meta.app_label, model._meta.model_name)
    return reverse("wagtailadmin_pages:add", args=(*names, parent.pk))


EMPTY = {
    "title": "",
    "slug": "",
    "seo_title": "",
    "search_description": "",
    "summary": "",
    "narrative": streamfield([]),
    "comments": inline_formset([]),
}


def test_a_cohort_is_called_after_its_year(tree, staff):
    data = EMPTY | {"year": "2024", "status": "call_open", "label": ""}
    staff.post(new_page_address(CohortPage, tree.program), nested_form_data(data))
    cohort = CohortPage.objects.get(year=2024)
    assert (cohort.title, cohort.slug) == ("2024 cohort", "2024")
    data = EMPTY | {"year": "2024", "status": "call_open", "label": "Spring"}
    staff.post(new_page_address(CohortPage, tree.program), nested_form_data(data))
    assert CohortPage.objects.get(label="Spring").slug == "2024-spring"


def test_a_cohort_without_a_year_is_refused_beside_the_field(tree, staff):
    data = EMPTY | {"year": "", "status": "call_open", "label": ""}
    answer = staff.post(new_page_address(CohortPage, tree.program), nested_form_data(data))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"year", "title"}


def test_a_draft_pair_waits_for_its_partners_a_published_one_does_not(tree, staff):
    one = PartnerPageFactory(parent=tree.partners)
    pair = EMPTY | {
        "place_name": "Chelsea, Massachusetts",
        "headline": "Housing justice",
        "latitude": "",
        "longitude": "",
        "outcomes": streamfield([]),
        "toolkits": streamfield([]),
        "partners": inline_formset([{"partner": one.pk, "role": "Organizes"}]),
    }
    address = new_page_address(PartnershipPage, tree.cohort)
    answer = staff.post(address, nested_form_data(pair | {"action-publish": "1"}))
    assert "at least 2" in answer.content.decode()
    assert not PartnershipPage.objects.exists()
    staff.post(address, nested_form_data(pair))
    draft = PartnershipPage.objects.get()
    assert (draft.title, draft.slug) == ("Chelsea, Massachusetts", "chelsea-massachusetts")
    assert not draft.live
