"""Model into Markdown that people can read; what Markdown cannot say becomes an HTML block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studysite.model import (
    Code,
    Emphasis,
    Formula,
    Inline,
    Inlines,
    Item,
    Link,
    ListBlock,
    Mention,
    Picture,
    Strong,
    Text,
    plain,
)
from studysite.writers.escaping import escape_markdown
from studysite.writers.html import SAFE_URL, clean, escape, formula_html, picture_html, safe_url, shows

# Code that needs no escape between backticks.
PLAIN_CODE = re.compile(r"[\w.,;:()/'\"=+-]+(?: [\w.,;:()/'\"=+-]+)*$", re.ASCII)

# Python-Markdown copies a whole paragraph for every reference in it: longer ones become HTML.
LONGEST = 8_000

SPACE = re.compile(r"\s+")
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")

# Where stars are stars of emphasis for sure: not inside a word. Both sets hold "", the end of the line.
BEFORE_STARS = ("", *" (“‘„«")
AFTER_STARS = ("", *" .,:;?!)”’»")

# What an address may hold and Markdown would take for its own, or an extension before it sees the link.
IN_TARGET = str.maketrans({"(": "%28", ")": "%29", "'": "%27", "&": "&amp;", "_": "%5F", "$": "&#36;", "+": "&#43;"})


def markdown_line(words: Inlines, *, start: bool = True) -> str:
    """Return the words as one line of Markdown, empty if none of them shows. `start`: they begin a block."""
    return _line(words, start=start).rstrip()


def _line(words: Inlines, *, start: bool = False) -> str:
    made = ""
    joined = list(_joined(words))
    for at, one in enumerate(joined):
        after = plain(tuple(joined[at + 1 : at + 2]))[:1] or ("x" if joined[at + 1 :] else "")
        made += _inline(one, made, after, start=start and not made)
    return made


def fits_markdown(words: Inlines) -> bool:
    """Tell whether Python-Markdown may take words as Markdown: they are few, and hold no formula or picture."""
    return len(plain(words)) <= LONGEST and not _holds_element(words)


def _holds_element(words: Inlines) -> bool:
    return any(
        isinstance(one, Formula | Picture)
        or (isinstance(one, Strong | Emphasis | Link) and _holds_element(one.children))
        for one in words
    )


def _joined(words: Inlines) -> Iterator[Inline]:
    """Yield the words with neighbouring texts as one: two harmless halves can be active together."""
    run = ""
    for one in words:
        if isinstance(one, Text):
            run += one.text
            continue
        if run:
            yield Text(run)
            run = ""
        yield one
    if run:
        yield Text(run)


def _inline(one: Inline, before: str, after: str, *, start: bool) -> str:
    """Return one inline between the Markdown `before` it and the first character `after` it."""
    if isinstance(one, Text):
        folded = _folded(one.text)
        return escape_markdown(folded if before or not start else folded.lstrip(), start=start, end=not after)
    if isinstance(one, Code):
        return _code(one.text, before)
    if isinstance(one, Link):
        return _link(one)
    if isinstance(one, Formula | Picture):
        return formula_html(one) if isinstance(one, Formula) else picture_html(one)
    if isinstance(one, Mention):
        return f"[{_line((Text(one.text),))}](../glossary/{one.term}.md){{ .term }}"
    return _stressed(one, before, after)


def _folded(text: str) -> str:
    """Fold white space: a line break or a run of spaces would mean something in Markdown."""
    return SPACE.sub(" ", clean(text))


def _code(text: str, before: str) -> str:
    """Return code between backticks, or, where it holds marks, as an element in which nothing is active."""
    if PLAIN_CODE.match(text) and not before.endswith("`"):
        return f"`{text}`"
    inert = PUNCTUATION.sub(lambda match: f"&#{ord(match.group())};", _folded(text))
    return f"<code>{inert}</code>"


def _stressed(one: Strong | Emphasis, before: str, after: str) -> str:
    """Return words between stars, or, where these could be overlooked, as an element."""
    inner = _line(one.children)
    if not inner.strip():
        return inner
    simple = len(one.children) == 1 and isinstance(one.children[0], Text) and inner == inner.strip()
    if (
        simple
        and not (isinstance(one, Emphasis) and one.is_struck)
        and before[-1:] in BEFORE_STARS
        and after in AFTER_STARS
    ):
        return f"**{inner}**" if isinstance(one, Strong) else f"*{inner}*"
    tag = "strong" if isinstance(one, Strong) else "s" if one.is_struck else "em"
    return f"<{tag}>{inner}</{tag}>"


def _link(one: Link) -> str:
    if one.page and shows(one.children):
        # All pages of texts lie in a folder of the root. MkDocs proves a link that names the file of a page.
        address, sign, part = one.page.partition("#")
        return f"[{_line(one.children)}](../{address.rstrip('/')}.md{sign}{part})"
    if not SAFE_URL.match(one.url):
        return _line(one.children)
    label = one.children if shows(one.children) else (Text(one.url),)
    return f"[{_line(label)}]({safe_url(one.url).translate(IN_TARGET)})"


def simple_list(block: ListBlock) -> bool:
    """Tell whether a list can be written in Markdown without a doubt: bullets, and at most one such list below each."""
    return not block.ordered and all(_simple(item) for item in block.items)


def _simple(item: Item) -> bool:
    if len(item.blocks) > 1 or not fits_markdown(item.words) or not shows(item.words):
        return False
    return not item.blocks or (isinstance(item.blocks[0], ListBlock) and simple_list(item.blocks[0]))


def list_markdown(block: ListBlock, depth: int = 0) -> str:
    """Return a simple list, nested by four spaces."""
    made: list[str] = []
    for item in block.items:
        made.append(f"{' ' * 4 * depth}- {markdown_line(item.words)}")
        made.extend(list_markdown(inner, depth + 1) for inner in item.blocks if isinstance(inner, ListBlock))
    return "\n".join(made)


def front_matter(values: dict[str, str]) -> str:
    """Return a page's settings: double-quoted YAML strings, one a line."""
    made = [f'{key}: "{_yaml(value)}"' for key, value in values.items() if value]
    return "\n".join(("---", *made, "---"))


def _yaml(value: str) -> str:
    folded = " ".join(clean(value).split())
    return folded.replace("\\", "\\\\").replace('"', '\\"')


def comment(text: str) -> str:
    """Return a comment for whoever reads the page's Markdown."""
    return f"<!-- {escape(text).replace('--', '- -')} -->"
