"""What a fuzzer calls: `python harness.py reading|rendering FINDS CORPUS… [libFuzzer's options]`.

`reading` takes bytes for a file; `rendering` takes them for the words of every field of a document. A fault does not
end the run: the first bytes of each kind are kept in the folder FINDS, and told on the last lines of stdout.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-untyped]
from mkdocs.utils.meta import get_data

sys.path[:0] = [str(Path(__file__).parents[2])]

with atheris.instrument_imports(include=["studysite"]):
    from inert import active_on
    from mutations import mutated
    from rendering import Renderer, folded, of_this_site
    from strategies import filled
    from studysite.model import plain
    from studysite.notices import FAULTS
    from studysite.pages import written
    from studysite.pipeline import convert
    from studysite.refine.library import library as refined
    from studysite.settings import DocumentSettings, Settings
    from studysite.sourcefile import SourceFile

LONGEST = 20_000
Attempt = Callable[[bytes], Iterator[str]]


def active(pages: dict[str, str], renderer: Renderer) -> Iterator[str]:
    """Yield what a browser would obey on the first page of each kind: the others are made by the same writer."""
    first = {path.split("/")[0]: path for path in reversed(pages) if path.endswith(".md")}
    for path in first.values():
        yield from (f"active: {fault}" for fault in active_on(path, renderer.html(pages[path])))


def reading(renderer: Renderer) -> Attempt:
    def attempt(data: bytes) -> Iterator[str]:
        conversion = convert([SourceFile("fuzz.txt", data)])
        yield from (f"lost: {notice}" for notice in conversion.notices if notice.code in FAULTS)
        yield from active(conversion.pages, renderer)

    return attempt


def rendering(renderer: Renderer) -> Attempt:
    def attempt(data: bytes) -> Iterator[str]:
        text = data[:400].decode("utf-8", "surrogateescape")
        document = filled(text, "article")
        own = Settings(f"x{text}", text, text, text, {document.file: DocumentSettings(slug="it", licence=text)})
        library, _ = refined([document], own, {document.file: [text]})
        pages = written(library, own, {document.file: [folded(text)]})
        yield from active(pages, renderer)
        _, settings = get_data(pages["read/it.md"])
        if settings["title"] != folded(plain(document.title)):
            yield "front matter says another title"

    return attempt


HARNESSES: dict[str, Callable[[Renderer], Attempt]] = {"reading": reading, "rendering": rendering}


def kind_of(fault: str) -> str:
    """Return what two faults have in common: digits and quoted words tell them apart, and do not count."""
    told = "".join(one for one in fault.split("“", maxsplit=1)[0] if not one.isdigit())
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def main() -> None:
    """Run one harness until libFuzzer's own limits end it."""
    name, finds, *options = sys.argv[1:]
    attempt = HARNESSES[name](of_this_site())
    folder = Path(finds)

    def once(data: bytes) -> None:
        if len(data) > LONGEST:
            return
        try:
            faults = list(attempt(data))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            frame = traceback.extract_tb(error.__traceback__)[-1]
            faults = [f"{type(error).__name__} at {Path(frame.filename).name}: {frame.line}"]
        for fault in faults:
            place = folder / kind_of(fault)
            if not place.exists():
                place.write_bytes(data)
                place.with_suffix(".txt").write_text(fault, "utf-8", "backslashreplace")

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        """Let an accident of ours happen in one of two cases, libFuzzer's own in the other."""
        chance = Random(seed)  # noqa: S311 - nothing here is a secret
        if chance.random() < 0.5:
            made: bytes = atheris.Mutate(data, most)
            return made
        return mutated(data.decode("utf-8", "replace"), chance, chance.randint(1, 3))[:most]

    atheris.Setup([sys.argv[0], *options], once, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
