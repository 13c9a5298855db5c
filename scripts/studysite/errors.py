"""Why a command cannot go on, in one line that its user can act on."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

PACKAGE = Path(__file__).parent

WAYS_OUT = {
    errno.ENOSPC: "free some space and run the command again; what was there before is whole",
    errno.EDQUOT: "free some space and run the command again; what was there before is whole",
    errno.EFBIG: "the system allows no larger file; raise its limit (ulimit -f) and run the command again",
    errno.EROFS: "choose a folder that can be written to",
    errno.EACCES: "allow your user to read and write it, or choose another folder",
    errno.EPERM: "allow your user to read and write it, or choose another folder",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EMFILE: "close other programs, or raise the limit of open files (ulimit -n)",
}


class CommandError(Exception):
    """A command cannot go on. Its text is one line: the place, what is so, what to do."""


class UnfitError(ValueError):
    """A file is no picture that a page can show. Its text says why, to go on after “the file”."""


def explained(error: OSError) -> str:
    """Return `error` as one line: the place, the system's reason, what to do."""
    place = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or type(error).__name__
    return f"{place}{reason}; {WAYS_OUT.get(error.errno or 0, 'put that right and run the command again')}"


def unforeseen(error: Exception) -> str:
    """Return an exception that nobody foresaw as what it says and where in our code it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)] or frames
    place = "an unknown place"
    if ours:
        file = Path(ours[-1].filename)
        known = file.relative_to(PACKAGE.parent) if file.is_relative_to(PACKAGE) else Path(file.name)
        place = f"{known.as_posix()}:{ours[-1].lineno}"
    detail = " ".join(str(error).split())
    reason = f"{type(error).__name__}: {detail}" if detail else type(error).__name__
    return f"({reason}) at {place}"
