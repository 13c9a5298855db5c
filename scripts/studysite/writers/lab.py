"""Pages of labs: the text of one, and the element in which its script draws it."""

from __future__ import annotations

from studysite.library import Library
from studysite.model import Document
from studysite.writers.context import Context
from studysite.writers.html import escape
from studysite.writers.page import origin_of, page, picture_of, reading_label, title_of
from studysite.writers.reading import described, text_body


def lab_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a lab's page. Its element is empty: without script, the text says everything."""
    name = str(document.options["lab"])
    element = f'<div><study-lab data-lab="{escape(name)}"></study-lab></div>'
    return page(
        title=title_of(document),
        kind="lab",
        way="labs",
        label=reading_label(document, library),
        description=described(document),
        made_from=origin_of(document),
        picture=picture_of(document),
        language=library.foreign(document.slug),
        topic=library.topic_of(document.slug),
        lab=name,
        body=text_body(Context(library, document, address), element),
    )
