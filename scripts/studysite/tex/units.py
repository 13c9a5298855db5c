r"""Numbers with units, as siunitx writes them: `\SI{9.81}{\metre\per\second\squared}`, `\qty{5}{kg}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studysite.tex.damage import Damaged
from studysite.tex.letters import upright
from studysite.tex.node import MathNode, row, space

if TYPE_CHECKING:
    from studysite.tex.parser import Parser

NUMBER = re.compile(r"\s*([+-]?)\s*(\d[\d.,\s]*\d|\d)\s*(?:[eE]\s*([+-]?\d+))?\s*$")
PART = re.compile(r"\\([A-Za-z]+)|\^\{?(-?\d+)\}?|([A-Za-zµμΩ°%]+)|([./*·~\s]+)")
PREFIXES = {
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "milli": "m",
    "micro": "µ",
    "nano": "n",
    "pico": "p",
    "centi": "c",
    "deci": "d",
    "hecto": "h",
    "femto": "f",
}
UNITS = {
    "metre": "m",
    "meter": "m",
    "second": "s",
    "gram": "g",
    "kilogram": "kg",
    "ampere": "A",
    "kelvin": "K",
    "mole": "mol",
    "candela": "cd",
    "hertz": "Hz",
    "newton": "N",
    "pascal": "Pa",
    "joule": "J",
    "watt": "W",
    "coulomb": "C",
    "volt": "V",
    "ohm": "Ω",
    "farad": "F",
    "tesla": "T",
    "henry": "H",
    "weber": "Wb",
    "litre": "L",
    "liter": "L",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "degree": "°",
    "celsius": "°C",
    "degreeCelsius": "°C",
    "percent": "%",
    "electronvolt": "eV",
    "bar": "bar",
    "bit": "bit",
    "byte": "B",
    "tonne": "t",
    "becquerel": "Bq",
    "kg": "kg",
    "km": "km",
    "cm": "cm",
    "mm": "mm",
    "m": "m",
    "s": "s",
    "Omega": "Ω",
    "mu": "µ",
    "cdot": "·",
}
POWERS = {"squared": "2", "cubed": "3"}


def quantity(parser: Parser, name: str) -> MathNode:
    """Return a number, a unit, or a number with its unit; raises Damaged where they are none."""
    if name == "\\num":
        return row(_number(parser.tokens.raw()))
    if name in ("\\si", "\\unit"):
        return row(_unit(parser.tokens.raw()))
    if name == "\\pu":
        number, _, unit = parser.tokens.raw().strip().partition(" ")
    else:
        number, unit = parser.tokens.raw(), parser.tokens.raw()
    return MathNode("mrow", children=(*_number(number), space("0.1667em"), *_unit(unit)))


def _number(told: str) -> list[MathNode]:
    found = NUMBER.match(told)
    if found is None:
        raise Damaged(f"has “{told}” where a number should stand")
    sign, digits, power = found.groups()
    made = [MathNode("mo", "−" if sign == "-" else "+")] if sign else []
    made.append(MathNode("mn", " ".join(digits.split())))
    if power:
        raised = MathNode("msup", children=(MathNode("mn", "10"), MathNode("mn", power.replace("-", "−"))))
        made += [MathNode("mo", "×"), raised]
    return made


def _unit(told: str) -> list[MathNode]:
    made: list[MathNode] = []
    at, prefix, divides = 0, "", False
    while at < len(told):
        part = PART.match(told, at)
        if part is None:
            raise Damaged(f"has “{told[at]}” in a unit")
        at = part.end()
        command, power, letters, mark = part.groups()
        if command in PREFIXES:
            prefix = PREFIXES[command]
        elif command == "per" or "/" in (mark or ""):
            divides = True
        elif raised := POWERS.get(command or "") or power:
            _raise(made, raised)
        elif not mark:
            made += [MathNode("mo", "/") if divides else space("0.1667em")] if made else []
            made.append(upright(prefix + (letters or _named(command))))
            prefix, divides = "", False
    if prefix or divides or not made:
        raise Damaged("has a unit that does not end")
    return made


def _named(command: str) -> str:
    if command not in UNITS:
        raise Damaged(f"has “\\{command}”, which is no unit that is known")
    return UNITS[command]


def _raise(made: list[MathNode], power: str) -> None:
    if not made:
        raise Damaged("raises no unit")
    made[-1] = MathNode("msup", children=(made[-1], MathNode("mn", power.replace("-", "−"))))
