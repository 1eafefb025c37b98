"""Copies as files below one folder, in a form that nginx serves without asking anybody.

    <release>/fresh/<2>/<key>       headers and bodies in one file, read by the application server
    <release>/aside/<2>/<key>       the same, put aside
    <release>/making/<key>          somebody makes this copy
    <release>/public/<host>/<path>/index.html, .br, .gz    for nginx, fresh copies alone
    current -> <release>            of the server that was started last

Every file is written aside and renamed. What nginx may serve goes first and comes last.
"""

import contextlib
import os
import shutil
import time
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from portal.pagecache.bundle import Bundle, from_bytes

from . import Place
from .public import bodies_for, public_file

MAKING_TAKES = 30
"""Seconds after which whoever makes a copy is taken to have died."""

REMEMBERED = 500
"""Copies that a process holds in memory, each checked against its file before it is used."""

HELD = 256 * 1024
"""Bytes of the largest file that it holds: 500 of them are 128 MB at most. Others are read."""


class FileStore:
    """See above."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self._read: OrderedDict[str, tuple[tuple[int, int], Bundle]] = OrderedDict()
        self._lock = Lock()
        self._stuck: set[str] = set()
        """Copies that this process was to put aside and could not: it serves none of them."""

    def fresh(self, key: str) -> Bundle | None:
        """Return the fresh copy; one question to the file system when it is known."""
        if key in self._stuck:
            return None
        path = self._path("fresh", key)
        try:
            told = os.stat(path)
        except OSError:
            return None
        version = (told.st_ino, told.st_mtime_ns)
        known = self._read.get(key)
        if known and known[0] == version:
            return known[1]
        bundle = _read(path)
        if bundle and told.st_size <= HELD:
            with self._lock:
                self._read[key] = (version, bundle)
                while len(self._read) > REMEMBERED:
                    self._read.popitem(last=False)
        return bundle

    def put_aside(self, places: Iterable[Place]) -> None:
        """Take copies from nginx, then from the application servers; all that let themselves."""
        stuck = None
        for place in places:
            try:
                self._put_aside(place)
            except OSError as fault:
                stuck = fault
                self._stuck.add(place.key)
            else:
                self._stuck.discard(place.key)
        if stuck:
            raise stuck

    def _put_aside(self, place: Place) -> None:
        self._take_from_public(place)
        path = self._path("fresh", place.key)
        with contextlib.suppress(FileNotFoundError):
            try:
                _rename(path, self._path("aside", place.key))
            except OSError:
                # A full disk has no room for another name, but always for one less.
                os.unlink(path)

    def hide(self, places: Iterable[Place]) -> None:
        """Take copies from nginx."""
        for place in places:
            self._take_from_public(place)

    def stale(self, key: str) -> tuple[Bundle, float] | None:
        """Return the copy that was put aside, and for how many seconds it has been."""
        path = self._path("aside", key)
        try:
            # A renamed file keeps its own time; that of its entry is the time of the renaming.
            age = time.time() - os.stat(path).st_ctime
        except OSError:
            return None
        bundle = _read(path)
        return (bundle, age) if bundle else None

    def bring_back(self, place: Place, stamp: int) -> bool:
        """Let a copy be fresh again, the same file with the same time."""
        path = self._path("fresh", place.key)
        try:
            _rename(self._path("aside", place.key), path)
        except FileNotFoundError:
            return os.path.exists(path)
        if bundle := _read(path):
            self._give_to_public(place, bundle, stamp)
        return bundle is not None

    def keep(self, place: Place, bundle: Bundle, stamp: int) -> None:
        """Keep a fresh copy, and give it to nginx if nginx can serve it as we would."""
        path = self._path("fresh", place.key)
        _write(path, bundle.to_bytes(), time.time())
        self._stuck.discard(place.key)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path("aside", place.key))
        self._give_to_public(place, bundle, stamp)

    def drop(self, places: Iterable[Place]) -> None:
        """Throw copies away for good."""
        for place in places:
            self._take_from_public(place)
            for state in ("fresh", "aside"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(self._path(state, place.key))

    def claim(self, key: str) -> bool:
        """Make the file that says so; one that is too old is somebody's who died."""
        path = self._making(key)
        try:
            for _again in range(2):
                try:
                    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                except FileNotFoundError:
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                except FileExistsError:
                    with contextlib.suppress(FileNotFoundError):
                        if time.time() - os.stat(path).st_mtime < MAKING_TAKES:
                            return False
                        os.unlink(path)
                else:
                    return True
        except OSError:
            # The disk is full, or not ours. Nobody can wait for anybody: each makes the page.
            return True
        return False

    def release(self, key: str) -> None:
        """Take that file away; where that cannot be done, it is too old soon."""
        with contextlib.suppress(OSError):
            os.unlink(self._making(key))

    def fresh_keys(self) -> set[str]:
        """Return the names of all files of fresh copies."""
        return {
            f"{path.parts[-4]}-{path.name}"
            for path in self.folder.glob("*/fresh/*/*")
            if path.suffix != ".new" and path.parts[-4] != "current"
        }

    def drop_release(self, release: str) -> None:
        """Take its folder away."""
        shutil.rmtree(self.folder / release, ignore_errors=True)

    def clear(self) -> None:
        """Take the folder away, whole."""
        if not self.folder.exists():
            return
        gone = self.folder.with_name(f"{self.folder.name}.gone-{os.getpid()}-{time.time_ns()}")
        self.folder.rename(gone)
        shutil.rmtree(gone)

    def be_current(self, release: str) -> None:
        """Let nginx read the copies of this release."""
        (self.folder / release / "public").mkdir(parents=True, exist_ok=True)
        new = self.folder / f"current.{os.getpid()}"
        with contextlib.suppress(FileNotFoundError):
            new.unlink()
        new.symlink_to(release)
        new.rename(self.folder / "current")

    def _path(self, state: str, key: str) -> str:
        release, _dash, name = key.partition("-")
        return f"{self.folder}/{release}/{state}/{name[:2]}/{name}"

    def _making(self, key: str) -> str:
        release, _dash, name = key.partition("-")
        return f"{self.folder}/{release}/making/{name}"

    def _give_to_public(self, place: Place, bundle: Bundle, stamp: int) -> None:
        folder = self.folder / place.key.partition("-")[0]
        if file := public_file(folder, place, bundle):
            for ending, body in bodies_for(bundle):
                _write(f"{file}{ending}", body, stamp)

    def _take_from_public(self, place: Place) -> None:
        if file := public_file(self.folder / place.key.partition("-")[0], place):
            for ending in ("", ".br", ".gz"):
                with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                    os.unlink(f"{file}{ending}")


def _rename(old: str, new: str) -> None:
    """Rename a file, and make its new folder first where there is none."""
    try:
        os.rename(old, new)
    except FileNotFoundError:
        if not os.path.exists(old):
            raise
        os.makedirs(os.path.dirname(new), exist_ok=True)
        os.rename(old, new)


def _read(path: str) -> Bundle | None:
    try:
        with open(path, "rb") as file:
            return from_bytes(file.read())
    except OSError:
        return None


def _write(path: str, content: bytes, stamp: float) -> None:
    """Write a whole file or none. Raises OSError, as when the disk is full."""
    new = f"{path}.{os.getpid()}-{time.monotonic_ns()}.new"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    try:
        with open(new, "wb") as file:
            file.write(content)
        os.utime(new, (stamp, stamp))
        os.rename(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(new)
        raise
