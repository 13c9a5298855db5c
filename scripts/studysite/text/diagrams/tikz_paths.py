"""A path of TikZ from point to point: the nodes on it, and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from studysite.text.diagrams.draft import NotUnderstood, shown
from studysite.text.diagrams.tex import Token
from studysite.text.diagrams.tex_words import tex_words
from studysite.text.diagrams.tikz_board import Board, Line, Point
from studysite.text.diagrams.tikz_options import quoted_of

# What takes a path on to its next point.
LINES = frozenset({"--", "-|", "|-", "..", "to", "edge"})
# What draws something at its next point that is no line from shape to shape.
FORMS = frozenset({"rectangle", "circle", "ellipse", "grid", "arc", "parabola", "sin", "cos"})
UNKNOWN = frozenset({"child", "plot", "foreach", "let", "pic", "svg"})


@dataclass(slots=True)
class _Line:
    """A line while its words and its end are read."""

    tail: Point
    head: Point
    options: str = ""
    words: list[str] = field(default_factory=list)
    branch: bool = False


class Path:
    r"""Reads one statement: `\node …;`, `\draw …;`, `\path …;`."""

    def __init__(self, board: Board, statement: list[Token]) -> None:
        self._board = board
        self._name = statement[0].text
        self._tokens = statement[1:]
        self._at = 0
        self._options = ""
        self._here: Point | None = None
        self._open: _Line | None = None
        self._lines: list[_Line] = []
        self._last: _Line | None = None

    def read(self) -> None:
        """Put the nodes and the lines of the statement on the board."""
        if self._name == "coordinate":
            self._coordinate()
            return
        if self._name == "node":
            self._node(alone=True)
        while token := self._next():
            self._token(token)
        for line in _through(self._lines):
            words = (*line.words, tex_words(quoted_of(self._board.styles.read(line.options))))
            kind = "every path,every edge" if line.branch else "every path"
            options = f"{self._board.common},{kind},{self._options},{line.options}"
            self._board.line(Line(line.tail, line.head, " ".join(filter(None, words)), options))

    def _next(self) -> Token | None:
        if self._at >= len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else Token("end", "")

    def _token(self, token: Token) -> None:
        if token.kind == "options":
            if self._open:
                self._open.options += f",{token.text}"
            else:
                self._options += f",{token.text}"
        elif token.kind == "point":
            self._arrive(Point(self._board.node_at(token.text), token.text))
        elif token.text in LINES:
            self._leave(branch=token.text == "edge")
        elif token.text in UNKNOWN:
            raise NotUnderstood(f"it uses “{token.text}”; write its nodes and lines one by one")
        else:
            self._word(token.text)

    def _word(self, word: str) -> None:
        if word == "controls":
            self._controls()
        elif word == "node":
            self._node()
        elif word == "coordinate":
            self._coordinate()
        elif word in FORMS:
            self._form()

    def _leave(self, *, branch: bool) -> None:
        """Begin a line at the place where the path is; a branch leaves the path there."""
        if self._here is None:
            raise NotUnderstood("a line begins nowhere; write the name of a node before it")
        self._open = _Line(self._here, self._here, branch=branch)

    def _arrive(self, point: Point) -> None:
        line, self._open = self._open, None
        if line is None:
            self._here = point
            return
        line.head = point
        self._last = line
        self._lines.append(line)
        if not line.branch:
            self._here = point

    def _controls(self) -> None:
        """Pass over the points that bend a line, up to the dots behind them."""
        while (token := self._peek()).kind != "end" and token.text != "..":
            self._at += 1
        self._at += 1

    def _form(self) -> None:
        """Pass over what a form of its own is made of."""
        while self._peek().kind in ("point", "options") or self._peek().text in ("++", "+"):
            self._at += 1
        self._open = None

    def _coordinate(self) -> None:
        while self._peek().kind in ("options", "point") or self._peek().text == "at":
            token = self._tokens[self._at]
            if token.kind == "point" and self._tokens[self._at - 1].text != "at":
                self._board.places.add(" ".join(token.text.split()))
            self._at += 1

    def _node(self, *, alone: bool = False) -> None:
        """Read a node: a shape of the diagram, or the words beside a line."""
        options, name, place, text = "", "", "", None
        while text is None and (token := self._next()):
            if token.kind == "options":
                options += f",{token.text}"
            elif token.kind == "group":
                text = token.text
            elif token.text == "at" and self._peek().kind == "point":
                place = self._tokens[self._at].text
                self._at += 1
            elif token.kind == "point":
                name = " ".join(token.text.split())
        if text is None:
            raise NotUnderstood(f"a node has no words in braces{f': “{shown(name)}”' if name else ''}")
        line = self._open or (None if name or alone else self._last)
        if line:
            line.words.append(tex_words(text))
            return
        made = Point(self._board.node(name, text, options, place or (self._here.told if self._here else "")), name)
        if self._last and self._last.head is self._here and not self._here.node:
            self._last.head = made
        self._here = made


def _through(lines: list[_Line]) -> list[_Line]:
    """Return the lines of a path; those that only turn at a place between two nodes are one."""
    made: list[_Line] = []
    for line in lines:
        before = made[-1] if made else None
        if before and not before.head.node and before.head is line.tail and not (before.branch or line.branch):
            before.head = line.head
            before.words += line.words
            before.options += f",{line.options}"
        else:
            made.append(line)
    return made
