"""Scripts and styles: npm once, a bundle for each state of its sources, and one line when a tool fails."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from typing import TYPE_CHECKING

import pytest

from sandbox import tree, write
from studysite.assets import KEPT, NODE, NPM, STAMP, bundle, equip, index
from studysite.errors import CommandError

if TYPE_CHECKING:
    from studysite.project import Project


class Told(list[str]):
    """Keeps what was said on the way."""

    def __call__(self, words: str) -> None:
        self.append(words)


@pytest.fixture
def told() -> Told:
    return Told()


def test_node_and_npm_come_from_the_python_package() -> None:
    assert NODE.is_file()
    assert NPM.is_file()


def test_the_first_bundle_fetches_the_libraries_and_bundles(project: Project, told: Told) -> None:
    made = bundle(project, told)
    assert tree(made.folder) == {
        "assets/study.css": (project.overrides / "css/study.css").read_bytes(),
        "assets/study.js": (project.overrides / "js/study.js").read_bytes(),
    }
    assert told == ["fetching the browser libraries (only once)", "bundling scripts and styles"]


def test_owners_are_spared_the_packages_of_developers_and_nobody_takes_them_away(project: Project, told: Told) -> None:
    folders = {"core": {}, "tool": {"dev": True}}
    package = {
        "name": "sandbox",
        "version": "1.0.0",
        "dependencies": {"core": "file:core"},
        "devDependencies": {"tool": "file:tool"},
    }
    parts: dict[str, object] = {"": package}
    for name, kind in folders.items():
        write(project.root, {f"{name}/package.json": json.dumps({"name": name, "version": "1.0.0"})})
        parts |= {name: {"version": "1.0.0", **kind}, f"node_modules/{name}": {"resolved": name, "link": True, **kind}}
    lock = {"name": "sandbox", "version": "1.0.0", "lockfileVersion": 3, "packages": parts}
    write(project.root, {"package.json": json.dumps(package), "package-lock.json": json.dumps(lock)})
    modules = project.root / "node_modules"
    bundle(project, told)
    assert ((modules / "core").exists(), (modules / "tool").exists()) == (True, False)
    equip(project, told)
    assert ((modules / "core").exists(), (modules / "tool").exists()) == (True, True)
    told.clear()
    bundle(project, told)
    equip(project, told)
    assert (modules / "tool").exists()
    assert told == []


def test_nothing_is_done_twice(project: Project, told: Told) -> None:
    first = bundle(project, told)
    told.clear()
    write(project.overrides, {"main.html": "templates are not bundled"})
    assert bundle(project, told) == first
    assert told == []


def test_a_change_of_a_source_makes_another_bundle_and_going_back_finds_the_first(project: Project, told: Told) -> None:
    first = bundle(project, told)
    told.clear()
    before = (project.overrides / "css/study.css").read_text()
    write(project.overrides, {"css/study.css": "body { color: red }"})
    second = bundle(project, told)
    assert (second.folder / "assets/study.css").read_text() == "body { color: red }"
    assert told == ["bundling scripts and styles"]
    write(project.overrides, {"css/study.css": before})
    assert bundle(project, told) == first
    assert told == ["bundling scripts and styles"]


def test_a_change_of_the_lock_file_fetches_the_libraries_again(project: Project, told: Told) -> None:
    bundle(project, told)
    told.clear()
    lock = project.root / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")
    bundle(project, told)
    assert told == ["fetching the browser libraries (only once)", "bundling scripts and styles"]


@pytest.mark.parametrize("is_folder_left", [True, False])
def test_libraries_that_went_away_are_fetched_again(project: Project, told: Told, *, is_folder_left: bool) -> None:
    write(project.root, {"lib/package.json": '{"name": "lib", "version": "1.0.0"}'})
    package = {"name": "sandbox", "version": "1.0.0", "dependencies": {"lib": "file:lib"}}
    locked = {"": package, "lib": {"version": "1.0.0"}, "node_modules/lib": {"resolved": "lib", "link": True}}
    lock = {"name": "sandbox", "version": "1.0.0", "lockfileVersion": 3, "packages": locked}
    write(project.root, {"package.json": json.dumps(package), "package-lock.json": json.dumps(lock)})
    bundle(project, told)
    assert (project.root / "node_modules/lib/package.json").is_file()
    told.clear()
    modules = project.root / "node_modules"
    shutil.rmtree(modules)
    if is_folder_left:
        modules.mkdir()
    bundle(project, told)
    assert (project.root / "node_modules/lib/package.json").is_file()
    assert told == ["fetching the browser libraries (only once)"]


def test_only_the_bundles_used_last_are_kept(project: Project, told: Told) -> None:
    for number in range(KEPT + 3):
        write(project.overrides, {"css/study.css": f"a {{ order: {number} }}"})
        made = bundle(project, told)
    assert made.folder.is_dir()
    assert len(list((project.cache / "bundle").iterdir())) == KEPT


def test_a_bundle_that_is_used_again_is_not_old(project: Project, told: Told) -> None:
    style = project.overrides / "css/study.css"
    first_style = style.read_text()
    first = bundle(project, told)
    for number in range(KEPT - 1):
        style.write_text(f"a {{ order: {number} }}")
        bundle(project, told)
    style.write_text(first_style)
    bundle(project, told)
    style.write_text("a { order: 99 }")
    bundle(project, told)
    assert first.folder.is_dir()


def test_libraries_half_fetched_are_fetched_again(project: Project, told: Told) -> None:
    bundle(project, told)
    package = project.root / "package.json"
    good = package.read_text()
    package.write_text('{"name": "sandbox", "version": "1.0.0", "dependencies": {"x": "1.0.0"}}')
    with pytest.raises(CommandError):
        bundle(project, told)
    package.write_text(good)
    told.clear()
    bundle(project, told)
    assert told == ["fetching the browser libraries (only once)"]


def test_a_bundler_that_fails_is_one_line_and_leaves_no_bundle(project: Project, told: Told) -> None:
    write(project.overrides, {"build.mjs": "throw new Error('css/study.css:3: no such colour')"})
    with pytest.raises(CommandError) as caught:
        bundle(project, told)
    assert str(caught.value) == (
        "node overrides/build.mjs: Error: css/study.css:3: no such colour; put that right and run the command again"
    )
    assert list((project.cache / "bundle").iterdir()) == []


def test_the_place_of_a_fault_in_a_script_is_told(project: Project, told: Told) -> None:
    fault = "js/deck.js:73:7: ERROR: Expected identifier"
    said = f"✘ [ERROR] Expected identifier\n\n   const = 7\n\nError: Build failed with 1 error:\n{fault}"
    write(project.overrides, {"build.mjs": f"console.error({json.dumps(said)}); process.exit(1)"})
    with pytest.raises(CommandError) as caught:
        bundle(project, told)
    assert str(caught.value) == f"node overrides/build.mjs: {fault}; put that right and run the command again"


def test_a_lock_file_that_does_not_fit_is_one_line(project: Project, told: Told) -> None:
    write(project.root, {"package.json": '{"name": "sandbox", "version": "1.0.0", "dependencies": {"x": "1.0.0"}}'})
    with pytest.raises(CommandError) as caught:
        bundle(project, told)
    assert str(caught.value).startswith("npm ci: ")
    assert "\n" not in str(caught.value)
    assert not (project.root / "node_modules" / STAMP).exists()


def test_a_registry_that_cannot_be_reached_says_to_connect(
    project: Project, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = {"name": "sandbox", "version": "1.0.0", "dependencies": {"studysite-no-such-package": "1.0.0"}}
    parts = {"": package, "node_modules/studysite-no-such-package": {"version": "1.0.0", "integrity": "sha512-AA=="}}
    lock = {"name": "sandbox", "version": "1.0.0", "lockfileVersion": 3, "packages": parts}
    write(project.root, {"package.json": json.dumps(package), "package-lock.json": json.dumps(lock)})
    # Nobody listens on the discard port of this machine.
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(CommandError, match="cannot be reached; connect to the internet, this once, and run the"):
        bundle(project, told)


@pytest.mark.parametrize("missing", ["overrides/build.mjs", "package.json", "package-lock.json"])
def test_a_part_that_is_missing_is_named(project: Project, told: Told, missing: str) -> None:
    (project.root / missing).unlink()
    with pytest.raises(CommandError, match=rf"{missing}: .*missing; check the project out again"):
        bundle(project, told)


def _bundle_quietly(project: Project) -> None:
    bundle(project, lambda _: None)


def test_several_at_once_do_not_hinder_each_other(project: Project) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_bundle_quietly, args=(project,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    assert len(list((project.cache / "bundle").iterdir())) == 1


RECORDS = '{"version": 2, "records": []}'


def test_an_index_is_made_once_for_its_records(project: Project, told: Told) -> None:
    first = index(project, RECORDS, told)
    assert tree(first) == {"data/search/records.js": RECORDS.encode()}
    assert told == ["fetching the browser libraries (only once)", "indexing for the search"]
    told.clear()
    write(project.overrides, {"css/study.css": "a { order: 1 }", "main.html": "no part of an index"})
    assert index(project, RECORDS, told) == first
    assert told == []


def test_other_records_or_another_reading_of_them_make_another_index(project: Project, told: Told) -> None:
    first = index(project, RECORDS, told)
    second = index(project, RECORDS.replace("[]", "[{}]"), told)
    assert tree(second) != tree(first)
    write(project.overrides, {"js/study.js": "document.body;"})
    assert index(project, RECORDS, told) not in (first, second)
    assert told.count("indexing for the search") == 3


def test_an_index_that_cannot_be_made_is_one_line_and_leaves_nothing(project: Project, told: Told) -> None:
    write(project.overrides, {"index.mjs": "throw new Error('records of version 1, not 2')"})
    with pytest.raises(CommandError) as caught:
        index(project, RECORDS, told)
    assert str(caught.value) == (
        "node overrides/index.mjs: Error: records of version 1, not 2; put that right and run the command again"
    )
    assert list((project.cache / "index").iterdir()) == []


def test_a_bundle_and_an_index_do_not_push_each_other_out(project: Project, told: Told) -> None:
    made = bundle(project, told)
    for number in range(KEPT + 1):
        index(project, RECORDS.replace("[]", f"[{number}]"), told)
    assert made.folder.is_dir()
    assert len(list((project.cache / "index").iterdir())) == KEPT


@pytest.mark.parametrize("kind", ["changed", "cut short", "added", "removed", "seal gone", "seal changed"])
def test_a_kept_bundle_that_is_not_as_it_was_made_is_made_again(project: Project, told: Told, kind: str) -> None:
    good = tree(bundle(project, told).folder)
    (kept,) = (project.cache / "bundle").iterdir()
    script = kept / "content/site/assets/study.js"
    if kind == "changed":
        script.write_text("alert(1)")
    elif kind == "cut short":
        script.write_bytes(script.read_bytes()[:-3])
    elif kind == "added":
        (script.parent / "more.js").write_text("alert(1)")
    elif kind == "removed":
        script.unlink()
    elif kind == "seal gone":
        (kept / "sha256").unlink()
    else:
        (kept / "sha256").write_bytes(b"\xff")
    told.clear()
    assert tree(bundle(project, told).folder) == good
    assert told == ["bundling scripts and styles"]


def test_a_kept_index_that_is_not_as_it_was_made_is_made_again(project: Project, told: Told) -> None:
    bundle(project, told)
    good = tree(index(project, RECORDS, told))
    (kept,) = (project.cache / "index").iterdir()
    (kept / "content/data/search/records.js").write_text("alert(1)")
    assert tree(index(project, RECORDS, told)) == good
