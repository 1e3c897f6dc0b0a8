"""Filters and sorting, with and without scripts: they agree with the list, always."""

import re

import pytest
from playwright.sync_api import expect

from watched_page import search_box

CHIPS = ".chip:not(.clear)"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(visitor, request):
    page = visitor.page(java_script_enabled=request.param)
    page.has_scripts = request.param
    return page


def total(page):
    """The number at the head of the page: « Aucun résultat », « 14 résultats », « 1 234 documents »."""
    digits = re.sub(r"\D", "", page.locator("h1 strong").inner_text())
    return int(digits or 0)


def box(page, name, place=0):
    return page.locator(f"#filters input[name={name}]").nth(place)


def tick(page, name, place=0):
    """Ticks a box, waits for the new list; returns the words of the box and its count."""
    ticked = box(page, name, place)
    row = ticked.locator("xpath=..")
    words = row.locator("span").first.inner_text()
    count = int(re.sub(r"\D", "", row.locator(".facet-count").inner_text()))
    ticked.check()
    send(page)
    page.wait_for_url(re.compile(rf"[?&]{name}="))
    expect(page.locator(CHIPS, has_text=words)).to_be_visible()
    return words, count


def send(page):
    if not page.has_scripts:
        page.get_by_role("button", name="Filtrer").click()


def test_a_filter_narrows_the_list_to_its_count_and_shows_a_chip_that_removes_it(page, site):
    page.goto(f"{site.college}/recherche?q=la")
    everything = total(page)
    words, count = tick(page, "type")
    assert total(page) == count < everything
    assert page.locator("#filters input:checked").count() == 1
    page.locator(CHIPS).click()
    expect(page.locator(CHIPS)).to_have_count(0)
    assert total(page) == everything
    assert page.locator("#filters input:checked").count() == 0


def test_two_values_of_one_filter_add_up_and_two_filters_combine(page, site):
    page.goto(f"{site.awkward}/recherche")
    _, first = tick(page, "type", 0)
    _, second = tick(page, "type", 1)
    assert total(page) == first + second
    _, combined = tick(page, "langue", 0)
    assert total(page) == combined <= first + second
    expect(page.locator(CHIPS)).to_have_count(3)


def test_erase_all_gives_the_whole_list_and_keeps_the_words(page, site):
    page.goto(f"{site.college}/recherche?q=la&tri=titre")
    everything = total(page)
    tick(page, "type")
    tick(page, "annee")
    page.get_by_role("link", name="Tout effacer").click()
    expect(page.locator(CHIPS)).to_have_count(0)
    assert total(page) == everything
    expect(search_box(page)).to_have_value("la")
    expect(page.get_by_label("Trier par")).to_have_value("titre")


def test_sorting_by_year_begins_with_the_latest_and_keeps_the_filters(page, site):
    page.goto(f"{site.awkward}/recherche?q=chronique")
    tick(page, "type")
    page.get_by_label("Trier par").select_option("annee")
    page.get_by_role("button", name="Trier").click()
    page.wait_for_url(re.compile("tri=annee"))
    years = [int(re.findall(r"\b(?:19|20)\d\d\b", facts)[-1]) for facts in page.locator(".result .result-facts").all_inner_texts()]
    assert len(years) > 2 and years == sorted(years, reverse=True)
    expect(page.locator(CHIPS)).to_have_count(1)
    expect(page.get_by_label("Trier par")).to_have_value("annee")


def test_sorting_by_title_follows_the_alphabet(page, site):
    page.goto(f"{site.awkward}/recherche?q=chronique&tri=titre")
    volumes = [int(title.split()[-1]) for title in page.locator(".result-title").all_inner_texts()]
    assert len(volumes) == 20 and volumes in (sorted(volumes), sorted(volumes, key=str))


def test_the_way_back_never_shows_a_tick_that_the_list_does_not_know(page, site):
    """Browsers restore ticks by themselves on the way back: page and ticks must still agree."""
    page.goto(f"{site.college}/recherche?q=la")
    everything = total(page)
    tick(page, "type")
    page.go_back()
    expect(page.locator(CHIPS)).to_have_count(0)
    page.wait_for_load_state()
    assert total(page) == everything
    assert page.locator("#filters input:checked").count() == 0, "a box is ticked and its filter is not applied"


def test_the_way_back_never_shows_an_order_that_the_list_does_not_have(page, site):
    page.goto(f"{site.college}/recherche?q=la")
    page.get_by_label("Trier par").select_option("titre")
    page.get_by_role("button", name="Trier").click()
    page.wait_for_url(re.compile("tri=titre"))
    page.go_back()
    page.wait_for_url(lambda address: "tri=" not in address)
    expect(page.get_by_label("Trier par")).to_have_value("pertinence")


def test_a_ticked_box_keeps_the_keyboard_and_the_new_count_is_said(visitor, site):
    """With scripts the list changes under the reader: focus stays, and a polite voice says how many."""
    page = visitor.page()
    page.goto(f"{site.awkward}/recherche")
    label = page.locator("#filters .tick").nth(1)
    words = label.locator("span").first.inner_text()
    label.locator("input").focus()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("type="))
    expect(page.locator("#voice")).to_have_text(re.compile(r"\d+\s(résultat|document)"))
    focused = page.evaluate("document.activeElement.closest('.tick')?.querySelector('span').textContent")
    assert focused == words
    assert page.evaluate("document.activeElement.checked") is True


def test_a_box_that_is_unticked_among_the_folded_ones_keeps_the_keyboard(visitor, site):
    page = visitor.page()
    page.goto(f"{site.awkward}/recherche")
    page.locator(".facet-more summary").first.click()
    folded = page.locator(".facet-more input").first
    name = folded.get_attribute("id")
    folded.focus()
    for chips in (1, 0):
        page.keyboard.press("Space")
        expect(page.locator(CHIPS)).to_have_count(chips)
        expect(page.locator(f"#{name}")).to_be_focused()
        expect(page.locator(f"#{name}")).to_be_visible()


def test_ticking_quickly_applies_every_tick(visitor, site):
    page = visitor.page()
    page.goto(f"{site.awkward}/recherche")
    for place in (0, 1, 2):
        box(page, "type", place).check()
    expect(page.locator(CHIPS)).to_have_count(3)
    page.wait_for_timeout(800)
    expect(page.locator(CHIPS)).to_have_count(3)
    expect(page.locator("#filters input:checked")).to_have_count(3)


def test_a_tick_is_kept_when_the_server_answers_slowly(visitor, site):
    """A second tick, made while the first is still being searched, is not lost when the first answer comes."""
    page = visitor.page()
    page.goto(f"{site.awkward}/recherche")
    held = []

    def hold(route):
        if route.request.resource_type == "fetch" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/recherche?**", hold)
    box(page, "type", 0).check()
    page.wait_for_function("performance.now() > 0")
    for _ in range(40):
        if held:
            break
        page.wait_for_timeout(50)
    assert held, "ticking a box searched nothing"
    box(page, "type", 1).check()
    held[0].continue_()
    expect(page.locator(CHIPS)).to_have_count(2)
    expect(page.locator("#filters input:checked")).to_have_count(2)


def test_the_folded_values_of_a_long_filter_can_be_ticked(page, site):
    page.goto(f"{site.awkward}/recherche")
    more = page.locator(".facet-more").first
    more.locator("summary").click()
    words = more.locator(".tick span").first.inner_text()
    more.locator("input").first.check()
    send(page)
    page.wait_for_url(re.compile("="))
    expect(page.locator(CHIPS)).to_contain_text(words)


def test_the_page_of_a_long_filter_is_looked_through_ticked_and_comes_back(page, site):
    """« Tous les auteurs »: letters find one that the column does not show; words and other filters are kept."""
    page.goto(f"{site.college}/recherche?q=la&type=Roman&tri=titre")
    before = total(page)
    page.get_by_role("link", name=re.compile("Tous les auteurs")).click()
    page.wait_for_url("**/recherche/filtre/auteur?**")
    everybody = page.locator("main .tick").count()
    page.get_by_label("Tous les auteurs qui contiennent").fill("ver")
    page.get_by_role("button", name="Chercher dans la liste").click()
    page.wait_for_url(re.compile("dans=ver"))
    assert 0 < page.locator("main .tick").count() < everybody
    tick = page.locator("main .tick").first
    words = tick.locator("span").first.inner_text()
    count = int(re.sub(r"\D", "", tick.locator(".facet-count").inner_text()))
    tick.locator("input").check()
    page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url(re.compile(r"/recherche\?.*auteur="))
    expect(page.locator(CHIPS)).to_have_count(2)
    expect(page.locator(CHIPS, has_text=words)).to_be_visible()
    assert total(page) == count < before
    expect(search_box(page)).to_have_value("la")
    expect(page.get_by_label("Trier par")).to_have_value("titre")
