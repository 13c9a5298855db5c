"""The lines of `sources.toml` that overrule what was understood of a document, ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studysite.advice import Advice, Gathered, Setting
from studysite.inlines import written
from studysite.interface.say import ENGLISH, Say
from studysite.library import Library
from studysite.model import Document, Question, plain
from studysite.settings import KINDS, Settings
from studysite.tomlfile import quoted

# Of many questions that two documents share, so many are written out.
MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Overrule:
    """Lines of `sources.toml`: the `header` of a document's table, and settings below it.

    `when` says when they help. `is_there` tells that the owner has such a table already: TOML takes a second one of
    the same name for a fault.
    """

    when: str
    header: str
    settings: tuple[str, ...]
    is_there: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """What is to be copied."""
        return self.settings if self.is_there else (self.header, *self.settings)


def overrule(one: Gathered, library: Library, settings: Settings, say: Say = ENGLISH) -> Overrule | None:
    """Return what the owner can say in answer to notices on a document; None where no setting helps.

    `say` is the language of the report.
    """
    told = one.advice_in(say)
    if not told.say:
        return None
    document = document_at(one.first.file, one.first.line, library)
    return _overrule(told, one.first.file, document, library, settings)


def other_kind(document: Document, when: str, library: Library, settings: Settings) -> Overrule | None:
    """Return how to say that a document is what it looks like next; None if it looks like nothing else."""
    told = document.recognition
    if told is None or told.runner_up is None:
        return None
    name = told.runner_up.layout.replace(" ", "-")
    kind: Setting = name if name in KINDS else "study-guide"
    return _overrule(Advice("", "", when=when, say={"kind": kind}), document.file, document, library, settings)


def document_at(file: str, line: int, library: Library) -> Document | None:
    """Return the document of a file that a line belongs to: its first where none does; None if it has none."""
    held = sorted(library.documents_of(file), key=lambda one: one.span.first)
    return next((one for one in reversed(held) if one.span.first <= line), next(iter(held), None))


def named(file: str, document: Document | None, library: Library, settings: Settings) -> str:
    """Return what `sources.toml` calls a document: `a.txt`, or `a.txt#2` for the second of several in a file."""
    held = sorted(library.documents_of(file), key=lambda one: one.span.first)
    parts = (name.removeprefix(f"{file}#") for name, own in settings.documents.items() if own.hidden)
    hidden = {int(part) for part in parts if part.isdecimal()}
    if document is None or len(held) + len(hidden) < 2:
        return file
    shown = [number for number in range(1, len(held) + len(hidden) + 1) if number not in hidden]
    return f"{file}#{shown[held.index(document)]}"


def header(name: str) -> str:
    """Return the line of `sources.toml` above the settings of a document."""
    return f"[documents.{quoted(name)}]"


def _overrule(advice: Advice, file: str, document: Document | None, library: Library, settings: Settings) -> Overrule:
    name = named(file, document, library, settings)
    own = settings.documents.get(name)
    lines = []
    for key, value in advice.say.items():
        filled = _filled(value, document, library)
        known = getattr(own, key) if own and isinstance(filled, list) else ()
        lines.append(f"{key} = {toml([*known, *filled] if isinstance(filled, list) else filled)}")
    return Overrule(advice.when, header(name), tuple(lines), is_there=own is not None)


def _filled(value: Setting, document: Document | None, library: Library) -> Setting:
    """Return a setting with the document's own words for the names in braces."""
    if document is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value.replace("{title}", plain(document.title))
    return [text for one in value for text in (_shared(document, library) if one == "{questions}" else (one,))]


def _shared(document: Document, library: Library) -> Sequence[str]:
    """Return the questions of a document that live on the page of another one."""
    asked = (block for section in document.sections for block in section.blocks if isinstance(block, Question))
    shared = (one for one in asked if library.card_at[document.slug, one.span.start].home != document.slug)
    return [" ".join(written(one.prompt).split()) for one in shared][:MOST_QUESTIONS]


def toml(value: Setting) -> str:
    """Return the value of a setting as `sources.toml` has it."""
    if isinstance(value, list):
        return f"[{', '.join(map(quoted, value))}]"
    return str(value).lower() if isinstance(value, bool) else quoted(value)
