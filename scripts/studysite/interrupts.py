"""Being told to stop, by Ctrl-C or by the system, at a moment when what was begun can be cleared away."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

STOPS = (signal.SIGINT, signal.SIGTERM)


def terminated(_signal: int, _frame: FrameType | None) -> None:
    """Stop as Ctrl-C does, so that what was begun is cleared away."""
    raise KeyboardInterrupt


@contextmanager
def held_back() -> Iterator[None]:
    """Let who says stop wait for the end of a `with` block, which is brief and begins what has to be ended.

    Python raises KeyboardInterrupt wherever it is, also where a thread or a process runs and nobody knows it yet: who
    clears up would miss it. Only the main thread is told at all; the others need not wait.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    former = {number: signal.getsignal(number) for number in STOPS}
    for number in STOPS:
        signal.signal(number, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
    if came:
        signal.raise_signal(came[0])
