"""Opens every kind of page of the site in DATABASE_URL many times, and keeps what it took.

    python -m bench.opening SIZE        (ONLY=search for some kinds, -v to see slow queries)

It is what `bench.scale` runs on each database.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from random import Random
from urllib.parse import urlencode
from uuid import UUID

import django

django.setup()

from django.contrib.auth import get_user_model
from django.db import connection
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from bench.cluster import FOLDER
from bench.corpus.works import pools, subject_terms, topics
from resources.models import ResourceIndexPage, ResourcePage

RUNS, SECONDS = 40, 5.0
"""Most requests of one kind, and about how long one kind may take."""

LINES = 1_000
"""Lines of a table that are read."""

LONGEST = "60s"
"""After this a query is given up, and the page counts as that slow."""

COMMON = ("people", "report", "work", "river", "guide", "money")
SUBJECTS = ("gardens", "libraries", "vaccination", "photography", "recycling", "carpentry")
PATTERNS = {
    "list of resources": "/en/resources/",
    "list, Arabic": "/ar/resources/",
    "front page": "/en/",
    "feed of resources": "/en/resources/feed.atom",
    "sitemap index": "/sitemap.xml",
    "open data, first page": "/api/v1/resources",
    "staff: resources": "/admin/resources/",
    "staff: dashboard": "/admin/",
}
"""What has one address only."""


@dataclass
class Figures:
    """What one kind of page took: milliseconds, queries, how many requests, and its status."""

    middle: float
    slow: float
    queries: int
    requests: int
    status: int


class Visitor:
    """Thinks of addresses, other ones each time but the same in each run."""

    def __init__(self) -> None:
        self.rng = Random(7)
        self.library = ResourceIndexPage.objects.get(locale__language_code="en")
        pages = ResourcePage.objects.filter(locale=self.library.locale)
        self.pages = list(pages.order_by("pk").values_list("pk", flat=True)[:50_000:97])
        self.urls = [page.url for page in ResourcePage.objects.filter(pk__in=self.pages[:60])]
        self.last = Page.objects.order_by("-pk").values_list("pk", flat=True)[0]
        self.subjects = [slug for slug in subject_terms() if slug.startswith("subject-")]
        self.titles = [topic["en"]["title"] for topic in topics().values()]

    def kinds(self) -> dict[str, Callable[[], str]]:
        """Return for each kind of page what gives the next address of it."""
        pick, number = self.rng.choice, self.rng.randrange
        chooser = "/admin/choose-page/"
        kind = "page_type=resources.resourcepage"
        towns, rare = pools()["places"], pools()["en"]
        staff = f"/admin/pages/{self.library.pk}/"
        fixed = {name: (lambda to=address: to) for name, address in PATTERNS.items()}
        return {
            **fixed,
            "list, 2 facets": lambda: self.narrowed(2),
            "list, 3 facets": lambda: self.narrowed(3),
            "list, deep page": lambda: f"/en/resources/?page={number(1, 40_000)}",
            "list by title": lambda: f"/en/resources/?sort=title&page={number(1, 9)}",
            "search: title words": lambda: self.search(pick(self.titles)),
            "search: common word": lambda: self.search(pick(COMMON)),
            "search: two words": lambda: self.search(f"{pick(SUBJECTS)} {pick(towns)}"),
            "search: typo": lambda: self.search(self.misspelled(pick(SUBJECTS))),
            "search: rare word": lambda: self.search(pick(rare)),
            "search: nothing there": lambda: self.search(f"zzq{number(10**6)}"),
            "search: common, a year": lambda: self.search(pick(COMMON), year=number(1996, 2026)),
            "search in French": lambda: (
                "/fr/search/?"
                + urlencode({"q": pick(("bibliothèques", "jardins", "rivière", "chorales"))})
            ),
            "suggestions": lambda: (
                "/en/search/suggest/?format=json&q="
                + pick(("gar", "lib", "photo", "snow", "com", "ash"))
            ),
            "a resource": lambda: pick(self.urls),
            "sitemap file": lambda: f"/sitemap-{number(1, max(2, self.last // 1000))}.xml",
            "open data, deep page": lambda: (
                "/api/v1/resources?after=" + str(UUID(int=self.rng.getrandbits(128)))
            ),
            "export: 1,000 lines of CSV": lambda: "/api/v1/resources.csv",
            "staff: explorer": lambda: staff,
            "staff: explorer, deep": lambda: f"{staff}?p={number(2, 30)}",
            "staff: explorer, search": lambda: f"{staff}?q={pick(towns)}",
            "staff: resources, search": lambda: f"/admin/resources/?q={pick(towns)}",
            "staff: chooser": lambda: f"{chooser}{self.library.pk}/?{kind}",
            "staff: chooser, search": lambda: f"{chooser}search/?{kind}&q={pick(towns)}",
            "staff: edit a resource": lambda: f"/admin/pages/{pick(self.pages)}/edit/",
        }

    def search(self, words: str, **more: int) -> str:
        """Return the address of a search."""
        return f"/en/search/?{urlencode({'q': words, **more})}"

    def narrowed(self, facets: int) -> str:
        """Return the address of the library, narrowed by so many facets."""
        chosen = [
            ("audience", f"corpus-audience-{self.rng.randrange(10)}"),
            ("category", f"corpus-category-{self.rng.randrange(12)}"),
            ("subject", f"corpus-{self.rng.choice(self.subjects[:120])}"),
        ]
        return f"/en/resources/?{urlencode(chosen[:facets])}"

    def misspelled(self, word: str) -> str:
        """Return a word with two neighboring letters changed about, or one doubled."""
        place = self.rng.randrange(1, len(word) - 2)
        one, two = word[place], word[place + 1]
        changed = one + one + two if one == two else two + one
        return word[:place] + changed + word[place + 2 :]


def opened(asker: Client, address: str) -> HttpResponseBase:
    """Return what an address answers, of a stream the first lines."""
    response: HttpResponseBase = asker.get(address, follow=True)
    if isinstance(response, StreamingHttpResponse):
        for _line in islice(response, LINES):
            pass
    return response


def figures_of(asker: Client, name: str, address: Callable[[], str]) -> Figures:
    """Open one kind of page many times."""
    times: list[float] = []
    begin, status, queries = time.perf_counter(), 0, 0
    try:
        opened(asker, address())
        with CaptureQueriesContext(connection) as captured:
            first = address()
            status = opened(asker, first).status_code
        queries = len(captured)
        if "-v" in sys.argv:
            tell_slow(first, captured.captured_queries)
        while len(times) < RUNS and (len(times) < 3 or time.perf_counter() - begin < SECONDS):
            next_one = address()
            start = time.perf_counter()
            opened(asker, next_one)
            times.append((time.perf_counter() - start) * 1000)
    except Exception as error:  # noqa: BLE001  # a page that fails is a figure too
        print(f"{name}: {type(error).__name__} {str(error)[:300]}", flush=True)
        times = times or [float("nan")]
    slow = sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]
    return Figures(statistics.median(times), slow, queries, len(times), status)


def tell_slow(address: str, queries: list[dict[str, str]]) -> None:
    """Print the queries that took more than 50 ms."""
    for query in queries:
        if float(query["time"]) > 0.05:
            print(f"    {address} {query['time']} s: {query['sql'][:1200]}")


def kinds() -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the kinds of page that are asked for."""
    only = os.environ.get("ONLY", "")
    for name, address in Visitor().kinds().items():
        if only in name:
            yield name, address


def main(size: str) -> None:
    """Open everything on the site of this process, and keep the figures in a file."""
    client, staff = (Client(headers={"host": "localhost"}) for _who in range(2))
    staff.force_login(get_user_model().objects.get(username="admin"))
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{LONGEST}'")
    kept = FOLDER / f"figures-{size}.json"
    figures = json.loads(kept.read_text()) if os.environ.get("ONLY") and kept.exists() else {}
    for name, address in kinds():
        found = figures_of(staff if name.startswith("staff") else client, name, address)
        figures[name] = asdict(found)
        print(
            f"{name:28}{found.middle:9.0f}{found.slow:9.0f}{found.queries:5}{found.requests:5}"
            f"  {found.status}",
            flush=True,
        )
    kept.write_text(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1])
