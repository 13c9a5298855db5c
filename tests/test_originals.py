"""The project's own documents, and the originals where they are at hand, understood to the last line.

Both have the same layouts and the same facts, so the same expectations hold for both.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from studysite.inspection import inspection
from studysite.items import Card
from studysite.measure import depth, walk
from studysite.model import (
    Block,
    Document,
    DocumentKind,
    Figure,
    ListBlock,
    Outline,
    Pair,
    Paragraph,
    Question,
    Section,
    SectionRole,
    Table,
    Term,
    plain,
)
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile
from studysite.text.ledger import FURNITURE
from studysite.words import block_words

ROOT = Path(__file__).parent.parent
OURS = ROOT / "sources"
ORIGINALS = ROOT.parent / "shared" / "seeds"

# Beside the seven documents that both folders have, the project holds a glossary with a page's worth of terms; the labs
# stand in a folder of their own, which only the test of what is lost reads.
LAYOUTS = ["blog-post", "briefing", "exam-guide", "lesson", "mind-map", "study-guide", "study-guide"]
TERMS = {OURS: 104, ORIGINALS: 27}

if not ORIGINALS.is_dir():
    warnings.warn(f"{ORIGINALS.name}/ is not here: only the project's own documents are checked", stacklevel=1)

FOLDERS = [folder for folder in (OURS, ORIGINALS) if folder.is_dir()]


@dataclass(frozen=True, slots=True)
class Held:
    """What a folder of documents was understood to hold."""

    conversion: Conversion
    folder: Path

    def document(self, kind: DocumentKind) -> Document:
        """Return the first document of a kind."""
        return next(one for one in self.conversion.documents if one.kind == kind)

    def section(self, kind: DocumentKind, role: SectionRole) -> Section:
        """Return the one section of a document that has a role."""
        (section,) = (one for one in self.document(kind).sections if one.role == role)
        return section

    def cards(self, kind: str) -> list[Card]:
        """Return the cards of a kind."""
        return [card for card in self.conversion.library.cards if card.kind == kind]


@cache
def converted(folder: Path, pattern: str = "*") -> Conversion:
    paths = sorted(path for path in folder.glob(pattern) if path.suffix in (".txt", ".md") and path.stem != "README")
    settings = folder / "sources.toml"
    return convert(
        [SourceFile(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths],
        settings.read_text("utf-8") if settings.exists() else "",
    )


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def held(request: pytest.FixtureRequest) -> Held:
    return Held(converted(request.param), request.param)


def blocks_of(document: Document) -> Iterator[Block]:
    for section in document.sections:
        yield from section.blocks


def words(card: Card) -> str:
    return " ".join(word for told in card.answers for block in told.blocks for word in block_words(block))


def test_every_layout_is_recognised(held: Held) -> None:
    kinds = sorted(document.kind for document in held.conversion.documents)
    assert kinds == sorted([*LAYOUTS, "glossary"] if held.folder == OURS else LAYOUTS)


def test_ten_short_answer_questions_are_one_each_with_two_sources(held: Held) -> None:
    cards = held.cards("short-answer")
    assert len(cards) == 10
    assert {len({place.document for place in card.places}) for card in cards} == {2}
    assert [len(card.answers) for card in cards] == [1] * 10
    assert {len(card.answers[0].places) for card in cards} == {2}


def test_every_short_answer_stands_with_its_own_question(held: Held) -> None:
    told = [words(card).casefold() for card in held.cards("short-answer")]
    signs = ("maint", "subnet", "patching", "database", "laptop", "container image", "registry", "s3 bucket", "scale")
    for sign, answer in zip((*signs, "resources"), told, strict=True):
        assert sign in answer
    assert "repositor" in told[6] or "registry" in told[6]


def test_five_essay_questions_have_no_answer_and_some_help(held: Held) -> None:
    essays = held.cards("essay")
    assert len(essays) == 5
    assert [card.answers for card in essays] == [()] * 5
    assert all(card.helps for card in essays)


def test_checkpoint_questions_are_paired_with_what_answers_them(held: Held) -> None:
    asked = {plain(card.prompt): words(card) for card in held.cards("checkpoint")}
    assert len(asked) == 4
    for sign, answers in (
        ("Neo", "memory"),
        ("10%", "Linear"),
        ("Name two", "Amazon ECS"),
        ("True or False", "False."),
    ):
        (prompt,) = (one for one in asked if sign in one)
        assert answers in asked[prompt]


def test_questions_and_answers_know_their_lines(held: Held) -> None:
    guide = held.document("study-guide")
    asked = [block for block in blocks_of(guide) if isinstance(block, Question)]
    assert [one.span.first for one in asked[:10]] == list(range(7, 17))
    assert [one.answer_span.first for one in asked[:10] if one.answer_span] == list(range(20, 30))
    assert [one.span.first for one in asked[10:]] == list(range(35, 40))


def test_twenty_two_terms_and_five_stand_on_lines_of_their_own(held: Held) -> None:
    guide = [block for block in blocks_of(held.document("study-guide")) if isinstance(block, Term)]
    exam = [block for block in blocks_of(held.document("exam-guide")) if isinstance(block, Term)]
    assert [term.span.first for term in guide] == list(range(44, 66))
    assert len(exam) == 5
    assert len({term.span.first for term in exam}) == 5
    assert all(plain(term.definition) for term in (*guide, *exam))


def test_the_glossary_holds_each_term_once(held: Held) -> None:
    entries = held.conversion.library.entries
    assert len(entries) == TERMS[held.folder]
    places = [{place.document for sense in entry.senses for place in sense.places} for entry in entries]
    # The two study guides define 22 terms and the exam guide five others; a glossary, if there is one, defines all.
    more = 1 if held.folder == OURS else 0
    assert Counter(map(len, places)) == Counter(
        {2 + more: 22, 1 + more: 5, 1: len(entries) - 27} if more else {2: 22, 1: 5}
    )
    names = {name: entry for entry in entries for name in (entry.name, *entry.aliases)}
    assert names["VPC"] is names["Virtual Private Cloud"]
    assert names["ECR"] is names["Elastic Container Registry"]


def test_the_flattened_outline_is_a_tree_again(held: Held) -> None:
    (outline,) = held.section("exam-guide", "outline").blocks
    assert isinstance(outline, Outline)
    assert [plain(node.words).split(".")[0] for node in outline.nodes] == ["I", "II", "III", "IV"]
    assert [len(node.children) for node in outline.nodes] == [4, 2, 2, 2]
    assert depth(outline.nodes) == 2


def test_the_exam_guide_has_its_objectives_pairs_tables_and_figures(held: Held) -> None:
    objectives = held.section("exam-guide", "objectives").blocks
    (listed,) = (block for block in objectives if isinstance(block, ListBlock))
    assert len(listed.items) == 5
    pairs = held.section("exam-guide", "pairs").blocks
    assert len(pairs) == 3
    assert all(isinstance(pair, Pair) and pair.example for pair in pairs)
    tables = [block for block in blocks_of(held.document("exam-guide")) if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [4, 5]
    figures = [block for block in blocks_of(held.document("exam-guide")) if isinstance(block, Figure)]
    # The heading of the decision tree is empty in the originals, and nothing is invented for it.
    assert [bool(figure.source) for figure in figures] == [held.folder == OURS, True]
    tree, fleets = (figure.diagram for figure in figures)
    assert (tree is not None and len(tree.vertices) == 9) == (held.folder == OURS)
    assert fleets
    assert fleets.direction == "down"
    assert [edge.text[:3] for edge in fleets.edges] == ["", "90%", "10%"]
    assert [len(vertex.notes) for vertex in fleets.vertices] == [0, 1, 1, 0]


def test_the_worked_example_keeps_problem_solution_and_steps_together(held: Held) -> None:
    guide = held.document("exam-guide")
    at = next(index for index, section in enumerate(guide.sections) if section.role == "example")
    example = guide.sections[at + 1]
    assert example.level == 3
    assert [type(block) for block in example.blocks] == [Paragraph, Paragraph, ListBlock]


def test_a_repeated_title_is_a_subtitle(held: Held) -> None:
    guide = held.document("exam-guide")
    assert len(guide.subtitles) == 2
    assert guide.title_span is not None
    assert guide.title_span.first == 1


def test_the_briefing_nests_a_numbered_list_inside_its_bullets(held: Held) -> None:
    briefing = held.document("briefing")
    lists = [block for block in blocks_of(briefing) if isinstance(block, ListBlock)]
    nested = [inner for block in lists for item in block.items for inner in item.blocks]
    (numbered,) = (inner for inner in nested if isinstance(inner, ListBlock) and inner.ordered)
    assert len(numbered.items) == 3
    assert numbered.span.first == 114
    assert sum(isinstance(inner, ListBlock) and not inner.ordered for inner in nested) == 6


def test_the_tab_table_has_five_rows_of_three_cells(held: Held) -> None:
    (table,) = (block for block in blocks_of(held.document("briefing")) if isinstance(block, Table))
    assert len(table.rows) == 5
    assert {len(row.cells) for row in (table.header, *table.rows)} == {3}
    assert table.span.first == 97


def test_the_blog_post_makes_five_points_and_concludes(held: Held) -> None:
    titles = [plain(section.title) for section in held.document("blog-post").sections]
    assert [title[:2] for title in titles[1:6]] == ["1.", "2.", "3.", "4.", "5."]
    assert titles[6].startswith("Conclusion: ")
    quotes = [block for block in blocks_of(held.document("blog-post")) if isinstance(block, Paragraph)]
    assert sum(quote.role == "quote" for quote in quotes) == 2


def test_the_scraped_lesson_has_its_lists_and_its_table_back(held: Held) -> None:
    lesson = held.document("lesson")
    lists = [block for block in blocks_of(lesson) if isinstance(block, ListBlock)]
    assert [len(block.items) for block in lists] == [5, 3, 5, 6, 3, 4, 4, 4, 4]
    stages = lists[4]
    assert [len(inner.items) for item in stages.items for inner in item.blocks if isinstance(inner, ListBlock)] == [
        2
    ] * 3
    (table,) = (block for block in blocks_of(lesson) if isinstance(block, Table))
    assert len(table.rows) == 6
    assert table.span.first == 44


def test_the_mind_map_has_116_nodes_on_six_levels(held: Held) -> None:
    (outline,) = (block for block in blocks_of(held.document("mind-map")) if isinstance(block, Outline))
    nodes = list(walk(outline.nodes))
    assert len(nodes) == 116
    assert len({node.id for node in nodes}) == 116
    assert depth(outline.nodes) == 6
    assert [len(node.children) for node in outline.nodes] == [4]
    assert [node.number for node in nodes if node.number is not None] == [1, 2, 3, 4]


def test_four_tables_are_found_in_all(held: Held) -> None:
    tables = [
        block for document in held.conversion.documents for block in blocks_of(document) if isinstance(block, Table)
    ]
    assert len(tables) == 4


def test_no_line_is_lost(held: Held) -> None:
    whole = converted(held.folder, "**/*")
    for account in whole.accounts.values():
        assert account.lost == 0
        assert account.carried + account.blank <= account.lines
    assert [notice for notice in whole.notices if notice.severity != "note"] == []


def test_what_is_left_out_is_furniture_with_a_known_name(held: Held) -> None:
    found = {name for account in held.conversion.accounts.values() for name in account.furniture}
    assert found <= set(FURNITURE)
    assert {"answer key heading", "answers marker", "table header of terms", "bundle heading", "front matter"} <= found


def test_inspection_counts_what_a_person_would_count(held: Held) -> None:
    records = {record["kind"]: record for record in inspection(held.conversion)["documents"]}
    assert len(records["study-guide"]["questions"]) == 15
    assert len(records["study-guide"]["terms"]) == 22
    assert records["exam-guide"]["outline"] == {"nodes": 14, "depth": 2}
    assert records["mind-map"]["outline"] == {"nodes": 116, "depth": 6}
    assert all(question["answer"] for question in records["exam-guide"]["questions"])
