"""What can be found, as JSON: a record a line, so that a change shows as one."""

from __future__ import annotations

import json
from collections.abc import Iterable

from studysite.records import SEARCH_VERSION, SearchRecord


def search_data(records: Iterable[SearchRecord]) -> str:
    """Return the search index: a record a line, so that a change shows as one; `<` cannot end a script element."""
    rows = ",\n".join(json.dumps(_row(record), ensure_ascii=False) for record in records)
    text = f'{{"version": {SEARCH_VERSION}, "records": [\n{rows}\n]}}\n'
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _row(record: SearchRecord) -> dict[str, object]:
    """Return a record as the browser reads it, without what is empty."""
    told = {
        "kind": record.kind,
        "title": record.title,
        "text": record.text,
        "body": record.body,
        "hidden": record.hidden,
        "url": record.url,
        "names": record.names,
        "from": record.source,
    }
    return {key: value for key, value in told.items() if value}
