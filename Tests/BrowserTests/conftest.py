"""The site and the browser that the tests share."""

import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import sign_on
from hostile_cas_server import KEY, NAME, hostile_cas_server
from neighbours import Certificate, free_port
from procedures import sign_in_by_hand
from real_cas_clients import django_cas_site, python_cas_site
from real_cas_server import cas_server
from running_site import CAMPUS, COLLEGE, HOME, LYCEE, fill, lutrin, serving
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


@pytest.fixture(scope="session")
def demo():
    """The demonstration as it is made, for those who copy it."""
    with tempfile.TemporaryDirectory(prefix="lutrin-demo-") as folder:
        lutrin("demo", "--data", folder, "--home", HOME)
        yield folder


@pytest.fixture(scope="session")
def certificate():
    with tempfile.TemporaryDirectory(prefix="lutrin-certificate-") as folder:
        yield Certificate.made_in(folder)


@pytest.fixture(scope="session")
def behind_ent(demo, certificate):
    """The campus signs in at an ENT, the collège at the campus, the lycée at the ENT itself; four more go wrong."""
    with sign_on.seeded(demo) as seeds:
        people = sign_on.Keys(seeds.data).people()
        with (
            cas_server(people) as ent, cas_server(people, certificate=certificate) as closed,
            hostile_cas_server() as hostile,
        ):
            seeds.interconnect(sign_on.AT_CAMPUS, ent.address)
            seeds.interconnect(sign_on.at_portal(COLLEGE), seeds.cas(CAMPUS))
            seeds.interconnect(sign_on.at_portal(LYCEE), ent.address, "--allow-direct")
            seeds.interconnect(seeds.portal(sign_on.DOWN), f"http://localhost:{free_port()}/cas")
            seeds.interconnect(seeds.portal(sign_on.CLOSED_TLS), closed.address)
            seeds.interconnect(seeds.portal(sign_on.GIVEN_TLS), closed.address, "--certificate", str(certificate.file))
            seeds.interconnect(seeds.portal(sign_on.LIED_TO), hostile.address)
            seeds.borrower(sign_on.LIED_TO, NAME, KEY)
            keys = {login: person["uid"] for login, person in people.items()}
            with sign_on.running(
                seeds, ent.origin, closed.origin, ent=ent, closed=closed, hostile=hostile, keys=keys,
                certificate=certificate,
            ) as world:
                yield world


@pytest.fixture(scope="session")
def own_campus(demo, certificate):
    """The campus and the collège sign their people in themselves, for services too; the lycée signs in at the campus."""
    with sign_on.seeded(demo) as seeds, python_cas_site(seeds.cas(CAMPUS), certificate) as service:
        port = service.address.rsplit(":", 1)[1]
        trust = ("--certificate", str(certificate.file))
        with django_cas_site(seeds.cas(CAMPUS)) as django:
            for place in (sign_on.AT_CAMPUS, sign_on.at_portal(COLLEGE)):
                seeds.declare(place, "Essai", f"{service.address}/")
                seeds.declare(place, "Sous-domaines", f"http://*.wild.localhost:{port}/")
                seeds.declare(place, "Relais", f"http://proxy.localhost:{port}/", "key", "--proxies", *trust)
                seeds.declare(place, "Rappel", f"{service.callback}", "key", "--proxies", *trust)
            for profile in ("portal", "pronote"):
                seeds.declare(sign_on.AT_CAMPUS, profile, f"http://{profile}.localhost:{port}/", profile)
            seeds.declare(sign_on.at_portal(COLLEGE), "Éditeur", f"http://publisher.localhost:{port}/", "publisher")
            seeds.declare(sign_on.AT_CAMPUS, "Django", f"{django}/")
            seeds.interconnect(sign_on.at_portal(LYCEE), seeds.cas(CAMPUS))
            keys = {login: person["uid"] for login, person in sign_on.Keys(seeds.data).people().items()}
            with sign_on.running(
                seeds, service.address, django, service=service, django=django, keys=keys, certificate=certificate,
            ) as world:
                yield world
