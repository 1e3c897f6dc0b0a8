"""The program ends well."""

import signal
import socket

from running_site import serving


def test_a_signal_ends_the_program_though_a_browser_is_still_connected(data):
    """SIGTERM, with one connection idle and one in the middle of its request: 0 within ten seconds."""
    with serving(data) as site:
        assert site.get(site.platform + "/").status == 200
        with socket.create_connection(("127.0.0.1", site.port)), socket.create_connection(("127.0.0.1", site.port)) as half:
            half.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            site.process.send_signal(signal.SIGTERM)
            assert site.process.wait(10) == 0
