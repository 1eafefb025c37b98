"""Starts the process that reads a file, and believes nothing that it does not check."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File

from .states import ReadingState

SECONDS = 60
"""Seconds of the clock after which the process is ended."""

LARGEST_ANSWER = 16 * 1024 * 1024
"""Bytes of an answer that are looked at."""


@dataclass(frozen=True)
class Reading:
    """What a file says. `pages` are those that were read, `cut` whether there was more.

    `again` tells whether another try could end differently.
    """

    state: ReadingState
    text: str = ""
    pages: int = 0
    cut: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    again: bool = False


def extract(file: File, name: str) -> Reading:
    """Return the text of a document and what is known of it.

    `name` tells the kind of file. It takes a minute at most and never raises for what is in the
    file. Raises OSError where the file cannot be got, or no process started.
    """
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if ending == "zip":
        return Reading(ReadingState.OTHER)
    with tempfile.TemporaryFile() as held, tempfile.TemporaryFile() as said:
        # Both have no name, so nothing is left of them however this ends.
        for chunk in file.chunks():
            held.write(chunk)
        held.seek(0)
        return _run(ending, held, said)


def _run(ending: str, held: IO[bytes], said: IO[bytes]) -> Reading:
    try:
        done = subprocess.run(  # noqa: S603  # our own program, and an ending out of a fixed list
            [sys.executable, "-m", "portal.library.reading.child", ending],
            stdin=held,
            stdout=said,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Reading(ReadingState.TOO_LARGE, reason="time", again=True)
    if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Reading(ReadingState.TOO_LARGE, reason="processor time")
    if done.returncode != 0:
        return Reading(ReadingState.FAILED, reason=f"ended with {done.returncode}", again=True)
    said.seek(0)
    try:
        return _understood(json.loads(said.read(LARGEST_ANSWER)))
    except (ValueError, KeyError, TypeError) as error:
        return Reading(ReadingState.FAILED, reason=f"answer: {error}"[:200], again=True)


def _understood(answer: dict[str, Any]) -> Reading:
    return Reading(
        state=ReadingState(answer["state"]),
        text=str(answer.get("text", "")),
        pages=int(answer.get("pages", 0)),
        cut=bool(answer.get("cut", False)),
        facts=dict(answer.get("facts", {})),
        reason=str(answer.get("reason", ""))[:200],
    )
