"""What a reader loses stands on a page all the same, as the line that it is, and the report says so."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studysite import reading
from studysite.model import Document
from studysite.notices import LOST
from studysite.pipeline import convert
from studysite.readers import read_file
from studysite.sourcefile import SourceFile
from test_golden import INPUTS, name

# A fence of Pandoc that says more than a fence may: its title is not read.
FENCE = '# Tides\n\n::: {.callout-note title="Field work"} At the sea\nWear boots.\n:::\n\nMore of it.\n'


def source(path: Path) -> SourceFile:
    return SourceFile(path.name, path.read_bytes())


def less(document: Document) -> Iterator[Document]:
    """Yield what a reader would make of a document that loses a section, or the first block of one."""
    for at, section in enumerate(document.sections):
        before, after = document.sections[:at], document.sections[at + 1 :]
        yield replace(document, sections=(*before, *after))
        if len(section.blocks) > 1:
            yield replace(document, sections=(*before, replace(section, blocks=section.blocks[1:]), *after))


@pytest.mark.parametrize("path", INPUTS, ids=name)
def test_whatever_a_reader_loses_reaches_a_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.reading(source(path)).documents
    found = []
    for at, document in enumerate(read):
        for lesser in less(document):
            made = (*read[:at], lesser, *read[at + 1 :])
            monkeypatch.setattr(reading, "read_file", lambda *words, made=made: (made, read_file(*words)[1]))
            found.append({notice.code for notice in convert([source(path)]).notices})
    assert not any(codes & LOST for codes in found)
    # Of some there is nothing to lose; and what another line says as well need not be said again.
    assert any("stray-text" in codes for codes in found) or not found


def test_a_line_that_no_reader_took_stands_as_it_is_at_the_end_of_its_section() -> None:
    made = convert([SourceFile("tides.md", FENCE.encode())])
    assert made.is_fit
    (told,) = (notice for notice in made.notices if notice.code == "stray-text")
    assert str(told) == (
        "tides.md:3: no reader took the words “field work”; the line stands as it is at the end of its section: write "
        "it in another way, or report it as a fault of studysite"
    )
    page = html.unescape(made.pages["read/tides.md"])
    assert page.endswith('\n\nMore of it.\n\n::: {.callout-note title="Field work"} At the sea\n')
    assert "This line stands as plain text" in made.pages["sources/index.md"]


def test_a_file_of_which_no_document_was_made_still_tells_its_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_file", lambda *words: ((), read_file(*words)[1]))
    codes = [notice.code for notice in convert([SourceFile("tides.md", FENCE.encode())]).notices]
    assert "lost-text" in codes
    assert "stray-text" not in codes
