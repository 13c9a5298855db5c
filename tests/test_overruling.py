"""What `sources.toml` says of a document comes before what its reader guessed."""

from __future__ import annotations

import pytest

from studysite.library import Library
from studysite.model import Question, Term, plain
from studysite.pipeline import Conversion, convert
from studysite.settings import read_settings
from studysite.sourcefile import SourceFile

BREAD = """Bread notes

Flour and water make a dough, and the dough rests for an hour before it is shaped.

What the yeast does
Yeast eats sugar and gives off gas, which lifts the dough while it rests in a warm place.

Try these
1. What does yeast eat?
2. Why does dough rest?

Solved here, look only later.
1. Sugar, which it finds in the flour.
2. It lets gluten relax.

Glossary

Gluten: The web of protein that holds gas.
Leaven: What makes dough rise.
"""
QUIZ = """# Quiz

1. What is it that yeast feeds on?

# Answer Key

1. Sugar.

# Glossary

- **Sourdough starter**: What makes dough rise.
- **Gluten**: A word for glue.
"""


def made(settings: str, **files: str) -> Conversion:
    """Return what becomes of files by their name without the ending, under settings of `a.md`."""
    sources = [SourceFile(f"{name}.md", text.encode()) for name, text in files.items()]
    return convert(sources, f'[documents."a.md"]\n{settings}')


def said(conversion: Conversion) -> list[str]:
    return [str(one) for one in conversion.notices if one.file == "sources.toml"]


def asked(library: Library) -> dict[str, list[str]]:
    """Return the first words of the answers to each question."""
    return {
        plain(card.prompt): [plain(told.blocks[0].words) for told in card.answers]  # type: ignore[union-attr]
        for card in library.cards
    }


def titles(conversion: Conversion) -> list[str]:
    return [plain(section.title) for section in conversion.documents[0].sections]


def test_a_line_that_the_owner_calls_a_heading_is_one() -> None:
    line = "Yeast eats sugar and gives off gas, which lifts the dough while it rests in a warm place."
    assert line not in titles(made("", a=BREAD))
    assert line in titles(made(f'headings = ["  {line}"]', a=BREAD))


def test_a_heading_may_be_one_within_a_table_or_wrapped_lines_but_not_within_code() -> None:
    text = "# Notes\n\nfirst line\nsecond line\nthird line\n\n```\nsecond line\n```\n"
    found = made('headings = ["second line"]', a=text)
    assert titles(found).count("second line") == 1
    assert "third line" in found.pages["read/notes.md"]


def test_below_a_line_that_the_owner_says_are_answers() -> None:
    assert list(asked(made("", a=BREAD).library).values()) != [["Sugar, which it finds in the flour."], []]
    found = made('answers = ["Solved here, look only later."]', a=BREAD)
    assert asked(found.library) == {
        "What does yeast eat?": ["Sugar, which it finds in the flour."],
        "Why does dough rest?": ["It lets gluten relax."],
    }
    assert found.is_fit


@pytest.mark.parametrize("kind", ["study-guide", "briefing", "blog-post", "lesson", "mind-map", "glossary", "article"])
def test_the_reader_of_the_kind_that_the_owner_says_reads_the_document(kind: str) -> None:
    found = made(f'kind = "{kind}"', a=BREAD)
    (document,) = found.documents
    assert document.kind == kind
    assert document.recognition
    assert document.recognition.chosen.layout in (kind.replace("-", " "), "study guide or glossary")
    assert found.is_fit
    assert not [one for one in found.notices if one.code == "unknown-layout"]


def test_the_kind_decides_what_lines_mean() -> None:
    text = "# Cells\n\n- Membrane\n    - Lipids\n    - Proteins\n- Nucleus\n    - DNA\n"
    maps = [made(f'kind = "{kind}"', a=text).documents[0] for kind in ("mind-map", "article")]
    held = [{type(block).__name__ for section in one.sections for block in section.blocks} for one in maps]
    assert held == [{"Outline"}, {"ListBlock"}]


def test_a_part_of_a_bundle_has_a_kind_and_headings_of_its_own() -> None:
    text = f"# Bread Study Guide\n\n{BREAD}\n# Bread Briefing\n\nBread\n\nSome words.\n\nmore of this\n\nand more.\n"
    toml = '[documents."a.md#2"]\nkind = "lesson"\nheadings = ["more of this", "Bread notes"]\n'
    first, second = convert([SourceFile("a.md", text.encode())], toml).documents
    assert (first.kind, second.kind) == ("study-guide", "lesson")
    assert "more of this" in [plain(section.title) for section in second.sections]


def test_terms_that_the_owner_merges_are_one_under_the_name_that_comes_first() -> None:
    found = made('merge = ["Sourdough starter", "Leaven"]', a=BREAD, b=QUIZ)
    (entry,) = [one for one in found.library.entries if one.name != "Gluten"]
    assert (entry.id, entry.name, entry.aliases) == ("sourdough-starter", "Sourdough starter", ("Leaven",))
    assert len(entry.senses[0].places) == 2
    assert found.is_fit


def test_questions_that_the_owner_merges_are_one_card_that_shows_both_wordings() -> None:
    pair = '["What does yeast eat?", "What is it that yeast feeds on?"]'
    found = made(f'answers = "Solved here, look only later."\nmerge = [{pair}, ["Leaven", "Gluten"]]', a=BREAD, b=QUIZ)
    assert asked(found.library) == {
        "What does yeast eat?": ["Sugar, which it finds in the flour.", "Sugar."],
        "Why does dough rest?": ["It lets gluten relax."],
    }
    assert "<li>What is it that yeast feeds on?</li>" in found.pages["practice/bread-notes.md"]
    assert [one.name for one in found.library.entries] == ["Leaven", "Sourdough starter"]
    assert found.is_fit


def test_what_the_owner_keeps_apart_is_two() -> None:
    other = QUIZ.replace("What is it that yeast feeds on?", "What does yeast eat?")
    key = 'answers = "Solved here, look only later."\n'
    both = made(key, a=BREAD, b=other)
    apart = made(f'{key}keep_apart = ["gluten", "What does yeast eat?"]', a=BREAD, b=other)
    for found, many in ((both, 1), (apart, 2)):
        assert sum(one.name == "Gluten" for one in found.library.entries) == many
        assert sum(plain(one.prompt) == "What does yeast eat?" for one in found.library.cards) == many
        assert found.is_fit
    homes = {one.home for one in apart.library.cards if plain(one.prompt) == "What does yeast eat?"}
    assert homes == {"bread-notes", "study-guide-quiz"}


def test_what_is_nowhere_is_said_with_its_line_and_the_rest_counts() -> None:
    toml = 'headings = ["Not here"]\nanswers = ["Nor this"]\nmerge = ["Leaven", "Yeest"]\nkeep_apart = ["Starter"]'
    found = made(toml, a=BREAD, b=QUIZ)
    assert said(found) == [
        "sources.toml:2: a.md: `headings`: no line of the document reads “Not here”; copy it whole, as it stands there",
        "sources.toml:3: a.md: `answers`: no line of the document reads “Nor this”; copy it whole, as it stands there",
        "sources.toml:4: a.md: `merge`: no term or question of a document is “Yeest”; copy it as it stands there",
        (
            "sources.toml:5: a.md: `keep_apart`: no term or question of the document is “Starter”; "
            "copy it as it stands there"
        ),
    ]
    assert all(one.severity == "warning" for one in found.notices if one.file == "sources.toml")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("headings = 3", '`headings` is 3; write it as headings = ["one text", "another"]'),
        ("answers = [3]", '`answers` is [3]; write it as answers = ["one text", "another"]'),
        ('merge = "A"', '`merge` is \'A\'; write it as merge = ["one name", "the other"]'),
        ('merge = ["A"]', '`merge` is [\'A\']; write it as merge = ["one name", "the other"]'),
        ('merge = [["A", "B"], 3]', "`merge` is [['A', 'B'], 3]; write it as merge = [\"one name\", \"the other\"]"),
    ],
)
def test_a_value_of_another_shape_is_said_and_passed_over(line: str, message: str) -> None:
    settings, (notice,) = read_settings(f'[documents."a.md"]\ntitle = "Bread"\n{line}\n', "")
    assert str(notice) == f"sources.toml:3: a.md: {message}"
    assert settings.documents["a.md"].title == "Bread"
    assert not settings.documents["a.md"].merge


def test_nothing_is_merged_that_nobody_asked_for() -> None:
    found = made("", a=BREAD, b=QUIZ)
    blocks = [block for one in found.documents for section in one.sections for block in section.blocks]
    assert len(found.library.cards) == sum(isinstance(one, Question) for one in blocks)
    assert len(found.library.entries) == sum(isinstance(one, Term) for one in blocks) - 1
    assert not any(card.wordings for card in found.library.cards)
