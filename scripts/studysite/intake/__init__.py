"""Files that are no Markdown into Markdown: a table says which ending is taken how, each by a pure function.

A new form is a module with such a function (bytes in, `Taken` out, `NotTaken` raised) and a line in `FORMS`. What is
slow to import imports within its function.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import cast

from studysite.intake.escaping import plain
from studysite.intake.taken import Form, NotTaken, Taken
from studysite.notices import Notice


def _later(name: str, function: str = "take") -> Callable[[bytes], Taken | None]:
    """Return a function of a module that is imported, with what that needs, when there is a file for it."""

    def take_later(data: bytes) -> Taken | None:
        try:
            module = importlib.import_module(f"studysite.intake.{name}")
        except ModuleNotFoundError as error:
            raise NotTaken(f"needs the package {error.name}, which is not installed; install studysite anew") from error
        return cast("Taken | None", getattr(module, function)(data))

    return take_later


# Pictures make Word documents large, and scans PDFs; media make packages large.
WORD = Form(_later("docx"), largest=50_000_000)
PDF = Form(_later("pdf"), largest=50_000_000)
HTML = Form(_later("html"), is_text=True)
MARKDOWN = Form(_later("embedded"), is_text=True)
TABLE = Form(_later("texts", "separated"))

# By the ending of a file's name, in small letters. What is not here is text that readers read as it stands.
FORMS: dict[str, Form] = {
    ".apkg": Form(_later("anki"), largest=200_000_000),
    ".csv": TABLE,
    ".doc": WORD,
    ".docm": WORD,
    ".docx": WORD,
    ".dotx": WORD,
    ".gift": Form(_later("texts", "questions")),
    ".htm": HTML,
    ".html": HTML,
    ".json": Form(_later("json_cards")),
    ".markdown": MARKDOWN,
    ".md": MARKDOWN,
    ".pdf": PDF,
    ".tsv": TABLE,
    ".txt": Form(_later("embedded", "text"), is_text=True),
    ".xhtml": HTML,
}


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
    title = f"# {_name(path)}\n\n" if taken.is_untitled else ""
    notices = tuple(
        Notice(path, one.line + 2 * bool(title and one.line), one.code, one.message) for one in taken.notices
    )
    return replace(taken, text=title + taken.text), notices


def _name(path: str) -> str:
    """Return the words of a file's name."""
    words = " ".join(plain(re.sub(r"[_-]+", " ", PurePosixPath(path).stem)).split()) or path
    return words[0].upper() + words[1:]
