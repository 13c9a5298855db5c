"""The pictures that stand for links: one for the site, one for each document, one for each term."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.interface.say import Say
from studysite.items import Entry
from studysite.library import KIND_NAMES, Library
from studysite.model import Document, plain
from studysite.preview import Preview

# Where pictures lie, and the one of the site itself.
FOLDER, OWN = "previews", "index"

# Characters of a definition: two lines of a card.
TEXT = 140


def previews(library: Library, name: str, words: str) -> Iterator[Preview]:
    """Yield the pictures of a site called `name` that says `words` of itself."""
    say = library.say
    yield Preview(f"{FOLDER}/{OWN}.png", say("Study notes"), words or name, "", "", name)
    yield from (_document(document, library, name) for document in library.documents if library.pages[document.slug])
    yield from (_term(entry, name, say) for entry in library.entries)


def _document(document: Document, library: Library, name: str) -> Preview:
    size = library.measures[document.slug]
    asked = [library.say.counted(size.questions, "question")] if size.questions else []
    terms = [library.say.counted(size.terms, "term")] if size.terms else []
    return Preview(
        f"{FOLDER}/{document.slug}.png",
        library.say.capital(KIND_NAMES[document.kind]),
        _line(plain(document.title)),
        ", ".join([*asked, *terms]),
        "",
        name,
    )


def _term(entry: Entry, name: str, say: Say) -> Preview:
    told = _line(plain(entry.senses[0].definition))
    text = told if len(told) <= TEXT else f"{told[:TEXT].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
    return Preview(
        f"{FOLDER}/glossary/{entry.id}.png", say("Term"), entry.name, ", ".join(entry.aliases[:2]), text, name
    )


def _line(text: str) -> str:
    return " ".join(text.split())
