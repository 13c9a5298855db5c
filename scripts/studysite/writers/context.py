"""What every writer of a page needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from studysite.library import Library, Place
from studysite.model import Document, Span
from studysite.writers.html import escape
from studysite.writers.places import mark, relative


@dataclass(frozen=True, slots=True)
class Context:
    """The library, the document that is written, and the address of the page that it is written for."""

    library: Library
    document: Document
    here: str

    def mark(self, span: Span, *, said: str = "", where: bool = False) -> str:
        """Return the source mark of lines of the document."""
        return mark(self.library, self.here, Place.of(self.document, span), said=said, where=where)

    def corrected(self, *spans: Span) -> str:
        """Return a note for each correction whose fact stands in these lines, as HTML; nothing if there is none."""
        notes = [
            f'<a href="{relative(self.here, "sources/", f"correction-{one.number}")}">“{escape(one.correction.claim)}”</a>'
            for one in self.library.corrected
            if one.place
            and one.place.document == self.document.slug
            and any(span.first <= one.place.first <= span.last for span in spans)
        ]
        if not notes:
            return ""
        return f'<p class="corrected"><b>Corrected</b> Older notes say {", ".join(notes)}; the text here does not.</p>'
