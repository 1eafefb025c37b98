"""Debian's Chromium without a window, driven by Playwright.

The one that never had a window (chromium-headless-shell) takes a sixth of the time for a visitor
who was never here before: Chromium itself opens a window with all its buttons, and hides it.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

PROGRAMS = ("chromium-headless-shell", "chromium", "chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--accept-lang=en-US,en",  # without a window it names no language, unlike any person's
]


def program(*names: str) -> str:
    """Return where Chromium is, under one of its names; CHROMIUM tells better. Empty: nowhere."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, names or PROGRAMS)), "")


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
