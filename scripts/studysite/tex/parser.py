"""Tokens into a tree: rows of atoms with their scripts. What a command does stands in `commands`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from studysite.tex.commands import HANDLERS
from studysite.tex.damage import Damaged
from studysite.tex.environments import rows, table
from studysite.tex.letters import ITALIC, UPRIGHT, in_hand, upright
from studysite.tex.node import MathNode, row, space
from studysite.tex.scan import Tokens
from studysite.tex.symbols import SPACES

# Nobody nests deeper by hand, and a program that walks a tree must not run out of stack.
DEEPEST = 40

STOPS = frozenset({"}", "&", "\\\\", "\\cr", "\\right", "\\end", "\\middle", ""})
STYLES = {
    "\\displaystyle": (("displaystyle", "true"), ("scriptlevel", "0")),
    "\\textstyle": (("displaystyle", "false"), ("scriptlevel", "0")),
    "\\scriptstyle": (("displaystyle", "false"), ("scriptlevel", "1")),
    "\\scriptscriptstyle": (("displaystyle", "false"), ("scriptlevel", "2")),
}
HANDED = {"\\rm": UPRIGHT, "\\it": ITALIC}
SIGNS = {"-": "−", "*": "∗", "`": "‘"}
PRIMES = ("", "′", "″", "‴")
BELOW = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}


class Parser:
    """Reads one formula from its tokens."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._depth = 0

    def whole(self) -> MathNode:
        """Return the formula; raises Damaged where it is none, or has something behind its end."""
        found, _ = rows(self)
        if self.tokens.next:
            raise Damaged(f"has a “{self.tokens.next}” that nothing opened")
        if len(found) == 1 and len(found[0]) == 1:
            only = found[0][0]
            return only if only.tag == "mrow" else MathNode("mrow", children=(only,))
        return table(found, "rl" if any(len(cells) > 1 for cells in found) else "", displayed=True)

    def row(self, stops: Iterable[str] = ()) -> MathNode:
        """Return what stands up to the next end of a group, or one of `stops`."""
        ends = STOPS.union(stops)
        self._go_down()
        made: list[MathNode] = []
        while (mark := self.tokens.next) not in ends:
            if mark in STYLES:
                self.tokens.take()
                made.append(MathNode("mstyle", children=(self.row(stops),), attributes=STYLES[mark]))
            elif mark in HANDED:
                self.tokens.take()
                made.append(in_hand(self.row(stops), HANDED[mark]))
            elif mark in ("\\over", "\\choose"):
                self.tokens.take()
                made = [_over(mark, row(made), self.row(stops))]
            else:
                made.append(self.scripted(self.atom()))
        self._depth -= 1
        return row(_apart(made))

    def _go_down(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Damaged(f"is nested deeper than {DEEPEST} levels")

    def scripted(self, base: MathNode) -> MathNode:
        """Return `base` with what is raised and lowered behind it."""
        below: MathNode | None = None
        above: MathNode | None = None
        limits = base.kind in ("limits", "name limits")
        while (mark := self.tokens.next) in ("^", "_", "'", "\\limits", "\\nolimits"):
            self.tokens.take()
            if mark == "'":
                above = self._primes(above)
            elif mark == "^":
                above = _once(above, self.argument(), "raised")
            elif mark == "_":
                below = _once(below, self.argument(), "lowered")
            else:
                limits = mark == "\\limits"
        if below is None and above is None:
            return base
        tag = "msubsup" if below and above else "msub" if below else "msup"
        children = tuple(node for node in (base, below, above) if node is not None)
        kind = "name" if base.kind.startswith("name") else base.kind
        return MathNode(BELOW[tag] if limits else tag, "", children, (), kind)

    def _primes(self, above: MathNode | None) -> MathNode:
        count = 1
        while self.tokens.next == "'":
            self.tokens.take()
            count += 1
        if above is not None:
            raise Damaged("raises something twice")
        prime = MathNode("mo", PRIMES[count] if count < len(PRIMES) else "′" * count)
        if self.tokens.next != "^":
            return prime
        self.tokens.take()
        return row([prime, self.argument()])

    def argument(self) -> MathNode:
        """Return what a command or a script is about: a group, or one mark."""
        if self.tokens.next in STOPS | {"^", "_"}:
            raise Damaged("has nothing where something is raised, lowered or given to a command")
        if self.tokens.is_number:
            return MathNode("mn", self.tokens.digit())
        self._go_down()
        made = self.atom()
        self._depth -= 1
        return made

    def option(self) -> MathNode | None:
        """Return what stands in square brackets, if they come next."""
        if self.tokens.next != "[":
            return None
        self.tokens.take()
        made = self.row({"]"})
        self.expect("]")
        return made

    def expect(self, mark: str) -> None:
        """Take a mark; raises Damaged where another comes."""
        if self.tokens.next != mark:
            raise Damaged(f"lacks a “{mark}”")
        self.tokens.take()

    def atom(self) -> MathNode:
        """Return the next thing, without its scripts."""
        if self.tokens.next in ("^", "_", "'"):
            return MathNode("mrow")
        is_number = self.tokens.is_number
        mark = self.tokens.take()
        if is_number:
            return MathNode("mn", mark)
        if mark == "{":
            made = self.row()
            self.expect("}")
            return _grouped(made)
        if mark in SPACES:
            return space(SPACES[mark])
        if mark.startswith("\\"):
            handler = HANDLERS.get(mark)
            if handler is None:
                raise Damaged(f"has “{mark}”, which is not known")
            return handler(self, mark)
        return _character(mark)


def _character(mark: str) -> MathNode:
    if mark in "$#" or not mark.isprintable():
        raise Damaged(f"has a “{mark}”")
    if mark in "([":
        return MathNode("mo", mark, attributes=(("form", "prefix"), ("stretchy", "false")), kind="open")
    if mark in ")]":
        return MathNode("mo", mark, attributes=(("form", "postfix"), ("stretchy", "false")), kind="close")
    if mark == "|":
        return MathNode("mo", mark, attributes=(("stretchy", "false"),))
    if mark.isalpha():
        return MathNode("mi", mark) if mark.isascii() or "Α" <= mark <= "ϵ" else upright(mark)
    if mark in '"?@' or unicodedata.category(mark)[0] in "MNZ":
        return MathNode("mtext", mark)
    return MathNode("mo", SIGNS.get(mark, mark))


def _grouped(made: MathNode) -> MathNode:
    """Return what stood in braces as one thing; a sign alone has no space around it then (`1{,}000`)."""
    if made.tag == "mo" and not made.kind and not made.attributes:
        return MathNode("mo", made.text, attributes=(("lspace", "0"), ("rspace", "0")))
    return MathNode(made.tag, made.text, made.children, made.attributes) if made.kind else made


def _once(before: MathNode | None, now: MathNode, what: str) -> MathNode:
    if before is not None and not (before.tag == "mo" and before.text[:1] == "′"):
        raise Damaged(f"has something {what} twice")
    return now if before is None else row([before, now])


def _over(mark: str, above: MathNode, below: MathNode) -> MathNode:
    if mark == "\\over":
        return MathNode("mfrac", children=(above, below))
    return MathNode("mfrac", children=(above, below), attributes=(("linethickness", "0"),))


def _apart(nodes: list[MathNode]) -> list[MathNode]:
    """Return a row with a little space around the names of functions, as TeX sets it."""
    made: list[MathNode] = []
    for at, node in enumerate(nodes):
        if node.kind.startswith("name"):
            before = nodes[at - 1] if at else None
            if before is not None and before.tag not in ("mo", "mspace") and before.kind != "open":
                made.append(space("0.1667em"))
            made.append(node)
            after = nodes[at + 1] if at + 1 < len(nodes) else None
            named = after is not None and after.kind.startswith("name")
            if after is not None and not named and after.tag not in ("mo", "mspace") and after.kind != "open":
                made.append(space("0.1667em"))
        else:
            made.append(node)
    return made
