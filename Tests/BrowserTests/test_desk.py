"""The desk: the keyboard, the scanner, and what the screen says."""

import sqlite3
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from running_site import COLLEGE, HOME, lutrin, serving
from watched_page import Visitor, Watch, sign_in

ZOE, DIALLO = "1001", "2001"


class Stock:
    """Numbers of copies, as the file of a portal has them before the desk opens."""

    def __init__(self, data: str):
        with sqlite3.connect(Path(data) / "portals" / f"{COLLEGE.upper()}.sqlite") as file:
            def numbers(condition: str) -> list[str]:
                query = f"SELECT number FROM copy WHERE status = 'inService' AND number IS NOT NULL AND {condition} ORDER BY id"
                return [row[0] for row in file.execute(query)]
            awaited = "record IN (SELECT record FROM reservation WHERE closedOn IS NULL)"
            held = "id IN (SELECT copy FROM loan WHERE returnedOn IS NULL)"
            lesson = "record IN (SELECT record FROM lessonHold)"
            # One copy a document, so that nothing depends on which is taken.
            self.free = numbers(f"NOT {held} AND NOT {awaited} AND NOT {lesson} AND record IN (SELECT record FROM copy GROUP BY record HAVING count(*) = 1)")
            self.awaited = numbers(f"{held} AND {awaited}")
            self.out = numbers(f"{held} AND NOT {awaited}")
        file.close()

    def take(self, count: int = 1) -> list[str]:
        taken, self.free = self.free[:count], self.free[count:]
        return taken


@pytest.fixture(scope="module")
def open_desk(browser):
    """A school of its own: what is lent here is lent nowhere else."""
    with tempfile.TemporaryDirectory(prefix="lutrin-desk-") as data:
        lutrin("demo", "--data", data, "--home", HOME)
        stock = Stock(data)
        with serving(data) as site:
            yield site, stock


@pytest.fixture
def desk(browser, open_desk):
    """The desk in a window, Mme Leroux signed in, and nothing but the keyboard."""
    site, stock = open_desk
    visitor = Visitor(browser, site)
    yield Keyboard(visitor.page(), site, stock)
    visitor.leave()


class Keyboard:
    def __init__(self, page, site, stock):
        self.page, self.stock = page, stock
        sign_in(page, "leroux", site.college)
        self.address = f"{site.college}/gestion"
        page.goto(self.address)

    def scans(self, *numbers: str) -> None:
        """What a scanner does: the digits, then Enter, wherever the focus is."""
        for number in numbers:
            self.page.keyboard.type(number)
            self.presses("Enter")

    def presses(self, key: str) -> None:
        Watch.watches[self.page].expected.update(self.forms())
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def forms(self) -> list[str]:
        """A refusal answers 422 at the address of its form: that is what it is for."""
        return self.page.eval_on_selector_all("form", "forms => forms.map(form => form.action)")

    def says(self, word: str, sentence: str = "") -> None:
        expect(self.page.locator(".band-word")).to_have_text(word)
        expect(self.page.locator(".band-words")).to_contain_text(sentence)
        expect(self.page.locator("#saisie")).to_be_focused()

    def shows(self, name: str) -> None:
        expect(self.page.locator("#lecteur")).to_have_text(name)


def test_loans_follow_one_another_without_the_mouse(desk):
    first, second, third = desk.stock.take(3)
    desk.says("Prêt à servir")
    desk.scans(DIALLO)
    desk.shows("Diallo Mamadou")
    desk.scans(first)
    desk.says("Prêté", "à Diallo Mamadou")
    desk.scans(second, third)
    desk.says("Prêté", third)
    desk.presses("F8")
    desk.says("Annulé", third)
    desk.scans(second)
    desk.says("Déjà prêté", "prolonger ou rendre")
    desk.presses("F7")
    desk.says("Rendu", second)
    desk.presses("Escape")
    expect(desk.page.locator("#lecteur")).to_have_count(0)
    desk.presses("F3")
    expect(desk.page.locator("[data-key=F3]")).to_have_attribute("aria-current", "true")
    desk.scans(first)
    desk.says("Rendu", first)


def test_what_is_refused_is_said_and_the_next_scan_starts_afresh(desk):
    desk.scans("999999")
    desk.says("Refusé", "n’est ni celui d’une carte ni celui d’un exemplaire")
    expect(desk.page.locator("#saisie")).to_have_value("")
    desk.scans(ZOE)
    desk.shows("Marchand Zoé")
    desk.scans("1002")
    desk.says("Attention", "Usager temporaire")
    desk.scans(desk.stock.take()[0])
    desk.says("Refusé", "Benali Karim est usager temporaire")


def test_codes_faster_than_the_answers_are_all_heard_once_and_in_order(desk):
    first, second, third = desk.stock.take(3)
    for number in ("1004", first, second, third):
        desk.page.keyboard.type(number)
        desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("12")
    expect(desk.page.locator(".band-words")).to_contain_text(third)
    desk.shows("Martin Léa")
    expect(desk.page.locator("#saisie")).to_have_value("12")
    desk.page.reload()
    for place, number in enumerate((third, second, first)):
        expect(desk.page.locator(".desk-gestures > li").nth(place)).to_contain_text(number)
        expect(desk.page.locator(".desk-gestures > li", has_text=number)).to_have_count(1)
    for key in ("F8", "F8", "F3"):
        desk.page.keyboard.press(key)
    expect(desk.page.locator("[data-key=F3]")).to_have_attribute("aria-current", "true")
    for number, undone in ((third, 1), (second, 1), (first, 0)):
        expect(desk.page.locator(".desk-gestures > .undone", has_text=number)).to_have_count(undone)


def test_people_of_one_name_are_chosen_with_the_arrows_or_by_number(desk):
    desk.scans("martin léa")
    desk.says("À choisir")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("ArrowDown")
    desk.presses("Enter")
    expect(desk.page.locator(".desk-person")).to_contain_text("1004")
    desk.scans("martin léa")
    desk.presses("Alt+1")
    expect(desk.page.locator(".desk-person")).to_contain_text("1003")
    desk.scans("martin léa", "2")
    expect(desk.page.locator(".desk-person")).to_contain_text("1004")


def test_the_scanner_is_heard_wherever_the_focus_is(desk):
    desk.scans(ZOE)
    desk.page.locator(".desk-loan-actions button").first.focus()
    copy = desk.stock.take()[0]
    desk.scans(copy)
    desk.says("Prêté", copy)
    desk.page.locator(".desk-loans summary").first.click()
    desk.page.locator(".desk-loans input[name=note]").first.click()
    desk.page.keyboard.type("2 pages")
    expect(desk.page.locator(".desk-loans input[name=note]").first).to_have_value("2 pages")
    expect(desk.page.locator("#saisie")).to_have_value("")


def test_the_desk_works_without_script(browser, open_desk):
    site, stock = open_desk
    visitor = Visitor(browser, site)
    try:
        page = visitor.page(java_script_enabled=False)
        sign_in(page, "leroux", site.college)
        page.goto(f"{site.college}/gestion")
        copy = stock.take()[0]
        for typed in (ZOE, copy):
            page.locator("#saisie").fill(typed)
            page.get_by_role("button", name="Valider").click()
        expect(page.locator(".band-word")).to_have_text("Prêté")
        page.get_by_role("button", name="Annuler le dernier geste").click()
        expect(page.locator(".band-word")).to_have_text("Annulé")
        page.get_by_role("link", name="Retour").click()
        page.get_by_role("link", name="Lecteur suivant").click()
        expect(page.locator("#lecteur")).to_have_count(0)
    finally:
        visitor.leave()
