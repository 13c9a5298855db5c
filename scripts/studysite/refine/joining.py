"""What the owner says of questions and terms that are one, or are not, whatever their words say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from studysite.ids import folded
from studysite.model import Document


@dataclass(frozen=True, slots=True)
class Joining:
    """`merge` are names (or wordings of a question) that mean one thing, the one that shall stand for it first.

    `apart` are those that a document means in its own way, by its file and first line.
    """

    merge: tuple[tuple[str, ...], ...] = ()
    apart: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)

    def first(self, key: Callable[[str], str] = folded) -> dict[str, str]:
        """Return by each name that is merged the one that stands for it, both as `key` compares them."""
        return {key(name): key(names[0]) for names in reversed(self.merge) for name in names}

    def keeps_apart(self, document: Document, names: Iterable[str], key: Callable[[str], str] = folded) -> bool:
        """Tell whether one of these names is the document's own; `names` are as `key` compares them."""
        own = self.apart.get((document.file, document.span.first), ())
        return bool(own) and not {key(name) for name in own}.isdisjoint(names)


NOTHING_SAID = Joining()
