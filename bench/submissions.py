"""Times 20 submissions a second for a minute on this machine, while the mail server stalls.

`make bench-submissions` (RATE=20, SECONDS=60). The whole house runs here: PostgreSQL with fsync,
gunicorn as docs/operations/server.md starts it, the worker, and this load tool. Visitors arrive at
even intervals whether or not the earlier ones are done, and a submission's time counts from the
moment it should have begun, so a server that falls behind cannot hide it.
"""

import os
import signal
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.house import PATH, House, house
from tests.faults.visitors import REFERENCE, Browser, key_of
from tests.rig.sink import Mode

RATE = float(os.environ.get("RATE", "20"))
SECONDS = int(os.environ.get("SECONDS", "60"))
BAR = 500
"""Milliseconds that 95 of 100 submissions may take."""

AT_ONCE = 200
WARM_UP = 60


@dataclass
class Times:
    """What was measured, in milliseconds by name, and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, seconds: float) -> None:
        """Keep one time."""
        with self.lock:
            self.taken.setdefault(name, []).append(seconds * 1000)


def submit(portal: House, number: int, planned: float, times: Times) -> None:
    """Read the form, send it, read the receipt."""
    browser = Browser(portal.port, number)
    try:
        form = browser.get(PATH)
        key = key_of(form.hidden["ticket"])
        fields = {
            **form.hidden,
            "answer_your_name": f"Visitor {number}",
            "answer_your_e_mail": f"visitor-{key}@example.org",
            "answer_your_message": f"We would like to meet organizers.\n{key}",
            "consent": "on",
        }
        posted = browser.post(PATH, fields)
        receipt = browser.get(posted.location)
        if posted.status != 303 or not REFERENCE.search(receipt.text):
            raise ValueError(f"{form.status} {posted.status} {receipt.status}")
    except (OSError, KeyError, ValueError) as error:
        with times.lock:
            times.errors.append(f"{type(error).__name__} {error}")
        return
    times.add("form", form.seconds)
    times.add("post, to the acknowledgement", posted.seconds)
    times.add("receipt", receipt.seconds)
    times.add("all three, from the planned beginning", time.perf_counter() - planned)
    with times.lock:
        times.acknowledged.add(key)


def load(portal: House, first: int, count: int, rate: float) -> Times:
    """Send `count` submissions at `rate` a second."""
    times = Times()
    begin = time.perf_counter() + 0.1
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        for number in range(count):
            planned = begin + number / rate
            time.sleep(max(0.0, planned - time.perf_counter()))
            visitors.submit(submit, portal, first + number, planned, times)
    return times


def quantile(sorted_times: list[float], share: float) -> float:
    """Return the time that `share` of all do not exceed."""
    return sorted_times[min(len(sorted_times) - 1, int(share * len(sorted_times)))]


def main() -> int:
    """Measure and print; return 1 when the bar is missed or a submission is."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leave no process and no disk behind
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as portal:
        portal.sink.be(Mode.STALLING)
        portal.open(workers=2, threads=8)
        load(portal, 0, WARM_UP, RATE)
        portal.sql("TRUNCATE intake_inquiry CASCADE")
        noise = os.getloadavg()[0]
        times = load(portal, WARM_UP, int(RATE * SECONDS), RATE)
        rows = {key for (key,) in portal.sql("SELECT key::text FROM intake_inquiry")}
        tasks = portal.sql("SELECT count(*) FROM django_tasks_database_dbtaskresult")[0][0]
        portal.close()
    print(f"\n{RATE:g} submissions a second for {SECONDS} s; the mail server stalls;")
    after = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores; load of the machine {noise:.1f} before, {after:.1f} after")
    print("\n| ms | p50 | p95 | p99 | longest |\n|---|---|---|---|---|")
    for name, taken in times.taken.items():
        taken.sort()
        marks = " | ".join(f"{quantile(taken, share):.0f}" for share in (0.5, 0.95, 0.99, 1))
        print(f"| {name} | {marks} |")
    print(f"\nerrors {len(times.errors)} {sorted(set(times.errors))[:3]}")
    print(f"acknowledged {len(times.acknowledged)}, rows {len(rows)}, tasks in the queue {tasks}")
    posts = times.taken.get("post, to the acknowledgement", [float("inf")])
    good = times.acknowledged == rows and not times.errors and quantile(posts, 0.95) < BAR
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
