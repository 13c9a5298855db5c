"""Reading a sources folder: whatever lies there, the rest is read and each fault is one line."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studysite.collect import Collected, collect, collect_files
from studysite.refusal import LARGEST_FILE, LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


def put(folder: Path, **files: bytes) -> Path:
    """Write files whose names have `_` for a dot, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def paths(found: Collected) -> list[str]:
    return [source.path for source in found.sources]


def codes(found: Collected) -> list[tuple[str, str, int]]:
    return [(notice.code, notice.file, notice.line) for notice in found.notices]


def test_documents_are_found_in_folders_of_any_depth_and_sorted(tmp_path: Path) -> None:
    put(tmp_path, b_txt=b"b")
    put(tmp_path / "unit 2" / "deep", a_md=b"a")
    put(tmp_path / "unit 1", z_txt=b"z")
    found = collect(tmp_path)
    assert paths(found) == ["b.txt", "unit 1/z.txt", "unit 2/deep/a.md"]
    assert [source.data for source in found.sources] == [b"b", b"z", b"a"]
    assert found.notices == ()


def test_a_single_file_is_read_without_the_settings_of_its_folder(tmp_path: Path) -> None:
    put(tmp_path, one_txt=b"one", two_txt=b"two", sources_toml=b"name = 'x'")
    found = collect(tmp_path / "one.txt")
    assert paths(found) == ["one.txt"]
    assert found.sources_toml == ""
    assert found.notices == ()


def test_settings_are_no_documents(tmp_path: Path) -> None:
    put(
        tmp_path,
        one_txt=b"one",
        sources_toml=b"name = 'x'",
        corrections_toml=codecs.BOM_UTF8 + b"# none",
        aliases_toml=b"# old",
    )
    found = collect(tmp_path)
    assert paths(found) == ["one.txt"]
    assert found.sources_toml == "name = 'x'"
    assert found.corrections_toml == "# none"
    assert found.aliases_toml == "# old"


def test_settings_that_are_not_utf8_are_reported_with_their_line(tmp_path: Path) -> None:
    put(tmp_path, one_txt=b"one", sources_toml=b"# fine\nname = 'caf\xe9'")
    found = collect(tmp_path)
    assert found.sources_toml == ""
    assert codes(found) == [("bad-settings", "sources.toml", 2)]


def test_hidden_files_and_readmes_are_passed_over_and_said_so(tmp_path: Path) -> None:
    put(tmp_path, one_txt=b"one", README_md=b"# About", readme_txt=b"about")
    put(tmp_path / ".git", config=b"x")
    (tmp_path / ".DS_Store").write_bytes(b"\0\0")
    found = collect(tmp_path)
    assert paths(found) == ["one.txt"]
    assert codes(found) == [("passed-over", name, 0) for name in (".DS_Store", ".git", "README.md", "readme.txt")]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + "\n".encode("utf-16-le")])
def test_an_empty_file_is_left_out(tmp_path: Path, data: bytes) -> None:
    found = collect(put(tmp_path, empty_txt=data, one_txt=b"one"))
    assert paths(found) == ["one.txt"]
    assert codes(found) == [("empty", "empty.txt", 0)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04...", "ZIP"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1", "Word"),
        (codecs.BOM_UTF32_LE + "text".encode("utf-32-le"), "UTF-32"),
        (b"text with a\0byte", "byte 12 is a NUL byte"),
    ],
)
def test_a_file_that_is_no_text_is_left_out_and_says_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    found = collect(put(tmp_path, thing_txt=data, one_txt=b"one"))
    assert paths(found) == ["one.txt"]
    assert codes(found) == [("binary", "thing.txt", 0)]
    assert words in found.notices[0].message
    assert ".txt or .md" in found.notices[0].message


def test_utf_16_with_its_mark_is_text(tmp_path: Path) -> None:
    data = codecs.BOM_UTF16_BE + "Mitose".encode("utf-16-be")
    found = collect(put(tmp_path, one_txt=data))
    assert [source.data for source in found.sources] == [data]


def test_a_file_that_is_too_large_is_left_out(tmp_path: Path) -> None:
    found = collect(put(tmp_path, large_txt=b"a line\n" * (LARGEST_FILE // 7 + 1), full_txt=b"b" * 9 + b"\n"))
    assert paths(found) == ["full.txt"]
    assert codes(found) == [("too-large", "large.txt", 0)]


def test_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    found = collect(put(tmp_path, one_txt=(b"x" * 99 + b"\n") * (LARGEST_FILE // 100)))
    assert paths(found) == ["one.txt"]


def test_a_line_that_is_too_long_is_named(tmp_path: Path) -> None:
    long = b"one\r\ntwo\r" + b"x" * (LONGEST_LINE + 1) + b"\nfour"
    found = collect(put(tmp_path, long_txt=long, one_txt=b"one"))
    assert codes(found) == [("long-line", "long.txt", 3)]
    assert "1,000,001 characters" in found.notices[0].message


def test_a_long_line_is_counted_in_characters_and_not_in_bytes(tmp_path: Path) -> None:
    found = collect(put(tmp_path, long_txt="é".encode() * LONGEST_LINE))
    assert paths(found) == ["long.txt"]


def test_a_link_out_of_the_folder_is_left_out(tmp_path: Path) -> None:
    secret = put(tmp_path / "outside", secret_txt=b"secret")
    folder = put(tmp_path / "sources", one_txt=b"one")
    (folder / "file.txt").symlink_to(secret / "secret.txt")
    (folder / "folder").symlink_to(secret)
    (folder / "sources.toml").symlink_to(secret / "secret.txt")
    found = collect(folder)
    assert paths(found) == ["one.txt"]
    assert found.sources_toml == ""
    assert codes(found) == [("outside-link", name, 0) for name in ("file.txt", "folder", "sources.toml")]


def test_a_link_to_a_document_that_is_read_anyway_is_not_read_twice(tmp_path: Path) -> None:
    put(tmp_path / "unit", one_txt=b"one")
    (tmp_path / "again.txt").symlink_to(tmp_path / "unit" / "one.txt")
    (tmp_path / "all").symlink_to(tmp_path / "unit")
    found = collect(tmp_path)
    assert paths(found) == ["unit/one.txt"]
    assert codes(found) == [("passed-over", "again.txt", 0), ("passed-over", "all", 0)]


def test_a_link_to_what_is_hidden_inside_is_read_under_its_own_name(tmp_path: Path) -> None:
    hidden = put(tmp_path / ".store", one_txt=b"one", two_txt=b"two")
    (tmp_path / "unit").symlink_to(hidden)
    (tmp_path / "zebra.txt").symlink_to(hidden / "one.txt")
    found = collect(tmp_path)
    assert paths(found) == ["unit/one.txt", "unit/two.txt"]


@pytest.mark.timeout(20)
def test_links_in_circles_end(tmp_path: Path) -> None:
    put(tmp_path / "unit", one_txt=b"one")
    (tmp_path / "unit" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    hidden = put(tmp_path / ".store", two_txt=b"two")
    (hidden / "again").symlink_to(hidden)
    (tmp_path / "store").symlink_to(hidden)
    found = collect(tmp_path)
    assert paths(found) == ["store/two.txt", "unit/one.txt"]
    assert ("unreadable", "self", 0) in codes(found)
    assert ("unreadable", "gone.txt", 0) in codes(found)


@pytest.mark.timeout(20)
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(put(tmp_path, one_txt=b"one") / "pipe.txt")
    found = collect(tmp_path)
    assert paths(found) == ["one.txt"]
    assert codes(found) == [("unreadable", "pipe.txt", 0)]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into; pytest's own are shut to all others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_what_the_system_refuses_is_named_with_its_reason(open_folder: Path) -> None:
    folder = put(open_folder / "sources", one_txt=b"one", shut_txt=b"shut")
    put(folder / "locked", two_txt=b"two")
    (folder / "shut.txt").chmod(0)
    (folder / "locked").chmod(0)
    # Nothing is refused to root, so root looks through the eyes of somebody else.
    script = (
        "import json, os, sys; from pathlib import Path; from studysite.collect import collect\n"
        f"os.geteuid() or os.setuid({NOBODY})\n"
        "found = collect(Path(sys.argv[1]))\n"
        "print(json.dumps([[n.code, n.file, n.message] for n in found.notices]))"
    )
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    (folder / "locked").chmod(0o755)
    told = json.loads(done.stdout)
    assert [(code, file) for code, file, _ in told] == [("unreadable", "locked"), ("unreadable", "shut.txt")]
    assert all("Permission denied" in message for _, _, message in told)


def test_names_that_are_no_text_stay_on_one_line(tmp_path: Path) -> None:
    for name in (b"line\nbreak.txt", b"caf\xe9.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"text")
    assert paths(collect(tmp_path)) == ["caf\\xe9.txt", "line\\nbreak.txt"]


@pytest.mark.parametrize("name", ["missing", "missing.txt"])
def test_a_place_that_does_not_exist_is_a_notice(tmp_path: Path, name: str) -> None:
    found = collect(tmp_path / name)
    assert found.sources == ()
    assert codes(found) == [("no-documents", str(tmp_path / name), 0)]


def test_a_folder_without_documents_is_a_notice(tmp_path: Path) -> None:
    found = collect(put(tmp_path, README_md=b"about", sources_toml=b""))
    assert [code for code, _, _ in codes(found)] == ["no-documents", "passed-over"]


def test_files_from_several_folders_are_named_below_the_folder_that_holds_them_all(tmp_path: Path) -> None:
    put(tmp_path / "a", one_txt=b"one")
    put(tmp_path / "b", one_txt=b"two")
    found = collect_files((tmp_path / "a" / "one.txt", tmp_path / "b" / "one.txt"))
    assert paths(found) == ["a/one.txt", "b/one.txt"]
    assert codes(collect_files((tmp_path / "gone.txt",)))[1] == ("unreadable", "gone.txt", 0)
