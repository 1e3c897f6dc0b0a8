"""Thousands of schools in one process: starting, the first page of each, memory."""

import http.client
import shutil
import statistics
import time


def measure(workshop, table):
    count = 1_000 if workshop.quick else 11_000
    data = workshop.folder / "country"
    needed = count * 400_000
    if shutil.disk_usage(workshop.folder).free < needed:
        return table.missing(f"{count} portals", f"{needed / 1e9:.0f} GB of disk are needed (see --work)")
    try:
        workshop.json([workshop.bench, "schools", data, "--count", count])
        cold(workshop, table, data, count)
        start(workshop, table, data, count)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def cold(workshop, table, data, count):
    opened = 500 if workshop.quick else 2_000
    found = workshop.json([
        workshop.bench, "cold", data, "--count", 100 if workshop.quick else 300, "--open", opened,
    ])
    for page, words in (("home", "home page"), ("results", "results page")):
        samples = found[page]
        for share in ("p50", "p99"):
            table.add(
                f"cold school, {words}, wall {share}", samples["wallMicroseconds"][share] / 1000, "ms", goal=("<=", 5),
                note="page cache of the system warm",
            )
            table.add(f"cold school, {words}, CPU {share}", samples["workMicroseconds"][share] / 1000, "ms")
    for state in found["memory"]:
        table.add(
            f"memory, {state['asked']} schools visited", state["residentBytes"] / 1e6, "MB",
            note=f"{state['openDatabases']} really open, {state['descriptors']} descriptors; "
            f"weighed at {state['weighedBytes'] / 1e6:.0f} MB",
        )


def start(workshop, table, data, count):
    serve = [workshop.lutrin, "serve", "--quiet", "--port", "0", "--data", data]
    starts, firsts, resident = [], {}, 0
    for turn in range(3 if workshop.quick else 9):
        with workshop.serving(serve) as server:
            starts.append(server.start)
            resident = server.resident()
            if turn == 0:
                firsts = first_pages(server, sorted(path.stem for path in (data / "portals").glob("*.sqlite")))
    table.add(f"start on {count} portals, exec to first connection", starts, "s", goal=("<=", 0.1))
    table.add("memory at start", resident / 1e6, "MB")
    for words, milliseconds in firsts.items():
        low, middle, high = min(milliseconds), statistics.median(milliseconds), max(milliseconds)
        table.add(f"cold school over HTTP, {words}", (low, middle, high), "ms", goal=("<=", 5))


def first_pages(server, numbers):
    """One request each to schools that this process has not opened, over one connection."""
    found = {}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for place, (words, path) in enumerate({"home page": "home/", "results page": "recherche?q=de+la"}.items()):
        milliseconds = []
        for rne in numbers[-200 * (place + 1):len(numbers) - 200 * place]:
            start = time.perf_counter()
            connection.request("GET", f"/cdi/{rne.lower()}/{path}")
            answer = connection.getresponse()
            answer.read()
            milliseconds.append((time.perf_counter() - start) * 1000)
            if answer.status != 200:
                raise RuntimeError(f"{rne}: {answer.status}")
        found[words] = milliseconds
    connection.close()
    return found
