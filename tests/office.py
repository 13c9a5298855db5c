"""Word documents and PDFs made of a few words each, for tests and for tests/layouts/office/.

PYTHONPATH=tests python tests/office.py      writes the documents of tests/layouts/office/ anew
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).parent / "layouts" / "office"

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = " ".join(
    (
        f'xmlns:w="{MAIN}"',
        f'xmlns:r="{OFFICE}/relationships"',
        f'xmlns:m="{OFFICE}/math"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
    )
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OUTSIDE = ' TargetMode="External"'
STYLES = {"h1": "heading 1", "h2": "heading 2", "h3": "heading 3", "toc": "toc 1", "strong": "Key question"}

# A picture of four points.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73"
    "0000000b49444154789c6360400600000e00018c9d4e610000000049454e44ae426082"
)


@dataclass
class Word:
    """A document in the making. Lists are named by number: 1 counts 1. 2. 3., 2 has bullets, 3 letters a. b."""

    body: list[str] = field(default_factory=list)
    related: list[tuple[str, str, bool]] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    lists: list[str] = field(default_factory=lambda: ["decimal", "bullet", "lowerLetter"])

    def add(self, text: str, style: str = "", *, at: tuple[int, int] | None = None, more: str = "") -> Word:
        """Add a paragraph; `**` parts bold words from others, `at` is a list and a level, `more` is XML behind it."""
        settings = f'<w:pStyle w:val="{style}"/>' if style else ""
        if at:
            settings += f'<w:numPr><w:ilvl w:val="{at[1]}"/><w:numId w:val="{at[0]}"/></w:numPr>'
        self.body.append(f"<w:p><w:pPr>{settings}</w:pPr>{runs(text)}{more}</w:p>")
        return self

    def table(self, *rows: tuple[str, ...]) -> Word:
        """Add a table."""
        cells = ("".join(f"<w:tc><w:p>{runs(cell)}</w:p></w:tc>" for cell in row) for row in rows)
        self.body.append(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")
        return self

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        """Return the id under which the document names `target`."""
        self.related.append((kind, target, outside))
        return f"rId{len(self.related)}"

    def picture(self, words: str, data: bytes = PNG) -> str:
        """Return the XML of a picture inside a paragraph."""
        self.parts[f"word/media/image{len(self.parts)}.png"] = data
        key = self.relate("image", f"media/image{len(self.parts) - 1}.png")
        return (
            f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="{escape(words)}"/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
            f'<a:blip r:embed="{key}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
            "</w:drawing></w:r>"
        )

    def link(self, address: str, words: str) -> str:
        """Return the XML of a link."""
        key = self.relate("hyperlink", escape(address), outside=True)
        return f'<w:hyperlink r:id="{key}">{runs(words)}</w:hyperlink>'

    def note(self, words: str) -> str:
        """Return the XML of the mark of a footnote, the only one of the document."""
        self.parts["word/footnotes.xml"] = (
            f'{HEAD}<w:footnotes {NAMES}><w:footnote w:id="1"><w:p>{runs(words)}</w:p></w:footnote></w:footnotes>'
        ).encode()
        self.relate("footnotes", "footnotes.xml")
        return '<w:r><w:footnoteReference w:id="1"/></w:r>'

    def bytes(self) -> bytes:
        """Return the file, the same for the same words."""
        self.relate("styles", "styles.xml")
        self.relate("numbering", "numbering.xml")
        rels = "".join(
            f'<Relationship Id="rId{at}" Type="{OFFICE}/relationships/{kind}" Target="{target}"{OUTSIDE * outside}/>'
            for at, (kind, target, outside) in enumerate(self.related, 1)
        )
        root = f'<Relationship Id="r" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        texts = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{root}</Relationships>',
            "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{''.join(self.body)}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{rels}</Relationships>',
            "word/styles.xml": _styles(),
            "word/numbering.xml": _numbering(self.lists),
        }
        return zipped({**{name: text.encode() for name, text in texts.items()}, **self.parts})


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return an archive without the time at which it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def runs(text: str) -> str:
    """Return words as runs: every other part between `**` is bold, TAB and line breaks are Word's own."""
    made = ""
    for at, part in enumerate(text.split("**")):
        words = escape(part).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
        words = words.replace("<w:t>", '<w:t xml:space="preserve">')
        made += f'<w:r>{"<w:rPr><w:b/></w:rPr>" if at % 2 else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'
    return made


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{'<w:rPr><w:b/></w:rPr>' if key == 'strong' else ''}</w:style>"
        for key, name in STYLES.items()
    )
    return f"{HEAD}<w:styles {NAMES}>{styles}</w:styles>"


def _numbering(lists: list[str]) -> str:
    """Declare each list once, and a second time, from 1 again, by its number and 10."""
    abstract, used = "", ""
    for at, form in enumerate(lists, 1):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{_form(form, level)}"/>'
            f'<w:lvlText w:val="{"·" if form == "bullet" else f"%{level + 1}."}"/></w:lvl>'
            for level in range(3)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
        one = f'<w:abstractNumId w:val="{at}"/>'
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        used += f'<w:num w:numId="{at}">{one}</w:num><w:num w:numId="{at + 10}">{one}{again}</w:num>'
    return f"{HEAD}<w:numbering {NAMES}>{abstract}{used}</w:numbering>"


def _form(form: str, level: int) -> str:
    return "lowerLetter" if form == "decimal" and level == 1 else form


def documents() -> dict[str, bytes]:
    """Return the Word documents of the layouts."""
    return {"soil.docx": soil(), "rome.docx": rome(), "tides.docx": tides(), "blood.docx": blood()}


def soil() -> bytes:
    """Return a guide with styles for its headings, and numbers that Word counts, twice from 1."""
    word = Word()
    word.add("Soil: a study guide", "h1")
    word.add("Overview\t1", "toc").add("Quiz\t2", "toc")
    word.add("Overview", "h2")
    word.add("Soil is rock that weather broke and life changed", more=word.note("After a school book.") + runs("."))
    word.add("", more=word.picture("A pit with four layers"))
    word.add("Horizons", at=(2, 0)).add("topsoil", at=(2, 1)).add("subsoil", at=(2, 1)).add("Bedrock", at=(2, 0))
    word.add("Quiz", "h2")
    word.add("Why do earthworms make a soil more fertile?", at=(1, 0))
    word.add("What holds more water, sand or clay?", at=(1, 0))
    word.add("What does a farmer add to a soil that is too sour?", at=(1, 0))
    word.add("Answer Key", "h2")
    word.add("They mix it and leave burrows, so that air and water reach the roots.", at=(11, 0))
    word.add("Clay does, since its pores are finer.", at=(11, 0))
    word.add("Lime, which binds the acid.", at=(11, 0))
    word.add("Glossary", "h2")
    humus, loam = ("**Humus**", "Dark matter left of dead plants."), ("**Loam**", "Sand, silt and clay in even parts.")
    word.table(("Term", "Definition"), humus, loam)
    word.add("More in ", more=word.link("https://example.org/soil", "a book of soils"))
    return word.bytes()


def rome() -> bytes:
    """Return a guide whose headings are bold and no more, with numbers typed by hand and a glossary with TABs."""
    word = Word()
    word.add("**The Roman Republic: Study Guide**")
    word.add("**Quiz**")
    word.add("Answer each question in two or three sentences.")
    word.add("1. Who could veto a decision of the Senate?").add("2. Why did Rome build roads so early?")
    word.add("**Answer Key**")
    word.add("1. A tribune of the plebs could.").add("2. Roads let its legions march quickly to a border.")
    word.add("**Glossary of Key Terms**")
    word.add("Consul\tOne of two heads of the state, chosen for a year.")
    word.add("Legion\tA body of some five thousand soldiers.")
    return word.bytes()


def tides() -> bytes:
    """Return a guide in Hebrew."""
    word = Word()
    word.add("גאות ושפל: מדריך לימוד", "h1")
    word.add("חידון", "h2")
    word.add("מה גורם לגאות?", at=(1, 0)).add("כמה פעמים ביום עולים המים?", at=(1, 0))
    word.add("מפתח תשובות", "h2")
    word.add("כוח המשיכה של הירח.", at=(11, 0)).add("פעמיים ביום, ברוב החופים.", at=(11, 0))
    return word.bytes()


def blood() -> bytes:
    """Return notes with characters that are marks elsewhere, a formula, and a second heading of the same words."""
    formula = (
        "<m:oMath><m:r><m:t>Q=</m:t></m:r><m:f><m:num><m:r><m:t>ΔP</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>R</m:t></m:r></m:den></m:f></m:oMath>"
    )
    word = Word()
    word.add("Blood flow", "h1")
    word.add("Pressure", "h2").add("Flow follows ", more=formula + runs(", as **Ohm** said of currents."))
    word.add("Notes", "h2").add("<div>").add("# 5 * 4 * 3 and `pulse`").add("**Quick check**", "strong")
    word.add("Vessels", "h2")
    word.table(("Vessel", "Wall"), ("Artery", "thick | firm"), ("Vein", "thin"))
    return word.bytes()


PRINTED = {
    "weather.pdf": """<title>Weather</title><style>body { font: 11pt/1.4 sans-serif } .t p { margin: 0 }</style>
<p><b>Weather: Study Guide</b><p><b>Quiz</b><p>Instructions: Answer each question in one
sentence.<div class=t> <p>1. What makes warm air rise over a dark field on a sunny day, while the
air over the lake beside it sinks? <p>2. Why do clouds form where air rises?<p>3. What is
hail?</div><p><b>Answer Key</b><div class=t> <p>1. It is lighter than the cooler air around it.<p>2.
Rising air cools, and its vapour condenses. <p>3. Balls of ice that grew in a storm, as they rose
and fell in it more than once, with a new layer of ice each time. </div><p><b>Glossary of Key
Terms</b><p><b>Front:</b> The border between two bodies of air, where they meet without mixing and
where much of the weather is made that people notice.<p><b>Isobar:</b> A line of equal pressure.""",
    "trees.pdf": """<title>Trees</title><style>@page { size: A5 landscape } body { font: 10pt/1.35 serif } td { padding:
3pt } .two { columns: 2; text-align: justify }</style><h1>Trees: a study guide</h1><div
class=two><p>Between bark and wood lies a thin skin of living cells, which makes new wood on its
inside and new bark on its outside, as long as the tree lives.<p>In spring that wood has wide
vessels, for much water must rise; in summer it is dense, and so every year leaves a ring that can
be counted.</div><ul><li>Bark<ul><li>cork<li>bast</ul><li>Wood</ul><h2>Quiz</h2><ol><li>What does
the cambium make on its inside?<li>Why can the rings of an oak be counted?</ol><h2>Answer
Key</h2><ol><li>New wood.<li>Wood of spring has wider vessels than wood of
summer.</ol><h2>Glossary</h2><table><tr><th>Term<th>Definition<tr><td><b>Cambium</b><td>The living
skin between bark and wood.<tr><td><b>Heartwood</b><td>The dead wood in the middle, which carries
but no longer conducts.</table>""",
    "stars.pdf": """<html lang=he dir=rtl><title>Stars</title><style>body { font: 12pt sans-serif }</style><h1>כוכבים:
מדריך לימוד </h1><h2>חידון</h2><ol><li>ממה עשוי כוכב?<li>למה כוכב חם נראה כחול?</ol><h2>מפתח
תשובות</h2><ol><li>בעיקר ממימן (hydrogen) ומהליום.<li>אורו חזק יותר בגלים קצרים.</ol>""",
}


def printed(page: str) -> bytes:
    """Return a page as a browser prints it, without head and feet."""
    with tempfile.TemporaryDirectory() as folder:
        place, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        place.write_text(f"<!doctype html><meta charset=utf-8>{page}", "utf-8")
        options = ["--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}"]
        subprocess.run(["chromium-headless-shell", *options, place.as_uri()], check=True, capture_output=True)
        return made.read_bytes()


if __name__ == "__main__":
    for name, page in PRINTED.items():
        (FOLDER / name).write_bytes(printed(page))
    for name, data in documents().items():
        (FOLDER / name).write_bytes(data)
