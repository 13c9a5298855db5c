"""What the styles of a Word document say of a paragraph: a heading, a list, bold, a line of the table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
NESTED = re.compile(r"list (?:bullet|number) ([2-5])$", re.IGNORECASE)
DEEPEST = 20
OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its English name, what it is based on, and its own settings."""

    name: str
    base: str
    element: Element


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for one in root.iter(f"{W}style") if root is not None else ():
            name = value(one.find(f"{W}name"))
            key = one.get(f"{W}styleId", "")
            self._styles[key] = Style(name, value(one.find(f"{W}basedOn")), one)
            if one.get(f"{W}type") == "paragraph" and is_on(one.get(f"{W}default", "0")):
                self._default = key

    def chain(self, key: str) -> list[Style]:
        """Return a style and those that it is based on, the nearest first."""
        found: list[Style] = []
        while key in self._styles and len(found) < DEEPEST:
            found.append(self._styles[key])
            key = found[-1].base
        return found

    def of(self, paragraph: Element) -> list[Style]:
        """Return the styles of a paragraph."""
        return self.chain(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default)

    def heading(self, paragraph: Element) -> int:
        """Return the level of a heading, 0 for any other paragraph."""
        chain = self.of(paragraph)
        level = value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        for style in chain:
            if level:
                break
            if style.name.lower() == "title":
                return 1
            if found := HEADING.match(style.name):
                return min(int(found[1]), 6)
            level = value(style.element.find(f"{W}pPr/{W}outlineLvl"))
        return min(int(level) + 1, 6) if re.fullmatch("[0-8]", level) else 0

    def depth(self, paragraph: Element) -> int:
        """Return how deep a style's name says that an entry is nested (“List Bullet 2” is 1)."""
        names = (
            re.match(r"list (?:bullet|number) ([2-5])$", style.name, re.IGNORECASE) for style in self.of(paragraph)
        )
        return next((int(found[1]) - 1 for found in names if found), 0)

    def is_contents(self, paragraph: Element) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        return any(re.match(r"toc( \d|\s*heading)", style.name, re.IGNORECASE) for style in self.of(paragraph))

    def numbering(self, paragraph: Element) -> Element | None:
        """Return the `numPr` of a paragraph, its own or its styles'."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        found = (style.element.find(f"{W}pPr/{W}numPr") for style in self.of(paragraph))
        return own if own is not None else next((one for one in found if one is not None), None)

    def face(self, run: Element, paragraph: Element, name: str) -> bool:
        """Tell whether a run is set in a face (`b`, `i`): by itself, its style, or its paragraph's."""
        chain = [*self.chain(value(run.find(f"{W}rPr/{W}rStyle"))), *self.of(paragraph)]
        told = [run.find(f"{W}rPr/{W}{name}"), *(style.element.find(f"{W}rPr/{W}{name}") for style in chain)]
        first = next((one for one in told if one is not None), None)
        return first is not None and is_on(first.get(f"{W}val", "1"))


def value(element: Element | None) -> str:
    """Return what an element says in its `val`, empty where there is none."""
    return element.get(f"{W}val", "") if element is not None else ""


def is_on(text: str) -> bool:
    """Tell whether a switch is on."""
    return text not in OFF
