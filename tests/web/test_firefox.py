"""The pages in Firefox: a page of each kind, day and night, everything that a reader does, and no script.

Firefox has no speculation rules, no share sheet on a desk, and was later with `::details-content`: nothing may break
without them. What is checked, and how, stands in tests/web/firefox/.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from browsing import KINDS, ROOT, BuiltSite
from studysite.assets import NODE

RUN = ROOT / "tests" / "web" / "firefox" / "run.js"


@pytest.mark.parametrize("checks", ["pages by day", "pages by night", "interactions", "without script"])
def test_firefox(
    checks: str,
    firefox: Path,
    pdftotext: Path,  # noqa: ARG001 - the checks of paper call it
    site: BuiltSite,
    subtests: pytest.Subtests,
) -> None:
    job = {"site": site.url, "folder": str(site.folder), "kinds": KINDS}
    command = [str(NODE), str(RUN), checks, str(firefox), json.dumps(job)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=500, check=False)
    assert done.returncode == 0, done.stderr
    *told, last = [json.loads(line) for line in done.stdout.splitlines()]
    for one in told:
        with subtests.test(one["name"]):
            assert one["fault"] is None, one["fault"]
    # A run that broke off half-way, or had nothing to do, is no good one.
    assert len(told) == last["ran"] >= 8
