"""Forms in a page: inputs of which one is chosen, with the words beside each, become questions with boxes to tick.

`<label><input type="radio" name="q1"> Loam</label>` below a line that asks is an option; the right ones are those that
the page calls so in an attribute. A form that asks for somebody's opinion or address is a list of words. What only
places things, and what one presses, is layout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.dialects.form_groups import written
from studysite.text.dialects.form_parts import (
    CONTROLS,
    ENDS,
    HOLDERS,
    LAYOUT,
    TAG,
    Option,
    attributes,
    judged,
    key_of,
    kind_of,
    says_right,
)
from studysite.text.dialects.masks import hidden
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

# Inputs that want to know who somebody is.
PERSONAL = frozenset(("email", "tel", "password", "date"))


def with_forms(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with what forms offer to choose from as options; as they are where nothing is offered."""
    own = [hidden(line.text) for _, line, code in outside_code(lines) if not code and "<" in line.text]
    tags = [(tag["name"].lower(), attributes(tag)) for text in own for tag in TAG.finditer(text) if not tag["end"]]
    if not any(kind_of(name, held) in ("radio", "checkbox", "select") or name == "option" for name, held in tags):
        return list(lines)
    is_personal = any(held.get("type", "").lower() in PERSONAL for _, held in tags)
    return written(_Walk(ledger, is_personal=is_personal).pieces(lines), ledger)


def _is_button(tag: re.Match[str]) -> bool:
    return tag["name"].lower() == "button"


class _Walk:
    """Walks over the lines: what is no form stays as it is, an input becomes an option."""

    def __init__(self, ledger: Ledger, *, is_personal: bool) -> None:
        self._ledger = ledger
        self._is_personal = is_personal
        self._made: list[Line | Option] = []
        self._open: Option | None = None
        self._label: dict[str, str] | None = None
        self._before: list[Line] = []
        self._select = ""
        self._key = ""

    def pieces(self, lines: Sequence[Line]) -> list[Line | Option]:
        """Return the lines, with options in the place of inputs."""
        for at, line, code in outside_code(lines):
            tags = self._tags(line) if "<" in line.text else []
            if code or line.blank or (marker(line.text) and not tags):
                self._end()
                self._made += lines[at : at + max(1, code)]
            elif tags:
                self._take(line, tags)
            elif self._open is not None or self._label is not None:
                self._words(line, line.text)
                self._close_line()
            else:
                self._made.append(line)
        self._end()
        return self._made

    def _tags(self, line: Line) -> list[re.Match[str]]:
        """Return the tags of a line that are a form's; none where it is a row of a table, or holds none of them."""
        text = hidden(line.text)
        found = [tag for tag in TAG.finditer(text) if tag["name"].lower() in LAYOUT | CONTROLS]
        names = {tag["name"].lower() for tag in found}
        bare = not TAG.sub("", text).strip("-* \t")
        return found if names & CONTROLS or bare or self._open is not None else []

    def _take(self, line: Line, tags: Sequence[re.Match[str]]) -> None:
        """Take a line with its tags. What one presses says nothing to who reads."""
        text = line.text
        last = max((tag.start() for tag in tags if tag["end"] and _is_button(tag)), default=0)
        button: int | None = None
        at = 0
        for tag in tags:
            if button is not None and not (tag["end"] and _is_button(tag)):
                continue
            if button is None:
                self._words(line, text[at : tag.start()])
            if button is None and _is_button(tag) and tag.start() < last and not tag["end"]:
                button = tag.start()
                continue
            self._ledger.drop(line.number, "markup", text[tag.start() if button is None else button : tag.end()])
            if button is None:
                self._tag(line, tag)
            at, button = tag.end(), None
        self._words(line, text[at:])
        self._close_line()

    def _tag(self, line: Line, tag: re.Match[str]) -> None:
        name, held = tag["name"].lower(), attributes(tag)
        if tag["end"]:
            self._closed(name)
        elif kind := kind_of(name, held) or ("select" if name == "option" and held.get("value", "1").strip() else ""):
            self._offered(line, name, kind, held)
        elif name == "label":
            self._label, self._before = held, []
        elif name == "select":
            self._select = held.get("name") or held.get("id") or f"select {line.number}"
        elif name == "option":
            self._open = Option(line, "", "")
        elif name in ENDS and self._open is not None and self._open.words:
            self._end()
        if name in HOLDERS and not tag["end"]:
            self._key = key_of(held) or (self._key if name in ("li", "p") else "")

    def _closed(self, name: str) -> None:
        if name == "label":
            self._end_label()
        elif name in ENDS or name == "option":
            self._end()

    def _offered(self, line: Line, name: str, kind: str, held: dict[str, str]) -> None:
        """Begin an option; of what stands in a label, that may say whether it is right."""
        self._end_words()
        right = says_right(held)
        one = Option(line, kind, held.get("name", "") or (self._select if name == "option" else ""))
        one.right = says_right(self._label or {}) if right is None else right
        one.value, one.valued = held.get("value", ""), judged({held.get("value", "")})
        one.key = held.get("data-key", "") or self._key
        one.is_personal = self._is_personal or "data-personal" in held
        self._made.append(one)
        self._open = one if kind != "text" else None

    def _words(self, line: Line, text: str) -> None:
        if not text.strip(" \t-*" if not self._made or self._open is None else " \t"):
            return
        if self._open is not None:
            self._open.words.append(Line(line.number, text.strip()))
        elif self._label is not None:
            self._before.append(Line(line.number, text.strip()))
        else:
            self._made.append(Line(line.number, text.rstrip() if text == line.text else text.strip()))

    def _close_line(self) -> None:
        """End an option with its line, unless its words are still to come."""
        if self._open is not None and self._open.words and self._label is None:
            self._end()

    def _end_label(self) -> None:
        """End a label: the words of an input that ends it stand before it; without an input it is text."""
        if self._open is not None and not self._open.words and self._before:
            self._open.words, self._before = self._before, []
        if self._open is None or self._open.words:
            self._end()
        self._label, self._before = None, []

    def _end(self) -> None:
        """End what is open, a label too."""
        self._end_words()
        if self._before:
            self._made += self._before
        self._label, self._before = None, []

    def _end_words(self) -> None:
        """End an option; “Please choose” is the first of a list, and none."""
        if self._open is not None and not self._open.kind:
            for one in self._open.words:
                self._ledger.drop(one.number, "markup", one.text)
        self._open = None
