"""Topics: the folders right below `sources/`, whose documents belong together, and what an owner says of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

from studysite.ids import SLUG_LENGTH, is_slug
from studysite.notices import Notice
from studysite.tomlfile import TomlFile

TABLE = "topics"
# The address of the list of all topics; those of topics stand below it.
TOPICS = "topics/"


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """What `[topics."cell-biology"]` says of a folder. None means: as its name says."""

    title: str | None = None
    slug: str | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """A folder below `sources/` that holds documents; these by their slugs, in the owner's order.

    There is one of each, so that it is told from others by itself, and not by all its documents.
    """

    slug: str
    title: str
    folder: str
    documents: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of its page, relative to the site's root."""
        return f"{TOPICS}{self.slug}/"

    @property
    def glossary(self) -> str:
        """The address of the A to Z of its terms."""
        return f"{self.address}glossary/"

    @property
    def scope(self) -> str:
        """What stands for all its documents where some are chosen to practise; no slug holds a full stop."""
        return f"topic.{self.slug}"


def topic_settings(sources: TomlFile) -> dict[str, TopicSettings]:
    """Return what sources.toml says of topics, by folder; what is wrong is passed over and said."""
    return {
        folder: _topic(sources, folder, told)
        for folder, told in sources.table((TABLE,), sources.told.get(TABLE, {})).items()
    }


def unknown_topics(sources: TomlFile, said: Collection[str], folders: Collection[str]) -> list[Notice]:
    """Return a notice for each topic that is set and has no folder with documents."""
    known = len(sources.notices)
    for folder in said:
        if folder not in folders:
            held = f"; there are {', '.join(sorted(folders))}" if folders else ""
            out = f"no document is in a folder “{folder}”{held}: put its name right, or take the setting out"
            sources.wrong((TABLE, folder), "", out, "no-such-topic")
    return sources.notices[known:]


def _topic(toml: TomlFile, folder: str, told: object) -> TopicSettings:
    path = (TABLE, folder)
    table = toml.table(path, told)
    toml.only(path, table, tuple(one.name for one in fields(TopicSettings)))
    slug = toml.text(path, table, "slug")
    if slug and not is_slug(slug):
        rule = f"lower-case ASCII words with hyphens, at most {SLUG_LENGTH} characters"
        toml.wrong(path, "slug", f"{folder}: slug “{slug}” must be {rule}")
        slug = None
    return TopicSettings(toml.text(path, table, "title"), slug, toml.value(path, table, "order", int))
