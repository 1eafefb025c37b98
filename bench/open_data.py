"""Times lists and tables of open data at a million resources, wherever in the list one reads.

    python -m tests.rig.postgres .venv/bin/python -m bench.open_data 1000000

Needs PostgreSQL; the cluster of the rig is empty before and gone afterwards.
"""

import os
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from resources.models import ResourcePage
from tests.factories.resources import (
    ResourceIndexPageFactory,
    ResourcePageFactory,
)

OWN = {
    "id": "%(first)s + n",
    "path": "'%(path)s' || lpad(upper(to_hex(n)), 8, '0')",
    "translation_key": "md5(n::text)::uuid",
    "slug": "'r' || n",
    "url_path": "'%(url)s' || 'r' || n || '/'",
    "title": "'Resource ' || n",
    "page_ptr_id": "%(first)s + n",
    "last_published_at": "now() - n * interval '1 second'",
}
"""What differs between the copies; all else is the first resource's."""


def copy(model: type, source: ResourcePage, number: int) -> None:
    """Write `number` copies of a page into the table of one of its models."""
    values = {"first": 1_000_000, "path": source.path[:-4], "url": source.get_parent().url_path}
    names = [field.column for field in model._meta.local_concrete_fields]
    columns = ", ".join(f'"{name}"' for name in names)
    chosen = ", ".join(OWN[name] % values if name in OWN else f's."{name}"' for name in names)
    key = model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {chosen} "
            f"FROM {model._meta.db_table} s, generate_series(1, {number}) n WHERE s.{key} = %s",
            [source.pk],
        )


def timed(client: Client, address: str, times: int = 15) -> str:
    """Return median and worst of some requests, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        answer = client.get(address)
        taken.append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 200, answer.content
    return f"p50 {statistics.median(taken):6.0f} ms, worst {max(taken):6.0f} ms"


def main() -> None:
    """Build, measure, print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    call_command("migrate", verbosity=0)
    root = Page.get_first_root_node()
    locale = Locale.objects.get_or_create(language_code="en")[0]
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    Site.objects.update(root_page=home, hostname="testserver")
    library = ResourceIndexPageFactory(parent=home)
    source = ResourcePageFactory(parent=library)
    for model in (Page, ResourcePage):
        copy(model, source, number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    print(f"{number} resources")
    print("first page       ", timed(client, "/api/v1/resources"))
    for part in (0.01, 0.5, 0.99):
        after = UUID(int=int((2**128 - 1) * part))
        print(f"at {part:4.0%} of the list", timed(client, f"/api/v1/resources?after={after}"))
    recent = "/api/v1/resources?updated_since=2026-01-01T00:00:00Z"
    print("updated_since    ", timed(client, recent, times=3))
    for since in (timedelta(hours=1), timedelta(seconds=10)):
        moment = quote((datetime.now(UTC) - since).isoformat())
        print(f"since {since}", timed(client, f"/api/v1/resources?updated_since={moment}", times=3))
    start, lines = time.perf_counter(), 0
    for _line in client.get("/api/v1/resources.csv").streaming_content:
        lines += 1
        if lines > 20_000:
            break
    print(f"CSV: {lines / (time.perf_counter() - start):.0f} lines a second")


if __name__ == "__main__":
    main()
