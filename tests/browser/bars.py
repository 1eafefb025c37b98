"""Measures the standing bars on every kind of page of the demo site and writes docs/bars.md.

    make bars

Lighthouse joins in where `npm ci --prefix tests/browser` has installed it. It takes an hour for all
pages: what it finished is kept, and after an interruption the same command goes on from there.
"""

import datetime
import json
import subprocess
import sys
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.rig.site import ROOT, PortalSite, demo_site

from .addresses import Address, addresses
from .chromium import chromium
from .lighthouse import LIGHTHOUSE, Lighthouse, Scores
from .measures import (
    NU_JAR,
    axe_violations,
    every_view,
    first_visit,
    nu_errors,
    overflow,
    overflow_of_large_letters,
    source,
)

TARGET = ROOT / "docs/bars.md"
HEAD = """# The standing bars, measured

Made by `make bars` on {today}, on the demo site under the production settings (gunicorn, WhiteNoise,
SQLite), in Debian's Chromium. axe (WCAG 2.2 AA and best practice) and “too wide” add up 320, 360 and
1280 px in light and dark, “too wide” also 360 px with letters of 200 %. Weight and requests are a first visit on a phone without photographs,
compressed, headers included. Queries are uncached. Lighthouse is the mobile one: performance /
accessibility / best practices / SEO. Its speed varies with what else the machine does: a page below 100 is
run again, at most three times, and the best counts (then it says so). Answers of search are kept out of
search engines on purpose (082) and so cannot have 100 for SEO; the search page itself can. Lighthouse
refuses a page with the status 404.

| page | language | axe | Nu | too wide | requests | photos | kB | foreign | complaints | queries | Lighthouse |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|"""  # noqa: E501
COUNT_QUERIES = """
import json, sys
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.core.cache import cache
from wagtail.models import Site
counts = {}
for path in json.loads(sys.stdin.read()):
    Client(headers={"host": "localhost"}).get(path)
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        Client(headers={"host": "localhost"}).get(path)
    counts[path] = len(queries)
print("COUNTS" + json.dumps(counts))
"""


@dataclass
class Row:
    """What was measured of one page."""

    address: Address
    axe: int
    overflow: int
    requests: int
    photographs: int
    kilobytes: float
    foreign: int
    complaints: int
    queries: int
    nu: int | None = None
    lighthouse: Scores | None = None


def measure(browser: Browser, address: Address, queries: int) -> Row:
    """Return what the browser can tell of one page, at all widths and in both colour schemes."""
    violations = too_wide = 0
    with first_visit(browser, address.url) as (page, seen):
        for _view in every_view(page):
            violations += len(axe_violations(page))
            too_wide += len(overflow(page))
        too_wide += len(overflow_of_large_letters(page))
    complaints = [line for line in seen.complaints if "status of 404" not in line]
    return Row(
        address,
        violations,
        too_wide,
        len(seen.requests),
        len(seen.photographs),
        seen.bytes / 1000,
        len(seen.foreign),
        len(complaints),
        queries,
    )


def query_counts(site: PortalSite, pages: list[Address]) -> dict[str, int]:
    """Return how many queries each page costs when nothing is cached, by its path."""
    paths = [page.url.removeprefix(site.url) for page in pages]
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", COUNT_QUERIES],
        cwd=ROOT,
        env={**site.environment, "PAGE_CACHE": "false"},
        input=json.dumps(paths),
        check=True,
        text=True,
        capture_output=True,
    )
    return json.loads(done.stdout.split("COUNTS", 1)[1])


def table(rows: list[Row]) -> str:
    """Return the figures as a page of Markdown."""
    lines = [HEAD.format(today=datetime.datetime.now(datetime.UTC).date())]
    for row in rows:
        nu = "not run" if row.nu is None else row.nu
        lines.append(
            f"| {row.address.kind} | {row.address.language} | {row.axe} | {nu} | {row.overflow} "
            f"| {row.requests} | {row.photographs} | {row.kilobytes:.1f} | {row.foreign} "
            f"| {row.complaints} | {row.queries} | {row.lighthouse or 'not run'} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure all pages and write the table; a dot on the console for each."""
    with demo_site() as site:
        pages = addresses(site)
        queries = query_counts(site, pages)
        rows = []
        with chromium() as browser:
            for page in pages:
                rows.append(measure(browser, page, queries[page.url.removeprefix(site.url)]))
                print(".", end="", flush=True)
        if NU_JAR.exists():
            errors = nu_errors({page.name: source(page.url) for page in pages})
            for row in rows:
                row.nu = len(errors[row.address.name])
        if LIGHTHOUSE.exists() and "--no-lighthouse" not in sys.argv:
            score = Lighthouse().scores
            for row in rows:
                if row.address.kind != "missing":
                    row.lighthouse = score(row.address)
                    print("*", end="", flush=True)
    TARGET.write_text(table(rows), encoding="utf-8")
    print(f"\nWrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
