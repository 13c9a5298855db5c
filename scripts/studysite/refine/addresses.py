"""Slugs for documents, anchors for their sections, tables and nodes, and which pages each document has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from studysite.ids import digest, distinct, numbered, question_id, slug
from studysite.library import KIND_NAMES
from studysite.model import (
    Block,
    Blocks,
    Document,
    Figure,
    Node,
    Outline,
    Paragraph,
    Question,
    Section,
    Table,
    Term,
    Text,
    plain,
    written,
)
from studysite.settings import DocumentSettings

# Anchors that pages use for other things: cards and answers, nodes, tables, figures, and the frame around them.
RESERVED = re.compile(
    r"[qa]-[0-9a-z]{8}|n-[0-9a-z]{6}|(?:table|figure)-[0-9a-z]{6}|correction-\d+|content|contents|corrections|files|settings|shelf|search"
)


def settled(document: Document, part: int, settings: dict[str, DocumentSettings]) -> tuple[Document, DocumentSettings]:
    """Return a document with what `sources.toml` says of it: `"file"`, or `"file#2"` for a bundle's second one."""
    own = settings.get(f"{document.file}#{part}") or settings.get(document.file, DocumentSettings())
    if part > 1 and f"{document.file}#{part}" not in settings:
        own = replace(own, title=None, slug=None, kind=None)
    title = (Text(own.title),) if own.title else document.title or (Text(own_name(document)),)
    language = own.language or document.language
    return replace(document, title=title, kind=own.kind or document.kind, slug=own.slug or "", language=language), own


def own_name(document: Document) -> str:
    """Return what to call a document that has no title: by its file where that has words, else by its first heading."""
    stem = PurePosixPath(document.file).name.rsplit(".", 1)[0]
    words = re.sub(r"[_\-.\s]+", " ", stem).strip()
    kind = KIND_NAMES[document.kind].capitalize()
    if re.fullmatch(r"(?:[^\W\d_]{2,} ?)+(?: ?\d{1,3})?", words):
        return words[0].upper() + words[1:]
    first = next((plain(section.title) for section in document.sections if section.title), "")
    return f"{kind}: {first}" if first else f"{kind} {words}".strip()


def with_slugs(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with distinct slugs; those that the owner gave come first, then the names of labs."""
    order = sorted(range(len(documents)), key=lambda at: (not documents[at].slug, documents[at].kind != "lab"))
    wanted = [
        (
            documents[at].slug or _own_slug(documents[at]),
            f"{documents[at].file}\n{documents[at].part}",
        )
        for at in order
    ]
    slugs = dict(zip(order, distinct(wanted), strict=True))
    return [replace(document, slug=slugs[at]) for at, document in enumerate(documents)]


def _own_slug(document: Document) -> str:
    """Return the slug that a document asks for: the name of its lab, or its title."""
    return str(document.options["lab"]) if document.kind == "lab" else slug(plain(document.title), document.file)


def original_slugs(documents: Sequence[Document], files: Sequence[str]) -> dict[str, str]:
    """Return the slug of each file's page of the original: its document's, or its own name's for a bundle."""
    held: dict[str, list[Document]] = {file: [] for file in files}
    for document in documents:
        held[document.file].append(document)
    wanted = [
        (
            held[file][0].slug if len(held[file]) == 1 else slug(PurePosixPath(file).name.rsplit(".", 1)[0], file),
            file,
        )
        for file in files
    ]
    return dict(zip(files, distinct(wanted), strict=True))


def anchored(document: Document) -> Document:
    """Return the document with an anchor for every section, table and node."""
    named = iter(numbered(_section_anchors(document.sections)))
    names = Anchors(document.slug)
    sections = tuple(
        replace(
            section,
            id=next(named) if section.title else "",
            blocks=tuple(_block(block, plain(section.title), names) for block in section.blocks),
        )
        for section in document.sections
    )
    return replace(document, sections=sections)


def _section_anchors(sections: Sequence[Section]) -> Iterator[str]:
    """Yield what each section with a title is called: by its title, a repeated one also by the section above it.

    So “Summary” of the second chapter keeps its name whatever happens in the first.
    """
    above: list[Section] = []
    taken: set[str] = set()
    for section in sections:
        if not section.title:
            continue
        while above and above[-1].level >= section.level:
            above.pop()
        name = _anchor(plain(section.title))
        if name in taken and above:
            name = slug(f"{plain(above[-1].title)} {plain(section.title)}")
        taken.add(name)
        above.append(section)
        yield name


def _anchor(title: str) -> str:
    made = slug(title)
    return f"on-{made}" if RESERVED.fullmatch(made) else made


def _block(block: Block, section: str, names: Anchors) -> Block:
    """Return a block with its address; `section` are the words of what it stands in."""
    if isinstance(block, Table):
        return replace(block, key=names.of("table", "\n".join((section, *map(plain, block.header.cells)))))
    if isinstance(block, Figure):
        return replace(block, key=names.of("figure", "\n".join((section, plain(block.caption)))))
    if isinstance(block, Question):
        return _asked(block, names)
    if isinstance(block, Outline):
        return replace(block, nodes=tuple(_node(node, "", names) for node in block.nodes))
    return block


def _asked(block: Question, names: Anchors) -> Question:
    """Return a question with the addresses of what stands below it. Those of several documents may share a page."""
    within = "\n".join((names.document, written(block.prompt)))

    def named(blocks: Blocks) -> Blocks:
        return tuple(_block(one, within, names) for one in blocks)

    return replace(
        block,
        hint=named(block.hint),
        choices=tuple(replace(one, rationale=named(one.rationale)) for one in block.choices),
        answer=named(block.answer) if block.answer else block.answer,
    )


class Anchors:
    """The names of the tables, figures and nodes of one document."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._counts: Counter[str] = Counter()
        self._taken: set[str] = set()

    def of(self, kind: str, words: str) -> str:
        """Return a name made from the words of a thing, and from its count where they are those of others too.

        Its place among others is no part of it: it survives a change of their order.
        """
        name = ""
        while not name or name in self._taken:
            self._counts[words] += 1
            count = self._counts[words]
            name = f"{kind}-{digest(words if count == 1 else chr(10).join((words, str(count))), 6)}"
        self._taken.add(name)
        return name


def _node(node: Node, path: str, names: Anchors) -> Node:
    """Name a node by the words on the way to it, so that an edit elsewhere in the tree never renames it."""
    here = f"{path}\n{plain(node.words)}"
    return replace(node, id=names.of("n", here), children=tuple(_node(child, here, names) for child in node.children))


def pages_of(document: Document, *, asks: bool) -> tuple[str, ...]:
    """Return the addresses of a document's pages, its main one first. `asks`: questions live on its practice page."""
    tree = document.kind == "mind-map" and any(
        isinstance(block, Outline) for section in document.sections for block in section.blocks
    )
    if document.kind == "lab":
        return (f"labs/{document.slug}/", *((f"practice/{document.slug}/",) if asks else ()))
    own_words = _own_words(document) or _bare_headings(document) or bool(document.subtitles)
    reading = document.kind not in ("study-guide", "glossary", "mind-map") or own_words
    pages = {
        "mind-map": tree,
        "practice": asks,
        "read": reading,
    }
    order = ["practice", "read", "mind-map"] if document.kind == "study-guide" else ["mind-map", "read", "practice"]
    return tuple(f"{one}/{document.slug}/" for one in order if pages[one])


def _own_words(document: Document) -> bool:
    """Tell whether a document says anything beside its questions, its terms and the tree of its map.

    Instructions stand on the practice page, above the questions that a section is the first to ask.
    """
    asked: set[str] = set()
    for section in document.sections:
        prompts = {question_id(written(block.prompt)) for block in section.blocks if isinstance(block, Question)}
        instructed = not prompts <= asked
        asked |= prompts
        for block in section.blocks:
            elsewhere = isinstance(block, Question | Term) or (
                isinstance(block, Outline) and document.kind == "mind-map"
            )
            instruction = isinstance(block, Paragraph) and block.role == "instruction" and instructed
            if not elsewhere and not instruction:
                return True
    return False


def _bare_headings(document: Document) -> bool:
    return any(section.title and not section.blocks for section in document.sections)


def readable(section: Section) -> bool:
    """Tell whether a section has text of its own to read, and is no mere list of questions or terms."""
    return any(not isinstance(block, Question | Term) for block in section.blocks)
