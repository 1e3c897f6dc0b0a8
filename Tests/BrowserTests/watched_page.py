"""Pages that remember everything a browser complains of."""

import os
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, expect

import page_kinds
from running_site import SESSION, Site

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Only how long to wait for what does not come: a busy machine is not a fault.
PATIENCE = 5_000
expect.set_options(timeout=PATIENCE)


class Watch:
    """Console messages, script errors, failed requests, requests to elsewhere, dialogs: all are faults."""

    watches: WeakKeyDictionary = WeakKeyDictionary()

    def __init__(self, page: Page, site: Site):
        self.faults: list[str] = []
        self.expected: set[str] = set()
        self.site = site
        self.watches[page] = self
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("requestfailed", self.on_failure)
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        page.on("dialog", self.on_dialog)

    def forget(self) -> None:
        self.faults.clear()
        self.expected.clear()

    def check(self) -> None:
        assert not self.faults, "the browser complained:\n" + "\n".join(dict.fromkeys(self.faults))

    def on_console(self, message) -> None:
        if message.type not in ("error", "warning"):
            return
        if "Failed to load resource" in message.text and message.location.get("url") in self.expected:
            return
        self.faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def on_failure(self, request) -> None:
        # The browser's own cancellation, as of a lazy image when one leaves the page.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed: {request.url} ({request.failure})")

    def on_request(self, request) -> None:
        if not self.site.knows(request.url):
            self.faults.append(f"request to elsewhere: {request.url}")

    def on_response(self, response) -> None:
        if response.status >= 400 and response.url not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")

    def on_dialog(self, dialog) -> None:
        self.faults.append(f"a script ran: {dialog.type} « {dialog.message} »")
        dialog.dismiss()


def go(page: Page, address: str, status: int = 200) -> Response:
    """Goes to an address that must answer `status`; an error so expected is not a fault."""
    if status >= 400:
        Watch.watches[page].expected.add(address)
    response = page.goto(address)
    assert response.status == status, f"{address} answers {response.status}, not {status}"
    return response


def search_box(page: Page) -> Locator:
    """The field of the search: a combobox once the script has given it suggestions, a searchbox before."""
    return page.locator("input[type=search]").last


def sign_in(page: Page, login: str | None, address: str) -> None:
    """Gives the window the session of somebody, or of nobody, at the portal of an address."""
    site = Watch.watches[page].site
    page.context.clear_cookies()
    if login is not None:
        page.context.add_cookies([{"name": SESSION, "value": site.session(address, login), "url": address}])


def visit(page: Page, kind: str) -> Response:
    site = Watch.watches[page].site
    sign_in(page, page_kinds.login(kind), page_kinds.address(kind, site))
    return go(page, page_kinds.address(kind, Watch.watches[page].site), page_kinds.status(kind))


@dataclass
class Visitor:
    """Opens watched pages, and at the end asks each whether anything was wrong."""

    browser: Browser
    site: Site

    def __post_init__(self):
        self.contexts: list[BrowserContext] = []
        self.watches: list[Watch] = []

    def page(self, width: int = 1280, height: int = 800, **options) -> Page:
        options.setdefault("color_scheme", "light")
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", **options)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        self.watches.append(Watch(page, self.site))
        return page

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        for watch in self.watches:
            watch.check()
