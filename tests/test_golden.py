"""Small documents, and what a careful reader makes of them: see tests/golden/README.md."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from studysite.inspection import inspection
from studysite.notices import FAULTS
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

GOLDEN = Path(__file__).parent / "golden"
ACCEPT = "ACCEPT"
AGAIN = "written anew; read it, for it says what a reader should understand, and run the tests without ACCEPT"

INPUTS = sorted(path for path in GOLDEN.glob("*/*") if path.suffix in (".txt", ".md") and ".expected" not in path.name)
PAGES = [path for path in INPUTS if path.with_suffix(".expected.md").exists()]
MAPS = [path for path in INPUTS if path.with_suffix(".expected-map.md").exists()]


def name(path: Path) -> str:
    return path.relative_to(GOLDEN).as_posix()


def converted(path: Path) -> Conversion:
    return convert([SourceFile(path.name, path.read_bytes())])


def understood(path: Path) -> str:
    """Return what `studysite inspect --json` says of a document, but not why: how signs are weighed may change."""
    told = inspection(converted(path))
    for document in told["documents"]:
        del document["reader"]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def page(path: Path) -> str:
    """Return the main page of a document: the first of its own, or the glossary that its terms are in."""
    conversion = converted(path)
    addresses = conversion.library.pages[conversion.documents[0].slug]
    return conversion.pages[f"{addresses[0].rstrip('/')}.md" if addresses else "glossary.md"]


def map_page(path: Path) -> str:
    """Return the page of a document's map: that of its headings, or the one that it is."""
    conversion = converted(path)
    return conversion.pages[f"{conversion.library.maps[conversion.documents[0].slug].address.rstrip('/')}.md"]


def compare(made: str, expected: Path) -> None:
    """Fail where `made` is not what the file says; with ACCEPT set, write the file."""
    known = expected.read_text("utf-8") if expected.exists() else None
    if made != known and os.environ.get(ACCEPT):
        expected.write_text(made, "utf-8")
        pytest.fail(f"{name(expected)}: {AGAIN}")
    assert known is not None, (
        f"{name(expected)} is missing: run {ACCEPT}=1 uv run pytest tests/test_golden.py, and read it"
    )
    assert made == known


@pytest.mark.parametrize("path", INPUTS, ids=name)
def test_a_document_is_understood_as_expected(path: Path) -> None:
    compare(understood(path), path.with_suffix(".expected.json"))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_document_becomes_the_expected_page(path: Path) -> None:
    compare(page(path), path.with_suffix(".expected.md"))


@pytest.mark.parametrize("path", MAPS, ids=name)
def test_a_document_becomes_the_expected_map(path: Path) -> None:
    compare(map_page(path), path.with_suffix(".expected-map.md"))


@pytest.mark.parametrize("path", INPUTS, ids=name)
def test_no_line_of_a_document_is_lost(path: Path) -> None:
    lost: list[Any] = [notice for notice in converted(path).notices if notice.code in FAULTS]
    assert lost == []


def test_every_expectation_belongs_to_a_document() -> None:
    known = {path.with_suffix("") for path in INPUTS}
    expected = list(GOLDEN.glob("*/*.expected.*"))
    assert expected
    assert [name(path) for path in expected if path.with_suffix("").with_suffix("") not in known] == []


def test_no_two_documents_share_an_expectation() -> None:
    stems = [path.with_suffix("") for path in INPUTS]
    assert len(stems) == len(set(stems))
