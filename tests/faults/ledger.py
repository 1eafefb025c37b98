"""What the visitors know: an append-only file, written before each post and after each receipt."""

import os
import threading
from collections import Counter
from pathlib import Path


class Ledger:
    """Holds `sent KEY` and `ack KEY REFERENCE`, one a line. Safe between threads."""

    def __init__(self, file: Path) -> None:
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._path = file
        self._lock = threading.Lock()
        self._acknowledged = 0
        self.unproven: list[str] = []
        """Keys that were acknowledged while no row of theirs could be seen from outside."""
        self.told: Counter[str] = Counter()
        """What else happened to the visitors, counted."""

    def sent(self, key: str) -> None:
        """Note that a submission is about to be sent for the first time."""
        os.write(self._file, f"sent {key}\n".encode())

    def acknowledge(self, key: str, reference: str) -> None:
        """Note that a visitor has read the receipt."""
        os.write(self._file, f"ack {key} {reference}\n".encode())
        with self._lock:
            self._acknowledged += 1

    def tell(self, what: str) -> None:
        """Count something that happened."""
        with self._lock:
            self.told[what] += 1

    @property
    def acknowledged(self) -> int:
        """How many receipts were read so far."""
        return self._acknowledged

    def read(self) -> tuple[set[str], dict[str, str]]:
        """Return the keys sent, and the references acknowledged by key, from the file itself."""
        sent: set[str] = set()
        acknowledged: dict[str, str] = {}
        for line in self._path.read_text().splitlines():
            word, key, *reference = line.split()
            if word == "sent":
                sent.add(key)
            else:
                acknowledged[key] = reference[0]
        return sent, acknowledged

    def close(self) -> None:
        """Write no more."""
        os.close(self._file)
