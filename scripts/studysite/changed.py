"""What became of each question, term, document and page of the site that is live."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from studysite.mapped import Ref
from studysite.published import Address, Kind, Published
from studysite.tomlfile import quoted

Thing = Literal["question", "term", "document", "page"]
How = Literal["new", "reworded", "moved", "gone"]

THINGS: dict[Kind, Thing] = {"question": "question", "term": "term", "page": "page"}

# A document is named by the pages that are made of it alone; that of its original belongs to its file.
OF_A_DOCUMENT = frozenset(("read", "practice", "mind-map", "lab"))


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is not as it was.

    `before` is what it was called (empty if it is new), `after` what it is called now. What is
    `reworded` keeps its address, what is `moved` has another to which the old one leads. What is
    `gone` has an `after` if something new looks like it: then `line` of aliases.toml says that it is the same.
    """

    thing: Thing
    how: How
    before: str
    after: str
    url: str
    line: str = ""


def differences(
    live: Published, made: Collection[Address], former: Iterable[Address], like: Callable[[Address], Ref | None]
) -> tuple[Changed, ...]:
    """Return what became of questions, terms and documents.

    `made` is what the documents make now, `former` what became of the addresses that nothing makes any
    more; `like` finds the new thing that may be a lost one under another name.
    """
    before = {one.url: one for one in live.addresses.values() if one.is_here}
    now = {one.url: one for one in made}
    leads = {one.url: one.moved for one in former if one.moved is not None}
    told = [
        *_things(_named(before), _named(now), leads, like),
        *_things(_documents(before), _documents(now), leads, like),
    ]
    return tuple(sorted(told, key=lambda one: (one.thing, one.how, one.url)))


def pages(live: Published, made: Iterable[Address]) -> tuple[Changed, ...]:
    """Return which pages that people wrote are new, called otherwise, or gone."""
    before = {one.url: one for one in live.addresses.values() if one.is_here and one.kind == "page"}
    now = {one.url: one for one in made if one.kind == "page"}
    return tuple(_things(before, now, {}, lambda _: None))


def alias(one: Address, new: str) -> str:
    """Return the line of aliases.toml that says what something is called now."""
    return f"{quoted(one.slug)} = {quoted(new)}"


def _things(
    before: dict[str, Address],
    now: dict[str, Address],
    leads: dict[str, str],
    like: Callable[[Address], Ref | None],
) -> Iterator[Changed]:
    """Yield what became of things of one sort, by what names them."""
    urls = {one.url: one for one in now.values()}
    heirs = set()
    for name, one in before.items():
        thing = THINGS.get(one.kind, "document")
        if name in now:
            if now[name].title != one.title:
                yield Changed(thing, "reworded", one.title, now[name].title, one.url)
        elif one.url in leads:
            heirs.add(leads[one.url])
            heir = urls.get(leads[one.url])
            yield Changed(thing, "moved", one.title, heir.title if heir else leads[one.url], one.url)
        else:
            new = like(one)
            heirs.add(new.address if new else "")
            yield Changed(thing, "gone", one.title, new.title if new else "", one.url, _line(one, new))
    for name, one in now.items():
        if name not in before and one.url not in heirs:
            yield Changed(THINGS.get(one.kind, "document"), "new", "", one.title, one.url)


def _line(one: Address, new: Ref | None) -> str:
    if new is None:
        return ""
    return alias(one, new.title if one.kind == "question" else new.address.split("/")[1])


def _named(addresses: dict[str, Address]) -> dict[str, Address]:
    return {url: one for url, one in addresses.items() if one.kind in ("question", "term")}


def _documents(addresses: dict[str, Address]) -> dict[str, Address]:
    """Return a page for each document, by its slug."""
    held: dict[str, Address] = {}
    for one in addresses.values():
        if one.kind in OF_A_DOCUMENT:
            held.setdefault(one.slug, one)
    return held
