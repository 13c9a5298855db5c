"""HTML within a line, entities, and links in the ways of wikis, as Markdown; a line of HTML as what it is.

Only pairs that are whole count. What a document teaches about HTML (“the <b> tag”) stays as it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from studysite.text.dialects.masks import around
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.targets import WIKI, WITHIN, WRITTEN, bare, way
from studysite.text.verbatim import outside_code

_ATTRIBUTES = r"(?:\s+[a-zA-Z:-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?)*\s*"
# What stands for a pair of tags; the words between may hold no tag of the same name.
MARKS = {
    **dict.fromkeys(("b", "strong", "mark"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
    **dict.fromkeys(("span", "font", "u", "ins", "small", "big", "center", "p", "div", "nobr", "abbr", "bdi"), ""),
}
PAIR = re.compile(rf"(?<!\\)<(?P<tag>{'|'.join(MARKS)}){_ATTRIBUTES}>(?P<words>[^<>]*)</(?P=tag)\s*>", re.IGNORECASE)
SCRIPT = re.compile(r"(?<!\\)<(?P<tag>sub|sup)>(?P<words>[^<>]{1,60})</(?P=tag)>", re.IGNORECASE)
ANCHOR = re.compile(r"(?<!\\)<a(?:\s+(?:name|id)=[\"']?[\w:.-]*[\"']?)+\s*(?:/>|>\s*</a>)", re.IGNORECASE)
LINK = re.compile(
    r"(?<!\\)<a\s[^<>]*?\bhref=(?P<mark>[\"'])(?P<url>[^\"'<>\n]{0,2000})(?P=mark)[^<>]*>(?P<words>[^<>\[\]]+)</a\s*>",
    re.IGNORECASE,
)
# A picture closes nothing, and its stand-in is no part of the word behind it.
CLOSED_PICTURE = re.compile(r"(?<!\\)</img\s*>", re.IGNORECASE)
PICTURE_BEFORE_WORD = re.compile(r"(<img\s[^<>]{1,3000}>)(?=[^\W_])", re.IGNORECASE)
BREAK = re.compile(rf"[ \t]{{0,20}}(?<!\\)<(?:br|wbr|hr){_ATTRIBUTES}/?>[ \t]{{0,20}}", re.IGNORECASE)
# A remark behind a line (`<!-- fold -->`) shows nowhere. One within a line is what a document says of HTML.
COMMENT = re.compile(r"\s{0,4}<!--[^<>\n]{1,300}-->\s{0,4}$")
HEADING = re.compile(rf"\s*<h(?P<level>[1-6]){_ATTRIBUTES}>(?P<words>.*)</h(?P=level)\s*>\s*$", re.IGNORECASE)
ENTRY = re.compile(
    rf"(?P<space>\s*)<li{_ATTRIBUTES}>(?P<words>[^<>]*(?:<(?!/?li\b)[^<>]*>[^<>]*)*)(?:</li\s*>)?\s*$", re.IGNORECASE
)
AUTOLINK = re.compile(r"(?<!\\)<((?:https?://|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)>")
TITLED = re.compile(
    rf"(?P<picture>!\[[^\[\]\n]{{0,2000}})?\]\(\s*(?P<url>{WRITTEN})(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?\s*\)"
)
PART = re.compile(r"[^\W_]+")
LONGEST_PART = 60
ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
_DUNDER = "init|name|main|file|doc|str|repr|len|call|dict|all|new|del|eq|iter|next|enter|exit|class|slots|proto|version"
# Low lines inside a word are its own (`snake_case`), and so are those of a name in code (`__init__`).
STRONG = re.compile(rf"(?<![\w\\_*])__(?!(?:{_DUNDER})__)(?=[^\s_])([^_\n]{{1,500}})(?<=[^\s_\\])__(?![\w_])")
EMPHASIS = re.compile(r"(?<![\w\\_*/])_(?=[^\s_])([^_\n]{1,500})(?<=[^\s_\\])_(?![\w_/])")
MARKED = re.compile(r"(?<![\w=!<>])==(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![\w=])")
HARD_BREAK = re.compile(r"(?<!\\)\\$")

# What would be a mark in Markdown is escaped, so that it stays the character that it is.
SPECIAL = frozenset("\\_*~\"'#&.!+>|`-")
LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
# Pairs that begin a line of their own: what stands in one is not joined with the words beside it.
PARTS = frozenset(("p", "div", "center"))
# How deep tags are unwrapped within one another.
DEEPEST = 8


def rewritten(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with those phrases as Markdown."""
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
        else:
            made.append(_Phrases(line, ledger).line())
    return made


def characters(lines: Sequence[Line], _ledger: Ledger) -> list[Line]:
    """Return `lines` with entities as the characters that they name. Tags are read before: what is named makes none."""
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
        elif "&" in line.text:
            made.append(line._replace(text=around(line.text, lambda part: ENTITY.sub(_character, part))))
        else:
            made.append(line)
    return made


def _stressed(text: str) -> str:
    """Return words between low lines, or marked as with a pen, between stars."""
    text = STRONG.sub(r"**\1**", text)
    # Within strong words, two more stars would end them.
    mark = "*" if "**" in text else "**"
    return MARKED.sub(rf"{mark}\1{mark}", EMPHASIS.sub(r"*\1*", text))


class _Phrases:
    """Rewrites one line, and puts what is only markup aside."""

    def __init__(self, line: Line, ledger: Ledger) -> None:
        self._line = line
        self._ledger = ledger

    def line(self) -> Line:
        """Return the line."""
        text = self._line.text
        if "<" in text:
            text = around(self._block(text), self._tags)
        if "](" in text:
            text = around(text, lambda part: WITHIN.sub(r"\g<label>", TITLED.sub(self._untitled, part)))
        if "[[" in text:
            text = around(text, lambda part: WIKI.sub(self._wiki, part))
        if "_" in text or "==" in text:
            text = around(text, _stressed)
        if text.endswith("\\"):
            text = HARD_BREAK.sub("", text)
        return self._line if text == self._line.text else self._line._replace(text=text)

    def _aside(self, text: str) -> None:
        self._ledger.drop(self._line.number, "markup", text)

    def _block(self, text: str) -> str:
        """Return a line that is a heading or an entry of a list in HTML with Markdown's mark."""
        if heading := HEADING.match(text):
            self._aside(f"<h{heading['level']}> {text[: heading.start('words')]} {text[heading.end('words') :]}")
            words = heading["words"].strip()
            return f"{'#' * int(heading['level'])} {words}" if words else ""
        if (entry := ENTRY.match(text)) and entry["words"].strip():
            self._aside(f"{text[: entry.start('words')]} {text[entry.end('words') :]}")
            return f"{entry['space']}- {entry['words'].strip()}"
        return text

    def _tags(self, text: str) -> str:
        text = AUTOLINK.sub(r"\1", text)
        text = COMMENT.sub(self._without, ANCHOR.sub(self._without, text))
        text = BREAK.sub(self._space, CLOSED_PICTURE.sub(self._without, text))
        text = PICTURE_BEFORE_WORD.sub(r"\1 ", text)
        text = SCRIPT.sub(self._script, text)
        for _ in range(DEEPEST):
            inner = PAIR.sub(self._pair, LINK.sub(self._link, text))
            if inner == text:
                break
            text = inner
        return text

    def _without(self, found: re.Match[str]) -> str:
        self._aside(found.group())
        return ""

    def _space(self, found: re.Match[str]) -> str:
        self._aside(found.group())
        return " "

    def _pair(self, found: re.Match[str]) -> str:
        tag, words = found["tag"].lower(), found["words"]
        self._aside(found.group()[: found.start("words") - found.start()] + f" </{tag}> {_joint(found)}")
        bare = words.strip()
        if tag in PARTS:
            return _parted(found, words)
        mark = MARKS[tag] if bare else ""
        if not mark or mark in bare:
            return words
        space = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        return f"{space[0]}{mark}{bare}{mark}{space[1]}"

    def _script(self, found: re.Match[str]) -> str:
        tag, words = found["tag"].lower(), html.unescape(found["words"]).strip()
        signs, mark = (LOWERED, "_") if tag == "sub" else (RAISED, "^")
        self._aside(f"<{tag}> </{tag}> {_joint(found)}")
        small = words.replace("−", "-")
        if all(one in signs for one in small):
            return "".join(signs[one] for one in small)
        return (
            f"\\{mark}{words}"
            if mark == "_" and len(words) == 1
            else f"{mark}{words}"
            if len(words) == 1
            else f"{mark}({words})"
        )

    def _link(self, found: re.Match[str]) -> str:
        url = bare(f"<{html.unescape(found['url'])}>")
        if not way(url):
            return found.group()
        # Its words may stand in the address as well.
        start, end = found.span("words")
        self._aside(f"{found.string[found.start() : start]} {found.string[end : found.end()]}")
        return f"[{found['words'].strip()}]({url})"

    def _untitled(self, found: re.Match[str]) -> str:
        url = bare(found["url"])
        # What a picture beside the document is called is shown below it.
        if not way(url) or (found["picture"] and way(url) != "web"):
            return found.group()
        self._aside(found["title"] or "")
        return f"{found['picture'] or ''}]({url})"

    def _wiki(self, found: re.Match[str]) -> str:
        if found["words"] is None:
            self._aside(_joint(found, found["page"]))
            return found["page"]
        self._aside(f"{found['page']} {_joint(found)}")
        return found["words"]


def _parted(found: re.Match[str], words: str) -> str:
    """Return the words of a part of a line with a space to those beside it."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return f"{' ' * bool(before.strip())}{words}{' ' * bool(after.strip('< '))}"


def _joint(found: re.Match[str], words: str = "") -> str:
    """Return the parts of a word that tags stand in, so that each counts as told."""
    before = PART.search(found.string[: found.start()][-LONGEST_PART:][::-1])
    after = PART.match(found.string[found.end() : found.end() + LONGEST_PART])
    joined = (before[0][::-1] if before and before.start() == 0 else "", after[0] if after else "")
    return f"{joined[0]} {words or found['words']} {joined[1]}" if any(joined) else ""


def _character(entity: re.Match[str]) -> str:
    character = html.unescape(entity.group())
    if character == entity.group() or not character.isprintable():
        return " " if character == "\u00a0" else entity.group()
    return f"\\{character}" if character in SPECIAL else character
