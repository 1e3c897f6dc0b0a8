"""The procedures of the espaces, followed click by click: the directory, portals and classes, loans on home pages, words."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from procedures import open_procedure, press, rows, sign_in_by_hand, submit
from running_site import COLLEGE, PASSWORD, rne
from watched_page import Visitor, Watch

READER = "quatre tortues vertes"


@pytest.fixture
def manager(browser, school):
    """Who manages the portal and its campus: each asks for its own password, until one sign-in serves both."""
    site, _ = school
    visitor = Visitor(browser, site)
    page = visitor.page()
    sign_in_by_hand(page, site, "admin")
    yield page
    visitor.leave()


def enter(page, login="admin", password=PASSWORD):
    """The door of the espaces, where a button of a procedure ends the first time."""
    page.get_by_label("Identifiant").first.fill(login)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    submit(page.locator("main").get_by_role("button", name="Se connecter"))


def espaces(site):
    return site.campus


def go_to(page, *labels):
    """By the second bar of the espaces, then by the links of the page."""
    bar = page.get_by_role("navigation", name="Gestion")
    bar.get_by_role("link", name=labels[0]).click()
    for label in labels[1:]:
        page.locator("main").get_by_role("link", name=label).first.click()


def test_buttons_to_the_espaces_are_for_who_manages_them(school, follower):
    site, _ = school
    librarian = follower()
    for title in ["Créer un portail et répartir les classes", "Faire entrer l’annuaire dans les espaces"]:
        open_procedure(librarian, site, title)
        hrefs = librarian.locator(".procedure-text a").evaluate_all("links => links.map(link => link.href)")
        assert not [href for href in hrefs if href.startswith(site.campus) and href.rstrip("/") != site.campus]
        expect(librarian.locator(".procedure-text")).not_to_contain_text("aucune cité scolaire")
    manager = follower("admin")
    open_procedure(manager, site, "Créer un portail et répartir les classes")
    press(manager, "Ouvrir le tableau des classes")
    expect(manager.locator("h1")).to_have_text("Se connecter")
    enter(manager)
    expect(manager.locator("h1")).to_have_text("Tableau des classes")


def test_a_portal_and_its_classes(school, manager):
    site, file = school
    title = "Créer un portail et répartir les classes"
    number = rne("0510033").upper()
    page = manager
    # « Depuis les espaces »
    open_procedure(page, site, title)
    press(page, "Ouvrir les portails et leurs classes")
    enter(page)
    go_to(page, "Annuaire", "Établissements")
    page.get_by_label("Numéro RNE").fill(number)
    page.get_by_label("Nom de l’établissement").fill("Site annexe Les Tilleuls")
    submit(page.get_by_role("button", name="Ajouter"))
    go_to(page, "Portails des CDI", "Ajouter un portail")
    page.get_by_label("Numéro RNE").fill(number)
    Watch.watches[page].expected.add(f"{espaces(site)}/partenaires/cdi/nouveau")
    submit(page.get_by_role("button", name="Valider"))
    page.get_by_label("Nom du portail").fill("CDI annexe")
    page.get_by_label("Ouvrir ce portail sur ce serveur").check()
    submit(page.get_by_role("button", name="Valider"))
    expect(page.locator("h1")).to_have_text("CDI annexe est ouvert")
    expect(page.locator(".secret")).not_to_be_empty()
    page.get_by_role("link", name="Choisir ses classes").click()
    expect(page.locator("h1")).to_contain_text("Classes concernées")
    # « Répartir les classes »: what pupils will read, then the grid.
    page.get_by_role("navigation", name="Portails").get_by_role("link", name="CDI annexe").click()
    page.get_by_label("Description (infobulle)").fill("Des livres, des mangas et un coin pour lire.")
    submit(page.get_by_role("button", name="Enregistrer"))
    open_procedure(page, site, title)
    press(page, "Ouvrir le tableau des classes")
    row = page.locator("tbody tr").filter(has=page.get_by_role("link", name="Voir comme un élève de 3eA", exact=True))
    row.get_by_label(re.compile("CDI annexe")).check()
    submit(page.get_by_role("button", name="Voir l’effet avant d’enregistrer"))
    expect(page.locator(".effect")).to_contain_text(re.compile(r"\d+ élèves changeront de portail"))
    expect(page.get_by_label("À partir du")).to_be_visible()
    submit(page.get_by_role("button", name="Enregistrer"))
    expect(page.locator("main")).to_contain_text("Le tableau est enregistré")
    expect(row).to_contain_text("Plusieurs")
    # « Voir comme un élève »
    row.get_by_role("link", name="Voir comme un élève").click()
    expect(page.locator("main")).to_contain_text("CDI annexe")
    # The rules, and a date that prepares the new year.
    open_procedure(page, site, title)
    press(page, "Ouvrir le tableau des classes")
    page.get_by_role("link", name="Règles").click()
    for label, choice in {"De la": "6e", "à la": "3e", "vont au portail": "CDI annexe"}.items():
        page.get_by_label(label).select_option(label=choice)
    submit(page.get_by_role("button", name="Ajouter la règle"))
    submit(page.get_by_role("button", name="Voir l’effet de ces règles"))
    page.get_by_label("À partir du").fill((date.today() + timedelta(days=200)).isoformat())
    submit(page.get_by_role("button", name="Enregistrer"))
    expect(page.locator("main")).to_contain_text("prévu")
    # « Revenir en arrière »
    page.get_by_role("link", name="Historique et annulation").click()
    page.get_by_label(re.compile("^Abandonner le changement")).first.click()
    submit(page.get_by_role("button", name="Abandonner le changement"))
    page.get_by_label(re.compile("^Annuler le changement")).first.click()
    submit(page.get_by_role("button", name="Annuler le changement"))
    page.goto(f"{espaces(site)}/tableau")
    expect(row).not_to_contain_text("Plusieurs")


def test_loans_on_the_home_pages(school, manager, browser):
    site, file = school
    title = "Afficher les prêts sur les espaces"
    page = manager
    open_procedure(page, site, title)
    press(page, "Ouvrir les portails et leurs classes")
    enter(page)
    page.get_by_role("navigation", name="Portails").get_by_role("link", name=re.compile("collège", re.I)).click()
    page.get_by_role("link", name="Exporter les utilisateurs").click()
    submit(page.get_by_role("button", name="Envoyer au portail"))
    expect(page.locator(".saying")).to_be_visible()
    # In the portal: the file waits, is fetched, and comes in.
    [(before,)] = rows(file, "SELECT count(*) FROM borrower")
    open_procedure(page, site, title)
    press(page, "Ouvrir les fichiers et liaisons")
    expect(page.locator("main")).to_contain_text("encore 2 jours et 23 heures")
    with page.expect_download() as download:
        page.locator("main form button", has_text="Télécharger").first.click()
    open_procedure(page, site, title)
    press(page, "Importer un fichier d’emprunteurs")
    page.locator("input[type=file]").set_input_files(download.value.path())
    submit(page.get_by_role("button", name="Voir ce que cela change"))
    if page.locator("button[value=appliquer]").count():
        submit(page.locator("button[value=appliquer]"))
    [(after,)] = rows(file, "SELECT count(*) FROM borrower")
    assert before <= after
    open_procedure(page, site, title)
    expect(page.locator(".state").filter(has_text="Identité ENT")).to_contain_text("portent")
    # The same file a second time makes nobody twice.
    press(page, "Importer un fichier d’emprunteurs")
    page.locator("input[type=file]").set_input_files(download.value.path())
    submit(page.get_by_role("button", name="Voir ce que cela change"))
    expect(page.locator("button[value=appliquer]")).to_have_count(0)
    # « Ce que chacun voit »
    visitor = Visitor(browser, site)
    pupil, parent = visitor.page(), visitor.page()
    for someone, login in [(pupil, "zoe"), (parent, "martin")]:
        someone.goto(f"{espaces(site)}/")
        enter(someone, login)
    tile = "[aria-labelledby=tuile-cdi]"
    book = pupil.locator(f"{tile} table a").first.inner_text()
    pupil.get_by_role("link", name="Ce que voient mes parents").click()
    submit(pupil.locator("main form button").last)
    pupil.goto(f"{espaces(site)}/")
    expect(pupil.locator(tile)).to_contain_text(book)
    expect(parent.locator(tile)).to_contain_text("livre")
    visitor.leave()


def test_the_users_file_of_the_directory(school, manager):
    site, _ = school
    page = manager
    open_procedure(page, site, "Exporter les utilisateurs depuis l’ENT")
    press(page, "Ouvrir les exports")
    enter(page)
    expect(page.get_by_label("Windows-1252, pour BCDI")).to_be_checked()
    submit(page.get_by_role("button", name="Exporter tout l’établissement"))
    link = page.get_by_role("link", name="Télécharger le fichier XML pour E-SIDOC")
    expect(link).to_be_visible(timeout=20_000)
    people = int(re.sub(r"\D", "", page.locator("main p", has_text="dans ce fichier").inner_text()))
    with page.expect_download() as download:
        link.click()
    assert 400 < download.value.path().stat().st_size / people < 1_100
    assert download.value.path().read_bytes().startswith(b'<?xml version="1.0" encoding="')
    # The variants: what PRONOTE sends is found where our own espaces send it.
    open_procedure(page, site, "Exporter les utilisateurs depuis l’ENT")
    page.get_by_role("link", name="PRONOTE", exact=True).click()
    expect(page.locator(".procedure-text")).to_contain_text("le client PRONOTE")
    press(page, "Ouvrir les fichiers et liaisons")
    expect(page.locator("h1")).to_have_text("Fichiers et liaisons")
    open_procedure(page, site, "Exporter les utilisateurs depuis l’ENT")
    page.get_by_role("link", name="Liberscol", exact=True).click()
    expect(page.locator("h1")).to_have_text("Exporter les utilisateurs depuis Liberscol")


def test_matching_one_by_one(school, manager):
    site, _ = school
    title = "Rapprocher les identifiants un par un"
    page = manager
    open_procedure(page, site, title)
    press(page, "Ouvrir l’annuaire")
    enter(page)
    expect(page.get_by_role("navigation", name="Recherches").locator("[aria-current]")).to_have_text("Recherche simple")

    def services(words):
        page.get_by_role("navigation", name="Gestion").get_by_role("link", name="Annuaire").click()
        page.get_by_label("Nom, prénom, classe ou adresse").fill(words)
        submit(page.get_by_role("button", name="Chercher"))
        page.get_by_role("link", name=re.compile("^Services externes de")).first.click()
        expect(page.locator("h2", has_text="Gestion des services externes")).to_be_in_viewport()

    def set_value(value):
        if not page.locator("#services ~ * details[open], details[open] input[name=identifiant]").count():
            page.get_by_text(re.compile("^Modifier la valeur")).first.click()
        page.locator("input[name=identifiant]").first.fill(value)
        submit(page.get_by_role("button", name="Valider").first)

    services("alfonsi")
    first = page.locator("h1").inner_text()
    set_value("A1B2C3D4E5F6G7H8")
    expect(page.locator(".identifiers code").first).to_have_text("A1B2C3D4E5F6G7H8")
    # Somebody else’s: it says whose.
    services("marchand zoé")
    Watch.watches[page].expected.add(page.url.split("#")[0] + "/identifiant")
    set_value("A1B2C3D4E5F6G7H8")
    expect(page.locator("main")).to_contain_text(re.compile(f"déjà celui de .*{first.split()[-1]}"))
    # « Revenir en arrière »
    services("alfonsi")
    set_value("")
    expect(page.locator(".identifiers code").first).to_have_text("Aucun")


def test_what_is_only_read_for_now(school, manager):
    """Of « Intégrer PRONOTE » and « en masse », what Lutrin does not do yet is said before it is described."""
    site, _ = school
    page = manager
    for title, words in {
        "Intégrer PRONOTE à l’ENT": "ne fait pas encore le fichier chiffré",
        "Rapprocher les identifiants ENT et PRONOTE en masse": "seule la première partie se fait aujourd’hui",
    }.items():
        open_procedure(page, site, title)
        expect(page.locator(".procedure-text")).to_contain_text(words)
        expect(page.locator(".procedure-button")).to_have_count(0)


PUPIL = """<?xml version="1.0" encoding="UTF-8"?>
<BEE_ELEVES VERSION="3.0"><PARAMETRES><UAJ>9990001X</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>
<DONNEES><ELEVES><ELEVE ELEVE_ID="1" ELENOET="1"><ID_NATIONAL>1</ID_NATIONAL><NOM_DE_FAMILLE>SEULE</NOM_DE_FAMILLE><PRENOM>Ada</PRENOM>
<DATE_NAISS>02/03/2014</DATE_NAISS><CODE_SEXE>2</CODE_SEXE></ELEVE></ELEVES></DONNEES></BEE_ELEVES>
"""


def test_the_directory_comes_in(school, manager):
    site, _ = school
    title = "Faire entrer l’annuaire dans les espaces"
    page = manager
    open_procedure(page, site, title)
    press(page, "Ouvrir les établissements")
    enter(page)
    expect(page.locator("main table")).to_contain_text(COLLEGE.upper())
    open_procedure(page, site, title)
    press(page, "Mettre l’annuaire à jour")
    table = "Identifiant;Nom;Prénom;Profil;Classe\nN1;Nouvelle;Inès;Élève;6eA\nN2;Nouveau;Paul;Enseignant;6eA"
    page.get_by_label("Fichiers", exact=True).set_input_files({"name": "arrivees.csv", "mimeType": "text/csv", "buffer": table.encode()})
    page.get_by_label(re.compile("^Établissement d’un tableau")).select_option(index=1)
    submit(page.get_by_role("button", name="Voir ce que cela change"))
    expect(page.locator("h1")).to_have_text("Ce que ces fichiers changent", timeout=20_000)
    page.get_by_text(re.compile("^Arrivent")).click()
    expect(page.locator(".name-list").first).to_contain_text("Nouvelle Inès")
    submit(page.get_by_role("button", name="Mettre l’annuaire à jour"))
    expect(page.locator("h1")).to_have_text("L’annuaire est à jour", timeout=20_000)
    # A file that is not the whole school’s: hundreds would leave, and it is given up.
    open_procedure(page, site, title)
    press(page, "Mettre l’annuaire à jour")
    page.get_by_label("Fichiers", exact=True).set_input_files({"name": "ElevesAvecAdresses.xml", "mimeType": "text/xml", "buffer": PUPIL.encode()})
    submit(page.get_by_role("button", name="Voir ce que cela change"))
    expect(page.locator(".tallies")).to_contain_text(re.compile(r"\d{3}\s*partiraient"), timeout=20_000)
    submit(page.get_by_role("button", name="Abandonner ces fichiers"))
    # « Revenir en arrière »: from the list of what came in before.
    go_to(page, "Annuaire", "Mettre l’annuaire à jour")
    page.locator("main table").get_by_role("link").nth(1).click()
    submit(page.get_by_role("button", name="Annuler cette mise à jour"))
    expect(page.locator("h1")).to_have_text("Cette mise à jour a été annulée", timeout=20_000)
    page.goto(f"{espaces(site)}/annuaire?texte=nouvelle")
    expect(page.locator("main")).not_to_contain_text("Nouvelle Inès")


def test_everybody_gets_in(school, manager, browser):
    site, _ = school
    title = "Ouvrir les espaces à chacun"
    page = manager
    open_procedure(page, site, title)
    address = page.locator(".procedure-text code, .procedure-text input[readonly]").first
    expect(address).to_be_visible()
    press(page, "Ouvrir les classes de l’annuaire")
    enter(page)
    page.get_by_role("link", name=re.compile("^5eA")).first.click()
    page.get_by_role("link", name="Premiers mots de passe").click()
    expect(page.get_by_label(re.compile("Ceux qui n’en ont pas encore"))).to_be_checked()
    submit(page.get_by_role("button", name="Faire les mots de passe"))
    slip = page.locator(".slip").first.inner_text()
    assert page.pdf(format="A4").startswith(b"%PDF")
    login = re.search(r"Identifiant\D*?\s([a-z.]+\d*)\b", slip)[1]
    word = re.search(r"\b\w{4}-\w{4}-\w{4}-\d\d\b", slip)[0]
    # « Ce que chacun fait du sien »
    visitor = Visitor(browser, site)
    pupil = visitor.page(width=320)
    pupil.goto(f"{espaces(site)}/")
    enter(pupil, login, word)
    pupil.get_by_label("Mot de passe reçu").fill(word)
    pupil.get_by_label("Nouveau mot de passe", exact=True).fill(READER)
    pupil.get_by_label("encore une fois").fill(READER)
    submit(pupil.get_by_role("button", name="Enregistrer"))
    pupil.goto(f"{espaces(site)}/")
    pupil.get_by_role("link", name="Organiser mes tuiles").click()
    submit(pupil.get_by_role("button", name=re.compile("^Masquer")).first)
    expect(pupil.locator("main")).to_contain_text("Tuiles masquées")
    # Lost: another one, from the person’s own page; the first is worth nothing any more, and the device is signed out.
    open_procedure(page, site, title)
    press(page, "Ouvrir l’annuaire")
    page.get_by_role("link", name="Recherche technique").click()
    page.get_by_label("Identifiant de connexion").fill(login)
    submit(page.get_by_role("button", name="Chercher"))
    page.locator("tbody a").first.click()
    page.get_by_role("link", name="Donner un nouveau mot de passe").click()
    submit(page.get_by_role("button", name="Faire les mots de passe"))
    expect(page.locator(".slip")).to_have_count(1)
    pupil.goto(f"{espaces(site)}/")
    expect(pupil.locator("h1")).to_have_text("Se connecter")
    visitor.leave()
    # Parents or teachers: by what was searched for.
    go_to(page, "Annuaire", "Recherche avancée")
    page.get_by_role("combobox", name="Profil").select_option(label="Enseignants")
    submit(page.get_by_role("button", name="Chercher"))
    submit(page.get_by_role("button", name="Premiers mots de passe"))
    expect(page.locator("h1")).to_have_text("Premiers mots de passe")


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:{day}T080000Z
DTEND:{day}T090000Z
SUMMARY:Mathématiques
END:VEVENT
END:VCALENDAR
"""


def test_writing_to_classes_and_families(school, manager, browser):
    site, _ = school
    title = "Écrire aux classes et aux familles"
    page = manager
    open_procedure(page, site, title)
    press(page, "Ouvrir les messages")
    enter(page)
    page.get_by_role("link", name="Écrire un message").click()
    page.get_by_label("Titre", exact=True).fill("Sortie au théâtre")
    page.get_by_label("Texte", exact=True).fill("Rendez-vous à 8 h.\n\nPensez au pique-nique.")
    page.get_by_label("Élèves", exact=True).check()
    page.get_by_label("Premier jour").fill(date.today().isoformat())
    page.get_by_label("Dernier jour").fill((date.today() + timedelta(days=7)).isoformat())
    page.get_by_label(re.compile("J’ai lu")).check()
    submit(page.get_by_role("button", name="Publier"))
    visitor = Visitor(browser, site)
    pupil = visitor.page(width=320)
    pupil.goto(f"{espaces(site)}/")
    enter(pupil, "zoe")
    pupil.get_by_role("link", name="Sortie au théâtre", exact=True).click()
    submit(pupil.get_by_role("button", name="J’ai lu"))
    page.goto(f"{espaces(site)}/messages/envoyes")
    page.get_by_role("link", name="Sortie au théâtre", exact=True).first.click()
    page.get_by_role("link", name=re.compile("Qui a lu")).first.click()
    expect(page.locator("main")).to_contain_text("1 personne a lu")
    # A file of a calendar, for the class.
    open_procedure(page, site, title)
    press(page, "Ouvrir les emplois du temps")
    page.get_by_role("link", name=re.compile("^3eA")).first.click()
    section = page.locator("section", has=page.locator("h2", has_text="Emploi du temps"))
    text = CALENDAR.format(day=(date.today() + timedelta(days=1)).strftime("%Y%m%d"))
    section.locator("input[type=file]").set_input_files({"name": "3eA.ics", "mimeType": "text/calendar", "buffer": text.encode()})
    submit(section.get_by_role("button", name="Enregistrer"))
    expect(section).to_contain_text("lu ")
    open_procedure(page, site, title)
    press(page, "Ouvrir les liens utiles")
    page.get_by_role("link", name="Nouveau lien").click()
    page.get_by_label("Titre", exact=True).fill("La cantine")
    page.get_by_label("Adresse", exact=True).fill("https://cantine.example.org/")
    submit(page.get_by_role("button", name="Enregistrer"))
    pupil.goto(f"{espaces(site)}/")
    expect(pupil.locator("main")).to_contain_text("La cantine")
    # « Revenir en arrière »
    page.get_by_role("link", name="La cantine").click()
    page.get_by_text("Supprimer ce lien").first.click()
    submit(page.get_by_role("button", name="Oui, supprimer"))
    expect(page.locator("main").get_by_role("link", name="La cantine")).to_have_count(0)
    visitor.leave()
