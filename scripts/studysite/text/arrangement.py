"""Headings in their order: which one is the title, how deep each is, whose role it shares, what it really is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from studysite.model import Section
from studysite.text.asking import ASKS, HINT, asks_at_last, prompts
from studysite.text.asking_heads import NUMBER_ALONE, counts_and_asks, offers, states_below
from studysite.text.headed_terms import LETTERS, defines_below, headed, headword
from studysite.text.headings import CLOSED, Part
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED, OPTION
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule
from studysite.text.numbered_heads import depths
from studysite.text.options import is_list
from studysite.text.term_columns import MEANINGS, TERMS
from studysite.text.unasked import only_beside
from studysite.text.verbatim import closing
from studysite.text.vocabulary import STANDS_ALONE, Role, bare, is_main, role_of

# Main sections that have headings of their own below them.
PARENTS: frozenset[Role] = frozenset({"figures", "example", "tables", "pairs", "concept"})

QUOTE = re.compile(r"^ {0,3}> ?")


def level(found: Sequence[Part]) -> None:
    """Bring levels to 2 for main sections, whatever the document began to count from."""
    marked = [part.level for part in found if part.mark == "#"]
    # Marks that begin at the third level stand below main headings that have none.
    bare_main = bool(marked) and min(marked) > 2 and any(part.mark == "" and is_main(part.title) for part in found)
    shift = (3 if bare_main else 2) - min(marked) if marked else 0
    parent: Part | None = None
    own = [part for part in found if part.level and part.mark != "#"]
    deep = {id(part): depth for part, depth in zip(own, depths([part.title for part in own]), strict=True)}
    for part in found:
        if not part.level:
            continue
        if part.mark == "#":
            part.level = min(6, max(2, part.level + shift))
        elif is_main(part.title):
            # "Quiz" with nothing below but "Questions" is one section with two headings.
            again = parent is not None and parent.empty and parent.role == part.role != ""
            part.level = 3 if again else 2
            parent = parent if again else part
        elif part.role:
            # It names a chapter of the quiz or the key that it stands in.
            part.level = 3
        else:
            inside = parent is not None and (parent.role in PARENTS or _holds_groups(parent))
            part.level = 3 if inside else 2 + deep[id(part)]


def stepwise(sections: Sequence[Section]) -> list[Section]:
    """Return the sections without gaps in their levels: each at most one deeper than the one that it stands in."""
    made: list[Section] = []
    above: list[tuple[int, int]] = []
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        depth = above[-1][1] + 1 if above else 2
        if section.title:
            above.append((section.level, depth))
        made.append(replace(section, level=depth) if section.title and depth != section.level else section)
    return made


def _holds_groups(part: Part) -> bool:
    """Tell whether a heading is a glossary's with nothing below it but further headings: groups of its terms, or terms.

    The header of a table that a paste took apart is nothing: “Term”, “Definition”, a line each.
    """
    return part.role == "glossary" and all(
        line.blank or is_rule(line.text) or TERMS.fullmatch(line.text) or MEANINGS.fullmatch(line.text)
        for line in part.body
    )


def inherit(found: Sequence[Part]) -> None:
    """Give a heading below “Quiz” or “Glossary” its parent's role."""
    _answering(found)
    above: list[Part] = []
    groups: list[tuple[Part, Part]] = []
    for part in found:
        while above and above[-1].level >= part.level:
            above.pop()
        if (
            not part.role
            and (_may_ask(part) or (above and _holds_groups(above[-1]) and defines_below(part)))
            and not STANDS_ALONE.fullmatch(bare(part.title))
            and above
            and above[-1].role in CLOSED
            and not only_beside(above[-1], part)
        ):
            part.role = above[-1].role
            groups.append((above[-1], part))
        above.append(part)
    for glossary, part in groups:
        # One heading alone, below terms that are none, is no headword among them.
        lone = sum(1 for parent, _ in groups if parent is glossary) == 1
        if (
            lone
            and part.role == "glossary"
            and not glossary.empty
            and defines_below(glossary)
            and not defines_below(part)
        ):
            part.role = ""


def _answering(found: Sequence[Part]) -> None:
    """Make a key of what is called as a quiz is, where it stands below “Answer Key”: deeper, or called so again."""
    asked: set[str] = set()
    key: Part | None = None
    for part in found:
        if part.role == "answers":
            key = part
        elif part.role == "quiz" and key and _is_key_again(part, key, asked):
            part.role = "answers"
        elif part.role == "quiz":
            asked.add(part.title.casefold())
        if part.role != "answers":
            key = None


def _is_key_again(part: Part, key: Part, asked: AbstractSet[str]) -> bool:
    return (key.empty and part.level > key.level) or part.title.casefold() in asked


def folded(found: Sequence[Part], ledger: Ledger) -> list[Part]:
    """Return the parts; a heading that is one question, answer or term becomes a line of the section that it is in."""
    made: list[Part] = []
    answered = _answered_below(found)
    heads = headed(found)
    for part, following in pairwise([*found, None]):
        if part is None:
            continue
        counted = NUMBER_ALONE.match(part.title) or counts_and_asks(part.title)
        is_item = _may_ask(part) or part.role == "glossary" or (part.role == "quiz" and counted)
        # With nothing below it but deeper headings it heads these, even if it asks.
        heads_others = part.empty and following is not None and following.level > part.level > 0
        line = _as_line(part, heads) if made and is_item and not heads_others else None
        if line is None:
            made.append(part)
            continue
        if part.mark:
            ledger.drop(part.line, "heading marker", "#" * part.level if part.mark == "#" else "**")
        if line.text == "Q:":
            ledger.drop(part.line, "label", part.title)
        into = made[-1]
        if part.role != into.role or (part.level <= into.level and into.title):
            # The section above has come to its end: the lines go on without a heading.
            into = Part("", part.level, part.line, role=part.role)
            made.append(into)
        into.body += [line, *(_told(part) if part.role == "glossary" else _below(part, answered=answered))]
    return made


def _may_ask(part: Part) -> bool:
    """Tell whether a heading may be an item: it has marks, or is in bold and asks."""
    return part.mark == "#" or (part.mark == "*" and (bool(ASKS.search(part.title)) or counts_and_asks(part.title)))


def _below(part: Part, *, answered: bool) -> list[Line]:
    """Return what stands below a heading that is an item, deeper than it: its lists are no items of their own."""
    lines = _stripped(part)
    if not lines:
        return lines
    own = [line for line in lines if not line.blank]
    labelled = any(ANSWER_LABEL.match(line.text) or OPTION.match(line.text) or HINT.match(line.text) for line in own)
    labelled = labelled or is_list(own) or states_below(part, own)
    told = part.role == "quiz" or (ASKS.search(part.title) and not any(prompts(line.text) for line in own))
    label = [Line(lines[0].number, "A:")] if answered and told and not labelled else []
    return [line._replace(text=f"    {line.text}") for line in [*label, *lines]]


def _answered_below(found: Sequence[Part]) -> bool:
    """Tell whether headings that are questions have their answers below them: most have text, and no key has."""
    if any(part.role == "answers" and not part.empty for part in found):
        return False
    asks = [part for part in found if _may_ask(part) and part.role in ("quiz", "essays") and _as_line(part, ())]
    return len([part for part in asks if not part.empty]) * 2 > len(asks)


def _as_line(part: Part, heads: Collection[int]) -> Line | None:
    """Return a heading as the line of an item, None where it is a heading indeed, but for `heads`, by identity."""
    if (role_of(part.title) and not NUMBER_ALONE.match(part.title)) or any(line.said == "asks" for line in part.body):
        return None
    if part.role == "glossary":
        name = headword(part)
        is_term = id(part) in heads and not LETTERS.match(name)
        return Line(part.line, f"**{name}**") if is_term else None
    if part.role not in ("quiz", "answers", "essays") and not _answers_itself(part):
        return None
    if counted := NUMBER_ALONE.match(part.title):
        # “Question 2.1” is the first of chapter 2: no number that a key could name.
        return Line(part.line, "Q:" if counted["within"] else f"{part.title.strip('*_')}.")
    if NUMBERED.match(part.title) or ASKED_LABEL.match(part.title):
        return None if _heads_questions(part) else Line(part.line, part.title)
    asks = part.asks or ASKS.search(part.title) or (part.role == "quiz" and offers(part))
    inside = any(ASKED_LABEL.match(line.text) for line in part.body)
    return Line(part.line, f"Q: {part.title}") if part.role != "essays" and asks and not inside else None


def _heads_questions(part: Part) -> bool:
    """Tell whether a heading does not ask, and numbered lines below it do: “3. Rivers”."""
    if part.role != "quiz" or ASKS.search(part.title):
        return False
    own = [text for line in part.body if (text := line.text.strip())]
    asks = sum(1 for text in own if NUMBERED.match(text) and asks_at_last(text))
    return asks > 1 and asks * 2 >= len(own)


def _answers_itself(part: Part) -> bool:
    """Tell whether a heading asks, and a label says below it that it is answered there: “Answer: …”."""
    if not (ASKS.search(part.title) or ASKED_LABEL.match(part.title) or NUMBER_ALONE.match(part.title)):
        return False
    return any(ANSWER_LABEL.match(line.text) for line in part.body)


def _told(part: Part) -> list[Line]:
    """Return the lines below a headword, all of them its own: indented, and without blank ones between.

    Behind code or a table blank lines stay; code keeps its place.
    """
    own = _stripped(part)
    code = {
        at
        for start, line in enumerate(own)
        if line.close
        for at in range(start, max(start, closing(own, start) or 0) + 1)
    }
    first = min((at for at, line in enumerate(own) if at in code or line.text.lstrip()[:1] == "|"), default=len(own))
    made: list[Line] = []
    for at, line in enumerate(own):
        if at in code:
            made.append(line)
        elif not line.blank or at > first:
            made.append(line._replace(text=f"    {QUOTE.sub('', line.text)}" if not line.blank else line.text))
    return made


def _stripped(part: Part) -> list[Line]:
    """Return the lines below a heading without the blank ones before them."""
    start = next((at for at, line in enumerate(part.body) if not line.blank), 0)
    return part.body[start:]
