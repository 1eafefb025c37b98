"""Does one thing after another with one site, in one process: starting Django takes long.

    python -m tests.portal.backup.driver STEP ...

prints what each step found as one line of JSON. The environment says which site it is.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402

from portal.backup.checking import faults  # noqa: E402
from portal.backup.chest import backups_in  # noqa: E402
from portal.backup.failing import BackupError  # noqa: E402
from portal.backup.making import back_up  # noqa: E402
from portal.intake.privacy.erasing import erase_person  # noqa: E402
from tests.faults.disk import SmallDisk  # noqa: E402

from . import content  # noqa: E402
from .comparing import files, rows  # noqa: E402

MOMENTS = int(os.environ.get("MOMENTS", "8"))
"""At so many moments between two steps the backup is killed; all there are with 1000."""

STEPS = {"os.rename", "os.link", "os.mkdir", "os.remove", "subprocess.Popen", "shutil.rmtree"}


def write() -> str:
    content.write()
    return str(back_up().place)


def die() -> dict[str, Any]:
    """Kill a backup, with all that it started, at many moments; say what is left each time."""
    backups = settings.BACKUP_DIR
    total = _steps_of_a_backup()
    at = {1 + number * total // MOMENTS for number in range(MOMENTS)} | {total}
    outcomes = [_left_after(lambda step=step: _die_at(step)) for step in sorted(at)]
    begun = time.monotonic()
    back_up()
    took = time.monotonic() - begun
    outcomes += [_left_after(lambda: None, took * part) for part in (0.3, 0.5, 0.7, 0.9)]
    made = back_up()
    left = [path.name for path in backups.glob(".unfinished-*")]
    left += [path.name for path in settings.VAR_DIR.glob(".unfinished-*")]
    return {
        "steps": total,
        "killed": sum(outcome["killed"] for outcome in outcomes),
        "whole": all(outcome["whole"] for outcome in outcomes),
        "last_good_stays": all(outcome["good"] for outcome in outcomes),
        "rubbish": sum(outcome["rubbish"] for outcome in outcomes),
        "left": left,
        "last": str(made.place),
    }


def _steps_of_a_backup() -> int:
    reading, writing = os.pipe()

    def count() -> None:
        steps = [0]

        def note(event: str, _arguments: Any) -> None:
            steps[0] += event in STEPS

        sys.addaudithook(note)
        back_up()
        os.write(writing, str(steps[0]).encode())

    _in_child(count)
    return int(os.read(reading, 20))


def _die_at(step: int) -> None:
    steps = [0]

    def note(event: str, _arguments: Any) -> None:
        steps[0] += event in STEPS
        if event in STEPS and steps[0] == step:
            os.killpg(0, signal.SIGKILL)

    sys.addaudithook(note)


def _left_after(prepare: Callable[[], object], seconds: float = 0) -> dict[str, Any]:
    before = list(backups_in(settings.BACKUP_DIR).values())

    def make() -> None:
        prepare()
        back_up()

    killed = _in_child(make, seconds)
    found = list(backups_in(settings.BACKUP_DIR).values())
    return {
        "killed": killed,
        "rubbish": any(settings.BACKUP_DIR.glob(".unfinished-*")),
        "good": set(before) <= set(found),
        "whole": not any(faults(path) for path in found),
    }


def _in_child(work: Callable[[], object], kill_after: float = 0) -> bool:
    """Do it in a process group of its own, killed after so many seconds; say whether it was."""
    connection.close()
    if not (pid := os.fork()):
        os.setsid()
        try:
            work()
        except BaseException:  # noqa: BLE001 (nothing may run on as a second parent)
            traceback.print_exc()
        finally:
            os._exit(0)
    if kill_after:
        time.sleep(kill_after)
        os.killpg(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def full_disk() -> dict[str, Any]:
    """Back up to a disk that is full: the one before stays."""
    disk = SmallDisk(settings.VAR_DIR / "small", lambda: [os.getpid()])
    try:
        with override_settings(BACKUP_DIR=disk.folder / "backups"):
            good = back_up().place
            disk.fill()
            try:
                back_up()
            except BackupError as error:
                said = str(error)
            disk.free()
            return {
                "said": said,
                "whole": not faults(good),
                "left": [p.name for p in disk.folder.glob("backups/[.]unf*")],
                "then": not faults(back_up().place),
            }
    finally:
        disk.remove()


def sealed() -> str:
    """Back up for the holder of a key."""
    folder = settings.VAR_DIR / "sealed"
    with override_settings(BACKUP_DIR=folder, BACKUP_KEY=Path(os.environ["KEY"])):
        return str(back_up().place)


def wrong_key() -> str:
    """Try to back up with what is no key."""
    folder = settings.VAR_DIR / "unsealed"
    with override_settings(BACKUP_DIR=folder, BACKUP_KEY=Path(__file__)):
        try:
            back_up()
        except BackupError as error:
            return f"{error} {list(backups_in(folder))}"
    return "sealed"


def state() -> dict[str, Any]:
    """Say what the site holds."""
    url = os.environ["DATABASE_URL"]
    return {"rows": rows(url), "files": files(settings.VAR_DIR)}


def erase() -> None:
    """Erase a person, and have the list of erasures reach the backups."""
    erase_person(content.ADDRESS)
    call_command("back_up", verbosity=0, stdout=sys.stderr)


@contextmanager
def _written_to_stderr() -> Iterator[None]:
    kept, sys.stdout = sys.stdout, sys.stderr
    yield
    sys.stdout = kept


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with _written_to_stderr():
            found = globals()[name]()
        print(json.dumps(found), flush=True)
