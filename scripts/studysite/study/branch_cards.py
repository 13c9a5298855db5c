"""Cards of branches in mind maps and outlines: name what stands below one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studysite.ids import folded
from studysite.library import speech
from studysite.model import Inlines, Item, ListBlock, Node, Outline, Strong, Text, plain
from studysite.study.card_texts import cut, line, paragraph
from studysite.study.draft import Answer, Draft, Stand, bare, context, group

# One thing is no list to name, and more than nine are too many to hold in mind.
FEWEST, MOST = 2, 9


def branch_drafts(stand: Stand, outline: Outline) -> Iterator[Draft]:
    """Yield the cards of an outline, each branch before those below it."""
    waiting: list[tuple[Node, tuple[str, ...]]] = [(node, ()) for node in reversed(outline.nodes)]
    while waiting:
        node, path = waiting.pop()
        here = (*path, _title(node))
        below = [child for child in node.children if line(child.words)]
        if here[-1] and FEWEST <= len(below) <= MOST:
            yield _draft(stand, node, path, below)
        waiting += [(child, here) for child in reversed(node.children)]


def _draft(stand: Stand, node: Node, path: Sequence[str], below: Sequence[Node]) -> Draft:
    ordered = all(child.number is not None for child in below)
    items = tuple(Item(_words(child), child.span) for child in below)
    return Draft(
        kind="branch",
        key="\n".join(folded(bare(name)) for name in (*path, _title(node))),
        group=group("branch", stand.document),
        prompt=(
            *context(" › ".join(path)),
            *paragraph((Text(speech(stand.language)("Name what belongs to: ")), Strong((Text(_title(node)),)))),
        ),
        answers=(Answer((ListBlock(items, node.span, ordered),), stand.document),),
        spots=(stand.spot(node.span.first),),
        url=f"{stand.tree}#{node.id}",
    )


def _title(node: Node) -> str:
    return line(node.words).rstrip(" :：")


def _words(node: Node) -> Inlines:
    """Return the words of a branch, without the colon that announces those below it: they have their own card."""
    text = plain(node.words)
    return cut(node.words, 0, len(text.rstrip(" :："))) if node.children else node.words
