"""The page that someone looks at is shown before the others are made, and is what it will be when they are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studysite.ahead import Glance
from studysite.job import Desk, Job, Result
from studysite.kept import place
from studysite.project import find
from studysite.site import preview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
FILE = "tides.txt"
DOCUMENT = """\
Tides: A Study Guide

Quiz
Answer each question in two or three sentences.

1. What pulls the water of the sea towards the moon?
2. Why does a spring tide rise higher than others?

Answer Key

1. The moon's gravity pulls the water.
2. Sun and moon pull in one line then.

Glossary of Key Terms

Ebb: The time in which the water falls.
Spring tide: The highest of tides, when sun and moon pull in one line.
"""
# A page, and a change of the document that it shows.
GLANCED = [
    ("index.md", "Tides: A", "Two tides: A"),
    ("practice/index.md", "Tides: A", "Two tides: A"),
    ("practice/tides-a-study-guide.md", "Sun and moon", "Moon and sun"),
    ("mind-map/tides-a-study-guide.md", "Ebb:", "Low water:"),
    ("glossary.md", "falls.", "sinks."),
    ("glossary/spring-tide.md", "The highest of tides", "The very highest of tides"),
    ("sources/tides-a-study-guide.md", "falls.", "sinks."),
]


class Desktop:
    """Someone who writes a document, and looks at pages of the site that is made of it again and again."""

    def __init__(self, folder: Path) -> None:
        self.sources, self.desk = folder / "sources", Desk(folder / "docs")
        self.folder, self.count = folder, 0
        self.sources.mkdir()
        self.root = self.save(DOCUMENT)

    def save(self, text: str, glance: Glance | None = None, file: str = FILE) -> Path:
        """Save a document, and return the folder of the site that came of it."""
        (self.sources / file).write_text(text, encoding="utf-8")
        self.count += 1
        into = self.folder / f"site-{self.count % 2}"
        into.mkdir(exist_ok=True)
        job = Job(find(ROOT), lambda _: None, self.sources, address="http://127.0.0.1:9/")
        self.result: Result = preview(job, into, self.desk, glance)
        assert self.result.faults == ()
        return into

    def glanced(self, path: str, text: str, file: str = FILE) -> bytes:
        """Save a document while the page `path` is looked at; return what was shown first."""
        shown: list[bytes] = []
        self.root = self.save(text, Glance(place(path), self.root, shown.append), file)
        assert len(shown) <= 1
        return b"".join(shown)


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    folder = tmp_path_factory.mktemp("desktop")
    yield Desktop(folder)
    shutil.rmtree(folder)


@pytest.fixture
def changed(desktop: Desktop) -> Callable[[str, str], str]:
    """The document as it was at first, with one change, and no memory of others."""
    desktop.root = desktop.save(DOCUMENT)
    return DOCUMENT.replace


@pytest.mark.parametrize(("path", "before", "after"), GLANCED)
def test_what_is_shown_first_is_the_page_to_the_byte(
    desktop: Desktop, changed: Callable[[str, str], str], path: str, before: str, after: str
) -> None:
    first = desktop.glanced(path, changed(before, after))
    assert after.rstrip(":").encode() in first
    assert first == (desktop.root / place(path)).read_bytes()


def test_a_link_to_a_page_that_is_still_to_be_made_is_there(
    desktop: Desktop, changed: Callable[[str, str], str]
) -> None:
    text = changed("Ebb: ", "Flood: The time in which the water rises.\nEbb: ")
    first = desktop.glanced("glossary.md", text)
    assert b"/flood/" in first
    assert first == (desktop.root / "glossary/index.html").read_bytes()


def test_a_page_that_stays_as_it_is_is_not_shown_again(desktop: Desktop, changed: Callable[[str, str], str]) -> None:
    assert desktop.glanced("glossary/ebb.md", changed("pull in one line then", "pull as one then")) == b""


@pytest.mark.parametrize("path", ["guide/learners.md", "sources/index.md", "q/gone.md", "../secret.md", "404.md"])
def test_who_looks_at_another_page_waits_for_all(
    desktop: Desktop, changed: Callable[[str, str], str], path: str
) -> None:
    assert desktop.glanced(path, changed("falls.", "sinks.")) == b""


def test_settings_that_change_the_whole_site_are_waited_for(
    desktop: Desktop, changed: Callable[[str, str], str]
) -> None:
    changed("", "")
    try:
        assert desktop.glanced("glossary.md", '[site]\nname = "Other notes"\n', "sources.toml") == b""
        assert b"Other notes" in (desktop.root / "glossary/index.html").read_bytes()
    finally:
        (desktop.sources / "sources.toml").unlink()


def test_a_drawing_is_waited_for(desktop: Desktop, changed: Callable[[str, str], str]) -> None:
    changed("", "")
    lesson = "# Sands\n\nGrains of many kinds.\n\n```mermaid\ngraph TD\n  A[Rock] --> B[Sand]\n```\n"
    try:
        desktop.root = desktop.save(lesson, file="sands.md")
        assert (desktop.root / "read/sands/index.html").is_file()
        assert desktop.glanced("read/sands.md", lesson.replace("many", "two"), "sands.md") == b""
        assert b"two kinds" in (desktop.root / "read/sands/index.html").read_bytes()
    finally:
        (desktop.sources / "sands.md").unlink()


def test_a_picture_that_the_site_has_not_yet_is_waited_for(
    desktop: Desktop, changed: Callable[[str, str], str]
) -> None:
    changed("", "")
    lesson = "# Sands\n\nGrains of many kinds, from rock.\n"
    try:
        desktop.root = desktop.save(lesson, file="sands.md")
        assert desktop.glanced("read/sands.md", lesson.replace("many", "two"), "sands.md") != b""
        shutil.copy(ROOT / "docs/guide/pictures/card.webp", desktop.sources / "grain.webp")
        with_picture = lesson + "\n![A grain](grain.webp)\n"
        assert desktop.glanced("read/sands.md", with_picture, "sands.md") == b""
        assert b"<img" in (desktop.root / "read/sands/index.html").read_bytes()
    finally:
        (desktop.sources / "sands.md").unlink()
        (desktop.sources / "grain.webp").unlink(missing_ok=True)
