"""What the signs and the answer of a question say of its options: which are right, and why.

Nothing is guessed: where signs and answer contradict each other, or the answer names no option, the
options stay, none of them counts as right, and a notice says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from studysite.model import Blocks, Choice, Paragraph, Span, Text
from studysite.text.blocks import blocks
from studysite.text.choice_words import EXPLAINS
from studysite.text.choices import Chosen, unstressed
from studysite.text.inline import parse
from studysite.text.items import Item
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.named_choices import Named, named
from studysite.text.option_lines import in_line
from studysite.text.option_marks import Mark, mark
from studysite.text.options import Option, groups


def settle(
    chosen: Chosen, answer: Item | None, ledger: Ledger
) -> tuple[tuple[Choice, ...], Blocks | None, Span | None] | None:
    """Return the options with what is right, what explains them all, and where that stands.

    The answer is None where the document gives none; None for everything where they turn out to be no options.
    """
    found = named(chosen.options, answer.text) if answer else None
    if _answers_each(chosen, answer) or (found is None and not chosen.is_sure):
        return None
    right = _agreed(chosen, answer, found, ledger)
    lines: list[Line] = []
    if answer:
        is_truth = chosen.options[0].mark.style == "truth"
        lines = _explaining(answer, found if found and found.right == right else None, ledger, is_truth=is_truth)
        lines = _dealt(lines, chosen, ledger)
    choices = tuple(
        _choice(option, at in right, chosen.rationales.get(at, []), ledger) for at, option in enumerate(chosen.options)
    )
    explained = _whole(blocks([line for line in lines if not is_rule(line.text)], ledger), answer)
    if not right and (answer is None or all(line.blank for line in answer.lines)):
        return choices, None, None
    span = Span(answer.line, answer.last) if answer else _span_of(chosen, right)
    return choices, explained, span


def _whole(explained: Blocks, answer: Item | None) -> Blocks:
    """Return an explanation whose first block reaches as far as the lines that its words were joined from."""
    if answer is None or not explained or explained[0].span.first != answer.line:
        return explained
    first, *more = explained
    return (replace(first, span=Span(answer.line, max(first.span.last, answer.end))), *more)


def _answers_each(chosen: Chosen, answer: Item | None) -> bool:
    """Tell whether an answer goes through the letters itself: they were parts of the question, not options."""
    if answer is None or chosen.right:
        return False
    lines = [Line(answer.line, answer.text), *answer.more]
    first = next((mark(line.text) for line in lines if not line.blank), None)
    own = groups(lines)
    several = bool(own) and len(own[0].options) == len(chosen.options) and first is not None
    inside = in_line(Line(answer.line, answer.text))
    return several or (inside is not None and len(inside[1]) == len(chosen.options))


def _agreed(chosen: Chosen, answer: Item | None, found: Named | None, ledger: Ledger) -> frozenset[int]:
    """Return the options that are right by all that the document says; none, with a notice, where it is not sure."""
    line = chosen.options[0].line.number
    if found and chosen.right and found.right != chosen.right:
        _unclear(ledger, line, "the marked option and the answer are not the same")
        return frozenset()
    if found:
        return found.right
    if chosen.contradicts:
        _unclear(ledger, line, "every option is marked as right")
    elif not chosen.right and answer and answer.text.strip():
        _unclear(ledger, answer.line, "the answer names none of the options")
    return chosen.right


def _unclear(ledger: Ledger, line: int, why: str) -> None:
    text = f"{why}; no option counts as right: name the letter in the answer, or mark the option with [x]"
    ledger.notice(line, "choice-unclear", text)


def _explaining(answer: Item, found: Named | None, ledger: Ledger, *, is_truth: bool) -> list[Line]:
    """Return the lines of an answer without the option that it names and without labels.

    “False. It is the wind.” is an answer as it stands.
    """
    text = answer.text
    # Of an answer of several lines each keeps its number, if the first names the option by itself.
    wrapped = answer.joined if answer.joined and (not found or found.end <= len(answer.joined[0].text)) else []
    if wrapped:
        text, answer = wrapped[0].text, replace(answer, end=answer.line, more=[*wrapped[1:], *answer.more])
    if found and not (is_truth and text[found.end :].strip()):
        ledger.drop(answer.line, "named option", text[: found.end])
        for number in range(answer.line + 1, answer.end + 1):
            ledger.drop(number, "named option", text[: found.end])
        text = text[found.end :].strip()
    lines = [Line(answer.line, text)] if text.strip() else []
    return [_unlabelled(line, ledger) for line in (*lines, *answer.more)]


def _unlabelled(line: Line, ledger: Ledger) -> Line:
    found = None if line.close else EXPLAINS.match(line.text)
    if found is None:
        return line
    ledger.drop(line.number, "label", found["label"])
    return line._replace(text=unstressed(line.text[found.end() :], found["label"]))


def _dealt(lines: list[Line], chosen: Chosen, ledger: Ledger) -> list[Line]:
    """Give each option the line of an explanation that begins with its letter, where two or more do."""
    style = chosen.options[0].mark
    found = {at: one for at, line in enumerate(lines) if (one := _of_option(line, style, len(chosen.options)))}
    letters = [index for index, _ in found.values()]
    if len(letters) < 2 or len(set(letters)) < len(letters):
        return lines
    kept: list[Line] = []
    current = -1
    for at, line in enumerate(lines):
        if at in found:
            current, text = found[at]
            ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(text)])
            chosen.rationales.setdefault(current, []).append(line._replace(text=text))
        elif current >= 0 and not line.blank and indent(line.text) > 0:
            chosen.rationales[current].append(line)
        else:
            current = -1 if not line.blank else current
            kept.append(line)
    return kept


OF_OPTION = re.compile(
    r"\s*(?:[-*+•]\s+)?[*_]{0,2}(?:(?:option|choice|answer)\s+)?\(?(?P<letter>[A-La-l])\)?[*_]{0,2}"
    r"(?P<close>[.):]|\s*[-–—:]|(?=\s+(?:is|was|would|describes|refers)\b))[*_]{0,2}\s*(?P<rest>\S.*)$",
)


def _of_option(line: Line, style: Mark, many: int) -> tuple[int, str] | None:
    if line.close or style.place < 0:
        return None
    found = OF_OPTION.match(line.text)
    if found is None or (found["letter"].islower() and not found["close"]):
        return None
    index = ord(found["letter"].casefold()) - ord("a")
    if index >= many:
        return None
    return index, (found["rest"] if found["close"] else line.text.strip().lstrip("-*+• "))


def _choice(option: Option, is_right: bool, why: list[Line], ledger: Ledger) -> Choice:
    ledger.drop(option.line.number, "list marker", " ".join(option.mark.around))
    words = [option.mark.text]
    more = list(option.more)
    last = option.line.number
    while more and not more[0].blank and more[0].text.lstrip()[:1].islower() and mark(more[0].text) is None:
        last = more[0].number
        words.append(more.pop(0).text.strip())
    rationale = blocks(_rationale([*more, *why], ledger), ledger)
    end = max([last, *(line.number for line in option.more)])
    text = " ".join(words)
    return Choice(parse(text) or (Text(text),), is_right, Span(option.line.number, end), rationale)


def _rationale(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return the lines of a rationale as paragraphs: less labels, indentation and the one bullet that holds it all."""
    own = [_unlabelled(line, ledger) for line in lines if not is_rule(line.text)]
    depth = min((indent(line.text) for line in own if not line.blank), default=0)
    own = [line._replace(text=line.text.expandtabs(4)[depth:]) if not line.close else line for line in own]
    marked = [at for at, line in enumerate(own) if marker(line.text)]
    if len(marked) == 1 and (found := marker(own[marked[0]].text)) and found.number is None:
        line = own[marked[0]]
        ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(found.rest)])
        own[marked[0]] = _unlabelled(line._replace(text=found.rest), ledger)
    return own


def _span_of(chosen: Chosen, right: frozenset[int]) -> Span:
    lines = [chosen.options[at].line.number for at in sorted(right)]
    return Span(lines[0], lines[-1])


def as_hint(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of hints."""
    found = blocks(_rationale(lines, ledger), ledger)
    return tuple(replace(block, role="") if isinstance(block, Paragraph) else block for block in found)
