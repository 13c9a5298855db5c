"""Drawings in a document: what language one is in, the figure that it becomes, and what is said of one nobody reads."""

from __future__ import annotations

from studysite.model import Figure, Span, Text
from studysite.text.diagrams import LANGUAGES, NotUnderstood, understood
from studysite.text.ledger import Ledger

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
