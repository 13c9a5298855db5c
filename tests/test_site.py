"""From documents to a site: whole or not at all, whatever fails or dies on the way."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox import DOCUMENT, TEMPLATE, SmallDisk, command, python, run, tree, write
from studysite.errors import CommandError
from studysite.job import Job, Result
from studysite.project import Project
from studysite.site import build, convert, read, unfresh

CHANGED = DOCUMENT.replace("It has a membrane.", "It has a nucleus.")

# Builds in a process of its own that dies, as if the power went, at one point of the way.
KILLED = """
import os, signal, sys
from pathlib import Path
from studysite import engine, files, job, project, site, swap
def die(*words, **more):
    os.kill(os.getpid(), signal.SIGKILL)
point = sys.argv[1]
rename = Path.rename
def renaming(old, new):
    if point == "before the new site steps in" and old.name.endswith("-new"):
        die()
    done = rename(old, new)
    if point == "after the new site stepped in" and old.name.endswith("-new"):
        die()
    return done
Path.rename = renaming
if point == "while MkDocs draws":
    engine.draw = die
if point == "while the links are checked":
    site.seal = die
if point == "before the old site steps aside":
    swap.swap = die
job = job.Job(project.find(Path.cwd()), lambda words: None)
site.build(job, Path("site"))
"""

# Builds a site of other documents, and prints when it began and ended with the target folder.
TIMED = """
import time
from pathlib import Path
from studysite import job, project, site, swap
prepare, put = swap.prepare, swap.swap
def preparing(target):
    print(time.monotonic())
    return prepare(target)
def swapping(target):
    time.sleep(1)
    put(target)
    print(time.monotonic())
swap.prepare, swap.swap = preparing, swapping
site.build(job.Job(project.find(Path.cwd()), lambda words: None, Path("sources")), Path("site"))
"""

POINTS = [
    "while MkDocs draws",
    "while the links are checked",
    "before the old site steps aside",
    "before the new site steps in",
    "after the new site stepped in",
]


def job(project: Project, sources: Path | None = None) -> Job:
    return Job(project, lambda _: None, sources)


def built(project: Project, sources: Path | None = None) -> Result:
    return build(job(project, sources), project.site)


def text(site: Path) -> str:
    return (site / "read/cells/index.html").read_text(encoding="utf-8")


def leftovers(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if "studysite-" in one.name)


def test_a_site_is_built_with_generated_and_written_pages_and_its_bundle(project: Project) -> None:
    result = built(project)
    assert result.is_done
    assert result.faults == ()
    files = tree(project.site)
    assert result.pages == sum(path.endswith(".html") and path != "404.html" for path in files)
    for path in ("index.html", "read/cells/index.html", "guide/start/index.html", "assets/study.js", "404.html"):
        assert path in files
    assert "How to start" in files["data/search/records.js"].decode()
    assert "data/search.json" not in files
    assert "It has a membrane." in text(project.site)
    assert leftovers(project.root) == []


def test_sources_of_the_theme_and_pages_for_programmers_are_not_in_the_site(project: Project) -> None:
    built(project)
    published = tree(project.site)
    assert not [path for path in published if path.startswith(("css/", "js/", "contributing/")) or ".mjs" in path]
    assert not (project.site / "css").exists()


def test_own_documents_write_docs_and_nav_and_a_second_build_changes_nothing(project: Project) -> None:
    first = built(project)
    assert (project.docs / "read/cells.md").is_file()
    assert "cells" in project.navigation.read_text()
    assert project.docs / "read/cells.md" in first.touched
    state = {file: file.stat().st_mtime_ns for file in project.docs.rglob("*")}
    assert built(project).touched == ()
    assert {file: file.stat().st_mtime_ns for file in project.docs.rglob("*")} == state


def test_other_documents_touch_nothing_of_the_project(project: Project, tmp_path: Path) -> None:
    built(project)
    before = {**tree(project.docs), "nav.yml": project.navigation.read_bytes()}
    other = write(tmp_path / "other", {"stars.txt": DOCUMENT.replace("Cells", "Stars")})
    result = build(job(project, other), tmp_path / "out")
    assert result.is_done
    assert {**tree(project.docs), "nav.yml": project.navigation.read_bytes()} == before
    published = tree(tmp_path / "out")
    assert "read/stars/index.html" in published
    assert "guide/start/index.html" in published
    assert "read/cells/index.html" not in published
    assert not [path for path in published if path.startswith("contributing/")]
    assert not [path for path, data in published.items() if path.endswith(".html") and b"Cells" in data]


def test_a_home_page_of_the_project_is_not_that_of_other_documents(project: Project, tmp_path: Path) -> None:
    write(project.docs, {"index.md": "# My own home\n"})
    other = write(tmp_path / "other", {"stars.txt": DOCUMENT.replace("Cells", "Stars")})
    result = build(job(project, other), tmp_path / "out")
    assert [notice.code for notice in result.notices if notice.code == "edited-by-hand"] == []
    assert "My own home" not in (tmp_path / "out/index.html").read_text()
    assert (project.docs / "index.md").read_text() == "# My own home\n"


def test_pages_hold_the_icon_of_the_theme_and_name_that_of_an_owner(project: Project) -> None:
    bundler = (project.overrides / "build.mjs").read_text().replace('"{}"', """'{"icon": "data:,theme"}'""")
    named = TEMPLATE.replace('href="data:,"', """href="{{ config.extra.head.icon or 'assets/mark.svg' | url }}\"""")
    write(project.overrides, {"build.mjs": bundler, "main.html": named})
    assert build(job(project), project.site).is_done
    assert 'rel="icon" href="data:,theme"' in (project.site / "index.html").read_text()
    write(project.docs, {"assets/mark.svg": "<svg/>"})
    assert build(job(project), project.site).is_done
    assert 'rel="icon" href="assets/mark.svg"' in (project.site / "index.html").read_text()
    assert (project.site / "assets/mark.svg").read_text() == "<svg/>"


def test_a_page_that_a_person_changed_is_built_as_they_left_it(project: Project) -> None:
    built(project)
    page = project.docs / "read/cells.md"
    page.write_text(page.read_text().replace("the smallest part", "by hand the smallest part"))
    write(project.sources, {"cells.txt": CHANGED})
    result = built(project)
    assert [notice.file for notice in result.notices if notice.code == "edited-by-hand"] == ["docs/read/cells.md"]
    assert "by hand the smallest part" in text(project.site)
    assert "It has a membrane." in text(project.site)
    assert build(Job(project, lambda _: None, force=True), project.site).is_done
    assert "It has a nucleus." in text(project.site)


def test_a_broken_link_of_a_person_fails_the_build_and_keeps_the_last_site(project: Project) -> None:
    built(project)
    write(project.docs, {"guide/start.md": "# Start\n\n<a href='../nowhere/'>x</a> [y](gone.md)\n"})
    write(project.sources, {"cells.txt": CHANGED})
    result = built(project)
    assert not result.is_done
    assert any("gone.md" in fault for fault in result.faults)
    assert "guide/start/index.html: ../nowhere/ -> there is no such page or file" in result.faults
    assert "It has a membrane." in text(project.site)
    assert leftovers(project.root) == []


def test_a_broken_template_is_one_line_with_its_place(project: Project) -> None:
    built(project)
    write(project.overrides, {"main.html": "<p>\n{% if %}"})
    with pytest.raises(CommandError, match=r"main\.html:2: .*; put the template right"):
        built(project)
    assert "It has a membrane." in text(project.site)


def test_a_configuration_that_mkdocs_refuses_is_one_line(project: Project) -> None:
    write(project.root, {"mkdocs.yml": "site_name: [\n"})
    with pytest.raises(CommandError, match=r"^mkdocs\.yml: .*; put it right$"):
        built(project)


def test_a_document_that_cannot_be_read_is_named_and_the_rest_is_built(project: Project) -> None:
    (project.sources / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = built(project)
    assert result.is_done
    assert ("binary", "photo.txt") in [(notice.code, notice.file) for notice in result.notices]
    assert "It has a membrane." in text(project.site)
    assert "photo.txt" in (project.site / "sources/index.html").read_text()


def test_no_document_at_all_keeps_the_last_site(project: Project) -> None:
    built(project)
    (project.sources / "cells.txt").unlink()
    result = built(project)
    assert not result.is_done
    assert "no-documents" in [notice.code for notice in result.notices]
    assert "It has a membrane." in text(project.site)
    assert (project.docs / "read/cells.md").is_file()


@pytest.mark.parametrize("point", POINTS)
def test_a_build_that_dies_leaves_a_whole_site_and_the_next_one_clears_up(project: Project, point: str) -> None:
    built(project)
    good = tree(project.site)
    write(project.sources, {"cells.txt": CHANGED})
    assert python(project.root, KILLED, point).code == -9
    aside = project.root / "site.studysite-old"
    if point == "before the new site steps in":
        assert tree(aside) == good
    elif point == "after the new site stepped in":
        assert "It has a nucleus." in text(project.site)
    else:
        assert tree(project.site) == good
    # Even a next build that fails puts the last good site back.
    write(project.docs, {"guide/start.md": "# Start\n\n[y](gone.md)\n"})
    assert not built(project).is_done
    assert ("nucleus" in text(project.site)) == (point == "after the new site stepped in")
    write(project.docs, {"guide/start.md": "# Start\n"})
    assert built(project).is_done
    assert "It has a nucleus." in text(project.site)
    assert leftovers(project.root) == []


def test_a_first_build_that_dies_leaves_no_site(project: Project) -> None:
    assert python(project.root, KILLED, POINTS[0]).code == -9
    assert not project.site.exists()
    assert built(project).is_done


def test_a_full_disk_is_one_line_and_keeps_the_last_site(small_disk: SmallDisk, project: Project) -> None:
    target = small_disk.folder / "out"
    assert small_disk.run(project.root, "build", "--site", target).code == 0
    good = tree(target)
    write(project.docs, {f"guide/{number}.md": f"# Page\n\n{'word ' * 20_000}\n" for number in range(5)})
    write(project.docs, {"guide/large.md": f"# Page\n\n{'word ' * 80_000}\n"})
    done = small_disk.run(project.root, "build", "--site", target)
    assert done.code == 1
    last = done.err.splitlines()[-1]
    assert ("No space left on device" if small_disk.limit is None else "File too large") in last
    assert "Traceback" not in done.err
    assert tree(target) == good
    assert leftovers(small_disk.folder) == []


@pytest.mark.parametrize("place", ["docs", "docs/new", "overrides/new"])
def test_a_site_cannot_stand_among_what_it_is_made_of(project: Project, place: str) -> None:
    with pytest.raises(CommandError, match=r"a site cannot stand in \w+/"):
        build(job(project), project.root / place)
    assert not (project.docs / "read").exists()


@pytest.mark.parametrize("place", ["photos", "sources", "."])
def test_a_folder_with_other_things_in_it_is_not_replaced(project: Project, place: str) -> None:
    write(project.root, {"photos/one.jpg": "precious"})
    before = tree(project.root)
    with pytest.raises(CommandError, match="holds files that studysite did not make"):
        build(job(project), project.root / place)
    assert {path: data for path, data in tree(project.root).items() if not path.startswith(".cache")} == before


def test_a_site_among_the_documents_is_not_taken_for_one(project: Project) -> None:
    for _ in range(2):
        result = build(job(project), project.sources / "out")
        assert result.is_done
        assert [document.file for document in result.conversion.documents] == ["cells.txt"]
    assert ("passed-over", "out") in [(notice.code, notice.file) for notice in result.notices]


def test_an_empty_folder_is_taken_and_a_file_is_not(project: Project, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert build(job(project), tmp_path / "empty").is_done
    write(tmp_path, {"file": "x"})
    with pytest.raises(CommandError, match="a file of that name is in the way"):
        build(job(project), tmp_path / "file")


def test_a_linked_folder_is_replaced_where_it_is(project: Project, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert build(job(project), tmp_path / "link").is_done
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/index.html").is_file()


def test_listening_to_mkdocs_leaves_nothing_behind(project: Project) -> None:
    logger = logging.getLogger("mkdocs")
    before = (list(logger.handlers), logger.propagate)
    built(project)
    assert (list(logger.handlers), logger.propagate) == before


@pytest.mark.parametrize("words", [[], ["--sources", "sources"]])
def test_several_builds_at_once_all_end_well(project: Project, words: list[str]) -> None:
    running = [
        subprocess.Popen(command("build", *words), cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [(one.communicate(timeout=120), one.returncode)[1] for one in running] == [0, 0, 0]
    assert "It has a membrane." in text(project.site)
    assert leftovers(project.root) == []


def test_two_builds_never_work_on_one_folder_at_a_time(project: Project) -> None:
    words = [sys.executable, "-c", TIMED]
    running = [subprocess.Popen(words, cwd=project.root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    (began, ended), (began_other, ended_other) = [
        [float(line) for line in one.communicate(timeout=120)[0].split()] for one in running
    ]
    assert ended < began_other or ended_other < began


def test_converting_writes_pages_and_no_site(project: Project, tmp_path: Path) -> None:
    result = convert(job(project), project.docs)
    assert result.is_done
    assert "read/cells.md" in tree(project.docs)
    assert not project.site.exists()
    convert(job(project, project.sources), tmp_path / "pages")
    assert "read/cells.md" in tree(tmp_path / "pages")
    assert not (tmp_path / "nav.yml").exists()


def test_freshness_compares_docs_and_nav_with_the_documents(project: Project) -> None:
    own = job(project)
    convert(own, project.docs)
    assert unfresh(own, read(own)) == ()
    write(project.sources, {"cells.txt": CHANGED})
    assert "docs/read/cells.md" in [notice.file for notice in unfresh(own, read(own))]


def test_a_project_that_cannot_be_written_to_is_one_line(project: Project) -> None:
    (project.root / ".cache").write_text("a file where a folder belongs")
    done = run(project.root, "build")
    assert done.code == 1
    assert done.err.splitlines()[-1].startswith(f"{project.cache}")
    assert "Traceback" not in done.err
    assert not (project.docs / "read").exists()
