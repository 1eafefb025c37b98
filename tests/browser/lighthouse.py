"""Lighthouse's mobile scores of pages; finished ones are kept, so that a run can be interrupted."""

import hashlib
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.rig.site import ROOT

from .addresses import Address
from .chromium import OPTIONS, program
from .measures import HERE

LIGHTHOUSE = HERE / "node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
"""Speed varies with what else the machine does: a page below 100 is run again, the best counts."""

KEPT = ROOT / "artefacts/lighthouse.json"


@dataclass(frozen=True)
class Scores:
    """The scores of one page from 0 to 100, in the order of CATEGORIES, and how often it ran."""

    scores: tuple[int, ...]
    runs: int

    def __str__(self) -> str:
        again = f" (best of {self.runs})" if self.runs > 1 else ""
        return " / ".join(map(str, self.scores)) + again


class Lighthouse:
    """Scores pages of one state of the code, and remembers what it finished."""

    def __init__(self) -> None:
        self.state = _state_of_the_code()
        kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
        self.found: dict[str, list[list[int]]] = (
            kept["found"] if kept.get("state") == self.state else {}
        )

    def scores(self, address: Address) -> Scores:
        """Return the best scores of a page. Takes half a minute for each run that is missing."""
        runs = self.found.setdefault(address.name, [])
        while len(runs) < RUNS and (not runs or max(runs)[0] < 100):
            runs.append(run(address.url))
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps({"state": self.state, "found": self.found}))
        return Scores(tuple(max(runs)), len(runs))


def run(url: str) -> list[int]:
    """Return the scores of one run.

    Raises RuntimeError, with what Lighthouse said, when three attempts in a row give none.
    """
    flags = " ".join(["--headless=new", *OPTIONS])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": program("chromium", "chrome")}
        for _attempt in range(3):
            # Now and then it misses the start of its own recording (NO_NAVSTART).
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode == 0 and report.exists():
                found = json.loads(report.read_text())["categories"]
                if all(found[name]["score"] is not None for name in CATEGORIES):
                    return [round(found[name]["score"] * 100) for name in CATEGORIES]
    raise RuntimeError(f"{url}: {done.stderr}")


def _state_of_the_code() -> str:
    """Return a name for the commit and what was changed since, the documents left aside."""
    commands = (["rev-parse", "HEAD"], ["diff", "HEAD", "--", ".", ":!docs"])
    said = [subprocess.run(["git", *rest], cwd=ROOT, capture_output=True, check=True).stdout
            for rest in commands]  # fmt: skip
    return hashlib.sha256(b"".join(said)).hexdigest()
