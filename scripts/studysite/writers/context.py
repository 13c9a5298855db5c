"""What every writer of a page needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from studysite.library import Corrected, Library, Place
from studysite.model import Document, Inlines, Span, mentioned
from studysite.writers.html import apart, escape, inline
from studysite.writers.page import listed
from studysite.writers.places import mark, relative

# More claims than these are only counted: a wall of what is wrong would teach just that.
MOST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """The library, the document that is written, and the address of the page that it is written for.

    `mentioned` gathers the ids of the terms that the page's words mention, whose definitions belong on it, but for
    those that it holds anyway (`defined`).
    """

    library: Library
    document: Document
    here: str
    mentioned: dict[str, None] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)

    def of(self, slug: str) -> Context:
        """Return the context of words of another document on the same page."""
        return replace(self, document=self.library.document(slug))

    def own(self, words: str) -> str:
        """Return words of the site, as HTML, so that a document in another language does not turn them round."""
        return apart(words) if self.library.foreign(self.document.slug) else words

    def note(self, words: Inlines) -> Inlines:
        """Remember what `words` mention, and return them."""
        self.mentioned.update(dict.fromkeys(mentioned(words)))
        return words

    def inline(self, words: Inlines) -> str:
        """Return words as HTML, with their links and their mentions of terms."""
        return inline(self.note(words), here=self.here)

    def mark(self, span: Span, *, where: bool = False) -> str:
        """Return the source mark of lines of the document."""
        return mark(self.library, self.here, Place.of(self.document, span), where=where)

    def corrected(self, *spans: Span) -> str:
        """Return a note on the corrections whose facts stand in these lines, as HTML; empty if there are none."""
        held = [
            one
            for one in self.library.corrected_in(self.document.slug)
            if one.place and any(span.first <= one.place.first <= span.last for span in spans)
        ]
        return f'<p class="corrected"><b>Corrected</b> {self._told(held)}</p>' if held else ""

    def _told(self, held: list[Corrected]) -> str:
        """Return a sentence in which no old claim can be taken for a fact."""
        if len(held) > MOST_CLAIMS:
            links = listed(self._link(one, f"no. {one.number}") for one in held)
            return f"Older notes are wrong on {len(held)} points that stand here: see {links}."
        claims = listed(self._link(one, f"“{one.correction.claim.rstrip('.')}”") for one in held)
        return f"Older notes may still say {claims}. {'That is' if len(held) == 1 else 'These are'} wrong."

    def _link(self, one: Corrected, words: str) -> str:
        return f'<a href="{relative(self.here, "sources/", f"correction-{one.number}")}">{escape(words)}</a>'
