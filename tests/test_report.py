"""The report of a build: what changed against the site that is live, and what is to be put right."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from sandbox import make, run, write
from strategies import TEXTS, examples
from studysite.changed import Changed, How, Thing
from studysite.project import Project
from studysite.report import MOST, Report, escaped, markdown

PLANTS = """\
Plants: A Study Guide

Quiz

1. What does a root of a tree take up from the soil?
2. Which part of a plant takes up light?

Answer Key

1. Water.
2. The leaf.

Glossary

Root\tThe part that takes up water.
"""

HOSTILE = (
    "<img src=x onerror=alert(1)> [a](https://host.example) ![b](//host.example) www.host.example a@host.example "
    "`code` *bold* ~~gone~~ | cell | {{ x }} ${{ secrets.TOKEN }} &lt; <!-- x --> :smile: $x$ \u202e ::error::\r\n# x"
)


def report(changed: Iterable[Changed] | None = (), errors: Iterable[str] = (), warnings: Iterable[str] = ()) -> str:
    told = None if changed is None else list(changed)
    return markdown(Report(not list(errors), "1 document", list(errors), list(warnings), told))


def section(text: str, heading: str) -> list[str]:
    """Return the items below a heading."""
    rest = text.partition(f"{heading}\n\n")[2].partition("\n\n")[0]
    return [line.removeprefix("- ") for line in rest.splitlines()]


def test_a_site_like_the_one_that_is_live_is_fine_and_unchanged() -> None:
    assert report().split("\n\n") == [
        "# The study site is fine",
        "1 document.",
        "## Changed against the site that is live",
        "No question, term, document or page is new, reworded or lost.\n",
    ]


def test_a_first_site_has_nothing_to_be_compared_with() -> None:
    assert report(None).endswith("\n\nNo site is live yet that this one could be compared with.\n")


def test_each_thing_stands_under_what_became_of_it() -> None:
    text = report(
        [
            Changed("question", "new", "", "Who?", "q/00000001/"),
            Changed("question", "reworded", "What?", "What now?", "q/00000002/"),
            Changed("question", "gone", "Why?", "", "q/00000003/"),
            Changed("term", "moved", "Root", "Roots", "glossary/root/"),
            Changed("document", "gone", "Plants", "", "read/plants/"),
            Changed("page", "new", "", "Our group", "guide/group/"),
        ]
    )
    assert section(text, "### Questions: added") == ["Who? (/q/00000001/)"]
    assert section(text, "### Questions: reworded, at the same address") == ["What? → What now? (/q/00000002/)"]
    assert section(text, "### Questions: lost") == ["Why? (/q/00000003/)"]
    assert section(text, "### Terms: at another address, to which the old one leads") == [
        "Root → Roots (/glossary/root/)"
    ]
    assert section(text, "### Documents: lost") == ["Plants (/read/plants/)"]
    assert section(text, "### Pages: added") == ["Our group (/guide/group/)"]
    assert "| questions | 1 | 1 | 0 | 1 |\n| terms | 0 | 0 | 1 | 0 |\n| documents | 0 | 0 | 0 | 1 |\n" in text
    assert "a line under `[documents]`" in text


def test_what_looks_reworded_comes_with_the_line_that_keeps_its_address() -> None:
    lost = Changed("question", "gone", "Why?", "Why now?", "q/00000003/", '"00000003" = "Why now?"')
    text = report([lost])
    assert section(text, "### Questions: lost") == ["Why? (/q/00000003/); looks like the new Why now?"]
    assert '```toml\n[questions]\n"00000003" = "Why now?"\n```' in text


def test_what_is_wrong_comes_first_with_its_place() -> None:
    text = report(errors=["sources/a.txt:3: is lost"], warnings=["sources/b.txt:1: look"])
    assert text.startswith("# The study site could not be built\n")
    assert section(text, "## To be put right") == ["sources/a\\.txt\\:3\\: is lost"]
    assert section(text, "## To look at") == ["sources/b\\.txt\\:1\\: look"]


def test_long_lists_are_cut_and_no_report_is_larger_than_a_summary_may_be() -> None:
    things: tuple[Thing, ...] = ("question", "term", "document", "page")
    hows: tuple[How, ...] = ("new", "gone", "reworded", "moved")
    long = "*" * 2_000
    many = [
        Changed(thing, how, long, long, f"q/{'x' * 390}/", f'"00000000" = "{long}"')
        for thing in things
        for how in hows
        for _ in range(1_234)
    ]
    text = report(many, [long] * 500, [long] * 500)
    assert "- and 1,204 more\n" in text
    assert len(section(text, "### Questions: added")) == MOST + 1
    assert len(text.encode()) < 1_000_000


def rendered(text: str) -> list[str]:
    """Return the types of what a Markdown parser finds in a text, inside and out."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(text):
        found += [token.type, *(child.type for child in token.children or [])]
    return sorted(set(found) - {"inline"})


PLAIN = ["bullet_list_close", "bullet_list_open", "list_item_close", "list_item_open", "paragraph_close"]


def test_hostile_words_stay_words() -> None:
    text = escaped(HOSTILE, 1_000)
    assert rendered(f"- {text}") == [*PLAIN, "paragraph_open", "text"]
    (item,) = [token for token in MarkdownIt("commonmark").parse(f"- {text}") if token.type == "inline"]
    said = "".join(child.content for child in item.children or [])
    assert said == " ".join(HOSTILE.replace("\u202e", " ").split())


@examples
@given(text=TEXTS)
def test_no_text_becomes_markup(text: str) -> None:
    found = set(rendered(f"- {escaped(text, 200)} (x)"))
    assert found <= {*PLAIN, "paragraph_open", "text"}


@examples
@given(text=TEXTS)
def test_no_text_leaves_its_line_of_the_report(text: str) -> None:
    changed = Changed("term", "gone", text, text, "glossary/x/", '"x" = "y"')
    parts = report([changed], [text or "x"], [text or "x"])
    headings = [line for line in parts.splitlines() if line.startswith("#")]
    assert headings == [
        "# The study site could not be built",
        "## To be put right",
        "## To look at",
        "## Changed against the site that is live",
        "### Terms: lost",
    ]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with questions, and the addresses of the site as it is live."""
    project = make(tmp_path_factory.mktemp("report") / "project")
    write(project.sources, {"plants.txt": PLANTS})
    assert run(project.root, "build").code == 0
    (project.site / "addresses.json").rename(project.root / "live.json")
    return project


@pytest.fixture
def garden(published: Project, tmp_path: Path) -> Project:
    """That project, to be changed."""
    return Project(Path(shutil.copytree(published.root, tmp_path / "project")))


def told(garden: Project, *words: str) -> tuple[int, str]:
    done = run(garden.root, "build", "--live", "live.json", "--report", "report.md", *words)
    return done.code, (garden.root / "report.md").read_text(encoding="utf-8")


def test_a_build_reports_what_it_added_reworded_and_lost(garden: Project) -> None:
    new = PLANTS.replace("from the soil?", "from wet soil?").replace("2. Which part of a plant takes up light?\n", "")
    new = new.replace("2. The leaf.\n", "2. Blue.\n").replace("Answer Key", "2. What colour has the sky?\n\nAnswer Key")
    write(garden.sources, {"plants.txt": new, "stars.txt": "Stars\n\nA lesson.\n\nWhat a star is\nA ball of gas.\n"})
    code, text = told(garden)
    assert code == 0
    (added,) = section(text, "### Questions: added")
    assert added.startswith("What colour has the sky? (/q/")
    reworded, lost = sorted(section(text, "### Questions: lost"))
    assert reworded.endswith("looks like the new What does a root of a tree take up from wet soil?")
    assert lost.startswith("Which part of a plant takes up light?")
    assert '" = "What does a root of a tree take up from wet soil?"\n```' in text
    assert section(text, "### Documents: added") == ["Stars (/read/stars/)"]


def test_a_question_that_aliases_toml_names_keeps_its_address(garden: Project) -> None:
    write(garden.sources, {"plants.txt": PLANTS.replace("from the soil?", "from wet soil?")})
    line = told(garden)[1].partition("```toml\n")[2].partition("\n```")[0]
    write(garden.sources, {"aliases.toml": line + "\n"})
    code, text = told(garden)
    assert code == 0
    assert "Questions: lost" not in text
    (reworded,) = section(text, "### Questions: reworded, at the same address")
    assert reworded.startswith(
        "What does a root of a tree take up from the soil? → What does a root of a tree take up from wet soil? (/q/"
    )


def test_a_build_that_fails_reports_why(garden: Project) -> None:
    write(garden.sources, {"scan.txt": "\0\1"})
    code, text = told(garden)
    assert code == 1
    assert text.startswith("# The study site was built, but something is missing\n")
    assert section(text, "## To be put right")[0].startswith("sources/scan\\.txt\\: the file is no text")
    for file in garden.sources.iterdir():
        file.unlink()
    code, text = told(garden)
    assert code == 1
    assert text.startswith("# The study site could not be built\n")
    assert "no study document could be read here" in text


def test_a_build_that_breaks_off_reports_why(garden: Project) -> None:
    write(garden.root, {"live.json": "<!doctype html>"})
    code, text = told(garden)
    assert code == 1
    assert "is no valid JSON" in section(text, "## To be put right")[0]
