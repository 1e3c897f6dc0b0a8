"""The site and the browser that the tests share."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import page_kinds
from running_site import Site, fill, serving
from watched_page import Watch

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


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
def browser():
    assert Path(CHROMIUM).exists(), f"{CHROMIUM} is missing: install Debian's chromium, or give its path in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Opens watched pages, and at the end asks each whether anything was wrong."""

    browser: Browser
    site: Site

    def __post_init__(self):
        self.contexts: list[BrowserContext] = []
        self.watches: dict[Page, Watch] = {}

    def page(self, width: int = 1280, height: int = 800, **options) -> Page:
        options.setdefault("color_scheme", "light")
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", **options)
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        self.watches[page] = Watch(page, self.site)
        return page

    def visit(self, page: Page, kind: str):
        """Goes to a kind of page, which answers as it must."""
        return self.expect(page, page_kinds.address(kind, self.site), page_kinds.status(kind))

    def expect(self, page: Page, address: str, status: int):
        if status >= 400:
            self.watches[page].expect_failure(address)
        response = page.goto(address)
        assert response.status == status, f"{address} answers {response.status}"
        return response

    def leave(self):
        for context in self.contexts:
            context.close()
        for watch in self.watches.values():
            watch.check()


@pytest.fixture
def visitor(browser, site):
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()


@pytest.fixture
def page(visitor):
    """A desktop window, light, with scripts."""
    return visitor.page()
