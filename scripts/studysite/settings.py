"""`sources.toml`, `corrections.toml` and `aliases.toml`: what an owner may say of the documents. All are optional."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_args

from studysite.ids import SLUG_LENGTH, is_slug
from studysite.model import DocumentKind
from studysite.notices import Notice
from studysite.site_languages import LANGUAGES
from studysite.tomlfile import TomlFile
from studysite.topics import TopicSettings, topic_settings

SOURCES_FILE, CORRECTIONS_FILE, ALIASES_FILE = "sources.toml", "corrections.toml", "aliases.toml"
SITE_TEXTS = ("name", "headline", "lead", "licence", "repository", "address", "domain", "language")
SITE_KEYS = (*SITE_TEXTS, "noindex")
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?$")
# Words of letters, digits and hyphens with dots between; the last is a word, so that no number of a machine is one.
HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$")
NEEDED = ("document", "claim", "fact", "as_of", "source")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
# A lab names itself: no setting could say which one it is.
KINDS = tuple(kind for kind in get_args(DocumentKind) if kind != "lab")

# What may have had another name, and what such a name looks like.
FORMER = ("questions", "terms", "documents")
QUESTION_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{8}")


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What `[documents."file.txt"]` says of a file, or `[documents."file.txt#2"]` of its second document.

    None means: as the document itself says. `original = false` withholds the page of the original. `headings` and
    `answers` are lines that are headings, and headings of answer keys; `merge` are names of terms (or wordings of
    questions) that mean one thing; `keep_apart` are those that only this document means so.
    """

    title: str | None = None
    slug: str | None = None
    order: int | None = None
    kind: DocumentKind | None = None
    licence: str | None = None
    language: str | None = None
    hidden: bool = False
    original: bool = True
    headings: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    merge: tuple[tuple[str, ...], ...] = ()
    keep_apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim that an earlier document made, and the present fact with its primary source.

    `find` is a passage of the document that states the fact; empty where there is nothing to point at.
    """

    document: str
    claim: str
    fact: str
    as_of: str
    source: str
    url: str = ""
    find: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """What something was called in its address, and what it is now; `line` of aliases.toml says so.

    Of a question that is its old id and its new wording, of a term or a document its old and its new slug.
    """

    old: str
    new: str
    line: int


@dataclass(frozen=True, slots=True)
class Aliases:
    """All that `aliases.toml` says, in its order."""

    questions: tuple[Alias, ...] = ()
    terms: tuple[Alias, ...] = ()
    documents: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with what a site is called where its owner says nothing.

    `repository` is the web address of the repository that holds the sources folder; `address` that of the site,
    ending in a slash; `domain` the host name of the site, if it has one of its own; `language` the code of the one it
    is in; `noindex` asks search engines to list none of its pages; `topics` are by folder.
    """

    name: str = "Study notes"
    headline: str = ""
    lead: str = ""
    licence: str = ""
    documents: dict[str, DocumentSettings] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    repository: str = ""
    aliases: Aliases = Aliases()
    domain: str = ""
    noindex: bool = False
    address: str = ""
    language: str = ""
    topics: dict[str, TopicSettings] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The URL of the site, as far as it is said here; empty if it is not."""
        return self.address or (f"https://{self.domain}/" if self.domain else "")


def read_settings(sources_toml: str, corrections_toml: str, aliases_toml: str = "") -> tuple[Settings, list[Notice]]:
    """Return the settings that the texts give, and what is wrong with them; never raises.

    A setting that is wrong is passed over and said: the rest still counts.
    """
    sources = TomlFile.read(SOURCES_FILE, sources_toml)
    sources.only((), sources.told, ("site", "documents", "topics"))
    site = sources.table(("site",), sources.told.get("site", {}))
    sources.only(("site",), site, SITE_KEYS)
    named: dict[str, Any] = {key: value for key in SITE_TEXTS if (value := sources.text(("site",), site, key))}
    for key, example in (("repository", "https://github.com/you/notes"), ("address", "https://you.github.io/notes/")):
        if not WEB_ADDRESS.match(named.get(key, example)):
            sources.wrong(("site",), key, f"{key} “{named.pop(key)}” is no web address; write it as {example}")
    if "address" in named:
        named["address"] = f"{named['address'].rstrip('/')}/"
    if named.get("language", "en") not in LANGUAGES:
        said = f"language “{named.pop('language')}” is none that is known; write one of {', '.join(LANGUAGES)}"
        sources.wrong(("site",), "language", said)
    if not HOST.match(named.get("domain", "host.example").lower()):
        said = f"domain “{named.pop('domain')}” is no host name; write it as notes.example.org, with nothing around it"
        sources.wrong(("site",), "domain", said)
    if "domain" in named:
        named["domain"] = named["domain"].lower()
    noindex = sources.value(("site",), site, "noindex", bool)
    documents = {
        file: _document(sources, file, told)
        for file, told in sources.table(("documents",), sources.told.get("documents", {})).items()
    }
    topics = topic_settings(sources)
    listed = TomlFile.read(CORRECTIONS_FILE, corrections_toml)
    corrections = tuple(_corrections(listed))
    former = TomlFile.read(ALIASES_FILE, aliases_toml)
    aliases = _aliases(former)
    named |= {"documents": documents, "topics": topics, "corrections": corrections, "aliases": aliases}
    return (
        Settings(**named, noindex=noindex is True),
        [*sources.notices, *listed.notices, *former.notices],
    )


def fitting(sources_toml: str, settings: Settings, parts: Mapping[str, int]) -> tuple[Settings, list[Notice]]:
    """Return the settings without what belongs to other documents, and what is to be said of that.

    Where all of several documents are gone, others came in their place: they shall not stand under a
    name, a licence and corrections that were written for those. `parts` as for `strangers`.
    """
    gone = [name for name in settings.documents if _file(name, parts) not in parts]
    if len(gone) < max(2, len(settings.documents)):
        return settings, strangers(sources_toml, settings, parts)
    bare = Settings()
    own = replace(
        settings,
        name=bare.name,
        headline=bare.headline,
        lead=bare.lead,
        licence=bare.licence,
        documents=bare.documents,
        corrections=bare.corrections,
    )
    said = (
        "none of the documents that this file names is here, so the name, headline, lead and licence in it, and "
        "corrections.toml, count for nothing; write your own, or delete both files"
    )
    return own, [Notice(SOURCES_FILE, 0, "no-such-document", said)]


def strangers(sources_toml: str, settings: Settings, parts: Mapping[str, int]) -> list[Notice]:
    """Return a notice for each document that the settings name and nobody has.

    `parts` says how many documents each file holds, 0 where the file could not be read.
    """
    toml = TomlFile.read(SOURCES_FILE, sources_toml)
    toml.notices.clear()
    for name in settings.documents:
        file = _file(name, parts)
        part = name[len(file) + 1 :]
        if file not in parts:
            message = f"there is no document “{file}”; put its name right, or take the setting out"
        elif part and parts[file] and part not in map(str, range(1, parts[file] + 1)):
            message = f"“{file}” has no part {part}: it holds {parts[file]}; put the number right"
        else:
            continue
        toml.wrong(("documents", name), "", message, "no-such-document")
    return toml.notices


def _file(name: str, parts: Mapping[str, int]) -> str:
    """Return the file that a document is in: `a.txt` of `a.txt#2`, if there is no file of just that name."""
    return name.rpartition("#")[0] if name not in parts and "#" in name else name


def _document(toml: TomlFile, file: str, told: object) -> DocumentSettings:
    path = ("documents", file)
    table = toml.table(path, told)
    toml.only(path, table, tuple(one.name for one in fields(DocumentSettings)))
    made: dict[str, Any] = {
        key: toml.text(path, table, key) for key in ("title", "slug", "licence", "kind", "language")
    }
    if made["kind"] not in (None, *KINDS):
        out = "; a lab says which one it is by `lab:` in its own front matter" if made["kind"] == "lab" else ""
        toml.wrong(path, "kind", f"{file}: kind “{made['kind']}” is none of {', '.join(KINDS)}{out}")
        made["kind"] = None
    if made["slug"] and not is_slug(made["slug"]):
        rule = f"lower-case ASCII words with hyphens, at most {SLUG_LENGTH} characters"
        toml.wrong(path, "slug", f"{file}: slug “{made['slug']}” must be {rule}")
        made["slug"] = None
    if made["language"] and not LANGUAGE_TAG.fullmatch(made["language"]):
        toml.wrong(path, "language", f"{file}: language “{made['language']}” is no tag such as pt, pt-BR or zh-Hant")
        made["language"] = None
    made |= {key: toml.texts(path, table, key) for key in ("headings", "answers", "keep_apart")}
    made["merge"] = toml.groups(path, table, "merge")
    for key, kind in (("order", int), ("hidden", bool), ("original", bool)):
        value = toml.value(path, table, key, kind)
        made |= {} if value is None else {key: value}
    return DocumentSettings(**made)


def _corrections(toml: TomlFile) -> Iterator[Correction]:
    toml.only((), toml.told, ("correction",))
    keys = tuple(one.name for one in fields(Correction))
    listed = toml.told.get("correction", [])
    tables = listed if isinstance(listed, list) else [listed]
    if not all(isinstance(table, dict) for table in tables):
        toml.wrong((), "correction", "`correction` is no table; write each correction as [[correction]]")
        return
    for number, table in enumerate(tables, 1):
        path = ("correction", str(number))
        toml.only(path, table, keys)
        values = {key: toml.text(path, table, key) or "" for key in keys}
        missing = [key for key in NEEDED if not values[key]]
        if missing:
            toml.wrong(path, "", f"correction {number} lacks {', '.join(missing)}; it is left out: add what it lacks")
        else:
            yield Correction(**values)


def _aliases(toml: TomlFile) -> Aliases:
    toml.only((), toml.told, FORMER)
    return Aliases(**{what: tuple(_former(toml, what)) for what in FORMER})


def _former(toml: TomlFile, what: str) -> Iterator[Alias]:
    """Yield the aliases of one table; one that is wrong is left out, and said."""
    path = (what,)
    table = toml.table(path, toml.told.get(what, {}))
    for old in table:
        new = toml.text(path, table, old)
        if new is None:
            if isinstance(table[old], str):
                toml.wrong(path, old, f"{what} `{old}` leads to nothing; write what it is called now")
        elif what == "questions" and not QUESTION_ID.fullmatch(old):
            message = f"`{old}` is no id of a question: that is the eight characters of its address, /q/…/"
            toml.wrong(path, old, message)
        elif what != "questions" and not (is_slug(old) and is_slug(new)):
            wrong = new if is_slug(old) else old
            toml.wrong(path, old, f"`{wrong}` is no part of an address; write lower-case ASCII words with hyphens")
        elif old == new:
            toml.wrong(path, old, f"{what} `{old}` leads to itself; write what it is called now, or take the line out")
        else:
            yield Alias(old, new, toml.line(path, old))
