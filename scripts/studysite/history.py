"""What became of the addresses of the site that is live: pure, and before anything is drawn.

An address that once was published is always answered: by a page, by a way to its new address, or
by a page that says what it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from studysite.changed import Changed, alias, differences, pages
from studysite.library import Library
from studysite.mapped import Ref
from studysite.notices import Notice
from studysite.published import FILE, Address, Published
from studysite.refine.likeness import LEAST, RENAMED, REWORDED, Likeness
from studysite.refine.moves import OF_DOCUMENTS, Moves
from studysite.settings import ALIASES_FILE, Aliases
from studysite.study.addresses import addresses
from studysite.writers.gone import gone_page, moved_page
from studysite.writers.page import title_of
from studysite.writers.places import short


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed against the site that is live.

    `former` are the addresses that no page of the site answers any more, `pages` what is to answer
    them, by path below docs/. `new`, `moved` and `gone` count what the live site does not know yet;
    what is new is known when the site is drawn. `changed` names every question, term, document and
    page of a person that is not as it was.
    """

    former: tuple[Address, ...]
    pages: dict[str, str]
    moved: int
    gone: int
    notices: tuple[Notice, ...]
    new: int = 0
    changed: tuple[Changed, ...] = ()


def without_example(live: Published, example: Published, library: Library) -> Published:
    """Return `live` without what the documents promised that studysite comes with, once none of them is here.

    Whoever put documents of their own in the place of those wants no page that speaks of them.
    """
    pages = {(one.url, one.title) for one in example.addresses.values() if one.kind in OF_DOCUMENTS}
    here = {(one.url, one.title) for one in addresses(library)}
    if pages & here or not pages & {(one.url, one.title) for one in live.addresses.values()}:
        return live
    theirs = {slug for one in example.addresses.values() for slug in one.documents}
    kept = {url: one for url, one in live.addresses.items() if one.documents and not theirs.issuperset(one.documents)}
    if not kept:
        # Nothing but the example was live, so its lists were about nothing else.
        return replace(live, addresses={url: one for url, one in live.addresses.items() if one.kind == "page"})
    lists = {url: one for url, one in live.addresses.items() if not one.documents}
    return replace(live, addresses=lists | kept)


def compared(live: Published, library: Library, aliases: Aliases, written: Collection[str] = ()) -> Changes:
    """Return what became of the addresses of `live`; `written` are those of pages that people wrote."""
    made = {one.url: one for one in addresses(library)}
    present = {*made, *written}
    moves = Moves(library, aliases, live, made, present)
    like = _Like(library, live)
    former = []
    answers = {}
    for url, one in sorted(live.addresses.items()):
        if url in present:
            continue
        target = moves.of(one)
        documents = tuple(sorted({moves.document(slug) for slug in one.documents}))
        now = replace(one, documents=documents, moved=target, gone=target is None)
        former.append(now)
        if target is None:
            answers[_path(url)] = gone_page(now, library, _near(now, library), like.of(now))
        else:
            title = made[target].title if target in made else target
            answers[_path(url)] = moved_page(now, Ref(target, "", title), library.say)
    fresh = [one for one in former if live.addresses[one.url].is_here]
    return Changes(
        former=tuple(former),
        pages=answers,
        moved=sum(one.moved is not None for one in fresh),
        gone=sum(one.gone for one in fresh),
        notices=(*_senseless(live), *_told([one for one in fresh if one.gone], library, like)),
        changed=differences(live, made.values(), former, like.new),
    )


def settled(changes: Changes, live: Published, made: Collection[Address]) -> Changes:
    """Return the changes with what is known once the site is drawn: `made` is what it answers.

    A page that a person wrote may be kept out of the site by mkdocs.yml.
    """
    answered = {one.url for one in made}
    asked = answered.union(one.url for one in changes.former)
    kept_out = [replace(one, gone=True) for url, one in live.addresses.items() if url not in asked]
    return replace(
        changes,
        former=(*(one for one in changes.former if one.url not in answered), *kept_out),
        new=sum(url not in live.addresses or not live.addresses[url].is_here for url in answered),
        gone=changes.gone + len(kept_out),
        changed=(*changes.changed, *pages(live, made)),
        notices=(*changes.notices, *(_gone(one, "mkdocs.yml keeps its page out of the site") for one in kept_out)),
    )


def _path(url: str) -> str:
    """Return the path of the Markdown of a page; not `….md`, since a part of an address may be called index."""
    return f"{url}index.md"


class _Like:
    """Finds what resembles a thing that is gone, and what is new among that: it may be the same, reworded."""

    def __init__(self, library: Library, live: Published) -> None:
        self._live = live
        self._refs: dict[str, list[Ref]] = {"question": [], "term": []}
        for one in addresses(library):
            if one.kind in self._refs:
                self._refs[one.kind].append(Ref(one.url, "", one.title))
        new = [slug for slug, urls in library.pages.items() if urls and not live.addresses.keys() & set(urls)]
        # The one document that is new, if there is only one: what went may have come back as that.
        self.document = new[0] if len(new) == 1 else ""
        self._texts = {kind: Likeness([ref.title for ref in refs]) for kind, refs in self._refs.items()}

    def of(self, one: Address, most: int = 3, least: float = LEAST) -> list[Ref]:
        """Return the questions or terms that resemble a question or term."""
        if one.kind not in self._texts:
            return []
        return [self._refs[one.kind][at] for at in self._texts[one.kind].nearest(one.title, most, least)]

    def new(self, one: Address) -> Ref | None:
        """Return what resembles it most among what the live site does not have."""
        least = REWORDED if one.kind == "question" else RENAMED
        return next((ref for ref in self.of(one, 10, least) if ref.address not in self._live.addresses), None)


def _near(one: Address, library: Library) -> list[Ref]:
    """Return the pages of the documents that something came from, if they are still there."""
    held = [library.document(slug) for slug in one.documents if library.pages.get(slug)]
    ask = "practice" if one.kind == "question" else ""
    return [
        Ref((ask and library.page(document.slug, ask)) or library.home(document.slug), "", title_of(document))
        for document in held
    ]


def _senseless(live: Published) -> Iterator[Notice]:
    if live.senseless:
        said = f"{live.senseless} of its records are no addresses of a site and were passed over"
        yield Notice(FILE, 0, "bad-address", f"{said}; is it the file of the site that is live?")


def _told(gone: Sequence[Address], library: Library, like: _Like) -> Iterator[Notice]:
    """Yield a notice for each address that is gone; those of a document that was taken out share one."""
    out = {one.slug for one in gone if one.kind in OF_DOCUMENTS and one.slug not in library.pages}
    for slug in sorted(out):
        yield _document_gone(slug, gone, like.document)
    for one in gone:
        new = like.new(one)
        if one.kind in ("question", "term") and (new or not one.documents or not out.issuperset(one.documents)):
            yield _gone(one, _reworded(one, new))
        elif one.kind in OF_DOCUMENTS and one.slug not in out:
            yield _gone(one, "its document has no such page any more; nothing to do if that is meant")
        elif one.kind not in ("question", "term", *OF_DOCUMENTS):
            yield _gone(one, "a page says so there; put the page back if that was not meant")


def _document_gone(slug: str, gone: Sequence[Address], new: str) -> Notice:
    """Return the notice for a document that was taken out, with all that it alone held."""
    pages = [one for one in gone if one.kind in OF_DOCUMENTS and one.slug == slug]
    others = sum(one.kind in ("question", "term") and slug in one.documents for one in gone)
    held = f", with {others} addresses of its questions and terms" if others else ""
    said = f"the document “{_title(pages[0])}” is gone ({', '.join(one.url for one in pages)}){held}"
    line = alias(pages[0], new or "its-new-slug")
    return _notice(f"{said}; if it has another name now, add under [documents]: {line}")


def _gone(one: Address, rest: str) -> Notice:
    return _notice(f"{one.url} (“{_title(one)}”) is gone; {rest}")


def _reworded(one: Address, new: Ref | None) -> str:
    """Say what to write if something is only called otherwise now."""
    if one.kind == "question":
        now = f"if it was reworded to “{short(new.title, 120)}”" if new else "if it was reworded"
        return f"{now}, add under [questions]: {alias(one, new.title if new else 'Its new wording?')}"
    slug = new.address.split("/")[1] if new else "its-new-slug"
    now = f"if it is “{short(new.title, 120)}” now" if new else "if it has another name now"
    return f"{now}, add under [terms]: {alias(one, slug)}"


def _title(one: Address) -> str:
    return short(one.title, 120)


def _notice(said: str) -> Notice:
    return Notice(ALIASES_FILE, 0, "address-gone", said)
