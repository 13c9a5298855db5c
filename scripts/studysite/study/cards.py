"""Cards to practise: what the documents ask and define, and what their tables, pairs and outlines hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from studysite.ids import digest, folded
from studysite.in_words import told_apart
from studysite.library import Library
from studysite.memory import Recall, afresh
from studysite.model import Block, Blocks, ListBlock, Outline, Pair, Paragraph, Question, Table, Term
from studysite.records import CardBlocks, CardKind, CardRecord, CardWords, StudyRecords
from studysite.settings import Aliases
from studysite.study.branch_cards import branch_drafts
from studysite.study.card_aliases import given_up
from studysite.study.card_places import Shelf
from studysite.study.card_texts import clean, line, said, told
from studysite.study.cell_cards import cell_drafts
from studysite.study.draft import Answer, Draft, Scene, Stand
from studysite.study.pair_cards import pair_draft
from studysite.study.points import MOST, points
from studysite.study.question_cards import question_drafts
from studysite.study.term_cards import term_drafts
from studysite.words import block_words

# How ids begin.
PREFIX: dict[CardKind, str] = {"question": "q", "term": "t", "name": "n", "pair": "p", "cell": "c", "branch": "b"}

# A longer answer is none to choose among several.
SHORT = 160


def study_records(library: Library, aliases: Aliases, recall: Recall = afresh) -> StudyRecords:
    """Return the cards of a library, in the order in which its documents have them, each once."""
    drafts = _drafts(Scene.of(library, recall))
    shelf = Shelf(library, [spot for draft in drafts.values() for spot in draft.spots])
    cards = tuple(_record(library, shelf, name, draft, recall) for name, draft in drafts.items())
    return StudyRecords(shelf.documents, cards, given_up(aliases, library.cards, drafts), shelf.topics)


def _drafts(scene: Scene) -> dict[str, Draft]:
    """Return the cards by their ids; what several documents ask in the same words is one."""
    found: dict[str, Draft] = {}
    for stand, draft in _made(scene):
        name = _id(draft, stand, found)
        found[name] = _merged(found[name], draft) if name in found else draft
    return found


def _id(draft: Draft, stand: Stand, found: Mapping[str, Draft]) -> str:
    """Return the id of a card: of its text alone, and of its section's title too where those of two texts clash."""
    prefix = PREFIX[draft.kind]
    if draft.id:
        return f"{prefix}-{draft.id}"
    name = f"{prefix}-{digest(draft.key)}"
    if name in found and found[name].key != draft.key:
        return f"{prefix}-{digest(chr(10).join((draft.key, folded(stand.title))))}"
    return name


def _merged(one: Draft, other: Draft) -> Draft:
    """Return a card with the places and, where they differ, the answers of its twin."""
    known = {_words(answer.blocks) for answer in one.answers}
    spots = dict.fromkeys((*one.spots, *other.spots))
    more = (answer for answer in other.answers if _words(answer.blocks) not in known)
    return replace(one, answers=(*one.answers, *more), spots=tuple(spots))


def _words(blocks: Blocks) -> str:
    return folded(" ".join(text for block in blocks for text in block_words(block)))


def _made(scene: Scene) -> Iterator[tuple[Stand, Draft]]:
    """Yield the cards of all blocks that ask and answer something."""
    seen: set[str] = set()
    for document in scene.library.documents:
        for number, section in enumerate(document.sections):
            stand = Stand.of(scene.library, document, number)
            for block, own in zip(section.blocks, scene.recall(_own, stand), strict=True):
                drafts = (*_gathered(scene, seen, document.slug, block), *own)
                yield from ((stand, sound) for sound in filter(None, map(_sound, drafts)))


def _own(stand: Stand) -> tuple[tuple[Draft, ...], ...]:
    """Return the cards of what stands in a section for itself, block by block."""
    return tuple(tuple(_of_block(stand, block)) for block in stand.section.blocks)


def _sound(draft: Draft) -> Draft | None:
    """Return a card with those answers that say something; None if it has none, or asks nothing."""
    answers = tuple(answer for answer in draft.answers if _says(answer.blocks))
    if not answers or not draft.prompt:
        return None
    return draft if len(answers) == len(draft.answers) else replace(draft, answers=answers)


def _says(blocks: Blocks) -> bool:
    return any(clean(text).strip() for block in blocks for text in block_words(block))


def _gathered(scene: Scene, seen: set[str], slug: str, block: Block) -> list[Draft]:
    """Return the cards of a question or a term that has not come by: each is one already, wherever it stands."""
    library = scene.library
    if isinstance(block, Question):
        card = library.card_at[slug, block.span.start]
        name, made = f"q/{card.id}", partial(question_drafts, scene, card)
    elif isinstance(block, Term) and (entry := library.entry_of(slug, block.span.start)):
        name, made = f"t/{entry.id}", partial(term_drafts, scene, entry)
    else:
        return []
    if name in seen:
        return []
    seen.add(name)
    return list(made())


def _of_block(stand: Stand, block: Block) -> Iterable[Draft]:
    match block:
        case Pair():
            return (pair_draft(stand, block),)
        case Table():
            return cell_drafts(stand, block)
        case Outline():
            return branch_drafts(stand, block)
        case _:
            return ()


def _record(library: Library, shelf: Shelf, name: str, draft: Draft, recall: Recall) -> CardRecord:
    first = draft.answers[0].blocks
    return CardRecord(
        id=name,
        kind=draft.kind,
        places=shelf.places(draft.spots),
        group=draft.group,
        prompt=draft.prompt,
        answer=_answer(library, draft.answers),
        # Of a choice the right options alone: what explains them is nothing that one could have had.
        points=_right(draft) or recall(_points, told_apart(first, library.say)),
        short=_brief(draft.short) or _short(first),
        url=draft.url,
        page=draft.page,
        choices=draft.choices,
        hint=draft.hint,
    )


def _right(draft: Draft) -> tuple[CardWords, ...]:
    return tuple(choice.words for choice in draft.choices if choice.is_right)[:MOST]


def _points(blocks: Blocks) -> tuple[CardWords, ...]:
    return tuple(said(point, leads=False) for point in points(blocks))


def _answer(library: Library, answers: Sequence[Answer]) -> CardBlocks:
    """Return what is to be answered; where documents differ, each with its name."""
    if len(answers) == 1:
        return told(told_apart(answers[0].blocks, library.say))
    return tuple(
        block
        for answer in answers
        for block in (
            ("p", ("em", library.names[answer.document])),
            *told(told_apart(answer.blocks, library.say)),
        )
    )


def _short(blocks: Blocks) -> str:
    """Return an answer that is one paragraph, or a list of a few words, on one line; else nothing."""
    if len(blocks) != 1:
        return ""
    block = blocks[0]
    if isinstance(block, ListBlock) and not any(item.blocks for item in block.items):
        return _brief("; ".join(filter(None, (line(item.words).rstrip(".;,") for item in block.items))))
    return _brief(line(block.words)) if isinstance(block, Paragraph) else ""


def _brief(text: str) -> str:
    return text if len(text) <= SHORT else ""
