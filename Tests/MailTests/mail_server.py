"""A mail server of its own for one test: says its port, then every message that it took, one line of JSON each."""
import argparse
import asyncio
import email
import email.policy
import json
import ssl
import sys
import tempfile

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

parser = argparse.ArgumentParser()
parser.add_argument("--tls", choices=["none", "starttls", "smtps"], default="none")
parser.add_argument("--password")
parser.add_argument("--refuse-sender")
parser.add_argument("--refuse-recipient")
parser.add_argument("--later", action="store_true", help="refuse every message for the moment")
parser.add_argument("--slow", type=float, default=0, help="seconds before the answer to RCPT")
parser.add_argument("--hang-up", action="store_true", help="cut the line once the text is there")
parser.add_argument("--host-name", default="localhost")
options = parser.parse_args()


def say(**words):
    print(json.dumps(words), flush=True)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if address == options.refuse_sender:
            return "550 5.7.1 Expediteur inconnu ici"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        await asyncio.sleep(options.slow)
        if address == options.refuse_recipient:
            return "550 5.1.1 Boite inconnue"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if options.later:
            return "451 4.7.1 Revenez dans dix minutes"
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        say(
            sender=envelope.mail_from, recipients=envelope.rcpt_tos, subject=message["subject"],
            fromName=message["from"].addresses[0].display_name, toName=message["to"].addresses[0].display_name,
            date=message["date"].datetime.isoformat(), identifier=message["message-id"], fields=message.keys(),
            text=message.get_content().replace("\r\n", "\n"), isEncrypted=server.transport.get_extra_info("sslcontext") is not None, hello=session.host_name,
            longestLine=max(len(line) for line in envelope.original_content.split(b"\r\n")),
            defects=[str(defect) for defect in message.defects],
        )
        if options.hang_up:
            server.transport.abort()
            return "421 4.3.0 Adieu"
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    is_good = isinstance(data, LoginPassword) and data.password.decode() == options.password
    return AuthResult(success=is_good, handled=is_good)


authority = trustme.CA()
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
authority.issue_cert(options.host_name).configure_cert(context)
file = tempfile.NamedTemporaryFile(suffix=".pem")
authority.cert_pem.write_to_path(file.name)


class TestedServer(Controller):
    def factory(self):
        keywords = {"authenticator": authenticate, "auth_required": True} if options.password else {}
        return SMTP(
            self.handler, hostname="essai.invalid", auth_require_tls=False,
            tls_context=context if options.tls == "starttls" else None, **keywords,
        )


async def serve():
    loop = asyncio.get_running_loop()
    tested = TestedServer(Handler(), hostname="127.0.0.1", port=0, loop=loop)
    server = await loop.create_server(
        tested.factory, "127.0.0.1", 0, ssl=context if options.tls == "smtps" else None)
    say(port=server.sockets[0].getsockname()[1], authority=file.name)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
