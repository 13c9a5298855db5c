"""How long a document takes, and what it holds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from studysite.model import Block, Document, Node, Outline, Pair, Question, Table, Term
from studysite.words import document_pieces

# Silent reading of prose in English: 238 words a minute (Brysbaert 2019); technical prose is slower.
WORDS_A_MINUTE = 200
MINUTES_A_QUESTION = 1.0
MINUTES_AN_ESSAY = 6.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What a document holds. `minutes` is its reading time, `practice` that of its questions."""

    words: int
    minutes: int
    practice: int
    questions: int
    essays: int
    terms: int
    tables: int
    examples: int
    nodes: int


def measure(document: Document) -> Measure:
    """Return the measure of a document."""
    held = [block for section in document.sections for block in section.blocks]
    words = sum(len(text.split()) for _, text in document_pieces(document))
    questions = sum(isinstance(block, Question) and block.kind != "essay" for block in held)
    essays = sum(isinstance(block, Question) and block.kind == "essay" for block in held)
    return Measure(
        words=words,
        minutes=max(1, math.ceil(words / WORDS_A_MINUTE)),
        practice=max(1, math.ceil(questions * MINUTES_A_QUESTION + essays * MINUTES_AN_ESSAY)),
        questions=questions,
        essays=essays,
        terms=sum(isinstance(block, Term) for block in held),
        tables=sum(isinstance(block, Table) for block in held),
        examples=sum(section.role == "example" and bool(section.title) for section in document.sections)
        + sum(isinstance(block, Pair) for block in held),
        nodes=sum(count_nodes(block) for block in held),
    )


def count_nodes(block: Block) -> int:
    """Return how many branches a tree has, 0 for any other block."""
    return sum(1 for _ in walk(block.nodes)) if isinstance(block, Outline) else 0


def depth(nodes: tuple[Node, ...]) -> int:
    """Return how many levels a tree has."""
    return 1 + max(depth(node.children) for node in nodes) if nodes else 0


def walk(nodes: tuple[Node, ...]) -> Iterable[Node]:
    """Yield every node, parents first."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def counted(count: int, one: str, many: str = "") -> str:
    """Return "1 table" or "3 tables"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
