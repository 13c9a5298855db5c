"""Bytes into lines of clean text, and notices about what had to be put right.

Line numbers are those of the file: no step here adds or removes a line.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from studysite.notices import Notice
from studysite.text.encodings import encoding_of

# Zero-width characters that study tools leave in text. The joiners U+200C and U+200D spell words
# in Persian and Indic scripts and hold emoji together: they stay.
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u180e]")

# Marks of direction around a line: they say what its letters say anyway, and hide its number or bullet.
DIRECTIONS = re.compile(
    "^[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+$"
)

# Marks that turn the direction of what follows, by what ends each (UAX 9), and those ends.
EMBEDDING_END, ISOLATE_END = "\u202c", "\u2069"
TURNS = dict.fromkeys("\u202a\u202b\u202d\u202e", EMBEDDING_END) | dict.fromkeys("\u2066\u2067\u2068", ISOLATE_END)
TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What XML calls control characters and non-characters, but for TAB: no text, and trouble in HTML.
CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    "|[" + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)) + "]"
)

LINE_END = re.compile("\r\n|\r|\n")

# White space that is no line end in any editor, so that line numbers stay those that people see.
SPACES = re.compile("[\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The lines of a file without their ends, and what was noticed."""

    lines: tuple[str, ...]
    notices: tuple[Notice, ...]


def decode(file: str, data: bytes) -> Decoded:
    """Return the lines of `data`, whatever its encoding; never raises.

    UTF-8 first, UTF-16 where a byte-order mark says so, else what the bytes look like (`encodings`), with a notice that
    names the byte that is not UTF-8, so that the owner can tell whether the guess is right.
    """
    notices: list[Notice] = []
    text = _text(file, data, notices)
    newline_free = LINE_END.split(text)
    if newline_free and newline_free[-1] == "":
        newline_free.pop()
    if "\r" in text:
        notices.append(
            Notice(file, 0, "line-ends", "Windows or old Mac line ends were read as line ends; nothing to do")
        )
    lines = [_clean(file, number, line, notices) for number, line in enumerate(newline_free, 1)]
    return Decoded(tuple(lines), tuple(_summed(file, notices)))


def _text(file: str, data: bytes, notices: list[Notice]) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            notices.append(
                Notice(file, 1, "byte-order-mark", f"a byte-order mark ({name}) was passed over; nothing to do")
            )
            data = data[len(mark) :]
            if name != "utf-8":
                return data.decode(name, errors="replace")
            break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        byte = data[fault.start]
        encoding, called = encoding_of(data)
        letters = "accents" if encoding == "cp1252" else "letters"
        notices.append(
            Notice(
                file,
                line,
                "not-utf8",
                f"byte {fault.start + 1} (0x{byte:02x}) is not UTF-8; the file was read as {called}: "
                f"look whether its {letters} are right, or save it as UTF-8",
            )
        )
        return data.decode(encoding, errors="replace")


def _clean(file: str, number: int, line: str, notices: list[Notice]) -> str:
    # What Python can print holds none of the characters below; a TAB is none of them either.
    if line.replace("\t", "").isprintable() and unicodedata.is_normalized("NFC", line):
        return line
    composed = line if unicodedata.is_normalized("NFC", line) else unicodedata.normalize("NFC", line)
    cleaned = INVISIBLE.sub("", DIRECTIONS.sub("", composed))
    if cleaned != composed:
        notices.append(Notice(file, number, "invisible-characters", ""))
    spaced = SPACES.sub(" ", cleaned)
    visible = CONTROL.sub("", spaced)
    if visible != spaced:
        notices.append(Notice(file, number, "control-characters", ""))
    return visible + _ends(visible)


def _ends(line: str) -> str:
    """Return what ends the directions that a line leaves open: they would turn what a page puts behind its words."""
    left: list[str] = []
    for mark in TURN.findall(line):
        if mark in TURNS:
            left.append(TURNS[mark])
        elif mark == ISOLATE_END and mark in left:
            # What was begun within it ends with it.
            del left[len(left) - 1 - left[::-1].index(mark) :]
        elif left[-1:] == [mark]:
            left.pop()
    return "".join(reversed(left))


def _summed(file: str, notices: list[Notice]) -> list[Notice]:
    """Fold the notices of single lines into one a kind, at the first line, so that a report stays short."""
    kept = [one for one in notices if one.message]
    for code, what in (
        ("invisible-characters", "invisible characters (zero-width spaces and the like) were taken out"),
        (
            "control-characters",
            "control characters, which are no text, were taken out; look whether the file is damaged",
        ),
    ):
        lines = [one.line for one in notices if one.code == code]
        if lines:
            more = f" on {len(lines)} lines, first here" if len(lines) > 1 else ""
            kept.append(Notice(file, lines[0], code, f"{what}{more}"))
    return kept
