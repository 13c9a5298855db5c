"""Whatever lines stand one below the other, a document is read, and no word of it is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from studysite.inspection import inspection
from studysite.model import Block, ListBlock, Question, Span
from studysite.notices import FAULTS
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

HEADINGS = """\
Quiz|Answer Key|## Answer Key|# A Title|## Glossary|Glossary of Key Terms|### 1. What is it?|### Word
Essay Questions|Checkpoint Questions|▶Click for Answers|Hierarchical Outline|Definition-Example Pairs
Learning Objectives|Decision Tree Diagram|# Foo blogpost|# Bar briefing|Heading Like This|**Bold**|## Summary
A Title|===|=======|-------|---|***"""

ITEMS = """\
- point|  - nested point|    deeper words|- |-|1. What is the first?|2. What is the second?|2. The second one.
1. again|10. ten|• dot|1) paren|1986. A great year|- I. One|- A. Two|I. Bare|A. Bare two|1.1 decimal
- Name: what. Example: one|  - Example: other|Q: why?|A: because|Question 2: how?|Answer: so|**Q1.** What?
**Answer:** That.|A) first choice|B) second choice|- [ ] box|What is the first? It is this.
Title: a prompt that is long enough|Label: What?|Term: Foo|Definition: what Foo is|**Head:** text
sentence with glue:- Then|more:-|sentence with table:| x / y |"""

BLOCKS = """\
Some plain words that end here.|and they go on in lower case|Foo\tbar|Foo\tbar\tbaz|\t\tindented|> quoted
漢字の文章です。|عنوان|```|```python|  ```|    ~~~js|~~~|\\begin{tikzpicture}|\\end{tikzpicture}|\\begin{align}
\\end{align}|```markmap|<!-- note|end -->|<!-- all -->|<details>|<summary>What is hidden?</summary>|</details>
<details><summary>Answer</summary>yes|<div dir="rtl">|</div>|<script>x</script>|*open|**|\\_escaped\\*|`code`
Tip: look twice|   Hint: it is small|> Tip: think|Explanation: since it is
[x](https://a.b)|http://a.b/c), and|title: x|markmap:|...|TermDefinitionFooThe bar
a long line of words that was broken where it was full, and goes on"""

LINES = [line for text in (HEADINGS, ITEMS, BLOCKS) for row in text.split("\n") for line in row.split("|")]
TABLES = [
    "| # | Question |",
    "| No. | Answer |",
    "| 1 | Who? | more |",
    "| # | Question | A | B | Answer |",
    "| a | b |",
    "|---|---|",
    "| c | d | e |",
    "a | b",
    "| f |",
    "sentence with table:| x | y |",
]
DOCUMENTS = st.lists(st.sampled_from([*LINES, *TABLES, "", "", "", ""]), max_size=24).map("\n".join)


def converted(text: str) -> Conversion:
    return convert([SourceFile("a.md", text.encode())])


@pytest.mark.parametrize(
    "text",
    [
        "- ## Cello\n- ## Winds\n\n[x] Oboe",
        "- ## Cello\n- ## [x] Winds\n",
        "> 2. What is the standing part?\n> > It bears the load.\n> {: .solution}\n{: .challenge}",
        "1. Which gas?\n   B. Neon\n   A. Argon\n   D. Helium\n   C. Xenon",
        "Which gas?\n\nB. Neon\nA. Argon\nD. Helium\nC. Xenon",
        "> Which gas?\n>\n> C. Neon\n> A. Argon\n> B. Helium",
        # Numbered again, so that the second ones are answers, which then have the tips.
        "## Quiz\n\n1. What is a quay?\n2. What is a pier?\n\n1. A wall.\n   Tip: stone\n\n2. A deck.\n   Tip: piles",
        # Rows with more cells than the header names.
        "| # | Question | A | B | Answer |\n|---|---|---|---|---|\n| 1 | Who lays? | Queen | Drone | A | she alone |",
        "## Quiz\n\n| # | Question |\n|---|---|\n| 1 | How many? | of all |\n\n| # | Answer |\n|---|---|\n| 1 | Six. |",
    ],
)
def test_no_word_is_lost_where_marks_stand_in_odd_places(text: str) -> None:
    assert [str(notice) for notice in converted(text).notices if notice.code.startswith("lost")] == []


def nested(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from nested(item.blocks)


@examples
@given(DOCUMENTS)
def test_no_word_of_any_document_is_lost(text: str) -> None:
    assert [str(notice) for notice in converted(text).notices if notice.code in FAULTS] == []


@examples
@given(DOCUMENTS)
def test_every_block_knows_lines_of_its_own_document(text: str) -> None:
    for document in converted(text).documents:
        spans: list[Span] = [block.span for section in document.sections for block in nested(section.blocks)]
        assert all(document.span.first <= span.first <= span.last <= document.span.last for span in spans)


@examples
@given(DOCUMENTS)
def test_no_answer_belongs_to_two_questions(text: str) -> None:
    for document in converted(text).documents:
        blocks = [block for section in document.sections for block in section.blocks if isinstance(block, Question)]
        asked = [one.span.first for one in blocks]
        told = [one.answer_span.first for one in blocks if one.answer_span]
        assert len(asked) == len(set(asked))
        assert len(told) == len(set(told))


@examples
@given(DOCUMENTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert inspection(converted(text)) == inspection(converted(text))
