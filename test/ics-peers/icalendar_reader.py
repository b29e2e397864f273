"""Reads calendar files with python3-icalendar; see frames.py for what goes in, libical.c for what comes out."""

from frames import answer
from icalendar import Calendar


def errors(component):
    found = [f"{component.name}: {error}" for error in component.errors]
    return found + [error for part in component.subcomponents for error in errors(part)]


def text(value):
    return None if value is None else str(value)


def address(value):
    return None if value is None else [value.params.get("CN"), str(value)]


def seconds(value):
    return int(value.dt.timestamp())


def event(part):
    return {
        "names": list(part.keys()),
        "alarms": [
            [int(alarm["TRIGGER"].dt.total_seconds()), str(alarm["DESCRIPTION"])]
            for alarm in part.walk("VALARM")
        ],
        "uid": text(part.get("UID")),
        "summary": text(part.get("SUMMARY")),
        "description": text(part.get("DESCRIPTION")),
        "location": text(part.get("LOCATION")),
        "sequence": int(part["SEQUENCE"]),
        "start": seconds(part["DTSTART"]),
        "end": seconds(part["DTEND"]),
        "status": str(part["STATUS"]),
        "organizer": address(part.get("ORGANIZER")),
        "attendee": address(part.get("ATTENDEE")),
    }


def read(file):
    calendar = Calendar.from_ical(file)
    return {
        "errors": errors(calendar),
        "events": [event(part) for part in calendar.walk("VEVENT")],
        "names": list(calendar.keys()),
    }


answer(read)
