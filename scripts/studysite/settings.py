"""`sources.toml` and `corrections.toml`: what an owner may say about the documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from studysite.model import DocumentKind


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What `[documents."file.txt"]` says of one file, or `[documents."file.txt#2"]` of its second document.

    None means: as the document itself says.
    """

    title: str | None = None
    slug: str | None = None
    order: int | None = None
    kind: DocumentKind | None = None
    licence: str | None = None
    hidden: bool = False
    original: bool = True


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim that an earlier document made, and the present fact with its primary source."""

    document: str
    claim: str
    fact: str
    as_of: str
    source: str
    url: str = ""
    find: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with what a site is called where its owner says nothing."""

    name: str = "Study notes"
    headline: str = ""
    lead: str = ""
    licence: str = ""
    documents: dict[str, DocumentSettings] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
