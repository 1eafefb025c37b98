"""A real browser, and a real server with the demo's content, one of each for a whole run."""

import fcntl
import os
from collections.abc import Callable, Iterator
from functools import partial
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


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Return a folder that the first of all workers makes while the others wait."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site on its first day, to be copied."""
    return made_once(tmp_path_factory, "empty", empty_folder)


@pytest.fixture(scope="session")
def loaded_demo(empty_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with the demo's content, to be copied."""
    return made_once(tmp_path_factory, "loaded", partial(demo_folder, empty=empty_site))


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
