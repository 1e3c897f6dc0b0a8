"""Over HTTP on loopback: the server on one core, wrk on the other, in turn with nginx serving the very same bytes."""

import os
import re
import urllib.parse
import urllib.request

from .workshop import lacking, pinned

SCRIPT = """
local asked, place = {}, 0
function init()
  for line in io.lines(os.getenv("BENCH_PATHS")) do asked[#asked + 1] = wrk.format("GET", line) end
end
function request()
  place = place % #asked + 1
  return asked[place]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def measure_constant(workshop, table):
    """A constant page of 20 kB: nothing but the web server."""
    name = "web server, constant 20 kB page"
    if reason := lacking("wrk", "nginx"):
        return table.missing(name, reason)
    page = ("<!DOCTYPE html><title>Essai</title><p>" + "Une page de vingt kilooctets. " * 700)[:20_000].encode()
    static, worked, theirs, tuned = [], [], [], []
    file = workshop.folder / "constant" / "constant.html"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(page)
    for _ in range(1 if workshop.quick else 3):
        for runs, options in ((static, []), (worked, ["--by-worker"])):
            with workshop.serving(pinned(0, [workshop.bench, "constant", file, *options])) as server:
                runs.append(load(workshop, server, ["/constant.html"], connections=32))
        for runs, kept_open in ((theirs, False), (tuned, True)):
            with workshop.nginx(page, tuned=kept_open) as server:
                runs.append(load(workshop, server, ["/page.html"], connections=32))
    add(table, name + ", as a static file", static, theirs, goal=(">=", 0.9, "ratio"))
    add(table, name + ", by a worker", worked, theirs, goal=(">=", 0.9, "ratio"))
    add(table, name + ", as a static file, nginx keeping its file open", static, tuned)


def measure_product(workshop, table):
    """Results pages of the query log, plain and compressed, and the memory that is held afterwards."""
    name = "lutrin serve, results pages"
    if reason := lacking("wrk", "nginx"):
        return table.missing(name, reason)
    rne = workshop.filled_portal(workshop.records)
    with open(f"{workshop.catalogue(workshop.records)}.queries", encoding="utf-8") as file:
        paths = [f"/cdi/{rne.lower()}/recherche?q={urllib.parse.quote_plus(line.strip())}" for line in file]
    serve = pinned(0, [workshop.lutrin, "serve", "--quiet", "--port", "0", "--data", workshop.data])
    ours, theirs = {False: [], True: []}, {False: [], True: []}
    resident = []
    for _ in range(1 if workshop.quick else 3):
        with workshop.serving(serve) as server:
            page = typical_page(server, paths[:200])
            for gzip in (False, True):
                ours[gzip].append(load(workshop, server, paths, connections=8, gzip=gzip))
            resident.append(server.resident() / 1e6)
        for gzip in (False, True):
            with workshop.nginx(page, gzip=gzip) as server:
                theirs[gzip].append(load(workshop, server, ["/page.html"], connections=8, gzip=gzip))
    for gzip, words in ((False, name), (True, name + ", gzip")):
        add(table, words, ours[gzip], theirs[gzip])
        table.add(
            f"{words}, CPU a page", [run["work"] for run in ours[gzip]], "ms",
            reference=("nginx, same bytes", [run["work"] for run in theirs[gzip]]),
        )
    table.add("memory of one portal after that", resident, "MB", goal=("<=", 80))


def add(table, name, ours, theirs, goal=None):
    table.add(
        name, [run["rate"] for run in ours], "req/s", goal=goal, note=f"{ours[0]['bytes'] / 1000:.1f} kB an answer",
        reference=("nginx, same bytes", [run["rate"] for run in theirs]),
    )
    for share in ("p50", "p99"):
        table.add(
            f"{name}, {share}", [run[share] for run in ours], "ms",
            reference=("nginx, same bytes", [run[share] for run in theirs]),
        )


def load(workshop, server, paths, *, connections, gzip=False):
    """One run of wrk after a short one that warms the server up."""
    script, listed = workshop.folder / "wrk.lua", workshop.folder / "paths.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    listed.write_text("\n".join(paths) + "\n", encoding="utf-8")
    os.environ["BENCH_PATHS"] = str(listed)
    headers = ["-H", "Accept-Encoding: gzip"] if gzip else []
    for seconds in (1, 3 if workshop.quick else 5):
        before = server.work()
        said = workshop.call(pinned(1, [
            "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, *headers, f"http://127.0.0.1:{server.port}/",
        ]))
        work = server.work() - before
    found = re.search(r"FIGURES (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", said)
    if not found:
        raise RuntimeError(f"wrk said nothing usable: {said[-300:]}")
    requests, duration, size, p50, p99, errors = map(int, found.groups())
    if errors or not requests:
        raise RuntimeError(f"{errors} errors among {requests} requests")
    return {
        "rate": requests / (duration / 1e6), "bytes": size / requests, "p50": p50 / 1000, "p99": p99 / 1000,
        "work": work * 1000 / requests,
    }


def typical_page(server, paths):
    """The page of median size among those: what nginx will serve."""
    pages = []
    for path in paths:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=10) as answer:
            pages.append(answer.read())
    return sorted(pages, key=len)[len(pages) // 2]
