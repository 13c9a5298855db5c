"""Which reader takes a document: the one whose signs count most. Why is told, and what leaves doubt.

| what | how |
| --- | --- |
| sure enough | signs that count 1 or more together |
| equal scores | more signs first; then what is more common among the documents that people have |
| close | another layout within 1 of the best: told as a doubt |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studysite.model import DocumentKind
from studysite.readers import article, blog_post, briefing, exam_guide, lab, lesson, mind_map, study_guide
from studysite.readers.shape import Shape, Sheet
from studysite.recognition import FEW_SIGNS, Candidate, Recognition, Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line

SURE = 1.0
CLOSE = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A reader's name in messages, what it recognises, its reading; `common`: how many of 130 documents had it."""

    name: str
    common: int
    signs: Callable[[Sheet], Sequence[Sign]]
    read: Callable[[Sequence[Line], Ledger], Shape]


LAB = Layout("lab", 0, lab.signs, lab.read)
FALLBACK = Layout("article", 0, article.signs, article.read)
LAYOUTS: tuple[Layout, ...] = (
    Layout("blog post", 8, blog_post.signs, blog_post.read),
    Layout("briefing", 14, briefing.signs, briefing.read),
    Layout("exam guide", 1, exam_guide.signs, exam_guide.read),
    Layout("lesson", 16, lesson.signs, lesson.read),
    Layout("mind map", 35, mind_map.signs, mind_map.read),
    Layout("study guide or glossary", 57, study_guide.signs, study_guide.read),
)
GLOSSARY = Layout("glossary", 8, study_guide.signs, study_guide.read_glossary)
BY_NAME = {layout.name.replace(" ", "-"): layout for layout in (*LAYOUTS, FALLBACK, GLOSSARY)}
GUIDE = LAYOUTS[-1]


def choose(sheet: Sheet, options: dict[str, object], kind: DocumentKind | None = None) -> tuple[Layout, Recognition]:
    """Return the layout that a sheet looks most like, and why; the fallback where no reader is sure.

    The owner knows better: a document that has a `kind` is read as such. A lab is one because its front matter says so.
    """
    if kind:
        layout = BY_NAME.get(kind, GUIDE)
        return layout, Recognition(Candidate(layout.name, (Sign(f"`kind` in sources.toml, {kind}", 9.0),)))
    if "lab" in options:
        return LAB, Recognition(Candidate(LAB.name, (Sign("its settings name a lab", 9.0, 1),)))
    if (sign := article.drawn(sheet)) is not None:
        return FALLBACK, Recognition(Candidate(FALLBACK.name, (sign,)))
    found = [(Candidate(layout.name, tuple(layout.signs(sheet))), layout) for layout in LAYOUTS]
    found.sort(key=lambda one: (-one[0].score, -len(one[0].signs), -one[1].common))
    (best, layout), (second, _) = found[:2]
    if best.score < SURE:
        doubt = "no layout that is known here has signs enough; it is shown as it stands"
        return FALLBACK, Recognition(Candidate(FALLBACK.name), best if best.score else None, (doubt,))
    unsure = tuple(_doubts(best, second))
    return layout, Recognition(best, second if second.score else None, unsure)


def _doubts(best: Candidate, second: Candidate) -> list[str]:
    doubts = []
    if second.score and best.score - second.score < CLOSE:
        article_ = "an" if second.layout[0] in "aeiou" else "a"
        doubts.append(f"it could be {article_} {second.layout} as well")
    if best.score < SURE * 1.5:
        doubts.append(FEW_SIGNS)
    return doubts
