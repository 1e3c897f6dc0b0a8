"""A reader's own space, as a calendar and a class read it, and with the keyboard alone."""

from urllib.parse import urlsplit

import icalendar
from watched_page import sign_in


def send(site, address, login, body=b""):
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
    return site.get(address, "POST", body, login=login, headers=headers)


def test_a_calendar_reads_the_due_dates(page, site):
    assert send(site, f"{site.college}/moncompte/agenda", "karim").status == 303
    address = f"{site.college}/moncompte/prets"
    sign_in(page, "karim", f"{site.college}/")
    page.goto(address)
    secret = page.input_value("#adresse-agenda")
    answer = site.get(secret)
    assert answer.status == 200
    calendar = icalendar.Calendar.from_ical(answer.body)
    events = list(calendar.walk("VEVENT"))
    assert len(events) == page.locator(".loan-card").count() > 0
    titles = page.locator(".loan-title").all_inner_texts()
    for event in events:
        assert not hasattr(event.decoded("DTSTART"), "hour")
        assert any(title in str(event["SUMMARY"]) for title in titles)
    assert not list(calendar.walk("VALARM"))
    assert not calendar.errors and not any(event.errors for event in events)


def test_a_list_is_filled_and_shared_with_the_class(page, site):
    record = f"{site.college}/notice/1"
    sign_in(page, "diallo", f"{site.college}/")
    page.goto(record)
    title = page.locator("h1").inner_text()
    page.select_option("select[name=panier]", label="Un nouveau panier")
    page.locator(".gather button").press("Enter")
    page.wait_for_selector(".saying .note.good")
    page.locator(".gather a").last.click()
    assert title in page.locator(".listed .loan-title").last.inner_text()
    page.get_by_role("button", name="Partager ce panier").press("Enter")
    page.wait_for_selector("#adresse-panier")
    shared = page.input_value("#adresse-panier")
    sign_in(page, None, f"{site.college}/")
    page.goto(shared)
    assert title in page.locator(".listed").inner_text()
    assert "Diallo" not in page.locator("main").inner_text()


def test_a_reservation_is_cancelled_only_once_it_was_confirmed(page, site):
    record = f"{site.college}/notice/30"
    sign_in(page, "diallo", f"{site.college}/")
    page.goto(record)
    page.get_by_role("button", name="Réserver").press("Enter")
    page.wait_for_selector(".saying .note.good")
    assert "Réservé par vous" in page.locator(".desk-lending").inner_text()
    page.goto(f"{site.college}/moncompte/reservations")
    cards = page.locator(".loan-card").count()
    page.locator(".confirm summary").last.press("Enter")
    assert page.locator(".loan-card").count() == cards
    page.get_by_role("button", name="Oui, annuler la réservation").last.press("Enter")
    page.wait_for_selector(".saying .note.good")
    assert page.locator(".loan-card").count() == cards - 1
