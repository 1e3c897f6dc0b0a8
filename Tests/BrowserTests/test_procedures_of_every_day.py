"""The procedures of every day, followed click by click to their end: the desk, the reminders, the papers, a reader."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from procedures import expect_refusal, free_copies, open_procedure, press, press_key, rows, scan, submit
from running_site import ROOT


def copies_out(file, condition):
    return [number for (number,) in rows(file, f"""
        SELECT copy.number FROM loan JOIN copy ON copy.id = loan.copy
        WHERE returnedOn IS NULL AND {condition} ORDER BY loan.id""")]


def test_lending_and_giving_back(school, follower):
    site, file = school
    page = follower()
    open_procedure(page, site, "Prêter et rendre")
    expect(page.locator("figure img").first).to_be_visible()
    assert page.locator("figure img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    # « Avant de commencer »
    press(page, "Ouvrir les horaires et fermetures")
    expect(page.locator("h1")).to_have_text("Horaires et fermetures")
    open_procedure(page, site, "Prêter et rendre")
    press(page, "Ouvrir le bureau de prêt")
    # « Prêter »: by the card, by the name.
    copy, other = free_copies(file, 2)
    assert "bureau" in scan(page, "1188")
    assert "Prêté" in scan(page, copy)
    press_key(page, "Escape")
    page.locator("#saisie").fill("Alfonsi")
    page.get_by_role("button", name="Valider").click()
    expect(page.locator("#lecteur")).to_have_text("Alfonsi Thi-Loanne")
    assert "Prêté" in scan(page, other)
    press_key(page, "Escape")
    # « Rendre »: nobody at the desk, a book that is lent is given back in the mode « Prêt » too.
    assert "rendu" in scan(page, other).lower()
    press_key(page, "F3")
    assert "rendu" in scan(page, copy).lower()
    [awaited] = copies_out(file, "copy.record = (SELECT min(record) FROM reservation WHERE state = 'requested' OR state = 'validated')")[:1]
    said = scan(page, awaited)
    assert "de côté" in said and re.search(r"[A-ZÉ]\w+ [A-ZÉ]\w+", said)


def test_prolonging_reserving_declaring_lost_and_undoing(school, follower):
    site, file = school
    page = follower()
    open_procedure(page, site, "Prêter et rendre")
    press(page, "Ouvrir le bureau de prêt")
    # « Prolonger »
    scan(page, "1001")
    expect_refusal(page, f"{site.college}/gestion/prolongation")
    page.get_by_role("button", name=re.compile("^Prolonger.*14-14")).click()
    expect(page.locator(".band")).to_contain_text("Un lecteur attend ce document")
    page.get_by_role("button", name=re.compile("^Prolonger.*tome 2")).click()
    expect(page.locator(".band")).to_contain_text("Prolongé")
    # « Se tromper »: an older gesture, by its own button.
    gestures = page.locator(".desk-gestures li")
    expect(gestures.first).to_contain_text("Prolong")
    gestures.first.get_by_role("button", name=re.compile("^Annuler")).click()
    expect(page.locator(".band")).to_contain_text("Annulé")
    press_key(page, "Escape")
    # « Réserver »
    [copy] = free_copies(file)
    scan(page, "1188")
    press_key(page, "F4")
    assert "Réservé" in scan(page, copy)
    press_key(page, "F8")
    expect(page.locator(".band")).to_contain_text("Annulé")
    press_key(page, "Escape")
    open_procedure(page, site, "Prêter et rendre")
    press(page, "Voir les réservations")
    submit(page.locator("main").get_by_role("button", name=re.compile("^Valider")).first)
    assert rows(file, "SELECT count(*) FROM reservation WHERE state = 'validated'")[0][0] >= 1
    # « Perdu ou abîmé »
    open_procedure(page, site, "Prêter et rendre")
    press(page, "Ouvrir le bureau de prêt")
    scan(page, "1188")
    assert "Prêté" in scan(page, copy)
    page.get_by_text(re.compile("^Perdu, abîmé")).first.click()
    submit(page.get_by_role("button", name=re.compile("^Perdu, et clore le prêt")).first)
    assert rows(file, f"SELECT status FROM copy WHERE number = '{copy}'") == [("lost",)]
    press_key(page, "Escape")
    scan(page, copy)
    submit(page.get_by_role("button", name=re.compile("Retrouvé|Remettre en service")).first)
    assert rows(file, f"SELECT status FROM copy WHERE number = '{copy}'") == [("inService",)]


def test_reminding_on_paper(school, follower):
    site, file = school
    page = follower()
    open_procedure(page, site, "Relancer les retards")
    press(page, "Ouvrir les relances")
    # « Choisir qui relancer »
    expect(page.get_by_label("Quels prêts").locator("option:checked")).to_have_text("Prêts en retard")
    page.get_by_label("Retard").select_option(label="Plus d’une semaine")
    page.get_by_label("Déjà relancés").select_option(label="Jamais relancés")
    submit(page.get_by_role("button", name="Filtrer"))
    readers = page.locator("input[name=lecteur]")
    chosen = readers.count() - 1
    readers.last.uncheck()
    # « Sur papier »
    submit(page.get_by_role("button", name="Une lettre par lecteur"))
    expect(page.locator("main")).to_contain_text("La relance est notée")
    page.get_by_role("link", name="Voir et imprimer les lettres").click()
    letters = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", letters)) == chosen
    open_procedure(page, site, "Relancer les retards")
    press(page, "Ouvrir les relances")
    submit(page.get_by_role("button", name="Une page par classe"))
    page.get_by_role("link", name="Voir et imprimer les pages de classe").click()
    assert page.pdf(format="A4").startswith(b"%PDF")
    # « Revenir en arrière »
    open_procedure(page, site, "Relancer les retards")
    press(page, "Ouvrir les relances")
    page.get_by_role("link", name="Historique").click()
    page.locator("table.ledger a").first.click()
    submit(page.get_by_role("button", name="Annuler cette relance"))
    expect(page.locator("main")).to_contain_text("La relance est annulée")
    # « Changer les mots des lettres »
    open_procedure(page, site, "Relancer les retards")
    press(page, "Ouvrir les textes des relances")
    usual = page.get_by_label("La lettre au lecteur").input_value()
    assert "{prenom nom}" in usual
    page.get_by_label("La lettre au lecteur").fill("Bonjour {prenom nom}, rendez {liste}.")
    submit(page.get_by_role("button", name="Enregistrer les textes"))
    expect(page.get_by_label("La lettre au lecteur")).to_have_value("Bonjour {prenom nom}, rendez {liste}.")
    submit(page.get_by_role("button", name="Reprendre les textes habituels"))
    expect(page.get_by_label("La lettre au lecteur")).to_have_value(usual)


@pytest.fixture
def mail_server():
    """A server that takes every message; its port, and what it was given."""
    python = ROOT / ".build/judges-venv/bin/python"
    if not python.exists():
        pytest.skip("no mail server to follow this with: Tests/Tools/judges installs aiosmtpd")
    process = subprocess.Popen(
        [python, ROOT / "Tests/MailTests/mail_server.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    yield json.loads(process.stdout.readline())["port"], lambda: json.loads(process.stdout.readline())
    process.stdin.close()
    process.terminate()
    process.wait(10)


def test_reminding_by_mail(school, follower, mail_server):
    site, file = school
    port, received = mail_server
    page = follower("admin")
    open_procedure(page, site, "Relancer les retards")
    press(page, "Régler la messagerie")
    page.get_by_label("Serveur d’envoi (SMTP)").fill("localhost")
    page.get_by_label("Port", exact=True).fill(str(port))
    page.get_by_label("Sécurité").select_option(index=3)
    page.get_by_label("Adresse de l’expéditeur").fill("cdi@example.org")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.locator("#champ-essai").fill("chef@example.org")
    submit(page.get_by_role("button", name="Envoyer un essai"))
    assert received()["recipients"] == ["chef@example.org"]
    # Somebody late has an address: the button comes.
    [(late,)] = rows(file, """
        SELECT borrower FROM loan WHERE returnedOn IS NULL AND dueOn < date('now', '-8 days')
        AND borrower NOT IN (SELECT id FROM borrower WHERE kind = 'temporary') ORDER BY id DESC LIMIT 1""")
    page.goto(f"{site.college}/gestion/emprunteurs/{late}/modifier")
    page.get_by_label("Mél").fill("lecteur@example.org")
    submit(page.get_by_role("button", name="Enregistrer"))
    open_procedure(page, site, "Relancer les retards")
    expect(page.locator(".procedure-text")).to_contain_text("dès qu’un lecteur de la liste a une adresse")
    press(page, "Ouvrir les relances")
    page.get_by_role("button", name=re.compile("^E-mails")).click()
    assert received()["recipients"] == ["lecteur@example.org"]


def test_printing_cards_and_labels(school, follower):
    site, file = school
    page = follower()
    title = "Imprimer les cartes et les étiquettes"
    # Of a class, on a sheet that was begun.
    open_procedure(page, site, title)
    press(page, "Imprimer des cartes")
    page.get_by_label("Classe").select_option(label="3eA")
    page.get_by_label("Feuille A4").select_option(index=1)
    page.get_by_label("Première place libre").fill("3")
    submit(page.get_by_role("button", name="Montrer"))
    cards = page.locator(".library-card")
    expect(cards.first).to_be_visible()
    [(pupils,)] = rows(file, "SELECT count(*) FROM borrower WHERE schoolClass = '3eA' AND kind = 'regular'")
    assert cards.count() == pupils
    expect(page.get_by_role("button", name="Imprimer")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == -(-(pupils + 2) // 8)
    # Of a few pupils.
    page.goto(f"{site.college}/gestion/emprunteurs")
    for box in page.locator("input[name=e]").all()[:3]:
        box.check()
    submit(page.get_by_role("button", name="Cartes"))
    expect(page.locator(".library-card")).to_have_count(3)
    # Labels: by an equation, then by numbers.
    open_procedure(page, site, title)
    press(page, "Imprimer des étiquettes")
    page.get_by_label("Par équation").fill("Cote=599*")
    page.get_by_label("Feuille A4").select_option(index=1)
    page.get_by_label("Première place libre").fill("2")
    submit(page.get_by_role("button", name="Montrer"))
    expect(page.locator(".copy-label").first).to_contain_text("599")
    expect(page.get_by_role("button", name="Imprimer")).to_be_visible()
    page.get_by_label("Par équation").fill("Date d’entrée>=01/11/2026")
    submit(page.get_by_role("button", name="Montrer"))
    expect(page.locator(".copy-label").first).to_be_visible()
    open_procedure(page, site, title)
    press(page, "Imprimer des étiquettes")
    [(first,), (second,)] = rows(school[1], "SELECT number FROM copy WHERE number IS NOT NULL ORDER BY number LIMIT 2")
    page.get_by_label("Ou du numéro").fill(first)
    page.get_by_label("au numéro", exact=True).fill(second)
    submit(page.get_by_role("button", name="Montrer"))
    expect(page.locator(".copy-label")).to_have_count(2)


def test_borrowing_as_a_pupil(school, follower):
    site, file = school
    title = "Emprunter, prolonger, réserver"
    page = follower("zoe", width=320, height=640)

    def open_own(name):
        page.goto(f"{site.college}/procedures")
        page.get_by_role("link", name=title).click()
        expect(page.locator("h1")).to_have_text(title)
        expect(page.locator(".procedure-text")).to_contain_text(name)

    # « Emprunter »: how to search, then where the document stands.
    open_own("cote")
    page.get_by_role("link", name="C’est expliqué ici").click()
    expect(page.locator("h1")).to_have_text("Comment chercher")
    page.goto(f"{site.college}/recherche?q=loup")
    expect(page.locator("main")).to_contain_text(re.compile(r"R [A-Z]{3}|599"))
    # « Suivre ses prêts »
    open_own("Mes prêts")
    assert "/moncompte/prets" in page.locator(".procedure-text").inner_html()
    page.locator("header").get_by_role("link", name=re.compile("Zoé")).click()
    expect(page.locator("h1")).to_have_text("Mes prêts")
    expect(page.locator("main")).to_contain_text("À rendre")
    submit(page.get_by_role("button", name="Créer l’adresse"))
    expect(page.locator("#adresse-agenda")).to_have_value(re.compile(r"/agenda/.+\.ics$"))
    # « Prolonger »: once; the other loan says why it cannot be.
    expect(page.locator(".loan-card", has_text="14-14")).to_contain_text("attend")
    page.get_by_role("button", name=re.compile("^Prolonger jusqu’au")).first.click()
    expect(page.locator(".saying")).to_contain_text("prolong")
    expect(page.get_by_role("button", name=re.compile("^Prolonger jusqu’au"))).to_have_count(0)
    # « Réserver »: she has all that she may ask for, and gives one up; the sign beside her name says which waits.
    open_own("mis de côté")
    page.locator("header").get_by_role("link", name=re.compile("Zoé")).click()
    page.locator("main").get_by_role("link", name=re.compile("^Réservations")).click()
    expect(page.locator("main")).to_contain_text("jusqu’au")
    cards = page.locator(".loan-card")
    expect(cards).to_have_count(2)
    page.locator("summary", has_text="Annuler").last.click()
    submit(page.get_by_role("button", name="Oui, annuler la réservation").last)
    expect(cards).to_have_count(1)
    [(record,)] = rows(file, """
        SELECT record FROM copy WHERE id IN (SELECT copy FROM loan WHERE returnedOn IS NULL AND borrower <> 1)
        AND record NOT IN (SELECT record FROM reservation WHERE closedOn IS NULL) ORDER BY record LIMIT 1""")
    page.goto(f"{site.college}/notice/{record}")
    page.get_by_role("button", name=re.compile("^Réserver")).click()
    expect(page.locator("main")).to_contain_text("Réservé par vous")
    assert rows(file, "SELECT count(*) FROM reservation WHERE borrower = 1 AND closedOn IS NULL") == [(2,)]


def test_a_pupil_whose_loan_is_late_reads_why_it_cannot_be_prolonged(school, follower):
    site, _ = school
    page = follower("lea")
    page.goto(f"{site.college}/moncompte/prets")
    expect(page.locator("main")).to_contain_text("En retard")
    expect(page.get_by_role("button", name=re.compile("^Prolonger"))).to_have_count(0)
