"""Words of a page with what they are: stressed, code, links, formulas, pictures, marks of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from studysite.intake import forms, prose
from studysite.intake.cascade import Cascade
from studysite.intake.formula import Part, tex
from studysite.intake.pictures import Pictures
from studysite.intake.prose import Run
from studysite.intake.tree import PASSED_OVER, attribute, children, words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

CODE = frozenset(("code", "kbd", "samp", "tt"))
# Marks that only lead around a page: to a heading's own address, or from a footnote back to its text.
AROUND = re.compile(r"[¶#§\u2191\u21a9\u2934\u23ce\ufe0e\ufe0f\s^]+")
RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
FORM = frozenset(("input", "select", "textarea"))
DEEPEST = 60


class Inlines:
    """Makes Markdown of inline elements."""

    def __init__(self, pictures: Pictures, cascade: Cascade) -> None:
        self._pictures = pictures
        self._cascade = cascade

    def written(self, nodes: Iterable[LexborNode]) -> str:
        """Return the words of `nodes`; a line for each `<br>`."""
        return prose.written(run for node in nodes for run in self._runs(node, Run(""), 0))

    def _runs(self, node: LexborNode, face: Run, depth: int) -> Iterator[Run]:
        """Yield the runs of a node, where `face` is how the words around it are set."""
        tag = node.tag or ""
        if tag == "-text" or depth > DEEPEST:
            yield face._replace(text=node.text_content or "" if tag == "-text" else words(node))
        elif tag in ("script", "math") or _is_formula(node):
            yield from _formula(node, face)
        elif tag in FORM:
            yield from forms.runs(node, face)
        elif tag in PASSED_OVER or _is_unseen(node):
            return
        elif tag == "br":
            yield Run("", kind="break")
        elif tag == "img":
            yield from self._picture(node, face)
        elif tag in CODE:
            yield face._replace(text=prose.code(words(node)), kind="made")
        else:
            bold, italic = self._cascade.face(node, bold=face.bold, italic=face.italic)
            yield from self._element(node, face._replace(bold=bold, italic=italic), depth)

    def _element(self, node: LexborNode, face: Run, depth: int) -> Iterator[Run]:
        runs = [run for child in children(node) for run in self._runs(child, face, depth + 1)]
        if node.tag == "label":
            yield from forms.led(runs)
        elif node.tag == "a":
            yield from _link(node, runs, face)
        elif node.tag in ("sup", "sub"):
            yield from _scripts(node, runs)
        elif node.tag == "q":
            yield from (face._replace(text="“"), *runs, face._replace(text="”"))
        else:
            yield from runs

    def _picture(self, node: LexborNode, face: Run) -> Iterator[Run]:
        words = attribute(node, "alt")
        name = self._pictures.name(attribute(node, "src") or attribute(node, "data-src"))
        if name:
            yield face._replace(text=prose.picture(name, words), kind="made", bold=False, italic=False)
        elif words:
            yield face._replace(text=words)


def _link(node: LexborNode, runs: list[Run], face: Run) -> Iterator[Run]:
    text = prose.written(runs)
    if AROUND.fullmatch(text.replace("\\", "")) and attribute(node, "href").startswith("#"):
        return
    target = attribute(node, "href")
    if not prose.leads(target.strip()) or any(run.kind == "made" and "](" in run.text for run in runs):
        yield from runs
        return
    lead = " " if runs and runs[0].text[:1].isspace() else ""
    trail = " " if runs and runs[-1].text[-1:].isspace() else ""
    plain = prose.written(run._replace(bold=False, italic=False) for run in runs).replace("\n", " ")
    yield face._replace(text=lead + prose.link(target, plain) + trail, kind="made")


def _scripts(node: LexborNode, runs: list[Run]) -> Iterator[Run]:
    """Yield raised or lowered words: digits as such letters, the number of a footnote in brackets."""
    text = "".join(run.text for run in runs)
    target = node.css_first("a[href^='#']")
    if target is not None and re.fullmatch(r"\s*\[?[\w*†‡]{1,4}\]?\s*", text):
        yield Run(f"[{text.strip().strip('[]')}]")
        return
    table = RAISED if node.tag == "sup" else LOWERED
    changed = text.strip().translate(table)
    if len(runs) == 1 and not re.search(r"[\w+=()-]", re.sub(r"[⁰-ₜ¹²³]", "", changed)):
        yield runs[0]._replace(text=changed)
    else:
        yield from runs


def _is_unseen(node: LexborNode) -> bool:
    return attribute(node, "aria-hidden") == "true" and node.tag != "img" and "katex" in attribute(node, "class")


def _is_formula(node: LexborNode) -> bool:
    names = attribute(node, "class").split()
    return "katex" in names or "katex-display" in names or node.tag == "mjx-container"


def _formula(node: LexborNode, face: Run) -> Iterator[Run]:
    """Yield a formula in TeX: as the page has it beside its MathML, or made of that."""
    kind = attribute(node, "type")
    if node.tag == "script":
        source = (node.text(deep=True) or "") if kind.startswith("math/tex") else ""
        is_block = "display" in kind
    else:
        math = node if node.tag == "math" else node.css_first("math")
        if math is None:
            yield face._replace(text=words(node))
            return
        note = math.css_first("annotation[encoding='application/x-tex']")
        source = (note.text(deep=True) if note is not None else "") or attribute(math, "alttext") or tex(_part(math))
        is_block = attribute(math, "display") == "block" or "katex-display" in attribute(node, "class")
    source = " ".join(source.split())
    if source:
        mark = "$$" if is_block else "$"
        yield face._replace(text=f"{mark}{source}{mark}", kind="made", bold=False, italic=False)


def _part(node: LexborNode, depth: int = 0) -> Part:
    if node.tag == "-text" or depth > DEEPEST:
        return Part("mtext" if depth > DEEPEST else "", words(node) if node.tag != "-text" else node.text_content or "")
    inner = [child for child in children(node) if child.tag not in ("annotation", "annotation-xml", "-comment")]
    inner = [child for child in inner if child.tag != "-text" or (child.text_content or "").strip()]
    if all(child.tag == "-text" for child in inner):
        return Part(node.tag or "", words(node))
    return Part(node.tag or "", "", tuple(_part(child, depth + 1) for child in inner))
