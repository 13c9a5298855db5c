"""The interface in the language of the site: its tables, and how they are said."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pytest

from interface import in_templates, said, uncountable, unmarked_in_scripts, unmarked_in_writers
from studysite.assets import NODE
from studysite.interface.plurals import expression, rules
from studysite.interface.say import ENGLISH, Say, spoken, table, tables
from studysite.library import speech
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile
from studysite.writers.config import IN_TEMPLATES

RUSSIAN = {
    "one": "n % 10 = 1 and n % 100 != 11",
    "few": "n % 10 = 2..4 and n % 100 != 12..14",
    "many": "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
}


def test_a_number_takes_the_form_that_the_rules_of_its_language_say() -> None:
    say = Say("ru", nouns={"card": ("карточка", "карточки", "карточек")}, plural=RUSSIAN, texts={",": "\u00a0"})
    said = [say.counted(count, "card") for count in (1, 2, 5, 11, 21, 112, 1000)]
    assert said == [
        *("1 карточка", "2 карточки", "5 карточек", "11 карточек", "21 карточка", "112 карточек", "1\u00a0000 карточек")
    ]


def test_a_rule_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="“n is 1” is no rule"):
        rules({"one": "n is 1"})


def test_what_a_table_lacks_is_said_in_english() -> None:
    say = Say("xx", texts={"Start": "Los"})
    assert [say("Start"), say("Continue"), say("verb|Answer"), say.counted(2, "branch", "branches")] == [
        *("Los", "Continue", "Answer", "2 branches")
    ]


def test_no_value_is_looked_into() -> None:
    assert ENGLISH("“{claim}”", claim="{0} {claim.__class__}") == "“{0} {claim.__class__}”"


def test_a_language_without_a_table_is_english() -> None:
    assert spoken("nl") is spoken("en") is ENGLISH


def test_english_among_words_from_right_to_left_keeps_its_direction() -> None:
    say = speech("ar")
    assert [say(" answers"), say.counted(2, "card"), say("{at} of {many}", at=1, many=2)] == [
        *(" \u2066answers\u2069", "\u20662 cards\u2069", "\u20661 of 2\u2069")
    ]
    assert [speech("de")("Start"), speech("fr")("Start")] == ["Los", "Start"]


# Begun but not whole would be allowed; these are whole.
TABLES = tables()
PLACE = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def english() -> tuple[set[str], dict[str, str]]:
    return said()


@pytest.mark.parametrize("code", TABLES)
def test_a_table_has_just_what_is_said(code: str, english: tuple[set[str], dict[str, str]]) -> None:
    texts, nouns = english
    held = table(code)
    assert len(texts) > 600
    assert sorted(texts - set(held["texts"])) == []
    assert sorted(set(held["texts"]) - texts) == []
    assert set(held["nouns"]) == set(nouns)
    forms = len(held["language"]["plural"]) + 1
    assert [noun for noun, made in held["nouns"].items() if len(made) != forms] == []


@pytest.mark.parametrize("code", TABLES)
def test_a_text_has_the_places_of_the_english_one_and_no_markup(code: str) -> None:
    texts: dict[str, str] = table(code)["texts"]
    differing = [one for one, said in texts.items() if sorted(PLACE.findall(one)) != sorted(PLACE.findall(said))]
    assert differing == []
    marked = [said for said in texts.values() if re.search(r'[<>&"*`~\\_|\[\]]', PLACE.sub("", said).replace("'", ""))]
    assert marked == []
    edges = [one for one, said in texts.items() if (one[0] == " ", one[-1] == " ") != (said[0] == " ", said[-1] == " ")]
    assert edges == []


def test_there_are_two_languages_beside_english() -> None:
    assert {"de", "es"} <= set(TABLES)


def test_what_the_rules_say_python_and_scripts_understand_alike() -> None:
    asked = (RUSSIAN, {"one": "n = 0..1"}, {"two": "n != 2,4..5"})
    counts = [*range(30), 101, 111, 112, 1000]
    script = f"console.log(JSON.stringify({counts}.map((count) => [{', '.join(map(expression, asked))}])))"
    found = json.loads(subprocess.run([NODE, "--eval", script], capture_output=True, text=True, check=True).stdout)
    assert found == [[form(rule, count) for rule in asked] for count in counts]


def form(rule: dict[str, str], count: int) -> int:
    return next((at for at, holds in enumerate(rules(rule)) if holds(count)), len(rule))


GERMAN = {
    "leitfaden.md": (Path(__file__).parent / "layouts/languages/german.md").read_text(encoding="utf-8"),
    "pflanzen.md": """\
# Pflanzen: Ein Überblick

## Wozu

Der **Bundesrat** wächst nicht. Am 23. Mai gilt das Grundgesetz.

| Stufe | Ort |
| --- | --- |
| Licht | Blatt |

```mermaid
graph LR
  A[Licht] --> B[Blatt]
  C[Wasser] <--> B
```

$$ a + b = c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u $$

## Quiz

1. Wo wächst Moos?
A) Im Wald
B) Im Meer
Antwort: A
""",
    "zelle.md": "---\nmarkmap: {}\n---\n# Zelle\n## Kern\n- DNA\n- Hülle\n## Plasma\n- Ribosomen\n",
}
# What is for the eye of whoever opens a file, or for a machine.
NO_WORDS = re.compile(r"<!--.*?-->|\]\([^)]*\)|<(?:code|pre|math)\b.*?</(?:code|pre|math)>|<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r'(?:aria-label|title|alt|data-title)="([^"]*)"')
# What a notice says on its own line is in English, as commands are, and so are the signs of a layout; marked as that.
IN_ENGLISH = re.compile(r'<span lang="en" dir="ltr">.*?</span>', re.DOTALL)
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
UNSPOKEN = re.compile(r"^(?:kind|way|lang|dir|picture|map|robots|moved): .*$", re.MULTILINE)


def words_of(page: str) -> str:
    front = FRONT.search(page)
    settings = UNSPOKEN.sub("", front[1]) if front else ""
    body = page[front.end() :] if front else page
    shown = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    return unescape(" ".join((settings, *SPOKEN.findall(shown), NO_WORDS.sub(" ", body))))


def test_no_page_of_a_german_site_says_anything_in_english() -> None:
    texts = table("de")["texts"]
    # Longer ones alone: “Diagramm” begins with an English word.
    phrases = {re.sub(r"\s*\{\w+\}.*", "", one) for one, said in texts.items() if one != said}
    telling = [one.strip(" :.,") for one in phrases if len(one.split()) > 1 or len(one) > 6]
    english = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(telling, key=len, reverse=True)))})(?!\w)")
    sources = [SourceFile(name, text.encode()) for name, text in GERMAN.items()]
    made = convert(sources, '[site]\nlanguage = "de"\nname = "Notizen"\n')
    pages = {path: IN_ENGLISH.sub("", text) for path, text in made.pages.items() if path.endswith(".md")}
    assert len(pages) > 20
    found = {path: english.findall(words_of(text)) for path, text in pages.items()}
    assert {path: said for path, said in found.items() if said} == {}


def test_scripts_and_writers_say_nothing_outside_the_table() -> None:
    assert (unmarked_in_scripts(), unmarked_in_writers(), uncountable()) == ([], [], [])


def test_templates_get_what_they_say() -> None:
    assert sorted(in_templates()) == sorted(IN_TEMPLATES)
