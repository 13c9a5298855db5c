"""What stands below the heading of a quiz or of essays and asks nothing: links, notes, steps, what is expected.

The page of a program that quizzes is called “Quiz”, and so is everything below; tests of a program are run, not sat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.asking import ASKS, ENDED, HINT, QUESTION_END, directs, prompts
from studysite.text.asking_heads import NUMBER_ALONE
from studysite.text.choice_words import JUDGES, NAMES_RIGHT
from studysite.text.headings import Part
from studysite.text.headwords import WIDE
from studysite.text.items import BOLD_ITEM
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.line import Line, indent, is_rule, marker, unmarked
from studysite.text.options import groups
from studysite.text.verbatim import outside
from studysite.text.verdicts import verdict
from studysite.text.vocabulary import INSTRUCTS, bare, role_of

LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?: \"[^\"]*\")?\)|<?https?://\S+")
WORD = re.compile(r"[^\W\d_]{2,}")
GAP = re.compile(r"_{3,}|\.{4,}|…|\(\s{2,}\)|\[\s*\.\.\.\s*\]")
# Words beside a link that only say what it leads to: “Quiz 1 and its key (PDF)”.
MOST_BESIDE = 4
FEWEST, FEWEST_DEFINED = 3, 5
HARDLY = 8
WHOLLY_BOLD = re.compile(r"\*\*[^*]{2,80}\*\*")
# Scripts in which people ask without a question mark.
SILENT = re.compile(f"[{WIDE}]")
FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")
ASIDE = re.compile(r"(?:[-*+•]\s+)?[(（][^()（）]*[)）]\.?")
ROW = re.compile(r"\s*\|\s*[*_]{0,2}(?:Q\s?)?\d{1,3}[.)]?[*_]{0,2}\s*\|")
DEFINED = re.compile(r"\*\*[^*?]{1,60}(?:\*\*\s*[:：–—-]|[:：]\*\*)\s*[^\s?]")


def only_links(lines: Sequence[Line]) -> bool:
    """Tell whether every line leads elsewhere and says hardly more: papers to fetch, and no questions."""
    own = [lines[at].text for at in outside(lines)]
    return bool(own) and all(map(_leads, own))


def only_quotes(lines: Sequence[Line]) -> bool:
    """Tell whether all lines are quoted, or in brackets, and none asks: they say how to use what stands below."""
    own = [text.strip() for at in outside(lines) if not is_rule(text := lines[at].text)]
    asks = any(ASKS.search(text) or NUMBERED.match(text.lstrip("> ")) for text in own)
    aside = all(ASIDE.fullmatch(text) and not QUESTION_END.search(text) for text in own)
    return bool(own) and not asks and (aside or all(text.startswith(">") for text in own))


def defining(found: Sequence[Part]) -> None:
    """Make glossaries of lists of headwords in bold that ask nothing, below a title such as “Flash cards”."""
    for part in found:
        if part.role == "quiz" and part.title and not role_of(part.title, marked=True) and _defines(part.body):
            part.role = "glossary"


def _defines(lines: Sequence[Line]) -> bool:
    """Tell whether all entries at the margin, five at least, are a headword in bold and what it means."""
    own = [line for at in outside(lines) if not is_rule((line := lines[at]).text) and indent(line.text) == 0]
    entries = [found for line in own if (found := marker(line.text)) and found.number is None]
    defined = [one for one in entries if DEFINED.match(one.rest) and not ASKS.search(one.rest)]
    return FEWEST_DEFINED <= len(defined) == len(own)


def heads_keys(part: Part, following: Part) -> bool:
    """Tell whether a part only says how to use the keys deeper below it: nothing in it is numbered, nor an entry."""
    deeper = part.role == following.role == "answers" and following.level > part.level and not part.empty
    return deeper and not any(NUMBERED.match(text := line.text.strip()) or marker(text) for line in part.body)


def only_beside(key: Part, part: Part) -> bool:
    """Tell whether a heading below a quiz or a key is none of its own: it instructs, and neither counts nor asks below.

    Below a key that counts its answers that is one that has a number neither itself nor below it: “Scoring”.
    """
    if INSTRUCTS.fullmatch(bare(part.title)):
        return not any(NUMBERED.match(line.text.strip()) or ASKS.search(line.text.rstrip()) for line in part.body)
    if key.role != "answers" or NUMBERED.match(part.title) or NUMBER_ALONE.match(part.title):
        return False
    return _counted(key) > 1 and not part.empty and not _counted(part) and not ASKED_LABEL.match(part.title)


def _counted(part: Part) -> int:
    """Return how many lines of a part begin with a number, of a list or in a table."""
    return sum(1 for line in part.body if NUMBERED.match(line.text.strip()) or ROW.match(line.text))


def _leads(text: str) -> bool:
    rest, links = LINK.subn(" ", text)
    return links > 0 and not ASKS.search(rest.rstrip()) and len(WORD.findall(rest)) <= MOST_BESIDE


def only_notes(part: Part) -> bool:
    """Tell whether what stands below the heading of a quiz is notes: nothing in it asks, or few of three lines or more.

    Statements to judge and gaps to fill in are no notes, nor is what has options, numbers or labels. Scripts that do
    without question marks are not judged by them.
    """
    own = [part.body[at] for at in outside(part.body)]
    depth = min((indent(line.text) for line in own), default=0)
    outer = [line.text.strip() for line in own if indent(line.text) == depth]
    named = bool(part.title) and not role_of(part.title)
    if _asks_nothing(part, own) or _only_remedies(part):
        return True
    if (part.role == "essays" and not named) or len(outer) < FEWEST:
        return False
    bulleted = all(map(marker, outer))
    asking = sum(1 for text in outer if QUESTION_END.search(text) or prompts(text))
    # Below a heading that only stands under a quiz's, notes of other scripts are told if hardly a line directs.
    told = named and part.role == "quiz" and asking * HARDLY <= len(outer)
    told = told and not any(SILENT.search(text) or QUESTION_END.search(text) for text in outer)
    if not (bulleted or told or all(text.isascii() for text in outer)):
        return False
    numbered = any(NUMBERED.match(line.text.strip()) for line in own)
    return asking * FEWEST < len(outer) and not numbered and not _has_marks(part.title, own)


def _only_remedies(part: Part) -> bool:
    """Tell whether all entries at the margin, two at least, are words in bold with bullets below, and nothing asks.

    “1. **The file does not open**” with what to look for: so pages of programs list problems, and call it a FAQ.
    """
    own = [part.body[at] for at in outside(part.body)]
    heads = [line for line in own if indent(line.text) == 0]
    below = [line for line in own if indent(line.text) > 0]
    if part.role != "quiz" or len(heads) < 2 or len(below) < len(heads) or own[-1] is heads[-1]:
        return False
    named = all((mark := marker(line.text)) and WHOLLY_BOLD.fullmatch(mark.rest.rstrip()) for line in heads)
    listed = all((mark := marker(line.text)) and mark.number is None for line in below)
    asks = any(QUESTION_END.search(line.text) or prompts(_words(line.text)) for line in heads)
    return named and listed and not asks and not _has_marks(part.title, own)


def only_tells(part: Part) -> bool:
    """Tell whether hardly a line asks, directs, has a gap, a label or options, and something says that none should.

    That is code, a row of a table, a heading that names no quiz itself, or that all is one paragraph.
    """
    own = [line for at in outside(part.body) if not is_rule((line := part.body[at]).text)]
    if part.role == "essays" or _has_marks(part.title, own) or _is_completed(own):
        return False
    shows = any(line.close for line in part.body) or any(line.text.lstrip().startswith("|") for line in own)
    depth = min((indent(line.text) for line in own), default=0)
    outer = [line.text.strip() for line in own if indent(line.text) == depth]
    asking = sum(1 for line in own if QUESTION_END.search(line.text))
    directing = sum(1 for text in outer if directs(_words(text)))
    if (2 * asking + directing) * 2 > len(outer):
        return False
    if len(outer) == 1:
        return shows or (marker(outer[0]) is None and ENDED.search(outer[0]) is not None and not outer[0].endswith(":"))
    named = bool(part.title) and not role_of(part.title, marked=bool(part.mark))
    # A sentence may lead over to them.
    listed = outer[1:] if outer and ENDED.search(outer[0]) else outer
    steps = all(NUMBERED.match(text) or marker(text) or text.endswith(":") for text in listed)
    return shows or (named and steps and not asking)


def _is_completed(lines: Sequence[Line]) -> bool:
    """Tell whether most numbers are to be completed: “1. Silk comes from:”; “1. Fetch it:” leads over to how."""
    numbered = [text.rstrip("*_ ") for line in lines if NUMBERED.match(text := line.text.strip())]
    left_open = sum(1 for text in numbered if text.endswith(":"))
    return left_open > 1 and left_open * 2 > len(numbered)


def _has_marks(title: str, lines: Sequence[Line]) -> bool:
    """Tell whether something asks without a question mark: a label, a gap, words to judge by, options."""
    texts = [line.text for line in lines]
    labelled = any(one.match(text) for text in texts for one in (ANSWER_LABEL, ASKED_LABEL, HINT))
    judged = any(JUDGES.search(text) for text in (bare(title), *texts))
    return labelled or judged or any(map(GAP.search, texts)) or bool(groups(lines))


def _asks_nothing(part: Part, own: Sequence[Line]) -> bool:
    """Tell whether no line of a section asks, tells what to do, is to be filled in, judged or chosen from, or answers.

    Steps below “Creating new flashcards” do none of it. Only English is judged so: nearly all its verbs are known.
    """
    texts = [line.text.strip() for line in own]
    foreign = sum(1 for text in texts if FOREIGN.search(text))
    if part.role == "essays" or not texts or foreign * 10 > len(texts):
        return False
    bare_texts = [_words(text) for text in texts]
    if any(QUESTION_END.search(text) or prompts(text) for text in bare_texts):
        return False
    # “1. Silk comes from:” is to be completed.
    if any(NUMBERED.match(text) and text.rstrip("*_ ").endswith((":", "…")) for text in texts):
        return False
    named = any(NAMES_RIGHT.match(text) or verdict(text) for text in texts)
    return not named and not _has_marks(part.title, own)


def _words(text: str) -> str:
    """Return a line without the number or the mark before it."""
    if found := NUMBERED.match(text):
        return found["rest"].strip("*_ ")
    return unmarked(text).strip("*_ ")


def only_expects(part: Part, following: Part | None) -> bool:
    """Tell whether a section only says what is expected of its answers, and the one below it asks.

    “Essay questions” may list what makes a good essay before “The questions:”.
    """
    if following is None or following.role != part.role or part.empty:
        return False
    own = [part.body[at].text.strip() for at in outside(part.body)]
    asked = [following.body[at].text.strip() for at in outside(following.body)]
    labelled = any(one.match(text) for text in own for one in (ANSWER_LABEL, ASKED_LABEL))
    return not labelled and any(map(_begins_item, asked)) and not any(map(_begins_item, own))


def _begins_item(text: str) -> bool:
    if ASKED_LABEL.match(text):
        return True
    return NUMBERED.match(text) is not None or BOLD_ITEM.match(text) is not None or prompts(text)
