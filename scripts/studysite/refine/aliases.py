"""Which names of `aliases.toml` count: a question that was reworded keeps its id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from studysite.ids import folded, question_id
from studysite.model import Document, Question, written
from studysite.notices import Notice
from studysite.settings import ALIASES_FILE, Alias, Aliases


def kept_ids(documents: Sequence[Document], aliases: Aliases) -> tuple[dict[str, str], list[Notice]]:
    """Return the ids that questions keep, by their folded prompt, and what cannot be.

    Of several ids for one question the first counts; what was published under the others leads there.
    """
    prompts = {
        folded(written(block.prompt)): question_id(written(block.prompt))
        for document in documents
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Question)
    }
    wanted: dict[str, Alias] = {}
    notices = []
    for alias in aliases.questions:
        if folded(alias.new) in prompts:
            wanted.setdefault(folded(alias.new), alias)
        else:
            said = f"no question reads “{alias.new}”; put the wording right as it stands now, or take the line out"
            notices.append(Notice(ALIASES_FILE, alias.line, "alias-unused", said))
    others = {name: prompt for prompt, name in prompts.items() if prompt not in wanted}
    kept = {}
    for prompt, alias in wanted.items():
        if alias.old in others:
            said = f"{alias.old} is the id of another question, “{others[alias.old]}”; take the line out"
            notices.append(Notice(ALIASES_FILE, alias.line, "alias-clash", said))
        else:
            kept[prompt] = alias.old
    return kept, notices


def misnamed(aliases: Aliases, terms: Collection[str], documents: Collection[str]) -> Iterator[Notice]:
    """Yield a notice for each alias of a term or a document that leads to none, or away from one that is there.

    `terms` and `documents` are the slugs that there are.
    """
    for what, listed, known in (("term", aliases.terms, terms), ("document", aliases.documents, documents)):
        former = {alias.old for alias in listed}
        for alias in listed:
            if alias.old in known:
                said = f"the {what} “{alias.old}” is still there, so its address is not given away; take the line out"
                yield Notice(ALIASES_FILE, alias.line, "alias-clash", said)
            elif alias.new not in known and alias.new not in former:
                said = f"there is no {what} “{alias.new}”; put the name right, or take the line out"
                yield Notice(ALIASES_FILE, alias.line, "alias-unused", said)
