"""DOT into pieces: names and texts, marks, and comments out, as the grammar of Graphviz has them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from studysite.text.diagrams.draft import NotUnderstood, shown

PIECE = re.compile(
    r"""
      (?P<gone>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*+\*/|\#[^\n]*)
    | (?P<mark>->|--|[{}\[\];,=:])
    | (?P<number>-?(?:\.\d+|\d+(?:\.\d*)?))
    | (?P<name>[^\W\d]\w*)
    | "(?P<text>(?:[^"\\]|\\.)*+)"
    | (?P<angle><)
    """,
    re.VERBOSE | re.DOTALL,
)
ANGLES = re.compile(r"[<>]")
JOINED = re.compile(r"\s*\+\s*\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)

# What parts lines and cells in a label of HTML.
BREAKS = re.compile(r"<\s*(?:br|/tr|hr|/p)\b[^<>]*>", re.IGNORECASE)
CELLS = re.compile(r"<\s*/td\b[^<>]*>", re.IGNORECASE)
COMMENTS = re.compile(r"<!--(?:[^-]|-(?!->))*+-->")
TAGS = re.compile(r"</?[A-Za-z][^<>]*>")

# What stands for something else in a quoted label, and what parts the fields of a record.
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
FIELD = re.compile(r"\\.|<[^<>]{0,100}>|[{}|]", re.DOTALL)


class Token(NamedTuple):
    """A piece: a bare word (which may be a keyword), a text (quoted, or of HTML), or a mark."""

    kind: Literal["word", "text", "html", "mark"]
    text: str


def tokens(source: str) -> Iterator[Token]:
    """Yield the pieces of a source; raises NotUnderstood for what is none."""
    at = 0
    while at < len(source):
        found = PIECE.match(source, at)
        if found is None:
            what = "a quotation mark is never closed" if source[at] == '"' else "nobody knows how to go on"
            raise NotUnderstood(f"{what} at “{shown(source[at : at + 60])}”; correct the line")
        at = found.end()
        if found["mark"]:
            yield Token("mark", found["mark"])
        elif found["angle"]:
            end = _close(source, at)
            yield Token("html", source[at:end])
            at = end + 1
        elif found["text"] is not None:
            text = found["text"]
            parts = [text]
            while more := JOINED.match(source, at):
                parts.append(more[1])
                at = more.end()
            yield Token("text", re.sub(r"\\\r?\n", "", "".join(parts)).replace('\\"', '"'))
        elif not found["gone"]:
            yield Token("word", found.group())


def _close(source: str, start: int) -> int:
    """Return where the label of HTML closes whose text begins at `start`."""
    depth = 1
    for mark in ANGLES.finditer(source, start):
        depth += 1 if mark.group() == "<" else -1
        if depth == 0:
            return mark.start()
    raise NotUnderstood(f"a “<” is never closed: “{shown(source[start : start + 60])}”")


def html_words(text: str) -> str:
    """Return the words of a label of HTML: a line for each row."""
    told = BREAKS.sub("\n", COMMENTS.sub("", text))
    return html.unescape(TAGS.sub("", CELLS.sub(" ", told)))


def label_words(text: str, *, name: str, record: bool) -> str:
    r"""Return the words of a quoted label: `\n`, `\l`, `\r` end a line, `\N` is the shape's own name.

    The fields of a record are a line each, without their ports.
    """
    told = FIELD.sub(lambda found: _field(found.group()), text) if record else text
    return ESCAPED.sub(lambda found: _escaped(found[1], name), told)


def _field(mark: str) -> str:
    if mark.startswith("\\"):
        return mark
    return "\n" if mark == "|" else ""


def _escaped(letter: str, name: str) -> str:
    if letter in "nlr":
        return "\n"
    if letter == "N":
        return name
    return "" if letter in "GETHL" else letter
