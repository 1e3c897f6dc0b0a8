"""A procedure opened as readers open it, its buttons pressed, and the school's file to be read beside."""

import sqlite3

from playwright.sync_api import expect

from running_site import PASSWORD
from watched_page import Watch


def rows(file, query):
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def sign_in_by_hand(page, site, login):
    """By the door of those who manage the portal, or by that of readers."""
    door = "administration" if login in ("leroux", "admin") else ""
    page.goto(f"{site.college}/connexion/{door}".rstrip("/"))
    page.fill("#champ-identifiant", login)
    page.fill("#champ-motdepasse", PASSWORD)
    with page.expect_navigation():
        page.click("main button[type=submit]")


def open_procedure(page, site, title):
    """By the second bar and the list, as a librarian does."""
    page.goto(f"{site.college}/gestion")
    page.get_by_role("navigation", name="Gestion").get_by_role("link", name="Procédures").click()
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)


def press(page, label):
    """A button of the procedure, to its screen."""
    page.locator(".procedure-text").get_by_role("link", name=label).first.click()


def scan(page, code):
    """What the coloured band answers."""
    expect(page.locator("#saisie")).to_be_focused()
    page.keyboard.type(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.locator(".band").inner_text()


def submit(button):
    """What the form writes is written when this returns."""
    with button.page.expect_navigation():
        button.click()


def press_key(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def expect_refusal(page, address):
    """The page may be told no there: that is what its form is for."""
    Watch.watches[page].expected.add(address)


FREE = """
    SELECT number FROM copy WHERE status = 'inService' AND number IS NOT NULL
    AND id NOT IN (SELECT copy FROM loan WHERE returnedOn IS NULL)
    AND record NOT IN (SELECT record FROM reservation WHERE closedOn IS NULL)
    GROUP BY record HAVING count(*) = 1 ORDER BY id DESC
"""


def free_copies(file, count=1):
    """Numbers of copies that anybody could borrow."""
    return [number for (number,) in rows(file, FREE)[:count]]
