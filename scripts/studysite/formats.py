"""The tools that cards can be taken to: what each is called, and the file of the site that is made for it."""

from __future__ import annotations

from dataclasses import dataclass

from studysite.interface.say import noted


@dataclass(frozen=True, slots=True)
class Format:
    """A way to take the cards elsewhere.

    `name` is what `studysite export` calls it, `path` the file below the site's root, `tool` what reads it,
    `told` what a page says of it.
    """

    name: str
    path: str
    tool: str
    told: str

    @property
    def file(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    @property
    def ending(self) -> str:
        """What the name of such a file ends with (`.apkg`)."""
        return f".{self.path.rpartition('.')[2]}"


# Moodle takes no file of GIFT whose name ends otherwise, and a browser shows a text to copy from to Quizlet.
FORMATS = (
    Format("anki", "study/cards.apkg", "Anki", noted("a deck for each document; open the file with Anki")),
    Format("csv", "study/cards.csv", noted("Spreadsheet"), noted("a table (CSV), one card a row")),
    Format("quizlet", "study/cards-quizlet.txt", "Quizlet", noted("a text to paste into Quizlet's Import")),
    Format("gift", "study/cards-moodle.txt", "Moodle", noted("questions in Moodle's GIFT format")),
)
