"""Marks of site generators that are layout: shortcodes of Hugo and Jekyll, containers between colons.

One that folds text away becomes the `<details>` that it stands for. Any other that has a line to itself is furniture;
words in quotation marks among its arguments stay, since a reader of the site would see them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.asking import ASKS, HINT
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, outdented
from studysite.text.verbatim import closing
from studysite.text.vocabulary import ANSWERS_MARKER

SHORTCODE = re.compile(
    r"\s*(?:\{\{(?P<mark>[<%])-?\s*(?P<end>/?)\s*(?P<name>[\w./-]+)(?P<told>(?:[^{}\"]|\"[^\"]*\")*?)/?\s*-?[>%]\}\}"
    r"|\{%-?\s*(?P<jend>end)?(?P<jekyll>[\w-]+)(?P<jtold>[^{}]*?)-?%\}"
    r"|:{3,}\s*(?P<box>[\w-]+)?(?P<title>[^:]*))\s*$"
)
FOLDED = re.compile(r"\s*\?{3}\+?\s+(?P<name>[\w-]+)(?:\s+[\w-]+)*(?:\s+\"(?P<title>[^\"]+)\")?\s*$")
FOLDS = frozenset({"details", "expand", "collapse", "collapsible", "spoiler", "accordion", "toggle", "fold", "hidden"})
QUOTED = re.compile(r"(?:(?P<key>[\w-]+)\s*=\s*)?\"(?P<words>[^\"]*)\"")
# Arguments that name a thing and say nothing.
NAMES = frozenset(
    {"src", "href", "link", "url", "id", "class", "type", "style", "name", "icon", "color", "lang", "open"}
)


def without_shortcodes(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without shortcodes that are layout; those that fold become `<details>`."""
    made: list[Line] = []
    folds: list[bool] = []
    at = 0
    while at < len(lines):
        end = closing(lines, at)
        if end is not None:
            made.extend(lines[at : end + 1])
            at = end + 1
            continue
        if lines[at].text.lstrip().startswith("???"):
            box, after = _folded(lines, at, ledger)
            if box:
                made += box
                at = after
                continue
        match = SHORTCODE.match(lines[at].text) if lines[at].text.lstrip()[:1] in ("{", ":") else None
        made.extend([lines[at]] if match is None else _instead(lines[at], match, folds, ledger))
        at += 1
    return made


def folded_question(text: str) -> re.Match[str] | None:
    """Return what a line says that opens a folded box of MkDocs which asks something, or holds an answer or a hint."""
    match = FOLDED.match(text)
    if match is None:
        return None
    says = match["title"] or match["name"]
    return match if ASKS.search(says) or HINT.match(says) or ANSWERS_MARKER.fullmatch(says) else None


def _folded(lines: Sequence[Line], at: int, ledger: Ledger) -> tuple[list[Line], int]:
    """Return a box of MkDocs that is folded, as `<details>`, and the index after it; nothing where none begins."""
    match = folded_question(lines[at].text)
    if match is None:
        return [], at
    depth = indent(lines[at].text) + 4
    end = at + 1
    while end < len(lines) and (lines[end].blank or indent(lines[end].text) >= depth):
        end = (closing(lines, end) or end) + 1
    while lines[end - 1].blank:
        end -= 1
    ledger.drop(lines[at].number, "markup", lines[at].text)
    summary = Line(lines[at].number, f"<details><summary>{match['title'] or match['name'].title()}</summary>")
    return [summary, *outdented(lines[at + 1 : end]), Line(lines[end - 1].number, "</details>")], end


def _instead(line: Line, match: re.Match[str], folds: list[bool], ledger: Ledger) -> list[Line]:
    """Return what stands for a line that is a shortcode; `folds` tells of the boxes that are open which ones fold."""
    name = (match["name"] or match["jekyll"] or match["box"] or "").casefold()
    ledger.drop(line.number, "markup", line.text)
    if match["end"] or match["jend"] or (match["mark"] is None and match["jekyll"] is None and not name):
        # A box between colons does not say what it closes.
        folding = name in FOLDS if name else bool(folds and folds.pop())
        return [Line(line.number, "</details>")] if folding else []
    words = _words(match)
    if match["mark"] is None and match["jekyll"] is None:
        folds.append(name in FOLDS)
    if name in FOLDS:
        return [Line(line.number, f"<details><summary>{words}</summary>")]
    return [Line(line.number, words)] if words else []


def _words(match: re.Match[str]) -> str:
    """Return what the arguments of a shortcode say to those who read the page."""
    if match["title"]:
        return match["title"].strip()
    told = QUOTED.finditer(match["told"] or match["jtold"] or "")
    return " ".join(one["words"] for one in told if one["key"] not in NAMES and " " in one["words"].strip())
