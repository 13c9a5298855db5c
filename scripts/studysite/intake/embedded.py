"""Pictures that stand as data in a text (`![words](data:image/png;base64,…)`): they become files beside its words."""

from __future__ import annotations

import re

from studysite.intake import texts
from studysite.intake.pictures import Pictures
from studysite.intake.taken import NotTaken, Taken

DATA = re.compile(r"data:image/[A-Za-z0-9.+-]{1,20}(?:;[\w=-]{1,40}){0,4},[A-Za-z0-9+/=%_.~-]*", re.IGNORECASE)
# Google's documents name each picture where it stands, and give its data below.
BELOW = re.compile(
    r" {0,3}\[(?P<name>[^\[\]\n]{1,100})\]:[ \t]*<?(?P<data>data:image/[^\s<>]+)>?[ \t]*$", re.IGNORECASE
)
NAMED = re.compile(r"!\[(?P<words>[^\[\]\n]{0,500})\]\[(?P<name>[^\[\]\n]{0,100})\]")


def take(data: bytes) -> Taken | None:
    """Return a text whose pictures are by name; None for a text without any."""
    if b"data:image/" not in data:
        return None
    try:
        text, remarks = texts.read_text(data)
    except NotTaken:
        return None
    pictures = Pictures()
    below: dict[str, str] = {}
    lines = []
    for line in text.split("\n"):
        found = BELOW.match(line)
        if found and (name := pictures.name(found["data"])):
            below[found["name"].casefold()] = name
            lines.append("")
        else:
            lines.append(DATA.sub(lambda one: pictures.name(one.group()) or one.group(), line))
    told = "\n".join(lines)
    if below:
        told = NAMED.sub(lambda one: _placed(one, below), told)
    return Taken(told, pictures.kept, remarks, "a text with pictures") if pictures.kept else None


def text(data: bytes) -> Taken | None:
    """Return what a text file is: cards, or a text with pictures in it; None for any other."""
    return texts.maybe(data) or take(data)


def _placed(one: re.Match[str], below: dict[str, str]) -> str:
    name = below.get((one["name"] or one["words"]).casefold())
    return f"![{one['words']}]({name})" if name else one.group()
