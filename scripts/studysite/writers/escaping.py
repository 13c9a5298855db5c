"""What must be escaped in Markdown, as a table in ASCII order, and why.

The table is made for more extensions than mkdocs.yml switches on: an owner may add some. Letters,
digits and what is not in the table need nothing. Every escape is a numeric character reference:
Python-Markdown never looks inside one, while its backslash escapes do not cover every extension.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Where = Literal["always", "start", "run", "number", "tight", "www"]


class Rule(NamedTuple):
    """A character, where it is active, and what it would do there."""

    character: str
    where: Where
    why: str


# "start": at the start of a block. "run": there, or beside another of its kind. "number": after
# digits at the start of a block. "tight": at the start, or with no white space after it. "www":
# after digits at the start of a block, and after “www”.
RULES = (
    Rule("!", "run", "images are caught by “[”; !!! opens an admonition"),
    # " needs nothing: no attribute is ever written from Markdown text
    Rule("#", "always", "headings, ids"),
    Rule("$", "always", "formulas"),
    # % needs nothing: {% is caught by {
    Rule("&", "always", "character references"),
    # ' ( need nothing
    Rule(")", "number", "ordered lists"),
    Rule("*", "always", "emphasis, lists, abbreviations"),
    Rule("+", "run", "lists, keys, critic marks"),
    # , needs nothing
    Rule("-", "run", "lists, rules, snippets (--8<--), front matter"),
    Rule(".", "www", "ordered lists, addresses without https://"),
    Rule("/", "run", "/// opens a block"),
    Rule(":", "tight", "definition lists, emoji, addresses"),
    # ; needs nothing
    Rule("<", "always", "tags, addresses"),
    Rule("=", "always", "headings, marked text, tabs"),
    Rule(">", "always", "quotations, ends of tags"),
    Rule("?", "run", "??? opens a collapsible block"),
    Rule("@", "always", "mail addresses, mentions"),
    Rule("[", "always", "links, footnotes, tasks"),
    Rule("\\", "always", "escapes"),
    Rule("]", "always", "links"),
    Rule("^", "always", "superscript, footnotes"),
    Rule("_", "always", "emphasis"),
    Rule("`", "always", "code"),
    Rule("{", "always", "attributes, templates"),
    Rule("|", "always", "tables"),
    Rule("}", "always", "attributes, templates"),
    Rule("~", "always", "struck out, subscript, fences"),
)


def _those(*kinds: Where) -> str:
    """Return the characters of some kinds as a set for a regular expression."""
    return f"[{''.join(re.escape(rule.character) for rule in RULES if rule.where in kinds)}]"


ACTIVE = re.compile(rf"{_those('always')}|({_those('run')})\1+|{_those('tight')}(?!\s|$)|(?i:(?<=www)){_those('www')}")
AT_START = re.compile(rf"{_those('start', 'run', 'tight')}|\d+(?={_those('number', 'www')})")
AT_END = re.compile(rf"{_those('run', 'tight')}\Z")


def escape_markdown(text: str, *, start: bool, end: bool = True) -> str:
    """Return `text` as Markdown that shows just these characters. `start`: it begins a block; `end`: it ends one."""
    made = ACTIVE.sub(lambda match: "".join(_reference(character) for character in match.group()), text)
    if start and (match := AT_START.match(made)):
        at = match.end() if match.group().isdigit() else 0
        made = f"{made[:at]}{_reference(made[at])}{made[at + 1 :]}"
    return made if end else AT_END.sub(lambda match: _reference(match.group()), made)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"
