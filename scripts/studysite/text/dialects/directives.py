"""Lines for the programs that make pages: shortcodes, tables of contents, attributes, page breaks.

A line that holds nothing else is furniture; of a picture's shortcode the words that people read stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.headings import UNDERLINE
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

SHORTCODE = re.compile(r"\{\{[<%][^{}]{0,500}[%>]\}\}|\{%[^{}%]{0,500}%\}")
# Parameters of a shortcode that hold words to be read.
READ = re.compile(r"\b(?:caption|alt|title|text|summary)\s*=\s*\"([^\"]+)\"")
CONTENTS = re.compile(r"\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|@\[toc\](?:\([^()]*\))?)\s*$", re.IGNORECASE)
KRAMDOWN_CONTENTS = re.compile(r"\s*\{:\s*toc\b[^{}]*\}\s*$")
_ATTRIBUTE = r"(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+))"
ATTRIBUTES = re.compile(rf"[ \t]{{0,20}}\{{:?\s*(?:-|{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*)\s*\}}\s*$")
KRAMDOWN = re.compile(rf"[ \t]{{0,20}}\{{:\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}\s*$")
BREAK = re.compile(r"\s*\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle)\s*$")
HEADING = re.compile(r"\s*(?:[-*+]\s+)?#{1,6}\s")


def without_directives(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without those directions, and headings without their attributes."""
    made: list[Line] = []
    below = -1
    for at, line, code in outside_code(lines):
        if at == below:
            ledger.drop(line.number, "heading marker", line.text)
        elif code:
            made += lines[at : at + code]
        elif (headed := _underlined(lines, at, ledger)) is not None:
            made.append(headed)
            below = at + 1
        elif (kept := _kept(line, lines[at + 1].text if at + 1 < len(lines) else "", ledger)) is not None:
            made.append(kept)
    return made


def _underlined(lines: Sequence[Line], at: int, ledger: Ledger) -> Line | None:
    """Return a heading that is underlined and has attributes with Markdown's mark, as its line is as long as both."""
    line = lines[at]
    if at + 1 >= len(lines) or not line.text.rstrip().endswith("}") or not UNDERLINE.match(lines[at + 1].text):
        return None
    attributes = ATTRIBUTES.search(line.text)
    if attributes is None or not line.text[: attributes.start()].strip():
        return None
    ledger.drop(line.number, "markup", attributes.group())
    mark = "#" if lines[at + 1].text.lstrip()[0] == "=" else "##"
    return line._replace(text=f"{mark} {line.text[: attributes.start()].strip()}")


def _kept(line: Line, following: str, ledger: Ledger) -> Line | None:
    text = line.text
    if line.blank:
        return line
    if "{" in text and (text.lstrip().startswith("{") or HEADING.match(text) or "{:" in text):
        return _without_braces(line, ledger)
    heads_contents = (found := marker(text)) is not None and KRAMDOWN_CONTENTS.match(following) is not None
    if CONTENTS.match(text) or BREAK.match(text) or (heads_contents and found and len(found.rest) < 30):
        ledger.drop(line.number, "markup", text)
        return None
    return line


def _without_braces(line: Line, ledger: Ledger) -> Line | None:
    """Return a line without shortcodes that fill it, or attributes at its end."""
    text = line.text
    if not SHORTCODE.sub("", text).strip() and SHORTCODE.search(text):
        words = " ".join(READ.findall(text))
        ledger.drop(line.number, "markup", READ.sub(lambda found: found.group().partition("=")[0], text))
        return line._replace(text=words) if words else None
    pattern = ATTRIBUTES if HEADING.match(text) or text.lstrip().startswith("{") else KRAMDOWN
    match = KRAMDOWN_CONTENTS.match(text) or pattern.search(text)
    if match is None:
        return line
    ledger.drop(line.number, "markup", match.group())
    return line._replace(text=text[: match.start()]) if text[: match.start()].strip() else None
