"""Writing pages: only what changed, never over a person's file, whole after any interruption."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox import SmallDisk, python, tree, write
from studysite import files
from studysite.manifest import MANIFEST, NAVIGATION, read_manifest
from studysite.publish import hand_written, publish, stale

if TYPE_CHECKING:
    from studysite.notices import Notice

FIRST = {"index.md": "home\n", "read/cells.md": "cells\n", "read/old/gone.md": "gone\n"}
SECOND = {"index.md": "home, again\n", "read/cells.md": "cells\n", "read/new.md": "new\n"}

# Runs publish in a process of its own that dies, as if the power went, at the n-th change of a file.
KILLED = """
import json, os, signal, sys
from pathlib import Path
from studysite import files, publish
pages, folder, last = json.loads(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
steps = [0]
def counting(real):
    def call(*words):
        steps[0] += 1
        if steps[0] == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words)
    return call
files.replace, files.remove = counting(files.replace), counting(files.remove)
publish.publish(pages, folder)
print(steps[0])
"""


def codes(notices: tuple[Notice, ...]) -> list[str]:
    return [f"{notice.code} {notice.file}" for notice in notices]


def pages_in(folder: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in tree(folder).items() if not path.startswith(".")}


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_pages_are_written_and_the_manifest_is_sorted_and_versioned(tmp_path: Path) -> None:
    done = publish(FIRST, tmp_path)
    assert pages_in(tmp_path) == FIRST
    assert done.written == tuple(sorted(FIRST))
    manifest = json.loads((tmp_path / MANIFEST).read_bytes())
    assert manifest["version"] == 1
    assert list(manifest["pages"]) == sorted(FIRST)
    assert manifest["pages"]["index.md"] == files.digest(b"home\n")


def test_what_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    before = {file: file.stat() for file in (tmp_path, *tmp_path.rglob("*"))}
    done = publish(FIRST, tmp_path)
    assert (done.written, done.removed, done.notices) == ((), (), ())
    after = {file: file.stat() for file in (tmp_path, *tmp_path.rglob("*"))}
    assert [(s.st_ino, s.st_mtime_ns) for s in after.values()] == [(s.st_ino, s.st_mtime_ns) for s in before.values()]


def test_pages_of_an_earlier_run_go_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    done = publish(SECOND, tmp_path)
    assert done.written == ("index.md", "read/new.md")
    assert done.removed == ("read/old/gone.md",)
    assert pages_in(tmp_path) == SECOND
    assert not (tmp_path / "read" / "old").exists()


def test_a_page_of_a_person_is_neither_overwritten_nor_claimed(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "mine\n", "guide.md": "mine too\n"})
    done = publish(FIRST, tmp_path)
    assert (tmp_path / "index.md").read_text() == "mine\n"
    assert codes(done.notices) == [f"edited-by-hand {tmp_path.name}/index.md"]
    assert "--force" in done.notices[0].message
    assert "index.md" not in read_manifest(tmp_path).pages
    publish({}, tmp_path)
    assert pages_in(tmp_path) == {"index.md": "mine\n", "guide.md": "mine too\n"}


def test_a_generated_page_that_a_person_changed_stays_and_is_named_every_time(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    (tmp_path / "index.md").write_text("improved\n")
    for pages in (FIRST, SECOND, SECOND):
        assert codes(publish(pages, tmp_path).notices) == [f"edited-by-hand {tmp_path.name}/index.md"]
        assert (tmp_path / "index.md").read_text() == "improved\n"


def test_a_changed_page_that_is_put_back_is_ours_again(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    (tmp_path / "index.md").write_text("improved\n")
    publish(SECOND, tmp_path)
    (tmp_path / "index.md").write_text(FIRST["index.md"])
    assert publish(SECOND, tmp_path).notices == ()
    assert pages_in(tmp_path) == SECOND


def test_force_overwrites_what_a_person_changed(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "mine\n"})
    assert publish(FIRST, tmp_path, force=True).notices == ()
    assert pages_in(tmp_path) == FIRST
    assert publish(SECOND, tmp_path).notices == ()
    assert pages_in(tmp_path) == SECOND


def test_an_orphan_that_a_person_changed_becomes_theirs(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    (tmp_path / "read/old/gone.md").write_text("kept\n")
    assert codes(publish(SECOND, tmp_path).notices) == [f"edited-by-hand {tmp_path.name}/read/old/gone.md"]
    assert publish(SECOND, tmp_path).notices == ()
    assert (tmp_path / "read/old/gone.md").read_text() == "kept\n"
    assert hand_written(tmp_path) == ("read/old/gone.md",)


def test_line_ends_that_git_changed_are_no_change_of_a_person(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    (tmp_path / "index.md").write_bytes(b"home\r\n")
    assert publish(FIRST, tmp_path).written == ()
    assert publish(SECOND, tmp_path).notices == ()


def test_a_page_that_was_deleted_comes_back(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    (tmp_path / "index.md").unlink()
    assert publish(FIRST, tmp_path).written == ("index.md",)


def test_a_damaged_manifest_claims_nothing(tmp_path: Path) -> None:
    publish(FIRST, tmp_path)
    for text in ("{", "[]", '{"version": 9, "pages": {}}', '{"version": 1, "pages": ["index.md"]}', "\udcff"):
        (tmp_path / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
        assert codes(publish(SECOND, tmp_path).notices) == [f"edited-by-hand {tmp_path.name}/index.md"]
        (tmp_path / "read/new.md").unlink()
    assert (tmp_path / "index.md").read_text() == FIRST["index.md"]


def test_a_manifest_cannot_point_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    write(tmp_path, {"victim.txt": "precious"})
    claim = {"version": 1, "pages": {"../victim.txt": files.digest(b"precious")}}
    write(folder, {MANIFEST: json.dumps(claim)})
    publish(FIRST, folder)
    assert (tmp_path / "victim.txt").read_text() == "precious"


@pytest.mark.parametrize(
    "path",
    ["../out.md", "/etc/out.md", "a/../../out.md", "a//b.md", "", ".", "a\\b.md", "C:out.md", ".hidden/a.md", MANIFEST],
)
def test_a_page_cannot_leave_its_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="cannot have the path"):
        publish({path: "x"}, tmp_path / "docs")
    assert tree(tmp_path) == {}


def test_a_linked_folder_does_not_lead_pages_out(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "docs"
    outside.mkdir()
    folder.mkdir()
    (folder / "read").symlink_to(outside)
    done = publish(FIRST, folder)
    assert list(outside.iterdir()) == []
    assert codes(done.notices) == ["edited-by-hand docs/read/cells.md", "edited-by-hand docs/read/old/gone.md"]


def test_a_linked_page_is_a_persons_and_its_target_is_never_written(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", {"mine.txt": "mine\n"})
    (folder / "index.md").symlink_to(folder / "mine.txt")
    assert codes(publish(FIRST, folder).notices) == ["edited-by-hand docs/index.md"]
    publish(FIRST, folder, force=True)
    assert (folder / "mine.txt").read_text() == "mine\n"
    assert not (folder / "index.md").is_symlink()


def test_a_file_or_folder_in_the_way_is_left_and_named(tmp_path: Path) -> None:
    write(tmp_path, {"read": "a file", "index.md/x.txt": "a folder"})
    done = publish(FIRST, tmp_path, force=True)
    assert len(done.notices) == 3
    assert all("in the way" in notice.message for notice in done.notices)
    assert pages_in(tmp_path) == {"read": "a file", "index.md/x.txt": "a folder"}


def test_the_navigation_stands_beside_the_folder_and_is_guarded_like_a_page(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    publish(FIRST, folder, "nav: 1\n")
    assert (tmp_path / "nav.yml").read_text() == "nav: 1\n"
    assert NAVIGATION in read_manifest(folder).pages
    publish(FIRST, folder)
    assert (tmp_path / "nav.yml").read_text() == "nav: 1\n"
    publish(FIRST, folder, "nav: 2\n")
    assert (tmp_path / "nav.yml").read_text() == "nav: 2\n"
    (tmp_path / "nav.yml").write_text("nav: mine\n")
    assert codes(publish(FIRST, folder, "nav: 3\n").notices) == ["edited-by-hand nav.yml"]
    assert (tmp_path / "nav.yml").read_text() == "nav: mine\n"


def test_fresh_pages_are_not_stale(tmp_path: Path) -> None:
    publish(FIRST, tmp_path / "docs", "nav: 1\n")
    assert stale(FIRST, tmp_path / "docs", "nav: 1\n") == ()


def test_each_way_of_being_stale_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    publish({**FIRST, "edited.md": "x\n"}, folder, "nav: 1\n")
    (folder / "edited.md").write_text("y\n")
    told = stale({**SECOND, "edited.md": "x\n"}, folder, "nav: 2\n")
    assert codes(told) == [
        f"stale-page {file}"
        for file in ("nav.yml", "docs/edited.md", "docs/index.md", "docs/read/new.md", "docs/read/old/gone.md")
    ]
    said = [notice.message.split(";")[0] for notice in told]
    assert said[1].endswith("changed by hand")
    assert said[2].endswith("say something else by now")
    assert said[3].endswith("missing")
    assert said[4].startswith("no document makes")


def test_a_full_disk_leaves_every_page_whole_and_the_next_run_goes_on(small_disk: SmallDisk) -> None:
    folder = small_disk.folder / "docs"
    publish(FIRST, folder)
    large = {**SECOND, **{f"q/{number}.md": "x" * 50_000 for number in range(20)}, "z.md": "x" * 400_000}
    script = (
        "import json, sys\nfrom pathlib import Path\nfrom resource import *\nfrom studysite.publish import publish\n"
        "limit = json.loads(sys.argv[3])\n"
        "if limit: setrlimit(RLIMIT_FSIZE, (limit, limit))\n"
        "try: publish(json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2]))\n"
        "except OSError as error: print(error.errno)"
    )
    wanted = small_disk.folder.parent / "wanted.json"
    wanted.write_text(json.dumps(large))
    done = python(small_disk.folder, script, wanted, folder, json.dumps(small_disk.limit))
    assert int(done.out) == (errno.ENOSPC if small_disk.limit is None else errno.EFBIG)
    present = pages_in(folder)
    assert all(text in (FIRST.get(path), large.get(path)) for path, text in present.items())
    again = publish(SECOND, folder)
    assert again.notices == ()
    assert pages_in(folder) == SECOND
    assert names_in(folder) == [MANIFEST, "index.md", "read"]


def test_a_refused_write_is_told_and_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(FIRST, tmp_path)

    def refused(_: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match="No space left"):
        publish(SECOND, tmp_path)
    monkeypatch.undo()
    assert pages_in(tmp_path) == FIRST
    assert names_in(tmp_path) == [MANIFEST, "index.md", "read"]


@pytest.mark.parametrize("step", range(1, 7))
def test_dying_at_any_step_confuses_no_later_run(tmp_path: Path, step: int) -> None:
    folder = tmp_path / "docs"
    publish(FIRST, folder)
    write(folder, {"guide.md": "mine\n"})
    done = python(tmp_path, KILLED, json.dumps(SECOND), folder, str(step))
    died = step <= 5
    assert done.code == (-9 if died else 0), done.err
    # Neither what was written nor what was not may look like a person's work to a run that wants a third thing.
    third = {"index.md": "third\n", "read/cells.md": "third\n"}
    assert publish(third, folder).notices == ()
    assert pages_in(folder) == {**third, "guide.md": "mine\n"}
    assert names_in(folder) == [MANIFEST, "guide.md", "index.md", "read"]


@pytest.mark.parametrize("step", range(1, 6))
@pytest.mark.parametrize("again", [1, 2, 3])
def test_dying_twice_confuses_no_later_run(tmp_path: Path, step: int, again: int) -> None:
    folder = tmp_path / "docs"
    publish(FIRST, folder)
    python(tmp_path, KILLED, json.dumps(SECOND), folder, str(step))
    other = {path: f"{text}, once more\n" for path, text in SECOND.items()}
    assert python(tmp_path, KILLED, json.dumps(other), folder, str(again)).code == -9
    assert publish(FIRST, folder).notices == ()
    assert pages_in(folder) == FIRST


@pytest.mark.parametrize("step", range(1, 6))
def test_a_person_who_changes_a_page_after_an_interruption_keeps_it(tmp_path: Path, step: int) -> None:
    folder = tmp_path / "docs"
    publish(FIRST, folder)
    python(tmp_path, KILLED, json.dumps(SECOND), folder, str(step))
    write(folder, {"index.md": "mine\n", "read/new.md": "mine too\n"})
    done = publish(SECOND, folder)
    assert codes(done.notices) == ["edited-by-hand docs/index.md", "edited-by-hand docs/read/new.md"]
    assert pages_in(folder) == {"index.md": "mine\n", "read/cells.md": "cells\n", "read/new.md": "mine too\n"}
