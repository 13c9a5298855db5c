"""Drawing one picture of a link: a card of 1200 by 630 pixels, as the Open Graph protocol's users ask for.

All pictures share a dozen colours, so that a PNG needs four bits a pixel; letters have soft edges in
a few steps from the card's white to the ink.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from studysite.preview import Preview
from studysite.setting import PICTOGRAPHS, Width, balanced, clean, cut, lines, shortened
from studysite.typeface import Run, Typeface, is_leftward

WIDTH, HEIGHT = 1200, 630

# The tokens of the daylight scheme (overrides/css/tokens.css).
PAPER, CARD, INK, SOFT, LINE, ACCENT = "#f3f3ef", "#fdfdfb", "#1a2130", "#535b69", "#cfd6dd", "#a3173a"

# Each ink and the steps from the card to it.
STEPS = {INK: 4, SOFT: 3, ACCENT: 1}

# Pixels. The tab stands on the card's right, as in the mark.
BODY = (40, 98, WIDTH - 40, HEIGHT - 34)
TAB = (780, 34, BODY[2] - 56, 140)
CORNER, EDGE = 8, 2
LEFT, RIGHT = 88, WIDTH - 88
STRIP = 80
RULE = (126, 132)
TITLE_TOP = 162
LAST, PITCH = 542, 54
HOLE = (WIDTH // 2, 570, 11)

# Sizes of a title and the lines that each may take. A thumbnail is 300 wide: 64 is 16 pixels there.
TITLES = ((120, 1), (104, 2), (84, 3), (72, 3), (64, 4))
LEADING = 1.1
SMALL, DETAIL, TEXT = 34, 38, 36
REGULAR, BOLD = 400, 600

# Characters of a definition that may show.
MOST = 140

# Capitals of a lesser size, set a little wider.
LESSER, TRACK = 0.82, 0.05


def picture(preview: Preview, fonts: Path) -> bytes:
    """Return the picture as a PNG. `fonts` is the folder of the package `typeface.FACE`."""
    face = _face(fonts.parents[1])
    site, kind = _legible(preview.site, face), _legible(preview.kind, face)
    title = _legible(preview.title, face)
    pen = _Pen(face)
    if site:
        pen.line(_cut(site, SMALL, TAB[0] - LEFT - 80, face), (LEFT + 48, STRIP), SMALL, INK)
    if kind:
        pen.line(_cut(kind, SMALL, TAB[2] - TAB[0] - 60, face), (TAB[0] + 30, STRIP), SMALL, SOFT)
    below = _title(pen, face, title or site)
    # What is said of a title that cannot be written would be taken for something said of the site.
    is_told = bool(title) or not preview.title.strip()
    _ruled(pen, face, preview if is_told else None, below)
    return pen.png()


def _legible(text: str, face: Typeface) -> str:
    """Return `text` as it can be written: without ornaments that no font has, and empty where a letter is missing."""
    text = clean(text)
    if not face.has(text):
        text = " ".join("".join(one for one in text if face.has(one) or not PICTOGRAPHS.match(one)).split())
    return text if face.has(text) else ""


def _title(pen: _Pen, face: Typeface, title: str) -> float:
    """Draw the title in the largest size that fits; return where it ends."""
    made: list[str] = []
    room = RIGHT - LEFT
    for size, most in TITLES:
        width = _widths(face, size, BOLD)
        made = balanced(title, width, room)
        is_whole = all(width(word) <= room for word in title.split())
        if len(made) <= most and (is_whole or size <= 84):
            break
    else:
        made = cut(lines(title, width, room), most, width, room)
    baseline = TITLE_TOP + size * 0.76
    for line in made:
        pen.line(line, (LEFT, baseline), size, INK, BOLD, is_leftward=is_leftward(title))
        baseline += size * LEADING
    return baseline - size * LEADING + size * 0.24 if made else TITLE_TOP


def _ruled(pen: _Pen, face: Typeface, preview: Preview | None, top: float) -> None:
    """Draw the pale lines of the card; upon them what stands below the title, as far as it finds room."""
    feet = [foot for foot in range(LAST, 0, -PITCH) if foot >= top + 46][::-1]
    for foot in feet:
        pen.rule(foot)
    if not preview:
        return
    room = RIGHT - LEFT
    if (detail := _legible(preview.detail, face)) and feet:
        pen.small_capitals(detail, (LEFT, feet.pop(0) - 13), room)
    if text := _legible(shortened(clean(preview.text), MOST), face):
        width = _widths(face, TEXT, REGULAR)
        made = lines(text, width, room)
        for line, foot in zip(cut(made, len(feet), width, room) if feet else (), feet, strict=False):
            pen.line(line, (LEFT, foot - 13), TEXT, INK, is_leftward=is_leftward(text))


def _cut(text: str, size: int, room: float, face: Typeface) -> str:
    width = _widths(face, size, REGULAR)
    return cut(lines(text, width, room), 1, width, room)[0]


def _widths(face: Typeface, size: int, weight: int) -> Width:
    return cache(lambda text: face.width(text, size, weight))


class _Pen:
    """Writes on a card."""

    def __init__(self, face: Typeface) -> None:
        self._face = face
        self._image = _blank().copy()
        self._draw = ImageDraw.Draw(self._image)

    def rule(self, foot: int) -> None:
        """Draw a pale line across."""
        self._draw.line((LEFT, foot, RIGHT, foot), fill=_colours().index(LINE), width=2)

    def line(
        self,
        text: str,
        at: tuple[float, float],
        size: int,
        colour: str,
        weight: int = REGULAR,
        *,
        is_leftward: bool = False,
    ) -> None:
        """Write a line on a baseline, from the card's right side if `is_leftward`."""
        runs = self._face.runs(text, is_leftward=is_leftward)
        self._write([(run, size) for run in runs], at, (colour, weight), 0, is_leftward=is_leftward)

    def small_capitals(self, text: str, at: tuple[float, float], room: float) -> None:
        """Write a line in small capitals, or plainly if it runs to the left."""
        if is_leftward(text):
            self.line(_cut(text, DETAIL, room, self._face), at, DETAIL, SOFT, is_leftward=True)
            return

        def capital(one: str) -> tuple[str, int]:
            upper = one.upper() if self._face.has(one.upper()) else one
            return upper, DETAIL if one.isupper() else round(DETAIL * LESSER)

        @cache
        def width(text: str) -> float:
            return sum(self._face.width(*capital(one), REGULAR) + DETAIL * TRACK for one in text)

        line = cut(lines(text, width, room), 1, width, room)[0]
        plain = self._face.runs(line, is_leftward=False)
        letters = [(run, *capital(one)) for run in plain for one in run.text]
        runs = [(replace(run, text=upper), size) for run, upper, size in letters]
        self._write(runs, at, (SOFT, REGULAR), DETAIL * TRACK, is_leftward=False)

    def _write(
        self,
        runs: Sequence[tuple[Run, int]],
        at: tuple[float, float],
        look: tuple[str, int],
        track: float,
        *,
        is_leftward: bool,
    ) -> None:
        """Write runs of some sizes from left to right, `track` pixels apart, in a colour and weight."""
        if not runs:
            return
        colour, weight = look
        fonts = [self._face.font(run.subset, size, weight) for run, size in runs]
        ways = ["rtl" if run.is_leftward else None for run, _ in runs]
        wide = [font.getlength(run.text, direction=way) for (run, _), font, way in zip(runs, fonts, ways, strict=True)]
        left = RIGHT - sum(wide) if is_leftward else at[0]
        # Room on all sides for what hangs over.
        most = max(size for _, size in runs)
        start, up = int(left) - most, round(most * 1.5)
        mask = Image.new("L", (int(sum(wide) + track * len(runs)) + 3 * most, round(most * 2.2)))
        draw = ImageDraw.Draw(mask)
        for (run, _), font, way, step in zip(runs, fonts, ways, wide, strict=True):
            draw.text((left - start, up), run.text, 255, font, "ls", direction=way)
            left += step + track
        inks, covers = _table(colour)
        self._image.paste(mask.point(inks), (start, round(at[1]) - up), mask.point(covers))

    def png(self) -> bytes:
        """Return what was drawn."""
        data = io.BytesIO()
        self._image.save(data, "PNG", compress_level=4)
        return data.getvalue()


@cache
def _face(modules: Path) -> Typeface:
    return Typeface(modules)


@cache
def _colours() -> list[str]:
    """Return the colours of all pictures, sixteen at most for four bits a pixel."""
    steps = [_between(CARD, ink, step / most) for ink, most in STEPS.items() for step in range(1, most + 1)]
    return [PAPER, CARD, LINE, *steps]


@cache
def _table(colour: str) -> tuple[list[int], list[int]]:
    """Return for each cover of a pixel its colour's number, and whether it is drawn at all."""
    most = STEPS[colour]
    first = _colours().index(colour) - most
    steps = [round(cover * most / 255) for cover in range(256)]
    return [first + step for step in steps], [255 if step else 0 for step in steps]


@cache
def _blank() -> Image.Image:
    """Return the card that nothing stands on, drawn in four times the size for soft edges."""
    fine = 4
    image = Image.new("RGB", (WIDTH * fine, HEIGHT * fine), PAPER)
    draw = ImageDraw.Draw(image)

    def shape(box: tuple[int, int, int, int], inset: int, colour: str) -> None:
        left, top, right, bottom = box
        inner = (left + inset, top + inset, right - inset, bottom - inset)
        draw.rounded_rectangle([at * fine for at in inner], CORNER * fine, fill=colour)

    for inset, colour in ((0, LINE), (EDGE, CARD)):
        for box in (TAB, BODY):
            shape(box, inset, colour)
        # The tab and the card are one piece.
        draw.rectangle([at * fine for at in (TAB[0] + inset, BODY[1] - 20, TAB[2] - inset, TAB[3])], fill=colour)
    draw.rectangle([at * fine for at in (BODY[0] + EDGE, RULE[0], BODY[2] - EDGE, RULE[1])], fill=ACCENT)
    for radius, colour in ((HOLE[2], LINE), (HOLE[2] - EDGE, PAPER)):
        draw.circle((HOLE[0] * fine, HOLE[1] * fine), radius * fine, fill=colour)
    _mark(draw, LEFT * fine, (STRIP - 29) * fine, 2.25 * fine)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in _colours() for part in _rgb(colour)])
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX).quantize(palette=palette, dither=Image.Dither.NONE)


def _mark(draw: ImageDraw.ImageDraw, left: float, top: float, unit: float) -> None:
    """Draw the mark of the site: the drawing of overrides/partials/top.html, 16 units wide."""

    def at(*numbers: float) -> list[tuple[float, float]]:
        return [(left + x * unit, top + y * unit) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    outline = at(1.75, 14.25, 1.75, 4.75, 7.75, 4.75, 7.75, 1.75, 14.25, 1.75, 14.25, 14.25, 1.75, 14.25)
    draw.polygon(outline, fill=CARD)
    draw.line([*outline, outline[1]], fill=INK, width=round(unit * 1.5), joint="curve")
    draw.rectangle(at(2.5, 6.5, 13.5, 8.5), fill=ACCENT)
    draw.line(at(4.5, 11.5, 11.5, 11.5), fill=INK, width=round(unit))


def _between(here: str, there: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_rgb(here), _rgb(there), strict=True))
    return "#" + bytes(mixed).hex()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
