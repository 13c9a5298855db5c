"""What an English heading names, told from its words where no pattern has them in just this order.

People write "Ten-Question Quiz", "Short Answer Quiz – Answers", "Answers to the Review Questions": the words of layouts
in any order, and nothing else. A topic may stand before or behind them only in a heading that is marked as one.
"""

from __future__ import annotations

import re
from typing import Literal

Named = Literal["", "quiz", "answers", "essays"]

WORD = re.compile(r"[^\W_]+|&")
ASKING = frozenset(WORD.findall("quiz quizzes question questions test tests exercises flashcards faq faqs"))
WRITING = frozenset(WORD.findall("essay essays prompt prompts topic topics"))
# Words that say how one asks or answers, and those that only join the others.
FORMS = frozenset(
    WORD.findall(
        """
        one two three four five six seven eight nine ten twelve fifteen twenty short long answer form format formatted
        style based response practice review self study comprehension quick mini pop knowledge check recall revision
        sample suggested recommended potential possible proposed correct model brief item items the a of for to and or
        with from in guide section set part chapter unit lesson module week final end free open ended multiple choice
        true false fill blank blanks assessment your understanding written extended discussion critical thinking
        reflection key keys sheet explanations explanation rationale rationales detailed complete full & general basic
        additional more post pre conceptual bank diagram diagrams session
        """
    )
)
# What makes a heading one of answers. A key may be that of a map, and “key questions” are no answers.
TELLING = re.compile(
    r"\b(?:answers|solutions|answerkey|answer (?:keys?|sheet|guide|explanations?)|(?:quiz|test|questions?) keys?)\b"
    r"|^key (?:to|for)\b"
)
SHORT = re.compile(r"(?:^| )short answers$")
# What one is told to do to see answers.
REVEAL = re.compile(
    r"^(?:(?:click|tap|press|show|reveal|see|view|open|expand|here|to|for) )+(?=the |all |answer|solution|quiz)"
)
ASIDE = re.compile(r"\s*\([^()]{1,40}\)$")
# Questions that nobody has answered yet, as briefings list them.
LEFT_OPEN = re.compile(
    r"(?:(?:open|unanswered|unresolved|outstanding|remaining|unsettled|research) )+questions?(?! and answers)\b"
    r"|questions (?:for|of) (?:further|future) "
)
# What is said about questions, and asks none: “How to use these questions”.
ABOUT = re.compile(r"(?:how to|tips (?:for|on)|about (?:the|this|these)|using (?:the|this|these)|types? of|why) ")
# Questions of these forms have no short answer.
AT_LENGTH = re.compile(r"\b(?:extended|long|discussion|critical thinking|reflection|open ended)\b")
BEHIND = re.compile(
    r"(?P<own>.+?)(?:\s*[:–—|]\s*|\s+-\s+|\s+(?:on|about|for|to|regarding|covering)\s+)(?P<topic>\S.*)$"
)
BEFORE = re.compile(
    r"(?P<topic>.+?)(?:\s*[:–—|]\s*|\s+-\s+|\s+)"
    r"(?P<own>(?:quiz |short[- ]answer |review |practice |essay )*"
    r"(?:quiz|answer key|questions|flash ?cards|faqs?|test))$"
)
TITLED = re.compile(r"(?P<own>[^\s:]+\s[^:]{1,40}?)(?::|\s(?P<dash>[–—-]))\s+(?:[^\s.?]+\s){0,5}[^\s.?]+")
LONGEST_TOPIC = 8


def named(words: str, *, topic: bool = False) -> Named:
    """Return what a heading in lower case names; with a `topic` besides, if it may have one."""
    if LEFT_OPEN.match(words) or ABOUT.match(words):
        return ""
    words = REVEAL.sub("", words)
    found = _words_alone(words) or _words_alone(ASIDE.sub("", words))
    if found:
        return found
    if not topic:
        # Without a mark it may as well be a sentence, or a term: two words of layouts, a colon, a few of the topic.
        match = TITLED.fullmatch(words)
        found = _words_alone(match["own"]) if match else ""
        # A dash parts more than a name and its topic: “Quiz 3 - Tides” is the title of a page.
        return found if match and (not match["dash"] or found == "essays") else ""
    for match in (BEHIND.match(words), BEFORE.match(words)):
        own = _words_alone(match["own"]) if match and len(match["topic"].split()) <= LONGEST_TOPIC else ""
        if own and "?" not in words:
            return own
    return ""


def _words_alone(words: str) -> Named:
    """Return what a heading names that has no other words than those of layouts."""
    told = [word for word in WORD.findall(words.replace("flash cards", "flashcards")) if not word.isdigit()]
    known = set(told)
    if not known or not known <= ASKING | WRITING | FORMS | {"answers", "solutions", "answerkey"}:
        return ""
    joined = " ".join(told)
    # “Short Answers” asks for some.
    tells = TELLING.search(SHORT.sub("", joined, count=1)) or told == ["answer"]
    if known & {"essay", "essays"} or (known & (ASKING | WRITING) and AT_LENGTH.search(joined)):
        return "answers" if tells else "essays"
    if tells:
        return "quiz" if _together(told) else "answers"
    return "quiz" if known & ASKING or told in (["short", "answer"], ["short", "answers"]) else ""


def _together(told: list[str]) -> bool:
    """Tell whether a heading names questions with their answers: “Questions and Answers”, “Quiz with Solutions”."""
    joined = next((at for at, word in enumerate(told) if word in ("and", "with", "&")), None)
    if joined is None or {"key", "keys"} & set(told):
        return False
    return bool(ASKING & set(told[:joined])) and bool({"answers", "solutions"} & set(told[joined:]))
