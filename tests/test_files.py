"""Writing files whole, and one writer at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studysite import files
from studysite.errors import CommandError, explained
from studysite.files import REST, digest, digest_of, lay, locked, remove, replace

HOLDER = """
import sys
import time
from pathlib import Path
from studysite.files import locked
with locked(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    for data in (b"first", b"second"):
        replace(file, data)
        assert file.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["page.md"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.md"
    replace(file, b"first")

    def full(_: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as caught:
        replace(file, b"second")
    assert caught.value.filename == str(file)
    assert file.read_bytes() == b"first"
    assert [one.name for one in tmp_path.iterdir()] == ["page.md"]


def test_removing_takes_the_folders_that_it_empties_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a/b/c").mkdir(parents=True)
    (tmp_path / "a/b/c/page.md").touch()
    (tmp_path / "a/kept.md").touch()
    remove(tmp_path / "a/b/c/page.md", tmp_path)
    assert sorted(one.name for one in (tmp_path / "a").iterdir()) == ["kept.md"]
    remove(tmp_path / "a/kept.md", tmp_path)
    assert tmp_path.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_the_digest_of_a_file_follows_every_change(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    old = time.time_ns() - 2 * REST
    for text in ("first", "other", "third"):
        # The same size and the same time, as a tool may leave them that puts back what it found.
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(old, old))
        assert digest_of(file) == digest(text.encode())


def test_a_file_that_rests_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "page.html"
    file.write_text("page", encoding="utf-8")
    monkeypatch.setattr(files, "REST", -1)
    first = digest_of(file)
    monkeypatch.setattr(files, "content", lambda *_: pytest.fail("it was read again"))
    assert digest_of(file) == first
    monkeypatch.undo()
    monkeypatch.setattr(files, "REST", -1)
    file.write_text("land", encoding="utf-8")
    assert digest_of(file) == digest(b"land")


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path) -> None:
    # As the system may see it that writes twice within one tick of its clock: nothing about the file differs.
    file = tmp_path / "page.html"
    file.write_text("page", encoding="utf-8")
    digest_of(file)
    assert str(file) not in {place for _, place in files.KNOWN}


def test_laying_copies_what_is_not_there_or_another(tmp_path: Path) -> None:
    there, into = tmp_path / "there", tmp_path / "into"
    (there / "assets").mkdir(parents=True)
    (there / "assets" / "a.css").write_text("a", encoding="utf-8")
    (there / "b.js").write_text("b", encoding="utf-8")
    lay(there, into)
    kept = (into / "b.js").stat().st_ino, (into / "b.js").stat().st_ctime_ns
    (into / "assets" / "a.css").write_text("b", encoding="utf-8")
    (into / "own.txt").write_text("stays", encoding="utf-8")
    lay(there, into)
    assert (into / "assets" / "a.css").read_text(encoding="utf-8") == "a"
    assert ((into / "b.js").stat().st_ino, (into / "b.js").stat().st_ctime_ns) == kept
    assert (into / "own.txt").is_file()


def test_line_ends_do_not_count_in_a_digest() -> None:
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n") != digest(b"a\nb")


def test_a_lock_that_another_process_holds_is_waited_for_and_then_given_up(tmp_path: Path) -> None:
    lock = tmp_path / "locks" / "docs"
    words = [sys.executable, "-c", HOLDER, str(lock)]
    holder = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    told = []
    with pytest.raises(CommandError, match="another studysite"), locked(lock, lambda: told.append("waiting"), 0.3):
        pass
    assert told == ["waiting"]
    # Whoever dies holds nothing any more.
    holder.kill()
    holder.communicate()
    with locked(lock, lambda: told.append("waiting again"), 0.3):
        assert told == ["waiting"]


@pytest.mark.parametrize(
    ("number", "way_out"),
    [(errno.ENOSPC, "free some space"), (errno.EACCES, "choose another folder"), (errno.EIO, "put that right")],
)
def test_what_the_system_refuses_is_one_line_with_a_way_out(number: int, way_out: str) -> None:
    line = explained(OSError(number, os.strerror(number), "docs/index.md"))
    assert line.startswith(f"docs/index.md: {os.strerror(number)}; ")
    assert way_out in line
    assert "\n" not in line
