"""One day at the desk, played as it is lived: a scanner, a keyboard, a printer."""

import re
import sqlite3
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from running_site import COLLEGE, HOME, PASSWORD, lutrin, serving
from watched_page import Visitor


@pytest.fixture
def day():
    """A school of its own, since the day changes it, and its file to be read afterwards."""
    with tempfile.TemporaryDirectory(prefix="lutrin-day-") as folder:
        lutrin("demo", "--data", folder, "--home", HOME)
        with serving(folder) as site:
            yield site, Path(folder) / "portals" / f"{COLLEGE.upper()}.sqlite"


def rows(file: Path, query: str):
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def scan(page, code: str) -> str:
    """What a scanner does: it types, then Enter. The answer is what the band says."""
    expect(page.locator("#saisie")).to_be_focused()
    page.keyboard.type(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.locator(".band").inner_text()


def test_the_day_of_a_librarian(browser, day):
    """Twenty returns, fifteen loans, three reservations set aside, reminders printed: without touching the mouse."""
    site, file = day
    visitor = Visitor(browser, site)
    page = visitor.page()

    # She opens.
    page.goto(f"{site.college}/connexion/administration")
    page.keyboard.press("Tab")
    page.locator("#champ-identifiant").focus()
    page.keyboard.type("leroux")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/gestion*")

    # Twenty books come back in a box; nobody says whose they were.
    box = [number for (number,) in rows(file, """
        SELECT copy.number FROM loan JOIN copy ON copy.id = loan.copy WHERE returnedOn IS NULL ORDER BY loan.dueOn DESC LIMIT 20
    """)]
    assert len(box) == 20
    with page.expect_navigation():
        page.keyboard.press("F3")
    for number in box:
        assert "rendu" in scan(page, number).lower(), number
    out = {number for (number,) in rows(file, "SELECT number FROM copy JOIN loan ON loan.copy = copy.id WHERE returnedOn IS NULL")}
    assert not out & set(box)

    # One return too many: taken back, then made again.
    with page.expect_navigation():
        page.keyboard.press("F8")
    assert "Annulé" in page.locator("main").inner_text()
    with page.expect_navigation():
        page.keyboard.press("F3")
    assert "rendu" in scan(page, box[-1]).lower()

    # Five pupils borrow three books each.
    with page.expect_navigation():
        page.keyboard.press("F2")
    free = [number for (number,) in rows(file, """
        SELECT copy.number FROM copy WHERE status = 'inService' AND number IS NOT NULL
        AND id NOT IN (SELECT copy FROM loan WHERE returnedOn IS NULL)
        AND record NOT IN (SELECT record FROM reservation WHERE closedOn IS NULL) GROUP BY record ORDER BY id DESC LIMIT 30
    """)]
    pupils = [number for (number,) in rows(file, """
        SELECT number FROM borrower WHERE id NOT IN (SELECT borrower FROM loan WHERE returnedOn IS NULL AND borrower IS NOT NULL)
        AND status = 'Élève' AND kind = 'regular' ORDER BY id DESC LIMIT 8
    """)]
    books = iter(free)
    for pupil in pupils[:5]:
        assert "au bureau" in scan(page, pupil)
        for _ in range(3):
            assert "Prêté" in scan(page, next(books))
        with page.expect_navigation():
            page.keyboard.press("Escape")
    assert rows(file, "SELECT count(*) FROM loan WHERE returnedOn IS NULL AND lentOn = date('now', 'localtime')")[0][0] >= 15

    # Three pupils ask for books that are on their shelves; she fetches them and puts them aside.
    for pupil in pupils[5:8]:
        scan(page, pupil)
        with page.expect_navigation():
            page.keyboard.press("F4")
        assert "Réservé" in scan(page, next(books))
        with page.expect_navigation():
            page.keyboard.press("Escape")
    page.goto(f"{site.college}/gestion/reservations")
    before = rows(file, "SELECT count(*) FROM reservation WHERE state = 'setAside'")[0][0]
    for _ in range(3):
        button = page.locator(".fetch-list button").first
        button.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert rows(file, "SELECT count(*) FROM reservation WHERE state = 'setAside'")[0][0] == before + 3

    # She prints the reminders: one letter a reader.
    page.goto(f"{site.college}/gestion/relances")
    readers = page.locator("input[name=lecteur]").count()
    assert readers > 0
    page.get_by_role("button", name="Une lettre par lecteur").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(".batch-actions a").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == readers
    page.goto(f"{site.college}/gestion/relances")
    assert "jamais relancé" not in page.locator("main").inner_text()

    # And goes home.
    page.get_by_role("button", name="Se déconnecter").first.click()
    page.wait_for_url("**/home/*")
    assert page.goto(f"{site.college}/gestion").url.split("?")[0].endswith("/connexion/administration")
    visitor.leave()
