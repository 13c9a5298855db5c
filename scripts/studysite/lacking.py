"""Words as they are compared: which of a line's are not among those that the model has, by how often they come."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

TAG = re.compile(r"<[^<>]*>")
WORD = re.compile(r"[^\W_]+")
# The same for what is ASCII, in a fraction of the time: all but letters and digits parts words.
PARTING = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
# So many words of a line may be one in the model: `**A**utomated **T**eller`, a link and its ending.
MOST_GLUED = 12

Counts = dict[str, int]


def words(text: str) -> list[str]:
    """Return the words of `text` as they are compared: without case, a letter in one form."""
    return parted(plain_letters(text))


def parted(plain: str) -> list[str]:
    """Return the words of a text whose letters are plain already."""
    return plain.encode().translate(PARTING).decode().split() if plain.isascii() else WORD.findall(plain)


def plain_letters(text: str) -> str:
    """Return a text without case, each letter in one form."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def joined(text: str, held: Sequence[Counts]) -> str:
    """Return a word with marks in it as one, if the model has that."""
    one = "".join(WORD.findall(text))
    return text if lacking(words(one), held) else one


def counted(found: Iterable[str]) -> dict[str, int]:
    """Return how often each word comes, in their order; a Counter takes longer than such a line is worth."""
    counts: dict[str, int] = {}
    for word in found:
        counts[word] = counts.get(word, 0) + 1
    return counts


def lacking(found: Sequence[str], held: Sequence[Counts]) -> list[str]:
    """Return the words that are not among those held, or not as often."""
    left = counted(found)
    for one in held:
        left = {word: more for word, count in left.items() if (more := count - one.get(word, 0)) > 0}
    return list(left)


def apart(found: Sequence[str], missing: Sequence[str], held: Sequence[Counts]) -> list[str]:
    """Return the missing words but for those that make, with words beside them on the line, one of the model."""
    known = {word for one in held for word in one}
    taken: set[str] = set()
    for at in range(len(found)):
        whole = found[at]
        for end in range(at + 1, min(len(found), at + MOST_GLUED)):
            whole += found[end]
            if whole in known:
                taken.update(found[at : end + 1])
    return [word for word in missing if word not in taken]
