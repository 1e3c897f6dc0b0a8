"""Each procedure whose screens are built, followed click by click; and what every procedure has."""

import re
import sqlite3
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from running_site import COLLEGE, HOME, PASSWORD, lutrin, serving
from watched_page import Visitor, Watch


@pytest.fixture(scope="module")
def school():
    """A school of its own, since the procedures change it, and its file to be read afterwards."""
    with tempfile.TemporaryDirectory(prefix="lutrin-procedures-") as folder:
        lutrin("demo", "--data", folder, "--home", HOME)
        with serving(folder) as site:
            yield site, Path(folder) / "portals" / f"{COLLEGE.upper()}.sqlite"


@pytest.fixture
def follower(browser, school):
    site, _ = school
    visitor = Visitor(browser, site)

    def enter(login="leroux", **options):
        page = visitor.page(**options)
        page.goto(f"{site.college}/connexion/administration")
        page.fill("#champ-identifiant", login)
        page.fill("#champ-motdepasse", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/gestion*")
        return page

    yield enter
    visitor.leave()


def rows(file, query):
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def open_procedure(page, site, title):
    """By the second bar and the list, as a librarian does."""
    page.goto(f"{site.college}/gestion")
    page.get_by_role("navigation", name="Gestion").get_by_role("link", name="Procédures").click()
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)


def press(page, label):
    """A button of the procedure, to its screen."""
    page.locator(".procedure-text").get_by_role("link", name=label).first.click()


def scan(page, code):
    expect(page.locator("#saisie")).to_be_focused()
    page.keyboard.type(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.locator(".band").inner_text()


def test_lending_and_giving_back(school, follower):
    site, file = school
    page = follower()
    open_procedure(page, site, "Prêter et rendre")
    expect(page.locator("figure img").first).to_be_visible()
    assert page.locator("figure img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    press(page, "Ouvrir le bureau de prêt")
    [(copy,)] = rows(file, """
        SELECT number FROM copy WHERE status = 'inService' AND number IS NOT NULL
        AND id NOT IN (SELECT copy FROM loan WHERE returnedOn IS NULL)
        AND record NOT IN (SELECT record FROM reservation WHERE closedOn IS NULL) ORDER BY id DESC LIMIT 1""")
    assert "bureau" in scan(page, "1188")
    assert "Prêté" in scan(page, copy)
    with page.expect_navigation():
        page.keyboard.press("F8")
    assert "Annulé" in page.locator("main").inner_text()
    assert "Prêté" in scan(page, copy)
    with page.expect_navigation():
        page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("F3")
    assert "rendu" in scan(page, copy).lower()


def test_reminding(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, "Relancer les retards")
    press(page, "Ouvrir les relances")
    expect(page.get_by_label("Quels prêts")).to_have_value(re.compile(".*"))
    page.get_by_label("Déjà relancés").select_option(label="Jamais relancés")
    page.get_by_role("button", name="Filtrer").click()
    page.get_by_role("button", name="Une page par classe").click()
    expect(page.locator("main")).to_contain_text("La relance est notée")
    page.locator(".batch-actions a").first.click()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.go_back()
    page.locator(".batch-actions button.bare").click()
    expect(page.locator("main")).to_contain_text("La relance est annulée")
    open_procedure(page, site, "Relancer les retards")
    press(page, "Ouvrir les textes des relances")
    expect(page.get_by_role("button", name="Reprendre les textes habituels")).to_be_visible()


def test_printing_cards_and_labels(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, "Imprimer les cartes et les étiquettes")
    press(page, "Imprimer des cartes")
    page.get_by_label("Classe").select_option(label="3eA")
    page.get_by_role("button", name="Montrer").click()
    expect(page.locator(".library-card").first).to_be_visible()
    open_procedure(page, site, "Imprimer les cartes et les étiquettes")
    press(page, "Imprimer des étiquettes")
    page.get_by_label("Par équation").fill("Cote=599*")
    page.get_by_role("button", name="Montrer").click()
    expect(page.locator(".copy-label").first).to_be_visible()


def test_preparing_the_new_year(school, follower):
    site, file = school
    page = follower()
    open_procedure(page, site, "Préparer la rentrée du CDI")
    # June: the list on paper, which reminds nobody.
    press(page, "Ouvrir les relances")
    page.get_by_label("Quels prêts").select_option(label="Tous les prêts en cours")
    page.get_by_role("button", name="Filtrer").click()
    before = rows(file, "SELECT count(*) FROM reminderBatch")
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert rows(file, "SELECT count(*) FROM reminderBatch") == before
    open_procedure(page, site, "Préparer la rentrée du CDI")
    press(page, "Ouvrir les horaires et fermetures")
    page.get_by_role("button", name="Enregistrer la semaine").click()
    expect(page.locator("main")).to_contain_text("Le calendrier est enregistré")
    open_procedure(page, site, "Préparer la rentrée du CDI")
    press(page, "Importer un fichier d’emprunteurs")
    page.get_by_label("Ou collez ici les lignes du tableur").fill("Emprunteur;Statut;Classe\nNouvelle Élève;Élève;6eA")
    page.get_by_role("button", name="Voir ce que cela change").click()
    page.locator("button[value=appliquer]").click()
    assert rows(file, "SELECT count(*) FROM borrower WHERE name = 'Nouvelle Élève'") == [(1,)]
    open_procedure(page, site, "Préparer la rentrée du CDI")
    press(page, "Donner les premiers mots de passe")
    expect(page.locator("h1")).to_have_text("Premiers mots de passe")


def test_importing_a_catalogue(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, "Importer un catalogue")
    expect(page.locator(".state").first).to_contain_text("Le catalogue compte")
    press(page, "Ouvrir le catalogue")
    page.get_by_label("Fichier de notices").set_input_files(f"{HOME}/Content/demo/college/college-autres.xml")
    page.get_by_role("button", name="Importer").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("progress")).to_have_count(0, timeout=20_000)
    expect(page.locator(".big-numbers")).to_contain_text("inchang")


def test_treating_somebody_set_aside(school, follower):
    site, file = school
    page = follower()
    open_procedure(page, site, "Traiter les emprunteurs mis à l’écart")
    expect(page.locator(".state").first).to_contain_text("1 usager temporaire reste à traiter.")
    press(page, "Voir les usagers temporaires")
    page.get_by_role("link", name="Benali Karim").click()
    # Still there, under another record: made, then given the loans; the empty record is deleted.
    page.get_by_role("link", name="Créer une fiche").first.click()
    page.get_by_label("Emprunteur", exact=True).fill("Benali Karim")
    page.get_by_label("Statut").fill("Élève")
    page.get_by_label("Classe").fill("4eB")
    Watch.watches[page].expected.add(f"{site.college}/gestion/emprunteurs/nouveau")
    page.get_by_role("button", name="Créer la fiche").click()
    page.get_by_role("button", name="Créer quand même").click()
    expect(page.locator("main")).to_contain_text("La fiche est créée")
    page.goto(f"{site.college}/gestion/emprunteurs/2")
    page.get_by_role("link", name="Réattribuer les prêts").first.click()
    page.locator("input[name=vers]").first.check()
    page.get_by_role("button", name="Réattribuer les prêts").click()
    if page.locator("input[name=confirme]").count():
        page.locator("input[name=confirme]").check()
        page.get_by_role("button", name="Réattribuer les prêts").click()
    page.goto(f"{site.college}/gestion/emprunteurs/2")
    page.get_by_role("link", name="Supprimer").first.click()
    page.get_by_role("button", name="Supprimer la fiche").click()
    assert rows(file, "SELECT count(*) FROM borrower WHERE kind = 'temporary'") == [(0,)]
    open_procedure(page, site, "Traiter les emprunteurs mis à l’écart")
    expect(page.locator(".state").first).to_contain_text("Personne n’est mis à l’écart.")


def test_steps_are_ticked_without_script_and_by_the_keyboard(school, follower):
    site, _ = school
    page = follower(java_script_enabled=False)
    address = f"{site.college}/procedures/preparer-la-rentree"
    page.goto(address)
    boxes = page.locator("button.step-box")
    name = boxes.first.get_attribute("aria-label")
    assert name.startswith("Cocher")
    boxes.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".step-done")).to_contain_text("Fait par Mme Leroux")
    expect(boxes.first).to_have_attribute("aria-label", name.replace("Cocher", "Décocher", 1))
    assert "#etape-" in page.url
    page.get_by_role("button", name="Tout recommencer").click()
    expect(page.locator(".step-done")).to_have_count(0)
    page.get_by_role("button", name="Remettre les coches d’avant").click()
    expect(page.locator(".step-done")).to_have_count(1)


def test_a_reader_says_what_she_thinks(school, browser):
    site, _ = school
    visitor = Visitor(browser, site)
    page = visitor.page(320, 640)
    page.goto(f"{site.college}/procedures")
    page.get_by_role("link", name="Emprunter, prolonger, réserver").click()
    page.get_by_label("Un mot pour l’améliorer").fill("Très clair.")
    page.get_by_role("button", name="Oui, utile").click()
    expect(page.locator(".note.good")).to_contain_text("sans votre nom")
    visitor.leave()


def test_a_procedure_prints_on_paper(school, follower):
    site, _ = school
    page = follower()
    page.goto(f"{site.college}/procedures/mettre-a-jour-les-emprunteurs")
    page.emulate_media(media="print")
    expect(page.locator(".procedure-feedback")).to_be_hidden()
    expect(page.locator(".procedure-progress")).to_be_hidden()
    expect(page.locator(".step-box").first).to_be_visible()
    expect(page.locator(".procedure-contents")).to_be_visible()
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
    assert 2 <= pages <= 6
    page.emulate_media(media="screen")


def test_every_procedure_fits_a_phone(school, follower):
    site, _ = school
    page = follower(width=320, height=640)
    page.goto(f"{site.college}/procedures")
    addresses = page.eval_on_selector_all(".procedure-list h3 a", "links => links.map(link => link.href)")
    assert len(addresses) >= 15
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_writing_a_page(school, follower, browser):
    site, _ = school
    page = follower()
    open_procedure(page, site, "Écrire une page ou une actualité")
    press(page, "Ouvrir les contenus")
    # « Écrire »
    page.get_by_role("link", name="Nouvelle page").click()
    page.get_by_label("Titre", exact=True).fill("Le club lecture")
    page.get_by_role("button", name="Créer et écrire le texte").click()
    page.locator("#champ-texte").fill("## Quand\n\nLe jeudi à midi, au CDI. {{truc}}")
    page.get_by_role("button", name="Prévisualiser").click()
    expect(page.locator("[data-preview]")).to_contain_text("truc")
    page.locator("#champ-texte").fill("## Quand\n\nLe jeudi à midi, au CDI.")
    # Leaving for the settings saves what was written.
    page.get_by_role("navigation", name="Ce contenu").get_by_role("link", name="Réglages").click()
    expect(page.locator("main")).to_contain_text("Le brouillon est enregistré")
    # « Choisir pour qui, et quand »
    page.get_by_label("Personnes connectées").check()
    page.get_by_role("button", name="Enregistrer les réglages").click()
    expect(page.locator("main")).to_contain_text("Les réglages du contenu sont enregistrés")
    # « Publier »
    page.get_by_role("navigation", name="Ce contenu").get_by_role("link", name="Texte").click()
    expect(page.locator("#champ-texte")).to_have_value("## Quand\n\nLe jeudi à midi, au CDI.")
    page.get_by_role("button", name="Publier", exact=True).click()
    expect(page.locator("main")).to_contain_text("C’est publié")
    page.goto(f"{site.college}/pages/le-club-lecture")
    expect(page.locator("main")).to_contain_text("Le jeudi à midi")
    # « Faire trouver la page »
    open_procedure(page, site, "Écrire une page ou une actualité")
    press(page, "Ouvrir l’arborescence")
    page.get_by_role("link", name="La vie du CDI").first.click()
    choice = page.get_by_label("Ajouter un contenu")
    [ours] = [label for label in choice.locator("option").all_inner_texts() if "Le club lecture" in label]
    choice.select_option(label=ours)
    page.get_by_role("button", name="Ajouter", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("Le club lecture")
    # « Revenir en arrière »
    page.goto(f"{site.college}/administration/contenus?q=club")
    page.get_by_role("link", name="Le club lecture").click()
    page.get_by_role("button", name="Retirer de la publication").click()
    expect(page.locator("main")).to_contain_text("Le contenu est retiré")
    # What the product ships can be adapted from where it is read.
    open_procedure(page, site, "Importer un catalogue")
    page.get_by_role("link", name="Adapter ce texte").click()
    expect(page.locator("main")).to_contain_text("Importer un catalogue")


def test_composing_the_home_page(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, "Composer la page d’accueil")
    press(page, "Composer la page d’accueil")
    expect(page.locator("h1")).to_have_text("Page d’accueil")

    def titles():
        return [text.strip() for text in page.locator("ol.blocks .composed-title").all_inner_texts()]

    before = titles()
    # « Choisir et ordonner »
    page.get_by_role("link", name="Texte libre", exact=True).click()
    page.get_by_label("Titre").fill("Mot de la semaine")
    page.get_by_label("Texte", exact=True).fill("Lire, c’est **partir**.")
    page.get_by_role("button", name=re.compile("Enregistrer|Ajouter")).first.click()
    assert len(titles()) == len(before) + 1 and "Mot de la semaine" in titles()[-1]
    last = page.locator("ol.blocks > li").last
    last.get_by_role("button", name=re.compile("^Monter")).click()
    assert "Mot de la semaine" in titles()[-2]
    own = page.locator("ol.blocks > li", has_text="Mot de la semaine")
    own.get_by_role("button", name=re.compile("^Masquer")).click()
    expect(own).to_contain_text("Masqué")
    own.get_by_role("button", name=re.compile("^Montrer")).click()
    # « Regarder avec les yeux des autres »
    page.get_by_role("link", name="Vu par un visiteur").click()
    expect(page.locator("main")).to_contain_text("Mot de la semaine")
    page.get_by_label("Vu par").select_option(label="un élève de 6eA")
    page.get_by_role("button", name="Voir").click()
    expect(page.locator("main")).to_contain_text("Bienvenue aux sixièmes")
    page.get_by_role("link", name="Revenir à la composition").click()
    # « Revenir en arrière »
    own.get_by_role("button", name=re.compile("^Retirer")).click()
    assert titles() == before
    page.get_by_role("button", name=re.compile("^Remettre")).first.click()
    assert any("Mot de la semaine" in title for title in titles())


def test_preparing_a_selection(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, "Composer la page d’accueil")
    press(page, "Ouvrir les sélections")
    page.get_by_role("link", name="Nouvelle sélection").click()
    page.get_by_label("Titre").fill("Tout neuf")
    page.get_by_label("Documents").select_option(label="Nouveautés des 30 derniers jours")
    page.get_by_role("button", name="Créer la sélection").click()
    expect(page.locator("h1")).to_have_text("Tout neuf")
    page.goto(f"{site.college}/recherche?q=loup")
    page.get_by_role("link", name="Garder comme sélection").click()
    page.get_by_role("button", name="Créer la sélection").click()
    expect(page.locator("h1")).to_have_text("Loup")
