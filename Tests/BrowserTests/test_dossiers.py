"""A dossier of a lesson: a teacher makes it, a pupil opens it, the desk keeps its book."""

import tempfile

import pytest
from playwright.sync_api import expect

from running_site import COLLEGE, HOME, lutrin, serving
from watched_page import Visitor, Watch, sign_in

ZOE = "1001"


@pytest.fixture(scope="module")
def lesson(browser):
    """A school of its own: what is kept here is kept nowhere else."""
    with tempfile.TemporaryDirectory(prefix="lutrin-dossiers-") as data:
        lutrin("demo", "--data", data, "--home", HOME)
        with serving(data) as site:
            visitor = Visitor(browser, site)
            yield site, visitor
            visitor.leave()


def test_a_dossier_from_the_teacher_to_the_desk(lesson):
    site, visitor = lesson

    # The teacher makes it, and finds a document without leaving the page.
    teacher = visitor.page()
    sign_in(teacher, "diallo", f"{site.campus}/")
    teacher.goto(f"{site.campus}/professeur")
    teacher.get_by_role("link", name="Mes dossiers de cours").click()
    teacher.get_by_role("link", name="Préparer un dossier").click()
    teacher.get_by_label("Titre").fill("Les volcans se réveillent")
    teacher.get_by_label("Présentation").fill("Choisissez **un** volcan.")
    teacher.get_by_label("Question à chercher au CDI").fill("volcan")
    teacher.get_by_label("Dans quel portail").select_option(label="CDI du collège Les Tilleuls")
    teacher.get_by_label("3eA", exact=False).first.check()
    teacher.get_by_role("button", name="Créer le dossier").click()
    expect(teacher.locator(".saying")).to_contain_text("Le dossier est créé")
    teacher.get_by_label("Chercher un document").fill("volcan")
    teacher.get_by_role("button", name="Chercher").click()
    found = teacher.locator(".lesson-results li").filter(has_text="Disponible").first
    title = found.locator(".composed-title").inner_text()
    found.get_by_role("button").press("Enter")
    expect(teacher.locator(".saying")).to_contain_text("Le document est dans le dossier")
    teacher.locator(".listed summary").press("Enter")
    teacher.get_by_label("Mot aux élèves").last.fill("Le premier chapitre suffit.")
    until = teacher.locator("input[name=usuel]")
    until.fill(until.get_attribute("max"))
    teacher.get_by_role("button", name="Enregistrer").press("Enter")
    expect(teacher.locator(".lesson-kept")).to_contain_text("À consulter au CDI")

    # A pupil of the class sees it on the home page and opens it; the question leads to the portal.
    pupil = visitor.page(width=360, height=740)
    sign_in(pupil, "zoe", f"{site.campus}/")
    pupil.goto(f"{site.campus}/eleve")
    pupil.get_by_role("link", name="Les volcans se réveillent").click()
    expect(pupil.locator("h1")).to_have_text("Les volcans se réveillent")
    expect(pupil.locator(".listed")).to_contain_text(title)
    expect(pupil.locator(".listed-note")).to_have_text("Le premier chapitre suffit.")
    record = pupil.locator(".listed .loan-title a").get_attribute("href")
    pupil.get_by_role("link", name="Chercher dans le portail").click()
    expect(pupil).to_have_url(f"{site.college}/recherche?q=volcan")
    assert "/notice/" in record

    # The desk stops, says for whom, and lets the librarian decide.
    desk = visitor.page()
    sign_in(desk, "leroux", f"{site.college}/")
    desk.goto(f"{site.college}/notice/{record.rsplit('/', 1)[1]}")
    kept = desk.locator(".copies tbody tr:has(.pill.onsite)").first
    expect(kept).to_contain_text("Usuel jusqu’au")
    number = kept.locator("td").nth(3).inner_text()
    desk.goto(f"{site.college}/gestion")
    Watch.watches[desk].expected.add(f"{site.college}/gestion")
    for code in (ZOE, number):
        desk.locator("#saisie").fill(code)
        with desk.expect_navigation():
            desk.keyboard.press("Enter")
    expect(desk.locator(".band")).to_contain_text("M. Diallo demande de garder")
    desk.get_by_role("button", name="Prêter quand même").press("Enter")
    expect(desk.locator(".band")).to_contain_text("M. Diallo avait demandé de le garder")
    desk.goto(f"{site.college}/gestion/reservations")
    desk.get_by_role("link", name="à garder pour un cours").click()
    row = desk.locator(".composed-rows li").filter(has_text="Les volcans se réveillent")
    row.get_by_role("button", name="Lever").press("Enter")
    expect(row).to_contain_text("levé par Mme Leroux")
