"""What Lutrin gives to other programs, read by the programs that schools and libraries use."""

import io
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import bibtexparser
import feedparser
import pymarc
import pytest
import rispy
from sickle import Sickle
from sickle.oaiexceptions import (
    BadArgument, BadResumptionToken, CannotDisseminateFormat, IdDoesNotExist, NoRecordsMatch, NoSetHierarchy,
)

from running_site import AWKWARD, COLLEGE, EMPTY

PREFIXES = ["oai_dc", "unimarc"]
MARC = "{info:lc/xmlns/marcxchange-v1}"


@pytest.fixture(scope="module")
def college(site):
    """By its path: names below localhost need a resolver that knows them."""
    return f"{site.platform}/cdi/{COLLEGE}"


@pytest.fixture(scope="module")
def total(site, college):
    return json.loads(site.get(f"{college}/api/recherche").text)["total"]


@pytest.fixture(scope="module")
def numbers(site, college, total):
    """The number of every record of the college."""
    pages = range(1, (total + 19) // 20 + 1)
    answers = [json.loads(site.get(f"{college}/api/recherche?tri=titre&page={page}").text) for page in pages]
    return [record["id"] for answer in answers for record in answer["resultats"]]


# OAI-PMH 2.0, by Sickle.

@pytest.mark.parametrize("prefix", PREFIXES)
def test_sickle_harvests_every_record_once(college, total, prefix):
    records = list(Sickle(f"{college}/oai").ListRecords(metadataPrefix=prefix))
    assert len(records) == total > 100
    assert len({record.header.identifier for record in records}) == total
    assert not any(record.header.deleted for record in records)
    if prefix == "oai_dc":
        assert all(record.metadata["title"] and record.metadata["identifier"] for record in records)
    else:
        fields = [record.xml.findall(f".//{MARC}datafield[@tag='200']") for record in records]
        assert all(len(titles) == 1 for titles in fields)


def test_sickle_lists_the_same_identifiers_as_records(college, total):
    headers = list(Sickle(f"{college}/oai", http_method="POST").ListIdentifiers(metadataPrefix="oai_dc"))
    assert len(headers) == total
    assert all(header.identifier.startswith(f"oai:rne-{COLLEGE}.lutrin:") for header in headers)


def test_sickle_harvests_only_what_changed_between_two_dates(college, total):
    sickle = Sickle(f"{college}/oai")
    stamps = sorted(header.datestamp for header in sickle.ListIdentifiers(metadataPrefix="oai_dc"))
    middle = stamps[len(stamps) // 2]
    later = list(sickle.ListIdentifiers(metadataPrefix="oai_dc", **{"from": middle}))
    earlier = list(sickle.ListIdentifiers(metadataPrefix="oai_dc", until=middle))
    assert len(later) == sum(stamp >= middle for stamp in stamps)
    assert len(earlier) == sum(stamp <= middle for stamp in stamps)
    day = list(sickle.ListIdentifiers(metadataPrefix="oai_dc", until=middle[:10], **{"from": middle[:10]}))
    assert len(day) == sum(stamp[:10] == middle[:10] for stamp in stamps)


def test_sickle_reads_the_repository_and_one_record(site, college, numbers):
    sickle = Sickle(f"{college}/oai")
    identity = sickle.Identify()
    assert identity.baseURL == f"{college}/oai"
    assert identity.deletedRecord == "persistent"
    assert [form.metadataPrefix for form in sickle.ListMetadataFormats()] == PREFIXES
    name = f"oai:{identity.repositoryIdentifier}:{numbers[0]}"
    record = sickle.GetRecord(identifier=name, metadataPrefix="oai_dc")
    assert f"{college}/notice/{numbers[0]}" in record.metadata["identifier"]


def test_sickle_is_told_of_each_mistake(college):
    sickle = Sickle(f"{college}/oai")
    with pytest.raises(CannotDisseminateFormat):
        sickle.ListRecords(metadataPrefix="mods")
    with pytest.raises(IdDoesNotExist):
        sickle.GetRecord(identifier=f"oai:rne-{COLLEGE}.lutrin:999999", metadataPrefix="oai_dc")
    with pytest.raises(NoRecordsMatch):
        sickle.ListRecords(metadataPrefix="oai_dc", **{"from": "2999-01-01"})
    with pytest.raises(NoSetHierarchy):
        sickle.ListSets()
    with pytest.raises(BadResumptionToken):
        sickle.ListRecords(resumptionToken="old")
    with pytest.raises(BadArgument):
        sickle.ListRecords()
    assert 'code="badVerb"' in sickle.harvest(verb="Nothing").raw


def test_sickle_harvests_awkward_records_and_an_empty_portal(site):
    records = list(Sickle(f"{site.platform}/cdi/{AWKWARD}/oai").ListRecords(metadataPrefix="unimarc"))
    assert len(records) == json.loads(site.get(f"{site.awkward}/api/recherche").text)["total"]
    with pytest.raises(NoRecordsMatch):
        Sickle(f"{site.platform}/cdi/{EMPTY}/oai").ListRecords(metadataPrefix="oai_dc")


def test_sickle_is_told_of_what_was_removed(site, data):
    # No command removes a record yet: its trace is written as the program would write it.
    with closing(sqlite3.connect(Path(data) / "portals" / f"{AWKWARD.upper()}.sqlite")) as file, file:
        file.execute("INSERT INTO removedRecord VALUES (90001, 'gone', '2026-11-21T10:00:00Z', 0)")
    sickle = Sickle(f"{site.platform}/cdi/{AWKWARD}/oai")
    name = f"oai:rne-{AWKWARD}.lutrin:90001"
    records = {record.header.identifier: record for record in sickle.ListRecords(metadataPrefix="oai_dc")}
    assert records[name].deleted and records[name].header.datestamp == "2026-11-21T10:00:00Z"
    assert sum(record.deleted for record in records.values()) == 1
    kept = sickle.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True)
    assert name not in {record.header.identifier for record in kept}
    assert sickle.GetRecord(identifier=name, metadataPrefix="unimarc").deleted


# Feeds, by feedparser.

@pytest.mark.parametrize("name", ["nouveautes.atom", "nouveautes.rss", "recherche.atom?q=naruto", "recherche.rss?q=naruto"])
def test_feedparser_finds_nothing_wrong(site, college, name):
    answer = site.get(f"{college}/flux/{name}")
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["content-type"]})
    assert feed.bozo == 0, feed.get("bozo_exception")
    assert feed.version == ("atom10" if ".atom" in name else "rss20")
    assert len(feed.entries) > 3
    assert all(entry.title and entry.published_parsed and entry.link == entry.id for entry in feed.entries)
    answer = site.get(feed.entries[0].link)
    assert answer.status == 200


@pytest.mark.parametrize("portal", [AWKWARD, EMPTY])
@pytest.mark.parametrize("name", ["nouveautes.atom", "nouveautes.rss"])
def test_feeds_of_awkward_and_empty_portals_are_sound(site, portal, name):
    feed = feedparser.parse(site.get(f"{site.portal(portal)}/flux/{name}").body)
    assert feed.bozo == 0, feed.get("bozo_exception")


# Files of a record.

def test_pymarc_reads_every_record(site, college, numbers):
    for number in numbers:
        # The leader of UNIMARC has no place to say UTF-8, as that of MARC 21 has.
        mrc = list(pymarc.MARCReader(site.get(f"{college}/notice/{number}.mrc").body, force_utf8=True))
        xml = pymarc.parse_xml_to_array(io.BytesIO(site.get(f"{college}/notice/{number}.xml").body))
        assert len(mrc) == len(xml) == 1 and mrc[0] is not None
        assert mrc[0]["001"].data == str(number)
        assert mrc[0].get_fields("200")[0]["a"] == xml[0].get_fields("200")[0]["a"]


def test_rispy_and_bibtexparser_read_every_record(site, college, numbers):
    keys = set()
    for number in numbers:
        title = json.loads(site.get(f"{college}/api/notice/{number}").text)["titre"]
        [reference] = rispy.loads(site.get(f"{college}/notice/{number}.ris").text)
        assert (reference.get("title") or reference.get("primary_title")).startswith(title)
        library = bibtexparser.parse_string(site.get(f"{college}/notice/{number}.bib").text)
        assert not library.failed_blocks and len(library.entries) == 1
        assert library.entries[0].fields_dict["url"].value == f"{college}/notice/{number}"
        keys.add(library.entries[0].key)
    assert len(keys) == len(numbers)


# SRU 1.2, by YAZ.

@pytest.fixture(scope="module")
def zoom(college):
    """Asks the college a question with zoomsh and gives back what it prints."""
    if not shutil.which("zoomsh"):
        pytest.skip("zoomsh is missing (Debian package yaz)")

    def ask(query: str, *shown: str, schema: str = "dc") -> str:
        commands = [
            "set sru get", "set sru_version 1.2", f"set schema {schema}", "set preferredRecordSyntax xml",
            f"connect {college}/sru", f"search cql:{query}", *shown, "quit",
        ]
        done = subprocess.run(["zoomsh"], input="\n".join(commands) + "\n", capture_output=True, text=True, timeout=60)
        return done.stdout + done.stderr

    return ask


def test_zoomsh_searches_and_shows(site, college, zoom):
    total = json.loads(site.get(f"{college}/api/recherche?q=naruto").text)["total"]
    answer = zoom("naruto", "show 0 2")
    assert f": {total} hits" in answer and "Naruto" in answer
    assert "<dc:title>" in answer
    unimarc = zoom("naruto", "show 0 1", schema="unimarcxml")
    assert 'format="UNIMARC"' in unimarc


def test_zoomsh_is_told_why_a_question_is_refused(zoom):
    assert "Unsupported index" in zoom("dc.rights=a")
    assert "Query syntax error" in zoom("a and")


def test_yaz_client_searches_by_sru(site, college):
    if not shutil.which("yaz-client"):
        pytest.skip("yaz-client is missing (Debian package yaz)")
    total = json.loads(site.get(f"{college}/api/recherche?exact=oui&q=%22{quote('île')}%22").text)["total"]
    commands = [f"open {college}/sru", "sru get 1.2", "querytype cql", "schema dc", "find île", "show 1+3", "quit"]
    done = subprocess.run(["yaz-client"], input="\n".join(commands) + "\n", capture_output=True, text=True, timeout=60)
    assert f"Number of hits: {total}" in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("<srw_dc:dc") == 3


# In a browser.

def test_metadata_in_pages_breaks_no_rule_of_the_browser(page, site):
    page.goto(f"{site.college}/notice/1")
    assert json.loads(page.locator("script[type='application/ld+json']").inner_text())["@context"] == "https://schema.org"
    assert page.locator("span.Z3988").get_attribute("title").startswith("ctx_ver=Z39.88-2004")


def test_scripts_of_other_sites_read_the_api_and_no_page(browser, site):
    context = browser.new_context()
    try:
        other = context.new_page()
        read = "address => fetch(address).then(answer => answer.text()).catch(() => null)"
        assert json.loads(other.evaluate(read, f"{site.college}/api/recherche?q=naruto"))["total"] > 3
        assert other.evaluate(read, f"{site.college}/flux/nouveautes.atom").startswith("<?xml")
        assert other.evaluate(read, f"{site.college}/home/") is None
    finally:
        context.close()
