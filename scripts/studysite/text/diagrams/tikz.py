"""TikZ: nodes, and lines from node to node. Where lines join places of a drawing board, nobody knows what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studysite.text.diagrams.draft import NotUnderstood, Understood, shown
from studysite.text.diagrams.tex import COMMANDS, Token, tokens, without_comments
from studysite.text.diagrams.tikz_board import Board
from studysite.text.diagrams.tikz_options import Styles
from studysite.text.diagrams.tikz_paths import Path

PICTURE = "tikzpicture"
# Commands that compute a picture or draw it in another language of their own.
COMPUTED = frozenset({"foreach", "matrix", "graph", "pic"})
PATHS = frozenset({"node", "draw", "path", "coordinate", "filldraw", "fill", "shade"})
WRAPPERS = frozenset({PICTURE, "scope", "document", "figure", "center", "pgfonlayer"})
BEGINS = re.compile(r"\\begin\{tikzpicture\}")


def tikz(source: str) -> Understood:
    """Return the diagram of a TikZ picture; raises NotUnderstood."""
    board = Board(Styles())
    pictures = 0
    for statement in _statements(tokens(without_comments(source))):
        name = statement[0].text
        if name == "begin":
            pictures += _begin(statement, board)
        elif name in COMPUTED:
            raise NotUnderstood(f"it is computed (“\\{name}”); write its nodes one by one")
        elif name == "tikzset":
            board.styles.define(next((one.text for one in statement if one.kind == "group"), ""))
        elif name == "tikzstyle":
            _old_style(statement, board.styles)
        elif name in PATHS:
            Path(board, statement).read()
    if pictures > 1:
        raise NotUnderstood("it holds more than one picture; part them")
    return Understood(board.finished())


def _statements(found: Iterator[Token]) -> Iterator[list[Token]]:
    """Yield statements, each with its command first; one whose semicolon is lost ends where the next begins."""
    held: list[Token] = []
    for token in found:
        begins = token.kind == "command" and token.text in COMMANDS
        if held and (begins or token.kind == "end" or _is_over(held)):
            yield held
            held = []
        if begins or (held and token.kind != "end"):
            held.append(token)
    if held:
        yield held


def _is_over(held: list[Token]) -> bool:
    """Tell whether a statement that needs no semicolon has what it needs."""
    if held[0].text in ("begin", "tikzset", "usetikzlibrary"):
        return held[-1].kind == "options" or (held[-1].kind == "group" and held[0].text != "begin")
    return held[0].text == "end" and held[-1].kind == "group"


def _begin(statement: list[Token], board: Board) -> bool:
    """Enter an environment, and tell whether it is a picture."""
    name = next((one.text for one in statement if one.kind == "group"), "")
    if name not in WRAPPERS:
        raise NotUnderstood(
            f"“{shown(name)}” is none of the environments that are drawn; draw it with \\node and \\draw"
        )
    for one in statement:
        if one.kind == "options" and name in (PICTURE, "scope"):
            board.enter(one.text)
    return name == PICTURE


def _old_style(statement: list[Token], styles: Styles) -> None:
    r"""Learn `\tikzstyle{name} = [options]`."""
    name = next((one.text for one in statement if one.kind == "group"), "")
    options = next((one.text for one in statement if one.kind == "options"), "")
    styles.name(" ".join(name.split()), options)
