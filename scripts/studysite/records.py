"""What the browser gets: typed, versioned records that become JSON.

The counterparts in `overrides/js/` are `search/records.js` and, for cards, `practice/study-types.js`; they change
together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SEARCH_VERSION = 2
STUDY_VERSION = 2

SearchKind = Literal["term", "question", "section", "node", "page"]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found.

    `url` is relative to the site's root. `text` is what a result shows in any case: a definition, the
    path of a node. `body` is further text, of which a result shows the part that matches. `hidden`
    leads to the record and is shown nowhere: the answers of a question. `names` are further names
    (aliases, acronyms) and `source` is the document it stands in.
    """

    kind: SearchKind
    title: str
    url: str
    text: str = ""
    body: str = ""
    hidden: str = ""
    names: tuple[str, ...] = ()
    source: str = ""


CardKind = Literal["question", "term", "name", "pair", "cell", "branch"]

# Words and blocks as JSON has them, with tuples for arrays: `Inline` and `Block` of `practice/study-types.js`.
# ("strong", "so"), ("a", "https://…", "words"); ("p", "words", …), ("ul", item, …), ("table", header, row, …).
Nested: TypeAlias = "str | tuple[Nested, ...]"
CardWords: TypeAlias = tuple[Nested, ...]
CardBlocks: TypeAlias = tuple[CardWords, ...]


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a card stands: the number of its document, of the section there, and the line of the file, from 1."""

    document: int
    section: int
    line: int


@dataclass(frozen=True, slots=True)
class CardChoice:
    """An option of a card's own, and why it is right or is not (empty where the document does not say)."""

    words: CardWords
    is_right: bool
    why: CardBlocks = ()


@dataclass(frozen=True, slots=True)
class CardRecord:
    """One thing to be recalled: what is asked, what is to be answered, and where both are from.

    `places` has its home first. `group` is the same for cards whose answers are the same kind of thing. `points` are
    the answer in parts, one at least. `short` is the answer on one line, empty if it is too long for that. `url` is
    where the passage stands that treats it, `page` the card's own page (empty if it has none); both are relative
    to the site's root. `choices` are the options of a card that the document has some for, in its order; `hint`
    helps without telling the answer.
    """

    id: str
    kind: CardKind
    places: tuple[CardPlace, ...]
    group: str
    prompt: CardBlocks
    answer: CardBlocks
    points: tuple[CardWords, ...]
    short: str
    url: str
    page: str = ""
    choices: tuple[CardChoice, ...] = ()
    hint: CardBlocks = ()


@dataclass(frozen=True, slots=True)
class StudySection:
    """A section that cards stand in. `url` is relative to the site's root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class StudyDocument:
    """A document that cards stand in.

    `name` is the short one of source marks, `url` that of its main page, `source` that of its original's (empty where
    that is withheld), `topic` the slug of its `StudyTopic` (empty if it is in none).
    """

    slug: str
    title: str
    name: str
    kind: str
    url: str
    source: str
    sections: tuple[StudySection, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class StudyTopic:
    """A topic that cards stand in: what stands for all its documents where some are chosen, its title, its page."""

    slug: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class StudyRecords:
    """All cards in the order of the material, and what they stand in.

    `aliases` are ids that were given up, with the present ones.
    """

    documents: tuple[StudyDocument, ...]
    cards: tuple[CardRecord, ...]
    aliases: dict[str, str]
    topics: tuple[StudyTopic, ...] = ()
