"""The definitions of the terms that a page mentions: shown beside the word by script, and never without it.

They stand on the page itself, so that they come at once, without a network, and from `file://` too.
"""

from __future__ import annotations

from studysite.items import Entry, Sense
from studysite.model import plain
from studysite.writers.context import Context
from studysite.writers.html import escape, lines
from studysite.writers.places import mark, relative

# Characters of a definition: what one reads in passing. The whole of it is one step away.
LONGEST = 240


def glosses_html(context: Context) -> str:
    """Return the definitions that the page of a context lacks; to be asked for when all else is written."""
    terms = sorted(set(context.mentioned) - context.defined)
    made = [_gloss(context, context.library.entry(term)) for term in terms]
    return lines('<div class="glosses">', *made, "</div>") if made else ""


def _gloss(context: Context, entry: Entry) -> str:
    library, here = context.library, context.here
    sense = _meant(context, entry)
    caps = f' <span class="caps">{escape(entry.aliases[0])}</span>' if entry.aliases else ""
    link = f'<a href="{relative(here, f"glossary/{entry.id}/")}">{library.say("Whole entry")}</a>'
    # No slug holds an underscore: no section can be called like this.
    return lines(
        f'<div class="gloss" id="gloss_{entry.id}" popover role="note">',
        f'<p class="headword"><b>{escape(entry.name)}</b>{caps}</p>',
        f'<p class="def">{escape(excerpt(plain(sense.definition)))}</p>',
        f'<p class="row">{link}{mark(library, here, sense.places[0])}</p></div>',
    )


def _meant(context: Context, entry: Entry) -> Sense:
    """Return the first definition from the topic of what is read, else the first of all."""
    topic = context.library.topic_of(context.document.slug)
    own = (sense for sense in entry.senses if topic in {context.library.topic_of(one.document) for one in sense.places})
    return next(own, entry.senses[0]) if topic else entry.senses[0]


def excerpt(text: str, longest: int = LONGEST) -> str:
    """Return the beginning of a text on one line: whole sentences where two thirds of `longest` hold some."""
    told = " ".join(text.split())
    if len(told) <= longest:
        return told
    # A character more, so that a sentence or word that ends just there is seen to end.
    cut = told[: longest + 1]
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? ")) + 1
    return told[:end] if end * 3 >= longest * 2 else f"{cut.rsplit(' ', 1)[0][:longest].rstrip(' ,;:')} …"
