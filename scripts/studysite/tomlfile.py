"""A TOML file that an owner writes: its values by type, and what is wrong with them, with its line. Never raises."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from studysite.notices import Notice

# No text, whatever TOML allows: control characters but white space.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file of settings: its text, what it says, and what is wrong with it."""

    file: str
    source: str
    told: dict[str, Any]
    notices: list[Notice]

    @classmethod
    def read(cls, file: str, text: str) -> TomlFile:
        """Read a text; one that is no TOML says nothing."""
        try:
            return cls(file, text, tomllib.loads(text), [])
        except tomllib.TOMLDecodeError as fault:
            line = re.search(r"at line (\d+)", str(fault))
            reason = str(fault).split(" (at ")[0]
            message = f"no valid TOML ({reason}); nothing in this file counts until it is put right"
            # At the end of the text tomllib names no line: what is open was opened above.
            number = int(line[1]) if line else len(text.splitlines())
            return cls(file, text, {}, [Notice(file, number, "bad-settings", message)])

    def wrong(self, path: tuple[str, ...], key: str, message: str, code: str = "bad-settings") -> None:
        """Remark on a setting."""
        self.notices.append(Notice(self.file, self.line(path, key), code, message))

    def table(self, path: tuple[str, ...], value: object) -> dict[str, Any]:
        """Return a value that must be a table; an empty one if it is none."""
        if isinstance(value, dict):
            return value
        header = ".".join(f'"{part}"' if at else part for at, part in enumerate(path))
        self.wrong(path[:-1], path[-1], f"`{path[-1]}` is no table; write it as [{header}]")
        return {}

    def text(self, path: tuple[str, ...], table: dict[str, Any], key: str) -> str | None:
        """Return a value that must be a text, on one line; None if there is none."""
        value = table.get(key)
        if isinstance(value, date):
            value = value.isoformat()
        if value is None or isinstance(value, str):
            return " ".join(CONTROL.sub("", value or "").split()) or None
        self.wrong(path, key, f"{_told(path)}`{key}` is {value!r}; it must be a text in quotation marks")
        return None

    def value(self, path: tuple[str, ...], table: dict[str, Any], key: str, kind: type[int]) -> int | None:
        """Return a value that must be a whole number (`int`) or true or false (`bool`); None if there is none."""
        value = table.get(key)
        if type(value) is kind:
            return value
        if value is not None:
            needed = "true or false" if kind is bool else "a whole number"
            self.wrong(path, key, f"{path[-1]}: `{key}` is {value!r}; it must be {needed}")
        return None

    def texts(self, path: tuple[str, ...], table: dict[str, Any], key: str) -> tuple[str, ...]:
        """Return a value that must be a list of texts; one text alone is a list of one."""
        value = table.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
            return tuple(filter(None, (" ".join(CONTROL.sub("", one).split()) for one in listed)))
        self.wrong(path, key, f'{_told(path)}`{key}` is {value!r}; write it as {key} = ["one text", "another"]')
        return ()

    def groups(self, path: tuple[str, ...], table: dict[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
        """Return a value that must be a list of two texts or more, or a list of such lists."""
        value = table.get(key)
        if value is None:
            return ()
        listed = value if isinstance(value, list) and value and isinstance(value[0], list) else [value]
        known = len(self.notices)
        made = tuple(self.texts(path, {key: one}, key) for one in listed)
        if len(self.notices) == known and all(len(one) > 1 for one in made):
            return made
        del self.notices[known:]
        self.wrong(path, key, f'{_told(path)}`{key}` is {value!r}; write it as {key} = ["one name", "the other"]')
        return ()

    def only(self, path: tuple[str, ...], table: dict[str, Any], known: tuple[str, ...]) -> None:
        """Remark on each key of a table that is not among `known`."""
        for key in table:
            if key not in known:
                message = f"{_told(path)}`{key}` means nothing here; known are {', '.join(known)}"
                self.wrong(path, key, message, "unknown-setting")

    def line(self, path: tuple[str, ...], key: str) -> int:
        """Return the line that a key stands on, that of its table's header if it cannot be found; 0 for neither."""
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
        here: tuple[str, ...] = ()
        counts: dict[str, int] = {}
        found = 0
        for number, line in enumerate(self.source.splitlines(), 1):
            if header := HEADER.match(line):
                here = _path(header[2])
                if header[1] == "[[" and here:
                    counts[here[0]] = counts.get(here[0], 0) + 1
                    here = (*here, str(counts[here[0]]))
                if here in (path, (*path, key)):
                    found = number
            elif key and here == path and wanted.match(line):
                return number
        return found


def quoted(text: str) -> str:
    """Return a text as TOML: as JSON, but for the one character more that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _path(header: str) -> tuple[str, ...]:
    """Return the names in a table's header, `documents."a.txt"`; none if it is no header."""
    try:
        told: object = tomllib.loads(f"[{header}]")
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(told, dict) and told:
        name, told = next(iter(told.items()))
        path.append(name)
    return tuple(path)


def _told(path: tuple[str, ...]) -> str:
    """Say which table a message speaks of."""
    if not path:
        return ""
    return f"{path[-1]}: " if path[0] in ("documents", "topics") else f"{' '.join(path)}: "
