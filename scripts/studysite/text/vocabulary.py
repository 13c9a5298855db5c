"""The headings that study tools and courses use, and the role that each gives its section. Data only."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from studysite.model import SectionRole

Role = SectionRole | Literal["answers"]

# A heading with more characters is a sentence, and has no role.
LONGEST_ROLE = 80

# What may stand before a heading's own words: "Part 2:", "Section 3 -", "II.", "2)".
NUMBERING = re.compile(
    r"^(?:(?:part|section|chapter|unit|module)\s+[\divxlc]+\s*[:.)–—-]?\s*|[ivxlc]+[.)]\s+|\d{1,3}[.)]\s+)",
    re.IGNORECASE,
)

# An outline's own numbering: 1.2 and 1.2.3, then I. A. 1. a)
OUTLINE_NUMBER = re.compile(
    r"(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,5})\.?\s+|(?P<roman>[IVXLC]{1,7})\.\s+|(?P<letter>[A-Z])\.\s+"
    r"|(?P<digit>\d{1,3})[.)]\s+|(?P<small>[a-z])[.)]\s+"
)

# Ways to write the heading of each role, as parts of one pattern; the first role that fits wins.
_ROLES: list[tuple[Role, tuple[str, ...]]] = [
    (
        "answers",
        (
            r"(?:quiz |short[- ]answer |question |practice )?answer(?:s)? ?(?:key|sheet)?(?: for .{1,40})?",
            r"key to the quiz",
            r"(?:quiz )?(?:solutions|answers)",
        ),
    ),
    (
        "quiz",
        (
            (
                r"(?:short[- ]answer |practice |review |self[- ]?|study |comprehension |quick )*"
                r"(?:quiz|questions|test)(?: questions)?(?: \(?.{0,30}\)?)?"
            ),
            r"quiz: .{1,40}",
            r"(?:multiple[- ]choice|true[ /-](?:or[ -])?false)(?: quiz| questions)?",
            r"flash ?cards|questions and answers|q ?(?:&|and) ?a|faqs?|frequently asked questions",
        ),
    ),
    (
        "essays",
        (
            r"(?:suggested )?essay(?:[- ]format)? (?:questions|prompts|topics)",
            r"essays?|long[- ]answer questions|(?:suggested )?essay[- ]format questions",
        ),
    ),
    (
        "glossary",
        (
            r"(?:comprehensive )?glossary(?:(?: of| for|:) .{1,60})?",
            r"key (?:terms?|vocabulary)(?: (?:&|and) (?:glossary|definitions|concepts))?",
            r"vocabulary|terminology|terms and definitions",
            r"gloss(?:ário|ario|aire|ar)|용어집|용어 정리|用語集|术语表|術語表",
        ),
    ),
    ("checkpoints", (r"checkpoint(?: questions)?|check your understanding|knowledge checks?|quick check",)),
    (
        "objectives",
        (r"(?:learning )?(?:objectives|outcomes|goals)", r"what you(?:'|’)?ll learn|what you will learn"),
    ),
    ("concept", (r"(?:formulas? ?(?:/|&|and) ?)?concept box|key formulas?|formula box",)),
    ("outline", (r"hierarchical outline|outline",)),
    ("figures", (r"visual anchors?|diagrams?|figures?|visuals?",)),
    ("pairs", (r"definition[- –]example pairs?|definitions (?:and|with) examples",)),
    ("example", (r"worked examples?|examples? worked|case study",)),
    ("tables", (r"comparison tables?|comparisons?",)),
    ("links", (r"links(?: and references)?|references|further reading|resources|see also",)),
    ("summary", (r"summary|key takeaways|recap|in short",)),
]

ROLES: list[tuple[Role, re.Pattern[str]]] = [
    (role, re.compile(rf"(?:{'|'.join(words)})", re.IGNORECASE)) for role, words in _ROLES
]

# Headings that open a main section of a known layout but give it no special role.
MAIN = re.compile(
    r"the [\"“]?big idea[\"”]?|big idea|muddy points?(?: (?:&|and) .{1,30})?|cross[- ]refs?|executive summary|"
    r"introduction|conclusion(?:: .{1,80})?|overview|background",
    re.IGNORECASE,
)

# A line that parts questions from their answers within one section.
ANSWERS_MARKER = re.compile(
    r"\W*(?:click|tap|press|open|show|reveal|see|expand|view)\b.{0,24}\b(?:answers?|solutions?)\b\W*"
    r"|\W*(?:answers?|solutions?)(?: key)?\W*",
    re.IGNORECASE,
)
MANY_ANSWERS = re.compile(r"\W*(?:\w+ ){0,4}(?:answers|solutions|answer key)\W*$", re.IGNORECASE)

# A heading that names a picture: with nothing below it, the picture is what is missing.
PICTURE = re.compile(
    r"\b(?:diagram|decision tree|architecture|flow ?chart|chart|figure|graph|illustration|timeline)\b",
    re.IGNORECASE,
)

INSTRUCTION = re.compile(
    r"(?:instructions?|directions?|note)\s*:|\(|"
    r"(?:please )?(?:answer|respond|write|reply|complete|consider|choose|use|discuss)\b.{0,80}"
    r"\b(?:questions?|sentences?|essays?|prompts?|paragraphs?|following|below|words?)\b",
    re.IGNORECASE,
)


def bare(heading: str) -> str:
    """Return a heading's own words: without marks, numbering, closing colon."""
    words = heading.strip().strip("#").strip().strip("*_").strip().rstrip(":").strip()
    return NUMBERING.sub("", words).strip().strip("*_").rstrip(":").strip()


def role_of(heading: str) -> Role:
    """Return the role of a section with this heading; "" where it has none."""
    return "" if len(heading) > 2 * LONGEST_ROLE else _role(bare(heading))


@lru_cache(maxsize=8192)
def _role(words: str) -> Role:
    if len(words) > LONGEST_ROLE:
        return ""
    return next((role for role, pattern in ROLES if pattern.fullmatch(words)), "")


def is_main(heading: str) -> bool:
    """Tell whether a heading is one of those that open a main section in the known layouts."""
    if len(heading) > 2 * LONGEST_ROLE:
        return False
    return bool(role_of(heading)) or MAIN.fullmatch(bare(heading)) is not None
