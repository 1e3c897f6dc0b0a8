"""Services that sign their people in with CAS clients which nobody here wrote: python-cas (1, 2, 3) and django-cas-ng.

`with python_cas_site(cas_address, certificate) as site:` answers below `site.address`; the path says how it asks:
`/1/…`, `/2/…`, `/3/…` (the version), with `renew/`, `gateway/` or `proxy/` after it, then whatever page. It remembers
all that it was told. `with django_cas_site(cas_address) as address:` is a Django site whose pages are closed.

A proxy's callback (pgtUrl) must be HTTPS: it is `site.callback`, which shows the certificate given here, signed by
itself. A CAS server calls it only if it was given that certificate (`cas_server(callback=certificate)`); Lutrin must be
given it too, or run with `--inner-network`, as the tests do."""

import secrets
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree

import requests
from cas import CASClient, CASClientV3

from neighbours import Certificate, Handler, answering, django_settings, own_arguments, program, serve_django, ticket_in

SPACE = "{http://www.yale.edu/tp/cas}"


@dataclass
class Arrival:
    """Somebody who came back with a ticket, and what the CAS server said of it."""

    version: int
    service: str
    ticket: str
    user: str | None
    attributes: dict
    iou: str | None


@dataclass
class PythonCASSite:
    """Its sessions are by cookie; single logout ends them."""

    cas: str
    address: str = ""
    callback: str = ""
    certificate: Certificate | None = None
    arrivals: list[Arrival] = field(default_factory=list)
    sessions: dict[str, Arrival] = field(default_factory=dict)
    # The tickets whose sessions it was asked to end, and the granting tickets that it was called back with, by IOU.
    ended: list[str] = field(default_factory=list)
    granted: dict[str, str] = field(default_factory=dict)

    def client(self, version: int, service: str, **options) -> CASClient:
        session = requests.Session()
        session.trust_env = False
        if self.certificate:
            session.verify = str(self.certificate.file)
        return CASClient(version=version, service_url=service, server_url=f"{self.cas}/", session=session, **options)

    def proxy_ticket(self, granting: str, target: str) -> str:
        """As a proxy: a ticket for another service."""
        return self.client(3, target).get_proxy_ticket(granting)

    def proxied(self, ticket: str, service: str, **options) -> tuple[str | None, list[str]]:
        """As that other service: who is behind a proxy's ticket, and behind which proxies, the nearest first."""
        client = self.client(3, service, **options)
        client.url_suffix = "p3/proxyValidate"
        said = client.get_verification_response(ticket)
        user, _, iou = client.verify_response(said)
        if iou:
            self.arrivals.append(Arrival(3, service, ticket, user, {}, iou))
        return user, [proxy.text for proxy in ElementTree.fromstring(said).iter(f"{SPACE}proxy")]


@contextmanager
def python_cas_site(cas: str, certificate: Certificate | None = None):
    """`certificate`: of its callback; without it, it is no proxy."""
    site = PythonCASSite(cas, certificate=certificate)
    handler = type("Pages", (Pages,), {"site": site})
    with answering(handler) as site.address:
        if certificate is None:
            yield site
            return
        with answering(handler, certificate) as closed:
            site.callback = f"{closed}/granted"
            yield site


class Pages(Handler):
    site: PythonCASSite

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path == "/granted":
            return self.grant()
        if parts.path in ("/", "/favicon.ico"):
            return self.answer(200, "A service", Content_Type="text/html; charset=utf-8")
        words = parts.path.split("/")
        version, ways = int(words[1]), set(words[2:])
        kept = urlencode([(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "ticket"])
        service = f"http://{self.headers['Host']}{parts.path}" + (f"?{kept}" if kept else "")
        client = self.site.client(version, service, **options(version, ways, self.site))
        arrival = self.site.sessions.get(self.cookies().get("client-session", ""))
        if ticket := ticket_in(self.path):
            return self.arrive(client, version, service, ticket)
        if arrival:
            return self.answer(200, f"<p>Signed in: <b>{arrival.user}</b></p>", Content_Type="text/html; charset=utf-8")
        if "gateway" in ways and self.cookies().get("asked") == service_mark(service):
            return self.answer(200, "<p>Nobody</p>", Content_Type="text/html; charset=utf-8")
        self.answer(302, Location=client.get_login_url(), Set_Cookie=f"asked={service_mark(service)}; Path=/")

    def arrive(self, client, version: int, service: str, ticket: str) -> None:
        user, attributes, iou = client.verify_ticket(ticket)
        arrival = Arrival(version, service, ticket, user, attributes or {}, iou)
        self.site.arrivals.append(arrival)
        if user is None:
            return self.answer(403, "<p>Refused</p>", Content_Type="text/html; charset=utf-8")
        name = secrets.token_hex()
        self.site.sessions[name] = arrival
        self.answer(302, Location=service, Set_Cookie=f"client-session={name}; Path=/; HttpOnly")

    def grant(self) -> None:
        asked = self.query
        if "pgtIou" in asked:
            self.site.granted[asked["pgtIou"]] = asked["pgtId"]
        self.answer(200)

    def do_POST(self):
        """A notice of single logout, where the service is."""
        notice = dict(parse_qsl(self.body())).get("logoutRequest", "")
        for index in CASClientV3.get_saml_slos(notice) or []:
            self.site.ended.append(index.text)
            for name, arrival in list(self.site.sessions.items()):
                if arrival.ticket == index.text:
                    del self.site.sessions[name]
        self.answer(200)

    def cookies(self) -> dict[str, str]:
        return dict(pair.strip().split("=", 1) for pair in (self.headers.get("Cookie") or "").split(";") if "=" in pair)


def options(version: int, ways: set[str], site: PythonCASSite) -> dict:
    found = {"renew": True} if "renew" in ways else {}
    if "gateway" in ways:
        found["extra_login_params"] = {"gateway": "true"}
    if "proxy" in ways and version > 1:
        found["proxy_callback"] = site.callback
    return found


def service_mark(service: str) -> str:
    return service.encode().hex()


@contextmanager
def django_cas_site(cas: str, version: int = 3):
    """Its address: `/` says who is signed in, as JSON; `/closed` wants somebody; `/accounts/logout` signs out everywhere."""
    with tempfile.TemporaryDirectory(prefix="lutrin-client-") as folder:
        with program(__file__, folder, "--cas", f"{cas}/", "--version", str(version)) as address:
            yield address


# What follows runs in the Django site's own process.


def home(request):
    from django.http import JsonResponse

    user = request.user.get_username() if request.user.is_authenticated else None
    return JsonResponse({"user": user, "attributes": request.session.get("attributes") or {}})


def closed(request):
    from django.contrib.auth.decorators import login_required

    return login_required(home)(request)


def main():
    options = own_arguments()
    django_settings(
        options, apps=["django_cas_ng"], middleware=["django_cas_ng.middleware.CASMiddleware"],
        SESSION_COOKIE_NAME="django-session", CSRF_COOKIE_NAME="django-csrf",
        AUTHENTICATION_BACKENDS=["django_cas_ng.backends.CASBackend"], LOGIN_URL="/accounts/login",
        CAS_SERVER_URL=options.cas, CAS_VERSION=options.version, CAS_APPLY_ATTRIBUTES_TO_USER=False,
        CAS_LOGIN_MSG=None, CAS_LOGGED_MSG=None, CAS_REDIRECT_URL="/", CAS_LOGOUT_COMPLETELY=True,
    )
    serve_django(options)


def urls() -> list:
    from django.urls import path
    from django_cas_ng import views

    return [
        path("", home), path("closed", closed),
        path("accounts/login", views.LoginView.as_view(), name="cas_ng_login"),
        path("accounts/logout", views.LogoutView.as_view(), name="cas_ng_logout"),
    ]


def __getattr__(name):
    # Django reads it once it is set up, not before.
    if name == "urlpatterns":
        return urls()
    raise AttributeError(name)


if __name__ == "__main__":
    main()
