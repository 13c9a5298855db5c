"""What bytes are no study document, and what their owner can do about it."""

from __future__ import annotations

import codecs

from studysite.notices import Notice

LARGEST_FILE = 8_000_000
LONGEST_LINE = 1_000_000

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

# How files begin that are no text, or hold their text where only their own program finds it.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a ZIP archive (Word, PowerPoint and EPUB files are such)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, PowerPoint or Excel file"),
    (b"{\\rtf", "a rich-text file (RTF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
    (codecs.BOM_UTF32_LE, "a UTF-32 text"),
    (codecs.BOM_UTF32_BE, "a UTF-32 text"),
)


def refusal(path: str, data: bytes, largest: int = LARGEST_FILE, *, is_text: bool = True) -> Notice | None:
    """Return why `data` cannot be a study document, None if it can. What need not be text is not looked into."""
    if len(data) > largest:
        text = f"the file is larger than the {largest:,} bytes that are read; split it into several"
        return Notice(path, 0, "too-large", text)
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    if not data[len(mark) :].strip(b" \t\r\n\f\v\0" if mark else None):
        return Notice(path, 0, "empty", "the file is empty; put its text in, or take it away")
    if not is_text:
        return None
    binary = _binary(data, mark)
    if binary:
        return Notice(path, 0, "binary", f"{binary}; save its text as a .txt or .md file and put that here")
    return _long_line(path, data, BYTE_ORDER_MARKS.get(mark, "utf-8"))


def _binary(data: bytes, mark: bytes) -> str:
    """Return what makes `data` no text, empty if nothing does."""
    kind = next((kind for magic, kind in MAGIC if data.startswith(magic)), "")
    if kind:
        return f"the file is {kind}"
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return ""
    position = data.find(b"\0")
    return f"the file is no text (byte {position + 1} is a NUL byte)" if position >= 0 else ""


def _long_line(path: str, data: bytes, encoding: str) -> Notice | None:
    """Return a notice for the first line that is too long, None if there is none."""
    if len(data) <= LONGEST_LINE:
        return None
    text = data.decode(encoding, "replace")
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if len(line) > LONGEST_LINE:
            reason = f"the line has {len(line):,} characters, more than the {LONGEST_LINE:,} that are read"
            return Notice(path, number, "long-line", f"{reason}; break it into lines")
    return None
