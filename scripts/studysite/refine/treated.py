"""Where what a branch of a mind map names is treated: the term, the section and the question for it.

A link that leads elsewhere than it says is worse than none. So a name has to be the same, and never merely alike:
that of a term, of a section, of a row, of an entry in a list. A question counts where the terms that it asks about
are those that the branch is called by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from studysite.mapped import Ref, Treated
from studysite.measure import walk
from studysite.model import Inlines, Node
from studysite.refine.asking import Asking
from studysite.refine.labels import PLACES, first_word, label
from studysite.refine.named_sections import NamedSections
from studysite.refine.subjects import Subjects

# A label that more branches of a map have than this says what is told (“Benefit”), and not of what.
MOST_ALIKE = 2


class Treating:
    """All that may treat what a branch names; `terms` are the names of the entries by id."""

    def __init__(
        self, terms: Mapping[str, str], subjects: Subjects, sections: NamedSections, questions: Asking
    ) -> None:
        """Look into these."""
        self._terms = terms
        self._subjects = subjects
        self._sections = sections
        self._questions = questions

    def of(self, nodes: tuple[Node, ...]) -> dict[str, Treated]:
        """Return what treats each branch of a map, by id; those that nothing treats are left out."""
        called = [(node, label(node.words)) for node in walk(nodes)]
        common = Counter(name for _, name in called)
        made = {}
        for node, name in called:
            tells = common[name] <= MOST_ALIKE and first_word(name) not in PLACES
            found = self._node(node.words, name, tells=tells)
            if found.links:
                made[node.id] = found
        return made

    def _node(self, words: Inlines, own: str, *, tells: bool) -> Treated:
        term = self._subjects.of(words, own)
        name = own if tells else ""
        terms = (self._subjects.all(name) if name else frozenset()) | ({term} if term else frozenset())
        return Treated(
            Ref(f"glossary/{term}/", "", self._terms[term]) if term else None,
            self._sections.of(name, term),
            self._questions.of(name, terms),
        )
