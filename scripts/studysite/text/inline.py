"""One line of text into words with emphasis, code, links and formulas.

Only marks that pair up mean anything; every other star, backtick or bracket is the character it
is. The scan is linear in the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from studysite.model import Code, Emphasis, Formula, Inline, Inlines, Link, Strong, Text
from studysite.text.formulas import OPENING, formula_at
from studysite.text.pictures import picture_at
from studysite.text.targets import LABEL, PART, way

TOKEN = re.compile(
    rf"""
      (?P<picture>!\[|<(?i:img)\s)
    | (?P<tex>{OPENING.pattern})
    | (?P<escape>\\[_*~"'#&.!+<>|`:$-])                                      # as Markdown exports write them
    | (?P<ticks>`+)
    | (?P<stars>\*+|(?<!~)~~(?!~))
    | \[(?P<label>{LABEL})\]\((?P<target>{PART}{{0,2000}})\)
    | (?P<url>(?<![A-Za-z0-9])https?://[^\s<>"`*]{{1,2000}})
    """,
    re.VERBOSE,
)

# Emphasis within emphasis beyond this is damage, and must not exhaust the stack of whoever walks it.
DEEPEST = 16

# Without any of these a text is plain.
MARKS = ("*", "~~", "`", "\\", "$", "://", "](", "![", "<")

URL_END = ".,;:!?'’”"


@dataclass(slots=True)
class _Mark:
    """A run of stars, or two tildes, that may open or close emphasis."""

    text: str
    opens: bool
    closes: bool


def parse(text: str, *, links: bool = True) -> Inlines:
    """Return the words of `text`; white space around it is dropped."""
    text = text.strip()
    if not any(mark in text for mark in MARKS):
        return (Text(text),) if text else ()
    return _pair(_scan(text, links))


def _scan(text: str, links: bool) -> list[Inline | _Mark]:
    found: list[Inline | _Mark] = []
    closers = _closers(text)
    at = 0
    while match := TOKEN.search(text, at):
        start = match.start()
        _words(found, text[at:start])
        kind = match.lastgroup
        at = match.end()
        if kind == "escape":
            _words(found, match["escape"][1])
        elif kind == "picture":
            at = _picture(found, match)
        elif kind == "tex":
            at = _formula(found, match)
        elif kind == "ticks":
            at = _code(found, match, closers.get(start))
        elif kind == "stars":
            found.append(_mark(text, start, at))
        else:
            at = _link(found, match, links=links)
    _words(found, text[at:])
    return found


def _formula(found: list[Inline | _Mark], match: re.Match[str]) -> int:
    """Take the formula that begins at a mark, or the mark as text; return the index after it."""
    tex = formula_at(match.string, match.start())
    if tex is None:
        _words(found, match.group())
        return match.end()
    found.append(Formula(tex.tex, tex.is_block))
    return tex.end


def _picture(found: list[Inline | _Mark], match: re.Match[str]) -> int:
    """Take the picture that begins at a mark, or the mark as text; return the index after it."""
    shown = picture_at(match.string, match.start())
    if shown is None:
        _words(found, match.group()[:1])
        return match.start() + 1
    found.append(shown[0])
    # Its words stand there where its file is missing, and are not those of what follows without a space.
    after = match.string[shown[1] : shown[1] + 1]
    if after.isalnum() or after in tuple("*_~["):
        _words(found, " ")
    return shown[1]


def _code(found: list[Inline | _Mark], match: re.Match[str], close: int | None) -> int:
    """Take the code between two runs of backticks, or the first run as text; return the index after it."""
    text, (start, end) = match.string, match.span()
    if close is None:
        _words(found, match["ticks"])
        return end
    code, after = text[end:close], close + len(match["ticks"])
    beside = text[start - 1 : start].isalnum() or text[after : after + 1].isalnum()
    # Spaces inside the marks are for the marks, unless they are all that parts two words.
    found.append(Code(code if beside else code.strip() or code))
    return after


def _link(found: list[Inline | _Mark], match: re.Match[str], *, links: bool) -> int:
    """Take a link, or where there may be none what it says; return the index after it."""
    if match.lastgroup == "target":
        return _called(found, match, links=links)
    url = _trimmed(match["url"])
    if links:
        found.append(Link(url, (Text(url),)))
    else:
        _words(found, url)
    return match.start() + len(url)


def _called(found: list[Inline | _Mark], match: re.Match[str], *, links: bool) -> int:
    """Take a link with words of its own; return the index after it, or after its bracket where it is none."""
    target = match["target"]
    leads = way(target)
    # What may be an address is looked for among the documents: in a name, which leads nowhere, it stays what it is.
    none = not leads or (leads == "unsure" and not links) or (not target and _is_indexed(match))
    if none:
        _words(found, "[")
        return match.start() + 1
    label = parse(match["label"], links=False)
    if not links:
        found.extend(label)
    else:
        found.append(Link(target, label) if leads == "web" else Link("", label, target=target))
    return match.end()


def _is_indexed(match: re.Match[str]) -> bool:
    """Tell whether brackets stand right behind a name, as in a program: `held[0]()`."""
    before = match.string[: match.start()][-1:]
    return before.isascii() and (before.isalnum() or before in tuple(")]_"))


def _words(found: list[Inline | _Mark], text: str) -> None:
    if text:
        found.append(Text(text))


def _closers(text: str) -> dict[int, int]:
    """Map the start of each run of backticks to the start of the next run of that length."""
    runs = [match.span() for match in re.finditer("`+", text)]
    following: dict[int, int] = {}
    closers: dict[int, int] = {}
    for start, end in reversed(runs):
        if end - start in following:
            closers[start] = following[end - start]
        following[end - start] = start
    return closers


def _mark(text: str, start: int, end: int) -> _Mark:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    inside = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    if inside and (end - start == 1 or (before.isdigit() and after.isdigit())):
        # 2*3*4 and 2**8 are sums, file*name is a pattern.
        return _Mark(text[start:end], opens=False, closes=False)
    return _Mark(text[start:end], opens=not after.isspace(), closes=not before.isspace())


def _trimmed(url: str) -> str:
    """Leave out what ends the sentence, not the address: a closing parenthesis ends one that was opened before it."""
    extra = url.count(")") - url.count("(")
    url = url.rstrip(URL_END)
    while extra > 0 and url.endswith(")"):
        extra -= 1
        url = url[:-1].rstrip(URL_END)
    return url


def _pair(found: list[Inline | _Mark]) -> Inlines:
    """Turn marks that pair up into emphasis, and the rest back into what they are."""
    done: list[Inline | _Mark] = []
    openers: dict[str, list[int]] = {"*": [], "**": [], "***": [], "~~": []}
    for one in found:
        if not isinstance(one, _Mark):
            done.append(one)
            continue
        waiting = openers.get(one.text, [])
        while waiting and (waiting[-1] >= len(done) or not isinstance(done[waiting[-1]], _Mark)):
            waiting.pop()
        if one.closes and waiting and waiting[-1] < len(done) - 1:
            start = waiting.pop()
            children = _settled(done[start + 1 :])
            del done[start:]
            done.append(_stressed(one.text, children))
        else:
            if one.opens and one.text in openers and sum(map(len, openers.values())) < DEEPEST:
                openers[one.text].append(len(done))
            done.append(one)
    return _settled(done)


def _stressed(mark: str, children: Inlines) -> Inline:
    if mark in ("*", "~~"):
        return Emphasis(children, is_struck=mark == "~~")
    return Strong(children if mark == "**" else (Emphasis(children),))


def _settled(found: list[Inline | _Mark]) -> Inlines:
    """Join neighbouring words once, at the end: joining them one by one would be quadratic."""
    done: list[Inline] = []
    run: list[str] = []
    for one in found:
        if isinstance(one, _Mark | Text):
            run.append(one.text)
            continue
        if run:
            done.append(Text("".join(run)))
            run.clear()
        done.append(one)
    if run:
        done.append(Text("".join(run)))
    return tuple(done)
