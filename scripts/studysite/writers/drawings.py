"""All diagrams of a site as data, for whoever draws them: each once, under the digest of what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from studysite.diagram import Diagram
from studysite.library import Library
from studysite.model import Block, Figure, ListBlock, Question
from studysite.writers.html import clean

VERSION = 1
KEY_LENGTH = 16


def drawing_key(diagram: Diagram) -> str:
    """Return the name of a drawing: hexadecimal digits of the SHA-256 of its JSON."""
    return hashlib.sha256(_json(_told(diagram)).encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def drawings_data(library: Library) -> str:
    """Return `drawings.json`, a drawing a line, by key; "" where nothing is to be drawn."""
    blocks = (block for document in library.documents for section in document.sections for block in section.blocks)
    made = {drawing_key(diagram): _json(_told(diagram)) for diagram in _diagrams(blocks)}
    if not made:
        return ""
    rows = ",\n".join(f'"{key}": {made[key]}' for key in sorted(made))
    text = f'{{"version": {VERSION}, "drawings": {{\n{rows}\n}}}}\n'
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _diagrams(blocks: Iterable[Block]) -> Iterator[Diagram]:
    """Yield the diagrams of blocks, also those within lists and answers."""
    for block in blocks:
        if isinstance(block, Figure) and block.diagram:
            yield block.diagram
        elif isinstance(block, ListBlock):
            yield from _diagrams(one for item in block.items for one in item.blocks)
        elif isinstance(block, Question):
            held = (block.hint, *(choice.rationale for choice in block.choices), block.answer or ())
            yield from _diagrams(one for blocks in held for one in blocks)


def _told(diagram: Diagram) -> dict[str, object]:
    """Return a diagram in values that JSON has."""
    return {
        "direction": diagram.direction,
        "groups": [
            {"name": _clean(one.name), "title": _clean(one.title), "within": _clean(one.within)}
            for one in diagram.groups
        ],
        "vertices": [
            {
                "name": _clean(one.name),
                "text": _clean(one.text),
                "shape": one.shape,
                "group": _clean(one.group),
                "notes": [_clean(note) for note in one.notes],
            }
            for one in diagram.vertices
        ],
        "edges": [
            {
                "tail": _clean(one.tail),
                "head": _clean(one.head),
                "text": _clean(one.text),
                "arrow": one.arrow,
                "dashed": one.dashed,
            }
            for one in diagram.edges
        ],
    }


def _clean(text: str) -> str:
    """Return a text without control characters, but with its lines."""
    return "\n".join(map(clean, text.split("\n")))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
