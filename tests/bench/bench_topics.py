"""A site of 1,000 documents in 100 topics: what its build takes, and what weighs what could list all."""

from __future__ import annotations

import argparse
import gzip
import tempfile
from pathlib import Path

import psutil
from bench_build import build, project
from documents import sources

PAGES = ("", "topics/", "topics/subject-000/", "topics/subject-000/glossary/", "read/", "practice/", "mind-map/")
MORE = ("glossary/", "sources/", "study/", "exam/", "progress/")
DATA = ("sitemap.xml", "addresses.json", "precache.json", "data/study/manifest.js")


def bench(count: int, topics: int) -> None:
    """Print what one build takes, and bytes with gzip (and without) of what grows."""
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder))
        place = Path(folder) / "sources"
        for source in sources(count, topics):
            file = place / source.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source.data)
        taken = build(root, place)
        told = f"{taken.clock:.1f} s, {taken.work:.1f} s of work, {taken.memory:.0f} MB"
        print(f"{count} documents, {topics} topics: {told}")  # noqa: T201
        site = Path(folder) / "site"
        for path in (*(f"{page}index.html" for page in (*PAGES, *MORE)), *DATA):
            if (site / path).is_file():
                data = (site / path).read_bytes()
                print(f"{path:<42} {len(gzip.compress(data)):>9,} {len(data):>11,}")  # noqa: T201
        search = [file.read_bytes() for file in (site / "data/search").iterdir()]
        packed, whole = (sum(map(len, held)) for held in (map(gzip.compress, search), search))
        print(f"{'data/search/':<42} {packed:>9,} {whole:>11,}")  # noqa: T201


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--documents", type=int, default=1000)
    reader.add_argument("--topics", type=int, default=100)
    told = reader.parse_args()
    print(f"load {psutil.getloadavg()[0]:.1f} on {psutil.cpu_count()} processors")  # noqa: T201
    bench(told.documents, told.topics)


if __name__ == "__main__":
    main()
