"""Cards of terms, in both directions: what a name means, and what has this meaning."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.interface.say import Say
from studysite.items import Entry, Sense
from studysite.model import Emphasis, Paragraph, Span, Text
from studysite.study.blanks import blanked, tells
from studysite.study.card_texts import paragraph
from studysite.study.draft import Answer, Draft, Scene, group


def term_drafts(scene: Scene, entry: Entry) -> Iterator[Draft]:
    """Yield the cards of a term; none for its name where the definition says nothing without it."""
    first = entry.senses[0]
    home = first.places[0].document
    spots = scene.spots(place for sense in entry.senses for place in sense.places)
    page = f"glossary/{entry.id}/"
    meanings = tuple(Answer((_meaning(sense, scene.library.say),), sense.places[0].document) for sense in entry.senses)
    named = (Text(entry.name),)
    yield Draft("term", "", group("term", home), tuple(paragraph(named)), meanings, spots, page, page, id=entry.id)
    left = scene.recall(blanked, first.definition, (entry.name, *entry.aliases))
    if tells(left):
        names = Answer((_called(entry),), home)
        asked = tuple(paragraph(left, leads=False))
        yield Draft("name", "", group("name", home), asked, (names,), spots, page, page, short=entry.name, id=entry.id)


def _meaning(sense: Sense, say: Say) -> Paragraph:
    """Return a definition, with the date of its facts."""
    told = say("(as of {date})", date=sense.as_of)
    dated = (Text(" "), Emphasis((Text(told),))) if sense.as_of else ()
    return Paragraph((*sense.definition, *dated), _span(sense))


def _called(entry: Entry) -> Paragraph:
    """Return all names of a term."""
    others = f" ({', '.join(entry.aliases)})" if entry.aliases else ""
    return Paragraph((Text(f"{entry.name}{others}"),), _span(entry.senses[0]))


def _span(sense: Sense) -> Span:
    return Span(sense.places[0].first, sense.places[0].last)
