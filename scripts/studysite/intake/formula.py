"""Formulas of other forms (MathML, Word's own) as TeX: the few constructs that study documents have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

# No formula of a person's is nested deeper.
DEEPEST = 40


class Part(NamedTuple):
    """A part of a formula by MathML's name for it: its own text, or its children in MathML's order."""

    name: str
    text: str = ""
    children: tuple[Part, ...] = ()


SCRIPTS = {"msub": ("_",), "msup": ("^",), "msubsup": ("_", "^"), "munder": ("_",), "mover": ("^",)}
SCRIPTS["munderover"] = SCRIPTS["msubsup"]
SPECIAL = re.compile(r"[#%&_{}]|\\(?![A-Za-z])|\$")


def tex(part: Part, depth: int = 0) -> str:
    """Return a formula as TeX; what is not known gives its own text and that of its children."""
    if depth > DEEPEST:
        return _flat(part)
    inner = [tex(child, depth + 1) for child in part.children]
    made = _known(part.name, inner)
    if made is not None:
        return made
    own = "" if part.children else _own(part)
    return own + "".join(inner)


def _known(name: str, inner: Sequence[str]) -> str | None:
    if name in SCRIPTS and len(inner) == 1 + len(SCRIPTS[name]):
        marks = (f"{mark}{{{text}}}" for mark, text in zip(SCRIPTS[name], inner[1:], strict=True) if text)
        return _braced(inner[0]) + "".join(marks)
    rule = RULES.get(name)
    return rule(inner) if rule else None


def _braced(text: str) -> str:
    return text if len(text) < 2 or re.fullmatch(r"\w+|\\[A-Za-z]+", text) else f"{{{text}}}"


def _fraction(inner: Sequence[str]) -> str | None:
    return rf"\frac{{{inner[0]}}}{{{inner[1]}}}" if len(inner) == 2 else None


def _root(inner: Sequence[str]) -> str | None:
    return rf"\sqrt[{inner[1]}]{{{inner[0]}}}" if len(inner) == 2 else None


def _square_root(inner: Sequence[str]) -> str:
    return rf"\sqrt{{{''.join(inner)}}}"


def _matrix(inner: Sequence[str]) -> str:
    rows = r" \\ ".join(inner)
    return rf"\begin{{matrix}}{rows}\end{{matrix}}"


RULES: dict[str, Callable[[Sequence[str]], str | None]] = {
    "mfrac": _fraction,
    "mroot": _root,
    "msqrt": _square_root,
    "mtable": _matrix,
    "mtr": " & ".join,
}


def _own(part: Part) -> str:
    text = " ".join(part.text.split())
    plain = SPECIAL.sub(lambda one: r"\backslash " if one.group() == "\\" else "\\" + one.group(), text)
    if part.name == "mtext" and plain:
        return rf"\text{{{plain}}}"
    if part.name == "mi" and len(text) > 1 and text.isalpha():
        return rf"\mathrm{{{plain}}}"
    return plain


def _flat(part: Part) -> str:
    """Return the words of a formula that is nested beyond reason, in the order of the document."""
    words, waiting = [], [part]
    while waiting:
        one = waiting.pop()
        words.append(one.text if not one.children else "")
        waiting.extend(reversed(one.children))
    return "".join(words)
