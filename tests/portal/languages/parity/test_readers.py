"""Readers of a translation learn that its source changed, when that matters to them."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from .conftest import publish, sync

pytestmark = pytest.mark.django_db


def notice(client, address: str = "/es/apply/") -> str:
    html = client.get(address).content.decode()
    found = re.search(r'<div class="source-changed">.*?</div>', html, re.S)
    return found[0] if found else ""


def test_a_changed_date_is_said_until_the_translation_follows(client, page, translation, settled):
    assert not notice(client)
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    said = notice(client)
    assert re.search(r'<a href="/en/apply/" lang="en" dir="ltr" hreflang="en">[^<]*English', said)
    assert not notice(client, "/en/apply/")
    with settled():
        sync(page)
        translation.source.refresh_from_db()
        translation.save_target(publish=True)
    assert not notice(client)


def test_small_and_hidden_changes_are_not_said(client, page, translation, settled):
    with settled():
        publish(page, summary="How to apply!", seo_title="Apply to the program")
    assert not notice(client)


def test_readers_are_not_led_where_they_may_not_go(client, page, translation, settled):
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.get_translation(translation.target_locale).view_restrictions.all().delete()
    assert not notice(client)


def test_it_costs_no_query(client, page, translation, settled):
    def cost(address: str) -> int:
        client.get(address)
        cache.clear()
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    before = cost("/es/apply/"), cost("/en/apply/")
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    assert notice(client)
    assert (cost("/es/apply/"), cost("/en/apply/")) == before
