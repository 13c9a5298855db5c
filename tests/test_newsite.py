"""`studysite new`: what is in the folder, what is asked, what is refused, and that it is whole or not there."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import subprocess
import time
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from actions import workflow
from calling import Call, caller
from sandbox import command, tree, write
from studysite import newsite, pipeline, project
from studysite.collect import collect
from studysite.errors import CommandError
from studysite.newsite import Wish, contents, make

ROOT = Path(__file__).resolve().parent.parent
ORIGIN = "git+https://code.example/ours/studysite@v2.3"

FILES = {
    ".github/workflows/publish.yml",
    ".gitignore",
    "README.md",
    "sources/how-bread-rises.txt",
    "sources/sources.toml",
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command in a folder."""
    return caller(monkeypatch, capsys)


def test_a_new_site_holds_documents_settings_and_what_publishes_it_and_nothing_else(tmp_path: Path) -> None:
    made = make(tmp_path / "over/here/biology", Wish("Biology", origin=ORIGIN))
    assert set(made) == set(tree(tmp_path / "over/here/biology")) == FILES
    assert [one.name for one in tmp_path.iterdir()] == ["over"]
    found = project.find(tmp_path / "over/here/biology/sources")
    assert (found.root, found.is_guest) == (tmp_path / "over/here/biology", True)


@pytest.mark.parametrize("title", ["Biology", 'Cells "and" \\ more', "生物学 №1", "a {title} # b", "[x](y) = 'z'"])
def test_what_an_owner_said_stands_in_the_settings_to_the_letter(title: str, tmp_path: Path) -> None:
    make(tmp_path / "site", Wish(title, "pt-BR", "https://you.github.io/notes/", ORIGIN))
    found = collect(tmp_path / "site/sources")
    site = tomllib.loads(found.sources_toml)["site"]
    assert site == {"name": title, "language": "pt-BR", "address": "https://you.github.io/notes/"}
    made = pipeline.convert(found.sources, found.sources_toml, notices=found.notices)
    assert [str(notice) for notice in made.notices] == []
    assert made.home == "https://you.github.io/notes/"
    assert 'theme: {"language": "pt-BR"}' in made.config
    assert f"# {title}\n" in (tmp_path / "site/README.md").read_text()


def test_the_sample_shows_a_quiz_its_key_and_a_glossary(tmp_path: Path) -> None:
    make(tmp_path / "site", Wish("Bread"))
    made = pipeline.convert(collect(tmp_path / "site/sources").sources)
    (document,) = made.documents
    assert document.kind == "study-guide"
    cards = made.library.cards
    assert [card.kind for card in cards] == ["short-answer"] * 6 + ["essay"] * 2
    assert len(made.library.entries) == 7
    assert [notice.severity for notice in made.notices if notice.severity != "note"] == []


def test_the_workflow_is_ours_and_runs_one_version_of_studysite() -> None:
    made = contents(Wish("Bread", origin=ORIGIN))
    text = made[".github/workflows/publish.yml"]
    told, ours = _workflow(text), workflow(ROOT / ".github/workflows/publish.yml")
    assert told.pop("env") == {"STUDYSITE": f"uvx --from {ORIGIN} studysite"}
    assert ours.pop("env") == {"STUDYSITE": "uv run --no-dev studysite"}
    assert told == ours
    assert text.count(ORIGIN) == 1
    assert "documents that studysite comes with" not in text
    runs = [step["run"] for step in told["jobs"]["build"]["steps"] if "studysite" in step.get("run", "").lower()]
    assert [re.findall(r"^\s*\$STUDYSITE (\w+)", run, re.MULTILINE) for run in runs] == [["build"], ["check"]]
    assert f"uvx --from {ORIGIN} studysite serve" in made["README.md"]


def test_a_version_from_nowhere_leads_to_a_name_that_nobody_can_have() -> None:
    told = _workflow(contents(Wish("Bread"))[".github/workflows/publish.yml"])
    assert re.fullmatch(
        r"uvx --from git\+https://[a-z-]+\.invalid/studysite@v[\d.]+ studysite", told["env"]["STUDYSITE"]
    )


def _workflow(text: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415

    told: dict[Any, Any] = yaml.safe_load(text)
    told["on"] = told.pop(True)
    return told


def test_a_folder_that_is_there_and_empty_or_a_bare_repository_will_do(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "ref: refs/heads/main\n", ".DS_Store": ""})
    make(tmp_path, Wish("Bread"))
    assert set(tree(tmp_path)) == {*FILES, ".git/HEAD", ".DS_Store"}


def test_a_folder_that_is_not_empty_is_refused_and_stays_as_it_is(run: Call, tmp_path: Path) -> None:
    write(tmp_path, {"site/mine.txt": "mine", "file": "x"})
    before = tree(tmp_path)
    done = run(tmp_path, "new", "site", "--yes")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "site: the folder is not empty; choose a new one (to put documents into a site that is there: "
        "studysite add FILE)\n"
    )
    assert run(tmp_path, "new", "file", "--yes").err == "file: a file of this name is there; choose another folder\n"
    assert tree(tmp_path) == before


@pytest.mark.parametrize("is_there", [False, True])
def test_a_site_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool) -> None:
    target = tmp_path / "new/site"
    if is_there:
        target.mkdir(parents=True)
    rename, calls = Path.rename, 0

    def refusing(self: Path, other: Path) -> Path:
        nonlocal calls
        calls += 1
        # The disk refuses the only move of a whole folder, or the second part of several.
        if calls == (2 if is_there else 1):
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OSError, match="No space"):
        make(target, Wish("Bread"))
    assert tree(tmp_path) == {}
    assert target.exists() is is_there
    assert (tmp_path / "new").exists() is is_there


def test_without_a_terminal_nothing_is_asked_and_the_folder_gives_the_name(run: Call, tmp_path: Path) -> None:
    done = run(tmp_path, "new", "marine_biology-2", "--from", ORIGIN)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "5 files -> marine_biology-2/",
        "To see the site:",
        "    cd marine_biology-2",
        f"    uvx --from {ORIGIN} studysite serve",
    ]
    site = tomllib.loads((tmp_path / "marine_biology-2/sources/sources.toml").read_text())["site"]
    assert site == {"name": "Marine biology 2", "language": "en"}


@pytest.mark.parametrize(
    ("folder", "typed"),
    [("Übung", "Übung"), ("my notes (2)", '"my notes (2)"'), ("a $b", "'a $b'"), ('a "b"', "'a \"b\"'")],
)
def test_where_studysite_is_from_nowhere_it_is_said_what_to_do(
    folder: str, typed: str, run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsite, "own_origin", lambda: "")
    done = run(tmp_path, "new", folder, "--yes")
    assert done.code == 0
    assert done.out.splitlines()[2:] == [f"    cd {typed}", "    studysite serve, called as you called studysite new"]
    (placeholder,) = re.findall(r"git\+https://\S+\.invalid/studysite@v[\d.]+", done.err)
    for file in ("README.md", ".github/workflows/publish.yml"):
        assert file in done.err
        assert placeholder in (tmp_path / folder / file).read_text(encoding="utf-8")
    assert "--from git+https://" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--language", "klingon"], "Error: --language: “klingon” is no language that is known; write one of af, ar"),
        (["--address", "notes"], "Error: --address: “notes” is no web address; write it as https://you.github.io/"),
        (["--title", " "], "Error: --title: a title is a line of text"),
        (["--title", "a\x1b[31m"], "Error: --title: a title is a line of text"),
        (["--from", "git+https://x.example/a@$(id)"], "Error: --from: “git+https://x.example/a@$(id)” is no address"),
        (["--from", "git+https://x.example/a@v1 --with y"], "Error: --from: “git+https://x.example/a@v1 --with y” is"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(words: list[str], said: str, run: Call, tmp_path: Path) -> None:
    done = run(tmp_path, "new", "site", *words)
    assert done.code == 2
    assert said in done.err
    assert tree(tmp_path) == {}


def test_on_a_terminal_what_was_not_given_is_asked_until_it_can_be_meant(tmp_path: Path) -> None:
    answers = ["Soil and seed", "klingon", "Spanish", "nowhere", "https://you.github.io/soil"]
    master, slave = pty.openpty()
    child = subprocess.Popen(command("new", "site"), cwd=tmp_path, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    said, deadline = "", time.monotonic() + 60
    # Linux says by an error that nobody is at the other end any more.
    with suppress(OSError):
        while time.monotonic() < deadline:
            said += os.read(master, 1024).decode()
            if answers and re.search(r"[])]: \s*$", said):
                os.write(master, f"{answers.pop(0)}\n".encode())
                said = ""
    os.close(master)
    assert child.wait(timeout=60) == 0
    assert answers == []
    site = tomllib.loads((tmp_path / "site/sources/sources.toml").read_text())["site"]
    assert site == {"name": "Soil and seed", "language": "es", "address": "https://you.github.io/soil/"}


COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("url", "asked", "origin"),
    [
        ("https://code.example/a/studysite", "v1.2.0", "git+https://code.example/a/studysite@v1.2.0"),
        ("https://code.example/a/studysite.git", "main", f"git+https://code.example/a/studysite.git@{COMMIT}"),
        ("https://code.example:8443/s", None, f"git+https://code.example:8443/s@{COMMIT}"),
        ("https://me:secret@code.example/s", "1.0", "git+https://code.example/s@1.0"),
        ("file:///home/me/studysite", "v1.2.0", ""),
    ],
)
def test_an_installation_from_git_knows_where_it_came_from(
    url: str, asked: str | None, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": asked}}

    class Installed:
        def read_text(self, _: str) -> str:
            return json.dumps(told)

    monkeypatch.setattr(newsite, "distribution", lambda _: Installed())
    assert newsite.own_origin() == origin


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "gone")
    with pytest.raises(CommandError, match="leads nowhere; choose another folder"):
        make(tmp_path / "site", Wish("Bread"))
