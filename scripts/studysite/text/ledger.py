"""What a reader puts aside while it reads: notices, and text that is layout and no content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from studysite.model import Furniture
from studysite.notices import Notice

# The named list of what is furniture: layout that learners do not need, reported as such by `check`.
FurnitureName = Literal[
    "list marker",
    "heading marker",
    "rule",
    "code fence",
    "table rule",
    "table header of terms",
    "answer key heading",
    "answers marker",
    "repeated question",
    "named option",
    "bundle heading",
    "front matter",
    "repeated title",
    "repeated name",
    "label",
    "outline number",
    "comment",
    "markup",
    "citation mark",
    "votes",
    "page number",
]
FURNITURE: tuple[str, ...] = get_args(FurnitureName)


@dataclass(slots=True)
class Ledger:
    """Notices and furniture of one file, in the order in which they were found."""

    file: str
    notices: list[Notice] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def notice(self, line: int, code: str, message: str) -> None:
        """Remark on a line (0: the whole file)."""
        self.notices.append(Notice(self.file, line, code, message))

    def drop(self, line: int, name: FurnitureName, text: str) -> None:
        """Put `text` of a line aside as furniture."""
        self.furniture.append(Furniture(line, name, text))
