"""Two people import at one moment, on the real database: nothing twice, nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from resources.models import ResourceImport, ResourceIndexPage, ResourceKey, ResourcePage
from resources.transfer.importing import begin_import, run_import
from resources.transfer.uploading import check_upload, keep_upload

from .dirty import as_csv

RESOURCES = 12


@pytest.fixture
def library(transactional_db) -> ResourceIndexPage:
    """A library on a database whose transactions are real."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    locale = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home.add_child(
        instance=ResourceIndexPage(title="Resources", slug="resources", locale=locale)
    )


def uploads(*contents: bytes) -> list[ResourceImport]:
    kept = []
    for number, content in enumerate(contents):
        user = get_user_model().objects.create_superuser(f"staff-{number}", f"{number}@e.org", "x")
        upload = keep_upload("sheet.csv", content, user)
        check_upload(upload)
        kept.append(upload)
    return kept


def at_once(jobs) -> None:
    """Run jobs in threads that begin at one moment."""
    ready = Barrier(len(jobs))

    def run(job) -> None:
        try:
            ready.wait(20)
            job()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as people:
        list(people.map(run, jobs))


def rows(first: int = 0) -> list[list[str]]:
    return [["Key", "Title"]] + [
        [f"key-{number}", f"Title {number}"] for number in range(first, first + RESOURCES)
    ]


@pytest.mark.postgres
def test_two_people_with_the_same_sheet_make_each_page_once(library):
    both = uploads(as_csv(rows()), as_csv(rows(first=RESOURCES // 2)))
    for upload in both:
        assert begin_import(upload, publish=False, overwrite=False)
    at_once([lambda upload=upload: run_import(upload) for upload in both])
    number = RESOURCES * 3 // 2
    assert sorted(ResourcePage.objects.values_list("title", flat=True)) == sorted(
        f"Title {number}" for number in range(number)
    )
    assert ResourceKey.objects.count() == number
    library.refresh_from_db()
    assert library.numchild == number
    assert library.get_children().count() == number
    written = [upload.records.filter(result="written").count() for upload in both]
    assert sum(written) == number, "what the other one wrote is not written again"
    assert not ResourceImport.objects.exclude(state="done").exists()
    assert [upload.records.filter(result="failed").count() for upload in both] == [0, 0]


@pytest.mark.postgres
def test_two_clicks_begin_one_import_and_two_workers_write_once(library):
    (upload,) = uploads(as_csv(rows()))
    began = []

    def click() -> None:
        began.append(begin_import(ResourceImport.objects.get(pk=upload.pk), False, False))

    at_once([click, click])
    assert sorted(began) == [False, True]
    at_once([lambda: run_import(ResourceImport.objects.get(pk=upload.pk)) for _worker in "12"])
    assert ResourcePage.objects.count() == RESOURCES
    assert upload.records.filter(result="written").count() == RESOURCES
