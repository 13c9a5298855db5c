"""What every writer of a page needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from studysite.interface.say import Say
from studysite.items import Corrected, Place
from studysite.library import Library
from studysite.model import Document, Inlines, Span, mentioned
from studysite.writers.html import apart, escape, inline
from studysite.writers.places import mark, relative
from studysite.writers.share import permalink

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

    @property
    def say(self) -> Say:
        """What the site says for each text of the interface."""
        return self.library.say

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

    def permalink(self, name: str, what: str) -> str:
        """Return the link to a part of the page, called `name`; `what` is as for `share.permalink`."""
        return permalink(self.say, self.here, self.here, name, what=what)

    def corrected(self, *spans: Span) -> str:
        """Return a note on the corrections whose facts stand in these lines, as HTML; empty if there are none."""
        held = [
            one
            for one in self.library.corrected_in(self.document.slug)
            if one.place and any(span.first <= one.place.first <= span.last for span in spans)
        ]
        return f'<p class="corrected"><b>{self.say("Corrected")}</b> {self._told(held)}</p>' if held else ""

    def _told(self, held: list[Corrected]) -> str:
        """Return a sentence in which no old claim can be taken for a fact."""
        if len(held) > MOST_CLAIMS:
            links = self.say.listed(self._link(one, self.say("no. {number}", number=one.number)) for one in held)
            return self.say(
                "Older notes are wrong on {count} points that stand here: see {links}.", count=len(held), links=links
            )
        claims = self.say.listed(self._link(one, self.say("“{claim}”", claim=_claim(one))) for one in held)
        if len(held) == 1:
            return self.say("Older notes may still say {claims}. That is wrong.", claims=claims)
        return self.say("Older notes may still say {claims}. These are wrong.", claims=claims)

    def _link(self, one: Corrected, words: str) -> str:
        return f'<a href="{relative(self.here, "sources/", f"correction-{one.number}")}">{escape(words)}</a>'


def _claim(one: Corrected) -> str:
    return one.correction.claim.rstrip(".")
