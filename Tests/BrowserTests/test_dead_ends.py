"""No page leaves a reader standing: nothing found, nothing there, not to be written to."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from running_site import COLLEGE, EMPTY
from watched_page import go, search_box


def ways(page):
    return page.locator("main .ways a")


def each_way_answers(page, site):
    """Every link that the page offers shows a page that is not an error."""
    here = page.url
    targets = [urljoin(here, link.get_attribute("href")) for link in ways(page).all()]
    assert targets, "no way out is offered"
    for target in targets:
        answer, _ = site.follow(target)
        assert answer.status == 200, f"{target}, offered on {here}, answers {answer.status}"


def test_a_search_that_finds_nothing_offers_ways_out(page, site):
    page.goto(f"{site.college}/recherche?q=zzyzx&type=Roman")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aucun résultat")
    expect(page.locator(".advice")).to_be_visible()
    expect(page.get_by_role("button", name="Proposer cet achat")).to_be_visible()
    each_way_answers(page, site)
    page.get_by_role("link", name="Regarder les nouveautés").click()
    expect(page.locator(".result").first).to_be_visible()


def test_filters_that_leave_nothing_can_be_taken_away_one_by_one_or_all(page, site):
    """Each way says how many documents it leads to, and leads to them."""
    address = f"{site.college}/recherche?q=histoire&type=Atlas&langue=ger"
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aucun résultat")
    expect(page.get_by_role("button", name="Proposer cet achat")).to_have_count(0)
    each_way_answers(page, site)
    page.get_by_role("link", name="Chercher sans les filtres").click()
    page.wait_for_url("**/recherche?q=histoire")
    expect(page.locator(".result").first).to_be_visible()
    page.goto(f"{site.college}/recherche?q=histoire&type=Atlas")
    way = page.get_by_role("link", name="Sans le filtre")
    count = re.search(r"\d+", way.locator(".quiet").inner_text())[0]
    way.click()
    page.wait_for_url("**/recherche?q=histoire")
    expect(page.locator("h1 strong")).to_contain_text(count)


@pytest.mark.parametrize("question", ["page=900", "q=la&page=100000", "q=la&type=Roman&page=77"])
def test_a_page_beyond_the_last_offers_the_first(page, site, question):
    page.goto(f"{site.college}/recherche?{question}")
    expect(page.locator(".result")).to_have_count(0)
    each_way_answers(page, site)
    page.get_by_role("link", name="Revenir à la première page").click()
    page.wait_for_url(lambda url: "page=" not in url)
    expect(page.locator(".results")).to_have_attribute("start", "1")


def test_an_empty_portal_says_what_will_come(page, site):
    page.goto(f"{site.portal(EMPTY)}/home/")
    expect(page.get_by_role("heading", name="Les rayons sont encore vides")).to_be_visible()
    page.goto(f"{site.portal(EMPTY)}/recherche?q=verne")
    each_way_answers(page, site)


@pytest.mark.parametrize("path", [
    "/rien", "/notice/999999", "/notice/abc", "/notice/-1", "/notice/99999999999999999999", "/pages/rien", "/couverture/1.svg",
    "/document/id_0750001a_1.html", "/home/plus/loin", "/static/rien.css", "/cdi/", "/recherche/rien", "//", "/%3Cscript%3E",
])
def test_a_page_that_a_portal_does_not_have_is_a_404_with_a_search_box(page, site, path):
    go(page, site.college + path, 404)
    expect(page.locator("header .brand")).to_contain_text("Les Tilleuls")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    each_way_answers(page, site)
    search_box(page).fill("verne")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=verne")
    expect(page.locator(".result").first).to_be_visible()


@pytest.mark.parametrize("path", [
    "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/static/../Package.swift", "/static/%2e%2e/Package.swift", "/home/%00",
    "/notice/1%2F..%2F2", "/notice/1%00", "/pages/../home/",
])
def test_an_address_that_climbs_or_cheats_gets_nothing(site, path):
    answer = site.get(site.college + path)
    assert answer.status in (400, 404)
    assert "<h1>" in answer.text and "swift" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize("where", ["path", "host"])
def test_an_unknown_portal_is_a_404_that_leads_to_the_list(page, site, where):
    """A9-6: numbers are mistyped; the answer names the number and leads to the schools of this server."""
    address = f"{site.platform}/cdi/0750001A/" if where == "path" else f"{site.portal('0750001a')}/home/"
    go(page, address, 404)
    expect(page.locator("main")).to_contain_text("0750001A")
    each_way_answers(page, site)
    page.get_by_role("link", name="Voir la liste des portails").click()
    expect(page.locator(".portal").first).to_be_visible()
    page.go_back()
    page.locator("header .brand").click()
    expect(page.locator(".portal").first).to_be_visible()


@pytest.mark.parametrize("path", ["/rien", "/recherche", "/notice/1", "/cdi", "/cdi/", "/cdi/123/", "/cdi/99900011/home/"])
def test_a_page_that_the_platform_does_not_have_is_a_404_with_a_way_home(page, site, path):
    go(page, site.platform + path, 404)
    each_way_answers(page, site)


def test_a_school_that_is_not_in_the_list_is_told_what_to_try(page, site):
    page.goto(f"{site.platform}/?q=zzyzx")
    expect(page.get_by_role("heading", name="Aucun portail ne correspond")).to_be_visible()
    page.get_by_role("link", name="Voir tous les portails").click()
    expect(page.locator(".portal").first).to_be_visible()


def test_sending_something_to_a_page_that_is_only_read_is_refused_politely(site):
    for address in (site.platform + "/", f"{site.college}/recherche", f"{site.platform}/cdi/{COLLEGE}/home/"):
        answer = site.get(address, method="POST", body=b"a=b")
        assert answer.status == 405
        assert answer.headers["allow"] == "GET, HEAD"
        assert "Rien n’a été enregistré" in answer.text
