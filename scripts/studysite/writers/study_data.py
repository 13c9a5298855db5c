"""The cards as JSON: a card a line, so that a change shows as one."""

from __future__ import annotations

import json

from studysite.records import STUDY_VERSION, CardChoice, CardPlace, CardRecord, StudyDocument, StudyRecords


def study_data(records: StudyRecords) -> str:
    """Return `study.json`, in the form that `study.schema.json` describes; no `<` in it can end a script element."""
    documents = ",\n".join(_json(_document(document)) for document in records.documents)
    cards = ",\n".join(_json(_card(card)) for card in records.cards)
    topics = [{"slug": topic.slug, "title": topic.title, "url": topic.url} for topic in records.topics]
    held = f'"topics": {_json(topics)}, ' if topics else ""
    text = (
        f'{{"version": {STUDY_VERSION}, "aliases": {_json(records.aliases)}, {held}'
        f'"documents": [\n{documents}\n], "cards": [\n{cards}\n]}}\n'
    )
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _document(document: StudyDocument) -> dict[str, object]:
    told: dict[str, object] = {key: getattr(document, key) for key in ("slug", "title", "name", "kind", "url")}
    told |= {key: value for key in ("source", "topic") if (value := getattr(document, key))}
    return told | {"sections": [{"title": section.title, "url": section.url} for section in document.sections]}


def _card(card: CardRecord) -> dict[str, object]:
    home, *others = card.places
    return {
        "id": card.id,
        "kind": card.kind,
        "document": home.document,
        "section": home.section,
        "line": home.line,
        "group": card.group,
        "also": [_place(place) for place in others],
        "prompt": card.prompt,
        "answer": card.answer,
        "points": card.points,
        "short": card.short,
        "url": card.url,
        "page": card.page,
        **({"choices": [_choice(choice) for choice in card.choices]} if card.choices else {}),
        **({"hint": card.hint} if card.hint else {}),
    }


def _choice(choice: CardChoice) -> dict[str, object]:
    why: dict[str, object] = {"why": choice.why} if choice.why else {}
    return {"words": choice.words, "right": choice.is_right, **why}


def _place(place: CardPlace) -> tuple[int, int, int]:
    return place.document, place.section, place.line


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
