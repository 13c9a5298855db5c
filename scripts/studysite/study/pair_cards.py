"""Cards of definitions with an example: what a name means, and what is an example of it."""

from __future__ import annotations

from studysite.ids import folded
from studysite.library import speech
from studysite.model import Emphasis, Pair, Paragraph, Text
from studysite.study.card_texts import line, paragraph
from studysite.study.draft import Answer, Draft, Stand, group


def pair_draft(stand: Stand, pair: Pair) -> Draft:
    """Return the card of a pair."""
    named = (Emphasis((Text(speech(stand.language)("Example:")),)), Text(" "))
    example = (Paragraph((*named, *pair.example), pair.span),) if line(pair.example) else ()
    return Draft(
        kind="pair",
        key=folded(pair.name),
        group=group("pair", stand.document),
        prompt=tuple(paragraph((Text(pair.name),))),
        answers=(Answer((Paragraph(pair.definition, pair.span), *example), stand.document),),
        spots=(stand.spot(pair.span.first),),
        url=stand.passage,
        short=line(pair.definition),
    )
