"""What was understood of the documents, as records for people and programs that want to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studysite.measure import count_nodes, depth
from studysite.model import Outline, Question, Term, plain
from studysite.recognition import Candidate, Recognition
from studysite.understanding import understanding
from studysite.words import block_words, right_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studysite.library import Library
    from studysite.model import Block, Blocks, Document
    from studysite.notices import Notice
    from studysite.pipeline import Conversion


def inspection(conversion: Conversion) -> dict[str, Any]:
    """Return the documents and notices of `conversion` as plain records, ready for JSON."""
    return {
        "documents": [_document(document, conversion) for document in conversion.documents],
        "notices": [_notice(notice) for notice in conversion.notices],
    }


def readable(conversion: Conversion) -> Iterator[str]:
    """Yield the same as lines for a person."""
    for record, document in zip(inspection(conversion)["documents"], conversion.documents, strict=True):
        yield f"{record['file']}: {record['title']} ({record['kind']})"
        yield from _why(record)
        yield f"  {understanding(document).sentence}"
        if record["outline"]:
            yield f"  outline: {record['outline']['nodes']} nodes, {record['outline']['depth']} levels"
        for section in record["sections"]:
            yield f"  line {section['line']}: {'#' * section['level']} {section['title'] or '(no heading)'}"
        for question in record["questions"]:
            yield f"  line {question['line']}: {question['kind']} {question['id']}: {question['prompt']}"
            for choice in question.get("choices", ()):
                yield f"    [{'x' if choice['right'] else ' '}] {choice['words']}"
            yield f"    {question['answer'] or '(no answer)'}"
        for term in record["terms"]:
            names = ", ".join([term["term"], *term["aliases"]])
            yield f"  line {term['line']}: {names}: {term['definition']}"


def _why(record: dict[str, Any]) -> Iterator[str]:
    """Yield why a document was taken for what it is, what else it may be, and what was left open, in words."""
    reader = record["reader"]
    if reader["signs"]:
        yield f"  read as {reader['layout']}, for {_signs(reader['signs'])}"
    else:
        yield f"  read as {reader['layout']}"
    other = reader["runner_up"]
    if other:
        yield f"  next best: {other['layout']}, for {_signs(other['signs'])}"
    for doubt in reader["unsure"]:
        yield f"  not sure: {doubt}"


def _signs(signs: list[dict[str, Any]]) -> str:
    """Return signs as one phrase, each with its place and how much it counts."""
    return "; ".join(f"{one['sign']} ({_place(one['line'])}counts {one['weight']:g})" for one in signs)


def _place(line: int) -> str:
    return f"line {line}, " if line else ""


def totals(conversion: Conversion) -> dict[str, int]:
    """Return how many documents, questions (essays apart) and terms there are, twins once."""
    library = conversion.library
    questions = sum(card.kind != "essay" for card in library.cards)
    return {"document": len(library.documents), "question": questions, "term": len(library.entries)}


def _document(document: Document, conversion: Conversion) -> dict[str, Any]:
    """Return the record of one document."""
    library = conversion.library
    blocks = [block for section in document.sections for block in section.blocks]
    return {
        "file": document.file,
        "title": plain(document.title),
        "kind": document.kind,
        **({"lab": document.options["lab"]} if document.kind == "lab" else {}),
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
        "questions": [_question(block, document, library) for block in blocks if isinstance(block, Question)],
        "terms": [_term(block, document, library) for block in blocks if isinstance(block, Term)],
        "outline": _outline(blocks),
        "reader": _reader(document, conversion.notices),
    }


def _reader(document: Document, notices: Iterable[Notice]) -> dict[str, Any]:
    """Return why a document was taken for its kind: the signs, the next best layout, what is in doubt."""
    told = document.recognition or Recognition(Candidate(document.kind))
    doubts = [
        f"line {one.line}: {one.message}"
        for one in notices
        if one.severity == "warning"
        and one.code != "unknown-layout"
        and one.file == document.file
        and document.span.first <= one.line <= document.span.last
    ]
    return {
        **_candidate(told.chosen),
        "runner_up": _candidate(told.runner_up) if told.runner_up else None,
        "unsure": [*told.unsure, *doubts],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    signs = [{"sign": one.words, "weight": one.weight, "line": one.line} for one in candidate.signs]
    return {"layout": candidate.layout, "score": candidate.score, "signs": signs}


def _question(question: Question, document: Document, library: Library) -> dict[str, Any]:
    """Return the record of a question; its answer is None where the document gives none."""
    answer = None
    if question.answer is not None:
        right = (plain(choice.words) for choice in right_words(question.choices, question.answer))
        answer = "\n".join((*right, *_words(question.answer)))
    choices = [
        {"words": plain(one.words), "right": one.is_right, "rationale": "\n".join(_words(one.rationale))}
        for one in question.choices
    ]
    return {
        "id": library.card_at[document.slug, question.span.start].id,
        "prompt": plain(question.prompt),
        "answer": answer,
        "kind": question.kind,
        "line": question.span.first,
        **({"choices": choices} if choices else {}),
        **({"hint": "\n".join(_words(question.hint))} if question.hint else {}),
    }


def _words(blocks: Blocks) -> list[str]:
    return [words for block in blocks for words in block_words(block)]


def _term(term: Term, document: Document, library: Library) -> dict[str, Any]:
    """Return the record of a term."""
    entry = library.entry_of(document.slug, term.span.start)
    return {
        "id": entry.id if entry else library.entry_ids[term.name],
        "term": term.name,
        "aliases": list(term.aliases),
        "definition": plain(term.definition),
        **({"related": list(term.related)} if term.related else {}),
        **({"as_of": term.as_of} if term.as_of else {}),
        "line": term.span.first,
    }


def _outline(blocks: list[Block]) -> dict[str, int] | None:
    """Return how many nodes all outlines of a document have and how deep the deepest goes; None without one."""
    outlines = [block for block in blocks if isinstance(block, Outline)]
    if not outlines:
        return None
    return {
        "nodes": sum(count_nodes(outline) for outline in outlines),
        "depth": max(depth(outline.nodes) for outline in outlines),
    }


def _notice(notice: Notice) -> dict[str, Any]:
    """Return the record of a notice."""
    return {
        "code": notice.code,
        "severity": notice.severity,
        "file": notice.file,
        "line": notice.line,
        "message": notice.message,
    }
