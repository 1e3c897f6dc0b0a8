"""A portal answers alike at its own host and below /cdi/, in either case; its links stay at home."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from running_site import CAMPUS, COLLEGE, LYCEE

MOST_LINKS = 240


class Links(HTMLParser):
    """Every address that a page makes a browser or a reader go to, but for those that lead out and say so."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "noreferrer" in (attributes.get("rel") or ""):
            return
        for name in ("href", "src", "action"):
            if tag != "use" and attributes.get(name):
                self.found.append(attributes[name])


def crawl(site, start):
    """Links reached from `start`, breadth first; each must answer 200."""
    waiting, seen, broken = deque([(start, "the start")]), {start}, []
    while waiting and len(seen) - len(waiting) < MOST_LINKS:
        address, page = waiting.popleft()
        answer, where = site.follow(address)
        # The lycée leaves it to the espaces to know people: its door is theirs.
        if where.startswith(site.campus + "/") or urlsplit(where).path.startswith(f"/espaces/{CAMPUS}/"):
            assert answer.status == 200, where
            continue
        if answer.status != 200:
            broken.append(f"{answer.status} {address} on {page}")
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for link in Links(answer.text).found:
            target = urldefrag(urljoin(where, link)).url
            if target not in seen:
                seen.add(target)
                waiting.append((target, where))
    return seen, broken


@pytest.mark.parametrize("rne", [COLLEGE, COLLEGE.upper(), LYCEE])
def test_every_link_of_a_portal_at_its_own_host_stays_there_and_answers(site, rne):
    """P-01: one portal per RNE at `<RNE>.<domain>/home/`, whatever the case."""
    start = site.portal(rne) + "/home/"
    seen, broken = crawl(site, start)
    assert not broken, "\n".join(broken)
    strangers = [link for link in seen if urlsplit(link).netloc.lower() != urlsplit(start).netloc.lower()]
    assert not strangers, f"links to elsewhere: {strangers}"
    assert not [link for link in seen if urlsplit(link).path.startswith("/cdi/")]


@pytest.mark.parametrize("rne", [COLLEGE, COLLEGE.upper(), LYCEE])
def test_every_link_of_a_portal_below_cdi_stays_there_and_answers(site, rne):
    """P-01: the same portal where names below the domain cannot be had."""
    start = f"{site.platform}/cdi/{rne}/home/"
    seen, broken = crawl(site, start)
    assert not broken, "\n".join(broken)
    paths = {urlsplit(link).path for link in seen} - {f"/cdi/{rne}/home/"}
    strangers = [path for path in paths if not path.startswith((f"/cdi/{rne.lower()}/", "/static/"))]
    assert not strangers, f"links to elsewhere: {strangers}"


@pytest.mark.parametrize("host", [COLLEGE, COLLEGE.upper()])
def test_both_addresses_show_the_same_catalogue(site, host):
    by_host = site.get(f"{site.portal(host)}/recherche?q=histoire&tri=titre")
    by_path = site.get(f"{site.platform}/cdi/{host}/recherche?q=histoire&tri=titre")
    assert by_host.status == by_path.status == 200
    assert by_path.text.replace(f"/cdi/{COLLEGE}/", "/") == by_host.text


@pytest.mark.parametrize("path", ["", "/"])
def test_the_bare_address_of_a_portal_leads_to_its_home_page(site, path):
    for start in (site.college + "/", f"{site.platform}/cdi/{COLLEGE}{path}", f"{site.platform}/cdi/{COLLEGE.upper()}{path}"):
        answer, where = site.follow(start)
        assert answer.status == 200 and urlsplit(where).path.endswith("/home/")


def test_a_portal_knows_nothing_of_its_neighbour(site):
    """A record of the collège is not to be had at the lycée, nor is its printed address."""
    printed = f"/document/id_{COLLEGE}_1.html"
    assert site.follow(site.college + printed)[0].status == 200
    assert site.follow(site.portal(LYCEE) + printed)[0].status == 404


def test_the_list_of_portals_leads_to_every_portal(site):
    home = site.get(site.platform + "/").text
    portals = [link for link in Links(home).found if link.startswith("/cdi/")]
    assert len(portals) == 4
    for link in portals:
        assert site.follow(site.platform + link)[0].status == 200


def test_pages_refuse_frames_foreign_scripts_and_guesses(site):
    for address in (site.platform + "/", site.college + "/home/", site.college + "/rien"):
        headers = site.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers, "the privacy page promises no cookie"
