"""The procedures of a year, followed click by click to their end: the new year, those who left, the catalogue, a portal."""

import re
import sqlite3

from playwright.sync_api import expect

from procedures import expect_refusal, free_copies, open_procedure, press, press_key, rows, scan, submit
from running_site import HOME, lutrin, rne


def test_preparing_the_new_year(school, follower, browser):
    site, file = school
    title = "Préparer la rentrée du CDI"
    page = follower()
    # June: the list on paper, which reminds nobody; the same for a spreadsheet.
    open_procedure(page, site, title)
    press(page, "Ouvrir les relances")
    page.get_by_label("Quels prêts").select_option(label="Tous les prêts en cours")
    submit(page.get_by_role("button", name="Filtrer"))
    before = rows(file, "SELECT count(*) FROM reminderBatch")
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert rows(file, "SELECT count(*) FROM reminderBatch") == before
    page.get_by_role("navigation", name="Gestion").get_by_role("link", name="Emprunteurs").click()
    page.get_by_role("link", name="Recherche par équation").click()
    page.get_by_label("Chercher parmi").select_option(label="Prêts")
    page.get_by_label("Équation", exact=True).fill("Rendu=non")
    submit(page.get_by_role("button", name="Chercher"))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Télécharger les .* réponses")).click()
    [(loans,)] = rows(file, "SELECT count(*) FROM loan WHERE returnedOn IS NULL")
    assert len(download.value.path().read_text("utf-8-sig").splitlines()) == loans + 1
    # End of August: hours, holidays, rules.
    open_procedure(page, site, title)
    press(page, "Ouvrir les horaires et fermetures")
    page.get_by_label("Ouverture le lundi", exact=True).fill("9 h")
    submit(page.get_by_role("button", name="Enregistrer la semaine"))
    expect(page.locator("main")).to_contain_text("Le calendrier est enregistré")
    expect(page.get_by_label("Ouverture le lundi", exact=True)).to_have_value(re.compile(r"^9.h$"))
    [(due,)] = rows(file, "SELECT max(dueOn) FROM loan WHERE returnedOn IS NULL")
    page.get_by_label("Premier jour de fermeture").fill(due)
    page.get_by_label("Dernier jour").fill(due)
    page.get_by_label("Motif").fill("Journée pédagogique")
    submit(page.get_by_role("button", name="Ajouter la fermeture"))
    expect(page.locator("main")).to_contain_text("Journée pédagogique")
    submit(page.get_by_role("button", name=re.compile("^Reporter")))
    assert rows(file, f"SELECT count(*) FROM loan WHERE returnedOn IS NULL AND dueOn = '{due}'") == [(0,)]
    # September: who comes in.
    open_procedure(page, site, title)
    press(page, "Importer un fichier d’emprunteurs")
    page.get_by_label("Ou collez ici les lignes du tableur").fill("Emprunteur;Statut;Classe\nNouvelle Élève;Élève;6eA")
    submit(page.get_by_role("button", name="Voir ce que cela change"))
    assert rows(file, "SELECT count(*) FROM borrower WHERE name = 'Nouvelle Élève'") == [(0,)]
    submit(page.locator("button[value=appliquer]"))
    assert rows(file, "SELECT count(*) FROM borrower WHERE name = 'Nouvelle Élève'") == [(1,)]
    # First passwords, for a class.
    page.get_by_role("navigation", name="Gestion").get_by_role("link", name="Emprunteurs").click()
    page.get_by_label("Classe", exact=True).select_option(value="6eA")
    submit(page.get_by_role("button", name="Chercher"))
    submit(page.get_by_role("button", name="Mots de passe"))
    expect(page.locator("h1")).to_contain_text("Premiers mots de passe")
    submit(page.get_by_role("button", name="Faire les mots de passe"))
    slip = page.locator("main li, main .slip").filter(has_text="Nouvelle Élève").first
    expect(slip).to_be_visible()
    # A slip is lost: another from the pupil’s own page.
    [(pupil,)] = rows(file, "SELECT id FROM borrower WHERE name = 'Nouvelle Élève'")
    page.goto(f"{site.college}/gestion/emprunteurs/{pupil}")
    page.get_by_role("button", name=re.compile("mot de passe")).first.click()
    expect(page.locator("main")).to_contain_text("Nouvelle Élève")
    # « Vérifier »
    page.goto(f"{site.college}/gestion")
    [copy] = free_copies(file)
    scan(page, "Leroux Claire")
    said = scan(page, copy)
    assert "Prêté" in said and "rendre" in said
    press_key(page, "Escape")
    press_key(page, "F3")
    assert "rendu" in scan(page, copy).lower()
    stranger = browser.new_page(locale="fr-FR")
    stranger.goto(f"{site.college}/home/")
    stranger.locator("main summary").first.click()
    expect(stranger.locator("main")).to_contain_text(re.compile("9.h"))
    stranger.close()
    page.goto(f"{site.college}/gestion/emprunteurs/nouveau")
    page.get_by_label("Emprunteur", exact=True).fill("Parti Paul")
    page.get_by_label("Statut").fill("Enseignant")
    submit(page.get_by_role("button", name="Créer la fiche"))
    page.get_by_role("link", name="Supprimer").first.click()
    submit(page.get_by_role("button", name="Supprimer la fiche"))
    assert rows(file, "SELECT count(*) FROM borrower WHERE name = 'Parti Paul'") == [(0,)]


def test_the_rules_of_loans_are_read_by_who_administers(school, follower):
    site, _ = school
    page = follower("admin")
    open_procedure(page, site, "Préparer la rentrée du CDI")
    press(page, "Ouvrir les règles de prêt")
    submit(page.get_by_role("button", name="Enregistrer les règles"))
    expect(page.locator("main")).to_contain_text("règles")


def test_borrowers_are_made_ready_for_the_yearly_update(school, follower):
    """What can be done of it before its own screen is there."""
    site, file = school
    page = follower()
    title = "Mettre à jour les emprunteurs"
    open_procedure(page, site, title)
    press(page, "Voir les fiches sans statut")
    [(without,)] = rows(file, "SELECT count(*) FROM borrower WHERE status = ''")
    expect(page.locator("h1")).to_have_text(f"{without} emprunteurs" if without else "Aucun emprunteur")
    open_procedure(page, site, title)
    press(page, "Ouvrir la recherche gestionnaire")
    page.get_by_label("Équation", exact=True).fill("Statut=")
    submit(page.get_by_role("button", name="Chercher"))
    assert page.locator("main tbody tr").count() == without
    open_procedure(page, site, title)
    press(page, "Importer un fichier d’emprunteurs")
    expect(page.get_by_role("button", name="Voir ce que cela change")).to_be_visible()


def test_importing_a_catalogue(school, follower, tmp_path):
    site, file = school
    title = "Importer un catalogue"
    page = follower()
    open_procedure(page, site, title)
    expect(page.locator(".state").first).to_contain_text("Le catalogue compte")
    press(page, "Ouvrir le catalogue")
    page.get_by_label("Fichier de notices").set_input_files(f"{HOME}/Content/demo/college/college-autres.xml")
    submit(page.get_by_role("button", name="Importer"))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("progress")).to_have_count(0, timeout=20_000)
    expect(page.locator(".big-numbers")).to_contain_text("inchang")
    # What is refused is named, with its place and the reason.
    broken = tmp_path / "sans-titre.mrc"
    broken.write_bytes(b"00000nam  2200000   450 \x1e\x1d")
    open_procedure(page, site, title)
    press(page, "Ouvrir le catalogue")
    page.get_by_label("Fichier de notices").set_input_files(str(broken))
    submit(page.get_by_role("button", name="Importer"))
    expect(page.locator("progress")).to_have_count(0, timeout=20_000)
    expect(page.locator("main")).to_contain_text(re.compile("refus|illisible|aucune notice", re.I))
    # « Vérifier »
    for words in ["harry potter", "naruto", "loup"]:
        page.goto(f"{site.college}/recherche?q={words}")
        expect(page.locator("h1")).not_to_contain_text("Aucun")
    page.locator("main h2 a, main h3 a").first.click()
    expect(page.locator("main")).to_contain_text("Cote")
    numbers = free_copies(file, 3)
    open_procedure(page, site, title)
    press(page, "Ouvrir le bureau de prêt")
    for number in numbers:
        assert number in scan(page, number) or "Refusé" not in page.locator(".band").inner_text()


def test_treating_somebody_set_aside_by_mistake(school, follower):
    site, file = school
    title = "Traiter les emprunteurs mis à l’écart"
    page = follower()
    open_procedure(page, site, title)
    expect(page.locator(".state").first).to_contain_text("1 usager temporaire reste à traiter.")
    press(page, "Voir les usagers temporaires")
    page.get_by_role("link", name="Benali Karim").click()
    # Still there, under no other record: made, then given the loans; the empty record is deleted.
    page.get_by_role("link", name="Créer une fiche").first.click()
    page.get_by_label("Emprunteur", exact=True).fill("Benali Karim")
    page.get_by_label("Statut").fill("Élève")
    page.get_by_label("Classe").fill("4eB")
    expect_refusal(page, f"{site.college}/gestion/emprunteurs/nouveau")
    submit(page.get_by_role("button", name="Créer la fiche"))
    submit(page.get_by_role("button", name="Créer quand même"))
    expect(page.locator("main")).to_contain_text("La fiche est créée")
    page.goto(f"{site.college}/gestion/emprunteurs/2")
    page.get_by_role("link", name="Réattribuer les prêts").first.click()
    page.get_by_label("Chercher une autre personne").fill("Martin Léa")
    submit(page.get_by_role("button", name="Chercher", exact=True))
    page.get_by_role("link", name=re.compile("^Comparer avec Martin Léa")).first.click()
    expect(page.locator("main")).to_contain_text("Martin Léa")
    page.get_by_label("Chercher une autre personne").fill("Benali")
    submit(page.get_by_role("button", name="Chercher", exact=True))
    page.locator("input[name=vers]").first.check()
    submit(page.get_by_role("button", name="Réattribuer les prêts"))
    if page.locator("input[name=confirme]").count():
        page.locator("input[name=confirme]").check()
        submit(page.get_by_role("button", name="Réattribuer les prêts"))
    page.goto(f"{site.college}/gestion/emprunteurs/2")
    page.get_by_role("link", name="Supprimer").first.click()
    submit(page.get_by_role("button", name="Supprimer la fiche"))
    assert rows(file, "SELECT count(*) FROM borrower WHERE kind = 'temporary'") == [(0,)]
    open_procedure(page, site, title)
    expect(page.locator(".state").first).to_contain_text("Personne n’est mis à l’écart.")


def set_aside(file, name):
    """As the yearly update would, whose screen comes later; they still have what they borrowed."""
    connection = sqlite3.connect(file, timeout=10)
    with connection:
        connection.execute("UPDATE borrower SET kind = 'temporary' WHERE id = ?", [name])
    connection.close()


def with_one_loan(file, count):
    return rows(file, f"""
        SELECT borrower.id, borrower.name FROM borrower JOIN loan ON loan.borrower = borrower.id
        WHERE returnedOn IS NULL AND kind = 'regular' AND borrower.id > 10 GROUP BY borrower.id HAVING count(*) = 1
        AND max(loan.copy) IN (SELECT id FROM copy WHERE record NOT IN (SELECT record FROM reservation WHERE closedOn IS NULL))
        ORDER BY borrower.id LIMIT {count}""")


def test_treating_those_who_left(school, follower):
    site, file = school
    title = "Traiter les emprunteurs mis à l’écart"
    page = follower()
    (returning, returning_name), (losing, losing_name) = with_one_loan(file, 2)
    set_aside(file, returning)
    set_aside(file, losing)
    # « Les trouver », by the equation as it is written.
    page.goto(f"{site.college}/gestion/emprunteurs")
    page.get_by_role("link", name="Recherche par équation").click()
    page.get_by_label("Équation", exact=True).fill("Type d’emprunteur=Usager temporaire")
    submit(page.get_by_role("button", name="Chercher"))
    expect(page.locator("main tbody tr")).to_have_count(2)
    # « Relancer et attendre »: a letter, the book comes back, the record is deleted.
    open_procedure(page, site, title)
    expect(page.locator(".state").first).to_contain_text("2 usagers temporaires")
    press(page, "Relancer les lecteurs partis")
    for box in page.locator("input[name=lecteur]").all():
        box.set_checked(box.get_attribute("value") == str(returning))
    submit(page.get_by_role("button", name="Une lettre par lecteur"))
    page.get_by_role("link", name="Voir et imprimer les lettres").click()
    assert page.pdf(format="A4").startswith(b"%PDF")
    [(number,)] = rows(file, f"SELECT copy.number FROM loan JOIN copy ON copy.id = loan.copy WHERE borrower = {returning} AND returnedOn IS NULL")
    page.goto(f"{site.college}/gestion")
    assert "rendu" in scan(page, number).lower()
    expect(page.locator(".band")).to_contain_text("sa fiche peut maintenant être supprimée")
    page.get_by_role("link", name="Ouvrir sa fiche").click()
    page.get_by_role("link", name="Supprimer").first.click()
    submit(page.get_by_role("button", name="Supprimer la fiche"))
    assert rows(file, f"SELECT count(*) FROM borrower WHERE id = {returning}") == [(0,)]
    # « Ou déclarer perdu »
    open_procedure(page, site, title)
    press(page, "Voir les usagers temporaires")
    page.get_by_role("link", name=losing_name).first.click()
    page.get_by_role("link", name="Ouvrir au prêt").click()
    page.get_by_text(re.compile("^Perdu, abîmé")).first.click()
    submit(page.get_by_role("button", name=re.compile("^Perdu, et clore le prêt")).first)
    page.goto(f"{site.college}/gestion/emprunteurs/{losing}")
    page.get_by_role("link", name="Supprimer").first.click()
    expect(page.get_by_label("Garder ses prêts passés pour les statistiques, sans son nom")).to_be_checked()
    submit(page.get_by_role("button", name="Supprimer la fiche"))
    assert rows(file, f"SELECT count(*) FROM borrower WHERE id = {losing}") == [(0,)]


def test_treating_somebody_who_has_another_record(school, follower):
    site, file = school
    title = "Traiter les emprunteurs mis à l’écart"
    page = follower()
    [(old, name)] = with_one_loan(file, 1)
    # The update made another record for the same name, and set the old one aside.
    page.goto(f"{site.college}/gestion/emprunteurs/nouveau")
    page.get_by_label("Emprunteur", exact=True).fill(name)
    page.get_by_label("Statut").fill("Élève")
    expect_refusal(page, f"{site.college}/gestion/emprunteurs/nouveau")
    submit(page.get_by_role("button", name="Créer la fiche"))
    submit(page.get_by_role("button", name="Créer quand même"))
    set_aside(file, old)
    open_procedure(page, site, title)
    press(page, "Voir les usagers temporaires")
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("link", name="Réattribuer les prêts").first.click()
    expect(page.locator("main")).to_contain_text(name)
    page.locator("input[name=vers]").first.check()
    submit(page.get_by_role("button", name="Réattribuer les prêts"))
    if page.locator("input[name=confirme]").count():
        page.locator("input[name=confirme]").check()
        submit(page.get_by_role("button", name="Réattribuer les prêts"))
    assert rows(file, f"SELECT count(*) FROM loan WHERE borrower = {old} AND returnedOn IS NULL") == [(0,)]
    page.goto(f"{site.college}/gestion/emprunteurs/{old}")
    page.get_by_role("link", name="Supprimer").first.click()
    submit(page.get_by_role("button", name="Supprimer la fiche"))
    assert rows(file, f"SELECT count(*) FROM borrower WHERE id = {old}") == [(0,)]


def test_creating_a_portal_and_dressing_it(school, follower):
    """By the command line; from the espaces, see test_procedures_of_the_espaces."""
    site, file = school
    number = rne("0510032").upper()
    data = str(file.parent.parent)
    page = follower("admin")
    title = "Créer un portail et répartir les classes"
    open_procedure(page, site, title)
    expect(page.locator(".procedure-text")).to_contain_text("lutrin portal create")
    # « Sur un serveur qui a déjà des portails », with the two commands of the text.
    text = page.locator(".procedure-text").inner_text()
    assert 'lutrin user create --portal 0510032H leroux --name "Mme Leroux" --role administrator' in text
    lutrin("portal", "create", number, "--name", "CDI du lycée", "--town", "Reims", "--data", data)
    lutrin(
        "user", "create", "--portal", number, "leroux", "--name", "Mme Leroux", "--role", "administrator",
        "--data", data,
    )
    assert 'lutrin campus create moulin --name "Cité scolaire Jean-Moulin"' in text
    lutrin("campus", "create", "moulin", "--name", "Cité scolaire Jean-Moulin", "--data", data)
    assert "lutrin portal campus 0510032H moulin" in text
    lutrin("portal", "campus", number, "moulin", "--data", data)
    page.goto(f"{site.portal(number.lower())}/home/")
    expect(page.locator("main")).to_contain_text("Que cherchez-vous")
    # « L’habiller »
    open_procedure(page, site, title)
    press(page, "Ouvrir les réglages du portail")
    page.get_by_label("Nom du portail").fill("CDI des Tilleuls")
    page.get_by_label("Couleur").select_option(label="Prune")
    page.get_by_label("Niveau").uncheck()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("header")).to_contain_text("CDI des Tilleuls")
    open_procedure(page, site, title)
    press(page, "Ouvrir les horaires et fermetures")
    expect(page.locator("h1")).to_have_text("Horaires et fermetures")


def test_two_people_keep_an_account_with_a_password(school, follower):
    """What can be done of « Activer la connexion » before its own screen is there."""
    site, _ = school
    page = follower("admin")
    open_procedure(page, site, "Activer la connexion par l’ENT ou PRONOTE")
    press(page, "Ouvrir les comptes de gestion")
    assert page.locator("main a[href*='/administration/comptes/']").count() >= 2
