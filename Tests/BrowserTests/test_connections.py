"""An ENT that is asked for real before it is trusted, and a file brought by somebody without an account (D8, R-16)."""

import re

import pytest
from playwright.sync_api import expect

from watched_page import Visitor

USERS = "Nom;Prénom;Classe;Statut\nNouveau;Élève;6e A;Élève\nAutre;Élève;6e A;Élève\n"


@pytest.fixture
def visitor(browser, school):
    site, _ = school
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()


def test_a_real_ent_is_checked(browser, behind_ent):
    visitor = Visitor(browser, behind_ent.site)
    page = visitor.page()
    page.goto(f"{behind_ent.site.campus}/connexion/administration")
    page.fill("#champ-identifiant", "admin")
    page.fill("#champ-motdepasse", "lutrin-demo")
    page.locator("main button[type=submit]").click()
    page.goto(f"{behind_ent.site.campus}/connexions/ent")
    page.get_by_role("button", name="Vérifier").click()
    expect(page.locator("main [role=status]")).to_contain_text("répond comme il faut")
    visitor.leave()


def test_three_steps_without_an_account(visitor, follower, school, tmp_path):
    site, _ = school
    librarian = follower("leroux")
    librarian.goto(f"{site.college}/administration/remises")
    librarian.fill("#champ-pour", "Mme Petit")
    librarian.get_by_role("button", name="Faire le lien").click()
    link = librarian.locator("main code").inner_text()
    assert re.search(r"/remise/[\w-]{43}$", link)

    file = tmp_path / "utilisateurs.csv"
    file.write_text(USERS, encoding="utf-8")
    other = visitor.page()
    other.goto(link)
    expect(other.get_by_role("heading", level=1)).to_have_text("Vos 3 étapes")
    other.set_input_files("#champ-fichier", file)
    other.get_by_role("button", name="Déposer le fichier").click()
    expect(other.locator("main")).to_contain_text("2\u00a0personnes")
    other.fill("#champ-adresse", "https://ent.exemple.fr/cas")
    other.get_by_label("Le portail est déclaré dans l’ENT").check()
    other.get_by_role("button", name="Envoyer la réponse").click()
    expect(other.locator("main")).to_contain_text("le portail est déclaré, https://ent.exemple.fr/cas")

    # The librarian is told, and decides.
    librarian.goto(f"{site.college}/gestion/emprunteurs")
    librarian.get_by_role("link", name="Un fichier déposé vous attend").click()
    expect(librarian.locator("main")).to_contain_text("Déposé par Mme Petit")
    librarian.goto(f"{site.college}/administration/remises")
    read = librarian.get_by_role("button", name="J’ai lu la réponse de Mme Petit")
    read.click()
    expect(read).to_have_count(0)
