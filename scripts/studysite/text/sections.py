"""Lines into a document's title and sections; each section is read as its heading's words say."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from studysite.model import (
    Block,
    Blocks,
    Figure,
    Inlines,
    Paragraph,
    Question,
    QuestionKind,
    Section,
    SectionRole,
    Span,
    plain,
)
from studysite.text.arrangement import folded, inherit, level, stepwise
from studysite.text.asked_below import with_all_below
from studysite.text.asked_sections import one_each
from studysite.text.asking import HINT, prompts, says_none
from studysite.text.asking_heads import choosing, tell_apart
from studysite.text.asking_lists import asking_lists
from studysite.text.blocks import blocks
from studysite.text.described import described
from studysite.text.dialogues import dialogue, is_dialogue
from studysite.text.drawings import captioned
from studysite.text.glossaries import all_terms, unheaded
from studysite.text.headings import Part, parts
from studysite.text.inline import parse
from studysite.text.labels import ANSWER_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.link_lists import ask_nothing
from studysite.text.matching import Asking
from studysite.text.misnamed import misnamed
from studysite.text.outlines import outline_blocks
from studysite.text.pairs import pair_blocks
from studysite.text.papers import asking_papers
from studysite.text.question_banks import as_banks
from studysite.text.questions import marked_answers, question_blocks, question_groups
from studysite.text.sides import sided
from studysite.text.tabled import asked_table, only_tables, table_questions
from studysite.text.terms import term_blocks
from studysite.text.titles import titled
from studysite.text.unasked import defining, only_expects, only_links, only_notes, only_quotes, only_tells
from studysite.text.unglue import unglue
from studysite.text.verbatim import outside
from studysite.text.vocabulary import PICTURE, Role, role_of

ESSAY = re.compile(r"\bessays?\b", re.IGNORECASE)
EXERCISES = re.compile(
    r"\b(?:exercises?|exercices?|ejercicios?|exercícios?|esercizi|упражнени[ея])\b|aufgaben|練習|演習|연습|练习|תרגיל|تمارين",
    re.IGNORECASE,
)
KINDS: dict[Role, QuestionKind] = {"quiz": "short-answer", "checkpoints": "checkpoint", "essays": "essay"}
READERS: dict[Role, Callable[[Sequence[Line], Ledger], Blocks]] = {
    "glossary": term_blocks,
    "outline": outline_blocks,
    "pairs": pair_blocks,
}


@dataclass(slots=True)
class Sectioned:
    """What the headings of a document make of it."""

    title: Inlines = ()
    title_span: Span | None = None
    subtitles: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def sectioned(lines: Sequence[Line], ledger: Ledger, *, is_glossary: bool = False) -> Sectioned:
    """Return the title, the subtitles and the sections of a document's `lines`; all of it, if it `is_glossary`."""
    made = titled(parts(unglue(lines)), ledger)
    level(made.parts)
    inherit(made.parts)
    misnamed(made.parts)
    choosing(made.parts)
    made.parts = as_banks(with_all_below(made.parts, ledger), plain(made.title))
    for part in asking_papers(made.parts, plain(made.title)):
        part.role = "quiz"
    defining(made.parts)
    unheaded(made.parts, plain(made.title), ledger)
    if is_glossary:
        all_terms(made.parts)
    made.parts = sided(made.parts, ledger)
    ask_nothing(made.parts)
    tell_apart(made.parts)
    one_each(made.parts)
    _ask(made.parts, {line.number for line in lines if line.said == "answers"})
    return Sectioned(made.title, made.span, made.subtitles, _read(folded(made.parts, ledger), ledger))


def _ask(found: Sequence[Part], keys: Collection[int]) -> None:
    """Make a quiz of what stands before a key of which only the owner knows: what is not read otherwise, and asks."""
    before: Part | None = None
    for part in found:
        if part.line in keys and before and not before.role and not is_dialogue(before.body):
            before.role = "quiz"
        before = before if part.empty else part


def _read(found: Sequence[Part], ledger: Ledger) -> list[Section]:
    asked, taken = _asked(found, ledger)
    sections: list[Section] = []
    for at, part in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        heads_key = part.role == "answers" and part.empty and following is not None and id(following) in taken
        if id(part) in taken or heads_key:
            ledger.drop(part.line, "answer key heading", part.title)
        else:
            sections.append(_section(part, following, asked.get(id(part)), ledger))
    return stepwise([section for section in sections if section.title or section.blocks])


def _asked(found: Sequence[Part], ledger: Ledger) -> tuple[dict[int, Blocks], set[int]]:
    """Return the blocks of the sections that an answer key serves, and which parts are such keys, by identity."""
    made: dict[int, Blocks] = {}
    taken: set[int] = set()
    # Lists that only ask are told once that they have no answers.
    lists = [part for part in asking_lists(found) if part.role == "quiz"]
    for asking, key in (*_keys(found), *([(lists, None)] if lists else [])):
        told = [Asking(KINDS[part.role], part.body, part.title) for part in asking]
        groups = question_groups(told, key.body if key else None, ledger)
        made |= {id(part): blocks for part, blocks in zip(asking, groups, strict=True)}
        taken |= {id(key)} if key else set()
    return made, taken


def _keys(found: Sequence[Part]) -> list[tuple[list[Part], Part]]:
    """Return each answer key and its quizzes: of the same title, in order where they are as many, or all before it."""
    quizzes = [part for part in found if _wants_key(part)]
    keys = [part for part in found if part.role == "answers" and not part.empty and not _tells_none(part)]
    called = [[quiz for quiz in quizzes if key.title and quiz.title.casefold() == key.title.casefold()] for key in keys]
    if keys and all(len(same) == 1 for same in called):
        return list(zip(called, keys, strict=True))
    if len(quizzes) == len(keys) and not any(ESSAY.search(key.title) for key in keys):
        return [([quiz], key) for quiz, key in zip(quizzes, keys, strict=True)]
    served: list[tuple[list[Part], Part]] = []
    start = 0
    for key in keys:
        end = start
        while end < len(quizzes) and quizzes[end].line < key.line:
            end += 1
        if end > start and not ESSAY.search(key.title):
            served.append((quizzes[start:end], key))
            start = end
        elif essays := _essays(found, key):
            served.append((essays, key))
    return served


def _essays(found: Sequence[Part], key: Part) -> list[Part]:
    """Return the essay questions that model answers after them belong to: those between the key before it and it."""
    at = next(index for index, part in enumerate(found) if part is key)
    before = next((index for index in range(at - 1, -1, -1) if found[index].role == "answers"), -1)
    return [part for part in found[before + 1 : at] if part.role == "essays" and not part.empty]


def _tells_none(part: Part) -> bool:
    """Tell whether a key only says that there is none."""
    return all(line.blank or is_rule(line.text) or says_none(line.text) for line in part.body)


def _wants_key(part: Part) -> bool:
    if part.empty or part.role not in ("quiz", "checkpoints") or _is_prose(part):
        return False
    return part.role == "quiz" or marked_answers(part.body) is None


def _section(part: Part, following: Part | None, asked: Blocks | None, ledger: Ledger) -> Section:
    if part.mark:
        ledger.drop(part.line, "heading marker", "#" * part.level if part.mark == "#" else "**")
    role: SectionRole = part.role if part.role != "answers" else ""
    if asked is None:
        tells = part.role in KINDS and not part.sure
        unasked = tells and (only_notes(part) or only_expects(part, following) or only_tells(part))
        made = described(part.body, ledger) if unasked else _blocks(part, ledger)
        role = "" if unasked else role
    else:
        made = asked
    if not role and any(isinstance(block, Question) for block in made):
        role = "quiz"
    title = parse(part.title)
    if not made and title:
        made = _nothing_below(part, title, following, ledger)
    own = [line.number for line in part.body if not line.blank]
    span = Span(part.line if title else min(own, default=part.line), max(own, default=part.line))
    made = tuple(captioned(made, title))
    if not role and any(isinstance(block, Figure) for block in made):
        role = "figures"
    return Section(title, made, Span(span.first, max(span.last, part.line)), max(2, part.level), role)


def _blocks(part: Part, ledger: Ledger) -> Blocks:
    """Return what a section holds, read as its role says."""
    if part.role == "answers":
        return question_blocks("short-answer", (), part.body, ledger)
    if part.role == "checkpoints" and (at := marked_answers(part.body)) is not None:
        ledger.drop(part.body[at].number, "answers marker", part.body[at].text)
        return question_blocks("checkpoint", part.body[:at], part.body[at + 1 :], ledger)
    if part.role in ("", "quiz", "checkpoints") and asked_table(part.body):
        return _tabled(part, ledger)
    if part.role != "essays" and is_dialogue(part.body):
        return dialogue(KINDS.get(part.role, "short-answer"), part.body, ledger)
    if part.role in KINDS and not _is_prose(part):
        return question_blocks(KINDS[part.role], part.body, None, ledger, part.title)
    return READERS.get(part.role, described)(part.body, ledger)


def _tabled(part: Part, ledger: Ledger) -> Blocks:
    """Return the questions of tables, and what stands around them."""
    made: list[Block] = []
    rest = part.body
    while table := asked_table(rest):
        start, end = table
        made += blocks(rest[:start], ledger)
        made += table_questions(rest[start:end], KINDS.get(part.role, "short-answer"), ledger)
        rest = rest[end:]
    last = replace(part, body=rest)
    return (*made, *(blocks(rest, ledger) if last.empty else _blocks(last, ledger)))


def _is_prose(part: Part) -> bool:
    """Tell whether a section that only stands below a quiz's heading asks nothing: it has no items, no line prompts.

    Exercises may be steps of a procedure: there a line must prompt, or every second or third one help or answer.
    """
    if only_tables(part.body) or (part.role in KINDS and (only_links(part.body) or only_quotes(part.body))):
        return True
    own = [part.body[at].text for at in outside(part.body)]
    if part.role == "quiz" and EXERCISES.search(part.title):
        helped = sum(1 for text in own if HINT.match(text) or ANSWER_LABEL.match(text))
        return helped * 3 <= len(own) and not any(prompts(text.strip()) for text in own)
    if part.role != "quiz" or (part.title and role_of(part.title)):
        return False
    return not any(marker(text) or NUMBERED.match(text.strip()) or prompts(text) for text in own)


def _goes_on(part: Part, following: Part) -> bool:
    """Tell whether the next heading says the same again, or is the first of those that this one is the title of."""
    if part.role in KINDS and part.role == following.role:
        return True
    first = NUMBERED.match(following.title)
    return first is not None and first["number"] == "1" and NUMBERED.match(part.title) is None


def _nothing_below(part: Part, title: Inlines, following: Part | None, ledger: Ledger) -> Blocks:
    """Return what a heading alone says: it heads deeper ones, or names a picture that is missing, or is empty."""
    if following is not None and (following.level > part.level or _goes_on(part, following)):
        return ()
    if PICTURE.search(part.title):
        ledger.notice(
            part.line,
            "figure-missing",
            f"“{plain(title)}” has no picture below it; a placeholder says so: add the picture or its drawing source",
        )
        return (Figure(title, "", Span(part.line, part.line)),)
    ledger.notice(
        part.line,
        "empty-section",
        f"nothing stands below “{plain(title)}”; the heading is kept: add its text, or take it out",
    )
    return ()
