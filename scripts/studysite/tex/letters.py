"""Letters in another hand: bold, script, blackboard … Browsers know them as characters of their own.

Source: Unicode, Mathematical Alphanumeric Symbols; letters that had a place before it keep that.
"""

from __future__ import annotations

from typing import NamedTuple

from studysite.tex.node import MathNode, row


class Hand(NamedTuple):
    """Where the capitals, the small letters, the digits and the Greek of a hand begin; 0 where it has none."""

    upper: int
    lower: int
    digits: int = 0
    greek_upper: int = 0
    greek_lower: int = 0
    older: str = ""


BOLD = Hand(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2)
BOLD_ITALIC = Hand(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736)
SCRIPT = Hand(0x1D49C, 0x1D4B6, older="BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ")
FRAKTUR = Hand(0x1D504, 0x1D51E, older="CℭHℌIℑRℜZℨ")
BLACKBOARD = Hand(0x1D538, 0x1D552, 0x1D7D8, older="CℂHℍNℕPℙQℚRℝZℤ")
SANS = Hand(0x1D5A0, 0x1D5BA, 0x1D7E2)
TYPEWRITER = Hand(0x1D670, 0x1D68A, 0x1D7F6)
UPRIGHT = Hand(0, 0)
ITALIC = Hand(0, 0)

HANDS = {
    "\\mathbf": BOLD,
    "\\bold": BOLD,
    "\\boldsymbol": BOLD_ITALIC,
    "\\bm": BOLD_ITALIC,
    "\\pmb": BOLD_ITALIC,
    "\\mathcal": SCRIPT,
    "\\mathscr": SCRIPT,
    "\\mathfrak": FRAKTUR,
    "\\mathbb": BLACKBOARD,
    "\\Bbb": BLACKBOARD,
    "\\mathsf": SANS,
    "\\mathtt": TYPEWRITER,
    "\\mathrm": UPRIGHT,
    "\\rm": UPRIGHT,
    "\\mathnormal": ITALIC,
    "\\mathit": ITALIC,
}

RANGES = (("A", "Z", 0), ("a", "z", 1), ("0", "9", 2), ("Α", "Ω", 3), ("α", "ω", 4))


def in_hand(node: MathNode, hand: Hand) -> MathNode:
    """Return a node with all its letters in a hand; upright letters side by side are one name."""
    if node.tag in ("mi", "mn"):
        return _token(node, hand)
    if not node.children:
        return node
    children = [in_hand(child, hand) for child in node.children]
    if node.tag == "mrow" and hand is UPRIGHT:
        return row(_together(children))
    return MathNode(node.tag, "", tuple(children), node.attributes, node.kind)


def _token(node: MathNode, hand: Hand) -> MathNode:
    if hand is ITALIC or (hand is UPRIGHT and node.tag == "mn"):
        return node
    if hand is UPRIGHT:
        return upright(node.text)
    return MathNode(node.tag, "".join(_letter(one, hand) for one in node.text), (), node.attributes, node.kind)


def upright(text: str) -> MathNode:
    """Return a name that does not lean: one letter alone would."""
    return MathNode("mi", text, attributes=(("mathvariant", "normal"),) if len(text) == 1 else ())


def _letter(one: str, hand: Hand) -> str:
    place = hand.older.find(one)
    if place >= 0 and place % 2 == 0:
        return hand.older[place + 1]
    for first, last, at in RANGES:
        start = hand[at]
        if first <= one <= last and isinstance(start, int) and start:
            return chr(start + ord(one) - ord(first))
    return one


def _together(nodes: list[MathNode]) -> list[MathNode]:
    made: list[MathNode] = []
    for node in nodes:
        if made and node.tag == made[-1].tag == "mi" and (node.text + made[-1].text).isalpha():
            made[-1] = upright(made[-1].text + node.text)
        else:
            made.append(node)
    return made
