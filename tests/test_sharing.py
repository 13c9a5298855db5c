"""Pages that several processes draw are those that one draws, whatever becomes of the others."""

from __future__ import annotations

import threading

import pytest

from sandbox import DOCUMENT, TEMPLATE, python, tree, write
from studysite import sharing
from studysite.project import Project

# As many processors as argument 1 says, as if few pages were many; then what happens to helpers.
SEVERAL = """
import multiprocessing, os, signal, sys, threading
from pathlib import Path
from studysite import ahead, job, project, sharing, site
os.sched_getaffinity = lambda _: set(range(int(sys.argv[1])))
sharing.FEW = 2
begun, told = [], []
class Helper(sharing._Helper):
    def __init__(self, *words):
        begun.append(self)
        super().__init__(*words)
sharing._Helper = Helper
{}
target = Path(sys.argv[2])
"""

BUILD = (
    SEVERAL
    + """
try:
    result = site.build(job.Job(project.find(Path.cwd()), told.append), target)
    print(*result.faults, sep="\\n")
finally:
    print(sum(words.startswith("drawing page") for words in told), "pages drawn here")
    print(len(begun), "helpers;", len(multiprocessing.active_children()), "left")
"""
)

# A preview, and another of an edited document, one page of which is looked at.
EDIT = (
    SEVERAL
    + """
target.mkdir(parents=True)
other, document, shown = target.with_name("other"), Path("sources/cells.txt"), []
other.mkdir()
desk = job.Desk(target.with_name("pages"))
desk.folder.mkdir()
work = job.Job(project.find(Path.cwd()), told.append, address="http://127.0.0.1:9/")
site.preview(work, target, desk)
print(len(begun), "helpers")
document.write_text(document.read_text().replace("smallest", "least"))
site.preview(work, other, desk, ahead.Glance(sys.argv[3], target, shown.append))
print(shown == [(other / sys.argv[3]).read_bytes()], (target / sys.argv[3]).read_bytes() in shown)
"""
)

KILLED = """
def dying(*words):
    os.kill(os.getpid(), signal.SIGKILL)
sharing._help = dying
"""

# It has drawn a page, and a part of another.
CUT_SHORT = """
def dying(config, share, listener, mouth):
    listener.told = lambda _: None
    sharing._build(config, {{share[0]}}.__contains__)
    page = Path(config.site_dir, sharing.place(share[1]))
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("<p>hal")
    os._exit(0)
sharing._help = dying
""".replace("{{", "{").replace("}}", "}")

FOREVER = """
def waiting(*words):
    threading.Event().wait()
sharing._help = waiting
"""

PAGES = {
    f"guide/page-{number:02}.md": f"# Page {number}\n\nTo [the next](page-{(number + 1) % 12:02}.md).\n"
    for number in range(12)
}


@pytest.fixture
def many(project: Project) -> Project:
    """Return a project with pages for several."""
    write(project.root, {"sources/cells.txt": DOCUMENT})
    write(project.docs, PAGES)
    return project


def built(project: Project, processors: int, before: str = "") -> tuple[dict[str, bytes], list[str]]:
    """Build without anything that is kept; return the files of the site, and what was said."""
    (project.cache / "pages.sqlite").unlink(missing_ok=True)
    target = project.root / f"site-{processors}"
    done = python(project.root, BUILD.format(before), str(processors), str(target))
    assert done.err == ""
    return tree(target), done.out.splitlines()


def test_a_site_is_the_same_whoever_drew_its_pages(many: Project) -> None:
    alone, said = built(many, 1)
    assert said[-1] == "0 helpers; 0 left"
    pages = int(said[-2].split()[0])
    assert "guide/page-11/index.html" in alone
    for processors in (2, 3):
        shared, said = built(many, processors)
        assert said[-1] == f"{processors - 1} helpers; 0 left"
        assert pages // processors <= int(said[-2].split()[0]) <= pages // processors + 1
        assert shared == alone


@pytest.mark.parametrize("before", [KILLED, CUT_SHORT], ids=["killed", "cut short"])
def test_what_a_helper_left_undone_is_done(many: Project, before: str) -> None:
    shared, said = built(many, 3, before)
    assert said[-1] == "2 helpers; 0 left"
    assert shared == built(many, 1)[0]


def test_what_is_wrong_with_a_page_is_told_whoever_drew_it(many: Project) -> None:
    write(many.docs, {path: text + "\n[Nobody](nobody.md)\n" for path, text in PAGES.items()})
    _, alone = built(many, 1)
    _, shared = built(many, 3)
    assert len(alone) > len(PAGES)
    assert shared[:-2] == alone[:-2]


def test_a_template_that_fails_is_one_fault_and_leaves_no_helper(many: Project) -> None:
    write(many.overrides, {"main.html": TEMPLATE.replace("<main>", "<main>{{ page.nothing.at_all }}")})
    done = python(many.root, BUILD.format(FOREVER), "3", str(many.root / "site"))
    fault = "'mkdocs.structure.pages.Page object' has no attribute 'nothing'"
    assert done.err.splitlines()[-1].endswith(f"CommandError: overrides/: a template failed: {fault}; put it right")
    assert done.out.splitlines()[-1] == "2 helpers; 0 left"


def test_a_process_with_threads_draws_alone() -> None:
    """A copy would have the locks that they hold, and nobody to open them."""
    pages = [f"{number}.md" for number in range(10 * sharing.FEW)]
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert sharing.shares(pages) == [pages]
    finally:
        over.set()
        thread.join()


def test_a_page_is_drawn_ahead_though_several_drew_the_site_before(many: Project) -> None:
    sites = [many.root / "alone", many.root / "shared"]
    for helpers, site in enumerate(sites):
        (many.cache / "pages.sqlite").unlink(missing_ok=True)
        write(many.root, {"sources/cells.txt": DOCUMENT})
        done = python(many.root, EDIT.format(""), str(helpers + 1), str(site / "first"), "read/cells/index.html")
        assert (done.err, done.out.splitlines()) == ("", [f"{helpers} helpers", "True False"])
    alone, shared = (tree(site / "other") for site in sites)
    assert shared == alone
