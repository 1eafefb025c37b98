"""Keeps a process running, as systemd does with Restart=always, and can kill it."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

from tests.rig.databases import ROOT

PAUSE = 0.5
"""Seconds between the death of a process and its successor."""


class Keeper:
    """A command that is started again whenever it ends, until `stop`."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self._command, self._environment, self._log = command, environment, log
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self.starts = 0

    def start(self) -> None:
        """Start, and watch."""
        self._stopping.clear()
        self._spawn()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def dismiss(self) -> None:
        """Ask the process to end, and do not wait for it: `stop` does."""
        self._stopping.set()
        if self._thread:
            self._thread.join(30)
        if self._process:
            self._process.terminate()

    def stop(self) -> None:
        """End the process politely, and after ten seconds in earnest."""
        self.dismiss()
        if self._process is None:
            return
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            for pid in [*self.children(), self._process.pid]:
                _kill(pid)
            self._process.wait(10)
        self._process = None

    @property
    def runs(self) -> bool:
        """Whether it was started and not stopped."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """The process itself, for gunicorn its master. Raises RuntimeError when there is none."""
        if self._process is None:
            raise RuntimeError("nothing runs")
        return self._process.pid

    def children(self) -> list[int]:
        """The processes that it has started, for gunicorn its workers."""
        with contextlib.suppress(OSError):
            return [
                int(pid)
                for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
            ]
        return []

    def kill(self) -> None:
        """End it as the machine would when memory is short: kill -9."""
        _kill(self.pid)

    def kill_child(self) -> None:
        """End the first of its children the same way."""
        for pid in self.children()[:1]:
            _kill(pid)

    def _spawn(self) -> None:
        self.starts += 1
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdout=output, stderr=output
            )

    def _watch(self) -> None:
        while not self._stopping.wait(0.1):
            if self._process and self._process.poll() is not None:
                time.sleep(PAUSE)
                if not self._stopping.is_set():
                    self._spawn()


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
