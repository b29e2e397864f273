import ICAL from 'ical.js';
import type { ReadEvent, ReadFile } from './expected.ts';

/** Reads a calendar file with ical.js, and writes it once more to see that nothing is lost. */
export function readByIcalJs(file: string): ReadFile {
  const parsed = ICAL.parse(file) as unknown as [string, unknown[], unknown[]];
  const calendar = new ICAL.Component(parsed as never);
  const again = ICAL.parse(calendar.toString());
  const errors =
    JSON.stringify(again) === JSON.stringify(parsed) ? [] : ['it is not the same once written again'];
  return {
    errors,
    names: names(calendar),
    events: calendar.getAllSubcomponents('vevent').map(readEvent),
  };
}

function names(component: ICAL.Component): string[] {
  return component.getAllProperties().map(({ name }) => name.toUpperCase());
}

function readEvent(event: ICAL.Component): ReadEvent {
  const text = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
  const seconds = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toUnixTime();
  const address = (name: string): [string | null, string] | null => {
    const property = event.getFirstProperty(name);
    return property && [property.getFirstParameter('cn') ?? null, String(property.getFirstValue())];
  };
  return {
    names: names(event),
    alarms: event.getAllSubcomponents('valarm').map((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger') as ICAL.Duration;
      return [trigger.toSeconds(), alarm.getFirstPropertyValue('description')?.toString() ?? null];
    }),
    uid: text('uid'),
    summary: text('summary'),
    description: text('description'),
    location: text('location'),
    sequence: Number(text('sequence')),
    start: seconds('dtstart'),
    end: seconds('dtend'),
    status: text('status'),
    organizer: address('organizer'),
    attendee: address('attendee'),
  };
}

/** The names of all properties as they stand in the file, read without any library. */
export function writtenNames(file: string): string[] {
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => /^[^;:]*/.exec(line)![0]);
}
