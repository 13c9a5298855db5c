"""Diagrams in the finished site: each drawn once and kept, put into the pages that have a place for it."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from browsing import ROOT
from sandbox import write
from studysite import assets
from studysite.bundle import bundle
from studysite.drawing import illustrate
from studysite.errors import CommandError
from studysite.finish.drawings import RECORDS, Drawing, drawing, filled, missing
from studysite.job import Desk, Job
from studysite.project import find
from studysite.site import build, preview

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from studysite.project import Project

KEY, OTHER = "0123456789abcdef", "fedcba9876543210"

# Draws every shape's text in capitals, fails at what is called "broken", and leaves a mark for each run.
DRAWER = """\
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
const [from, out] = process.argv.slice(2);
const { drawings } = JSON.parse(readFileSync(from, "utf8"));
const texts = Object.entries(drawings).map(([key, { vertices }]) => [key, vertices[0].text]);
appendFileSync("runs.txt", `${texts.map(([, text]) => text)}\\n`);
const svg = (text) => `<svg class="all" role="img"><text>${text.toUpperCase()}</text></svg>`;
const made = (text) => text === "broken" ? { fault: "it is broken" } : { pictures: [svg(text)], scrolls: false };
writeFileSync(out, JSON.stringify(Object.fromEntries(texts.map(([key, text]) => [key, made(text)]))));
"""


def figure(key: str = KEY, name: str = "figure-8m2xtw", *, caption: str = "<b>Figure 1.</b> A &amp; B") -> str:
    """A figure as the converter writes it."""
    return f"""<figure class="diagram" id="{name}">
<figcaption id="{name}_caption">{caption}</figcaption>
<div class="drawing" data-drawing="{key}"></div>
<details class="told" id="{name}_told"><summary>In words</summary><ul>
<li>From <strong>A &lt;i&gt;</strong> to <strong>B</strong>: yes</li>
<li>Within <strong>C</strong>:<ul><li><strong>D</strong></li></ul></li></ul></details>
<details><summary>Drawing source</summary><pre><code>a -&gt; b</code></pre></details>
</figure>"""


def diagram(text: str, **parts: object) -> dict[str, Any]:
    vertex = {"name": "a", "text": text, "shape": "box", "group": "", "notes": []}
    return {"direction": "down", "groups": [], "vertices": [vertex], "edges": [], **parts}


def records(drawings: Mapping[str, object]) -> str:
    return json.dumps({"version": 1, "drawings": drawings})


def picture(words: str = "") -> str:
    return f'<svg class="all" role="img" viewBox="0 0 9 9"><text>{words}</text></svg>'


class Bench:
    """A small project with a drawer of its own, and a site beside it."""

    def __init__(self, project: Project, site: Path) -> None:
        self.project, self.site = project, site
        write(project.overrides, {"diagrams.mjs": DRAWER, "diagrams/one.js": "\n"})

    def place(self, key: str = KEY) -> str:
        """The page as it was drawn by MkDocs, and its Markdown."""
        write(self.site, {"read/cells/index.html": f"<main>{figure(key)}</main>", RECORDS: "{}"})
        return figure(key)

    def draw(
        self, drawings: Mapping[str, object], told: Callable[[str], None] = lambda _: None, key: str = KEY
    ) -> list[str]:
        """Put drawings into the site, and return the notices."""
        pages = {"read/cells.md": self.place(key), "read/other.md": "words", RECORDS: records(drawings)}
        return [str(notice) for notice in illustrate(self.project, pages, self.site, told)]

    @property
    def page(self) -> str:
        return (self.site / "read/cells/index.html").read_text()

    @property
    def runs(self) -> list[str]:
        runs = self.project.root / "runs.txt"
        return runs.read_text().splitlines() if runs.exists() else []


@pytest.fixture
def bench(project: Project, tmp_path: Path) -> Bench:
    return Bench(project, tmp_path / "site")


def test_a_place_gets_its_drawing_with_a_name_and_a_description() -> None:
    page = filled(f"<main>{figure()}</main>", {KEY: Drawing((picture("x"),))})
    named = 'role="img" aria-labelledby="figure-8m2xtw_caption"'
    told = "From A &lt;i&gt; to B: yes. Within C: D."
    assert f'<svg class="all" {named} viewBox="0 0 9 9"><desc>{told}</desc><text>x</text></svg></div>' in page
    assert '<div class="drawing" data-drawing="0123456789abcdef"><svg' in page


def test_a_page_without_drawings_is_left_alone() -> None:
    page = '<figure class="table"></figure><p>data-drawing</p>'
    assert filled(page, {KEY: Drawing((picture(),))}) is page


def test_a_page_is_filled_again_as_if_it_had_never_been() -> None:
    fresh = f"<main>{figure()}<p>between</p>{figure(OTHER, 'figure-2')}</main>"
    first = {KEY: Drawing((picture("x"), picture("y"))), OTHER: Drawing(fault="no")}
    second = {KEY: Drawing(fault="no"), OTHER: Drawing((picture("z"),), scrolls=True)}
    assert filled(filled(fresh, first), first) == filled(fresh, first)
    assert filled(filled(fresh, first), second) == filled(fresh, second)


def test_where_nothing_is_drawn_the_words_are_open() -> None:
    page = filled(figure(), {KEY: Drawing(fault="no")})
    assert '<details class="told" id="figure-8m2xtw_told" open><summary>' in page
    assert "<svg" not in page
    drawn = filled(page, {KEY: Drawing((picture(),))})
    assert '<details class="told" id="figure-8m2xtw_told"><summary>' in drawn


def test_other_figures_of_a_page_keep_their_own_words_and_sources_closed() -> None:
    page = filled(figure() + figure(OTHER, "figure-2"), {KEY: Drawing(fault="no"), OTHER: Drawing((picture(),))})
    assert re.findall(r"<details[^>]*>", page) == [
        '<details class="told" id="figure-8m2xtw_told" open>',
        "<details>",
        '<details class="told" id="figure-2_told">',
        "<details>",
    ]


def test_the_source_of_what_was_drawn_stays_with_the_original() -> None:
    linked = figure().replace("</figure>", '<p><a class="src" href="../../sources/cells/#L4">cells</a></p>\n</figure>')
    assert "Drawing source" not in filled(linked, {KEY: Drawing((picture(),))})
    assert "a -&gt; b" in filled(linked, {KEY: Drawing(fault="no")})
    # Where the original is withheld, nothing leads there.
    assert "a -&gt; b" in filled(figure(), {KEY: Drawing((picture(),))})


def test_what_may_be_too_wide_scrolls_by_keyboard() -> None:
    page = filled(figure(), {KEY: Drawing((picture(),), scrolls=True)})
    assert 'data-drawing="0123456789abcdef" tabindex="0" role="region" aria-labelledby="figure-8m2xtw_caption">' in page


def test_a_figure_without_ids_is_named_by_its_words() -> None:
    bare = re.sub(r' id="[^"]*"', "", figure(caption='Say "x" &amp; <i>y</i>'))
    page = filled(bare, {KEY: Drawing((picture(),))})
    assert '<svg class="all" role="img" aria-label="Say &quot;x&quot; &amp; y" ' in page


def test_a_long_description_ends_with_a_whole_sentence() -> None:
    entries = "".join(f"<li>From the shape {at} to the shape {at + 1}</li>" for at in range(100))
    page = filled(
        re.sub(r"<ul>.*</ul>", f"<ul>{entries}</ul>", figure(), flags=re.DOTALL), {KEY: Drawing((picture(),))}
    )
    told = re.findall(r"<desc>(.*?)</desc>", page)[0]
    assert told.endswith("shape 8 to the shape 9. The list below the picture tells the rest.")


def test_missing_drawings_are_told_by_their_caption() -> None:
    page = figure() + figure(OTHER)
    assert list(missing(page, {KEY: Drawing(fault="no")})) == [
        ("Figure 1. A & B", "no"),
        ("Figure 1. A & B", "nobody told what it shows"),
    ]


@pytest.mark.parametrize(
    "made", ["[]", "{}", '{"pictures": [], "scrolls": true}', '{"pictures": [1], "scrolls": true}']
)
def test_what_is_no_drawing_is_refused(made: str) -> None:
    with pytest.raises(ValueError, match="no drawing"):
        drawing(made)


def test_nothing_runs_where_nothing_is_to_be_drawn(bench: Bench) -> None:
    (bench.project.overrides / "diagrams.mjs").unlink()
    page = write(bench.site, {"read/cells/index.html": figure()}) / "read/cells/index.html"
    assert illustrate(bench.project, {"read/cells.md": figure()}, bench.site, lambda _: None) == ()
    assert page.read_text() == figure()
    assert not (bench.project.cache / "drawings").exists()


def test_a_drawing_is_made_once_and_its_records_leave_the_site(bench: Bench) -> None:
    told: list[str] = []
    assert bench.draw({KEY: diagram("tide")}, told.append) == []
    assert "<text>TIDE</text>" in bench.page
    assert not (bench.site / RECORDS).exists()
    first = bench.page
    bench.draw({KEY: diagram("tide")}, told.append)
    assert bench.page == first
    assert bench.runs == ["tide"]
    assert told.count("drawing diagrams") == 1


def test_only_what_changed_is_drawn_again(bench: Bench) -> None:
    bench.draw({KEY: diagram("one"), OTHER: diagram("two")})
    bench.draw({KEY: diagram("one"), OTHER: diagram("three")})
    assert bench.runs == ["one,two", "three"]


def test_other_code_draws_all_anew_and_going_back_finds_the_first(bench: Bench) -> None:
    bench.draw({KEY: diagram("one")})
    write(bench.project.overrides, {"diagrams/one.js": "// other\n"})
    bench.draw({KEY: diagram("one")})
    write(bench.project.overrides, {"diagrams/one.js": "\n"})
    bench.draw({KEY: diagram("one")})
    assert bench.runs == ["one", "one"]


@pytest.mark.parametrize("spoil", [lambda data: data[:-3], lambda _: b"", lambda data: data.replace(b"ONE", b"TWO")])
def test_a_kept_drawing_that_was_spoilt_is_drawn_again(bench: Bench, spoil: Callable[[bytes], bytes]) -> None:
    bench.draw({KEY: diagram("one")})
    (kept,) = (bench.project.cache / "drawings").iterdir()
    kept.write_bytes(spoil(kept.read_bytes()))
    bench.draw({KEY: diagram("one")})
    assert "<text>ONE</text>" in bench.page
    assert bench.runs == ["one", "one"]


def test_what_cannot_be_drawn_costs_no_other_and_is_told(bench: Bench) -> None:
    said = bench.draw({KEY: diagram("broken"), OTHER: diagram("sound")})
    (line,) = said
    assert line.startswith("read/cells.md: the figure “Figure 1. A & B” is not drawn: it is broken; its words stand ")
    assert '_told" open>' in bench.page
    assert bench.draw({KEY: diagram("broken"), OTHER: diagram("sound")}, key=OTHER) == []
    assert "<text>SOUND</text>" in bench.page


def test_a_page_that_a_person_wrote_in_its_place_is_left_alone(bench: Bench) -> None:
    bench.draw({KEY: diagram("one")})
    write(bench.site, {"read/cells/index.html": "<p>mine</p>"})
    pages = {"read/cells.md": figure(), RECORDS: records({KEY: diagram("one")})}
    assert illustrate(bench.project, pages, bench.site, lambda _: None) == ()
    assert bench.page == "<p>mine</p>"


def test_a_drawer_that_fails_is_one_line(bench: Bench) -> None:
    write(bench.project.overrides, {"diagrams.mjs": 'throw new Error("the wasm is broken");\n'})
    with pytest.raises(CommandError) as raised:
        bench.draw({KEY: diagram("one")})
    assert str(raised.value) == (
        "node overrides/diagrams.mjs: Error: the wasm is broken; put that right and run the command again"
    )


def test_a_drawer_that_is_gone_is_named(bench: Bench) -> None:
    (bench.project.overrides / "diagrams.mjs").unlink()
    with pytest.raises(CommandError, match=r"diagrams\.mjs: the theme's build script is missing"):
        bench.draw({KEY: diagram("one")})


DOCUMENT = """# Tides

## What pulls

```mermaid
flowchart TD
  A[The moon] --> B[The sea]
```
"""


def test_previews_have_their_drawings_and_only_what_changed_is_drawn(bench: Bench, tmp_path: Path) -> None:
    project = bench.project
    write(project.root, {"sources/tides.md": DOCUMENT})
    job, desk, into = Job(project, lambda _: None), Desk(tmp_path / "docs"), tmp_path / "preview"
    into.mkdir()
    page = into / "read/tides/index.html"
    for _ in range(2):
        assert preview(job, into, desk).is_done
        assert page.read_text().count("<text>THE MOON</text>") == 1
        assert not (into / RECORDS).exists()
    # Another page changes: this one lies there from the last time.
    write(project.root, {"sources/cells.txt": "Cells\n\nAnother lesson about cells.\n"})
    assert preview(job, into, desk).is_done
    assert page.read_text().count("<text>THE MOON</text>") == 1
    assert bench.runs == ["The moon"]
    write(project.root, {"sources/tides.md": DOCUMENT.replace("moon", "sun")})
    assert preview(job, into, desk).is_done
    assert "<text>THE SUN</text>" in page.read_text()
    assert bench.runs == ["The moon", "The sun"]
    site = tmp_path / "built"
    assert build(job, site).is_done
    assert (site / "read/tides/index.html").read_text() == page.read_text()
    assert not (site / RECORDS).exists()


def test_a_bundle_has_its_drawings(bench: Bench, tmp_path: Path) -> None:
    write(bench.project.root, {"sources/tides.md": DOCUMENT})
    made = bundle(Job(bench.project, lambda _: None), tmp_path / "tides.zip")
    assert made.result.is_done
    with zipfile.ZipFile(made.place) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith("read/tides/index.html")]
        assert b"<text>THE MOON</text>" in packed.read(name)
        assert not [name for name in packed.namelist() if name.endswith(RECORDS)]


HOSTILE = "</svg><script>alert(1)</script>\"' onload=x \u0000\u2028 ]]> <!-- {{ config }}"


def test_our_own_drawer_draws_what_it_can_and_keeps_hostile_words_text() -> None:
    made = assets.diagrams(
        find(ROOT),
        records(
            {
                "good": diagram("Shape"),
                "hostile": diagram(HOSTILE),
                "empty": diagram("x", vertices=[]),
                "__proto__": diagram("Proto"),
                "wrong": {"direction": "down"},
            }
        ),
        lambda _: None,
    )
    assert made["empty"] == {"fault": "it has no shape"}
    assert made["wrong"] == {"fault": "Graphviz cannot lay it out"}
    for name, words in (("good", "Shape"), ("__proto__", "Proto")):
        (picture_of,) = made[name]["pictures"]
        assert f">{words}</text>" in picture_of
    (hostile,) = made["hostile"]["pictures"]
    assert re.findall(r"<(\w+)", hostile) == ["svg", "g", "rect", "text", *["tspan"] * hostile.count("<tspan")]
    words = unescape(re.sub(r"<[^>]*>", "", hostile))
    assert " ".join(words.split()) == " ".join(HOSTILE.replace("\0", "").split())


def test_what_never_comes_to_an_end_is_broken_off(tmp_path: Path) -> None:
    given, out = tmp_path / "drawings.json", tmp_path / "made.json"
    names = [str(at) for at in range(60)]
    edges = [
        {"tail": tail, "head": head, "text": "leads to", "arrow": "forward", "dashed": False}
        for tail in names
        for head in names[::6]
    ]
    vertices = [diagram(name)["vertices"][0] | {"name": name} for name in names]
    given.write_text(records({KEY: diagram("x", vertices=vertices, edges=edges), OTHER: diagram("x", vertices=[])}))
    subprocess.run([assets.NODE, ROOT / "overrides/diagrams.mjs", given, out, "300"], check=True)
    assert json.loads(out.read_text())[KEY] == {"fault": "it takes too long to lay out"}
    assert json.loads(out.read_text())[OTHER] == {"fault": "it has no shape"}
