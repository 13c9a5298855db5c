"""Links to files beside a document: to the page that became of such a file, else their words alone.

A path counts from the document's own folder, with its ending or without, and never leads out of the folder of the
documents. What stands behind `#` names a heading, as GitHub and others make such names, or a term.

First each link finds its document and place there (`aimed`), which depends on documents alone; when it is known what
pages these have, it gets its address (`led`).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import unquote

from studysite.grouping import grouped
from studysite.items import Card, Entry
from studysite.library import text_page
from studysite.model import Document, Inlines, Link, Span, Start, Term, Text, plain
from studysite.notices import Notice
from studysite.refine.paths import beside, letters
from studysite.refine.walking import walked
from studysite.refine.wikis import linked, wikis
from studysite.text.targets import way

Held = TypeVar("Held")
# A repeated heading has its count behind its name.
COUNTED = re.compile(r"(.*)-(\d{1,3})$")
# The file that stands for its folder.
INDEX = "index"
# Characters of an address that a notice shows.
SHOWN = 80
# What parts the slug of a document from a place there; no slug holds it. A term's place is where it starts.
PLACE, TERM = "#", "#:"


@dataclass(slots=True)
class Aims:
    """Where links within the site may lead, and what is to be said of those that lead nowhere.

    `leading` are the documents that have such links.
    """

    documents: Sequence[Document]
    leading: set[str] = field(default_factory=set)
    notices: dict[Notice, None] = field(default_factory=dict)
    _files: dict[str, tuple[Document, ...]] = field(init=False)
    _alike: dict[str, tuple[str, ...]] = field(init=False)
    _names: dict[str, tuple[str, ...]] = field(init=False)
    _places: dict[str, _Places] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the files in order: by their path, with its ending and without, and by their name alone."""
        self._files = grouped((one.file, one) for one in self.documents)
        self._alike = grouped((name, file) for file in self._files for name in {letters(file), letters(_stem(file))})
        self._names = grouped((letters(posixpath.basename(_stem(file))), file) for file in self._files)

    def aimed(self, document: Document, lines: Sequence[str]) -> Document:
        """Return a document whose links know their aim; those without one are words. `lines` are those of its file."""
        made = walked(document, document.span, lambda one, span: self._settled(one, document, span.first), Link)
        noted = [(wiki, aim) for wiki in wikis(document, lines) if (aim := self._noted(document, wiki.name))]
        if noted:
            self.leading.add(document.slug)
        return linked(made, noted) if noted else made

    def _settled(self, one: Link, document: Document, line: int) -> Inlines | None:
        if one.url:
            return None
        if aim := self._aim(document, one.target):
            self.leading.add(document.slug)
            return (replace(one, target="", page=aim),)
        if way(one.target) == "unsure":
            return (Text("["), *one.children, Text(f"]({one.target})"))
        self._say(document.file, line, one)
        return one.children

    def _say(self, file: str, line: int, one: Link) -> None:
        words = " ".join(plain(one.children).split())
        shown = one.target if len(one.target) <= SHOWN else f"{one.target[:SHOWN]}…"
        where = f"to “{unquote(shown)}”, which is no page of this site" if shown else "nowhere"
        told = (
            f"the link “{words[:SHOWN]}” leads {where}; only its words are shown: add that document, or mend its name"
        )
        self.notices[Notice(file, line, "link-nowhere", told)] = None

    def _aim(self, document: Document, target: str) -> str:
        """Return the slug of the document that a link leads to, with a place there if it names one; "" if to none."""
        path, _, fragment = target.partition("#")
        path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
        if path:
            return self._within(self._files.get(self._file(document.file, path), ()), fragment)
        return self._place(document, fragment)

    def _file(self, own: str, path: str) -> str:
        """Return the file that a document calls so, empty if there is none, or more than one."""
        there = beside(own, path)
        if not there or there in self._files:
            return there
        for name in (letters(there), letters(_stem(there)), letters(posixpath.join(there, INDEX))):
            alike = [file for file in self._alike.get(name, ()) if file != own]
            if alike:
                return alike[0] if len(alike) == 1 else ""
        return ""

    def _noted(self, document: Document, name: str) -> str:
        """Return where `[[name]]` leads: to the file of that name in whatever folder, the one beside it first.

        A name that is only a heading's, behind `#`, is one of the document itself.
        """
        path, _, fragment = name.partition("#")
        if not path:
            return self._place(document, unquote(fragment))
        path = letters(path.strip())
        files = self._names.get(path.rpartition("/")[2], ())
        alike = [file for file in files if f"/{letters(_stem(file))}".endswith(f"/{path}") and file != document.file]
        near = [file for file in alike if posixpath.dirname(file) == posixpath.dirname(document.file)]
        found = near if len(near) == 1 else alike
        return self._within(self._files[found[0]], fragment) if len(found) == 1 else ""

    def _within(self, documents: Sequence[Document], fragment: str) -> str:
        """Return the place that a fragment names in the documents of a file, else the first one; "" where none is."""
        places = (place for one in documents if fragment and (place := self._place(one, fragment)))
        return next(places, documents[0].slug if documents else "")

    def _place(self, document: Document, fragment: str) -> str:
        """Return the place of a document that a fragment names; empty if it names none."""
        named = _named(fragment)
        if not named:
            return ""
        if document.slug not in self._places:
            self._places[document.slug] = _Places.of(document)
        there = self._places[document.slug]
        same = there.titles.get(named, ())
        if not same and (counted := COUNTED.fullmatch(fragment)):
            # The second heading of a name is called by it and a 1.
            same = there.titles.get(_named(counted[1]), ())[int(counted[2]) :]
        if same:
            return f"{document.slug}{PLACE}{same[0]}"
        if named not in there.terms:
            return ""
        line, nth = there.terms[named][0]
        return f"{document.slug}{TERM}{line}.{nth}"


@dataclass(frozen=True, slots=True)
class _Places:
    """What fragments may name in a document: the ids of its headings, and where its terms start, by their names."""

    titles: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[Start, ...]]

    @classmethod
    def of(cls, document: Document) -> _Places:
        """Return those of a document."""
        terms = (block for one in document.sections for block in one.blocks if isinstance(block, Term))
        return cls(
            grouped((_named(plain(one.title)), one.id) for one in document.sections if one.id),
            grouped((_named(one.name), one.span.start) for one in terms),
        )


def _stem(path: str) -> str:
    return posixpath.splitext(path)[0]


def _named(title: str) -> str:
    """Return a heading as its name in an address and in the text have it alike."""
    return letters(title).replace(".", "").replace("/", "")


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses of what links lead to.

    `leading` are the documents that have such links; `homes` tells on whose practice page the questions of a document
    live, `defined` the entry of a term by document and start.
    """

    leading: Collection[str]
    pages: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, str]
    defined: Mapping[tuple[str, Start], str]

    def in_documents(self, documents: Sequence[Document]) -> list[Document]:
        """Return the documents with the addresses of their links."""
        return [self._led(one) if one.slug in self.leading else one for one in documents]

    def in_cards(self, cards: Sequence[Card]) -> list[Card]:
        """Return the cards with the addresses of their links."""
        return [self._led(one) if any(at.document in self.leading for at in one.places) else one for one in cards]

    def in_entries(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries with the addresses of their links."""
        return [
            self._led(one) if any(at.document in self.leading for told in one.senses for at in told.places) else one
            for one in entries
        ]

    def _led(self, value: Held) -> Held:
        return walked(value, Span(0, 0), self._settled, Link)

    def _settled(self, one: Link, _: Span) -> Inlines | None:
        if not one.page:
            return None
        return (replace(one, page=page),) if (page := self._page(one.page)) else one.children

    def _page(self, aim: str) -> str:
        """Return the page of an aim, from the root."""
        slug, _, place = aim.partition(PLACE)
        if place.startswith(":"):
            line, _, nth = place[1:].partition(".")
            entry = self.defined.get((slug, (int(line), int(nth))))
            return f"glossary/{entry}/" if entry else self._home(slug)
        text = text_page(self.pages[slug])
        return f"{text}#{place}" if text and place else self._home(slug)

    def _home(self, slug: str) -> str:
        """Return the main page of a document; where all it holds stands elsewhere, that."""
        if own := self.pages[slug]:
            return own[0]
        if slug in self.homes:
            return f"practice/{self.homes[slug]}/"
        return "glossary/" if any(document == slug for document, _ in self.defined) else ""
