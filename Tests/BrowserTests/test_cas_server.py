"""Lutrin as a CAS server, asked by clients that nobody here wrote (python-cas, django-cas-ng), and by bad ones."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urljoin
from xml.etree import ElementTree

import pytest

from neighbours import Reader, ticket_in
from running_site import CAMPUS, COLLEGE
from sign_on import eventually, ticket_for

CAS = "{http://www.yale.edu/tp/cas}"
# A ticket lives thirty seconds.
LIFE = 30


@pytest.fixture(scope="module")
def service(own_campus):
    return own_campus.service.address


@pytest.fixture(scope="module")
def campus(own_campus):
    return own_campus.seeds.cas(CAMPUS)


@pytest.fixture(scope="module")
def sessions(own_campus):
    """Zoé's, at the campus and at the collège."""
    places = [own_campus.by_hand("zoe", place) for place in (own_campus.site.campus, own_campus.site.college)]
    return [cookie for reader in places for cookie in reader.cookies]


def signed_in(sessions):
    reader = Reader()
    for cookie in sessions:
        reader.cookies.set_cookie(cookie)
    return reader


@pytest.fixture
def zoe(sessions):
    """Signed in at both, known to no service yet."""
    return signed_in(sessions)


@pytest.fixture(scope="module", autouse=True)
def forgotten(sessions, campus, service):
    """A ticket got at the beginning, for the test at the end."""
    return ticket_for(signed_in(sessions), campus, f"{service}/3/forgotten"), time.monotonic()


@pytest.fixture(params=[CAMPUS, COLLEGE])
def cas(request, own_campus):
    """Both are servers."""
    own_campus.service.cas = own_campus.seeds.cas(request.param)
    yield own_campus.service.cas
    own_campus.service.cas = own_campus.seeds.cas(CAMPUS)


def validate(cas, ticket, service, kind="p3/serviceValidate", **more):
    answer = Reader().get(f"{cas}/{kind}", params={"service": service, "ticket": ticket, **more})
    assert answer.status_code == 200, f"{kind} answers {answer.status_code}"
    return answer


def code_of(answer):
    """Of the failure that it must be."""
    failure = ElementTree.fromstring(answer.content).find(f"{CAS}authenticationFailure")
    assert failure is not None, answer.text
    assert (failure.text or "").strip()
    return failure.get("code")


def user_of(answer):
    return ElementTree.fromstring(answer.content).findtext(f"{CAS}authenticationSuccess/{CAS}user")


# Real clients.


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_service_learns_who_arrives_and_no_more(own_campus, zoe, cas, version):
    """O-01, O-03: an opaque key, unless more was decided for that service."""
    arrivals = own_campus.service.arrivals
    page = zoe.get(f"{own_campus.service.address}/{version}/page?q=%C3%A9t%C3%A9+x&b=1%262%3D3&ticke=1")
    assert page.status_code == 200 and "ticket=" not in page.url
    who = arrivals[-1]
    assert who.version == version
    if cas == own_campus.seeds.cas(CAMPUS):
        assert who.user == own_campus.keys["zoe"]
    assert who.user and who.user not in ("zoe", "1001")
    assert "Marchand" not in json.dumps(who.attributes) and "Zo" not in json.dumps(who.attributes)
    assert re.fullmatch(r"ST-[A-Za-z0-9-]{29,253}", who.ticket)


def test_a_django_site_signs_in_and_out(own_campus):
    reader = own_campus.by_hand("zoe", own_campus.site.campus)
    page = reader.get(f"{own_campus.django}/closed?next=1&q=%C3%A9")
    assert page.json()["user"] == own_campus.keys["zoe"]
    reader.get(f"{own_campus.seeds.cas(CAMPUS)}/logout")
    assert eventually(lambda: reader.get(f"{own_campus.django}/").json()["user"] is None)
    # From its own side: out of the campus too.
    reader = own_campus.by_hand("zoe", own_campus.site.campus)
    reader.get(f"{own_campus.django}/closed")
    reader.get(f"{own_campus.django}/accounts/logout")
    assert ticket_for(reader, own_campus.seeds.cas(CAMPUS), f"{own_campus.django}/accounts/login") is None


def test_a_service_sends_somebody_to_the_door_and_gets_them_back(own_campus, service):
    reader = Reader()
    page = reader.get(f"{service}/3/page?q=%C3%A9t%C3%A9&c=a%26b")
    assert page.url.startswith(own_campus.site.campus)
    done = reader.submit(page, identifiant="zoe", motdepasse="lutrin-demo")
    assert done.url == f"{service}/3/page?q=%C3%A9t%C3%A9&c=a%26b"
    assert own_campus.keys["zoe"] in done.text


def test_the_portal_of_a_profile_is_told_the_school(own_campus, zoe, campus):
    zoe.get(f"{own_campus.service_host('portal')}/3/page")
    who = own_campus.service.arrivals[-1]
    assert who.attributes["uid"] == own_campus.keys["zoe"]
    assert who.attributes["ENTPersonStructRattachRNE"] == COLLEGE.upper()
    service = f"{own_campus.service_host('portal')}/3/raw"
    said = validate(campus, ticket_for(zoe, campus, service), service, "serviceValidate")
    success = ElementTree.fromstring(said.content).find(f"{CAS}authenticationSuccess")
    # FORMATS 3.3: beside the user as well as among the attributes.
    assert success.findtext(f"{CAS}uid") == own_campus.keys["zoe"]
    assert "National_" in success.findtext(f"{CAS}ENTPersonProfils")


def test_pronote_is_told_what_it_asks(own_campus, zoe, campus):
    service = f"{own_campus.service_host('pronote')}/3/page"
    said = validate(campus, ticket_for(zoe, campus, service), service, "serviceValidate")
    success = ElementTree.fromstring(said.content).find(f"{CAS}authenticationSuccess")
    assert success.findtext(f"{CAS}user") == "zoe"
    own = success.find(f"{CAS}attributes/{CAS}userAttributes")
    told = {child.tag.removeprefix(CAS): child.text for child in own}
    assert (told["nom"], told["prenom"], told["dateNaissance"]) == ("Marchand", "Zoé", "14/03/2012")
    assert told["categories"] == "National_1"
    assert "<cas:nom>" not in said.text


def test_a_publisher_is_told_a_number(own_campus, zoe):
    college, service = own_campus.seeds.cas(COLLEGE), f"{own_campus.service_host('publisher')}/3/page"
    said = validate(college, ticket_for(zoe, college, service), service, "serviceValidate")
    assert user_of(said) == "1001"
    assert f"{CAS}ENTPersonStructRattachRNE" in [element.tag for element in ElementTree.fromstring(said.content).iter()]
    assert COLLEGE.upper() in said.text
    assert "Marchand" not in said.text


def test_a_gateway_asks_nobody_anything(own_campus, zoe, cas):
    service = f"{own_campus.service.address}/3/gateway/page"
    assert "Nobody" in Reader().get(service).text
    assert Reader().step(f"{cas}/login", params={"service": service, "gateway": "true"}).headers["location"] == service
    assert "Signed in" in zoe.get(service).text


def test_renewing_asks_again(zoe, cas, service):
    asked = zoe.step(f"{cas}/login", params={"service": f"{service}/3/renew/page", "renew": "true"})
    assert ticket_in(asked.headers.get("location", "")) is None
    ticket = ticket_for(zoe, cas, f"{service}/3/page")
    assert code_of(validate(cas, ticket, f"{service}/3/page", renew="true")) in ("INVALID_TICKET", "INVALID_TICKET_SPEC")


def test_renewing_lets_in_who_signs_in_again(own_campus, service):
    reader = own_campus.by_hand("zoe", own_campus.site.campus)
    asked = f"{service}/3/renew/page"
    page = reader.get(own_campus.service.client(3, asked, renew=True).get_login_url())
    assert page.url.startswith(own_campus.site.campus)
    done = reader.submit(page, follows=False, identifiant="zoe", motdepasse="lutrin-demo")
    # The form's answer is a page that gives way to the next: no form is followed to another site.
    location = urljoin(done.url, done.headers["refresh"].partition("0; url=")[2])
    location = reader.step(location).headers["location"]
    said = validate(own_campus.seeds.cas(CAMPUS), ticket_in(location), asked, renew="true")
    assert user_of(said) == own_campus.keys["zoe"]


# Proxies.


def test_a_chain_of_proxies(own_campus, zoe, campus):
    site = own_campus.service
    zoe.get(f"{own_campus.service_host('proxy')}/3/proxy/page")
    granting = site.granted[site.arrivals[-1].iou]
    assert re.fullmatch(r"PGT-[A-Za-z0-9-]{28,252}", granting)
    assert re.fullmatch(r"PGTIOU-[A-Za-z0-9-]{25,249}", site.arrivals[-1].iou)
    target = f"{own_campus.service_host('proxy')}/3/behind"
    ticket = site.proxy_ticket(granting, target)
    assert ticket.startswith("PT-")
    # A proxy's ticket is not a person's.
    assert code_of(validate(campus, ticket, target, "serviceValidate")) in ("INVALID_TICKET", "INVALID_TICKET_SPEC")
    ticket = site.proxy_ticket(granting, target)
    assert site.proxied(ticket, target, proxy_callback=site.callback) == (own_campus.keys["zoe"], [site.callback])
    assert site.proxied(ticket, target)[0] is None
    second = site.granted[site.arrivals[-1].iou]
    user, proxies = site.proxied(site.proxy_ticket(second, target), target)
    assert user == own_campus.keys["zoe"] and len(proxies) == 2
    # What proxyValidate is asked of a person's ticket, it answers too.
    assert user_of(validate(campus, ticket_for(zoe, campus, target), target, "proxyValidate")) == own_campus.keys["zoe"]


def test_a_granting_ticket_ends_with_the_session(own_campus):
    site, reader = own_campus.service, own_campus.by_hand("zoe", own_campus.site.campus)
    reader.get(f"{own_campus.service_host('proxy')}/3/proxy/page")
    granting = site.granted[site.arrivals[-1].iou]
    reader.get(f"{own_campus.seeds.cas(CAMPUS)}/logout")
    asked = {"pgt": granting, "targetService": f"{own_campus.service_host('proxy')}/3/x"}
    refused = Reader().get(f"{own_campus.seeds.cas(CAMPUS)}/proxy", params=asked)
    assert refused.status_code == 200 and "proxyFailure" in refused.text


@pytest.mark.parametrize("asked", [
    {}, {"pgt": "PGT-forged"}, {"targetService": "x"}, {"pgt": "PGT-forged", "targetService": "http://evil.example/"},
])
def test_a_proxy_that_has_no_right(campus, asked):
    answer = Reader().get(f"{campus}/proxy", params=asked)
    failure = ElementTree.fromstring(answer.content).find(f"{CAS}proxyFailure")
    assert answer.status_code == 200
    assert failure.get("code") in ("INVALID_REQUEST", "INVALID_TICKET", "UNAUTHORIZED_SERVICE")


@pytest.mark.parametrize("callback", [
    "http://localhost:1/granted", "https://localhost:1/granted", "https://evil.example/", "file:///etc/passwd", "x",
])
def test_a_callback_that_is_no_proxys(own_campus, zoe, campus, callback):
    """Not encrypted, dead, not declared: no granting ticket, whatever else is answered."""
    service = f"{own_campus.service_host('proxy')}/3/page"
    said = validate(campus, ticket_for(zoe, campus, service), service, pgtUrl=callback).text
    assert "<cas:proxyGrantingTicket>" not in said and "</cas:serviceResponse>" in said


def test_a_service_that_may_not_be_a_proxy(own_campus, zoe, service):
    before = len(own_campus.service.granted)
    zoe.get(f"{service}/3/proxy/page")
    assert own_campus.service.arrivals[-1].iou is None and len(own_campus.service.granted) == before


# The answers, to the letter.


def test_the_answers_of_the_three_versions(zoe, cas, service):
    page = f"{service}/3/page?a=%C3%A9&b=1%262"
    one = validate(cas, ticket_for(zoe, cas, page), page, "validate")
    assert re.fullmatch(r"yes\n[^\n]+\n", one.text) and one.headers["content-type"].startswith("text/plain")
    for kind in ("serviceValidate", "proxyValidate", "p3/serviceValidate", "p3/proxyValidate"):
        said = validate(cas, ticket_for(zoe, cas, page), page, kind)
        assert "xml" in said.headers["content-type"]
        # Clients are that naive.
        assert "<cas:user>" in said.text and 'xmlns:cas="http://www.yale.edu/tp/cas"' in said.text
        assert "no-store" in said.headers.get("cache-control", "") or "no-cache" in said.headers.get("cache-control", "")


def test_the_answers_in_json(own_campus, zoe, cas, service):
    page = f"{service}/3/page"
    said = validate(cas, ticket_for(zoe, cas, page), page, format="JSON")
    assert "application/json" in said.headers["content-type"]
    assert said.json()["serviceResponse"]["authenticationSuccess"]["user"]
    refused = validate(cas, "ST-forged", page, format="JSON").json()["serviceResponse"]["authenticationFailure"]
    assert refused["code"] == "INVALID_TICKET" and refused["description"]


def test_a_ticket_is_added_to_the_address_as_it_is(zoe, cas, service):
    for page in (f"{service}/3/page", f"{service}/3/page?", f"{service}/3/page?a=%c3%a9+b&&c"):
        answer = zoe.step(f"{cas}/login", params={"service": page})
        assert answer.status_code == 303
        assert re.fullmatch(re.escape(page) + r"[?&]?ticket=ST-[A-Za-z0-9-]+", answer.headers["location"])
        assert "no-store" in answer.headers.get("cache-control", "") or "no-cache" in answer.headers.get("cache-control", "")


# Bad tickets.


def test_a_ticket_is_worth_once(zoe, cas, service):
    for first, second in (("validate", "validate"), ("serviceValidate", "p3/serviceValidate"), ("validate", "proxyValidate")):
        page = f"{service}/3/once"
        ticket = ticket_for(zoe, cas, page)
        validate(cas, ticket, page, first)
        again = validate(cas, ticket, page, second)
        assert again.text.startswith("no\n") if second == "validate" else code_of(again) == "INVALID_TICKET"


def test_a_ticket_is_worth_once_though_twenty_ask_together(zoe, campus, service):
    page = f"{service}/3/once"
    for _ in range(5):
        ticket = ticket_for(zoe, campus, page)
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda _: validate(campus, ticket, page).text, range(20)))
        assert sum("authenticationSuccess" in answer for answer in answers) == 1


def test_another_services_ticket_is_burnt(own_campus, zoe, cas, service):
    ticket = ticket_for(zoe, cas, f"{service}/3/page")
    assert code_of(validate(cas, ticket, f"{service}/3/other")) == "INVALID_SERVICE"
    assert code_of(validate(cas, ticket, f"{service}/3/page")) == "INVALID_TICKET"


def test_a_ticket_of_the_campus_is_nothing_at_a_portal(own_campus, zoe, campus, service):
    ticket = ticket_for(zoe, campus, f"{service}/3/page")
    assert code_of(validate(own_campus.seeds.cas(COLLEGE), ticket, f"{service}/3/page")) == "INVALID_TICKET"
    # Nor is it burnt by having been asked for at the wrong door.
    assert user_of(validate(campus, ticket, f"{service}/3/page"))


@pytest.mark.parametrize("ticket", [
    "ST-forged", "", "ST-", "x", "PGT-1", "ST-" + "a" * 4_000, "ST-é", "ST-<b>&amp;", "ST-%00", "ST-1\r\nX: y", "' OR 1=1 --",
], ids=range(11))
def test_a_forged_ticket(cas, service, ticket):
    page = f"{service}/3/page"
    assert validate(cas, ticket, page, "validate").text == "no\n\n"
    for kind in ("serviceValidate", "p3/proxyValidate"):
        assert code_of(validate(cas, ticket, page, kind)) in ("INVALID_TICKET", "INVALID_TICKET_SPEC", "INVALID_REQUEST")


def test_a_ticket_of_ten_kilobytes(cas, service):
    for kind in ("validate", "serviceValidate", "p3/serviceValidate"):
        answer = Reader().get(f"{cas}/{kind}", params={"service": f"{service}/3/page", "ticket": "ST-" + "a" * 10_000})
        # Longer than a request line may be, perhaps.
        assert answer.status_code in (200, 414)
        assert "authenticationSuccess" not in answer.text and "yes" not in answer.text


@pytest.mark.parametrize("asked", [{}, {"service": "x"}, {"ticket": "ST-1"}])
def test_a_validation_that_lacks_something(cas, asked):
    assert Reader().get(f"{cas}/validate", params=asked).text == "no\n\n"
    assert code_of(Reader().get(f"{cas}/p3/serviceValidate", params=asked)) == "INVALID_REQUEST"


# Services outside the list.


def outside(service):
    host = service.removeprefix("http://")
    port = host.split(":")[1]
    return [
        "http://evil.example/", f"http://{host}.evil.example/", f"http://{host}@evil.example/", f"http://{host}:x@evil.example/",
        f"http://evil.example/{service}/", f"http://evil.example\\@{host}/", f"http://evil.example#{service}/", f"//{host}/3/page",
        f"javascript:alert(1)//{service}/", f"data:text/html,{service}/", f"https://{host}/3/page", "http://localhost/3/page",
        f"http://{host}0/3/page", f"ftp://{host}/", f" {service}/3/page", f"http://evil.wild.localhost.evil.example:{port}/",
        f"http://wild.localhost:{port}/", f"http://evil.example/.wild.localhost:{port}/",
        f"http://evil.example?.wild.localhost:{port}/", "", "x", f"http://user@{host}/3/page",
    ]


@pytest.mark.parametrize("place", range(22))
def test_a_service_outside_the_list_gets_nobody(zoe, cas, service, place):
    asked = outside(service)[place]
    for reader in (zoe, Reader()):
        answer = reader.step(f"{cas}/login", params={"service": asked})
        if asked:
            assert answer.status_code in (400, 403), f"{asked}: {answer.status_code}"
            assert "pas déclaré" in answer.text
        assert ticket_in(answer.headers.get("location", "")) is None
        gone = reader.step(f"{cas}/login", params={"service": asked, "gateway": "true"})
        assert not asked or gone.status_code in (400, 403), "a redirection for everybody"
    assert "evil.example" not in Reader().step(f"{cas}/logout", params={"service": asked}).headers.get("location", "")
    assert code_of(validate(cas, "ST-forged", asked)) in ("INVALID_SERVICE", "INVALID_TICKET", "INVALID_REQUEST")


def test_a_star_is_one_name(own_campus, zoe, campus, service):
    port = service.rsplit(":", 1)[1]
    assert ticket_for(zoe, campus, f"http://any.wild.localhost:{port}/3/page")


@pytest.mark.parametrize("split", ["\r\nSet-Cookie: seance=1", "\nX: y", "%0d%0aX: y"])
def test_an_address_cannot_split_the_answer(zoe, campus, service, split):
    answer = zoe.step(f"{campus}/login", params={"service": f"{service}/3/page{split}"})
    assert "x" not in answer.headers and "seance=1" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("headers", [
    {"Host": f"{CAMPUS}.evil.example"}, {"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example"},
], ids=lambda headers: next(iter(headers)))
def test_another_host_leads_nowhere_else(zoe, campus, service, headers):
    for reader in (zoe, Reader()):
        answer = reader.step(f"{campus}/login", params={"service": f"{service}/3/page"}, headers=headers)
        assert "evil.example" not in answer.headers.get("location", "")
        answer = reader.step(f"{campus}/login", params={"service": "http://evil.example/"}, headers=headers)
        assert "evil.example" not in answer.headers.get("location", "")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example"])
def test_the_form_leads_nowhere_else(own_campus, elsewhere):
    for place in (own_campus.site.campus, own_campus.site.college):
        reader = Reader()
        page = reader.get(f"{place}/connexion?{urlencode({'retour': elsewhere})}")
        done = reader.submit(page, follows=False, identifiant="zoe", motdepasse="lutrin-demo", retour=elsewhere)
        location = done.headers.get("location", "/")
        assert location.startswith(f"{place}/") or re.match(r"/(?![/\\\t])", location), location


# Out.


@pytest.mark.parametrize("way", ["logout", "logout and back", "button"])
def test_leaving_tells_every_service(own_campus, way):
    service, site, campus = own_campus.service, own_campus.site, own_campus.seeds.cas(CAMPUS)
    reader = own_campus.by_hand("zoe", site.campus)
    tickets = []
    for page in ("3/one", "2/two"):
        reader.cookies.pop("client-session", None)
        reader.get(f"{service.address}/{page}")
        tickets.append(service.arrivals[-1].ticket)
    staying = own_campus.by_hand("lea", site.campus)
    staying.get(f"{service.address}/3/page")
    if way == "logout":
        assert reader.get(f"{campus}/logout").status_code == 200
    elif way == "logout and back":
        back = reader.step(f"{campus}/logout", params={"service": f"{service.address}/3/page"})
        assert (back.status_code, back.headers["location"]) == (303, f"{service.address}/3/page")
    else:
        reader.post(f"{site.campus}/deconnexion", headers={"Origin": site.campus})
    assert eventually(lambda: set(tickets) <= set(service.ended)), f"{service.ended} lacks some of {tickets}"
    assert ticket_for(reader, campus, f"{service.address}/3/page") is None
    assert "Signed in" in staying.get(f"{service.address}/3/page").text
    assert ticket_for(staying, campus, f"{service.address}/3/page")


def test_leaving_does_not_wait_for_a_service_that_is_down(own_campus, zoe):
    """The notices are sent in the background."""
    reader = own_campus.by_hand("lea", own_campus.site.campus)
    # Nobody answers there: the name is of the list, the port of no process.
    port = own_campus.service.address.rsplit(":", 1)[1]
    ticket_for(reader, own_campus.seeds.cas(CAMPUS), f"http://any.wild.localhost:{port}/nowhere")
    assert reader.get(f"{own_campus.seeds.cas(CAMPUS)}/logout", timeout=5).status_code == 200


def test_the_lycee_signs_in_at_its_campus_and_out_with_it(own_campus):
    """A portal of the campus is a service of it by itself."""
    reader = own_campus.by_hand("diallo", own_campus.site.campus)
    page = reader.get(f"{own_campus.lycee}/moncompte/prets")
    assert page.url == f"{own_campus.lycee}/moncompte/prets" and page.status_code == 200
    # Even through programs: the portal is in the list without anybody's declaring it.
    assert ticket_for(reader, own_campus.seeds.cas(CAMPUS), f"{own_campus.lycee}/home/")
    reader.get(f"{own_campus.seeds.cas(CAMPUS)}/logout")
    assert eventually(lambda: reader.step(f"{own_campus.lycee}/moncompte/prets").status_code == 303)


def test_a_ticket_of_thirty_seconds_ago(zoe, campus, service, forgotten):
    ticket, born = forgotten
    time.sleep(max(0, LIFE + 1 - (time.monotonic() - born)))
    assert code_of(validate(campus, ticket, f"{service}/3/forgotten")) == "INVALID_TICKET"
