"""Lines into a document's title and sections; each section is read as its heading's words say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from studysite.model import Block, Blocks, Figure, Inlines, Paragraph, Section, SectionRole, Span
from studysite.text.blocks import blocks
from studysite.text.headings import CLOSED, Part, parts
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.outlines import outline_blocks, pair_blocks
from studysite.text.questions import checkpoint_blocks, question_blocks
from studysite.text.terms import term_blocks
from studysite.text.unglue import unglue
from studysite.text.vocabulary import PICTURE, is_main

# Main sections of the known layouts that have headings of their own below them.
PARENTS: frozenset[SectionRole | str] = frozenset({"figures", "example", "tables", "pairs", "concept"})


@dataclass(slots=True)
class Sectioned:
    """What the headings of a document make of it."""

    title: Inlines = ()
    title_span: Span | None = None
    subtitles: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def sectioned(lines: Sequence[Line], ledger: Ledger) -> Sectioned:
    """Return the title, the subtitles and the sections of a document's `lines`."""
    found = parts(unglue(lines))
    made = Sectioned()
    found = _titled(found, made, ledger)
    _level(found)
    _inherit(found)
    made.sections = _read(found, ledger)
    return made


def _titled(found: list[Part], made: Sectioned, ledger: Ledger) -> list[Part]:
    """Take the title and the lines that only repeat it off the front; their bodies stay."""
    if len(found) < 2 or not found[0].empty:
        return found
    first = found[1]
    if first.mark != "#" and is_main(first.title):
        return found
    if (
        first.mark == "#"
        and sum(1 for part in found[1:] if part.level == first.level) > 1
        and first.level > 1
    ):
        return found
    made.title = parse(first.title, links=False)
    made.title_span = Span(first.line, first.line)
    if first.mark:
        ledger.drop(first.line, "heading marker", "#" * first.level)
    opening = Part("", 0, first.line, body=first.body)
    rest = found[2:]
    words = _words(first.title)
    while rest and opening.empty and not rest[0].mark and not is_main(rest[0].title):
        lone = rest[0].empty and len(rest) > 1 and not PICTURE.search(rest[0].title)
        if not lone and not _words(rest[0].title) <= words:
            break
        part = rest.pop(0)
        made.subtitles.append(Paragraph(parse(part.title), Span(part.line, part.line)))
        opening = Part("", 0, part.line, body=part.body)
    return [opening, *rest]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _level(found: list[Part]) -> None:
    """Bring levels to 2 for main sections, whatever the document began to count from."""
    marked = [part.level for part in found if part.mark == "#"]
    shift = 2 - min(marked) if marked else 0
    parent: str = ""
    for part in found[1:] if found and not found[0].level else found:
        if part.mark == "#":
            part.level = min(6, max(2, part.level + shift))
        elif is_main(part.title):
            part.level, parent = 2, part.role
        else:
            part.level = 3 if parent in PARENTS else 2


def _inherit(found: list[Part]) -> None:
    """Give a heading below “Quiz” or “Glossary” its parent's role."""
    for at, part in enumerate(found):
        if part.role or part.mark != "#" or not at:
            continue
        above = next((one for one in reversed(found[:at]) if one.level < part.level), None)
        if above and above.role in CLOSED:
            part.role = above.role


def _read(found: list[Part], ledger: Ledger) -> list[Section]:
    keys = _keys(found)
    taken = {id(key) for key in keys.values()}
    sections: list[Section] = []
    for at, part in enumerate(found):
        if id(part) in taken:
            ledger.drop(part.line, "answer key heading", part.title)
        else:
            sections.append(
                _section(part, keys.get(id(part)), found[at + 1] if at + 1 < len(found) else None, ledger)
            )
    return [section for section in sections if section.title or section.blocks]


def _keys(found: list[Part]) -> dict[int, Part]:
    """Return the answer key of each quiz, by the quiz's identity: in order where they are as many, else the nearest."""
    quizzes = [part for part in found if part.role == "quiz" and not part.empty]
    answers = [part for part in found if part.role == "answers" and not part.empty]
    if len(quizzes) == len(answers):
        return {id(quiz): key for quiz, key in zip(quizzes, answers, strict=True)}
    keys: dict[int, Part] = {}
    for key in answers:
        before = [quiz for quiz in quizzes if quiz.line < key.line and id(quiz) not in keys]
        if before:
            keys[id(before[-1])] = key
    return keys


def _section(part: Part, key: Part | None, following: Part | None, ledger: Ledger) -> Section:
    if part.mark:
        ledger.drop(part.line, "heading marker", "#" * part.level if part.mark == "#" else "**")
    made = _blocks(part, key, ledger)
    title = parse(part.title, links=False)
    if not made and title:
        made = _nothing_below(part, following, ledger)
    last = max([part.line, *(line.number for line in part.body if not line.blank)])
    first = (
        part.line if title else min((line.number for line in part.body if not line.blank), default=part.line)
    )
    role: SectionRole = part.role if part.role != "answers" else ""
    made = tuple(_captioned(block, title) for block in made)
    if not role and any(isinstance(block, Figure) for block in made):
        role = "figures"
    return Section(title, made, Span(first, last), max(2, part.level), role)


def _blocks(part: Part, key: Part | None, ledger: Ledger) -> Blocks:
    if part.role == "quiz":
        return question_blocks("short-answer", part.body, key.body if key else None, ledger)
    if part.role == "answers":
        return question_blocks("short-answer", (), part.body, ledger)
    if part.role == "essays":
        return question_blocks("essay", part.body, None, ledger)
    if part.role == "glossary":
        return term_blocks(part.body, ledger)
    if part.role == "checkpoints":
        return checkpoint_blocks(part.body, ledger)
    if part.role == "outline":
        return outline_blocks(part.body, ledger)
    if part.role == "pairs":
        return pair_blocks(part.body, ledger)
    return blocks(part.body, ledger)


def _nothing_below(part: Part, following: Part | None, ledger: Ledger) -> Blocks:
    """A heading with nothing below: it heads deeper ones, or names a picture that is missing, or is empty."""
    if following is not None and following.level > part.level:
        return ()
    if PICTURE.search(part.title):
        ledger.notice(
            part.line,
            "figure-missing",
            f"“{part.title}” has no picture below it; a placeholder says so: add the picture or its drawing source",
        )
        return (Figure(parse(part.title), "", Span(part.line, part.line)),)
    ledger.notice(
        part.line,
        "empty-section",
        f"nothing stands below “{part.title}”; the heading is kept: add its text, or take it out",
    )
    return ()


def _captioned(block: Block, title: Inlines) -> Block:
    """A picture is captioned by the heading above it."""
    return replace(block, caption=title) if isinstance(block, Figure) and not block.caption else block
