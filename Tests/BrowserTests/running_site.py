"""A Lutrin of the tests' own: its data, its process, its addresses."""

import http.client
import os
import re
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import awkward_catalogue

ROOT = Path(__file__).resolve().parents[2]
# Templates, Static and Content: another folder serves to try a change, or to see a test fail.
HOME = os.environ.get("LUTRIN_HOME", str(ROOT))
COLLEGE = "9990001x"
CAMPUS = "tilleuls"
LYCEE = "9990002y"
# Everybody's in the demonstration.
PASSWORD = "lutrin-demo"
SESSION = "seance"


# With a little of everything that a text may have.
WRITTEN = """Bienvenue. **Trois** livres, *trois* semaines, [la recherche](page:chercher).

## Emprunter

1. Choisir un livre.
2. Venir au comptoir.

> [!ATTENTION]
> Pas de prêt sans carte.

## Horaires

| Jour | Matin | Après-midi |
|------|-------|------------|
| lundi | 8 h – 12 h | 13 h – 17 h |

## Rendre

- [ ] Vérifier que rien n’est resté dans le livre

## Prolonger

Une seule fois[^1].

[^1]: Sauf si quelqu’un l’attend.
"""


def rne(digits: str) -> str:
    """The number with its check letter: the remainder by 23 in an alphabet without I, O and Q."""
    return digits + "abcdefghjklmnprstuvwxyz"[int(digits) % 23]


AWKWARD = rne("9990003")
EMPTY = rne("9990004")


def program() -> str:
    path = ROOT / os.environ.get("LUTRIN", ".build/debug/lutrin")
    assert path.exists(), f"{path} is missing: build the program (swift build), or give its path in LUTRIN"
    return str(path)


def lutrin(*arguments: str) -> str:
    done = subprocess.run([program(), *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"lutrin {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def fill(data: str) -> None:
    """The two schools of the demonstration, one with awkward records, one with nothing yet."""
    lutrin("demo", "--data", data, "--home", HOME)
    lutrin(
        "portal", "create", AWKWARD, "--data", data, "--accent", "ochre",
        "--name", "CDI du lycée polyvalent Marie-Madeleine-d’Houdetot & Fils", "--town", "Villefranche-de-Lauragais-sur-Mer",
    )
    lutrin("portal", "create", EMPTY, "--data", data, "--name", "CDI de l’école neuve", "--town", "Abbeville", "--accent", "rose")
    file = Path(data) / "awkward.xml"
    file.write_text(awkward_catalogue.marcxml(), encoding="utf-8")
    lutrin("import", "records", "--data", data, "--portal", AWKWARD, str(file))


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Site:
    port: int
    process: subprocess.Popen
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    # Of other programs, where pages may lead.
    neighbours: set[str] = field(default_factory=set)

    @property
    def platform(self) -> str:
        return f"http://localhost:{self.port}"

    def portal(self, rne: str) -> str:
        return f"http://{rne}.localhost:{self.port}"

    @property
    def college(self) -> str:
        return self.portal(COLLEGE)

    @property
    def campus(self) -> str:
        return f"http://{CAMPUS}.localhost:{self.port}"

    def person(self, login: str) -> str:
        """The page, in the directory of the campus, of somebody who signs in there."""
        found = self.get(f"{self.campus}/annuaire?recherche=technique&identifiant={login}", login="admin").text
        return f"{self.campus}{re.search(r'/annuaire/personnes/[0-9]+', found)[0]}"

    def export(self) -> str:
        """The page of a users' file that is ready."""
        if "export" not in self.contents:
            answer = self.send(
                f"{self.campus}/exports", {"jeton": "export", "etablissement": "1", "tout": "oui", "codage": "UTF-8"}, "admin",
            )
            self.contents["export"] = self.ready(answer)
        return self.contents["export"]

    def people_file(self, text: str) -> str:
        """The page of a file of people that was read."""
        if text not in self.contents:
            fields = [('jeton"', f"people {len(self.contents)}"), ('fichiers"; filename="gens.csv"', text)]
            parts = [f'--part\r\nContent-Disposition: form-data; name="{name}\r\n\r\n{value}\r\n' for name, value in fields]
            answer = self.get(
                f"{self.campus}/annuaire/import", "POST", ("".join(parts) + "--part--\r\n").encode(), login="admin",
                headers={"Content-Type": "multipart/form-data; boundary=part", "Origin": self.campus},
            )
            self.contents[text] = self.ready(answer)
        return self.contents[text]

    def ready(self, answer: "Answer") -> str:
        """Where an answer leads, once what it began is done: until then the page refreshes itself."""
        assert answer.status == 303, f"refused: {answer.status}"
        address = f"{self.campus}{urlsplit(answer.headers['location']).path}"
        for _ in range(200):
            if 'http-equiv="refresh"' not in self.get(address, login="admin").text:
                return address
            time.sleep(0.1)
        raise AssertionError(f"{address} is never ready")

    @property
    def awkward(self) -> str:
        return self.portal(AWKWARD)

    def awkward_record(self, name: str) -> str:
        return f"{self.awkward}/notice/{awkward_catalogue.number_of(name)}"

    def owns(self, address: str) -> bool:
        """Whether the address is on this server, under whatever name."""
        parts = urlsplit(address)
        if parts.scheme in ("data", "blob", "about"):
            return True
        host = parts.hostname or ""
        return parts.port == self.port and (host == "localhost" or host.endswith(".localhost"))

    def knows(self, address: str) -> bool:
        """Whether pages may lead there: this server, or a program that the tests put beside it."""
        return self.owns(address) or "{0.scheme}://{0.netloc}".format(urlsplit(address)) in self.neighbours

    def get(
        self, address: str, method: str = "GET", body: bytes | None = None, login: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One request as it is, no redirection followed. Names below localhost need no resolver.

        `login`: whose session it carries.
        """
        parts = urlsplit(address)
        assert self.owns(address), f"{address} is not on this server"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", parts.netloc)
            if login is not None:
                connection.putheader("Cookie", f"{SESSION}={self.session(address, login)}")
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            headers: dict[str, str] = {}
            for name, value in answer.getheaders():
                name = name.lower()
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
            return Answer(answer.status, headers, answer.read())
        finally:
            connection.close()

    def session(self, address: str, login: str) -> str:
        """The cookie of somebody signed in at the portal of an address; one session each for all the tests."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        if (origin, login) not in self.sessions:
            body = f"identifiant={login}&motdepasse={PASSWORD}".encode()
            answer = self.get(
                f"{origin}/connexion", "POST", body,
                headers={"Content-Type": "application/x-www-form-urlencoded", "Origin": origin},
            )
            assert answer.status == 303, f"{login} is not let in: {answer.status}"
            self.sessions[origin, login] = re.search(rf"\b{SESSION}=([^;]+)", answer.headers["set-cookie"])[1]
        return self.sessions[origin, login]

    def content(self, name: str) -> str:
        """The address, in the editor, of a text that the tests write the first time it is asked for."""
        if name not in self.contents:
            if name == "adapted":
                answer = self.send(f"{self.college}/administration/contenus/fournis/page/api/adapter", {"jeton": "adapted"})
            else:
                answer = self.send(
                    f"{self.college}/administration/contenus/nouveau",
                    {"genre": "page", "titre": "Le prêt au CDI", "jeton": name},
                )
            assert answer.status == 303, f"« {name} » is not written: {answer.status}"
            path = urlsplit(answer.headers["location"]).path
            self.contents[name] = f"{self.college}{path}"
            if name != "adapted":
                for base, text in enumerate([WRITTEN, WRITTEN.replace("Trois", "Quatre")], start=1):
                    saved = self.send(
                        self.contents[name],
                        {"titre": "Le prêt au CDI", "texte": text, "base": str(base), "geste": "publier", "jeton": f"{name}{base}"},
                    )
                    assert saved.status == 303, f"« {name} » is not saved: {saved.status}"
        return self.contents[name]

    def send(self, address: str, fields: dict[str, str], login: str = "leroux") -> Answer:
        """A form, as a browser sends it from one of the portal's own pages."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded", "Origin": "{0.scheme}://{0.netloc}".format(urlsplit(address)),
        }
        return self.get(address, "POST", urlencode(fields).encode(), login=login, headers=headers)

    def follow(self, address: str) -> tuple[Answer, str]:
        """The answer after at most three redirections, and where it was found."""
        start = address
        for _ in range(4):
            answer = self.get(address)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer, address
            address = urljoin(address, answer.headers["location"])
        raise AssertionError(f"{start} redirects for ever")


@contextmanager
def serving(data: str, *arguments: str, port: int = 0):
    """`lutrin serve` on a port of the system's choice; ended with SIGTERM, which must end it well.

    `port`: for what must know the address before it starts."""
    with tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            [program(), "serve", "--data", data, "--home", HOME, "--port", str(port), "--quiet", *arguments],
            stdout=subprocess.PIPE, stderr=complaints, text=True,
        )
        try:
            line = process.stdout.readline()
            found = re.fullmatch(r"Lutrin répond sur http://localhost:(\d+)/\n", line)
            if not found:
                process.wait(10)
                complaints.seek(0)
                raise AssertionError(f"lutrin serve did not say where it answers: {line!r}\n{complaints.read()}")
            yield Site(int(found[1]), process)
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            status = process.wait(10)
            assert status == 0, f"lutrin serve ended with {status}"
            complaints.seek(0)
            errors = [line for line in complaints if " error " in line or " critical " in line or "Fatal" in line]
            assert not errors, "the server complained:\n" + "".join(errors)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            process.stdout.close()
