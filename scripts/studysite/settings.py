"""`sources.toml` and `corrections.toml`: what an owner may say about the documents. Both are optional."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from typing import Any, get_args

from studysite.model import DocumentKind
from studysite.notices import Notice

SOURCES_FILE, CORRECTIONS_FILE = "sources.toml", "corrections.toml"
SITE_KEYS = ("name", "headline", "lead", "licence")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
KINDS = get_args(DocumentKind)


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


def read_settings(sources_toml: str, corrections_toml: str) -> tuple[Settings, list[Notice]]:
    """Return the settings that the two texts give, and what is wrong with them; never raises.

    A setting that is wrong is passed over and said: the rest still counts.
    """
    notices: list[Notice] = []
    told = _parsed(SOURCES_FILE, sources_toml, notices)
    site = _table(SOURCES_FILE, told, "site", notices)
    named = {key: value for key in SITE_KEYS if (value := _text(SOURCES_FILE, site, key, notices)) is not None}
    _unknown(SOURCES_FILE, "site", site, SITE_KEYS, notices)
    _unknown(SOURCES_FILE, "", told, ("site", "documents"), notices)
    documents = {
        file: _document(file, value, notices)
        for file, value in _table(SOURCES_FILE, told, "documents", notices).items()
    }
    corrections = _corrections(_parsed(CORRECTIONS_FILE, corrections_toml, notices), notices)
    return Settings(**named, documents=documents, corrections=corrections), notices


def _parsed(file: str, text: str, notices: list[Notice]) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        reason = str(fault).split(" (at ")[0]
        notices.append(
            Notice(
                file,
                int(line[1]) if line else 0,
                "bad-settings",
                f"no valid TOML ({reason}); none of the file counts: put it right",
            )
        )
        return {}


def _table(file: str, told: dict[str, Any], key: str, notices: list[Notice]) -> dict[str, Any]:
    value = told.get(key, {})
    if isinstance(value, dict):
        return value
    notices.append(Notice(file, 0, "bad-settings", f"`{key}` is no table; write it as [{key}]"))
    return {}


def _text(file: str, table: dict[str, Any], key: str, notices: list[Notice]) -> str | None:
    value = table.get(key)
    if value is None or isinstance(value, str):
        return " ".join(value.split()) if value else None
    notices.append(Notice(file, 0, "bad-settings", f"`{key}` is {value!r}; it must be a text in quotation marks"))
    return None


def _unknown(file: str, name: str, table: dict[str, Any], known: tuple[str, ...], notices: list[Notice]) -> None:
    for key in table:
        if key not in known:
            where = f"[{name}] " if name else ""
            notices.append(
                Notice(
                    file,
                    0,
                    "unknown-setting",
                    f"{where}`{key}` means nothing here; known are {', '.join(known)}",
                )
            )


def _document(file: str, table: object, notices: list[Notice]) -> DocumentSettings:
    if not isinstance(table, dict):
        notices.append(
            Notice(SOURCES_FILE, 0, "bad-settings", f'`{file}` is no table; write it as [documents."{file}"]')
        )
        return DocumentSettings()
    _unknown(
        SOURCES_FILE,
        f'documents."{file}"',
        table,
        tuple(one.name for one in fields(DocumentSettings)),
        notices,
    )
    told: dict[str, Any] = {
        key: _text(SOURCES_FILE, table, key, notices) for key in ("title", "slug", "licence", "kind")
    }
    if told["kind"] is not None and told["kind"] not in KINDS:
        notices.append(
            Notice(
                SOURCES_FILE,
                0,
                "bad-settings",
                f"{file}: kind “{told['kind']}” is none of {', '.join(KINDS)}",
            )
        )
        told["kind"] = None
    if told["slug"] is not None and not (SLUG.match(told["slug"]) and len(told["slug"]) <= 60):
        notices.append(
            Notice(
                SOURCES_FILE,
                0,
                "bad-settings",
                f"{file}: slug “{told['slug']}” must be lower-case ASCII words with hyphens, at most 60 characters",
            )
        )
        told["slug"] = None
    for key, kind in (("order", int), ("hidden", bool), ("original", bool)):
        value = table.get(key)
        if value is not None and type(value) is not kind:
            notices.append(
                Notice(
                    SOURCES_FILE,
                    0,
                    "bad-settings",
                    f"{file}: `{key}` is {value!r}; it must be {'a whole number' if kind is int else 'true or false'}",
                )
            )
        elif value is not None:
            told[key] = value
    return DocumentSettings(**told)


def _corrections(told: dict[str, Any], notices: list[Notice]) -> tuple[Correction, ...]:
    _unknown(CORRECTIONS_FILE, "", told, ("correction",), notices)
    made: list[Correction] = []
    listed = told.get("correction", [])
    for number, table in enumerate(listed if isinstance(listed, list) else [listed], 1):
        values = (
            {key: _text(CORRECTIONS_FILE, table, key, notices) or "" for key in _correction_keys()}
            if isinstance(table, dict)
            else {}
        )
        missing = [key for key in ("document", "claim", "fact", "as_of", "source") if not values.get(key)]
        if missing:
            notices.append(
                Notice(
                    CORRECTIONS_FILE,
                    0,
                    "bad-settings",
                    f"correction {number} lacks {', '.join(missing)}; it is left out: add them",
                )
            )
        else:
            made.append(Correction(**values))
    return tuple(made)


def _correction_keys() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Correction))
