"""Which settings of the owner reach which document, and which of them speak of nothing that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from studysite.ids import folded
from studysite.inlines import written
from studysite.model import Document, Question, Term
from studysite.notices import Notice
from studysite.overruling import Overruling
from studysite.overruling import folded as as_it_stands
from studysite.refine.merge import singular
from studysite.settings import SOURCES_FILE, DocumentSettings, Settings
from studysite.tomlfile import TomlFile


def said_of(file: str, settings: Settings) -> tuple[Overruling, ...]:
    """Return what the owner says of a file's lines and of the kinds of its documents."""
    return tuple(
        Overruling(part, own.kind, own.headings, own.answers)
        for name, own in settings.documents.items()
        if (part := _part(name, file)) is not None and (own.kind or own.headings or own.answers)
    )


def _part(name: str, file: str) -> int | None:
    """Return which document of a file a setting is about (0: all); None if it is about another file."""
    if name == file:
        return 0
    own, _, part = name.rpartition("#")
    return int(part) if own == file and part.isdecimal() and len(part) < 6 else None


def unmet(
    sources_toml: str, settings: Settings, lines: Mapping[str, Sequence[str]], documents: Sequence[Document]
) -> list[Notice]:
    """Return a notice for each line, term or question in `sources.toml` that is nowhere."""
    toml = TomlFile.read(SOURCES_FILE, sources_toml)
    toml.notices.clear()
    known: dict[str, set[str]] | None = None
    for name, own in settings.documents.items():
        path = ("documents", name)
        file = name if name in lines else name.rpartition("#")[0]
        if file not in lines:
            continue
        for key, text in _lines_nowhere(own, lines[file]):
            said = f"{name}: `{key}`: no line of the document reads “{text}”; copy it whole, as it stands there"
            toml.wrong(path, key, said, "no-such-passage")
        if own.merge or own.keep_apart:
            known = known or _names(documents)
            for key, text in _names_nowhere(own, file, known):
                where = "the document" if key == "keep_apart" else "a document"
                said = f"{name}: `{key}`: no term or question of {where} is “{text}”; copy it as it stands there"
                toml.wrong(path, key, said, "no-such-passage")
    return toml.notices


def _lines_nowhere(own: DocumentSettings, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    told = [("headings", text) for text in own.headings] + [("answers", text) for text in own.answers]
    if told:
        there = {as_it_stands(line) for line in lines}
        yield from ((key, text) for key, text in told if as_it_stands(text) not in there)


def _names_nowhere(own: DocumentSettings, file: str, known: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for name in (name for names in own.merge for name in names):
        if singular(folded(name)) not in known[""]:
            yield "merge", name
    for name in own.keep_apart:
        if singular(folded(name)) not in known.get(file, ()):
            yield "keep_apart", name


def _names(documents: Sequence[Document]) -> dict[str, set[str]]:
    """Return what the questions and terms of each file are called, and under "" those of all."""
    made: dict[str, set[str]] = {"": set()}
    for document in documents:
        for section in document.sections:
            for block in section.blocks:
                names = (
                    (written(block.prompt),)
                    if isinstance(block, Question)
                    else (block.name, *block.aliases)
                    if isinstance(block, Term)
                    else ()
                )
                keys = {singular(folded(name)) for name in names}
                made.setdefault(document.file, set()).update(keys)
                made[""] |= keys
    return made
