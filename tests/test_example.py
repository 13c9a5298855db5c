"""Who puts documents of their own in the place of those that studysite comes with owes them no answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sandbox import tree, write
from studysite.job import Job, Result
from studysite.project import Project
from studysite.published import Published, read
from studysite.site import build

PLANTS = """\
Plants: A Study Guide

Quiz

1. What does a root take up?

Answer Key

1. Water.

Glossary

Root\tThe part that takes up water.
"""
STARS = PLANTS.replace("Plants", "Stars").replace("root", "star").replace("Root", "Star").replace("Water", "Nothing")


@pytest.fixture
def example(project: Project) -> Project:
    """A project that comes with two documents, and says which addresses they have."""
    write(project.sources, {"plants.txt": PLANTS})
    publish(project)
    write(project.root, {"tests/published/addresses.json": (project.root / "live.json").read_text()})
    return project


def publish(project: Project) -> Result:
    """Build the site against the one that is live, and put it in its place."""
    live = project.root / "live.json"
    result = build(Job(project, lambda _: None, live=live if live.exists() else None), project.site)
    assert result.faults == ()
    shutil.copyfile(project.site / "addresses.json", live)
    return result


def held(project: Project) -> Published:
    return read((project.site / "addresses.json").read_text(encoding="utf-8"))


def traces(site: Path, word: str) -> list[str]:
    return [path for path, data in tree(site).items() if word in f"{path}\n{data.decode(errors='replace')}".lower()]


def test_other_documents_in_their_place_leave_no_trace_of_them(example: Project) -> None:
    for file in example.sources.iterdir():
        file.unlink()
    write(example.sources, {"stars.md": "# Stars\n\nA star is a ball of gas.\n"})
    result = publish(example)
    assert [notice for notice in result.notices if notice.code == "address-gone"] == []
    assert traces(example.site, "root") == traces(example.site, "cells") == []
    assert set(held(example).addresses) == {
        *("", "guide/start/", "read/", "read/stars/", "sources/", "sources/stars/"),
        *("study/", "exam/", "progress/"),
    }
    assert result.changes
    assert {(one.how, one.before or one.after) for one in result.changes.changed} == {("new", "Stars")}


def test_they_leave_no_trace_either_if_they_go_later_and_what_was_one_s_own_is_answered(example: Project) -> None:
    write(example.sources, {"stars.txt": STARS, "night.txt": "Night\n\nA lesson.\n\nWhat night is\nIt is dark.\n"})
    publish(example)
    for name in ("plants.txt", "cells.txt", "night.txt"):
        (example.sources / name).unlink()
    publish(example)
    assert traces(example.site, "root") == traces(example.site, "cells") == []
    now = held(example).addresses
    assert now["read/night/"].gone
    assert "glossary/root/" not in now
    publish(example)
    assert held(example).addresses == now


def test_as_long_as_one_of_them_is_here_all_that_was_published_is_answered(example: Project) -> None:
    before = held(example).addresses
    (example.sources / "plants.txt").unlink()
    publish(example)
    assert held(example).addresses.keys() == before.keys()
    assert held(example).addresses["glossary/root/"].gone


def test_a_document_of_one_s_own_may_have_the_address_of_one_of_them(example: Project) -> None:
    for file in example.sources.iterdir():
        file.unlink()
    write(example.sources, {"cells.md": "# Cells of a battery\n\nA cell gives current.\n", "b.md": "# B\n\nText.\n"})
    write(example.sources, {"sources.toml": '[documents."cells.md"]\nslug = "cells"\n'})
    publish(example)
    (example.sources / "cells.md").unlink()
    publish(example)
    assert held(example).addresses["read/cells/"].gone
