"""A pupil's home page through the whole program but its sockets, beside the reading of the loans that it shows."""

from .inside import work


def measure(workshop, table):
    found = workshop.json([
        workshop.bench, "pupil-home", workshop.data, "--home", workshop.home, "--count", 300 if workshop.quick else 2000,
    ])
    note = f"{found['bytes'] / 1000:.0f} kB"
    table.add("pupil's home page, all tiles, CPU p50", work(found["page"], "p50"), "ms", goal=("<=", 0.5), note=note)
    table.add("pupil's home page, CPU p99", work(found["page"], "p99"), "ms")
    table.add("the loans of that page, read alone, CPU p50", work(found["loans"], "p50"), "ms")
