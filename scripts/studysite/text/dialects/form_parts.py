"""What forms are made of: tags within lines, and which input says of itself that it is right."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from studysite.text.choice_words import SAYS_RIGHT, SAYS_WRONG
from studysite.text.line import Line

_VALUE = r"\"[^\"]*\"|'[^']*'"
TAG = re.compile(rf"(?<!\\)<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{{0,10}})(?P<more>(?:\s(?:[^<>\"']|{_VALUE})*)?)/?>")
ATTRIBUTE = re.compile(
    r"(?P<name>[\w:-]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
ARGUMENT = re.compile(r"['\"](?P<words>[^'\"]{1,20})['\"]|\b(?P<bare>true|false)\b")

# Inputs of which one is chosen, a list to choose from, and a line to write on.
CHOSEN = frozenset(("radio", "checkbox", "select", "text"))
# What only places the words of a form, what in it is no text, and where the words of an input end.
# fmt: off
LAYOUT = frozenset((
    "label", "span", "div", "ul", "ol", "li", "p", "form", "fieldset", "legend", "br", "hr", "section", "article",
    "main", "center", "table", "tbody", "tr", "td", "th", "b", "i",
))
CONTROLS = frozenset((
    "input", "select", "option", "button", "textarea", "label", "form", "fieldset", "legend", "optgroup", "datalist",
))
ENDS = frozenset((
    "li", "p", "div", "td", "tr", "br", "hr", "fieldset", "form", "section", "article", "button",
    "h1", "h2", "h3", "h4", "h5", "h6",
))
# fmt: on
# What keeps the answer to what it holds in an attribute.
HOLDERS = frozenset(("div", "li", "fieldset", "form", "section", "p", "article"))
# How pages call what is right, in attributes.
CALLED_RIGHT = frozenset(
    ("correct", "is-correct", "correct-answer", "right-answer", "correct_answer", "answer-correct")
)
SHORT = {"": "true", "1": "true", "yes": "true", "0": "false", "no": "false"}
SAID = ("data-correct", "data-right", "data-is-correct", "data-iscorrect")
KEYS = ("data-answer", "data-correct", "data-correct-answer", "data-right", "data-key")


@dataclass(slots=True)
class Option:
    """An input with the words beside it, as they stand on their lines, and what it says of itself.

    `valued` is what its value says, which may be no more than its words: “true”.
    """

    line: Line
    kind: str
    name: str
    value: str = ""
    right: bool | None = None
    valued: bool | None = None
    key: str = ""
    is_personal: bool = False
    words: list[Line] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        """No input is an empty line."""
        return False

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(" ".join(one.text for one in self.words).split())


def attributes(tag: re.Match[str]) -> dict[str, str]:
    """Return the attributes of a tag, by name in small letters."""
    return {
        one["name"].lower(): html.unescape(one["double"] or one["single"] or one["bare"] or "")
        for one in ATTRIBUTE.finditer(tag["more"])
    }


def kind_of(name: str, held: dict[str, str]) -> str:
    """Return what a tag is for: "radio", "checkbox", "select", "text"; "" for any other."""
    kind = held.get("type", "text").lower() if name == "input" else "text" if name == "textarea" else ""
    kind = "text" if kind == "number" else kind
    return kind if kind in CHOSEN else ""


def says_right(held: dict[str, str]) -> bool | None:
    """Return whether the attributes of an input, or of its label, call it right or wrong; None if neither."""
    for name in SAID:
        if name in held:
            told = held[name].casefold()
            return judged({SHORT.get(told, told)})
    does = f"{held.get('onclick', '')} {held.get('onchange', '')}"
    called = judged({one["words"] or one["bare"] for one in ARGUMENT.finditer(does)})
    if called is None and not CALLED_RIGHT.isdisjoint(held.get("class", "").casefold().split()):
        return True
    return called


def judged(words: set[str]) -> bool | None:
    """Return whether words say right or wrong; None if neither, or both."""
    right, wrong = (any(map(says.fullmatch, words)) for says in (SAYS_RIGHT, SAYS_WRONG))
    return right if right != wrong else None


def key_of(held: dict[str, str]) -> str:
    """Return which value the element around a question names as the right one."""
    return next((held[name] for name in KEYS if held.get(name)), "")
