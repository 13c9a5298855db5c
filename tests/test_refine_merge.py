"""The same question or term in two documents is one item with two sources; what differs stands side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studysite.items import Card, Entry
from studysite.model import Document, plain
from studysite.notices import Notice
from studysite.readers import read_file
from studysite.refine import twins
from studysite.refine.merge import SHORT, entries, singular
from studysite.refine.twins import cards
from studysite.words import block_words


def document(file: str, text: str) -> Document:
    (made,), _ = read_file(file, text.split("\n"))
    return replace(made, slug=file.removesuffix(".txt"))


def quiz(file: str, *pairs: tuple[str, str]) -> Document:
    asked = "\n".join(f"{at}. {question}" for at, (question, _) in enumerate(pairs, 1))
    told = "\n".join(f"{at}. {answer}" for at, (_, answer) in enumerate(pairs, 1))
    return document(file, f"Quiz\n\n{asked}\n\nAnswer Key\n\n{told}")


def glossary(file: str, *lines: str) -> Document:
    return document(file, "\n".join(("Glossary", "", *lines)))


def asked(*documents: Document) -> list[Card]:
    return cards(documents)[0]


def defined(*documents: Document) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(one.name, one.aliases, [plain(sense.definition) for sense in one.senses]) for one in entries(documents)]


def places(entry: Entry) -> list[list[str]]:
    return [[place.document for place in sense.places] for sense in entry.senses]


def test_a_question_of_two_documents_is_one_card_with_two_places() -> None:
    (card,) = asked(quiz("a.txt", ("What is a wheel?", "A disc.")), quiz("b.txt", ("What is a wheel", "A disc")))
    assert [(place.document, place.first) for place in card.places] == [("a", 3), ("b", 3)]
    assert card.home == "a"
    (told,) = card.answers
    assert [place.document for place in told.places] == ["a", "b"]


def test_answers_that_differ_stand_side_by_side() -> None:
    (card,) = asked(quiz("a.txt", ("What is a wheel?", "A disc.")), quiz("b.txt", ("What is a wheel?", "A tool.")))
    assert [[place.document for place in told.places] for told in card.answers] == [["a"], ["b"]]


def chosen(*options: tuple[str, bool, str]) -> str:
    """Return a question with options in Markdown, as readers take it; `options` are words, right or not, and why."""
    lines = ["## Quiz", "", "1. Which of these floats?"]
    for words, is_right, why in options:
        lines.append(f"   - [{'x' if is_right else ' '}] {words}")
        lines += [f"     {why}"] * bool(why)
    return "\n".join(lines)


NOTHING = chosen(("Cork", False, ""), ("Iron", False, ""))
RIGHT = chosen(("Cork", True, ""), ("Iron", False, ""))
WHY = chosen(("Cork", True, "It holds air."), ("Iron", False, ""))


@pytest.mark.parametrize(
    ("one", "other", "count", "right", "why"),
    [
        # Who says more is believed, whichever comes first.
        (NOTHING, RIGHT, 1, [True, False], ""),
        (RIGHT, NOTHING, 1, [True, False], ""),
        (NOTHING, WHY, 1, [True, False], "It holds air."),
        (WHY, RIGHT, 1, [True, False], "It holds air."),
        (RIGHT, WHY, 1, [True, False], "It holds air."),
        (WHY, WHY, 1, [True, False], "It holds air."),
        # What one says and the other denies, or other words, are two questions.
        (RIGHT, chosen(("Cork", False, ""), ("Iron", True, "")), 2, [True, False], ""),
        (WHY, chosen(("Cork", True, "It is light."), ("Iron", False, "")), 2, [True, False], "It holds air."),
        (RIGHT, chosen(("Wood", True, ""), ("Iron", False, "")), 2, [True, False], ""),
        # A question without options is told of by one that has them.
        ("## Quiz\n\n1. Which of these floats?", WHY, 1, [True, False], "It holds air."),
    ],
)
def test_options_of_two_documents_are_one_set_where_neither_denies_the_other(
    one: str, other: str, count: int, right: list[bool], why: str
) -> None:
    found = asked(document("a.txt", one), document("b.txt", other))
    assert len(found) == count
    assert [choice.is_right for choice in found[0].choices] == right
    assert " ".join(text for block in found[0].choices[0].rationale for text in block_words(block)) == why


def test_a_question_keeps_its_id_when_its_answer_its_place_or_its_document_changes() -> None:
    (before,) = asked(quiz("a.txt", ("What is a wheel?", "A disc.")))
    after = asked(quiz("z.txt", ("Who made it?", "A smith."), ("What is a wheel?", "Something else.")))
    assert after[1].id == before.id


def test_questions_stand_in_the_order_in_which_they_are_first_asked() -> None:
    made = asked(quiz("a.txt", ("B is what?", "b"), ("A is what?", "a")), quiz("b.txt", ("A is what?", "a")))
    assert [plain(card.prompt) for card in made] == ["B is what?", "A is what?"]


def test_questions_whose_ids_clash_are_told_apart_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twins, "question_id", lambda _, section="": f"same{section}")
    made, notices = cards([quiz("a.txt", ("What is a wheel?", "A disc."), ("Who made it?", "A smith."))])
    assert [card.id for card in made] == ["same", "sameQuiz"]
    assert notices == [
        Notice(
            "a.txt",
            4,
            "questions-clash",
            "the id of this question is that of another; it became sameQuiz: reword one of them",
        )
    ]


def test_ten_thousand_answers_to_one_question_stay_side_by_side() -> None:
    guides = [quiz(f"{at}.txt", ("What is a wheel?", f"It is {at}.")) for at in range(2)]
    many = [replace(guides[at % 2], slug=str(at)) for at in range(10_000)]
    (card,) = asked(*many)
    assert [len(told.places) for told in card.answers] == [5_000, 5_000]


def test_a_term_of_two_documents_is_one_entry() -> None:
    (entry,) = entries([glossary("a.txt", "Tide: Water."), glossary("b.txt", "tide: Water")])
    assert (entry.id, entry.name) == ("tide", "Tide")
    assert places(entry) == [["a", "b"]]


def test_definitions_that_differ_stand_side_by_side() -> None:
    (entry,) = entries([glossary("a.txt", "Tide: Water."), glossary("b.txt", "Tide: The sea moves.")])
    assert [plain(sense.definition) for sense in entry.senses] == ["Water.", "The sea moves."]
    assert places(entry) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tide", "Tides"),
        ("Cache", "Caches"),
        ("Batch", "Batches"),
        ("Policy", "Policies"),
        ("Box", "Boxes"),
    ],
)
def test_a_plural_is_its_singular(one: str, other: str) -> None:
    assert len(defined(glossary("a.txt", f"{one}: x"), glossary("b.txt", f"{other}: y"))) == 1


@pytest.mark.parametrize("word", ["analysis", "status", "process", "aws", "cloud"])
def test_words_that_only_look_like_plurals_are_keys_of_their_own(word: str) -> None:
    assert singular(word) == word


def test_an_acronym_and_its_expansion_are_one() -> None:
    assert defined(
        glossary("a.txt", "Virtual Private Cloud (VPC): A net."),
        glossary("b.txt", "VPC: A cloud."),
        glossary("c.txt", "virtual private clouds: Nets."),
    ) == [("Virtual Private Cloud", ("VPC",), ["A net.", "A cloud.", "Nets."])]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_two_expansions_of_one_acronym_stay_apart_in_any_order(order: tuple[int, ...]) -> None:
    documents = [
        glossary("a.txt", "Artificial Intelligence (AI): Machines."),
        glossary("b.txt", "Adobe Illustrator (AI): A program."),
        glossary("c.txt", "AI: Which of them?"),
    ]
    made = defined(*(documents[at] for at in order))
    assert made == [
        ("Adobe Illustrator", ("AI",), ["A program."]),
        ("AI", (), ["Which of them?"]),
        ("Artificial Intelligence", ("AI",), ["Machines."]),
    ]


def test_an_expansion_with_a_makers_name_before_it_is_the_same() -> None:
    assert len(defined(glossary("a.txt", "Virtual Net (VN): x"), glossary("b.txt", "Amazon Virtual Net (VN): y"))) == 1


def test_acronyms_are_told_from_short_words() -> None:
    assert all(SHORT.match(name) for name in ("AI", "EC2", "S3", "IaaS", "K8s", "A/B", "R", "TCP/IP"))
    assert not any(SHORT.match(name) for name in ("Tide", "Subnet", "tide", "a", "Availability", "Amazon S3"))


def test_terms_stand_from_a_to_z_and_clashing_slugs_are_told_apart() -> None:
    made = entries([glossary("a.txt", "zeta: z", "Álpha: a", "C: c", "C++: p")])
    assert [entry.name for entry in made] == ["C", "C++", "zeta", "Álpha"]
    assert made[0].id == "c"
    assert made[1].id.startswith("c-")
