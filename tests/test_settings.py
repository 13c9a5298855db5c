"""sources.toml, corrections.toml, aliases.toml: what counts, what is passed over, what is said of it, with its line."""

from __future__ import annotations

from importlib.metadata import distribution

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import TEXTS, examples
from studysite.settings import Alias, Aliases, Correction, DocumentSettings, Settings, fitting, read_settings, strangers
from studysite.site_languages import LANGUAGES

# Where Material has its texts, a file for each language.
PARTIALS = "material/templates/partials/languages"

GOOD = """
[site]
name = "Soil and seed"
headline = "What grows where"
lead = "Notes for the gardening exam."
licence = "CC BY 4.0"
domain = "Notes.Example.org"
noindex = true

[documents."beds.txt"]
title = "Raised beds"
slug = "beds"
order = 2
kind = "lesson"
licence = "CC0"
hidden = false
original = false

[documents."bundle.txt#2"]
order = 1
"""

CORRECTION = """
[[correction]]
document = "beds"
claim = "Peat is needed."
fact = "Compost will do."
as_of = "2026-11"
source = "The Gardeners' Handbook"
url = "https://example.org/compost"
find = "compost will do"
"""


def said(sources: str = "", corrections: str = "") -> list[str]:
    """Return what is said about two texts, a line each."""
    _, notices = read_settings(sources, corrections)
    return [f"{notice.severity}: {notice}" for notice in notices]


def test_nothing_needs_to_be_set() -> None:
    assert read_settings("", "") == (Settings(), [])
    assert Settings().name == "Study notes"


def test_everything_that_can_be_set_counts() -> None:
    settings, notices = read_settings(GOOD, CORRECTION)
    assert notices == []
    assert settings == Settings(
        name="Soil and seed",
        headline="What grows where",
        lead="Notes for the gardening exam.",
        licence="CC BY 4.0",
        domain="notes.example.org",
        noindex=True,
        documents={
            "beds.txt": DocumentSettings("Raised beds", "beds", 2, "lesson", "CC0", hidden=False, original=False),
            "bundle.txt#2": DocumentSettings(order=1),
        },
        corrections=(
            Correction(
                document="beds",
                claim="Peat is needed.",
                fact="Compost will do.",
                as_of="2026-11",
                source="The Gardeners' Handbook",
                url="https://example.org/compost",
                find="compost will do",
            ),
        ),
    )


def test_a_text_is_brought_onto_one_line() -> None:
    settings, _ = read_settings('[site]\nname = """\n  Soil\n  and\\tseed """\nlead = " "\n', "")
    assert settings.name == "Soil and seed"
    assert settings.lead == ""


def test_control_characters_are_no_text() -> None:
    settings, notices = read_settings('[site]\nname = "a\\u0007b\\u007Fc\\u0085d"', "")
    assert (settings.name, notices) == ("abc d", [])


def test_a_name_of_white_space_is_none() -> None:
    assert read_settings('[site]\nname = "  "', "")[0].name == "Study notes"


def test_a_date_may_stand_without_quotation_marks() -> None:
    settings, notices = read_settings("", CORRECTION.replace('"2026-11"', "2026-11-20"))
    assert notices == []
    assert settings.corrections[0].as_of == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[site]\nname = "a"\nlead = oops\n', 3),
        ("[site\n", 1),
        ('[site]\nname = "never closed\n', 2),
        ('[site]\nname = """never\nclosed\n', 3),
        ("a = 1\na = 2\n", 2),
    ],
)
def test_text_that_is_no_toml_is_said_with_its_line_and_counts_for_nothing(text: str, line: int) -> None:
    settings, notices = read_settings(text, CORRECTION)
    assert settings == Settings(corrections=settings.corrections)
    assert len(settings.corrections) == 1
    assert [(one.file, one.line, one.code, one.severity) for one in notices] == [
        ("sources.toml", line, "bad-settings", "error")
    ]
    assert "nothing in this file counts until it is put right" in notices[0].message


def test_what_means_nothing_is_said_and_the_rest_counts() -> None:
    text = 'nmae = "x"\n' + GOOD.replace("order = 2", "oder = 2").replace("lead = ", "leed = ")
    settings, _ = read_settings(text, "")
    assert said(text) == [
        "warning: sources.toml:1: `nmae` means nothing here; known are site, documents, topics",
        (
            "warning: sources.toml:6: site: `leed` means nothing here; "
            "known are name, headline, lead, licence, repository, address, domain, language, noindex"
        ),
        (
            "warning: sources.toml:14: beds.txt: `oder` means nothing here; "
            "known are title, slug, order, kind, licence, language, hidden, original, "
            "headings, answers, merge, keep_apart"
        ),
    ]
    assert settings.documents["beds.txt"].slug == "beds"
    assert settings.headline == "What grows where"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('"Soil and seed"', "5", "sources.toml:3: site: `name` is 5; it must be a text in quotation marks"),
        ('"Raised beds"', "[]", "sources.toml:11: beds.txt: `title` is []; it must be a text in quotation marks"),
        ("order = 2", 'order = "2"', "sources.toml:13: beds.txt: `order` is '2'; it must be a whole number"),
        ("order = 2", "order = true", "sources.toml:13: beds.txt: `order` is True; it must be a whole number"),
        ("hidden = false", "hidden = 0", "sources.toml:16: beds.txt: `hidden` is 0; it must be true or false"),
        ('kind = "lesson"', 'kind = "song"', "sources.toml:14: beds.txt: kind “song” is none of study-guide, briefing"),
        ('slug = "beds"', 'slug = "../x"', "sources.toml:12: beds.txt: slug “../x” must be lower-case ASCII words"),
        ('slug = "beds"', f'slug = "{"a" * 61}"', f"sources.toml:12: beds.txt: slug “{'a' * 61}” must be"),
        ("noindex = true", "noindex = 1", "sources.toml:8: site: `noindex` is 1; it must be true or false"),
        ("noindex = true", 'noindex = "true"', "sources.toml:8: site: `noindex` is 'true'; it must be true or false"),
        ('"Notes.Example.org"', "true", "sources.toml:7: site: `domain` is True; it must be a text in quotation marks"),
        ("[site]", "site = 1\n[other]", "sources.toml:2: `site` is no table; write it as [site]"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_said_with_its_line_and_passed_over(right: str, wrong: str, message: str) -> None:
    assert right in GOOD
    settings, notices = read_settings(GOOD.replace(right, wrong, 1), "")
    (notice,) = [one for one in notices if one.severity == "error"]
    assert str(notice).startswith(message)
    assert settings.documents["bundle.txt#2"].order == 1


@pytest.mark.parametrize(
    "name",
    [
        "https://notes.example.org",
        "notes.example.org/",
        "notes.example.org:8080",
        "localhost",
        "192.168.0.7",
        "notes..example.org",
        "-notes.example.org",
        "notes.example.org.",
        "my notes.example.org",
        "*.example.org",
        "nötes.example.org",
        "evil.example\\u2028.org",
        f"{'a' * 64}.example.org",
        f"{'a.' * 130}org",
    ],
)
def test_a_domain_that_is_no_host_name_is_said_and_passed_over(name: str) -> None:
    settings, notices = read_settings(f'[site]\nname = "Soil"\ndomain = "{name}"\n', "")
    assert (settings.name, settings.domain) == ("Soil", "")
    (notice,) = notices
    assert (notice.line, notice.code) == (3, "bad-settings")
    assert notice.message.endswith("is no host name; write it as notes.example.org, with nothing around it")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("address", "you.github.io/notes", "is no web address; write it as https://you.github.io/notes/"),
        ("address", "https://you.github.io/?a", "is no web address; write it as https://you.github.io/notes/"),
        ("repository", "nowhere", "is no web address; write it as https://github.com/you/notes"),
        ("language", "Klingon", "is none that is known; write one of af, ar, az"),
        ("language", "EN", "is none that is known; write one of af, ar, az"),
    ],
)
def test_an_address_or_language_that_is_none_is_said_and_passed_over(key: str, value: str, said: str) -> None:
    settings, (notice,) = read_settings(f'[site]\nname = "Soil"\n{key} = "{value}"\n', "")
    assert settings == Settings(name="Soil")
    assert (notice.line, notice.code) == (3, "bad-settings")
    assert f"{key} “{value}” {said}" in notice.message


def test_the_home_of_a_site_is_its_address_or_else_its_domain() -> None:
    told = '[site]\ndomain = "notes.example.org"\n'
    assert read_settings(told, "")[0].home == "https://notes.example.org/"
    assert read_settings(f'{told}address = "https://you.github.io/notes"', "")[0].home == "https://you.github.io/notes/"
    assert Settings().home == ""


def test_the_languages_are_those_that_material_has() -> None:
    files = distribution("mkdocs-material").files or ()
    assert set(LANGUAGES) == {
        file.stem for file in files if file.parent.as_posix() == PARTIALS and file.suffix == ".html"
    }


@pytest.mark.parametrize("name", ["example.org", "notes.example.co.uk", "xn--ntes-5qa.example.org", "a1-b.io", "1.ab"])
def test_a_host_name_is_a_domain(name: str) -> None:
    assert read_settings(f'[site]\ndomain = "{name}"\n', "") == (Settings(domain=name), [])


def test_a_document_that_is_no_table_is_said() -> None:
    settings, notices = read_settings('[documents]\n"beds.txt" = "Raised beds"\n', "")
    assert settings.documents == {"beds.txt": DocumentSettings()}
    assert [str(one) for one in notices] == [
        'sources.toml:2: `beds.txt` is no table; write it as [documents."beds.txt"]'
    ]


def test_a_correction_that_lacks_something_is_left_out_and_said() -> None:
    text = CORRECTION + CORRECTION.replace('fact = "Compost will do."', 'fcat = "Compost will do."') + CORRECTION
    settings, _ = read_settings("", text)
    assert len(settings.corrections) == 2
    assert said(corrections=text) == [
        (
            "warning: corrections.toml:14: correction 2: `fcat` means nothing here; "
            "known are document, claim, fact, as_of, source, url, find"
        ),
        "error: corrections.toml:11: correction 2 lacks fact; it is left out: add what it lacks",
    ]


def test_corrections_may_be_one_table_or_nonsense() -> None:
    assert len(read_settings("", CORRECTION.replace("[[correction]]", "[correction]"))[0].corrections) == 1
    for nonsense in ("correction = 3", "correction = [3]"):
        assert said(corrections=nonsense) == [
            "error: corrections.toml:1: `correction` is no table; write each correction as [[correction]]"
        ]


def test_settings_for_a_document_that_nobody_has_are_said() -> None:
    text = '[documents."beds.txt"]\n[documents."bunlde.txt"]\n[documents."bundle.txt#4"]\n[documents."bundle.txt#3"]\n'
    settings, _ = read_settings(text, "")
    told = strangers(text, settings, {"beds.txt": 1, "bundle.txt": 3})
    assert [f"{one.severity}: {one}" for one in told] == [
        "warning: sources.toml:2: there is no document “bunlde.txt”; put its name right, or take the setting out",
        "warning: sources.toml:3: “bundle.txt” has no part 4: it holds 3; put the number right",
    ]


def test_a_file_whose_name_holds_a_hash_is_not_taken_for_a_part() -> None:
    settings, _ = read_settings('[documents."notes #2.txt"]\n', "")
    assert strangers("", settings, {"notes #2.txt": 1}) == []


def test_a_file_that_could_not_be_read_has_settings_all_the_same() -> None:
    settings, _ = read_settings('[documents."scan.pdf"]\nhidden = true\n', "")
    assert strangers("", settings, {"scan.pdf": 0}) == []


def test_settings_that_all_speak_of_other_documents_give_neither_a_name_nor_corrections() -> None:
    settings, _ = read_settings(GOOD, CORRECTION)
    own, (notice,) = fitting(GOOD, settings, {"stars.txt": 1})
    assert own == Settings(domain="notes.example.org", noindex=True)
    assert str(notice).startswith("sources.toml: none of the documents that this file names is here, so the name, ")
    assert notice.severity == "warning"


@pytest.mark.parametrize("parts", [{"beds.txt": 1}, {"bundle.txt": 1}, {"beds.txt": 0, "stars.txt": 1}])
def test_settings_of_which_one_document_is_here_count(parts: dict[str, int]) -> None:
    settings, _ = read_settings(GOOD, CORRECTION)
    assert fitting(GOOD, settings, parts) == (settings, strangers(GOOD, settings, parts))


def test_settings_of_one_document_whose_name_was_misspelt_count() -> None:
    text = '[site]\nname = "Soil"\n[documents."bed.txt"]\n'
    settings, _ = read_settings(text, "")
    own, notices = fitting(text, settings, {"beds.txt": 1})
    assert own.name == "Soil"
    assert [str(one).split(";")[0] for one in notices] == ["sources.toml:3: there is no document “bed.txt”"]


@examples
@given(text=TEXTS | st.sampled_from((GOOD, CORRECTION)), other=TEXTS)
def test_no_text_breaks_the_settings(text: str, other: str) -> None:
    for one in (text, other, f"{text}{other}", f'[site]\nname = "{other}"', f'["{other}"]\nx = 1', f"[[{text}]]"):
        settings, notices = read_settings(one, one, one)
        assert settings.name
        assert all("\n" not in str(notice) or "\n" in other + text for notice in notices)


ALIASES = """
[questions]
"8sb1zzts" = "A new\\nwording?"

[terms]
old-term = "new-term"
x-8sb1zzts = "term"

[documents]
"week-3" = "membranes"
"""


def test_aliases_are_read_with_their_lines() -> None:
    settings, notices = read_settings("", "", ALIASES)
    assert notices == []
    assert settings.aliases == Aliases(
        (Alias("8sb1zzts", "A new wording?", 3),),
        (Alias("old-term", "new-term", 6), Alias("x-8sb1zzts", "term", 7)),
        (Alias("week-3", "membranes", 10),),
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[questions]\nshort = "New?"', 2, "`short` is no id of a question: "),
        ('[questions]\n8SB1ZZTS = "New?"', 2, "`8SB1ZZTS` is no id of a question: "),
        ('[questions]\n8sb1zztu = "New?"', 2, "`8sb1zztu` is no id of a question: "),
        ("[questions]\n\n8sb1zzts = 7", 3, "questions: `8sb1zzts` is 7; it must be a text"),
        ('[questions]\n8sb1zzts = " "', 2, "questions `8sb1zzts` leads to nothing; "),
        ('[terms]\n"Old Term" = "new"', 2, "`Old Term` is no part of an address; "),
        ('[terms]\nold = "../new"', 2, "`../new` is no part of an address; "),
        ('[documents]\nold = "old"', 2, "documents `old` leads to itself; "),
        (f'[documents]\nold = "{"x" * 61}"', 2, "`xxx"),
        ('terms = "x"', 1, "`terms` is no table; write it as [terms]"),
        ("[terms", 1, "no valid TOML"),
        ('[pages]\nold = "new"', 1, "`pages` means nothing here; known are questions, terms, documents"),
    ],
)
def test_an_alias_that_is_wrong_is_said_with_its_line_and_left_out(text: str, line: int, message: str) -> None:
    settings, notices = read_settings("", "", text)
    assert settings.aliases == Aliases()
    assert [(notice.file, notice.line) for notice in notices] == [("aliases.toml", line)]
    assert notices[0].message.startswith(message)
