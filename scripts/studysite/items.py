"""What documents hold together: each question and each term once, with every place that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from studysite.mapped import Ref
from studysite.model import Blocks, Choice, Document, Inlines, QuestionKind, Span, Start
from studysite.settings import Correction


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Lines of a document, and the title of the section that they stand in; `nth` as of a `Span`."""

    document: str
    first: int
    last: int
    section: str = ""
    nth: int = 0

    @property
    def start(self) -> Start:
        """Where it begins, as `Span.start`."""
        return self.first, self.nth

    @classmethod
    def of(cls, document: Document, span: Span, section: str = "") -> Place:
        """Return the place of `span` in a document that has its slug."""
        return cls(document.slug, span.first, span.last, section, span.nth)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, with the places that give it in the same words."""

    blocks: Blocks
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A question of one or more documents. `home` is the document on whose practice page it lives.

    Where it has `choices`, an answer is what explains them all, and may be empty.
    `wordings` are those that mean the same, as the owner says.
    """

    id: str
    kind: QuestionKind
    prompt: Inlines
    home: str
    section: str
    places: tuple[Place, ...]
    answers: tuple[Told, ...] = ()
    helps: tuple[Ref, ...] = ()
    choices: tuple[Choice, ...] = ()
    hint: Blocks = ()
    wordings: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """One definition of a term, with the places that give it in the same words, and the date of its facts."""

    definition: Inlines
    places: tuple[Place, ...]
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of one or more documents, with everything that they say of it.

    `related` are the names that its documents refer to, each with the id of its entry (empty where
    the glossary has none).
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    senses: tuple[Sense, ...]
    related: tuple[tuple[str, str], ...] = ()
    uses: tuple[Ref, ...] = ()
    more_uses: int = 0
    asked: tuple[Ref, ...] = ()
    more_asked: int = 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction, numbered as on `/sources/`, and where the present fact stands (None: nowhere to point at)."""

    number: int
    correction: Correction
    place: Place | None
