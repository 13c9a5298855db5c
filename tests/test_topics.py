"""Topics: what folders below `sources/` make of a site, and that nothing changes where there are none."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from rendering import Converted, Element, converted
from studysite.finish.study import MANIFEST, study_files
from studysite.finish.study import addresses as linked
from studysite.settings import read_settings
from studysite.study.addresses import addresses
from studysite.study.schema import SCHEMA
from studysite.topics import TopicSettings

BIOLOGY = """\
Cells: A Study Guide

Quiz
1. What is a cell?
2. What does a ribosome make?

Answer Key
1. The smallest unit of life.
2. Proteins.

Essay Questions
1. Discuss what a wall does.

Glossary
Term\tDefinition
Cell\tThe smallest unit of life.
Ribosome\tA part of a cell that makes proteins.
"""
ELECTRONICS = """\
Batteries: A Study Guide

Quiz
1. What is a cell?

Answer Key
1. A source of current.

Glossary
Term\tDefinition
Cell\tA source of current by chemistry.
Force\tWhat drives a current.
"""
CELLS = "# Notes on life\n\n## Executive Summary\n\nA cell has no force, and one ribosome or more, within a wall.\n"
CURRENT = "# Notes on current\n\n## Executive Summary\n\nA cell has a force, and no wall.\n"
ADVICE = "# Advice\n\n## Executive Summary\n\nA cell a day, with force.\n"
FILES = {
    "cell-biology/guide.txt": BIOLOGY,
    "cell-biology/week-2/notes.md": CELLS,
    "electronics/guide.txt": ELECTRONICS,
    "electronics/notes.md": CURRENT,
    "advice.md": ADVICE,
}
HOME = "topics/cell-biology.md"


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted(FILES)


def links(page: Element, css: str = "line") -> list[tuple[str, str]]:
    """Return where the lines of shelves lead, and what they are called."""
    return [(one.attributes["href"], one.children[0].text) for one in page.all("a", css) if one.elements]  # type: ignore[union-attr]


def titles(sources: str, *folders: str) -> list[tuple[str, str]]:
    """Return title and slug of the topics that some folders make."""
    told = converted({f"{folder}/notes.md": f"# Notes {at}\n\nText.\n" for at, folder in enumerate(folders)}, sources)
    return [(one.title, one.slug) for one in told.conversion.library.topics]


# ── What is a topic, and what it is called ──────────────────────────────────────────────


def test_the_first_folder_is_the_topic_and_no_other_address_changes(made: Converted) -> None:
    topics = made.conversion.library.topics
    assert [(one.title, one.address, len(one.documents)) for one in topics] == [
        ("Cell biology", "topics/cell-biology/", 2),
        ("Electronics", "topics/electronics/", 2),
    ]
    flat = converted({path.replace("/", "-"): text for path, text in FILES.items()})
    kept = {one.url for one in addresses(flat.conversion.library)}
    assert {one.url for one in addresses(made.conversion.library)} - kept == {
        "topics/",
        *(f"topics/{slug}/{more}" for slug in ("cell-biology", "electronics") for more in ("", "glossary/")),
    }
    assert not any(path.startswith("topics") for path in flat.conversion.pages)


@pytest.mark.parametrize(
    ("folder", "title", "slug"),
    [
        ("cell-biology", "Cell biology", "cell-biology"),
        ("AWS_ML", "AWS ML", "aws-ml"),
        ("20 questions", "20 questions", "20-questions"),
        ("Économie", "Économie", "economie"),
        ("--", "--", "x-"),
    ],
)
def test_a_topic_is_called_as_its_folder(folder: str, title: str, slug: str) -> None:
    ((told, address),) = titles("", folder)
    assert told == title
    assert address.startswith(slug)


def test_numbers_that_put_folders_in_order_are_no_part_of_titles() -> None:
    assert titles("", "02-verbs", "01-nouns", "index") == [
        ("Nouns", "01-nouns"),
        ("Verbs", "02-verbs"),
        ("Index", titles("", "index")[0][1]),
    ]


def test_an_owner_says_title_address_and_place() -> None:
    said = '[topics.verbs]\ntitle = "Doing words"\nslug = "nouns"\norder = 1\n'
    clash = titles(said, "nouns", "verbs")
    assert clash[0] == ("Doing words", "nouns")
    assert clash[1][0] == "Nouns"
    assert clash[1][1].startswith("nouns-")


def test_what_is_wrong_with_a_topic_is_said_with_its_line_and_the_rest_counts() -> None:
    text = '[topics.verbs]\ntitle = "Doing"\nslug = "No Slug"\norder = "x"\nodd = 1\n\n[topics.gone]\norder = 2\n'
    settings, notices = read_settings(text, "")
    assert settings.topics == {"verbs": TopicSettings("Doing"), "gone": TopicSettings(order=2)}
    assert [str(one) for one in notices] == [
        "sources.toml:5: verbs: `odd` means nothing here; known are title, slug, order",
        ("sources.toml:3: verbs: slug “No Slug” must be lower-case ASCII words with hyphens, at most 60 characters"),
        "sources.toml:4: verbs: `order` is 'x'; it must be a whole number",
    ]
    told = converted({"verbs/a.md": "# A\n\nText.\n"}, "[topics.gone]\norder = 2\n")
    (notice,) = [one for one in told.notices if "gone" in one]
    assert notice == (
        "warning: sources.toml:1: no document is in a folder “gone”; there are verbs: "
        "put its name right, or take the setting out"
    )


def test_a_folder_of_labs_alone_is_no_topic() -> None:
    lab = "---\nlab: zone-failure\n---\n# Zones\n\nText.\n"
    assert converted({"labs/zones.md": lab}).conversion.library.topics == ()
    mixed = converted({"clouds/zones.md": lab, "clouds/notes.md": CELLS}).conversion.library.topics
    assert [len(one.documents) for one in mixed] == [2]


# ── Pages ───────────────────────────────────────────────────────────────────────────────


def test_a_topic_has_a_page_with_its_documents_and_ways(made: Converted) -> None:
    page = made.page(HOME)
    assert page.settings["label"] == "2 documents, 3 questions, 2 terms"
    assert links(page.content) == [
        ("../../practice/cells-a-study-guide/", "Cells: A Study Guide"),
        ("../../read/notes-on-life/", "Notes on life"),
    ]
    tools = page.content.one("nav", "tools").all("a")
    assert [(one.attributes["href"], one.text) for one in tools] == [
        ("../../topics/", "All topics"),
        ("../../study/?set=topic.cell-biology", "Cards"),
        ("../../exam/?set=topic.cell-biology", "Exam"),
        ("../../topics/cell-biology/glossary/", "A to Z"),
    ]
    ways = page.content.all("span", "label")[0].all("a")
    assert [one.attributes["href"] for one in ways] == ["../../mind-map/cells-a-study-guide/"]


def test_what_is_asked_in_two_topics_is_one_question_and_both_lead_to_it(made: Converted) -> None:
    (card,) = [one for one in made.conversion.library.cards if len(one.places) > 1]
    assert len(card.answers) == 2
    page = made["topics/electronics.md"]
    assert made.page("topics/electronics.md").settings["label"] == "2 documents, 1 question, 2 terms"
    assert links(page) == [
        # All that it holds has its page elsewhere.
        ("../../topics/electronics/glossary/", "Batteries: A Study Guide"),
        ("../../read/notes-on-current/", "Notes on current"),
        (f"../../q/{card.id}/", "What is a cell?"),
    ]


def test_home_and_shelves_are_in_topics(made: Converted) -> None:
    for path in ("index.md", "read/index.md"):
        heads = [one.text for one in made[path].all("h2") if one.attributes.get("id")]
        assert heads == ["Cell biology", "Electronics", "Other documents"]
    assert made.page("read/index.md").settings["label"] == "3 documents, 2 topics"
    assert [one.text for one in made["topics/index.md"].all("a", "line")] == ["Cell biology2 min", "Electronics2 min"]


def test_long_lists_name_topics_alone() -> None:
    many = {f"t{at % 3}/{at}.md": f"# Notes {at}\n\n## Executive Summary\n\nText {at}.\n" for at in range(70)}
    told = converted({**many, "advice.md": ADVICE})
    assert links(told["read/index.md"]) == [
        ("../topics/t0/", "T0"),
        ("../topics/t1/", "T1"),
        ("../topics/t2/", "T2"),
        ("../read/advice/", "Advice"),
    ]
    assert len(told["topics/t0.md"].all("a", "line")) == 24
    nav = yaml.safe_load(told.conversion.config)["nav"]
    (read,) = [one["Read"] for one in nav if "Read" in one]
    assert [len(next(iter(one.values()))) for one in read[1:4]] == [24, 23, 23]


def test_pages_of_a_document_name_its_topic(made: Converted) -> None:
    for path in ("practice/cells-a-study-guide.md", "read/notes-on-life.md", "mind-map/cells-a-study-guide.md"):
        settings = made.page(path).settings
        assert (settings["topic"], settings["topic_at"]) == ("Cell biology", "topics/cell-biology/")
    assert "topic" not in made.page("read/advice.md").settings


# ── Words ───────────────────────────────────────────────────────────────────────────────


def test_the_glossary_of_a_topic_tells_its_own_definitions(made: Converted) -> None:
    page = made["topics/electronics/glossary.md"]
    assert [one.text for one in page.all("dt")] == ["Cell", "Force"]
    assert [one.text for one in page.all("dd", "def")] == [
        "A source of current by chemistry.",
        "What drives a current.",
    ]
    more = page.by_id("cell").one("dd", "see")
    assert more.text == "1 other definition outside this topic"
    assert more.one("a").attributes["href"] == "../../../glossary/cell/"
    assert made.page("topics/electronics/glossary.md").settings["topic_at"] == "topics/electronics/"


def test_the_glossary_of_all_has_both_side_by_side_each_with_its_topic(made: Converted) -> None:
    for page in (made["glossary.md"].by_id("cell").one("dd", "twin"), made["glossary/cell.md"].one("div", "twin")):
        assert [one.text for one in page.all("p", "label")] == ["Cell biology", "Electronics"]
    assert [one.attributes["href"] for one in made["glossary.md"].one("details", "by-topic").all("a")] == [
        "../topics/cell-biology/glossary/",
        "../topics/electronics/glossary/",
    ]


def test_from_two_hundred_terms_on_a_topic_has_headwords_alone() -> None:
    words = "Words\n\nGlossary\nTerm\tDefinition\n" + "".join(f"Thing {at}\tIt is {at}.\n" for at in range(200))
    told = converted({"large/words.txt": words, "small/words.txt": ELECTRONICS})
    assert not told["topics/large/glossary.md"].all("dd")
    assert len(told["topics/large/glossary.md"].one("ul", "headwords").all("a")) == 200
    assert told["topics/small/glossary.md"].all("dd")


def test_from_two_thousand_terms_on_each_letter_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studysite.alphabet.TOO_MANY", 3)
    monkeypatch.setattr("studysite.writers.glossary.TOO_MANY", 3)
    told = converted({"words.txt": ELECTRONICS.replace("Force", "Charge"), "more.txt": BIOLOGY})
    whole = told["glossary.md"]
    assert [one.attributes["href"] for one in whole.one("div", "az").all("a")] == [
        "../glossary/a-z/c/",
        "../glossary/a-z/r/",
    ]
    assert whole.by_id("C").one("span", "label").text == "Cell – Charge"
    assert [one.text for one in told["glossary/a-z/c.md"].one("ul", "headwords").all("a")] == ["Cell", "Charge"]
    urls = {one.url for one in addresses(told.conversion.library)}
    assert {"glossary/a-z/c/", "glossary/a-z/r/"} < urls
    assert all(f"{url.rstrip('/')}.md" in told.conversion.pages for url in urls if url.startswith("glossary/"))


def test_a_word_means_what_it_means_in_the_topic_that_is_read(made: Converted) -> None:
    def glosses(path: str) -> dict[str, str]:
        page = made[path]
        return {one.one("b").text: one.one("p", "def").text for one in page.all("div", "gloss")}

    life, current = "The smallest unit of life.", "A source of current by chemistry."
    drives = "What drives a current."
    assert glosses("read/notes-on-current.md") == {"Cell": current, "Force": drives}
    # “Force” is a term of electronics alone, and so none in a text on life.
    assert glosses("read/notes-on-life.md") == {"Cell": life, "Ribosome": "A part of a cell that makes proteins."}
    assert glosses("read/advice.md") == {"Cell": life, "Force": drives}


def test_what_helps_is_looked_for_in_the_topic(made: Converted) -> None:
    (essay,) = [one for one in made.conversion.library.cards if one.kind == "essay"]
    assert [ref.document for ref in essay.helps] == ["notes-on-life"]


def test_topics_have_addresses_that_are_answered_for_ever(made: Converted) -> None:
    kinds = {
        one.url: (one.kind, one.parts) for one in addresses(made.conversion.library) if one.url.startswith("topics")
    }
    assert kinds["topics/electronics/glossary/"] == ("topic", ("cell", "force"))
    assert kinds["topics/"][0] == "shelf"


def test_no_word_of_a_folder_becomes_markup() -> None:
    told = converted({'<img src=x>"{{7}}/notes.md': CELLS})
    (topic,) = told.conversion.library.topics
    assert topic.title == '<img src=x>"{{7}}'
    assert not any(one.all("img") for one in (told["index.md"], told["topics/index.md"]))
    assert "{{" not in told.conversion.pages["index.md"]
    assert json.dumps(topic.title, ensure_ascii=False) in told.conversion.config


# ── Practice ────────────────────────────────────────────────────────────────────────────


def test_cards_know_their_topic(made: Converted) -> None:
    told = json.loads(made.conversion.pages["data/study.json"])
    Draft202012Validator(json.loads(SCHEMA)).validate(told)
    assert told["topics"] == [
        {"slug": f"topic.{slug}", "title": title, "url": f"topics/{slug}/"}
        for slug, title in (("cell-biology", "Cell biology"), ("electronics", "Electronics"))
    ]
    topics = {document["slug"]: document.get("topic") for document in told["documents"]}
    assert topics == {
        "cells-a-study-guide": "topic.cell-biology",
        "batteries-a-study-guide": "topic.electronics",
    }
    assert "topics/electronics/" in linked(made.conversion.pages["data/study.json"])
    manifest = study_files(made.conversion.pages["data/study.json"])[MANIFEST].decode()
    assert '"topics":[{"slug":"topic.cell-biology"' in manifest


def test_pages_fetch_the_boxes_for_topics_only_where_there_are_some(made: Converted) -> None:
    assert yaml.safe_load(made.conversion.config)["extra"]["topics"] is True
    assert "topics" not in yaml.safe_load(converted({"advice.md": ADVICE}).conversion.config)["extra"]
