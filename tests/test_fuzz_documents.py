"""Whole documents after accidents: each is read, nothing of it is lost, and no page holds what a browser would obey."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import event, given, note, settings
from hypothesis import strategies as st

from inert import active_markup, active_on
from mutations import TEXTS, mutated
from rendering import Renderer, of_this_site
from strategies import examples
from studysite.notices import FAULTS
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

TESTS = Path(__file__).parent
# Documents are larger than what the other properties look at.
whole = settings(examples, max_examples=int(os.environ.get("EXAMPLES", "75")))


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return of_this_site()


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A golden input after some accidents."""
    return mutated(draw(st.sampled_from(TEXTS)), draw(st.randoms(use_true_random=False)), draw(st.integers(0, 8)))


def read(*files: bytes) -> list[SourceFile]:
    return [SourceFile(f"{at}.txt", data) for at, data in enumerate(files)]


def faults(conversion: Conversion, renderer: Renderer) -> list[str]:
    """Return the words that are lost, and what a browser would obey on a page."""
    found = [str(notice) for notice in conversion.notices if notice.code in FAULTS]
    for path, text in conversion.pages.items():
        if path.endswith(".md"):
            found += [f"{path}: {fault}" for fault in active_on(path, renderer.html(text))]
    return found


@whole
@given(files=st.lists(documents(), min_size=1, max_size=2))
def test_no_accident_breaks_a_reader_loses_a_word_or_makes_markup(files: list[bytes], renderer: Renderer) -> None:
    for data in files:
        note(repr(data))
    conversion = convert(read(*files))
    assert faults(conversion, renderer) == []
    for document in conversion.documents:
        event(document.kind)


@settings(whole, max_examples=whole.max_examples // 3)
@given(files=st.lists(documents(), min_size=1, max_size=2))
def test_the_same_documents_always_become_the_same_pages(files: list[bytes]) -> None:
    for data in files:
        note(repr(data))
    first, second = convert(read(*files)), convert(read(*files))
    assert first.pages == second.pages
    assert (first.config, first.notices, first.accounts) == (second.config, second.notices, second.accounts)


# In one process, sets keep their order: two processes are made to differ in it.
DIGEST = """
import hashlib, random, sys
from mutations import TEXTS, mutated
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile
chance = random.Random(7)
for turn in range(20):
    files = [SourceFile(f"{at}.txt", mutated(text, chance, 3)) for at, text in enumerate(chance.sample(TEXTS, 4))]
    made = convert(files)
    told = repr((sorted(made.pages.items()), list(made.pages), made.config, made.notices, made.accounts))
    print(turn, hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest())
"""


def test_no_order_of_sets_shows_in_any_page() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=TESTS,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0].count("\n") == 20
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a</p>", []),
        ('<a href="https://e.org/">a</a> <a href="../b/">b</a> <a href="#c:d">c</a>', []),
        ("<p>a<script>b</script></p>", ["<script>"]),
        ("<img src=x onerror=alert(1)>", ["<img>", "src on <img>", "onerror on <img>"]),
        ("<p style='x'>a</p>", ["style on <p>"]),
        ("<a href='java&#9;script:alert(1)'>a</a>", ["java\tscript:alert(1) on <a>"]),
        ("<a href=' JavaScript:alert(1)'>a</a>", [" JavaScript:alert(1) on <a>"]),
        ("<svg><a xlink:href='data:x'>a</a></svg>", ["<svg>", "xlink:href on <a>"]),
        ("<iframe></iframe><object></object><style></style>", ["<iframe>", "<object>", "<style>"]),
        ("<body onload='x'>", ["onload on <body>"]),
        ("<button formaction='x'>a</button>", ["formaction on <button>"]),
    ],
)
def test_what_a_browser_would_obey_is_seen(html: str, found: list[str]) -> None:
    assert active_markup(html) == found
