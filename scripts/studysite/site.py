"""From study documents to a finished site: every step in its order."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studysite import assets, engine, files, history, pipeline, previews, swap
from studysite.collect import collect, read_live
from studysite.errors import CommandError
from studysite.finish.addresses import answered, urls
from studysite.finish.domain import cname, elsewhere
from studysite.finish.hosts import hosts
from studysite.finish.links import Site
from studysite.finish.offline import ERRORS, WORKER, offline
from studysite.finish.seal import seal
from studysite.finish.webapp import equipment
from studysite.manifest import NAVIGATION
from studysite.publish import Published, hand_written, publish, stale
from studysite.published import FILE, written
from studysite.study.addresses import addresses
from studysite.typeface import FACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from studysite.history import Changes
    from studysite.notices import Notice
    from studysite.pipeline import Conversion
    from studysite.project import Project
    from studysite.published import Published as Live

# Notices that forbid to replace a good site: the new one would hold nothing, or lack a sentence.
FORBIDDING = frozenset(("no-documents", "lost-text"))


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built: `sources` is None for the project's own documents.

    `told` hears how far the work has got; `address` is the site's URL if not the one in mkdocs.yml;
    `live` is the addresses.json of the site that is live, whose addresses shall all be answered.
    """

    project: Project
    told: Callable[[str], None]
    sources: Path | None = None
    force: bool = False
    address: str | None = None
    live: Path | None = None

    @property
    def place(self) -> Path:
        """Where the documents are."""
        return self.project.sources if self.sources is None else self.sources

    @property
    def is_own(self) -> bool:
        """Whether the documents are the project's own, whose pages stand in docs/."""
        return self.sources is None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job. `faults` are one line each, and forbid to show the site.

    `pages` counts the pages of the site; `touched` are files of the project written or removed on the way;
    `changes` are those against the site that is live, if that was to be looked at; `address` is the site's URL,
    empty if it has none.
    """

    conversion: Conversion
    notices: tuple[Notice, ...]
    is_done: bool
    faults: tuple[str, ...] = ()
    pages: int = 0
    touched: tuple[Path, ...] = ()
    changes: Changes | None = None
    address: str = ""


def read(job: Job) -> Conversion:
    """Read and convert the documents, and write nothing."""
    job.told("reading the documents")
    found = collect(job.place)
    return pipeline.convert(
        found.sources, found.sources_toml, found.corrections_toml, found.notices, found.aliases_toml
    )


def unfresh(job: Job, conversion: Conversion) -> tuple[Notice, ...]:
    """Return a notice for each page in docs/ that is not what the documents say."""
    return stale(conversion.pages, job.project.docs, conversion.config)


def convert(job: Job, folder: Path) -> Result:
    """Write the pages into `folder`, and nav.yml beside it if that is the project's own docs/."""
    with _alone(job, folder):
        conversion = read(job)
        if _has(conversion, "no-documents"):
            return Result(conversion, conversion.notices, is_done=False)
        published = _publish(job, conversion, folder)
    notices = (*conversion.notices, *published.notices)
    return Result(conversion, notices, is_done=True, pages=len(conversion.pages))


def build(job: Job, target: Path) -> Result:
    """Build the site and put it into the folder `target`; a failure leaves the site there as it is.

    Raises CommandError where a tool fails or `target` may not be replaced, OSError where the disk
    is full or refuses.
    """
    target = target.resolve()
    _refuse_inside(job, target)
    with _alone(job, target):
        new = swap.prepare(target)
        try:
            result = _render(job, new, is_lasting=True)
            if result.is_done:
                _illustrate(job, result, new)
                for path, data in offline(_site(new, "/")).items():
                    files.replace(new / path, data)
                swap.swap(target)
        finally:
            swap.discard(target)
    return result


def preview(job: Job, into: Path) -> Result:
    """Build the site into the empty folder `into`, whose content means nothing if that fails."""
    with _alone(job, into):
        return _render(job, into, is_lasting=False)


def _render(job: Job, into: Path, *, is_lasting: bool) -> Result:
    """Take every step from the documents to the site; one that is shown for a moment cannot be installed."""
    live = read_live(job.live) if job.live else None
    conversion = read(job)
    if _has(conversion, *FORBIDDING):
        return Result(conversion, conversion.notices, is_done=False)
    with _pages(job, conversion) as (pages, done), _former(pages, conversion, live) as (docs, found):
        own = hand_written(pages)
        bundle = assets.bundle(job.project, job.told)
        names = {name: file for name, file in bundle.names.items() if is_lasting or name != WORKER}
        settings = "" if job.is_own else conversion.config
        order = engine.Order(docs, into, settings, job.address, names, conversion.domain)
        drawn = engine.draw(job.project, order, job.told)
        job.told("checking every link")
        shutil.copytree(bundle.folder, into, dirs_exist_ok=True)
        if WORKER in names:
            fonts = assets.package(job.project, FACE, job.told)
            for path, data in equipment(conversion.config, drawn.base, fonts).items():
                files.replace(into / path, data)
        else:
            (into / WORKER).unlink(missing_ok=True)
        faults = (*drawn.complaints, *_seal(job, docs, into, drawn.base, own))
        made = answered(_site(into, drawn.base), addresses(conversion.library), own)
        changes = history.settled(found, live, made) if found and live else None
        former = changes.former if changes else ()
        files.replace(into / FILE, written([*made, *former]).encode())
        hosting = hosts(_files(into), former, drawn.base, own)
        for name, data in (*hosting.write.items(), *cname(conversion.domain).items()):
            files.replace(into / name, data)
    return Result(
        conversion,
        (
            *conversion.notices,
            *done.notices,
            *(changes.notices if changes else ()),
            *hosting.notices,
            *(elsewhere(conversion.domain, drawn.address) if job.address is None else ()),
        ),
        is_done=not faults,
        faults=faults,
        pages=sum(path.endswith(".html") and path not in ERRORS for path in _files(into)),
        touched=_touched(job, done),
        changes=changes,
        address=drawn.address,
    )


def _illustrate(job: Job, result: Result, into: Path) -> None:
    """Draw the pictures of links to pages. A site that does not know its address cannot name them to anyone."""
    if result.address:
        fonts = assets.package(job.project, FACE, job.told)
        cached = job.project.cache / "previews"
        for path, data in previews.drawn(result.conversion.previews, fonts, cached, job.told):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            files.replace(into / path, data)


def _refuse_inside(job: Job, target: Path) -> None:
    """Raise CommandError if the site would stand where the next build takes it for something to read."""
    for folder in (job.project.docs, job.project.overrides):
        if target.is_relative_to(folder):
            raise CommandError(f"{target}: a site cannot stand in {folder.name}/; choose another folder with --site")


@contextmanager
def _alone(job: Job, target: Path) -> Iterator[None]:
    """Keep others from building the same: two jobs may not share a target, or write docs/ at once."""

    def waiting() -> None:
        job.told("waiting for another studysite to finish")

    locks = job.project.cache / "locks"
    name = hashlib.sha256(str(target.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    with ExitStack() as held:
        if job.is_own:
            held.enter_context(files.locked(locks / "docs", waiting))
        held.enter_context(files.locked(locks / name, waiting))
        yield


@contextmanager
def _pages(job: Job, conversion: Conversion) -> Iterator[tuple[Path, Published]]:
    """Put the pages where MkDocs reads them: docs/ for our own, else a folder that is gone afterwards."""
    job.told("writing the pages")
    if job.is_own:
        yield job.project.docs, _publish(job, conversion, job.project.docs)
        return
    with tempfile.TemporaryDirectory(prefix="studysite-") as folder:
        staged = Path(folder) / "docs"
        # A person's own home page, say, belongs to the project's documents and not to these.
        for path in set(hand_written(job.project.docs)).difference(conversion.pages):
            (staged / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(job.project.docs / path, staged / path)
        yield staged, _publish(job, conversion, staged)


def _publish(job: Job, conversion: Conversion, folder: Path) -> Published:
    """Write the pages; nav.yml is written for our own documents only."""
    navigation = conversion.config if job.is_own and folder == job.project.docs else None
    return publish(conversion.pages, folder, navigation, force=job.force)


def _touched(job: Job, published: Published) -> tuple[Path, ...]:
    """Return the files of the project that were written or removed."""
    if not job.is_own:
        return ()
    docs, paths = job.project.docs, (*published.written, *published.removed)
    return tuple(job.project.navigation if path == NAVIGATION else docs / path for path in paths)


@contextmanager
def _former(pages: Path, conversion: Conversion, live: Live | None) -> Iterator[tuple[Path, Changes | None]]:
    """Put pages beside the others that answer what is published and has none: in a copy, since they are not docs.

    A page that a person wrote stays where it is, and answers.
    """
    if live is None:
        yield pages, None
        return
    changes = history.compared(live, conversion.library, conversion.aliases, urls(hand_written(pages)))
    if not changes.pages:
        yield pages, changes
        return
    with tempfile.TemporaryDirectory(prefix="studysite-") as folder:
        staged = Path(folder) / "docs"
        shutil.copytree(pages, staged, ignore_dangling_symlinks=True)
        for path, text in changes.pages.items():
            if _is_free(staged, path):
                (staged / path).parent.mkdir(parents=True, exist_ok=True)
                (staged / path).write_text(text, encoding="utf-8")
        yield staged, changes


def _is_free(folder: Path, path: str) -> bool:
    """Tell whether a page can stand at `path`: nothing does, and no file is in the way of its folders."""
    place = folder / path
    between = [parent for parent in place.parents if parent.is_relative_to(folder)]
    return not place.exists() and not any(parent.is_file() for parent in between)


def _site(into: Path, base: str) -> Site:
    return Site(_files(into), lambda path: (into / path).read_bytes(), base)


def _seal(job: Job, docs: Path, into: Path, base: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """Finish the site in `into`, and return its faults. `own` are the files of `docs` that people made."""
    sealed = seal(_site(into, base), sorted(_files(job.project.overrides)), _files(docs), own)
    for path, data in sealed.write.items():
        files.replace(into / path, data)
    for path in sealed.remove:
        files.remove(into / path, into)
    if sealed.records:
        shutil.copytree(assets.index(job.project, sealed.records, job.told), into, dirs_exist_ok=True)
    return sealed.faults


def _files(folder: Path) -> frozenset[str]:
    """Return the paths of all files in and below `folder`, with forward slashes."""
    return frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _has(conversion: Conversion, *codes: str) -> bool:
    """Tell whether a notice of one of `codes` was given."""
    return any(notice.code in codes for notice in conversion.notices)
