"""No page is wider than its window, however narrow, large the letters or loose the lines."""

import pytest

import page_kinds
from watched_page import Visitor, visit

TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1);
    return [`${document.documentElement.scrollWidth} px in a window of ${width}`,
        ...wide.slice(0, 6).map(e => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} « ${e.textContent.trim().slice(0, 40)} »`)];
}"""

# Words cut off by their own box: a reader cannot have them by scrolling. Ellipses that are meant, and what is only
# for screen readers, are not counted; nor are labels, which have the size of the paper that they are stuck on.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
    const style = getComputedStyle(e);
    if (!e.childElementCount && !e.textContent.trim()) return false;
    if (e.closest(".sheet")) return false;
    if (style.overflowX === "visible" || style.overflowX === "auto" || style.clipPath !== "none") return false;
    return e.scrollWidth > e.clientWidth + 1 && !["INPUT", "SELECT", "IMG", "SVG"].includes(e.tagName.toUpperCase());
}).map(e => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} « ${e.textContent.trim().slice(0, 60)} »`)"""

# A constructed style sheet is not inline style: the policy of the pages does not stop it.
LOOSE_TEXT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
        + " p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


def faults(page, kind):
    wide, cut = page.evaluate(TOO_WIDE), page.evaluate(CUT_OFF)
    return [f"« {kind} » is too wide: {'; '.join(wide)}"] * bool(wide) + [f"« {kind} » cuts words off: {'; '.join(cut)}"] * bool(cut)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(visitor, width):
    """320 px is also 1 280 px at 400 % (WCAG 1.4.10)."""
    page = visitor.page(width, 640)
    wrong = []
    for kind in page_kinds.NAMES:
        visit(page, kind)
        wrong += faults(page, kind)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        wrong += faults(page, f"{kind}, unfolded")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.fixture(scope="module")
def large_letters(chromium, site):
    """The windows of a reader who has set letters of 32 px: rem and media queries follow, as they do in browsers."""
    browser = chromium("--blink-settings=defaultFontSize=32")
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()
    browser.close()


@pytest.mark.parametrize("width", [640, 1280])
def test_letters_twice_as_large_still_fit(large_letters, width):
    """WCAG 1.4.4, RGAA 10.4."""
    page = large_letters.page(width, 800)
    wrong = []
    for kind in page_kinds.NAMES:
        visit(page, kind)
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p, main h1')).fontSize)")
        assert size > 25, f"the letters of « {kind} » stay at {size} px"
        wrong += faults(page, kind)
    assert not wrong, "\n" + "\n".join(wrong)


def test_loose_lines_and_letters_still_fit(visitor):
    """WCAG 1.4.12."""
    page = visitor.page(320, 640)
    wrong = []
    for kind in page_kinds.NAMES:
        visit(page, kind)
        page.evaluate(LOOSE_TEXT)
        wrong += faults(page, kind)
    assert not wrong, "\n" + "\n".join(wrong)


def test_dark_pages_are_dark_and_light_pages_are_light(visitor):
    for scheme, is_dark in (("light", False), ("dark", True)):
        page = visitor.page(color_scheme=scheme)
        for kind in page_kinds.SAMPLE:
            visit(page, kind)
            red, green, blue = page.evaluate(
                "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
            )
            assert (red + green + blue < 3 * 80) == is_dark


def test_nothing_moves_while_a_page_loads(visitor):
    """The sizes of covers and signs are reserved: no layout shift."""
    page = visitor.page(320, 640)
    for kind in page_kinds.SAMPLE:
        visit(page, kind)
        page.wait_for_load_state("networkidle")
        shift = page.evaluate("""() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 100);
        })""")
        assert shift < 0.01, f"« {kind} » moves by {shift}"
