"""Writing files whole, and one at a time."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 600.0
PAUSE = 0.1

# Nanoseconds without a change after which the state of a file tells its versions apart, on slow disks too.
REST = 3_000_000_000

# What `digest_of` found in this process: the state of the file, and the digest.
DIGESTS: dict[Path, tuple[tuple[int, ...], str]] = {}


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal; Windows line ends count as plain ones.

    Git may change line ends when it checks files out, and that is no change of a person's.
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def digest_of(path: Path) -> str:
    """Return the digest of the file `path`, as it was found before if the file is still the same to the system.

    Kept only of a file that has rested: within one tick of its clock, the system may not tell two versions apart.
    """
    found = path.stat()
    state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    known = DIGESTS.get(path)
    if known and known[0] == state:
        return known[1]
    made = digest(path.read_bytes())
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > REST:
        DIGESTS[path] = (state, made)
    return made


def lay(folder: Path, into: Path) -> None:
    """Copy all files in and below `folder` to their places below `into`, but for those that a copy was made of."""
    for path in below(folder):
        wanted, place = (folder / path).stat(), into / path
        there = place.stat() if place.is_file() else None
        if not there or (there.st_size, there.st_mtime_ns) != (wanted.st_size, wanted.st_mtime_ns):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / path, place)


def replace(path: Path, data: bytes, scratch: Path | None = None) -> None:
    """Write `data` to `path` so that a reader sees the old content or the new, never a part.

    `scratch` is an existing folder on the same disk for the unfinished file, the folder of `path`
    if None. Raises OSError, which names `path`, and then that is as it was and the unfinished file is gone.
    """
    unfinished = (scratch or path.parent) / f".{os.getpid()}.studysite-tmp"
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        # Nobody knows the unfinished file.
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def remove(file: Path, folder: Path) -> None:
    """Remove `file`, which lies in or below `folder`, and the folders between that it leaves empty."""
    file.unlink()
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in and below `folder`, with forward slashes; links to folders are not followed.

    A folder that is not there holds none.
    """
    waiting = [(os.fspath(folder), "")] if folder.is_dir() else []
    while waiting:
        place, within = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{within}{entry.name}/"))
                elif entry.is_file():
                    yield within + entry.name


def content(folder: Path, path: str) -> bytes:
    """Return what the file `path` of `folder` holds: for loops over thousands, in which Path takes half the time."""
    with open(os.path.join(folder, path), "rb") as stream:  # noqa: PTH118, PTH123 - as said
        return stream.read()


@contextmanager
def locked(path: Path, waiting: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock `path` for the length of a `with` block; the system frees it if we die.

    `waiting` is called once where another process holds it. Raises CommandError after `patience`
    seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as handle:
        if not _taken(handle):
            waiting()
            deadline = time.monotonic() + patience
            while not _taken(handle):
                if time.monotonic() > deadline:
                    raise CommandError(f"{path}: another studysite has held this for {patience:.0f} s; stop it first")
                time.sleep(PAUSE)
        yield


def _taken(handle: IO[bytes]) -> bool:
    """Try to take the lock, and tell whether it is ours now."""
    try:
        if sys.platform == "win32":
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
