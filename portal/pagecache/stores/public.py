"""Which copies nginx may serve from files, and how these are called.

nginx knows a file's type by its ending, makes validators from its time and size, and adds the same
headers to all. So a copy is given to it only when it has no query, is of the type that its name
says, has the headers that all have, and does not end soon by the clock.
"""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from portal.pagecache.bundle import Bundle

from . import Place

ENDS_SOON = 60 * 60
"""Seconds. A copy that ends by the clock is taken from nginx by a job, which is never this late."""

TYPES = {
    ".html": "text/html",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".json": "application/json",
}

OWN = {"content-type", "content-language"}
"""Headers in which copies may differ: nginx knows the type, and the page says its language."""

LONGEST_NAME = 200
"""Bytes of one part of a path."""


def public_file(folder: Path, place: Place, bundle: Bundle | None = None) -> str:
    """Return the file by which nginx finds a copy, "" if it may not; without `bundle` if it could.

    `folder` is that of the release.
    """
    parts = urlsplit(place.address)
    site = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if parts.query or parts.scheme != site.scheme or parts.port not in (None, site.port):
        return ""
    path = unquote(parts.path)
    parts_of_path = path.split("/")
    if any(len(part.encode()) > LONGEST_NAME for part in parts_of_path):
        return ""
    # Where nginx looks for a file must be no folder: it would lead visitors into it.
    if any(os.path.splitext(part)[1] in TYPES for part in parts_of_path[:-1]):
        return ""
    name = f"{path}index.html" if path.endswith("/") else path
    kind = TYPES.get(os.path.splitext(name)[1])
    if kind is None or (bundle and not _is_usual(folder, kind, bundle)):
        return ""
    return f"{folder}/public/{parts.hostname}{name}"


def bodies_for(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """Yield endings of file names and what goes into these files."""
    for encoding, ending in (("br", ".br"), ("gzip", ".gz"), ("identity", "")):
        if encoding in bundle.bodies:
            yield ending, bundle.bodies[encoding]


def usual_headers(folder: Path) -> dict[str, str]:
    """Return the headers that all copies have which nginx may serve; empty before the first one."""
    try:
        found: dict[str, str] = json.loads((folder / "headers.json").read_text())
    except (OSError, ValueError):
        return {}
    return found


def _is_usual(folder: Path, kind: str, bundle: Bundle) -> bool:
    if bundle.ends is not None and bundle.ends < time.time() + ENDS_SOON:
        return False
    headers = {name.lower(): value for name, value in bundle.headers}
    if not headers.get("content-type", "").startswith(kind):
        return False
    own = {name: _in_order(value) for name, value in headers.items() if name not in OWN}
    usual = usual_headers(folder)
    if not usual and kind == "text/html":
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"headers.{os.getpid()}.{time.monotonic_ns()}"
        new.write_text(json.dumps(own, indent=2))
        new.rename(folder / "headers.json")
        return True
    return own == usual


def _in_order(value: str) -> str:
    """Return a header's parts in one order: those of a policy come in another in each process."""
    return "; ".join(sorted(part.strip() for part in value.split(";")))
