"""When each card was last changed, as far as is known.

Anki updates a note only from a newer one. If all had the time of the package, whatever a learner changed in a note of
theirs would be lost at the next import, and the same cards would make another file each time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

VERSION = 1

# 2026-01-01 in seconds since 1970: before any card was exported.
OLDEST = 1_767_225_600


class Change(NamedTuple):
    """What a card was at its last change (a digest), and when that was, in seconds since 1970."""

    digest: str
    time: int


def dated(digests: Mapping[str, str], former: Mapping[str, Change], now: int) -> dict[str, Change]:
    """Return the last change of each card of `digests`: the former one where it is the same, else one that is newer."""
    return {
        card: former[card]
        if card in former and former[card].digest == digest
        else Change(digest, max(now, former[card].time + 1 if card in former else 0))
        for card, digest in digests.items()
    }


def written(changes: Mapping[str, Change]) -> bytes:
    """Return changes as JSON."""
    return json.dumps({"version": VERSION, "cards": changes}).encode()


def read(data: bytes) -> dict[str, Change]:
    """Return the changes in `data`; none where it is not what `written` made."""
    try:
        told = json.loads(data)
        if told["version"] != VERSION:
            return {}
        return {card: Change(str(digest), int(time)) for card, (digest, time) in told["cards"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}
