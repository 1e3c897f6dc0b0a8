"""The table of figures: what was measured, its goal, its spread, its reference."""

import datetime
import json
import os
import platform
import statistics


class Table:
    def __init__(self):
        self.figures = []
        self.load = os.getloadavg()[0]

    def add(self, name, values, unit, *, goal=None, reference=None, ratio=None, note=""):
        """`values`: one figure a round, or (lowest, median, highest). `goal`: ("<=", 5), on the ratio if there is
        one and the goal says so: (">=", 0.9, "ratio"). `reference`: (its name, its figures)."""
        low, middle, high = spread(values)
        figure = {"name": name, "unit": unit, "median": middle, "min": low, "max": high, "note": note}
        if reference:
            figure["reference"] = {"name": reference[0], "median": spread(reference[1])[1]}
            figure["ratio"] = ratio if ratio is not None else divided(middle, figure["reference"]["median"])
        if goal:
            value = figure["ratio"] if len(goal) == 3 else middle
            figure["goal"] = f"{'≤' if goal[0] == '<=' else '≥'} {goal[1]:g}{' ×' if len(goal) == 3 else ' ' + unit}"
            figure["reached"] = value <= goal[1] if goal[0] == "<=" else value >= goal[1]
        self.figures.append(figure)

    def missing(self, name, reason):
        self.figures.append({"name": name, "missing": reason})

    @property
    def has_failures(self):
        return any("failed" in figure.get("missing", "") for figure in self.figures)

    def markdown(self, quick):
        facts = machine()
        lines = [
            f"Lutrin bench{' (quick)' if quick else ''}: {facts['cpu']}, {facts['cores']} cores, "
            f"{facts['kernel']}, {facts['date']}, load {self.load:.1f} at the start",
            "",
            *self.warning(),
            "| figure | goal | measured (median) | min–max | reference | ratio |",
            "|---|---|---|---|---|---|",
        ]
        for figure in self.figures:
            if "missing" in figure:
                lines.append(f"| {figure['name']} | | not measured: {figure['missing']} | | | |")
                continue
            unit = figure["unit"]
            goal = figure.get("goal", "")
            if goal:
                goal += " ✓" if figure["reached"] else " ✗"
            reference = figure.get("reference")
            said = f"{reference['name']}: {shown(reference['median'])} {unit}" if reference else ""
            ratio = f"{figure['ratio']:.2f}" if reference else ""
            name = figure["name"] + (f" ({figure['note']})" if figure["note"] else "")
            between = f"{shown(figure['min'])}–{shown(figure['max'])}"
            lines.append(f"| {name} | {goal} | {shown(figure['median'])} {unit} | {between} | {said} | {ratio} |")
        return "\n".join(lines)

    def warning(self):
        """Others at work take turns with us: only processor time then means something."""
        if self.load < 0.5 * (os.cpu_count() or 1):
            return []
        return ["**The machine was busy with other work: trust the lines in CPU time, not those in wall time.**", ""]

    def save(self, path, quick):
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"machine": machine(), "loadAtStart": self.load, "quick": quick, "figures": self.figures}, file, ensure_ascii=False, indent=1)
            file.write("\n")


def spread(values):
    if isinstance(values, (int, float)):
        values = [values]
    if isinstance(values, tuple):
        return values
    return min(values), statistics.median(values), max(values)


def divided(value, by):
    return value / by if by else 0.0


def shown(value):
    if abs(value) >= 100:
        return f"{value:,.0f}".replace(",", "\u202f")
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.3f}"


def machine():
    cpu = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            cpu = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), cpu)
    except OSError:
        pass
    return {
        "cpu": cpu, "cores": os.cpu_count(), "kernel": f"{platform.system()} {platform.release()}",
        "date": datetime.datetime.now().isoformat(timespec="seconds"),
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
    }
