"""Labs: a document that names one has its page below /labs/, and its text is found, linked and asked like any other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment

from rendering import PROJECT, Converted, converted
from studysite.history import compared
from studysite.inspection import inspection, readable
from studysite.labs import LABS
from studysite.pipeline import convert
from studysite.published import read, written
from studysite.settings import Aliases, read_settings
from studysite.sourcefile import SourceFile
from studysite.study.addresses import addresses

GOLDEN = Path(__file__).parent / "golden" / "lab"
FERRIES = (GOLDEN / "opening-table-and-checkpoints.md").read_text()

# Shares rare words with a question of the ferries, and with nothing else.
ESSAY = "Ships: A Study Guide\n\nEssay Questions\n1. Discuss what passengers lose when a harbour closes.\n"
GLOSSARY = "Words\n\nGlossary\nTerm\tDefinition\nHarbour\tA place where ferries lie safe.\n"
NOTES = "# Notes on stones\n\n## Executive Summary\n\nStones are old.\n"


def notices(made: Converted, code: str) -> list[str]:
    return [str(one) for one in made.conversion.notices if one.code == code]


def records(made: Converted, kind: str) -> dict[str, str]:
    """Return the addresses of the search records of a kind, with their titles."""
    told = json.loads(made.conversion.pages["data/search.json"])["records"]
    return {record["url"]: record["title"] for record in told if record["kind"] == kind}


@pytest.fixture(scope="module")
def made() -> Converted:
    """A lab among other documents."""
    return converted({"labs/ferries.md": FERRIES, "ships.txt": ESSAY, "words.txt": GLOSSARY, "notes.md": NOTES})


# ── The page ─────────────────────────────────────────────────────────────────────────────


def test_a_lab_has_its_page_where_its_name_says(made: Converted) -> None:
    page = made.page("labs/zone-failure.md")
    assert {"kind": "lab", "way": "labs", "lab": "zone-failure"}.items() <= page.settings.items()
    (element,) = page.content.all("study-lab")
    assert (element.attributes, element.raw) == ({"data-lab": "zone-failure"}, "")
    assert made.conversion.library.pages["zone-failure"] == ("labs/zone-failure/", "practice/zone-failure/")


def test_the_element_stands_between_the_opening_and_the_first_heading(made: Converted) -> None:
    order = [one.tag for one in made["labs/zone-failure.md"].elements]
    assert order[:5] == ["p", "p", "p", "div", "h2"]


def test_its_questions_have_pages_and_are_cards_that_lead_to_its_text(made: Converted) -> None:
    told = json.loads(made.conversion.pages["data/study.json"])
    (lab,) = [one for one in told["documents"] if one["kind"] == "lab"]
    assert (lab["slug"], lab["url"]) == ("zone-failure", "labs/zone-failure/")
    assert {"title": "Checkpoint Questions", "url": "labs/zone-failure/#checkpoint-questions"} in lab["sections"]
    asked = [card for card in made.conversion.library.cards if card.home == "zone-failure"]
    assert len(asked) == 2
    assert {f"q-{card.id}" for card in asked} <= {card["id"] for card in told["cards"]}
    assert {f"q/{card.id}.md" for card in asked} <= made.conversion.pages.keys()
    assert {f"q/{card.id}/" for card in asked} <= records(made, "question").keys()


def test_its_cells_are_cards_that_lead_to_its_table(made: Converted) -> None:
    told = json.loads(made.conversion.pages["data/study.json"])
    urls = [card["url"] for card in told["cards"] if card["kind"] == "cell"]
    (table,) = made["labs/zone-failure.md"].all("figure", "table")
    assert urls
    assert set(urls) == {f"labs/zone-failure/#{table.attributes['id']}"}


def test_its_sections_are_found_help_with_essays_and_use_terms(made: Converted) -> None:
    sections = records(made, "section")
    assert sections["labs/zone-failure/"] == "Ferries Between Islands"
    assert sections["labs/zone-failure/#where-the-numbers-come-from"] == "Where the numbers come from"
    assert records(made, "page")["labs/"] == "Labs"
    (essay,) = [card for card in made.conversion.library.cards if card.kind == "essay"]
    assert "labs/zone-failure/" in {help_.address for help_ in essay.helps}
    (term,) = made.conversion.library.entries
    assert {use.address for use in term.uses} == {"labs/zone-failure/"}
    assert [one.attributes["id"] for one in made["labs/zone-failure.md"].all(css="gloss")] == ["gloss_harbour"]


def test_the_lists_lead_to_it(made: Converted) -> None:
    (line,) = made["labs/index.md"].all("li")
    assert line.one("a").attributes["href"] == "../labs/zone-failure/"
    assert line.one("span", "label").text == LABS["zone-failure"]
    assert [one.attributes["href"] for one in made["index.md"].all("a", "way")][-1] == "labs/"
    assert "labs/zone-failure/" not in [one.attributes["href"] for one in made["index.md"].one(css="shelf").all("a")]
    assert '{"way": "labs", "title": "Labs", "url": "labs/"}' in made.conversion.config
    (told,) = [
        one for one in made["sources/index.md"].one("ul", "provenance").elements if "labs/ferries.md" in one.text
    ]
    assert told.one("h3").one("a").attributes["href"] == "../labs/zone-failure/"


def test_a_site_of_one_lab_says_what_it_offers() -> None:
    home = converted({"a.md": "---\ntitle: Clouds\nlab: zone-failure\n---\n\nLook.\n"})["index.md"]
    assert home.one("p", "lead").text == "Study documents as labs to try out. No account needed."
    assert [(one.attributes["href"], one.text) for one in home.one("p", "start").elements] == [
        ("labs/zone-failure/", "Try a lab")
    ]
    assert home.all(css="shelf") == []


def test_inspect_tells_which_lab_it_is(made: Converted) -> None:
    told = {one["file"]: one for one in inspection(made.conversion)["documents"]}
    assert (told["labs/ferries.md"]["kind"], told["labs/ferries.md"]["lab"]) == ("lab", "zone-failure")
    assert [file for file, one in told.items() if "lab" in one] == ["labs/ferries.md"]
    assert "labs/ferries.md: Ferries Between Islands (lab)" in list(readable(made.conversion))


def test_a_site_without_labs_shows_no_trace_of_them() -> None:
    made = converted({"ships.txt": ESSAY, "words.txt": GLOSSARY, "notes.md": NOTES})
    trace = re.compile(r"\blabs?\b|study-lab", re.IGNORECASE)
    assert [path for path, text in made.conversion.pages.items() if trace.search(f"{path}\n{text}")] == []
    assert trace.search(made.conversion.config) is None


# ── What a document may say ──────────────────────────────────────────────────────────────


KNOWN = ", ".join(LABS)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("zone-failur", "zone-failur"),
        ("Zone-Failure", "Zone-Failure"),
        ("../../evil", "../../evil"),
        ('"</script><script>alert(1)</script>"', "</script><script>alert(1)</script>"),
        (r'"a\n\e[31mb"', "a[31mb"),
        ("x" * 1000, "x" * 40),
        ("5", "5"),
        ("true", "True"),
        ("", "…"),
        ("[zone-failure]", "…"),
        ("{zone-failure: 1}", "…"),
        ("2026-11-01", "…"),
        ("&a [*a]", "…"),
    ],
)
def test_a_name_that_is_none_is_told_with_its_place_and_the_way_out(value: str, told: str) -> None:
    made = converted({"a.md": f"---\ntitle: Clouds\nlab: {value}\n---\n\nA text.\n\n## More\n\nOf it.\n"})
    assert notices(made, "unknown-lab") == [
        f"a.md:3: there is no lab “{told}”; read as any other document: write one of {KNOWN}, or take the line out"
    ]
    assert made.conversion.sound
    assert list(made.conversion.library.pages.values()) == [("read/clouds/",)]
    assert not any("study-lab" in text for text in made.conversion.pages.values())


def test_a_list_that_doubles_itself_again_and_again_is_not_written_out() -> None:
    doubled = "\n".join(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 5)}]" for at in range(1, 30))
    made = converted({"a.md": f"---\ntitle: Clouds\na0: &a0 [1]\n{doubled}\nlab: *a29\n---\n\nA text.\n"})
    assert len(notices(made, "unknown-lab")) == 1


def test_a_lab_that_holds_no_text_is_told_and_one_with_a_title_alone_is_a_page() -> None:
    bare = converted({"a.md": "---\nlab: zone-failure\n---\n\n"})
    assert [one.code for one in bare.conversion.notices if one.severity == "error"] == ["empty"]
    titled = converted({"a.md": "---\nlab: zone-failure\ntitle: Clouds\n---\n"})
    (element,) = titled["labs/zone-failure.md"].all("study-lab")
    assert element.attributes == {"data-lab": "zone-failure"}


def test_a_lab_is_one_document_also_where_its_headings_are_called_like_some() -> None:
    parts = "# Clouds Briefing\n\nClouds\n\nThey are wet.\n\n# Clouds Study Guide\n\nMore clouds\n\nSome are high.\n"
    assert len(converted({"a.md": parts}).conversion.documents) == 2
    made = converted({"a.md": f"---\nlab: zone-failure\n---\n{parts}"})
    assert list(made.conversion.library.pages.values()) == [("labs/zone-failure/",)]
    assert notices(made, "lost-text") == []


def test_two_documents_of_one_lab_are_two_pages_that_load_the_same() -> None:
    second = FERRIES.replace("Ferries Between", "Buses Between")
    made = converted({"a.md": FERRIES, "b.md": second})
    first, other = (made.conversion.library.pages[one.slug][0] for one in made.conversion.documents)
    assert first == "labs/zone-failure/"
    assert re.fullmatch(r"labs/zone-failure-[0-9a-z]{4}/", other)
    assert [made.page(f"{one.rstrip('/')}.md").settings["lab"] for one in (first, other)] == ["zone-failure"] * 2
    assert len(made["labs/index.md"].all("li")) == 2


def test_the_owner_may_give_a_lab_another_address_or_take_it_for_a_text() -> None:
    made = converted({"a.md": FERRIES}, '[documents."a.md"]\nslug = "ferries"\n')
    assert made.page("labs/ferries.md").settings["lab"] == "zone-failure"
    text = converted({"a.md": FERRIES}, '[documents."a.md"]\nkind = "article"\n')
    assert text.conversion.library.pages["ferries-between-islands"][0] == "read/ferries-between-islands/"
    assert not any("study-lab" in page for page in text.conversion.pages.values())


def test_no_setting_makes_a_lab_of_a_text() -> None:
    _, told = read_settings('[documents."a.md"]\nkind = "lab"\n', "")
    (one,) = told
    assert one.message.startswith("a.md: kind “lab” is none of study-guide, ")
    assert one.message.endswith(", article; a lab says which one it is by `lab:` in its own front matter")


def test_a_lab_keeps_the_address_of_its_name_from_a_text_that_is_called_so() -> None:
    made = converted({"a.md": "# Zone Failure\n\n## Executive Summary\n\nA text.\n", "b.md": FERRIES})
    assert [one.slug for one in made.conversion.documents][1] == "zone-failure"


# ── Published addresses ──────────────────────────────────────────────────────────────────


def became(before: str, after: str) -> dict[str, str | None]:
    """Return where the addresses of one document lead, once it is another."""
    old, new = (convert([SourceFile("a.md", text.encode())]) for text in (before, after))
    live = read(written(addresses(old.library)))
    return {one.url: one.moved for one in compared(live, new.library, Aliases()).former}


def test_a_text_that_becomes_a_lab_leads_to_its_page_and_back() -> None:
    text = FERRIES.replace("lab: zone-failure\n", "")
    there = became(text, FERRIES)
    assert there["read/ferries-between-islands/"] == "labs/zone-failure/"
    back = became(FERRIES, text)
    assert back["labs/zone-failure/"] == "read/ferries-between-islands/"
    assert back["labs/"] is None


def test_what_a_lab_that_is_gone_was_is_said() -> None:
    old = convert([SourceFile("a.md", FERRIES.encode()), SourceFile("notes.md", NOTES.encode())])
    new = convert([SourceFile("notes.md", NOTES.encode())])
    changes = compared(read(written(addresses(old.library))), new.library, Aliases())
    assert "This lab was taken out of the site." in changes.pages["labs/zone-failure/index.md"]
    assert [(one.thing, one.how, one.url) for one in changes.changed if one.thing == "document"] == [
        ("document", "gone", "labs/zone-failure/")
    ]


# ── What a page loads ────────────────────────────────────────────────────────────────────

BUNDLES = sorted(path.stem.removeprefix("lab-") for path in (PROJECT / "overrides" / "js").glob("lab-*.js"))


def loaded(settings: dict[str, object], names: dict[str, str]) -> list[str]:
    """Return the scripts that the theme's template names on a page with these settings."""
    environment = Environment(
        loader=DictLoader({"main.html": template(), "base.html": "{% block styles %}{% endblock %}"}), autoescape=True
    )
    environment.filters["url"] = lambda path: path
    page = SimpleNamespace(meta=settings, content="<study-lab></study-lab>")
    config = SimpleNamespace(extra=SimpleNamespace(assets=names, head={"code": "", "hash": ""}))
    drawn = environment.get_template("main.html").render(page=page, config=config)
    return [name for found in re.findall(r' data-late="([^"]*)"', drawn) for name in found.split()]


def template() -> str:
    return (PROJECT / "overrides" / "main.html").read_text()


NAMES = {"lab-zone-failure.js": "lab-zone-failure-AAAAAAAA.js", "site.js": "site-A.js", "text.js": "text-A.js"}


def test_a_page_loads_its_lab_and_no_other_page_does() -> None:
    lab = "lab-zone-failure-AAAAAAAA.js"
    assert loaded({"kind": "lab", "lab": "zone-failure"}, NAMES) == ["site-A.js", "text-A.js", lab]
    assert lab not in loaded({"kind": "read", "lab": "zone-failure"}, NAMES)
    assert lab not in loaded({"lab": "zone-failure"}, NAMES)


@pytest.mark.parametrize(
    "value",
    ["", "no-such", "../site", "zone-failure.js?", '"><script>', "//e.org/x", ["zone-failure"], {"a": 1}, 5, None],
)
def test_a_name_in_a_page_that_is_no_lab_loads_nothing(value: object) -> None:
    assert loaded({"kind": "lab", "lab": value}, NAMES) == ["site-A.js", "text-A.js"]
    assert loaded({"kind": "lab"}, NAMES) == ["site-A.js", "text-A.js"]


def test_without_bundles_no_lab_is_asked_for() -> None:
    assert not any("lab-" in one for one in loaded({"kind": "lab", "lab": "zone-failure"}, {}))


def test_the_theme_has_a_script_for_each_lab_and_for_no_other() -> None:
    assert sorted(LABS) == BUNDLES


def test_a_number_of_thousands_of_digits_names_no_lab_and_no_title() -> None:
    long = "0x" + "f" * 6000
    text = f"---\nlab: {long}\ntitle: {long}\n---\n\nWords.\n\n## Heading\n\nMore words.\n"
    conversion = convert([SourceFile("a.md", text.encode())])
    assert "there is no lab “…”" in next(one.message for one in conversion.notices if one.code == "unknown-lab")
    assert conversion.is_fit
