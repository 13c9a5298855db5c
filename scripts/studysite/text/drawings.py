"""Drawings in a document: what language one is in, the figure that it becomes, and what is said of one nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studysite.model import Block, Blocks, Figure, Inlines, Paragraph, Span, Strong, Text, plain
from studysite.text.diagrams import LANGUAGES, NotUnderstood, understood
from studysite.text.ledger import Ledger

# A longer line is a sentence that a drawing only follows.
LONGEST_LABEL = 100

NAMES = {"tikz": "TikZ", "mermaid": "Mermaid", "dot": "DOT"}


def drawn_in(info: str, source: str) -> str:
    """Return the language of a drawing between fences, "" where it is other code. `info` stands behind the fence."""
    word = info.strip("{} \t").removeprefix(".").casefold().split(None, 1)[:1]
    language = LANGUAGES.get(word[0], "") if word else ""
    return "" if language == "tikz" and word[0] != "tikz" and "\\begin{tikzpicture}" not in source else language


def drawing(language: str, source: str, span: Span, ledger: Ledger, *, titled: bool = False) -> Figure:
    """Return the figure of a drawing's source; one that is not understood keeps the source alone, with a notice.

    `titled`: a title in the source is the figure's caption. A TikZ picture in the text has none of its own.
    """
    try:
        diagram, title = understood(language, source)
    except NotUnderstood as reason:
        ledger.notice(
            span.first,
            "drawing-not-understood",
            f"the drawing in {NAMES[language]} is shown as its source: {reason}",
        )
        return Figure((), source, span, language=language)
    return Figure((Text(title),) if titled and title else (), source, span, language=language, diagram=diagram)


def captioned(blocks: Blocks, title: Inlines) -> Iterator[Block]:
    """Yield the blocks of a section with the captions of their figures.

    A picture's is the heading that it stands below. A drawing between fences has it only right below; elsewhere a line
    that ends in a colon or is all in bold is what it is called.
    """
    above: Block | None = None
    for block in blocks:
        if isinstance(block, Figure) and not block.caption:
            is_fenced = block.language in ("mermaid", "dot")
            yield replace(block, caption=_label(above) if is_fenced and above else title)
        else:
            yield block
        above = block


def _label(block: Block) -> Inlines:
    """Return what a paragraph calls the drawing below it; nothing where it is a text of its own."""
    if not isinstance(block, Paragraph):
        return ()
    words = plain(block.words).strip()
    is_bold = len(block.words) == 1 and isinstance(block.words[0], Strong)
    if len(words) > LONGEST_LABEL or not (is_bold or words.endswith((":", "："))):
        return ()
    return (Text(words.rstrip(" :：")),)
