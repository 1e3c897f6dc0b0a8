"""axe, on every kind of page, on a phone and a computer, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

import page_kinds
from watched_page import visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
AXE = Axe()


def judge(page, state, wrong, of=None):
    """Adds what axe says of a page, or of one part of it, to `wrong`: a fault, an element, and the states in which it
    was seen."""
    for violation in AXE.run(page, context=of, options=OPTIONS).response["violations"]:
        for node in violation["nodes"]:
            why = node.get("failureSummary", "").replace("\n", " ")
            fault = f"{violation['id']} ({violation['impact']}): {violation['help']}\n    {' '.join(map(str, node['target']))}: {why}"
            wrong.setdefault(fault, []).append(state)


def told(wrong):
    return "\n" + "\n".join(f"{fault}\n    on: {', '.join(dict.fromkeys(states))}" for fault, states in wrong.items())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_to_say_of_any_page(visitor, width, scheme):
    """WCAG 2.2 A and AA, good practice, and the rules of RGAA 4 that axe knows.

    Every kind is seen narrow and wide, light and dark; the two other pairs are for the sample.
    """
    page = visitor.page(width, 800, color_scheme=scheme)
    wrong = {}
    is_whole = (width, scheme) in ((320, "light"), (1280, "dark"))
    for kind in page_kinds.NAMES if is_whole else page_kinds.SAMPLE:
        visit(page, kind)
        judge(page, kind, wrong)
    assert not wrong, told(wrong)


def test_axe_finds_nothing_to_say_of_what_is_unfolded(visitor):
    page = visitor.page(320, 800)
    wrong = {}
    for kind in ("filtered results", "awkward results", "record", "record with many copies"):
        visit(page, kind)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        judge(page, kind, wrong)
    assert not wrong, told(wrong)


def test_axe_does_see_faults(visitor):
    """The judge is awake: a page that is spoilt on purpose is not let through."""
    page = visitor.page()
    visit(page, "record")
    page.evaluate("""() => {
        document.querySelector(".record .cover.large img").removeAttribute("alt");
        document.querySelector("h1").style.color = "#ddd";
        document.documentElement.removeAttribute("lang");
    }""")
    wrong = {}
    judge(page, "spoilt", wrong)
    assert all(rule in told(wrong) for rule in ("image-alt", "color-contrast", "html-has-lang"))


def test_every_page_has_one_title_one_heading_and_its_landmarks(visitor):
    page = visitor.page()
    titles = {}
    for kind in page_kinds.NAMES:
        visit(page, kind)
        assert page.locator("h1").count() == 1, f"« {kind} » has {page.locator('h1').count()} h1"
        for landmark in ("main", "banner", "contentinfo"):
            assert page.get_by_role(landmark).count() == 1, f"« {kind} » has no {landmark}"
        titles[kind] = page.title()
        assert page.locator("html").get_attribute("lang") == "fr"
    assert titles["results"] != titles["filtered results"] != titles["record"]
    assert all(title.strip() for title in titles.values())
