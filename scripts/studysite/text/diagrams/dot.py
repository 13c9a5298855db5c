"""DOT, the language of Graphviz: nodes, edges, subgraphs, and the attributes that say something."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, product

from studysite.diagram import Edge, VertexShape
from studysite.text.diagrams.dot_tokens import Token, html_words, label_words, tokens
from studysite.text.diagrams.draft import DEEPEST, Arrow, Direction, Draft, NotUnderstood, Understood, few, shown

DIRECTIONS: dict[str, Direction] = {"TB": "down", "BT": "up", "LR": "right", "RL": "left"}
SHAPES: dict[str, VertexShape] = {
    **dict.fromkeys(("ellipse", "oval", "circle", "doublecircle", "point", "egg", "Mcircle"), "ellipse"),
    **dict.fromkeys(("diamond", "Mdiamond"), "diamond"),
    **dict.fromkeys(("plaintext", "plain", "none", "underline"), "plain"),
    **dict.fromkeys(("Mrecord", "cylinder"), "round"),
}
# Attributes that say something; all others are looks.
TOLD = frozenset(
    {"label", "xlabel", "headlabel", "taillabel", "shape", "style", "dir", "rankdir", "arrowhead", "arrowtail"}
)
CLUSTER = "cluster"
# Braces without a frame of their own may lie this deep in each other.
MOST_BRACES = 4 * DEEPEST

Attributes = dict[str, Token]
END = Token("mark", "")


@dataclass(slots=True)
class _Scope:
    """What holds between two braces: the frame, what every node and edge has, the nodes that are named there."""

    frame: str = ""
    node: Attributes = field(default_factory=dict)
    edge: Attributes = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)
    # The statement that the braces are a part of: what leads to them, and what they lead to.
    ends: list[list[str]] = field(default_factory=list)


def dot(source: str) -> Understood:
    """Return the diagram of a DOT source; raises NotUnderstood."""
    return _Reader(source).read()


class _Reader:
    """Reads statement by statement; braces are kept on a list, so that no depth of them exhausts the stack."""

    def __init__(self, source: str) -> None:
        self._tokens = tokens(source)
        self._next = next(self._tokens, END)
        self._draft = Draft()
        self._scopes = [_Scope()]
        self._edges: list[tuple[str, str, Attributes]] = []
        self._root: Attributes = {}
        self._records: set[str] = set()
        self._hidden: dict[str, None] = {}
        self._is_directed = True

    def read(self) -> Understood:
        self._header()
        while len(self._scopes) > 1 or self._next.text != "}":
            if self._next is END:
                raise NotUnderstood("a brace is never closed; add a “}” at the end")
            self._statement()
        self._take()
        if self._next is not END:
            raise NotUnderstood(f"something stands behind its end: “{shown(self._next.text)}”; part the drawings")
        self._draft.edges = [self._edge(*edge) for edge in self._edges if self._is_seen(*edge)]
        for name in self._hidden:
            del self._draft.shapes[name]
        rankdir = self._root.get("rankdir", END).text.upper()
        title = self._words(self._root.get("label", END), "")
        return Understood(self._draft.finished(DIRECTIONS.get(rankdir, "down")), " ".join(title.split()))

    def _take(self) -> Token:
        taken = self._next
        self._next = next(self._tokens, END)
        return taken

    def _is(self, *marks: str) -> bool:
        return self._next.kind == "mark" and self._next.text in marks

    def _keyword(self) -> str:
        """Return the keyword that comes next; they are known in any case."""
        return self._next.text.lower() if self._next.kind == "word" else ""

    def _header(self) -> None:
        if self._keyword() == "strict":
            self._take()
        kind = self._keyword()
        if kind not in ("graph", "digraph"):
            raise NotUnderstood(f"“{shown(self._next.text)}” is no “graph” and no “digraph”; begin with one of them")
        self._is_directed = kind == "digraph"
        self._take()
        if self._next.kind != "mark":
            self._take()
        if not self._is("{"):
            raise NotUnderstood(f"a “{{” is missing before “{shown(self._next.text)}”")
        self._take()

    def _statement(self) -> None:
        keyword = self._keyword()
        if self._is(";", ","):
            self._take()
        elif self._is("}"):
            self._close()
        elif keyword in ("node", "edge", "graph"):
            self._take()
            self._defaults(keyword, self._attributes())
        elif keyword == "subgraph" or self._is("{"):
            self._open([])
        else:
            self._named()

    def _defaults(self, keyword: str, found: Attributes) -> None:
        scope = self._scopes[-1]
        if keyword == "node":
            scope.node = scope.node | found
        elif keyword == "edge":
            scope.edge = scope.edge | found
        else:
            self._say(found)

    def _say(self, found: Attributes) -> None:
        """Take attributes of the graph, or of the frame around what is read."""
        if len(self._scopes) == 1:
            self._root |= found
        frame = self._scopes[-1].frame
        outer = self._scopes[-2].frame if len(self._scopes) > 1 else ""
        if "label" in found and frame and frame != outer:
            self._draft.retitle(frame, self._words(found["label"], ""))

    def _named(self) -> None:
        """Read a statement that begins with a name: an attribute, a node, or an edge."""
        name = self._name()
        if self._is("="):
            self._take()
            self._say({name: self._value()} if name in TOLD else {})
            return
        self._port()
        self._go_on([[self._node(name)]])

    def _go_on(self, ends: list[list[str]]) -> None:
        """Read the rest of a statement whose first ends are known."""
        while self._is("->", "--"):
            self._take()
            if self._keyword() == "subgraph" or self._is("{"):
                self._open(ends)
                return
            name = self._name()
            self._port()
            ends.append([self._node(name)])
        found = self._attributes()
        if len(ends) == 1:
            for name in ends[0]:
                self._dress(name, found)
            return
        attributes = self._scopes[-1].edge | found
        for tails, heads in pairwise(ends):
            for tail, head in product(tails, heads):
                self._edges.append((tail, head, attributes))
                few(self._edges)

    def _open(self, ends: list[list[str]]) -> None:
        """Enter braces."""
        if self._keyword() == "subgraph":
            self._take()
        name = "" if self._next.kind == "mark" else self._name()
        scope = self._scopes[-1]
        if not self._is("{"):
            raise NotUnderstood(f"a “{{” is missing before “{shown(self._next.text)}”")
        self._take()
        if len(self._scopes) > MOST_BRACES:
            raise NotUnderstood(f"its braces lie more than {MOST_BRACES} deep in each other")
        frame = self._draft.group(name, "", scope.frame) if name.lower().startswith(CLUSTER) else scope.frame
        self._scopes.append(_Scope(frame, scope.node, scope.edge, ends=ends))

    def _close(self) -> None:
        """Leave braces: they are an end of the statement that they stand in."""
        self._take()
        inner = self._scopes.pop()
        members = list(inner.members)
        self._scopes[-1].members |= inner.members
        if inner.ends or self._is("->", "--"):
            self._go_on([*inner.ends, members])

    def _name(self) -> str:
        taken = self._take()
        if taken.kind == "mark":
            raise NotUnderstood(f"a name is missing before “{shown(taken.text or 'the end')}”; correct the line")
        return html_words(taken.text) if taken.kind == "html" else taken.text

    def _value(self) -> Token:
        if self._next.kind == "mark":
            raise NotUnderstood(f"a value is missing before “{shown(self._next.text or 'the end')}”; correct the line")
        return self._take()

    def _port(self) -> None:
        while self._is(":"):
            self._take()
            self._name()

    def _attributes(self) -> Attributes:
        """Read the attributes in brackets that come next, those that say something."""
        found: Attributes = {}
        while self._is("["):
            self._take()
            while not self._is("]"):
                if self._is(",", ";"):
                    self._take()
                    continue
                name = self._name()
                value = Token("text", "true")
                if self._is("="):
                    self._take()
                    value = self._value()
                if name in TOLD:
                    found[name] = value
            self._take()
        return found

    def _node(self, name: str) -> str:
        """Return a node's name; the first time it is mentioned it is what nodes are there."""
        scope = self._scopes[-1]
        known = name in self._draft.shapes
        shape = self._draft.shape(name, scope.frame)
        scope.members[name] = None
        if not known:
            shape.shape = "ellipse"
            self._dress(name, scope.node)
        return name

    def _dress(self, name: str, found: Attributes) -> None:
        shape = self._draft.shape(name)
        kind = found["shape"].text if "shape" in found else ""
        style = found["style"].text if "style" in found else ""
        if kind:
            shape.shape = SHAPES.get(kind, "box")
            (self._records.add if "record" in kind else self._records.discard)(name)
        if "invis" in style:
            self._hidden[name] = None
        if "rounded" in style and shape.shape == "box":
            shape.shape = "round"
        if "label" in found:
            shape.text = self._words(found["label"], name, record=name in self._records)
        if "xlabel" in found:
            shape.notes.append(self._words(found["xlabel"], name))

    def _is_seen(self, tail: str, head: str, found: Attributes) -> bool:
        """Tell whether an edge is drawn; some only keep shapes apart."""
        hidden = tail in self._hidden or head in self._hidden
        return not hidden and "invis" not in found.get("style", END).text

    def _edge(self, tail: str, head: str, found: Attributes) -> Edge:
        texts = (self._words(found[key], "") for key in ("taillabel", "label", "xlabel", "headlabel") if key in found)
        way = found.get("dir", Token("word", "forward" if self._is_directed else "none")).text
        arrow: Arrow = "both" if way == "both" else "none" if way == "none" else "forward"
        if way == "back":
            tail, head = head, tail
        style = found.get("style", END).text
        return Edge(tail, head, " ".join(filter(None, texts)), arrow, "dashed" in style or "dotted" in style)

    def _words(self, value: Token, name: str, *, record: bool = False) -> str:
        if value.kind == "html":
            return html_words(value.text)
        return label_words(value.text, name=name, record=record)
