"""One small site for all changes: each is made on it as it was built, and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.testcases import TestCase
from django.test.utils import override_settings
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from portal.pagecache import copies
from portal.pagecache.choices import choices

from .reading import Answer, Reader, same
from .site import SmallSite, build


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back at the end of the block what was written in it."""
    block = transaction.atomic()
    block._from_testcase = True  # as Django's test cases say it: blocks inside may be durable
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def committed() -> Iterator[None]:
    """Do at the end of the block what follows a commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield
    connection.run_on_commit = []


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker) -> Iterator[SmallSite]:
    """The site, built once for each worker, in a transaction that is taken back."""
    with django_db_blocker.unblock(), taken_back():
        with committed():
            site = _build()
        yield site


def _build() -> SmallSite:
    english, spanish, french = (
        Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "es", "fr")
    )
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=english))
    here = Site.objects.get(is_default_site=True)
    here.root_page, here.hostname = home, "testserver"
    here.save()
    root.get_children().exclude(pk=home.pk).delete()
    site = build(HomePage.objects.get(pk=home.pk), spanish, french)
    site.author = get_user_model().objects.create_superuser("ada", "ada@example.org", "x")
    return site


@dataclass
class Warm:
    """What visitors get at each address of the site as it was built, and of which it has copies."""

    reader: Reader
    addresses: dict[str, str]
    before: dict[str, Answer]
    copied: set[str]


@pytest.fixture(scope="module")
def warm(built: SmallSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """Make each page past the cache, then through it, so that it is copied."""
    folder = tmp_path_factory.mktemp("pages") / "pages"
    with override_settings(PAGE_CACHE={"on": True, "folder": folder, "asked_before": 0}):
        reader, addresses = Reader(), built.addresses()
        reader.made(addresses, addresses)  # pictures get their sizes
        before = reader.made(addresses, addresses)
        first = reader.read(addresses, addresses)
        assert not [name for name in addresses if not same(first[name], before[name])]
        fresh = copies.fresh()
        copied = {name for name, address in addresses.items() if address in fresh}
        yield Warm(reader, addresses, before, copied)


@pytest.fixture(scope="module")
def files(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Copies of pictures, documents and pages: what is done to files no database takes back."""
    kept = {}
    for number, folder in enumerate((settings.FILES, choices().folder)):
        kept[folder] = tmp_path_factory.mktemp("files") / str(number)
        copytree(folder, kept[folder], symlinks=True)
    return kept


@pytest.fixture
def site(built: SmallSite, files: dict[Path, Path]) -> Iterator[SmallSite]:
    """The site as it was built, whatever was done to it before."""
    with taken_back():
        yield built
    for folder, kept in files.items():
        rmtree(folder)
        copytree(kept, folder, symlinks=True)


@pytest.fixture
def staff(site: SmallSite) -> Client:
    """A member of staff who may do everything, logged in."""
    client = Client()
    client.force_login(site.author)
    return client
