"""What is put off until it is needed: patterns, and what a command imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sandbox import python
from studysite.patterns import lazy

# What takes long to import, and only some commands or documents need.
HEAVY = ("PIL", "genanki", "mammoth", "mkdocs", "pypdfium2", "segno", "selectolax", "watchdog", "yaml")
LOADED = """\
import sys
import studysite.cli
print(*sys.modules)
import studysite.pipeline, studysite.inspection, studysite.printing
print(*sys.modules)
"""


def test_a_lazy_pattern_finds_what_the_pattern_finds() -> None:
    made, plain = lazy(r"(?P<word>[a-z]+)!", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)!", re.IGNORECASE)
    found = made.fullmatch("Stop!")
    assert found
    assert found["word"] == "Stop"
    assert made.sub("", "No! Yes!") == plain.sub("", "No! Yes!")
    assert (made.findall("A! b! c"), made.pattern, made.groupindex) == (["A", "b"], plain.pattern, {"word": 1})


def test_a_pattern_that_is_wrong_says_so_when_it_is_used() -> None:
    made = lazy("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        made.search("(")


def test_a_command_imports_only_what_it_needs(tmp_path: Path) -> None:
    to_start, to_inspect = (set(line.split()) for line in python(tmp_path, LOADED).out.splitlines())
    assert not to_start.intersection({*HEAVY, "studysite.pipeline", "studysite.site", "studysite.printing"})
    assert not to_inspect.intersection({*HEAVY, "studysite.engine", "studysite.text.diagrams.tikz"})
