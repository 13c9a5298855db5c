"""Headings that are the headwords of a glossary: what stands below each says what it means, and is no list of terms.

One heading alone does not tell: “LAN: …” below “Networking” is a term. The headings beside it do. What many of them
have below themselves by the same name (“Definition: …”, “Example: …”) is a field, and what most of them are, all are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from studysite.text.glossary_names import may_name_glossary
from studysite.text.headings import Part
from studysite.text.headwords import bold_alone, head
from studysite.text.languages import folded
from studysite.text.line import Line, is_rule, marker, unmarked
from studysite.text.term_indexes import is_index
from studysite.text.term_notes import NOTE
from studysite.text.vocabulary import is_main

# A letter of an alphabet, or two of them; a single character of Chinese is a word.
LETTERS = re.compile(r"\W*[^\W\d_\u3400-\u9fff](?:\s*[-–—/]\s*[^\W\d_])?\W*$")
# Emphasis of the brackets behind a headword: “LAN *(Local Area Network)*”.
WITHIN = re.compile(r"[*_]{1,3}(?=\()|(?<=\))[*_]{1,3}")
# A name that has a line to itself.
LABEL_ALONE = re.compile(r"[*_]{0,2}(?P<label>[^\s:：][^:：]{0,40})(?:[*_]{0,2}[:：]|[:：][*_]{0,2})")
# A name that so many headings have below them, a third of all, is that of a field.
FEWEST_FIELDS = 3
# So many headings show what the others are, if two of three are headwords.
FEWEST_HEADED = 4
MOST_WORDS = 150
# “How to use this glossary” is no headword; “Vocabulary” may be one.
MOST_NAME_WORDS = 2
# So many headings in a row are headwords beside the heading of a glossary.
FEWEST_BESIDE = 3
# So many headings below a title in looser words, two of three of them headwords.
FEWEST_BELOW = 8
# Where the title says nothing, so many in the order of the alphabet.
FEWEST_SORTED = 12
MOST_TOLD, MOST_HEADWORD = 90, 6


def headed(found: Sequence[Part]) -> set[int]:
    """Return which parts of glossaries are a term each, by identity: the heading is its headword."""
    made: set[int] = set()
    groups: dict[int, list[tuple[Part, Part | None]]] = {}
    above: Part | None = None
    for part in found:
        if part.empty or LETTERS.match(part.title):
            above = part
        elif part.role == "glossary" and part.title and not _is_other(part):
            groups.setdefault(part.level, []).append((part, above))
    for group in groups.values():
        fields = _fields([part for part, _ in group])
        sure = {id(part) for part, _ in group if _has_fields(part, fields) or not defines_below(part)}
        made |= sure
        if len(group) < FEWEST_HEADED or len(sure) * 3 < len(group) * 2:
            continue
        among = {id(above) for part, above in group if id(part) in sure}
        made |= {id(part) for part, above in group if _is_like(part, is_among=id(above) in among)}
    return made


def beside(found: Sequence[Part]) -> None:
    """Give the role of a glossary to headings that follow its own, no deeper, where all of them are headwords.

    A heading of another part, such as “Conclusion”, ends them.
    """
    for at, part in enumerate(found):
        if part.role != "glossary" or part.mark != "#" or not _only_announces(part):
            continue
        run: list[Part] = []
        for one in found[at + 1 :]:
            if one.role or is_main(one.title):
                break
            run.append(one)
        if len(run) >= FEWEST_BESIDE and all(
            one.level == part.level and one.mark != "*" and is_headword(one) for one in run
        ):
            for one in run:
                one.role = "glossary"
                one.level = min(6, part.level + 1)


def below_title(found: Sequence[Part], title: str) -> list[Part]:
    """Return all headings with text below a title that may name a glossary, where most of them are headwords.

    Headings of groups have nothing below but these.
    """
    leaves = [part for part in found if part.mark == "#" and not part.empty and not LETTERS.match(part.title)]
    named = may_name_glossary(title) or (len(leaves) >= FEWEST_SORTED and _sorted(leaves))
    if len(leaves) < FEWEST_BELOW or not named or any(part.role for part in leaves):
        return []
    short = all(sum(len(line.text.split()) for line in _own(part)) <= MOST_WORDS for part in leaves)
    return leaves if short and sum(map(is_headword, leaves)) * 3 >= len(leaves) * 2 else []


def _sorted(leaves: Sequence[Part]) -> bool:
    """Tell whether headings of one level stand in the order of the alphabet, with no others among them."""
    names = [folded(part.title).strip("*_` ") for part in leaves]
    return names == sorted(names) and len({part.level for part in leaves}) == 1 and len(set(names)) == len(names)


def headword(part: Part) -> str:
    """Return the headword that a heading is, without its marks and those of brackets behind it."""
    return " ".join(WITHIN.sub("", part.title).strip("*_ ").split())


def is_headword(part: Part) -> bool:
    """Tell whether a heading is a few words, with a few plain sentences below it."""
    own = _own(part)
    told = sum(len(line.text.split()) for line in own)
    name = part.title.strip("*_ ")
    plain = not any(line.close or marker(line.text) or line.text.lstrip()[:1] in ("|", "#") for line in own)
    fits = bool(own) and plain and told <= MOST_TOLD
    return fits and len(name.split()) <= MOST_HEADWORD and "?" not in name


def _own(part: Part) -> list[Line]:
    return [line for line in part.body if not line.blank and not is_rule(line.text)]


def _only_announces(part: Part) -> bool:
    """Tell whether below a heading there is no term: nothing, or a sentence on what follows."""
    return all(not marker(line.text) and not head(line.text.strip()) and "|" not in line.text for line in _own(part))


def _names_glossary(part: Part) -> bool:
    return len(part.title.split()) > MOST_NAME_WORDS and may_name_glossary(part.title)


def _is_other(part: Part) -> bool:
    """Tell whether a heading is that of an index, or of what may stand around terms: an introduction, a note."""
    return _names_glossary(part) or is_main(part.title) or all(is_index(line.text) for line in _own(part))


def _label(line: Line) -> str:
    """Return the name with which a line begins, as they are compared; "" where it begins with none."""
    text = unmarked(line.text)
    known = head(text)
    alone = LABEL_ALONE.fullmatch(text) if known is None else None
    return folded(known.term if known else alone["label"] if alone else "").strip("*_: ")


def _fields(group: Sequence[Part]) -> set[str]:
    """Return the names that lines below many of the headings begin with."""
    counts = Counter(label for part in group for label in {_label(line) for line in _own(part)} if label)
    return {label for label, many in counts.items() if many >= FEWEST_FIELDS and many * 3 >= len(group)}


def only_fields(group: Sequence[Part], found: Sequence[Part]) -> bool:
    """Tell whether most names that lines below some headings begin with are below many other headings, too."""
    beside = [part for part in found if not any(part is one for one in group)]
    counts = Counter(label for part in beside for label in {_label(line) for line in _own(part)} if label)
    labels = [label for part in group for line in _own(part) if (label := _label(line))]
    return bool(labels) and sum(1 for label in labels if counts[label] >= FEWEST_FIELDS) * 2 > len(labels)


def _has_fields(part: Part, fields: Collection[str]) -> bool:
    """Tell whether some line below a heading is a field, and no other one begins with a name."""
    labels = [label for line in _own(part) if (label := _label(line))]
    return bool(fields) and bool(labels) and (labels[0] in fields or all(label in fields for label in labels))


def _is_like(part: Part, *, is_among: bool) -> bool:
    """Tell whether a heading may be a headword as most are; one above a list has some of these beside it."""
    own = _own(part)
    plain = not any(marker(line.text) or "\t" in line.text or line.text.lstrip()[:1] == "|" for line in own)
    return (plain or is_among) and sum(len(line.text.split()) for line in own) <= MOST_WORDS


def defines_below(part: Part) -> bool:
    """Tell whether the lines below a heading are terms themselves, as below “Networking”."""
    own = [text for line in part.body if (text := line.text.strip()) and not NOTE.match(text)]
    terms = sum(1 for text in own if marker(text) or "\t" in text or "|" in text or head(text))
    terms += 2 * sum(1 for text in own if bold_alone(text))
    described = sum(1 for text in own if text.startswith(": "))
    return (terms + described) * 2 >= len(own) - described
