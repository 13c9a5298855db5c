"""Text in, documents out: one layout a module, and a table that says which reader takes what.

A reader is a module with `score(sheet)` (how sure it is that the lines are its layout: 0 not at
all, 1 and more: sure enough) and `read(lines, ledger)` (the document's shape). The layout is
recognised from the content, never from a file's name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studysite.model import Document, Inlines, Span, Text
from studysite.readers import article, briefing, exam_guide, lab, lesson, mind_map, study_guide
from studysite.readers.shape import Shape, Sheet
from studysite.text.bundle import Piece, split
from studysite.text.front_matter import front_matter
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.markup import without_markup
from studysite.text.verbatim import with_ends


@dataclass(frozen=True, slots=True)
class Layout:
    """A reader's name in messages, its test and its reading."""

    name: str
    score: Callable[[Sheet], float]
    read: Callable[[Sequence[Line], Ledger], Shape]


MIND_MAP = Layout("mind map", mind_map.score, mind_map.read)
LAB = Layout("lab", lab.score, lab.read)

# The first of equals wins: the layouts with the surest signs stand first.
LAYOUTS: tuple[Layout, ...] = (
    Layout("study guide", study_guide.score, study_guide.read),
    Layout("exam guide", exam_guide.score, exam_guide.read),
    Layout("briefing or blog post", briefing.score, briefing.read),
    Layout("lesson", lesson.score, lesson.read),
    MIND_MAP,
)
FALLBACK = Layout("article", article.score, article.read)


def read_file(file: str, lines: Sequence[str]) -> tuple[list[Document], Ledger]:
    """Return the documents that a file's `lines` hold, with notices and furniture."""
    ledger = Ledger(file)
    numbered = [Line(number, text) for number, text in enumerate(lines, 1)]
    options, body = front_matter(numbered, ledger)
    own = without_markup(with_ends(body), ledger)
    if not options.get("title") and all(line.blank for line in own):
        ledger.notice(0, "empty", "the file holds no text; put some in, or take it away")
        return [], ledger
    # The text of a lab is one document, whatever its headings are called.
    name, pieces = ("", [Piece("", tuple(own))]) if "lab" in options else split(own, ledger)
    return [_document(file, piece, options, ledger, bundle=name) for piece in pieces], ledger


def layout_of(lines: Sequence[Line], options: dict[str, object]) -> Layout:
    """Return the layout that `lines` look most like; the fallback where no reader is sure.

    A lab is one because its front matter says so, and what has settings of markmap is a map.
    """
    if "lab" in options:
        return LAB
    if "markmap" in options:
        return MIND_MAP
    sheet = Sheet(lines)
    scores = [layout.score(sheet) for layout in LAYOUTS]
    best = max(scores)
    return LAYOUTS[scores.index(best)] if best >= 1 else FALLBACK


def _document(file: str, piece: Piece, options: dict[str, object], ledger: Ledger, *, bundle: str) -> Document:
    layout = layout_of(piece.lines, options)
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
        options=options,
    )


def _own_title(options: dict[str, object]) -> Inlines:
    given = options.get("title") or ""
    # Of an integer of thousands of digits Python says nothing, and nobody means it for a title.
    is_long = isinstance(given, int) and given.bit_length() > 1000
    title = "" if is_long else " ".join(str(given).split())
    return (Text(title),) if title else ()
