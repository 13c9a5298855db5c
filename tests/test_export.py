"""`studysite export`, and the same files on a site: what is written where, and what is left alone."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from sandbox import PLANTS, SmallDisk, command, run, tree, write
from studysite import site
from studysite.export.csv import MARK
from studysite.export.dates import OLDEST
from studysite.finish.offline import is_kept
from studysite.formats import FORMATS
from studysite.handout import remember, remembered
from studysite.job import Desk, Job
from studysite.project import Project
from studysite.published import Change

PATHS = {one.path for one in FORMATS}

THEIRS = (
    "studysite did not make this file, or it was changed since; choose another with --out, or replace it with --force"
)

# Seconds since 1970 at which these tests stand still where they can.
NOW = 1_800_000_000


@pytest.fixture
def plants(project: Project) -> Project:
    """A project whose site has a name, two questions and a term."""
    (project.sources / "cells.txt").unlink()
    write(project.sources, {"plants.txt": PLANTS, "sources.toml": '[site]\nname = "Grüne Pflanzen"\n'})
    return project


def times(package: bytes) -> dict[str, int]:
    """Return when each note of a package was last changed, by the card's question."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened, closing(sqlite3.connect(":memory:")) as held:
        held.deserialize(opened.read("collection.anki2"))
        return dict(held.execute("SELECT sfld, mod FROM notes").fetchall())


@pytest.mark.parametrize(
    ("tool", "file"),
    [
        ("anki", "grune-pflanzen.apkg"),
        ("csv", "grune-pflanzen.csv"),
        ("quizlet", "grune-pflanzen-quizlet.txt"),
        ("gift", "grune-pflanzen-moodle.txt"),
    ],
)
def test_an_export_writes_one_file_and_says_where(plants: Project, tool: str, file: str) -> None:
    before = tree(plants.docs)
    done = run(plants.root, "export", tool)
    assert (done.code, done.out) == (0, f"4 cards -> build/{file}\n")
    assert [path.name for path in plants.build.iterdir()] == [file]
    assert b"root" in (plants.build / file).read_bytes() or tool == "anki"
    assert tree(plants.docs) == before
    assert not plants.site.exists()


def test_links_lead_to_the_address_of_the_site_wherever_it_is_set(plants: Project) -> None:
    def links(**environment: str) -> set[str]:
        assert run(plants.root, "export", "csv", "--out", "x.csv", **environment).code == 0
        text = (plants.root / "x.csv").read_text(encoding="utf-8").removeprefix(MARK)
        return {row["url"].partition("#")[0] for row in csv.DictReader(io.StringIO(text, newline=""))}

    assert links() == {""}
    config = plants.config.read_text(encoding="utf-8")
    write(plants.root, {"mkdocs.yml": f"{config}site_url: https://example.org/notes/\n"})
    assert all(url.startswith("https://example.org/notes/") for url in links())
    write(plants.sources, {"sources.toml": '[site]\nname = "Plants"\ndomain = "notes.example"\n'})
    assert all(url.startswith("https://notes.example/") for url in links())
    write(plants.root, {"mkdocs.yml": f'{config}site_url: !ENV [SITE_URL, ""]\n'})
    assert all(url.startswith("https://plants.example/") for url in links(SITE_URL="https://plants.example"))


def test_other_documents_are_read_from_where_they_are(project: Project, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"plants.txt": PLANTS})
    done = run(project.root, "export", "quizlet", "--sources", other, "--out", tmp_path / "a" / "b.tsv")
    assert done.code == 0
    assert (tmp_path / "a" / "b.tsv").read_text(encoding="utf-8").startswith("What does a root take up?\tWater.\n")


def test_documents_without_a_card_are_told_so_and_nothing_is_written(project: Project) -> None:
    done = run(project.root, "export", "anki")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[-1] == (
        "sources: no cards to export; add a document with questions and answers, or with terms and what they mean"
    )
    assert not project.build.exists()


def test_a_document_that_cannot_be_read_is_told_and_the_rest_is_exported(plants: Project) -> None:
    (plants.sources / "empty.txt").write_bytes(b"")
    done = run(plants.root, "export", "csv")
    assert done.code == 1
    assert done.err.startswith("sources/empty.txt: the file is empty")
    assert done.out == "4 cards -> build/grune-pflanzen.csv\n"


def test_a_tool_that_is_not_known_is_wrong_usage(plants: Project) -> None:
    done = run(plants.root, "export", "memrise")
    assert done.code == 2
    assert "anki" in done.err


@pytest.mark.parametrize(
    ("tool", "out", "reason"),
    [
        ("anki", "notes.zip", "notes.zip: Anki opens no file of this name; choose one that ends in .apkg"),
        ("csv", "folder", "folder: this is a folder; name a file in it with --out"),
        ("csv", "docs/x.csv", "docs/x.csv: an export cannot stand in docs/; choose another place with --out"),
        ("csv", "sources/x.csv", "sources/x.csv: an export cannot stand in sources/; choose another place with --out"),
        (
            "csv",
            "theirs.csv",
            f"theirs.csv: {THEIRS}",
        ),
    ],
)
def test_what_is_not_ours_is_never_replaced(plants: Project, tool: str, out: str, reason: str) -> None:
    (plants.root / "folder").mkdir()
    write(plants.root, {"theirs.csv": "id,question\n"})
    before = tree(plants.root)
    done = run(plants.root, "export", tool, "--out", out)
    assert (done.code, done.out, done.err) == (1, "", f"{reason}\n")
    after = tree(plants.root)
    assert {path: after[path] for path in before} == before


def test_an_export_replaces_its_own_file_but_not_one_that_was_edited(plants: Project) -> None:
    place = plants.root / "x.csv"
    assert run(plants.root, "export", "csv", "--out", "x.csv").code == 0
    write(plants.sources, {"plants.txt": PLANTS.replace("Water.", "Water and salts.")})
    assert run(plants.root, "export", "csv", "--out", "x.csv").code == 0
    assert "Water and salts." in place.read_text(encoding="utf-8")
    place.write_text(place.read_text(encoding="utf-8").replace("salts", "my salts"), encoding="utf-8")
    assert run(plants.root, "export", "csv", "--out", "x.csv").code == 1
    assert "my salts" in place.read_text(encoding="utf-8")
    assert run(plants.root, "export", "csv", "--out", "x.csv", "--force").code == 0
    assert "my salts" not in place.read_text(encoding="utf-8")


def test_only_notes_that_changed_are_newer_and_without_a_change_the_bytes_are_the_same(plants: Project) -> None:
    place = plants.root / "x.apkg"
    assert run(plants.root, "export", "anki", "--out", "x.apkg").code == 0
    first = place.read_bytes()
    assert run(plants.root, "export", "anki", "--out", "x.apkg").code == 0
    assert place.read_bytes() == first
    write(plants.sources, {"plants.txt": PLANTS.replace("Water.", "Water and salts.")})
    assert run(plants.root, "export", "anki", "--out", "x.apkg").code == 0
    before, after = times(first), times(place.read_bytes())
    assert [name for name in after if after[name] > before[name]] == ["<p>What does a root take up?</p>"]
    assert [name for name in after if after[name] < before[name]] == []


def test_a_memory_that_cannot_be_read_is_none(project: Project, tmp_path: Path) -> None:
    assert remembered(project, tmp_path) == {}
    remember(project, tmp_path, {"q-1": Change("a", NOW)})
    assert remembered(project, tmp_path) == {"q-1": Change("a", NOW)}
    assert remembered(project, tmp_path / "other") == {}
    (held,) = (project.cache / "export").iterdir()
    held.write_bytes(b"\xff not JSON")
    assert remembered(project, tmp_path) == {}


def test_a_full_disk_is_one_line_and_leaves_no_part_of_a_file(plants: Project, small_disk: SmallDisk) -> None:
    write(plants.sources, {"plants.txt": PLANTS.replace("Water.", "Water and salts. " * 30_000)})
    done = small_disk.run(plants.root, "export", "csv", "--out", small_disk.folder / "x.csv")
    assert done.code == 1
    assert "Traceback" not in done.err
    assert list(small_disk.folder.iterdir()) == []


def test_a_command_that_exports_no_deck_starts_without_what_makes_one(plants: Project) -> None:
    script = "import sys; from studysite import cli, exporting; print('genanki' in sys.modules)"
    done = run(plants.root, "--help")
    assert done.code == 0
    assert "export" in done.out
    assert os.popen(f'{command()[0]} -c "{script}"').read() == "False\n"  # noqa: S605 - our own words


# ── On the site ──────────────────────────────────────────────────────────────────────────

LINKS = "# More\n\n" + "".join(f'<p><a href="../../{path}">x</a></p>\n' for path in sorted(PATHS))


def test_a_site_offers_the_cards_to_other_tools_but_keeps_them_on_no_device(plants: Project) -> None:
    write(plants.docs, {"guide/more.md": LINKS})
    assert run(plants.root, "build").code == 0
    built = tree(plants.site)
    assert set(built) >= PATHS
    for one in FORMATS:
        assert run(plants.root, "export", one.name, "--out", f"x{one.ending}", "--force").code == 0
        assert (plants.root / f"x{one.ending}").read_bytes() == built[one.path]
    assert run(plants.root, "build").code == 0
    assert {path: built[path] for path in PATHS} == {path: tree(plants.site)[path] for path in PATHS}
    assert not any(map(is_kept, PATHS))


def test_a_site_that_follows_one_that_is_live_has_newer_notes_only_where_they_changed(
    plants: Project, tmp_path: Path
) -> None:
    def published(name: str, *options: str) -> tuple[dict[str, int], Path]:
        # Nothing but the list of the live site says what was: a host's machine is a new one each time.
        shutil.rmtree(plants.cache, ignore_errors=True)
        shutil.rmtree(plants.site, ignore_errors=True)
        done = run(plants.root, "build", *options)
        assert done.code == 0, done.err
        (tmp_path / name).write_bytes((plants.site / "addresses.json").read_bytes())
        return times((plants.site / "study/cards.apkg").read_bytes()), tmp_path / name

    first, live = published("first.json")
    assert set(first.values()) == {OLDEST}
    same, live = published("same.json", "--live", str(live))
    assert same == first
    write(plants.sources, {"plants.txt": PLANTS.replace("Water.", "Water and salts.")})
    begun = int(time.time())
    second, live = published("second.json", "--live", str(live))
    changed = "<p>What does a root take up?</p>"
    assert {name for name in second if second[name] != first[name]} == {changed}
    assert begun <= second[changed] <= time.time()
    third, _ = published("third.json", "--live", str(live))
    assert third == second


def test_a_site_without_cards_offers_none(project: Project) -> None:
    assert run(project.root, "build").code == 0
    assert not PATHS & set(tree(project.site))


def test_a_link_to_what_a_site_does_not_offer_is_a_fault(project: Project) -> None:
    write(project.docs, {"guide/more.md": LINKS})
    done = run(project.root, "build")
    assert done.code == 1
    assert "guide/more/index.html: ../../study/cards.apkg -> there is no such page or file" in done.err


def test_a_bundle_holds_the_cards_of_no_particular_day(plants: Project) -> None:
    write(plants.docs, {"guide/more.md": LINKS})
    assert run(plants.root, "bundle").code == 0
    with zipfile.ZipFile(plants.build / "grune-pflanzen.zip") as opened:
        held = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    assert set(held) >= PATHS
    assert set(times(held["study/cards.apkg"]).values()) == {OLDEST}


def test_a_preview_has_them_when_it_is_complete(plants: Project, tmp_path: Path) -> None:
    write(plants.docs, {"guide/more.md": LINKS})
    job = Job(plants, lambda _: None)
    into = tmp_path / "preview"
    into.mkdir()
    result = site.preview(job, into, Desk(tmp_path / "docs"))
    assert result.faults == ()
    assert not PATHS & set(tree(into))
    site.complete(job, result, into)
    assert set(tree(into)) >= PATHS
