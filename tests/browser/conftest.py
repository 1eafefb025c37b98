"""A real browser, and a real server with the demo's content, one of each for a whole run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.rig.site import ROOT, PortalSite, demo_folder, empty_folder, portal_site

from .addresses import Address, addresses
from .chromium import chromium, program


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder. Each worker serves the demo from a copy of its own."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if not program():
        pytest.skip("Chromium is not installed")
    # Playwright keeps an event loop in this thread, which Django would refuse to work beside.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def empty_site() -> Path:
    """The folder of a site on its first day, to be copied."""
    return empty_folder()


@pytest.fixture(scope="session")
def loaded_demo() -> Path:
    """The folder of a site with the demo's content, to be copied."""
    return demo_folder()


@pytest.fixture(scope="session")
def demo_site(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalSite]:
    """A portal with the demo's content, served with the production settings. Only to be read."""
    with portal_site(tmp_path_factory.mktemp("demo"), copied_from=loaded_demo) as site:
        yield site


@pytest.fixture(scope="session")
def demo_addresses(demo_site: PortalSite) -> dict[tuple[str, str], Address]:
    """Every kind of public page of the demo site, by kind and language."""
    return {(page.kind, page.language): page for page in addresses(demo_site)}


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder for screenshots, which git ignores."""
    folder = ROOT / "artefacts/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
