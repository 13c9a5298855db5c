"""What a reader understood, as records for people and programs that want to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studysite.model import (
    CodeBlock,
    Figure,
    Item,
    ListBlock,
    Node,
    Outline,
    Pair,
    Paragraph,
    Question,
    Table,
    Term,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studysite.model import Block, Blocks, Document
    from studysite.notices import Notice
    from studysite.pipeline import Conversion

UNCOUNTED = "essay"


def inspection(conversion: Conversion) -> dict[str, Any]:
    """Return the documents and notices of `conversion` as plain records, ready for JSON."""
    return {
        "documents": [_document(document) for document in conversion.documents],
        "notices": [_notice(notice) for notice in conversion.notices],
    }


def readable(conversion: Conversion) -> Iterator[str]:
    """Yield the same as lines for a person."""
    for record in inspection(conversion)["documents"]:
        yield f"{record['file']}: {record['title']} ({record['kind']})"
        outline = record["outline"]
        if outline:
            yield f"  outline: {outline['nodes']} nodes, {outline['depth']} levels"
        for section in record["sections"]:
            yield f"  line {section['line']}: {'#' * section['level']} {section['title'] or '(no heading)'}"
        for question in record["questions"]:
            answer = question["answer"] or ("an essay" if question["kind"] == "essay" else "no answer")
            yield f"  line {question['line']}: question {question['id']} ({question['kind']}): {question['prompt']}"
            yield f"    {answer}"
        for term in record["terms"]:
            names = "".join(f", {alias}" for alias in term["aliases"])
            yield f"  line {term['line']}: term {term['term']}{names}: {term['definition']}"


def totals(conversion: Conversion) -> dict[str, int]:
    """Return how many documents, questions (essays apart) and terms there are, twins once."""
    blocks = [block for document in conversion.documents for block in _blocks_of(document)]
    questions = {one.id for one in blocks if isinstance(one, Question) and one.kind != UNCOUNTED}
    terms = {one.id for one in blocks if isinstance(one, Term)}
    return {"document": len(conversion.documents), "question": len(questions), "term": len(terms)}


def _document(document: Document) -> dict[str, Any]:
    """Return the record of one document."""
    blocks = list(_blocks_of(document))
    outlines = [block for block in blocks if isinstance(block, Outline)]
    return {
        "file": document.file,
        "title": plain(document.title),
        "kind": document.kind,
        "sections": [
            {
                "id": section.id,
                "title": plain(section.title),
                "level": section.level,
                "role": section.role,
                "line": section.span.first,
            }
            for section in document.sections
        ],
        "questions": [_question(block) for block in blocks if isinstance(block, Question)],
        "terms": [_term(block) for block in blocks if isinstance(block, Term)],
        "outline": _outline(outlines) if outlines else None,
    }


def _question(question: Question) -> dict[str, Any]:
    """Return the record of a question; its answer is None where the document gives none."""
    return {
        "id": question.id,
        "prompt": plain(question.prompt),
        "answer": None if question.answer is None else _text(question.answer),
        "kind": question.kind,
        "line": question.span.first,
    }


def _term(term: Term) -> dict[str, Any]:
    """Return the record of a term."""
    return {
        "id": term.id,
        "term": term.name,
        "aliases": list(term.aliases),
        "definition": plain(term.definition),
        "line": term.span.first,
    }


def _outline(outlines: list[Outline]) -> dict[str, int]:
    """Return how many nodes all outlines of a document have, and how deep the deepest goes."""
    depths = [depth for outline in outlines for node in outline.nodes for depth in _depths(node, 1)]
    return {"nodes": len(depths), "depth": max(depths, default=0)}


def _depths(node: Node, depth: int) -> Iterator[int]:
    """Yield the depth of `node` and of every node below it."""
    yield depth
    for child in node.children:
        yield from _depths(child, depth + 1)


def _notice(notice: Notice) -> dict[str, Any]:
    """Return the record of a notice."""
    return {
        "code": notice.code,
        "severity": notice.severity,
        "file": notice.file,
        "line": notice.line,
        "message": notice.message,
    }


def _blocks_of(document: Document) -> Iterator[Block]:
    """Yield every block of `document`, nested ones too."""
    for section in document.sections:
        yield from _all(section.blocks)


def _all(blocks: Blocks) -> Iterator[Block]:
    """Yield `blocks` and every block nested in them."""
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _all(item.blocks)


def _text(blocks: Blocks) -> str:
    """Return the words of `blocks`, one line for each paragraph, item or row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:  # noqa: PLR0911 - one line for each kind of block
    """Return the words of `block` by line."""
    match block:
        case Paragraph():
            return [plain(block.words)]
        case ListBlock():
            return [line for item in block.items for line in _item_lines(item)]
        case Table():
            return [" | ".join(plain(cell) for cell in row.cells) for row in (block.header, *block.rows)]
        case CodeBlock():
            return block.text.split("\n")
        case Figure():
            return [plain(block.caption)]
        case Question():
            return [plain(block.prompt)]
        case Term() | Pair():
            return [f"{block.name}: {plain(block.definition)}"]
        case Outline():
            return [line for node in block.nodes for line in _node_lines(node)]


def _item_lines(item: Item) -> list[str]:
    """Return the words of a list's entry, its nested blocks after its own words."""
    return [plain(item.words), *(line for block in item.blocks for line in _lines(block))]


def _node_lines(node: Node) -> list[str]:
    """Return the words of a branch and of those below it."""
    return [plain(node.words), *(line for child in node.children for line in _node_lines(child))]
