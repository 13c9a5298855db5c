"""`sources.toml` and `corrections.toml`: what an owner may say about the documents. Both are optional."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, get_args

from studysite.model import DocumentKind
from studysite.notices import Notice

SOURCES_FILE, CORRECTIONS_FILE = "sources.toml", "corrections.toml"
SITE_KEYS = ("name", "headline", "lead", "licence")
NEEDED = ("document", "claim", "fact", "as_of", "source")
LONGEST_SLUG = 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
KINDS = get_args(DocumentKind)

# No text, whatever TOML allows: control characters but white space.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What `[documents."file.txt"]` says of a file, or `[documents."file.txt#2"]` of its second document.

    None means: as the document itself says. `original = false` withholds the page of the original.
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
class Settings:
    """All settings, with what a site is called where its owner says nothing."""

    name: str = "Study notes"
    headline: str = ""
    lead: str = ""
    licence: str = ""
    documents: dict[str, DocumentSettings] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


def read_settings(sources_toml: str, corrections_toml: str) -> tuple[Settings, list[Notice]]:
    """Return the settings that the two texts give, and what is wrong with them; never raises.

    A setting that is wrong is passed over and said: the rest still counts.
    """
    sources = _Toml.read(SOURCES_FILE, sources_toml)
    sources.only((), sources.told, ("site", "documents"))
    site = sources.table(("site",), sources.told.get("site", {}))
    sources.only(("site",), site, SITE_KEYS)
    named = {key: value for key in SITE_KEYS if (value := sources.text(("site",), site, key))}
    documents = {
        file: _document(sources, file, told)
        for file, told in sources.table(("documents",), sources.told.get("documents", {})).items()
    }
    listed = _Toml.read(CORRECTIONS_FILE, corrections_toml)
    corrections = tuple(_corrections(listed))
    return Settings(**named, documents=documents, corrections=corrections), [*sources.notices, *listed.notices]


def strangers(sources_toml: str, settings: Settings, parts: Mapping[str, int]) -> list[Notice]:
    """Return a notice for each document that the settings name and nobody has.

    `parts` says how many documents each file holds, 0 where the file could not be read.
    """
    toml = _Toml.read(SOURCES_FILE, sources_toml)
    toml.notices.clear()
    for name in settings.documents:
        file, _, part = name.rpartition("#") if name not in parts and "#" in name else (name, "", "")
        if file not in parts:
            message = f"there is no document “{file}”; put its name right, or take the setting out"
        elif part and parts[file] and part not in map(str, range(1, parts[file] + 1)):
            message = f"“{file}” has no part {part}: it holds {parts[file]}; put the number right"
        else:
            continue
        toml.wrong(("documents", name), "", message, "no-such-document")
    return toml.notices


def _document(toml: _Toml, file: str, told: object) -> DocumentSettings:
    path = ("documents", file)
    table = toml.table(path, told)
    toml.only(path, table, tuple(one.name for one in fields(DocumentSettings)))
    made: dict[str, Any] = {key: toml.text(path, table, key) for key in ("title", "slug", "licence", "kind")}
    if made["kind"] not in (None, *KINDS):
        toml.wrong(path, "kind", f"{file}: kind “{made['kind']}” is none of {', '.join(KINDS)}")
        made["kind"] = None
    if made["slug"] and not (SLUG.match(made["slug"]) and len(made["slug"]) <= LONGEST_SLUG):
        rule = f"lower-case ASCII words with hyphens, at most {LONGEST_SLUG} characters"
        toml.wrong(path, "slug", f"{file}: slug “{made['slug']}” must be {rule}")
        made["slug"] = None
    for key, kind in (("order", int), ("hidden", bool), ("original", bool)):
        value = table.get(key)
        if type(value) is kind:
            made[key] = value
        elif value is not None:
            needed = "a whole number" if kind is int else "true or false"
            toml.wrong(path, key, f"{file}: `{key}` is {value!r}; it must be {needed}")
    return DocumentSettings(**made)


def _corrections(toml: _Toml) -> Iterator[Correction]:
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


@dataclass(frozen=True, slots=True)
class _Toml:
    """One of the two files: its text, what it says, and what is wrong with it."""

    file: str
    source: str
    told: dict[str, Any]
    notices: list[Notice]

    @classmethod
    def read(cls, file: str, text: str) -> _Toml:
        """Read a text; one that is no TOML says nothing."""
        try:
            return cls(file, text, tomllib.loads(text), [])
        except tomllib.TOMLDecodeError as fault:
            line = re.search(r"at line (\d+)", str(fault))
            reason = str(fault).split(" (at ")[0]
            message = f"no valid TOML ({reason}); nothing in this file counts until it is put right"
            # At the end of the text tomllib names no line: what is open was opened above.
            number = int(line[1]) if line else len(text.splitlines())
            return cls(file, text, {}, [Notice(file, number, "bad-settings", message)])

    def wrong(self, path: tuple[str, ...], key: str, message: str, code: str = "bad-settings") -> None:
        """Remark on a setting."""
        self.notices.append(Notice(self.file, self._line(path, key), code, message))

    def table(self, path: tuple[str, ...], value: object) -> dict[str, Any]:
        """Return a value that must be a table; an empty one if it is none."""
        if isinstance(value, dict):
            return value
        header = ".".join(f'"{part}"' if at else part for at, part in enumerate(path))
        self.wrong(path[:-1], path[-1], f"`{path[-1]}` is no table; write it as [{header}]")
        return {}

    def text(self, path: tuple[str, ...], table: dict[str, Any], key: str) -> str | None:
        """Return a value that must be a text, on one line; None if there is none."""
        value = table.get(key)
        if isinstance(value, date):
            value = value.isoformat()
        if value is None or isinstance(value, str):
            return " ".join(CONTROL.sub("", value or "").split()) or None
        self.wrong(path, key, f"{_told(path)}`{key}` is {value!r}; it must be a text in quotation marks")
        return None

    def only(self, path: tuple[str, ...], table: dict[str, Any], known: tuple[str, ...]) -> None:
        """Remark on each key of a table that is not among `known`."""
        for key in table:
            if key not in known:
                message = f"{_told(path)}`{key}` means nothing here; known are {', '.join(known)}"
                self.wrong(path, key, message, "unknown-setting")

    def _line(self, path: tuple[str, ...], key: str) -> int:
        """Return the line that a key stands on, that of its table's header if it cannot be found; 0 for neither."""
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
        here: tuple[str, ...] = ()
        counts: dict[str, int] = {}
        found = 0
        for number, line in enumerate(self.source.splitlines(), 1):
            if header := HEADER.match(line):
                here = _path(header[2])
                if header[1] == "[[" and here:
                    counts[here[0]] = counts.get(here[0], 0) + 1
                    here = (*here, str(counts[here[0]]))
                if here in (path, (*path, key)):
                    found = number
            elif key and here == path and wanted.match(line):
                return number
        return found


def _path(header: str) -> tuple[str, ...]:
    """Return the names in a table's header, `documents."a.txt"`; none if it is no header."""
    try:
        told: object = tomllib.loads(f"[{header}]")
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(told, dict) and told:
        name, told = next(iter(told.items()))
        path.append(name)
    return tuple(path)


def _told(path: tuple[str, ...]) -> str:
    """Say which table a message speaks of."""
    if not path:
        return ""
    return f"{path[-1]}: " if path[0] == "documents" else f"{' '.join(path)}: "
