"""A page that remembers everything a browser complains of."""

from playwright.sync_api import Page

from running_site import Site


class Watch:
    """Console messages, script errors, failed requests, requests to elsewhere, dialogs: all are faults."""

    def __init__(self, page: Page, site: Site):
        self.faults: list[str] = []
        self.expected: set[str] = set()
        self.site = site
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("requestfailed", self.on_failure)
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        page.on("dialog", self.on_dialog)

    def expect_failure(self, address: str) -> None:
        """This address is to answer an error, which the browser's console repeats."""
        self.expected.add(address)

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
        if not self.site.owns(request.url):
            self.faults.append(f"request to elsewhere: {request.url}")

    def on_response(self, response) -> None:
        if response.status >= 400 and response.url not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")

    def on_dialog(self, dialog) -> None:
        self.faults.append(f"a script ran: {dialog.type} « {dialog.message} »")
        dialog.dismiss()

    def check(self) -> None:
        assert not self.faults, "the browser complained:\n" + "\n".join(self.faults)
