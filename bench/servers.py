"""Compares application servers: gunicorn's threads and Granian, side by side on the demo.

`make bench-servers` (SECONDS=5). Needs `wrk` (Debian) and Granian, which the portal itself does not
use: `UV_PYTHON_DOWNLOADS=never PYTHONPATH=.tools .tools/bin/uv pip install --python .venv granian`.
Each server has two processes of eight threads, production settings and PostgreSQL. They take turns
in each measurement, since other work on the machine disturbs both alike: ratios say more than
times. Prints requests a second and the 99th percentile of a page that no cache holds and of the
smallest answer, memory, how a reload goes, and how soon a page comes after an overload.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.cluster import ROOT, cluster
from bench.rendering import production
from tests.rig.postgres import free_port

SECONDS = int(os.environ.get("SECONDS", "5"))
ROUNDS = 2
PROCESSES, THREADS = 2, 8
HEADERS = {"Host": "localhost", "X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}
TARGETS = {"a page": "/en/contact/", "smallest answer": "/health/live"}
AT_ONCE = (1, 8, 64)
OVERLOAD = 200

COMMANDS = {
    "gunicorn": (
        *("gunicorn", "portal.wsgi", "--bind", "127.0.0.1:{port}", "--log-level", "warning"),
        *("--workers", str(PROCESSES), "--threads", str(THREADS)),
    ),
    "granian": (
        *("granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}"),
        *("--workers", str(PROCESSES), "--blocking-threads", str(THREADS)),
        *("--no-log", "portal.wsgi:application"),
    ),
}


class Server:
    """A running server."""

    def __init__(self, name: str, environ: dict[str, str]) -> None:
        self.port = free_port()
        command = [part.format(port=self.port) for part in COMMANDS[name]]
        self.process = subprocess.Popen(
            [Path(sys.executable).with_name(command[0]), *command[1:]],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not self.answers():
            time.sleep(0.2)

    def answers(self, path: str = "/health/live") -> bool:
        """Whether it answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=HEADERS)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def memory(self) -> float:
        """Return the memory of all its processes in MB; what they share counts once."""
        pages = 0
        for pid in self.family():
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
            pages += int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1])  # type: ignore[index]  # the kernel's own lines have it
        return pages / 1024

    def family(self) -> list[int]:
        """Return the processes of the server."""
        found = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(self.process.pid)], capture_output=True, text=True
        )
        return [int(pid) for pid in found.stdout.split()]

    def stop(self) -> None:
        """End it and its processes."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def wrk(server: Server, path: str, connections: int, seconds: int) -> dict[str, float]:
    """Load a server; return requests a second, p50 and p99 in ms, and how many went wrong."""
    headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", "--timeout", "60"]
    done = subprocess.run(
        [*command, *headers, f"http://127.0.0.1:{server.port}{path}"],
        capture_output=True,
        text=True,
        check=True,
    )
    units = {"us": 0.001, "ms": 1, "s": 1000}

    def late(share: str) -> float:
        number, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", done.stdout).groups()  # type: ignore[union-attr]  # wrk's own lines have it
        return float(number) * units[unit]

    wrong = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", done.stdout)))
    wrong += sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", done.stdout)))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])  # type: ignore[index]  # as above
    return {"rate": rate, "p50": late("50"), "p99": late("99"), "wrong": wrong}


@contextlib.contextmanager
def servers() -> Iterator[dict[str, Server]]:
    """Run all servers for the time of the block, warm."""
    with cluster() as database:
        environ = production(database)
        running: dict[str, Server] = {}
        try:
            for name in COMMANDS:
                running[name] = Server(name, environ)
                wrk(running[name], TARGETS["a page"], 16, 4)
            yield running
        finally:
            for server in running.values():
                server.stop()


def main() -> None:
    """Measure and print."""
    print(f"load of the machine {os.getloadavg()[0]:.1f}; {os.cpu_count()} processors\n")
    print("| | at once | " + " | ".join(f"{n}: requests/s, p50, p99 ms" for n in COMMANDS) + " |")
    print("|---" * (2 + len(COMMANDS)) + "|")
    with servers() as running:
        for target, path in TARGETS.items():
            for connections in AT_ONCE:
                best: dict[str, dict[str, float]] = {}
                for _round in range(ROUNDS):
                    for name, server in running.items():
                        got = wrk(server, path, connections, SECONDS)
                        if got["rate"] > best.get(name, got)["rate"] or name not in best:
                            best[name] = got
                cells = [f"{g['rate']:.0f}, {g['p50']:.1f}, {g['p99']:.0f}" for g in best.values()]
                wrong = {name: got["wrong"] for name, got in best.items() if got["wrong"]}
                print(
                    f"| {target} | {connections} | {' | '.join(cells)} | {wrong or ''}", flush=True
                )
        for name, server in running.items():
            print(f"\n{name}: memory {server.memory():.0f} MB", flush=True)
            load = wrk(server, TARGETS["a page"], OVERLOAD, SECONDS)
            begin = time.perf_counter()
            server.answers(TARGETS["a page"])
            back = time.perf_counter() - begin
            print(f"{OVERLOAD} at once: {load}; the next page after {back:.2f} s", flush=True)
            os.kill(server.process.pid, signal.SIGHUP)
            told = wrk(server, TARGETS["a page"], 8, SECONDS + 3)
            print(f"reload while 8 ask: {told}; load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
