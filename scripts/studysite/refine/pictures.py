"""Pictures beside and inside documents: each gets its file below the pages, or a notice says why it has none."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from studysite.errors import UnfitError
from studysite.ids import slug
from studysite.imagefile import LARGE, ImageFile, read_image
from studysite.memory import Recall, afresh
from studysite.model import Document, Inlines, Link, Picture
from studysite.notices import Notice
from studysite.refine.paths import beside, letters
from studysite.refine.walking import walked

FOLDER = "images"


@dataclass(frozen=True, slots=True)
class Placed:
    """Documents whose pictures have their files, these files by path below the pages, and what is to be said."""

    documents: tuple[Document, ...]
    files: dict[str, bytes]
    notices: tuple[Notice, ...]


@dataclass(slots=True)
class _Shelf:
    """The pictures that there are: `beside` documents by path, `inside` them by file and name."""

    beside: Mapping[str, bytes] | None
    inside: Mapping[str, Mapping[str, bytes]]
    recall: Recall
    files: dict[str, bytes] = field(default_factory=dict)
    notices: dict[Notice, None] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    names: dict[str, list[str]] = field(default_factory=dict)

    def say(self, file: str, line: int, code: str, message: str) -> None:
        """Remark on a line, once."""
        self.notices[Notice(file, line, code, message)] = None

    def settled(self, one: Picture, file: str, line: int) -> Picture:
        """Return a picture with its file; as it was, and a notice, where it has none."""
        shown = one.source if len(one.source) <= 80 else f"{one.source[:80]}…"
        data = self.inside.get(file, {}).get(one.source)
        if data is None:
            data = self._found(one, shown, file, line)
        if data is None:
            return one
        try:
            image: ImageFile = self.recall(read_image, data)
        except UnfitError as reason:
            self.say(file, line, "picture-unfit", f"the file of the picture “{shown}” {reason}; its words stand there")
            return one
        if len(data) > LARGE:
            size = f"{len(data) / 1_000_000:.1f}"
            self.say(file, line, "picture-large", f"the picture “{shown}” has {size} MB; make it smaller: phones wait")
        if not one.alt:
            text = f"the picture “{shown}” has no words for those who do not see it: write them as ![words]({shown})"
            self.say(file, line, "picture-without-words", text)
        stem = slug(posixpath.splitext(posixpath.basename(one.source))[0], "picture")[:60]
        path = f"{FOLDER}/{stem}-{hashlib.sha256(image.data).hexdigest()[:8]}.{image.ending}"
        self.files[path] = image.data
        return replace(one, file=path, width=image.width, height=image.height, is_clear=image.is_clear)

    def _found(self, one: Picture, shown: str, file: str, line: int) -> bytes | None:
        path = beside(file, one.source)
        if not path:
            text = f"the picture “{shown}” lies outside the folder of the documents and was left out: put a copy beside"
            self.say(file, line, "picture-outside", text)
            return None
        if self.beside is None:
            return None
        if path not in self.beside:
            alike = self._alike(path)
            if len(alike) != 1:
                text = f"there is no picture “{shown}”, so its words stand there: put the file there, or mend its name"
                self.say(file, line, "picture-missing", text)
                return None
            path = alike[0]
        self.used.add(path)
        return self.beside[path]

    def _alike(self, path: str) -> list[str]:
        """Return the pictures whose names have the same letters and digits, as one that was renamed to be safe has."""
        if not self.names:
            for other in self.beside or ():
                self.names.setdefault(letters(other), []).append(other)
        return self.names.get(letters(path), [])


def placed(
    documents: Sequence[Document],
    beside: Mapping[str, bytes] | None,
    inside: Mapping[str, Mapping[str, bytes]],
    recall: Recall = afresh,
) -> Placed:
    """Return the documents with their pictures in place. `beside` is None where nobody looked for any."""
    shelf = _Shelf(beside, inside, recall)
    made = tuple(_shown(document, shelf) for document in documents)
    for path in sorted(set(beside or ()) - shelf.used):
        shelf.say(path, 0, "picture-unused", "no document shows this picture; write ![words](name) where it belongs")
    return Placed(made, shelf.files, tuple(shelf.notices))


def _shown(document: Document, shelf: _Shelf) -> Document:
    file = document.file
    return walked(document, document.span, lambda one, at: _settled(one, file, at.first, shelf), Picture, Link)


def _settled(one: Picture | Link, file: str, line: int, shelf: _Shelf) -> Inlines | None:
    """Return what stands in the place of a picture; None for a link that is none."""
    if isinstance(one, Picture):
        return (shelf.settled(one, file, line),)
    if not one.is_picture:
        return None
    text = f"the picture {one.url} lies on another host: it became a link, and nothing is fetched"
    shelf.say(file, line, "picture-elsewhere", text)
    return (replace(one, is_picture=False),)


def unshown(documents: Iterable[Document], files: Iterable[str], pages: Iterable[str]) -> list[Notice]:
    """Return a notice for each picture that no page shows: one in a name or in a branch is there in words alone."""
    texts = "\n".join(text for text in pages if FOLDER in text)
    lost = sorted(path for path in files if path not in texts)
    first = next(iter(documents), None)
    return [
        Notice(first.file, 0, "picture-in-words", f"the picture {path} stands in a name, which shows its words alone")
        for path in lost
        if first
    ]
