"""The wizard of the interconnection, with a CAS server that nobody here wrote, and without script."""

import pytest
from playwright.sync_api import expect

import sign_on
from real_cas_server import PASSWORD, cas_server
from running_site import COLLEGE
from watched_page import Visitor, Watch

WIZARD = "/administration/interconnexion"


@pytest.fixture(scope="module")
def unconnected(demo):
    """The collège has no interconnection yet; the ENT is beside it."""
    with sign_on.seeded(demo) as seeds:
        with cas_server(sign_on.Keys(seeds.data).people()) as ent, sign_on.running(seeds, ent.origin, ent=ent) as there:
            yield there


def test_an_administrator_connects_the_portal_to_an_ent_and_takes_it_back(browser, unconnected):
    """A-02 to A-09, A-14: three steps, a pupil comes in by the ENT, then the switch ends it at once."""
    college = unconnected.site.portal(COLLEGE)
    visitor = Visitor(browser, unconnected.site)
    page = visitor.page(java_script_enabled=False)
    page.goto(f"{college}/connexion/administration")
    page.get_by_label("Identifiant").first.fill("admin")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Se connecter").click()

    page.goto(f"{college}/administration")
    page.get_by_role("link", name="Interconnexion ENT / PRONOTE").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("1 Choisissez un ENT ou PRONOTE")
    page.get_by_role("link", name="Interconnexion du portail / ENT").click()
    page.get_by_role("link", name="Un autre ENT").click()
    page.get_by_label("Nom de l’ENT").fill("ENT des Tilleuls")
    # The address as it is copied from the page where one signs in.
    page.get_by_label("Adresse du serveur CAS").fill(f"{unconnected.ent.address}x/login")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("3 Intégration des utilisateurs")

    # What is no CAS server is not taken for one.
    Watch.watches[page].expected.add(f"{college}{WIZARD}/activer")
    page.get_by_role("button", name="Je viens de mettre à jour mes emprunteurs").click()
    expect(page.get_by_role("alert")).to_contain_text("n’a pas été activée")
    page.get_by_role("link", name="Modifier l’adresse et les réglages").click()
    page.get_by_label("Adresse du serveur CAS").fill(unconnected.ent.address)
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("button", name="Je viens de mettre à jour mes emprunteurs").click()
    expect(page.get_by_role("status").first).to_contain_text(":-) L’interconnexion est désormais disponible")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Je suis interconnecté avec ENT des Tilleuls")
    page.get_by_role("button", name="Vérifier la connexion").click()
    expect(page.get_by_role("status").first).to_contain_text("elle fonctionne")

    reader, loans = unconnected.at_ent("zoe", f"{college}/moncompte/prets")
    assert loans.url == f"{college}/moncompte/prets" and loans.status_code == 200

    page.get_by_role("button", name="Je souhaite désactiver l’interconnexion").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("1 Choisissez un ENT ou PRONOTE")
    assert not sign_on.is_in(reader, college), "who came by the ENT is out at once"
    visitor.leave()
