"""Text in, documents out: one layout a module, and a table that says which reader takes what.

A reader is a module with `signs(sheet)` (what it recognises in the lines, and how much each sign counts: with 1 and
more together it is sure enough) and `read(lines, ledger)` (the document's shape). The layout is recognised from the
content; of a file's name only an ending counts that says what is in it (`.mm.md`).
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.model import Document, Inlines, Span, Text
from studysite.readers.choosing import FALLBACK, choose
from studysite.readers.shape import Sheet
from studysite.text.bundle import Piece, split
from studysite.text.dialects import plainly
from studysite.text.formulas import lost_formulas
from studysite.text.front_matter import front_matter
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.tongues import language_of
from studysite.text.verbatim import outside


def read_file(file: str, lines: Sequence[str]) -> tuple[list[Document], Ledger]:
    """Return the documents that a file's `lines` hold, with notices and furniture."""
    ledger = Ledger(file)
    numbered = [Line(number, text) for number, text in enumerate(lines, 1)]
    options, body = front_matter(numbered, ledger)
    own = plainly(body, ledger)
    _remark_formulas(own, ledger)
    if not options.get("title") and all(line.blank for line in own):
        ledger.notice(0, "empty", "the file holds no text; put some in, or take it away")
        return [], ledger
    # The text of a lab is one document, whatever its headings are called.
    name, pieces = ("", [Piece("", tuple(own))]) if "lab" in options else split(own, ledger)
    return [_document(file, piece, options, ledger, bundle=name) for piece in pieces], ledger


def _remark_formulas(lines: Sequence[Line], ledger: Ledger) -> None:
    """Say of each damaged formula in a sentence that it stays text; of one on lines of its own its reader says so."""
    for at in outside(lines):
        for lost in lost_formulas(lines[at].text):
            shown = lost.text if len(lost.text) <= 40 else f"{lost.text[:40]}…"
            ledger.notice(
                lines[at].number,
                "bad-formula",
                f"the formula “{shown}” {lost.reason}; it is shown as text: look at it where it comes from",
            )


def _document(file: str, piece: Piece, options: dict[str, object], ledger: Ledger, *, bundle: str) -> Document:
    settings = [one.text for one in ledger.furniture if one.name == "front matter"]
    sheet = Sheet(piece.lines, file, settings)
    layout, recognition = choose(sheet, options)
    first = next((line.number for line in piece.lines if not line.blank), 1)
    last = max((line.number for line in piece.lines), default=first)
    if layout is FALLBACK:
        ledger.notice(
            first,
            "unknown-layout",
            "no known layout; shown as an article: `kind` in sources.toml says what it is",
        )
    shape = layout.read(piece.lines, ledger)
    return Document(
        title=shape.title or _own_title(options),
        kind=shape.kind,
        file=file,
        span=Span(first, last),
        sections=tuple(shape.sections),
        subtitles=tuple(shape.subtitles),
        title_span=shape.title_span,
        part=piece.name or bundle,
        recognition=recognition,
        language=language_of((line.text for line in piece.lines), (part.title for part in sheet.parts), options),
        options=options,
    )


def _own_title(options: dict[str, object]) -> Inlines:
    given = options.get("title") or ""
    # Of an integer of thousands of digits Python says nothing, and nobody means it for a title.
    is_long = isinstance(given, int) and given.bit_length() > 1000
    title = "" if is_long else " ".join(str(given).split())
    return (Text(title),) if title else ()
