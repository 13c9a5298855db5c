"""Documents as accidents leave them: golden inputs and layouts, cut, doubled, mixed, with strange characters in them.

All that happens is decided by a `Random`, so that Hypothesis and a fuzzer can both drive it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from strategies import ATTACKS

TESTS = Path(__file__).parent
INPUTS = sorted(
    path
    for name in ("golden", "layouts")
    for path in (TESTS / name).glob("*/*")
    if path.suffix in (".txt", ".md") and not path.name.endswith(".expected.md")
)
TEXTS = tuple(path.read_bytes().decode("utf-8", "replace") for path in INPUTS)

# Control characters, marks that turn the direction of text, invisible and composed characters, line ends of others.
CHARACTERS = (
    *"\0\x01\x02\x03\x07\x08\x0b\x0c\x1a\x1b\x1c\x1f\x7f\x80\x85\x9f\t\r ",
    *"\u00a0\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067",
    *"\u2068\u2069\ufeff\ufffc\ufffd\uffff\u0301\u0345\u1100\U000e0041\U0001f468\ud800\udfff",
)
# What may stand before a line: deeper, quoted, listed, a heading, fenced, a row of a table.
PREFIXES = ("  ", "    ", "\t", "> ", "- ", "* ", "1. ", "# ", "## ", "| ", "```", "~~~", ": ", "    - ", "**", "\\")
DEEP = 60
LONG = 3_000

Lines = list[str]
Mutation = Callable[[Lines, Random], Lines]


def _span(lines: Lines, random: Random, most: int = 6) -> tuple[int, int]:
    first = random.randrange(len(lines))
    return first, min(len(lines), first + random.randint(1, most))


def deleted(lines: Lines, random: Random) -> Lines:
    first, last = _span(lines, random)
    return lines[:first] + lines[last:]


def doubled(lines: Lines, random: Random) -> Lines:
    first, last = _span(lines, random)
    place = random.randrange(len(lines) + 1)
    return lines[:place] + lines[first:last] * random.randint(1, 3) + lines[place:]


def swapped(lines: Lines, random: Random) -> Lines:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    made = list(lines)
    made[one], made[other] = made[other], made[one]
    return made


def ended(lines: Lines, random: Random) -> Lines:
    """Cut the document off in the middle of a line."""
    last = random.randrange(len(lines))
    return [*lines[:last], lines[last][: random.randint(0, len(lines[last]))]]


def broken(lines: Lines, random: Random) -> Lines:
    """Break a line in two, or join it with the next one."""
    at = random.randrange(len(lines))
    place = random.randint(0, len(lines[at]))
    if random.random() < 0.5:
        return [*lines[:at], lines[at][:place], lines[at][place:], *lines[at + 1 :]]
    return [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]]


def spoilt(lines: Lines, random: Random) -> Lines:
    """Put strange characters into a line."""
    made = list(lines)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(made))
        place = random.randint(0, len(made[at]))
        made[at] = made[at][:place] + random.choice(CHARACTERS) * random.randint(1, 3) + made[at][place:]
    return made


def attacked(lines: Lines, random: Random) -> Lines:
    """Put what could be markup into a line, or before it."""
    made = list(lines)
    at = random.randrange(len(made))
    place = random.choice((0, random.randint(0, len(made[at])), len(made[at])))
    made[at] = made[at][:place] + random.choice(ATTACKS) + made[at][place:]
    return made


def prefixed(lines: Lines, random: Random) -> Lines:
    first, last = _span(lines, random, 12)
    prefix = random.choice(PREFIXES) * random.randint(1, 3)
    return [prefix + line if first <= at < last else line for at, line in enumerate(lines)]


def deepened(lines: Lines, random: Random) -> Lines:
    """Nest a line far too deep, one level at a time."""
    at = random.randrange(len(lines))
    step = random.choice(("  ", "    ", "> ", "- ", "\t"))
    own = random.choice(("- ", "1. ", ""))
    return [*lines[:at], *(step * level + own + lines[at] for level in range(random.randint(8, DEEP))), *lines[at:]]


def lengthened(lines: Lines, random: Random) -> Lines:
    made = list(lines)
    at = random.randrange(len(made))
    made[at] *= LONG // max(1, len(made[at]))
    return made


def mixed(lines: Lines, random: Random) -> Lines:
    """Bring lines of another document in."""
    other = random.choice(TEXTS).split("\n")
    first, last = _span(other, random, 20)
    place = random.randrange(len(lines) + 1)
    return lines[:place] + other[first:last] + lines[place:]


MUTATIONS: tuple[Mutation, ...] = (
    *(deleted, doubled, swapped, ended, broken, spoilt, attacked, prefixed, deepened, lengthened, mixed),
    # What brings something in happens more often than what takes something away.
    *(spoilt, attacked, attacked, prefixed, mixed),
)


def mutated(text: str, random: Random, times: int) -> bytes:
    """Return a document after `times` accidents, as the bytes of a file."""
    lines = text.split("\n")
    for _ in range(times):
        lines = random.choice(MUTATIONS)(lines, random) or [""]
    end = random.choice(("\n", "\n", "\n", "\r\n", "\r", "\n\n"))
    made = end.join(lines)
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return made.encode(encoding, "surrogatepass" if encoding.startswith("utf-8") else "replace")
