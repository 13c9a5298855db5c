"""The folders below `sources/` as topics: their titles, their addresses, their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from studysite.ids import distinct, slug
from studysite.model import Document
from studysite.topics import Topic, TopicSettings

# A number of two digits before a name puts folders in order. It does so only where there is another.
NUMBERED = re.compile(r"\d\d[-_. ]+(?=\D)")
LAST = 1_000_000


def topics(documents: Sequence[Document], said: Mapping[str, TopicSettings]) -> tuple[Topic, ...]:
    """Return the topics of documents that have their slugs: in the owner's order, then by their folders."""
    held: dict[str, list[str]] = {}
    # Labs have a shelf of their own: a folder of them is no topic.
    kept = {document.folder for document in documents if document.kind != "lab"}
    for document in documents:
        if document.folder in kept - {""}:
            held.setdefault(document.folder, []).append(document.slug)
    own = {folder: said.get(folder, TopicSettings()) for folder in held}
    # A slug that the owner gave is nobody else's.
    named = sorted(held, key=lambda folder: (not own[folder].slug, folder))
    slugs = dict(zip(named, distinct((own[one].slug or slug(one), one) for one in named), strict=True))
    are_numbered = sum(NUMBERED.match(folder) is not None for folder in held) > 1
    order = sorted(held, key=lambda folder: (_place(own[folder]), folder.casefold(), folder))
    return tuple(
        Topic(slugs[one], own[one].title or _title(one, are_numbered=are_numbered), one, tuple(held[one]))
        for one in order
    )


def _place(own: TopicSettings) -> int:
    return LAST if own.order is None else own.order


def _title(folder: str, *, are_numbered: bool) -> str:
    """Return what the name of a folder says: “Cell biology” for `cell-biology`, or `03-cell-biology` among such."""
    name = NUMBERED.sub("", folder, count=1) if are_numbered and NUMBERED.match(folder) else folder
    words = re.sub(r"[-_\s]+", " ", name).strip() or folder
    return words[0].upper() + words[1:]
