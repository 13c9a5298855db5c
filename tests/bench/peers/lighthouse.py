"""Lighthouse as it comes: its mobile preset (a slow phone on a slow network, simulated) in a new browser each time."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generators import ENVIRONMENT, MODULES

from browsing import ARGUMENTS
from studysite.assets import NODE

PROGRAM = MODULES / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LCP, TBT, CLS = "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"

# Lighthouse measures the machine, too. Below this it warns that the processor is slower than it expects: such a
# run tells of the machine's other work and not of the page, so it is made again, a few times.
STEADY = 1000
TRIES = 3


@dataclass(frozen=True, slots=True)
class Run:
    """One run: scores from 0 to 100, milliseconds, shift, the machine's index, and what fell short."""

    scores: dict[str, int]
    lcp: float
    tbt: float
    cls: float
    machine: float
    short: tuple[str, ...]


def runs(url: str, browser: Path, count: int) -> list[Run]:
    """Return that many runs; those of a busy machine only where the tries for a calm one are used up."""
    made = []
    for _ in range(count):
        tried: list[Run] = []
        while len(tried) < TRIES and not (tried and tried[-1].machine >= STEADY):
            tried.append(run(url, browser))
        made.append(max(tried, key=lambda one: one.machine))
    return made


def run(url: str, browser: Path) -> Run:
    """Return one run; raises RuntimeError if Lighthouse has nothing to say."""
    flags = " ".join(["--headless=new", *ARGUMENTS])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(NODE), str(PROGRAM), url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
        environment = os.environ | ENVIRONMENT | {"CHROME_PATH": str(browser)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if not report.is_file():
            raise RuntimeError(f"{url}: {done.stderr[-1000:]}")
        said = json.loads(report.read_text(encoding="utf-8"))
    audits = said["audits"]
    short = {
        f"{name}: {ref['id']} {audits[ref['id']].get('displayValue', '')}".strip()
        for name in CATEGORIES
        for ref in said["categories"][name]["auditRefs"]
        if (audits[ref["id"]]["score"] or 0) < 1 and audits[ref["id"]]["score"] is not None and ref["weight"]
    }
    return Run(
        {name: round(said["categories"][name]["score"] * 100) for name in CATEGORIES},
        audits[LCP]["numericValue"],
        audits[TBT]["numericValue"],
        audits[CLS]["numericValue"],
        said["environment"]["benchmarkIndex"],
        tuple(sorted(short)),
    )


def median(found: list[Run]) -> dict[str, object]:
    """Return the medians of some runs, as they are kept."""
    middle = statistics.median
    return {
        "scores": [round(middle(one.scores[name] for one in found)) for name in CATEGORIES],
        "lcp": middle(one.lcp for one in found),
        "tbt": middle(one.tbt for one in found),
        "cls": middle(one.cls for one in found),
        "machine": min(one.machine for one in found),
        "runs": len(found),
        "short": sorted({line for one in found for line in one.short}),
    }
