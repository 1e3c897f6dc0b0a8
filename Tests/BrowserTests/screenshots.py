"""Takes the pictures of the README, and those of our own screens for procedures: screenshots.py FOLDER FOLDER"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from watched_page import CHROMIUM
from running_site import HOME, SESSION, lutrin, serving

# Of the README: name, page, width and height of the window, scheme.
PICTURES = [
    ("home", "/home/", 1280, 800, "light"),
    ("results", "/recherche?q=histoire", 1280, 800, "light"),
    ("record", "/notice/1", 1280, 800, "dark"),
    ("phone", "/home/", 320, 640, "light"),
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
SCREEN_WIDTH = 900


def save(bytes, file):
    picture = Image.open(io.BytesIO(bytes))
    picture.convert("RGB").quantize(192, method=Image.Quantize.MEDIANCUT).save(file, optimize=True)
    print(f"{file}: {file.stat().st_size // 1024} kB")


def take_readme(browser, site, folder):
    for name, path, width, height, scheme in PICTURES:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="fr-FR")
        page = context.new_page()
        page.goto(site.college + path)
        page.wait_for_load_state("networkidle")
        save(page.screenshot(), folder / f"{name}.png")
        context.close()


def take_screens(browser, site, folder):
    for name, login, path, height in SCREENS:
        context = browser.new_context(viewport={"width": SCREEN_WIDTH, "height": 1400}, color_scheme="light", locale="fr-FR")
        context.add_cookies([{"name": SESSION, "value": site.session(site.college, login), "url": site.college}])
        page = context.new_page()
        answer = page.goto(site.college + path)
        assert answer.status == 200, f"{path} answers {answer.status}"
        page.wait_for_load_state("networkidle")
        # The field that waits for a scanner has a ring around it, which says nothing in a picture.
        page.evaluate("document.activeElement && document.activeElement.blur()")
        box = page.locator("main").bounding_box()
        clip = {"x": 0, "y": box["y"], "width": SCREEN_WIDTH, "height": min(height, box["height"])}
        save(page.screenshot(clip=clip), folder / f"{name}.png")
        context.close()


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
