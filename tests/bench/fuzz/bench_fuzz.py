"""Fuzz the readers and the writers for a while, from the golden inputs on: what was run, covered and found.

    uv run --isolated --group fuzz python tests/bench/fuzz/bench_fuzz.py [--seconds 120] [--keep FOLDER]

Needs atheris, which has wheels for Linux with Python 3.11 to 3.13. Ends with 1 if something was found.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]

from mutations import INPUTS  # noqa: E402 - found by the line above
from strategies import ATTACKS  # noqa: E402

HARNESSES = ("reading", "rendering")


def main() -> int:
    """Run both harnesses, one after the other."""
    parser = argparse.ArgumentParser(description="Fuzz the readers and the writers.")
    parser.add_argument("--seconds", type=int, default=120, help="how long each of the two runs (default 120)")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was learnt and found, for the next run")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="studysite-fuzz-") as other:
        base = wanted.keep or Path(other)
        found = sum(run(name, base / name, wanted.seconds) for name in HARNESSES)
    return 1 if found else 0


def run(name: str, folder: Path, seconds: int) -> int:
    """Run one harness and print its figures. Return how many kinds of faults it found."""
    corpus, finds = folder / "corpus", folder / "finds"
    corpus.mkdir(parents=True, exist_ok=True)
    finds.mkdir(exist_ok=True)
    seeds = [path.read_bytes() for path in INPUTS] if name == "reading" else [one.encode() for one in ATTACKS]
    for at, seed in enumerate(seeds):
        (corpus / f"seed-{at}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        "-max_len=8000",
        "-timeout=60",
        "-rss_limit_mb=2500",
        "-print_final_stats=1",
        "-report_slow_units=60",
    ]
    command = [sys.executable, str(HERE / "harness.py"), name, str(finds), str(corpus), *options]
    before = os.times()
    done = subprocess.run(
        [*command, f"-artifact_prefix={finds}/"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    covered = re.findall(r"cov: (\d+)", done.stderr)
    executed = re.findall(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    if not covered or not executed:
        print(done.stderr[-2000:], file=sys.stderr)  # noqa: T201 - a bench prints
        return 1
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    kinds = sorted(finds.glob("*.txt"))
    # libFuzzer's own finds: what hangs, or eats memory.
    hard = sorted(path for path in finds.iterdir() if path.name.startswith(("timeout-", "oom-", "crash-", "slow-")))
    count = len(kinds) + len(hard)
    covering = f"edges {covered[0]} -> {covered[-1]}"
    lines = [f"{name}: {executed[-1]} documents, {worked:.0f} s of a processor, {covering}, finds {count}"]
    lines += [f"  {kind.with_suffix('')}: {kind.read_text('utf-8')}" for kind in kinds]
    lines += [f"  {path}" for path in hard]
    print("\n".join(lines), flush=True)  # noqa: T201 - a bench prints
    return count


if __name__ == "__main__":
    sys.exit(main())
