"""What can be measured of one page in a browser: the standing bars of the design."""

import contextlib
import json
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

HERE = Path(__file__).parent
NU_JAR = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
AXE_SCRIPT = Axe().axe_script
AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All of axe's rules, best practice included, and the one of WCAG 2.2 that is off by default."""


@contextlib.contextmanager
def visit(
    browser: Browser, url: str, width: int = 1280, scheme: str = "light", **options: object
) -> Iterator[Page]:
    """Open `url` as a visitor who was never here before; the page is closed afterwards."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 800 if width > 600 else 720},
        color_scheme=scheme,
        reduced_motion="reduce",
        **options,
    )
    try:
        page = context.new_page()
        page.goto(url, wait_until="load")
        yield page
    finally:
        context.close()


def every_view(page: Page) -> Iterator[str]:
    """Show an open page at every width in light and dark, and yield the name of each view."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800 if width > 600 else 720})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            yield f"{width} {scheme}"


def axe_violations(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds wrong `within` a selector: the rule, and the first broken place."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    run = "([within, options]) => axe.run(within, options).then(all => all.violations)"
    found = page.evaluate(run, [within, AXE_OPTIONS])
    return [
        f"{rule['id']}: {rule['help']} at {rule['nodes'][0]['target']} ({len(rule['nodes'])})"
        for rule in found
    ]


def overflow(page: Page) -> list[str]:
    """Return the elements that make the page scroll sideways, outermost first."""
    return page.evaluate(
        """() => {
        const wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= wide) return [];
        return [...document.body.querySelectorAll('*')]
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([e, box]) => box.right > wide + 1 || box.left < -1)
            .map(([e]) => e)
            .slice(0, 3).map(e => e.outerHTML.slice(0, 120));
        }"""
    )


def overflow_of_large_letters(page: Page) -> list[str]:
    """Return what makes a phone scroll sideways when letters are twice as large (WCAG 1.4.4)."""
    page.set_viewport_size({"width": WIDTHS[1], "height": 720})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = overflow(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


@dataclass
class Traffic:
    """What a first visit loads, and what the browser complains of."""

    requests: list[str] = field(default_factory=list)
    photographs: list[str] = field(default_factory=list)
    bytes: int = 0
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)


@contextlib.contextmanager
def first_visit(browser: Browser, url: str) -> Iterator[tuple[Page, Traffic]]:
    """Open `url` on a phone that was never here before; yield the page, and what it loaded so far.

    Bytes are those on the wire, compressed. Pictures of the media library are counted apart, as
    photographs. The page is closed afterwards.
    """
    seen = Traffic()
    host = urlsplit(url).netloc
    context = browser.new_context(viewport={"width": 360, "height": 720}, reduced_motion="reduce")
    try:
        page = context.new_page()

        def note(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in ("data", "blob"):
                return
            if parts.netloc != host:
                seen.foreign.append(request.url)
            if "/media/" in parts.path or "/images/" in parts.path:
                seen.photographs.append(request.url)
            else:
                seen.requests.append(request.url)

        def weigh(request: Request) -> None:
            if request.url in seen.requests:
                sizes = request.sizes()
                seen.bytes += sizes["responseBodySize"] + sizes["responseHeadersSize"]

        def hear(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                seen.complaints.append(message.text)

        page.on("request", note)
        page.on("requestfinished", weigh)
        page.on("console", hear)
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.goto(url, wait_until="networkidle")
        seen.cookies = [cookie["name"] for cookie in context.cookies()]
        # What later views load, such as larger pictures, is no part of the first visit.
        page.remove_listener("request", note)
        yield page, seen
    finally:
        context.close()


def source(url: str) -> str:
    """Return a page's HTML as the server sends it, also that of a page that is not found."""
    try:
        with urllib.request.urlopen(url, timeout=60) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def nu_errors(pages: dict[str, str]) -> dict[str, list[str]]:
    """Return what the Nu HTML checker calls errors, by the names of the `pages` (name: HTML)."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            file = Path(folder) / f"{number}.html"
            file.write_text(html, encoding="utf-8")
            names[file.name] = name
        done = subprocess.run(
            ["java", "-jar", str(NU_JAR), "--format", "json", "--exit-zero-always", folder],
            capture_output=True,
            text=True,
            check=True,
        )
    errors: dict[str, list[str]] = {name: [] for name in pages}
    for message in json.loads(done.stderr)["messages"]:
        if message["type"] == "error":
            name = names[Path(urlsplit(message["url"]).path).name]
            place = message.get("extract", "").strip()
            errors[name].append(f"{message['message']} | {place}")
    return errors
