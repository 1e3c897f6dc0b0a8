"""From an ENT (django-cas-server) to the espace to the portal, and back out: Lutrin as a client of a CAS server."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

import sign_on
from neighbours import Reader, origin
from real_cas_server import PASSWORD
from running_site import CAMPUS, COLLEGE, LYCEE
from sign_on import arrive, asked_service, eventually, is_in, logout_request, refused_in_french, with_ticket
from watched_page import Visitor

ENCYCLOPEDIA = 'href="https://encyclopedie.example.org/'


@pytest.fixture
def traveller(browser, behind_ent):
    visitor = Visitor(browser, behind_ent.site)
    yield visitor.page()
    visitor.leave()


def sign_in_at_ent(page, login):
    page.fill("input[name=username]", login)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form [type=submit]").first.click()


def leave(page):
    page.get_by_role("button", name="Se déconnecter").first.click()


# In Chromium.


def test_a_pupil_goes_from_the_ent_to_the_espace_to_the_portal_and_out(traveller, behind_ent):
    site, page = behind_ent.site, traveller
    page.goto(behind_ent.ent.login_address())
    sign_in_at_ent(page, "zoe")
    expect(page.locator("body")).to_contain_text(re.compile("success|log ?out", re.IGNORECASE))

    # The espace asks nothing more.
    page.goto(f"{site.campus}/connexion")
    expect(page.get_by_role("button", name="Se déconnecter").first).to_be_visible()
    assert page.url.startswith(site.campus) and "ticket=" not in page.url
    page.goto(f"{site.campus}/")
    expect(page.locator("header")).to_contain_text("Zoé")

    # Nor does the portal, in a tab of its own, from the tile of the CDI.
    with page.context.expect_page() as opened:
        page.locator("[aria-labelledby=tuile-cdi] .cdi-open a").click()
    portal = opened.value
    expect(portal.get_by_role("button", name="Se déconnecter").first).to_be_visible()
    assert "ticket=" not in portal.url
    # By its name or below a path: the portal has both addresses, and a session for each.
    college = next(place for place in (site.college, f"{site.platform}/cdi/{COLLEGE}") if portal.url.startswith(place))
    portal.goto(f"{college}/moncompte/prets")
    expect(portal.locator("header")).to_contain_text("Zoé")

    # Out at the ENT, out of everything.
    page.goto(f"{behind_ent.ent.address}/logout")
    expect(page.locator("body")).to_contain_text("Logout successful")
    for place in (f"{site.campus}/eleve", f"{college}/moncompte/prets"):
        assert eventually(lambda: page.goto(place) and page.url.startswith(behind_ent.ent.address)), f"still in: {page.url}"


def test_a_page_deep_in_the_portal_is_reached_at_once(traveller, behind_ent):
    """P-11: whatever was asked for is what is shown in the end, accents, ampersands and all."""
    deep = "/recherche?q=%C3%A9t%C3%A9+%26+mer&tri=titre"
    wanted = f"{behind_ent.site.college}{deep}"
    traveller.goto(f"{behind_ent.site.college}/connexion?{urlencode({'retour': deep})}")
    assert traveller.url.startswith(behind_ent.ent.address), f"not sent to the ENT: {traveller.url}"
    sign_in_at_ent(traveller, "zoe")
    expect(traveller.get_by_role("button", name="Se déconnecter").first).to_be_visible()
    assert traveller.url == wanted


def test_leaving_the_portal_from_its_own_button(traveller, behind_ent):
    """A form of ours may not be stopped on its way out by our own security policy (form-action)."""
    traveller.goto(f"{behind_ent.site.college}/moncompte/prets")
    sign_in_at_ent(traveller, "zoe")
    leave(traveller)
    traveller.wait_for_load_state()
    expect(traveller.get_by_role("button", name="Se déconnecter")).to_have_count(0)


def test_signing_in_at_the_door_of_the_espace_for_the_portal(browser, own_campus):
    """The form of the campus ends at another address, the portal's: the browser must be allowed to go there."""
    visitor = Visitor(browser, own_campus.site)
    page = visitor.page()
    page.goto(f"{own_campus.lycee}/moncompte/prets")
    assert page.url.startswith(own_campus.site.campus), f"not sent to the campus: {page.url}"
    page.get_by_label("Identifiant").first.fill("diallo")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Se connecter").click()
    expect(page).to_have_url(f"{own_campus.lycee}/moncompte/prets")
    expect(page.locator("header")).to_contain_text("Diallo")
    leave(page)
    expect(page.get_by_role("button", name="Se déconnecter")).to_have_count(0)
    visitor.leave()


# Without a screen.


def test_the_door_leads_to_the_provider(behind_ent):
    for place, provider in {
        behind_ent.site.campus: behind_ent.ent.address, behind_ent.lycee: behind_ent.ent.address,
        behind_ent.site.college: behind_ent.seeds.cas(CAMPUS),
    }.items():
        answer = Reader().step(f"{place}/connexion")
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"{provider}/login?")
        assert "no-store" in answer.headers.get("cache-control", "") or "no-cache" in answer.headers.get("cache-control", "")
        assert asked_service(place).startswith(f"{place}/cas/retour")


def test_below_a_path_too(behind_ent):
    """Where there are no names below the server's, its places are paths."""
    platform = behind_ent.site.platform
    reader, page = behind_ent.at_ent("zoe", f"{platform}/cdi/{COLLEGE}/moncompte/prets")
    assert page.url == f"{platform}/cdi/{COLLEGE}/moncompte/prets" and page.status_code == 200
    assert not is_in(reader, behind_ent.site.college)


def test_the_administrators_door_is_always_local(behind_ent):
    """P-10, R-17."""
    for place in (behind_ent.site.college, behind_ent.lycee):
        door = Reader().step(f"{place}/connexion/administration")
        assert door.status_code == 200 and 'name="motdepasse"' in door.text
    reader = behind_ent.by_hand("admin", behind_ent.site.college, "/connexion/administration")
    assert reader.step(f"{behind_ent.site.college}/administration").status_code == 200
    # Direct sign-in is allowed at the lycée, and nowhere else.
    assert 'name="motdepasse"' in Reader().step(f"{behind_ent.lycee}/connexion?login=true").text
    assert 'name="motdepasse"' not in Reader().step(f"{behind_ent.site.college}/connexion?login=true").text
    assert is_in(behind_ent.by_hand("diallo", behind_ent.lycee, "/connexion?login=true"), behind_ent.lycee)


def test_a_ticket_on_any_page_signs_in(behind_ent):
    page = f"{behind_ent.lycee}/notice/1?a=%C3%A9"
    _, ticket = behind_ent.ent.ticket("diallo", page)
    reader = Reader()
    answer = reader.step(with_ticket(page, ticket))
    assert (answer.status_code, answer.headers["location"].removeprefix(behind_ent.lycee)) == (303, "/notice/1?a=%C3%A9")
    assert is_in(reader, behind_ent.lycee)


@pytest.mark.parametrize("elsewhere", [
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "/%2F/evil.example",
    "javascript:alert(1)", "/home/\r\nSet-Cookie: seance=1", "http:evil.example", "/\t/evil.example",
])
def test_one_comes_back_to_the_portal_whatever_the_address_says(behind_ent, elsewhere):
    lycee = behind_ent.lycee
    service = f"{lycee}/cas/retour?{urlencode({'retour': elsewhere})}"
    _, ticket = behind_ent.ent.ticket("diallo", service)
    answer = arrive(Reader(), with_ticket(service, ticket))
    assert answer.status_code in (303, 400, 403), answer.status_code
    if answer.status_code == 303:
        assert_at_home(answer.headers["location"], lycee)
    door = Reader().step(f"{lycee}/connexion?{urlencode({'retour': elsewhere})}")
    if door.status_code == 303:
        back = parse_qs(urlsplit(door.headers["location"]).query)["service"][0]
        assert_at_home(back, lycee)
        assert_at_home(parse_qs(urlsplit(back).query).get("retour", ["/"])[0], lycee)


def assert_at_home(location: str, place: str) -> None:
    assert location.startswith(f"{place}/") or re.match(r"/(?![/\\\t])", location), location
    assert "\r" not in location and "\n" not in location


def test_a_ticket_is_not_taken_twice(behind_ent):
    service = asked_service(behind_ent.lycee)
    _, ticket = behind_ent.ent.ticket("diallo", service)
    assert Reader().step(with_ticket(service, ticket)).status_code == 303
    replayed = Reader()
    refused_in_french(arrive(replayed, with_ticket(service, ticket)))
    assert not is_in(replayed, behind_ent.lycee)


@pytest.mark.parametrize(
    "ticket", ["ST-forged", "ST-" + "a" * 4_000, "ST-é<script>alert(1)</script>", "PT-1", "ST-%00", "ST-1&service=x"],
    ids=range(6),
)
def test_a_ticket_that_the_ent_never_gave(behind_ent, ticket):
    refused_in_french(arrive(Reader(), with_ticket(asked_service(behind_ent.lycee), ticket)))


def test_a_ticket_of_ten_kilobytes(behind_ent):
    answer = arrive(Reader(), with_ticket(asked_service(behind_ent.lycee), "ST-" + "a" * 10_000))
    assert 400 <= answer.status_code < 500


def test_a_ticket_for_another_place(behind_ent):
    """What the campus was given for a person opens nothing at the lycée."""
    _, ticket = behind_ent.ent.ticket("diallo", asked_service(behind_ent.site.campus))
    refused_in_french(arrive(Reader(), with_ticket(asked_service(behind_ent.lycee), ticket)))


@pytest.mark.parametrize("headers", [
    {"Host": f"{LYCEE}.evil.example"}, {"Host": f"{LYCEE}.localhost:1@evil.example"}, {"X-Forwarded-Host": "evil.example"},
    {"Forwarded": "host=evil.example;proto=https"}, {"X-Forwarded-Proto": "https"}, {"X-Original-Host": "evil.example"},
], ids=lambda headers: " ".join(headers.values()))
def test_the_address_given_to_the_ent_is_the_portals_own(behind_ent, headers):
    answer = Reader().step(f"{behind_ent.lycee}/connexion?retour=/home/", headers=headers)
    location = answer.headers.get("location", "")
    assert "evil.example" not in location and "https%3A" not in location, location


# Out.


def test_single_logout_by_the_ent(behind_ent):
    """Its notice is a form field, as django-cas-server sends it; the campus tells its portals."""
    reader, page = behind_ent.at_ent("zoe", f"{behind_ent.site.college}/moncompte/prets")
    assert page.url == f"{behind_ent.site.college}/moncompte/prets"
    other, _ = behind_ent.at_ent("lea", f"{behind_ent.site.college}/moncompte/prets")
    behind_ent.ent.sign_out(reader)
    assert eventually(lambda: not is_in(reader, behind_ent.site.college))
    assert reader.step(f"{behind_ent.site.campus}/eleve").status_code == 303
    assert is_in(other, behind_ent.site.college)


@pytest.mark.parametrize("kind", ["text/xml", "application/xml; charset=utf-8", "application/x-www-form-urlencoded", None])
@pytest.mark.parametrize("path", ["/cas/retour", "/notice/1"])
def test_single_logout_in_a_body(behind_ent, kind, path):
    """The other form: the notice is the body itself (entcore)."""
    lycee = behind_ent.lycee
    service = asked_service(lycee) if path == "/cas/retour" else f"{lycee}{path}"
    _, ticket = behind_ent.ent.ticket("diallo", service)
    reader = Reader()
    reader.step(with_ticket(service, ticket))
    assert is_in(reader, lycee)
    answer = Reader().post(service, data=logout_request(ticket).encode(), headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == 200
    assert eventually(lambda: not is_in(reader, lycee))


def test_single_logout_in_a_field_on_a_page(behind_ent):
    lycee = behind_ent.lycee
    _, ticket = behind_ent.ent.ticket("diallo", f"{lycee}/notice/1")
    reader = Reader()
    reader.step(with_ticket(f"{lycee}/notice/1", ticket))
    assert Reader().post(f"{lycee}/notice/1", data={"logoutRequest": logout_request(ticket)}).status_code == 200
    assert eventually(lambda: not is_in(reader, lycee))


@pytest.mark.parametrize("notice", [
    logout_request("ST-forged"), logout_request(""), "", "<not xml", "<a/>", logout_request("ST-1").replace("samlp:", "x:"),
    logout_request("&lol9;", '<!DOCTYPE r [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">]>'), "\0" * 100, "a" * 100_000,
], ids=["forged", "of nothing", "empty", "broken", "something else", "no name space", "entities", "zeroes", "long"])
def test_a_notice_that_ends_nothing(behind_ent, notice):
    """Always 200 (the server does not care), and nobody is put out."""
    reader, _ = behind_ent.at_ent("diallo", f"{behind_ent.lycee}/moncompte/prets")
    for body, kind in ((urlencode({"logoutRequest": notice}), "application/x-www-form-urlencoded"), (notice, "text/xml")):
        answer = Reader().post(f"{behind_ent.lycee}/cas/retour", data=body.encode(), headers={"Content-Type": kind})
        assert answer.status_code == 200
    assert is_in(reader, behind_ent.lycee)


def test_nobody_is_put_out_by_the_ticket_of_somebody_else(behind_ent):
    """At one place, a ticket of another place says nothing."""
    reader, _ = behind_ent.at_ent("diallo", f"{behind_ent.lycee}/moncompte/prets")
    _, ticket = behind_ent.ent.ticket("diallo", asked_service(behind_ent.site.campus))
    Reader().post(f"{behind_ent.lycee}/cas/retour", data={"logoutRequest": logout_request(ticket)})
    assert is_in(reader, behind_ent.lycee)


# Who arrives.


def test_a_parent_whom_the_portal_does_not_know_is_a_member(behind_ent):
    """P-09: publishers' resources yes, personal space no, and the page says so."""
    for login, portal in (("martin", behind_ent.site.college), ("parent", behind_ent.lycee)):
        reader, page = behind_ent.at_ent(login, f"{portal}/moncompte/prets")
        assert origin(page.url) == portal
        assert "n’empruntent pas" in page.text or "emprunteur" in page.text
        if portal == behind_ent.site.college:
            assert ENCYCLOPEDIA in reader.get(f"{portal}/ressources").text
            assert ENCYCLOPEDIA not in Reader().get(f"{portal}/ressources").text
        assert "Se déconnecter" in reader.get(f"{portal}/home/").text


@pytest.mark.parametrize("login", ["elsewhere", "nowhere"])
def test_somebody_of_another_school_is_refused_with_the_reason(behind_ent, login):
    reader, page = behind_ent.at_ent(login, f"{behind_ent.lycee}/moncompte/prets")
    refused_in_french(page)
    assert "établissement" in page.text
    assert not is_in(reader, behind_ent.lycee)
    # No loop between the ENT and the portal, and a way out.
    assert f"{behind_ent.lycee}" in page.url and "/connexion/administration" in page.text or "/home/" in page.text


def test_a_pupil_of_the_college_is_nobody_at_the_lycee(behind_ent):
    reader, page = behind_ent.at_ent("zoe", f"{behind_ent.lycee}/moncompte/prets")
    refused_in_french(page)
    assert not is_in(reader, behind_ent.lycee)


# An ENT in trouble.


def test_a_slow_ent_delays_nobody_else(behind_ent):
    """Twenty arrivals at once, each of which the ENT keeps for ten seconds; meanwhile others read."""
    ent, lycee, site = behind_ent.ent, behind_ent.lycee, behind_ent.site
    service = asked_service(lycee)
    tickets = [ent.ticket("diallo", service)[1] for _ in range(20)]
    pages = [
        f"{site.college}/home/", f"{site.college}/recherche?q=loup", f"{lycee}/home/", f"{lycee}/connexion",
        f"{site.campus}/connexion",
    ]
    ent.change(slow=10)
    try:
        with ThreadPoolExecutor(20) as pool:
            start = time.monotonic()
            arrivals = [pool.submit(arrive, Reader(), with_ticket(service, ticket), timeout=60) for ticket in tickets]
            assert eventually(lambda: ent.waiting() > 0)
            durations = []
            while time.monotonic() - start < 4:
                for page in pages:
                    before = time.monotonic()
                    assert site.get(page).status < 400
                    durations.append(time.monotonic() - before)
            assert not any(arrival.done() and arrival.result().status_code == 303 for arrival in arrivals)
            # Far from the ten seconds of those who wait, and from what a busy machine may add.
            assert statistics.median(durations) < 0.5 and max(durations) < 3, durations
            answers = [arrival.result() for arrival in arrivals]
    finally:
        ent.change(slow=0)
    for answer in answers:
        if answer.status_code != 303:
            refused_in_french(answer)
    reader, page = behind_ent.at_ent("diallo", f"{lycee}/moncompte/prets")
    assert page.status_code == 200


def test_an_ent_that_is_down(behind_ent):
    portal = behind_ent.site.portal(sign_on.DOWN)
    # The ENT's own page is what the browser cannot show; what is left is to come back with a ticket.
    answer = arrive(Reader(), f"{portal}/cas/retour?retour=%2Fhome%2F&ticket=ST-1")
    refused_in_french(answer)
    assert answer.status_code in (502, 503, 504)
    assert "ne répond pas" in answer.text or "injoignable" in answer.text
    assert "/connexion/administration" in answer.text
    assert Reader().get(f"{portal}/home/").status_code == 200


def test_a_self_signed_certificate_is_refused_unless_given(behind_ent):
    for number, is_given in ((sign_on.CLOSED_TLS, False), (sign_on.GIVEN_TLS, True)):
        portal = behind_ent.site.portal(number)
        service = asked_service(portal)
        # Whom the portal takes: a person of its school.
        people = dict(behind_ent.closed.state["people"])
        people["own"] = {
            "uid": f"k-own-{number}-0123456789", "nom": "Proche", "prenom": "Anne", "ENTPersonStructRattachRNE": [number.upper()],
        }
        behind_ent.closed.change(people=people)
        _, ticket = behind_ent.closed.ticket("own", service)
        reader = Reader()
        answer = arrive(reader, with_ticket(service, ticket))
        if is_given:
            assert answer.status_code == 303
            assert "Se déconnecter" in reader.get(f"{portal}/home/").text
        else:
            refused_in_french(answer)
            assert "certificat" in answer.text
            assert "Se déconnecter" not in reader.get(f"{portal}/home/").text
