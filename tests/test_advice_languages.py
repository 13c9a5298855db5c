"""The report on `/sources/` in the language of the site: its tables, and that nothing of it is left in English."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rendering import Element, converted
from studysite import wording
from studysite.advice import advice, furniture_names, languages, reporting, table
from studysite.intake.columns import use_of
from studysite.interface.say import ENGLISH, spoken, tables
from studysite.notices import SEVERITY
from studysite.text.ledger import FURNITURE

PLACE = re.compile(r"\{\w+\}")
TYPED = re.compile(r"`([^`]*)`")
WORDED = ("one", "many", "way_out", "when")
BOTH = pytest.mark.parametrize("code", languages())
# What is typed and read by people, so that each language has its own.
SHOWN = re.compile(r"!\[.*\]\(.*\)|title: .*|front|back|Frage|Antwort|Pregunta|Respuesta")

GUIDE = "# Moose\n\n## Quiz\n\n1. Wie trinken Moose?\n2. Wo wachsen sie?\n\n## Lösungen\n\n1. Mit den Blättern.\n"
MANY = (
    "# Zellen\n\n## Quiz\n\n"
    + "".join(f"{n}. Was tut Teil {n} der Zelle?\n" for n in range(1, 41))
    + "\n## Lösungen\n\n1. Es.\n"
)
FILES = {
    "moose.txt": GUIDE,
    "viele.md": MANY,
    "gezeiten.md": "# Gezeiten\n\nDer Mond zieht am Meer.\n",
    "ebbe.md": "# Ebbe\n\n## Glossar\n\nEbbe\tDas Meer geht.\n",
    "bild.md": "# Bild\n\n## Überblick\n\n![Ein Blatt](blatt.png)\n\n| a | b |\n| --- | --- |\n| 1 |\n",
    "leer.txt": "",
}


def texts(held: dict[str, Any]) -> dict[str, str]:
    """All that is said in a table, by its place in it; settings only where they are words."""
    found = {f"page {name}": words for name, words in held["page"].items()}
    for code, told in held["notice"].items():
        found |= {f"{code} {name}": told[name] for name in WORDED if name in told}
        for name, value in told.get("say", {}).items():
            if isinstance(value, list) and not PLACE.search(value[0]):
                found[f"{code} say {name}"] = value[0]
    for name, value in held["example"].items():
        if name not in {"kind", "language", "hidden"}:
            found[f"example {name}"] = " / ".join(value) if isinstance(value, list) else value
    return found


def entries(page: Element) -> list[Element]:
    return [one for one in page.all("li") if "data-severity" in one.attributes]


def test_every_language_of_the_interface_has_a_report() -> None:
    assert languages() == tables()
    assert reporting(spoken("de")) is spoken("de")
    assert reporting(ENGLISH) is ENGLISH


@BOTH
def test_a_table_says_all_and_only_what_english_says(code: str) -> None:
    own, english = table(code), table()
    assert own["notice"].keys() == english["notice"].keys() == SEVERITY.keys()
    assert texts(own).keys() == texts(english).keys()
    assert {name for told in own["notice"].values() for name in told} == {*WORDED, "say"}
    assert furniture_names(code).keys() == set(FURNITURE)
    assert own.keys() - english.keys() == {"furniture"}


@BOTH
def test_a_text_has_the_places_of_the_english_one_and_is_no_english(code: str) -> None:
    own, english = texts(table(code)), texts(table())
    assert [
        name for name, said in own.items() if sorted(PLACE.findall(said)) != sorted(PLACE.findall(english[name]))
    ] == []
    assert [name for name, said in own.items() if said == english[name]] == []
    assert [name for name, said in own.items() if not said.strip() or said != said.strip() or "  " in said] == []
    assert [name for name in own if name.endswith("way_out") and name != "page way_out" and own[name][-1] != "."] == []


@BOTH
def test_what_is_typed_is_the_same_in_every_language(code: str) -> None:
    def typed(said: str) -> list[str]:
        return [one for one in TYPED.findall(said) if not SHOWN.fullmatch(one)]

    own, english = texts(table(code)), texts(table())
    assert [name for name, said in own.items() if sorted(typed(said)) != sorted(typed(english[name]))] == []
    assert [name for name, said in own.items() if len(TYPED.findall(said)) != len(TYPED.findall(english[name]))] == []
    heading = [name for name, said in own.items() if name.endswith((" one", " many")) and re.search(r"[`<>&*_]", said)]
    assert heading == []


@pytest.mark.parametrize("code", ["en", *languages()])
def test_the_words_that_are_to_be_written_are_understood(code: str) -> None:
    front, back = TYPED.findall(advice(code)["columns-unnamed"].way_out)
    assert (use_of(front), use_of(back)) == ("front", "back")


def test_a_german_report_is_in_german_and_marks_what_is_not() -> None:
    made = converted(FILES, '[site]\nlanguage = "de"\n')
    page = made["sources/index.md"]
    told = {one.elements[0].text: one for one in entries(page)}
    assert {
        "Eine Frage hat keine Antwort",
        "39 Fragen haben keine Antwort",
        "In der Datei steht kein Text",
    } <= told.keys()
    missing = told["39 Fragen haben keine Antwort"]
    assert "lang" not in missing.attributes
    assert missing.one("details", "rest").one("summary").text == "Und 36 weitere."
    assert "Zeile 9 5. " in missing.text
    assert missing.one("p", "way-out").text.startswith("Was zu tun ist: Ergänze die Antwort bei den Lösungen")
    assert 'answers = ["Die Zeile über den Antworten"]' in missing.one("pre").text
    uneven = next(one for one in entries(page) if one.elements[0].text.startswith("Eine Tabellenzeile hat mehr oder"))
    assert [one.attributes["lang"] for one in uneven.all("span")] == ["en"]
    english = [words for told in table()["notice"].values() for words in (told["one"], told.get("way_out", "Nothing."))]
    assert [words for words in english if words != "Nothing." and words in page.text] == []


def test_a_german_report_says_what_a_document_is_and_why_in_german() -> None:
    page = converted(FILES, '[site]\nlanguage = "de"\n')["sources/index.md"]
    sentences = [one.text for one in page.all("p")]
    assert "Ein Lernleitfaden: 2 Fragen, 1 mit Antwort." in sentences
    fold = next(one for one in page.all("p", "label") if one.text.startswith("Nicht ganz sicher"))
    assert fold.text == (
        "Nicht ganz sicher, was es ist: nur wenige klare Anzeichen. Es sieht aus wie ein Lernleitfaden oder Glossar. "
        "Anzeichen: the heading “Glossar” (Zeile 3)."
    )
    assert [one.attributes["lang"] for one in fold.all("span")] == ["en"]
    assert "Überschrift der Lösungen 1, Überschriftzeichen 2, Listenzeichen 3" in [one.text for one in page.all("dd")]
    example = page.all("details", "overrule")[-1].one("pre").text
    assert 'title = "Die Zelle"' in example


def test_what_is_typed_is_code_on_the_page_and_plain_in_a_terminal() -> None:
    page = converted({"gezeiten.md": FILES["gezeiten.md"]})["sources/index.md"]
    fold = entries(page)[0].one("details")
    assert [one.text for one in fold.elements[1].all("code")][:2] == ["study-guide", "glossary"]
    notices = [one for one in converted({"viele.md": MANY}).conversion.notices if one.code == "answer-missing"]
    assert "`" not in next(wording.remarks(notices, "sources"))


def test_a_language_without_a_report_hears_it_in_english_and_marked() -> None:
    page = converted({"moose.txt": GUIDE}, '[site]\nlanguage = "ar"\n')["sources/index.md"]
    (one,) = entries(page)
    assert (one.attributes["lang"], one.elements[0].text) == ("en", "A question has no answer")
    assert not one.all("span")
