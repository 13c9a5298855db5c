"""Writing files whole, and one at a time."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, TypeVar

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

# What was made of files in this process, by what made it and the place: the state of the file, and what it was.
KNOWN: dict[tuple[object, str], tuple[tuple[int, ...], Any]] = {}

T = TypeVar("T")


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal; Windows line ends count as plain ones.

    Git may change line ends when it checks files out, and that is no change of a person's.
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def digest_of(path: Path | str) -> str:
    """Return the digest of the file `path`, as it was found before if the file is still the same to the system."""
    return known("", os.fspath(path), _digest_at)


def _digest_at(_path: str, data: bytes) -> str:
    return digest(data)


def known(folder: Path | str, path: str, look: Callable[[str, bytes], T]) -> T:
    """Return what `look`, a pure function, makes of the file `path` of `folder`: as before, if the file is the same.

    Kept only of a file that has rested: within one tick of its clock, the system may not tell two versions apart.
    """
    place = os.path.join(folder, path)  # noqa: PTH118 - hundreds at each change: Path takes longer than the disk
    found = os.stat(place)  # noqa: PTH116 - as above
    state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    held = KNOWN.get((look, place))
    if held and held[0] == state:
        before: T = held[1]
        return before
    made = look(path, content(folder, path))
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > REST:
        KNOWN[look, place] = (state, made)
    return made


def lay(folder: Path, into: Path) -> None:
    """Copy all files in and below `folder` to their places below `into`, but for those that a copy was made of."""
    for path in below(folder):
        if _trace(folder, path) != _trace(into, path):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / path, into / path)


def _trace(folder: Path, path: str) -> tuple[int, int] | None:
    """Return the size of a file and when it was changed last, which a copy has as well; None where there is none."""
    try:
        found = os.stat(os.path.join(folder, path))  # noqa: PTH116, PTH118 - as in `known`
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


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


def content(folder: Path | str, path: str) -> bytes:
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
