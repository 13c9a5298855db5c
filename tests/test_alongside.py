"""What works alongside a build ends with it."""

from __future__ import annotations

import threading

import pytest

from sandbox import write
from studysite import assets, site
from studysite.errors import CommandError
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
