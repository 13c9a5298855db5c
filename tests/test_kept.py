"""Kept pages never change a site: with and without them every byte is the same, whatever became of the cache."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox import DOCUMENT, TEMPLATE, python, tree, write
from studysite import engine, hearing
from studysite.job import Desk, Job, Result
from studysite.kept import Kept, keys, place
from studysite.project import Project, find
from studysite.site import build, preview

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


ROOT = Path(__file__).parent.parent
OTHER = DOCUMENT.replace("Cells", "Leaves").replace("cell", "leaf")

# Changes of a project, one after the other: files by path, None where one goes.
CHANGES: tuple[dict[str, str | None], ...] = (
    {},
    {"sources/cells.txt": DOCUMENT.replace("a membrane", "a nucleus")},
    {
        "sources/leaves.txt": OTHER,
        "docs/guide/more.md": "# More\n\n[start](start.md) and [leaves](../read/leaves.md)\n",
    },
    {"sources/leaves.txt": None, "docs/guide/more.md": None},
    {"overrides/main.html": TEMPLATE.replace("<main>", "<main class=wide>")},
    {"overrides/css/study.css": "body { color: blue }\n"},
    {"docs/guide/start.md": "# Begin\n\nHere.\n", "docs/picture.txt": "no page"},
    {"sources/sources.toml": '[documents."cells.txt"]\ntitle = "All about cells"\n'},
)

# Dies in the middle of taking pages in.
KILLED = """
import os, signal
from pathlib import Path
from studysite import job, kept, project, site
mark, calls = kept._mark, []
def dying(*words):
    calls.append(words)
    if len(calls) == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return mark(*words)
kept._mark = dying
site.build(job.Job(project.find(Path.cwd()), lambda words: None), Path("site"))
"""


def change(project: Project, files: Mapping[str, str | None]) -> None:
    write(project.root, {path: text for path, text in files.items() if text is not None})
    for path, text in files.items():
        if text is None:
            (project.root / path).unlink()


def job(project: Project, sources: Path | None = None) -> Job:
    return Job(project, lambda _: None, sources)


def cache(project: Project) -> Path:
    return project.cache / engine.PAGES


def built(project: Project) -> dict[str, bytes]:
    result = build(job(project), project.site)
    assert result.faults == ()
    return tree(project.site)


def drawn(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the pages that MkDocs drew since this was called last."""
    said = [record.getMessage() for record in caplog.records]
    caplog.clear()
    return sorted(text.removeprefix("Building page ") for text in said if text.startswith("Building page "))


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What MkDocs draws, to be asked for after each build."""
    emit = hearing.Listener.emit

    def emitting(self: hearing.Listener, record: object) -> None:
        caplog.records.append(record)  # type: ignore[arg-type]
        emit(self, record)  # type: ignore[arg-type]

    monkeypatch.setattr(hearing.Listener, "emit", emitting)
    return lambda: drawn(caplog)


def test_after_every_change_a_site_is_that_of_a_build_without_a_cache(project: Project) -> None:
    for files in CHANGES:
        change(project, files)
        made = built(project)
        shutil.rmtree(project.cache)
        assert made == built(project)


def test_only_what_changed_is_drawn(project: Project, heard: Callable[[], list[str]]) -> None:
    built(project)
    assert "guide/start.md" in heard()
    built(project)
    assert heard() == []
    write(project.docs, {"guide/start.md": "# Begin\n"})
    built(project)
    assert heard() == ["guide/start.md"]
    write(project.overrides, {"main.html": TEMPLATE.replace("<main>", "<main class=wide>")})
    built(project)
    assert len(heard()) > 3


def rewritten(statement: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as base, base:
            base.execute(statement)

    return damage


def overwritten(data: bytes) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        file.write_bytes(data)

    return damage


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def holed(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 2000] = bytes(2000)
    file.write_bytes(data)


def foldered(file: Path) -> None:
    file.unlink()
    file.mkdir()


def foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE page (words TEXT)")
        base.execute("PRAGMA user_version = 1")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut short": cut,
    "with a hole": holed,
    "no database": overwritten(b"not a database, but long enough to look at" * 200),
    "empty": overwritten(b""),
    "a folder": foldered,
    "with other tables": foreign,
    "of another version": rewritten("PRAGMA user_version = 99"),
    "with another page's text": rewritten("UPDATE page SET html = (SELECT max(html) FROM page)"),
    "with another page's text and mark": rewritten(
        "UPDATE page SET (html, mark) = (SELECT html, mark FROM page ORDER BY path LIMIT 1)"
    ),
    "with keys of other pages": rewritten(
        "UPDATE page SET (key, html, mark) = (SELECT page.key, html, mark FROM page AS o ORDER BY path DESC LIMIT 1)"
    ),
    "with nothing in it": rewritten("UPDATE page SET html = NULL, mark = NULL, key = NULL"),
    "with words for bytes": rewritten("UPDATE page SET html = 'text', mark = 1"),
    "with pages gone": rewritten("DELETE FROM page WHERE path LIKE 'read%'"),
    "with states gone": rewritten("DELETE FROM state"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_changes_nothing_and_heals(
    project: Project, damage: str, heard: Callable[[], list[str]]
) -> None:
    made = built(project)
    DAMAGES[damage](cache(project))
    assert built(project) == made
    heard()
    assert built(project) == made
    assert heard() == [] or damage == "a folder"


def test_a_build_that_dies_while_pages_are_taken_in_does_no_harm(project: Project) -> None:
    assert python(project.root, KILLED).code < 0
    made = built(project)
    cache(project).unlink()
    assert built(project) == made


def test_what_is_wrong_with_a_page_is_said_every_time(project: Project) -> None:
    write(project.docs, {"guide/start.md": "# Start\n\n[x](gone.md)\n"})
    faults = [build(job(project), project.site).faults for _ in range(2)]
    assert faults[0] == faults[1]
    assert "gone.md" in faults[0][0]


def test_a_page_is_drawn_again_when_what_it_links_to_goes(project: Project) -> None:
    write(project.docs, {"guide/start.md": "# Start\n\n[x](more.md)\n", "guide/more.md": "# More\n"})
    built(project)
    (project.docs / "guide/more.md").unlink()
    kept = build(job(project), project.site).faults
    cache(project).unlink()
    assert build(job(project), project.site).faults == kept
    assert "more.md" in kept[0]


def test_pages_that_a_hook_may_change_are_not_kept(project: Project, heard: Callable[[], list[str]]) -> None:
    write(project.root, {"hook.py": "def on_page_content(html, **_):\n    return html + 'x'\n"})
    write(
        project.root,
        {"mkdocs.yml": project.config.read_text(encoding="utf-8") + f"hooks: [{project.root / 'hook.py'}]\n"},
    )
    built(project)
    count = len(heard())
    built(project)
    assert len(heard()) == count > 0


def test_a_page_depends_on_its_path_its_text_and_the_targets_that_exist(tmp_path: Path) -> None:
    texts = {"a.md": "[b](b/c.md#x) and [far](https://example.org/?a=(b))", "d.md": "[b]: b/c.md\n", "e.md": "e"}
    write(tmp_path, texts)
    alone = keys("state", tmp_path, {*texts})
    more = keys("state", tmp_path, {*texts, "x.txt"})
    there = keys("state", write(tmp_path, {"b/c.md": "c"}), {*texts, "b/c.md"})
    assert (more["a.md"], more["e.md"]) == (alone["a.md"], alone["e.md"])
    # How a reference names its target is the engine's business: such a page depends on all files.
    assert more["d.md"] != alone["d.md"]
    assert there["a.md"] != alone["a.md"]
    assert there["e.md"] == alone["e.md"]
    assert len(set(there.values())) == 4
    assert not set(keys("other", tmp_path, {*texts}).values()) & set(alone.values())
    write(tmp_path, {"e.md": "E"})
    assert keys("state", tmp_path, {"e.md"})["e.md"] != alone["e.md"]


TITLED = {"sources/sources.toml": '[documents."leaves.txt"]\ntitle = "All about leaves"\n'}


def test_the_title_of_a_page_draws_only_those_that_name_it(project: Project, heard: Callable[[], list[str]]) -> None:
    write(project.sources, {"leaves.txt": OTHER})
    built(project)
    heard()
    write(project.root, TITLED)
    built(project)
    assert "read/index.md" in (again := heard())
    assert "guide/start.md" not in again


def test_a_template_that_draws_other_pages_draws_all_when_one_changes_its_title(project: Project) -> None:
    listing = (
        "<ul>{% for one in nav %}<li>{{ one.title }}{% for two in one.children or [] %}, {{ two.title }}{% endfor %}"
    )
    write(project.overrides, {"main.html": TEMPLATE.replace("<main>", f"{listing}{{% endfor %}}</ul><main>")})
    write(project.sources, {"leaves.txt": OTHER})
    built(project)
    write(project.root, TITLED)
    made = built(project)
    assert b"All about leaves" in made["guide/start/index.html"]
    cache(project).unlink()
    assert built(project) == made


def test_nothing_is_kept_where_two_files_claim_one_place(tmp_path: Path) -> None:
    files = write(tmp_path, {"a.md": "a", "a/index.md": "b"})
    assert place("a.md") == place("a/index.md") == "a/index.html"
    assert keys("state", files, {"a.md", "a/index.md"}) == {}


@pytest.mark.parametrize("setting", ["robots: noindex", '"robots": "noindex"', "robots : none"])
def test_a_page_that_speaks_to_search_engines_is_not_kept(tmp_path: Path, setting: str) -> None:
    pages = {"a.md": f"---\n{setting}\n---\nGone.\n", "b.md": "Here: robots: noindex\n"}
    assert set(keys("state", write(tmp_path, pages), set(pages))) == {"b.md"}


def test_another_version_of_anything_that_is_installed_is_another_state(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: Callable[[], list[str]]
) -> None:
    built(project)
    count = len(heard())
    (tmp_path / "packages" / "markdown-99.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "packages")])
    built(project)
    assert len(heard()) == count


def test_only_the_last_states_are_kept(tmp_path: Path) -> None:
    write(tmp_path, {"site/index.html": "page"})
    for number in range(9):
        Kept(tmp_path / "pages", f"state {number}").put({"index.md": b"key"}, {"index.md"}, tmp_path / "site")
    held = [Kept(tmp_path / "pages", f"state {number}").lay({"index.md": b"key"}, tmp_path) for number in range(9)]
    assert held == [set()] * 5 + [{"index.md"}] * 4


def comparable(folder: Path) -> dict[str, bytes]:
    """Return a preview's files but for the index of its search, which comes later."""
    return {path: data for path, data in tree(folder).items() if not path.startswith("data/search/")}


@pytest.mark.parametrize("is_own", [True, False])
def test_previews_that_follow_each_other_are_those_that_are_made_alone(
    project: Project, tmp_path: Path, *, is_own: bool
) -> None:
    desk = Desk(tmp_path / "docs")
    broken: dict[str, str | None] = {"docs/guide/start.md": "# Start\n\n[x](gone.md)\n"}
    shown = [tmp_path / "one", tmp_path / "two"]
    for number, files in enumerate((*CHANGES[:4], broken, *CHANGES[4:], CHANGES[0])):
        change(project, files)
        told = job(project, None if is_own else project.sources)
        shown[number % 2].mkdir(exist_ok=True)
        alone = tmp_path / f"alone-{number}"
        alone.mkdir()
        results: list[Result] = [preview(told, shown[number % 2], desk), preview(told, alone)]
        assert results[0].faults == results[1].faults
        assert results[0].notices == results[1].notices
        if results[0].is_done:
            assert comparable(shown[number % 2]) == comparable(alone)


def test_our_own_theme_makes_the_same_site_with_kept_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PAGES", str(tmp_path / "pages.sqlite"))
    sources = write(tmp_path / "sources", {"cells.txt": DOCUMENT, "leaves.txt": OTHER})
    real = Job(find(ROOT), lambda _: None, sources, address="https://example.org/x/")
    build(real, tmp_path / "site")
    write(sources, {"cells.txt": DOCUMENT.replace("a membrane", "a nucleus")})
    for name in ("kept", "fresh"):
        assert build(real, tmp_path / name).faults == ()
        (tmp_path / "pages.sqlite").unlink()
    assert tree(tmp_path / "kept") == tree(tmp_path / "fresh")
