"""What is reckoned once is what Wagtail reckons."""

import itertools

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import Page, Site, pages, sites

from home.models import HomePage
from portal import reckoned_once
from programs.models import PartnershipPage, PartnershipPartner

pytestmark = pytest.mark.django_db


def chosen_by(choose, hostname, port):
    try:
        return choose(hostname, port)
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
                    found = chosen_by(reckoned_once.site_for, hostname, port)
                    wagtails = chosen_by(reckoned_once._choose, hostname, port)
                    assert found == wagtails, (chosen, default, hostname)
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


@pytest.mark.parametrize("model", [HomePage, Page, PartnershipPage])
def test_a_row_is_made_into_the_page_that_wagtail_makes(model, site_root, monkeypatch):
    values = [field.get_default() for field in model._meta.concrete_fields]

    def made():
        page = model(*values)
        return {**vars(page), "_state": vars(page._state)}

    ours = made()
    monkeypatch.setattr(ClusterableModel, "__init__", reckoned_once._make)
    assert ours == made()


def test_wagtail_comes_here_for_sites_and_addresses(site_root, rf, monkeypatch):
    asked = []

    def counted(name):
        usual = getattr(reckoned_once, name)

        def counting(*args, **named):
            asked.append(name)
            return usual(*args, **named)

        monkeypatch.setattr(reckoned_once, name, counting)

    counted("_sites")
    counted("_address")
    assert Site.find_for_request(rf.get("/")).root_page.pk == site_root.pk
    assert asked == ["_sites"]
    assert Page.objects.get(pk=site_root.pk).get_url() == "/en/"
    assert asked == ["_sites", "_address"]


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


def test_a_stream_reads_by_the_field_that_wagtail_makes(site_root):
    stream, *_others = [field for field in HomePage._meta.fields if isinstance(field, StreamField)]
    made = reckoned_once._json_field.fget(stream)
    assert stream.json_field is stream.json_field
    assert (type(stream.json_field), stream.json_field.deconstruct()[1:]) == (
        type(made),
        made.deconstruct()[1:],
    )
