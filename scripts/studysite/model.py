"""The document model: frozen values that readers make, refine edits and writers print.

Two small sum types hold everything that a study document can say: `Inline` (words with
emphasis, code, links) and `Block` (paragraphs, lists, tables, and the things to study:
questions, terms, outlines). Each block keeps the lines of the file that it came from, so that
every page can say where a sentence stands and `check` can prove that none was lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from studysite.diagram import Diagram
from studysite.inlines import (
    Code,
    Emphasis,
    Formula,
    Inline,
    Inlines,
    Link,
    Mention,
    Picture,
    Strong,
    Text,
    mentioned,
    plain,
    written,
)
from studysite.recognition import Recognition

# Of `inlines`; the rest of the model is what stands here.
__all__ = [
    "Code",
    "Emphasis",
    "Formula",
    "Inline",
    "Inlines",
    "Link",
    "Mention",
    "Picture",
    "Strong",
    "Text",
    "mentioned",
    "plain",
    "written",
]


# A line, and which of those that begin there.
Start: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of the document's file, counted from 1, both ends included.

    `nth` tells questions apart that begin on the same line, and terms: how many do before this one.
    """

    first: int
    last: int
    nth: int = 0

    @property
    def start(self) -> Start:
        """Where it begins, which no other question or term of its document shares."""
        return self.first, self.nth

    def __or__(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `role` tells a quotation or an instruction from running text."""

    words: Inlines
    span: Span
    role: Literal["", "quote", "instruction", "label"] = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its own words, then whatever is nested below it."""

    words: Inlines
    span: Span
    blocks: Blocks = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. `start` is the first number of an ordered one."""

    items: tuple[Item, ...]
    span: Span
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; every row of a table has as many cells as its header."""

    cells: tuple[Inlines, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column names the rows. `key` is its address within its document."""

    header: Row
    rows: tuple[Row, ...]
    span: Span
    key: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines kept to the letter, with the language if the document names one."""

    text: str
    span: Span
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that the document describes. `key` is its address within its document.

    `source` is its drawing source, or empty where the document only has its heading; `language` is what it is
    written in ("tikz", "mermaid", "dot"). `diagram` is None where nobody understood it.
    """

    caption: Inlines
    source: str
    span: Span
    key: str = ""
    language: str = ""
    diagram: Diagram | None = None


QuestionKind = Literal["short-answer", "checkpoint", "essay", "multiple-choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options of a multiple-choice question. `rationale` is why it is right, or why it is not."""

    words: Inlines
    is_right: bool
    span: Span
    rationale: Blocks = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and, where the document gives one, its answer.

    `number` is the document's own (None if it has none). `id` is made by refine from the prompt
    alone, so that an edit of the answer, a move or a new document never changes it. `choices` are the
    options of a multiple-choice question, in the document's order; where none is right, the document
    does not say which. Its `answer` is then what explains them all. `hint` helps without telling the answer.
    """

    kind: QuestionKind
    prompt: Inlines
    span: Span
    answer: Blocks | None = None
    answer_span: Span | None = None
    number: int | None = None
    id: str = ""
    choices: tuple[Choice, ...] = ()
    hint: Blocks = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: headword, other names, one definition, related headwords, the date of its facts, as written."""

    name: str
    definition: Inlines
    span: Span
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    as_of: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A definition with an example of it."""

    name: str
    definition: Inlines
    example: Inlines
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A branch of an outline or mind map. `id` is its address within its document."""

    words: Inlines
    span: Span
    children: tuple[Node, ...] = ()
    number: int | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A tree of branches: a mind map, or an outline inside a document."""

    nodes: tuple[Node, ...]
    span: Span


Block: TypeAlias = Paragraph | ListBlock | Table | CodeBlock | Figure | Question | Term | Pair | Outline
Blocks: TypeAlias = tuple[Block, ...]

DocumentKind = Literal[
    "study-guide", "briefing", "blog-post", "exam-guide", "lesson", "mind-map", "glossary", "article", "lab"
]

AskedRole = Literal["quiz", "essays", "glossary", "checkpoints", "objectives"]
ToldRole = Literal["concept", "outline", "figures", "pairs", "example", "tables", "links", "summary"]
SectionRole = Literal["", AskedRole, ToldRole]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks below it, up to the next heading of any level.

    `level` is 2 for the main sections of a document (its title is level 1). The section before
    the first heading has an empty title. `id` is its address within its document.
    """

    title: Inlines
    blocks: Blocks
    span: Span
    level: int = 2
    role: SectionRole = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of a line that is layout and no content, with the name of what it is."""

    line: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One study document. A bundle file holds several, each with its own span of lines.

    `file` is the path below the sources folder, with forward slashes. `slug` is its address.
    `options` are the settings of its front matter that a page may honour (`markmap`); those of a lab
    name which one it is (`lab`). `language` is its BCP 47 tag; "" stands for that of the site.
    """

    title: Inlines
    kind: DocumentKind
    file: str
    span: Span
    sections: tuple[Section, ...]
    slug: str = ""
    subtitles: tuple[Paragraph, ...] = ()
    title_span: Span | None = None
    part: str = ""
    options: dict[str, object] = field(default_factory=dict)
    recognition: Recognition | None = None
    language: str = ""

    @property
    def folder(self) -> str:
        """The folder right below the sources folder that it is in, which is its topic; empty if it is in none."""
        return self.file.partition("/")[0] if "/" in self.file else ""
