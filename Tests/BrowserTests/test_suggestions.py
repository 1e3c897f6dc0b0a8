"""What may be meant is shown while one types, and never stands in the way of who just types and searches."""

import pytest
from playwright.sync_api import expect

from test_accessibility import judge, told
from test_widths import TOO_WIDE
from watched_page import Watch, search_box

# Titles, an author, a subject of one endless word.
LONG = "rindfleisch"


def suggestions(page):
    return page.get_by_role("listbox", name="Suggestions")


def options(page):
    return suggestions(page).get_by_role("option")


def type_in(page, address, words="jul"):
    """Types into the search box of a page, and waits for what is suggested."""
    page.goto(address)
    box = search_box(page)
    box.press_sequentially(words)
    expect(options(page).first).to_be_visible()
    return box


def chosen(page):
    """The option that a screen reader is told of, or nothing; it is the only one marked as chosen."""
    name = search_box(page).get_attribute("aria-activedescendant")
    marked = [option.get_attribute("id") for option in options(page).all() if option.get_attribute("aria-selected") == "true"]
    assert marked == ([name] if name else [])
    return name


@pytest.mark.parametrize("path", ["/home/", "/recherche", "/rien"])
def test_typing_shows_suggestions_in_named_groups(visitor, site, path):
    page = visitor.page()
    Watch.watches[page].expected.add(f"{site.college}/rien")
    type_in(page, site.college + path)
    groups = suggestions(page).get_by_role("group")
    names = groups.evaluate_all("groups => groups.map(g => document.getElementById(g.getAttribute('aria-labelledby')).textContent)")
    assert names == ["Titres", "Auteurs"]
    expect(groups.filter(has_text="Auteurs").get_by_role("option", name="Jules Verne")).to_contain_text("5 documents")
    assert groups.get_by_role("option").count() == options(page).count(), "an option is in no group"


def test_nothing_is_suggested_for_one_letter_nor_for_words_that_nothing_has(page, site):
    page.goto(f"{site.college}/home/")
    box = search_box(page)
    box.press_sequentially("j")
    with page.expect_response(lambda response: "/api/suggestions" in response.url):
        box.press_sequentially("zyzzyx")
    expect(suggestions(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")


def test_the_arrows_walk_through_the_options_and_back_to_the_box(page, site):
    """As the ARIA guide wants of a combobox: the keyboard stays in the box, the chosen option is named to it."""
    box = type_in(page, f"{site.college}/home/")
    count = options(page).count()
    assert count > 3 and chosen(page) is None
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    names = options(page).evaluate_all("options => options.map(option => option.id)")
    for name in names:
        page.keyboard.press("ArrowDown")
        assert chosen(page) == name
        expect(page.locator(f"#{name}")).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    assert chosen(page) is None
    page.keyboard.press("ArrowUp")
    assert chosen(page) == names[-1]
    page.keyboard.press("ArrowUp")
    assert chosen(page) == names[-2]
    expect(box).to_be_focused()
    expect(box).to_have_value("jul")


def test_enter_opens_the_chosen_option(page, site):
    type_in(page, f"{site.college}/home/", "jules verne")
    page.keyboard.press("ArrowDown")
    title = page.locator("[role=option][aria-selected=true]").evaluate("option => option.firstChild.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notice/*")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_enter_without_a_choice_searches_what_is_typed(page, site):
    type_in(page, f"{site.college}/home/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=jul")
    expect(page.locator(".result").first).to_be_visible()


def test_escape_closes_the_list_and_keeps_the_words(page, site):
    box = type_in(page, f"{site.college}/home/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(suggestions(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.get_attribute("aria-activedescendant") is None
    expect(box).to_have_value("jul")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=jul")


def test_a_click_opens_an_option(page, site):
    type_in(page, f"{site.college}/home/")
    suggestions(page).get_by_role("option", name="Jules Verne 5 documents").click()
    page.wait_for_url("**/recherche?auteur=*")
    expect(page.locator(".chip:not(.clear)")).to_contain_text("Jules Verne")


def test_leaving_the_box_closes_the_list(page, site):
    type_in(page, f"{site.college}/home/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Chercher")).to_be_focused()
    expect(suggestions(page)).to_have_count(0)


def test_the_number_of_suggestions_is_said(page, site):
    type_in(page, f"{site.college}/home/")
    expect(page.locator("#voice")).to_have_text(f"{options(page).count()} suggestions")


def test_without_scripts_the_box_searches_as_it_does_with_them(visitor, site):
    page = visitor.page(java_script_enabled=False)
    page.goto(f"{site.college}/home/")
    page.get_by_role("searchbox", name="Rechercher dans le catalogue").fill("jules verne")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=jules+verne")
    expect(page.locator(".result").first).to_be_visible()


def test_what_is_suggested_is_shown_as_words_and_runs_nothing(page, site):
    type_in(page, f"{site.awkward}/home/", "alert")
    expect(options(page).first).to_contain_text("<script>alert(1)</script>")
    assert suggestions(page).locator("script, b, img, i").count() == 0


def test_a_server_that_does_not_answer_takes_nothing_away(visitor, site):
    page = visitor.page()
    page.route("**/api/suggestions**", lambda route: route.abort("aborted"))
    page.goto(f"{site.college}/home/")
    search_box(page).press_sequentially("jules verne")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=jules+verne")
    expect(page.locator(".result").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_to_say_of_the_open_list(visitor, site, width, scheme):
    page = visitor.page(width, 640, color_scheme=scheme)
    wrong = {}
    for address in (f"{site.college}/home/", f"{site.college}/recherche"):
        type_in(page, address)
        # What the list half covers is not for now.
        judge(page, address, wrong, of="form[role=search]")
        page.keyboard.press("ArrowDown")
        judge(page, f"{address}, the first option chosen", wrong, of="form[role=search]")
    assert not wrong, told(wrong)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/home/", "/recherche"])
def test_the_list_stays_in_the_window_and_leaves_the_box_free(visitor, site, path, width):
    """Not wider than the window, endless words or not; not below its bottom; the box and its button stay in sight."""
    page = visitor.page(width, 640)
    for address, words in ((site.awkward, LONG), (site.college, "harry"), (site.college, "jul")):
        box = type_in(page, address + path, words)
        assert not page.evaluate(TOO_WIDE), f"« {words} » makes {path} too wide"
        shown = suggestions(page).bounding_box()
        assert shown["x"] >= 0 and shown["x"] + shown["width"] <= width
        assert shown["y"] + shown["height"] <= 640, f"« {words} » on {path}: the list ends below the window"
        assert suggestions(page).evaluate("list => list.scrollWidth <= list.clientWidth"), "words stand out of the list"
        for part in (box, page.get_by_role("button", name="Chercher").last):
            place = part.bounding_box()
            assert place["y"] + place["height"] <= shown["y"] + 1, "the list covers what one types with"
        assert all(option.bounding_box()["height"] >= 44 for option in options(page).all()), "an option is too low for a finger"
        for _ in range(options(page).count()):
            page.keyboard.press("ArrowDown")
            assert page.evaluate("""() => {
                const option = document.querySelector("[aria-selected=true]"), box = option.getBoundingClientRect();
                const x = box.left + box.width / 2;
                return [box.top + 4, box.bottom - 4].every(y => option.contains(document.elementFromPoint(x, y)));
            }"""), "the chosen option is not seen"
