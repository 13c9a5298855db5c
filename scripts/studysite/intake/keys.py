"""The keys of cards in JSON, whatever tool wrote them: their names without case, blanks and low lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FRONT = ("front", "question", "prompt", "term", "word", "q", "stem", "questiontext", "cue", "text", "f")
BACK = ("back", "answer", "definition", "meaning", "a", "response", "translation", "solution", "correctanswer", "b")
OPTIONS = ("answeroptions", "options", "choices", "answers", "alternatives", "answerchoices")
RIGHT = (
    *("correctanswer", "correct", "answer", "correctoption", "correctindex", "correctanswerindex", "answerindex"),
    *("correctanswers", "correctoptionindex", "correctchoice", "solution", "rightanswer", "back"),
)
WHY = ("rationale", "explanation", "feedback", "reason")
HINT = ("hint", "hints", "clue")
TITLE = ("title", "name", "deckname", "deck", "topic", "quiztitle", "subject", "chapter", "section", "category")
SAYS_RIGHT = ("iscorrect", "correct", "isright", "right", "isanswer")
WORDS = ("text", "answer", "option", "label", "value", "choice", "content", "answertext")
# What says nothing to a learner.
ASIDE = frozenset(
    (
        *("id", "uuid", "guid", "index", "number", "type", "kind", "version", "created", "updated", "modified"),
        *("createdat", "updatedat", "url", "tags", "tag"),
    )
)


def folded(key: str) -> str:
    """Return a key as it is compared."""
    return "".join(one for one in key.casefold() if one.isalnum())


class Keys:
    """An object of JSON, asked by folded keys; `rest` is what nobody has asked for."""

    def __init__(self, read: Mapping[str, Any]) -> None:
        """Take the object `read`."""
        self._held = {folded(key): (key, value) for key, value in reversed(list(read.items()))}
        self._asked: set[str] = set()

    def one(self, *names: str) -> Any:  # noqa: ANN401 - JSON is anything
        """Return the value of the first of `names` that is there and holds something; None where none does."""
        for name in names:
            if name in self._held and self._held[name][1] not in (None, "", [], {}):
                self._asked.add(name)
                return self._held[name][1]
        return None

    def peek(self, name: str) -> Any:  # noqa: ANN401 - JSON is anything
        """Return the value of a name, and ask for nothing; None where it is not there."""
        return self._held.get(name, ("", None))[1]

    def has(self, *names: str) -> bool:
        """Tell whether one of `names` is there."""
        return any(name in self._held for name in names)

    def rest(self) -> dict[str, Any]:
        """Return what nobody has asked for, by its own keys."""
        return {key: value for name, (key, value) in reversed(list(self._held.items())) if name not in self._asked}
