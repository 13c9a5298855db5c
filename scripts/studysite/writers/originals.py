"""`/sources/<document>/`: a file as it came, with line numbers, and never as anything but text."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.library import Library
from studysite.measure import counted
from studysite.writers.html import escape, lines
from studysite.writers.page import page, title_of


def original_page(library: Library, file: str, text: Sequence[str]) -> str:
    """Return the Markdown of a file's page of the original: every line, escaped, with its number as its address."""
    return page(
        title=file,
        kind="original",
        label=f"The original, {counted(len(text), 'line')}",
        lead=", ".join(title_of(document) for document in library.documents_of(file)),
        description=f"The original text of {file}, with line numbers.",
        made_from=f"sources/{file}",
        body=lines(
            '<ol class="original">',
            *(f'<li id="L{number}">{escape(line)}</li>' for number, line in enumerate(text, 1)),
            "</ol>",
        ),
    )
