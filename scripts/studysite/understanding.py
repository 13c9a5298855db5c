"""What a document was understood as, in a few words: the same in `add`, in `inspect` and on `/sources/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studysite.library import KIND_NAMES
from studysite.measure import count_nodes, counted
from studysite.model import Document, Question, Term


@dataclass(frozen=True, slots=True)
class Understanding:
    """The kind of a document, in words, and how much it holds; `answered` are those of its `questions`."""

    kind: str
    questions: int
    answered: int
    essays: int
    terms: int
    branches: int
    sections: int

    @property
    def gist(self) -> str:
        """A few words: `study guide, 12 questions, 11 answers, 31 terms`."""
        answers = [counted(self.answered, "answer")] if self.questions else []
        told = [*self._asked(), *answers, *self._others()]
        return ", ".join([self.kind, *(told or [counted(self.sections, "section")])])

    @property
    def sentence(self) -> str:
        """A sentence: “A study guide: 12 questions, 11 with an answer, 31 terms.”."""
        asked = [f"{words}{self._answers()}" for words in self._asked()]
        told = [*asked, *self._others()]
        if not told and self.sections:
            told = [counted(self.sections, "section")]
        article = "An" if self.kind[0] in "aeiou" else "A"
        return f"{article} {self.kind}{': ' if told else ''}{', '.join(told)}."

    def _asked(self) -> list[str]:
        return [counted(self.questions, "question")] if self.questions else []

    def _answers(self) -> str:
        """Say how many of the questions have an answer, behind their number."""
        if self.questions == 1:
            return " with an answer" if self.answered else " without an answer"
        if self.answered == self.questions:
            return ", all with an answer"
        return f", {self.answered or 'none'} with an answer"

    def _others(self) -> Iterator[str]:
        if self.essays:
            yield counted(self.essays, "essay question")
        if self.terms:
            yield counted(self.terms, "term")
        if self.branches:
            yield counted(self.branches, "branch", "branches")


def understanding(document: Document) -> Understanding:
    """Return what a document was understood as."""
    blocks = [block for section in document.sections for block in section.blocks]
    asked = [block for block in blocks if isinstance(block, Question)]
    short = [one for one in asked if one.kind != "essay"]
    return Understanding(
        KIND_NAMES[document.kind],
        questions=len(short),
        answered=sum(one.answer is not None for one in short),
        essays=len(asked) - len(short),
        terms=sum(isinstance(block, Term) for block in blocks),
        branches=sum(count_nodes(block) for block in blocks),
        sections=sum(bool(section.title) for section in document.sections),
    )
