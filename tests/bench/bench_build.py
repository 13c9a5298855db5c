"""How long `studysite build` takes as a process of its own, and the memory of its largest process."""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from documents import sources

ROOT = Path(__file__).parent.parent.parent


def build(documents: Path, site: Path) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of one build."""
    command = [sys.executable, "-m", "studysite", "build", "--sources", str(documents), "--site", str(site)]
    peak = 0.0
    begun = time.perf_counter()
    with psutil.Popen(command, cwd=ROOT) as process:
        while process.poll() is None:
            try:
                peak = max(peak, process.memory_info().rss / 1e6)
            except psutil.NoSuchProcess:
                break
            threading.Event().wait(0.05)
        process.wait()
    return time.perf_counter() - begun, peak


def main() -> None:
    """Print the table."""
    for name, count, runs in (
        ("our own documents", 0, 5),
        ("10 study guides", 10, 3),
        ("100", 100, 3),
        ("330", 330, 1),
    ):
        with tempfile.TemporaryDirectory() as folder:
            place = ROOT / "sources"
            if count:
                place = Path(folder) / "sources"
                place.mkdir()
                for source in sources(count):
                    (place / source.path).write_bytes(source.data)
            site = Path(folder) / "site"
            taken = [build(place, site) for _ in range(runs)]
            pages = sum(1 for _ in site.rglob("*.html"))
        seconds = statistics.median(one for one, _ in taken)
        memory = max(one for _, one in taken)
        print(f"{name:<22} {pages:6} pages {seconds:8.2f} s {memory:8.0f} MB", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
