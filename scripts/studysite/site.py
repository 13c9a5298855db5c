"""From study documents to a finished site: every step in its order."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studysite import ahead, assets, engine, files, handout, history, pipeline, previews, swap
from studysite.alone import alone, refuse_inside
from studysite.alongside import alongside
from studysite.collect import collect, read_live
from studysite.drawing import illustrate
from studysite.finish.addresses import answered
from studysite.finish.domain import cname, elsewhere
from studysite.finish.hosts import hosts
from studysite.finish.links import Site
from studysite.finish.offline import ERRORS, WORKER, offline
from studysite.finish.seal import Seal, seal
from studysite.finish.theme import is_copied
from studysite.finish.webapp import MANIFEST, equipment
from studysite.job import Desk, Job, Result
from studysite.manifest import NAVIGATION
from studysite.memory import Recall, afresh
from studysite.publish import Published, hand_written, publish, stale
from studysite.published import FILE, written
from studysite.staging import staged, with_former
from studysite.study.addresses import addresses
from studysite.typeface import FACE
from studysite.workshop import equipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studysite.ahead import Glance
    from studysite.alongside import Alongside
    from studysite.notices import Notice
    from studysite.pipeline import Begun, Conversion
    from studysite.published import Published as Live


def read(job: Job) -> Conversion:
    """Read and convert the documents, and write nothing."""
    return pipeline.finish(_begin(job, afresh))


def _begin(job: Job, recall: Recall) -> Begun:
    """Read the documents."""
    job.told("reading the documents")
    found = collect(job.place)
    texts = (found.sources_toml, found.corrections_toml, found.notices, found.aliases_toml)
    return pipeline.begin(found.sources, *texts, recall=recall, images=found.images)


def unfresh(job: Job, conversion: Conversion) -> tuple[Notice, ...]:
    """Return a notice for each page in docs/ that is not what the documents say."""
    return stale(conversion.files, job.project.docs, conversion.config)


def convert(job: Job, folder: Path) -> Result:
    """Write the pages into `folder`, and nav.yml beside it if that is the project's own docs/."""
    with alone(job.project, folder, job.told, own=job.is_own):
        conversion = read(job)
        if conversion.is_empty:
            return Result(conversion, conversion.notices, is_done=False)
        is_docs = job.is_own and folder == job.project.docs
        published = publish(conversion.files, folder, conversion.config if is_docs else None, force=job.force)
    notices = (*conversion.notices, *published.notices)
    return Result(conversion, notices, is_done=True, pages=len(conversion.pages))


def build(job: Job, target: Path) -> Result:
    """Build the site and put it into the folder `target`; a failure leaves the site there as it is.

    Raises CommandError where a tool fails or `target` may not be replaced, OSError where the disk
    is full or refuses.
    """
    target = target.resolve()
    job = replace(job, project=equipped(job.project, job.told))
    refuse_inside(job.project, target)
    with alone(job.project, target, job.told, own=job.is_own):
        new = swap.prepare(target)
        try:
            live = read_live(job.live) if job.live else None
            result = _render(job, new, live=live, is_lasting=True)
            if result.is_done:
                _illustrate(job, result, new)
                dates = handout.Dates(live.cards if live else {}, int(time.time()))
                handout.hand_out(result.conversion, result.address, new, dates)
                files.replace(new / FILE, written(result.addresses, dates.last).encode())
                for path, data in offline(_site(new, "/")).items():
                    files.replace(new / path, data)
                swap.swap(target)
        finally:
            swap.discard(target)
    return result


def preview(job: Job, into: Path, desk: Desk | None = None, glance: Glance | None = None) -> Result:
    """Build a site that is not to be installed into the empty folder `into`; it means nothing if that fails.

    It lacks what pages can do without for a moment: see `complete`. With a `desk`, `into` may hold an earlier
    preview, and the new one also lacks the index of its search, which takes longer than all the rest. Where nothing
    but documents has changed since, a `glance` is shown its page before the others are made.
    """
    job = replace(job, project=equipped(job.project, job.told))
    with alone(job.project, into, job.told, own=job.is_own):
        result = _render(job, into, desk, glance)
    if desk:
        desk.memory.forget()
        desk.held[into] = result.keys
        desk.tools, desk.settings = result.tools, result.conversion.config
    return result


def complete(job: Job, result: Result, into: Path) -> None:
    """Put into a preview what it lacks at first: the index of its search, and the cards for other tools."""
    job = replace(job, project=equipped(job.project, job.told))
    if result.records:
        index(job, result.records, into)
    handout.hand_out(result.conversion, result.address, into, handout.Dates())


def index(job: Job, records: str, into: Path) -> None:
    """Put the index of search `records` into the site; its manifest is replaced last, and as a whole."""
    made = assets.index(job.project, records, job.told)
    for path in sorted(_files(made), key=lambda path: (path.endswith("manifest.js"), path)):
        if not (into / path).is_file() or path.endswith("manifest.js"):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            files.replace(into / path, (made / path).read_bytes())


def _render(
    job: Job,
    into: Path,
    desk: Desk | None = None,
    glance: Glance | None = None,
    *,
    live: Live | None = None,
    is_lasting: bool = False,
) -> Result:
    """Take every step from the documents to the site; one that is shown for a moment cannot be installed."""
    recall = desk.memory if desk else afresh
    begun = _begin(job, recall)
    if glance and desk and desk.tools and engine.are_alike(desk.settings, begun.config):
        ahead.hurry(begun, desk.tools, glance)
    if begun.is_empty:
        conversion = pipeline.finish(begun, recall)
        return Result(conversion, conversion.notices, is_done=False)
    with alongside(job.project, begun, job.told, is_lasting=is_lasting) as beside:
        conversion = pipeline.finish(begun, recall)
        if not conversion.is_fit:
            return Result(conversion, conversion.notices, is_done=False)
        return _made(job, into, conversion, beside, live=live, desk=desk)


def _made(
    job: Job, into: Path, conversion: Conversion, beside: Alongside, *, live: Live | None, desk: Desk | None
) -> Result:
    """Take every step from the converted documents on."""
    recall = desk.memory if desk else afresh
    if live and job.project.example.is_file():
        live = history.without_example(live, read_live(job.project.example), conversion.library)
    job.told("writing the pages")
    staging = staged(job.project, conversion, desk.folder if desk else None, own=job.is_own, force=job.force)
    with staging as (pages, done), with_former(pages, conversion, live) as (docs, found):
        own = hand_written(pages)
        bundle, pictures = beside.done()
        names = {name: file for name, file in bundle.names.items() if pictures or name != WORKER}
        settings = "" if job.is_own else conversion.config
        held = desk.held.pop(into, {}) if desk else {}
        left = _files(bundle.folder)
        order = engine.Order(
            docs, into, settings, job.address, names, bundle.head, conversion.home, is_copied, held, left
        )
        drawn = engine.draw(job.project, order, job.told)
        undrawn = illustrate(job.project, conversion.pages, into, job.told, conversion.library.say)
        job.told("checking every link")
        files.lay(bundle.folder, into)
        if pictures:
            for path, data in {MANIFEST: equipment(conversion.config, drawn.base), **pictures}.items():
                files.replace(into / path, data)
        else:
            (into / WORKER).unlink(missing_ok=True)
        site = _site(into, drawn.base, recall, handout.paths(conversion))
        sealed = _seal(job, docs, into, site, own)
        if sealed.records and not desk:
            index(job, sealed.records, into)
        site = replace(site, files=_files(into))
        faults = (*drawn.complaints, *sealed.faults)
        made = answered(site, addresses(conversion.library), own)
        changes = history.settled(found, live, made) if found and live else None
        former = changes.former if changes else ()
        promised = (*made, *former)
        files.replace(into / FILE, written(promised).encode())
        hosting = hosts(site.files, former, drawn.base, own)
        for name, data in (*hosting.write.items(), *cname(conversion.domain).items()):
            files.replace(into / name, data)
    return Result(
        conversion,
        (
            *conversion.notices,
            *done.notices,
            *undrawn,
            *(changes.notices if changes else ()),
            *hosting.notices,
            *(elsewhere(conversion.domain, drawn.address) if job.address is None else ()),
        ),
        is_done=not faults,
        faults=faults,
        pages=sum(path.endswith(".html") and path not in ERRORS for path in site.files),
        touched=_touched(job, done),
        changes=changes,
        address=drawn.address,
        addresses=promised,
        records=sealed.records if desk else "",
        keys=drawn.keys,
        tools=drawn.tools,
    )


def _illustrate(job: Job, result: Result, into: Path) -> None:
    """Draw the pictures of links to pages. A site that does not know its address cannot name them to anyone."""
    if result.address:
        fonts = assets.package(job.project, FACE, job.told)
        cached = job.project.cache / "previews"
        for path, data in previews.drawn(result.conversion.previews, fonts, cached, job.told):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            files.replace(into / path, data)


def _touched(job: Job, published: Published) -> tuple[Path, ...]:
    """Return the files of the project that were written or removed."""
    if not job.is_own:
        return ()
    docs, paths = job.project.docs, (*published.written, *published.removed)
    return tuple(job.project.navigation if path == NAVIGATION else docs / path for path in paths)


def _site(into: Path, base: str, recall: Recall = afresh, promised: Iterable[str] = ()) -> Site:
    """Return the site in `into`; what is `promised` may be linked to, and will be written."""
    return Site(_files(into).union(promised), lambda path: files.content(into, path), base, recall)


def _seal(job: Job, docs: Path, into: Path, site: Site, own: tuple[str, ...]) -> Seal:
    """Finish the site in `into`. `own` are the files of `docs` that people made."""
    sealed = seal(site, sorted(_files(job.project.overrides)), _files(docs), own)
    for path, data in sealed.write.items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        files.replace(into / path, data)
    for path in sealed.remove:
        files.remove(into / path, into)
    return sealed


def _files(folder: Path) -> frozenset[str]:
    """Return the paths of all files in and below `folder`, with forward slashes."""
    return frozenset(files.below(folder))
