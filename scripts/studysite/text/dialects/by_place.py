"""Questions and answers that only their place tells apart, throughout a document: they get labels.

| what stands there | becomes |
| --- | --- |
| bullets, most of which ask, each with one line right below at the margin | `Q: …`, `A: …` |
| paragraphs, most of which ask, each with one bullet below | `Q: …`, `A: …` |
| numbers that count up, all of which ask or are to be judged, each with a line below | `A: …` below each |
| lines that ask, and below them all each once more with what answers it | the second time `Q: …`, `A: …` |

Five at least, and four in five of all bullets; a document that heads its answers itself is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from studysite.text.asking import ASKS, QUESTION_END, prompts
from studysite.text.headings import hash_heading
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.option_marks import mark
from studysite.text.points import asking_points
from studysite.text.verbatim import outside
from studysite.text.vocabulary import role_of

FEWEST, FEWEST_AGAIN = 5, 4
# An answer of one line, and a question, that are no chapters.
LONGEST = 600

Pairs = dict[int, int]


def with_places(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such questions and answers labelled."""
    own = [at for at in outside(lines) if not is_rule(lines[at].text)]
    texts = [lines[at].text for at in own]
    if len(own) < 2 * FEWEST_AGAIN or not any(QUESTION_END.search(text) for text in texts):
        return list(lines)
    if any(ASKED_LABEL.match(text) or ANSWER_LABEL.match(text) for text in texts) or _has_key(texts):
        return list(lines)
    if pairs := _below_bullets(lines, own) or _in_bullets(lines, own):
        return _labelled(lines, pairs, set(), ledger, _strays(lines, own, pairs))
    pairs, again = _below_numbers(lines, own), set[int]()
    if not pairs:
        pairs, again = _again(lines, own)
    return _labelled(lines, pairs, again, ledger) if pairs else list(lines)


def _strays(lines: Sequence[Line], own: Sequence[int], pairs: Pairs) -> set[int]:
    """Return where text begins below an answer that is no part of it: another bullet, or behind a blank line."""
    answers = set(pairs.values())
    return {
        at
        for at in own
        if at > min(answers)
        and at not in pairs
        and at not in answers
        and (_is_bullet(lines[at].text) or (lines[at - 1].blank and _is_plain(lines[at].text)))
    }


def _has_key(texts: Sequence[str]) -> bool:
    return any(role_of(text) == "answers" for text in texts if len(text) < 60)


def _labelled(
    lines: Sequence[Line], pairs: Pairs, again: set[int], ledger: Ledger, strays: Collection[int] = ()
) -> list[Line]:
    told = set(pairs.values())
    between = {one for at, below in pairs.items() for one in range(at + 1, below) if lines[one].blank}
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at in between:
            continue
        if at in again:
            ledger.drop(line.number, "repeated question", line.text)
            made.append(line._replace(text=""))
        elif at in pairs or at in told:
            found = marker(line.text)
            if found and found.number is not None:
                made.append(line)
                continue
            words = found.rest if found else line.text.strip()
            ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(words)])
            made.append(line._replace(text=f"{'Q' if at in pairs else 'A'}: {words}"))
        elif at in strays:
            made += [Line(line.number, ""), Line(line.number, "***"), Line(line.number, ""), line]
        else:
            made.append(line)
    return made


def _is_bullet(text: str) -> bool:
    found = marker(text)
    return found is not None and found.number is None and not found.indent and bool(found.rest) and not _is_option(text)


def _is_option(text: str) -> bool:
    """Tell whether a line has a box, a letter or a sign, as what one may choose from has."""
    found = mark(text)
    return found is not None and (found.place >= 0 or found.right is not None or "[]" in found.style)


def _is_plain(text: str) -> bool:
    """Tell whether a line is at the margin, and no entry, heading or row."""
    return not indent(text) and marker(text) is None and hash_heading(text) is None and text[:1] not in ("|", ">", "<")


def _below_bullets(lines: Sequence[Line], own: Sequence[int]) -> Pairs:
    """Return the bullets that ask, each with the line right below it."""
    bullets = [at for at in own if _is_bullet(lines[at].text)]
    if len(bullets) < FEWEST:
        return {}
    known = set(own)
    found = {
        at: at + 1
        for at in bullets
        if at + 1 in known
        and _is_plain(lines[at + 1].text)
        and (at + 2 not in known or not _is_plain(lines[at + 2].text))
    }
    asks = sum(1 for at in found if ASKS.search(lines[at].text.rstrip()))
    enough = len(found) >= FEWEST and len(found) * 5 >= len(bullets) * 4 and asks * 3 >= len(found) * 2
    return found if enough and not any(prompts(lines[at].text) for at in found.values()) else {}


def _in_bullets(lines: Sequence[Line], own: Sequence[int]) -> Pairs:
    """Return the first lines of paragraphs that ask, each with the one bullet below it."""
    found: Pairs = {}
    single = lists = asks = 0
    start: int | None = None
    before = -2
    for place, at in enumerate(own):
        text = lines[at].text
        if _is_plain(text):
            start = at if start is None or before != at - 1 else start
        elif _is_bullet(text) and start is not None:
            lists += 1
            following = lines[own[place + 1]].text if place + 1 < len(own) else ""
            if not _is_bullet(following) and not indent(following):
                single += 1
                words = " ".join(line.text for line in lines[start : before + 1])
                if len(words) <= LONGEST and (QUESTION_END.search(words) or words.rstrip().endswith((":", "："))):
                    asks += bool(QUESTION_END.search(words))
                    found[start] = at
            start = None
        elif not _is_bullet(text):
            start = None
        before = at
    enough = len(found) >= FEWEST and single * 5 >= lists * 4 and len(found) * 5 >= single * 4
    told = any(ASKS.search(lines[at].text.rstrip()) for at in found.values())
    return found if enough and asks * 2 >= len(found) and not told else {}


def _below_numbers(lines: Sequence[Line], own: Sequence[int]) -> Pairs:
    """Return the numbered lines of a document without headings that all ask, each with the line below it."""
    asked = asking_points(lines)
    if len(asked) < FEWEST or min(asked) != own[0] or any(hash_heading(lines[at].text) for at in own):
        return {}
    return {at: own[place + 1] for place, at in enumerate(own) if at in asked}


def _first_sentence(text: str) -> str:
    """Return a line up to its first question mark: what it says besides may be left out the second time."""
    found = QUESTION_END.search(text)
    return text[: found.end()] if found else text


def _again(lines: Sequence[Line], own: Sequence[int]) -> tuple[Pairs, set[int]]:
    """Return the second lines of questions that stand together above, each with what is right below; and the first."""
    texts = [_first_sentence(lines[at].text.strip()) for at in own]
    last = {text: place for place, text in enumerate(texts)}
    run: list[int] = []
    for place, text in enumerate(texts):
        if last[text] > place and _is_plain(lines[own[place]].text):
            run.append(place)
        elif run:
            break
    asked = [place for place in run if prompts(texts[place])]
    heads = sorted(last[texts[place]] for place in run)
    ends = [*heads[1:], len(texts)]
    whole = bool(heads) and heads[0] == run[-1] + 1 and run == list(range(run[0], run[0] + len(run)))
    fits = whole and all(end - head > 1 for head, end in zip(heads, ends, strict=True))
    if not fits or len(run) < FEWEST_AGAIN or len(asked) * 5 < len(run) * 4:
        return {}, set()
    return {own[head]: own[head + 1] for head in heads}, {own[place] for place in run}
