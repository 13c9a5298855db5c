"""Files that are no Markdown into Markdown: a table says which ending is taken how, each by a pure function.

A new form is a module with such a function (bytes in, `Taken` out, `NotTaken` raised) and a line in `FORMS`. What is
slow to import imports within its function.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from studysite.intake.taken import Form, NotTaken, Taken
from studysite.notices import Notice

# By the ending of a file's name, in small letters. What is not here is text that readers read as it stands.
FORMS: dict[str, Form] = {}


def form_of(path: str) -> Form | None:
    """Return how a file is taken, None where its bytes are the text."""
    return FORMS.get(PurePosixPath(path).suffix.lower())


def take(path: str, data: bytes) -> tuple[Taken | None, tuple[Notice, ...]]:
    """Return what is taken out of a file, and notices; None and no notice where its bytes are the text.

    Where the file cannot be taken at all, the text is empty and a notice says why.
    """
    form = form_of(path)
    if form is None:
        return None, ()
    try:
        taken = form.take(data)
    except NotTaken as reason:
        return Taken(""), (Notice(path, 0, "not-taken", str(reason)),)
    if taken is None:
        return None, ()
    return taken, tuple(Notice(path, one.line, one.code, one.message) for one in taken.notices)
