"""Whatever is typed or linked, the answer is a page that shows it as words."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from watched_page import go, search_box

TYPED = {
    "quotes": "\"l'île\" «au» ‘trésor’ ``",
    "one double quote": '"',
    "one apostrophe": "'",
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": '" autofocus onfocus=alert(1) x="',
    "textarea and title": "</title></textarea></script><script>alert(1)</script>",
    "template": "{{7*7}} {{{frame}}} ${7*7} <%= 7*7 %>",
    "javascript address": "javascript:alert(1)",
    "operators": "AND OR NOT NEAR(",
    "near": 'NEAR("a" "b", 5)',
    "column": "title : roman - author",
    "stars": "* ** roman* ^roman",
    "brackets": "(((( ]] {{ }} --",
    "SQL": "'; DROP TABLE record; -- %00",
    "emoji": "🐙👩‍👩‍👧‍👦🏴‍☠️",
    "right to left": "\u202eemor\u202c \u200fשלום\u200f مرحبا",
    "zero width": "ro\u200bman\ufeff",
    "combining": "e" + "\u0301" * 60,
    "fullwidth": "ｒｏｍａｎ ﬁn",
    "entities": "&lt;b&gt; &amp; &#0; &copy",
    "backslashes": "\\ \\\\ \\u0000 \\x00",
    "percent": "100 % %s %n %00 %zz",
    "plus": "C++ c# A+B",
    "numbers": "99999999999999999999999 -1 0x1F 1e309 NaN",
}


@pytest.mark.parametrize("words", TYPED.values(), ids=TYPED.keys())
def test_what_is_typed_is_shown_as_words_and_runs_nothing(page, site, words):
    page.goto(f"{site.college}/home/")
    search_box(page).fill(words)
    with page.expect_response(lambda response: "/recherche" in response.url) as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 200
    page.wait_for_load_state()
    expect(search_box(page)).to_have_value(words)
    assert words in page.get_by_role("heading", level=1).evaluate("h => h.textContent")
    assert page.locator("main script, main img:not(.cover img), [onerror], [onfocus]").count() == 0
    # Where there is something to filter, the form asks the same words again.
    for hidden in page.locator("form.filters input[name=q]").all():
        assert hidden.get_attribute("value") == words


LINKED = {
    "NUL": "%00",
    "NUL in a word": "ro%00man",
    "control characters": "%01%02%08%0B%0C%1B%7F",
    "line breaks": "roman%0D%0ASet-Cookie:%20a=b",
    "broken UTF-8": "%FF%FE%C0%80",
    "half a character": "%E2%82",
    "surrogate": "%ED%A0%80",
    "noncharacter": "%EF%BF%BF",
    "lone percent": "100%",
    "percent and letters": "%zz%u0041",
    "nothing": "",
    "blanks": "+%20%09%C2%A0%E2%80%AF",
    "unescaped angle brackets": "<b>",
    "unescaped UTF-8": "île",
}


@pytest.mark.parametrize("query", LINKED.values(), ids=LINKED.keys())
def test_whatever_a_link_says_the_answer_is_a_page(page, site, query):
    answer = page.goto(f"{site.college}/recherche?q={query}")
    assert answer.status == 200
    body = answer.body()
    assert not [byte for byte in body if byte < 0x20 and byte not in (0x09, 0x0A, 0x0D)], "a control character in the page"
    body.decode("utf-8")
    assert "set-cookie" not in answer.headers
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("parameters", [
    "q=la&q=le", "type=", "type=<script>alert(1)</script>", "type=Roman&type=Roman", "annee=abc", "annee=99999999999999999999",
    "tri=nimporte", "page=0", "page=-1", "page=abc", "page=99999999999999999999", "q[]=la", "=", "&&&", "inconnu=1",
    "&".join(f"type=Type{number}" for number in range(300)), "langue=%00", "langue=" + "a" * 150,
])
def test_whatever_the_parameters_the_answer_is_a_page(page, site, parameters):
    assert page.goto(f"{site.college}/recherche?{parameters}").status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_seven_thousand_letters_are_searched_and_shortened(page, site):
    answer = page.goto(f"{site.college}/recherche?q={'roman+' * 1150}")
    assert answer.status == 200
    assert len(search_box(page).input_value()) <= 500


def test_an_address_that_is_too_long_is_refused_with_a_page_in_french(page, site):
    address = f"{site.college}/recherche?q={quote('île au trésor ' * 700)}"
    go(page, address, 414)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "fr"
    page.get_by_role("link", name="Revenir à l’accueil").click()
    page.wait_for_url(lambda url: len(url) < 100)


def test_markup_in_a_catalogue_is_shown_as_words(page, site):
    """Title, author, call number, subject, summary: nothing of a record is taken for markup."""
    page.goto(site.awkward_record("markup"))
    expect(page.get_by_role("heading", level=1)).to_have_text("<script>alert(1)</script> & <b>Tom</b> \"d'Arc\" </title>")
    main = page.locator("main").inner_text()
    for words in ("<img src=x onerror=alert(1)>", "O'Neill <i>", "<b>du gras</b>", "R <b>", "R & D", "<i>note</i>", "<AWK>"):
        assert words in main, f"{words} is not shown"
    assert page.locator("main b, main img:not(.cover img), [onerror], main script").count() == 0
    page.goto(f"{site.awkward}/recherche?q=alert")
    expect(page.locator(".result-title").first).to_contain_text("<script>alert(1)</script>")


def test_a_subject_with_markup_leads_to_its_own_search(page, site):
    page.goto(site.awkward_record("markup"))
    link = page.locator(".subjects a").first
    words = link.inner_text()
    link.click()
    page.wait_for_url("**/recherche?sujet=*")
    expect(page.locator(".chip:not(.clear)")).to_contain_text(words)
    expect(page.locator(".result-title").first).to_contain_text("Tom")
