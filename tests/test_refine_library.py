"""All documents together: addresses that last, links between what belongs together, notices on what is shared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from studysite.items import Entry
from studysite.library import Library
from studysite.measure import count_nodes, depth, measure, walk
from studysite.model import Block, Document, Node, Outline, Question, Span, Table, Text, plain
from studysite.notices import Notice
from studysite.readers import read_file
from studysite.refine.addresses import anchored, own_name
from studysite.refine.library import library as refined
from studysite.refine.related import MOST_HOLDERS, MOST_USES
from studysite.settings import DocumentSettings, Settings
from studysite.words import document_pieces

GUIDE = "# Wheels\n\n## Quiz\n\n1. What is a wheel?\n\n## Answer Key\n\n1. A disc."
PROSE = "It has been so since the road was built, and nobody remembers who built it or what for."


def brought_together(files: dict[str, str], **settings: DocumentSettings) -> tuple[Library, list[Notice]]:
    read = [document for file, text in files.items() for document in read_file(file, text.split("\n"))[0]]
    lines = {file: text.split("\n") for file, text in files.items()}
    own = {f"{name}.md": value for name, value in settings.items()}
    return refined(read, Settings(documents=own), lines)


def library(files: dict[str, str], **settings: DocumentSettings) -> Library:
    return brought_together(files, **settings)[0]


def document_of(text: str, file: str = "a.md") -> Document:
    (document,), _ = read_file(file, text.split("\n"))
    return document


def entry(made: Library, name: str) -> Entry:
    return next(one for one in made.entries if name in (one.name, *one.aliases))


def uses(text: str, *terms: str) -> list[str]:
    """Return the names of the terms that a text uses."""
    glossary = "# Words\n\n## Glossary\n\n" + "\n".join(f"- **{term}**: x" for term in terms)
    made = library({"words.md": glossary, "text.md": f"# Text\n\n## Part\n\n{text}\n\n## End\n\n{PROSE}"})
    return [one.name for one in made.entries if any(ref.fragment == "part" for ref in one.uses)]


def nodes(blocks: Sequence[Block]) -> list[Node]:
    return [node for block in blocks if isinstance(block, Outline) for node in walk(block.nodes)]


def test_a_slug_comes_from_the_owner_else_from_the_title_else_from_the_file() -> None:
    files = {"a.md": "# Rivers and Roads\n\nWords.", "banks.md": PROSE, "c.md": "# Rivers\n\nWords."}
    made = library(files, c=DocumentSettings(slug="brook"))
    assert [document.slug for document in made.documents] == ["rivers-and-roads", "banks", "brook"]


def test_a_slug_that_the_owner_gave_is_kept_when_a_title_clashes_with_it() -> None:
    made = library({"a.md": "# Brook\n\nWords.", "c.md": "# Rivers\n\nWords."}, c=DocumentSettings(slug="brook"))
    slugs = {document.file: document.slug for document in made.documents}
    assert slugs["c.md"] == "brook"
    assert slugs["a.md"].startswith("brook-")


def test_documents_of_one_title_are_kept_apart_with_a_notice() -> None:
    made, notices = brought_together({"a.md": "# Rivers\n\nWords.", "b.md": "# rivers\n\nOther words."})
    assert len({document.slug for document in made.documents}) == 2
    assert [(notice.code, notice.file) for notice in notices] == [("same-title", "b.md")]
    assert made.names[made.documents[1].slug] == "rivers"


def test_the_clash_of_a_slug_does_not_hang_on_what_a_document_says() -> None:
    first = library({"a.md": "# Rivers\n\nWords.", "b.md": "# Rivers\n\nOther words."})
    other = library({"a.md": "# Rivers\n\nNew words.", "b.md": "# Rivers\n\nNewer words.\n\n## More\n\nx"})
    assert [document.slug for document in first.documents] == [document.slug for document in other.documents]


@pytest.mark.parametrize(
    ("file", "text", "name"),
    [
        ("spring_tides-2.txt", PROSE, "Spring tides 2"),
        ("x9f_33.txt", f"{PROSE}\n\n## The Sea\n\n{PROSE}", "Article: The Sea"),
        ("x9f_33.txt", PROSE, "Article x9f 33"),
        ("海.txt", PROSE, "Article 海"),
    ],
)
def test_a_document_without_a_title_has_a_name(file: str, text: str, name: str) -> None:
    assert own_name(document_of(text, file)) == name


def test_sections_of_one_title_have_anchors_of_their_own() -> None:
    document = document_of("# A\n\n## Part\n\nx\n\n## Part\n\ny\n\n## Quiet\n\nz")
    assert [section.id for section in anchored(document).sections] == ["part", "part-2", "quiet"]


@pytest.mark.parametrize(
    "title", ["Q k9fq60m1", "Table k3v9qd", "Figure shapes", "Correction 1", "Content", "Search", "N 123abc"]
)
def test_a_section_never_has_the_anchor_of_something_else_on_its_page(title: str) -> None:
    made = anchored(document_of(f"# A\n\n## {title}\n\nx\n\n## B\n\ny"))
    assert made.sections[0].id.startswith("on-")


def test_a_table_keeps_its_name_when_others_come_before_it_and_when_its_rows_change() -> None:
    def keys(text: str) -> list[str]:
        sections = anchored(document_of(text)).sections
        return [block.key for section in sections for block in section.blocks if isinstance(block, Table)]

    table, other = "| a | b |\n|---|---|\n| c | d |", "| x | y |\n|---|---|\n| c | d |"
    (before,) = keys(f"# A\n\n## B\n\n{table}")
    assert re.fullmatch("table-[0-9a-z]{6}", before)
    assert keys(f"# A\n\n## New\n\n{table}\n\n## B\n\n{other}\n\n{table}")[2] == before
    assert keys(f"# A\n\n## B\n\n{table}\n| e | f |") == [before]
    twins = keys(f"# A\n\n## B\n\n{table}\n\nText.\n\n{table}")
    assert twins[0] == before
    assert twins[1] not in ("", before)


def test_a_table_in_an_answer_has_a_name_that_stays_when_questions_come_before_it() -> None:
    def keys(text: str) -> list[str]:
        held = [block for section in anchored(document_of(text)).sections for block in section.blocks]
        answers = [one for block in held if isinstance(block, Question) for one in block.answer or ()]
        return [one.key for one in answers if isinstance(one, Table)]

    table = "   | a | b |\n   |---|---|\n   | c | d |"
    before = f"# A\n\n## Quiz\n\n1. What?\n\n## Answer Key\n\n1. This:\n{table}"
    after = f"# A\n\n## Quiz\n\n1. Why?\n2. What?\n\n## Answer Key\n\n1. So.\n2. This:\n{table}\n   | e | f |"
    (name,) = keys(before)
    assert re.fullmatch("table-[0-9a-z]{6}", name)
    assert keys(after) == [name]


def test_a_repeated_heading_is_named_by_the_one_above_it_and_keeps_that_name() -> None:
    def ids(text: str) -> list[str]:
        return [section.id for section in anchored(document_of(text)).sections]

    assert ids("# A\n\n## B\n\nx\n\n### Sum\n\nx\n\n## C\n\nx\n\n### Sum\n\nx") == ["b", "sum", "c", "c-sum"]
    # A further one between them changes neither.
    text = "# A\n\n## B\n\nx\n\n### Sum\n\nx\n\n## New\n\nx\n\n### Sum\n\nx\n\n## C\n\nx\n\n### Sum\n\nx"
    assert ids(text) == ["b", "sum", "new", "new-sum", "c", "c-sum"]


def test_a_node_is_named_by_the_words_on_the_way_to_it() -> None:
    before = document_of("---\nmarkmap:\n---\n- A\n  - b\n  - c\n- D\n  - b")
    after = document_of("---\nmarkmap:\n---\n- New\n- D\n  - b\n- A\n  - new\n  - c\n  - b")
    names = {plain(node.words) + node.id for node in nodes(anchored(before).sections[0].blocks)}
    later = {plain(node.words) + node.id for node in nodes(anchored(after).sections[0].blocks)}
    assert len(names) == 5
    assert names <= later


def test_ten_thousand_nodes_of_one_name_are_told_apart() -> None:
    twins = tuple(Node((Text("a"),), Span(at, at)) for at in range(1, 10_001))
    document = document_of("- a")
    (section,) = document.sections
    section = replace(section, blocks=(Outline(twins, Span(1, 10_000)),))
    made = nodes(anchored(replace(document, sections=(section,))).sections[0].blocks)
    assert len({node.id for node in made}) == 10_000


def test_terms_are_found_longest_first() -> None:
    assert uses("An availability zone is a place.", "Zone", "Availability Zone") == ["Availability Zone"]


def test_terms_are_found_in_the_plural_and_in_any_case() -> None:
    assert uses("Availability zones hold CACHES.", "Availability Zone", "Cache") == ["Availability Zone", "Cache"]


def test_acronyms_are_found_only_in_their_own_case() -> None:
    assert uses("It is in the vpc.", "IT", "VPC") == []
    assert uses("The VPC is run by IT, as all VPCs are.", "IT", "VPC") == ["IT", "VPC"]


def test_parts_of_words_are_no_terms() -> None:
    assert uses("The subnetwork is artificial.", "Net", "Art", "Subnet") == []


def test_a_term_is_not_used_by_the_section_that_defines_it() -> None:
    made = library({"a.md": "# A\n\n## Glossary\n\n- **Tide**: The tide.\n- **Ebb**: A tide.\n\n## More\n\nThe tide."})
    assert [ref.fragment for ref in entry(made, "Tide").uses] == ["more"]


def test_a_term_that_is_used_everywhere_has_a_few_links_and_a_count() -> None:
    parts = "\n\n".join(f"## Part {at}\n\nThe tide." for at in range(MOST_USES + 5))
    made = library({"a.md": f"# A\n\n{parts}\n\n## Glossary\n\n- **Tide**: Water."})
    assert len(entry(made, "Tide").uses) == MOST_USES
    assert entry(made, "Tide").more_uses == 5


def test_questions_that_ask_for_a_term_are_linked_from_it() -> None:
    made = library({"a.md": f"{GUIDE}\n\n## Glossary\n\n- **Wheel**: A disc."})
    assert [ref.title for ref in entry(made, "Wheel").asked] == ["What is a wheel?"]


def test_an_essay_has_links_to_what_shares_its_rare_words() -> None:
    parts = "\n\n".join(f"## {name}\n\nThe {name.lower()} is old. {PROSE}" for name in ("Bridge", "Harbour", "Mill"))
    made = library({"a.md": f"# Town\n\n{parts}", "b.md": "# Guide\n\n## Essay Questions\n\n1. Describe the harbour."})
    (card,) = made.cards
    assert [ref.fragment for ref in card.helps] == ["harbour"]


def test_a_word_that_very_many_sections_share_helps_with_nothing() -> None:
    count = 4 * MOST_HOLDERS
    parts = "\n\n".join(f"## Part {at}\n\n{'harbour' if at % 4 == 0 else 'mill'} {at}" for at in range(count + 8))
    made = library({"a.md": f"# Town\n\n{parts}", "b.md": "# Guide\n\n## Essay Questions\n\n1. Describe the harbour."})
    assert made.cards[0].helps == ()


def test_shared_questions_are_remarked_on_once_a_document() -> None:
    _, notices = brought_together({"a.md": GUIDE, "b.md": GUIDE.replace("# Wheels", "# Discs")})
    assert [(notice.code, notice.file) for notice in notices] == [("same-question", "b.md")]
    assert "1 of its questions" in notices[0].message


def test_a_hidden_document_is_left_out_and_an_original_withheld() -> None:
    made = library({"a.md": GUIDE, "b.md": PROSE}, a=DocumentSettings(hidden=True), b=DocumentSettings(original=False))
    assert [document.file for document in made.documents] == ["b.md"]
    assert made.withheld == {"b.md"}
    assert made.cards == ()


def test_the_order_of_the_owner_comes_first() -> None:
    made = library({"a.md": PROSE, "b.md": PROSE, "c.md": PROSE}, c=DocumentSettings(order=1))
    assert [document.file for document in made.documents] == ["c.md", "a.md", "b.md"]


def test_a_document_is_measured_by_what_it_holds() -> None:
    made = library({"a.md": f"{GUIDE}\n\n## Essay Questions\n\n1. Why?\n\n## Glossary\n\n- **Wheel**: A disc."})
    size = measure(made.documents[0])
    assert (size.questions, size.essays, size.terms, size.tables, size.nodes) == (1, 1, 1, 0, 0)
    assert (size.minutes, size.practice) == (1, 7)
    assert size.words == 15


def test_a_tree_is_counted_in_nodes_and_levels() -> None:
    tree = Outline((Node((), Span(1, 1), (Node((), Span(2, 2)), Node((), Span(3, 3)))),), Span(1, 3))
    assert count_nodes(tree) == 3
    assert depth(tree.nodes) == 2


def test_every_word_of_a_document_is_among_its_pieces() -> None:
    text = f"# A\n\nx1\n\n- x2\n  - x3\n\n| x4 | x5 |\n|---|---|\n| x6 | x7 |\n\n```\nx8\n```\n\n{GUIDE[10:]}"
    document = document_of(text)
    words = " ".join(piece for _, piece in document_pieces(document)).split()
    assert [f"x{at}" for at in range(1, 9) if f"x{at}" not in words] == []
    assert {"wheel?", "disc."} <= set(words)
