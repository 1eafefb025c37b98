"""Draws the demo's pictures once for each machine; they take a third of a second each."""

import hashlib
import os
from pathlib import Path

from django.conf import settings

from . import pictures


def picture_file(name: str) -> bytes:
    """Return a motif as JPEG bytes, from the folder of earlier runs if its drawing is unchanged.

    Raises KeyError when there is no such motif.
    """
    kept = settings.VAR_DIR / "demo-pictures" / _edition() / f"{name}.jpg"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Under another name until it is whole: tests draw side by side.
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(pictures.draw(name))
        unfinished.rename(kept)
    return kept.read_bytes()


def _edition() -> str:
    sources = sorted(Path(pictures.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
