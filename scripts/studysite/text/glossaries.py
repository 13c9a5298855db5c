"""Glossaries that no heading calls one: told by their shape, and by looser words of a heading where those help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studysite.text import tables
from studysite.text.entries import Parting, nests, parting
from studysite.text.glossary_names import may_name_glossary
from studysite.text.headed_terms import LETTERS, below_title, beside, is_headword, only_fields
from studysite.text.headings import Part
from studysite.text.headwords import BOLD_HEAD, bold_alone, head
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL
from studysite.text.languages import folded, headings
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, is_rule, marker, unmarked
from studysite.text.term_columns import columns_of, tongues_of
from studysite.text.term_indexes import without_role
from studysite.text.term_tables import is_header
from studysite.text.verbatim import outside
from studysite.text.vocabulary import DEFINITION_LABEL, TERM_LABEL

FEWEST, FEWEST_MARKED, FEWEST_PLAIN, FEWEST_DESCRIBED = 3, 2, 4, 8
# Headwords are short, and what is told of each stands on their line.
MOST_WORDS, MOST_PLAIN_WORDS = 6, 5
# The share of lines below a heading that are entries, where it is a glossary's.
MOSTLY = 0.66
# What sheets, forms and invitations say of themselves.
FACTS = headings("facts")
MOST_FACT_WORDS = 7
# What a contract's clauses are called, if they have numbers: “2. **Late payment.** Interest falls due …”.
CLAUSE = re.compile(r"\*\*[^*]{1,80}\.\*\*\s")
ENDS = (":", "：", "–", "—", "-", "→", ":**")


def unheaded(parts: Sequence[Part], title: str, ledger: Ledger) -> None:
    """Give the role of a glossary to parts that have no role and are one; `title` is the document's."""
    without_role(parts)
    beside(parts)
    for part in (*below_title(parts, title), *_bilingual(parts)):
        part.role = "glossary"
    alone = not any(part.role for part in parts) and only_defines(parts)
    loose = {id(part) for part in named_loosely(parts, title)}
    for part in parts:
        if part.role or part.empty:
            continue
        if defines(part.body) or id(part) in loose:
            part.role = "glossary"
        elif alone:
            part.role = "glossary"
            ledger.notice(
                next(line.number for line in part.body if not line.blank),
                "glossary-by-shape",
                "read as a glossary, since each line is words with what they mean; look whether that is right: "
                "a heading “Glossary” makes it sure",
            )


def _bilingual(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, two at least, that are a table of words in two languages and nothing else."""
    told = [(part, [part.body[at] for at in outside(part.body)]) for part in parts if not part.role]
    firsts = [(part, own) for part, own in told if own and tongues_of(tables.pipe_cells(own[0].text))]
    found = [part for part, own in firsts if tables.pipe_end(own, 0) == len(own)]
    return found if len(found) > 1 else []


def named_loosely(parts: Sequence[Part], title: str = "") -> list[Part]:
    """Return the parts whose heading may name a glossary and that are one by their shape, or are headwords below it."""
    found: list[Part] = []
    for group in _groups(parts, title):
        fits = [part for part in group if not part.empty and _is_like_terms(part)]
        if lists_terms([line for part in fits for line in part.body]) and not only_fields(fits, parts):
            _sink([part for part in group if part is group[0] or LETTERS.match(part.title)])
            found += (part for part in fits if not part.role)
    known = {id(part) for part in found}
    return [*found, *_headwords([part for part in parts if id(part) not in known], title)]


def _groups(parts: Sequence[Part], title: str) -> Iterator[list[Part]]:
    """Yield each heading that may name a glossary with the deeper ones below it, letters of an alphabet too."""
    group: list[Part] = []
    for part in parts:
        own = part.title or (title or _announced(part) if part.level == 0 else "")
        below = group and part.mark == "#" and part.level > group[0].level and not part.role
        # A line below the title, such as the writer's name, looks like a heading.
        goes_on = len(group) == 1 and group[0].empty and not part.mark
        if group and (LETTERS.match(part.title) or below or goes_on):
            group.append(part)
            continue
        if group:
            yield group
        group = [part] if may_name_glossary(own) else []
    if group:
        yield group


def _announced(part: Part) -> str:
    """Return the line that says what follows it, where a document has that for a title: “Terms of Chapter 2:”."""
    first = next((line.text.strip() for line in part.body if not line.blank), "")
    return first if first.endswith((":", "：")) and marker(first) is None else ""


def all_terms(parts: Sequence[Part]) -> None:
    """Give the role of a glossary to all parts that have none: their owner says that they define terms."""
    for part in parts:
        if not part.role and not part.empty:
            part.role = "glossary"


def _sink(group: Sequence[Part]) -> None:
    """Put letters below the heading that they stand under."""
    for part in group[1:]:
        part.level = max(part.level, min(6, group[0].level + 1))


def _headwords(parts: Sequence[Part], title: str) -> list[Part]:
    """Return headings that are headwords: below one that may name a glossary, each with a few words on what it is."""
    above, level = title, 0
    run: list[Part] = []
    found: list[Part] = []
    for part in parts:
        if not part.role and part.level > level and _goes_on(part, run):
            run.append(part)
            continue
        if LETTERS.match(part.title):
            continue
        if len(run) >= FEWEST and may_name_glossary(above):
            found += run
        run = []
        if part.level and not LETTERS.match(part.title):
            heads = part.empty or may_name_glossary(part.title)
            above, level = (part.title if heads else ""), part.level
    return found + run if len(run) >= FEWEST and may_name_glossary(above) else found


def _goes_on(part: Part, run: Sequence[Part]) -> bool:
    """Tell whether a part looks like a headword with what it means, as those before it do."""
    return (not run or run[0].level == part.level) and is_headword(part)


def defines(lines: Sequence[Line]) -> bool:
    """Tell whether lines say themselves that they define terms: by labels, a table's header, a list of definitions."""
    own = [lines[at] for at in outside(lines) if not lines[at].blank]
    texts = [line.text.strip().lstrip("-*+• ") for line in own]
    labelled = sum(1 for one, after in pairwise(texts) if _labelled(one, after))
    described = sum(1 for one, after in pairwise(texts) if _described(one, after))
    told = sum(1 for text in texts if text.startswith(": "))
    listed = described >= FEWEST_MARKED and (described + told) * 4 >= len(own) * 3
    # Pictures and further lines may stand among many.
    listed = listed or (described >= FEWEST_DESCRIBED and (described + told) * 2 >= len(own))
    return labelled >= FEWEST_MARKED or listed or _is_table(own)


def lists_terms(lines: Sequence[Line]) -> bool:
    """Tell whether most lines below a heading that may name a glossary are headwords with what they mean."""
    own = [lines[at] for at in outside(lines) if not lines[at].blank and indent(lines[at].text) < 2]
    own = [line for line in own if not is_rule(line.text)]
    if any(ASKED_LABEL.match(line.text) for line in own):
        return False
    start = next((at for at, line in enumerate(own) if tables.pipe_end(own, at) - at >= FEWEST), None)
    if start is not None and start <= 1:
        header = tables.pipe_cells(own[start].text)
        return len(header) == 2 or columns_of(header, first=True) is not None
    if nests(lines):
        return True
    found = _entries(own)
    return found >= FEWEST and _of_all(found, own) >= MOSTLY


def _is_like_terms(part: Part) -> bool:
    """Tell whether what stands below a heading may be some of a glossary's entries, however few."""
    return LETTERS.match(part.title) is not None or _share(part.body) >= MOSTLY or lists_terms(part.body)


def _share(lines: Sequence[Line]) -> float:
    """Return the share of the lines that are entries; a headword in bold alone is one with the line below it."""
    own = [line for line in lines if not line.blank and indent(line.text) < 2 and not is_rule(line.text)]
    return _of_all(_entries(own), own)


def _of_all(found: int, own: Sequence[Line]) -> float:
    alone = sum(1 for line in own if bold_alone(line.text.strip()))
    return found / max(1, len(own) - alone)


def _entries(own: Sequence[Line]) -> int:
    by = parting(own)
    return sum(1 for line in own if _is_plain_entry(line, by) or bold_alone(line.text.strip()))


def _is_plain_entry(line: Line, by: Parting | None) -> bool:
    found = marker(line.text)
    text = found.rest if found else line.text.strip()
    if "\t" in text:
        return True
    known = (by and by(text)) or head(text)
    if found and found.number is not None and CLAUSE.match(text):
        return False
    return known is not None and len(known.term.split()) <= MOST_WORDS and "?" not in known.term


def _labelled(text: str, following: str) -> bool:
    return TERM_LABEL.match(text) is not None and DEFINITION_LABEL.match(following) is not None


def _described(text: str, following: str) -> bool:
    return following.startswith(": ") and not text.startswith(": ") and len(text) <= 60


def _is_table(own: Sequence[Line]) -> bool:
    """Tell whether a table with the header “Term, Definition” is nearly all, but for a line before it."""
    start = next((at for at, line in enumerate(own[:2]) if is_header(line.text)), None)
    if start is None:
        return False
    end = max(tables.pipe_end(own, start), tables.tab_end(own, start))
    return end - start >= 3 and (end - start) * 5 >= len(own) * 4


def only_defines(parts: Sequence[Part]) -> bool:
    """Tell whether a document is nothing but headwords with a definition each, below one heading at most.

    They are in bold, or parted from what they mean in one way that sentences do not have.
    """
    held = [part for part in parts if not part.empty]
    if len(held) != 1 or len(parts) > 2:
        return False
    body = held[0].body
    own = [body[at] for at in outside(body) if indent(body[at].text) < 2]
    if own and _announced(held[0]):
        own = own[1:]
    heads = [line for line in own if _is_entry(line)]
    if _repeats(heads) or _tells_facts(heads) or _wonders(heads):
        return False
    if len(heads) >= FEWEST and len(heads) >= len(own) * 0.8 and len({_style(line) for line in heads}) == 1:
        return True
    return _is_parted(own)


def _repeats(heads: Sequence[Line]) -> bool:
    """Tell whether headwords come again and again, as the names of those who speak do."""
    names = {line.text.partition(":")[0].casefold() for line in heads}
    return len(names) * 5 < len(heads) * 4


def _tells_facts(heads: Sequence[Line]) -> bool:
    """Tell whether headwords are what one fills in about a thing or an event: “Date: …”, “Room: …”, in few words."""
    known = [found for line in heads if (found := head(unmarked(line.text)))]
    facts = sum(1 for one in known if FACTS.fullmatch(folded(one.term).strip(" :")))
    words = sum(len(one.rest.split()) for one in known)
    return facts > 1 and facts * 3 >= len(known) and words <= MOST_FACT_WORDS * len(known)


def _wonders(heads: Sequence[Line]) -> bool:
    """Tell whether what stands behind headwords asks again and again, as in a diary: a definition tells."""
    return len(heads) > 1 and sum("?" in line.text or "？" in line.text for line in heads) * 3 >= len(heads)


def _is_parted(own: Sequence[Line]) -> bool:
    """Tell whether every line is a few words, one mark that no sentence has there, and what they mean."""
    by = parting(own)
    if by is None or len(own) < FEWEST_PLAIN:
        return False
    known = [by(unmarked(line.text)) for line in own]
    fits = [one for one in known if one and len(one.term.split()) <= MOST_PLAIN_WORDS and not one.term[-1:].isdigit()]
    return len(fits) >= len(own) * 0.9


def _is_entry(line: Line) -> bool:
    found = marker(line.text)
    if (found and found.number is not None) or ASKED_LABEL.match(line.text) or ANSWER_LABEL.match(line.text):
        return False
    text = found.rest if found else line.text.strip()
    match = BOLD_HEAD.match(text)
    known = head(text) if match else None
    parted = match is not None and text[: match.start("rest")].rstrip().endswith(ENDS)
    if known is None or not parted:
        return False
    # “Step 1” and “Week 2” count what happens.
    counts = known.term[-1:].isdigit() and " " in known.term
    return not counts and len(known.term.split()) <= MOST_WORDS and "?" not in known.term


def _style(line: Line) -> bool:
    return marker(line.text) is not None
