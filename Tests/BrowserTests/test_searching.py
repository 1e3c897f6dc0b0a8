"""A reader looks for a book, opens it, and comes back."""

import re

import pytest
from playwright.sync_api import expect

from running_site import AWKWARD
from watched_page import search_box


def search(page, words):
    search_box(page).fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche**")


def titles(page):
    return page.locator(".result-title").all_inner_texts()


def test_a_reader_searches_from_the_home_page_opens_a_record_and_comes_back(page, site):
    """The results are as they were left: words, list, height in the page."""
    page.goto(f"{site.college}/home/")
    search(page, "histoire")
    expect(page.get_by_role("heading", level=1)).to_contain_text("histoire")
    before = titles(page)
    assert len(before) > 8, "the demonstration has too few histories for this test"
    link = page.locator(".result-title a").nth(8)
    title = before[8]
    link.scroll_into_view_if_needed()
    page.wait_for_function("document.scrollingElement.scrollTop > 300")
    height = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/notice/*")
    assert page.get_by_role("heading", level=1).inner_text() in title or title in page.get_by_role("heading", level=1).inner_text()
    page.go_back()
    page.wait_for_url("**/recherche**")
    assert titles(page) == before
    expect(search_box(page)).to_have_value("histoire")
    page.wait_for_function("scrollY > 0")
    assert abs(page.evaluate("scrollY") - height) < 200


def test_the_way_back_keeps_the_filters_that_scripts_put_in_place(page, site):
    page.goto(f"{site.college}/recherche?q=histoire")
    everything = titles(page)
    page.locator("#filters input[name=type]").first.check()
    page.wait_for_url(re.compile(r"[?&]type="))
    filtered = titles(page)
    page.locator(".result-title a").first.click()
    page.wait_for_url("**/notice/*")
    page.go_back()
    page.wait_for_url(re.compile(r"[?&]type="))
    expect(page.locator(".chip:not(.clear)")).to_have_count(1)
    assert titles(page) == filtered
    expect(page.locator("#filters input:checked")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chip:not(.clear)")).to_have_count(0)
    page.wait_for_load_state()
    assert titles(page) == everything
    expect(page.locator("#filters input:checked")).to_have_count(0)


def test_the_words_that_were_found_are_marked_and_stand_in_the_title_of_the_window(page, site):
    page.goto(f"{site.college}/recherche?q=histoire")
    assert "histoire" in page.title() and "Les Tilleuls" in page.title()
    marks = [mark.lower() for mark in page.locator(".result mark").all_inner_texts()]
    assert marks and all("histoire" in mark for mark in marks)


def test_a_search_from_outside_opens_the_results(page, site):
    """P-12: the deep link that a PRONOTE widget or an ENT prints, with and without an encoded space."""
    for link in ("nogarede+tempetes", "Nogar%C3%A8de%20%20TEMP%C3%8ATES%20", "temp%C3%AAtes+nogar"):
        page.goto(f"{site.awkward}/recherche?q={link}")
        expect(page.locator(".result-title").first).to_contain_text("Chronique des tempêtes")
    page.goto(f"{site.platform}/cdi/{AWKWARD.upper()}/recherche?q=nogarede+tempetes")
    expect(page.locator(".result-title").first).to_contain_text("Chronique des tempêtes")
    expect(search_box(page)).to_have_value("nogarede tempetes")


def test_the_pages_of_a_long_list_follow_one_another_without_a_gap_or_a_repeat(page, site):
    page.goto(f"{site.awkward}/recherche?tri=titre")
    total = int(re.match(r"\d+", page.locator("h1 strong").inner_text())[0])
    seen = titles(page)
    while page.get_by_role("link", name="Suivante").count():
        rank = len(seen) + 1
        page.get_by_role("link", name="Suivante").click()
        page.wait_for_function(f"document.querySelector('.results').start === {rank}")
        seen += titles(page)
    assert len(seen) == len(set(seen)) == total


@pytest.mark.parametrize("words", ["oeuvre", "Œuvre", "ŒUVRES", "Mystere", "MYSTERES"])
def test_accents_ligatures_and_capitals_do_not_change_what_is_found(visitor, site, words):
    plain = {"oeuvre": "œuvre", "Œuvre": "œuvre", "ŒUVRES": "oeuvres"}.get(words, "mystère")
    page = visitor.page(java_script_enabled=False)
    page.goto(f"{site.college}/recherche?q={plain}")
    found = set(titles(page))
    assert found
    page.goto(f"{site.college}/recherche?q={words}")
    assert set(titles(page)) == found


def test_a_school_is_found_in_the_list_of_portals_by_town_or_number(page, site):
    for words in ("villefranche", AWKWARD):
        page.goto(f"{site.platform}/")
        search_box(page).fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=**")
        expect(page.locator(".portal")).to_have_count(1)
        page.locator(".portal").click()
        page.wait_for_url("**/home/")
        expect(page.locator(".hero-line")).to_contain_text("Houdetot & Fils")


def test_a_phone_shows_the_answer_before_the_filters(visitor, site):
    """The first title stands in the first screen of a phone, the filters are one press away."""
    page = visitor.page(320, 640)
    page.goto(f"{site.college}/recherche?q=histoire")
    expect(page.locator(".result-title").first).to_be_in_viewport()
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#filters-toggle summary").click()
    expect(page.locator("#filters")).to_be_visible()
    page.locator("#filters input[name=type]").first.check()
    page.wait_for_url(re.compile(r"[?&]type="))
    expect(page.locator("#filters")).to_be_visible()


def test_the_reasons_of_a_result_are_unfolded_with_the_keyboard(page, site):
    """« Pourquoi ce résultat ? » says in which field each word was found."""
    page.goto(f"{site.college}/recherche?q=jules+verne")
    why = page.locator(".result .why").first
    expect(why.locator("ul")).to_be_hidden()
    why.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(why.locator("ul")).to_be_visible()
    reasons = why.locator("li").all_inner_texts()
    assert any("jules" in reason.lower() for reason in reasons) and any("verne" in reason.lower() for reason in reasons)
    assert all(re.fullmatch(r"«\u00a0.+\u00a0»\s:\s.+", reason) for reason in reasons)
    page.keyboard.press("Space")
    expect(why.locator("ul")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_advanced_form_leads_to_results_that_can_be_filtered(visitor, site, scripts):
    page = visitor.page(java_script_enabled=scripts)
    page.goto(f"{site.college}/home/")
    page.get_by_role("link", name="Recherche avancée").click()
    page.wait_for_url("**/recherche/avancee")
    page.get_by_label("Auteur").fill("verne jules")
    page.get_by_label("Type de document").select_option("Roman")
    page.locator("main").get_by_role("button", name="Chercher").click()
    page.wait_for_url("**/recherche?q=**")
    assert page.locator(".result").count() > 1
    for byline in page.locator(".result .byline").all_inner_texts():
        assert "Verne" in byline
    expect(page.locator(".chip:not(.clear)")).to_contain_text("Roman")
    expect(search_box(page)).to_have_value("auteur:(verne jules)")
    page.locator(".chip:not(.clear)").click()
    page.wait_for_url(lambda address: "type=" not in address)


def test_a_wish_is_made_without_scripts_and_the_page_says_so(visitor, site):
    page = visitor.page(java_script_enabled=False)
    page.goto(f"{site.college}/recherche?q=zzyzx")
    page.get_by_role("button", name="Proposer cet achat").click()
    expect(page.get_by_role("status").first).to_contain_text("C’est noté")
    expect(search_box(page)).to_have_value("zzyzx")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aucun résultat")
