"""Times what visitors and staff open at 2,000, 20,000 and 1,000,000 resources.

`make bench-scale` (SIZES="2000 20000") makes the databases that are not there (bench/cluster.py),
opens every kind of page many times with other words and choices each time, one request after the
other, and writes the table of docs/scale.md. Requests go through Django's test client: all
middleware, the real view and its template, no network. The first of each kind warms up.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from bench.cluster import FOLDER, cluster, database

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
RUNS, SECONDS = 40, 12.0
"""Most requests of one kind, and about how long one kind may take."""

BARS = {20_000: 100, 1_000_000: 300}
"""Milliseconds that 95 of 100 requests of visitors may take."""


@dataclass
class Figures:
    """What one kind of page took: milliseconds, queries, how many requests, and its status."""

    middle: float
    slow: float
    queries: int
    requests: int
    status: int


def addresses() -> dict[str, Iterator[str]]:
    """Return for each kind of page addresses that differ from request to request."""
    from bench.corpus.works import pools, subject_terms, topics  # needs no Django
    from resources.models import ResourceIndexPage, ResourcePage
    from wagtail.models import Page

    rng = Random(7)
    library = ResourceIndexPage.objects.get(locale__language_code="en")
    keys = list(
        ResourcePage.objects.filter(locale=library.locale).values_list("pk", flat=True)[:50_000:97]
    )
    last = Page.objects.order_by("-pk").first().pk
    subjects = [f"corpus-{slug}" for slug in subject_terms() if slug.startswith("subject-")]
    towns, rare = pools()["places"], pools()["en"]
    names = [topic["en"]["title"] for topic in topics().values()]

    def search(words: Callable[[], str], language: str = "en") -> Iterator[str]:
        while True:
            yield f"/{language}/search/?{urlencode({'q': words()})}"

    def facets(number: int) -> Iterator[str]:
        while True:
            chosen = [
                ("subject", subjects[int(rng.random() ** 2 * len(subjects))]),
                ("audience", f"corpus-audience-{rng.randrange(10)}"),
                ("category", f"corpus-category-{rng.randrange(12)}"),
            ]
            yield f"/en/resources/?{urlencode(chosen[-number:] if number < 3 else chosen)}"

    def misspelled() -> str:
        word = rng.choice(
            ["gardens", "libraries", "vaccination", "photography", "recycling", "carpentry"]
        )
        place = rng.randrange(1, len(word) - 2)
        return (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if word[place] != word[place + 1]
            else word + "x"
        )

    urls = {
        page.pk: page.url
        for page in ResourcePage.objects.filter(pk__in=rng.sample(keys, min(60, len(keys))))
    }
    return {
        "list of resources": cycle(["/en/resources/"]),
        "list, 2 facets": facets(2),
        "list, 3 facets": facets(3),
        "list, deep page": (f"/en/resources/?page={rng.randrange(1, 40_000)}" for _ in cycle([0])),
        "list by title": (
            f"/en/resources/?sort=title&page={rng.randrange(1, 9)}" for _ in cycle([0])
        ),
        "list, Arabic": cycle(["/ar/resources/"]),
        "search: rare words": search(lambda: rng.choice(names)),
        "search: common word": search(
            lambda: rng.choice(["people", "report", "work", "river", "guide", "money"])
        ),
        "search: two words": search(
            lambda: f"{rng.choice(['gardens', 'libraries', 'snow', 'parks'])} {rng.choice(towns)}"
        ),
        "search: typo": search(misspelled),
        "search: rarest word": search(lambda: rng.choice(rare)),
        "search: nothing": search(lambda: f"zzq{rng.randrange(10**6)}"),
        "search in French": search(
            lambda: rng.choice(["bibliothèques", "jardins", "forêt", "chorales"]), "fr"
        ),
        "search, facet": (
            f"/en/search/?q={rng.choice(['people', 'parks', 'soil'])}&year={rng.randrange(1996, 2026)}"
            for _ in cycle([0])
        ),
        "suggestions": (
            f"/en/search/suggestions/?q={rng.choice(['gar', 'lib', 'photo', 'snow', 'com', 'ash'])}"
            for _ in cycle([0])
        ),
        "a resource": cycle(urls.values()),
        "front page": cycle(["/en/"]),
        "feed of resources": cycle(["/en/resources/feed.atom/"]),
        "sitemap index": cycle(["/sitemap.xml"]),
        "sitemap file": (
            f"/sitemap-{rng.randrange(1, max(2, last // 1000))}.xml" for _ in cycle([0])
        ),
        "staff: explorer": cycle([f"/admin/pages/{library.pk}/"]),
        "staff: explorer, deep": (
            f"/admin/pages/{library.pk}/?p={rng.randrange(2, 30)}" for _ in cycle([0])
        ),
        "staff: explorer, search": (
            f"/admin/pages/{library.pk}/?q={rng.choice(towns)}" for _ in cycle([0])
        ),
        "staff: resources": cycle(["/admin/resources/"]),
        "staff: resources, search": (
            f"/admin/resources/?q={rng.choice(towns)}" for _ in cycle([0])
        ),
        "staff: chooser": cycle(
            [f"/admin/choose-page/{library.pk}/?page_type=resources.resourcepage"]
        ),
        "staff: chooser, search": (
            f"/admin/choose-page/search/?page_type=resources.resourcepage&q={rng.choice(towns)}"
            for _ in cycle([0])
        ),
        "staff: edit a resource": (f"/admin/pages/{rng.choice(keys)}/edit/" for _ in cycle([0])),
        "staff: dashboard": cycle(["/admin/"]),
    }


def measure(size: int) -> None:
    """Open everything on the site of this process, and keep the figures in a file."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    staff = Client(headers={"host": "localhost"})
    staff.force_login(get_user_model().objects.get(username="admin"))
    only = os.environ.get("ONLY", "")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '60s'")
    kept = FOLDER / f"figures-{size}.json"
    figures = json.loads(kept.read_text()) if only and kept.exists() else {}
    for kind, given in addresses().items():
        if only and only not in kind:
            continue
        asker = staff if kind.startswith("staff") else client
        times, begin, status, queries = [], time.perf_counter(), 0, 0
        try:
            with CaptureQueriesContext(connection) as captured:
                status = asker.get(next(given)).status_code
            queries = len(captured)
            slowest = max(
                captured.captured_queries, key=lambda query: float(query["time"]), default=None
            )
            while len(times) < RUNS and (len(times) < 3 or time.perf_counter() - begin < SECONDS):
                address = next(given)
                start = time.perf_counter()
                asker.get(address)
                times.append((time.perf_counter() - start) * 1000)
        except Exception as error:  # noqa: BLE001  # a page that fails is a figure too
            print(f"{kind}: {type(error).__name__} {str(error)[:300]}", flush=True)
            times, slowest = times or [60_000.0], None
        figures[kind] = Figures(
            statistics.median(times), percentile(times), queries, len(times), status
        ).__dict__
        print(
            f"{kind:28}{figures[kind]['middle']:10.0f}{figures[kind]['slow']:10.0f}"
            f"{queries:5}{len(times):5}  {status}",
            flush=True,
        )
        if slowest and float(slowest["time"]) > 0.2 and "-v" in sys.argv:
            print("   ", slowest["time"], slowest["sql"][:1500])
    kept.write_text(json.dumps(figures))


def percentile(times: list[float]) -> float:
    """Return the time that 95 of 100 stay under."""
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


def table(sizes: list[int]) -> str:
    """Return the figures of all sizes side by side, in Markdown."""
    kept = {size: json.loads((FOLDER / f"figures-{size}.json").read_text()) for size in sizes}
    heads = [f"{size:,}: p50 | p95" for size in sizes]
    grown = f"p50 × from {sizes[0]:,}" if len(sizes) > 1 else "growth"
    lines = [
        f"| ms | {' | '.join(heads)} | {grown} | queries |",
        "|---" * (3 + 2 * len(sizes)) + "|",
    ]
    for kind in kept[sizes[-1]]:
        cells, rows = [kind], [kept[size].get(kind) for size in sizes]
        for size, row in zip(sizes, rows, strict=True):
            late = row and not kind.startswith("staff") and row["slow"] > BARS.get(size, 10**9)
            slow = f"{row['slow']:,.0f}" if row else ""
            cells += [f"{row['middle']:,.0f}" if row else "", f"**{slow}**" if late else slow]
        cells.append(f"{rows[-1]['middle'] / rows[0]['middle']:.1f}" if rows[0] else "")
        cells.append(str(rows[-1]["queries"]))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(sizes: list[int]) -> None:
    """Measure each size in a process of its own, and write the table into the document."""
    with cluster() as server:
        for size in sizes:
            env = database(server, size)
            print(f"\n{size:,} resources; load {os.getloadavg()[0]:.1f}", flush=True)
            command = [sys.executable, "-m", "bench.scale", "--measure", str(size), *sys.argv[2:]]
            subprocess.run(command, env=env, check=True, cwd=ROOT)
    text = table([size for size in sizes if (FOLDER / f"figures-{size}.json").exists()])
    load = (
        f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    )
    print(f"\n{text}\n\n{load}")
    if DOCUMENT.exists() and "ONLY" not in os.environ:
        before, _begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
        DOCUMENT.write_text(
            f"{before}{BEGIN}\n{load}\n\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(int(sys.argv[2]))
    else:
        main([int(size) for size in os.environ.get("SIZES", "2000 20000 1000000").split()])
