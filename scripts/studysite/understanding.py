"""What a document was understood as, in a few words: the same in `add`, in `inspect` and on `/sources/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studysite.interface.say import ENGLISH, Say, noted
from studysite.library import KIND_NAMES
from studysite.measure import count_nodes, counted
from studysite.model import Document, Question, Term

# Kinds and names of layouts as a sentence begins with them.
KINDS_TOLD = {
    "study guide": noted("A study guide"),
    "briefing": noted("A briefing"),
    "blog post": noted("A blog post"),
    "exam guide": noted("An exam guide"),
    "lesson": noted("A lesson"),
    "mind map": noted("A mind map"),
    "glossary": noted("A glossary"),
    "article": noted("An article"),
    "lab": noted("A lab"),
    "study guide or glossary": noted("A study guide or glossary"),
}


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
        told = [*self._asked(ENGLISH), *answers, *self._others(ENGLISH)]
        return ", ".join([self.kind, *(told or [counted(self.sections, "section")])])

    @property
    def sentence(self) -> str:
        """A sentence: “A study guide: 12 questions, 11 with an answer, 31 terms.”."""
        return self.told(ENGLISH)

    def told(self, say: Say) -> str:
        """Return the sentence in a language."""
        asked = [f"{words}{self._answers(say)}" for words in self._asked(say)]
        told = [*asked, *self._others(say)]
        if not told and self.sections:
            told = [say.counted(self.sections, "section")]
        return f"{say(KINDS_TOLD[self.kind])}{': ' if told else ''}{', '.join(told)}."

    def _asked(self, say: Say) -> list[str]:
        return [say.counted(self.questions, "question")] if self.questions else []

    def _answers(self, say: Say) -> str:
        """Say how many of the questions have an answer, behind their number."""
        if self.questions == 1:
            return say(" with an answer") if self.answered else say(" without an answer")
        if self.answered == self.questions:
            return say(", all with an answer")
        if not self.answered:
            return say(", none with an answer")
        return say(", {answered} with an answer", answered=say.number(self.answered))

    def _others(self, say: Say) -> Iterator[str]:
        if self.essays:
            yield say.counted(self.essays, "essay question")
        if self.terms:
            yield say.counted(self.terms, "term")
        if self.branches:
            yield say.counted(self.branches, "branch", "branches")


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
