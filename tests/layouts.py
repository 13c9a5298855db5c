"""The layouts that study documents come in: small documents, and beside each what a careful reader makes of it.

See tests/layouts/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from studysite.imagefile import is_image
from studysite.model import Block, Blocks, Document, Node, Outline, Question, Term, plain
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile
from studysite.words import block_words

FOLDER = Path(__file__).parent / "layouts"
EXPECTED = ".expected.json"


@dataclass(frozen=True)
class Layout:
    """A document, and what is expected of it."""

    path: Path

    @property
    def name(self) -> str:
        """The path below the folder of layouts."""
        return self.path.relative_to(FOLDER).as_posix()

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What a careful reader makes of it."""
        read: dict[str, Any] = json.loads(self.path.with_name(self.path.name + EXPECTED).read_text("utf-8"))
        return read

    @cached_property
    def source(self) -> SourceFile:
        """The document."""
        return SourceFile(self.path.name, self.path.read_bytes())

    @cached_property
    def images(self) -> dict[str, bytes]:
        """The pictures beside it that it names."""
        beside = {path.relative_to(self.path.parent).as_posix(): path for path in self.path.parent.rglob("*")}
        text = self.source.data
        return {name: path.read_bytes() for name, path in beside.items() if is_image(name) and name.encode() in text}

    @cached_property
    def conversion(self) -> Conversion:
        """The site that it becomes."""
        return convert([self.source], images=self.images)


def layouts() -> list[Layout]:
    """Return all of them, in order."""
    return [Layout(path.with_name(path.name.removesuffix(EXPECTED))) for path in sorted(FOLDER.rglob(f"*{EXPECTED}"))]


def understood(conversion: Conversion) -> dict[str, Any]:
    """Return what the readers made of a document, in the form of the expectations."""
    blocks = list(_blocks(conversion))
    found: dict[str, Any] = {
        "kind": conversion.documents[0].kind if conversion.documents else "",
        "sections": [words for document in conversion.documents for words in _headings(document)],
        "questions": [_question(block) for block in blocks if isinstance(block, Question)],
        "terms": [[block.name, folded(plain(block.definition))] for block in blocks if isinstance(block, Term)],
        "nodes": [words for block in blocks if isinstance(block, Outline) for words in _nodes(block.nodes)],
        "notices": sorted({notice.code for notice in conversion.notices}),
    }
    return {name: value for name, value in found.items() if value}


def folded(text: str) -> str:
    """Return a text with its white space as single spaces."""
    return " ".join(text.split())


def _blocks(conversion: Conversion) -> Iterator[Block]:
    for document in conversion.documents:
        for section in document.sections:
            yield from section.blocks


def _headings(document: Document) -> Iterator[str]:
    """Yield a document's title, where its text gives one, and the headings of its sections, as Markdown writes them."""
    if document.title_span:
        yield f"# {folded(plain(document.title))}"
    for section in document.sections:
        if section.title:
            yield f"{'#' * section.level} {folded(plain(section.title))}"


def _question(question: Question) -> list[Any]:
    """Return the prompt and the answer, and the choices where there are some."""
    found: list[Any] = [folded(plain(question.prompt)), None if question.answer is None else _words(question.answer)]
    more: dict[str, Any] = {}
    if question.choices:
        more["choices"] = [[folded(plain(one.words)), one.is_right, _words(one.rationale)] for one in question.choices]
    if question.hint:
        more["hint"] = _words(question.hint)
    return [*found, more] if more else found


def _words(blocks: Blocks) -> str:
    return folded(" ".join(text for block in blocks for text in block_words(block)))


def _nodes(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield folded(plain(node.words))
        yield from _nodes(node.children)
