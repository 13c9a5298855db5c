"""Strategies for Hypothesis: any text, hostile text, and model documents that hold it in every field.

Each document has its own lines: what its fields say stands nowhere in them, since writers are
tested here without readers. `EXAMPLES=2000 uv run pytest tests/test_properties_*.py` looks further,
with new examples each time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from studysite.diagram import Diagram, Edge, Group, Vertex, VertexShape
from studysite.labs import LABS
from studysite.model import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Document,
    DocumentKind,
    Emphasis,
    Figure,
    Inlines,
    Item,
    Link,
    ListBlock,
    Node,
    Outline,
    Pair,
    Paragraph,
    Question,
    QuestionKind,
    Row,
    Section,
    SectionRole,
    Span,
    Strong,
    Table,
    Term,
    Text,
)
from studysite.notices import SEVERITY, Notice
from studysite.settings import Correction

examples = settings(
    max_examples=int(os.environ.get("EXAMPLES", "30")),
    derandomize="EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# The word that a hostile text would bring in from a file beside the pages.
INCLUDED = "marmalade-in-the-safe"

ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</li></ul></div></article>", "<a href='x'>", "<b",
    "-->", "<!--", "<!-- x -->", "]]>", "<?php", "</title>", "<svg/onload=alert(1)>", "<p markdown=1>", "</code></pre>",
    "{: onclick=alert(1) }", "{: .src }", "{#id}", "{ .x }", "{@onclick=x}", "{{ config.site_name }}", "{% raw %}",
    "${x}", "{++a++}", "{--a--}", "{==a==}", "{>>a<<}", '--8<-- "secret.txt"', "--8<--", "-8<- 'secret.txt'", ";--8<--",
    "/// html | script", "///", "/// details", "/// tab | x", "??? x", "???+ x", "!!! x", '=== "Tab"', "===", "---",
    "***", "___", "```", "~~~", "``` {.python onclick=x}", "    code", "\tcode", "# x", "## x {#y}", "#!python x",
    "- x", "* x", "+ x", "1. x", "1) x", ": x", ":   x", "> x", "| a | b |", "|---|---|", "[TOC]", "[x](y)",
    "[x](javascript:alert(1))", "![x](y)", "[x]: y", "[^1]", "[^1]: x", "*[HTML]: x", "[[wiki]]", "[ ] x", "[x] x",
    "javascript:alert(1)", "http://example.org", "www.example.org", "a@example.org", "@user", ":smile:", "++ctrl+x++",
    "==m==", "^^i^^", "~~d~~", "a^2^", "H~2~O", "$x$", "$$", "\\(x\\)", "\\begin{x}", "\\*", "\\", "*a*", "**b**",
    "***c***", "_d_", "__e__", "`f`", "``g``", "&amp;", "&lt;", "&#60;", "&#x3c;", "&copy;", "&", "a & b", '"', "'",
    "\u0002klzzwxh:0000\u0003", "\u0002wzxhzdk:0\u0003", "\u0003", "\u0000", "\x0b", "\x0c", "\x1f", "\x7f", "\x80",
    "\u200b", "\u00ad", "\ufeff", "\u202e", "\u2028", "\u2029", "\x85", "\u00a0", "\uffff", "\U0001f600", "\r\n", "\r",
    "\n", "\n\n", "\n\n\n", " ", "  ", "\t", "c" * 90, "<" * 30, "`" * 7, "://", "mailto:a@b", "0", "1.", ")", "(",
)  # fmt: skip
WORDS = ("subnet", "Wort", "слово", "語", "cafe\u0301", "İ", "naïve", "don't", "3.5", "A/B", "snake_case", "x", "e.g.")

_ANY = st.characters(exclude_categories=["Cs"])
_PIECES = st.one_of(st.sampled_from(ATTACKS), st.sampled_from(WORDS), st.text(_ANY, max_size=8), st.just(" "))


# Any text: words, attacks, white space, any character that UTF-8 can hold.
TEXTS = st.lists(_PIECES, max_size=5).map("".join)
URLS = st.tuples(st.sampled_from(("https://e.org/", "http://e.org?q=", "mailto:", "")), TEXTS).map("".join)


def _inlines() -> SearchStrategy[Inlines]:
    text, code = st.builds(Text, TEXTS), st.builds(Code, TEXTS)
    plain = st.lists(st.one_of(text, code), max_size=2).map(tuple)
    linked = st.one_of(text, code, st.builds(Link, URLS, plain))
    within: SearchStrategy[Inlines] = st.lists(linked, max_size=2).map(tuple)
    whole = st.one_of(text, linked, st.builds(Strong, within), st.builds(Emphasis, within))
    return st.lists(whole, max_size=3).map(tuple)


# Words with emphasis, code and links, in each other. Strategies are made once: making them is slow.
INLINES = _inlines()
ROLES = st.sampled_from(get_args(SectionRole))
QUESTION_KINDS = st.sampled_from(get_args(QuestionKind))
DOCUMENT_KINDS = st.sampled_from(get_args(DocumentKind))
FILE_NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12).map("{}.txt".format)

Value = TypeVar("Value")


@st.composite
def diagrams(draw: DrawFn) -> Diagram:
    """A diagram as a reader of any language makes it, with any text: what its lines and frames name is there."""
    titles = draw(st.lists(TEXTS, max_size=3))
    groups = [
        Group(f"g{at}", text, draw(st.sampled_from(["", *(f"g{one}" for one in range(at))])))
        for at, text in enumerate(titles)
    ]
    frames = ["", *(one.name for one in groups)]
    vertices = [
        Vertex(f"v{at}", text, draw(st.sampled_from(get_args(VertexShape))), draw(st.sampled_from(frames)), notes)
        for at, (text, notes) in enumerate(draw(st.lists(st.tuples(TEXTS, NOTES), min_size=1, max_size=4)))
    ]
    ends = st.sampled_from([*(one.name for one in vertices), *frames[1:]])
    arrows = st.sampled_from(("forward", "both", "none"))
    edges = draw(st.lists(st.builds(Edge, ends, ends, TEXTS, arrows, st.booleans()), max_size=4))
    drawn = Diagram(tuple(vertices), tuple(edges), tuple(groups))
    return replace(drawn, direction=draw(st.sampled_from(("down", "up", "right", "left"))))


NOTES = st.lists(TEXTS, max_size=2).map(tuple)
DIAGRAMS = diagrams()


@dataclass(slots=True)
class _Author:
    """Writes one document: each block on a line of its own, each name and prompt unlike all others."""

    draw: DrawFn
    line: int = 0
    taken: int = field(default=0)
    words_left: list[str] = field(default_factory=lambda: list(WORDS))

    def pick(self, strategy: SearchStrategy[Value]) -> Value:
        return self.draw(strategy)

    def span(self) -> Span:
        self.line += 1
        return Span(self.line, self.line)

    def own(self, text: str) -> str:
        """Return a text that no other field has, so that nothing is merged."""
        self.taken += 1
        return f"{text} no{self.taken}"

    def words(self) -> Inlines:
        return self.pick(INLINES)

    def distinct(self) -> Inlines:
        return (*self.words(), Text(self.own("")))

    def many(self, make: Callable[[], Value], least: int = 1, most: int = 3) -> tuple[Value, ...]:
        return tuple(make() for _ in range(self.pick(st.integers(least, most))))

    def one_of(self, *kinds: Callable[[], Block]) -> Block:
        return self.pick(st.sampled_from(kinds))()

    def paragraph(self) -> Paragraph:
        return Paragraph(self.words(), self.span(), self.pick(st.sampled_from(("", "", "quote", "instruction"))))

    def list_block(self, depth: int = 0) -> ListBlock:
        first = self.pick(st.sampled_from((1, 1, 0, 7)))
        return ListBlock(
            self.many(lambda: self.item(depth)), self.span(), ordered=self.pick(st.booleans()), start=first
        )

    def item(self, depth: int) -> Item:
        below: Blocks = ()
        if depth < 2 and self.pick(st.booleans()):
            below = (self.one_of(lambda: self.list_block(depth + 1), self.paragraph, self.code),)
        return Item(self.words(), self.span(), below)

    def table(self) -> Table:
        width = self.pick(st.integers(1, 3))
        rows = self.many(lambda: Row(tuple(self.words() for _ in range(width)), self.span()), 2, 3)
        return Table(rows[0], rows[1:], Span(rows[0].span.first, rows[-1].span.last))

    def code(self) -> CodeBlock:
        return CodeBlock(self.pick(TEXTS), self.span(), "python")

    def figure(self) -> Figure:
        drawn = self.pick(st.none() | DIAGRAMS)
        source = self.pick(TEXTS.filter(str.strip) if drawn else TEXTS)
        language = self.pick(st.sampled_from(("", "tikz", "mermaid", "dot")))
        return Figure(self.words(), source, self.span(), language=language, diagram=drawn)

    def question(self) -> Question:
        kind = self.pick(QUESTION_KINDS)
        answered = kind != "essay" and self.pick(st.booleans())
        span = self.span()
        number = self.pick(st.none() | st.integers(0, 20))
        if not answered:
            return Question(kind, self.distinct(), span, number=number)
        answer = self.many(lambda: self.one_of(self.paragraph, self.list_block, self.table))
        return Question(kind, self.distinct(), span, answer, self.span(), number)

    def term(self) -> Term:
        aliases = self.many(lambda: self.own(self.pick(TEXTS)), 0, 2)
        common, refers = self.pick(st.booleans()), self.pick(st.booleans())
        if self.words_left and common:
            # A word that the texts hold, so that they mention the term.
            aliases += (self.words_left.pop(),)
        related = self.many(lambda: self.pick(st.sampled_from(WORDS)) + self.own(self.pick(TEXTS)), 0, 2)
        if aliases and refers:
            related += aliases[-1:]
        name, as_of = self.own(self.pick(TEXTS)), self.pick(TEXTS)
        return Term(name, self.words(), self.span(), aliases, related, as_of)

    def pair(self) -> Pair:
        return Pair(self.pick(TEXTS), self.words(), self.words(), self.span())

    def outline(self) -> Outline:
        return Outline(self.many(lambda: self.node(0)), self.span())

    def node(self, depth: int) -> Node:
        below = self.many(lambda: self.node(depth + 1), 0, 2) if depth < 2 else ()
        return Node(self.distinct(), self.span(), below, self.pick(st.none() | st.integers(0, 9)))

    def section(self) -> Section:
        kinds = (
            *(self.paragraph, self.paragraph, self.list_block, self.table, self.code, self.figure),
            *(self.question, self.question, self.term, self.pair, self.outline),
        )
        first = self.span()
        title = self.distinct() if self.pick(st.booleans()) else ()
        blocks = self.many(lambda: self.one_of(*kinds), 0, 4)
        role = self.pick(ROLES)
        return Section(title, blocks, Span(first.first, self.line), self.pick(st.integers(2, 4)), role)


@st.composite
def documents(draw: DrawFn) -> Document:
    """A document as a reader gives it, with any text in any field."""
    author = _Author(draw)
    kind = draw(DOCUMENT_KINDS)
    title_span = author.span()
    title = author.distinct() if draw(st.booleans()) else ()
    subtitles = author.many(author.paragraph, 0, 1)
    sections = author.many(author.section)
    return Document(
        title,
        kind,
        draw(FILE_NAMES),
        Span(1, author.line),
        sections,
        subtitles=subtitles,
        title_span=title_span,
        part=draw(TEXTS),
        options={"lab": draw(st.sampled_from(tuple(LABS)))} if kind == "lab" else {},
    )


def filled(text: str, kind: DocumentKind) -> Document:
    """Return a document that has every kind of block, with `text` in every field."""
    at = iter(range(1, 1000))

    def span() -> Span:
        line = next(at)
        return Span(line, line)

    def own() -> str:
        return f"{text} no{next(at)} {text}"

    def words() -> Inlines:
        inner = (Text(f"{text} x"), Code(text), Text(text))
        link = Link(f"https://e.org/{text}", (Text(f"{text}{text}"),))
        return (Text(text), Strong((Text(text),)), Text(text), Emphasis(inner), link, Code(text), Text(own()))

    def items(below: Blocks = ()) -> tuple[Item, ...]:
        return (Item(words(), span(), below), Item(words(), span()))

    named = own()
    shapes = (Vertex("a", text, group="c", notes=(text,)), Vertex("b", text, "diamond"))
    drawn = Diagram(shapes, (Edge("a", "b", text), Edge("b", "c", text, "both")), (Group("c", text),))
    lines = f"{text}\n\n{text}\nx {text}\n\n    {text}\n{text}"
    bullets = ListBlock(items((ListBlock(items(), span()),)), span())
    rows = tuple(Row((words(), words()), span()) for _ in range(2))
    table = Table(rows[0], rows[1:], Span(rows[0].span.first, rows[1].span.last))
    blocks: list[Block] = [
        *(Paragraph(words(), span()), bullets, ListBlock(items(), span()), Paragraph(words(), span(), "quote")),
        *(
            ListBlock(items((bullets,)), span(), ordered=True),
            table,
            Paragraph((Text("See "), Strong((Text(named),)), Text(f" and {named}")), span()),
            CodeBlock(lines, span()),
            Figure(words(), lines, span()),
            Figure(words(), lines, span(), language="dot", diagram=drawn),
        ),
        *(Term(named, words(), span(), (own(),), (own(), named), text), Pair(text, words(), words(), span())),
        Question("short-answer", words(), span(), (Paragraph(words(), span()), CodeBlock(lines, span())), span()),
        *(Question("essay", words(), span()), Question("checkpoint", words(), span())),
        Outline((Node(words(), span(), (Node(words(), span()),)),), span()),
    ]
    sections = tuple(Section(words(), tuple(blocks), span(), 2, role) for role in ("", "concept"))
    first = replace(sections[0], blocks=tuple(one for one in blocks if not isinstance(one, Question | Term)))
    title = (Text(own()),)
    span_of_all = Span(1, next(at))
    return Document(title, kind, f"{text}.txt", span_of_all, (first, sections[1]), part=text, title_span=Span(1, 1))


# The lines of a file: any text but line ends.
LINES = st.lists(TEXTS.map(lambda text: " ".join(text.splitlines())), max_size=4)


def notices(file: str) -> SearchStrategy[Notice]:
    """What could be noticed of a file: its message may quote the file."""
    return st.builds(Notice, st.just(file), st.integers(0, 3), st.sampled_from(sorted(SEVERITY)), TEXTS)


def corrections(document: str) -> SearchStrategy[Correction]:
    """A correction of a document, as `corrections.toml` may have it."""
    said = TEXTS.filter(str.strip)
    return st.builds(Correction, st.just(document), said, said, said, said, URLS)
