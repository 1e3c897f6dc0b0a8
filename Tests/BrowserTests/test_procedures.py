"""What every procedure has: steps that are ticked, a word from its readers, paper, a phone."""

import re

from playwright.sync_api import expect

from watched_page import Visitor


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
