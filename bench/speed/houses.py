"""The servers that are compared: all run at once, and are asked in turns."""

import contextlib
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import environ

from bench.loads.place import demo
from tests.deploy.front import Front
from tests.deploy.processes import manage
from tests.rig.kept import ROOT
from tests.rig.postgres import Cluster, free_port

from . import stock

PROCESSES, THREADS = "2", "8"
"""As deploy/systemd/portal-web.service starts the application; a stock site gets the same."""

ALL_PAGES = """
import json
from home.models import StandardPage
from programs.models import StoryPage
from resources.models import ResourcePage
found = []
for model in (StoryPage, StandardPage, ResourcePage):
    for page in model.objects.filter(locale__language_code="en").live():
        body = page.body.render_as_block() if hasattr(page, "body") else ""
        found.append({"title": page.title, "intro": page.summary, "body": body})
print(json.dumps(found))
"""
"""What the demo says in English, to be said by the stock site too."""


@dataclass(frozen=True)
class House:
    """Something that answers: its name, and the addresses of its pages by kind."""

    name: str
    pages: dict[str, str]
    is_quick: bool = False
    """Whether it answers so often that half the time tells as much."""


ALONE = "ours, cache, application server alone"
READ_BY_NGINX = "ours, cache read by nginx"
PLAIN = "plain files, same bytes, same nginx"

KINDS = {
    "front page": "/en/",
    "list": "/en/resources/",
    "story": "/en/stories/kansas-city/",
    "search": "/en/search/?q=health",
    "contact page": "/en/contact/",
}


@contextlib.contextmanager
def houses() -> Iterator[tuple[list[House], Front]]:
    """Run all of them for the length of the block; yield them, and the nginx before ours."""
    with tempfile.TemporaryDirectory(prefix="bench-speed-") as place, contextlib.ExitStack() as up:
        folder = Path(place)
        folder.chmod(0o755)
        # PostgreSQL's files belong to its own user.
        subprocess.run(["cp", "-a", f"{demo()}/.", folder], check=True)
        server = Cluster(folder / "postgres", fsync="off")
        server.start()
        up.callback(server.stop)
        database, var = server.url, folder / "var"
        bare, cached = free_port(), free_port()
        front = Front(folder / "front", var, f"127.0.0.1:{cached}")
        site = f"https://localhost:{front.https}"
        variables = environment(database, var, site)
        up.enter_context(serving(ROOT, "portal.wsgi", bare, {**variables, "PAGE_CACHE": "false"}))
        up.enter_context(serving(ROOT, "portal.wsgi", cached, variables))
        up.enter_context(front.running())
        found = [
            House("stock Wagtail", _stock(folder, database, variables, up)),
            House("ours, no cache", _at(f"http://localhost:{bare}")),
            House(ALONE, _at(f"http://localhost:{cached}")),
            House(READ_BY_NGINX, _at(site), is_quick=True),
            House(PLAIN, _plain(site, var), is_quick=True),
            House("archive, same nginx", _archive(site, var, variables), is_quick=True),
        ]
        yield found, front


def _at(base: str) -> dict[str, str]:
    return {kind: base + path for kind, path in KINDS.items()}


def _stock(
    folder: Path, database: str, variables: dict[str, str], up: contextlib.ExitStack
) -> dict[str, str]:
    made = folder / "stock"
    made.mkdir()
    texts = json.loads(manage(variables, "shell", "--verbosity=0", "-c", ALL_PAGES))
    _psql(database, "CREATE DATABASE stock")
    its = environ.Env.db_url_config(database.rpartition("/")[0] + "/stock")
    # The same as ours: connections are kept.
    article = stock.make(made, {**its, "CONN_MAX_AGE": 60}, texts)
    port = free_port()
    up.enter_context(serving(made, "stocksite.wsgi", port, stock.environment(made)))
    base = f"http://localhost:{port}"
    return {
        "front page": f"{base}/",
        "story": base + article,
        "search": f"{base}/search/?query=health",
    }


def _plain(site: str, var: Path) -> dict[str, str]:
    """Put what nginx reads from the cache among the static files, under names of files."""
    plain = var / "static" / "plain"
    plain.mkdir()
    found = {}
    for kind, path in KINDS.items():
        _read(site + path)
        kept = var / "pages/current/public/localhost" / path.strip("/").partition("?")[0]
        if (kept / "index.html").exists() and "?" not in path:
            for file in kept.glob("index.html*"):
                ending = file.name.removeprefix("index")
                shutil.copy(file, plain / f"{kind.replace(' ', '-')}{ending}")
            found[kind] = f"{site}/static/plain/{kind.replace(' ', '-')}.html"
    return found


def _archive(site: str, var: Path, variables: dict[str, str]) -> dict[str, str]:
    target = var / "static" / "archive"
    manage(variables, "archive_site", str(target))
    return {
        kind: f"{site}/static/archive{path}index.html"
        for kind, path in KINDS.items()
        if "?" not in path and (target / path.strip("/") / "index.html").exists()
    }


@contextlib.contextmanager
def serving(
    folder: Path,
    application: str,
    port: int,
    variables: dict[str, str],
    processes: str = PROCESSES,
    threads: str = THREADS,
) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve an application on a port of the loopback for the length of the block."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"),
            *("--workers", processes, "--threads", threads, "--preload", "--log-level", "warning"),
        ],
        cwd=folder,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                _read(f"http://localhost:{port}/nothing-here/")
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _read(url: str) -> bytes:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(url, timeout=30, context=context if url[4] == "s" else None) as got:
        return got.read()


def _psql(database: str, statement: str) -> None:
    subprocess.run(["psql", database, "-c", statement], check=True, capture_output=True)


def environment(database: str, var: Path, site: str) -> dict[str, str]:
    """Return the variables of a server in production, whose address is `site`."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DATABASE_URL": database,
        "VAR_DIR": str(var),
        "SECRET_KEY": "only-for-the-bench-" * 4,
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SITE_URL": site,
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "DEFAULT_FROM_EMAIL": "Portal <portal@example.org>",
        "SECURE_SSL_REDIRECT": "false",
        "SERVE_MEDIA": "true",
        "TRUSTED_PROXIES": "1",
        "DEBUG": "false",
    }
