"""Corrections belong to documents: what becomes of them when those are gone."""

from __future__ import annotations

from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile


def corrected(*documents: str) -> Conversion:
    listed = "".join(
        f'[[correction]]\ndocument = "{name}"\nclaim = "Claim {number}."\nfact = "Fact {number}."\n'
        'as_of = "2026"\nsource = "A handbook"\n'
        for number, name in enumerate(documents, 1)
    )
    return convert([SourceFile("cells.txt", b"Cells\n\nA cell is small.\n")], corrections_toml=listed)


def said(made: Conversion) -> list[str]:
    return [str(notice) for notice in made.notices if notice.code == "no-such-document"]


def test_corrections_of_documents_that_are_all_gone_are_not_shown() -> None:
    made = corrected("peat", "peat", "bogs")
    (notice,) = said(made)
    assert notice.startswith("corrections.toml: none of the documents that this file names is here, so nothing of it ")
    assert not [path for path, text in made.pages.items() if "Claim" in text]


def test_each_document_that_corrections_name_and_nobody_has_is_said_once() -> None:
    made = corrected("cells", "peat", "peat", "bogs")
    assert said(made) == [
        "corrections.toml: 2 corrections, from 2, name the document “peat”; known are cells",
        "corrections.toml: correction 4 names the document “bogs”; known are cells",
    ]
    assert all(f"Claim {number}." in made.pages["sources/index.md"] for number in (1, 2, 3, 4))
