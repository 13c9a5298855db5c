"""Ids and slugs: the names that addresses are made of, and that never change by an edit elsewhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SLUG_LENGTH = 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Characters that tools write in more than one way.
FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def folded(text: str) -> str:
    """Return `text` as it is compared: case, spaces, quotation marks, dashes and closing marks do not count."""
    same = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(FOLDED)
    known = " ".join(same.casefold().split())
    return known.strip(" .?!:;\"'") or known


def digest(text: str, length: int = 8) -> str:
    """Return a short name for `text`: `length` characters of 5 bits each, from its SHA-256."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16], "big")
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(length))


def question_id(prompt: str, section: str = "") -> str:
    """Return a question's id: from its normalised text alone, and its section's title only where two clash."""
    return digest(folded(prompt) + (f"\n{folded(section)}" if section else ""))


def slug(text: str, fallback: str = "") -> str:
    """Return lower-case ASCII words with hyphens, at most 60 characters.

    What has no ASCII becomes `x-` and a hash of the name (`fallback` if given).
    """
    plain = unicodedata.normalize("NFKD", text.translate(FOLDED)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").casefold())
    made = ""
    for word in words:
        if made and len(made) + 1 + len(word) > SLUG_LENGTH:
            break
        made = f"{made}-{word}" if made else word[:SLUG_LENGTH]
    return made or f"x-{digest(fallback or text)}"


def is_slug(text: str) -> bool:
    """Tell whether a text may be a part of an address as it is."""
    return len(text) <= SLUG_LENGTH and SLUG.fullmatch(text) is not None


def distinct(wanted: Iterable[tuple[str, str]]) -> list[str]:
    """Return a slug for each (slug, name): those that clash get a short hash of the name, but for the first.

    So do those that MkDocs would take for the first page of a folder.
    """
    taken = {"index", "readme"}
    made: list[str] = []
    for want, name in wanted:
        one = want
        count = 0
        while one in taken:
            count += 1
            tail = digest(name if count == 1 else f"{name}\n{count}", 4)
            one = f"{want[: SLUG_LENGTH - 5]}-{tail}"
        taken.add(one)
        made.append(one)
    return made


def numbered(wanted: Iterable[str]) -> list[str]:
    """Return anchors within one page: a repeated one gets its count."""
    counts: dict[str, int] = {}
    made: list[str] = []
    taken: set[str] = set()
    for want in wanted:
        counts[want] = counts.get(want, 0) + 1
        one = want if counts[want] == 1 else f"{want}-{counts[want]}"
        while one in taken:
            counts[want] += 1
            one = f"{want}-{counts[want]}"
        taken.add(one)
        made.append(one)
    return made
