"""TeX formulas as trees of MathML, and as words. Pure, and without any knowledge of documents.

`formula` reads the mathematics that study documents hold: what is not known, does not close, or is deeper or
longer than anybody writes raises `Damaged`, so that it can stay the text that it was. Nothing is run: there are no
macros of a document's own, no links, no files.
"""

from __future__ import annotations

from functools import lru_cache

from studysite.tex.damage import Damaged
from studysite.tex.node import MathNode
from studysite.tex.parser import Parser
from studysite.tex.scan import scanned
from studysite.tex.words import said

__all__ = ["Damaged", "MathNode", "formula", "readable"]

# Of more characters nobody writes a formula by hand.
LONGEST = 4_000


@lru_cache(maxsize=8192)
def _read(tex: str) -> MathNode | Damaged:
    if len(tex) > LONGEST:
        return Damaged(f"is longer than {LONGEST} characters")
    try:
        return Parser(scanned(tex)).whole()
    except Damaged as damage:
        return damage.with_traceback(None)


def formula(tex: str) -> MathNode:
    """Return a formula as one element of MathML; raises Damaged with the reason where it is none."""
    made = _read(tex)
    if isinstance(made, Damaged):
        raise Damaged(str(made))
    return made


@lru_cache(maxsize=8192)
def readable(tex: str) -> str:
    """Return a formula in words that any line of text can hold (`x² + 1/n`); the TeX itself where it is damaged."""
    made = _read(tex)
    return tex if isinstance(made, Damaged) else said(made) or tex
