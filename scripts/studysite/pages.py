"""Every page that documents make, by its path: any one can be had without the others. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from studysite.alphabet import in_order, letter_pages_of, page_of
from studysite.library import Library
from studysite.settings import Settings
from studysite.study.search import search_records
from studysite.writers.drawings import drawings_data
from studysite.writers.glossary import glossary_page, letter_page
from studysite.writers.home import home_page
from studysite.writers.html import rooted
from studysite.writers.lab import lab_page
from studysite.writers.mind_map import mind_map_page
from studysite.writers.originals import original_page
from studysite.writers.practice import practice_page
from studysite.writers.question import question_page
from studysite.writers.reading import reading_page
from studysite.writers.search_data import search_data
from studysite.writers.shelves import SHELVES, shelf_page
from studysite.writers.term import term_page
from studysite.writers.topics import topic_page, topics_page

WRITERS = {"read": reading_page, "practice": practice_page, "mind-map": mind_map_page, "labs": lab_page}

# Makes the Markdown of a page.
Maker: TypeAlias = Callable[[], str]

_Kept = TypeVar("_Kept")


def written(
    library: Library,
    settings: Settings,
    lines: Mapping[str, Sequence[str]],
    taken_from: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Return every page but that of the sources, and the search records, by path; arguments as for `makers`."""
    pages = {path: make() for path, make in makers(library, settings, lines, taken_from).items()}
    pages["data/search.json"] = search_data(search_records(library))
    return pages | {path: text for path, text in (("data/drawings.json", drawings_data(library)),) if text}


def makers(
    library: Library,
    settings: Settings,
    lines: Mapping[str, Sequence[str]],
    taken_from: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Maker]:
    """Return what makes each page but that of the sources, by path.

    `lines` are those of each file; `taken_from` says what files were whose lines were taken out of them.
    """
    made: dict[str, Maker] = {"index.md": partial(home_page, library, settings)}
    ways = set()
    for document in library.documents:
        for address in library.pages[document.slug]:
            way = address.split("/")[0]
            ways.add(way)
            made[_path(address)] = partial(WRITERS[way], library, document, address)
    made |= {f"{way}/index.md": partial(shelf_page, library, way) for way in SHELVES if way in ways}
    made |= _glossary(library) | _questions(library) | _topics(library)
    for file, text in lines.items():
        if file not in library.withheld and library.documents_of(file):
            known = taken_from.get(file, "")
            made[f"sources/{library.originals[file]}.md"] = partial(original_page, library, file, text, known)
    return {path: partial(_rooted, make, path, library) for path, make in made.items()}


def _rooted(make: Maker, path: str, library: Library) -> str:
    return rooted(make(), path, library.say)


def _path(address: str) -> str:
    """Return where the Markdown of the page at `address` stands."""
    return f"{address.rstrip('/')}.md"


def _glossary(library: Library) -> dict[str, Maker]:
    """Return the A to Z and a page for each term, each with its neighbours in the alphabet."""
    if not library.entries:
        return {}
    made: dict[str, Maker] = {"glossary.md": partial(glossary_page, library)}
    for letter, entries in letter_pages_of(library.entries, library.say).items():
        made[_path(page_of(letter))] = partial(letter_page, library, letter, entries)
    for before, entry, after in _with_neighbours(in_order(library.entries, library.say)):
        made[f"glossary/{entry.id}.md"] = partial(term_page, library, entry, before, after)
    return made


def _topics(library: Library) -> dict[str, Maker]:
    """Return the list of topics, a page for each, and the A to Z of its terms."""
    made: dict[str, Maker] = {"topics/index.md": partial(topics_page, library)} if library.topics else {}
    for topic in library.topics:
        made[f"topics/{topic.slug}.md"] = partial(topic_page, library, topic)
        if library.entries_in(topic):
            made[f"topics/{topic.slug}/glossary.md"] = partial(glossary_page, library, topic)
    return made


def _questions(library: Library) -> dict[str, Maker]:
    """Return a page for each question, with its neighbours on its practice page."""
    return {
        f"q/{card.id}.md": partial(question_page, library, card, before, after)
        for document in library.documents
        for before, card, after in _with_neighbours(library.cards_of(document.slug))
    }


def _with_neighbours(held: Sequence[_Kept]) -> Iterator[tuple[_Kept | None, _Kept, _Kept | None]]:
    """Yield each one with the one before and the one after it."""
    for at, one in enumerate(held):
        yield (held[at - 1] if at else None), one, (held[at + 1] if at + 1 < len(held) else None)
