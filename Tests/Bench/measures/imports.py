"""How fast a catalogue enters, how much memory that takes, and how fast an unchanged one is recognised."""

from pathlib import Path


def measure(workshop, table):
    for records, rounds in [(workshop.records, 1 if workshop.quick else 3), (50_000, 0 if workshop.quick else 1)]:
        if rounds:
            synthetic(workshop, table, records, rounds)
    real(workshop, table)


def synthetic(workshop, table, records, rounds):
    catalogue = workshop.catalogue(records)
    runs = [one(workshop, catalogue, f"98{records // 100:03d}{turn:02d}A") for turn in range(rounds)]
    words = f"import, {records} records"
    table.add(words, [records / run["seconds"] for run in runs], "records/s", goal=(">=", 3_000))
    table.add(f"{words}, CPU a record", [run["work"] * 1000 / records for run in runs], "ms")
    table.add(f"{words}, peak memory", [run["memory"] / 1e6 for run in runs], "MB")
    table.add(f"{words}, unchanged", [records / run["again"] for run in runs], "records/s")
    table.add(f"{words}, bytes of the file a record", [run["size"] / records for run in runs], "B")


def real(workshop, table):
    path = workshop.home.parent / "shared" / "data" / "loc-french-a.mrc"
    if not path.exists():
        table.missing("import, loc-french-a.mrc", "the file ../shared/data/loc-french-a.mrc is absent")
        return
    records = path.read_bytes().count(b"\x1d")
    runs = [one(workshop, path, f"97000{turn:02d}A") for turn in range(1 if workshop.quick else 3)]
    table.add(
        f"import, loc-french-a.mrc, {records} real records", [records / run["seconds"] for run in runs], "records/s",
        goal=(">=", 10_000),
    )


def one(workshop, catalogue, rne):
    workshop.call([workshop.lutrin, "portal", "create", rne, "--name", "CDI d’essai", "--data", workshop.data])
    command = [workshop.lutrin, "import", "records", "--portal", rne, "--data", workshop.data, catalogue]
    seconds, work, memory, _ = workshop.timed(command)
    again, _, _, said = workshop.timed(command)
    if " 0 nouvelle," not in said:
        raise RuntimeError(f"the second import was not a repetition: {said.strip()}")
    file = workshop.data / "portals" / f"{rne}.sqlite"
    size = file.stat().st_size
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)
    return {"seconds": seconds, "work": work, "memory": memory, "again": again, "size": size}
