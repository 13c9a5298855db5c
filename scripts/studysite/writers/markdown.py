"""Model into Markdown that people can read; what Markdown cannot say becomes an HTML block."""

from __future__ import annotations

import re

from studysite.model import Code, Emphasis, Inlines, Item, Link, ListBlock, Strong, Text
from studysite.writers.escaping import escape_markdown
from studysite.writers.html import CONTROL, SAFE_URL, escape, safe_url

# Code that needs no escape between backticks.
PLAIN_CODE = re.compile(r"[\w.,;:()/'\"=+-]+(?: [\w.,;:()/'\"=+-]+)*$")


def inline_markdown(words: Inlines, *, start: bool = True) -> str:
    """Return the words as one line of Markdown. `start`: they begin a block."""
    made: list[str] = []
    for one in words:
        first = start and not any(made)
        if isinstance(one, Text):
            made.append(escape_markdown(_line(one.text, made), start=first))
        elif isinstance(one, Code):
            made.append(
                f"`{one.text}`" if PLAIN_CODE.match(one.text) else f"<code>{_referenced(one.text)}</code>"
            )
        elif isinstance(one, Link):
            if made and made[-1].endswith("!"):
                # "!" before a link would make it an image.
                made[-1] = f"{made[-1][:-1]}&#33;"
            made.append(_link(one))
        else:
            made.append(_stressed(one, made))
    return "".join(made).rstrip()


def _line(text: str, made: list[str]) -> str:
    """Fold white space: a line break or a run of spaces would mean something in Markdown."""
    folded = re.sub(r"\s+", " ", CONTROL.sub("", text))
    return folded if any(made) else folded.lstrip()


def _stressed(one: Strong | Emphasis, made: list[str]) -> str:
    inner = inline_markdown(one.children, start=False)
    beside = bool(made) and made[-1][-1:] in ("*", "_")
    simple = (
        len(one.children) == 1 and isinstance(one.children[0], Text) and inner == inner.strip() and not beside
    )
    if simple and inner:
        return f"**{inner}**" if isinstance(one, Strong) else f"*{inner}*"
    tag = "strong" if isinstance(one, Strong) else "em"
    return f"<{tag}>{inner}</{tag}>"


def _link(one: Link) -> str:
    label = inline_markdown(one.children, start=False)
    if not SAFE_URL.match(one.url):
        return label
    url = (
        safe_url(one.url)
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("'", "%27")
        .replace("&", "&amp;")
        .replace("_", "%5F")
    )
    return f"[{label}]({url})"


def _referenced(text: str) -> str:
    """Return code with every ASCII punctuation mark as a character reference: nothing in it can be active."""
    folded = re.sub(r"\s+", " ", CONTROL.sub("", text))
    return re.sub(r"[!-/:-@\[-`{-~]", lambda match: f"&#{ord(match.group())};", folded)


def simple_list(block: ListBlock) -> bool:
    """Tell whether a list can be written in Markdown without a doubt: words, and at most one simple list below."""
    return block.start in (0, 1) and all(_simple(item) for item in block.items)


def _simple(item: Item) -> bool:
    if not item.words or len(item.blocks) > 1:
        return False
    return not item.blocks or (isinstance(item.blocks[0], ListBlock) and simple_list(item.blocks[0]))


def list_markdown(block: ListBlock, depth: int = 0) -> str:
    """Return a simple list, nested by four spaces."""
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.ordered else "-"
        lines.append(f"{' ' * 4 * depth}{mark} {inline_markdown(item.words)}")
        lines.extend(list_markdown(inner, depth + 1) for inner in item.blocks if isinstance(inner, ListBlock))
    return "\n".join(lines)


def front_matter(values: dict[str, str]) -> str:
    """Return a page's settings: double-quoted YAML strings, one a line."""
    lines = [f'{key}: "{_yaml(value)}"' for key, value in values.items() if value]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _yaml(value: str) -> str:
    folded = " ".join(CONTROL.sub("", value).split())
    return folded.replace("\\", "\\\\").replace('"', '\\"')


def comment(text: str) -> str:
    """Return a comment for whoever reads the page's Markdown."""
    return f"<!-- {escape(text).replace('--', '- -')} -->"
