"""One document: where it is, how to cite it, how it prints."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

import awkward_catalogue
from running_site import COLLEGE


@pytest.fixture
def addresses(site):
    return [f"{site.college}/notice/1", f"{site.platform}/cdi/{COLLEGE}/notice/1"]


def test_the_permanent_address_is_the_address_of_the_page(page, addresses):
    for address in addresses:
        page.goto(address)
        expect(page.get_by_label("Adresse permanente")).to_have_value(address)
        assert page.locator("link[rel=canonical]").get_attribute("href") == address


def test_the_printed_address_of_a_document_leads_to_its_record(page, site):
    page.goto(f"{site.college}/document/id_{COLLEGE.upper()}_1.html")
    assert page.url == f"{site.college}/notice/1"


def rows_of_copies(page):
    """The rows of every table of copies, those that are folded away included."""
    page.evaluate("document.querySelectorAll('.where details').forEach(details => { details.open = true; })")
    return page.get_by_role("table").filter(has=page.locator("td.callnumber")).get_by_role("row").filter(has=page.get_by_role("cell"))


def test_every_copy_is_in_a_table_with_its_call_number_place_and_state(page, site):
    page.goto(site.awkward_record("many copies"))
    copies = awkward_catalogue.RECORDS["many copies"].copies
    rows = rows_of_copies(page)
    expect(rows).to_have_count(len(copies))
    by_number = {row.locator("td").last.inner_text(): row.inner_text() for row in rows.all()}
    words = {"En-service": "Disponible", "Consultation": "À consulter sur place", "Perdu": "Perdu", "Pilonné": "Retiré"}
    for copy in copies:
        row = by_number[copy.number]
        for part in (copy.call_number, copy.location, words[copy.status], copy.note):
            assert part in row, f"{part} is not in « {row} »"
    expect(page.locator(".where-answer")).to_contain_text(re.compile(rf"{len(copies)}\sexemplaires"))


def test_the_table_of_copies_is_still_a_table_on_a_phone(visitor, site):
    """Its cells become lines with their names; what a screen reader hears stays a table."""
    page = visitor.page(320, 640)
    page.goto(site.awkward_record("many copies"))
    expect(rows_of_copies(page)).to_have_count(len(awkward_catalogue.RECORDS["many copies"].copies))
    cell = page.locator(".copies td").first
    expect(cell).to_be_visible()
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Cote"'


def test_a_record_without_copies_has_no_empty_table(page, site):
    page.goto(site.awkward_record("no copies"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sans exemplaire")
    expect(page.locator(".copies")).to_have_count(0)
    expect(page.locator(".where-answer")).to_be_visible()
    assert page.locator("main ul.byline:empty, main p:empty, main dl:empty").count() == 0, "an empty element is left in the page"


def test_the_citation_is_complete_and_the_buttons_copy_it(visitor, site):
    page = visitor.page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site.college}/notice/1")
    citation = page.locator("#citation")
    expect(citation).to_be_visible()
    title = page.get_by_role("heading", level=1).inner_text()
    assert title in citation.inner_text() and re.search(r"\b(19|20)\d\d\b", citation.inner_text())
    page.get_by_role("button", name="Copier la citation").click()
    expect(page.locator("#voice")).to_have_text("Citation copiée")
    assert page.evaluate("navigator.clipboard.readText()") == citation.inner_text().strip()
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.locator("#voice")).to_have_text("Adresse copiée")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_buttons_that_need_scripts_are_not_shown_without(visitor, site):
    names = ["Copier la citation", "Copier l’adresse", "Imprimer"]
    page = visitor.page()
    page.goto(f"{site.college}/notice/1")
    for name in names:
        expect(page.get_by_role("button", name=name)).to_be_visible()
    page = visitor.page(java_script_enabled=False)
    page.goto(f"{site.college}/notice/1")
    for name in names:
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.locator("#citation")).to_be_visible()


def test_the_details_unfold_and_hold_every_field(page, site):
    page.goto(f"{site.college}/notice/1")
    details = page.locator("#details")
    expect(details.locator("dl")).to_be_hidden()
    details.locator("summary").click()
    expect(details.locator("dl")).to_be_visible()
    assert details.locator("dt").count() >= 4
    assert all(text.strip() for text in details.locator("dt, dd").all_inner_texts())


def test_paper_has_no_furniture(visitor, site):
    page = visitor.page()
    page.emulate_media(media="print")
    page.goto(f"{site.college}/notice/1")
    for furniture in (".bar-search", ".search", ".foot", ".actions", ".skip", ".trail"):
        for element in page.locator(furniture).all():
            expect(element).to_be_hidden()
    expect(page.locator("#citation")).to_be_visible()
    page.goto(f"{site.college}/recherche?q=histoire")
    for furniture in (".search", "#filters", ".sort", ".pager"):
        for element in page.locator(furniture).all():
            expect(element).to_be_hidden()
    expect(page.locator(".result").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_record_prints_on_one_or_two_sheets_with_its_title_and_call_number(visitor, site, tmp_path, scheme):
    page = visitor.page(color_scheme=scheme)
    page.goto(f"{site.college}/notice/1")
    title = page.get_by_role("heading", level=1).inner_text()
    call_number = page.locator(".copies .callnumber").first.inner_text()
    file = tmp_path / "record.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    assert file.stat().st_size > 5_000
    if not shutil.which("pdftotext"):
        return
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True, timeout=30)
    assert 1 <= done.stdout.count("\f") <= 2
    words = done.stdout.replace("’", "'").replace("\u00a0", " ")
    assert title.replace("’", "'") in words
    assert call_number in words
    assert "Chercher" not in words
