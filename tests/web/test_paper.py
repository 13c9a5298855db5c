"""Pages on paper: printed to a PDF, whose words and pictures are looked at."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from browsing import BuiltSite, Visit, new_visit
from studysite.files import locked

DECK = "practice/study-guide/"
KINDS = (
    *("", "read/exam-guide/", "glossary/", "mind-map/mind-map/", DECK, "sources/", "sources/exam-guide/", "guide/"),
    *("practice/", "glossary/amazon-ec2/", "q/c00r5k65/"),
)
DPI = 60
MILLIMETRE = DPI / 25.4
POINTS = 72 / 25.4
# What overrides/css/print.css leaves free; the running title and the number of a page stand above and below.
SIDE, TOP, BOTTOM = 26, 22, 24


@pytest.fixture(scope="session")
def poppler(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Debian's programs that read a PDF: found, or installed where that is possible, else the test fails."""
    with locked(tmp_path_factory.getbasetemp().parent / "poppler.lock", lambda: None):
        if not _poppler() and shutil.which("apt-get") and os.geteuid() == 0:
            for words in (["update"], ["install", "-y", "poppler-utils"]):
                command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", *words]
                environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
                subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if not _poppler():
        pytest.fail("pdftotext and pdftoppm were not found: install poppler-utils and run the tests again")


def _poppler() -> bool:
    return all(shutil.which(name) for name in ("pdftotext", "pdftoppm"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A page as it was printed: the words and the picture of each sheet."""

    sheets: list[str]
    pictures: Sequence[Image.Image]

    @property
    def text(self) -> str:
        return " ".join(self.sheets)


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints to files in a folder."""

    folder: Path

    def print(self, page: Page, size: str = "A4") -> Paper:
        file = self.folder / "paper.pdf"
        for old in self.folder.iterdir():
            old.unlink()
        page.pdf(path=file, format=size)
        told = subprocess.run(
            ["pdftotext", "-raw", file, "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), file, self.folder / "sheet"], check=True)
        pictures = [Image.open(picture) for picture in sorted(self.folder.glob("sheet*"))]
        return Paper([folded(sheet) for sheet in told.split("\f")[:-1]], pictures)

    def last_lines(self) -> list[tuple[str, str]]:
        """Return, of what was printed last, the lowest line in each column of each sheet, and the one above it."""
        told = subprocess.run(
            ["pdftotext", "-bbox-layout", self.folder / "paper.pdf", "-"],
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        found = []
        for sheet in told.split("<page ")[1:]:
            height = float(re.findall(r'height="([\d.]+)"', sheet)[0])
            lines = [Line.read(one) for one in sheet.split("<line ")[1:]]
            held = [line for line in lines if line.top < height - BOTTOM * POINTS]
            for last in (line for line in held if not any(other.below(line) for other in held)):
                above = max((line for line in held if last.below(line)), key=lambda line: line.top, default=last)
                found.append((last.words, above.words))
        return found


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and where it stands."""

    left: float
    top: float
    right: float
    words: str

    @classmethod
    def read(cls, told: str) -> Line:
        """Make a line of what pdftotext says of it."""
        left, top, right = (float(re.findall(rf'{name}="([\d.]+)"', told)[0]) for name in ("xMin", "yMin", "xMax"))
        return cls(left, top, right, folded(html.unescape(" ".join(re.findall(">([^<]+)</word>", told)))))

    def below(self, other: Line) -> bool:
        """Tell whether this line stands below another one, in its column."""
        return self.top > other.top and self.left < other.right and other.left < self.right


def folded(text: str) -> str:
    """Return words as they can be compared: no ligature, no line end."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture
def printer(tmp_path: Path, poppler: None) -> Printer:  # noqa: ARG001 - what it installs is needed
    return Printer(tmp_path)


@pytest.fixture
def deck(visit: Visit) -> Page:
    """A practice page in a window whose print dialog does nothing: the test prints by itself."""
    visit.page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; };")
    return visit.go(DECK)


def chosen(page: Page, way: str) -> Page:
    """Press a button of the control for printing."""
    page.locator("summary", has_text="Print").click()
    page.get_by_role("button", name=way).click()
    assert page.evaluate("window.printed") == 1
    return page


def words(page: Page, css: str) -> list[str]:
    """Return the words of elements, be they shown or not."""
    told: list[str] = page.locator(css).all_text_contents()
    assert told
    return [folded(one) for one in told]


def prompts(page: Page) -> list[str]:
    return words(page, ".q > details > summary, .q > h3")


def answers(page: Page) -> list[str]:
    """Return the beginnings of all answers, in the order of their cards."""
    return [one[:60] for one in words(page, ".q .ruled")]


def test_questions_only_holds_every_question_and_no_answer(deck: Page, printer: Printer) -> None:
    asked, told, helps = prompts(deck), answers(deck), words(deck, ".helps a")
    text = printer.print(chosen(deck, "Questions only")).text
    assert [one for one in asked if one not in text] == []
    assert [one for one in told if one in text] == []
    assert [one for one in helps if one in text] == []
    assert "answer:" not in text
    assert "Answers" not in text
    # Paper leads nowhere.
    assert "See it as a map" in deck.locator(".head").inner_text()
    assert "See it as a map" not in text


def test_questions_only_has_lines_to_write_on_for_every_question(deck: Page, printer: Printer) -> None:
    essays = deck.locator(".q[data-kind=essay]").count()
    short = deck.locator(".q").count() - essays
    pictures = printer.print(chosen(deck, "Questions only")).pictures
    # The rule on top of each card is one more.
    assert sum(map(rules, pictures)) == short * (5 + 1) + essays * (17 + 1)


def rules(picture: Image.Image) -> int:
    """Return how many lines go from margin to margin."""
    side = round((SIDE + 1) * MILLIMETRE)
    middle = picture.crop((side, 0, picture.width - side, picture.height))
    # The lightest of a row: no letter, however long its line, leaves no white.
    light = middle.point(lambda grey: 255 * (grey >= 250))
    drawn = [light.crop((0, y, light.width, y + 1)).getbbox() is None for y in range(light.height)]
    return sum(now and not before for before, now in zip([False, *drawn], drawn, strict=False))


def test_answers_at_the_end_come_after_all_questions_in_their_order(deck: Page, printer: Printer) -> None:
    asked, told = prompts(deck), answers(deck)
    numbers = words(deck, ".q:has(.answer) .strip b")
    text = printer.print(chosen(deck, "Answers at the end")).text
    before, after = text.split(" Answers ")
    places = [before.index(one) for one in asked]
    assert places == sorted(places)
    assert [one for one in told if one in before] == []
    marked = [after.index(f"{number} {one}") for number, one in zip(numbers, told, strict=True)]
    assert marked == sorted(marked)


@pytest.mark.parametrize("way", ["With answers", None])
def test_else_every_answer_stands_below_its_question_on_one_sheet(
    deck: Page, printer: Printer, way: str | None
) -> None:
    cards = deck.locator(".q:has(.answer)")
    asked = [folded(one) for one in cards.locator("summary").all_text_contents()]
    told = [one[-60:] for one in words(deck, ".q .ruled")]
    sheets = printer.print(chosen(deck, way) if way else deck).sheets
    for prompt, answer in zip(asked, told, strict=True):
        (sheet,) = [one for one in sheets if prompt in one]
        assert sheet.index(prompt) < sheet.index(answer)


@pytest.mark.parametrize("way", ["With answers", "Questions only", "Answers at the end"])
def test_after_printing_the_page_is_as_it_was(deck: Page, printer: Printer, way: str) -> None:
    deck.locator(".q summary").nth(2).click()
    deck.locator("summary", has_text="Print").click()
    expect(deck.get_by_role("button", name=way)).to_be_visible()
    before = deck.locator("body").inner_html()
    deck.get_by_role("button", name=way).click()
    printer.print(deck)
    assert deck.locator("body").inner_html() == before
    assert deck.locator(".q details[open]").count() == 1
    assert deck.locator("b[data-opened]").inner_text() == "1"
    assert "Questions only" not in printer.print(deck).text


def test_the_ways_to_print_are_reached_by_keyboard(deck: Page) -> None:
    deck.get_by_role("button", name="Hide all answers").focus()
    deck.keyboard.press("Tab")
    deck.keyboard.press("Enter")
    for name in ("With answers", "Questions only"):
        deck.keyboard.press("Tab")
        expect(deck.get_by_role("button", name=name)).to_be_focused()
    deck.keyboard.press("Enter")
    assert deck.evaluate("window.printed") == 1


@pytest.mark.parametrize("width", [360, 320])
def test_on_a_phone_the_ways_to_print_fit_in(browser: Browser, site: BuiltSite, width: int) -> None:
    with new_visit(browser, site, viewport={"width": width, "height": 640}) as visit:
        page = visit.go(DECK)
        page.locator("summary", has_text="Print").click()
        for name in ("With answers", "Questions only", "Answers at the end"):
            expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert visit.faults == []


def test_a_page_of_essays_alone_can_be_printed_too(visit: Visit) -> None:
    page = visit.go(DECK)
    # As the writer leaves the bar out where there is nothing to open.
    page.evaluate(
        """() => {
            const deck = document.querySelector('study-deck');
            const copy = deck.cloneNode(true);
            copy.querySelector('.bar').remove();
            deck.replaceWith(copy);
        }"""
    )
    expect(page.locator("summary", has_text="Print")).to_be_visible()


def test_without_script_the_answers_are_open_on_paper(browser: Browser, site: BuiltSite, printer: Printer) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go(DECK)
        expect(page.locator("summary", has_text="Print")).to_have_count(0)
        text = printer.print(page).text
        assert [one for one in answers(page) if one not in text] == []


@pytest.mark.parametrize(("size", "addresses"), [("A4", KINDS), ("Letter", [DECK, "read/exam-guide/", "glossary/"])])
def test_every_sheet_is_set_within_its_margins(
    visit: Visit, printer: Printer, size: str, addresses: Sequence[str]
) -> None:
    for address in addresses:
        page = visit.go(address)
        headings, marks = words(page, "h1, h2, h3, h4, dt, figcaption"), page.locator(".where").all_text_contents()
        paper = printer.print(page, size)
        title = folded(page.title())
        for at, (sheet, picture) in enumerate(zip(paper.sheets, paper.pictures, strict=True), 1):
            place = f"{size}, {address}, sheet {at}"
            assert numbered(sheet, at, len(paper.sheets)), place
            assert title in sheet or at == 1, place
            assert outside(picture) == [], place
            assert not blank(body(picture)), place
        for last, above in printer.last_lines():
            assert last not in headings, address
            assert not (last in marks and above in headings), address


def numbered(sheet: str, at: int, count: int) -> bool:
    """Tell whether a sheet says its number; the program that reads it may overlook small spaces."""
    return f"{at}/{count}" in sheet.replace(" ", "")


def outside(picture: Image.Image) -> list[str]:
    """Return the margins that hold ink: beside the text, and at the edge above and below it."""
    side, edge = round((SIDE - 1) * MILLIMETRE), round(8 * MILLIMETRE)
    width, height = picture.size
    strips = {
        "left": (0, 0, side, height),
        "right": (width - side, 0, width, height),
        "top": (0, 0, width, edge),
        "bottom": (0, height - edge, width, height),
    }
    return [name for name, box in strips.items() if not blank(picture.crop(box))]


def body(picture: Image.Image) -> Image.Image:
    """Return what stands between the running title and the number."""
    return picture.crop((0, round(TOP * MILLIMETRE), picture.width, picture.height - round(BOTTOM * MILLIMETRE)))


def blank(picture: Image.Image) -> bool:
    return picture.getextrema() == (255, 255)


def test_a_table_that_goes_on_names_its_columns_again(visit: Visit, printer: Printer) -> None:
    page = visit.go("read/briefing/")
    heads = words(page, ".table th[scope=col]")
    page.evaluate(
        """() => {
            const body = document.querySelector('.table tbody');
            const rows = [...body.rows];
            for (let turn = 0; turn < 12; turn += 1) body.append(...rows.map((row) => row.cloneNode(true)));
        }"""
    )
    row = words(page, ".table tbody th")[0]
    sheets = [one for one in printer.print(page).sheets if row in one]
    assert len(sheets) > 2
    assert [one for one in sheets if any(head not in one for head in heads)] == []
