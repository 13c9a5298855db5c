"""Any text in any field of a document reaches its page as it is, and as nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from alone import check_glosses, check_questions, check_terms
from markup import check_markup
from rendering import Element, Page, Renderer, folded, of_a_careless_site, of_this_site, verbatim
from shapes import blocks_said, document_said, nodes_said, said, shown
from strategies import ATTACKS, INCLUDED, LINES, TEXTS, corrections, documents, examples, filled, notices
from studysite.account import Account
from studysite.advice import gathered
from studysite.library import Library
from studysite.measure import walk
from studysite.model import Block, Document, Outline, Question, Section, Term, plain
from studysite.notices import Notice
from studysite.pages import written
from studysite.refine.library import library as refined
from studysite.settings import Correction, DocumentSettings, Settings
from studysite.writers.sources import Findings, sources_page


@dataclass(frozen=True, slots=True)
class Case:
    """A library with every page that is made of it."""

    library: Library
    settings: Settings
    lines: dict[str, list[str]]
    notices: list[Notice]
    pages: dict[str, str]

    def __repr__(self) -> str:
        """Say little: a failure shows the pages themselves."""
        return "a case"

    @property
    def document(self) -> Document:
        (document,) = self.library.documents
        return document


CORRECTIONS = st.lists(corrections("it"), max_size=2).map(tuple)
FLAGS = st.booleans()


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A library of one document, with settings, corrections and notices that hold any text as well."""
    document = draw(documents())
    own = DocumentSettings(slug="it", licence=draw(TEXTS), original=draw(FLAGS))
    site = Settings(
        name=draw(TEXTS) or "Notes",
        headline=draw(TEXTS),
        lead=draw(TEXTS),
        documents={document.file: own},
        corrections=draw(CORRECTIONS),
    )
    told = draw(st.lists(notices(document.file) | notices("sources.toml"), max_size=3))
    return case_of(document, site, draw(LINES), told)


def case_of(document: Document, site: Settings, text: list[str], told: list[Notice]) -> Case:
    """Return a document with all its pages. `text` are the lines of its original."""
    lines = {document.file: text}
    library, _ = refined([document], site, lines)
    pages = written(library, site, lines)
    accounts = {document.file: Account(9, 5, 4, 0, {"rule": 1})}
    pages["sources/index.md"] = sources_page(library, site, [document.file], Findings(told, accounts, lines))
    return Case(library, site, lines, told, pages)


@pytest.fixture(scope="module", params=["this-site", "careless-site"])
def renderer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """The extensions that this site has, and nearly all there are."""
    if request.param == "this-site":
        return of_this_site()
    folder = tmp_path_factory.mktemp("included")
    (folder / "secret.txt").write_text(INCLUDED, "utf-8")
    return of_a_careless_site(folder)


@examples
@given(case=cases())
def test_every_field_of_a_document_is_on_its_pages_as_it_was(case: Case, renderer: Renderer) -> None:
    for path, text in case.pages.items():
        note(f"── {path}\n{text}")
    check(case, renderer)


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_text_in_every_field(attack: str, renderer: Renderer) -> None:
    document = filled(attack, "mind-map")
    own = DocumentSettings(slug="it", licence=attack)
    told = [Notice(document.file, 1, "uneven-row", attack), Notice("sources.toml", 0, "bad-settings", attack)]
    wrong = Correction("it", f"x{attack}", f"x{attack}", f"x{attack}", f"x{attack}", attack)
    site = Settings(f"x{attack}", attack, attack, attack, {document.file: own}, (wrong,))
    check(case_of(document, site, [" ".join(attack.splitlines())] * 2, told), renderer)


def check(case: Case, renderer: Renderer) -> None:
    """Compare every page with the model. Each holds only what writers make, and of no other file."""
    pages = {path: renderer.page(text) for path, text in case.pages.items() if path.endswith(".md")}
    for page in pages.values():
        check_markup(page.content)
        check_glosses(case.library, page.content)
        assert INCLUDED not in page.content.raw
    check_settings(case, pages)
    check_reading(case, pages)
    check_practice(case, pages)
    check_glossary(case, pages)
    check_terms(case.library, pages)
    check_questions(case.library, pages)
    check_map(case, pages)
    check_home(case, pages)
    check_sources(case, pages)
    check_original(case, pages)


def check_settings(case: Case, pages: dict[str, Page]) -> None:
    """Front matter is YAML that says what the model says."""
    title = folded(plain(case.document.title))
    for address in case.library.pages["it"]:
        settings = pages[f"{address.rstrip('/')}.md"].settings
        assert settings["title"] == title
        assert all(isinstance(value, str) for value in settings.values())
    assert pages["index.md"].settings["title"] == folded(case.settings.name)


def as_read(case: Case) -> Document:
    """Return the document as its own page shows it: a glossary leaves what else to see to the pages of its terms."""
    if case.document.kind != "glossary":
        return case.document

    def shown_of(block: Block) -> Block:
        has_entry = isinstance(block, Term) and case.library.entry_of("it", block.span.start)
        return replace(block, related=()) if isinstance(block, Term) and has_entry else block

    sections = [replace(one, blocks=tuple(map(shown_of, one.blocks))) for one in case.document.sections]
    return replace(case.document, sections=tuple(sections))


def check_reading(case: Case, pages: dict[str, Page]) -> None:
    page = pages.get("read/it.md") or pages.get("labs/it.md")
    if page is None:
        return
    content = page.content
    assert list(shown(content)) == list(document_said(as_read(case), case.library.names["it"]))
    subtitles = " · ".join(said(one.words) for one in case.document.subtitles)
    assert [one.text for one in content.all("p", "subtitles")] == (
        [folded(subtitles)] if case.document.subtitles else []
    )


def asked(document: Document) -> Iterator[tuple[Section, list[Question]]]:
    for section in document.sections:
        questions = [block for block in section.blocks if isinstance(block, Question)]
        if questions:
            yield section, questions


def check_practice(case: Case, pages: dict[str, Page]) -> None:
    page = pages.get("practice/it.md")
    if page is None:
        assert not list(asked(case.document))
        return
    deck = page.content.one(css="deck")
    assert [one.text for one in deck.all("h2")] == [
        said(section.title) for section, _ in asked(case.document) if section.title
    ]
    cards = deck.all("article")
    questions = [question for _, questions in asked(case.document) for question in questions]
    assert [one.attributes["data-kind"] for one in cards] == [question.kind for question in questions]
    for card, question in zip(cards, questions, strict=True):
        (prompt,) = card.all("summary") if question.answer is not None else card.all("h3")
        assert prompt.text == said(question.prompt, links=question.answer is None)
        if question.answer is not None:
            caption = folded(f"From {case.library.names['it']}")
            assert list(shown(card.one(css="ruled"))) == list(blocks_said(question.answer, caption))


def check_glossary(case: Case, pages: dict[str, Page]) -> None:
    terms = [block for section in case.document.sections for block in section.blocks if isinstance(block, Term)]
    if not terms:
        assert "glossary.md" not in pages
        return
    entries = pages["glossary.md"].content.all(css="entry")
    told = {
        entry.one("dt").all("a")[0].text: (
            [alias.text for alias in entry.all(css="caps")],
            entry.one("dd", "def").text,
        )
        for entry in entries
    }
    assert told == {
        folded(term.name): ([folded(alias) for alias in term.aliases], said(term.definition)) for term in terms
    }
    assert len(entries) == len(terms)


def check_map(case: Case, pages: dict[str, Page]) -> None:
    if "mind-map/it.md" in pages:
        blocks = [block for section in case.document.sections for block in section.blocks]
        held = case.library.maps["it"]
        if held.own:
            assert held.nodes == tuple(node for block in blocks if isinstance(block, Outline) for node in block.nodes)
        tree = pages["mind-map/it.md"].content.one("study-tree")
        assert [shape for shape in shown(tree) if shape[0] == "tree"] == [("tree", nodes_said(held.nodes))]
        names = [node.id for node in walk(held.nodes)]
        assert [one.attributes["id"] for one in tree.all("li")] == names
        assert len(set(names)) == len(names)
        assert set(held.treated) <= set(names)
        for ref in (ref for treated in held.treated.values() for _, ref in treated.links):
            there = pages[f"{ref.address.rstrip('/')}.md"].content
            assert not ref.fragment or there.by_id(ref.fragment)


def check_home(case: Case, pages: dict[str, Page]) -> None:
    home = pages["index.md"].content
    assert home.one("h1").text == folded(case.settings.headline or case.settings.name)
    if case.settings.lead:
        assert home.one("p", "lead").text == folded(case.settings.lead)
    title = folded(plain(case.document.title))
    listed = [title] if case.library.pages["it"] else []
    is_lab = case.document.kind == "lab"
    assert lines_of(home) == ([] if is_lab else listed)
    # Labs have a shelf of their own.
    assert (lines_of(pages["labs/index.md"].content) if "labs/index.md" in pages else []) == (listed if is_lab else [])


def lines_of(shelf: Element) -> list[str]:
    return [one.elements[0].text for one in shelf.all("a", "line")]


def check_sources(case: Case, pages: dict[str, Page]) -> None:
    content = pages["sources/index.md"].content
    file = folded(case.document.file)
    entry = content.by_id(f"file-{case.library.originals[case.document.file]}")
    assert entry.one("details", "more").elements[0].text.startswith(folded(f"{file}, 9 lines"))
    assert entry.one("h3").text == folded(plain(case.document.title))
    told = [(one.elements[0].text, one) for one in content.all("li") if "data-severity" in one.attributes]
    expected = gathered(case.notices)
    assert sorted(heading for heading, _ in told) == sorted(held.heading for held in expected)
    said = " ".join(one.text for _, one in told)
    for held in expected:
        assert all(folded(held.told(notice)) in said for notice in held.notices)
    facts = {one.one("dt").text: one.one("dd").text for one in content.all("div")}
    licence = case.settings.documents[case.document.file].licence
    assert facts.get("Part", "") == (folded(case.document.part) if case.document.part else "")
    assert facts.get("Licence", "") == folded(licence or "")
    for one, listed in zip(content.all("li", "correction"), case.settings.corrections, strict=True):
        assert one.one("p", "was").text == folded(f"Wrong “{listed.claim}”")
        assert one.one("p", "now").text == folded(f"Right {listed.fact}")
        assert one.one("p", "label").text == folded(f"As of {listed.as_of}, {listed.source}")


def check_original(case: Case, pages: dict[str, Page]) -> None:
    path = f"sources/{case.library.originals[case.document.file]}.md"
    withheld = not case.settings.documents[case.document.file].original
    assert (path in pages) is not withheld
    if not withheld:
        items = pages[path].content.one("ol", "original").all("li")
        assert [one.raw for one in items] == [verbatim(line) for line in case.lines[case.document.file]]
        assert pages[path].settings["title"] == folded(case.document.file)
