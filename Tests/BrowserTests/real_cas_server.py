"""django-cas-server, which nobody here wrote, as an ENT: its people, its delays, its certificate are the tests' choice.

`with cas_server({"zoe": {"uid": "…", "nom": "Marchand"}}) as ent:` gives its CAS address (`ent.address`) and lets the
tests change its people and how long it takes to validate a ticket while it runs. Everybody's password is `PASSWORD`."""

import json
import os
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import requests

from neighbours import Certificate, Reader, django_settings, own_arguments, program, serve_django, ticket_in

PASSWORD = "lutrin-demo"
SERVICES = r"^https?://([a-z0-9-]+\.)*localhost(:[0-9]+)?(/.*)?$"
VALIDATIONS = ("validate", "serviceValidate", "proxyValidate", "p3/serviceValidate", "p3/proxyValidate")


@dataclass
class CASServer:
    address: str
    folder: Path
    certificate: Certificate | None
    state: dict = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return self.address.removesuffix("/cas")

    def change(self, **state) -> None:
        """`people`: attributes by login. `slow`: seconds before a validation is answered, those that wait included."""
        self.state.update(state)
        write(self.folder, self.state)

    def waiting(self) -> int:
        """How many validations wait for their delay now."""
        return int(Reader(self.certificate).get(f"{self.origin}/waiting").text)

    def login_address(self, service: str | None = None, **options: str) -> str:
        query = urlencode({**({"service": service} if service else {}), **options})
        return f"{self.address}/login?{query}"

    def sign_in(self, login: str, service: str | None = None, reader: Reader | None = None) -> tuple[Reader, str | None]:
        """Somebody who has filled the form in, and where the server sent them then."""
        reader = reader or Reader(self.certificate)
        page = reader.get(self.login_address(service))
        done = reader.submit(page, follows=False, username=login, password=PASSWORD)
        assert done.is_redirect or service is None and done.ok, f"{login} is not let in by the ENT: {done.status_code}"
        return reader, done.headers.get("location")

    def ticket(self, login: str, service: str) -> tuple[Reader, str]:
        """A ticket for a service, and the session at the ENT that it comes from."""
        reader, address = self.sign_in(login, service)
        # Having signed in, it shows the login address again, which sends to the service.
        if ticket_in(address or "") is None:
            address = reader.step(self.login_address(service)).headers["location"]
        return reader, ticket_in(address)

    def sign_out(self, reader: Reader) -> requests.Response:
        """Its notices are sent before it answers."""
        return reader.get(f"{self.address}/logout")


def write(folder: Path, state: dict) -> None:
    (folder / "state.new").write_text(json.dumps(state), encoding="utf-8")
    os.replace(folder / "state.new", folder / "state.json")


@contextmanager
def cas_server(
    people: dict[str, dict], *, slow: float = 0, certificate: Certificate | None = None, callback: Certificate | None = None,
):
    """`certificate`: it answers over TLS, signed by itself. `callback`: of the proxies whom it may give tickets."""
    with tempfile.TemporaryDirectory(prefix="lutrin-ent-") as folder:
        state = {"people": people, "slow": slow}
        write(Path(folder), state)
        tls = ["--certificate", str(certificate.file), "--key", str(certificate.key)] if certificate else []
        trusted = ["--callback", str(callback.file)] if callback else []
        with program(__file__, folder, *tls, *trusted) as origin:
            yield CASServer(f"{origin}/cas", Path(folder), certificate, state)


# What follows runs in the server's own process.

# Its pages call it; nothing that they do with it matters here.
NO_JQUERY = """{
    const quiet = new Proxy(function () {}, { get: () => quiet, apply: () => quiet });
    window.jQuery = window.$ = quiet;
}"""

def state(folder: Path) -> dict:
    return json.loads((folder / "state.json").read_text(encoding="utf-8"))


class Delays:
    """A middleware: a validation waits as long as the tests say, and no longer than they say."""

    folder = Path()
    held: list[object] = []

    def __init__(self, respond):
        self.respond = respond

    def __call__(self, request):
        from django.http import HttpResponse

        if request.path == "/waiting":
            return HttpResponse(str(len(self.held)))
        if request.path.startswith(("/parts/", "/static/", "/favicon.ico")):
            # The style sheets and scripts of its pages, which come from elsewhere.
            is_style = request.path.endswith("css")
            return HttpResponse("" if is_style else NO_JQUERY, content_type="text/css" if is_style else "text/javascript")
        if request.path.removeprefix("/cas/") in VALIDATIONS:
            start, mark = time.monotonic(), object()
            self.held.append(mark)
            try:
                while time.monotonic() - start < state(self.folder)["slow"]:
                    time.sleep(0.05)
            finally:
                self.held.remove(mark)
        return self.respond(request)


def people_of(folder: Path) -> type:
    """What django-cas-server asks about who signs in."""

    class Person:
        def __init__(self, username):
            self.username = username

        def test_password(self, password):
            return self.username in state(folder)["people"] and password == PASSWORD

        def attributs(self):
            return state(folder)["people"].get(self.username, {})

    return Person


def main():
    options = own_arguments()
    Delays.folder = options.folder
    parts = ["bootstrap3_css", "bootstrap3_js", "html5shiv", "respond", "bootstrap4_css", "bootstrap4_js", "jquery"]
    django_settings(
        options, apps=["cas_server"], middleware=["__main__.Delays"],
        # Ports do not tell cookies apart.
        SESSION_COOKIE_NAME="ent-session", CSRF_COOKIE_NAME="ent-csrf",
        CAS_AUTH_CLASS=people_of(options.folder), CAS_NEW_VERSION_HTML_WARNING=False, CAS_NEW_VERSION_EMAIL_WARNING=False,
        CAS_COMPONENT_URLS={part: f"/parts/{part}" for part in parts},
        CAS_LOGO_URL=None, CAS_FAVICON_URL=None, CAS_SHOW_POWERED=False,
        CAS_PROXY_CA_CERTIFICATE_PATH=str(options.callback) if options.callback else True,
    )
    from cas_server.models import ReplaceAttributName, ServicePattern

    pattern = ServicePattern.objects.create(
        name="tests", pattern=options.services or SERVICES, proxy=True, proxy_callback=True, single_log_out=True,
    )
    ReplaceAttributName.objects.create(name="*", service_pattern=pattern)
    serve_django(options)


def urls() -> list:
    from django.urls import include, path

    return [path("cas/", include("cas_server.urls", namespace="cas_server"))]


def __getattr__(name):
    # Django reads it once it is set up, not before.
    if name == "urlpatterns":
        return urls()
    raise AttributeError(name)


if __name__ == "__main__":
    main()
