"""Which term of the glossary a name is about: by its words, and not by a mere mention in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from studysite.ids import folded
from studysite.items import Entry
from studysite.model import Inlines
from studysite.refine.labels import LONGEST, PLACES, first_word, key, parts, stressed
from studysite.refine.merge import SHORT, singular
from studysite.refine.naming import Names

# Words in any order that name one thing: “Auto Scaling of Endpoints” is “endpoint auto scaling”.
FEWEST_WORDS = 2
JOINED = re.compile(r"\s(?:and|&|\+)\s")


class Subjects:
    """The names of all entries, to be asked what a branch or a title is about."""

    def __init__(self, entries: Iterable[Entry], names: Names) -> None:
        """Know the entries; `names` finds them in running text."""
        self._names = names
        self._known: dict[str, str] = {}
        self._words: dict[frozenset[str], str] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                self._known.setdefault(_name(name), entry.id)
                if len(key(name)) >= FEWEST_WORDS:
                    self._words.setdefault(key(name), entry.id)

    def of(self, words: Inlines, own: str) -> str:
        """Return the entry that a branch is about, or empty: the one that its label `own` names, else one in bold."""
        found = self.named(own) if own else ""
        return found or next((term for bold in stressed(words) if bold != own and (term := self.called(bold))), "")

    def named(self, name: str) -> str:
        """Return the entry that a name means: with all its words, with those of a part, else with half of them."""
        if first_word(name) in PLACES:
            return self.called(name)
        return self.called(name) or self._words.get(key(name), "") or self._mostly(name)

    def called(self, name: str) -> str:
        """Return the entry that is called just so, or as a part of the name says."""
        if len(name) > LONGEST:
            return ""
        return next((self._known[own] for part in parts(name) if (own := _name(part)) in self._known), "")

    def all(self, text: str) -> frozenset[str]:
        """Return the entries that a text names anywhere."""
        return frozenset(use.term for use in self._names.uses(text))

    def stands_out(self, text: str) -> bool:
        """Tell whether a text names a term in a way that tells it from common words: several words, or a good part."""
        used = [text[use.start : use.end] for use in self._names.uses(text)]
        return any(
            SHORT.match(one) or len(key(one)) >= FEWEST_WORDS or 4 * len(key(one)) >= len(key(text)) for one in used
        )

    def _mostly(self, name: str) -> str:
        """Return the one entry that a name holds with half of its words; of several joined by “and” the first.

        “Custom Container on ECS” is about neither of its two terms alone.
        """
        uses = self._names.uses(name)
        if not uses or (len({use.term for use in uses}) > 1 and not JOINED.search(name)):
            return ""
        many = len(key(name))
        return next((use.term for use in uses if 2 * len(key(name[use.start : use.end])) >= many), "")


def _name(name: str) -> str:
    """Return a name as names are compared: an acronym as it is written, others in the singular without case."""
    text = " ".join(name.replace("&", " and ").split()).rstrip(":.")
    acronym = text.removesuffix("s")
    return acronym if SHORT.match(acronym) else singular(folded(text))
