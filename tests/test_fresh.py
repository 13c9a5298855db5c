"""The generated pages in docs/ are what the documents in sources/ say, and nothing is lost on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_pages_in_docs_are_fresh_and_whole() -> None:
    command = [sys.executable, "-m", "studysite", "check", "--fresh"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    accounts = [line for line in done.stdout.splitlines() if " lines: " in line]
    assert len(accounts) == 12
    assert all(line.endswith(" 0 lost") for line in accounts)
