"""The commands as a user runs them: what they print where, and their exit codes."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sandbox import DOCUMENT, command, python, run, tree, write
from studysite.project import Project

GUIDE = """\
Plants

A study guide.

Quiz
Instructions: Answer each question in two or three sentences.

1. What does a root do?
2. What does a leaf do?

Answer Key

1. It takes up water.

Essay Questions

1. Discuss the life of a plant.

Glossary of Key Terms

Term\tDefinition
Root\tThe part that takes up water.
Leaf\tThe part that takes up light.
"""

# Runs the commands with a converter that falls over, as a fault of ours would make it.
FALLING = """
import sys
from studysite import cli, pipeline
def fall(*words, **more):
    raise ZeroDivisionError("division\\nby zero")
pipeline.begin = fall
sys.argv = ["studysite", "check"]
raise SystemExit(cli.main())
"""


@pytest.fixture
def guide(project: Project) -> Project:
    """A project whose one document is a study guide."""
    (project.sources / "cells.txt").unlink()
    write(project.sources, {"plants.txt": GUIDE})
    return project


def test_build_ends_with_a_line_that_says_what_came_of_it(guide: Project) -> None:
    done = run(guide.root, "build")
    assert done.code == 0
    pages = sum(path.endswith(".html") and path != "404.html" for path in tree(guide.site))
    assert done.out == f"1 document, 2 questions, 2 terms -> site/ ({pages} pages)\n"


def test_notices_are_lines_with_a_place_on_stderr_and_notes_only_if_asked(guide: Project) -> None:
    write(guide.sources, {"README.md": "about"})
    quiet = run(guide.root, "build")
    assert all(line.startswith("sources/plants.txt:9: ") for line in quiet.err.splitlines())
    assert quiet.err
    told = run(guide.root, "build", "-v")
    assert any(line.startswith("sources/README.md: ") for line in told.err.splitlines())


def test_build_into_another_folder_from_other_documents(project: Project, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"plants.txt": GUIDE})
    done = run(project.root, "build", "--sources", other, "--site", tmp_path / "out")
    assert done.code == 0
    assert f"-> {tmp_path}/out/ (" in done.out
    assert (tmp_path / "out/glossary/index.html").is_file()
    assert not project.site.exists()
    one = run(project.root, "build", "--sources", other / "plants.txt", "--site", tmp_path / "out")
    assert one.code == 0
    assert one.out == done.out


def test_commands_work_from_a_folder_inside_the_project(project: Project) -> None:
    assert run(project.docs, "build").code == 0
    assert (project.site / "index.html").is_file()


def test_outside_a_project_the_command_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert done.code == 1
    assert done.err.startswith(f"{tmp_path}: neither this folder nor one above it is a study site ")
    assert done.err.count("\n") == 1


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": b"text\0text",
    "picture.txt": b"\x89PNG\r\n",
    "large.txt": b"line\n" * 1_700_000,
    "long.txt": b"x" * 1_100_000,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_document_is_one_line_exit_1_and_the_rest_of_the_site(project: Project, name: str) -> None:
    (project.sources / name).write_bytes(BAD_FILES[name])
    done = run(project.root, "build")
    assert done.code == 1
    (line,) = [line for line in done.err.splitlines() if name in line]
    assert line.startswith(f"sources/{name}:")
    assert "Traceback" not in done.err
    assert (project.site / "read/cells/index.html").is_file()
    assert name in (project.site / "sources/index.html").read_text(encoding="utf-8")


STRANGE_FILES: dict[str, bytes] = {
    "latin.txt": "Café\n\nA text in an old encoding.\n".encode("cp1252"),
    "mark.txt": b"\xef\xbb\xbfTitle\r\n\r\nA text with a mark.\r\n",
    "hidden.txt": "Ti\u200btle\n\nA text with hidden\u2060 characters.\n".encode(),
    "unclosed.md": b"---\ntitle: Unclosed\n\n# Heading\n\nText.\n",
    "yaml.md": b"---\ntitle: [unclosed\n---\n\n# Heading\n\nText.\n",
    "hostile.txt": b'<script>alert(1)</script>\n\n{{ config }} {% raw %} --8<-- "x" [x](javascript:alert(1))\n',
}


@pytest.mark.parametrize("name", STRANGE_FILES)
def test_a_strange_document_is_built_without_a_traceback(project: Project, name: str) -> None:
    (project.sources / name).write_bytes(STRANGE_FILES[name])
    done = run(project.root, "build", "-v")
    assert done.code == 0, done.err
    assert "Traceback" not in done.err
    assert "<script>alert" not in "".join(
        data.decode() for path, data in tree(project.site).items() if path.endswith((".html", ".json"))
    )


def test_many_faults_are_summed_up_unless_all_are_asked_for(project: Project) -> None:
    links = "\n".join(f"<a href='gone-{number}/'>x</a>" for number in range(100))
    write(project.docs, {"guide/start.md": f"# Start\n\n<p>{links}</p>\n"})
    done = run(project.root, "build")
    assert done.code == 1
    assert done.err.count(" -> there is no such page or file") == 40
    assert "\nand 60 further faults; -v shows all\n" in done.err
    assert done.err.splitlines()[-1] == "site/: the site was left as it was; put the above right, and build again"
    assert run(project.root, "build", "-v").err.count(" -> there is no such page or file") == 100


@pytest.mark.parametrize("words", [["build"], ["convert"], ["check"]])
def test_no_documents_is_exit_1_with_a_way_out(project: Project, words: list[str]) -> None:
    done = run(project.root, *words, "--sources", "nowhere")
    assert done.code == 1
    assert done.err.splitlines()[0] == (
        "nowhere: there is no such file or folder; look at its name, or make it and put documents in"
    )
    assert not project.site.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["build", "--frobnicate"],
        ["build", "extra"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "many"],
        ["inspect"],
        ["check", "--fresh", "--sources", "x"],
        ["convert", "--sources", "sources", "--pages", "docs"],
        [],
    ],
)
def test_wrong_usage_is_exit_2(project: Project, words: list[str]) -> None:
    done = run(project.root, *words)
    assert done.code == 2
    assert "Usage: studysite" in done.err
    assert not (project.docs / "read").exists()


def test_help_and_version_are_exit_0(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert done.code == 0
    for name in ("serve", "build", "convert", "check", "inspect"):
        assert f"\n  {name} " in done.out
    assert run(tmp_path, "build", "-h").code == 0


def test_convert_writes_pages_of_other_documents_into_a_build_folder(project: Project, tmp_path: Path) -> None:
    before = tree(project.docs)
    done = run(project.root, "convert", "--sources", project.sources)
    assert done.code == 0
    assert "-> build/pages/ (" in done.out
    assert "read/cells.md" in tree(project.build / "pages")
    assert tree(project.docs) == before
    assert run(project.root, "convert", "--pages", tmp_path / "pages").code == 0
    assert "read/cells.md" in tree(tmp_path / "pages")


def test_a_page_changed_by_hand_is_kept_and_told_until_force(project: Project) -> None:
    assert run(project.root, "convert").code == 0
    write(project.docs, {"index.md": "# Mine\n"})
    done = run(project.root, "convert")
    assert done.code == 0
    assert [line for line in done.err.splitlines() if line.startswith("docs/index.md: ")]
    assert "--force" in done.err
    assert (project.docs / "index.md").read_text() == "# Mine\n"
    forced = run(project.root, "convert", "--force")
    assert "docs/index.md" not in forced.err
    assert (project.docs / "index.md").read_text() != "# Mine\n"


def test_check_accounts_for_every_line(guide: Project) -> None:
    done = run(guide.root, "check")
    assert done.code == 0
    line, sum_of_all = done.out.splitlines()
    assert line.startswith(f"sources/plants.txt: {len(GUIDE.splitlines())} lines: ")
    assert line.endswith(" 0 lost")
    assert sum_of_all == "1 file: 1 to look at."
    assert not guide.site.exists()


def test_check_fresh_fails_where_a_page_is_stale(project: Project) -> None:
    assert run(project.root, "check", "--fresh").code == 1
    assert run(project.root, "convert").code == 0
    assert run(project.root, "check", "--fresh").code == 0
    write(project.sources, {"cells.txt": DOCUMENT.replace("membrane", "nucleus")})
    assert run(project.root, "check").code == 0
    done = run(project.root, "check", "--fresh")
    assert done.code == 1
    assert "docs/read/cells.md: the page is stale" in done.err


def test_inspect_prints_the_records_of_the_contract(guide: Project) -> None:
    done = run(guide.root, "inspect", "sources/plants.txt", "--json")
    assert done.code == 0
    told = json.loads(done.out)
    assert list(told) == ["documents", "notices"]
    (document,) = told["documents"]
    assert list(document) == ["file", "title", "kind", "sections", "questions", "terms", "outline", "reader"]
    assert (document["file"], document["title"], document["kind"]) == ("plants.txt", "Plants", "study-guide")
    assert document["outline"] is None
    assert list(document["reader"]) == ["layout", "score", "signs", "runner_up", "unsure"]
    assert [
        (question["prompt"], question["answer"], question["kind"], question["line"])
        for question in document["questions"]
    ] == [
        ("What does a root do?", "It takes up water.", "short-answer", 8),
        ("What does a leaf do?", None, "short-answer", 9),
        ("Discuss the life of a plant.", None, "essay", 17),
    ]
    assert len({question["id"] for question in document["questions"]}) == 3
    assert [(term["term"], term["aliases"], term["definition"], term["line"]) for term in document["terms"]] == [
        ("Root", [], "The part that takes up water.", 22),
        ("Leaf", [], "The part that takes up light.", 23),
    ]
    assert set(told["notices"][0]) == {"code", "severity", "file", "line", "message"}


def test_inspect_without_json_is_for_people(guide: Project) -> None:
    done = run(guide.root, "inspect", "sources/plants.txt")
    assert done.code == 0
    assert done.out.splitlines()[0] == "plants.txt: Plants (study-guide)"
    assert any("What does a root do?" in line for line in done.out.splitlines())


def test_inspect_takes_a_folder(guide: Project) -> None:
    told = json.loads(run(guide.root, "inspect", "sources", "--json").out)
    assert "plants.txt" in [document["file"] for document in told["documents"]]


def test_inspect_needs_no_project_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    write(tmp_path, {"plants.txt": GUIDE})
    assert run(tmp_path, "inspect", "plants.txt").code == 0
    done = run(tmp_path, "inspect", "gone.txt", "--json")
    assert done.code == 1
    told = json.loads(done.out)
    assert told["documents"] == []
    assert "unreadable" in [notice["code"] for notice in told["notices"]]


def test_a_fault_of_ours_is_one_line_with_its_place_and_no_traceback(project: Project) -> None:
    done = python(project.root, FALLING)
    assert done.code == 1
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith(
        "studysite: a fault of studysite, not of your documents (ZeroDivisionError: division by zero)"
    )
    assert "studysite/site.py:" in line


def test_the_traceback_is_there_for_whoever_asks(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDYSITE_DEBUG", "1")
    done = python(project.root, FALLING)
    assert done.code == 1
    assert "Traceback (most recent call last)" in done.err


def test_names_cannot_steer_the_terminal(project: Project) -> None:
    (project.sources / "\x1b[31mred.txt").write_bytes(b"")
    done = run(project.root, "build")
    assert done.code == 1
    assert "\x1b" not in done.err
    assert "sources/\\x1b[31mred.txt: the file is empty" in done.err


def test_a_terminal_that_knows_few_characters_gets_the_others_spelt_out(project: Project) -> None:
    (project.sources / "Zürich.txt").write_bytes(b"")
    write(project.sources, {"cells.txt": DOCUMENT.replace("Cells", "Zellkörper")})
    done = run(project.root, "build", PYTHONIOENCODING="cp1251")
    assert "sources/Z\\xfcrich.txt: the file is empty" in done.err
    assert "Zellk\\xf6rper" in run(project.root, "inspect", "sources/cells.txt", PYTHONIOENCODING="cp1251").out


def test_a_reader_that_has_seen_enough_is_no_fault(project: Project) -> None:
    write(project.sources, {f"unit-{number}.txt": GUIDE for number in range(40)})
    words = " ".join(command("inspect", *sorted(project.sources.glob("unit-*.txt")), "--json"))
    done = subprocess.run(
        ["bash", "-c", f"{words} | head -n 1"], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


def test_a_terminal_shows_progress_and_a_pipe_does_not(project: Project) -> None:
    master, slave = pty.openpty()
    child = subprocess.Popen(command("build"), cwd=project.root, stdout=slave, stderr=slave, stdin=slave)
    os.close(slave)
    shown = b""
    while child.poll() is None or select.select([master], [], [], 0)[0]:
        if select.select([master], [], [], 0.1)[0]:
            try:
                shown += os.read(master, 65536)
            except OSError:
                # Linux says so when the other side of a terminal is closed.
                break
    os.close(master)
    assert child.wait(60) == 0
    assert b"\rwriting the pages" in shown
    assert b"\rdrawing page " in shown
    silent = run(project.root, "build")
    assert "\r" not in silent.err + silent.out
    assert "drawing" not in silent.err + silent.out


def test_a_build_that_is_told_to_stop_clears_up(project: Project) -> None:
    write(project.overrides, {"build.mjs": "setTimeout(() => {}, 60_000)"})
    child = subprocess.Popen(command("build"), cwd=project.root, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not (project.cache / "bundle").is_dir() and time.monotonic() < deadline:
        time.sleep(0.05)
    child.send_signal(signal.SIGTERM)
    _, said = child.communicate(timeout=30)
    assert child.returncode == 1
    assert said.splitlines()[-1] == "studysite: stopped before the end; what was there before is whole"
    assert not [one.name for one in project.root.iterdir() if "studysite-" in one.name]


# An import that is interrupted while it makes a class: Python 3.11 wraps what it raises.
STOPPED = """
import sys
from studysite import cli, pipeline
class Field:
    def __set_name__(self, owner, name):
        raise KeyboardInterrupt
def importing(*words, **more):
    class Heap:
        names = Field()
pipeline.begin = importing
sys.argv = ["studysite", "check"]
raise SystemExit(cli.main())
"""


def test_a_command_that_is_told_to_stop_while_it_imports_says_so(project: Project) -> None:
    done = python(project.root, STOPPED)
    assert (done.code, done.err) == (1, "studysite: stopped before the end; what was there before is whole\n")


def test_the_module_and_the_script_are_one(project: Project) -> None:
    script = Path(sys.executable).with_name("studysite")
    done = subprocess.run([script, "check"], cwd=project.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, run(project.root, "check").out)
