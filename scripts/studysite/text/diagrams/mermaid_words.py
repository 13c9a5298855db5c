"""What a text in Mermaid says: plain words, a line each where it breaks."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from studysite.patterns import lazy

MARKS = lazy(
    r"""
      (?P<line><br\s*/?>|\\n)
    | (?P<tag></?(?:b|i|u|s|em|strong|small|big|sub|sup|span|div|p|code|center|font|tt|kbd|mark)
        (?:\s[^<>]{0,200})?/?>)
    | (?P<icon>\bfa[bklrs]?:fa-[\w-]{1,40})
    | (?P<entity>[#&](?:\#?\d{1,7}|\#?x[0-9a-fA-F]{1,6}|[A-Za-z]{2,30});)
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBER = re.compile(r"(?:\d+|x[0-9a-fA-F]+);")
STARS = re.compile(r"\*{1,3}|__")
# How a comment, the settings of Mermaid's maker and its own front matter look.
DIRECTIVE = re.compile(r"%%\{.*?\}%%", re.DOTALL)
FRONT = re.compile(r"\s*---[ \t]*\n(?P<settings>.*?)\n[ \t]*---[ \t]*\n", re.DOTALL)
TITLE = re.compile(r"^[ \t]*title:(.*)$", re.MULTILINE)
KEYWORD = re.compile(r"(?:\s|%%[^\n]*(?:\n|$))*(?P<word>[A-Za-z][\w-]*)")


class Source(NamedTuple):
    """A Mermaid source: the word that says which kind of diagram it is, the text behind that, its title."""

    keyword: str
    body: str
    title: str


def opened(text: str) -> Source:
    """Part what is said about a diagram from the diagram."""
    front = FRONT.match(text)
    title = TITLE.search(front["settings"]) if front else None
    rest = _without_directives(text[front.end() :] if front else text)
    found = KEYWORD.match(rest)
    named = title[1].strip().strip("\"'") if title else ""
    return Source(found["word"], rest[found.end() :], named) if found else Source("", rest, named)


def _without_directives(text: str) -> str:
    # Without the end of one, looking for it from every beginning would take long.
    return DIRECTIVE.sub(" ", text) if "%%{" in text and text.rfind("}%%") > text.rfind("%%{") else text


def mermaid_words(text: str, dropped: list[str] | None = None) -> str:
    """Return the words of a text between brackets or bars, in lines; its marks go into `dropped`."""
    told = text.strip()
    if len(told) > 1 and told[0] == told[-1] == '"':
        told = told[1:-1].strip()
    if len(told) > 1 and told[0] == told[-1] == "`":
        told = STARS.sub("", told[1:-1])
    marks = [] if dropped is None else dropped

    def said(found: re.Match[str]) -> str:
        marks.append(found.group())
        if found["line"]:
            return "\n"
        return _sign(found.group()) if found["entity"] else ""

    made = MARKS.sub(said, told)
    return "\n".join(filter(None, (" ".join(line.split()) for line in made.split("\n"))))


def _sign(code: str) -> str:
    """Return the character that `#quot;`, `#35;` or `&gt;` stands for; any other code stands for itself."""
    name = code[1:].removeprefix("#")
    made = html.unescape(f"&#{name}" if NUMBER.match(name) else f"&{name}")
    return code if made.startswith("&") and made != "&" else made
