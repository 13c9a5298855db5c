"""What is exported: the cards of a site, and where they are from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote

from studysite.export.words import clean
from studysite.interface.say import ENGLISH, Say, noted
from studysite.records import CardKind, CardRecord, StudyDocument, StudyRecords

# A link may lead to these; what makes the records lets no other through, and this is the second lock on the door.
ABROAD = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# A path from the site's root: no scheme, no host.
WITHIN = re.compile(r"(?![/\\])[^:]*(?:#.*)?", re.DOTALL)

# What is asked of a prompt that does not say so itself.
ASKS: Mapping[CardKind, str] = MappingProxyType(
    {
        "term": noted("What does it mean?"),
        "name": noted("What is this called?"),
        "pair": noted("What does it mean, and what is an example of it?"),
    }
)


@dataclass(frozen=True, slots=True)
class Collection:
    """The cards of the site `name`. `address` is the URL of its root, empty where it has none.

    `files` are the documents' own, by slug, as messages name them; `say` is what the site says.
    """

    name: str
    address: str
    records: StudyRecords
    files: Mapping[str, str]
    say: Say = ENGLISH

    def document(self, card: CardRecord) -> StudyDocument:
        """Return the document that a card is at home in."""
        return self.records.documents[card.places[0].document]

    def section(self, card: CardRecord) -> str:
        """Return the title of the section that a card stands in; empty for what comes before the first."""
        return self.document(card).sections[card.places[0].section].title

    def source(self, card: CardRecord) -> str:
        """Return the file and line of a card (`week-3.txt:41`)."""
        return f"{self.files.get(self.document(card).slug, '')}:{card.places[0].line}"

    def asks(self, card: CardRecord) -> str:
        """Return what is asked of a card whose prompt does not say so itself; empty of any other."""
        asked = ASKS.get(card.kind)
        return self.say(asked) if asked else ""

    def url(self, card: CardRecord) -> str:
        """Return the URL of the passage that treats a card; empty where the site has no address."""
        return self.link(card.url or card.page)

    def link(self, url: str) -> str:
        """Return a link of a card as a whole URL; empty where it leads nowhere that may be shown."""
        if ABROAD.match(url):
            return _quoted(url)
        if not self.address or not WITHIN.fullmatch(url):
            return ""
        return f"{_quoted(self.address).rstrip('/')}/{_quoted(url)}"


@lru_cache(maxsize=4096)
def _quoted(url: str) -> str:
    """Return a URL with everything but what it is made of percent-encoded."""
    return quote(clean(url), safe="%/:?#@!$&'()+,;=-._~")
