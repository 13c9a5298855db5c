"""The language of a document: what it says itself, its script, its frequent words, its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studysite.pipeline import convert
from studysite.sourcefile import SourceFile
from studysite.text.tongues import language_of

if TYPE_CHECKING:
    from studysite.pipeline import Conversion

TEXTS = {
    "en": "The tide is the rise and fall of the sea that the moon causes, and it is what sailors look for.",
    "pt": "A maré é a subida e a descida do mar que a lua causa, e não depende dos ventos como as ondas.",
    "es": "La marea es la subida y la bajada del mar que causa la luna, y no depende de los vientos como las olas.",
    "fr": "La marée est la montée et la descente de la mer que cause la lune, et elle ne dépend pas des vents.",
    "de": "Die Gezeiten sind das Steigen und Fallen des Meeres, das der Mond bewirkt, und nicht der Wind.",
    "it": "La marea è il salire e lo scendere del mare che la luna causa, e non dipende dai venti come le onde.",
    "ja": "潮の満ち引きは月の引力によって起こる。",
    "ko": "조석은 달의 인력 때문에 일어난다.",
    "zh-Hans": "潮汐是由月球的引力引起的，这种现象每天发生两次。",
    "zh-Hant": "潮汐是由月球的引力引起的，這種現象每天發生兩次。",
    "ru": "Прилив вызывает притяжение Луны, и вода поднимается два раза в сутки, что знают рыбаки.",
    "uk": "Приплив спричиняє тяжіння Місяця, і вода піднімається двічі на добу.",
    "he": "הגאות נגרמת מכוח המשיכה של הירח.",
    "ar": "يحدث المد بسبب جاذبية القمر.",
    "fa": "کشند بر اثر گرانش ماه پدید می‌آید.",
    "": "Aloha mahina.",
}
HEBREW = (
    "# הירח\n\n## חידון\n\n1. מה גורם לגאות?\n\n## תשובות\n\n1. הירח.\n\n## מילון מונחים\n\n- **גאות:** עליית המים.\n"
)
ENGLISH = "# The Moon\n\n## Glossary\n\n- **Tide:** the rise and fall of the sea that the moon causes.\n"


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language(language: str) -> None:
    assert language_of([TEXTS[language]], [], {}) == language


def test_a_few_words_of_another_script_do_not_change_the_language() -> None:
    assert language_of([TEXTS["en"], "The Greeks called it παλίρροια, which is known to all of us."], [], {}) == "en"
    assert language_of([TEXTS["he"], "HTTP, TCP, DNS"], [], {}) == "he"


def test_headings_tell_it_where_there_is_hardly_any_text() -> None:
    assert language_of(["Fotossíntese"], ["Gabarito", "Quiz", "Questões Dissertativas"], {}) == "pt"


def test_front_matter_counts_before_all_else() -> None:
    assert language_of([TEXTS["en"]], [], {"lang": "cy"}) == "cy"
    assert language_of([TEXTS["en"]], [], {"lang": "not a tag"}) == "en"


def test_pages_in_another_language_than_the_site_say_so() -> None:
    made = converted(("moon.md", HEBREW))
    for page in ("practice/", "q/", "glossary/x-"):
        path = next(path for path in made.pages if path.startswith(page))
        assert 'lang: "he"\ndir: "rtl"\n' in made.pages[path]
    assert '<div class="entry"' in made.pages["glossary.md"]
    assert '<dt lang="he" dir="rtl">' in made.pages["glossary.md"]
    assert '<details lang="he" dir="rtl">' in made.pages["index.md"]
    assert '<span lang="he" dir="rtl">' in made.pages["practice/index.md"]


def test_pages_in_the_language_of_the_site_say_nothing() -> None:
    made = converted(("moon.md", ENGLISH))
    assert [path for path, text in made.pages.items() if ' lang="' in text or "\nlang: " in text] == []


def test_the_owner_has_the_last_word() -> None:
    made = converted(("moon.md", HEBREW), toml='[documents."moon.md"]\nlanguage = "yi"\n')
    assert made.documents[0].language == "yi"
    wrong = converted(("moon.md", HEBREW), toml='[documents."moon.md"]\nlanguage = "Hebrew!"\n')
    assert wrong.documents[0].language == "he"
    assert [notice.code for notice in wrong.notices] == ["bad-settings"]


def converted(*documents: tuple[str, str], toml: str = "") -> Conversion:
    return convert([SourceFile(name, text.encode()) for name, text in documents], toml)
