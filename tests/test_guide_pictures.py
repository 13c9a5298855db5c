"""The pictures of docs/guide/: each is small, has words and its true size, is shown, and can be taken anew."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from studysite.imagefile import read_image

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs/guide"
SHOWN = re.compile(r"^!\[([^\]]*)\]\((pictures/[^)]*)\)(\{[^}]*\})?", re.MULTILINE)

# As tests/pictures/take.py has them.
MOST, SCALE = 40_000, 1.25

# So many words fill a phone's first screen.
WORDS = 140


def named() -> dict[str, dict[str, Any]]:
    """Return what pictures.toml says, by file."""
    told = tomllib.loads((ROOT / "tests/pictures/pictures.toml").read_text(encoding="utf-8"))
    return {f"pictures/{name}.webp": one for name, one in told.items()}


def shown() -> list[tuple[str, str, str]]:
    """Return each picture that a guide shows: its words, its file, its attributes."""
    return [found for page in sorted(GUIDE.glob("*.md")) for found in SHOWN.findall(page.read_text(encoding="utf-8"))]


def test_every_picture_that_a_guide_shows_can_be_taken_anew_and_has_the_same_words() -> None:
    assert {file: words for words, file, _ in shown()} == {file: one["alt"] for file, one in named().items()}
    assert {file.relative_to(GUIDE).as_posix() for file in (GUIDE / "pictures").iterdir()} == named().keys()


def test_pictures_stand_below_what_one_sees_at_first() -> None:
    for page in GUIDE.glob("*.md"):
        text = page.read_text(encoding="utf-8").partition("\n---\n")[2]
        if found := SHOWN.search(text):
            assert len(text[: found.start()].split()) > WORDS, page.name


def test_every_picture_of_a_guide_is_small_and_comes_when_it_is_needed_at_its_true_size() -> None:
    assert len(shown()) > 5
    for _, file, attributes in shown():
        data = (GUIDE / file).read_bytes()
        image = read_image(data)
        assert len(data) <= MOST, file
        assert attributes == (
            f"{{ .shot width={round(image.width / SCALE)} height={round(image.height / SCALE)} loading=lazy }}"
        ), file
