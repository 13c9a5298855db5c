"""`studysite add`: what is copied under which name, what was understood, and what is refused, with the way out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from calling import Call, caller
from sandbox import DOCUMENT, PLANTS, tree, write
from studysite.basket import safe
from studysite.collect import endings

CELL = Path(__file__).parent / "layouts/images/media/cell.png"
HALF = PLANTS.replace("2. The leaf.\n", "")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one document."""
    return write(tmp_path / "site", {"sources/sources.toml": "", "sources/cells.txt": DOCUMENT})


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with documents that an owner has."""
    return write(tmp_path / "desk", {"plants.txt": PLANTS, "half.txt": HALF})


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs `studysite add` in a site."""
    call = caller(monkeypatch, capsys)
    return lambda site, *words: call(site, "add", *words)


def documents(site: Path) -> set[str]:
    return set(tree(site / "sources")) - {"sources.toml"}


def test_a_document_is_copied_and_what_was_understood_is_said(add: Call, site: Path, desk: Path) -> None:
    done = add(site, desk / "plants.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "sources/plants.txt: study guide, 2 questions, 2 answers, 1 term",
        "1 document -> sources/",
    ]
    assert (site / "sources/plants.txt").read_bytes() == (desk / "plants.txt").read_bytes()
    assert not (site / "site").exists()


def test_each_notice_stands_with_its_passage(add: Call, site: Path, desk: Path) -> None:
    done = add(site, desk / "half.txt")
    first, notice, passage, said, _ = done.out.splitlines()
    assert first == "sources/half.txt: study guide, 2 questions, 1 answer, 1 term; 1 notice"
    assert notice.startswith("  line 6: question 2 has no answer; ")
    assert passage == "    > 2. Which part takes up light?"
    assert said == ('    sources.toml can say: [documents."half.txt"] answers = ["The line above the answers"]')


def test_a_dry_run_says_the_same_and_writes_nothing(add: Call, site: Path, desk: Path) -> None:
    before = tree(site)
    done = add(site, desk / "plants.txt", desk / "half.txt", "--dry-run")
    assert done.code == 0
    assert "sources/plants.txt: study guide, 2 questions, 2 answers, 1 term" in done.out
    assert done.out.endswith("2 documents would be added to sources/; run it without --dry-run to add them\n")
    assert tree(site) == before


def test_what_is_there_is_never_replaced_without_being_asked(add: Call, site: Path, desk: Path) -> None:
    write(desk, {"cells.txt": DOCUMENT, "Cells.TXT": PLANTS, "twin.txt": DOCUMENT})
    same = add(site, desk / "cells.txt")
    assert (same.code, same.out.splitlines()[0]) == (
        0,
        "sources/cells.txt: is there already, with the same content; nothing to do",
    )
    twin = add(site, desk / "twin.txt")
    assert (twin.code, twin.out.splitlines()[0]) == (
        0,
        f"{desk}/twin.txt: is there already, as sources/cells.txt; nothing to do",
    )
    other = add(site, desk / "Cells.TXT", desk / "plants.txt")
    assert other.code == 1
    assert other.err == (
        f"{desk}/Cells.TXT: sources/Cells.txt: another document of this name is there; "
        "rename yours, or replace the other with --force\n"
    )
    assert tree(site / "sources")["cells.txt"].decode() == DOCUMENT
    assert documents(site) == {"cells.txt", "plants.txt"}


def test_force_replaces_a_document_of_the_same_name(add: Call, site: Path, desk: Path) -> None:
    write(desk, {"cells.txt": HALF})
    done = add(site, desk / "cells.txt", "--force")
    assert (done.code, documents(site)) == (0, {"cells.txt"})
    assert (site / "sources/cells.txt").read_text() == HALF


def test_two_of_the_same_name_at_once_are_one_and_one_refused(add: Call, site: Path, desk: Path) -> None:
    write(desk, {"a b.txt": PLANTS, "a-b.txt": HALF})
    done = add(site, desk / "a b.txt", desk / "a-b.txt", "--force")
    assert done.code == 1
    assert "another document of this name is there" in done.err
    assert (site / "sources/a-b.txt").read_text() == PLANTS


def test_a_folder_is_copied_with_its_documents_and_what_is_left_out_is_said(add: Call, site: Path, desk: Path) -> None:
    folder = write(
        desk / "Week 3",
        {
            "one.md": DOCUMENT,
            "deep down/two.txt": PLANTS,
            "photo.jpg": "x",
            "talk.mp3": "x",
            "sources.toml": "[site]\n",
            ".hidden.txt": "x",
            "README.md": "x",
        },
    )
    (site / "sources/cells.txt").unlink()
    done = add(site, folder)
    assert done.code == 0
    assert documents(site) == {"Week-3/one.md", "Week-3/deep-down/two.txt"}
    known = ", ".join(endings())
    assert done.err.splitlines() == [
        f"{folder}: files of other endings were left out: .mp3 (1); known are {known}",
        f"{folder}: settings were left out: sources.toml; copy by hand what shall count",
        f"pictures that no document shows were left out: {folder}/photo.jpg",
    ]


def test_pictures_come_along_where_a_document_shows_them_whatever_their_names(
    add: Call, site: Path, desk: Path
) -> None:
    text = "# Cells\n\n![A cell](<my pictures/a cell.png>)\n\n![Gone](gone.png)\n"
    folder = write(desk / "Week 3", {"one.md": text})
    for name in ("my pictures/a cell.png", "other.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(CELL, folder / name)
    done = add(site, folder, "--dry-run")
    assert "1 document, 1 picture would be added" in done.out
    done = add(site, folder)
    assert done.code == 0
    assert documents(site) == {"cells.txt", "Week-3/one.md", "Week-3/my-pictures/a-cell.png"}
    assert "sources/Week-3/my-pictures/a-cell.png: picture\n" in done.out
    assert [line for line in done.out.splitlines() if "there is no picture" in line] == [
        "  line 5: there is no picture “gone.png”, so its words stand there: put the file there, or mend its name"
    ]
    assert done.err == f"pictures that no document shows were left out: {folder}/other.png\n"
    again = add(site, folder, folder / "other.png")
    assert (again.code, again.out.splitlines()[-1]) == (0, "0 documents, 1 picture -> sources/")
    assert "other.png" in documents(site)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (".notes.txt", b"x", "a hidden file is no study document and was passed over; rename it without the dot"),
        ("README.md", b"x", "a README is about the folder and was passed over; rename it to read it"),
        ("photo.jpg", b"x", "the file is no picture that a page can show; save the picture as PNG or JPEG"),
        ("talk.pptx", b"x", "a presentation is not read; export it as PDF, and add that"),
        ("~$notes.docx", b"x", "is a note that an office program keeps while it has a document open; nothing to do"),
        ("notes", b"x", "a file of this ending is not read; save it as one of .txt, .md"),
        ("empty.txt", b"", "the file is empty; put its text in, or take it away"),
        ("binary.txt", b"a\0b", "the file is no text (byte 2 is a NUL byte); save its text as a .txt or .md file"),
        ("gone.txt", None, "there is no such file or folder; look at its name"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(
    name: str, content: bytes | None, said: str, *, add: Call, site: Path, desk: Path
) -> None:
    if content is not None:
        (desk / name).write_bytes(content)
    before = tree(site)
    done = add(site, desk / name)
    assert done.code == 1
    assert done.err.startswith(f"{desk / name}: {said}")
    assert done.err.count("\n") == 1
    assert tree(site) == before


def test_the_site_s_own_documents_cannot_be_added_to_themselves(add: Call, site: Path) -> None:
    for place in ("sources", "."):
        done = add(site, place)
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert "the site's own documents are in there" in done.err
    assert documents(site) == {"cells.txt"}


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("notes.txt", "notes.txt"),
        ("Week 3 – the cell (final).TXT", "Week-3-the-cell-final.txt"),
        ("cafe\u0301 §2.md", "café-2.md"),
        ("物理 ノート.md", "物理-ノート.md"),
        ("हिन्दी नोट्स.txt", "हिन्दी-नोट्स.txt"),
        ("\u202egnp.md", "gnp.md"),
        ("map.mm.md", "map.mm.md"),
        ("a..b ./c.txt", "c.txt"),
        ("--rf.txt", "rf.txt"),
        ("#?%.txt", "document.txt"),
        ("CON.txt", "document-CON.txt"),
        ("lpt1.old.txt", "document-lpt1.old.txt"),
        ("- readme.txt", "document-readme.txt"),
        ("a" * 300 + ".md", "a" * 120 + ".md"),
        ("é" * 300 + ".md", "é" * 60 + ".md"),
    ],
)
def test_names_are_made_safe_and_stay_readable(name: str, made: str) -> None:
    assert safe(name) == made
    assert safe(made) == made
