"""How long conversion takes, and how it grows: medians after imports, peak memory from tracemalloc."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from documents import sources, study_guide

from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

ROOT = Path(__file__).parent.parent.parent
ORIGINALS = ROOT.parent / "shared" / "seeds"
RUNS = 9


def folder(place: Path) -> list[SourceFile]:
    """Return the documents of a folder."""
    paths = sorted(path for path in place.iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README")
    return [SourceFile(path.name, path.read_bytes()) for path in paths]


def milliseconds(documents: Sequence[SourceFile], runs: int) -> float:
    """Return the median time of converting `documents`."""
    taken: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        convert(documents)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def megabytes(documents: Sequence[SourceFile]) -> float:
    """Return the peak of memory that converting `documents` takes."""
    tracemalloc.start()
    convert(documents)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def report(name: str, documents: Sequence[SourceFile], runs: int) -> None:
    """Print a row."""
    taken = milliseconds(documents, runs)
    print(f"{name:<28} {taken:10.1f} ms {taken / len(documents):8.2f} ms each {megabytes(documents):8.1f} MB")  # noqa: T201


def main() -> None:
    """Print the table."""
    report("our own documents", folder(ROOT / "sources"), RUNS)
    if ORIGINALS.is_dir():
        report("the five originals", folder(ORIGINALS), RUNS)
    for count in (10, 100, 1000):
        report(f"{count} study guides", sources(count), 3 if count < 1000 else 1)
    for count in (1000, 10_000):
        report(f"one guide, {count} questions", [SourceFile("big.txt", study_guide(1, count).encode())], 1)


if __name__ == "__main__":
    main()
