"""What stands elsewhere: footnotes, addresses of links below the text, comments in the guise of either.

A footnote stays where it stands, and its mark where it is named (`[1]`). An address that is used goes where
it is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.dialects.masks import around
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.targets import bare, way
from studysite.text.verbatim import outside_code

FOOTNOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]\s^]{1,40})\]:[ \t]*(?P<text>.*)$")
MARK = re.compile(r"\[\^([^\]\s^]{1,40})\]")
COMMENT = re.compile(r" {0,3}\[(?://|comment|_)\]:\s*(?:#|<>)\s*[(\"'].*[)\"']\s*$", re.IGNORECASE)
TARGET = re.compile(
    r" {0,3}\[(?P<name>[^\[\]^]{1,200})\]:[ \t]*(?P<url><[^<>\n]{1,2000}>|[^\s<>()]{1,2000})"
    r"(?P<title>[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
USE = re.compile(r"(?<![\\!\]])\[(?P<label>[^\[\]]{1,300})\](?:\[(?P<name>[^\[\]]{0,200})\]|(?![\[(:]))")


def resolved(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with links in their places, and footnotes with plain marks."""
    targets = _targets(lines)
    used = _used(lines, targets)
    made: list[Line] = []
    note = False
    for at, line, code in outside_code(lines):
        text = line.text
        if code:
            made += lines[at : at + code]
        elif "[" in text and COMMENT.match(text):
            ledger.drop(line.number, "comment", text)
        elif "[" in text and (target := _target(text)) and _key(target["name"]) in used:
            ledger.drop(line.number, "markup", text)
        elif "[^" in text and (found := FOOTNOTE.match(text)):
            made.append(line._replace(text=f"[{found['name']}] {_marked(found['text'])}".rstrip()))
            note = True
            continue
        elif note and text.startswith(("    ", "\t")) and not line.blank:
            # A footnote goes on where it is indented.
            made.append(line._replace(text=_marked(text.strip())))
            continue
        else:
            made.append(_resolved(line, targets, ledger) if "[" in text else line)
        note = note and line.blank
    return made


def _target(text: str) -> re.Match[str] | None:
    """Return the match of a line that is the address of a link; a word behind a colon may be anything."""
    found = TARGET.match(text)
    return found if found and way(bare(found["url"])) in ("web", "sure") else None


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _targets(lines: Sequence[Line]) -> dict[str, str]:
    """Return the addresses by their names; the first of a name counts."""
    found: dict[str, str] = {}
    for _, line, code in outside_code(lines):
        if not code and "]:" in line.text and (target := _target(line.text)):
            found.setdefault(_key(target["name"]), bare(target["url"]))
    return found


def _used(lines: Sequence[Line], targets: dict[str, str]) -> set[str]:
    if not targets:
        return set()
    used: set[str] = set()
    for _, line, code in outside_code(lines):
        if not code and "[" in line.text and not _target(line.text):
            used.update(_key(use["name"] or use["label"]) for use in USE.finditer(line.text))
    return used & set(targets)


def _marked(text: str) -> str:
    return around(text, lambda part: MARK.sub(r"[\1]", part)) if "[^" in text else text


def _resolved(line: Line, targets: dict[str, str], ledger: Ledger) -> Line:
    def link(use: re.Match[str]) -> str:
        url = targets.get(_key(use["name"] or use["label"]))
        if url is None:
            return use.group()
        ledger.drop(line.number, "markup", use["name"] or "")
        return f"[{use['label']}]({url})"

    text = around(line.text, lambda part: USE.sub(link, part)) if targets else line.text
    text = _marked(text)
    return line if text == line.text else line._replace(text=text)
