"""What asks: a question mark, or a verb that tells a learner what to do; and what only says that there is no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.patterns import lazy
from studysite.text.headline import wide
from studysite.text.languages import EASTERN, first_words
from studysite.text.pictures import only_pictures

# The end of a line that asks, of any whole sentence, and of a question inside a line.
ASKS = re.compile(r"[?？؟⸮][\"'”’»)\]*_]*$")
ENDED = re.compile(r"[.!?:;…。？！؟।][\"'”’»)\]*_]{0,4}$")
# How a line ends that is to be completed.
LEFT_OPEN = (":", "：", "…", "...", "_")
# The end of a whole sentence that does not ask.
TOLD = re.compile(r"[.!。！।][\"'”’»)\]*_]{0,4}$")
QUESTION_END = re.compile(r"(?:[?？؟⸮][\"'”’»)\]*_]*)+")

_ENDS = (r"(?!\w)", "")
# What may stand between a question and its answer on one line.
JOINT = re.compile(r"(?:[-–—=]{1,3}>|[→➜➔➡⇒⟶]\ufe0f?|[-–—])\s+")

# Words that begin a prompt, or go on with one ("What is torque? Give an example."), and those that end one.
# A word ends where no letter follows; in scripts without spaces there is no telling.
_FIRST = "|".join(f"(?:{'|'.join(words)}){_ENDS[code in EASTERN]}" for code, words in first_words("asks"))
_LAST = "|".join("|".join(words) for _, words in first_words("asks_last"))
# In small letters: a pattern that ignores case tries all these words one by one.
PROMPTS = lazy(rf"[\W\d_]*(?:(?:please|bitte|por favor|per favore)\s)?(?:{_FIRST})")
PROMPTS_LAST = lazy(rf"(?:{_LAST})[\W_]*$")

# A line that helps without telling the answer.
HINT = re.compile(r"\W*(?:hints?|tips?|clues?)\W*(?:\d+\W*)?(?:[:：]|$)", re.IGNORECASE)

# What says that a document gives no answers, wherever it stands.
NO_ANSWERS = lazy(
    r"\W*(?:(?:there (?:are|is) )?no (?:answers?|solutions?|answer key)(?: key)?(?: (?:is|are|was|were))?"
    r"(?: (?:provided|given|included|available|supplied|here|yet|needed|required))?"
    r"|(?:the )?(?:answers?|solutions?)(?: key)?(?: (?:is|are|was|were))? not "
    r"(?:provided|given|included|available|supplied))"
    r"(?: (?:in|by|with|for|on|below) .{1,50})?\W*"
    # Where they are to be found.
    r"|\W*(?:turn|see|check|look|find|scroll)\b[^?]{0,40}\b(?:answers|answer key|solutions)\b[^?]{0,30}"
    r"|\W*(?:the )?(?:answers|answer key|solutions)(?: (?:are|is|can be|found|given|listed|follow|to be))* "
    r"(?:below|overleaf|on (?:the )?(?:next |last )?page|at the end|next)[^?]{0,30}",
    re.IGNORECASE,
)


# “Which two are right? (Choose two.)”
_ASIDE_BEHIND = re.compile(r"[?？؟]\s?[(（][^()（）]*[)）]$")
_CLOSING = (")", "）")
# “2 marks”, “True/False”, “p. 4”: no answers.
_SCORED = re.compile(
    r"\d{1,3}\s+\w|[^\W\d_]{1,10}\s?/\s?[^\W\d_]{1,10}$|[^\W\d_]{1,4}\.?\s?\d{1,3}$|hint\b", re.IGNORECASE
)
# A line of a key: “3. B”.
_LETTER_OF = re.compile(r"\d{1,3}\s?[.):-]\s?[A-La-l]$")


# Whoever speaks, before what they say: “Reporter: …”, “**Dr. Vega:** …”.
_SPEAKER = re.compile(r"[*_]{0,2}(?P<who>[^\W\d_][^:?!*]{0,30}):[*_]{0,2}\s+\S")


def speaker(text: str) -> str:
    """Return who says a line, in small letters; "" where nobody is named."""
    found = _SPEAKER.match(text) if ":" in text[:36] else None
    return found["who"].casefold() if found else ""


def is_talk(asking: Sequence[str]) -> bool:
    """Tell whether lines that ask are what somebody said who is named before each: an interview, no quiz."""
    return len(asking) > 1 and bool(speaker(asking[0])) and len({speaker(text) for text in asking}) == 1


def asks_at_last(text: str) -> bool:
    """Tell whether a line ends in a question, or in brackets behind one: “Why? (Chapter 3)”."""
    return ASKS.search(text) is not None or (text[-1:] in _CLOSING and _ASIDE_BEHIND.search(text) is not None)


def asks_aside(text: str) -> bool:
    """Tell whether a line asks and says more, or only names what is right: no heading does."""
    told = _ASIDE_BEHIND.search(text) is not None or _LETTER_OF.match(text) is not None
    return told or told_in_line(text) is not None


def asides(texts: Sequence[str]) -> list[int]:
    """Return where the brackets begin that hold the answer of each text that asks; none where one has no such brackets.

    What is counted (“2 marks”), or begins with the same word everywhere (“see p. 4”), answers nothing.
    """
    found = [_ASIDE_BEHIND.search(text) for text in texts]
    told = [match.group().strip("?？؟ (（)）") for match in found if match]
    if len(told) < len(texts) or not all(told) or any(directs(one) or _SCORED.match(one) for one in told):
        return []
    # Where no spaces part words, two characters are one.
    first = {one[:2] if wide(one[:2]) > 1 else one.split()[0].casefold() for one in told}
    return [match.start() + 1 for match in found if match] if len(first) * 3 > len(told) * 2 else []


def says_none(text: str) -> bool:
    """Tell whether a line is nothing but the remark that no answers are given."""
    return len(text) <= 120 and NO_ANSWERS.fullmatch(text.strip()) is not None


def prompts(text: str) -> bool:
    """Tell whether a line asks, or tells a learner what to do."""
    return ASKS.search(text.rstrip()) is not None or directs(text)


def directs(text: str) -> bool:
    """Tell whether a line tells a learner what to do: “Describe …”, “… 説明しなさい。”."""
    # None of the words that end a prompt is ASCII, and they are looked for at every character.
    return PROMPTS.match(text.lower()) is not None or (not text.isascii() and PROMPTS_LAST.search(text) is not None)


def told_in_line(text: str) -> int | None:
    """Return where the answer begins that a question has on its own line; None where there is none.

    Only what stands behind the last question mark can be one, and nothing that goes on asking.
    """
    if "?" not in text and text.isascii():
        return None
    marks = list(QUESTION_END.finditer(text))
    if not marks or len(text) == marks[-1].end() or not text[marks[-1].end()].isspace():
        return None
    if any(stop in text[marks[0].end() : marks[-1].start()] for stop in (". ", "! ", "。")):
        return None
    rest = JOINT.sub("", text[marks[-1].end() :].lstrip(), count=1)
    begins = rest.lstrip("*_\"'“‘«„")[:1]
    if not begins or begins.islower() or begins in "([" or directs(rest) or only_pictures(rest):
        return None
    return len(text) - len(rest)
