"""A formula in words that any line of text can hold: Unicode's raised and lowered letters where it has them."""

from __future__ import annotations

import re
import unicodedata

from studysite.tex.node import TOKENS, MathNode
from studysite.tex.symbols import MARKS

RAISED = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzTβγδ∗°∘′″‴⊤†",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟ*°°′″‴ᵀ†",
        strict=True,
    )
)
LOWERED = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))

SIGN_OF_TIMES = frozenset("⋅∗∘·/")
TIGHT = frozenset("()[]{}⟨⟩⌊⌋⌈⌉|‖!.,;/⁄′″‴…⋯%°")
SPACED = re.compile(r"\s+")
BRACES = frozenset("⏟⏞⎵⎴")
MARKED = frozenset(MARKS) | BRACES | {"_"}
BUILT = frozenset({"mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"})
COMPOUND = re.compile(r"[\s+−=/±]")
# Letters in another hand are read as letters; the older ones, as that of the real numbers, are signs of their own.
HANDS = re.compile("[\U0001d400-\U0001d7ff]")


def said(node: MathNode) -> str:
    """Return a formula in words, on one line."""
    told = SPACED.sub(" ", _said(node).replace("\u00a0", " ")).strip()
    told = HANDS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), told)
    return unicodedata.normalize("NFC", told)


def _said(node: MathNode) -> str:
    if node.tag in TOKENS:
        return _sign(node) if node.tag == "mo" else node.text
    if node.tag == "mspace":
        return "" if dict(node.attributes)["width"].startswith("-") else " "
    if node.tag == "mtable":
        return "; ".join(map(_said, node.children))
    if node.tag == "mtr":
        return _cells(node)
    if node.tag in BUILT:
        return _built(node, [_said(child).strip() for child in node.children])
    return _row(node.children)


def _built(node: MathNode, parts: list[str]) -> str:
    """Return what is built of parts: fractions, roots, scripts, marks above."""
    if node.tag == "mfrac":
        return f"{parts[0]} over {parts[1]}" if node.attributes else f"{_closed(parts[0])}/{_closed(parts[1])}"
    if node.tag in ("msqrt", "mroot"):
        degree = _script(parts[1], RAISED, "") if node.tag == "mroot" else ""
        return f"{degree}√{_closed(parts[0])}"
    if node.tag in ("mover", "munder") and (told := _beyond(node, parts)):
        return told
    below = _script(parts[1], LOWERED, "_") if node.tag not in ("msup", "mover") else ""
    above = _script(parts[-1], RAISED, "^") if node.tag not in ("msub", "munder") else ""
    return f"{parts[0]}{below}{above}"


def _beyond(node: MathNode, parts: list[str]) -> str:
    """Return what has a mark, a brace or an arrow with a label; nothing for an operator with a limit."""
    base, other = node.children
    if other.text in MARKED:
        return _marked(node, parts)
    if base.tag in ("munder", "mover") and base.children[1].text in BRACES:
        return f"{parts[0]} ({parts[1]})"
    if node.tag == "mover" and base.tag == "mo" and not base.kind:
        return f" {parts[0]}{_script(parts[1], RAISED, '^')} "
    return ""


def _marked(node: MathNode, parts: list[str]) -> str:
    mark = MARKS.get(node.children[1].text, "")
    if not mark:
        return parts[0]
    return "".join(f"{one}{mark}" if one.isalnum() else one for one in parts[0])


def _script(text: str, table: dict[str, str], mark: str) -> str:
    """Return a script in letters that are raised or lowered, or behind a mark where one of them is not."""
    if text.isalpha() and len(text) > 2:
        return f"{mark}{text}"
    told = SPACED.sub("", text) if all(one in table or one.isspace() for one in text) else ""
    if told or not text:
        return "".join(table[one] for one in told)
    return f"{mark}{text}" if len(text) == 1 else f"{mark}({text})"


def _closed(text: str) -> str:
    whole = text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1
    return text if whole or not COMPOUND.search(text) else f"({text})"


def _sign(node: MathNode) -> str:
    if ("lspace", "0") in node.attributes:
        return node.text
    if not node.text or node.text in TIGHT or node.text in SIGN_OF_TIMES or dict(node.attributes).get("form"):
        return ", " if node.text == "," else "; " if node.text == ";" else node.text
    return f" {node.text} "


def _row(nodes: tuple[MathNode, ...]) -> str:
    """Return nodes side by side; a sign with nothing before it stands close to what follows."""
    made = ""
    for at, node in enumerate(nodes):
        before = nodes[at - 1] if at else None
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        told = _said(node)
        is_name = node.kind.startswith(("name", "limits"))
        if node.tag == "mo" and (is_name or (node.text in "+−±∓" and _opens(before))):
            told = node.text
        elif node.tag == "mfrac" and not node.attributes and (_beside(before) or _beside(after)):
            told = f"({told})"
        if is_name and made and not made[-1].isspace() and made[-1] not in "([{⟨|−+":
            made += " "
        made += told
        if is_name and after is not None and after.kind != "open" and after.tag != "mo":
            made += " "
    return made


def _beside(node: MathNode | None) -> bool:
    """Tell whether a thing would be taken for a part of the fraction that it stands beside."""
    return node is not None and (node.kind == "limits" or node.tag not in ("mo", "mspace", "mtext"))


def _opens(before: MathNode | None) -> bool:
    if before is None or before.kind == "open":
        return True
    return before.tag == "mo" and before.kind != "close" and before.text not in ")]}!|"


def _cells(node: MathNode) -> str:
    """Return a row of a table: cells that are aligned side by side go on, others are parted."""
    if any(("class", "right") in cell.attributes for cell in node.children):
        return "".join(map(_said, node.children))
    return ", ".join(told for cell in node.children if (told := _said(cell).strip()))
