"""Drawings in words: TikZ, Mermaid and DOT into shapes and lines, each language in modules of its own.

A source is only ever looked at: nothing in it is run, fetched or believed. The work is bounded by its length and by
the limits in `draft`.
"""

from __future__ import annotations

from collections.abc import Callable

from studysite.text.diagrams.draft import NotUnderstood, Understood

__all__ = ["LANGUAGES", "NotUnderstood", "Understood", "understood"]

# What a fence may call them, and what they are.
LANGUAGES = {
    "tikz": "tikz",
    "latex": "tikz",
    "tex": "tikz",
    "mermaid": "mermaid",
    "mmd": "mermaid",
    "dot": "dot",
    "graphviz": "dot",
    "gv": "dot",
}

# Far more than the largest diagram needs that anyone can read.
LONGEST_SOURCE = 200_000


def understood(language: str, source: str) -> Understood:
    """Return the diagram that a source in `language` draws; raises NotUnderstood with the reason."""
    if len(source) > LONGEST_SOURCE:
        raise NotUnderstood(f"it has {len(source):,} characters; draw it in several parts")
    return _reader(language)(source)


def _reader(language: str) -> Callable[[str], Understood]:
    if language == "tikz":
        from studysite.text.diagrams.tikz import tikz

        return tikz
    if language == "mermaid":
        from studysite.text.diagrams.mermaid import mermaid

        return mermaid
    from studysite.text.diagrams.dot import dot

    return dot
