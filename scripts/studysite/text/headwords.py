"""A glossary's line into headword and definition, and a headword into its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from studysite.model import Inlines, Span, Term, plain
from studysite.patterns import lazy
from studysite.text.abbreviations import abbreviates
from studysite.text.headline import wide
from studysite.text.inline import parse
from studysite.text.ledger import Ledger

# Scripts that are written without spaces, and say as much in a third of the characters.
WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f"
_ARROW = r"[\u2190\u21d0\u2192\u21d2\u21e8\u2794\u279c\u27a1\u27f6]\ufe0f?"
_DASH = r"(?:\u2014{2}|\u2015{2}|\u2500{2}|[\u2013\u2014\u2015-])"
_ASIDE = r"(?:\([^()]{1,80}\)|\uff08[^\uff08\uff09]{1,80}\uff09)"

# A headword in bold, the separator inside or after the stars, then the definition.
# `__init__` is code. The full stop of `**Osmosis.** Water …` parts as well; that of an abbreviation is its own.
BOLD_HEAD = re.compile(
    rf"(?P<mark>\*\*|__(?!\w+__))(?P<term>[^*]{{1,120}}?)(?:[:\uff1a]|(?<=[^\W\d_]{{4}})\.(?=(?:\*\*|__)\s+\w))?(?P=mark)"
    rf"(?P<more>\s?[*_]?{_ASIDE}[*_]?(?=\s?(?:[:\uff1a]|{_DASH}|{_ARROW}|->|=>)))?"
    rf"\s*(?:[:\uff1a]|{_ARROW}|--?>|=>|{_DASH})?\s*(?P<rest>\S.*)$"
)
# `**G**as`: the marks stand inside a word. Korean and Chinese go on behind a headword without a space,
# and so does `**Gas**A state of …`, as it is pasted: a word has no capital behind several letters.
INSIDE = re.compile(r"(?P<mark>\*\*|__)(?P<inner>[^*_]{1,120})(?P=mark)\*?(?P<next>[^\W\d_\u0e00-\uffff])")
BOLD_ALONE = re.compile(r"(?P<mark>\*\*|__(?!\w+__))(?P<term>[^*]{1,120}?)[:\uff1a]?(?P=mark)[:\uff1a]?$")
# What parts a headword from its definition, and what such marks inside belong to: code, formulas, parentheses.
SEPARATOR = lazy(
    r"(?P<code>`+)|(?P<tex>\$[^$\s](?:[^$\n]{0,98}[^$\s])?\$)|(?P<open>[(\[\uff08\uff3b])|(?P<close>[)\]\uff09\uff3d])"
    rf"|\uff1a|:(?=\s|[{WIDE}])|(?<!<!--)\s(?:[\u2013\u2014]|--?>?|=>)(?=\s)|\s?{_ARROW}"
    r"|\s?(?:\u2014\u2014|\u2015\u2015|\u2500\u2500)|(?<=[^\W\d_])\u2014(?=[^\W\d_])"
)
LINK = re.compile(r"\[(?P<words>[^\[\]]{1,80})\]\(<?(?P<address>[^()\s<>]{1,300})>?\)")
# A link, and a full stop behind it: no sentence is that short.
LINKED = re.compile(r"(?P<term>\[[^\[\]]{1,80}\]\([^()\s]{1,300}\))\.\s+(?P<rest>\w.*)$")
# A number that counts the headwords.
COUNT = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
# Another name behind a headword.
BRACKETS = re.compile(
    r"(?P<outer>.{1,100}?)\s?(?:\((?P<inner>[^()]{1,80})\)|\uff08(?P<wide>[^\uff08\uff09]{1,80})\uff09)"
)
# Brackets and quotation marks that a headword as a whole stands in.
QUOTED = re.compile('[「『【《〈“„«"]([^「」『』【】《》〈〉“”„«»"]+)[」』】》〉“”»"]')
DUNDER = re.compile(r"__\w+__")
# A headword in bold may be long; one that only a colon or a dash marks would be a clause.
LONGEST, MOST_WORDS, MOST_PLAIN_WORDS = 100, 14, 8


class Head(NamedTuple):
    """A headword as written, and the rest of its line."""

    term: str
    rest: str


def head(text: str) -> Head | None:
    """Return the headword that a line begins with (in bold, or up to a colon, dash or arrow), None without one."""
    inside = INSIDE.match(text) if text.startswith(("**", "__")) else None
    if inside and (len(inside["inner"]) == 1 or not inside["next"].isupper()):
        return None
    match = BOLD_HEAD.match(text) or (LINKED.match(text) if text.startswith("[") else None)
    found = Head(match["term"] + (match.groupdict().get("more") or ""), match["rest"]) if match else _plain(text)
    told = found is not None and found.rest.strip("*_:\uff1a ") != ""
    return found if found and told and is_name(found.term, MOST_WORDS if match else MOST_PLAIN_WORDS) else None


def bold_alone(text: str) -> str:
    """Return the headword of a line that is nothing but a headword in bold; "" for any other."""
    match = BOLD_ALONE.match(text)
    return match["term"] if match and is_name(match["term"], MOST_WORDS) else ""


def _plain(text: str) -> Head | None:
    """Part a line at its first separator that stands outside code and parentheses."""
    depth, code = 0, ""
    for match in SEPARATOR.finditer(text, 0, LONGEST + 10):
        if match["code"]:
            code = "" if code == match["code"] else code or match["code"]
        elif code or match["tex"]:
            continue
        elif match["open"] or match["close"]:
            depth = max(0, depth + (1 if match["open"] else -1))
        elif not depth:
            term, rest = text[: match.start()].strip(), text[match.end() :].strip()
            return Head(term, rest) if rest.strip("*_") and 0 < len(term) <= LONGEST else None
    return None


def is_name(term: str, most: int) -> bool:
    """Tell whether words may be a headword: few, and no sentence."""
    words = term.split()
    if len(words) > most and "(" in term:
        # What stands in brackets is another name of what stands before them.
        words = re.sub(_ASIDE, " ", term).split()
    return len(words) + wide(term) // 3 <= most and not (len(words) > 3 and term.rstrip().endswith((".", "?", "!")))


def make_term(name: str, definition: str | Inlines, span: Span) -> Term:
    """Return a term with the other names that its headword gives: `X (Y)` where one abbreviates the other."""
    words = bare_name(name)
    known = parse(definition) if isinstance(definition, str) else definition
    if behind := BRACKETS.fullmatch(words):
        outer, inner = behind["outer"].strip(), (behind["inner"] or behind["wide"]).strip()
        if outer and 2 <= len(inner) <= 80 and abbreviates(outer, inner):
            return Term(outer, known, span, (inner,))
    return Term(words, known, span)


def names(listed: str) -> tuple[str, ...]:
    """Return the names of a list: parted by semicolons, or by commas where there are none. One may come twice."""
    parts = re.split(
        "[;\uff1b\u061b]" if re.search("[;\uff1b\u061b]", listed) else "[,\uff0c\u3001\u060c]",
        listed.strip().rstrip("."),
    )
    return tuple(name for part in parts if (name := bare_name(part)))


def once(named: Iterable[tuple[int, str]], ledger: Ledger) -> tuple[str, ...]:
    """Return names with their lines as names, each once; what a line says again is put aside."""
    known: dict[str, None] = {}
    for line, name in named:
        if name in known:
            ledger.drop(line, "repeated name", name)
        known[name] = None
    return tuple(known)


def unlinked(name: str) -> tuple[str, str]:
    """Return a headword that is a link as its words, and the address; any other as it is, with no address."""
    found = LINK.fullmatch(name.strip("* "))
    return (found["words"], found["address"]) if found else (name, "")


def bare_name(name: str) -> str:
    """Return a headword without marks of emphasis or code, and without its closing colon."""
    words = plain(parse(name.strip(), links=False)).strip(" *:\uff1a")
    if quoted := QUOTED.fullmatch(words):
        words = quoted[1].strip()
    emphasised = words.startswith("_") and words.endswith("_") and not DUNDER.fullmatch(words)
    return words.strip("_").strip() if emphasised else words
