"""Writes Tests/FormatsTests/Calendar/RecurrenceCases.swift: rules drawn at random, and the days on which they come
according to python-dateutil, which is nobody of this project's.

    python3 -m venv judge && judge/bin/pip install python-dateutil
    judge/bin/python Tests/Tools/recurrence_cases.py > Tests/FormatsTests/Calendar/RecurrenceCases.swift
"""

import random
from datetime import datetime, timedelta

from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
EPOCH = datetime(1970, 1, 1)
draw = random.Random(5545)


def rule(start):
    frequency = draw.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}"]
    if draw.random() < 0.5:
        parts.append(f"INTERVAL={draw.randint(1, 7)}")
    if draw.random() < 0.35:
        parts.append("BYMONTH=" + some(range(1, 13), 4))
    with_month_days = frequency != "WEEKLY" and draw.random() < 0.35
    if with_month_days:
        parts.append("BYMONTHDAY=" + some([*range(1, 32), -1, -2, -5, -31], 4))
    if draw.random() < 0.5:
        days = draw.sample(DAYS, draw.randint(1, 3))
        # A rank within the year and a day of the month together: programs do not agree on it.
        if frequency in ("MONTHLY", "YEARLY") and not with_month_days and draw.random() < 0.6:
            most = 4 if frequency == "MONTHLY" or "BYMONTH=" in " ".join(parts) else 30
            days = [f"{draw.choice([-1, 1]) * draw.randint(1, most)}{day}" for day in days]
        parts.append("BYDAY=" + ",".join(days))
    if frequency in ("MONTHLY", "YEARLY") and any(part.startswith("BYDAY") for part in parts) and draw.random() < 0.3:
        parts.append("BYSETPOS=" + some([1, 2, 3, -1, -2], 2))
    if draw.random() < 0.3:
        parts.append("WKST=" + draw.choice(["SU", "MO", "WE"]))
    end = draw.random()
    if end < 0.25:
        parts.append(f"COUNT={draw.randint(1, 60)}")
    elif end < 0.45:
        parts.append("UNTIL=" + (start + timedelta(days=draw.randint(0, 2500))).strftime("%Y%m%dT%H%M%S"))
    head, tail = parts[0], parts[1:]
    draw.shuffle(tail)
    return ";".join([head, *tail])


def some(values, most):
    return ",".join(str(value) for value in draw.sample(list(values), draw.randint(1, most)))


print("// Written by Tests/Tools/recurrence_cases.py: a start, a rule, a window of days, the days in it.")
print('let recurrenceCases = """')
for _ in range(500):
    start = datetime(draw.randint(2019, 2026), draw.randint(1, 12), draw.randint(1, 28), draw.randint(0, 23), 30)
    text = rule(start)
    first = start + timedelta(days=draw.choice([-30, 0, 200, 1500]))
    last = first + timedelta(days=draw.choice([20, 90, 400, 1500]))
    low, high = (first - EPOCH).days, (last - EPOCH).days
    days = []
    for moment in rrulestr(text, dtstart=start):
        day = (moment - EPOCH).days
        if day >= high or len(days) >= 40:
            break
        if day >= low:
            days.append(day)
    if len(days) >= 40:
        high = days[-1] + 1
    shown = " ".join(str(day - low) for day in days)
    print(f"    {start:%Y%m%dT%H%M%S}|{text}|{low}|{high}|{shown}")
print('    """')
