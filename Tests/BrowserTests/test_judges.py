"""The judges of single sign-on agree among themselves: what they say of Lutrin is then Lutrin's."""

from urllib.parse import quote

import pytest
import requests

from neighbours import Reader
from real_cas_clients import django_cas_site, python_cas_site
from real_cas_server import cas_server

ZOE = {"uid": "k-zoe-0123456789", "nom": "Marchand", "prenom": "Zoé", "ENTPersonStructRattachRNE": ["9990001X", "9990002Y"]}


@pytest.fixture(scope="module")
def ent(certificate):
    with cas_server({"zoe": ZOE}, callback=certificate) as ent:
        yield ent


@pytest.fixture(scope="module")
def service(ent, certificate):
    with python_cas_site(ent.address, certificate) as site:
        yield site


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_service_learns_who_arrives(ent, service, version):
    reader, _ = ent.sign_in("zoe")
    page = reader.get(f"{service.address}/{version}/page?q=%C3%A9t%C3%A9&x=a%26b")
    assert "<b>zoe</b>" in page.text
    assert "ticket=" not in page.url
    arrival = service.arrivals[-1]
    assert (arrival.version, arrival.user) == (version, "zoe")
    if version > 1:
        assert arrival.attributes["prenom"] == "Zoé"
        assert arrival.attributes["ENTPersonStructRattachRNE"] == ["9990001X", "9990002Y"]


def test_a_ticket_is_worth_once(ent, service):
    reader, ticket = ent.ticket("zoe", f"{service.address}/3/once")
    assert service.client(3, f"{service.address}/3/once").verify_ticket(ticket)[0] == "zoe"
    assert service.client(3, f"{service.address}/3/once").verify_ticket(ticket)[0] is None


def test_a_gateway_lets_nobody_pass_and_somebody_in(ent, service):
    assert "Nobody" in Reader().get(f"{service.address}/3/gateway/page").text
    reader, _ = ent.sign_in("zoe")
    assert "<b>zoe</b>" in reader.get(f"{service.address}/3/gateway/page").text


def test_a_proxy_speaks_for_somebody(ent, service):
    reader, _ = ent.sign_in("zoe")
    reader.get(f"{service.address}/3/proxy/page")
    granting = service.granted[service.arrivals[-1].iou]
    target = f"{service.address}/3/behind"
    assert service.proxied(service.proxy_ticket(granting, target), target) == ("zoe", [service.callback])


def test_single_logout_ends_the_sessions_of_services(ent, service):
    with django_cas_site(ent.address) as django:
        reader, _ = ent.sign_in("zoe")
        reader.get(f"{service.address}/3/page")
        assert reader.get(f"{django}/closed").json()["user"] == "zoe"
        ent.sign_out(reader)
        assert service.arrivals[-1].ticket in service.ended
        assert reader.step(f"{service.address}/3/page").headers["location"].startswith(ent.address)
        assert reader.get(f"{django}/").json()["user"] is None


def test_a_self_signed_certificate_is_for_those_who_were_given_it(certificate):
    with cas_server({"zoe": ZOE}, certificate=certificate) as ent:
        with pytest.raises(requests.exceptions.SSLError):
            Reader().get(ent.login_address())
        # Lutrin's own service address has a question mark in it, and a page with one in that.
        service = f"https://9990001x.localhost/cas/retour?retour={quote('/recherche?q=été', safe='')}"
        _, ticket = ent.ticket("zoe", service)
        said = Reader(certificate).get(f"{ent.address}/p3/serviceValidate", params={"service": service, "ticket": ticket})
        assert "<cas:uid>k-zoe-0123456789</cas:uid>" in said.text
