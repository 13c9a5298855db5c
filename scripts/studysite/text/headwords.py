"""A glossary's line into headword and definition, and a headword into its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from studysite.model import Inlines, Span, Term, plain
from studysite.text.inline import parse
from studysite.text.ledger import Ledger

# A headword in bold, the separator inside or after the stars, then the definition.
# `__init__` is code.
BOLD_HEAD = re.compile(
    r"(?P<mark>\*\*|__(?!\w+__))(?P<term>[^*]{1,120}?):?(?P=mark)(?P<more>\s?\([^()]{1,80}\)(?=\s?[:–—-]))?"
    r"\s*(?:[:–—-]|→|->)?\s*(?P<rest>\S.*)$"
)
BOLD_ALONE = re.compile(r"(?P<mark>\*\*|__(?!\w+__))(?P<term>[^*]{1,120}?):?(?P=mark):?$")
SEPARATOR = re.compile(r"(?P<code>`+)|(?P<open>[(\[])|(?P<close>[)\]])|:(?=\s)|\s(?:[–—→]|->?)(?=\s)")
DUNDER = re.compile(r"__\w+__")
ACRONYM = re.compile(r"(?=.*[A-Z])[A-Za-z0-9][A-Za-z0-9/&.-]{0,9}$")
# A headword in bold may be long; one that only a colon or a dash marks would be a clause.
LONGEST, MOST_WORDS, MOST_PLAIN_WORDS = 100, 14, 8


class Head(NamedTuple):
    """A headword as written, and the rest of its line."""

    term: str
    rest: str


def head(text: str) -> Head | None:
    """Return the headword that a line begins with (in bold, or up to a colon, dash or arrow), None without one."""
    match = BOLD_HEAD.match(text)
    found = Head(match["term"] + (match["more"] or ""), match["rest"]) if match else _plain(text)
    if found is None or not _is_name(found.term, MOST_WORDS if match else MOST_PLAIN_WORDS):
        return None
    return found


def bold_alone(text: str) -> str:
    """Return the headword of a line that is nothing but a headword in bold; "" for any other."""
    match = BOLD_ALONE.match(text)
    return match["term"] if match and _is_name(match["term"], MOST_WORDS) else ""


def _plain(text: str) -> Head | None:
    """Part a line at its first separator that stands outside code and parentheses."""
    depth, code = 0, ""
    for match in SEPARATOR.finditer(text, 0, LONGEST + 10):
        if match["code"]:
            code = "" if code == match["code"] else code or match["code"]
        elif code:
            continue
        elif match["open"] or match["close"]:
            depth = max(0, depth + (1 if match["open"] else -1))
        elif not depth:
            term, rest = text[: match.start()].strip(), text[match.end() :].strip()
            return Head(term, rest) if rest and 0 < len(term) <= LONGEST else None
    return None


def _is_name(term: str, most: int) -> bool:
    """Tell whether words may be a headword: few, and no sentence."""
    words = term.split()
    return len(words) <= most and not (len(words) > 3 and term.rstrip().endswith((".", "?", "!")))


def make_term(name: str, definition: str | Inlines, span: Span) -> Term:
    """Return a term with the other names that its headword gives: `X (Y)` where one abbreviates the other."""
    words = bare_name(name)
    known = parse(definition) if isinstance(definition, str) else definition
    outer, _, inner = words.removesuffix(")").rpartition("(")
    outer, inner = outer.strip(), inner.strip()
    if words.endswith(")") and outer and 2 <= len(inner) <= 80 and _abbreviates(outer, inner):
        return Term(outer, known, span, (inner,))
    return Term(words, known, span)


def names(listed: str) -> tuple[str, ...]:
    """Return the names of a list: parted by semicolons, or by commas where there are none. One may come twice."""
    parts = listed.strip().rstrip(".").split(";" if ";" in listed else ",")
    return tuple(name for part in parts if (name := bare_name(part)))


def once(named: Iterable[tuple[int, str]], ledger: Ledger) -> tuple[str, ...]:
    """Return names with their lines as names, each once; what a line says again is put aside."""
    known: dict[str, None] = {}
    for line, name in named:
        if name in known:
            ledger.drop(line, "repeated name", name)
        known[name] = None
    return tuple(known)


def bare_name(name: str) -> str:
    """Return a headword without marks of emphasis or code."""
    words = plain(parse(name.strip().strip("*:").strip(), links=False))
    emphasised = words.startswith("_") and words.endswith("_") and not DUNDER.fullmatch(words)
    return words.strip("_").strip() if emphasised else words


def _abbreviates(name: str, inner: str) -> bool:
    """Tell whether one of two names is an acronym of the other (EC2 of Elastic Compute Cloud)."""
    if ")" in inner or len(name) > LONGEST:
        return False
    first = ACRONYM.match(inner) is not None
    short, long = (inner, name) if first else (name.rsplit(maxsplit=1)[-1], inner)
    if not ACRONYM.match(short) or (len(long.split()) < 2 and not first):
        return False
    initials = [word[0].upper() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", long)]
    letters = [character.upper() for character in short.rstrip("s") if character.isalpha()]
    rest = iter(initials)
    return bool(letters) and all(letter in rest for letter in letters)
