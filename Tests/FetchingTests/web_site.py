"""A site in HTTPS for one test: says its port and its authority, and gives back the token that it is shown."""
import http.server
import json
import ssl
import sys
import tempfile
import threading

import trustme


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.headers.get("Authorization", "").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


authority = trustme.CA()
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
authority.issue_cert(sys.argv[1]).configure_cert(context)
file = tempfile.NamedTemporaryFile(suffix=".pem")
authority.cert_pem.write_to_path(file.name)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(json.dumps({"port": server.server_address[1], "authority": file.name}), flush=True)
sys.stdin.read()
