"""The site and the browser that the tests share."""

import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from procedures import sign_in_by_hand
from running_site import COLLEGE, HOME, fill, lutrin, serving
from watched_page import CHROMIUM, Visitor, Watch


@pytest.fixture(scope="session")
def data():
    with tempfile.TemporaryDirectory(prefix="lutrin-browser-") as folder:
        fill(folder)
        yield folder


@pytest.fixture(scope="session")
def site(data):
    with serving(data) as site:
        yield site


@pytest.fixture(scope="session")
def chromium():
    """Starts Chromium, with more arguments if need be."""
    assert Path(CHROMIUM).exists(), f"{CHROMIUM} is missing: install Debian's chromium, or give its path in CHROMIUM"
    with sync_playwright() as playwright:
        yield lambda *arguments: playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *arguments])


@pytest.fixture(scope="session")
def browser(chromium):
    browser = chromium()
    yield browser
    browser.close()


@pytest.fixture
def visitor(browser, site):
    """Opens windows of a size, a scheme, with or without scripts."""
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()


@pytest.fixture(scope="session")
def desktop(browser, site):
    visitor = Visitor(browser, site)
    yield visitor.page()
    visitor.leave()


@pytest.fixture
def page(desktop):
    """A desktop window, light, with scripts, the same for all tests: opening one takes longer than most of them.

    What outlives a page (routes, media) is set on a window of one's own.
    """
    watch = Watch.watches[desktop]
    desktop.goto("about:blank")
    watch.forget()
    yield desktop
    try:
        watch.check()
    finally:
        watch.forget()


@pytest.fixture(scope="module")
def school():
    """A school of its own, since the procedures change it, and its file to be read afterwards."""
    with tempfile.TemporaryDirectory(prefix="lutrin-procedures-") as folder:
        lutrin("demo", "--data", folder, "--home", HOME)
        with serving(folder) as site:
            yield site, Path(folder) / "portals" / f"{COLLEGE.upper()}.sqlite"


@pytest.fixture
def follower(browser, school):
    """Somebody who follows a procedure, signed in by hand."""
    site, _ = school
    visitor = Visitor(browser, site)

    def enter(login="leroux", **options):
        page = visitor.page(**options)
        sign_in_by_hand(page, site, login)
        return page

    yield enter
    visitor.leave()
