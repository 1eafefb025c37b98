"""Measures the memory of the worker while it reads and indexes a PDF of 5 pages, and one of 500.

`make bench-reading` runs the site's own worker (`db_worker`) on a private PostgreSQL, uploads the
file as the edition of a published resource, and looks at what the worker and the process that it
starts for reading have at most (VmHWM in /proc, so Linux only) until the words are found.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="bench-reading-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
os.environ.update(VAR_DIR=FOLDER, DEBUG="false")

import django

django.setup()

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page

from bench.pdf import pdf
from home.models import HomePage
from portal.library.reading.models import DocumentText
from portal.library.reading.states import ReadingState
from resources.models import ResourceEdition, ResourceIndexPage, ResourcePage

PAGES = (5, 500)
PATIENCE = 300


def library() -> ResourceIndexPage:
    """Make an empty site with a library."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.objects.get(pk=root.pk)
    locale = Locale.objects.get(language_code="en")
    home = root.add_child(instance=HomePage(title="Home", slug="home", locale=locale))
    return home.add_child(instance=ResourceIndexPage(title="Resources", slug="resources"))


def upload(parent: ResourceIndexPage, pages: int) -> int:
    """Publish a resource with a PDF of so many pages; return the key of the document."""
    document = get_document_model()(title=f"{pages} pages")
    content = pdf(pages)
    document.file.save(f"pages-{pages}.pdf", ContentFile(content), save=False)
    document.file_size = len(content)
    document.save()
    page = ResourcePage(title=f"A book of {pages} pages", slug=f"book-{pages}")
    page.editions = [ResourceEdition(language="en", document=document, locale=parent.locale)]
    parent.add_child(instance=page)
    page.save_revision().publish()
    return document.pk


def peak(process: int) -> float:
    """Return the most memory that a process has had, in MB; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith("VmHWM")), 0.0)


def children(process: int) -> list[int]:
    """Return the processes that a process has started and that are there now."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in listed.split()]


def measure(document: int) -> tuple[float, float, float]:
    """Run a fresh worker until all is done; return peaks of it and its child, and seconds."""
    begin = time.perf_counter()
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    own = child = 0.0
    while worker.poll() is None and time.perf_counter() - begin < PATIENCE:
        own = max(own, peak(worker.pid))
        child = max([child, *(peak(number) for number in children(worker.pid))])
        time.sleep(0.002)
    worker.kill()
    text = DocumentText.objects.get(pk=document)
    assert text.state == ReadingState.READ, (text.state, text.reason)
    print(
        f"{text.pages_read} pages read, {len(text.text):,} characters kept"
        f"{' (cut)' if text.is_cut else ''}"
    )
    return own, child, time.perf_counter() - begin


def main() -> None:
    """Measure both files and print how the second compares with the first."""
    parent = library()
    measured = {}
    for pages in PAGES:
        key = upload(parent, pages)
        measured[pages] = measure(key)
    print(f"\n{'pages':>6}{'worker MB':>12}{'reader MB':>12}{'seconds':>10}")
    for pages, (own, child, seconds) in measured.items():
        print(f"{pages:>6}{own:>12.0f}{child:>12.0f}{seconds:>10.1f}")
    small, large = measured[PAGES[0]], measured[PAGES[-1]]
    print(f"ratio {large[0] / small[0]:>12.2f}{large[1] / small[1]:>12.2f}")


if __name__ == "__main__":
    main()
