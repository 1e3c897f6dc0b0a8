"""Takes the pictures of the README, and those of our own screens for procedures: screenshots.py FOLDER FOLDER"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from watched_page import CHROMIUM
from running_site import HOME, SESSION, lutrin, serving

# Of the README: name, who is signed in, where, page, width and height of the window, scheme.
PICTURES = [
    ("home", None, "college", "/home/", 1280, 800, "light"),
    ("results", None, "college", "/recherche?q=histoire", 1280, 800, "light"),
    ("record", None, "college", "/notice/1", 1280, 800, "dark"),
    ("phone", None, "college", "/home/", 320, 640, "light"),
    ("pupil", "zoe", "campus", "/eleve", 1280, 800, "light"),
    ("parent", "martin", "campus", "/parent", 1280, 800, "dark"),
    ("teacher", "diallo", "campus", "/professeur", 1280, 800, "light"),
    ("board", "admin", "campus", "/tableau", 1280, 800, "light"),
]
# Of procedures: name, who is signed in, page, how much of the page is shown below the bars.
SCREENS = [
    ("bureau-de-pret", "leroux", "/gestion?lecteur=1", 760),
    ("relances", "leroux", "/gestion/relances", 700),
    ("cartes", "leroux", "/gestion/emprunteurs/cartes?classe=3eA", 760),
    ("etiquettes", "leroux", "/gestion/etiquettes?equation=Cote%3DR*", 760),
    ("horaires", "admin", "/administration/horaires", 760),
    ("catalogue", "admin", "/administration/catalogue", 640),
    ("usager-temporaire", "leroux", "/gestion/emprunteurs/2", 700),
    ("reattribuer", "leroux", "/gestion/emprunteurs/2/reattribuer?texte=leroux&vers=6", 720),
]
# The same, of the espaces.
ESPACES = [
    ("accueil-eleve", "zoe", "/eleve", 900),
    ("tableau-des-classes", "admin", "/tableau", 620),
    ("annuaire-import", "admin", "a file of people", 600),
    ("annuaire", "admin", "/annuaire?texte=alfonsi", 940),
]
SCREEN_WIDTH = 900
PEOPLE = """RNE;Identifiant;Nom;Prénom;Date de naissance;Profil;Classe
9990001X;N1;Nadir;Inès;12/04/2015;Élève;6eA
9990001X;N2;Olivier;Hugo;03/09/2014;Élève;6eC
9990001X;N3;Petit;Rose;31/02/2014;Élève;6eC
9990002Y;N4;Quentin;Awa;;Enseignant;2deA
9990002Y;N5;;Sacha;;Élève;2deA
"""


def save(bytes, file):
    picture = Image.open(io.BytesIO(bytes))
    picture.convert("RGB").quantize(192, method=Image.Quantize.MEDIANCUT).save(file, optimize=True)
    print(f"{file}: {file.stat().st_size // 1024} kB")


def open_page(browser, site, base, login, address, **options):
    """A page as somebody sees it, once all of it has come."""
    context = browser.new_context(locale="fr-FR", **options)
    if login is not None:
        context.add_cookies([{"name": SESSION, "value": site.session(base, login), "url": base}])
    page = context.new_page()
    answer = page.goto(address)
    assert answer.status == 200, f"{address} answers {answer.status}"
    page.wait_for_load_state("networkidle")
    return page


def take_readme(browser, site, folder):
    for name, login, place, path, width, height, scheme in PICTURES:
        base = getattr(site, place)
        page = open_page(
            browser, site, base, login, base + path, viewport={"width": width, "height": height}, color_scheme=scheme,
        )
        save(page.screenshot(), folder / f"{name}.png")
        page.context.close()


def take_screens(browser, site, folder):
    file = site.people_file(PEOPLE)
    for base, screens in [(site.college, SCREENS), (site.campus, ESPACES)]:
        for name, login, path, height in screens:
            address = file if path == "a file of people" else base + path
            page = open_page(
                browser, site, base, login, address, viewport={"width": SCREEN_WIDTH, "height": 1400}, color_scheme="light",
            )
            # The field that waits for a scanner has a ring around it, which says nothing in a picture.
            page.evaluate("document.activeElement && document.activeElement.blur()")
            box = page.locator("main").bounding_box()
            clip = {"x": 0, "y": box["y"], "width": SCREEN_WIDTH, "height": min(height, box["height"])}
            save(page.screenshot(clip=clip), folder / f"{name}.png")
            page.context.close()


def take(readme, procedures):
    readme.mkdir(parents=True, exist_ok=True)
    procedures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        lutrin("demo", "--data", data, "--home", HOME)
        with serving(data) as site:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            take_readme(browser, site, readme)
            take_screens(browser, site, procedures)
            browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: screenshots.py FOLDER-OF-THE-README FOLDER-OF-PROCEDURES")
    take(Path(sys.argv[1]), Path(sys.argv[2]))
