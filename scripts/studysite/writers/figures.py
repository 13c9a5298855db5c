"""Figures: drawings that were understood, with their words and their source, and what is missing of the others."""

from __future__ import annotations

from studysite.interface.say import Say, noted
from studysite.model import Figure
from studysite.writers.context import Context
from studysite.writers.drawings import drawing_key
from studysite.writers.html import clean, code_html, escape, inline, lines, shows
from studysite.writers.share import FIGURE

NO_SOURCE = noted("The document announces this picture but does not hold it.")
ONLY_SOURCE = noted(
    "The document describes this picture in {language}. It could not be drawn here: this is its source."
)
LANGUAGES = {
    "tikz": noted("TikZ, a drawing language"),
    "mermaid": noted("Mermaid, a drawing language"),
    "dot": noted("DOT, the language of Graphviz"),
}


def figure_html(figure: Figure, context: Context, number: int = 0, *, told: str) -> str:
    """Return a figure: the place of its drawing, what it says in words (`told`, HTML) and its source.

    One that is not understood, or that the document only announces, says so.
    """
    label = f"<b>{context.say('Figure {number}.', number=number)}</b> " if number else ""
    if figure.diagram is None:
        return _missing(figure, context, label, named=bool(number and figure.key))
    # A figure within an item of a list has no key: its line is its address. No slug holds an underscore.
    name = figure.key or f"figure_{context.document.slug}_{figure.span.first}"
    return lines(
        f'<figure class="diagram" id="{name}">',
        f'<figcaption id="{name}_caption">{label}{_caption(figure, context.say)}</figcaption>',
        f'<div class="drawing" data-drawing="{drawing_key(figure.diagram)}"></div>',
        f'<details class="told" id="{name}_told"><summary>{context.say("In words")}</summary>{told}</details>',
        f"<details><summary>{context.say('Drawing source')}</summary>{code_html(figure.source)}</details>",
        f'<p class="under">{context.mark(figure.span)}{context.permalink(name, FIGURE)}</p>',
        "</figure>",
    )


def _caption(figure: Figure, say: Say) -> str:
    """Return the caption; without one, the words of the first shape that has any."""
    if shows(figure.caption) or figure.diagram is None:
        return inline(figure.caption)
    texts = (" ".join(clean(vertex.text.replace("\n", " ")).split()) for vertex in figure.diagram.vertices)
    first = next(filter(None, texts), "")
    return say("Diagram: {name}", name=escape(first)) if first else say("Diagram")


def _missing(figure: Figure, context: Context, label: str, *, named: bool) -> str:
    name = f' id="{figure.key}"' if named else ""
    caption = inline(figure.caption) if shows(figure.caption) else context.say("A picture")
    language = context.say(LANGUAGES.get(figure.language, noted("a drawing language")))
    return lines(
        f'<figure class="missing"{name}>',
        f"<figcaption>{label}{caption}</figcaption>",
        f"<p>{context.say(ONLY_SOURCE, language=language) if figure.source else context.say(NO_SOURCE)}</p>",
        figure.source
        and f"<details><summary>{context.say('Drawing source')}</summary>{code_html(figure.source)}</details>",
        f'<p class="under">{context.mark(figure.span)}</p>',
        "</figure>",
    )
