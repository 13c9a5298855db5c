"""Circles: in which topics what a document holds is near."""

from __future__ import annotations

from studysite.refine.circles import Circles

IN_TOPICS = Circles({"cells": "biology", "batteries": "electronics"})
MIXED = Circles({"cells": "biology", "batteries": "electronics", "advice": ""})


def test_a_thing_is_near_in_the_topics_of_its_documents() -> None:
    things = [("wall", ["cells"]), ("force", ["batteries"]), ("cell", ["cells", "batteries"])]
    assert IN_TOPICS.near(things) == {"biology": ["wall", "cell"], "electronics": ["force", "cell"]}


def test_what_is_in_no_topic_is_near_everywhere_and_everything_is_near_there() -> None:
    things = [("wall", ["cells"]), ("advice", ["advice"]), ("cell", ["advice", "cells"])]
    assert MIXED.near(things) == {
        "biology": ["wall", "advice", "cell"],
        "electronics": ["advice", "cell"],
        "": ["wall", "advice", "cell"],
    }


def test_each_topic_has_its_own_in_turn() -> None:
    assert list(MIXED.in_turn([("b", "batteries"), ("a", "cells"), ("c", "cells"), ("d", "advice")])) == [
        ("biology", ["a", "c"]),
        ("electronics", ["b"]),
        ("", ["d"]),
    ]
