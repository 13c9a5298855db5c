"""Python and JavaScript compare words alike: both read the same vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studysite.ids import folded
from studysite.refine.merge import singular

VECTORS = json.loads((Path(__file__).parent / "vectors/words.json").read_text("utf-8"))


@pytest.mark.parametrize(("many", "one"), VECTORS["singular"])
def test_a_word_has_the_same_singular_everywhere(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize("vector", VECTORS["folded"], ids=lambda vector: vector[0])
def test_a_text_is_folded_as_it_is_everywhere_or_as_is_written_down(vector: list[str]) -> None:
    text, javascript, *python = vector
    assert folded(text) == (python[0] if python else javascript)
