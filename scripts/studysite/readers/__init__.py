"""Text in, documents out: one layout a module, and a table that says which reader takes what.

A reader is a module with `signs(sheet)` (what it recognises in the lines, and how much each sign counts: with 1 and
more together it is sure enough) and `read(lines, ledger)` (the document's shape). The layout is recognised from the
content; of a file's name only an ending counts that says what is in it (`.mm.md`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from studysite.model import Block, Document, DocumentKind, Inlines, Question, Section, Span, Term, Text, plain
from studysite.overruling import Overruling, folded, kind_of
from studysite.readers.choosing import FALLBACK, choose
from studysite.readers.shape import Sheet
from studysite.text.bundle import Piece, split
from studysite.text.dialects import plainly
from studysite.text.formulas import formula_at, lost_formulas
from studysite.text.front_matter import front_matter
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line, Said, marker
from studysite.text.tongues import language_of
from studysite.text.unanswered import say_once
from studysite.text.verbatim import outside

# A formula in a sentence may go on for so many lines.
MOST_BELOW = 6


def read_file(file: str, lines: Sequence[str], said: Sequence[Overruling] = ()) -> tuple[list[Document], Ledger]:
    """Return the documents that a file's `lines` hold, with notices and furniture; `said` is what its owner says."""
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
    made = []
    for part, piece in enumerate(pieces, 1):
        told = _told(piece, lines, [one for one in said if one.part in (0, part)])
        made.append(_document(file, told, options, ledger, bundle=name, kind=kind_of(part, said)))
    return made, ledger


def _remark_formulas(lines: Sequence[Line], ledger: Ledger) -> None:
    """Say of each damaged formula in a sentence that it stays text; of one on lines of its own its reader says so."""
    for at in outside(lines):
        for lost in lost_formulas(lines[at].text):
            if lost.is_open and _closes_below(lost.text, lines[at + 1 : at + 1 + MOST_BELOW]):
                continue
            shown = lost.text if len(lost.text) <= 40 else f"{lost.text[:40]}…"
            ledger.notice(
                lines[at].number,
                "bad-formula",
                f"the formula “{shown}” {lost.reason}; it is shown as text: look at it where it comes from",
            )


def _closes_below(opened: str, lines: Sequence[Line]) -> bool:
    """Tell whether a formula that a line leaves open goes on in the same paragraph, and can be read as a whole."""
    for line in lines:
        if line.blank or line.close or marker(line.text):
            return False
        opened = f"{opened} {line.text.strip()}"
        if "$" in line.text:
            return formula_at(opened, 0) is not None
    return False


def _told(piece: Piece, lines: Sequence[str], said: Sequence[Overruling]) -> Piece:
    """Return a document whose lines say what the owner says of them: those that read just so, in the file or by now."""
    wanted: dict[str, Said] = {folded(line): "heading" for one in said for line in one.headings}
    wanted |= {folded(line): "answers" for one in said for line in one.answers}
    if not wanted:
        return piece

    def of(line: Line) -> Line:
        own = lines[line.number - 1] if 0 < line.number <= len(lines) else ""
        is_whole = folded(line.text) in folded(own)
        what = wanted.get(folded(line.text)) or (wanted.get(folded(own)) if is_whole else None)
        return line._replace(said=what) if what and not line.blank else line

    return replace(piece, lines=tuple(map(of, piece.lines)))


def _document(
    file: str, piece: Piece, options: dict[str, object], ledger: Ledger, *, bundle: str, kind: DocumentKind | None
) -> Document:
    settings = [one.text for one in ledger.furniture if one.name == "front matter"]
    sheet = Sheet(piece.lines, file, settings)
    layout, recognition = choose(sheet, options, kind)
    first = next((line.number for line in piece.lines if not line.blank), 1)
    last = max((line.number for line in piece.lines), default=first)
    if layout is FALLBACK and not kind and not recognition.chosen.signs:
        ledger.notice(
            first,
            "unknown-layout",
            "no known layout; shown as an article: `kind` in sources.toml says what it is",
        )
    said = len(ledger.notices)
    shape = layout.read(piece.lines, ledger)
    say_once(shape.sections, ledger, said)
    return Document(
        title=shape.title or _own_title(options),
        kind=kind or shape.kind,
        file=file,
        span=Span(first, last),
        sections=_told_apart(shape.sections),
        subtitles=tuple(shape.subtitles),
        title_span=shape.title_span,
        part=plain(parse(piece.name or bundle)),
        recognition=recognition,
        language=language_of((line.text for line in piece.lines), sheet.titles(), options),
        options=options,
    )


def _told_apart(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections whose questions and terms tell by their spans which of those on the same line they are."""
    begun: Counter[int] = Counter()

    def of(block: Block) -> Block:
        if not isinstance(block, (Question, Term)):
            return block
        begun[block.span.first] += 1
        nth = begun[block.span.first] - 1
        return replace(block, span=replace(block.span, nth=nth)) if nth else block

    return tuple(replace(section, blocks=tuple(map(of, section.blocks))) for section in sections)


def _own_title(options: dict[str, object]) -> Inlines:
    given = options.get("title") or ""
    # Of an integer of thousands of digits Python says nothing, and nobody means it for a title.
    is_long = isinstance(given, int) and given.bit_length() > 1000
    title = "" if is_long else " ".join(str(given).split())
    return (Text(title),) if title else ()
