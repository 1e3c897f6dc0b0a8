"""What the other programs of a sign-in share: names, a certificate, a process that says where it answers, a reader."""

import argparse
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import requests


def resolve_names_below_localhost() -> None:
    """They are the loopback (RFC 6761, 6.3). Browsers and curl know it; the C library asks a resolver, which does not."""
    if getattr(socket.getaddrinfo, "knows_localhost", False):
        return
    resolve = socket.getaddrinfo

    def resolved(host, *arguments, **options):
        name = host.decode() if isinstance(host, bytes) else host
        below = isinstance(name, str) and name.lower().rstrip(".").endswith(".localhost")
        return resolve("127.0.0.1" if below else host, *arguments, **options)

    resolved.knows_localhost = True
    socket.getaddrinfo = resolved


resolve_names_below_localhost()


def free_port() -> int:
    """A port that nobody listens on: what must know its address before it starts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Certificate:
    """Signed by itself: refused by whoever was not given `file`."""

    file: Path
    key: Path

    @classmethod
    def made_in(cls, folder: str) -> "Certificate":
        made = cls(Path(folder) / "certificate.pem", Path(folder) / "key.pem")
        subprocess.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:*.localhost,IP:127.0.0.1",
                "-keyout", str(made.key), "-out", str(made.file),
            ],
            check=True, capture_output=True, timeout=30,
        )
        return made

    def protect(self, server) -> None:
        """Its connections are encrypted from now on; a slow handshake holds its own thread only."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file, self.key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)


class Handler(BaseHTTPRequestHandler):
    """Quiet, and one answer at a time."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query, keep_blank_values=True).items()}

    def body(self) -> str:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")

    def answer(self, status: int, body: str | bytes = "", **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)


class QuietServer(ThreadingHTTPServer):
    """A client that goes away, or will not have the certificate, is no news."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


@contextmanager
def answering(handler: type[Handler], certificate: Certificate | None = None):
    """A server in threads of this process; its address, without a final slash."""
    server = QuietServer(("127.0.0.1", 0), handler)
    if certificate:
        certificate.protect(server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"{'https' if certificate else 'http'}://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def program(file: str, folder: str, *arguments: str):
    """One of these files as a process: the address that it says on its first line."""
    # Proxies are for programs that look outside.
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    with tempfile.TemporaryFile("w+") as complaints:
        child = subprocess.Popen(
            [sys.executable, "-B", file, "--folder", folder, *arguments],
            stdout=subprocess.PIPE, stderr=complaints, text=True, env=environment,
        )
        try:
            line = child.stdout.readline().strip()
            if not re.fullmatch(r"https?://localhost:\d+", line):
                child.wait(10)
                complaints.seek(0)
                raise AssertionError(f"{Path(file).name} did not say where it answers: {line!r}\n{complaints.read()[-2000:]}")
            yield line
        finally:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            child.stdout.close()


def own_arguments() -> argparse.Namespace:
    """Of a file that `program` started."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--certificate", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--services")
    parser.add_argument("--cas", default="")
    parser.add_argument("--version", type=int, default=3)
    parser.add_argument("--callback", type=Path)
    return parser.parse_args()


def django_settings(options: argparse.Namespace, **more) -> None:
    """What the Django programs have in common; their sessions are rows, which single logout deletes."""
    from django.conf import settings

    settings.configure(
        DEBUG=False, SECRET_KEY="of the tests", ALLOWED_HOSTS=["*"], ROOT_URLCONF="__main__", USE_TZ=True, LANGUAGE_CODE="en",
        LOGGING={"version": 1, "disable_existing_loggers": False},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        # `IMMEDIATE`: two requests that write wait for each other instead of failing.
        DATABASES={"default": {
            "ENGINE": "django.db.backends.sqlite3", "NAME": options.folder / "django.sqlite",
            "OPTIONS": {
                "timeout": 20, "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF",
            },
        }},
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": [
                "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]},
        }],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware", *more.pop("middleware", []),
        ],
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "django.contrib.staticfiles", *more.pop("apps"),
        ],
        STATIC_URL="/static/", **more,
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def serve_django(options: argparse.Namespace) -> None:
    """For ever, on a port of the system's choice, said on the first line."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    server = ThreadedWSGIServer(("127.0.0.1", 0), type("Quiet", (WSGIRequestHandler,), {"log_message": lambda *_: None}))
    server.daemon_threads = True
    server.request_queue_size = 128
    scheme = "http"
    if options.certificate:
        scheme = "https"
        server.base_environ["HTTPS"] = "on"
        Certificate(options.certificate, options.key).protect(server)
    server.set_app(get_wsgi_application())
    print(f"{scheme}://localhost:{server.server_port}", flush=True)
    server.serve_forever()


class Forms(HTMLParser):
    """The forms of a page: where each goes, and what it sends unless told otherwise."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.is_inside = False
        self.feed(page)

    def having(self, names) -> tuple[str, dict[str, str]] | None:
        return next((form for form in self.found if form[1].keys() >= set(names)), None)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.found.append((values.get("action") or "", {}))
            self.is_inside = True
        elif tag == "input" and self.is_inside and values.get("name") and values.get("type") not in ("checkbox", "submit"):
            self.found[-1][1][values["name"]] = values.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False


class Reader(requests.Session):
    """Somebody with cookies and no screen. `get` and `submit` follow redirections, `step` does not."""

    def __init__(self, certificate: Certificate | None = None):
        super().__init__()
        self.trust_env = False
        if certificate:
            self.verify = str(certificate.file)

    def request(self, method, url, **options):
        options.setdefault("timeout", 30)
        return super().request(method, url, **options)

    def step(self, address: str, **options) -> requests.Response:
        return self.get(address, allow_redirects=False, **options)

    def submit(self, page: requests.Response, follows: bool = True, **fields: str) -> requests.Response:
        """Sends, as a browser would, the form of a page that has these fields."""
        form = Forms(page.text).having(fields)
        assert form, f"no form with {', '.join(fields)} at {page.url} ({page.status_code})"
        answer = self.post(
            urljoin(page.url, form[0]), data={**form[1], **fields}, allow_redirects=follows,
            headers={"Origin": origin(page.url), "Referer": page.url},
        )
        # A page that gives way to another at once, as browsers do.
        _, _, onward = answer.headers.get("refresh", "").partition("0; url=")
        return self.get(urljoin(answer.url, onward)) if follows and onward else answer


def origin(address: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


def ticket_in(address: str) -> str | None:
    return parse_qs(urlsplit(address).query).get("ticket", [None])[0]
