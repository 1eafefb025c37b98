"""Times the languages report at 5,000 pages x 6 languages against Wagtail's own plain lists.

`make bench-parity` makes a database of its own, fills it with bulk inserts (nothing is published
page by page), works out all states with `rebuild_parity`, and opens the lists as an administrator.
All figures come from one run, so their ratio means something on any machine. PAGES=500 makes it
small; DATABASE_URL names another database, which has to be empty.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable

FOLDER = tempfile.mkdtemp(prefix="bench-parity-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER}/bench.sqlite3")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django
from django.conf import settings

LANGUAGES = ["en", "es", "fr", "ar", "vi", "ht"]
settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in LANGUAGES]
django.setup()

from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page

from home.models import HomePage, StandardPage
from portal.languages.parity.models import State, Status

PAGES = int(os.environ.get("PAGES", "5000"))
RUNS = 7


def fill() -> Page:
    """Make the pages and return the front page in the source language."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.objects.get(pk=root.pk)
    owner = get_user_model().objects.create_superuser("bench", "bench@example.org", "x")
    kind = ContentType.objects.get_for_model(StandardPage)
    now = timezone.now()
    keys = [uuid4() for _ in range(PAGES)]
    home_key = uuid4()
    source = None
    for code in LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        home = HomePage(
            title=f"Home {code}", slug=code, locale=locale, translation_key=home_key, owner=owner
        )
        root.add_child(instance=home)
        root.refresh_from_db()
        source = source or home
        # A fifth of the pages is missing in each of the other languages, a tenth is a draft.
        rows = [
            Page(
                title=f"Article number {number} in {code}",
                draft_title=f"Article number {number} in {code}",
                slug=f"article-{number}",
                path=Page._get_path(home.path, 3, number + 1),
                depth=3,
                url_path=f"{home.url_path}article-{number}/",
                locale=locale,
                translation_key=key,
                content_type=kind,
                owner=owner,
                live=code == "en" or number % 10 != 9,
                first_published_at=now,
                last_published_at=now,
            )
            for number, key in enumerate(keys)
            if code == "en" or number % 5
        ]
        Page.objects.bulk_create(rows, batch_size=500)
        Page.objects.filter(pk=home.pk).update(numchild=len(rows))
        articles = [
            StandardPage(page_ptr_id=row.pk, summary="What the article says.") for row in rows
        ]
        fields = StandardPage._meta.local_concrete_fields
        for start in range(0, len(articles), 500):
            StandardPage._base_manager.all()._insert(
                articles[start : start + 500], fields=fields, using="default"
            )
    return source


def timed(client: Client, address: str) -> tuple[float, float, int]:
    """Return the median times of a list's first page, and its queries.

    The times are in milliseconds: by the clock, and of the processor alone (PostgreSQL's own
    is not in it), which means something on a busy machine too.
    """
    assert client.get(address).status_code == 200, address
    times, busy = [], []
    for _ in range(RUNS):
        begin, begin_busy = time.perf_counter(), time.process_time()
        client.get(address)
        times.append((time.perf_counter() - begin) * 1000)
        busy.append((time.process_time() - begin_busy) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return statistics.median(times), statistics.median(busy), len(queries)


def took(what: str, do: Callable[[], object]) -> object:
    """Do something and say how long it took."""
    begin = time.perf_counter()
    result = do()
    print(f"{what}: {time.perf_counter() - begin:.1f} s")
    return result


def main() -> None:
    """Fill, measure, print."""
    call_command("migrate", verbosity=0)
    home = took(f"{PAGES} pages x {len(LANGUAGES)} languages written", fill)
    took("rebuild_parity, first time", lambda: call_command("rebuild_parity"))
    took("rebuild_parity, nothing new", lambda: call_command("rebuild_parity"))
    old = State.objects.filter(status=Status.PUBLISHED).values("pk")[: PAGES // 2]
    State.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(
        status=Status.OUT_OF_DATE, changes=2
    )
    client = Client()
    client.force_login(get_user_model().objects.get(username="bench"))
    lists = {
        "languages report": "/admin/reports/languages/",
        "  out of date in one language": "/admin/reports/languages/?language=fr&status=out_of_date",
        "  by how long it waits": "/admin/reports/languages/?ordering=waits",
        "  last page": f"/admin/reports/languages/?p={PAGES // 50}",
        "dashboard": "/admin/",
        "Wagtail's list of the same pages": f"/admin/pages/{home.pk}/",
        "Wagtail's report of aging pages": "/admin/reports/aging-pages/",
    }
    figures = {name: timed(client, address) for name, address in lists.items()}
    plain = figures["Wagtail's list of the same pages"][1]
    report = figures["Wagtail's report of aging pages"][1]
    print(f"\n{State.objects.count()} states; median of {RUNS} runs, in one process")
    print(f"{'':34}{'ms':>8}{'busy ms':>9}{'queries':>9}{'x list':>8}{'x report':>10}")
    for name, (milliseconds, busy, queries) in figures.items():
        print(
            f"{name:34}{milliseconds:8.0f}{busy:9.0f}{queries:9}{busy / plain:8.2f}"
            f"{busy / report:10.2f}"
        )


if __name__ == "__main__":
    main()
