"""A site that has only documents: the theme comes with studysite, and everything else is as in a whole project."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import DOCUMENT, FILES, make, tree, write
from studysite import project, workshop
from studysite.bundle import bundle
from studysite.errors import CommandError
from studysite.job import Job, Result
from studysite.project import Project, find
from studysite.site import build, preview
from studysite.workshop import equipped

GUIDE = "# How to start\n\n[The documents](../sources/index.md)\n"


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A studysite's own theme, as small as can be."""
    theme = {path: text for path, text in FILES.items() if not path.startswith(("sources/", "docs/", "nav.yml"))}
    config = f"site_url: !ENV [SITE_URL, '']\n{theme['mkdocs.yml']}"
    more = {"mkdocs.yml": config, "docs/guide/index.md": GUIDE, workshop.WORKFLOW: "name: Publish\n"}
    return write(tmp_path_factory.mktemp("installed"), theme | more)


@pytest.fixture(scope="module")
def cache(carried: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's cache, in which npm is asked once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setattr(workshop, "carried", lambda: carried)
        yield folder / "studysite"


@pytest.fixture
def guest(tmp_path: Path, cache: Path) -> Project:
    """A site with a document and nothing else."""
    assert cache.name == "studysite"
    root = write(tmp_path / "site", {"sources/sources.toml": '[site]\nname = "Cells"\n', "sources/cells.txt": DOCUMENT})
    return find(root)


def built(guest: Project) -> Result:
    return build(Job(guest, lambda _: None), guest.site)


def page(guest: Project, path: str = "read/cells/index.html") -> str:
    return (guest.site / path).read_text(encoding="utf-8")


def test_documents_alone_become_a_site_and_their_folder_stays_free_of_all_else(guest: Project) -> None:
    result = built(guest)
    assert (result.is_done, result.faults, result.touched) == (True, (), ())
    assert "It has a membrane." in page(guest)
    assert "How to start" in page(guest, "guide/index.html")
    assert {path.split("/")[0] for path in tree(guest.root)} == {"sources", "site"}


def test_the_theme_of_the_package_is_only_read(guest: Project, carried: Path, cache: Path) -> None:
    before = tree(carried)
    built(guest)
    assert tree(carried) == before
    (libraries,) = cache.glob("libraries-*")
    assert (libraries / "node_modules").is_dir()
    assert equipped(guest, lambda _: None).tools == libraries


def test_a_zip_and_a_preview_are_made_as_of_any_project(guest: Project, tmp_path: Path) -> None:
    assert bundle(Job(guest, lambda _: None), None).place == guest.build / "cells.zip"
    (tmp_path / "shown").mkdir()
    assert preview(Job(guest, lambda _: None), tmp_path / "shown").is_done


def test_what_the_owner_made_takes_the_place_of_ours(guest: Project) -> None:
    own = {
        "docs/index.md": "# My own home\n\n[Read](read/cells.md)\n",
        "docs/guide/index.md": "# My own guide\n",
        "docs/about.md": "# About me\n",
        "overrides/main.html": FILES["overrides/main.html"].replace("<main>", "<main>{{ config.extra.motto }}"),
        "mkdocs.yml": "extra:\n  motto: Look closer\n",
    }
    write(guest.root, own)
    result = built(guest)
    assert (result.faults, [one for one in result.notices if one.code == "edited-by-hand"]) == ((), [])
    for path, words in (("index", "My own home"), ("guide/index", "My own guide"), ("about/index", "About me")):
        assert words in page(guest, f"{path}.html")
    assert "Look closer" in page(guest)
    assert "It has a membrane." in page(guest)
    assert {path: text for path, text in tree(guest.root).items() if path in own} == {
        path: text.encode() for path, text in own.items()
    }
    (guest.root / "mkdocs.yml").unlink()
    built(guest)
    assert "Look closer" not in page(guest)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            b"INHERIT: other.yml\n",
            "mkdocs.yml: INHERIT is studysite's own, which this file changes; take that line out",
        ),
        (b"extra: \xff\n", "mkdocs.yml: is no UTF-8; save it as UTF-8"),
    ],
)
def test_a_configuration_that_cannot_be_one_is_said_in_a_line(text: bytes, said: str, guest: Project) -> None:
    guest.config.write_bytes(text)
    with pytest.raises(CommandError) as error:
        built(guest)
    assert str(error.value) == said
    assert not guest.site.exists()


def test_the_address_in_the_settings_is_that_of_the_site(guest: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    write(guest.root, {"sources/sources.toml": '[site]\naddress = "https://you.github.io/cells"\n'})

    def address(folder: str) -> str:
        (guest.root / folder).mkdir()
        # No pictures of links are drawn for a preview: they need real letters.
        return preview(Job(guest, lambda _: None), guest.root / folder).address

    assert address("one") == "https://you.github.io/cells/"
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    assert address("two") == "https://other.example/"


def test_a_theme_that_somebody_changed_or_cut_short_is_put_together_again(guest: Project) -> None:
    theme = equipped(guest, lambda _: None).theme
    assert theme is not None
    whole = tree(theme)
    write(theme, {"overrides/main.html": "changed", "overrides/more.html": "more"})
    (theme / "mkdocs.yml").unlink()
    assert equipped(guest, lambda _: None).theme == theme
    assert tree(theme) == whole


def test_several_at_once_find_one_whole_theme(guest: Project) -> None:
    write(guest.root, {"overrides/own.html": f"{guest.root}"})
    found: list[Project] = []
    runs = [threading.Thread(target=lambda: found.append(equipped(guest, lambda _: None))) for _ in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(found) == 6
    (theme,) = {one.theme for one in found}
    assert theme is not None
    assert (theme / "overrides/own.html").read_text() == str(guest.root)
    assert [one.name for one in theme.parent.iterdir() if one.name.startswith(".")] == []


def test_themes_that_nobody_uses_any_more_go(guest: Project) -> None:
    first = equipped(guest, lambda _: None).theme
    assert first is not None
    write(guest.root, {"overrides/own.html": "own"})
    recent = equipped(guest, lambda _: None).theme
    os.utime(first, (0, 0))
    write(guest.root, {"overrides/own.html": "other"})
    last = equipped(guest, lambda _: None).theme
    assert recent is not None
    assert last is not None
    assert (first.exists(), recent.exists(), last.exists()) == (False, True, True)


def test_whose_theme_a_folder_uses_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    whole = make(tmp_path / "whole")
    inner = write(whole.root / "course/biology", {"sources/sources.toml": "", "docs/a.md": "# A\n"})
    bare = write(tmp_path / "bare", {"sources/cells.txt": DOCUMENT, "week/notes.txt": "x"})
    own = write(tmp_path / "own", {"sources/sources.toml": "", "mkdocs.yml": "", "overrides/main.html": ""})
    assert find(whole.docs) == whole
    assert find(inner / "docs") == Project(inner.resolve(), is_guest=True)
    assert find(bare) == Project(bare.resolve(), is_guest=True)
    assert find(own / "overrides").is_guest
    with pytest.raises(CommandError, match="neither this folder nor one above it is a study site"):
        find(bare / "week")


def test_caches_of_different_sites_do_not_meet(tmp_path: Path, cache: Path) -> None:
    one, other = (Project(tmp_path / name, is_guest=True).cache for name in ("one", "other"))
    assert one != other
    assert one.is_relative_to(cache)
    assert project.user_cache() == cache
