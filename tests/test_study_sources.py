"""The cards of the project's own documents, and of the originals where they are at hand, as a reader counted them."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from cards import Told, cards
from studysite.collect import collect
from studysite.pipeline import convert
from studysite.study.schema import SCHEMA

ROOT = Path(__file__).parent.parent
OURS = ROOT / "sources"
ORIGINALS = ROOT.parent / "shared" / "seeds"
FOLDERS = [folder for folder in (OURS, ORIGINALS) if folder.is_dir()]

# Both have the same layouts: four tables of 5, 6, 4 and 5 rows with two columns to ask for. Ours have labs, too: two
# questions each, and tables of what each of their rules says.
COUNTS = {"question": 14, "pair": 3, "cell": 40, "branch": 41}
LABS = {OURS: Counter(question=12, cell=110)}
TERMS = {OURS: 104, ORIGINALS: 27}


@cache
def study(folder: Path) -> dict[str, Any]:
    found = collect(folder)
    made = convert(found.sources, found.sources_toml, found.corrections_toml, found.notices, found.aliases_toml)
    told: dict[str, Any] = json.loads(made.pages["data/study.json"])
    return told


def of(kind: str) -> dict[str, Told]:
    return {card.id: card for card in cards(study(OURS), kind)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_question_term_pair_cell_and_branch_is_a_card(folder: Path) -> None:
    counts = Counter(card["kind"] for card in study(folder)["cards"])
    assert counts == Counter(COUNTS | {"term": TERMS[folder], "name": TERMS[folder]}) + LABS.get(folder, Counter())
    assert list(Draft202012Validator(json.loads(SCHEMA)).iter_errors(study(folder))) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_questions_of_the_bundle_are_those_of_the_study_guide(folder: Path) -> None:
    shared = [card for card in cards(study(folder), "question") if card.also]
    assert len(shared) == 10
    assert len({card.also[0][0] for card in shared}) == 1


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_point_is_a_scrap_and_none_ends_in_the_middle_of_a_sentence(folder: Path) -> None:
    # What is to be chosen may be a word.
    offered = {card["id"] for card in study(folder)["cards"] if card.get("choices")}
    found = [card for card in cards(study(folder), "question", "term", "pair") if card.id not in offered]
    told = [point for card in found for point in card.points]
    assert min(map(len, told)) > 16
    # What ends in an abbreviation or an initial was cut too early.
    assert [point for point in told if re.search(r"\b(?:e\.g|i\.e|vs|etc|[A-Z])\.$", point)] == []
    assert [point for point in told if point[:1].islower()] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_definition_tells_its_name(folder: Path) -> None:
    names = cards(study(folder), "name")
    told = [card.id for card in names if re.search(rf"\b{re.escape(card.short)}s?\b", card.prompt, re.IGNORECASE)]
    assert told == []
    assert any("____" in card.prompt for card in names)


def test_cards_of_ours_that_a_reader_looked_at() -> None:
    cell = of("cell")["c-5je9y2vc"]
    assert cell.prompt == "_Formula / Concept Box_ / **Serverless**: You Pay Mainly For?"
    assert cell.answer == "Milliseconds of compute, plus the data that passes through"
    branch = of("branch")["b-qff6mbnf"]
    assert branch.prompt.endswith("SageMaker Model Monitor_ / Name what belongs to: **Kinds of Drift**")
    starts = ["Data Quality", "Model Quality", "Bias", "Feature Attribution"]
    assert [point.split(":")[0].strip("*") for point in branch.points] == starts
    name = of("name")["n-spot-instance"]
    assert "(managed ____ training, `EnableManagedSpotTraining`)" in name.prompt
    question = next(card for card in cards(study(OURS), "question") if "Elastic Container Registry" in card.prompt)
    first, second = question.points
    assert first == "ECR is the registry in which container images are kept."
    assert second.startswith("SageMaker AI pulls its images from there: those that AWS maintains")
    assert second.endswith("and those that users push themselves.")
