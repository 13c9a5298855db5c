"""nav.yml and the search index: any text in any field stays a text, in YAML and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from rendering import folded
from shapes import Shape
from strategies import TEXTS, documents, examples
from studysite.library import Library
from studysite.model import Block, Document, Figure, Node, Outline, Question, Section, Table, Term, Text, plain
from studysite.pages import written
from studysite.records import SEARCH_VERSION
from studysite.refine.library import library as refined
from studysite.settings import DocumentSettings, Settings
from studysite.words import block_words
from studysite.writers.config import config
from studysite.writers.markdown import front_matter

# YAML looks no further than 1,024 characters for the end of a key.
LONG = st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 400))


def library_of(*read: Document) -> Library:
    """Return the library of documents, each in a file of its own, with the slugs d1, d2, …"""
    named = [replace(document, file=f"{at}.txt") for at, document in enumerate(read, 1)]
    settings = {document.file: DocumentSettings(slug=f"d{at}") for at, document in enumerate(named, 1)}
    library, _ = refined(named, Settings(documents=settings), {document.file: [] for document in named})
    return library


@examples
@given(read=st.lists(documents(), min_size=1, max_size=3), title=LONG, name=LONG, lead=TEXTS)
@example(read=[], title="", name="\x80\x7f\ufffe\u2028", lead="!ENV [HOME]")
def test_navigation_is_yaml_with_the_titles_of_the_pages(
    read: list[Document], title: str, name: str, lead: str
) -> None:
    titled = [replace(document, title=(Text(f"{title} {at}"),)) for at, document in enumerate(read, 1)]
    library = library_of(*titled)
    told = yaml.safe_load(config(library, Settings(name=name, lead=lead)))
    assert told["site_name"] == folded(name)
    assert told["site_description"] == folded(lead or name)
    assert list(told["nav"][0].items()) == [("Home", "index.md")]
    assert list(told["nav"][-1].items()) == [("Sources", "sources/index.md")]
    expected = {
        f"{address.rstrip('/')}.md": folded(plain(document.title))
        for document in library.documents
        for address in library.pages[document.slug]
    }
    if "practice" in ways_of(library):
        expected |= {"study/index.md": "Cards", "exam/index.md": "Exam", "progress/index.md": "Progress"}
    assert pages_in(told["nav"]) == expected
    assert [one["way"] for one in told["extra"]["ways"]] == ways_of(library)


def pages_in(nav: list[Any]) -> dict[str, str]:
    """Return the titles of all documents' pages by path."""
    below = [one for part in nav for held in part.values() if isinstance(held, list) for one in held]
    return {path: title for one in below if isinstance(one, dict) for title, path in one.items()}


def ways_of(library: Library) -> list[str]:
    ways = {address.split("/")[0] for pages in library.pages.values() for address in pages}
    # Terms are practised, too.
    held = ways | ({"glossary", "practice"} if library.entries else set())
    return [way for way in ("read", "practice", "glossary", "mind-map", "labs") if way in held]


@examples
@given(values=st.dictionaries(st.sampled_from(("title", "label", "lead", "description")), LONG))
def test_front_matter_is_yaml_that_says_the_same(values: dict[str, str]) -> None:
    values = {"kind": "read", **values}
    body, settings = get_data(f"{front_matter(values)}\n\nBody\n")
    assert body.strip() == "Body"
    assert settings == {key: folded(value) for key, value in values.items() if value}


@examples
@given(document=documents())
def test_the_search_records_are_json_that_holds_no_tag_and_shows_no_answer(document: Document) -> None:
    library = library_of(document)
    text = written(library, Settings(), {})["data/search.json"]
    assert "<" not in text
    assert "\u2028" not in text
    assert "\u2029" not in text
    told = json.loads(text)
    assert told["version"] == SEARCH_VERSION
    assert sorted(map(found, told["records"])) == sorted(expected_records(library))
    assert all({"text", "body"}.isdisjoint(record) for record in told["records"] if record["kind"] == "question")
    assert all("hidden" not in record for record in told["records"] if record["kind"] != "question")


def found(record: dict[str, Any]) -> Shape:
    return (record["kind"], record["title"], record["url"], tuple(record.get("names", ())))


def expected_records(library: Library) -> list[Shape]:
    made: list[Shape] = [("question", folded(plain(card.prompt)), f"q/{card.id}/", ()) for card in library.cards]
    made += [("page", name, f"{name.lower()}/", ()) for name in ("Exam", "Progress")]
    made.append(("page", "Cards", "study/", ()))
    made += [("page", "Labs", "labs/", ())] if any(one.kind == "lab" for one in library.documents) else []
    for document in library.documents:
        reading = library.page(document.slug, "read") or library.page(document.slug, "labs")
        for section in document.sections:
            terms = [block for block in section.blocks if isinstance(block, Term)]
            made += [
                (
                    "term",
                    folded(term.name),
                    f"glossary/{library.entry_ids[term.name]}/",
                    tuple(map(folded, term.aliases)),
                )
                for term in terms
            ]
            title = section.title or document.title
            tables = [block.key for block in section.blocks if isinstance(block, Table) and block.key]
            if reading and (section.title or words_of(section)):
                made.append(("section", folded(plain(title)), f"{reading}{section.id and '#'}{section.id}", ()))
            if reading:
                made += [("section", folded(plain(title)), f"{reading}#{key}", ()) for key in tables]
            if library.tree(document.slug):
                made += nodes_in(section.blocks, library.tree(document.slug))
    return made


def words_of(section: Section) -> str:
    """Return the words of a section that have no record of their own."""
    blocks = [block for block in section.blocks if not isinstance(block, Question | Term) and not named(block)]
    words = [figure_words(block) if isinstance(block, Figure) else " ".join(block_words(block)) for block in blocks]
    return folded(" ".join(words))


def figure_words(figure: Figure) -> str:
    """Return what is found of a figure: its caption and what is drawn, but no source."""
    return " ".join((plain(figure.caption), *(figure.diagram.texts if figure.diagram else ())))


def named(block: Block) -> bool:
    return isinstance(block, Table) and bool(block.key)


def nodes_in(blocks: tuple[object, ...], address: str) -> list[Shape]:
    waiting = [node for block in blocks if isinstance(block, Outline) for node in block.nodes]
    made: list[Shape] = []
    while waiting:
        node: Node = waiting.pop()
        made.append(("node", folded(plain(node.words)), f"{address}#{node.id}", ()))
        waiting += node.children
    return made
