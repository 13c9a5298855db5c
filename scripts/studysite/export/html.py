"""The blocks of cards as HTML for other tools. Every word goes through `escape`; nothing else makes a tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studysite.export.words import clean, parts
from studysite.records import CardBlocks, CardWords, Nested

PLAIN_TAGS = frozenset(("strong", "em", "s", "code"))

# HTML's own, and what Anki and Moodle look for inside a text to make something else of it: sound, speech, LaTeX,
# typed answers, the name of a text's format.
# `&` comes first: it is in all others.
REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "[": "&#91;"}


def escape(text: str) -> str:
    """Return `text` as HTML that shows just these characters, in content and in double-quoted attributes."""
    return replaced(clean(text), REFERENCES)


def replaced(text: str, table: Mapping[str, str]) -> str:
    """Return `text` with each character of `table` replaced, one after the other, which is faster than any pattern."""
    for one, other in table.items():
        text = text.replace(one, other)
    return text


def link(url: str, label: str) -> str:
    """Return a link with the text `label`; the mere text where `url` is empty."""
    return f'<a href="{escape(url)}">{escape(label)}</a>' if url else escape(label)


@dataclass(frozen=True, slots=True)
class Html:
    r"""Writes blocks. `link` returns the whole URL of a link in them, empty where there is none to be shown.

    Formulas stand between `\(` and `\)`, where MathJax finds them; `backslash` stands for the backslash of those.
    """

    link: Callable[[str], str]
    backslash: str = "\\"

    def blocks(self, blocks: CardBlocks) -> str:
        """Return blocks as HTML on one line, but for what stands in lines of its own."""
        return "".join(map(self._block, blocks))

    def words(self, inlines: CardWords) -> str:
        """Return words with their marks and links."""
        return "".join(map(self._inline, inlines))

    def _block(self, block: CardWords) -> str:
        tag, rest = block[0], block[1:]
        if tag == "p":
            return f"<p>{self.words(rest)}</p>"
        if tag == "pre":
            return f"<pre>{''.join(escape(one) for one in rest if isinstance(one, str))}</pre>"
        if tag == "table":
            rows = (self._row(row, "td" if at else "th") for at, row in enumerate(rest))
            return f"<table>{''.join(rows)}</table>"
        name = "ol" if tag == "ol" else "ul"
        return f"<{name}>{''.join(f'<li>{self._item(item)}</li>' for item in rest)}</{name}>"

    def _item(self, item: Nested) -> str:
        """Return an item; a mere line of it is no paragraph."""
        first, *rest = map(parts, parts(item)) if item else [("p",)]
        if first[0] == "p":
            return self.words(first[1:]) + self.blocks(tuple(rest))
        return self.blocks((first, *rest))

    def _row(self, row: Nested, tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{self.words(parts(cell))}</{tag}>' for cell in parts(row))}</tr>"

    def _inline(self, one: Nested) -> str:
        if isinstance(one, str):
            return escape(" ".join(one.split("\n")))
        if one and one[0] in PLAIN_TAGS:
            return f"<{one[0]}>{self.words(one[1:])}</{one[0]}>"
        if one and one[0] == "img":
            return escape(f"[{one[2]}]") if one[2] else ""
        if one and one[0] == "math":
            return self._math(str(one[2]), "[]" if one[1] == "block" else "()")
        if one and one[0] == "a":
            # A link in a link is none.
            inside = Html(lambda _: "", self.backslash).words(one[2:])
            url = self.link(str(one[1]))
            return f'<a href="{escape(url)}">{inside or escape(url)}</a>' if url else inside
        return self.words(one)

    def _math(self, tex: str, marks: str) -> str:
        # A TeX that holds what closes it was none.
        made = escape(" ".join(tex.split())).replace("\\", self.backslash)
        return f"{self.backslash}{marks[0]}{made}{self.backslash}{marks[1]}"
