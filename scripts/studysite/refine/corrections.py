"""Corrections to the places where the documents state the present fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from studysite.items import Corrected, Place
from studysite.model import Document
from studysite.notices import Notice
from studysite.settings import CORRECTIONS_FILE, Correction


def corrections(
    documents: Sequence[Document], listed: Sequence[Correction], lines: Mapping[str, Sequence[str]]
) -> tuple[list[Corrected], list[Notice]]:
    """Return the corrections with their places, and a notice on each that points nowhere."""
    by_slug = {document.slug: document for document in documents}
    if listed and not any(one.document in by_slug for one in listed):
        # They came with documents that are gone, and would stand on a site about something else.
        said = "none of the documents that this file names is here, so nothing of it is shown; delete the file"
        return [], [Notice(CORRECTIONS_FILE, 0, "no-such-document", said)]
    made: list[Corrected] = []
    notices = list(_strangers(by_slug, listed))
    for number, one in enumerate(listed, 1):
        document = by_slug.get(one.document)
        place = _place(document, one.find, lines[document.file]) if document else None
        if document and one.find and place is None:
            message = (
                f"correction {number}: “{one.find}” stands on no line of {document.file}; "
                "put `find` right, or take it out"
            )
            notices.append(Notice(CORRECTIONS_FILE, 0, "no-such-passage", message))
        made.append(Corrected(number, one, place))
    return made, notices


def _strangers(by_slug: Mapping[str, Document], listed: Sequence[Correction]) -> Iterator[Notice]:
    """Yield a notice for each document that corrections name and nobody has."""
    numbers: dict[str, list[int]] = {}
    for number, one in enumerate(listed, 1):
        if one.document not in by_slug:
            numbers.setdefault(one.document, []).append(number)
    for name, those in numbers.items():
        which = (
            f"correction {those[0]} names" if len(those) == 1 else f"{len(those)} corrections, from {those[0]}, name"
        )
        said = f"{which} the document “{name}”; known are {', '.join(by_slug) or 'none'}"
        yield Notice(CORRECTIONS_FILE, 0, "no-such-document", said)


def _place(document: Document, words: str, lines: Sequence[str]) -> Place | None:
    if not words:
        return None
    for number in range(document.span.first, document.span.last + 1):
        if number <= len(lines) and words in lines[number - 1]:
            return Place(document.slug, number, number)
    return None
