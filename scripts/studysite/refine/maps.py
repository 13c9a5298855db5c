"""The maps of all documents: of those that are one, and of the headings of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studysite.interface.say import ENGLISH, Say
from studysite.items import Card, Entry
from studysite.mapped import Map, Ref, Treated
from studysite.measure import walk
from studysite.model import Document, Inlines, Node, Outline, Term, plain
from studysite.refine.addresses import Anchors
from studysite.refine.asking import Asking
from studysite.refine.circles import Circles, Vocabulary, defining
from studysite.refine.headings import Branch, Sight, headings
from studysite.refine.labels import label
from studysite.refine.named_sections import NamedSections
from studysite.refine.naming import Names
from studysite.refine.subjects import Subjects
from studysite.refine.treated import Treating

# Characters of what a link calls a branch.
NAME = 60
# Of a glossary without a page of its own: so many parts say more than the alphabet.
FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Material:
    """What maps are made of, and what their branches may lead to: documents with their pages, questions, terms."""

    documents: Sequence[Document]
    pages: Mapping[str, tuple[str, ...]]
    cards: Sequence[Card]
    entries: Sequence[Entry]
    say: Say = ENGLISH

    def near(self, circles: Circles) -> dict[str, Material]:
        """Return what of it is in each circle, by its topic."""
        documents = circles.near((one, (one.slug,)) for one in self.documents)
        cards = circles.near((one, (place.document for place in one.places)) for one in self.cards)
        entries = circles.near((one, (place.document for place in defining(one))) for one in self.entries)
        return {
            topic: Material(own, self.pages, cards[topic], entries[topic], self.say) for topic, own in documents.items()
        }


def maps_of(material: Material, circles: Circles, names: Vocabulary) -> dict[str, Map]:
    """Return the maps of all documents by their slugs."""
    made: dict[str, Map] = {}
    near = material.near(circles)
    for topic, own in circles.in_turn((document, document.slug) for document in material.documents):
        made |= _Atlas(near[topic], names.of(own[0].slug)).maps(own)
    return made


class _Atlas:
    """What the maps of a circle are made of."""

    def __init__(self, material: Material, names: Names) -> None:
        """Look into these; `names` finds the entries in running text."""
        cards, entries = material.cards, material.entries
        self._say = material.say
        self._documents = material.documents
        self._pages = material.pages
        self._cards = cards
        self._terms = {entry.id: entry.name for entry in entries}
        self._subjects = Subjects(entries, names)
        self._card_at = {(place.document, place.start): card for card in cards for place in card.places}
        self._entry_at = {
            (place.document, place.start): entry.id
            for entry in entries
            for sense in entry.senses
            for place in sense.places
        }

    def maps(self, documents: Sequence[Document]) -> dict[str, Map]:
        """Return the maps of some of the documents by their slugs."""
        made = self._trees(documents)
        for document in documents:
            if document.slug not in made and (found := self._headings(document)):
                made[document.slug] = found
        return made

    def _trees(self, documents: Sequence[Document]) -> dict[str, Map]:
        """Return the documents that are maps, with where their branches are treated."""
        trees = [one for one in documents if f"mind-map/{one.slug}/" in self._pages[one.slug]]
        if not trees:
            return {}
        sections = NamedSections(self._documents, self._pages, self._subjects)
        treating = Treating(self._terms, self._subjects, sections, Asking(self._cards, self._subjects))
        return {one.slug: _map(one.slug, _nodes(one), treating.of(_nodes(one)), own=True) for one in trees}

    def _headings(self, document: Document) -> Map | None:
        pages = self._pages[document.slug]
        if document.kind in ("mind-map", "lab") or not (pages or _has_parts(document)):
            return None
        root = headings(document, Sight(pages, self._card_at, self._entry_at, self._term, self._say))
        if root is None:
            return None
        treated: dict[str, Treated] = {}
        anchors = Anchors(document.slug)
        # The document's title is on the way to all of them: it may change, and their addresses stay.
        below = tuple(_node(one, "", anchors, treated) for one in root.below)
        top = Node(root.words, root.span, below, None, anchors.of("n", ""))
        return _map(document.slug, (top,), {top.id: root.treated, **treated}, own=False)

    def _term(self, name: str) -> Ref | None:
        term = self._subjects.called(name)
        return Ref(f"glossary/{term}/", "", self._terms[term]) if term else None


def _nodes(document: Document) -> tuple[Node, ...]:
    blocks = (block for section in document.sections for block in section.blocks)
    return tuple(node for block in blocks if isinstance(block, Outline) for node in block.nodes)


def _has_parts(document: Document) -> bool:
    """Tell whether a glossary whose terms live in the A to Z has them in parts, which only a map shows."""
    blocks = [block for section in document.sections for block in section.blocks]
    titled = sum(bool(plain(section.title).strip()) for section in document.sections)
    return document.kind == "glossary" and titled >= FEWEST_PARTS and all(isinstance(one, Term) for one in blocks)


def _node(branch: Branch, path: str, anchors: Anchors, treated: dict[str, Treated]) -> Node:
    """Return a branch under a name made of the words on the way to it, as in a mind map."""
    here = f"{path}\n{plain(branch.words)}"
    name = anchors.of("n", here)
    if branch.treated.links:
        treated[name] = branch.treated
    below = tuple(_node(one, here, anchors, treated) for one in branch.below)
    return Node(branch.words, branch.span, below, branch.number, name)


def _map(slug: str, nodes: tuple[Node, ...], treated: dict[str, Treated], *, own: bool) -> Map:
    return Map(f"mind-map/{slug}/", slug, nodes, treated, _names(nodes, treated), own)


def _names(nodes: tuple[Node, ...], treated: Mapping[str, Treated]) -> dict[str, str]:
    """Return what links call the branches that are treated; those with the same words by the branch above them, too."""
    called = {node.id: _called(node.words) for node in walk(nodes) if node.id in treated}
    many = Counter(called.values())
    above = {child.id: node.words for node in walk(nodes) for child in node.children}
    return {
        name: f"{_called(above[name])} › {own}" if many[own] > 1 and name in above else own
        for name, own in called.items()
    }


def _called(words: Inlines) -> str:
    text = label(words) or " ".join(plain(words).split())
    return text if len(text) <= NAME else f"{text[:NAME].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
