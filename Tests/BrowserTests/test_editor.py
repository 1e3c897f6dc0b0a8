"""The editor of texts: the toolbar, the preview and the keys with scripts; buttons alone without."""

import re
import tempfile

import pytest
from playwright.sync_api import expect

from running_site import COLLEGE, HOME, ROOT, lutrin, serving
from watched_page import Visitor, Watch, go, sign_in


@pytest.fixture(scope="module")
def school():
    """A school of its own: what is written here is nobody else's."""
    with tempfile.TemporaryDirectory(prefix="lutrin-editor-") as folder:
        lutrin("demo", "--data", folder, "--home", HOME)
        with serving(folder) as site:
            yield site


@pytest.fixture
def writer(browser, school):
    visitor = Visitor(browser, school)

    def enter(login="leroux", **options):
        page = visitor.page(**options)
        sign_in(page, login, school.college)
        return page

    yield enter
    visitor.leave()


def begin(page, school, title):
    go(page, f"{school.college}/administration/contenus/nouveau")
    page.get_by_label("Titre", exact=True).fill(title)
    page.get_by_role("button", name="Créer et écrire le texte").click()
    expect(page.locator("h1")).to_have_text(title)


def test_a_page_is_written_previewed_and_published_without_a_script(writer, school):
    page = writer(java_script_enabled=False)
    begin(page, school, "Sans aucun script")
    expect(page.get_by_role("toolbar")).to_have_count(0)
    page.get_by_label("Texte", exact=True).fill("## Bonjour\n\n[rien](page:nulle-part)")
    page.get_by_role("button", name="Prévisualiser").click()
    expect(page.locator("[data-preview] h2")).to_have_text("Bonjour")
    expect(page.locator(".writing-faults")).to_contain_text("Ligne 3")
    page.get_by_label("Texte", exact=True).fill("## Bonjour\n\nBienvenue.")
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_role("status").first).to_contain_text("C’est publié")
    go(page, f"{school.college}/pages/sans-aucun-script")
    expect(page.locator("article")).to_contain_text("Bienvenue.")


def test_the_preview_follows_and_a_fault_leads_to_its_line(writer, school):
    page = writer()
    begin(page, school, "L’aperçu suit")
    area = page.get_by_label("Texte", exact=True)
    area.fill("Un\n\nDeux\n\n[trois](page:nulle-part)")
    expect(page.locator("[data-preview]")).to_contain_text("Deux")
    page.get_by_role("link", name="Ligne 5").click()
    expect(area).to_be_focused()
    chosen = area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert chosen == "[trois](page:nulle-part)"


def test_the_toolbar_writes_markdown_and_is_walked_with_the_arrows(writer, school):
    page = writer()
    begin(page, school, "La barre d’outils")
    area = page.get_by_label("Texte", exact=True)
    area.fill("livre")
    area.evaluate("area => area.setSelectionRange(0, 5)")
    page.get_by_role("button", name="Gras").click()
    expect(area).to_have_value("**livre**")
    area.press("Control+a")
    area.press("Control+i")
    expect(area).to_have_value("***livre***")
    area.press("Control+z")
    expect(area).to_have_value("**livre**")
    page.get_by_role("button", name="Titre").click()
    expect(area).to_have_value("## **livre**")
    area.press("End")
    page.get_by_role("button", name="Encadré").click()
    expect(area).to_have_value("## **livre**\n\n> [!INFO]\n> À savoir\n")
    page.get_by_role("button", name="Gras").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Italique")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Image")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Gras")).to_be_focused()


def test_control_s_saves_and_leaving_otherwise_warns(writer, school):
    page = writer()
    begin(page, school, "Rien ne se perd")
    area = page.get_by_label("Texte", exact=True)
    area.fill("À garder.")
    watch = Watch.watches[page]
    page.get_by_role("link", name="Contenus").click()
    expect(area).to_have_value("À garder.")
    assert [fault for fault in watch.faults if "beforeunload" in fault], "nothing warned"
    watch.forget()
    area.press("Control+s")
    expect(page.get_by_role("status").first).to_contain_text("Le brouillon est enregistré")
    expect(area).to_have_value("À garder.")
    page.get_by_role("link", name="Contenus").click()
    expect(page.locator("h1")).to_have_text("Contenus")
    expect(page.get_by_role("link", name="Rien ne se perd")).to_be_visible()


def test_a_picture_is_added_and_put_in_a_text(writer, school):
    page = writer()
    go(page, f"{school.college}/administration/images")
    page.get_by_label("Fichier").set_input_files(ROOT / "Content/pictures/phone.png")
    page.locator("#champ-description").fill("Le portail sur un téléphone")
    page.get_by_role("button", name="Ajouter").click()
    expect(page.get_by_role("status").first).to_contain_text("L’image est ajoutée")
    begin(page, school, "Avec une image")
    page.get_by_role("button", name="Image").click()
    insert = page.get_by_role("button", name="Insérer Le portail sur un téléphone")
    expect(insert).to_be_focused()
    insert.press("Enter")
    expect(page.get_by_label("Texte", exact=True)).to_have_value(re.compile(r"^!\[Le portail sur un téléphone\]\(image:\d+\)$"))
    picture = page.locator("[data-preview] img")
    expect(picture).to_have_attribute("alt", "Le portail sur un téléphone")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('[data-preview] img').naturalWidth > 0")


def test_what_was_typed_is_given_back_when_the_session_has_ended(writer, school):
    page = writer()
    begin(page, school, "Séance finie")
    page.get_by_label("Texte", exact=True).fill("Une heure de travail.")
    address = page.url.split("?")[0]
    Watch.watches[page].expected.add(address)
    page.context.clear_cookies()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator("h1")).to_have_text("Votre texte est encore là")
    expect(page.locator("#champ-texte")).to_have_value("Une heure de travail.")
    sign_in(page, "leroux", school.college)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("status").first).to_contain_text("Le brouillon est enregistré")
    expect(page.locator("#champ-texte")).to_have_value("Une heure de travail.")


def test_the_second_of_two_people_is_told_and_chooses(writer, school):
    first, second = writer(), writer("admin")
    begin(first, school, "À quatre mains")
    first.get_by_label("Texte", exact=True).fill("Ouvert le lundi.\n")
    first.get_by_role("button", name="Publier").click()
    expect(first.get_by_role("status").first).to_contain_text("C’est publié")
    address = first.url.split("?")[0]
    go(second, address)
    first.get_by_label("Texte", exact=True).fill("Ouvert le mardi.\n")
    first.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(first.get_by_role("status").first).to_contain_text("Le brouillon est enregistré")
    second.get_by_label("Texte", exact=True).fill("Ouvert le jeudi.\n")
    Watch.watches[second].expected.add(address)
    second.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(second.locator(".meeting")).to_contain_text("Leroux")
    text = second.get_by_label("Texte", exact=True).input_value()
    assert "mardi" in text and "jeudi" in text
    second.get_by_label("Texte", exact=True).fill("Ouvert mardi et jeudi.\n")
    second.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(second.get_by_role("status").first).to_contain_text("Le brouillon est enregistré")
