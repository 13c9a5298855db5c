"""An answer in points: sentences, items and rows, at most seven, and not a word lost."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategies import INLINES, TEXTS, documents, examples
from studysite.in_words import in_words
from studysite.model import (
    Block,
    Blocks,
    Code,
    Figure,
    Inlines,
    Item,
    Link,
    ListBlock,
    Mention,
    Pair,
    Paragraph,
    Question,
    Row,
    Span,
    Strong,
    Table,
    Term,
    Text,
    plain,
)
from studysite.study.card_texts import cut
from studysite.study.points import MANY, MOST, points, sentences
from studysite.study.sentences import ends
from studysite.words import block_words

HERE = Span(1, 1)
WORD = re.compile(r"[^\W_]+")


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),), HERE)


def items(*texts: str, below: Blocks = ()) -> ListBlock:
    return ListBlock(tuple(Item((Text(text),), HERE, below) for text in texts), HERE)


def said(*blocks: Block) -> list[str]:
    return [plain(point) for point in points(blocks)]


def parted(text: str) -> list[str]:
    bounds = [0, *ends(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(bounds)]


@pytest.mark.parametrize(
    "text",
    [
        "A cell divides. | Each half has a nucleus.",
        "It runs on Amazon EC2. | Lambda needs no server.",
        "Use caches, e.g. Redis, i.e. memory. | Then measure.",
        "The first, e.g. Redis or etc. and so on, wins.",
        "Compare TCP vs. UDP first. | Then choose.",
        "It grew by 3.5 percent. | Version 2.0 followed.",
        "In 2019. | That is late.",
        "1. Collect the data. | 2. Train the model.",
        "See Fig. 3 and No. 5 for Dr. Smith. | They agree.",
        "Is it so? | Yes! | It is… | Really.",
        'He said "Stop." | Then he left.',
        "She asked “Why?” and went on. | Nobody knew.",
        "(It was late.) | [So they slept.]",
        "The U.S. Army and J. S. Bach differ. | Quite.",
        "Plants, z.B. Moose, d.h. klein. | Ende gut.",
        "Wait... | Then go. | It... | Never mind, it... goes on.",
        "漂移是变化。| 模型会变差！| 为什么？",
        "これは「はい。」| 次です。",
        "यह एक है। | वह दो है।",
        "No. | Not at all.",
        "Kinds: data, model.",
        "",
        "...",
        "Semicolons; do not part. | Nor: colons.",
    ],
)
def test_sentences_end_where_a_reader_would_say_so(text: str) -> None:
    wanted = [part.strip() for part in text.split("|")]
    assert parted(text.replace(" | ", " ").replace("|", "")) == wanted


def test_marks_inside_code_and_links_end_no_sentence() -> None:
    words = (
        Text("Call "),
        Code("a.b(). Then"),
        Text(" or "),
        Link("https://e.org/", (Text("Read this. And that"),)),
        Text(" at once. Then "),
        Mention("vpc", "Amazon VPC"),
        Text(" answers."),
    )
    assert [plain(one) for one in sentences(words)] == [
        "Call a.b(). Then or Read this. And that at once.",
        "Then Amazon VPC answers.",
    ]


def test_a_point_keeps_its_markup_also_where_a_sentence_ends_inside_it() -> None:
    words = (Text("It is "), Strong((Text("large enough. It is"),)), Text(" also "), Code("x"), Text(" by far."))
    first, second = sentences(words)
    assert first == (Text("It is "), Strong((Text("large enough."),)))
    assert second == (Strong((Text("It is"),)), Text(" also "), Code("x"), Text(" by far."))


def test_a_sentence_of_a_word_or_two_goes_with_the_next_and_a_last_one_stays() -> None:
    assert said(paragraph("Yes. Because the cache is warm.")) == ["Yes. Because the cache is warm."]
    assert said(paragraph("The cache is warm already. Yes.")) == ["The cache is warm already.", "Yes."]
    assert said(paragraph("No.")) == ["No."]


def test_items_are_a_point_each_with_what_stands_below_them() -> None:
    inner = items("cold starts", "one region.")
    outer = ListBlock((Item((Text("Serverless:"),), HERE, (inner,)), Item((Text("Batch"),), HERE)), HERE)
    assert said(outer) == ["Serverless: cold starts; one region.", "Batch"]


def test_a_line_that_announces_a_list_goes_with_its_first_item() -> None:
    assert said(paragraph("It is known. There are two kinds:"), items("data drift", "model drift")) == [
        "It is known.",
        "There are two kinds: data drift",
        "model drift",
    ]
    assert said(paragraph("Nothing follows:")) == ["Nothing follows:"]


def test_a_row_is_a_point_with_the_names_of_its_columns() -> None:
    def row(*cells: str) -> Row:
        return Row(tuple((Text(cell),) if cell else () for cell in cells), HERE)

    table = Table(row("Kind", "Price", ""), (row("Spot", "low", "x"), row("Reserved", "", "")), HERE)
    assert said(table) == ["Kind: Spot; Price: low; x", "Kind: Reserved; Price: –"]
    assert said(Table(row("Kind", "Price"), (), HERE)) == ["Kind; Price"]


def test_of_more_than_seven_pieces_the_shortest_neighbours_are_one_point() -> None:
    long = "a long item that says a lot of things about one thing"
    told = said(items(long, "b", "c", long, long, "d", "e.", long, "f"))
    assert told == [long, "b; c", long, long, "d; e.", long, "f"]


def test_a_very_long_list_is_seven_points_of_about_the_same_length() -> None:
    names = [f"item {number}" for number in range(MANY * 50)]
    told = said(items(*names))
    assert len(told) == MOST
    assert "; ".join(told) == "; ".join(names)
    assert max(map(len, told)) < 4 * min(map(len, told))


def test_an_answer_of_nothing_is_one_empty_point() -> None:
    assert points(()) == ((),)
    assert points((paragraph(" \n "),)) == ((),)


# Any answer: blocks as documents have them, but for those that are studied for themselves.
ANSWERS = documents().map(
    lambda read: tuple(
        block for section in read.sections for block in section.blocks if not isinstance(block, Question)
    )
)


@examples
@given(blocks=ANSWERS)
@example(blocks=(paragraph("a. B. C. D"), items("", "x")))
def test_no_word_of_an_answer_is_lost_and_none_comes_from_nowhere(blocks: Blocks) -> None:
    made = points(blocks)
    assert 1 <= len(made) <= MOST
    told = Counter(WORD.findall(" ".join(map(plain, made))))
    held = Counter(WORD.findall(" ".join(_told(blocks))))
    assert set(told) == set(held)
    # Names of columns stand before each of their cells.
    assert all(told[word] >= count for word, count in held.items())


def _told(blocks: Blocks) -> list[str]:
    """Return the words of an answer; what a glossary says beside a definition is no part of one."""
    made: list[str] = []
    for block in blocks:
        if isinstance(block, Term | Pair):
            made += [block.name, plain(block.definition), plain(block.example) if isinstance(block, Pair) else ""]
        elif isinstance(block, Figure) and block.diagram:
            made += [plain(block.caption), *block_words(in_words(block.diagram, block.span))]
        else:
            made += block_words(block)
    return made


@examples
@given(words=INLINES, bounds=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_cut_has_the_characters_between_its_ends(words: Inlines, bounds: tuple[int, int]) -> None:
    assert plain(cut(words, *bounds)) == plain(words)[bounds[0] : bounds[1]]
    assert plain(cut(words, 0, len(plain(words)))) == plain(words)


@examples
@given(text=TEXTS)
@example(text=". " * 50_000)
@example(text="a.b " * 20_000)
def test_sentences_join_to_the_text_that_they_were(text: str) -> None:
    bounds = [0, *ends(text), len(text)]
    assert bounds == sorted(bounds)
    assert all(text[start:end].strip() for start, end in pairwise(bounds[1:]))
