"""Mermaid's flowcharts: shapes in brackets, links between them, subgraphs around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import product

from studysite.diagram import Diagram, Edge, VertexShape
from studysite.text.diagrams.draft import Arrow, Direction, Draft, NotUnderstood, Understood, shown
from studysite.text.diagrams.mermaid_scan import SPACE, Scanner
from studysite.text.diagrams.mermaid_words import mermaid_words, opened

KEYWORDS = frozenset({"flowchart", "graph", "flowchart-elk"})
DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(("TB", "TD", "v"), "down"),
    **dict.fromkeys(("BT", "^"), "up"),
    **dict.fromkeys(("LR", ">"), "right"),
    **dict.fromkeys(("RL", "<"), "left"),
}
HEADER = re.compile(r"[ \t]*(?:(?P<way>TB|TD|BT|LR|RL|[<>^v])(?![^\s;]))?")
BLANK = re.compile(r"(?:[\s;]|%%[^\n]*)+")
# What a statement may begin with and say nothing about shapes and links.
FURNITURE = re.compile(
    r"(?:(?:classDef|class|style|linkStyle|direction)\s[^\n;]*|click\s[^\n]*|accDescr\s*:[^\n]*|accDescr\s*\{[^{}]*\}?)"
)
TITLE = re.compile(r"accTitle\s*:(?P<title>[^\n]*)")
SUBGRAPH = re.compile(r"subgraph(?:[ \t]+(?P<rest>[^\n;]*))?(?=[\n;]|$)")
END = re.compile(r"end(?=[\s;]|$)")
NAMED = re.compile(r"(?P<name>[^\s\[\]\"]+)[ \t]*\[(?P<title>.*)\]$", re.DOTALL)

NAME = re.compile(r"(?:[\w#$'*+/?!.]|-(?![-.>\s])|=(?!=))+")
CLASS = re.compile(r":::[\w-]+")
SETTINGS = re.compile(r"@\{(?P<held>(?:\"[^\"]*\"|[^\"{}])*)\}")
SETTING = re.compile(r"(?P<key>label|shape)\s*:\s*(?P<value>\"[^\"]*\"|[^,\n\"]*)")

LINK = re.compile(
    r"[ \t]*(?:[\w-]+@)?(?P<left>[<xo])?"
    r"(?P<line>--+(?P<thin>[-xo>])|==+(?P<thick>[=xo>])|-\.+-(?P<dots>[xo>]?)|~~~+|(?P<begun>--|==|-\.))"
)
ENDS = {"--": re.compile(r"--+([-xo>])"), "==": re.compile(r"==+([=xo>])"), "-.": re.compile(r"(?<!\.)\.+-([xo>]?)")}
BESIDE = re.compile(r"[ \t]*\|(?P<text>\"[^\"]*\"\s*|[^|\"]*)\|")
AND = re.compile(r"[ \t]*&\s*")

# How the text of a shape opens and may close.
SHAPES: dict[str, tuple[tuple[str, ...], VertexShape]] = {
    "(((": ((")))",), "ellipse"),
    "((": (("))",), "ellipse"),
    "([": (("])",), "round"),
    "[[": (("]]",), "box"),
    "[(": ((")]",), "round"),
    "[/": (("/]", "\\]"), "box"),
    "[\\": (("/]", "\\]"), "box"),
    "[": (("]",), "box"),
    "(": ((")",), "round"),
    "{{": (("}}",), "box"),
    "{": (("}",), "diamond"),
    ">": (("]",), "box"),
}
OPENERS = tuple(SHAPES)
WORDED: dict[str, VertexShape] = {
    **dict.fromkeys(("diam", "diamond", "decision", "question"), "diamond"),
    **dict.fromkeys(("circle", "circ", "dbl-circ", "double-circle", "sm-circ", "start", "stop"), "ellipse"),
    **dict.fromkeys(("rounded", "event", "stadium", "pill", "terminal", "cyl", "db", "database"), "round"),
    **dict.fromkeys(("text", "comment"), "plain"),
}
# Links that a page's typography or its code for `>` has spoilt.
MENDED = (("--&gt;", "-->"), ("&lt;--", "<--"), ("==&gt;", "==>"), ("-.-&gt;", "-.->"), ("–>", "-->"), ("—>", "-->"))


def mermaid(source: str) -> Understood:
    """Return the diagram of a Mermaid source; raises NotUnderstood."""
    read = opened(source)
    if read.keyword not in KEYWORDS:
        raise NotUnderstood(f"“{shown(read.keyword)}” is none of the kinds that are drawn: flowchart, graph, mindmap")
    text = read.body
    for spoilt, mended in MENDED:
        text = text.replace(spoilt, mended)
    chart = _Chart(Scanner(text))
    header = chart.scanner.take(HEADER)
    chart.read()
    way = DIRECTIONS.get(header["way"] or "", "down") if header else "down"
    return Understood(chart.finished(way), " ".join(mermaid_words(read.title or chart.title).split()))


@dataclass(slots=True)
class _Link:
    """A link while its end is read."""

    text: str = ""
    arrow: Arrow = "forward"
    dashed: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Chart:
    """Reads a flowchart from left to right."""

    scanner: Scanner
    title: str = ""
    _draft: Draft = field(default_factory=Draft)
    _opened: list[str] = field(default_factory=list)
    _frames: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Read all statements."""
        self.scanner.take(BLANK)
        while not self.scanner.is_done:
            self._statement()
            if not self.scanner.take(BLANK) and not self.scanner.is_done:
                raise NotUnderstood(f"nobody knows how to go on at {self.scanner.near()}; correct the line")
        if self._opened:
            raise NotUnderstood("a subgraph has no “end”; add it")

    def _statement(self) -> None:
        if self.scanner.take(FURNITURE):
            return
        if title := self.scanner.take(TITLE):
            self.title = title["title"]
        elif subgraph := self.scanner.take(SUBGRAPH):
            self._subgraph((subgraph["rest"] or "").strip())
        elif self.scanner.take(END):
            if not self._opened:
                raise NotUnderstood("an “end” closes no subgraph; take it out")
            self._opened.pop()
        else:
            self._chain()

    def _subgraph(self, told: str) -> None:
        named = NAMED.match(told)
        name, title = (named["name"], named["title"]) if named else (told.strip('"'), told)
        within = self._opened[-1] if self._opened else ""
        own = self._draft.group(name or "subgraph", mermaid_words(title), within)
        self._frames.setdefault(name, own)
        self._opened.append(own)

    def _chain(self) -> None:
        """Read shapes, and the links from one to the next."""
        tails = self._shapes()
        while link := self._link():
            heads = self._shapes()
            for tail, head in product(tails, () if link.hidden else heads):
                self._draft.line(Edge(tail, head, link.text, link.arrow, link.dashed))
            tails = heads

    def _shapes(self) -> list[str]:
        """Read one shape or several with `&` between them; each once."""
        found = [self._shape()]
        while self.scanner.take(AND):
            found.append(self._shape())
        return list(dict.fromkeys(found))

    def _shape(self) -> str:
        self.scanner.take(SPACE)
        found = self.scanner.take(NAME)
        if found is None:
            raise NotUnderstood(f"no shape has a name at {self.scanner.near()}; correct the line")
        name = found.group()
        shape = self._draft.shape(name, self._opened[-1] if self._opened else "")
        if settings := self.scanner.take(SETTINGS):
            for one in SETTING.finditer(settings["held"]):
                if one["key"] == "label":
                    shape.text = mermaid_words(one["value"])
                else:
                    shape.shape = WORDED.get(one["value"].strip(), "box")
        elif opens := self.scanner.one_of(OPENERS):
            shape.text = mermaid_words(self.scanner.inside(opens, SHAPES[opens][0]))
            shape.shape = SHAPES[opens][1]
        self.scanner.take(CLASS)
        return name

    def _link(self) -> _Link | None:
        """Read a link with the words on it; None where there is none."""
        found = self.scanner.take(LINK)
        if found is None:
            return None
        text, tip = "", found["thin"] or found["thick"] or found["dots"] or ""
        if begun := found["begun"]:
            text, end = self.scanner.up_to(ENDS[begun])
            tip = end[1]
        if beside := self.scanner.take(BESIDE):
            text = beside["text"]
        arrow: Arrow = ("both" if found["left"] else "forward") if tip in ("x", "o", ">") else "none"
        line = found["line"]
        return _Link(mermaid_words(text), arrow, line.startswith("-."), line.startswith("~"))

    def finished(self, direction: Direction) -> Diagram:
        """Return the diagram; a name that is a subgraph's too is the subgraph."""
        shapes = self._draft.shapes
        frames = {name: own for name, own in self._frames.items() if name not in shapes or shapes[name].text is None}
        for name in frames:
            shapes.pop(name, None)
        ends = [(frames.get(one.tail, one.tail), frames.get(one.head, one.head)) for one in self._draft.edges]
        self._draft.edges = [
            replace(one, tail=tail, head=head) for one, (tail, head) in zip(self._draft.edges, ends, strict=True)
        ]
        return self._draft.finished(direction)
