"""Drawing one picture of a link: an index card of 1200 by 630 pixels, as the Open Graph protocol's users ask for."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from studysite.preview import Preview

# The npm package of the typeface, and its parts by script; the first that has a letter draws it.
FACE = "@fontsource/source-serif-4"
SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")
REGULAR, BOLD = 400, 600

# Pixels. A thumbnail is 300 wide: a title of 72 is 18 high there.
WIDTH, HEIGHT = 1200, 630
CARD = (48, 44, WIDTH - 48, HEIGHT + 20)
LEFT, RIGHT = 96, WIDTH - 96
STRIP, RULE = 72, 132
TITLE_SIZES, TITLE_LINES, TITLE_TOP = (96, 84, 72, 60), 4, 164
BOTTOM = HEIGHT - 36
SMALL, BODY, DETAIL = 30, 36, 40
LEADING = 1.18
ROW = 54

# The tokens of the daylight scheme (overrides/css/tokens.css).
PAPER, WHITE, INK, SOFT, LINE, RED = "#f3f3ef", "#fdfdfb", "#1a2130", "#535b69", "#cfd6dd", "#a3173a"
# From the lightest to the darkest: what is drawn later lies above. Letters have soft edges, in so many steps.
INKS, STEPS = (LINE, RED, SOFT, INK), 10

# Where a long name of a program can be parted.
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[_./:-])")

Font = ImageFont.FreeTypeFont


def picture(preview: Preview, fonts: Path) -> bytes:
    """Return the picture as a PNG. `fonts` is the folder with the typeface's files."""
    pen = _Pen(fonts)
    _strip(pen, preview)
    pen.on(RED).line((CARD[0], RULE, CARD[2], RULE), fill=255, width=4)
    titles = (one for one in map(clean, (preview.title, preview.site)) if one and pen.has(one))
    title = next(titles, "")
    if title:
        below = _title(pen, title)
    else:
        _mark(pen, LEFT, TITLE_TOP, 14)
        below = TITLE_TOP + 14 * 16
    below = _below(pen, clean(preview.detail), below)
    _ruled(pen, clean(preview.text), below)
    return pen.png()


def clean(text: str) -> str:
    """Return `text` on one line, with nothing in it that cannot be seen."""
    seen = (one if unicodedata.category(one)[0] != "C" else " " for one in unicodedata.normalize("NFC", text))
    return " ".join("".join(seen).split())


def _strip(pen: _Pen, preview: Preview) -> None:
    """Draw the top of the card: what it is, and whose it is."""
    pen.line(clean(preview.kind), (LEFT, STRIP), SMALL, SOFT)
    site = pen.cut(clean(preview.site), SMALL, REGULAR, (RIGHT - LEFT) * 0.7)
    start = RIGHT - pen.length(site, SMALL, REGULAR)
    pen.line(site, (start, STRIP), SMALL, INK)
    _mark(pen, start - 48, STRIP + 2)


def _mark(pen: _Pen, left: float, top: float, size: float = 2.1) -> None:
    """Draw the mark of the site: the drawing of overrides/partials/top.html, 16 units wide."""

    def at(*numbers: float) -> list[tuple[float, float]]:
        return [(left + x * size, top + y * size) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    outline = at(1.75, 14.25, 1.75, 4.75, 7.75, 4.75, 7.75, 1.75, 14.25, 1.75, 14.25, 14.25, 1.75, 14.25)
    pen.on(INK).line(outline, fill=255, width=round(size * 1.5), joint="curve")
    pen.on(RED).rectangle(at(2.5, 6.5, 13.5, 8.5), fill=255)
    pen.on(INK).line(at(4.5, 11.5, 11.5, 11.5), fill=255, width=round(size))


def _title(pen: _Pen, title: str) -> float:
    """Draw the title in the largest size that fits; return where it ends."""
    for size in TITLE_SIZES:
        lines = pen.wrapped(title, size, BOLD)
        if len(lines) <= min(TITLE_LINES, (BOTTOM - TITLE_TOP) / (size * LEADING)):
            break
    else:
        lines = [*lines[: TITLE_LINES - 1], pen.cut(" ".join(lines[TITLE_LINES - 1 :]), size, BOLD, RIGHT - LEFT)]
    for at, line in enumerate(lines):
        pen.line(line, (LEFT, TITLE_TOP + at * size * LEADING), size, INK, BOLD)
    return TITLE_TOP + len(lines) * size * LEADING


def _below(pen: _Pen, detail: str, top: float) -> float:
    """Draw the second voice below the title, if there is room; return where it ends."""
    if not detail or not pen.has(detail) or top + DETAIL * 1.5 > BOTTOM:
        return top
    pen.line(pen.cut(detail, DETAIL, REGULAR, RIGHT - LEFT), (LEFT, top + 8), DETAIL, SOFT)
    return top + 8 + DETAIL * 1.4


def _ruled(pen: _Pen, text: str, top: float) -> None:
    """Draw the pale lines of the card, and the text upon them."""
    lines = pen.wrapped(text, BODY, REGULAR) if pen.has(text) else []
    rows = int((HEIGHT - top - 28) // ROW)
    if len(lines) > rows > 0:
        lines = [*lines[: rows - 1], pen.cut(" ".join(lines[rows - 1 :]) + " …", BODY, REGULAR, RIGHT - LEFT)]
    for at in range(rows):
        foot = top + 28 + (at + 1) * ROW - 8
        pen.on(LINE).line((LEFT, foot, RIGHT, foot), fill=255, width=2)
    for at, line in enumerate(lines[: max(0, rows)]):
        pen.line(line, (LEFT, top + 28 + at * ROW), BODY, INK)


class _Pen:
    """Draws on the card, one layer for each ink; each letter comes from the first part of the typeface that has it."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = str(fonts)
        self._layers = {ink: Image.new("L", (WIDTH, HEIGHT)) for ink in INKS}
        self._draws = {ink: ImageDraw.Draw(layer) for ink, layer in self._layers.items()}

    def on(self, ink: str) -> ImageDraw.ImageDraw:
        """Return what draws with an ink: 255 covers, 0 does not."""
        return self._draws[ink]

    def png(self) -> bytes:
        """Return the picture: few colours, each ink in the steps of its soft edges."""
        image = Image.new("P", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(image).rounded_rectangle(CARD, 8, fill=1)
        for number, layer in enumerate(self._layers.values()):
            first = 2 + number * STEPS
            steps = [max(0, round(value * STEPS / 255) - 1) + first for value in range(256)]
            covers = [255 if value * STEPS >= 128 else 0 for value in range(256)]
            image.paste(layer.point(steps), mask=layer.point(covers))
        image.putpalette(_palette())
        data = io.BytesIO()
        image.save(data, "PNG", compress_level=7)
        return data.getvalue()

    def has(self, text: str) -> bool:
        """Tell whether there is a letter for every character."""
        return all(one == " " or _script_of(self._fonts, one) for one in text)

    def length(self, text: str, size: int, weight: int) -> float:
        """Return how many pixels wide a line is."""
        return sum(_font(self._fonts, script, weight, size).getlength(run) for script, run in self._runs(text))

    def line(self, text: str, at: tuple[float, float], size: int, colour: str, weight: int = REGULAR) -> None:
        """Write a line; what has no letter is left out."""
        left, top = at
        baseline = top + _font(self._fonts, SCRIPTS[0], weight, size).getmetrics()[0]
        for script, run in self._runs(text):
            font = _font(self._fonts, script, weight, size)
            self.on(colour).text((left, baseline), run, font=font, fill=255, anchor="ls")
            left += font.getlength(run)

    def wrapped(self, text: str, size: int, weight: int) -> list[str]:
        """Return the lines of a text, broken between words, or within a word that is wider than the card."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if self.length(longer, size, weight) <= RIGHT - LEFT:
                line = longer
                continue
            lines += [line] if line else []
            *full, line = self._broken(word, size, weight)
            lines += full
        return [*lines, line] if line else lines

    def _broken(self, word: str, size: int, weight: int) -> list[str]:
        """Return the parts of a word that fit a line each; `CamelCase` parts at its capitals if that helps."""
        parts = [""]
        for piece in CAMEL.split(word):
            fits = self.length(piece, size, weight) <= RIGHT - LEFT
            for letters in [piece] if fits else piece:
                if parts[-1] and self.length(parts[-1] + letters, size, weight) > RIGHT - LEFT:
                    parts.append("")
                parts[-1] += letters
        return parts

    def cut(self, text: str, size: int, weight: int, width: float) -> str:
        """Return as much of a text as fits a line, with an ellipsis where it goes on."""
        if self.length(text, size, weight) <= width:
            return text
        while text and self.length(f"{text} …", size, weight) > width:
            text = text[:-1] if " " not in text.strip() else text.rpartition(" ")[0]
        return f"{text.rstrip(' ,;:.…')} …"

    def _runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield runs of characters with the part of the typeface that draws them."""
        script, run = SCRIPTS[0], ""
        for one in text:
            other = script if one == " " else _script_of(self._fonts, one)
            if other and other != script:
                if run:
                    yield script, run
                script, run = other, ""
            run += one if other else ""
        if run:
            yield script, run


@cache
def _font(fonts: str, script: str, weight: int, size: int) -> Font:
    name = f"{FACE.rpartition('/')[2]}-{script}-{weight}-normal.woff2"
    return ImageFont.truetype(str(Path(fonts) / name), size, layout_engine=layout())


@cache
def layout() -> ImageFont.Layout:
    """Return what places letters: the better way where the machine has it."""
    return ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC


@cache
def _script_of(fonts: str, character: str) -> str:
    """Return the part of the typeface that has a character, empty if none has."""
    for script in SCRIPTS:
        font = _font(fonts, script, REGULAR, SMALL)
        # What a font lacks it draws as one and the same box.
        if font.getmask(character).getbbox() and bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffd")):
            return script
    return ""


@cache
def _palette() -> list[int]:
    """Return the colours of all pictures: paper, card, and for each ink the steps from the card to it."""
    white = _rgb(WHITE)
    steps = (
        round(a + (b - a) * step / STEPS)
        for ink in INKS
        for step in range(1, STEPS + 1)
        for a, b in zip(white, _rgb(ink), strict=True)
    )
    return [*_rgb(PAPER), *white, *steps]


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
