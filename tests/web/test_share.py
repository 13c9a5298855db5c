"""Sharing a link: the device's share sheet, the clipboard, the QR code; and the Copy button of code."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import ROOT, BuiltSite, Visit, arrived, new_visit, serve
from studysite.assets import NODE, bundle
from studysite.project import find

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ALLOWED = ["clipboard-read", "clipboard-write"]
SIZES = {"phone": {"width": 360, "height": 800}, "desk": {"width": 1440, "height": 900}}
LONG = "q/" + "a-long-way-" * 25 + "8sb1zzts/"
CODE = "aws s3 ls &lt;bucket&gt;\nexit\n"

# All that a page may do: the policy that the sites are meant to keep.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Notes · The group</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../assets/read.css"
><link rel="stylesheet" href="../../assets/practice.css">
<script src="../../assets/site.js" data-scripts="mark.js" defer></script>
<script src="../../assets/text-copy.js" data-scripts="qr.js" defer></script></head>
<body><main class="page sheet"><div class="body prose"><h1>Notes</h1>
<h2 id="models">Models</h2>
<p><a class="share" id="section" href="#models">Link<span class="away"> to this section</span></a></p>
<article class="card q" id="q-1"><p class="strip"><b>1</b><a class="share" id="question" href="../../q/8sb1zzts/?q=az"
>Link<span class="away"> to this question</span></a>
<a class="src" id="mark" href="#L1">notes, line 1</a></p>
<details><summary>What is a &lt;model&gt;?</summary><div class="answer"><p>A function.</p></div></details></article>
<pre><code>{CODE}</code></pre>
<p id="end"><a class="share" id="long" href="../../{LONG}"
data-title="The last &lt;page&gt;">Link<span class="away"> to the last</span></a></p>
</div></main></body></html>
"""

# What `navigator.share` was given; how it answers is the page's to say.
SHEET = """
window.sheets = [];
navigator.share = async (thing) => { window.sheets.push(thing); if (window.refusal) throw window.refusal; };
"""
REFUSE_COPYING = """
navigator.clipboard.writeText = async () => { throw new DOMException("no", "NotAllowedError"); };
document.execCommand = () => false;
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site with things to share, and what the theme makes of them."""
    folder = tmp_path_factory.mktemp("share")
    made = bundle(find(ROOT), lambda _: None)
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    html = re.sub(r"(assets/|data-scripts=\")([\w-]+\.\w+)", lambda found: found[1] + made.names[found[2]], PAGE)
    for address in ("read/notes/", "q/8sb1zzts/"):
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text(html, encoding="utf-8")
    server = serve(folder)
    yield BuiltSite(folder, f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def decoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader of QR codes, by other people than those who draw ours, as one script."""
    made = tmp_path_factory.mktemp("decoder") / "decoder.js"
    build = f"""import {{ build }} from "esbuild";
    await build({{ entryPoints: ["qr/decode.js"], bundle: true, format: "iife", globalName: "decoder",
                   outfile: {str(made)!r}, logLevel: "error" }});"""
    subprocess.run([NODE, "--input-type=module", "--eval", build], cwd=ROOT, check=True)
    return made


@pytest.fixture
def desk(browser: Browser, shelf: BuiltSite) -> Iterator[Visit]:
    """A visitor with a mouse who may use the clipboard."""
    with new_visit(browser, shelf, permissions=ALLOWED) as made:
        made.go("read/notes/")
        yield made
    assert made.faults == []


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def note(page: Page) -> Locator:
    return page.locator(".shared")


def read_code(page: Page, decoder: Path) -> str:
    """Return what the code says, taken from a picture of the window."""
    picture = base64.b64encode(page.get_by_role("img", name="QR code of the link").screenshot()).decode()
    # Evaluated by the test, since the page's policy lets no foreign script in.
    page.evaluate(f"{decoder.read_text(encoding='utf-8')}; globalThis.decoder = decoder; 0")
    read = """async (picture) => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return decoder.default(context.getImageData(0, 0, image.width, image.height), {timeLimit: 60000});
    }"""
    return str(page.evaluate(read, picture))


def complaints_by_day_and_night(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # The page of this test has no header; what is shown on it counts.
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def open_code(page: Page, link: str = "#question") -> Locator:
    page.locator(link).click()
    page.get_by_role("button", name="Show QR code").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img")).to_be_visible()
    return dialog


def test_without_script_it_is_a_link_to_the_thing(browser: Browser, shelf: BuiltSite) -> None:
    with new_visit(browser, shelf, java_script_enabled=False) as visit:
        page = visit.go("read/notes/")
        page.get_by_role("link", name="Link to this question").click()
        assert page.url == f"{shelf.url}/q/8sb1zzts/?q=az"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_when_the_link_becomes_a_control(browser: Browser, shelf: BuiltSite, size: str) -> None:
    places = []
    for script in (False, True):
        with new_visit(browser, shelf, java_script_enabled=script, viewport=SIZES[size]) as visit:
            page = visit.go("read/notes/")
            expect(page.locator("#question")).to_contain_text("Share" if script else "Link")
            places.append([page.locator(one).bounding_box() for one in ("#question", "#mark", "#section", "#end")])
    assert places[0] == places[1]


def test_a_press_copies_the_address_and_says_so_and_nothing_moves(desk: Visit) -> None:
    page = desk.page
    before = [page.locator(one).bounding_box() for one in ("#question", "#mark", "#q-1", "#end")]
    page.get_by_role("button", name="Share this question").click()
    expect(note(page)).to_be_visible()
    expect(note(page)).to_contain_text("Link copied")
    expect(page.locator("[role=status]")).to_have_text("Link copied")
    assert copied(page) == f"{desk.site.url}/q/8sb1zzts/"
    assert [page.locator(one).bounding_box() for one in ("#question", "#mark", "#q-1", "#end")] == before
    assert page.url == f"{desk.site.url}/read/notes/"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("link", ["#section", "#question", "#long"])
def test_the_note_stands_near_the_control_and_within_the_window(
    browser: Browser, shelf: BuiltSite, size: str, link: str
) -> None:
    with new_visit(browser, shelf, viewport=SIZES[size], permissions=ALLOWED) as visit:
        page = visit.go("read/notes/")
        page.locator(link).click()
        control, shown = page.locator(link).bounding_box(), note(page).bounding_box()
        assert control
        assert shown
        assert 0 <= shown["x"] <= shown["x"] + shown["width"] <= SIZES[size]["width"]
        assert abs(shown["y"] - control["y"]) < 100
        assert shown["x"] <= control["x"] + control["width"] <= shown["x"] + shown["width"] + 1
        expect(note(page)).to_be_in_viewport(ratio=1)
    assert visit.faults == []


def test_the_note_goes_after_a_while_but_not_while_it_is_focused(desk: Visit) -> None:
    page = desk.page
    page.clock.install()
    page.reload()
    arrived(page)
    page.locator("#question").focus()
    page.keyboard.press("Enter")
    expect(note(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.clock.run_for(30_000)
    expect(page.get_by_role("button", name="Show QR code")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.clock.run_for(10_000)
    expect(note(page)).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard_it_copies_shows_the_code_and_gives_the_focus_back(desk: Visit, key: str) -> None:
    page = desk.page
    page.locator("#question").focus()
    page.keyboard.press(key)
    expect(note(page)).to_be_visible()
    assert copied(page) == f"{desk.site.url}/q/8sb1zzts/"
    page.keyboard.press("Tab")
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="What is a <model>?")
    expect(dialog.get_by_role("img")).to_be_visible()
    expect(note(page)).to_be_hidden()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#question")).to_be_focused()


def test_escape_closes_the_note_and_gives_the_focus_back(desk: Visit) -> None:
    page = desk.page
    page.locator("#question").focus()
    page.keyboard.press("Enter")
    expect(note(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show QR code")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note(page)).to_be_hidden()
    expect(page.locator("#question")).to_be_focused()


@pytest.mark.parametrize("how", ["Control", "Shift", "middle"])
def test_a_press_for_another_tab_stays_one(desk: Visit, how: str) -> None:
    page = desk.page
    link = page.locator("#question")
    with page.context.expect_page() as opened:
        if how == "middle":
            link.click(button="middle")
        else:
            link.click(modifiers=["Control" if how == "Control" else "Shift"])
    opened.value.wait_for_url("**/q/8sb1zzts/?q=az")
    assert note(page).count() == 0


def test_a_link_that_comes_later_is_shared_too(desk: Visit) -> None:
    page = desk.page
    page.evaluate("document.getElementById('end').append(document.getElementById('section').cloneNode(true))")
    page.locator("#end .share").last.click()
    expect(note(page)).to_be_visible()
    assert copied(page) == f"{desk.site.url}/read/notes/#models"


def test_by_touch_the_share_sheet_opens_with_title_and_address(browser: Browser, shelf: BuiltSite) -> None:
    with new_visit(browser, shelf, viewport=SIZES["phone"], has_touch=True, is_mobile=True) as visit:
        visit.page.add_init_script(SHEET)
        page = visit.go("read/notes/")
        page.locator("#question").tap()
        assert page.evaluate("sheets") == [{"title": "What is a <model>?", "url": f"{shelf.url}/q/8sb1zzts/"}]
        page.locator("#section").tap()
        assert page.evaluate("sheets.at(-1)") == {"title": "Models", "url": f"{shelf.url}/read/notes/#models"}
        page.locator("#long").tap()
        assert page.evaluate("sheets.at(-1).title") == "The last <page>"
        assert note(page).count() == 0
    assert visit.faults == []


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds. Playwright would evaluate text in the page for that, which the policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {condition}")


def test_a_share_sheet_that_is_closed_leaves_no_message(browser: Browser, shelf: BuiltSite) -> None:
    with new_visit(browser, shelf, has_touch=True, is_mobile=True, permissions=ALLOWED) as visit:
        visit.page.add_init_script(f"{SHEET} window.refusal = new DOMException('closed', 'AbortError');")
        page = visit.go("read/notes/")
        page.evaluate("navigator.clipboard.writeText('untouched')")
        page.locator("#question").tap()
        until(page, "sheets.length === 1")
        assert copied(page) == "untouched"
        assert note(page).count() == page.locator("dialog").count() == 0
    assert visit.faults == []


def test_a_share_sheet_that_fails_gives_way_to_copying(browser: Browser, shelf: BuiltSite) -> None:
    with new_visit(browser, shelf, has_touch=True, is_mobile=True, permissions=ALLOWED) as visit:
        visit.page.add_init_script(f"{SHEET} window.refusal = new DOMException('no', 'NotAllowedError');")
        page = visit.go("read/notes/")
        page.locator("#question").tap()
        expect(note(page)).to_be_visible()
        assert copied(page) == f"{shelf.url}/q/8sb1zzts/"
    assert visit.faults == []


def test_with_a_mouse_the_share_sheet_is_left_alone(desk: Visit) -> None:
    desk.page.add_init_script(SHEET)
    desk.go("q/8sb1zzts/")
    desk.page.locator("#question").click()
    expect(note(desk.page)).to_be_visible()
    assert desk.page.evaluate("sheets") == []


def test_where_there_is_no_clipboard_the_old_command_copies(desk: Visit) -> None:
    page = desk.page
    page.evaluate("""window.real = navigator.clipboard;
        Object.defineProperty(navigator, "clipboard", {value: undefined, configurable: true})""")
    page.locator("#question").click()
    expect(note(page)).to_be_visible()
    assert page.evaluate("real.readText()") == f"{desk.site.url}/q/8sb1zzts/"


def test_where_copying_is_refused_the_link_is_selected_to_be_copied_by_hand(desk: Visit) -> None:
    page = desk.page
    page.evaluate(REFUSE_COPYING)
    page.locator("#question").click()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("textbox", name="Link")
    expect(field).to_be_focused()
    expect(dialog.get_by_role("status")).to_contain_text("The link is selected")
    page.keyboard.press("Control+c")
    assert copied(page) == f"{desk.site.url}/q/8sb1zzts/"
    field.press("x")
    expect(field).to_have_value(f"{desk.site.url}/q/8sb1zzts/")
    assert note(page).count() == 0


def test_the_code_is_fetched_when_it_is_first_asked_for(desk: Visit) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.go("read/notes/")
    assert not any("/qr-" in url for url in asked)
    open_code(desk.page)
    desk.page.keyboard.press("Escape")
    open_code(desk.page, "#long")
    assert len([url for url in asked if url.startswith(f"{desk.site.url}/assets/qr-")]) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("link", ["#question", "#long"])
def test_what_is_drawn_in_the_window_reads_as_the_link(
    browser: Browser, shelf: BuiltSite, decoder: Path, *, size: str, scheme: str, link: str
) -> None:
    with new_visit(browser, shelf, viewport=SIZES[size], color_scheme=scheme, permissions=ALLOWED) as visit:
        page = visit.go("read/notes/")
        dialog = open_code(page, link)
        wanted = f"{shelf.url}/{LONG if link == '#long' else 'q/8sb1zzts/'}"
        assert read_code(page, decoder) == wanted
        # A patient decoder reads black on brown; a telephone may not.
        expect(dialog.locator("svg rect")).to_have_css("fill", "rgb(255, 255, 255)")
        expect(dialog.locator("svg path")).to_have_css("fill", "rgb(0, 0, 0)")
        expect(dialog.get_by_role("textbox", name="Link")).to_have_value(wanted)
        drawn = dialog.get_by_role("img").bounding_box()
        assert drawn
        assert min(drawn["width"], drawn["height"]) >= (300 if size == "phone" else 450)
        expect(dialog.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.querySelector('dialog').scrollWidth") <= SIZES[size]["width"]
    assert visit.faults == []


def test_the_code_is_drawn_from_a_copy_opened_as_files(browser: Browser, shelf: BuiltSite, decoder: Path) -> None:
    copy = BuiltSite(shelf.folder, shelf.folder.as_uri())
    place = shelf.folder / "read/copy/index.html"
    place.parent.mkdir()
    canonical = '<link rel="canonical" href="https://group.example/read/copy/">'
    html = (shelf.folder / "read/notes/index.html").read_text(encoding="utf-8")
    place.write_text(html.replace("<title>", f"{canonical}<title>"), encoding="utf-8")
    with new_visit(browser, copy) as visit:
        page = visit.go("read/copy/index.html")
        open_code(page)
        # Others have no such file: what they get is the address on the web.
        assert read_code(page, decoder) == "https://group.example/q/8sb1zzts/"
    assert visit.faults == []


def test_a_code_that_cannot_be_fetched_is_told_and_the_link_is_there(desk: Visit) -> None:
    page = desk.page
    page.route("**/assets/qr-*.js", lambda route: route.abort())
    page.locator("#question").click()
    page.get_by_role("button", name="Show QR code").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("The QR code could not be drawn.")
    expect(page.get_by_role("textbox", name="Link")).to_have_value(f"{desk.site.url}/q/8sb1zzts/")
    # The browser itself complains of the file that did not come.
    assert [fault for fault in desk.faults if "ERR_FAILED" not in fault] == []
    desk.faults.clear()


def test_the_dialog_copies_the_link_and_says_so(desk: Visit) -> None:
    dialog = open_code(desk.page)
    desk.page.evaluate("navigator.clipboard.writeText('')")
    dialog.get_by_role("button", name="Copy link").click()
    expect(dialog.get_by_role("status")).to_have_text("Link copied")
    assert copied(desk.page) == f"{desk.site.url}/q/8sb1zzts/"


@pytest.mark.parametrize("size", SIZES)
def test_note_and_dialog_are_accessible(browser: Browser, shelf: BuiltSite, size: str) -> None:
    with new_visit(browser, shelf, viewport=SIZES[size], permissions=ALLOWED) as visit:
        page = visit.go("read/notes/")
        page.locator("#question").click()
        expect(page.locator("[role=status]")).to_have_text("Link copied")
        assert complaints_by_day_and_night(page) == []
        page.get_by_role("button", name="Show QR code").click()
        expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()
        assert complaints_by_day_and_night(page) == []
    assert visit.faults == []


def test_on_a_phone_what_is_pressed_is_44_pixels_high_and_wide(browser: Browser, shelf: BuiltSite) -> None:
    options = {"viewport": SIZES["phone"], "has_touch": True, "is_mobile": True, "permissions": ALLOWED}
    with new_visit(browser, shelf, **options) as visit:
        page = visit.go("read/notes/")
        pressed = [*page.locator("a.share").all(), page.locator(".copy")]
        boxes = [one.bounding_box() for one in pressed]
        page.locator("#question").tap()
        boxes.append(page.get_by_role("button", name="Show QR code").bounding_box())
        page.get_by_role("button", name="Show QR code").tap()
        boxes += [one.bounding_box() for one in page.get_by_role("dialog").get_by_role("button").all()]
        assert len(boxes) == 7
        assert all(box and box["width"] >= 44 and box["height"] >= 44 for box in boxes), boxes
    assert visit.faults == []


def test_on_paper_there_is_nothing_to_press(desk: Visit) -> None:
    page = desk.page
    page.locator("#question").click()
    expect(note(page)).to_be_visible()
    page.emulate_media(media="print")
    for gone in ("#question", ".shared", ".copy"):
        expect(page.locator(gone)).to_be_hidden()


def test_code_is_copied_without_its_last_line_end(desk: Visit) -> None:
    page = desk.page
    button = page.get_by_role("button", name="Copy this code")
    assert button.evaluate("one => getComputedStyle(one).opacity") == "0"
    page.locator("pre").hover()
    expect(button).to_have_css("opacity", "1")
    button.click()
    expect(page.locator(".copy")).to_contain_text("Copied")
    expect(page.locator("[role=status]")).to_have_text("Copied")
    assert copied(page) == "aws s3 ls <bucket>\nexit"


def test_the_copy_button_shows_to_the_keyboard_and_rests_after_a_while(desk: Visit) -> None:
    page = desk.page
    page.clock.install()
    page.reload()
    page.locator(".copy").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".copy")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator(".copy")).to_contain_text("Copied")
    page.clock.run_for(3000)
    expect(page.get_by_role("button", name="Copy this code")).to_be_focused()


def test_code_that_may_not_be_copied_is_selected(desk: Visit) -> None:
    page = desk.page
    page.evaluate(REFUSE_COPYING)
    page.locator("pre").hover()
    page.locator(".copy").click()
    assert page.evaluate("getSelection().toString().trim()") == "aws s3 ls <bucket>\nexit"
    expect(page.locator("[role=status]")).to_contain_text("The code is selected")


def test_by_touch_the_copy_button_covers_no_code_and_moves_nothing(browser: Browser, shelf: BuiltSite) -> None:
    heights = []
    for script in (False, True):
        options = {"has_touch": True, "is_mobile": True, "java_script_enabled": script}
        with new_visit(browser, shelf, viewport=SIZES["phone"], **options) as visit:
            page = visit.go("read/notes/")
            heights.append(page.locator("pre").bounding_box())
            if script:
                code, button = page.locator("pre code").bounding_box(), page.locator(".copy").bounding_box()
                assert code
                assert button
                assert button["y"] >= code["y"] + code["height"]
                expect(page.locator(".copy")).to_have_css("opacity", "1")
    with new_visit(browser, shelf, viewport=SIZES["phone"], has_touch=True, is_mobile=True) as visit:
        # The script's share in the height: what was kept free before it ran.
        visit.page.route("**/assets/text-*.js", lambda route: route.fulfill(body=""))
        assert visit.go("read/notes/").locator("pre").bounding_box() == heights[1]


@pytest.mark.parametrize("kind", ["practice", "read", "glossary", "q"])
def test_what_the_pages_share_is_named_and_leads_to_it(browser: Browser, site: BuiltSite, kind: str) -> None:
    with new_visit(browser, site, permissions=ALLOWED) as visit:
        addresses = [one for one in site.addresses if one.startswith(f"{kind}/") and one.count("/") == 2]
        page = visit.go(addresses[0])
        share = page.locator("a.share").first
        names = page.locator("a.share").evaluate_all("all => all.map((one) => one.ariaLabel ?? one.textContent)")
        assert all(name.startswith("Share ") for name in names), names
        wanted = str(share.evaluate("one => one.href"))
        share.click()
        expect(note(page)).to_be_visible()
        assert copied(page) == wanted
        answer = page.request.get(wanted)
        assert answer.ok
        fragment = wanted.partition("#")[2]
        assert not fragment or f'id="{fragment}"' in answer.text()
    assert visit.faults == []
