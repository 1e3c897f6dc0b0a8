"""Campuses and portals that sign their people in elsewhere, seeded by the command line; the programs beside them."""

import shutil
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlsplit

from requests import Response

from hostile_cas_server import HostileServer
from neighbours import Certificate, Reader, free_port, origin, ticket_in
from procedures import rows
from real_cas_clients import PythonCASSite
from real_cas_server import PASSWORD, CASServer
from running_site import CAMPUS, COLLEGE, LYCEE, SESSION, Site, lutrin, rne, serving

# Whose sign-in is elsewhere, and goes wrong.
DOWN, CLOSED_TLS, GIVEN_TLS, LIED_TO = rne("9990005"), rne("9990006"), rne("9990007"), rne("9990008")
ELSEWHERE = rne("9990009")
# People whom nobody knows here: a parent of the lycée, somebody of another school, somebody of no school.
STRANGERS = {
    "parent": {"uid": "k-parent-0123456789", "nom": "Nouveau", "prenom": "Paule", "ENTPersonProfils": ["National_2"],
               "ENTPersonStructRattachRNE": [LYCEE.upper()]},
    "elsewhere": {"uid": "k-elsewhere-0123456789", "nom": "Autre", "prenom": "Ali", "ENTPersonProfils": ["National_1"],
                  "ENTPersonStructRattachRNE": [ELSEWHERE.upper()]},
    "nowhere": {"uid": "k-nowhere-0123456789", "nom": "Nulle", "prenom": "Part"},
}


@dataclass
class Keys:
    """The ENT's name for each person of the demonstration, as the campus's file has it."""

    data: Path

    def of(self, last: str, first: str, born: str | None = None) -> str:
        [(key,)] = rows(
            self.data / "campuses" / f"{CAMPUS}.sqlite",
            f"SELECT entKey FROM person WHERE lastName = '{last}' AND firstName = '{first}'"
            + (f" AND bornOn = '{born}'" if born else ""),
        )
        return key

    def people(self) -> dict[str, dict]:
        """As an ENT tells them."""
        known = {
            "zoe": ("Marchand", "Zoé", None, "National_1", [COLLEGE]),
            "karim": ("Benali", "Karim", None, "National_1", [COLLEGE]),
            "lea": ("Martin", "Léa", "2012-09-30", "National_1", [COLLEGE]),
            "diallo": ("Diallo", "Mamadou", None, "National_3", [COLLEGE, LYCEE]),
            "martin": ("Martin", "Paul", None, "National_2", [COLLEGE]),
        }
        return STRANGERS | {
            login: {
                "uid": self.of(last, first, born), "nom": last, "prenom": first, "ENTPersonProfils": [profile],
                "ENTPersonStructRattachRNE": [school.upper() for school in schools],
            }
            for login, (last, first, born, profile, schools) in known.items()
        }


@dataclass
class Seeds:
    """What is set before the program starts, on the port where it will."""

    data: Path
    port: int

    def cas(self, name: str) -> str:
        return f"http://{name}.localhost:{self.port}/cas"

    def interconnect(self, place: list[str], address: str, *options: str) -> None:
        lutrin("interconnect", "--data", str(self.data), *place, address, *options)

    def declare(self, place: list[str], name: str, address: str, profile: str = "key", *options: str) -> None:
        lutrin("service", "add", "--data", str(self.data), *place, name, address, "--profile", profile, *options)

    def portal(self, number: str) -> list[str]:
        lutrin("portal", "create", number, "--data", str(self.data), "--name", f"CDI {number}", "--town", "Abbeville")
        return at_portal(number)

    def borrower(self, number: str, name: str, key: str) -> None:
        file = self.data / "borrowers.csv"
        lines = ["Emprunteur;N° Emprunteur;Statut;Classe;Identité ENT", f"{name};1;Élève;3eA;{key}", ""]
        file.write_text("\n".join(lines), encoding="utf-8")
        lutrin("import", "borrowers", "--data", str(self.data), "--portal", number, str(file))


AT_CAMPUS = ["--campus", CAMPUS]


def at_portal(number: str) -> list[str]:
    return ["--portal", number]


@contextmanager
def seeded(demo: str):
    """A copy of the demonstration, and a port for it."""
    with tempfile.TemporaryDirectory(prefix="lutrin-sign-on-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(demo, data)
        yield Seeds(data, free_port())


@dataclass
class SignOn:
    """A running site, and what is beside it."""

    site: Site
    seeds: Seeds
    ent: CASServer | None = None
    # The same, over TLS, signed by itself.
    closed: CASServer | None = None
    hostile: HostileServer | None = None
    service: PythonCASSite | None = None
    django: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    certificate: Certificate | None = None

    @property
    def lycee(self) -> str:
        return self.site.portal(LYCEE)

    def service_host(self, name: str) -> str:
        """The same site of services under another name, declared with other options."""
        return f"http://{name}.localhost:{urlsplit(self.service.address).port}"

    def at_ent(self, login: str, address: str, reader: Reader | None = None) -> tuple[Reader, Response]:
        """Somebody who asks for a page, is sent to the ENT, signs in there, and where that ends."""
        reader = reader or Reader()
        page = reader.get(address)
        assert origin(page.url) == self.ent.origin, f"not sent to the ENT, but to {page.url} ({page.status_code})"
        return reader, reader.submit(page, username=login, password=PASSWORD)

    def by_hand(self, login: str, place: str, door: str = "/connexion") -> Reader:
        """Somebody signed in by the place's own form."""
        reader = Reader()
        page = reader.get(f"{place}{door}")
        done = reader.submit(page, follows=False, identifiant=login, motdepasse=PASSWORD)
        assert done.status_code == 303, f"{login} is not let in: {done.status_code}"
        return reader


@contextmanager
def running(seeds: Seeds, *neighbours: str, **beside):
    """`--inner-network`: everything beside it is on this machine, where it otherwise asks nobody."""
    with serving(str(seeds.data), "--inner-network", port=seeds.port) as site:
        site.neighbours.update(neighbours)
        yield SignOn(site, seeds, **beside)


def is_in(reader: Reader, portal: str) -> bool:
    """Whether the portal knows who that is."""
    return reader.step(f"{portal}/moncompte/prets").status_code == 200


def eventually(holds, seconds: float = 10) -> bool:
    """For what is done in the background."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def asked_service(place: str, back: str = "/home/") -> str:
    """The address that a place gives its provider to send people back to."""
    answer = Reader().step(f"{place}/connexion?{urlencode({'retour': back})}")
    assert answer.status_code == 303, f"{place} does not send to its provider: {answer.status_code}"
    return parse_qs(urlsplit(answer.headers["location"]).query)["service"][0]


def with_ticket(service: str, ticket: str) -> str:
    return f"{service}{'&' if '?' in service else '?'}ticket={quote(ticket, safe='')}"


def ticket_for(reader: Reader, cas: str, service: str, **more: str) -> str | None:
    """From an open session, without anybody being asked anything."""
    answer = reader.step(f"{cas}/login", params={"service": service, **more})
    assert answer.status_code == 303, f"{cas}/login answers {answer.status_code}"
    return ticket_in(answer.headers["location"])


def logout_request(ticket: str, before: str = "") -> str:
    return f"""{before}<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-1" Version="2.0"
  IssueInstant="2026-11-22T01:00:00Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID>
  <samlp:SessionIndex>{ticket}</samlp:SessionIndex></samlp:LogoutRequest>"""


def arrive(reader: Reader, address: str, **options) -> Response:
    """Comes with a ticket: where that leads, or why it leads nowhere, at an address that keeps no ticket."""
    answer = reader.step(address, **options)
    location = answer.headers.get("location", "")
    if "/cas/refus?" not in location:
        return answer
    assert answer.status_code == 303 and "ticket=" not in location and "ST-" not in location, location
    return reader.step(urljoin(address, location), **options)


def refused_in_french(answer) -> None:
    """A page that says no, in French, and signs nobody in."""
    assert 400 <= answer.status_code < 600 and answer.status_code != 500, answer.status_code
    assert '<html lang="fr"' in answer.text, answer.text[:200]
    assert "<h1" in answer.text
    assert "<script>alert" not in answer.text and "root:x:" not in answer.text
    opened = [cookie for cookie in answer.headers.get("set-cookie", "").split(",") if cookie.strip().startswith(f"{SESSION}=")]
    assert all(cookie.strip().startswith(f"{SESSION}=;") for cookie in opened), "a session was opened"
