"""The procedures of those who write and compose, followed click by click to their end."""

import io
import re
from datetime import date, timedelta

from PIL import Image
from playwright.sync_api import expect

from procedures import open_procedure, press, submit

WRITING = "Écrire une page ou une actualité"
COMPOSING = "Composer la page d’accueil"


def begin(page, site, kind, title):
    """« Écrire », until the text is on the screen."""
    open_procedure(page, site, WRITING)
    press(page, "Ouvrir les contenus")
    page.get_by_role("link", name=kind).click()
    page.get_by_label("Titre", exact=True).fill(title)
    submit(page.get_by_role("button", name="Créer et écrire le texte"))


def to_tab(page, name):
    page.get_by_role("navigation", name="Ce contenu").get_by_role("link", name=name).click()


def test_writing_a_page(school, follower, browser):
    site, _ = school
    page = follower()
    # « Écrire »
    begin(page, site, "Nouvelle page", "Le club lecture")
    page.get_by_text("Aide-mémoire").click()
    expect(page.locator("#aide-memoire")).to_contain_text("un encadré")
    page.locator("#champ-texte").fill("## Quand\n\nLe jeudi à midi, au CDI. {{truc}}")
    page.get_by_role("button", name="Prévisualiser").click()
    expect(page.locator("[data-preview]")).to_contain_text("truc")
    expect(page.locator("[data-preview]")).to_contain_text(re.compile(r"Ligne.3"))
    page.locator("#champ-texte").fill("## Quand\n\nLe jeudi à midi, au CDI.")
    submit(page.get_by_role("button", name="Enregistrer le brouillon"))
    expect(page.locator("main")).to_contain_text("Le brouillon est enregistré")
    # Leaving for the settings saves what was written.
    page.locator("#champ-texte").fill("## Quand\n\nLe jeudi à midi, au CDI, avec un livre.")
    to_tab(page, "Réglages")
    expect(page.locator("main")).to_contain_text("Le brouillon est enregistré")
    # « Choisir pour qui, et quand »
    page.get_by_label("Personnes connectées").check()
    page.get_by_label("6eA", exact=True).check()
    page.get_by_role("button", name="Enregistrer les réglages").click()
    expect(page.locator("main")).to_contain_text("Les réglages du contenu sont enregistrés")
    # « Publier »
    to_tab(page, "Texte")
    expect(page.locator("#champ-texte")).to_have_value("## Quand\n\nLe jeudi à midi, au CDI, avec un livre.")
    submit(page.get_by_role("button", name="Publier", exact=True))
    expect(page.locator("main")).to_contain_text("C’est publié")
    page.goto(f"{site.college}/pages/le-club-lecture")
    expect(page.locator("main")).to_contain_text("Le jeudi à midi")
    # As a reader: whoever is not signed in does not find it.
    stranger = browser.new_page(viewport={"width": 320, "height": 640})
    assert stranger.goto(f"{site.college}/pages/le-club-lecture").status == 404
    stranger.close()
    # A published text that is changed: readers keep the old one until it is published.
    page.goto(f"{site.college}/administration/contenus?q=club")
    page.get_by_role("link", name="Le club lecture").click()
    page.locator("#champ-texte").fill("## Quand\n\nLe mardi à midi.")
    submit(page.get_by_role("button", name="Enregistrer le brouillon"))
    page.goto(f"{site.college}/pages/le-club-lecture")
    expect(page.locator("main")).to_contain_text("Le jeudi à midi")
    page.goto(f"{site.college}/administration/contenus?q=club")
    page.get_by_role("link", name="Le club lecture").click()
    submit(page.get_by_role("button", name="Publier cette version"))
    page.goto(f"{site.college}/pages/le-club-lecture")
    expect(page.locator("main")).to_contain_text("Le mardi à midi")
    # « Faire trouver la page », in a rubric that is made for it.
    open_procedure(page, site, WRITING)
    press(page, "Ouvrir l’arborescence")
    page.get_by_label("Titre").fill("Les clubs")
    page.locator("select[name=genre]").select_option(label="une rubrique")
    page.get_by_label("Dans").select_option(label="Section : Apprendre à")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    page.get_by_role("link", name="Les clubs").first.click()
    choice = page.get_by_label("Ajouter un contenu")
    [ours] = [label for label in choice.locator("option").all_inner_texts() if "Le club lecture" in label]
    choice.select_option(label=ours)
    page.get_by_role("button", name="Ajouter", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("Le club lecture")
    # « Revenir en arrière »: the history, then the withdrawal.
    page.goto(f"{site.college}/administration/contenus?q=club")
    page.get_by_role("link", name="Le club lecture").click()
    to_tab(page, "Historique")
    page.locator("main table a, main ol a, main ul a").filter(has_text=re.compile(r"\d")).nth(1).click()
    expect(page.locator("main")).to_contain_text("jeudi")
    submit(page.get_by_role("button", name="Reprendre cette version"))
    expect(page.locator("#champ-texte")).to_have_value(re.compile("jeudi"))
    page.get_by_role("button", name="Retirer de la publication").click()
    expect(page.locator("main")).to_contain_text("Le contenu est retiré")
    expect(page.locator("main")).to_contain_text("Retiré")


def test_writing_news_with_a_picture_for_another_day(school, follower, browser):
    site, _ = school
    page = follower()
    begin(page, site, "Nouvelle actualité", "Une exposition d’herbiers")
    page.locator("#champ-texte").fill("Des herbiers, du lundi au jeudi.\n\n")
    # « Ajouter une image »: sent in another tab, then pasted here.
    page.locator("#images > summary").click()
    with page.expect_popup() as opened:
        page.locator("#images").get_by_role("link", name="Ajouter une image").click()
    library = opened.value
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), (40, 120, 60)).save(picture, "PNG")
    library.get_by_label("Fichier").set_input_files(
        {"name": "herbier.png", "mimeType": "image/png", "buffer": picture.getvalue()})
    library.get_by_label("Description").fill("Une fougère séchée sur une feuille")
    library.get_by_role("button", name="Ajouter", exact=True).click()
    expect(library.locator("main")).to_contain_text("Une fougère séchée sur une feuille")
    library.get_by_role("button", name="Copier").first.wait_for()
    code = library.locator("code").first.inner_text()
    library.close()
    page.locator("#champ-texte").fill(f"Des herbiers, du lundi au jeudi.\n\n{code}\n")
    page.get_by_role("button", name="Prévisualiser").click()
    expect(page.locator("[data-preview] img")).to_have_attribute("alt", "Une fougère séchée sur une feuille")
    # Now it is there: inserted from under the text.
    page.locator("#champ-texte").fill("Des herbiers.\n\n")
    page.locator("#champ-texte").press("Control+End")
    page.locator("#images > summary").click()
    page.locator("#images").get_by_role("button", name=re.compile("^Insérer")).first.click()
    expect(page.locator("#champ-texte")).to_have_value(re.compile(re.escape(code)))
    # « Choisir pour qui, et quand »
    to_tab(page, "Réglages")
    later = date.today() + timedelta(days=30)
    page.get_by_label("À partir du").fill(later.isoformat())
    page.get_by_label("Jusqu’au").fill((later + timedelta(days=4)).isoformat())
    page.get_by_label("Image d’accompagnement").select_option(label="Une fougère séchée sur une feuille")
    submit(page.get_by_role("button", name="Enregistrer les réglages"))
    to_tab(page, "Texte")
    submit(page.get_by_role("button", name="Publier", exact=True))
    expect(page.locator("main")).to_contain_text("Programmé pour")
    page.goto(f"{site.college}/actualites")
    expect(page.locator("main")).not_to_contain_text("herbiers")
    # Its day is brought nearer: it is at once on the home page, with its picture.
    page.goto(f"{site.college}/administration/contenus?q=herbiers")
    page.get_by_role("link", name="Une exposition d’herbiers").click()
    to_tab(page, "Réglages")
    page.get_by_label("À partir du").fill("")
    submit(page.get_by_role("button", name="Enregistrer les réglages"))
    page.goto(f"{site.college}/home/")
    expect(page.locator("main")).to_contain_text("Une exposition d’herbiers")
    expect(page.get_by_alt_text("Une fougère séchée sur une feuille").first).to_be_visible()


def test_adapting_a_text_of_the_product(school, follower, browser):
    site, _ = school
    page = follower()
    # From where it is read, or from the contents.
    open_procedure(page, site, "Importer un catalogue")
    page.get_by_role("link", name="Adapter ce texte").click()
    expect(page.locator("main")).to_contain_text("Importer un catalogue")
    open_procedure(page, site, WRITING)
    press(page, "Ouvrir les contenus")
    line = page.locator("tr", has_text="Comment chercher")
    expect(line).to_contain_text("Fourni")
    line.get_by_role("link", name="Comment chercher").click()
    submit(page.get_by_role("button", name="Adapter ce texte à mon CDI"))
    text = page.locator("#champ-texte")
    text.fill("Chez nous, demandez à Mme Leroux.\n\n" + text.input_value().split("---\n", 2)[-1])
    submit(page.get_by_role("button", name="Publier", exact=True))
    expect(page.locator("main")).to_contain_text("C’est publié")
    page.goto(f"{site.college}/pages/chercher")
    expect(page.locator("main")).to_contain_text("Chez nous, demandez à Mme Leroux.")
    page.goto(f"{site.portal('9990002y')}/pages/chercher")
    expect(page.locator("main")).not_to_contain_text("Mme Leroux")
    # « Retirer de la publication »: the text of the product comes back.
    page.goto(f"{site.college}/administration/contenus?q=chercher")
    page.locator("main").get_by_role("link", name="Comment chercher").click()
    submit(page.get_by_role("button", name="Retirer de la publication"))
    page.goto(f"{site.college}/pages/chercher")
    expect(page.locator("main")).not_to_contain_text("Mme Leroux")


def block_titles(page):
    return [text.strip() for text in page.locator("ol.blocks .composed-title").all_inner_texts()]


def test_composing_the_home_page(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, COMPOSING)
    press(page, "Composer la page d’accueil")
    expect(page.locator("h1")).to_have_text("Page d’accueil")
    before = block_titles(page)
    # « Choisir et ordonner »
    kinds = page.locator(".block-kinds a").all_inner_texts()
    assert "Texte libre" in kinds and "Sélection" in kinds and "Actualités" not in kinds
    page.get_by_role("link", name="Texte libre", exact=True).click()
    page.get_by_label("Titre").fill("Mot de la semaine")
    page.get_by_label("Texte", exact=True).fill("Lire, c’est **partir**.")
    submit(page.get_by_role("button", name="Enregistrer", exact=True))
    assert len(block_titles(page)) == len(before) + 1 and "Mot de la semaine" in block_titles(page)[-1]
    own = page.locator("ol.blocks > li", has_text="Mot de la semaine")
    with page.expect_navigation():
        own.get_by_role("button", name=re.compile("^Monter")).press("Enter")
    assert "Mot de la semaine" in block_titles(page)[-2]
    with page.expect_navigation():
        own.get_by_role("button", name=re.compile("^Descendre")).press("Enter")
    assert "Mot de la semaine" in block_titles(page)[-1]
    own.get_by_role("button", name=re.compile("^Masquer")).click()
    expect(own).to_contain_text("Masqué")
    own.get_by_role("button", name=re.compile("^Montrer")).click()
    expect(own).not_to_contain_text("Masqué")
    # « Regarder avec les yeux des autres »
    page.get_by_role("link", name="Vu par un visiteur").click()
    expect(page.locator("main")).to_contain_text("Mot de la semaine")
    page.get_by_role("link", name="Revenir à la composition").click()
    page.get_by_role("link", name="Vu par un professeur").click()
    expect(page.locator("main")).to_contain_text("Mot de la semaine")
    page.get_by_label("Vu par").select_option(label="un élève de 6eA")
    page.get_by_role("button", name="Voir").click()
    expect(page.locator("main")).to_contain_text("Bienvenue aux sixièmes")
    page.get_by_role("link", name="Revenir à la composition").click()
    # « Revenir en arrière »
    submit(own.get_by_role("button", name=re.compile("^Retirer")))
    assert block_titles(page) == before
    expect(page.locator("main")).to_contain_text("Retirés récemment")
    submit(page.get_by_role("button", name=re.compile("^Remettre")).first)
    assert any("Mot de la semaine" in title for title in block_titles(page))


def test_preparing_a_selection(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, COMPOSING)
    press(page, "Ouvrir les sélections")
    page.get_by_role("link", name="Nouvelle sélection").click()
    page.get_by_label("Titre").fill("Tout neuf")
    page.get_by_label("Documents").select_option(label="Nouveautés des 30 derniers jours")
    page.get_by_label("Montrée jusqu’au").fill((date.today() + timedelta(days=60)).isoformat())
    submit(page.get_by_role("button", name="Créer la sélection"))
    expect(page.locator("h1")).to_have_text("Tout neuf")
    # The block that shows it.
    open_procedure(page, site, COMPOSING)
    press(page, "Composer la page d’accueil")
    page.get_by_role("link", name="Sélection", exact=True).click()
    page.get_by_label("Sélection", exact=True).select_option(label="Tout neuf")
    submit(page.get_by_role("button", name="Enregistrer", exact=True))
    page.goto(f"{site.college}/home/")
    expect(page.get_by_role("heading", name="Tout neuf")).to_be_visible()
    # A search becomes one, then a document stays at its head, another is left out.
    page.goto(f"{site.college}/recherche?q=loup")
    page.get_by_role("link", name="Garder comme sélection").click()
    submit(page.get_by_role("button", name="Créer la sélection"))
    expect(page.locator("h1")).to_have_text("Loup")
    titles = page.locator("ol.listed .loan-title")
    pinned, gone = titles.nth(2).inner_text(), titles.nth(0).inner_text()
    page.locator("ol.listed > li").nth(2).get_by_role("button", name=re.compile("^Épingler")).click()
    expect(titles.first).to_have_text(pinned)
    page.locator("ol.listed > li", has_text=gone).first.get_by_role("button", name=re.compile("^Écarter")).click()
    expect(page.locator("#ecartes + ul, section[aria-labelledby=ecartes]").first).to_contain_text(gone)
    page.get_by_role("link", name="Voir la page").click()
    expect(page.locator("main ol .loan-title, main ol h2").first).to_have_text(pinned)


def test_looking_at_what_is_to_be_reviewed_and_going_back_to_the_usual_home(school, follower):
    site, _ = school
    page = follower()
    open_procedure(page, site, COMPOSING)
    press(page, "Voir les contenus à revoir")
    expect(page.locator("h1")).to_have_text("Contenus à revoir")
    page.get_by_role("link", name="Le Petit Quotidien en ligne").click()
    expect(page.get_by_label("Fin de l’abonnement")).to_be_visible()
    open_procedure(page, site, COMPOSING)
    press(page, "Composer la page d’accueil")
    page.locator("summary", has_text="Revenir à l’accueil habituel").click()
    submit(page.get_by_role("button", name="Oui, revenir à l’accueil habituel"))
    assert "Actualités" in block_titles(page) and not any("Bienvenue" in title for title in block_titles(page))
    page.goto(f"{site.college}/selections/romans-pour-l-hiver")
    expect(page.locator("h1")).to_have_text("Romans pour l’hiver")
