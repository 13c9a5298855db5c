r"""Where a line of text shows a picture: `![words](path "title")`, or an `<img>` of HTML."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from studysite.imagefile import is_image
from studysite.model import Inline, Link, Picture, Text, plain

MARKED = re.compile(
    r"""!\[(?P<alt>(?:[^\[\]\n]|\\[\[\]]){0,1000})\]
    \([ ]?(?:<(?P<pointed>[^<>\n]{1,1000})>|(?P<bare>[^\s<>()]{1,2000}))
    (?:[ ]+(?:"(?P<title>[^"\n]{0,500})"|'(?P<told>[^'\n]{0,500})'))?[ ]?\)
    (?:\{[^{}\n]{0,200}\})?""",
    re.VERBOSE,
)
TAG = re.compile(r"<img\s[^<>]{1,3000}>", re.IGNORECASE)
SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\s(src|alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
ABROAD = re.compile(r"(?:https?:)?//", re.IGNORECASE)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def picture_at(text: str, start: int) -> tuple[Inline, int] | None:
    """Return the picture that begins at `start`, and the index after it; None where none does.

    One of another host is a link: nothing is fetched, and no reader's address is given away.
    """
    found = MARKED.match(text, start)
    if found:
        source = found["pointed"] or found["bare"]
        title = found["title"] or found["told"] or ""
        return _made(source, ESCAPED.sub(r"\1", found["alt"]), title), found.end()
    tag = TAG.match(text, start)
    if tag is None or not SOURCE.search(tag.group()):
        return None
    held = {one[1].lower(): html.unescape(one[2] or one[3] or one[4] or "") for one in ATTRIBUTE.finditer(tag.group())}
    # A tag that names no picture is text, as any other tag.
    if not is_image(held.get("src", "").partition("?")[0]):
        return None
    return _made(held["src"], held.get("alt", ""), held.get("title", "")), tag.end()


def only_pictures(text: str) -> bool:
    """Tell whether a text is nothing but pictures: they belong to what stands before them."""
    at = len(text) - len(text.lstrip())
    while found := picture_at(text, at):
        at = found[1] + len(text[found[1] :]) - len(text[found[1] :].lstrip())
        if at == len(text):
            return True
    return False


def _made(source: str, alt: str, title: str) -> Inline:
    alt, title = " ".join(alt.split()), " ".join(title.split())
    if ABROAD.match(source):
        url = source if source.lower().startswith("http") else f"https:{source}"
        return Link(url, (Text(alt or title or url),), is_picture=True)
    return Picture(unquote(source.partition("#")[0].partition("?")[0]), alt, title)


def without_pictures(text: str) -> str:
    """Return a line with each picture on it in words."""
    if "![" not in text and "<img" not in text.lower():
        return text
    return TAG.sub(_words, MARKED.sub(_words, text))


def _words(found: re.Match[str]) -> str:
    """Return the words for one picture, once where its title says the same."""
    held = picture_at(found.group(), 0)
    if held is None:
        return found.group()
    one = held[0]
    words = dict.fromkeys((one.alt or one.text, one.title) if isinstance(one, Picture) else (plain((one,)),))
    return f" {' '.join(words)} "
