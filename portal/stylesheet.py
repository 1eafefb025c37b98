"""The site's one stylesheet, joined from the small files in static/portal/css.

A staticfiles finder: `runserver`, tests and `collectstatic` all ask it, so there is no build to run
and no result to commit. See docs/decisions/010-one-stylesheet.md.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

NAME = "portal/css/portal.css"
SOURCES = Path(__file__).resolve().parent / "static" / "portal" / "css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EMPTY = re.compile(r"\n\s*")


def sources() -> list[Path]:
    """Return the files that make the stylesheet; tokens.css, which orders the layers, first."""
    found = sorted(SOURCES.rglob("*.css"))
    return sorted(found, key=lambda path: path.name != "tokens.css")


def stylesheet() -> str:
    """Return the joined stylesheet without its comments and indentation."""
    joined = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    return _EMPTY.sub("\n", _COMMENT.sub("", joined)).strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Finds the joined stylesheet, and joins it anew when a source has changed."""

    def check(self, **_kwargs: Any) -> list[Any]:
        """Nothing can be set wrong."""
        return []

    def find(  # type: ignore[override]  # see below
        self, path: str, find_all: bool = False, **_kwargs: Any
    ) -> str | list[str]:
        """Return where the stylesheet lies when `path` asks for it, else nothing.

        Nothing is an empty list, as Django's finders have it; its stubs ask for None, which Django
        would take for a file.
        """
        if path != NAME:
            return []
        written = str(_written())
        return [written] if find_all else written

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the stylesheet for collectstatic."""
        if not matches_patterns(NAME, ignore_patterns or []):
            _written()
            yield NAME, FileSystemStorage(location=_folder())


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "stylesheet"


def _written() -> Path:
    target = _folder() / NAME
    text = stylesheet()
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(target)
    return target
