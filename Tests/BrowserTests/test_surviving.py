"""What the desk has been told is done stays done, whatever becomes of the program."""

import http.client
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import uuid
from pathlib import Path
from urllib.parse import urlencode

import pytest

from running_site import COLLEGE, HOME, lutrin, program

DESKS = 4
ACKNOWLEDGED = 200


@pytest.fixture(scope="module")
def demo():
    with tempfile.TemporaryDirectory(prefix="lutrin-surviving-") as folder:
        lutrin("demo", "--data", folder, "--home", HOME)
        yield Path(folder)


class Desk:
    """A librarian's screen: its own connection, its own session."""

    def __init__(self, port: int):
        self.host = f"{COLLEGE}.localhost:{port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        status, headers = self.post("/connexion", identifiant="leroux", motdepasse="lutrin-demo")
        assert status == 303, status
        self.cookie = headers["set-cookie"].split(";")[0]

    cookie = ""

    def post(self, path: str, **fields: str):
        self.connection.request("POST", path, urlencode(fields), {
            "Host": self.host, "Cookie": self.cookie, "Origin": f"http://{self.host}",
            "Content-Type": "application/x-www-form-urlencoded",
        })
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}

    def lends(self, copy: str, borrower: int) -> bool:
        """Whether the screen says that it is done."""
        status, headers = self.post("/gestion", saisie=copy, lecteur=str(borrower), jeton=uuid.uuid4().hex)
        return status == 303 and "geste=" in headers["location"]


def rows(data: Path, query: str):
    """Read from the file of a program that is no longer there."""
    with sqlite3.connect(data / "portals" / f"{COLLEGE.upper()}.sqlite") as file:
        found = file.execute(query).fetchall()
    file.close()
    return found


def lend_until_killed(data: Path, copies: list[str], borrowers: list[int]):
    """Lends from several desks at once, and kills the server (SIGKILL) while they all go on.

    Returns what was acknowledged and what was asked: copy → borrower.
    """
    process = subprocess.Popen(
        [program(), "serve", "--data", str(data), "--home", HOME, "--port", "0", "--quiet"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    acknowledged: dict[str, int] = {}
    asked: dict[str, int] = {}
    lock = threading.Lock()
    enough = threading.Event()
    try:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        desks = [Desk(port) for _ in range(DESKS)]

        def work(place: int):
            try:
                for turn, copy in enumerate(copies[place::DESKS]):
                    borrower = borrowers[(turn * DESKS + place) % len(borrowers)]
                    with lock:
                        asked[copy] = borrower
                    if desks[place].lends(copy, borrower):
                        with lock:
                            acknowledged[copy] = borrower
                            if len(acknowledged) >= ACKNOWLEDGED:
                                enough.set()
            except (OSError, http.client.HTTPException):
                pass  # The server was killed.

        threads = [threading.Thread(target=work, args=(place,)) for place in range(DESKS)]
        for thread in threads:
            thread.start()
        assert enough.wait(60), f"{len(acknowledged)} loans in a minute"
        process.send_signal(signal.SIGKILL)
        for thread in threads:
            thread.join(20)
        assert process.wait(10) == -signal.SIGKILL
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
    return acknowledged, asked


@pytest.mark.parametrize("turn", range(10))
def test_acknowledged_loans_survive_a_kill(demo, tmp_path, turn):
    """200 loans acknowledged, then SIGKILL in the middle of the load: every one of them is in the file, and nothing
    is there that nobody asked for."""
    data = tmp_path / "data"
    shutil.copytree(demo, data)
    copies = [row[0] for row in rows(data, """
        SELECT number FROM copy WHERE status = 'inService' AND number IS NOT NULL
        AND id NOT IN (SELECT copy FROM loan WHERE returnedOn IS NULL)
        AND record NOT IN (SELECT record FROM reservation WHERE closedOn IS NULL) ORDER BY id
        """)]
    borrowers = [row[0] for row in rows(data, "SELECT id FROM borrower WHERE kind = 'regular' ORDER BY id LIMIT 40")]
    before = {row[0] for row in rows(data, "SELECT number FROM loan JOIN copy ON copy.id = copy WHERE returnedOn IS NULL")}
    assert len(copies) > ACKNOWLEDGED + 50

    acknowledged, asked = lend_until_killed(data, copies, borrowers)
    assert len(acknowledged) >= ACKNOWLEDGED
    assert len(asked) < len(copies), "the load had not ended when the server was killed"

    held = dict(rows(data, """
        SELECT copy.number, loan.borrower FROM loan JOIN copy ON copy.id = loan.copy WHERE returnedOn IS NULL
        """))
    lost = {copy: borrower for copy, borrower in acknowledged.items() if held.get(copy) != borrower}
    assert not lost, "acknowledged, and not in the file"
    unknown = {copy for copy, borrower in held.items() if copy not in before and asked.get(copy) != borrower}
    assert not unknown, "in the file, and never asked for"
    gestures = rows(data, "SELECT count(*) FROM gesture WHERE kind = 'lend' AND actor = 'Mme Leroux' AND token NOT LIKE 'demo %'")
    assert gestures[0][0] == len(held) - len(before)
    assert "en ordre" in lutrin("check", "--data", str(data))
