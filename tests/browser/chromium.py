"""Debian's Chromium without a window, driven by Playwright."""

import contextlib
import os
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

OPTIONS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


def program() -> str:
    """Return where Chromium is: CHROMIUM names it, or else it is on the path; or an empty text."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome") or ""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a running browser. Raises FileNotFoundError where Chromium is not installed."""
    if not program():
        raise FileNotFoundError("Chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()
