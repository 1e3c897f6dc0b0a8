"""The files of a campus brought into its directory, beside bare INSERTs of the same rows; people looked up there."""


def measure(workshop, table):
    for people in [5_000] if workshop.quick else [5_000, 20_000]:
        folder = workshop.folder / f"campus-{people}"
        folder.mkdir()
        found = workshop.json([
            workshop.bench, "campus", folder, "--people", people, "--rounds", 1 if workshop.quick else 3,
        ])
        label = f"{found['people']} people"
        table.add(
            f"campus imported from SIECLE, {label}", seconds(found["import"], "wall"), "s",
            goal=("<=", 10) if people == 5_000 else None,
            reference=("bare INSERTs of the same rows", seconds(found["bareInsert"], "wall")),
        )
        table.add(f"the same files again, {label}", seconds(found["again"], "wall"), "s")
        table.add(
            f"simple search of the directory, CPU p50, {label}", found["search"]["workMicroseconds"]["p50"] / 1000, "ms",
        )
        table.add(
            f"simple search of the directory, CPU p99, {label}", found["search"]["workMicroseconds"]["p99"] / 1000, "ms",
        )


def seconds(samples, clock):
    return samples[f"{clock}Microseconds"]["p50"] / 1e6
