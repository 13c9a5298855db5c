"""Which reader takes what: the layout is recognised from the content."""

from __future__ import annotations

import pytest

from studysite.model import Document, DocumentKind, Outline, Span, plain
from studysite.readers import read_file

PROSE = (
    "The river has been straightened three times, and each time it has found its way back "
    "into its old bed within a generation."
)

LAYOUTS: dict[str, tuple[str, DocumentKind]] = {
    "a quiz with its key": ("Quiz\n\n1. What?\n\nAnswer Key\n\n1. That.", "study-guide"),
    "essay prompts alone": ("Essay Questions\n\n1. Discuss rivers.", "study-guide"),
    "terms alone": ("Glossary\n\nEbb\tOut.\nFlow\tIn.", "glossary"),
    "an executive summary": (f"Rivers\n\nExecutive Summary\n\n{PROSE}", "briefing"),
    "numbered points": (
        f"Rivers\n\n{PROSE}\n\n" + "\n\n".join(f"{at}. A Point Worth Making\n\n{PROSE}" for at in (1, 2, 3)),
        "blog-post",
    ),
    "objectives and an outline": (
        "Learning Objectives\n- Know rivers.\nHierarchical Outline\n- I. Source\n- Spring",
        "exam-guide",
    ),
    "what calls itself a lesson": (f"This lesson is about rivers.\n\nThe Source\n\n{PROSE}", "lesson"),
    "headings inside bullets": ("- # A\n  - ## B\n  - c", "mind-map"),
    "bullets on three levels": ("\n".join(f"{'  ' * (at % 3)}- word {at}" for at in range(9)), "mind-map"),
    "headings with short bullets": ("# A\n## B\n- c\n- d\n## E\n- f\n  - g\n- h", "mind-map"),
    "prose alone": (PROSE, "article"),
    "prose under headings": (f"# A\n\n{PROSE}\n\n## B\n\n{PROSE}", "article"),
    "long bullets under headings": (f"# A\n\n## B\n\n- {PROSE}\n- {PROSE}\n\n## C\n\n- {PROSE}\n- {PROSE}", "article"),
}


def read(text: str, name: str = "a.txt") -> tuple[Document, list[str]]:
    (document,), ledger = read_file(name, text.split("\n"))
    return document, [notice.code for notice in ledger.notices]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_recognised(layout: str) -> None:
    text, kind = LAYOUTS[layout]
    assert read(text)[0].kind == kind


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_name_of_a_file_does_not_count(layout: str) -> None:
    text, _ = LAYOUTS[layout]
    assert read(text, "mind-map-quiz-lesson.md")[0].kind == read(text)[0].kind


def test_what_no_reader_takes_is_an_article_with_a_notice() -> None:
    assert read(PROSE)[1] == ["unknown-layout"]
    assert read("Quiz\n\n1. What?\n\nAnswer Key\n\n1. That.")[1] == []


def test_front_matter_of_markmap_makes_a_mind_map_of_anything() -> None:
    document, _ = read("---\nmarkmap:\n---\nSome words.")
    assert document.kind == "mind-map"


def test_a_title_in_the_front_matter_names_a_document_without_one() -> None:
    assert plain(read(f"---\ntitle: The  River\n---\n{PROSE}")[0].title) == "The River"
    assert plain(read(f"---\ntitle: The River\n---\n# The Brook\n\n{PROSE}")[0].title) == "The Brook"


def test_a_file_without_text_is_no_document() -> None:
    for text in ("", "\n\n", "<!-- nothing -->", "---\ntags: [a]\n---\n"):
        documents, ledger = read_file("a.md", text.split("\n"))
        assert documents == []
        assert [notice.code for notice in ledger.notices] == ["empty"]


def test_a_study_guide_with_more_than_terms_is_no_glossary() -> None:
    assert read("Essay Questions\n\n1. Discuss rivers.\n\nGlossary\n\nEbb\tOut.\nFlow\tIn.")[0].kind == "study-guide"


def test_documents_of_a_bundle_know_their_lines() -> None:
    text = (
        f"# River Briefing\n\nRivers\n\nExecutive Summary\n\n{PROSE}\n\n# River Studyguide\n\nGuide\n\nQuiz\n\n1. What?"
    )
    documents, _ = read_file("a.txt", text.split("\n"))
    assert [(one.kind, one.span, one.part) for one in documents] == [
        ("briefing", Span(3, 8), "River Briefing"),
        ("study-guide", Span(11, 15), "River Studyguide"),
    ]


def test_the_single_root_of_a_map_is_its_title() -> None:
    document, _ = read("---\nmarkmap:\n---\n# A\n- b")
    assert plain(document.title) == "A"
    (outline,) = document.sections[0].blocks
    assert isinstance(outline, Outline)
    assert [plain(node.words) for node in outline.nodes] == ["A"]


def test_a_map_with_two_roots_has_no_title_of_its_own() -> None:
    assert read("---\nmarkmap:\n---\n# A\n- b\n# C\n- d")[0].title == ()
