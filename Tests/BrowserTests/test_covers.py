"""Every picture of a page is there."""

import pytest

from watched_page import visit


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("place", ["home", "results", "awkward results", "record"])
def test_every_cover_is_drawn(visitor, site, place, width):
    page = visitor.page(width, 800)
    visit(page, place)
    images = page.locator("img")
    assert images.count() >= 1
    for image in images.all():
        image.evaluate("image => { image.loading = 'eager'; image.scrollIntoView(); return image.decode(); }")
        assert image.evaluate("image => image.naturalWidth > 0"), image.get_attribute("src")
        drawn = image.evaluate("image => image.getBoundingClientRect().width")
        assert drawn > 20, image.get_attribute("src")


def test_the_cover_of_a_record_is_named_after_it(page, site):
    page.goto(f"{site.college}/notice/1")
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.locator(".record .cover.large img").get_attribute("alt") == title


def test_the_same_record_has_the_same_cover_and_browsers_may_keep_it(page, site):
    page.goto(f"{site.college}/notice/1")
    address = site.college + page.locator(".record .cover.large img").get_attribute("src")
    first, second = site.get(address), site.get(address)
    assert first.body == second.body
    assert "immutable" in first.headers["cache-control"]
