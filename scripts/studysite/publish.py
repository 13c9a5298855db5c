"""Writing generated pages beside those of people, and never over them.

A page is ours if its content is what the manifest says we wrote, and a person's if not: the
manifest never claims a file by its name alone. An interruption at any point is harmless, because
the manifest is written twice:

1. before the first page, with the digests that pages are about to get (`pending`) beside those
   that they have: a page that was still written is recognised by the one, one that was not by
   the other;
2. after the last page, with the new digests alone.

A person who makes or changes a file in between gives it a digest that stands in neither, so it
stays; a file that says what we would write anyway counts as ours. What needs no writing is not
written: whoever watches the folder sees no change.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studysite import files
from studysite.manifest import MANIFEST, NAVIGATION, Manifest, is_page_path, read_manifest
from studysite.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SCRATCH = ".studysite.tmp"

# What stands at a path, where it is not the digest of a file's content.
NOTHING = ""
NO_FILE = "no file"
BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Published:
    """Paths below the folder that were written and removed, and what a person should know."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What has to be done: contents to write, paths to remove, and the manifest before and after."""

    write: dict[str, bytes]
    remove: tuple[str, ...]
    before: Manifest
    after: Manifest
    notices: tuple[Notice, ...]


def publish(
    pages: Mapping[str, str | bytes], folder: Path, navigation: str | None = None, *, force: bool = False
) -> Published:
    """Make `folder` hold `pages` (texts, and pictures as bytes, by path), and nothing of an earlier run.

    `navigation` is the text of nav.yml, which stands beside the folder; None leaves that alone. A
    file that a person made or changed stays, with a notice, unless `force`. Raises ValueError for
    a path that leaves the folder, and OSError where the disk does not take a page: every file is
    then whole, and the next run goes on from there.
    """
    wanted = _wanted(pages, navigation)
    known = read_manifest(folder)
    plan = _plan(wanted, known, folder, force=force)
    if plan.write or plan.remove or plan.after != known:
        _carry_out(plan, folder)
    return Published(tuple(sorted(plan.write)), plan.remove, plan.notices)


def stale(pages: Mapping[str, str | bytes], folder: Path, navigation: str | None = None) -> tuple[Notice, ...]:
    """Return a notice for each generated page of `folder` that is not what `pages` says."""
    wanted = _wanted(pages, navigation)
    known = read_manifest(folder)
    present = _present({*wanted, *known.paths()}, folder)
    notices = []
    for path, content in sorted(present.items()):
        if path in wanted and content == NOTHING:
            notices.append(_stale(folder, path, "the page is missing"))
        elif path in wanted and content != files.digest(wanted[path]):
            changed = (
                "the documents say something else by now" if known.owns(path, content) else "it was changed by hand"
            )
            notices.append(_stale(folder, path, f"the page is stale: {changed}"))
        elif path not in wanted and path != NAVIGATION and known.owns(path, content):
            notices.append(_stale(folder, path, "no document makes this page any more"))
    return tuple(notices)


def hand_written(folder: Path) -> tuple[str, ...]:
    """Return the paths of all files of `folder` that are not ours, sorted; hidden ones are left out."""
    known = read_manifest(folder)
    paths = files.below(folder) if folder.is_dir() else ()
    return tuple(sorted(path for path in paths if not f"/{path}".count("/.") and path not in known.pages))


def _wanted(pages: Mapping[str, str | bytes], navigation: str | None) -> dict[str, bytes]:
    """Return what has to stand at which path; raises ValueError for a path that leaves the folder."""
    for path in pages:
        if not is_page_path(path):
            raise ValueError(f"a page cannot have the path {path!r}")
    wanted = {path: text.encode() if isinstance(text, str) else text for path, text in pages.items()}
    return wanted if navigation is None else {**wanted, NAVIGATION: navigation.encode()}


def _present(paths: Iterable[str], folder: Path) -> dict[str, str]:
    """Return what stands at each of `paths`: a digest, NOTHING, NO_FILE or BLOCKED."""
    sound: dict[str, bool] = {}
    present = {}
    for path in paths:
        parent = path.rpartition("/")[0]
        if parent not in sound:
            sound[parent] = path == NAVIGATION or _is_sound(folder / parent, folder)
        present[path] = _content(folder, path) if sound[parent] else BLOCKED
    return present


def _is_sound(parent: Path, folder: Path) -> bool:
    """Tell whether files can be put into `parent`: no file is in the way, no link leads out."""
    while parent != folder and not parent.exists() and not parent.is_symlink():
        parent = parent.parent
    return parent == folder or (parent.is_dir() and parent.resolve().is_relative_to(folder.resolve()))


def _content(folder: Path, path: str) -> str:
    """Return what stands at `path`, whose folder is sound."""
    place = os.path.join(folder, path)  # noqa: PTH118 - as `files.content`
    if os.path.islink(place):  # noqa: PTH114 - as above
        return NO_FILE
    try:
        return files.digest_of(place)
    except FileNotFoundError:
        return NOTHING
    except IsADirectoryError:
        return BLOCKED


def _plan(wanted: Mapping[str, bytes], known: Manifest, folder: Path, *, force: bool) -> _Plan:
    """Compare what is wanted with what is there."""
    present = _present({*wanted, *known.paths()}, folder)
    owned = {path: content for path, content in present.items() if known.owns(path, content)}
    digests = {path: files.digest(data) for path, data in wanted.items()}
    write, kept = {}, {}
    for path, data in wanted.items():
        content = present[path]
        if content == digests[path]:
            continue
        if content == BLOCKED or (content != NOTHING and path not in owned and not force):
            kept[path] = _kept(folder, path, content)
        else:
            write[path] = data
    orphans = {path for path in known.paths() - wanted.keys() if path != NAVIGATION}
    left = [_left(folder, path) for path in sorted(orphans - owned.keys()) if present[path] != NOTHING]
    ours = {path: content for path, content in digests.items() if path not in kept}
    memory = {path: known.pages[path] for path in {*kept, NAVIGATION} & known.pages.keys()}
    return _Plan(
        write,
        tuple(sorted(orphans & owned.keys())),
        Manifest({**known.pages, **owned}, {path: digests[path] for path in write}),
        Manifest({**memory, **ours}),
        (*(kept[path] for path in sorted(kept)), *left),
    )


def _carry_out(plan: _Plan, folder: Path) -> None:
    """Do what `plan` says, in the order that the module's first lines explain."""
    scratch = folder / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        files.replace(folder / MANIFEST, plan.before.text().encode(), scratch)
        for path, data in plan.write.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            files.replace(folder / path, data, scratch)
        for path in plan.remove:
            files.remove(folder / path, folder)
        files.replace(folder / MANIFEST, plan.after.text().encode(), scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _place(folder: Path, path: str) -> str:
    """Return how a message names the page: the folder's own name stands in front."""
    return path.removeprefix("../") if path == NAVIGATION else f"{folder.name}/{path}"


def _kept(folder: Path, path: str, content: str) -> Notice:
    """Return the notice for a page that could not be written because something of a person's is there."""
    if content == BLOCKED:
        text = "something that is no page is in the way, so the page was not written; move it elsewhere"
    else:
        text = "was made or changed by hand and left as it is; move it elsewhere, or let --force overwrite it"
    return Notice(_place(folder, path), 0, "edited-by-hand", text)


def _left(folder: Path, path: str) -> Notice:
    """Return the notice for a page that no document makes any more, but that a person has changed."""
    text = "no document makes this page any more, but it was changed by hand, so it was left; it is yours now"
    return Notice(_place(folder, path), 0, "edited-by-hand", text)


def _stale(folder: Path, path: str, reason: str) -> Notice:
    """Return the notice for a page that is not fresh."""
    return Notice(_place(folder, path), 0, "stale-page", f"{reason}; run: studysite convert")
