"""Reads calendar files with python3-vobject; see frames.py for what goes in, libical.c for what comes out."""

import vobject
from frames import answer


def text(part, name):
    found = part.contents.get(name)
    return found[0].value if found else None


def address(part, name):
    found = part.contents.get(name)
    return [found[0].params["CN"][0], found[0].value] if found else None


def properties(part):
    return [line.name for line in part.lines()]


def event(part):
    return {
        "names": properties(part),
        "alarms": [
            [int(alarm.trigger.value.total_seconds()), alarm.description.value]
            for alarm in part.contents.get("valarm", [])
        ],
        "uid": text(part, "uid"),
        "summary": text(part, "summary"),
        "description": text(part, "description"),
        "location": text(part, "location"),
        "sequence": int(part.sequence.value),
        "start": int(part.dtstart.value.timestamp()),
        "end": int(part.dtend.value.timestamp()),
        "status": part.status.value,
        "organizer": address(part, "organizer"),
        "attendee": address(part, "attendee"),
    }


def read(file):
    calendars = list(vobject.readComponents(file))
    (calendar,) = calendars
    calendar.validate(raiseException=True)
    return {
        "errors": [],
        "events": [event(part) for part in calendar.contents.get("vevent", [])],
        "names": properties(calendar),
    }


answer(read)
