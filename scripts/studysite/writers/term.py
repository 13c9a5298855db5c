"""The page of a term: every definition, what it is related to, what asks for it, what uses it."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.interface.say import Say, noted
from studysite.items import Entry, Sense
from studysite.library import Library
from studysite.mapped import Ref
from studysite.model import plain
from studysite.writers.blocks import related_html
from studysite.writers.context import Context
from studysite.writers.glossary import entry_language, sense_language, topic_name
from studysite.writers.glosses import excerpt, glosses_html
from studysite.writers.html import escape, lines, tongue
from studysite.writers.page import DESCRIPTION, page
from studysite.writers.pager import Neighbour, pager
from studysite.writers.places import anchor, marks, on_map, short
from studysite.writers.share import TERM, permalink, report

NEIGHBOURS = noted("Neighbours in the alphabet")


def term_page(library: Library, entry: Entry, before: Entry | None, after: Entry | None) -> str:
    """Return the Markdown of a term's page; `before` and `after` are its neighbours in the alphabet."""
    here = f"glossary/{entry.id}/"
    context = Context(library, library.document(entry.senses[0].places[0].document), here)
    body = lines(
        '<div class="lone">',
        *_names(entry, library.say),
        f'<p class="acts">{permalink(library.say, here, here, what=TERM, title=entry.name)}</p>',
        _senses(entry, context),
        _related(entry, here, library.say),
        on_map(library, here, (here, "")),
        *_asked(entry, here, library.say),
        *_uses(entry, library, here),
        pager(library.say, here, NEIGHBOURS, _neighbour(before), _neighbour(after)),
        "</div>",
        glosses_html(context),
    )
    return page(
        title=entry.name,
        kind="term",
        way="glossary",
        label=_label(entry, library.say),
        description=excerpt(plain(entry.senses[0].definition), DESCRIPTION),
        picture=picture(entry),
        language=entry_language(entry, library),
        body=body,
    )


def picture(entry: Entry) -> str:
    """Return the path of the picture that stands for links to a term."""
    return f"previews/glossary/{entry.id}.png"


def _label(entry: Entry, say: Say) -> str:
    if len(entry.senses) == 1:
        return say("Term")
    return say("Term, {definitions}", definitions=say.counted(len(entry.senses), "definition"))


def _names(entry: Entry, say: Say) -> Iterator[str]:
    if entry.aliases:
        names = ", ".join(f'<span class="caps">{escape(name)}</span>' for name in entry.aliases)
        yield f'<p class="names"><span class="away">{say("Also called")}</span> {names}</p>'


def _numbered(entry: Entry) -> Iterator[tuple[int, Sense]]:
    """Yield each definition with its number; an only one has none (0)."""
    return ((number if len(entry.senses) > 1 else 0, sense) for number, sense in enumerate(entry.senses, 1))


def _senses(entry: Entry, context: Context) -> str:
    made = (_sense(sense, number, context) for number, sense in _numbered(entry))
    return lines(f'<div class="{"twin" if len(entry.senses) > 1 else "senses"}">', *made, "</div>")


def _sense(sense: Sense, number: int, context: Context) -> str:
    count = f' data-n="{number}"' if number else ""
    as_of = f'<span class="as-of"><i>{context.say("As of")}</i> {escape(sense.as_of)}</span>' if sense.as_of else ""
    own = sense_language(sense, context.library)
    spoken = tongue(own or context.library.language) if own != context.library.foreign(context.document.slug) else ""
    found = marks(context.library, context.here, sense.places, section=True)
    topic = topic_name(sense, context.library, context.here)
    return lines(
        f'<div class="sense"{spoken}>{topic}<p class="def"{count}>{context.inline(sense.definition)}</p>',
        f'<p class="src-line">{as_of}{found}{report(context.library, sense.places[0])}</p></div>',
    )


def _related(entry: Entry, here: str, say: Say) -> str:
    links = ", ".join(related_html(here, entry.related))
    return f'<p class="see"><i>{say("See also")}</i> {links}</p>' if links else ""


def _asked(entry: Entry, here: str, say: Say) -> Iterator[str]:
    if entry.asked:
        title = say("Question that asks for it") if len(entry.asked) == 1 else say("Questions that ask for it")
        yield f"<h2>{title}</h2>"
        more = f"<li>{say('and {count} more', count=say.number(entry.more_asked))}</li>" if entry.more_asked else ""
        yield lines('<ul class="asked">', *(f"<li>{anchor(here, ref)}</li>" for ref in entry.asked), more, "</ul>")


def _uses(entry: Entry, library: Library, here: str) -> Iterator[str]:
    say = library.say
    if entry.uses:
        more = f"<li>{say('and {count} more', count=say.number(entry.more_uses))}</li>" if entry.more_uses else ""
        yield f"<h2>{say('Where it is used')}</h2>"
        yield lines('<ul class="uses">', *(f"<li>{_use(ref, library, here)}</li>" for ref in entry.uses), more, "</ul>")


def _use(ref: Ref, library: Library, here: str) -> str:
    """Name a passage with its document: many documents have a “Summary”."""
    return f"{anchor(here, ref)}, {escape(short(library.names[ref.document]))}"


def _neighbour(entry: Entry | None) -> Neighbour | None:
    return (f"glossary/{entry.id}/", escape(entry.name)) if entry else None
