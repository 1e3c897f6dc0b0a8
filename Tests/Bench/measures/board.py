"""The board of a campus through the whole program but its sockets; what the tile of a portal costs a home page."""

from .inside import work


def measure(workshop, table):
    found = workshop.json([
        workshop.bench, "board", workshop.data, "--home", workshop.home, "--count", 100 if workshop.quick else 300,
    ])
    note = f"{found['bytes'] / 1000:.0f} kB"
    table.add("campus board, 120 classes and 6 portals, CPU p50", work(found["board"], "p50"), "ms", goal=("<=", 20), note=note)
    table.add("campus board, CPU p99", work(found["board"], "p99"), "ms")
    table.add("data of a portal's tile for a pupil, CPU p50", work(found["tile"], "p50"), "ms", goal=("<=", 0.2))
    table.add("data of a portal's tile for a pupil, CPU p99", work(found["tile"], "p99"), "ms")
