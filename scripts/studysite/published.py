"""What a site promises: every address that it answers, and every one that it once did, as `addresses.json`.

It also says since when each card is as it is: a site that follows cannot know it from anywhere else.

The file of a site that is live comes back over the network, so it is read as a stranger's: what
makes no sense is passed over, and no part of it is trusted to be short, clean or a path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeGuard, get_args

# Where it stands in a site.
FILE = "addresses.json"
VERSION = 1

Kind = Literal[
    "home",
    "shelf",
    "topic",
    "read",
    "practice",
    "mind-map",
    "lab",
    "glossary",
    "term",
    "question",
    "sources",
    "study",
    "original",
    "page",
]
KINDS: tuple[str, ...] = get_args(Kind)

LONGEST_TITLE = 2_000
LONGEST_URL = 400
LONGEST_PART = 200
DEEPEST = 10

# The last second that 32 bits can count, in the year 2106: what is later is no time.
LATEST = 2**32 - 1

# What no name of a page may hold: it would leave its folder, begin a query, or be none on some disk.
UNFIT = frozenset('\\:?#%*"<>|')

# Folders of the site that hold no pages, and files that stand in its root.
TAKEN = frozenset(("assets", "data", "previews"))
FILE_NAME = re.compile(r".*\.[a-z]{2,5}", re.IGNORECASE)

# What is no text in a title: controls, halves of surrogates, and what turns the direction of all that follows.
NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Address:
    """A page's address, relative to the site's root and with a slash at its end, and what stands there.

    `documents` are the slugs of those that it comes from; `parts` the fragments that are promised on
    it. Once it answers no more, it is `gone`, or `moved` to the address of another page.
    """

    url: str
    kind: Kind
    title: str
    documents: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    moved: str | None = None
    gone: bool = False

    @property
    def is_here(self) -> bool:
        """Whether a page of its own answers."""
        return self.moved is None and not self.gone

    @property
    def slug(self) -> str:
        """The last part of the address: the id of a question, the slug of a term or a document."""
        return self.url.rstrip("/").rpartition("/")[2]


class Change(NamedTuple):
    """What a card was at its last change (a digest), and when that was, in seconds since 1970."""

    digest: str
    time: int


@dataclass(frozen=True, slots=True)
class Published:
    """The addresses of a site, by URL, and how many records of its file made no sense.

    `cards` are the last changes of its cards, by their ids.
    """

    addresses: dict[str, Address]
    senseless: int = 0
    cards: Mapping[str, Change] = field(default_factory=dict)


def written(addresses: Iterable[Address], cards: Mapping[str, Change] | None = None) -> str:
    """Return `addresses.json`: by URL, an address a line, so that a change shows as one; a card a line as well."""
    rows = ",\n".join(json.dumps(_row(one), ensure_ascii=False) for one in sorted(addresses, key=lambda one: one.url))
    told = ",\n".join(f"{json.dumps(card)}: {json.dumps(change)}" for card, change in sorted((cards or {}).items()))
    dated = f', "cards": {{\n{told}\n}}' if told else ""
    return f'{{"version": {VERSION}, "addresses": [\n{rows}\n]{dated}}}\n'.replace("<", "\\u003c")


def read(text: str) -> Published:
    """Return what the text of an `addresses.json` says; raises ValueError with what is wrong and what to do."""
    if not text.strip():
        raise ValueError("the file is empty; fetch it again, or leave --live out if nothing is published yet")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no valid JSON ({_reason(error)}); fetch it again") from error
    version = told.get("version") if isinstance(told, dict) else None
    listed = told.get("addresses") if isinstance(told, dict) else None
    if type(version) is not int or not isinstance(listed, list):
        raise ValueError(f"is no {FILE} of a site; fetch the one in the root of the site that is live")
    if version > VERSION:
        raise ValueError(f"was written by a newer studysite (version {version}, not {VERSION}); update studysite")
    found = [one for row in listed if (one := _address(row)) is not None]
    return Published({one.url: one for one in found}, len(listed) - len(found), changes(told.get("cards")))


def changes(told: object) -> dict[str, Change]:
    """Return the last changes of cards in what JSON told, without those that make no sense."""
    if not isinstance(told, dict):
        return {}
    return {card: Change(*change) for card, change in told.items() if _is_change(change)}


def is_url(url: object) -> TypeGuard[str]:
    """Tell whether this may be the address of a page: a path inside the site, in names that every disk takes."""
    if url == "":
        return True
    if not isinstance(url, str) or not url.endswith("/") or len(url) > LONGEST_URL or not url.isprintable():
        return False
    first, *deeper = names = url[:-1].split("/")
    if first in TAKEN or len(names) > DEEPEST or (not deeper and FILE_NAME.fullmatch(first)):
        return False
    return all(_is_name(name) for name in names)


def _is_name(name: str) -> bool:
    fits = bool(name) and not name.startswith((".", " ")) and not name.endswith((".", " "))
    return fits and UNFIT.isdisjoint(name) and len(name.encode()) <= LONGEST_PART


def _is_change(told: object) -> TypeGuard[tuple[str, int]]:
    match told:
        case [str(digest), int(time)]:
            return len(digest) <= LONGEST_PART and not isinstance(time, bool) and 0 <= time <= LATEST
    return False


def _reason(error: Exception) -> str:
    return str(error).split(" (char")[0] if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"


def _row(one: Address) -> dict[str, Any]:
    """Return an address as it is written, without what is empty."""
    told: dict[str, Any] = {"url": one.url, "kind": one.kind, "title": one.title}
    told |= {"from": list(one.documents)} if one.documents else {}
    told |= {"parts": list(one.parts)} if one.parts else {}
    told |= {"moved": one.moved} if one.moved is not None else {}
    return told | ({"gone": True} if one.gone else {})


def _address(row: object) -> Address | None:
    """Return the address that a record tells of, None if it tells of none."""
    if not isinstance(row, dict) or not is_url(row.get("url")) or row.get("kind") not in KINDS:
        return None
    moved = row.get("moved")
    return Address(
        url=row["url"],
        kind=row["kind"],
        title=_title(row.get("title")) or row["url"],
        documents=_texts(row.get("from")),
        parts=_texts(row.get("parts")),
        moved=moved if is_url(moved) else None,
        gone=row.get("gone") is True,
    )


def _title(told: object) -> str:
    """Return a title on one line; what is long is cut, also before it is looked at."""
    text = told[: 2 * LONGEST_TITLE] if isinstance(told, str) else ""
    return NO_TEXT.sub("", " ".join(text.split()))[:LONGEST_TITLE].strip()


def _texts(told: object) -> tuple[str, ...]:
    """Return the short texts of a list, each once and sorted."""
    if not isinstance(told, list):
        return ()
    fit = (one for one in told if isinstance(one, str) and 0 < len(one) <= LONGEST_PART and one.isprintable())
    return tuple(sorted(set(fit)))
