"""What takes long to make and is always the same: made once, kept in var/kept, and copied.

`make clean` removes it. Whoever needs it first makes it while the others wait.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "kept"


def kept(name: str, state: str, make: Callable[[Path], object]) -> Path:
    """Return the folder `name` as `make` fills it; another `state` makes another.

    `make` gets an empty folder. What it leaves when it fails is thrown away the next time.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / f"{name}-{state}"
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = KEPT / f"unfinished-{name}"
            shutil.rmtree(unfinished, ignore_errors=True)
            # The one before stays: somebody may be copying it.
            for stale in sorted(KEPT.glob(f"{name}-*"), key=os.path.getmtime)[:-1]:
                shutil.rmtree(stale)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


def digest(*sources: Path) -> str:
    """Return a name for what the files, and all files in the folders, hold."""
    found = hashlib.sha256()
    for file in sorted(files(sources)):
        found.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def files(sources: Iterable[Path]) -> Iterable[Path]:
    """Yield files, and those inside folders; what Python compiles for itself does not count."""
    for source in sources:
        inside = source.rglob("*") if source.is_dir() else [source]
        yield from (file for file in inside if file.is_file() and file.suffix != ".pyc")
