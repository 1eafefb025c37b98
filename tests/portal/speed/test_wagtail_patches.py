"""What is reckoned once is what Wagtail reckons."""

import itertools

import pytest
from django.core.cache import cache
from django.utils import translation
from wagtail.fields import StreamField
from wagtail.models import AbstractPage, Locale, Page, Site, sites

from home.models import HomePage
from portal.speed import wagtail_patches as reckoned_once

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


def test_wagtail_comes_here_for_sites_and_addresses(site_root, rf, monkeypatch):
    asked = []

    def counted(name):
        usual = getattr(reckoned_once, name)

        def counting(*args, **named):
            asked.append(name)
            return usual(*args, **named)

        monkeypatch.setattr(reckoned_once, name, counting)

    counted("_sites")
    counted("_parts")
    assert Site.find_for_request(rf.get("/")).root_page.pk == site_root.pk
    assert asked == ["_sites"]
    assert Page.objects.get(pk=site_root.pk).get_url() == "/en/"
    assert asked == ["_sites", "_parts"]


def test_an_address_is_the_one_that_wagtail_writes(site_root, rf, settings):
    assert AbstractPage.get_url_parts is reckoned_once._parts_of
    french = site_root.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0])
    below = french.add_child(instance=Page(title="Page", slug="page", locale=french.locale))
    elsewhere = Page(title="Nowhere", url_path="/nowhere/", pk=7)
    asked = (None, rf.get("/"), rf.get("/", headers={"host": "b.org"}))

    def addresses():
        cache.clear()
        found = set()
        for page, request in itertools.product((site_root, french, below, elsewhere), asked):
            vars(request or page).pop("_wagtail_cached_site_root_paths", None)
            ours = [page.get_url_parts(request) for _time in range(2)]
            assert ours == [reckoned_once._find_parts(page, request)] * 2
            found.add(ours[0] and "".join(map(str, ours[0][1:])))
        return found

    ours = "http://testserver"
    before = {f"{ours}/en/", f"{ours}/fr/", f"{ours}/fr/page/", None}
    for language in ("en", "fr"):
        with translation.override(language):
            assert addresses() == before
    # Another site, other settings, other addresses of the project: nothing old is told.
    Site.objects.create(hostname="b.org", root_page=below)
    assert addresses() == {*before, "http://b.org/fr/"}
    settings.ROOT_URLCONF = "django.contrib.auth.urls"
    assert addresses() == {"NoneNone", None}


def test_a_stream_reads_by_the_field_that_wagtail_makes(site_root):
    stream, *_others = [field for field in HomePage._meta.fields if isinstance(field, StreamField)]
    made = reckoned_once._json_field.fget(stream)
    assert stream.json_field is stream.json_field
    assert (type(stream.json_field), stream.json_field.deconstruct()[1:]) == (
        type(made),
        made.deconstruct()[1:],
    )
