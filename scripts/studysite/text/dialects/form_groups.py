"""Options of a form that belong together: which line asks for them, and whether it asks what there is to know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studysite.text.asking import LEFT_OPEN, prompts
from studysite.text.asking_heads import NUMBER_ALONE
from studysite.text.choice_words import BEGINS_RIGHT, BEGINS_WRONG, EXPLAINS, HINTS, JUDGED, NAMES_RIGHT, VERDICTS
from studysite.text.dialects.form_parts import Option
from studysite.text.headings import hash_heading
from studysite.text.labels import ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.pictures import only_pictures

Piece = Line | Option
# A heading, and what may fold an answer away.
FOLDS = re.compile(r"\s{0,3}(?:#{1,6}\s|<details|<summary|[?!]{3}|>\s?\[!)", re.IGNORECASE)
FEWEST = 2
# So many questions with the same answers to each ask for an opinion.
FEWEST_ALIKE = 3


@dataclass(slots=True)
class Group:
    """Options from the piece at `start` to the one before `end`, and the lines that ask: from `asks` to `asked`.

    `head` is the heading above that only counts them, “Question 3”, and `named` its words.
    """

    options: list[Option]
    start: int
    end: int
    asks: int = -1
    asked: int = -1
    head: int = -1
    named: str = ""
    right: frozenset[int] = frozenset()
    is_asked: bool = False
    is_opinion: bool = False

    @property
    def begin(self) -> int:
        """The index of its first piece."""
        return self.head if self.head >= 0 else self.asks


def written(pieces: Sequence[Piece], ledger: Ledger) -> list[Line]:
    """Return the lines that pieces become."""
    found = list(_groups(pieces))
    for group, before in zip(found, [None, *found], strict=False):
        _ask(pieces, group, before.end if before else 0)
    _decide(pieces, found)
    shown = [group for group in found if group.is_asked or group.is_opinion]
    if not shown:
        return list(_plain(pieces, ledger))
    made: list[Line] = []
    at = 0
    for group, following in zip(shown, [*shown[1:], None], strict=True):
        made += _plain(pieces[at : group.begin], ledger)
        if group.is_opinion:
            made += _quoted(_plain(pieces[group.begin : group.end], ledger))
            at = group.end
            continue
        made += _question(pieces, group, ledger)
        told, at = _behind(pieces, group.end, following.begin if following else len(pieces))
        made += told
    return [*made, *_plain(pieces[at:], ledger)]


def _groups(pieces: Sequence[Piece]) -> Iterator[Group]:
    """Yield options that follow each other and have the same name; two at least, each with words."""
    at = 0
    while at < len(pieces):
        first = pieces[at]
        if not isinstance(first, Option):
            at += 1
            continue
        group = Group([first], at, at + 1)
        for place in range(at + 1, len(pieces)):
            piece = pieces[place]
            if isinstance(piece, Option):
                # Boxes of one question may have a name each.
                if (piece.name, piece.kind) != (first.name, first.kind) and not piece.kind == first.kind == "checkbox":
                    break
                group.options.append(piece)
                group.end = place + 1
            elif not piece.blank:
                break
        at = group.end
        if first.kind == "text" or (len(group.options) >= FEWEST and all(option.text for option in group.options)):
            yield group


def _ask(pieces: Sequence[Piece], group: Group, floor: int) -> None:
    """Find the paragraph above a group that asks for it, past pictures, rules and code."""
    near = pieces[floor : group.start]
    closes = {piece.close: at for at, piece in enumerate(near, floor) if isinstance(piece, Line) and piece.close}
    at = group.start - 1
    while at >= floor:
        piece = pieces[at]
        if isinstance(piece, Option):
            return
        if piece.number in closes and closes[piece.number] >= floor:
            at = closes[piece.number]
        elif not (piece.blank or is_rule(piece.text) or only_pictures(piece.text)):
            break
        at -= 1
    if at < floor:
        return
    group.asks, group.asked = at, at + 1
    while group.asks > floor and _goes_on(pieces[group.asks - 1], pieces[group.asks]):
        group.asks -= 1
    head = next((place for place in range(group.asks - 1, floor - 1, -1) if not pieces[place].blank), -1)
    above = pieces[head] if head >= 0 else None
    named = _bare(above.text).strip(":*_ ") if isinstance(above, Line) else ""
    if NUMBER_ALONE.match(named) and not NUMBERED.match(_bare(pieces[group.asks].text)):
        group.head, group.named = head, named


def _goes_on(above: Piece, piece: Piece) -> bool:
    """Tell whether a line is of one paragraph with the line above it."""
    if isinstance(above, Option) or isinstance(piece, Option) or above.blank or above.close:
        return False
    return not any(hash_heading(one.text) or is_rule(one.text) for one in (above, piece)) and not _begins(piece)


def _begins(line: Line) -> bool:
    return marker(line.text) is not None or NUMBERED.match(line.text.strip()) is not None


def _decide(pieces: Sequence[Piece], found: Sequence[Group]) -> None:
    """Say which groups are questions: those whose right options the page knows, and such as ask beside others that do.

    Where somebody sends in a name, or has the same answers to choose from every time, the page asks for an opinion.
    """
    for group in found:
        if group.asks >= 0:
            group.right = _right(group.options)
            group.is_asked = bool(group.right)
    may = [group for group in found if group.asks >= 0 and (group.right or _prompts(pieces, group))]
    choices = [group for group in found if group.asks >= 0 and group.options[0].kind in ("radio", "checkbox")]
    asking = {id(group) for group in may}
    if sum(1 for group in choices if id(group) in asking) * 2 >= len(choices):
        # Beside questions that ask, “A triangle has” does, too.
        may += [group for group in choices if id(group) not in asking]
    alike = Counter(_words(group) for group in choices if not _is_verdict(group)).most_common(1)
    polls = alike[0][0] if alike and alike[0][1] >= FEWEST_ALIKE else None
    several = sum(1 for group in may if group.options[0].kind != "text") >= FEWEST or any(group.right for group in may)
    for group in may if several else ():
        opinion = polls is not None and (_words(group) == polls or alike[0][1] * 2 >= len(choices))
        group.is_opinion = (opinion or group.options[0].is_personal) and not group.is_asked
        group.is_asked = not group.is_opinion


def _right(options: Sequence[Option]) -> frozenset[int]:
    """Return which options the page calls right; none where it calls none so, or all."""
    signs = [option.right for option in options]
    if True not in signs:
        # “True” and “False” are what one chooses from, and no verdicts; nor is a value that its own words repeat.
        told = [(option.value.casefold(), option.text.casefold()) for option in options]
        same = len(options) == FEWEST or any(value == text for value, text in told)
        silent = [value in text or (same and value in VERDICTS) for value, text in told]
        signs = [None if says_none else option.valued for option, says_none in zip(options, silent, strict=True)]
    if True not in signs:
        keys = {option.key.casefold() for option in options}
        key = keys.pop() if len(keys) == 1 else ""
        signs = [bool(key) and option.value.casefold() == key for option in options]
    right = frozenset(at for at, sign in enumerate(signs) if sign)
    return right if len(right) < len(options) else frozenset()


def _words(group: Group) -> tuple[str, ...]:
    return tuple(option.text.casefold() for option in group.options)


def _is_verdict(group: Group) -> bool:
    return len(group.options) == FEWEST and JUDGED.search("/".join(_words(group))) is not None


def _prompts(pieces: Sequence[Piece], group: Group) -> bool:
    """Tell whether the line above options asks, counts, or has its end in one of them."""
    lines = [piece for piece in pieces[group.asks : group.asked] if isinstance(piece, Line)]
    text = " ".join(_bare(line.text) for line in lines).rstrip(" *_")
    counted = group.options[0].kind in ("radio", "checkbox") and NUMBERED.match(_bare(lines[0].text)) is not None
    if group.options[0].kind in ("select", "text"):
        return prompts(text)
    return (
        counted or text.endswith(LEFT_OPEN) or prompts(text) or "___" in text or bool(ASKED_LABEL.match(lines[0].text))
    )


def _bare(text: str) -> str:
    """Return the words of a line without the marks of a heading or a bullet."""
    text = text.strip()
    if heading := hash_heading(text):
        return heading[1]
    found = marker(text)
    if found is None:
        return text
    inner = hash_heading(found.rest.strip())
    words = inner[1] if inner else found.rest.strip()
    return words if found.number is None else f"{found.number}. {words}"


def _question(pieces: Sequence[Piece], group: Group, ledger: Ledger) -> Iterator[Line]:
    """Yield the lines of a question with its options as boxes to tick."""
    if group.head >= 0 and isinstance(head := pieces[group.head], Line):
        ledger.drop(head.number, "heading marker", head.text)
    first, *more = [piece for piece in pieces[group.asks : group.start] if isinstance(piece, Line)]
    text = f"{group.named}: {_bare(first.text)}" if group.named else _bare(first.text)
    ledger.drop(first.number, "heading marker", "#" if text != first.text.strip() else "")
    yield Line(first.number, "")
    labelled = ASKED_LABEL.match(text)
    yield Line(first.number, text if labelled and labelled["rest"] else f"Q: {text}", said="asks")
    yield from (line for line in more if line.close or not is_rule(line.text))
    yield Line(group.options[0].line.number, "")
    for at, option in enumerate(group.options if group.options[0].kind != "text" else ()):
        yield _line(option, f"[{'x' if at in group.right else ' '}] ", ledger)
    yield Line(group.options[-1].line.number, "")


def _line(option: Option, mark: str, ledger: Ledger) -> Line:
    """Return the words of an option on one line."""
    for one in option.words[1:]:
        ledger.drop(one.number, "markup", one.text)
    return Line(option.words[0].number, f"{mark}{option.text}")


def _behind(pieces: Sequence[Piece], start: int, end: int) -> tuple[list[Line], int]:
    """Return what explains the options above, and the rule that parts them from other text; and where that begins."""
    made: list[Line] = []
    at = start
    while at < end:
        piece = pieces[at]
        if isinstance(piece, Option) or (not piece.blank and not _explains(piece.text)):
            break
        if not piece.blank:
            labelled = made or any(one.match(piece.text) for one in (EXPLAINS, NAMES_RIGHT, HINTS))
            made.append(piece._replace(text=f"{'' if labelled else 'Explanation: '}{piece.text.strip()}"))
            made.append(Line(piece.number, ""))
        at += 1
    following = pieces[at] if at < end else None
    if isinstance(following, Option) or (following is not None and not FOLDS.match(following.text)):
        number = following.line.number if isinstance(following, Option) else following.number
        made += [Line(number, "***"), Line(number, "")]
    return made, at


def _quoted(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield what asks for an opinion as a quotation: nothing to be learnt, and no question."""
    for at, line in enumerate(lines):
        if not at:
            yield Line(line.number, "")
        yield Line(line.number, f"> {line.text}".rstrip())
    yield Line(line.number, "")


def _explains(text: str) -> bool:
    return any(one.match(text.strip()) for one in (EXPLAINS, BEGINS_RIGHT, BEGINS_WRONG, NAMES_RIGHT, HINTS))


def _plain(pieces: Sequence[Piece], ledger: Ledger) -> Iterator[Line]:
    """Yield lines as they are, and options as words; a box that stands alone is one to tick."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Line):
            yield piece
        elif piece.kind == "select":
            for one in piece.words:
                ledger.drop(one.number, "markup", one.text)
        elif piece.words:
            near = (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])
            alone = piece.kind == "checkbox" and not any(isinstance(one, Option) for one in near)
            yield _line(piece, "- [ ] " if alone else "- ", ledger)
