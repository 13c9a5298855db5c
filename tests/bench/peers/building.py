"""How long a build takes as processes of its own, and the memory of all of them together."""

from __future__ import annotations

import os
import resource
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Taken:
    """What a build took: seconds by the clock, seconds of processors, megabytes at the peak."""

    seconds: float
    processor: float
    memory: float


def build(command: list[str], folder: Path, environment: dict[str, str]) -> Taken:
    """Run a build in its folder; raises RuntimeError with what it said if it fails."""
    before = _processor()
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = psutil.Popen(command, cwd=folder, env=os.environ | environment, stdout=said, stderr=said)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process))
            threading.Event().wait(0.05)
        seconds = time.perf_counter() - begun
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-2000:]}")
    return Taken(seconds, _processor() - before, peak)


def _memory(process: psutil.Popen) -> float:
    """Return the resident megabytes of a process and all that it started; pages that they share count for each."""
    total = 0
    for one in [process, *_children(process)]:
        try:
            total += one.memory_info().rss
        except psutil.Error:
            continue
    return total / 1e6


def _children(process: psutil.Popen) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def _processor() -> float:
    """Return the processor seconds of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
