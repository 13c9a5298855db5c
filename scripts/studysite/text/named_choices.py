"""Which options an answer names: by their letters (`B`, `B and D`, `(b) because …`) or by their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studysite.ids import folded
from studysite.patterns import lazy
from studysite.text.choice_words import ALPHABETS, SHAPES
from studysite.text.options import Option

_ALL = "".join(dict.fromkeys("".join(ALPHABETS)))
_ONE = rf"(?:\(\s*[{_ALL}\d]\s*\)|\[[{_ALL}\d]\]|[{_ALL}](?![^\W_])|\d(?:(?!\w)|(?=[번番号])))"
_AND = r"\s*[*_]*\s*(?:,\s*(?:and|&)?|[;、，]|&|\+|/|\band\b|\bor\b|\bund\b|\be\b|\by\b|\bet\b|и|と|和)\s*[*_]*\s*"
_CALLED = (
    r"[\s*_>]*(?:(?:the )?(?:correct |right |best )?(?:answers?|options?|choices?|letters?)(?: (?:is|are))?:?\s*)?"
    r"[*_\s]*"
)
LETTERS = lazy(
    rf"{_CALLED}"
    rf"(?P<letters>{_ONE}(?:{_AND}{_ONE})*)[번番号]?(?P<close>[).:\]）．、]*)[*_]*",
    re.IGNORECASE,
)
# Several letters that nothing parts: “BD”.
TOGETHER = re.compile(r"[\s*_>]*(?P<letters>[A-L]{2,6})(?P<close>[).:]*)[*_]*(?![^\W_])")
LETTER = re.compile(rf"(?<![^\W_])(?:[{_ALL}]|\d)(?:(?![^\W_])|(?=[번番号]))", re.IGNORECASE)
# What an answer is called; a letter that words stand behind, and what joins two of these: “A) … and C) …”.
CALLED = re.compile(_CALLED, re.IGNORECASE)
COUNTED = re.compile(r"(?:^[\s*_>]*|(?<=[\s,;&*]))\(?(?P<letter>[A-L])[).:][*_]*\s+(?=\S)")
LONGEST_CALLED, LONGEST_JOINT = 60, 12
JOINS = re.compile(r"(?:[\s*_,;&+/]|(?<=\s)(?:and|und|e|y|et|и)(?=\s))*$", re.IGNORECASE)
BEHIND = re.compile(r"[\s*_]*(?:$|[-–—:;,.(]|because\b|since\b|as\b|explanation\b|weil\b|porque\b)", re.IGNORECASE)
JOINTS = re.compile(r"[\s*_]*(?:[-–—:;,.]+\s*)?[*_]*\s*")
LIST = re.compile(r"\s*(?:;|,|\n|\band\b|&)\s*", re.IGNORECASE)
WORDS_END = re.compile(r"[\s\"'“”’.!?)*_`]*(?=$|[\s]*[-–—:;,(]|[.!]\s|\*)")
STRESS = re.compile(r"[*_`\"“”]")
# What may stand behind a letter that is all of an answer: the words of the option in brackets.
AGAIN = re.compile(r"[\s.*_]*(?:[(（].{1,200})?[\s.*_)）]*")


@dataclass(frozen=True, slots=True)
class Named:
    """The options that an answer names, and where in its text that ends."""

    right: frozenset[int]
    end: int


def named(options: Sequence[Option], text: str, *, exact: bool = False) -> Named | None:
    """Return the options that `text` names at its beginning; None where it names none, or it is not sure.

    `exact`: the text must be the words of an option, or its letter, and nothing else.
    """
    if text[:1] in SHAPES and text:
        found = named(options, text[1:].lstrip("\ufe0f "), exact=exact)
        return found and Named(found.right, found.end + len(text) - len(text[1:].lstrip("\ufe0f ")))
    found = (
        _by_letters_and_words(options, text)
        or _by_letters(options, text)
        or _by_list(options, text)
        or _by_words(options, text)
        or _together(options, text)
    )
    if found and exact and not AGAIN.fullmatch(text, found.end):
        return None
    return found


def _by_letters(options: Sequence[Option], text: str) -> Named | None:
    found = LETTERS.match(text)
    if found is None:
        return None
    places = {_place(options, letter) for letter in LETTER.findall(found["letters"])}
    right = frozenset(place for place in places if place is not None)
    if None in places:
        return None
    rest = text[found.end() :]
    head = _repeats(options[min(right)].mark.text, rest) if len(right) == 1 else None
    if head is not None:
        return Named(right, found.end() + head)
    # “A cell …” begins with an article, and “B cells …” with a name: a letter alone needs something behind it.
    closed = bool(found["close"]) or (len(right) == 1 and found["letters"][-1] in ")]")
    another = closed and len(right) == 1 and _names_other(options, min(right), rest)
    if another or not (closed or BEHIND.match(rest)):
        return None
    joint = JOINTS.match(rest)
    return Named(right, found.end() + (joint.end() if joint else 0))


def _by_letters_and_words(options: Sequence[Option], text: str) -> Named | None:
    """Return the options that letters name with their own words behind each: “A) Granite and C) Slate”."""
    heads = list(COUNTED.finditer(text))
    if len(heads) < 2 or heads[0].start() > LONGEST_CALLED or not CALLED.fullmatch(text, 0, heads[0].start()):
        return None
    right: set[int] = set()
    end = 0
    for head, after in pairwise([*heads, None]):
        place = _place(options, head["letter"]) if head else None
        if head is None or place is None or place in right:
            break
        # What stands before the next letter only joins the two.
        joins = JOINS.search(text, max(head.end(), after.start() - LONGEST_JOINT), after.start()) if after else None
        stop = joins.start() if joins else len(text)
        told = _repeats(options[place].mark.text, text[head.end() : stop])
        if told is None:
            break
        right.add(place)
        end = head.end() + told
    return Named(frozenset(right), end) if len(right) > 1 else None


def _together(options: Sequence[Option], text: str) -> Named | None:
    """Return the options that capitals name which stand together, each once and in their order: “BD”."""
    found = TOGETHER.match(text)
    if found is None or not (found["close"] or BEHIND.match(text, found.end())):
        return None
    letters = found["letters"]
    places = [_place(options, letter) for letter in letters]
    if None in places or list(letters) != sorted(set(letters)):
        return None
    joint = JOINTS.match(text, found.end())
    return Named(frozenset(one for one in places if one is not None), joint.end() if joint else found.end())


def _place(options: Sequence[Option], letter: str) -> int | None:
    """Return the place of the option with a letter or number; options without any are counted as if they had them."""
    if letter.isdigit():
        first = options[0].mark
        place = int(letter) - 1
        return place if first.style in ("1.", "-", "-[]", "[]") and 0 <= place < len(options) else None
    for alphabet in ALPHABETS:
        place = alphabet.find(letter.casefold() if letter.casefold() in alphabet else letter)
        if 0 <= place < len(options) and options[0].mark.style != "truth":
            return place
    return None


def _names_other(options: Sequence[Option], only: int, rest: str) -> bool:
    """Tell whether a letter is followed by the words of another option."""
    own, told = folded(options[only].mark.text), folded(rest)
    others = [option.mark.text for at, option in enumerate(options) if at != only]
    return any(
        told == folded(other) or (len(folded(other)) > 2 and _repeats(other, rest) is not None)
        for other in others
        if not own.startswith(folded(other))
    )


def _repeats(words: str, text: str) -> int | None:
    """Return where `text` goes on after it has repeated an option's words; None where it does not begin with them."""
    wanted = [word for word in re.findall(r"\w+|[^\w\s]", STRESS.sub("", words).casefold()) if word.isalnum()]
    if not wanted:
        return None
    end = 0
    lead = re.match(r"[\s\-–—:).*_\"“]*", text)
    start = lead.end() if lead else 0
    for at, found in enumerate(re.finditer(r"[^\W_]+", text[start:])):
        if at >= len(wanted):
            break
        if found.group().casefold() != wanted[at].replace("_", ""):
            return None
        end = start + found.end()
        if at == len(wanted) - 1:
            closes = WORDS_END.match(text, end)
            if closes is None:
                return None
            joint = JOINTS.match(text, closes.end())
            return joint.end() if joint else closes.end()
    return None


def _by_words(options: Sequence[Option], text: str) -> Named | None:
    """Return the one option whose words the answer begins with; of two the one that says more."""
    found: list[tuple[int, int, int]] = []
    for at, option in enumerate(options):
        end = _repeats(option.mark.text, text)
        if end is None and option.mark.style == "truth":
            letter = re.match(rf"[\s*_]*{re.escape(option.mark.text[:1])}(?:[.):*_\s]*$|[.)]\s)", text, re.IGNORECASE)
            end = letter.end() if letter else None
        if end is not None:
            found.append((len(folded(option.mark.text)), at, end))
    if not found:
        return None
    found.sort(reverse=True)
    if len(found) > 1 and found[0][0] == found[1][0]:
        return None
    return Named(frozenset({found[0][1]}), found[0][2])


def _by_list(options: Sequence[Option], text: str) -> Named | None:
    """Return the options whose words are listed, and nothing else."""
    places = {folded(STRESS.sub("", option.mark.text)).strip(" .;,"): at for at, option in enumerate(options)}
    parts = [folded(STRESS.sub("", part)).strip(" .;,") for part in LIST.split(text)]
    own = [places.get(part) for part in parts if part]
    if len(own) < 2 or None in own or folded(STRESS.sub("", text)) in places:
        return None
    return Named(frozenset(one for one in own if one is not None), len(text))
