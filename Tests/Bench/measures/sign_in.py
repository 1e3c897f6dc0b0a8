"""Signing in at a campus for a service: ticket and validation, beside django-cas-server's; then a whole country's class."""

import contextlib
import http.client
import json
import re
import subprocess
import sys
import urllib.parse
from pathlib import Path

from .workshop import pinned

# 5 % of the country's CDIs that begin a class in the same minute.
COUNTRY = 311
SERVICE = "http://service.example/page"
PASSWORD = "lutrin-demo"
ARRIVALS = Path(__file__).with_name("arrivals.py")


def measure(workshop, table):
    data, rounds = workshop.folder / "sign-in", 1 if workshop.quick else 3
    count, seconds = (300, 5) if workshop.quick else (2_000, 30)
    workshop.call([workshop.lutrin, "demo", "--data", data, "--home", workshop.home])
    workshop.call([workshop.lutrin, "service", "add", "--campus", "tilleuls", "Essai", "http://service.example/", "--data", data])
    serve = pinned(0, [workshop.lutrin, "serve", "--quiet", "--port", "0", "--data", data, "--home", workshop.home])
    ours, theirs = [], []
    with workshop.serving(serve) as server:
        cookies = [session(server.port, login) for login in ("zoe", "leroux", "lea", "martin", "diallo")]
        place = {"port": server.port, "host": f"tilleuls.localhost:{server.port}", "base": "/cas", "cookies": cookies}
        with reference(workshop) as other:
            for _ in range(rounds):
                ours.append(arrivals(workshop, place, rate=0, count=count))
                if other:
                    theirs.append(arrivals(workshop, other, rate=0, count=count // 5))
        before = server.work()
        held = arrivals(workshop, place, rate=COUNTRY, seconds=seconds)
        work = (server.work() - before) * 1000 / max(1, held["done"])
    name = "sign-in, ticket and validation, one by one"
    beside = ("django-cas-server, the same two requests", [run["p50"] for run in theirs]) if theirs else None
    table.add(f"{name}, p50", [run["p50"] for run in ours], "ms", goal=("<=", 3), reference=beside)
    table.add(f"{name}, p99", [run["p99"] for run in ours], "ms")
    if not theirs:
        table.missing(f"{name}, django-cas-server", "make test installs it")
    name = f"{COUNTRY} sign-ins a second for {seconds} s"
    # Less what the last one still takes when the time is over.
    table.add(f"{name}, held", held["rate"], "sign-ins/s", goal=(">=", round(COUNTRY * 0.99)))
    table.add(f"{name}, lost", held["lost"] + sum(run["lost"] for run in ours), "sign-ins", goal=("<=", 0))
    table.add(f"{name}, p50", held["p50"], "ms")
    table.add(f"{name}, p99", held["p99"], "ms")
    table.add(f"{name}, CPU a sign-in", work, "ms")


def arrivals(workshop, place, **asked):
    """On the core that the server leaves."""
    request = json.dumps({"service": SERVICE, **place, **asked})
    return workshop.json(pinned(1, [sys.executable, ARRIVALS, request]))


def session(port, login):
    """The cookie of somebody of the demonstration, at the campus."""
    host = f"tilleuls.localhost:{port}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(
        "POST", "/connexion", urllib.parse.urlencode({"identifiant": login, "motdepasse": PASSWORD}),
        {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/x-www-form-urlencoded"},
    )
    answer = connection.getresponse()
    answer.read()
    connection.close()
    found = re.search(r"\bseance=[^;]+", answer.headers.get("Set-Cookie") or "")
    if answer.status != 303 or not found:
        raise RuntimeError(f"{login} is not let in: {answer.status}")
    return found[0]


@contextlib.contextmanager
def reference(workshop):
    """django-cas-server as the browser tests start it, somebody signed in; nothing where they have not installed it."""
    python = workshop.home / ".build" / "browser-venv" / "bin" / "python"
    program = workshop.home / "Tests" / "BrowserTests" / "real_cas_server.py"
    folder = workshop.folder / "django-cas-server"
    folder.mkdir(exist_ok=True)
    (folder / "state.json").write_text(json.dumps({"people": {"zoe": {"uid": "zoe"}}, "slow": 0}))
    # The tests' tools may be of another day than this checkout.
    if not python.exists() or subprocess.run([python, "-c", "import cas_server"], capture_output=True, check=False).returncode:
        yield None
        return
    with workshop.serving(pinned(0, [python, program, "--folder", folder, "--services", "^http://service\\.example/"])) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        host = f"localhost:{server.port}"
        connection.request("GET", "/cas/login", headers={"Host": host})
        page = connection.getresponse()
        jar = cookies_of(page)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.read().decode()))
        connection.request(
            "POST", "/cas/login", urllib.parse.urlencode({**hidden, "username": "zoe", "password": PASSWORD}),
            {"Host": host, "Cookie": header(jar), "Content-Type": "application/x-www-form-urlencoded"},
        )
        answer = connection.getresponse()
        answer.read()
        jar |= cookies_of(answer)
        connection.close()
        yield {"port": server.port, "host": host, "base": "/cas", "cookies": [header(jar)]}


def cookies_of(answer):
    return dict(field.split(";", 1)[0].split("=", 1) for field in answer.headers.get_all("Set-Cookie") or [])


def header(jar):
    return "; ".join(f"{name}={value}" for name, value in jar.items())
