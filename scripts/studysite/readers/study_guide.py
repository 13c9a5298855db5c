"""Study guides: a quiz, its answer key, essay questions, a glossary; or any of these alone.

| sign | counts |
| --- | --- |
| a heading that opens an answer key, or essay questions | 2 each |
| a heading that opens a quiz, if something asks, or a glossary | 1 each |
| a title that says so: “Study Guide: Tides” | 1 |
| two lines or more that are labelled as questions, with as many labelled as answers, or nearly | 2 |
| a table whose header says “Question” and “Answer” | 2 |
| a table with a column “Question”, and another with a column “Answer” | 2 |
| three headings or more, all of which ask, each with a few words below | 1.5 |
| three headings or more that ask and count up; a key in one line with the numbers of what stands above it | 2 each |
| two lines or more that ask or have numbers, with a labelled answer right below | 2 |
| three lines in bold or more that ask, with answers below, half of all that stands below headings | 2 |
| three bullets or more, all of which ask, with what answers each below it | 2 |
| three entries of a list or more that ask and answer on one line, nearly all of its entries | 1.5 |
| three lines or more below a heading, all of which ask in one sentence and answer behind it | 1.5 |
| three numbered lines or more below a heading, all of which ask, with the answers in brackets | 1.5 |
| bullets that ask, eight at least in two lists, twice as many as those that do not | 1.5 |
| a title that names a collection of questions, and hardly anything but numbered entries below it | 1.5 |
| two lists or more below headings that only ask, with most lines of the document | 1 |
| a title that names an exam or a set of problems, and numbered lines that ask or tell what to do | 1.5 |
| three lines or more that ask, a third of all, more than are long; two with nothing else but a title | 1 |
| if nothing else does: twelve headings or more in alphabetical order, each with a few plain words below | 1 |
| … or labels, a table or headwords throughout, with what they mean | 1 |
| … or a heading that may name a glossary (“Unit 4: Vocabulary”), and headwords below it | 1 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from studysite.model import Question, Term, plain
from studysite.readers.shape import LONGEST, Shape, Sheet, heading_sign
from studysite.readers.sign_words import GUIDE_TITLE
from studysite.recognition import Sign
from studysite.text.asking import ASKS, asks_at_last, is_talk, told_in_line
from studysite.text.asking_bullets import asking_bullets
from studysite.text.asking_heads import counted_questions, only_questions
from studysite.text.asking_lists import asking_lists
from studysite.text.glossaries import defines, named_loosely, only_defines
from studysite.text.headed_terms import below_title
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.option_lines import in_line
from studysite.text.options import asking, is_choice
from studysite.text.papers import asking_papers, numbers_alone
from studysite.text.question_banks import question_banks
from studysite.text.sections import Sectioned, sectioned
from studysite.text.sides import answered_aside, answered_below, answered_beside, has_key, tabled_sides
from studysite.text.tabled import asked_table
from studysite.text.vocabulary import Role, role_of

# Where fewer than one line in so many asks, and none is a question by its place, the document asks nothing.
HARDLY = 5
# A document that is called a glossary is one with so many terms, whatever stands below each.
FEWEST_TERMS = 3
WEIGHTS: dict[Role, float] = {"quiz": 1.0, "answers": 2.0, "essays": 2.0, "glossary": 1.0}


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for a study guide."""
    found = [heading_sign(line, WEIGHTS[role]) for role, line in sheet.roles.items() if _holds(role, sheet)]
    title = next(iter(sheet.told), None)
    if title and len(title.text) <= LONGEST and not role_of(title.text) and GUIDE_TITLE.search(title.text):
        found.append(Sign("its title says so", 1.0, title.number))
    asks = [line for line in sheet.told if ASKED_LABEL.match(line.text)]
    answers = sum(1 for line in sheet.told if ANSWER_LABEL.match(line.text))
    marked = [line for line in sheet.told if asks_at_last(line.text.rstrip())]
    told = [one for one, below in pairwise(sheet.told) if ANSWER_LABEL.match(below.text) and _may_ask(one)]
    if len(asks) >= 2 and answers * 2 > len(asks):
        found.append(Sign(f"{len(asks)} lines labelled as questions, and their answers", 2.0, asks[0].number))
    elif table := asked_table(sheet.lines):
        found.append(Sign("a table of questions and answers", 2.0, sheet.lines[table[0]].number))
    elif (side := tabled_sides(sheet.lines)) is not None:
        found.append(Sign("a table of questions, and one of answers", 2.0, sheet.lines[side].number))
    elif len(told) >= 2:
        found.append(Sign(f"{len(told)} lines that ask, each with a labelled answer below", 2.0, told[0].number))
    found += _by_form(sheet)
    if is_choice(sheet.lines):
        (at, group), *_ = asking(sheet.lines)
        found.append(Sign(f"a question with {len(group.options)} options", 2.0, sheet.lines[at].number))
    if is_talk([line.text for line in marked]) and not asks:
        return found or list(_defining(sheet))
    # Questions above long paragraphs head the chapters of an article.
    asks_much = len(marked) >= 3 and len(marked) * 3 >= len(sheet.told) and len(sheet.prose) < len(marked)
    if asks_much or 1 < len(marked) >= len(sheet.told) - 1:
        found.append(Sign(f"{len(marked)} lines that ask something", 1.0, marked[0].number))
    return found or list(_defining(sheet))


def _may_ask(line: Line) -> bool:
    """Tell whether a line asks, has a number, or is what one may choose from."""
    text = line.text.strip()
    return ASKS.search(text) is not None or NUMBERED.match(text) is not None or in_line(line) is not None


def _defining(sheet: Sheet) -> Iterator[Sign]:
    """Yield what speaks for a glossary that no heading calls one."""
    if part := next((part for part in sheet.parts if defines(part.body)), None):
        yield Sign("labels or a table that say what terms mean", 1.0, part.line)
    elif heads := below_title(sheet.parts[2:], next((part.title for part in sheet.parts[1:2]), "")):
        yield Sign("a title that may name a glossary, and headings that are headwords", 1.0, heads[0].line)
    elif heads := below_title(sheet.parts, ""):
        yield Sign("headings that are headwords, in alphabetical order", 1.0, heads[0].line)
    elif loose := named_loosely(sheet.parts):
        yield Sign("a heading that may name a glossary, and headwords below", 1.0, loose[0].line)
    elif only_defines(sheet.parts):
        yield Sign("nothing but headwords, each with what it means", 1.0, sheet.told[0].number)


def _by_headings(sheet: Sheet) -> Iterator[Sign]:
    """Yield what headings say that ask."""
    if counted := counted_questions(sheet.parts):
        yield Sign(f"{len(counted)} numbered headings that ask", 2.0, counted[0].line)
    elif heads := only_questions(sheet.parts):
        yield Sign(f"{len(heads)} headings that ask, and no others", 1.5, heads[0].line)


def _by_form(sheet: Sheet) -> Iterator[Sign]:
    """Yield what the form of headings, lists and a last line says."""
    yield from _by_headings(sheet)
    in_bold = [part for part in sheet.parts if part.mark == "*" and part.role == "quiz" and ASKS.search(part.title)]
    if len(in_bold) > 2 and len(in_bold) * 2 >= sum(1 for part in sheet.parts if not part.empty):
        yield Sign(f"{len(in_bold)} lines in bold that ask, with answers below", 2.0, in_bold[0].line)
    if key_at := _keyed(sheet):
        yield Sign("a key in one line", 2.0, key_at)
    if below := next((part for part in sheet.parts if answered_below(part.body)), None):
        yield Sign("bullets that ask, with the answers below", 2.0, below.line)
    if beside := next((part for part in sheet.parts if answered_beside(part.body)), None):
        yield Sign("lines that all ask, and answer behind it", 1.5, beside.line)
    if aside := next((part for part in sheet.parts if answered_aside(part.body)), None):
        yield Sign("numbered lines that all ask, and answer in brackets", 1.5, aside.line)
    yield from _by_lists(sheet)


def _by_lists(sheet: Sheet) -> Iterator[Sign]:
    """Yield what lists that ask say, and numbered lines below the title of a paper."""
    # By identity: to compare each with each would take the square of their number.
    known = {id(part) for part in sheet.parts}
    if (line := next((new.line for new in asking_bullets(sheet.parts) if id(new) not in known), 0)) > 0:
        yield Sign("bullets that ask, in most of its lists", 1.5, line)
    elif lists := asking_lists(sheet.parts):
        yield Sign(f"{len(lists)} lists that only ask", 1.0, lists[0].line)
    title = next(sheet.titles(), "") or (sheet.told[0].text if sheet.told else "")
    if paper := asking_papers(sheet.parts, title.strip("#*_ ")):
        yield Sign("its title names an exam, and numbered lines ask", 1.5, paper[0].line)
    elif alone := numbers_alone(sheet.parts):
        yield Sign("nothing but numbers that count up, most of which ask", 1.5, alone.line)
    elif bank := question_banks(sheet.parts, title):
        yield Sign("its title names questions, and its lists hold hardly anything else", 1.5, bank[0].line)
    listed = [line for line in sheet.told if marker(line.text) is not None]
    both = [line for line in listed if told_in_line(line.text) is not None]
    if len(both) >= 3 and len(both) * 5 >= len(listed) * 4:
        yield Sign(f"{len(both)} entries that ask, and answer on the same line", 1.5, both[0].number)


def _keyed(sheet: Sheet) -> int:
    """Return the number of the line that is a key with the numbers of the items above it; 0 where there is none."""
    part = next((part for part in sheet.parts if has_key(part.body)), None)
    return next(line.number for line in reversed(part.body) if not line.blank) if part else 0


def _holds(role: Role, sheet: Sheet) -> bool:
    """Tell whether a heading counts: that of a quiz does if the document asks anything."""
    if role == "quiz":
        return any(NUMBERED.match(line.text) or ASKS.search(line.text.rstrip()) for line in sheet.told)
    return role in WEIGHTS


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document; one that only defines terms is a glossary, one that has none and hardly asks an article."""
    made = sectioned(lines, ledger)
    held = [block for section in made.sections for block in section.blocks]
    asks = any(isinstance(block, Question) for block in held)
    terms = sum(isinstance(block, Term) for block in held)
    marked = sum(1 for line in lines if ASKS.search(line.text.rstrip()))
    hardly = not asks and not terms and marked * HARDLY < sum(1 for line in lines if not line.blank)
    if hardly and not any(GUIDE_TITLE.search(title) for title in _titles(made)):
        return Shape.of("article", made)
    called = terms >= FEWEST_TERMS and role_of(plain(made.title)) == "glossary"
    is_glossary = terms and not asks and (called or terms * 2 >= len(held))
    return Shape.of("glossary" if is_glossary else "study-guide", made)


def _titles(made: Sectioned) -> Iterator[str]:
    """Yield the title and the headings of a document."""
    yield plain(made.title)
    yield from (plain(section.title) for section in made.sections)


def read_glossary(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return a document of which its owner says that it defines terms: what looks like entries is read as such."""
    return Shape.of("glossary", sectioned(lines, ledger, is_glossary=True))
