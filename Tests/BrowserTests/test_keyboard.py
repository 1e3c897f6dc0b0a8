"""Everything can be done with the keyboard, and one always sees where one is."""

import pytest
from playwright.sync_api import expect

import page_kinds
from watched_page import visit

FOCUS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const box = at.getBoundingClientRect();
    // A link that takes up its whole card is outlined as the card is, by what comes after its words.
    const outlined = part => {
        const style = getComputedStyle(at, part);
        return style.content !== "none" && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    // A focused element may be partly covered, never wholly: its corners and its middle are tried.
    const points = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) =>
        [box.left + box.width * x, box.top + box.height * y]);
    const uncovered = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (at.contains(top) || top.contains(at));
    });
    return {
        what: at.outerHTML.slice(0, 140),
        words: (at.getAttribute("aria-label") || at.textContent || at.value || "").trim().replace(/\\s+/g, " "),
        outlined: (outlined() || outlined("::after")) && at.matches(":focus-visible, input[type=date]:focus-within"),
        sized: box.width > 1 && box.height > 1,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        uncovered,
    };
}"""


def tab(page):
    page.keyboard.press("Tab")
    return page.evaluate(FOCUS)


def look(focus):
    """Fails unless a reader sees where the keyboard is."""
    for quality in ("outlined", "sized", "seen", "uncovered"):
        assert focus[quality], f"not {quality}: {focus['what']}"


def test_the_first_tab_reaches_the_link_that_skips_to_the_content(page, site):
    for address in (f"{site.college}/home/", f"{site.college}/recherche?q=histoire", f"{site.college}/notice/1", f"{site.platform}/"):
        page.goto(address)
        focus = tab(page)
        assert focus and focus["words"] == "Aller au contenu"
        look(focus)


def test_the_skip_link_leads_to_the_content(page, site):
    """What follows is the first link of the content, and the page is not loaded anew."""
    page.goto(f"{site.college}/notice/1")
    page.evaluate("window.stillHere = true")
    tab(page)
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    page.wait_for_load_state()
    assert page.evaluate("window.stillHere === true"), "the skip link loads the page again"
    assert page.evaluate("document.activeElement.id") == "contenu"
    tab(page)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_results_have_a_link_that_skips_the_filters(page, site):
    page.goto(f"{site.college}/recherche?q=histoire")
    page.evaluate("window.stillHere = true")
    tab(page)
    focus = tab(page)
    assert focus["words"] == "Aller aux résultats"
    look(focus)
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    page.wait_for_load_state()
    assert page.evaluate("window.stillHere === true"), "the skip link loads the page again"
    tab(page)
    assert page.evaluate("document.activeElement === document.querySelector('.result-title a')")


def test_a_search_is_made_and_a_result_opened_without_a_mouse(page, site):
    page.goto(f"{site.college}/home/")
    for _ in range(10):
        focus = tab(page)
        look(focus)
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("histoire")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=histoire")
    for _ in range(150):
        focus = tab(page)
        look(focus)
        if page.evaluate("document.activeElement.matches('.result-title a')"):
            break
    title = focus["words"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/notice/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", [*page_kinds.SAMPLE, "record with many copies", "volume of a series"])
def test_every_stop_of_the_keyboard_is_seen(visitor, site, kind, width):
    """From the first stop to the last: an outline, in the window, not covered (WCAG 2.4.7, 2.4.11)."""
    page = visitor.page(width, 640)
    visit(page, kind)
    stops = []
    for _ in range(200):
        focus = tab(page)
        if focus is None:
            break
        look(focus)
        stops.append(focus["what"])
    else:
        raise AssertionError("the keyboard never leaves the page")
    assert len(stops) >= 4


def test_no_stop_of_the_keyboard_comes_before_its_place_in_the_page(page, site):
    """The order of the stops is the order of reading."""
    page.goto(f"{site.college}/recherche?q=histoire&type=Roman")
    assert page.locator("[tabindex]:not([tabindex='-1']):not([tabindex='0'])").count() == 0
    first = tab(page)
    forwards = [first["what"]]
    while focus := tab(page):
        forwards.append(focus["what"])
    order = page.evaluate("""() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter(e => e.tabIndex >= 0 && e.type !== "hidden" && (e.checkVisibility())).map(e => e.outerHTML.slice(0, 140))""")
    assert forwards == order
