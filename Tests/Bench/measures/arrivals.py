"""A class arrives: people with an open session at a CAS server, each with a ticket for a service that looks at it.

A program of its own, so that it has a core of its own: `python3 arrivals.py REQUEST`, where REQUEST is JSON on how many
a second, for how long, whose cookies; it prints its figures as JSON. At a rate of 0, one after the other, over one
connection. Arrivals come when they come: who is answered late has waited since the time when they were due."""

import json
import socket
import statistics
import sys
import threading
import time


class Line:
    """One connection kept open."""

    def __init__(self, port, host, cookie):
        self.port = port
        self.rest = f" HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode()
        self.socket = None

    def get(self, target):
        """The status, the header section, the body."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=10)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(b"GET " + target + self.rest)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self.more()
        head, body = received[:end], received[end + 4:]
        length = 0
        for field in head.lower().split(b"\r\n")[1:]:
            if field.startswith(b"content-length:"):
                length = int(field[15:])
        while len(body) < length:
            body += self.more()
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return int(head[9:12]), head, body

    def more(self):
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionError("closed before the end")
        return part

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = None


def quoted(text):
    return "".join(c if c.isalnum() or c in "-._~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in text).encode()


def sign_in(line, base, service):
    """A ticket, and what is said of it: whether it went well."""
    try:
        status, head, _ = line.get(base + b"/login?service=" + service)
        if status not in (302, 303):
            return False
        ticket = head.split(b"ticket=", 1)[1].split(b"\r\n", 1)[0]
        status, _, body = line.get(base + b"/serviceValidate?service=" + service + b"&ticket=" + ticket)
        return status == 200 and b"<cas:authenticationSuccess>" in body
    except (OSError, IndexError, ValueError):
        line.close()
        return False


def one_by_one(asked, line, base, service):
    times, lost = [], 0
    for turn in range(asked["count"] + 20):
        start = time.perf_counter()
        went_well = sign_in(line, base, service)
        # The first twenty warm the server up.
        if turn >= 20:
            times.append((time.perf_counter() - start) * 1000)
            lost += not went_well
    return times, lost


def at_their_time(asked, lines, base, service):
    rate, count = asked["rate"], asked["rate"] * asked["seconds"]
    turn, lock, times, lost = iter(range(count)), threading.Lock(), [], []
    start = time.perf_counter() + 0.2

    def work(line):
        while True:
            with lock:
                place = next(turn, None)
            if place is None:
                return
            due = start + place / rate
            if (left := due - time.perf_counter()) > 0:
                time.sleep(left)
            went_well = sign_in(line, base, service)
            (times if went_well else lost).append((time.perf_counter() - due) * 1000)

    threads = [threading.Thread(target=work, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, len(lost), max(time.perf_counter() - start, asked["seconds"])


def main():
    asked = json.loads(sys.argv[1])
    base, service = asked["base"].encode(), quoted(asked["service"])
    cookies = asked["cookies"]
    if asked["rate"]:
        lines = [Line(asked["port"], asked["host"], cookies[place % len(cookies)]) for place in range(32)]
        times, lost, seconds = at_their_time(asked, lines, base, service)
    else:
        times, lost = one_by_one(asked, Line(asked["port"], asked["host"], cookies[0]), base, service)
        seconds = sum(times) / 1000
    times.sort()
    print(json.dumps({
        "done": len(times), "lost": lost, "rate": len(times) / seconds, "p50": statistics.median(times) if times else 0,
        "p99": times[len(times) * 99 // 100] if times else 0,
    }))


if __name__ == "__main__":
    main()
