"""A document as a map of its headings, and of what stands below them under a name of its own.

A learner wants to see the whole before its parts: what there is, in which order, and how it hangs together. So a
branch is what the document itself gives a name: a section, a term, a pair, the entries of a list that begin with
what they are about, the columns and rows of a table, the branches of an outline. Questions come with their first
words, since they are what there is to answer. Running text has no name, and stays on its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from studysite.interface.say import ENGLISH, Say, noun
from studysite.items import Card
from studysite.library import text_page
from studysite.mapped import Ref, Treated
from studysite.model import (
    Block,
    Document,
    Figure,
    Inlines,
    Link,
    ListBlock,
    Node,
    Outline,
    Pair,
    Question,
    Section,
    Span,
    Start,
    Table,
    Term,
    Text,
    plain,
)
from studysite.refine.asking import reference
from studysite.refine.labels import COLON, LONGEST, label
from studysite.text.decode import CONTROL

# Fewer branches show nothing that the page does not, and more are no whole that can be seen.
FEWEST, MOST = 4, 300
# Characters of a prompt: what tells it from its neighbours.
PROMPT = 80
# Lists within lists.
DEEPEST = 3

Kind = Literal["section", "term", "pair", "outline", "entry", "row", "question"]

# What a map does without, if there is too much of it, and what is counted in its place.
GIVEN_UP: tuple[Kind, ...] = ("question", "row", "entry", "outline", "pair", "term")
COUNTED: dict[Kind, str] = {"question": noun("question"), "term": noun("term")}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a map of headings looks into: pages of a document, cards and entries by line, which term a name is.

    `say` is what the site says for the texts of the interface.
    """

    pages: tuple[str, ...]
    cards: Mapping[tuple[str, Start], Card]
    entries: Mapping[tuple[str, Start], str]
    term: Callable[[str], Ref | None]
    say: Say = ENGLISH


@dataclass(slots=True)
class Branch:
    """A branch while its map is made."""

    kind: Kind
    words: Inlines
    span: Span
    treated: Treated = field(default_factory=Treated)
    number: int | None = None
    below: list[Branch] = field(default_factory=list)


def headings(document: Document, sight: Sight) -> Branch | None:
    """Return the map of a document's headings; None where there would be next to nothing on it."""
    shown = frozenset(GIVEN_UP)
    root = _Maker(document, sight, shown).root()
    counts = Counter(branch.kind for branch in _walk(root.below))
    if counts.total() > MOST:
        root = _Maker(document, sight, shown - _given_up(counts)).root()
        counts = Counter(branch.kind for branch in _walk(root.below))
    return root if counts.total() >= FEWEST else None


def _given_up(counts: Counter[Kind]) -> frozenset[Kind]:
    """Return what to leave out, so that few enough branches are left."""
    total = counts.total()
    found = set()
    for kind in GIVEN_UP:
        if total > MOST:
            found.add(kind)
            total -= counts[kind]
    return frozenset(found)


def _deepest(document: Document) -> int:
    """Return the level down to which headings are shown: the first of all, and deeper ones while there is room."""
    counts = sorted(Counter(section.level for section in document.sections if _line(section.title)).items())
    totals = accumulate(count for _, count in counts)
    return max(
        (level for (level, _), total in zip(counts, totals, strict=True) if total <= MOST),
        default=counts[0][0] if counts else 0,
    )


def _walk(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _walk(branch.below)


class _Maker:
    """Makes the branches of one document, of the kinds that are shown."""

    def __init__(self, document: Document, sight: Sight, shown: frozenset[Kind]) -> None:
        self._document = document
        self._sight = sight
        self._shown = shown
        self._text = text_page(sight.pages)
        self._practice = next((page for page in sight.pages if page.startswith("practice/")), "")
        self._asked: set[str] = set()
        self._deepest = _deepest(document)

    def root(self) -> Branch:
        """Return the document with its sections, each below the nearest one above it that is less deep."""
        document = self._document
        page = next(iter(self._sight.pages), "")
        here = Ref(page, "", _line(document.title), document.slug) if page else None
        root = Branch("section", document.title, document.title_span or document.span, Treated(section=here))
        path = [(0, root)]
        for section in document.sections:
            fresh = self._fresh(section)
            if _line(section.title) and section.level <= self._deepest:
                while path[-1][0] >= section.level:
                    path.pop()
                branch = Branch("section", section.title, section.span, Treated(section=self._place(section, fresh)))
                path[-1][1].below.append(branch)
                path.append((section.level, branch))
            path[-1][1].below += self._section(section, fresh)
        return root

    def _fresh(self, section: Section) -> list[tuple[Question, Card]]:
        """Return the questions that a section is the first to ask: the practice page has a heading for these."""
        made = []
        for block in section.blocks:
            if isinstance(block, Question):
                card = self._sight.cards[self._document.slug, block.span.start]
                if card.id not in self._asked:
                    self._asked.add(card.id)
                    made.append((block, card))
        return made

    def _place(self, section: Section, fresh: list[tuple[Question, Card]]) -> Ref | None:
        """Return where a section stands; None where no page shows its heading."""
        page = self._text or (self._practice if fresh else "")
        return Ref(page, section.id, _line(section.title), self._document.slug) if page else None

    def _section(self, section: Section, fresh: list[tuple[Question, Card]]) -> Iterator[Branch]:
        for block in section.blocks:
            yield from self._block(block, section)
        terms = [block for block in section.blocks if isinstance(block, Term)]
        yield from self._many("term", (self._term(term) for term in terms), len(terms), section)
        yield from self._many("question", (_question(*one) for one in fresh), len(fresh), section)

    def _many(self, kind: Kind, branches: Iterator[Branch], count: int, section: Section) -> Iterator[Branch]:
        """Yield what there may be hundreds of, or how many there are."""
        if kind in self._shown:
            yield from branches
        elif count:
            yield Branch(kind, (Text(self._sight.say.counted(count, COUNTED[kind])),), section.span)

    def _block(self, block: Block, section: Section) -> Iterator[Branch]:
        match block:
            case Pair() if "pair" in self._shown:
                yield self._named("pair", block.name, block.span)
            case ListBlock() if "entry" in self._shown:
                yield from self._list(block, 1)
            case Table() if "row" in self._shown:
                yield self._table(block)
            case Outline() if "outline" in self._shown:
                yield from (self._node(node) for node in block.nodes)
            case Figure() if "entry" in self._shown and _line(block.caption) not in ("", _line(section.title)):
                place = self._part(block.key, self._sight.say("the picture"))
                yield Branch("entry", block.caption, block.span, Treated(section=place))
            case _:
                return

    def _term(self, term: Term) -> Branch:
        entry = self._sight.entries[self._document.slug, term.span.start]
        return Branch("term", (Text(term.name),), term.span, Treated(Ref(f"glossary/{entry}/", "", term.name)))

    def _named(self, kind: Kind, name: str, span: Span) -> Branch:
        return Branch(kind, (Text(name),), span, Treated(self._sight.term(name)))

    def _list(self, block: ListBlock, depth: int) -> Iterator[Branch]:
        """Yield the entries of a list that all begin with what they are about."""
        names = [_name(item.words) for item in block.items]
        if not all(names) or len(names) == 1:
            return
        for at, (item, name) in enumerate(zip(block.items, names, strict=True), block.start):
            branch = self._named("entry", name, item.span)
            branch.number = at if block.ordered else None
            if depth < DEEPEST:
                for inner in item.blocks:
                    branch.below += self._list(inner, depth + 1) if isinstance(inner, ListBlock) else ()
            yield branch

    def _table(self, table: Table) -> Branch:
        """Return a table called by its columns, with what its rows are called."""
        first, *others = (_line(cell) for cell in table.header.cells)
        words = ": ".join(filter(None, (first, ", ".join(filter(None, others)))))
        say = self._sight.say
        place = self._part(table.key, say("the table"))
        branch = Branch("row", (Text(words or say("A table")),), table.span, Treated(section=place))
        rows = [(_line(row.cells[0]), row.span) for row in table.rows]
        branch.below += [self._named("row", name, span) for name, span in rows if 0 < len(name) <= LONGEST]
        return branch

    def _node(self, node: Node) -> Branch:
        below = [self._node(child) for child in node.children]
        place = self._part(node.id, self._sight.say("the outline"))
        return Branch("outline", node.words, node.span, Treated(section=place), node.number, below)

    def _part(self, fragment: str, title: str) -> Ref | None:
        """Return where a part of the text stands."""
        return Ref(self._text, fragment, title, self._document.slug) if self._text and fragment else None


def _question(question: Question, card: Card) -> Branch:
    prompt = _line(question.prompt)
    told = prompt if len(prompt) <= PROMPT else f"{prompt[:PROMPT].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
    return Branch("question", (Text(told),), question.span, Treated(question=reference(card)))


def _name(words: Inlines) -> str:
    """Return what an entry of a list is about, up to its colon; one that leads elsewhere is about what is there."""
    links = [one for one in words if isinstance(one, Link)]
    elsewhere = any(not one.page for one in links) or (len(links) == 1 == len(words))
    return "" if elsewhere else COLON.split(label(words), maxsplit=1)[0]


def _line(words: Inlines) -> str:
    text = plain(words)
    return " ".join((text if text.isprintable() else CONTROL.sub("", text)).split())
