"""Drawing the icons of the installed site, and the pictures that a device shows before it installs it."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from studysite.picture import ACCENT, CARD, INK, PAPER, picture
from studysite.preview import Preview

# The mark of overrides/assets/mark.svg, on a field of 16 by 16: card with its tab, head rule, a line of writing.
FIELD = 16
OUTLINE = ((1.75, 14.25), (1.75, 4.75), (7.75, 4.75), (7.75, 1.75), (14.25, 1.75), (14.25, 14.25))
RULE = (2.5, 6.5, 13.5, 8.5)
WRITING = ((4.5, 11.5), (11.5, 11.5))
STROKE, HAIR = 1.5, 1.0

# Drawn this much larger and then reduced, for soft edges.
FINER = 4

# Of a maskable icon a launcher may cut all but the middle circle of 80 %: the mark stays in its square.
SAFE = 0.56


def icon(size: int, *, is_maskable: bool = False) -> bytes:
    """Return the mark as a PNG of `size` by `size` pixels; a maskable one has paper up to its edges."""
    whole = size * FINER
    image = Image.new("RGBA", (whole, whole), PAPER if is_maskable else (0, 0, 0, 0))
    scale = whole * (SAFE if is_maskable else 1) / FIELD
    shift = (whole - scale * FIELD) / 2
    draw = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return shift + x * scale, shift + y * scale

    points = [at(*point) for point in OUTLINE]
    draw.polygon(points, fill=CARD)
    left, top, right, bottom = RULE
    draw.rectangle((*at(left, top), *at(right, bottom)), fill=ACCENT)
    draw.line([*points, points[0], points[1]], fill=INK, width=round(STROKE * scale), joint="curve")
    draw.line([at(*point) for point in WRITING], fill=INK, width=round(HAIR * scale))
    reduced = image.reduce(FINER)
    return _png(reduced.quantize(32, method=Image.Quantize.FASTOCTREE))


def screenshot(name: str, words: str, size: tuple[int, int], fonts: Path) -> bytes:
    """Return a picture of the site's first card, `size` pixels large; `fonts` is as for `picture`."""
    drawn = picture(Preview("", "Study notes", words or name, "", "", name), fonts)
    card = Image.open(io.BytesIO(drawn)).convert("RGB")
    width, height = size
    image = Image.new("RGB", size, PAPER)
    reduced = card.resize((width, round(card.height * width / card.width)), Image.Resampling.LANCZOS)
    image.paste(reduced, (0, (height - reduced.height) // 2))
    return _png(image.quantize(32))


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()
