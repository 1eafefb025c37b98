"""A prepared query says what Django's own would, with other values each time."""

import datetime
import gc
import uuid
import weakref

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Count, Max
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from portal.speed import prepared as prepared_module
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import PLANS, prepared, reckoned

pytestmark = pytest.mark.django_db


@prepared
def _pages(least, *, keys, now):
    pages = Page.objects.filter(translation_key__in=keys, depth__gte=least)
    return pages.exclude(first_published_at__gt=now).select_related("locale").order_by("path")


@prepared
def _types(*, app):
    return ContentType.objects.filter(app_label=app).order_by("pk")


def test_rows_are_read_anew_with_other_values_and_other_numbers_of_them(site_root):
    root = site_root.get_parent()
    now = timezone.now()
    both = [root.translation_key, site_root.translation_key]
    for _time in range(8):  # PostgreSQL plans once after five
        assert [page.pk for page in _pages(1, keys=both, now=now)] == [root.pk, site_root.pk]
        assert [page.pk for page in _pages(2, keys=both, now=now)] == [site_root.pk]
        assert _pages(1, keys=[uuid.uuid4()], now=now) == []
    assert _pages(1, keys=[], now=now) == []
    Page.objects.filter(pk=site_root.pk).update(
        title="Another", first_published_at=now + datetime.timedelta(hours=1)
    )
    assert [page.pk for page in _pages(1, keys=both, now=now)] == [root.pk]
    later = now + datetime.timedelta(hours=2)
    with CaptureQueriesContext(connection) as asked:
        [_root, changed] = _pages(1, keys=both, now=later)
        assert (changed.title, changed.locale.pk) == ("Another", site_root.locale_id)
    assert len(asked) == 1


def test_a_compiler_goes_with_its_answer(site_root):
    statement = prepared_module._Prepared(ContentType.objects.order_by("pk"))
    compiler = prepared_module._Bound(statement, {}).get_compiler("default")
    assert list(compiler.results_iter())
    gone = weakref.ref(compiler)
    gc.disable()
    try:
        del compiler
        assert gone() is None
    finally:
        gc.enable()


@prepared
def _titles(*, keys):
    return Page.objects.filter(one_of("pk", keys)).order_by("pk").values_list("pk", "title")


def test_any_number_of_keys_is_one_value_and_one_statement(site_root):
    root = site_root.get_parent()
    both = [(root.pk, root.title), (site_root.pk, site_root.title)]
    with CaptureQueriesContext(connection) as asked:
        for _time in range(4):
            assert _titles(keys=Keys([site_root.pk, root.pk, 2**40])) == both
            assert _titles(keys=Keys([root.pk])) == both[:1]
            assert _titles(keys=Keys(range(100_000, 102_000))) == []
            assert _titles(keys=Keys()) == []
    told = Page.objects.filter(one_of("pk", Keys([site_root.pk]))).exclude(one_of("pk", Keys([7])))
    assert [page.pk for page in told] == [site_root.pk]
    for column in ("translation_key", "path"):
        keys = Keys([getattr(site_root, column)])
        assert Page.objects.get(one_of(column, keys)).pk == site_root.pk
    if connection.vendor == "postgresql":  # which is given the values apart
        assert len({query["sql"] for query in asked}) == 1


@prepared
def _named(*, words):
    types = ContentType.objects.filter(app_label="contenttypes")
    return reckoned(types.filter(one_of("model", words)), number=Count("pk"), last=Max("model"))


def test_any_number_of_words_is_one_value_and_a_sum_is_one_row():
    model = "contenttype"
    assert _named(words=Keys([model, "100%_of', it"])) == [(1, model)]
    assert _named(words=Keys([model])) == [(1, model)]
    assert _named(words=Keys()) == [(0, None)], "a row also where nothing is found"


def test_what_has_no_place_in_sql_is_refused(site_root):
    with pytest.raises(TypeError, match="no place"):
        _pages(1, keys=[site_root], now=timezone.now())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no plans")
@pytest.mark.django_db(transaction=True)
def test_a_migration_that_widens_a_column_breaks_nothing():
    """PostgreSQL says of its plan: "cached plan must not change result type"."""
    connection.ensure_connection()
    assert connection.connection.prepared_max == PLANS
    for setting, value in (("plan_cache_mode", "force_generic_plan"), ("jit", "off")):
        assert connection.connection.execute(f"SHOW {setting}").fetchone() == (value,)
    connection.connection.prepare_threshold = 0
    before = [row.pk for row in _types(app="contenttypes")]

    other = connection.copy()  # of the program that migrates

    def widen(width):
        with other.cursor() as cursor:
            cursor.execute(
                f"ALTER TABLE django_content_type ALTER COLUMN model TYPE varchar({width})"
            )

    widen(101)
    try:
        assert [row.pk for row in _types(app="contenttypes")] == before
    finally:
        widen(100)
        other.close()
        connection.close()
