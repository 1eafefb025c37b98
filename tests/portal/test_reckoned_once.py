"""What is reckoned once is what Wagtail reckons."""

import itertools

import pytest
from django.db.models import Case, IntegerField, Q, When
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from modelcluster.models import ClusterableModel
from wagtail.models import Page, Site, pages, sites

from home.models import HomePage
from portal import reckoned_once
from programs.models import PartnershipPage, PartnershipPartner

pytestmark = pytest.mark.django_db


def wagtails_choice(hostname, port):
    """Choose as wagtail.models.sites.get_site_for_hostname of Wagtail 8.0 does."""
    match = Case(
        When(hostname=hostname, port=port, then=0),
        When(hostname=hostname, is_default_site=True, then=1),
        When(is_default_site=True, then=2),
        default=3,
        output_field=IntegerField(),
    )
    asked = Site.objects.annotate(match=match)
    found = list(asked.filter(Q(hostname=hostname) | Q(is_default_site=True)).order_by("match"))
    if found and (len(found) == 1 or found[0].match in (0, 1)):
        return found[0]
    if found and found[0].match == 2:
        return found[len(found) == 2]
    return None


def ours(hostname, port):
    try:
        return reckoned_once.site_for(hostname, port)
    except Site.DoesNotExist:
        return None


def test_a_host_leads_to_the_site_that_wagtail_chooses(site_root):
    assert sites.get_site_for_hostname is reckoned_once.site_for
    every = [("a.org", 80), ("a.org", 443), ("b.org", 80), ("b.org", 8000)]
    seen = set()
    for number in range(len(every) + 1):
        for chosen in itertools.combinations(every, number):
            for default in (None, *chosen):
                Site.objects.all().delete()
                for hostname, port in chosen:
                    Site.objects.create(
                        hostname=hostname,
                        port=port,
                        root_page=site_root,
                        is_default_site=(hostname, port) == default,
                    )
                for hostname, port in [("a.org", "80"), ("b.org", 443), ("c.org", "80")]:
                    found = ours(hostname, port)
                    assert found == wagtails_choice(hostname, port), (chosen, default, hostname)
                    seen.add((found.hostname, found.port) if found else None)
    assert seen == {*every, None}


def test_a_site_is_read_anew_in_one_query(site_root, django_assert_num_queries):
    for title in ("One", "Two"):
        Page.objects.filter(pk=site_root.pk).update(title=title)
        with django_assert_num_queries(1):
            assert reckoned_once.site_for("testserver", 80).root_page.title == title


def test_pages_take_children_by_name_and_rows_without(site_root):
    assert ClusterableModel.__init__ is reckoned_once._made
    page = PartnershipPage(title="Pair", partners=[PartnershipPartner(role="Lead")])
    assert [partner.role for partner in page.partners.all()] == ["Lead"]
    assert HomePage.objects.get().title == HomePage(title="Home").title
    assert PartnershipPage().content_type.model == "partnershippage"


def test_addresses_follow_language_and_addresses_of_the_project(site_root, settings):
    page = Page.objects.get(pk=site_root.pk)
    for language in ("en", "es", "en"):
        with translation.override(language):
            expected = reverse("wagtail_serve", args=("x/",))
            assert pages.reverse("wagtail_serve", args=("x/",)) == expected
            assert expected.startswith(f"/{language}/")
    assert page.get_url() == "/en/"
    settings.ROOT_URLCONF = "django.contrib.auth.urls"
    with pytest.raises(NoReverseMatch):
        pages.reverse("wagtail_serve", args=("x/",))
