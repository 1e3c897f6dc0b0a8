"""The program ends well."""

import signal
import socket

import pytest

from running_site import serving


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\n"], ids=["an idle connection", "half a request"])
def test_a_signal_ends_the_program_though_a_browser_is_still_connected(data, sent):
    """SIGTERM: status 0 within ten seconds, whatever a client is doing or leaves undone."""
    with serving(data) as site:
        assert site.get(site.platform + "/").status == 200
        with socket.create_connection(("127.0.0.1", site.port)) as client:
            client.sendall(sent)
            # Once this is answered, what was sent before has been read.
            assert site.get(site.platform + "/").status == 200
            site.process.send_signal(signal.SIGTERM)
            assert site.process.wait(10) == 0
