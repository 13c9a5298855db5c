"""The headings that study tools and courses use, and the role that each gives its section, of all languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from studysite.model import SectionRole
from studysite.patterns import knowing, lazy
from studysite.text.choice_words import JUDGES
from studysite.text.english import ASIDE, named
from studysite.text.languages import folded, headings, label

Role = SectionRole | Literal["answers"]

# A heading with more characters is a sentence, and has no role.
LONGEST_ROLE = 80

# Pictures, arrows and boxes that people set around a heading, and the brackets of Chinese and Japanese ones.
_SIGNS = r"[\u2190-\u2bff\u3008-\u3011\u3014-\u301b\u3030\u303d\U0001f000-\U0001faff\s]+"
SIGNS = lazy(f"^{_SIGNS}|{_SIGNS}$")

# What may stand before a heading's own words: "Part 2:", "Section 3 -", "II.", "2)".
NUMBERING = lazy(
    r"^(?:(?:part|section|chapter|unit|module) (?:\d{1,2}[a-h]\s*[:.)—–-]|[—–-]\s?[a-h](?!\w)\s*[:.)—–-]?)\s*"
    rf"|{headings('part').pattern}\s*[:.)—–-]?\s*|(?:part|section|chapter|unit|module) "
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten)\b\s*[:.)—–-]?\s*|[a-h]\s*[:.)—–-]\s*)"
    r"|[ivxlc]+[.)]\s+|\d{1,3}[.)](?!\d)\s*)",
)
# What may stand behind them: "Quiz (10 questions)".

# Essays that somebody wrote, and what they took for granted: text, though it stands among questions and answers.
STANDS_ALONE = lazy(
    r"(?:model|sample|example|exemplar|specimen) (?:essays?|responses?|essay responses?)(?! answers?\b)"
    r"(?: .{1,40}|: .{1,60})?"
    r"|(?:(?:key|working|underlying|standing|main|basic) )?assumptions?(?: .{1,40})?",
    re.IGNORECASE,
)

# A line that parts the items of a quiz or a key by what they are about.
CHAPTER = lazy(
    rf"(?P<word>{headings('part').pattern}|(?:week|lesson|topic|lecture|part|section) (?:\d{{1,3}}[a-h]?|[a-h]))(?!\w)"
    r"(?:\s*[:.–—-]\s*[^?]{1,80})?"
)

# An outline's own numbering: 1.2 and 1.2.3, then I. A. 1. a)
OUTLINE_NUMBER = lazy(
    r"(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,5})\.?\s+|(?P<roman>[IVXLC]{1,7})\.\s+|(?P<letter>[A-Z])\.\s+"
    r"|(?P<digit>\d{1,3})[.)]\s+|(?P<small>[a-z])[.)]\s+"
)

# The first role that fits wins.
_ORDER: tuple[Role, ...] = (
    "answers",
    "quiz",
    "essays",
    "glossary",
    "checkpoints",
    "objectives",
    "concept",
    "outline",
    "figures",
    "pairs",
    "example",
    "tables",
    "links",
    "summary",
)
ROLES: list[tuple[Role, re.Pattern[str]]] = [(role, headings(role)) for role in _ORDER]

# Headings that open a main section of a known layout but give it no special role, and those of briefings.
MAIN, BRIEFING = headings("main"), headings("briefing")

# A line that parts questions from their answers within one section.
ANSWERS_MARKER = lazy(rf"\W*{label('reveal')}\W*", re.IGNORECASE)
MANY_ANSWERS = lazy(r"\W*(?:\w+ ){0,4}(?:answers|solutions|answer key)\W*$", re.IGNORECASE)

# A heading that names a picture: with nothing below it, the picture is what is missing.
PICTURE = lazy(
    r"\b(?:diagram|decision tree|architecture|flow ?chart|chart|figure|graph|illustration|timeline)\b",
    re.IGNORECASE,
)

# The lines of a glossary that name what they hold: "Term: …", "Definition: …", "Example: …"
_NAMED = r"(?P<label>[*_]{{0,2}}{}[*_]{{0,2}}\s?[:：][*_]{{0,2}})\s*(?P<rest>\S.*)$"
TERM_LABEL = knowing(_NAMED.format(label("term")), re.IGNORECASE)
DEFINITION_LABEL = knowing(_NAMED.format(label("definition")), re.IGNORECASE)
DEFINITION_ALONE = lazy(rf"[*_]{{0,2}}{label('definition')}[*_]{{0,2}}\s?[:：][*_]{{0,2}}", re.IGNORECASE)
EXAMPLE_LABEL = knowing(_NAMED.format(label("example_label")), re.IGNORECASE)

INSTRUCTS = lazy(label("instructions"), re.IGNORECASE)
INSTRUCTION = lazy(
    rf"[*_]{{0,2}}{label('instructions')}\s*[:：]|\(|"
    r"(?:please )?(?:answer|respond|write|reply|complete|consider|choose|use|discuss)\b.{0,80}"
    r"\b(?:questions?|sentences?|essays?|prompts?|paragraphs?|following|below|words?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def bare(heading: str) -> str:
    """Return a heading's own words, folded: without marks, numbering, signs, closing colon."""
    # White space is folded first: a pattern that ends in it would look at a long run of it again and again.
    words = " ".join(heading.split()).strip("#").strip().strip("*_").strip()
    words = SIGNS.sub("", folded(words)).rstrip(":").strip()
    return SIGNS.sub("", NUMBERING.sub("", words)).strip().strip("*_").rstrip(":").strip()


def role_of(heading: str, *, marked: bool = False) -> Role:
    """Return the role of a section with this heading; "" where it has none. One with marks may also name a topic."""
    return "" if len(heading) > 2 * LONGEST_ROLE else _role(bare(heading), marked)


@lru_cache(maxsize=8192)
def _role(words: str, marked: bool) -> Role:
    if len(words) > LONGEST_ROLE or STANDS_ALONE.fullmatch(words):
        return ""
    if words.endswith("?") and JUDGES.fullmatch(words.strip("¿? ")):
        return "quiz"
    found: Role = next((role for role, pattern in ROLES if pattern.fullmatch(words)), "")
    own = named(words, topic=marked)
    # A pattern that lets anything follow takes “Quiz (Answer Key)” for a quiz.
    if found or own:
        return own if own == "answers" and found == "quiz" else found or own
    bared = ASIDE.sub("", words) or words.strip("()")
    return _role(bared, marked) if bared != words else ""


def is_main(heading: str) -> bool:
    """Tell whether a heading is one of those that open a main section in the known layouts."""
    if len(heading) > 2 * LONGEST_ROLE:
        return False
    words = bare(heading)
    return bool(_role(words, marked=False)) or any(one.fullmatch(words) for one in (MAIN, STANDS_ALONE))


def is_label(heading: str) -> bool:
    """Tell whether words with a colon name what an answer takes for granted, as well as they might head a section."""
    return heading.strip("*_ ").endswith((":", "：")) and STANDS_ALONE.fullmatch(bare(heading)) is not None


def chapter(text: str) -> str:
    """Return how a line begins that names a chapter by its number (“unit” of “Unit 3: Rivers”); "" for any other."""
    match = CHAPTER.fullmatch(folded(text.strip().strip("#*_ "))) if len(text) <= LONGEST_ROLE else None
    return re.sub(r"\W*\w*$", "", match["word"]) if match else ""
