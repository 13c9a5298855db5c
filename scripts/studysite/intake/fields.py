"""The text of a card's field as lines of Markdown: HTML, or words with a few tags in them.

Nothing of it is ever run or fetched: it gives words, lists, tables and the names of pictures.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable

from studysite.intake.deck import Side
from studysite.intake.escaping import apart, lenient, plain
from studysite.intake.walk import UNSEEN, Walk

# The address of a picture and the words for it, as Markdown.
Picture = Callable[[str, str], str]

SOUND = re.compile(r"\[sound:([^\]\n]{1,200})\]|\[/?anki:(?:play|tts)[^\]\n]{0,200}\]")
LATEX = re.compile(r"\[(latex|\$\$?)\](.{0,4000}?)\[/\1\]", re.DOTALL)
TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,20})(?:\s[^<>]{0,8000})?\s*/?>|<!--.{0,4000}?-->", re.DOTALL
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
NAMES = """
    p div li ul ol dl dt dd table tr td th thead tbody tfoot caption h1 h2 h3 h4 h5 h6 blockquote pre section article
    figure figcaption details summary center a b strong i em u s del ins mark small big span font code kbd samp tt var
    sub sup ruby rb rt rp abbr q cite dfn strike anki-mathjax
"""
# Nobody nests deeper; what is, is mere words.
DEEPEST = 200
EMPTY = frozenset(("br", "hr", "img", "wbr", "input"))
KNOWN = UNSEEN | EMPTY | frozenset(NAMES.split())


def unseen(address: str, words: str) -> str:
    """Return the words for a picture that is not there: those that it has, or its name."""
    name = "" if address.startswith("data:") else address.rpartition("/")[2]
    return plain(words or name or "picture")


def side(text: str, picture: Picture = unseen, *, is_html: bool = False) -> Side:
    """Return the lines of a field. Where it is HTML, stars and backticks are characters; else they may be marks."""
    text = LATEX.sub(_formula, SOUND.sub(_sound, text))
    if not is_html and not TAG.search(text):
        return apart([lenient(_decoded(" ".join(line.split("\t")))) for line in text.split("\n")])
    if _deepest(text) > DEEPEST:
        return apart([plain(" ".join(_decoded(TAG.sub(" ", text)).split()))])
    # Every text is asked whether it is an export of Anki, and few are.
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text if is_html else _only_tags(text))
    walk = Walk(picture, plain if is_html else lenient)
    if tree.body is not None:
        walk.read(tree.body)
    return apart(walk.lines())


def _deepest(text: str) -> int:
    """Return how deep tags may lie in each other: the parser takes the square of that in time."""
    depth = most = 0
    for tag in TAG.finditer(text) if text.count("<") > DEEPEST else ():
        if (tag["name"] or "br").lower() not in EMPTY:
            depth += -1 if tag["end"] else 1
            most = max(most, depth)
    return most


def _sound(match: re.Match[str]) -> str:
    return f"(sound: {match[1]})" if match[1] else ""


def _formula(match: re.Match[str]) -> str:
    inner = match[2].strip().strip("$")
    return f"$${inner}$$" if match[1] == "$$" else f"${inner}$" if inner else ""


def _decoded(text: str) -> str:
    """Return words with the characters that entities stand for."""
    return ENTITY.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


def _only_tags(text: str) -> str:
    """Return words as HTML in which just those tags are tags that HTML knows and that someone has closed.

    A card may be about `<main>` or `List<int>`. A line ends where it ends in the words.
    """
    names = Counter((tag["end"], (tag["name"] or "").lower()) for tag in TAG.finditer(text))
    made: list[str] = []
    at = 0
    for tag in TAG.finditer(text):
        name = (tag["name"] or "").lower()
        is_tag = name in EMPTY or (name in KNOWN and names["", name] == names["/", name])
        if is_tag or not name:
            made += [_as_words(text[at : tag.start()]), tag.group() if is_tag else ""]
            at = tag.end()
    return "".join([*made, _as_words(text[at:])])


def _as_words(text: str) -> str:
    """Return words as HTML: entities that someone wrote are entities, all else is itself."""
    parts = ENTITY.split(text)
    found = ENTITY.findall(text)
    told = [
        part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>") for part in parts
    ]
    return "".join(one for pair in zip(told, [*found, ""], strict=True) for one in pair)
