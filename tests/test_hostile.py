"""Documents that attack in every field, built into a real site: all of it stays text.

The site has this project's own theme, and extensions that an owner had better not switch on: file
inclusion above all.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from hostile import ATTACKS, CORRECTIONS, FILES, SETTINGS, Attacker
from rendering import PROJECT, folded
from studysite.engine import Order, draw
from studysite.notices import FAULTS, Notice
from studysite.pipeline import Conversion, convert
from studysite.project import Project
from studysite.sourcefile import SourceFile

# The word that stands in the file that must not be included.
INCLUDED = "marmalade-in-the-safe"

TOOLS = ("study/index.html", "exam/index.html", "progress/index.html")


@pytest.fixture(scope="module")
def attacker() -> Attacker:
    return Attacker()


@pytest.fixture(scope="module")
def conversion(attacker: Attacker) -> Conversion:
    # Several rounds, so that each field meets each attack.
    sources = [
        SourceFile(f"{turn}/{name}", attacker.fill(text).encode())
        for turn in range(len(ATTACKS))
        for name, text in FILES.items()
        if turn % 2 or "briefing" not in name
    ]
    toml = attacker.fill(SETTINGS).replace("untitled.txt", "1/untitled.txt")
    toml += '\n[documents."1/briefing.md"]\nslug = "briefing"\n'
    unread = Notice("<b>scan</b>.pdf", 0, "binary", f"{attacker.attack()} is no text")
    return convert(sources, toml, attacker.fill(CORRECTIONS) * 3, [unread])


@pytest.fixture(scope="module")
def site(conversion: Conversion, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as MkDocs draws it, with the secret wherever an inclusion might look for it."""
    folder = tmp_path_factory.mktemp("hostile")
    docs = folder / "docs"
    for path, text in conversion.pages.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    (folder / "secret.txt").write_text(INCLUDED, "utf-8")
    told = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    careless = [
        *told["markdown_extensions"],
        {"pymdownx.snippets": {"base_path": [str(folder)], "check_paths": False}},
        *("md_in_html", "abbr", "pymdownx.critic", "pymdownx.keys", "pymdownx.mark", "pymdownx.blocks.html"),
        *("pymdownx.emoji", "pymdownx.magiclink", "pymdownx.arithmatex"),
    ]
    settings = f"{conversion.config}\n{yaml.safe_dump({'markdown_extensions': careless})}"
    drawn = draw(Project(PROJECT), Order(docs, folder / "site", settings), lambda _: None)
    # The theme's guide is not part of this site; nothing else is complained of.
    assert [one for one in drawn.complaints if "guide/" not in one] == []
    return folder / "site"


def said(attack: str) -> set[str]:
    """Return what an attack may say: notes, entities, marked words, formulas are what Markdown calls them, or text."""
    found = {attack, html.unescape(attack)}
    for mark, words in (("[^1]", "[1]"), ("==a==", "a"), ("$x$", "x")):
        found |= {one.replace(mark, words) for one in found}
    return found


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), LexborHTMLParser(file.read_bytes())


def test_the_documents_were_understood_as_what_they_are(conversion: Conversion) -> None:
    assert {document.kind for document in conversion.documents} == {
        *("study-guide", "exam-guide", "briefing", "lesson", "mind-map", "article", "lab")
    }
    assert [str(notice) for notice in conversion.notices if notice.code in FAULTS] == []


def test_no_element_or_attribute_of_any_page_comes_from_a_document(site: Path) -> None:
    # The page that says what was not found holds nothing of a document.
    own = {script_of(node) for node in LexborHTMLParser((site / "404.html").read_bytes()).css("script")}
    for path, page in pages(site):
        for node in page.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on"), f"{path}: {node.html}"
                assert not re.match(r"\s*(?:javascript|vbscript|data):", value or "", re.IGNORECASE), (
                    f"{path}: {node.html}"
                )
                assert name not in ("style", "srcdoc", "formaction"), f"{path}: {node.html}"
            assert node.tag not in ("iframe", "object", "embed", "img", "style", "textarea", "form", "base"), path
        # The pages of practice have a script each, named as they are.
        tool = {(f"assets/{path.removesuffix('/index.html')}.js", "")} if path in TOOLS else set()
        assert {script_of(node) for node in page.css("script")} <= own | tool, path


def script_of(node: LexborNode) -> tuple[str, str | None]:
    """Return a script's source, from the site's root and without the parts that a text selects, and its text."""
    source = re.sub(r"^(?:/|\./|(?:\.\./)+)", "", node.attributes.get("src") or "")
    return (re.sub(r"/text(?:-(?:terms|pager|copy|deck|map))*\.js$", "/text.js", source), node.text())


def test_no_template_was_evaluated_and_no_file_included(site: Path) -> None:
    for file in sorted(site.rglob("*")):
        if file.is_file() and "assets" not in file.parts:
            text = file.read_text("utf-8", "replace")
            assert INCLUDED not in text, file
            assert "65317" not in text, file


def test_every_attack_is_seen_to_the_letter(site: Path, attacker: Attacker) -> None:
    shown = "\n".join(
        folded(text)
        for path, page in pages(site)
        if not path.startswith("sources/") or path == "sources/index.html"
        for text in (page.body.text() if page.body else "",)
    )
    assert [field for field in attacker.fields if not any(folded(one) in shown for one in said(field))] == []


def test_titles_in_the_browser_are_text(site: Path, conversion: Conversion) -> None:
    titles = {title.text() for _, page in pages(site) if (title := page.css_first("head title"))}
    assert any("<script>alert(1)</script>" in title for title in titles)
    assert any("{{ 31*2107 }}" in title for title in titles)
    assert len(titles) > len(conversion.documents)


def test_originals_show_the_documents_line_by_line(site: Path, conversion: Conversion) -> None:
    text = (site / "sources" / conversion.library.originals["1/map.md"] / "index.html").read_bytes()
    lines = [node.text() for node in LexborHTMLParser(text).css("ol.original > li")]
    assert lines[0] == "---"
    assert lines[6].startswith("- ## Field")


def leaves(nav: list[Any]) -> Iterator[str]:
    """Yield the pages of a navigation, whose parts may have parts."""
    for part in nav:
        for held in part.values() if isinstance(part, dict) else ():
            yield from leaves(held) if isinstance(held, list) else (held,)


def test_navigation_and_search_index_hold_the_attacks_as_texts(conversion: Conversion) -> None:
    nav = yaml.safe_load(conversion.config)["nav"]
    assert len(list(leaves(nav))) >= len(conversion.documents)
    index = conversion.pages["data/search.json"]
    assert "<" not in index
    found = [record["title"] for record in json.loads(index)["records"]]
    for attack in ATTACKS:
        assert any(one in title for title in found for one in said(attack)), attack
