"""What every test can ask for: a site with its front page, languages, staff who are logged in."""

import gc
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from django.utils.translation import deactivate_all
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from portal.catalogue.common_words import forget_words
from portal.catalogue.noting import forget_noted
from portal.catalogue.standing import forget_bits
from portal.languages.locales import forget_locales
from portal.speed.pieces import forget_pieces
from portal.taxonomy.vocabulary import forget_labels
from tests.rig.databases import migrated_sqlite
from tests.rig.sharing import TogetherScheduling, turn


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what needs an untouched database, then with the longest."""
    items.sort(key=lambda item: turn(item.path.stem))


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what was imported: a tenth of the time goes there.

    Collecting has loaded all of Django, Wagtail and the tests, which stay to the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> TogetherScheduling:
    """Keep on one worker what belongs together."""
    config.option.loadscopereorder = False
    return TogetherScheduling(config, log)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Keep what is in the test database before the first test: on SQLite it is a copy."""
    return site_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_keepdb: bool,
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Give each worker a migrated database of its own, copied and not migrated once more."""
    if django_db_keepdb:
        copy = tmp_path_factory.mktemp("database") / "test.sqlite3"
        shutil.copyfile(migrated_sqlite(), copy)
        site_settings.DATABASES["default"]["TEST"]["NAME"] = str(copy)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Forget what one test cached and the language that it read, so that none leans on another."""
    yield
    deactivate_all()
    cache.clear()
    Site.clear_site_root_paths_cache()
    forget_labels()
    forget_locales()
    forget_noted()
    forget_bits()
    forget_words()
    forget_pieces()


@pytest.fixture
def english(db) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def spanish(db) -> Locale:
    return Locale.objects.get_or_create(language_code="es")[0]


@pytest.fixture
def site_root(english: Locale) -> HomePage:
    """The English front page, published, at the root of the default site."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=english))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.hostname = "testserver"
    site.save()
    root.get_children().exclude(pk=home.pk).delete()
    return HomePage.objects.get(pk=home.pk)


@pytest.fixture
def administrator(db):
    """A member of staff who may do everything."""
    return get_user_model().objects.create_superuser("administrator", "admin@example.org", "x")


@pytest.fixture
def staff(administrator, client: Client) -> Client:
    """A client logged in as an administrator."""
    client.force_login(administrator)
    return client


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Count a skipped test as a failure where everything is required, as in CI."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("PORTAL_REQUIRE_ALL"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
