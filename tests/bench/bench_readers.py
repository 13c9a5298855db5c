"""What the readers find in tests/layouts of what is there (recall), how much of it is right (precision), how fast."""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from layouts import Layout, layouts, understood
from studysite.reading import reading

RUNS = 5


def items(found: dict[str, Any]) -> dict[str, list[Hashable]]:
    """Return what can be found or missed, by what it is; an answer counts where its question has it."""
    questions = found.get("questions", [])
    return {
        "sections": found.get("sections") or [],
        "questions": [prompt for prompt, *_ in questions],
        "answers": [(prompt, answer) for prompt, answer, *_ in questions if answer is not None],
        "choices": [
            (prompt, *choice) for prompt, _, *more in questions for one in more for choice in one.get("choices", [])
        ],
        "terms": [tuple(term) for term in found.get("terms", [])],
        "nodes": list(found.get("nodes", [])),
    }


def shares(pairs: Iterable[tuple[list[Hashable], list[Hashable]]]) -> tuple[int, int, int]:
    """Return how many were found, expected, and both, over all documents (found, expected)."""
    total = [0, 0, 0]
    for found, expected in pairs:
        both = sum((Counter(found) & Counter(expected)).values())
        total = [total[0] + len(found), total[1] + len(expected), total[2] + both]
    return total[0], total[1], total[2]


def milliseconds(layout: Layout) -> float:
    """Return the median time of reading a document."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        reading(layout.source)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print the tables."""
    given = layouts()
    made = [(items(understood(layout.conversion)), items(layout.expected)) for layout in given]
    kinds = sum(understood(one.conversion).get("kind") == one.expected.get("kind") for one in given)
    print(f"{len(given)} documents, {kinds} of the right kind")  # noqa: T201
    for name in made[0][0] if made else ():
        found, expected, both = shares((one[name], other[name]) for one, other in made)
        precision, recall = both / max(1, found), both / max(1, expected)
        print(f"{name:<10} expected {expected:5}  precision {precision:.3f}  recall {recall:.3f}")  # noqa: T201
    taken = [milliseconds(layout) for layout in given]
    size = sum(len(layout.source.data) for layout in given)
    if taken:
        print(f"reading: {statistics.median(taken):.1f} ms a document, {size / 1000 / sum(taken):.2f} MB/s")  # noqa: T201


if __name__ == "__main__":
    main()
