"""Which words of a site lead to the definition of a term, and which never do."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from rendering import converted
from strategies import INLINES, TEXTS, WORDS, documents, examples
from studysite.items import Card, Entry, Place, Sense, Told
from studysite.model import (
    Block,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Item,
    Link,
    ListBlock,
    Mention,
    Pair,
    Paragraph,
    Row,
    Section,
    Span,
    Start,
    Strong,
    Table,
    Term,
    Text,
    mentioned,
    plain,
)
from studysite.refine.mentions import in_cards, in_documents, in_entries
from studysite.refine.naming import Names
from studysite.words import block_words

AT = Span(1, 1)


def entry(name: str, *aliases: str, definition: Inlines = ()) -> Entry:
    return Entry(name.casefold(), name, aliases, (Sense(definition, (Place("a", 1, 1),)),))


SURGE, FLOW, TIDE = entry("Surge"), entry("Flow"), entry("Spring tide")
NAMES = Names([SURGE, FLOW, TIDE])


def paragraph(*words: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in words), AT)


def marked(*blocks: Block, ids: dict[tuple[str, Start], str] | None = None) -> tuple[Block, ...]:
    """Return the blocks of one section with their mentions."""
    document = Document((), "article", "a.md", AT, (Section((), blocks, AT),), slug="a")
    return in_documents([document], NAMES, ids or {})[0].sections[0].blocks


def test_the_first_use_in_a_section_is_marked_and_no_other() -> None:
    first, second = marked(paragraph("A surge, a flow, a surge."), paragraph("The surge again."))
    assert first == paragraph("A ", Mention("surge", "surge"), ", a ", Mention("flow", "flow"), ", a surge.")
    assert second == paragraph("The surge again.")


def test_every_section_begins_anew() -> None:
    section = Section((), (paragraph("A surge."),), AT)
    (document,) = in_documents([Document((), "article", "a.md", AT, (section, section))], NAMES, {})
    assert [one.blocks for one in document.sections] == [(paragraph("A ", Mention("surge", "surge"), "."),)] * 2


def test_words_in_emphasis_are_marked_inside_it() -> None:
    (made,) = marked(paragraph(Strong((Text("surge"), Emphasis((Text("a flow"),)))), " surge"))
    inner = Emphasis((Text("a "), Mention("flow", "flow")))
    assert made == paragraph(Strong((Mention("surge", "surge"), inner)), " surge")


def test_links_and_code_stay_as_they_are() -> None:
    words = paragraph(
        Link("https://e.org", (Text("surge"),)), Code("surge"), Strong((Link("https://e.org/", (Text("surge"),)),))
    )
    assert marked(words) == (words,)
    code = CodeBlock("surge", AT)
    assert marked(code) == (code,)
    # They are no first use, either.
    assert plain_of_mentions(marked(words, paragraph("a surge"))) == ["surge"]


def plain_of_mentions(blocks: tuple[Block, ...]) -> list[str]:
    return [one for block in blocks if isinstance(block, Paragraph) for one in mentioned(block.words)]


def test_instructions_and_labels_stay_as_they_are() -> None:
    told = (Paragraph((Text("Surge?"),), AT, "instruction"), Paragraph((Text("Surge"),), AT, "label"))
    assert marked(*told) == told
    (quote,) = marked(Paragraph((Text("surge"),), AT, "quote"))
    assert quote == Paragraph((Mention("surge", "surge"),), AT, "quote")


def test_lists_are_read_item_by_item_with_what_stands_below() -> None:
    below = ListBlock((Item((Text("flow, surge"),), AT),), AT)
    (made,) = marked(ListBlock((Item((Text("surge"),), AT, (below,)), Item((Text("flow"),), AT)), AT))
    inner = ListBlock((Item((Mention("flow", "flow"), Text(", surge")), AT),), AT)
    assert made == ListBlock((Item((Mention("surge", "surge"),), AT, (inner,)), Item((Text("flow"),), AT)), AT)


PAGE = """\
# Notes

Before the surge.

## Surge and flow

| Surge | What of the flow |
|---|---|
| spring tide | at surge |
| flow | after the flow |

## A tree

```text
surge
```

[surge](https://example.org/surge) and `flow`.
"""
TREE = "---\nmarkmap:\n---\n# The sea\n- ## surge\n  - flow\n- ## spring tide\n"
WORDS_FILE = """\
Words

Glossary
Term\tDefinition
Surge\tThe tide goes out. Then comes the flow, then the surge.
Flow\tAfter a surge. After a surge.
Spring tide\tA high flow, and a low surge.
"""
GUIDE = """\
Coasts: A Study Guide

Quiz
1. What is a surge?
2. What is a flow?

Answer Key
1. A surge is no flow. A surge ends.
2. A flow is no surge.

Essay Questions
1. Discuss the surge.
"""


def test_headings_links_code_trees_and_the_heads_of_tables_have_no_mention() -> None:
    made = converted({"notes.md": PAGE, "map.md": TREE, "words.txt": WORDS_FILE})
    page = made["read/notes.md"]
    terms = page.all("a", "term")
    assert [(one.text, one.attributes["href"]) for one in terms] == [
        ("surge", "../glossary/surge.md"),
        ("surge", "../../glossary/surge/"),
        ("flow", "../../glossary/flow/"),
    ]
    cells = page.one("table").all("td")
    assert [[one.text for one in cell.all("a")] for cell in cells] == [["surge"], ["flow"]]
    for tag in ("h1", "h2", "th", "pre", "code"):
        assert not [one for held in page.all(tag) for one in held.all("a")]
    tree = made["mind-map/the-sea.md"].one("study-tree")
    assert "surge" in tree.text
    assert not tree.all("a", "term")


def test_no_prompt_is_marked_and_every_answer_is_read_alone() -> None:
    made = converted({"guide.txt": GUIDE, "words.txt": WORDS_FILE})
    names = [one.id for one in made.conversion.library.cards]
    pages = [made["practice/coasts-a-study-guide.md"], *(made[f"q/{name}.md"] for name in names)]
    for page in pages:
        for tag in ("h1", "h2", "h3", "summary", "nav"):
            assert not [one for held in page.all(tag) for one in held.all("a", "term")]
    answers = pages[0].all("div", "ruled")
    assert [[one.text for one in answer.all("a", "term")] for answer in answers] == [
        ["surge", "flow"],
        ["flow", "surge"],
    ]
    essay = pages[-1].one("article")
    assert essay.one("h1").text == "Discuss the surge."
    assert not essay.all("a", "term")


def test_a_definition_marks_every_other_term_once_and_never_its_own() -> None:
    made = converted({"words.txt": WORDS_FILE})
    told = {
        name: made[f"glossary/{name}.md"].one("div", "sense").one("p", "def")
        for name in ("surge", "flow", "spring-tide")
    }
    found = {name: [one.text for one in words.all("a", "term")] for name, words in told.items()}
    assert found == {"surge": ["flow"], "flow": ["surge"], "spring-tide": ["flow", "surge"]}


def test_a_definition_in_its_document_is_a_scope_of_its_own() -> None:
    terms = (Term("Surge", (Text("surge, then flow"),), Span(1, 1)), Term("Sea", (Text("surge and flow"),), Span(2, 2)))
    first, second, after = marked(*terms, paragraph("surge"), ids={("a", (1, 0)): "surge"})
    assert isinstance(first, Term)
    assert isinstance(second, Term)
    assert list(mentioned(first.definition)) == ["flow"]
    assert list(mentioned(second.definition)) == ["surge", "flow"]
    assert after == paragraph(Mention("surge", "surge"))


def test_a_pair_marks_what_it_does_not_name_in_its_definition_and_example_together() -> None:
    (pair,) = marked(Pair("The surge", (Text("surge and flow"),), (Text("flow, spring tide"),), AT))
    assert isinstance(pair, Pair)
    assert list(mentioned(pair.definition)) == ["flow"]
    assert list(mentioned(pair.example)) == ["spring tide"]


def test_the_first_row_and_column_of_a_table_stay_as_they_are() -> None:
    head = Row(((Text("surge"),), (Text("flow"),)), AT)
    (made,) = marked(Table(head, (Row(((Text("surge"),), (Text("a surge"),)), AT),), AT))
    assert made == Table(head, (Row(((Text("surge"),), (Text("a "), Mention("surge", "surge"))), AT),), AT)


def test_two_answers_of_one_card_are_read_alone() -> None:
    told = Told((paragraph("surge"),), (Place("a", 1, 1),))
    (card,) = in_cards([Card("x", "short-answer", (Text("Surge?"),), "a", "", (), (told, told))], NAMES)
    assert card.prompt == (Text("Surge?"),)
    assert [one.blocks for one in card.answers] == [(paragraph(Mention("surge", "surge")),)] * 2


# ── No word is changed ───────────────────────────────────────────────────────────────────

SOME = st.lists(
    st.sampled_from((*WORDS, "surge", "Spring", "tides", "VPC", "VPCs", "-", "AZ’s", ". ")) | TEXTS, max_size=8
)
RUNS = SOME.map(" ".join)
NAMED = st.lists(st.tuples(RUNS, st.lists(RUNS, max_size=2)), min_size=1, max_size=4)


def names_of(named: list[tuple[str, list[str]]]) -> Names:
    return Names([Entry(f"t{at}", name, tuple(aliases), ()) for at, (name, aliases) in enumerate(named)])


@examples
@given(text=RUNS, named=NAMED)
def test_marking_never_changes_a_text_and_marks_each_term_once(text: str, named: list[tuple[str, list[str]]]) -> None:
    (document,) = in_documents(
        [Document((), "article", "a.md", AT, (Section((), (paragraph(text),), AT),))],
        names_of([*named, (text, [])]),
        {},
    )
    (made,) = document.sections[0].blocks
    assert isinstance(made, Paragraph)
    assert plain(made.words) == text
    terms = list(mentioned(made.words))
    assert len(terms) == len(set(terms))
    assert all(one.text for one in made.words if isinstance(one, Text | Mention))


@examples
@given(words=INLINES, named=NAMED)
def test_marking_keeps_links_code_and_every_word(words: Inlines, named: list[tuple[str, list[str]]]) -> None:
    whole: list[tuple[str, list[str]]] = [(plain((one,)), []) for one in words]
    (made,) = in_entries([entry("own", definition=words)], names_of([*named, *whole]))
    (sense,) = made.senses
    assert plain(sense.definition) == plain(words)
    assert list(kept(sense.definition)) == list(kept(words))


def kept(words: Inlines) -> Iterator[Link | Code]:
    """Yield the links and the code in words, which no mark may change."""
    for one in words:
        if isinstance(one, Link | Code):
            yield one
        elif isinstance(one, Strong | Emphasis):
            yield from kept(one.children)


@examples
@given(document=documents(), named=NAMED)
def test_a_whole_document_says_the_same_with_its_mentions(
    document: Document, named: list[tuple[str, list[str]]]
) -> None:
    runs = [text for section in document.sections for block in section.blocks for text in block_words(block)]
    (made,) = in_documents([document], names_of([*named, *((run, []) for run in runs[:4])]), {})
    assert [text for section in made.sections for block in section.blocks for text in block_words(block)] == runs
    assert [plain(section.title) for section in made.sections] == [
        plain(section.title) for section in document.sections
    ]
