"""A QR code for a terminal."""

from __future__ import annotations

import segno

# Black on white, whatever the colours of the terminal are: many readers know no other way. First in words that every
# terminal knows, then as the colours of the cube, which no theme changes.
BLACK_ON_WHITE = "\x1b[30;47m\x1b[38;5;16;48;5;231m"
RESET = "\x1b[0m"

# How many modules stay light around a code; ISO/IEC 18004 asks for four.
QUIET = 4

# Two modules, one above the other, as one character; dark ones are 1.
BLOCKS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def lines(text: str) -> list[str]:
    """Return a code that says `text`, line by line; at least 15 % of it may be unreadable (error correction M)."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET)]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    drawn = ("".join(BLOCKS[above, below] for above, below in zip(*pair, strict=True)) for pair in pairs)
    return [f"{BLACK_ON_WHITE}{line}{RESET}" for line in drawn]
