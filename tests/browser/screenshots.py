"""Takes screenshots of every kind of page: phone, desktop, dark, mirrored, print.

    make screenshots

They go to artefacts/screenshots/, which git ignores.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.rig.site import ROOT, demo_site

from .addresses import Address, addresses
from .chromium import chromium
from .measures import visit

VIEWS = (
    ("phone", 360, "light"),
    ("phone-dark", 360, "dark"),
    ("desktop", 1280, "light"),
    ("desktop-dark", 1280, "dark"),
)
SHOW_LAZY = "all => all.forEach(image => { image.loading = 'eager' })"


def take(browser: Browser, address: Address, folder: Path) -> None:
    """Write the pictures of one page into `folder`."""
    for view, width, scheme in VIEWS:
        with visit(browser, address.url, width, scheme) as page:
            page.locator("img").evaluate_all(SHOW_LAZY)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{address.name}-{view}.png", full_page=True)
            if view == "desktop":
                page.evaluate("document.documentElement.dir = 'rtl'")
                page.screenshot(path=folder / f"{address.name}-mirrored.png", full_page=True)
                page.evaluate("document.documentElement.dir = 'ltr'")
                page.pdf(path=folder / f"{address.name}.pdf", format="Letter")


def main() -> None:
    """Take the pictures of all kinds of page; names on the command line choose some of them."""
    folder = ROOT / "artefacts/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    chosen = sys.argv[1:]
    with (
        demo_site() as site,
        chromium() as browser,
    ):
        for page in addresses(site):
            if not chosen or page.kind in chosen or page.name in chosen:
                take(browser, page, folder)
                print(page.name, flush=True)


if __name__ == "__main__":
    main()
