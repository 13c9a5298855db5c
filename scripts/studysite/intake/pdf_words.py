"""A program of its own: a PDF on standard input, its words with their places as JSON on standard output.

It runs apart (`pdf` starts it), since PDFium cannot be stopped from within: a file of a few kilobytes can keep it busy
for hours, or fill the memory. It imports nothing of studysite, so that it starts at once.

Its arguments are the seconds of work and the bytes of memory that it may take. The JSON is `{"pages": [{"width",
"height", "words", "links", "pictures", "dots"}], "left": pictures that were too many or too large}` or `{"fault":
"password" | "damaged" | "pages"}`. A word is `[text, x0, x1, baseline, size, bold, italic, breaks]` in points from
the lower left; `breaks` tells whether the file begins a piece of text with it. A link is `[x0, y0, x1, y1,
address]`, a picture `[x0, y0, x1, y1, kind, base64]`, a dot (a bullet that is drawn) `[x0, x1, y]`.
"""

from __future__ import annotations

import base64
import ctypes
import io
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES, MOST_CHARACTERS = 2_000, 4_000_000
MOST_PICTURES, LARGEST_PICTURE, SMALLEST_PICTURE, MOST_BYTES = 300, 25_000_000, 24, 20_000_000
MOST_OBJECTS = 20_000

BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Glyph(NamedTuple):
    """A character with its place; `piece` tells pieces of text apart that the file draws one after the other."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    piece: int


def glyphs(page: Any) -> Iterator[Glyph | None]:  # noqa: ANN401 - the library has no types
    """Yield the characters of a page as the file draws them, None where words part."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, flags, name = pdfium.FS_RECTF(), ctypes.c_int(), ctypes.create_string_buffer(120)
    faces: dict[int, tuple[bool, bool]] = {}
    for at in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, at)
        if code in (0xFFFE, 2):
            code = ord("-")
        text = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not text or text.isspace():
            yield None
            continue
        pdfium.FPDFText_GetCharOrigin(page, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        drawn = pdfium.FPDFText_GetTextObject(page, at)
        piece = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if piece not in faces:
            length = pdfium.FPDFText_GetFontInfo(page, at, name, len(name), flags)
            font = name.raw[: max(0, min(length, len(name)) - 1)]
            bold = BOLD.search(font) is not None or bool(flags.value & 0x40000)
            faces[piece] = bold, ITALIC.search(font) is not None or bool(flags.value & 0x40)
        yield Glyph(text, box.left, box.right, y.value, box.top - box.bottom, *faces[piece], piece)


def words(page: Any) -> list[list[Any]]:  # noqa: ANN401 - as above
    """Return the words of a page, in the order of the file."""
    made: list[list[Any]] = []
    run: list[Glyph] = []
    piece = 0
    for glyph in [*glyphs(page), None]:
        if run and (glyph is None or _parts(run[-1], glyph)):
            made.append([*_word(run), run[0].piece != piece])
            piece, run = run[-1].piece, []
        if glyph is not None:
            run.append(glyph)
    return made


def _parts(before: Glyph, after: Glyph) -> bool:
    """Tell whether two characters belong to two words although nothing parts them in the file."""
    gap = max(after.x0 - before.x1, before.x0 - after.x1)
    return abs(after.y - before.y) > 0.5 * max(before.size, after.size) or gap > 0.22 * max(before.size, 1.0)


def _word(run: list[Glyph]) -> list[Any]:
    text = "".join(glyph.text for glyph in run)
    if RIGHT_TO_LEFT.search(text) and len(run) > 1:
        text = "".join(glyph.text for glyph in sorted(run, key=lambda glyph: -glyph.x1))
    x0, x1 = min(glyph.x0 for glyph in run), max(glyph.x1 for glyph in run)
    first = max(run, key=lambda glyph: glyph.size)
    y = sorted(glyph.y for glyph in run)[len(run) // 2]
    return [text, round(x0, 1), round(x1, 1), round(y, 1), round(first.size, 1), first.bold, first.italic]


def links(page: Any, document: Any) -> list[list[Any]]:  # noqa: ANN401 - as above
    """Return the places of a page that lead to an address."""
    made: list[list[Any]] = []
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(made) < 2_000 and pdfium.FPDFLink_Enumerate(page, at, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action:
            continue
        buffer = ctypes.create_string_buffer(2_100)
        length = pdfium.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
        place = pdfium.FS_RECTF()
        if 1 < length <= len(buffer) and pdfium.FPDFLink_GetAnnotRect(link, place):
            address = buffer.raw[: length - 1].decode("utf-8", "replace")
            made.append([place.left, min(place.bottom, place.top), place.right, max(place.bottom, place.top), address])
    return made


class Pictures:
    """Takes pictures out, up to a number and a size; `left` counts the others."""

    def __init__(self) -> None:
        self.left = 0
        self._taken = 0
        self._bytes = 0

    def of(self, page: Any) -> tuple[list[list[Any]], list[list[float]]]:  # noqa: ANN401 - as above
        """Return the pictures of a page, and the dots that are drawn on it."""
        made: list[list[Any]] = []
        dots: list[list[float]] = []
        for at, one in enumerate(page.get_objects(max_depth=4)):
            if at > MOST_OBJECTS:
                break
            if one.type not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
                continue
            x0, y0, x1, y1 = one.get_bounds() if hasattr(one, "get_bounds") else one.get_pos()
            if one.type == pdfium.FPDF_PAGEOBJ_PATH:
                if 1.2 <= x1 - x0 <= 8 and 0.7 <= (x1 - x0) / max(y1 - y0, 0.1) <= 1.4:
                    dots.append([round(x0, 1), round(x1, 1), round((y0 + y1) / 2, 1)])
            elif min(x1 - x0, y1 - y0) >= SMALLEST_PICTURE / 2:
                made += self._taken_out(one, [x0, y0, x1, y1])
        return made, dots

    def _taken_out(self, one: Any, place: list[float]) -> list[list[Any]]:  # noqa: ANN401 - as above
        width, height = one.get_px_size() if hasattr(one, "get_px_size") else one.get_size()
        if min(width, height) < SMALLEST_PICTURE:
            return []
        if width * height > LARGEST_PICTURE or self._taken >= MOST_PICTURES or self._bytes > MOST_BYTES:
            self.left += 1
            return []
        stream = io.BytesIO()
        one.get_bitmap(render=False).to_pil().save(stream, "PNG", optimize=False)
        data = stream.getvalue()
        self._taken += 1
        self._bytes += len(data)
        return [[*(round(side, 1) for side in place), "png", base64.b64encode(data).decode()]]


def read(data: bytes) -> dict[str, Any]:
    """Return what the program prints."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": "password" if "password" in str(error).lower() else "damaged"}
    if not 0 < len(document) <= MOST_PAGES:
        return {"fault": "pages"}
    pictures, made, count = Pictures(), [], 0
    for page in document:
        text = page.get_textpage()
        count += pdfium.FPDFText_CountChars(text)
        if count > MOST_CHARACTERS:
            return {"fault": "pages"}
        width, height = page.get_size()
        found, dots = pictures.of(page)
        made.append(
            {
                "width": width,
                "height": height,
                "words": words(text),
                "links": links(page, document),
                "pictures": found,
                "dots": dots,
            }
        )
    return {"pages": made, "left": pictures.left}


def bound(seconds: int, memory: int) -> None:
    """Let the system end this program where it takes too much; without such bounds its starter ends it, later."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    bound(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))
