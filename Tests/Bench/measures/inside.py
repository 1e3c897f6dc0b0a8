"""Pages without a socket, beside their bare SQL; the template engine beside hand-written appends; a procedure in
Markdown beside CommonMark alone."""


def measure_pages(workshop, table):
    sizes = [(workshop.records, workshop.portal, 500 if workshop.quick else 1_000)]
    if not workshop.quick:
        sizes += [(20_000, "9999997B", 500), (50_000, "9999998B", 500)]
    for records, rne, count in sizes:
        workshop.filled_portal(records, rne)
        queries = f"{workshop.catalogue(records)}.queries"
        found = workshop.json([
            workshop.bench, "pages", workshop.data, rne, queries, "--count", count, "--rounds", 2 if workshop.quick else 3,
        ])
        hits = found["hits"]
        note = f"{hits['p50']:.0f} hits p50, {hits['p90']:.0f} p90; {found['bytes']['results'] / 1000:.0f} kB"
        label = f"{records} records"
        results, bare = found["results"], found["resultsSQL"]
        table.add(
            f"results page, CPU p50, {label}", middle(results), "ms", note=note,
            reference=("bare SQL", middle(bare)), goal=("<=", 1),
        )
        table.add(
            f"results page, CPU mean, {label}", work(results, "mean"), "ms", reference=("bare SQL", work(bare, "mean")),
        )
        for share in ("p90", "p99", "max"):
            table.add(
                f"results page, CPU {share}, {label}", work(results, share), "ms", reference=("bare SQL", work(bare, share)),
                goal=("<=", 5) if share == "p99" else None,
            )
        table.add(f"results page, wall p99, {label}", wall(results, "p99"), "ms")
        table.add(
            f"record page, CPU p50, {label}", middle(found["record"]), "ms", goal=("<=", 0.3),
            reference=("bare SQL", middle(found["recordSQL"])),
        )
        table.add(f"record page, CPU p99, {label}", work(found["record"], "p99"), "ms")
        goals = {20_000: (2, 8), 50_000: (20, 20)}.get(records, (None, None))
        for name, words, goal in [
            ("narrow", f"results page of at most 20 answers, CPU p50, {label}", goals[0]),
            ("broadest", f"results page of the broadest question ({hits['max']:.0f} answers), CPU p50, {label}", goals[1]),
            ("everything", f"results page of the whole catalogue, CPU p50, {label}", goals[1]),
            ("mistyped", f"results page of a mistyped question, CPU p50, {label}", None),
            ("afterChange", f"broadest page right after one record changed, CPU p50, {label}", goals[1]),
            ("suggestions", f"suggestions, CPU p50, {label}", 5),
        ]:
            table.add(words, middle(found[name]), "ms", goal=("<=", goal) if goal else None)
        table.add(f"suggestions, CPU p99, {label}", work(found["suggestions"], "p99"), "ms", goal=("<=", 5))
        table.add(f"results page of a mistyped question, CPU p99, {label}", work(found["mistyped"], "p99"), "ms")
        table.add(f"home page, CPU p50, {label}", middle(found["home"]), "ms")
        table.add(f"page of text, CPU p50, {label}", middle(found["text"]), "ms", goal=("<=", middle(results)[1]))
        table.add(f"procedure for readers, CPU p50, {label}", middle(found["procedure"]), "ms", goal=("<=", middle(results)[1]))
        table.add(f"« Mon compte » with five loans, CPU p50, {label}", middle(found["account"]), "ms", goal=("<=", 2))
        table.add(f"cover, CPU p50, {label}", middle(found["cover"]), "ms")


def measure_rendering(workshop, table):
    found = workshop.json([
        workshop.bench, "rendering", "--count", 1_000 if workshop.quick else 3_000,
        "--templates", workshop.home / "Tests/Bench/Templates",
    ])
    table.add(
        "template engine, results page of 20 rows", middle(found["engine"]), "ms", goal=("<=", 3, "ratio"),
        reference=("hand-written appends", middle(found["hand"])), note=f"{found['bytes'] / 1000:.0f} kB",
    )
    found = workshop.json([workshop.bench, "procedure", "--count", 100 if workshop.quick else 300])
    table.add(
        "procedure in Markdown, read and rendered", middle(found["procedure"]), "ms", goal=("<=", 2),
        reference=("CommonMark alone", middle(found["commonMark"])), note=f"{found['bytes'] / 1000:.0f} kB",
    )


def middle(samples):
    """Lowest round, median of all, highest round, in milliseconds."""
    rounds, median = samples["roundMedians"], samples["workMicroseconds"]["p50"]
    return rounds["min"] / 1000, median / 1000, rounds["max"] / 1000


def work(samples, share):
    return samples["workMicroseconds"][share] / 1000


def wall(samples, share):
    return samples["wallMicroseconds"][share] / 1000
