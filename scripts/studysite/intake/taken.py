"""What is taken out of a file that is no Markdown, before any reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from studysite.refusal import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a file: a code of `notices`, and one line (the place in the file, what is so, what to do).

    `line` is a line of the taken text, 0 where it concerns none.
    """

    code: str
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """The text of a file as Markdown, which holds every word that a learner would read.

    `images` are the bytes of pictures by the name that the text gives them (`![words](name)`). `what` is what the file
    was, for the page of its original ("an Anki package"). What would be markup in the file's own words is escaped.
    Where the file has no title, and headings that would be taken for one, `is_untitled` asks for the file's name.
    """

    text: str
    images: Mapping[str, bytes] = field(default_factory=dict)
    notices: tuple[Remark, ...] = ()
    what: str = ""
    is_untitled: bool = False


class NotTaken(Exception):  # noqa: N818 - it is said of a file, not of a program
    """A file is not what its ending says, or too much. Its text is one line: what is so; what to do."""


@dataclass(frozen=True, slots=True)
class Form:
    """How files of one ending are taken. `take` is pure; it raises NotTaken for a file that cannot be understood.

    It may return None where the file turns out to be text for the readers as it stands. `is_text` tells whether
    the file must be text; `largest` is how many bytes are read.
    """

    take: Callable[[bytes], Taken | None]
    is_text: bool = False
    largest: int = LARGEST_FILE
