"""What each command makes: a table from its name to a function of the parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from studysite.tex.chemistry import chemistry
from studysite.tex.damage import Damaged
from studysite.tex.environments import environment, fence, fenced, rows, table
from studysite.tex.letters import BOLD, HANDS, in_hand, upright
from studysite.tex.node import MathNode, row, space
from studysite.tex.symbols import (
    ACCENTS,
    ARROWS,
    BETWEEN,
    BRACES,
    CLOSING,
    FENCES,
    FUNCTIONS,
    INTEGRALS,
    LARGE,
    LETTERS,
    LIMITS,
    NEGATED,
    OPENING,
    WIDE,
)
from studysite.tex.units import quantity

if TYPE_CHECKING:
    from studysite.tex.parser import Parser

Handler: TypeAlias = "Callable[[Parser, str], MathNode]"

# What stands before and behind: absolute values, and the notation of quantum mechanics.
AROUND = {"\\abs": "||", "\\norm": "‖‖", "\\ket": "|⟩", "\\bra": "⟨|", "\\braket": "⟨⟩", "\\set": "{}"}
SIZES = {"big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"}
STYLED = {"\\dfrac": "true", "\\cfrac": "true", "\\dbinom": "true", "\\tfrac": "false", "\\tbinom": "false"}
TEXTS = ["text", "textrm", "textnormal", "textit", "textsf", "texttt", "mbox", "textup", "hbox"]
# Groups that only say how much space stands around them.
SPACED = ["mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner", "smash"]


def _letter(_parser: Parser, name: str) -> MathNode:
    sign = LETTERS[name]
    return MathNode("mi", sign) if sign.isalpha() and "α" <= sign <= "ϵ" else upright(sign)


def _between(_parser: Parser, name: str) -> MathNode:
    return MathNode("mo", BETWEEN[name])


def _large(_parser: Parser, name: str) -> MathNode:
    return MathNode("mo", LARGE[name], kind="limits")


def _integral(_parser: Parser, name: str) -> MathNode:
    return MathNode("mo", INTEGRALS[name])


def _function(_parser: Parser, name: str) -> MathNode:
    return MathNode("mi", name[1:], kind="name")


def _limit(text: str) -> MathNode:
    attributes = (("movablelimits", "true"), ("lspace", "0"), ("rspace", "0"))
    return MathNode("mo", text, attributes=attributes, kind="name limits")


def _limits(_parser: Parser, name: str) -> MathNode:
    return _limit(LIMITS[name[1:]])


def _operator(parser: Parser, name: str) -> MathNode:
    text = " ".join(parser.tokens.raw().replace("\\,", " ").replace("~", " ").split())
    if not text or "\\" in text.replace("\\_", "_").replace("\\-", "-"):
        raise Damaged("has an operator whose name is no word")
    if name.endswith("*"):
        return _limit(text)
    return MathNode("mi", text.replace("\\", ""), kind="name")


def _mathop(parser: Parser, _name: str) -> MathNode:
    inner = parser.argument()
    node = inner.children[0] if inner.tag == "mrow" and len(inner.children) == 1 else inner
    return _limit(node.text) if node.tag == "mi" else MathNode("mrow", "", (inner,), (), "name limits")


def _fraction(parser: Parser, name: str) -> MathNode:
    parser.option()
    made = MathNode("mfrac", children=(parser.argument(), parser.argument()))
    return _styled(name, made)


def _binomial(parser: Parser, name: str) -> MathNode:
    pair = (parser.argument(), parser.argument())
    made = fenced("(", MathNode("mfrac", "", pair, (("linethickness", "0"),)), ")")
    return _styled(name, made)


def _styled(name: str, made: MathNode) -> MathNode:
    if name not in STYLED:
        return made
    return MathNode("mstyle", "", (made,), (("displaystyle", STYLED[name]), ("scriptlevel", "0")))


def _root(parser: Parser, _name: str) -> MathNode:
    degree = parser.option()
    inner = parser.argument()
    return MathNode("mroot", children=(inner, degree)) if degree else MathNode("msqrt", children=(inner,))


def _hand(parser: Parser, name: str) -> MathNode:
    return in_hand(parser.argument(), HANDS[name])


def _text(parser: Parser, name: str) -> MathNode:
    told = parser.tokens.raw()
    if "$" in told or "{" in told or "}" in told:
        raise Damaged("has marks inside a text")
    for mark in "%&#_ ":
        told = told.replace(f"\\{mark}", mark)
    if "\\" in told:
        raise Damaged("has a command inside a text")
    words = " ".join(told.replace("~", " ").split())
    if not words:
        return space("0.25em")
    # White space at either end of a token is dropped, but for this one.
    before, behind = "\u00a0" * told[:1].isspace(), "\u00a0" * told[-1:].isspace()
    made = MathNode("mtext", f"{before}{words}{behind}")
    return MathNode("mtext", in_hand(MathNode("mi", made.text), BOLD).text) if name == "\\textbf" else made


def _accent(parser: Parser, name: str) -> MathNode:
    grows = "true" if name in WIDE else "false"
    mark = MathNode("mo", ACCENTS[name][0], attributes=(("stretchy", grows),))
    return MathNode("mover", "", (parser.argument(), mark), (("accent", "true"),))


def _brace(parser: Parser, name: str) -> MathNode:
    mark = MathNode("mo", BRACES[name], attributes=(("stretchy", "true"),))
    tag = "mover" if name.startswith("\\over") else "munder"
    return MathNode(tag, "", (parser.argument(), mark), (), "" if name == "\\underline" else "limits")


def _arrow(parser: Parser, name: str) -> MathNode:
    below, above = parser.option(), parser.argument()
    arrow = MathNode("mo", ARROWS[name], attributes=(("stretchy", "true"),))
    return MathNode("munderover", children=(arrow, below, above)) if below else MathNode("mover", "", (arrow, above))


def _stacked(parser: Parser, name: str) -> MathNode:
    one, base = parser.argument(), parser.argument()
    return MathNode("munder" if name == "\\underset" else "mover", children=(base, one))


def _substack(parser: Parser, _name: str) -> MathNode:
    parser.expect("{")
    found, _ = rows(parser)
    parser.expect("}")
    return table(found, "")


def _fence(_parser: Parser, name: str) -> MathNode:
    sign = FENCES[name]
    form = "prefix" if sign in OPENING else "postfix" if sign in CLOSING else ""
    attributes = (("form", form), ("stretchy", "false")) if form else (("stretchy", "false"),)
    return MathNode("mo", sign, (), attributes, {"prefix": "open", "postfix": "close"}.get(form, ""))


def _taken_fence(parser: Parser) -> str:
    token = parser.tokens.take()
    if token not in FENCES:
        raise Damaged(f"has “{token}” where a bracket should stand")
    return FENCES[token]


def _left(parser: Parser, _name: str) -> MathNode:
    opening = _taken_fence(parser)
    inner = [parser.row()]
    while parser.tokens.next == "\\middle":
        parser.tokens.take()
        inner += [fence(_taken_fence(parser), "infix"), parser.row()]
    parser.expect("\\right")
    closing = _taken_fence(parser)
    return fenced(opening, row(inner), closing) if opening or closing else row(inner)


def _big(parser: Parser, name: str) -> MathNode:
    size = SIZES[name[1:].rstrip("lrm") if name[1:] not in SIZES else name[1:]]
    sign = _taken_fence(parser)
    form = {"l": "prefix", "r": "postfix"}.get(name[-1], "")
    attributes = (("stretchy", "true"), ("symmetric", "true"), ("minsize", size), ("maxsize", size))
    return MathNode("mo", sign, (), ((("form", form), *attributes) if form else attributes), "open" if form else "")


def _not(parser: Parser, _name: str) -> MathNode:
    node = parser.atom()
    if node.tag not in ("mo", "mi") or len(node.text) != 1:
        raise Damaged("negates something that is no sign")
    return MathNode(node.tag, NEGATED.get(node.text, f"{node.text}\u0338"))


def _modulo(parser: Parser, name: str) -> MathNode:
    if name == "\\bmod":
        return MathNode("mo", "mod")
    inner = (upright("mod"), space("0.25em"), parser.argument())
    if name == "\\mod":
        return MathNode("mrow", children=(space("1em"), *inner))
    return MathNode("mrow", children=(space("1em"), fence("(", "prefix"), *inner, fence(")", "postfix")))


def _classed(parser: Parser, name: str) -> MathNode:
    look = "boxed" if name in ("\\boxed", "\\fbox") else "struck"
    return MathNode("mrow", "", (parser.argument(),), (("class", look),))


def _coloured(parser: Parser, _name: str) -> MathNode:
    """Pass over the colour: it is the page's."""
    parser.tokens.raw()
    return parser.argument() if parser.tokens.next == "{" else MathNode("mrow")


def _group(parser: Parser, _name: str) -> MathNode:
    return parser.argument()


def _phantom(parser: Parser, _name: str) -> MathNode:
    return MathNode("mphantom", children=(parser.argument(),))


def _wide(parser: Parser, _name: str) -> MathNode:
    parser.tokens.raw()
    return space("0.25em")


def _number(parser: Parser, _name: str) -> MathNode:
    """Return the number of an equation, at its end."""
    return MathNode("mrow", children=(space("2em"), MathNode("mtext", f"({parser.tokens.raw().strip()})")))


def _named(parser: Parser, _name: str) -> MathNode:
    """Pass over the name by which the author's text refers to the formula."""
    parser.tokens.raw()
    return MathNode("mrow")


def _nothing(_parser: Parser, _name: str) -> MathNode:
    return MathNode("mrow")


def _around(parser: Parser, name: str) -> MathNode:
    return fenced(AROUND[name][0], parser.argument(), AROUND[name][1])


def _table() -> dict[str, Handler]:
    handlers: dict[str, Handler] = {}
    for names, handler in (
        (LETTERS, _letter),
        (BETWEEN, _between),
        (LARGE, _large),
        (INTEGRALS, _integral),
        ([f"\\{name}" for name in FUNCTIONS], _function),
        ([f"\\{name}" for name in LIMITS], _limits),
        (["\\operatorname", "\\operatorname*"], _operator),
        (["\\mathop"], _mathop),
        (["\\frac", "\\dfrac", "\\tfrac", "\\cfrac"], _fraction),
        (["\\binom", "\\dbinom", "\\tbinom"], _binomial),
        (["\\sqrt"], _root),
        (HANDS, _hand),
        ([f"\\{name}" for name in (*TEXTS, "textbf")], _text),
        (ACCENTS, _accent),
        (BRACES, _brace),
        (ARROWS, _arrow),
        (["\\overset", "\\underset", "\\stackrel"], _stacked),
        (["\\substack"], _substack),
        ([name for name in FENCES if name.startswith("\\") and name not in BETWEEN], _fence),
        (["\\left"], _left),
        ([f"\\{size}{side}" for size in SIZES for side in ("", "l", "r", "m")], _big),
        (["\\not"], _not),
        (["\\bmod", "\\pmod", "\\mod"], _modulo),
        (["\\boxed", "\\fbox", "\\cancel", "\\bcancel", "\\xcancel"], _classed),
        (["\\color", "\\textcolor"], _coloured),
        ([f"\\{name}" for name in SPACED], _group),
        (["\\phantom", "\\hphantom", "\\vphantom"], _phantom),
        (["\\hspace", "\\hspace*", "\\vspace"], _wide),
        (["\\tag", "\\tag*"], _number),
        (["\\label"], _named),
        (["\\nonumber", "\\notag", "\\displaylimits"], _nothing),
        (AROUND, _around),
        (["\\begin"], environment),
        (["\\ce"], chemistry),
        (["\\SI", "\\qty", "\\si", "\\unit", "\\num", "\\pu"], quantity),
    ):
        handlers |= dict.fromkeys(names, handler)
    return handlers


HANDLERS = _table()
