"""What works alongside a build ends with it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from sandbox import write
from studysite import assets, site
from studysite.errors import CommandError
from studysite.interrupts import held_back
from studysite.job import Job
from studysite.project import Project


def test_who_stops_a_build_also_stops_node_that_begins_only_then(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_once, ends = threading.Event(), list[str]()
    stop, bundle = assets.stop, assets.bundle

    def stopping() -> None:
        stop()
        told_once.set()

    def bundling(*words: Project) -> None:
        told_once.wait(20)
        try:
            bundle(words[0], lambda _: None)
        except CommandError as error:
            ends.append(str(error))

    def told(words: str) -> None:
        if words == "writing the pages":
            raise KeyboardInterrupt

    monkeypatch.setattr(assets, "stop", stopping)
    monkeypatch.setattr(assets, "bundle", bundling)
    # It would work on for longer than anybody waits.
    write(project.overrides, {"build.mjs": "setTimeout(() => {}, 20_000)"})
    with pytest.raises(KeyboardInterrupt):
        site.build(Job(project, told), project.root / "site")
    assert ends == ["node overrides/build.mjs: it failed and did not say why; put that right and run the command again"]


@pytest.fixture
def ctrl_c() -> Iterator[Callable[[], None]]:
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield lambda: signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, former)


def test_who_stops_a_build_that_is_handing_over_work_waits_for_none_of_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, ctrl_c: Callable[[], None]
) -> None:
    start = threading.Thread.start

    def starting(thread: threading.Thread) -> None:
        start(thread)
        while not assets.RUNNING:
            time.sleep(0.01)
        # Nobody but this line knows the thread by now.
        ctrl_c()

    write(project.overrides, {"build.mjs": "setTimeout(() => {}, 5_000)"})
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", starting)
        with pytest.raises(KeyboardInterrupt):
            site.build(Job(project, lambda _: None), project.root / "site")
    # Node had no time to come to its own end, after which its folder is put into place; and none is left.
    assert [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")] == []
    assert list((project.cache / "bundle").iterdir()) == []


def test_a_signal_is_held_back_for_the_length_of_a_block_and_told_once(ctrl_c: Callable[[], None]) -> None:
    done = list[str]()

    def working() -> None:
        with held_back():
            ctrl_c()
            ctrl_c()
            done.append("the rest")

    with pytest.raises(KeyboardInterrupt):
        working()
    assert done == ["the rest"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_thread_holds_no_signal_back(ctrl_c: Callable[[], None]) -> None:
    def working() -> None:
        with held_back():
            held.set()
            over.wait(20)

    held, over = threading.Event(), threading.Event()
    thread = threading.Thread(target=working)
    thread.start()
    held.wait(20)
    with pytest.raises(KeyboardInterrupt):
        ctrl_c()
    over.set()
    thread.join()
