"""Takes the pictures of the README: screenshots.py FOLDER"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from watched_page import CHROMIUM
from running_site import HOME, lutrin, serving

PICTURES = [
    ("home", "/home/", 1280, 800, "light"),
    ("results", "/recherche?q=histoire", 1280, 800, "light"),
    ("record", "/notice/1", 1280, 800, "dark"),
    ("phone", "/home/", 320, 640, "light"),
]


def take(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        lutrin("demo", "--data", data, "--home", HOME)
        with serving(data) as site:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for name, path, width, height, scheme in PICTURES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="fr-FR")
                page = context.new_page()
                page.goto(site.college + path)
                page.wait_for_load_state("networkidle")
                picture = Image.open(io.BytesIO(page.screenshot()))
                file = folder / f"{name}.png"
                picture.convert("RGB").quantize(192, method=Image.Quantize.MEDIANCUT).save(file, optimize=True)
                print(f"{file}: {file.stat().st_size // 1024} kB")
                context.close()
            browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: screenshots.py FOLDER")
    take(Path(sys.argv[1]))
