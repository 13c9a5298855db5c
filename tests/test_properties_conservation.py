"""Nothing is lost, whatever the lines of a document are; and if something were, it would be reported."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, event, given, note
from hypothesis import strategies as st

from strategies import ATTACKS, WORDS, examples
from studysite.conservation import account, claim
from studysite.lacking import words as words_of
from studysite.model import Document
from studysite.notices import FAULTS
from studysite.pipeline import Conversion, convert
from studysite.reading import reading
from studysite.showing import unplaced
from studysite.sourcefile import SourceFile
from studysite.words import document_pieces

# What the lines of study documents look like; `{}` is filled with words.
SHAPES = (
    *("{}", "{}.", "{}?", "{}: {}", "{}:", "", "", ""),
    *("# {}", "## {}", "### {}", "**{}**", "**{}**: {}", "*{}* **{}**{} `{}`", "__{}__"),
    *("- {}", "* {}", "+ {}", "• {}", "  - {}", "    - {}", "\t- {}", "- ## {}", "- **{}**: {}", "-", "- [ ] {}"),
    *("1. {}", "2. {}", "3) {}", "10. {}?", "  1. {}", "I. {}", "A. {}", "a) {}", "1.", "Q1: {}?", "Question 2. {}"),
    *("{}\t{}", "{}\t{}\t{}", "Term\tDefinition", "{} ({})\t{}", "{} → {}", "{} – {}"),
    *("| {} | {} |", "|---|---|", "| {} |", "{} | {}", "--- | ---", "Aspect\t{}\t{}"),
    *(
        "Quiz",
        "Short-Answer Quiz",
        "Answer Key",
        "Quiz Answer Key",
        "Essay Questions",
        "Glossary of Key Terms",
        "Glossary",
    ),
    *(
        "Checkpoint Questions",
        "▶Click for Answers",
        "Learning Objectives",
        "Formula / Concept Box",
        "Comparison Tables",
    ),
    *("Hierarchical Outline", "Visual Anchors", "Definition-Example Pairs", "Worked Examples", "Executive Summary"),
    *("Instructions: {}", "Answer each question in two sentences.", "Answer: {}", "A: {}", "{}: {} Example: {}"),
    *("---", "***", "===", "```", "```python", "~~~", "\\begin{{tikzpicture}}", "\\end{{tikzpicture}}", "    {}"),
    *("```mermaid", "graph TD; a[{}] --> b{{{}}}", "mindmap", "  root(({}))", "```dot", 'digraph {{ a [label="{}"] }}'),
    *("\\node[draw] (a) {{{}}};", "% {} \\draw[->] (a) -- node {{{}}} (a);", "a -->|{}| b", "subgraph {}", "end"),
    *("> {}", "# Blogpost {}", "# Briefing {}", "# Study Guide", "title: {}", "markmap:", "{}:- {}", "{} - {}"),
    *("[{}](https://example.org/{})", "https://example.org/a_b", "<{}>", "{}|{}", "Diagram of {}", "{}- {}"),
)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Lines of a study document. Every word is unlike all others, but for those of headings."""
    count = 0

    def words() -> str:
        nonlocal count
        count += 1
        told = draw(st.sampled_from((*WORDS, *WORDS, *ATTACKS)))
        return " ".join(f"{told} word{count} Another".split())

    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=25))
    return [shape.format(*(words() for _ in range(shape.count("{}")))) for shape in shapes]


def source(text: list[str], path: str = "notes.txt") -> SourceFile:
    return SourceFile(path, "\n".join(text).encode())


def lost(conversion: Conversion) -> list[str]:
    return [str(notice) for notice in conversion.notices if notice.code in FAULTS]


@examples
@given(read=st.lists(lines(), min_size=1, max_size=2))
def test_no_line_of_any_document_is_lost(read: list[list[str]]) -> None:
    for text in read:
        note("\n".join(text))
    conversion = convert([source(text, f"{at}.txt") for at, text in enumerate(read)])
    assert lost(conversion) == []
    for kind in {document.kind for document in conversion.documents}:
        event(kind)


@examples
@given(text=lines(), data=st.data())
def test_a_block_that_a_reader_dropped_is_reported(text: list[str], data: st.DataObject) -> None:
    read = reading(source(text))
    places = [
        (document, section, at)
        for document in read.documents
        for section in document.sections
        for at in range(len(section.blocks))
    ]
    assume(places)
    document, section, at = data.draw(st.sampled_from(places))
    rest = replace(section, blocks=(*section.blocks[:at], *section.blocks[at + 1 :]))
    held = tuple(rest if one is section else one for one in document.sections)
    poorer = [replace(document, sections=held) if one is document else one for one in read.documents]
    assume(own_words([document]) - own_words(poorer))
    _, notices = account(claim("notes.txt", read.lines, poorer, read.furniture), set())
    assert [notice.code for notice in notices]


def own_words(documents: list[Document]) -> set[str]:
    """Return the words that stand in only one place, by how they are made."""
    pieces = [text for document in documents for _, text in document_pieces(document)]
    return {word for text in pieces for word in words_of(text) if word.startswith("word")}


@examples
@given(text=lines(), data=st.data())
def test_a_line_that_a_page_lacks_is_reported(text: list[str], data: st.DataObject) -> None:
    conversion = convert([source(text)])
    words = sorted(own_words(list(conversion.documents)))
    assume(words)
    word = data.draw(st.sampled_from(words))
    # The one word is taken off every page: what is left is all there, but for its run.
    poorer = {path: page.replace(word, "") for path, page in conversion.pages.items()}
    assert unplaced(conversion.library, conversion.pages) == []
    assert [notice.code for notice in unplaced(conversion.library, poorer)]
