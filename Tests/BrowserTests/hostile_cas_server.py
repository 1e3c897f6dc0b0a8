"""A CAS server that lies: the ticket `ST-<name>` is answered as `BAD` or `ODD` says under that name.

`BAD` must never sign anybody in. `ODD` is unlike django-cas-server's, but other servers answer so: it signs in `KEY`."""

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from neighbours import Handler, answering

KEY = "cle-de-leo-0123456789"
NAME = "Dupuis Léo"
SPACE = 'xmlns:cas="http://www.yale.edu/tp/cas"'


def success(inside: str = f"<cas:user>leo</cas:user><cas:uid>{KEY}</cas:uid>", root: str = "cas:serviceResponse") -> str:
    return f"<{root} {SPACE}><cas:authenticationSuccess>{inside}</cas:authenticationSuccess></{root}>"


def entities(levels: int = 10) -> str:
    """Ten to the power `levels` once unfolded."""
    defined = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "{KEY}">{defined}]>'


BAD: dict[str, str | bytes] = {
    "entity-bomb": entities() + success(f"<cas:user>leo</cas:user><cas:uid>&e{9};</cas:uid>"),
    "one-entity": entities(1) + success("<cas:user>leo</cas:user><cas:uid>&e0;</cas:uid>"),
    "quadratic-bomb": f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>' + success("<cas:user>" + "&a;" * 20_000 + "</cas:user>"),
    "outside-entity": '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + success("<cas:user>&f;</cas:user>"),
    "outside-definition": '<!DOCTYPE r SYSTEM "http://localhost:1/r.dtd">' + success(),
    "wrong-root": success(root="cas:something"),
    "wrong-name-space": success().replace("http://www.yale.edu/tp/cas", "http://example.org/cas"),
    "a-page": f"<!DOCTYPE html><html><body><p>{KEY}</p></body></html>",
    "success-in-a-comment": f"<cas:serviceResponse {SPACE}><!-- {success()} --></cas:serviceResponse>",
    "success-in-words": f"<cas:serviceResponse {SPACE}><![CDATA[{success()}]]></cas:serviceResponse>",
    "success-in-a-failure": (
        f'<cas:serviceResponse {SPACE}><cas:authenticationFailure code="INVALID_TICKET">{success()}'
        "</cas:authenticationFailure></cas:serviceResponse>"
    ),
    "success-and-failure": (
        f"<cas:serviceResponse {SPACE}><cas:authenticationSuccess><cas:user>leo</cas:user><cas:uid>{KEY}</cas:uid>"
        '</cas:authenticationSuccess><cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>'
        "</cas:serviceResponse>"
    ),
    "nobody": success("<cas:user></cas:user>"),
    "no-user": success(""),
    "cut": success()[:-30],
    "twice": success() + success(),
    "deep": success("<cas:a>" * 200_000 + "</cas:a>" * 200_000),
    "not-utf8": success().encode().replace(b"leo", b"l\xe9\xff\xfe"),
    "zeroes": b"\0" * 1000,
    "nothing": "",
    "cas-1": "yes\nleo\n",
    "json-of-another-shape": '{"serviceResponse": [{"authenticationSuccess": "leo"}]}',
    "deep-json": '{"serviceResponse":' + "[" * 200_000,
    **{
        f"failure-{code.split('&')[0].replace('_', '-') or 'MARKUP'}": (
            f'<cas:serviceResponse {SPACE}><cas:authenticationFailure code="{code}">no</cas:authenticationFailure>'
            "</cas:serviceResponse>"
        )
        for code in [
            "INVALID_REQUEST", "INVALID_TICKET_SPEC", "UNAUTHORIZED_SERVICE_PROXY", "INVALID_PROXY_CALLBACK", "INVALID_TICKET",
            "INVALID_SERVICE", "INTERNAL_ERROR", "SOMETHING_NEW", "&lt;script&gt;alert(1)&lt;/script&gt;",
        ]
    },
}
# Not by what they say, but by how they say it.
BAD_WAYS = [
    "endless", "slow-drops", "redirects-elsewhere", "redirects-to-itself", "redirects-inside", "error-500", "goes-away",
    "lies-about-length",
]

ODD: dict[str, str] = {
    "uid-beside-the-user": success(),
    "no-prefix": success().replace("cas:", "").replace("xmlns:cas=", "xmlns=").replace(":cas=", "="),
    "another-prefix": success().replace("cas:", "c:").replace(":cas=", ":c="),
    "attributes-without-prefix": success(f"<cas:user>leo</cas:user><cas:attributes><uid>{KEY}</uid></cas:attributes>"),
    "user-attributes": success(
        f"<cas:user>leo</cas:user><cas:attributes><cas:userAttributes><uid>{KEY}</uid></cas:userAttributes></cas:attributes>"
    ),
    "attributes-by-name": success(f'<cas:user>leo</cas:user><cas:attribute name="uid" value="{KEY}"/>'),
    "the-user-is-the-key": success(f"<cas:user>{KEY}</cas:user>"),
    "white-space": '<?xml version="1.0" encoding="UTF-8"?>\n\n' + success(
        f"\n  <cas:user>\n  leo\n</cas:user>\n<cas:uid> {KEY}\n</cas:uid>\n"
    ),
    "many-attributes": success(
        f"<cas:user>leo</cas:user><cas:attributes><cas:uid>{KEY}</cas:uid>" + "<cas:classe>3eA</cas:classe>" * 500
        + "</cas:attributes>"
    ),
    "json": f'{{"serviceResponse":{{"authenticationSuccess":{{"user":"leo","attributes":{{"uid":"{KEY}"}}}}}}}}',
    "json-of-lists": f'{{"serviceResponse":{{"authenticationSuccess":{{"user":"leo","attributes":{{"uid":["{KEY}"]}}}}}}}}',
    "only-cas-2": success(),
}


@dataclass
class HostileServer:
    address: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def hostile_cas_server():
    server = HostileServer()
    with answering(type("Lies", (Lies,), {"server_record": server})) as origin:
        server.address = f"{origin}/cas"
        yield server


class Lies(Handler):
    server_record: HostileServer

    def do_GET(self):
        self.server_record.asked.append(self.path)
        path, asked = urlsplit(self.path).path, self.query
        if path == "/cas/login" and "service" in asked:
            service = asked["service"]
            return self.answer(303, Location=f"{service}{'&' if '?' in service else '?'}ticket=ST-wrong-root")
        name = asked.get("ticket", "").removeprefix("ST-")
        if name in BAD_WAYS:
            return getattr(self, name.replace("-", "_"))()
        if name == "only-cas-2" and "/p3/" in path:
            return self.answer(404, "<html><body>Not found</body></html>", Content_Type="text/html")
        said = {**BAD, **ODD}.get(name, "")
        kind = "application/json" if name.startswith("json") or name == "deep-json" else "text/xml; charset=utf-8"
        self.answer(200, said, Content_Type=kind)

    def endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"<?xml version='1.0'?><a>")
        # Until the other end has had enough.
        for _ in range(2_000):
            self.wfile.write(b"<b/>" * 16_384)
        self.close_connection = True

    def slow_drops(self):
        body = success().encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for byte in body:
            self.wfile.write(bytes([byte]))
            time.sleep(0.5)

    def redirects_elsewhere(self):
        self.answer(302, Location="http://example.org/cas/serviceValidate")

    def redirects_to_itself(self):
        self.answer(302, Location=self.path)

    def redirects_inside(self):
        """An address of the server's own that would answer well, were it asked."""
        self.answer(302, Location=self.path.replace("ST-redirects-inside", "ST-uid-beside-the-user"))

    def error_500(self):
        self.answer(500, success(), Content_Type="text/xml")

    def goes_away(self):
        self.close_connection = True
        self.connection.close()

    def lies_about_length(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(success().encode())
        self.close_connection = True
