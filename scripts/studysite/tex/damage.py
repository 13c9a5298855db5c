"""What is wrong with a formula."""

from __future__ import annotations


class Damaged(ValueError):  # noqa: N818 - it is said of a formula, not of a program
    """A formula that cannot be read; the message says why, to go on after “the formula”."""
