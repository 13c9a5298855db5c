"""How long conversion takes, and how it grows: medians after imports, peak memory from tracemalloc.

The first conversion of a process pays for patterns that nobody has used before: it stands beside the median. Rows of
1,000 documents and 10,000 questions take minutes, and come with `--all`.
"""

from __future__ import annotations

import argparse
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


def milliseconds(documents: Sequence[SourceFile], runs: int) -> list[float]:
    """Return the processor time of each conversion of `documents`, which says more where other work goes on."""
    taken: list[float] = []
    for _ in range(runs):
        begun = time.process_time()
        convert(documents)
        taken.append((time.process_time() - begun) * 1000)
    return taken


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
    median = statistics.median(taken)
    print(  # noqa: T201
        f"{name:<28} median {median:8.1f} ms, least {min(taken):8.1f}, first {taken[0]:8.1f} "
        f"{median / len(documents):8.2f} ms each {megabytes(documents):8.1f} MB",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--all", action="store_true", help="the rows that take minutes, too")
    is_all = reader.parse_args().all
    if ORIGINALS.is_dir():
        report("the five originals", folder(ORIGINALS), RUNS)
    report("our own documents", folder(ROOT / "sources"), RUNS)
    for count in (10, 100, 1000) if is_all else (10,):
        report(f"{count} study guides", sources(count), 3 if count < 1000 else 1)
    for count in (1000, 10_000) if is_all else ():
        report(f"one guide, {count} questions", [SourceFile("big.txt", study_guide(1, count).encode())], 1)


if __name__ == "__main__":
    main()
