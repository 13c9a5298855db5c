"""What is remembered from build to build: asked once, forgotten in time, and never another result than afresh."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studysite.memory import LONG, Memory
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

DOCUMENT = """\
Rocks: A Study Guide

Quiz

1. What is basalt made of?
2. Where does granite come from?

Answer Key

1. Of lava that has cooled.
2. From the depth.

Glossary of Key Terms

Term\tDefinition
Basalt\tA dark rock.
Granite\tA rock with grains, unlike basalt.
"""
OTHER = """\
# Sand

Sand is what wind and water leave of granite.
A grain of sand outlives a mountain.
"""
SETTINGS = '[documents."rocks.txt"]\ntitle = "Stones"\n'


class Counted:
    """A function that counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, value: object) -> object:
        self.calls += 1
        return value


def test_the_same_is_asked_once() -> None:
    memory, asked = Memory(), Counted()
    for value in ("a", "a", "b", "a"):
        assert memory(asked, value) == value
    assert asked.calls == 2


def test_what_no_build_asked_for_is_forgotten() -> None:
    memory, asked = Memory(), Counted()
    memory(asked, "a")
    memory.forget()
    memory(asked, "a")
    assert asked.calls == 1
    memory.forget()
    memory.forget()
    memory(asked, "a")
    assert asked.calls == 2


@pytest.mark.parametrize("size", [1, LONG + 1])
def test_only_equal_arguments_of_one_kind_are_the_same(size: int) -> None:
    memory, asked = Memory(), Counted()
    values = ["a" * size, "b" * size, b"a" * size, b"b" * size]
    assert [memory(asked, value) for value in (*values, *values)] == [*values, *values]
    assert asked.calls == len(values)


def test_one_functions_result_is_not_anothers() -> None:
    memory = Memory()
    assert (memory(str.upper, "a"), memory(str.title, "ab"), memory(str.upper, "ab")) == ("A", "Ab", "AB")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Basalt", "basalt", "granite", "sand", "1. ", "Quiz", "\t", "grain", "What is"]),
            st.sampled_from(["", "Gneiss", "granite", "2. ", "\n", "Why?", "lava"]),
            st.booleans(),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_conversion_that_remembers_is_the_same_as_one_afresh(edits: list[tuple[str, str, bool, bool]]) -> None:
    memory = Memory()
    texts = {"rocks.txt": DOCUMENT, "sand.md": OTHER}
    for old, new, in_first, is_settled in edits:
        name = "rocks.txt" if in_first else "sand.md"
        texts[name] = texts[name].replace(old, new, 1)
        sources = [SourceFile(path, text.encode()) for path, text in texts.items()]
        told = SETTINGS if is_settled else ""
        assert convert(sources, told, recall=memory) == convert(sources, told)
        memory.forget()
