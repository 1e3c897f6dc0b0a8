"""A campus set up from nothing in the browser, until its people see their loans on their home pages."""

import re
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from procedures import rows
from running_site import COLLEGE, HOME, LYCEE, serving
from watched_page import Visitor, Watch

MANAGER = "trois girafes bleues"
READER = "quatre tortues vertes"
PEOPLE = """RNE;Identifiant;Nom;Prénom;Date de naissance;Profil;Classe;Enfants;Matières
9990001X;E1;Aubert;Zoé;14/03/2012;Élève;3eA;;
9990001X;E2;Keita;Noé;02/06/2014;Élève;6eB;;
9990002Y;E3;Vidal;Rose;21/01/2010;Élève;2deA;;
9990001X;R1;Aubert;Anne;;Parent;;E1;
9990001X;P1;Diallo;Awa;;Enseignant;3eA;;Français
9990002Y;P1;Diallo;Awa;;Enseignant;2deA;;Français
"""


@pytest.fixture(scope="module")
def campus(browser):
    """An empty folder of data, and what the person who starts the program reads in the terminal."""
    with tempfile.TemporaryDirectory(prefix="lutrin-campus-") as folder:
        with serving(folder) as site:
            code = re.search(r"code : (\S+)", site.process.stdout.readline())[1]
            visitor = Visitor(browser, site)
            yield site, Path(folder), code, visitor
            visitor.leave()


def sign_in(page, door, login, password):
    page.goto(door)
    page.get_by_label("Identifiant").first.fill(login)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Se connecter").click()


def choose_password(page, given, chosen):
    """The word of a slip is worth one sign-in."""
    page.get_by_label("Mot de passe reçu").fill(given)
    page.get_by_label("Nouveau mot de passe", exact=True).fill(chosen)
    page.get_by_label("encore une fois").fill(chosen)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("main")).to_contain_text("Votre nouveau mot de passe est enregistré")


def test_a_campus_from_nothing(campus):
    site, folder, code, visitor = campus
    espaces = f"{site.platform}/espaces/tilleuls"
    college = f"{site.platform}/cdi/{COLLEGE}"

    # The server is empty: its first page makes a portal and the campus, under one administrator.
    manager = visitor.page()
    manager.goto(f"{site.platform}/")
    for label, words in {
        "Code affiché dans le terminal": code, "Numéro RNE de l’établissement": COLLEGE, "Nom du portail": "CDI du collège",
        "Ville": "Saint-Aubin", "Nom de la cité": "Cité scolaire Les Tilleuls", "Code de la cité": "tilleuls",
        "Votre nom": "Mme Leroux", "Votre identifiant": "leroux",
    }.items():
        manager.get_by_label(label).fill(words)
    manager.get_by_label("Votre mot de passe").fill(MANAGER)
    manager.get_by_label("encore une fois").fill(MANAGER)
    manager.get_by_role("button", name="Créer le portail").click()
    expect(manager.locator("main")).to_contain_text("Votre portail est créé")

    # The directory comes from a file, which is looked at before it is applied; the campus has two schools.
    sign_in(manager, f"{espaces}/connexion", "leroux", MANAGER)
    manager.get_by_role("link", name="Gestion").first.click()
    manager.get_by_role("link", name="Établissements").click()
    manager.get_by_label("Numéro RNE").fill(LYCEE)
    manager.get_by_label("Nom de l’établissement").fill("Lycée Les Tilleuls")
    manager.get_by_role("button", name="Ajouter").click()
    expect(manager.locator(".saying")).to_contain_text("L’établissement est ajouté")
    manager.goto(f"{espaces}/annuaire")
    manager.get_by_role("link", name="Mettre l’annuaire à jour").click()
    manager.get_by_label("Fichiers").set_input_files(
        {"name": "personnes.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()},
    )
    manager.get_by_role("button", name="Voir ce que cela change").click()
    manager.locator("button[value=appliquer]").click(timeout=20_000)
    expect(manager.locator("main")).to_contain_text(re.compile("Annuler|Revenir"), timeout=20_000)
    manager.goto(f"{espaces}/annuaire?texte=aubert")
    expect(manager.locator("main")).to_contain_text("2 résultats")

    # Two portals: the first is declared, the second opened here; its administrator's password is shown once.
    manager.get_by_role("navigation", name="Gestion").get_by_role("link", name="Portails des CDI").click()
    manager.get_by_role("link", name="Créer un portail").or_(manager.get_by_role("link", name="Ajouter un portail")).first.click()
    manager.get_by_label("Numéro RNE").fill("12")
    Watch.watches[manager].expected.add(f"{espaces}/partenaires/cdi/nouveau")
    manager.get_by_role("button", name="Valider").click()
    expect(manager.get_by_role("alert").first).to_be_visible()
    manager.get_by_label("Numéro RNE").fill(COLLEGE)
    manager.get_by_role("button", name="Valider").click()
    expect(manager.get_by_role("heading", level=1)).to_have_text("CDI du collège")
    manager.get_by_role("link", name="Ajouter un portail").click()
    manager.get_by_label("Numéro RNE").fill(LYCEE)
    manager.get_by_label("Nom du portail").fill("CDI du lycée")
    manager.get_by_role("button", name="Valider").click()
    manager.get_by_label("Ouvrir ce portail sur ce").check()
    manager.get_by_role("button", name="Valider").click()
    expect(manager.locator("h1")).to_have_text("CDI du lycée est ouvert")
    expect(manager.locator(".secret")).not_to_be_empty()

    # Classes go to portals by rules; the effect is seen before it is saved.
    manager.goto(f"{espaces}/tableau")
    expect(manager.locator(".board .pill")).to_have_count(3)
    manager.get_by_role("link", name="Règles").click()
    for first, last, portal in [("6e", "3e", "CDI du collège"), ("2de", "Tle", "CDI du lycée")]:
        manager.get_by_label("De la").select_option(label=first)
        manager.get_by_label("à la").select_option(label=last)
        manager.get_by_label("vont au portail").select_option(label=portal)
        manager.get_by_role("button", name="Ajouter la règle").click()
        expect(manager.locator("main")).to_contain_text(f"{first}–{last} → {portal}")
    manager.get_by_role("button", name="Voir l’effet de ces règles").click()
    expect(manager.locator(".effect")).to_contain_text("3 élèves")
    manager.get_by_role("button", name="Enregistrer").click()
    expect(manager.locator("main")).to_contain_text("Le tableau est enregistré")
    expect(manager.locator(".board .pill")).to_have_count(0)

    # The users are sent to the portal, where they are fetched and become borrowers.
    manager.goto(f"{espaces}/partenaires/cdi/{COLLEGE}/utilisateurs")
    manager.get_by_role("button", name="Envoyer au portail").click()
    expect(manager.locator(".saying")).to_be_visible()
    manager.goto(f"{college}/administration/fichiers")
    expect(manager.locator("main")).to_contain_text("encore 2 jours et 23 heures")
    with manager.expect_download() as download:
        manager.locator("main form button", has_text="Télécharger").first.click()
    assert "Aubert" in Path(download.value.path()).read_text()
    manager.get_by_role("button", name="Voir ce que cela change").click()
    manager.locator("button[value=appliquer]").click()
    manager.goto(f"{college}/gestion/emprunteurs")
    expect(manager.locator("main")).to_contain_text("Aubert Zoé")
    expect(manager.locator("main")).not_to_contain_text("Vidal Rose")

    # A book is lent at the desk.
    manager.goto(f"{college}/administration/catalogue")
    manager.get_by_label("Fichier de notices").set_input_files(f"{HOME}/Content/demo/college/college-autres.xml")
    manager.get_by_role("button", name="Importer").click()
    expect(manager.locator("progress")).to_have_count(0, timeout=20_000)
    [(number, book)] = rows(
        folder / "portals" / f"{COLLEGE.upper()}.sqlite",
        "SELECT copy.number, title FROM copy JOIN record ON record.id = copy.record WHERE number IS NOT NULL LIMIT 1",
    )
    manager.goto(f"{college}/gestion")
    for typed in ["aubert", number]:
        manager.locator("#saisie").fill(typed)
        with manager.expect_navigation():
            manager.keyboard.press("Enter")
    expect(manager.locator(".band")).to_contain_text("Prêté")

    # Everybody gets a word on a slip, and sees on their own home page what is theirs to see.
    words = {}
    for name in ["Aubert Zoé", "Aubert Anne", "Diallo Awa"]:
        manager.goto(f"{espaces}/annuaire?texte={name.replace(' ', '+')}")
        manager.locator("tbody input[type=checkbox]").first.check()
        manager.get_by_role("button", name="Premiers mots de passe").click()
        manager.get_by_role("button", name="Faire les mots de passe").click()
        slip = manager.locator(".slip").first.inner_text()
        words[name] = (
            re.search(r"Identifiant\D*?\s([a-z.]+\d*)\b", slip)[1], re.search(r"\b\w{4}-\w{4}-\w{4}-\d\d\b", slip)[0],
        )
    homes = {}
    for name, (login, word) in words.items():
        page = visitor.page(width=320)
        sign_in(page, f"{espaces}/", login, word)
        choose_password(page, word, READER)
        page.goto(f"{espaces}/")
        homes[name] = page
    tile = homes["Aubert Zoé"].locator("[aria-labelledby=tuile-cdi]")
    expect(tile).to_contain_text("CDI du collège")
    expect(tile).to_contain_text(book)
    # A parent: how many, never which, until the pupil says so.
    tile = homes["Aubert Anne"].locator("[aria-labelledby=tuile-cdi]")
    expect(tile).to_contain_text("1 livre")
    expect(tile).not_to_contain_text(book)
    # A teacher of both schools chooses between their portals.
    chooser = homes["Diallo Awa"].get_by_label(re.compile("portail"))
    chooser.select_option(label="CDI du lycée")
    homes["Diallo Awa"].get_by_role("button", name="Choisir").click()
    expect(homes["Diallo Awa"].locator("[aria-labelledby=tuile-cdi]")).to_contain_text("CDI du lycée")
