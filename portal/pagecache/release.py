"""Which release of the site this is: another one makes other pages of the same content."""

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import Promise

MADE_OF = ("portal", "home", "programs", "resources", "search", "templates")
"""Folders whose files make pages."""

KINDS = {".py", ".html", ".txt", ".css", ".js", ".svg", ".mo", ".json", ".geojson", ".csv", ".xml"}

OTHERWISE = {
    "CACHES", "DATABASES", "EMAIL_HOST_PASSWORD", "FILES", "LOGGING", "PAGE_CACHE", "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
}  # fmt: skip
"""Settings that no page shows; Django adds to some of them when they are first used."""


@lru_cache(maxsize=1)
def release() -> str:
    """Return a name for the code, templates, words and settings of this process.

    Processes of one release agree on it; a file or a setting that changed makes another.
    """
    digest = sha256()
    for path in sorted(_files()):
        told = path.stat()
        digest.update(f"{path} {told.st_size} {told.st_mtime_ns}\n".encode())
    chosen = {
        name: getattr(settings, name)
        for name in sorted(dir(settings))
        if name.isupper() and name not in OTHERWISE
    }
    digest.update(json.dumps(chosen, default=_text, sort_keys=True, skipkeys=True).encode())
    return digest.hexdigest()[:12]


def _files() -> Iterable[Path]:
    base = Path(settings.BASE_DIR)
    yield base / "uv.lock"
    manifest = Path(settings.STATIC_ROOT or "") / "staticfiles.json"
    if manifest.is_file():
        yield manifest
    for folder in MADE_OF:
        for path in (base / folder).rglob("*"):
            if path.suffix in KINDS and path.is_file():
                yield path


def _text(value: Any) -> Any:
    """Return what is the same in each process; objects are told by their type alone."""
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, Promise | Path):
        return str(value)
    return type(value).__qualname__
