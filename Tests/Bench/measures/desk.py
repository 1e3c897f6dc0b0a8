"""Loans and returns through the whole program but its sockets, beside a bare INSERT with the same fsync."""

from .inside import wall


def measure(workshop, table):
    rne = workshop.filled_portal(workshop.records, "9999996D")
    found = workshop.json([
        workshop.bench, "desk", workshop.data, rne, "--home", workshop.home, "--count", 200 if workshop.quick else 500,
    ])
    bare = wall(found["bareInsert"], "p50")
    for name, words in (("lend", "a loan answered"), ("giveBack", "a return answered")):
        table.add(
            f"desk, {words}, wall p50", wall(found[name], "p50"), "ms", goal=("<=", 10),
            reference=("bare INSERT, synchronous=FULL", bare),
        )
        table.add(f"desk, {words}, wall p99", wall(found[name], "p99"), "ms")
    table.add("desk, the page that says it, wall p50", wall(found["page"], "p50"), "ms")
