"""Holds offset tables against Python's zoneinfo.

Takes on standard input, as JSON: {"step": s, "tables": {zone: {"from": s, "until": s, "offsets": [[s, minutes], ...]}}}
with all instants in seconds since 1970. Compares each table at every step, and around each of its changes hourly for
three hours either way, the second before it, at it and the second after it. Answers with JSON:
{"zones": how many, "points": how many, "mismatches": the first ones, as sentences}.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

HOUR = 3600
MOST = 50
asked = json.load(sys.stdin)
points = 0
mismatches = []


def minutes(offset):
    """Whole minutes; half ones go to the later one."""
    return int((offset.total_seconds() + 30) // 60)


def compare(name, zone, instants, expected):
    global points
    points += len(instants)
    said = datetime.fromtimestamp
    # One comparison for all of them; only where it fails is it looked where.
    if {said(at, zone).utcoffset() for at in instants} <= {timedelta(minutes=expected)}:
        return
    for at in instants:
        found = minutes(said(at, zone).utcoffset())
        if found != expected and len(mismatches) < MOST:
            utc = datetime.fromtimestamp(at, timezone.utc)
            mismatches.append(f"{name} at {utc:%Y-%m-%d %H:%M:%S} UTC: {expected} min, zoneinfo has {found} min")


for name, table in asked["tables"].items():
    zone = ZoneInfo(name)
    offsets, start, until, step = table["offsets"], table["from"], table["until"], asked["step"]
    ends = [at for at, _ in offsets[1:]] + [until]
    for (begin, offset), end in zip(offsets, ends):
        first = start - (start - begin) // step * step
        near = {begin, begin + 1, end - 1}
        for change in ends[:-1]:
            if begin - 3 * HOUR <= change <= end + 3 * HOUR:
                near.update(range(change - 3 * HOUR, change + 3 * HOUR + 1, HOUR))
        compare(name, zone, range(first, end, step), offset)
        compare(name, zone, [at for at in near if begin <= at < end], offset)

json.dump({"zones": len(asked["tables"]), "points": points, "mismatches": mismatches}, sys.stdout)
