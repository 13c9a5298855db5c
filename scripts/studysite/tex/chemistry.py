r"""Formulas of chemistry, `\ce{…}`: what the package mhchem writes most often. Letters stand upright, numbers low."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studysite.patterns import lazy
from studysite.tex.damage import Damaged
from studysite.tex.letters import upright
from studysite.tex.node import MathNode, row

if TYPE_CHECKING:
    from studysite.tex.parser import Parser

PART = lazy(
    r"""
      (?P<arrow><=>|<->|->|<-)(?P<over>(?:\[[^\[\]]*\])?)
    | (?P<raised>\^(?:\{(?P<group>[^{}]*)\}|(?P<charge>[0-9]*[+-]?)))
    | (?P<lowered>_(?:\{(?P<sub>[^{}]*)\}|(?P<digits>[0-9a-z])))
    | (?P<letters>[A-Z][a-z]*|[a-z]+)
    | (?P<number>\d+(?:/\d+)?)
    | (?P<plus>\s\+\s)
    | (?P<sign>[+-](?=\s|$|[)\]]))
    | (?P<state>\((?:aq|s|l|g)\))
    | (?P<mark>[()\[\]=+-]|\\cdot|[.*·])
    | (?P<gas>\s\^(?=\s|$))
    | (?P<space>\s+)
    """,
    re.VERBOSE,
)
ARROWS = {"->": "→", "<-": "←", "<->": "↔", "<=>": "⇌"}
MARKS = {r"\cdot": "·", ".": "·", "*": "·", "-": "–", "=": "="}


def chemistry(parser: Parser, _name: str) -> MathNode:
    """Return the formula between the braces that come next; raises Damaged where it is none."""
    told = parser.tokens.raw()
    made: list[MathNode] = []
    at = 0
    while at < len(told):
        part = PART.match(told, at)
        if part is None or part.end() == at:
            raise Damaged(f"has “{told[at]}” among its elements")
        _take(part, made, told[at - 1 : at])
        at = part.end()
    return MathNode("mrow", children=tuple(made))


def _take(part: re.Match[str], made: list[MathNode], before: str) -> None:
    text = part.group().strip()
    follows = bool(before) and (before.isalnum() or before in ")]")
    if part["arrow"]:
        made.append(_arrow(part))
    elif part["raised"] is not None:
        _script(made, "msup", part["group"] if part["group"] is not None else part["charge"] or "")
    elif part["lowered"] is not None:
        _script(made, "msub", part["sub"] if part["sub"] is not None else part["digits"] or "")
    elif part["number"] and follows and not before.isdigit():
        _script(made, "msub", text)
    elif part["sign"] and follows:
        _script(made, "msup", text)
    elif text:
        made.append(_plain(part, text))


def _plain(part: re.Match[str], text: str) -> MathNode:
    """Return what is neither raised nor lowered: an element, a number, a state, a mark."""
    if part["letters"]:
        return upright(text)
    if part["number"] or part["state"]:
        return MathNode("mn" if part["number"] else "mtext", text)
    return MathNode("mo", "↑" if part["gas"] else MARKS.get(text, text), attributes=(("stretchy", "false"),))


def _arrow(part: re.Match[str]) -> MathNode:
    arrow = MathNode("mo", ARROWS[part["arrow"]], attributes=(("stretchy", "true"),))
    over = part["over"].strip("[]").strip()
    return MathNode("mover", children=(arrow, MathNode("mtext", over))) if over else arrow


def _script(made: list[MathNode], tag: str, text: str) -> None:
    """Hang a script on what stands before it; a number raised behind a lowered one stands above it."""
    if not text:
        raise Damaged("raises or lowers nothing")
    script = row([_charge(one) for one in re.findall(r"\d+|[A-Za-z]+|[^\w\s]", text)] or [MathNode("mtext", text)])
    is_led = bool(made) and (made[-1].tag != "mo" or made[-1].text in ")]")
    base = made.pop() if is_led else MathNode("mrow")
    other = {"msup": "msub", "msub": "msup"}[tag]
    if base.tag == other:
        inner, lone = base.children
        pair = (inner, script, lone) if tag == "msub" else (inner, lone, script)
        made.append(MathNode("msubsup", children=pair))
    else:
        made.append(MathNode(tag, children=(base, script)))


def _charge(text: str) -> MathNode:
    if text.isdigit():
        return MathNode("mn", text)
    return upright(text) if text.isalpha() else MathNode("mo", text.replace("-", "−"))
