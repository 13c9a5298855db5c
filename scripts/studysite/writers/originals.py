"""`/sources/<document>/`: a file as it came, with line numbers, and never as anything but text."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.library import Library
from studysite.writers.html import escape, lines
from studysite.writers.page import page, title_of


def original_page(library: Library, file: str, text: Sequence[str], taken_from: str = "") -> str:
    """Return the Markdown of a file's page of the original: every line, escaped, with its number as its address.

    `taken_from` is what the file was, where `text` was taken out of it.
    """
    say = library.say
    how = say("The text of {form} as it was read", form=taken_from) if taken_from else say("The original")
    told = (
        say("The text that was read of {file}, with line numbers.", file=file)
        if taken_from
        else say("The original text of {file}, with line numbers.", file=file)
    )
    return page(
        title=file,
        kind="original",
        label=f"{how}, {say.counted(len(text), 'line')}",
        lead=", ".join(title_of(document) for document in library.documents_of(file)),
        description=told,
        made_from=f"sources/{file}",
        language=_language(library, file),
        body=lines(
            '<ol class="original">',
            *(f'<li id="L{number}">{escape(line)}</li>' for number, line in enumerate(text, 1)),
            "</ol>",
        ),
    )


def _language(library: Library, file: str) -> str:
    """Return the language of a file's text where it is another one than the site's, and all of it is in one."""
    found = {library.foreign(document.slug) for document in library.documents_of(file)}
    return found.pop() if len(found) == 1 else ""
