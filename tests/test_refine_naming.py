"""What in a text names a term of the glossary, and what is only like it."""

from __future__ import annotations

import pytest

from studysite.items import Entry
from studysite.refine.naming import Names


def entry(name: str, first: str, *aliases: str) -> Entry:
    return Entry(name, first, aliases, ())


NAMES = Names(
    [
        entry("zone", "Availability Zone", "AZ"),
        entry("cloud", "Virtual Private Cloud", "VPC"),
        entry("cloud-point", "VPC Endpoint"),
        entry("point", "Served Endpoint", "endpoint", "hosted endpoint"),
        entry("subnet", "Subnet"),
        entry("policy", "Key Policy"),
        entry("key", "KMS key"),
        entry("translate", "Amazon Translate", "Translate"),
        entry("lex", "Amazon Lex", "Lex"),
        entry("sg", "Security Group", "SG"),
        entry("knn", "k-NN", "k-nearest neighbours"),
        entry("real", "Real-Time Inference"),
        entry("ci", "CI/CD"),
        entry("batch", "Batch Transform"),
    ]
)


def uses(text: str) -> list[tuple[str, str]]:
    """Return the words that name a term, each with the id of the entry."""
    return [(text[use.start : use.end], use.term) for use in NAMES.uses(text)]


@pytest.mark.parametrize(
    ("text", "found", "term"),
    [
        ("a subnet here", "subnet", "subnet"),
        ("two Subnets here", "Subnets", "subnet"),
        ("SUBNETS", "SUBNETS", "subnet"),
        ("Policies: key policies", "key policies", "policy"),
        ("in availability zones", "availability zones", "zone"),
        ("in an Availability\nZone", "Availability\nZone", "zone"),
        ("in an Availability\u00a0Zone", "Availability\u00a0Zone", "zone"),
        ("real time inference", "real time inference", "real"),
        ("Real-time inference", "Real-time inference", "real"),
        ("real‑time inferences", "real‑time inferences", "real"),
        ("batch-transform", "batch-transform", "batch"),
        ("all KMS keys", "KMS keys", "key"),
        ("a k-NN model", "k-NN", "knn"),
        ("its CI/CD runs", "CI/CD", "ci"),
        ("(VPC)", "VPC", "cloud"),
        ("“VPC”.", "VPC", "cloud"),
    ],
)
def test_a_term_is_found_in_the_plural_in_any_case_with_and_without_hyphens(text: str, found: str, term: str) -> None:
    assert uses(text) == [(found, term)]


def test_the_longest_name_wins_and_what_follows_is_found_too() -> None:
    assert uses("A VPC endpoint in a VPC, and an endpoint.") == [
        ("VPC endpoint", "cloud-point"),
        ("VPC", "cloud"),
        ("endpoint", "point"),
    ]
    # A longer name that is not there hides none that is.
    assert uses("availability of VPCs") == [("VPCs", "cloud")]


@pytest.mark.parametrize("text", ["VPCs", "two AZs", "SGs"])
def test_an_acronym_has_a_plural_however_short_it_is(text: str) -> None:
    assert [found for found, _ in uses(text)] == [text.rsplit(maxsplit=1)[-1]]


@pytest.mark.parametrize("text", ["a vpc", "a Vpc", "the az", "an sg", "VPCS", "a lex", "LEX", "K-nn", "ci/cd"])
def test_acronyms_and_short_names_are_found_only_as_they_are_written(text: str) -> None:
    assert uses(text) == []


@pytest.mark.parametrize("text", ["Multi-AZ", "a multi‑AZ database", "VPC-wide", "sub-endpoint", "CI/CDs-like", "EVPC"])
def test_a_part_of_another_word_is_no_use(text: str) -> None:
    assert uses(text) == []


@pytest.mark.parametrize(
    "text",
    ["availability. Zone", "availability, zone", "Availability (zone)", "key  \n policy"],
)
def test_words_that_do_not_stand_together_are_no_name(text: str) -> None:
    assert uses(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Translate the text.",
        "  Translate the text.",
        "Read. Translate the text.",
        "Why? Translate!",
        "Task: Translate it.",
        "“Translate it.”",
        "One\nTranslate it",
        "to translate a text",
        "TRANSLATE",
    ],
)
def test_a_word_of_a_longer_name_is_no_name_where_a_sentence_begins_or_in_small_letters(text: str) -> None:
    assert uses(text) == []


def test_a_word_of_a_longer_name_is_a_name_inside_a_sentence() -> None:
    assert uses("Do it with Translate now.") == [("Translate", "translate")]
    assert uses("Amazon Translate does it.") == [("Amazon Translate", "translate")]
    assert uses("amazon translate does it.") == [("amazon translate", "translate")]


def test_a_common_noun_beside_a_longer_name_is_found_in_any_case_and_number() -> None:
    assert uses("Endpoints cost money. An endpoint does.") == [("Endpoints", "point"), ("endpoint", "point")]


@pytest.mark.parametrize(("text", "found"), [("the VPC's rules", "VPC"), ("the subnet’s end", "subnet")])
def test_the_owner_s_s_is_no_part_of_a_name(text: str, found: str) -> None:
    assert [one for one, _ in uses(text)] == [found]


def test_the_first_of_two_entries_with_one_name_keeps_it() -> None:
    names = Names([entry("one", "Mercury"), entry("other", "Mercury")])
    assert [use.term for use in names.uses("mercury")] == ["one"]


def test_a_name_without_letters_is_never_found() -> None:
    names = Names([entry("marks", "++"), entry("none", "")])
    assert list(names.uses("a ++ b")) == []


def test_a_name_of_three_letters_is_found_only_as_it_is_written() -> None:
    names = Names([entry("ray", "Ray"), entry("rays", "Stingray")])
    assert [use.term for use in names.uses("a ray, a Ray, a stingray")] == ["ray", "rays"]
    assert [(use.start, use.end) for use in names.uses("a ray, a Ray")] == [(9, 12)]


def test_a_word_of_a_longer_name_has_a_plural_too() -> None:
    names = Names([Entry("region", "AWS Region", ("Region",), ())])
    assert [use.term for use in names.uses("in two Regions")] == ["region"]
    assert list(names.uses("in two regions, or more. Regions differ.")) == []
