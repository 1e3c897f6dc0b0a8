"""Tokens of an hour, as a client that nobody here wrote asks for them; a users' file that waits for a yes."""

import re

import pytest
from oauthlib.oauth2 import BackendApplicationClient, InvalidClientError
from playwright.sync_api import expect
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session

from procedures import submit
from running_site import COLLEGE

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>Alfonsi Thi-Loanne</EMPRUNTEUR_M><STATUT_M_M>Elève</STATUT_M_M>
<IDENTITE_ENT_M>une-clef-opaque-de-plus</IDENTITE_ENT_M></EMPRUNTEURS></FICHES_XML>"""


@pytest.fixture()
def plain(monkeypatch):
    """The tests' own site answers without TLS."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")


def test_an_ent_brings_its_users_and_asks_for_loans(school, follower, plain):
    site, _ = school
    page = follower("admin")
    page.goto(f"{site.college}/administration/fichiers")
    page.get_by_label("Donné à").fill("ENT des essais")
    submit(page.get_by_role("button", name="Faire un jeton"))
    secret = page.locator(".secret").inner_text()
    client, address, files = (code.inner_text() for code in page.locator(".clocks code").all())

    def session(**way):
        ent = OAuth2Session(client=BackendApplicationClient(client_id=client))
        assert ent.fetch_token(address, **way)["expires_in"] == 3600
        return ent

    session(auth=HTTPBasicAuth(client, secret))
    ent = session(client_id=client, client_secret=secret, include_client_id=True)
    with pytest.raises(InvalidClientError):
        session(client_id=client, client_secret=secret[::-1])
    told = ent.post(files.replace("lutrin", "un%20autre"), data=FILE.encode(), headers={"Content-Type": "application/xml"})
    assert told.status_code == 200 and told.json()["en_attente_de_confirmation"] is True
    refused = ent.post(files, data=b"<html/>", headers={"Content-Type": "application/xml"})
    assert refused.status_code == 422 and refused.json().keys() >= {"error", "error_description", "error_uri"}
    loans = f"{site.college}/api/utilisateurs_externe/prets/edifice/{COLLEGE}"
    assert ent.get(f"{loans}/personne").status_code == 404

    # The librarian reads both numbers, says yes, and sees what would change.
    page.goto(f"{site.college}/administration/fichiers")
    card = page.locator("li.card", has_text="ENT des essais").first
    expect(card.locator(".note")).to_contain_text(re.compile(r"ne nomme pas \d+ des \d+"))
    expect(card.get_by_role("button", name=re.compile("^Voir"))).to_have_count(0)
    submit(card.get_by_role("button", name=re.compile("^Je confirme")))
    expect(page.locator(".saying")).to_contain_text("confirmé")
    submit(card.get_by_role("button", name=re.compile("^Voir")))
    expect(page.locator("main")).to_contain_text("Alfonsi Thi-Loanne")
    page.goto(f"{site.college}/administration/transferts")
    expect(page.locator("tbody tr").first).to_contain_text("à l’instant", ignore_case=True)
    expect(page.locator("tbody tr").first).to_contain_text("ENT des essais")
