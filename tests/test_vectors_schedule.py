"""What schedule.js is compared with is what py-fsrs says today."""

from __future__ import annotations

import json

from vectors.make_schedule import VECTORS, made


def test_the_vectors_of_the_schedule_are_what_py_fsrs_makes() -> None:
    assert VECTORS.read_text("utf-8") == made()


def test_the_vectors_of_the_schedule_reach_every_state_grade_and_length() -> None:
    histories = json.loads(VECTORS.read_text("utf-8"))["histories"]
    steps = [step for _, history in histories for step in history]
    assert len(histories) == 1000
    assert {step[1] for step in steps} == {1, 2, 3, 4}
    assert {step[2] for step in steps} == {"l", "r", "f"}
    assert {retention for retention, _ in histories} == {percent / 100 for percent in range(70, 98)}
    assert min(step[0] for step in steps if step[0]) < 10
    assert max(step[0] for step in steps) > 300 * 86400
