"""What stands on an index card below its prompt: the answer with its sources, or what helps with an essay."""

from __future__ import annotations

from studysite.interface.say import Say
from studysite.items import Card, Told
from studysite.model import Span
from studysite.writers.blocks import blocks_html
from studysite.writers.choices import weighed_html
from studysite.writers.context import Context
from studysite.writers.html import escape, inline, lines
from studysite.writers.places import anchor, marks, short


def answer_html(card: Card, context: Context) -> str:
    """Return the answers of a card, with what belongs to them; empty if it has none."""
    if not card.answers:
        return ""
    return lines(
        f'<div class="answer" id="a-{card.id}">',
        weighed_html(card, context),
        *(f'<div class="ruled">{_answer(told, context)}</div>' for told in card.answers if told.blocks),
        _corrected(card, context),
        f'<p class="acts">{_passage(card, context)}{_answer_marks(card, context)}</p></div>',
    )


def wordings_html(card: Card, say: Say) -> str:
    """Return the other wordings of a question, which mean the same."""
    if not card.wordings:
        return ""
    items = "".join(f"<li>{inline(words)}</li>" for words in card.wordings)
    return f'<div class="helps"><p class="label">{say("Asked in other words, too")}</p><ul>{items}</ul></div>'


def _answer(told: Told, context: Context) -> str:
    """Return an answer as the document that gives it has it: its tables and pictures have their marks there."""
    return blocks_html(told.blocks, context.of(told.places[0].document))


def _corrected(card: Card, context: Context) -> str:
    own = (place for told in card.answers for place in told.places if place.document == context.document.slug)
    return context.corrected(*(Span(place.first, place.last) for place in own))


def _passage(card: Card, context: Context) -> str:
    return "".join(
        anchor(context.here, ref, name=context.say("Read the passage"), css="plain") for ref in card.helps[:1]
    )


def _answer_marks(card: Card, context: Context) -> str:
    places = (place for told in card.answers for place in told.places)
    return marks(context.library, context.here, places, said=context.say("answer: "))


def helps_html(card: Card, context: Context) -> str:
    """Return the sections that help with an essay."""
    if not card.helps:
        return ""
    items = (
        f"<li>{anchor(context.here, ref)}, {escape(short(context.library.names[ref.document]))}</li>"
        for ref in card.helps
    )
    return (
        f'<div class="helps"><p class="label">{context.say("These sections help")}</p><ul>{"".join(items)}</ul></div>'
    )
