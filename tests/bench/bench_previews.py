"""How long a picture of a link takes to draw, and how many bytes it has: medians, one process, and all processors."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from studysite import assets
from studysite.picture import picture
from studysite.preview import Preview
from studysite.previews import drawn
from studysite.project import find
from studysite.typeface import FACE

MANY = 1000
TEXT = "Water that the moon draws twice a day up the shore and lets go again, higher when the sun helps."


def terms(count: int) -> list[Preview]:
    """Return pictures of terms, and of a document after every ninth."""
    term = [Preview(f"{n}.png", "Term", f"Tide number {n}", "Ebb and flow", TEXT, "Sea notes") for n in range(count)]
    title = "What the sea does while nobody looks, chapter {}: a briefing for those who sail at night"
    document = [Preview(f"{n}.png", "Briefing", title.format(n), "12 questions", "", "Sea notes") for n in range(count)]
    return [document[n] if n % 10 == 9 else term[n] for n in range(count)]


def main() -> None:
    """Print milliseconds and kilobytes."""
    fonts = assets.package(find(Path(__file__)), FACE, print)
    some = terms(100)
    picture(some[0], fonts)
    taken, sizes = [], []
    for one in some:
        begun = time.process_time()
        sizes.append(len(picture(one, fonts)))
        taken.append((time.process_time() - begun) * 1000)
    print(f"one picture: {statistics.median(taken):.1f} ms of a processor (slowest {max(taken):.1f})")  # noqa: T201
    print(f"its size: {statistics.median(sizes) / 1000:.1f} KB (largest {max(sizes) / 1000:.1f})")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "from the cache"):
            begun = time.perf_counter()
            for _ in drawn(terms(MANY), fonts, Path(folder), lambda _: None):
                pass
            print(f"{MANY} pictures, {name}: {time.perf_counter() - begun:.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
