"""Asks one address over and over with wrk, and reads what wrk says."""

import re
import subprocess
from dataclasses import dataclass

LATENCIES = """
done = function(summary, latency, requests)
  local wrong = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d %d\\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    wrong.status + wrong.connect + wrong.read + wrong.timeout, summary.bytes))
end
"""
"""wrk's own summary rounds; this script for it prints microseconds."""


@dataclass(frozen=True)
class Load:
    """What one server did under one load."""

    per_second: float
    p50: float
    p99: float
    """Both in milliseconds."""

    errors: int
    answers: int
    """With the errors that are answers."""

    bytes_each: float
    """Bytes of one answer, head and body, as sent."""


def load(url: str, connections: int, seconds: int, script: str) -> Load:
    """Ask `url` over so many connections for so long; browsers' encodings are accepted.

    `script` is the path of a file that holds LATENCIES. Raises RuntimeError where wrk fails.
    """
    done = subprocess.run(
        [
            *("wrk", "--threads", str(min(2, connections)), "--connections", str(connections)),
            *("--duration", f"{seconds}s", "--timeout", "10s", "--script", script),
            *("--header", "Accept-Encoding: gzip, br", url),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    figures = re.search(r"FIGURES ([\d ]+)", done.stdout)
    if done.returncode or figures is None:
        raise RuntimeError(f"{url}: {done.stdout}{done.stderr}")
    requests, took, p50, p99, errors, sent = map(int, figures[1].split())
    return Load(
        per_second=requests / (took / 1e6),
        p50=p50 / 1000,
        p99=p99 / 1000,
        errors=errors,
        answers=requests,
        bytes_each=sent / max(1, requests),
    )
