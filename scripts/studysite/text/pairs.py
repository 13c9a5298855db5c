"""Definitions with an example each: `Name: definition. Example: …`, or the example nested below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Blocks, Pair, Span
from studysite.text.blocks import blocks
from studysite.text.headwords import bare_name, head
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.lists import Entry, entries, joined, list_end, lists

EXAMPLE = re.compile(r"(?:^|(?<=\s))(?P<label>[*_]{0,2}Examples?[*_]{0,2}:[*_]{0,2})\s+(?=\S)", re.IGNORECASE)


def pair_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of a section of definition-example pairs; what is no pair stays as it is."""
    made: list[Block] = []
    loose: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if marker(line.text) is None:
            pair = (
                None if line.blank or line.close else _pair(line.text.strip(), Span(line.number, line.number), ledger)
            )
            if pair:
                made += [*_text(loose, ledger), pair]
            else:
                loose.append(line)
            at += 1
            continue
        made += _text(loose, ledger)
        end = list_end(lines, at)
        made += _listed(entries(lines[at:end], ledger), ledger)
        at = end
    return (*made, *_text(loose, ledger))


def _text(loose: list[Line], ledger: Ledger) -> list[Block]:
    found = list(blocks(loose, ledger))
    loose.clear()
    return found


def _listed(found: list[Entry], ledger: Ledger) -> list[Block]:
    """Return a list as pairs where every entry of it is one."""
    texts = [_whole(entry) for entry in found]
    if not all(text and _parts(text) for text in texts):
        return lists(found, ledger, blocks)
    pairs = [_pair(text, Span(entry.line, entry.last), ledger) for text, entry in zip(texts, found, strict=True)]
    return [pair for pair in pairs if pair]


def _whole(entry: Entry) -> str:
    """Return an entry's words with those of an example nested below it; "" where more is nested."""
    text, more = joined(entry)
    if more or len(entry.below) > 1:
        return ""
    if not entry.below:
        return text
    below = _whole(entry.below[0])
    return f"{text} {below}" if EXAMPLE.match(below) else ""


def _parts(text: str) -> tuple[str, str, str, str] | None:
    """Return name, definition, label and example."""
    known = head(text)
    match = EXAMPLE.search(known.rest) if known else None
    if known is None or match is None or not match.start():
        return None
    return known.term, known.rest[: match.start()].rstrip(), match["label"], known.rest[match.end() :]


def _pair(text: str, span: Span, ledger: Ledger) -> Pair | None:
    parts = _parts(text)
    if parts is None:
        return None
    name, definition, label, example = parts
    for number in range(span.first, span.last + 1):
        ledger.drop(number, "label", label)
    return Pair(bare_name(name), parse(definition), parse(example), span)
