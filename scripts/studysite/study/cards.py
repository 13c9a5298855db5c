"""Cards to practise: what the documents ask and define, and what their tables, pairs and outlines hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studysite.library import Library
from studysite.model import Block, Blocks, Paragraph, Question, Term
from studysite.records import CardBlocks, CardKind, CardRecord, StudyRecords
from studysite.settings import Aliases
from studysite.study.card_aliases import given_up
from studysite.study.card_places import Shelf
from studysite.study.card_texts import line, said, told
from studysite.study.draft import Answer, Draft, Scene
from studysite.study.points import points
from studysite.study.question_cards import question_draft
from studysite.study.term_cards import term_drafts

# How ids begin.
PREFIX: dict[CardKind, str] = {"question": "q", "term": "t", "name": "n", "pair": "p", "cell": "c", "branch": "b"}

# A longer answer is none to choose among several.
SHORT = 160


def study_records(library: Library, aliases: Aliases) -> StudyRecords:
    """Return the cards of a library, in the order in which its documents have them, each once."""
    drafts = _drafts(Scene.of(library))
    shelf = Shelf(library, [spot for draft in drafts.values() for spot in draft.spots])
    cards = tuple(_record(library, shelf, name, draft) for name, draft in drafts.items())
    return StudyRecords(shelf.documents, cards, given_up(aliases, library.cards, frozenset(drafts)))


def _drafts(scene: Scene) -> dict[str, Draft]:
    """Return the cards by their ids."""
    found: dict[str, Draft] = {}
    for draft in _made(scene):
        found.setdefault(f"{PREFIX[draft.kind]}-{draft.key}", draft)
    return found


def _made(scene: Scene) -> Iterator[Draft]:
    for document in scene.library.documents:
        for section in document.sections:
            for block in section.blocks:
                yield from _of_block(scene, document.slug, block)


def _of_block(scene: Scene, slug: str, block: Block) -> Iterator[Draft]:
    """Yield the cards of a block. That of a question or term stands everywhere, and is the same each time."""
    library = scene.library
    if isinstance(block, Question):
        draft = question_draft(scene, library.card_at[slug, block.span.first])
        yield from [draft] if draft else []
    elif isinstance(block, Term):
        entry = library.entry_of(slug, block.span.first)
        yield from term_drafts(scene, entry) if entry else ()


def _record(library: Library, shelf: Shelf, name: str, draft: Draft) -> CardRecord:
    first = draft.answers[0].blocks
    return CardRecord(
        id=name,
        kind=draft.kind,
        places=shelf.places(draft.spots),
        group=draft.group,
        prompt=draft.prompt,
        answer=_answer(library, draft.answers),
        points=tuple(said(point, leads=False) for point in points(first)),
        short=draft.short or _short(first),
        url=draft.url,
        page=draft.page,
    )


def _answer(library: Library, answers: Sequence[Answer]) -> CardBlocks:
    """Return what is to be answered; where documents differ, each with its name."""
    if len(answers) == 1:
        return told(answers[0].blocks)
    return tuple(
        block for answer in answers for block in (("p", ("em", library.names[answer.document])), *told(answer.blocks))
    )


def _short(blocks: Blocks) -> str:
    """Return an answer of one paragraph on one line; empty if there is more of it, or too much."""
    text = line(blocks[0].words) if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else ""
    return text if len(text) <= SHORT else ""
