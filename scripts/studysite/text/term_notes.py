"""What may stand below a definition, or behind it: further names, related terms, the date of a fact."""

from __future__ import annotations

import re

from studysite.patterns import knowing, lazy
from studysite.text.headwords import MOST_PLAIN_WORDS, names
from studysite.text.languages import label

NOTE = knowing(
    r"(?P<mark>[*_]{0,2})(?P<label>"
    rf"(?P<related>{label('related')})|(?P<also>{label('also')})|(?P<as_of>as of))"
    r"[:：]?(?P=mark)\s?[:：]?(?:(?<=[:*_])\s+|(?<=：)\s*)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# The same behind a definition, on its line; the last one where there are several.
NOTE_BEHIND = lazy(
    r"(?P<told>.*(?:[.!?)]\s|[。！？）)]|\S(?=\s?[(（\[]))(?<!см\.\s))\s?"
    rf"(?P<note>[(（\[]?[*_]{{0,2}}(?:{label('behind')}|{label('short')})[*_]{{0,2}}\s?[:：].*)$",
    re.IGNORECASE,
)
# Two words that say so without a colon.
SEE_ALSO = lazy(
    rf"(?P<told>.*[.!?)]\s)\s?[(\[]?[*_]{{0,2}}(?P<label>(?i:{label('behind')}))(?<! of)[*_]{{0,2}} "
    r"(?P<rest>[*_`A-ZÀ-ÖØ-ÞА-Я\u0590-\u05ff\u0600-\u06ff][^.:]{0,99})$",
)
MOST_NOTES = 3
PARENTHESES = re.compile(r"^[(（\[](.*?)[)）\]]?[ .。]*$")
# Labels that are words with a definition of their own in many glossaries.
MAYBE_TERM = re.compile(
    r"alias|abbreviation|synonym|compare|related|(?!also|see|aka|alias|abbrev|synonym|related)[\w.]+", re.IGNORECASE
)
# Labels that sentences begin with, too.
MAYBE_SENTENCE = re.compile(r"also|see|compare|related", re.IGNORECASE)


def note(text: str) -> re.Match[str] | None:
    """Return the label of a note and what it lists, None for a sentence."""
    found = NOTE.match(text)
    if found is None or any(len(name.split()) > MOST_PLAIN_WORDS for name in names(found["rest"])):
        return None
    words = found["rest"].split()
    sentence = len(words) > 3 and words[-1].endswith((".", "?", "!")) and words[-1].islower()
    return None if sentence and MAYBE_SENTENCE.fullmatch(found["label"]) else found


def note_behind(text: str) -> tuple[str, re.Match[str]] | None:
    """Return a definition without the last note behind it, and that note; None where there is none."""
    if bare := SEE_ALSO.match(text.rstrip(" .)]*_")):
        text = f"{bare['told']}{bare['label']}: {bare['rest'].strip('*_ ')}"
    found = NOTE_BEHIND.match(text)
    own = note(PARENTHESES.sub(r"\1", found["note"])) if found else None
    return (found["told"].rstrip(), own) if found and own else None
