"""Times pages that no cache holds: where the time of each page type goes, on PostgreSQL.

`make bench-rendering` (REQUESTS=60, OTHER=/path/to/another/work/tree). One process with production
settings and the demo's content, warm. All pages take turns, and so does the page of a project as
`wagtail start` makes it, on the same PostgreSQL. With OTHER the same pages of another state of the
code take turns too, on the same database, which is how a before and an after are told apart on a
machine that others use; with LEFT_OUT=html_memory the same code without a part of what makes it
quick (decision 187). Writes a table of docs/speed.md.
"""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.cluster import ROOT, cluster, demo, sql
from tests.rig.postgres import Cluster

DOCUMENT = ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- rendering: begin -->", "<!-- rendering: end -->"

REQUESTS = int(os.environ.get("REQUESTS", "60"))
WARM_UP = 3
PARTS = ("all", "cpu", "database", "templates", "rest")
BARS = {"list": 20, "detail": 12}
"""Milliseconds of server time that a page may take: front page, lists and search; all others."""

STOCK = """
from stock.settings.base import *
DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "only-for-the-bench" * 4
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "stock", "USER":
    "portal", "HOST": "127.0.0.1", "PORT": "%s", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
"""


class Site:
    """A process that answers requests of one site (bench/rendered.py)."""

    def __init__(self, folder: Path, environ: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "bench" / "rendered.py")],
            cwd=folder,
            env=environ,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, address: str) -> Any:
        """Return what the process measured of a request."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{address}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def production(server: Cluster) -> dict[str, str]:
    """Return the environment of a server with the demo's content."""
    return {
        **demo(server),
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-the-bench-" * 4,
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "DEFAULT_FROM_EMAIL": "Portal <portal@example.org>",
        "TRUSTED_PROXIES": "1",
    }


def stock(server: Cluster, folder: Path) -> tuple[Path, dict[str, str]]:
    """Make a project as `wagtail start` does, on the same server; return where, and how it runs."""
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([wagtail, "start", "stock", folder], check=True, stdout=subprocess.DEVNULL)
    (folder / "stock" / "settings" / "bench.py").write_text(STOCK % server.port)
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "stock.settings.bench"}
    sql(server, "DROP DATABASE IF EXISTS stock")
    sql(server, "CREATE DATABASE stock")
    for command in (["migrate", "--verbosity=0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=folder, env=environ, check=True)
    return folder, environ


@contextlib.contextmanager
def sites() -> Iterator[dict[str, Site]]:
    """Run the sites that are compared for the time of the block."""
    with cluster() as server, tempfile.TemporaryDirectory() as folder:
        environ = production(server)
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(command, env=environ, check=True, cwd=ROOT)
        running = {"ours": Site(ROOT, environ)}
        if other := os.environ.get("OTHER"):
            running["other"] = Site(Path(other), environ)
        elif parts := os.environ.get("LEFT_OUT"):
            running["other"] = Site(ROOT, {**environ, "SPEED_LEFT_OUT": parts})
        running["stock"] = Site(*stock(server, Path(folder)))
        try:
            yield running
        finally:
            for site in running.values():
                site.process.kill()
                site.process.wait()


Measured = dict[str, list[dict[str, Any]]]
"""By site and page, what each of its requests took."""


def measure(running: dict[str, Site]) -> tuple[Measured, dict[str, str]]:
    """Ask for all pages of all sites in turns; return figures, and the kind of each page."""
    pages = {name: (address, kind) for name, address, kind in running["ours"].ask("?")}
    asked = {f"{site}: {page}": (site, pages[page][0]) for page in pages for site in running}
    asked = {name: to for name, to in asked.items() if to[0] != "stock"}
    asked["stock: front page"] = ("stock", "/")
    for _turn in range(WARM_UP):
        for site, address in asked.values():
            status = running[site].ask(address)["status"]
            if not status.startswith("200"):
                raise RuntimeError(f"{site} {address}: {status}")
    figures: Measured = defaultdict(list)
    for turn in range(REQUESTS):
        for name, (site, address) in asked.items():
            figures[name].append(running[site].ask(address))
        print(f"{turn + 1} of {REQUESTS}; load {os.getloadavg()[0]:.1f}", end="\r", flush=True)
    kinds = {f"{site}: {page}": pages[page][1] for page in pages for site in running}
    return figures, kinds


def of(taken: list[dict[str, Any]], part: str, place: float = 0.5) -> float:
    """Return the value that so many of the requests did not exceed in one part."""
    values = sorted(request[part] for request in taken)
    return values[min(len(values) - 1, int(place * len(values)))]


def table(figures: Measured, kinds: dict[str, str]) -> str:
    """Return all pages in Markdown; what is over its bar is bold."""
    lines = [
        "| page | p50 ms | p95 ms | processor ms | database ms | templates ms | rest ms "
        "| queries | kB sent |",
        "|---" * 9 + "|",
    ]
    for name, taken in figures.items():
        middle = of(taken, "all")
        bar = BARS.get(kinds.get(name, ""), 10**9)
        cells = [
            name.removeprefix("ours: "),
            f"**{middle:.1f}**" if middle > bar else f"{middle:.1f}",
            f"{of(taken, 'all', 0.95):.1f}",
            *(f"{of(taken, part):.1f}" for part in ("cpu", "database", "templates", "rest")),
            str(taken[-1]["queries"]),
            f"{taken[-1]['bytes'] / 1000:.1f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def summary(figures: Measured, kinds: dict[str, str]) -> str:
    """Return the middle of all lists and of all other pages, and its ratio to the stock page."""
    stock_page = of(figures["stock: front page"], "all")
    lines = []
    for site in sorted({name.partition(":")[0] for name in figures} - {"stock"}):
        for kind, bar in BARS.items():
            names = [n for n in figures if n.startswith(f"{site}:") and kinds[n] == kind]
            middles = {part: statistics.mean(of(figures[n], part) for n in names) for part in PARTS}
            parts = ", ".join(f"{part} {middles[part]:.1f}" for part in PARTS[1:])
            lines.append(
                f"{site}, {kind}: {middles['all']:.1f} ms (bar {bar}; {parts}), "
                f"{middles['all'] / stock_page:.1f} times the stock page"
            )
    return "\n".join(f"- {line}" for line in lines)


def main() -> None:
    """Measure, print, and write the document unless another state of the code took part."""
    before = os.getloadavg()[0]
    with sites() as running:
        figures, kinds = measure(running)
    said = (
        f"{REQUESTS} requests each, in turns. Load of the machine ({os.cpu_count()} processors): "
        f"{before:.1f} before, {os.getloadavg()[0]:.1f} after."
    )
    text = f"{said}\n\n{summary(figures, kinds)}\n\n{table(figures, kinds)}"
    print(f"\n{text}")
    if not {"OTHER", "LEFT_OUT"} & os.environ.keys():
        head, _begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
        tail = rest.partition(END)[2]
        DOCUMENT.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
