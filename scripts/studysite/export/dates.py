"""When each card was last changed, as far as is known.

Anki updates a note only from a newer one. If all had the time of the package, whatever a learner changed in a note of
theirs would be lost at the next import, and the same cards would make another file each time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from studysite.published import Change, changes

VERSION = 1

# 2026-01-01 in seconds since 1970: before any card was exported.
OLDEST = 1_767_225_600


def dated(digests: Mapping[str, str], former: Mapping[str, Change], now: int) -> dict[str, Change]:
    """Return the last change of each card of `digests`: the former one where it is the same, else one that is newer.

    Where nothing is known, all are as old as can be: the same cards then make the same file.
    """
    return {card: _last(digest, former.get(card), now if former else OLDEST) for card, digest in digests.items()}


def _last(digest: str, former: Change | None, now: int) -> Change:
    if former is None:
        return Change(digest, now)
    return former if former.digest == digest else Change(digest, max(now, former.time + 1))


def written(cards: Mapping[str, Change]) -> bytes:
    """Return changes as JSON."""
    return json.dumps({"version": VERSION, "cards": cards}).encode()


def read(data: bytes) -> dict[str, Change]:
    """Return the changes in `data`; none where it is not what `written` made."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return changes(told.get("cards")) if isinstance(told, dict) and told.get("version") == VERSION else {}
