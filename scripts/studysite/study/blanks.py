"""A definition without the name that it defines: what would tell it is blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from studysite.model import Inline, Inlines, Text, plain
from studysite.study.card_texts import cut
from studysite.study.sentences import signs

BLANK = "____"

# What must be left around the blanks so that a definition can tell a name.
FEWEST_WORDS, FEWEST_LETTERS = 3, 12
FEWEST_SIGNS = 6
WORD = re.compile(r"[^\W\d_]{2,}")

# A name with another one behind it: “Virtual Private Cloud (VPC)”.
BRACKETED = re.compile(r"(.*\S)\s*[(（]([^()（）]+)[)）]\s*")
PARTS = re.compile(r"[^\s/-]+")
GAP = re.compile(r"[\s-]+")

# Longer names are no names, and would only slow the search for them.
LONGEST = 120


def blanked(words: Inlines, names: Sequence[str]) -> Inlines:
    """Return `words` with a blank for each of `names` and for what they are also called: short forms, plurals."""
    text = plain(words)
    made: list[Inline] = []
    at = 0
    for start, end in _found(text, names):
        made += [*cut(words, at, start), Text(BLANK)]
        at = end
    return (*made, *cut(words, at, len(text)))


def tells(words: Inlines) -> bool:
    """Tell whether enough is left around the blanks."""
    text = plain(words)
    found = WORD.findall(text)
    if signs(text) >= FEWEST_SIGNS:
        return True
    return len(found) >= FEWEST_WORDS and sum(map(len, found)) >= FEWEST_LETTERS


def _found(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where `text` has one of the names, from left to right, the longest first."""
    lower = text.lower()
    # Most definitions have none of the forms, and to compile a pattern takes longer than all else.
    spelt = {(form, exact) for form, exact in _spelt(names) if GAP.split(form, 1)[0].lower() in lower}
    if spelt:
        longest = sorted(spelt, key=lambda one: (-len(one[0]), one))
        patterns = [_pattern(form, exact=exact) for form, exact in longest]
        yield from (found.span() for found in re.finditer("|".join(patterns), text))


def _spelt(names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the forms of names, each with whether only that spelling counts, with its capitals."""
    for name in _names(names):
        words = PARTS.findall(name)
        short = name.isupper() and len(name) < 3
        yield from ((form, short) for form in _numbers(name))
        if len(words) > 1:
            yield "".join(word[0] for word in words).upper(), True
            yield from ((form, True) for form in _tail(words))


def _names(names: Iterable[str]) -> Iterator[str]:
    """Yield names, those with another one in brackets also apart; a number there is none."""
    for name in names:
        found = BRACKETED.fullmatch(name)
        parts = (found[1], found[2]) if found and WORD.search(found[2]) else (name,)
        yield from (part.strip() for part in parts if part.strip() and len(part) <= LONGEST)


def _numbers(name: str) -> Iterator[str]:
    """Yield a name in the singular and the plural, as English makes them."""
    yield name
    yield f"{name}s"
    yield f"{name}es"
    if name.endswith("y"):
        yield f"{name[:-1]}ies"
    if len(name) > 4 and name.endswith("ies"):
        yield f"{name[:-3]}y"
    if len(name) > 3 and name.endswith("s") and not name.endswith("ss"):
        yield name[:-1]
    if len(name) > 4 and name.endswith("es"):
        yield name[:-2]


def _tail(words: Sequence[str]) -> Iterator[str]:
    """Yield what is left of a proper name without its first word: “SageMaker AI” and “SageMaker” of “Amazon …”."""
    rest = words[1:]
    if all(word[0].isupper() or word[0].isdigit() for word in rest) and any(word[0].isupper() for word in rest):
        yield from _numbers(" ".join(rest))
        yield from (word for word in rest[:-1] if not word.isupper() and any(sign.isupper() for sign in word[1:]))


def _pattern(form: str, *, exact: bool) -> str:
    """Return what finds a form as whole words; in scripts that part no words, anywhere."""
    body = r"[\s-]+".join(re.escape(part) for part in GAP.split(form) if part)
    before = "" if signs(form[:1]) else r"(?<![^\W_])"
    after = "" if signs(form[-1:]) else r"(?![^\W_])"
    return f"{before}{body}{after}" if exact else f"{before}(?i:{body}){after}"
