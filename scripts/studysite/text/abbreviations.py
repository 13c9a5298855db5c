"""Whether one of two names is the other in short: `EC2` of “Elastic Compute Cloud”, `BGB` of “Bürgerliches Gesetz”."""

from __future__ import annotations

import re
import unicodedata

# A single word with a capital (`kWh`, `i.e.` has none), or letters with full stops (`c.i.c.`).
SHORT = re.compile(r"(?=.*[A-Z])[A-Z0-9a-z][A-Z0-9a-z/&.-]{0,9}$|(?:[a-z]\.\s?){2,6}$")
# The same in scripts that have capitals as well.
SHORT_CAPITALS = re.compile(r"[^\W\d_a-z]{2,8}s?$")
# Units and the like: `pc` of “Parsec”.
UNIT = re.compile(r"[a-z]{2,3}$")
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[^\W_a-zA-Z0-9]+")
LATIN = re.compile(r"[A-Za-z]")
LONGEST = 100


def abbreviates(name: str, inner: str) -> bool:
    """Tell whether the name or what stands in brackets behind it is the other one in short."""
    if ")" in inner or len(name) > LONGEST:
        return False
    plain, told = _bare(name), _bare(inner)
    if _is_short(told) or UNIT.match(told):
        return _is_of(told, plain)
    last = plain.rsplit(maxsplit=1)[-1] if plain.split() else ""
    is_foreign = len(told) >= 2 and not LATIN.search(told)
    is_long = is_foreign or len(told.split()) >= 2 or len(told) >= 2 * len(last) + 2
    return _is_short(last) and is_long and _is_of(last, told)


def _bare(text: str) -> str:
    """Return text without accents, so that `É` is an `E`."""
    known = unicodedata.normalize("NFKD", text)
    return "".join(one for one in known if not unicodedata.combining(one))


def _is_short(text: str) -> bool:
    if SHORT.match(text):
        return True
    return SHORT_CAPITALS.match(text) is not None and text.rstrip("s").isupper()


def _is_of(short: str, long: str) -> bool:
    letters = [one.upper() for one in short.rstrip("s") if one.isalpha()]
    if not letters or not long:
        return False
    if all(one.isascii() for one in letters) and not LATIN.search(long):
        # Of a name in another script nobody can tell; who writes two capitals behind it means the same.
        return len(letters) >= 2 and short.isupper()
    initials = iter(part[0].upper() for part in PART.findall(long))
    if all(letter in initials for letter in letters):
        return True
    # A compound is one word: the letters stand in it in order, the first one first.
    rest = iter(one.upper() for one in long if one.isalpha())
    is_longer = sum(map(str.isalpha, long)) >= 3 * len(letters)
    looks_short = UNIT.match(short) is not None or sum(one.isupper() for one in short) * 2 > len(short)
    capitals = is_longer and len(letters) >= 2 and looks_short
    return capitals and next(rest, "") == letters[0] and all(letter in rest for letter in letters[1:])
