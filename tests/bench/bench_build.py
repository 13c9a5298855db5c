"""What `studysite build` takes as a process of its own: cold, once more, and after an edit.

Each size is built in a copy of the project, so that nothing is kept from before. Seconds by the clock say
little while other work goes on: the seconds of the processors, of all its processes together, say more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from documents import sources

ROOT = Path(__file__).parent.parent.parent
PARTS = ("mkdocs.yml", "nav.yml", "package.json", "package-lock.json", ".npmrc", "docs", "overrides", "sources")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, seconds of processors, and the peak of megabytes of all processes together."""

    clock: float
    work: float
    memory: float


def project(folder: Path) -> Path:
    """Return a copy of the project in `folder`, with the browser libraries and without anything that was built."""
    root = folder / "project"
    root.mkdir()
    for name in PARTS:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, root / name)
        elif place.is_file():
            shutil.copy(place, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def build(root: Path, documents: Path) -> Taken:
    """Build once."""
    site = root.parent / "site"
    command = [sys.executable, "-m", "studysite", "build", "--sources", str(documents), "--site", str(site)]
    peak = 0.0
    before = os.times()
    begun = time.perf_counter()
    with psutil.Popen(command, cwd=root, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            try:
                family = [process, *process.children(recursive=True)]
                peak = max(peak, sum(one.memory_info().rss for one in family) / 1e6)
            except psutil.NoSuchProcess:
                continue
            finally:
                threading.Event().wait(0.05)
        if process.wait():
            raise SystemExit("the build failed")
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(time.perf_counter() - begun, work, peak)


def bench(count: int, runs: int) -> None:
    """Print a row for each kind of build of `count` generated study guides, 0: of our own documents."""
    taken: dict[str, list[Taken]] = {"cold": [], "the same again": [], "one edit": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            root = project(Path(folder))
            place = root / "sources"
            if count:
                place = Path(folder) / "sources"
                place.mkdir()
                for source in sources(count):
                    (place / source.path).write_bytes(source.data)
            name, words = ("guide-00000.txt", "step") if count else ("study-guide.txt", "users set")
            taken["cold"].append(build(root, place))
            taken["the same again"].append(build(root, place))
            text = (place / name).read_text(encoding="utf-8")
            (place / name).write_text(text.replace(words, f"indeed {words}", 1), encoding="utf-8")
            taken["one edit"].append(build(root, place))
            pages = sum(1 for _ in (Path(folder) / "site").rglob("*.html"))
    for kind, found in taken.items():
        clock, work = (statistics.median(getattr(one, name) for one in found) for name in ("clock", "work"))
        memory = max(one.memory for one in found)
        name = f"{count or 'our own'} documents, {kind}"
        print(f"{name:<36} {pages:6} pages {clock:8.2f} s {work:8.2f} s of work {memory:8.0f} MB", flush=True)  # noqa: T201


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--documents", type=int, nargs="*", default=[0, 10, 42, 125, 250])
    reader.add_argument("--runs", type=int, default=3, help="for up to 100 documents; once for more")
    told = reader.parse_args()
    print(f"load {psutil.getloadavg()[0]:.1f} on {psutil.cpu_count()} processors")  # noqa: T201
    for count in told.documents:
        bench(count, told.runs if count <= 100 else 1)


if __name__ == "__main__":
    main()
