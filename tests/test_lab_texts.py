"""The texts around the labs say what the vectors say, and ask what the lab can answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rendering import PROJECT
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

TEXTS = sorted((PROJECT / "sources/labs").glob("*.md"))
VECTORS = PROJECT / "tests/vectors/labs"
WHO = {"user": "You", "aws": "AWS", "shared": "Shared"}
SERVICES = {"ec2": "EC2", "rds": "RDS", "endpoint": "Endpoint", "serverless": "Serverless"}


def converted(path: Path) -> Conversion:
    return convert([SourceFile(f"labs/{path.name}", path.read_bytes())])


def vectors(lab: str) -> dict[str, Any]:
    return dict(json.loads((VECTORS / f"{lab}.json").read_text("utf-8")))


def text(lab: str) -> str:
    return (PROJECT / f"sources/labs/{lab}.md").read_text("utf-8")


def test_each_lab_has_a_text_and_vectors() -> None:
    assert [path.stem for path in TEXTS] == sorted(path.stem for path in VECTORS.glob("*.json"))
    assert len(TEXTS) == 6


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_lab_asks_two_questions_and_answers_them(path: Path) -> None:
    made = converted(path)
    study = json.loads(made.pages["data/study.json"])
    asked = [card for card in study["cards"] if card["kind"] == "question"]
    assert len(asked) == 2
    assert all(card["answer"] for card in asked)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_lab_says_what_it_assumes_and_where_its_rules_are_from(path: Path) -> None:
    headings = [line for line in path.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert {"## What Is Assumed", "## Sources"} <= set(headings)


@pytest.mark.parametrize("path", sorted(VECTORS.glob("*.json")), ids=lambda path: path.stem)
def test_each_vector_says_why(path: Path) -> None:
    lists = [value for value in json.loads(path.read_text("utf-8")).values() if isinstance(value, list)]
    cases = [case for cases in lists for case in cases if "task" not in case]
    assert len(cases) >= 12
    assert all(case["why"] for case in cases)


def test_the_table_of_tasks_is_that_of_the_vectors() -> None:
    for task in vectors("shared-responsibility")["tasks"]:
        done = {
            who: [name for key, name in SERVICES.items() if task[key]["who"] == who]
            for who in ("user", "shared", "aws")
        }
        cells = ["All four" if len(names) == len(SERVICES) else ", ".join(names) or "–" for names in done.values()]
        assert f"| {task['task']} | {' | '.join(cells)} |" in text("shared-responsibility")


@pytest.mark.parametrize("service", SERVICES)
def test_the_reasons_and_sources_of_tasks_are_those_of_the_vectors(service: str) -> None:
    known = vectors("shared-responsibility")
    for task in known["tasks"]:
        reason, source = task[service]["why"], known["sources"][task[service]["source"]]
        assert f"{reason} ({source['name']})" in text("shared-responsibility")
        assert f"[{source['name']}]({source['url']})" in text("shared-responsibility")


def test_the_steps_of_recovery_are_those_of_the_vectors() -> None:
    known = vectors("zone-failure")
    for step in known["steps"]:
        cells = (step["step"], WHO[step["ec2"]], WHO[step["endpoint"]])
        assert f"| {' | '.join(cells)} |" in text("zone-failure")
        names = "; ".join(known["sources"][source]["name"] for source in step["sources"])
        assert f"- **{step['step']}.** {step['why']} ({names})" in text("zone-failure")
