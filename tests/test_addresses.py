"""What a site promises, what became of a promise, and what is made of a file that a stranger may have written."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sandbox
from strategies import TEXTS, examples
from studysite.finish.search import address
from studysite.history import Changes, compared
from studysite.library import Library
from studysite.pipeline import Conversion, convert
from studysite.published import LONGEST_TITLE, Address, Change, Published, is_url, read, written
from studysite.refine.likeness import Likeness
from studysite.refine.moves import OF_DOCUMENTS
from studysite.settings import Aliases
from studysite.sourcefile import SourceFile
from studysite.study.addresses import addresses

PLANTS = f"{sandbox.PLANTS}Cation Exchange\tHow a root swaps ions.\n"

SOIL = """\
Soil

A short lesson about soil.

What soil is made of
Soil is sand, silt and clay.

| Part | Size |
| --- | --- |
| Sand | coarse |
"""

MAP = "---\nmarkmap: {}\n---\n# Garden\n\n- Beds\n  - Raised beds\n- Paths\n"

GARDEN = {"plants.txt": PLANTS, "soil.txt": SOIL, "garden.md": MAP}


def made(files: dict[str, str], aliases: str = "", settings: str = "") -> Conversion:
    sources = [SourceFile(path, text.encode()) for path, text in sorted(files.items())]
    return convert(sources, settings, aliases_toml=aliases)


def live(conversion: Conversion) -> Published:
    return read(written(addresses(conversion.library)))


def became(before: Conversion, after: Conversion, *, own: tuple[str, ...] = ()) -> Changes:
    """Return what became of the addresses of `before`; with them, every address must be answered."""
    changes = compared(live(before), after.library, after.aliases, own)
    answered = {one.url for one in addresses(after.library)} | {one.url for one in changes.former} | set(own)
    assert {one.url for one in addresses(before.library)} <= answered
    assert {path.removesuffix("index.md") for path in changes.pages} == {one.url for one in changes.former}
    return changes


def id_of(conversion: Conversion, words: str) -> str:
    (found,) = [one for one in addresses(conversion.library) if one.kind == "question" and words in one.title]
    return found.slug


def moves(changes: Changes) -> dict[str, str]:
    return {one.url: one.moved for one in changes.former if one.moved is not None}


def gone(changes: Changes) -> list[str]:
    return [one.url for one in changes.former if one.gone]


def said(changes: Changes) -> str:
    return "\n".join(notice.message for notice in changes.notices)


# ── What there is ────────────────────────────────────────────────────────────────────────


def test_every_page_that_is_made_has_its_address() -> None:
    conversion = made(GARDEN)
    pages = {address(path) for path in conversion.pages if path.endswith(".md")}
    assert {one.url for one in addresses(conversion.library)} == pages


def test_an_address_tells_what_stands_there_and_from_where() -> None:
    by_url = {one.url: one for one in addresses(made(GARDEN).library)}
    assert by_url["read/soil/"] == Address("read/soil/", "read", "Soil", ("soil",), by_url["read/soil/"].parts)
    assert "what-soil-is-made-of" in by_url["read/soil/"].parts
    assert any(part.startswith("table-") for part in by_url["read/soil/"].parts)
    assert by_url["glossary/root/"] == Address("glossary/root/", "term", "Root", ("plants-a-study-guide",))
    assert by_url["glossary/"].parts == ("cation-exchange", "root")
    assert len(by_url["mind-map/garden/"].parts) >= 3
    question = by_url[f"q/{id_of(made(GARDEN), 'root')}/"]
    assert (question.title, question.parts) == ("What does a root take up?", (f"q-{question.slug}",))
    assert question.parts[0] in by_url["practice/plants-a-study-guide/"].parts
    assert by_url["sources/soil/"].kind == "original"


def test_the_file_is_sorted_whatever_order_it_is_made_in_and_reads_back() -> None:
    held = addresses(made(GARDEN).library)
    text = written(reversed(held))
    assert text == written(held)
    assert read(text).addresses == {one.url: one for one in held}
    assert list(read(text).addresses) == sorted(one.url for one in held)
    assert json.loads(text)["version"] == 1


def test_moved_and_gone_are_kept_in_the_file() -> None:
    former = [
        Address("q/00000000/", "question", "Once?", moved="q/11111111/"),
        Address("read/x/", "read", "X", ("x",), gone=True),
        Address("guide/x/", "page", "X", moved=""),
    ]
    assert read(written(former)).addresses == {one.url: one for one in former}


# ── What became of it ────────────────────────────────────────────────────────────────────


def test_nothing_changed_is_nothing_to_do() -> None:
    changes = became(made(GARDEN), made(GARDEN))
    assert (changes.former, changes.pages, changes.notices) == ((), {}, ())


def test_an_edited_answer_and_another_order_keep_every_address() -> None:
    after = made(
        GARDEN | {"plants.txt": PLANTS.replace("1. Water.", "1. Water and salts.")},
        settings='[documents."soil.txt"]\norder = 1\n',
    )
    assert became(made(GARDEN), after).former == ()


def test_a_reworded_question_without_an_alias_is_gone_and_the_line_to_add_is_told() -> None:
    before = made(GARDEN)
    after = made(
        GARDEN | {"plants.txt": PLANTS.replace("What does a root take up?", "Which things can a root take up?")}
    )
    old = id_of(before, "root")
    changes = became(before, after)
    assert gone(changes) == [f"q/{old}/"]
    (notice,) = changes.notices
    assert (notice.file, notice.code, notice.severity) == ("aliases.toml", "address-gone", "warning")
    assert notice.message.endswith(f'add under [questions]: "{old}" = "Which things can a root take up?"')
    page = changes.pages[f"q/{old}/index.md"]
    assert 'title: "What does a root take up?"' in page
    assert f'href="../../q/{id_of(after, "root")}/">Which things can a root take up?</a>' in page
    assert 'href="../../practice/plants-a-study-guide/"' in page
    # The line that was told is the way out.
    line = notice.message.partition("[questions]: ")[2]
    assert (
        became(
            before,
            made(
                {path: text.replace("What does a root", "Which things can a root") for path, text in GARDEN.items()},
                f"[questions]\n{line}\n",
            ),
        ).former
        == ()
    )


def test_a_reworded_question_with_an_alias_keeps_its_id_everywhere() -> None:
    before = made(GARDEN)
    old = id_of(before, "root")
    files = GARDEN | {"plants.txt": PLANTS.replace("What does a root take up?", "Roots take up what?")}
    after = made(files, f'[questions]\n"{old}" = "roots take up what"\n')
    assert id_of(after, "Roots") == old
    assert f"q/{old}.md" in after.pages
    assert not [notice for notice in after.notices if notice.file == "aliases.toml"]
    changes = became(before, after)
    assert changes.former == ()


def test_the_id_under_which_a_reworded_question_was_published_meanwhile_leads_to_the_old_one() -> None:
    first = made(GARDEN)
    files = GARDEN | {"plants.txt": PLANTS.replace("What does a root take up?", "Roots take up what?")}
    meanwhile = made(files)
    old, new = id_of(first, "root"), id_of(meanwhile, "Roots")
    after = made(files, f'[questions]\n{old} = "Roots take up what?"\n')
    assert moves(became(meanwhile, after)) == {f"q/{new}/": f"q/{old}/"}


def test_a_question_reworded_twice_keeps_its_first_id_and_the_second_leads_there() -> None:
    texts = ["What does a root take up?", "Roots take up what?", "Name what roots drink."]
    one, two, three = (GARDEN | {"plants.txt": PLANTS.replace(texts[0], text)} for text in texts)
    first, second = id_of(made(one), texts[0]), id_of(made(two), texts[1])
    after = made(three, f'[questions]\n{first} = "{texts[2]}"\n{second} = "{texts[2]}"\n')
    assert id_of(after, texts[2]) == first
    assert moves(became(made(two), after)) == {f"q/{second}/": f"q/{first}/"}


ALIASES_THAT_FAIL = [
    ('[questions]\n00000000 = "Nobody asks this?"\n', "alias-unused", "no question reads “Nobody asks this?”"),
    ('[questions]\n{light} = "What does a root take up?"\n', "alias-clash", "{light} is the id of another question"),
    ('[terms]\nsoil = "nothing"\n', "alias-unused", "there is no term “nothing”"),
    ('[terms]\nroot = "cation-exchange"\n', "alias-clash", "the term “root” is still there"),
    ('[documents]\nold = "nothing"\n', "alias-unused", "there is no document “nothing”"),
    ('[documents]\nsoil = "garden"\n', "alias-clash", "the document “soil” is still there"),
]


@pytest.mark.parametrize(("aliases", "code", "message"), ALIASES_THAT_FAIL)
def test_an_alias_that_cannot_count_is_said_with_its_line(aliases: str, code: str, message: str) -> None:
    light = id_of(made(GARDEN), "light")
    after = made(GARDEN, aliases.format(light=light))
    (notice,) = [notice for notice in after.notices if notice.file == "aliases.toml"]
    assert (notice.line, notice.code) == (2, code)
    assert notice.message.startswith(message.format(light=light))
    assert became(made(GARDEN), after).former == ()


def test_a_name_that_is_another_name_now_leads_to_its_term() -> None:
    before = made(GARDEN)
    after = made(GARDEN | {"plants.txt": PLANTS.replace("Cation Exchange", "CE (Cation Exchange)")})
    assert moves(became(before, after)) == {"glossary/cation-exchange/": "glossary/ce/"}


def test_a_renamed_term_needs_an_alias_and_one_renamed_twice_has_two() -> None:
    before = made(GARDEN)
    after = GARDEN | {"plants.txt": PLANTS.replace("Root\t", "Radix\t")}
    without = became(before, made(after))
    assert gone(without) == ["glossary/root/"]
    assert 'add under [terms]: "root" = "its-new-slug"' in said(without)
    twice = made(after, '[terms]\nroot = "rootlet"\nrootlet = "radix"\n')
    assert moves(became(before, twice)) == {"glossary/root/": "glossary/radix/"}
    assert twice.sound


@pytest.mark.parametrize(
    ("name", "told"), [("Exchange of Cations", "exchange-of-cations"), ("Exchange Rate", "its-new-slug")]
)
def test_a_term_is_taken_for_another_only_if_most_of_their_words_are_the_same(name: str, told: str) -> None:
    after = made(GARDEN | {"plants.txt": PLANTS.replace("Cation Exchange", name)})
    assert said(became(made(GARDEN), after)).endswith(f'add under [terms]: "cation-exchange" = "{told}"')


def test_a_document_with_an_alias_moves_with_all_its_pages() -> None:
    before = made(GARDEN)
    after = made(
        {"plants.txt": PLANTS.replace("Plants: A Study Guide", "Green Things"), "soil.txt": SOIL, "garden.md": MAP},
        '[documents]\nplants-a-study-guide = "green-things"\n',
    )
    assert moves(became(before, after)) == {
        "practice/plants-a-study-guide/": "practice/green-things/",
        "mind-map/plants-a-study-guide/": "mind-map/green-things/",
        "sources/plants-a-study-guide/": "sources/green-things/",
    }


def test_a_document_with_another_slug_is_found_by_its_title() -> None:
    after = made(GARDEN, settings='[documents."soil.txt"]\nslug = "earth"\n')
    assert moves(became(made(GARDEN), after)) == {"read/soil/": "read/earth/", "sources/soil/": "sources/earth/"}


def test_a_removed_document_is_told_once_and_each_of_its_addresses_says_so() -> None:
    before = made(GARDEN)
    changes = became(before, made({"soil.txt": SOIL, "garden.md": MAP}))
    assert len(gone(changes)) == 9
    assert changes.gone == 9
    messages = [notice.message for notice in changes.notices]
    assert sum("plants-a-study-guide" in message for message in messages) == 1
    assert "with 4 addresses of its questions and terms" in messages[0]
    assert all(
        (
            "This document was taken out of the site."
            if url.startswith(("read/", "practice/"))
            else "went with its document."
        )
        in changes.pages[f"{url}index.md"]
        for url in gone(changes)
        if url.count("/") == 2
    )


def test_everything_else_instead_still_answers_everything() -> None:
    changes = became(made(GARDEN), made({"stars.txt": SOIL.replace("oil", "tar")}))
    assert len(changes.former) == len(live(made(GARDEN)).addresses) - len(
        ("", "read/", "sources/", "study/", "exam/", "progress/")
    )
    assert changes.moved == 0


def test_what_is_gone_or_moved_is_carried_on_and_told_only_once() -> None:
    before = made(GARDEN)
    after = made({"soil.txt": SOIL, "garden.md": MAP})
    first = became(before, after)
    second = compared(read(written([*addresses(after.library), *first.former])), after.library, Aliases())
    assert second.former == first.former
    assert second.pages == first.pages
    assert (second.notices, second.gone, second.moved) == ((), 0, 0)


def test_what_comes_back_is_no_longer_gone() -> None:
    before = made(GARDEN)
    former = became(before, made({"soil.txt": SOIL, "garden.md": MAP})).former
    assert compared(Published({one.url: one for one in former}), before.library, Aliases()).former == ()


def test_a_way_to_an_address_that_moved_on_leads_to_its_end() -> None:
    library = made(GARDEN).library
    known = [
        Address("read/one/", "read", "One", moved="read/two/"),
        Address("read/two/", "read", "Two", moved="read/soil/"),
        Address("read/ring/", "read", "Ring", moved="read/round/"),
        Address("read/round/", "read", "Round", moved="read/ring/"),
    ]
    changes = compared(Published({one.url: one for one in known}), library, Aliases())
    assert moves(changes) == {"read/one/": "read/soil/", "read/two/": "read/soil/"}
    assert gone(changes) == ["read/ring/", "read/round/"]


def test_a_page_that_a_person_wrote_there_answers() -> None:
    changes = became(made(GARDEN), made({"soil.txt": SOIL, "garden.md": MAP}), own=("glossary/root/",))
    assert "glossary/root/" not in gone(changes)


def test_texts_are_alike_by_the_words_that_count() -> None:
    texts = ["What does a root take up?", "What does a leaf take up?", "Who is the gardener of the year?"]
    assert Likeness(texts).nearest("What can roots take up") == [0, 1]
    assert Likeness(texts).nearest("What is the of?") == []
    assert Likeness(texts).nearest("Who is the year's gardener?", most=1) == [2]
    assert Likeness([]).nearest("Anything") == []


# ── What a stranger may have written ─────────────────────────────────────────────────────

NO_ADDRESSES = [
    "../../etc/",
    "/etc/",
    "//host/",
    "https://host/",
    "javascript:alert(1)/",
    "q/a/../../../x/",
    "q/./x/",
    "q//x/",
    "q/x",
    "q\\x/",
    "q/x?y/",
    "q/x#y/",
    "q/%2e%2e/",
    ".git/x/",
    "q/.hidden/",
    "q/a\nb/",
    "q/\ud800/",
    "assets/site.js/",
    "data/x/",
    "sitemap.xml/",
    "addresses.json/",
    "x/" * 20,
    "q/" + "x" * 300 + "/",
    " ",
    7,
    None,
    ["q/x/"],
]


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_of_a_page_is_passed_over_and_counted(url: object) -> None:
    assert not is_url(url)
    text = json.dumps({"version": 1, "addresses": [{"url": url, "kind": "page", "title": "x"}]})
    assert read(text) == Published({}, 1)
    moved = {"url": "q/x/", "kind": "page", "title": "x", "moved": url}
    assert read(json.dumps({"version": 1, "addresses": [moved]})).addresses["q/x/"].moved is None


@pytest.mark.parametrize("url", ["", "q/1f0c9k2m/", "guide/Über uns/", "v1.2/", "a/b.c/", "q/index/"])
def test_what_may_be_an_address_is_taken(url: str) -> None:
    assert is_url(url)


def test_records_of_the_wrong_types_are_passed_over_or_mended() -> None:
    rows: list[object] = [
        None,
        [],
        {"url": "q/a/"},
        {"url": "q/a/", "kind": "script"},
        {
            "url": "q/b/",
            "kind": "page",
            "title": 7,
            "from": "x",
            "parts": [1, "", "p", "p", "\n"],
            "moved": 7,
            "gone": 1,
        },
    ]
    assert read(json.dumps({"version": 1, "addresses": rows})) == Published(
        {"q/b/": Address("q/b/", "page", "q/b/", (), ("p",))}, 4
    )


WRONG_FILES = {
    "": "the file is empty",
    " \n": "the file is empty",
    "{": "is no valid JSON",
    "<html>": "is no valid JSON",
    "[" * 100_000: "is no valid JSON",
    "null": "is no addresses.json of a site",
    "[]": "is no addresses.json of a site",
    "{}": "is no addresses.json of a site",
    '{"version": "1", "addresses": []}': "is no addresses.json of a site",
    '{"version": true, "addresses": []}': "is no addresses.json of a site",
    '{"version": 1}': "is no addresses.json of a site",
    '{"version": 2, "addresses": []}': "was written by a newer studysite",
}


@pytest.mark.parametrize("text", WRONG_FILES, ids=lambda text: text[:20])
def test_a_file_that_is_none_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(ValueError, match=WRONG_FILES[text]) as refused:
        read(text)
    assert "\n" not in str(refused.value)
    assert ";" in str(refused.value)


SENSELESS = {
    "q-1": ["a"],
    "q-2": ["a", "b"],
    "q-3": ["a", True],
    "q-4": ["a", -1],
    "q-5": ["a", 2**32],
    "q-6": ["a" * 201, 7],
    "q-7": [7, 7],
    "q-8": {"a": 7},
    "q-9": ["a", 7, 7],
    "q-10": ["a", 7.5],
}


def test_since_when_cards_are_as_they_are_is_read_again_and_what_makes_no_sense_is_passed_over() -> None:
    cards = {"q-1": Change("a1", 1_800_000_000), "t-</script>": Change("b2", 0)}
    text = written([Address("q/b/", "page", "B")], cards)
    assert "<" not in text
    assert read(text) == Published({"q/b/": Address("q/b/", "page", "B")}, 0, cards)
    told: object
    for told in (SENSELESS, [], None, "q-1", 7):
        assert read(json.dumps({"version": 1, "addresses": [], "cards": told})).cards == {}


def test_a_site_that_promised_nothing_is_no_fault() -> None:
    assert read('{"version": 1, "addresses": []}') == Published({})


HOSTILE = "<script>alert(1)</script>\"'`{{ config }}{% raw %}\n---\n# x\n![x](//host/x) </p>\ud800\u202e"


def test_a_hostile_title_is_only_text_in_every_page() -> None:
    library = made(GARDEN).library
    kinds = ("question", "term", "read", "shelf", "page", "original", "glossary")
    rows = [{"url": f"x/{kind}/", "kind": kind, "title": HOSTILE, "from": [HOSTILE, "soil"]} for kind in kinds]
    changes = compared(read(json.dumps({"version": 1, "addresses": rows})), library, Aliases())
    assert len(changes.pages) == len(kinds)
    for page in changes.pages.values():
        page.encode()
        head, body = page.split("\n---\n", 1)
        assert all(line == "---" or line.split(": ", 1)[1].startswith('"') for line in head.split("\n"))
        assert "<script" not in body
        assert "{{" not in body
        assert "{%" not in body
        assert "\n#" not in body
        assert "\u202e" not in page
    assert "<" not in written(changes.former)
    for notice in changes.notices:
        assert "\n" not in notice.message


def test_a_title_of_ten_megabytes_is_cut() -> None:
    rows = [{"url": "q/a/", "kind": "question", "title": "word " * 2_000_000}]
    held = read(json.dumps({"version": 1, "addresses": rows}))
    assert len(held.addresses["q/a/"].title) <= LONGEST_TITLE
    assert len(compared(held, made(GARDEN).library, Aliases()).pages["q/a/index.md"]) < 5_000


@examples
@given(TEXTS)
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        held = read(text)
    except ValueError:
        return
    assert all(is_url(url) for url in held.addresses)


@examples
@given(st.lists(st.builds(dict, url=TEXTS, kind=st.sampled_from(["page", "term", "question", "read"]), title=TEXTS)))
def test_no_record_breaks_the_comparison(rows: list[dict[str, str]]) -> None:
    rows = [row | {"url": f"{row['url']}/"} for row in rows]
    held = read(json.dumps({"version": 1, "addresses": rows}))
    assert held.senseless + len(held.addresses) <= len(rows)
    changes = compared(held, NOTHING, Aliases())
    assert len(changes.pages) == len(held.addresses.keys() - {"", "sources/"})
    assert read(written(changes.former)).addresses == {one.url: replace(one) for one in changes.former}


NOTHING = Library(())


def test_pages_of_documents_are_those_whose_address_holds_a_slug() -> None:
    assert {one.kind for one in addresses(made(GARDEN).library) if one.slug == "soil"} <= OF_DOCUMENTS
