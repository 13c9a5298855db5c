"""Documents as readers gave them into one library: slugs, ids, twins, cross-references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from studysite.interface.say import Say
from studysite.items import Card, Entry
from studysite.library import KIND_NAMES, Library, speech
from studysite.mapped import Map, Ref
from studysite.measure import measure
from studysite.memory import Recall, afresh
from studysite.model import Document, Start, Term, plain
from studysite.notices import Notice
from studysite.refine.addresses import anchored, original_slugs, pages_of, settled, with_slugs
from studysite.refine.aliases import kept_ids, misnamed
from studysite.refine.circles import Circles, Vocabulary
from studysite.refine.corrections import corrections
from studysite.refine.joining import Joining
from studysite.refine.leading import Aims, Ways
from studysite.refine.maps import Material, maps_of
from studysite.refine.mentions import in_cards, in_documents, in_entries
from studysite.refine.merge import entries as merged_entries
from studysite.refine.related import passages, with_helps, with_uses
from studysite.refine.topics import topics
from studysite.refine.twins import cards as merged_cards
from studysite.settings import Settings


def library(
    read: Sequence[Document], settings: Settings, lines: Mapping[str, Sequence[str]], recall: Recall = afresh
) -> tuple[Library, list[Notice]]:
    """Return everything that `read` documents hold, and notices. `lines` are those of each file."""
    documents, withheld, joining = _arranged(read, settings)
    documents = [anchored(document) for document in with_slugs(documents)]
    aims = Aims(documents)
    documents = [aims.aimed(document, lines.get(document.file, ())) for document in documents]
    notices = [*_same_titles(documents), *aims.notices]
    kept, unkept = kept_ids(documents, settings.aliases)
    asked, clashes = merged_cards(documents, kept, joining)
    homes = {card.home for card in asked}
    pages = {document.slug: pages_of(document, asks=document.slug in homes) for document in documents}
    entries = merged_entries(documents, joining)
    ways = Ways(aims.leading, pages, _homes(asked), _defined(entries))
    documents, asked, entries = ways.in_documents(documents), ways.in_cards(asked), ways.in_entries(entries)
    found = passages(documents, pages)
    held = topics(documents, settings.topics)
    circles = Circles.of(documents, held)
    asked = with_helps(asked, found, circles)
    refs = [(card, Ref(f"q/{card.id}/", "", plain(card.prompt), card.home)) for card in asked]
    names = Vocabulary(circles, entries, recall)
    entries = in_entries(with_uses(entries, names, found, refs), names)
    documents = in_documents(documents, names, _defined(entries))
    asked = in_cards(asked, names)
    maps = maps_of(Material(documents, pages, asked, entries, speech(settings.language)), circles, names)
    # The map of a document's headings comes behind its own pages.
    pages = {slug: tuple(dict.fromkeys((*own, *_map_of(maps, slug)))) for slug, own in pages.items()}
    corrected, unplaced = corrections(documents, settings.corrections, lines)
    return (
        Library(
            documents=tuple(documents),
            cards=tuple(asked),
            entries=tuple(entries),
            originals=original_slugs(documents, list(lines)),
            names=_names(documents, speech(settings.language)),
            pages=pages,
            withheld=frozenset(withheld),
            entry_ids=_entry_ids(documents, entries),
            card_at={(place.document, place.start): card for card in asked for place in card.places},
            corrected=tuple(corrected),
            measures={document.slug: measure(document) for document in documents},
            maps=maps,
            repository=settings.repository,
            language=settings.language or "en",
            topics=held,
        ),
        [
            *notices,
            *unkept,
            *misnamed(settings.aliases, {entry.id for entry in entries}, set(pages)),
            *clashes,
            *_twins(asked, documents),
            *unplaced,
        ],
    )


def _map_of(maps: Mapping[str, Map], slug: str) -> tuple[str, ...]:
    return (maps[slug].address,) if slug in maps else ()


def _homes(cards: Sequence[Card]) -> dict[str, str]:
    """Return on whose practice page the first question of each document lives."""
    return {place.document: card.home for card in reversed(cards) for place in card.places}


def _entry_ids(documents: Sequence[Document], entries: Sequence[Entry]) -> dict[str, str]:
    """Return the entry of every name as it is written anywhere: “tides” leads to “Tide”."""
    made = {name: entry.id for entry in reversed(entries) for name in (*entry.aliases, entry.name)}
    at = _defined(entries)
    for document in documents:
        for section in document.sections:
            for block in section.blocks:
                if isinstance(block, Term):
                    for name in (block.name, *block.aliases):
                        made.setdefault(name, at[document.slug, block.span.start])
    return made


def _defined(entries: Sequence[Entry]) -> dict[tuple[str, Start], str]:
    """Return the entry of each term by its document and line."""
    places = ((entry.id, place) for entry in entries for sense in entry.senses for place in sense.places)
    return {(place.document, place.start): name for name, place in places}


def _arranged(read: Sequence[Document], settings: Settings) -> tuple[list[Document], set[str], Joining]:
    """Return the documents in the owner's order, less the hidden ones, and the files whose original is withheld.

    The last is what the owner says of what is one, and what is not.
    """
    parts: dict[str, int] = {}
    kept: list[tuple[tuple[int, int], Document]] = []
    withheld: set[str] = set()
    apart: dict[tuple[str, int], tuple[str, ...]] = {}
    for at, document in enumerate(read):
        parts[document.file] = parts.get(document.file, 0) + 1
        made, own = settled(document, parts[document.file], settings.documents)
        if own.keep_apart:
            apart[document.file, document.span.first] = own.keep_apart
        if not own.original:
            withheld.add(document.file)
        if not own.hidden:
            kept.append(((own.order if own.order is not None else 1_000_000, at), made))
    arranged = [document for _, document in sorted(kept, key=lambda one: one[0])]
    merge = tuple(names for own in settings.documents.values() for names in own.merge)
    return arranged, withheld, Joining(merge, apart)


def _same_titles(documents: Sequence[Document]) -> list[Notice]:
    seen: dict[str, Document] = {}
    notices = []
    for document in documents:
        title = plain(document.title).casefold()
        if title in seen:
            other = seen[title]
            notices.append(
                Notice(
                    document.file,
                    document.title_span.first if document.title_span else document.span.first,
                    "same-title",
                    f"“{plain(document.title)}” is also the title of {other.file}:{other.span.first}; "
                    "both are kept apart: give one a title of its own in sources.toml if they differ",
                )
            )
        seen.setdefault(title, document)
    return notices


def _names(documents: Sequence[Document], say: Say) -> dict[str, str]:
    """Return what source marks call each document: its kind, where only one is of that kind, else its title.

    Of documents with the same title (the same text in two files) the later ones are called by their file.
    """
    first: dict[str, str] = {}
    for document in documents:
        first.setdefault(plain(document.title), document.slug)
    originals = set(first.values())
    kinds = Counter(document.kind for document in documents if document.slug in originals)
    return {
        document.slug: document.file
        if first[plain(document.title)] != document.slug
        else say(KIND_NAMES[document.kind])
        if kinds[document.kind] == 1
        else plain(document.title)
        for document in documents
    }


def _twins(cards: Sequence[Card], documents: Sequence[Document]) -> list[Notice]:
    """Remark once a document on its questions that other documents ask as well."""
    files = {document.slug: document for document in documents}
    shared: dict[str, list[Card]] = {}
    for card in cards:
        for slug in {place.document for place in card.places} - {card.home}:
            shared.setdefault(slug, []).append(card)
    return [
        Notice(
            files[slug].file,
            files[slug].span.first,
            "same-question",
            f"{len(held)} of its questions stand in {files[held[0].home].file} too; "
            "each appears once, with both sources",
        )
        for slug, held in shared.items()
    ]
