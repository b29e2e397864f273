import { expect } from 'chai';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { type IcsMethod, icsFile } from '../../packages/core/src/ics.ts';
import type { CalendarEvent } from '../../packages/core/src/index.ts';
import { eventWith } from './support/bookings.ts';
import { property } from './support/property.ts';
import { whole } from './support/whole.ts';

const octets = new TextEncoder();

/** Reads a file as an independent program does. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent');
  const [event] = events;
  const text = (name: string) => event!.getFirstPropertyValue(name)?.toString();
  return { calendar, events, event: event!, text };
}

/** The lines of a file as RFC 5545 has them: unfolded. Every line end must be CRLF. */
function lines(file: string): string[] {
  expect(file.replaceAll('\r\n', '')).to.not.match(/[\r\n]/);
  return file.replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

describe('A calendar file', () => {
  it('says in ical.js what the appointment says', () => {
    const { calendar, event, text } = read(icsFile([eventWith()]));
    expect(calendar.getFirstPropertyValue('version')).to.equal('2.0');
    expect(calendar.getFirstPropertyValue('method')).to.equal('PUBLISH');
    const { uid, title, description, location, url } = eventWith();
    expect(text('uid')).to.equal(uid);
    expect(text('summary')).to.equal(title);
    expect(text('description')).to.equal(description);
    expect(text('location')).to.equal(location);
    expect(text('url')).to.equal(url);
    expect(text('status')).to.equal('CONFIRMED');
    expect(text('sequence')).to.equal('0');
    expect(text('dtstart')).to.equal('2026-11-26T11:15:00Z');
    expect(text('dtend')).to.equal('2026-11-26T12:30:00Z');
    expect(text('dtstamp')).to.equal('2026-11-20T09:00:00Z');
    expect(event.getFirstPropertyValue('geo')).to.deep.equal([53.5476, 9.9814]);
  });

  it('reminds a day and an hour and a half before, in hours and minutes that every program reads', () => {
    const { event } = read(icsFile([eventWith()]));
    const alarms = event.getAllSubcomponents('valarm');
    expect(alarms.map((alarm) => alarm.getFirstPropertyValue('trigger')?.toString())).to.deep.equal([
      '-PT24H',
      '-PT1H30M',
    ]);
    expect(alarms.map((alarm) => alarm.getFirstPropertyValue('action'))).to.deep.equal([
      'DISPLAY',
      'DISPLAY',
    ]);
    expect(lines(icsFile([eventWith()]))).to.include.members(['TRIGGER:-PT24H', 'TRIGGER:-PT1H30M']);
  });

  it('writes reminders of minutes, hours, days, weeks and a year as valid durations', () => {
    for (const minutesBefore of [1, 59, 60, 61, 1440, 2879, 10_080, 525_600]) {
      const { event } = read(icsFile([eventWith({ alarms: [{ minutesBefore, text: 'Soon' }] })]));
      const trigger = event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger');
      expect((trigger as ICAL.Duration).toSeconds(), `${minutesBefore} minutes`).to.equal(
        -60 * minutesBefore,
      );
    }
  });

  it('is the same file for the same state, whenever it is asked for', () => {
    expect(icsFile([eventWith()])).to.equal(icsFile([eventWith()]));
    expect(icsFile([eventWith({ updatedAt: Date.UTC(2027, 0, 1) })])).to.include('DTSTAMP:20270101T000000Z');
  });

  it('may hold several appointments, each complete', () => {
    const dates = [1, 8, 15].map((day) => ({
      uid: `${day}@unknot`,
      start: Date.UTC(2026, 11, day, 9),
      end: Date.UTC(2026, 11, day, 10),
    }));
    const { events } = read(icsFile(dates.map((one) => eventWith(one))));
    expect(events.map((event) => event.getFirstPropertyValue('uid'))).to.deep.equal(
      dates.map(({ uid }) => uid),
    );
    expect(events.every((event) => event.getAllSubcomponents('valarm').length === 2)).to.equal(true);
  });
});

describe('The method of a calendar file', () => {
  it('PUBLISH, to download, names no attendee (RFC 5546)', () => {
    const file = icsFile([eventWith()]);
    expect(lines(file)).to.include('METHOD:PUBLISH');
    expect(file).to.not.match(/ATTENDEE|ada@visitor/i);
    expect(read(file).text('organizer')).to.equal('MAILTO:hello@stillwater.example');
  });

  it('PUBLISH names the organizer also where the spa has no address, with one that no mail ever goes to', () => {
    const { event } = read(icsFile([eventWith({ organizer: { name: 'Stillwater' } })]));
    expect(event.getFirstPropertyValue('organizer')).to.equal('MAILTO:no-reply@unknot.invalid');
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).to.equal('Stillwater');
  });

  it('REQUEST, to mail, names who invites and who comes', () => {
    const { calendar, event } = read(icsFile([eventWith()], { method: 'REQUEST' }));
    expect(calendar.getFirstPropertyValue('method')).to.equal('REQUEST');
    expect(event.getFirstPropertyValue('attendee')).to.equal('mailto:ada@visitor.example');
    expect(event.getFirstProperty('attendee')?.getParameter('cn')).to.equal('Ada Visitor');
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).to.equal('Stillwater');
  });

  it('CANCEL cancels, under the same id and with a higher number, and reminds of nothing', () => {
    const { calendar, event, text } = read(icsFile([eventWith({ sequence: 3 })], { method: 'CANCEL' }));
    expect(calendar.getFirstPropertyValue('method')).to.equal('CANCEL');
    expect(text('status')).to.equal('CANCELLED');
    expect(text('sequence')).to.equal('3');
    expect(text('uid')).to.equal(eventWith().uid);
    expect(event.getAllSubcomponents('valarm')).to.have.lengthOf(0);
  });

  it('PUBLISH of a cancelled appointment reminds of nothing either', () => {
    const { event, text } = read(icsFile([eventWith({ status: 'CANCELLED' })]));
    expect(text('status')).to.equal('CANCELLED');
    expect(event.getAllSubcomponents('valarm')).to.have.lengthOf(0);
  });
});

/** What a file must be, whatever was in its texts. Read by hand, octet by octet, and by ical.js. */
function expectSound(file: string, events: readonly CalendarEvent[], method: IcsMethod): void {
  for (const line of file.split('\r\n')) {
    expect(octets.encode(line).length, line).to.be.at.most(75);
    expect(line).to.not.match(/[\u0000-\u0008\u000a-\u001f\u007f]/);
  }
  expect(file).to.equal(whole(file));
  const names = lines(file).map((line) => line.split(/[;:]/)[0]!);
  const count = (name: string) => names.filter((one) => one === name).length;
  expect(new Set(names)).to.satisfy((found: Set<string>) => [...found].every((name) => WRITTEN.has(name)));
  expect(count('BEGIN')).to.equal(count('END'));
  expect(count('UID')).to.equal(events.length);
  expect(count('ATTENDEE')).to.equal(method === 'PUBLISH' ? 0 : events.length);
  expect(read(file).events).to.have.lengthOf(events.length);
}

const WRITTEN = new Set(
  (
    'BEGIN END VERSION CALSCALE PRODID METHOD X-PUBLISHED-TTL UID SUMMARY DTSTAMP DTSTART DTEND SEQUENCE ' +
    'DESCRIPTION URL GEO LOCATION STATUS ORGANIZER ATTENDEE CREATED LAST-MODIFIED ACTION TRIGGER'
  ).split(' '),
);

/** Words that mean something to a calendar, characters that fold badly, and those that must not be there. */
const nasty = fc.constantFrom(
  '\r\nATTENDEE:mailto:evil@evil.example',
  '\nBEGIN:VEVENT\n',
  '\r\nEND:VCALENDAR\r\n',
  '\r',
  '\n',
  '\n ',
  '\u0085',
  '\u2028X',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u009f',
  '\u202egnp.exe',
  '\u2066',
  '\ufeff',
  '\ud83d',
  '\udc00',
  '👩‍👩‍👧‍👦',
  '漢字かな交じり文',
  'تدليك الظهر',
  'נעים',
  'é́́',
  '\\',
  '\\n',
  ';',
  ',',
  ':',
  '"',
  '^n',
  '%0D%0A',
  ' ',
  '\t',
  'Back massage ',
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

/** A text as a calendar may show it: line ends are LF, and what is not text is gone. */
function readable(value: string): string {
  return [
    ...whole(value)
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replaceAll('\t', ' '),
  ]
    .filter(
      (character) =>
        character === '\n' || !/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u.test(character),
    )
    .join('')
    .trim();
}

describe('Whatever is written in an appointment,', () => {
  it('its file is sound and its description can be read', () => {
    property(
      [
        fc.record({ title: text, description: text, location: text, spa: text, name: text, alarm: text }),
        fc.constantFrom<IcsMethod>('PUBLISH', 'REQUEST', 'CANCEL'),
      ],
      ({ title, description, location, spa, name, alarm }, method) => {
        const event = eventWith({
          title: `A ${title}`,
          description,
          location,
          organizer: { name: spa, email: 'hello@stillwater.example' },
          attendee: { name, email: 'ada@visitor.example' },
          alarms: [{ minutesBefore: 90, text: alarm }],
        });
        const events = method === 'PUBLISH' ? [event, eventWith({ uid: 'other@unknot' })] : [event];
        const file = icsFile(events, { method });
        expectSound(file, events, method);
        expect(read(file).text('description') ?? '').to.equal(readable(description));
      },
      { runs: 150 },
    );
  });

  const injected = 'x\r\nATTENDEE:mailto:evil@evil.example\r\nX-EVIL:1';
  for (const field of [
    'uid',
    'title',
    'description',
    'location',
    'alarm',
    'organizer',
    'attendee',
    'url',
  ] as const) {
    it(`a line break in its ${field} starts no line of its own`, () => {
      const event = eventWith({
        ...(field === 'alarm'
          ? { alarms: [{ minutesBefore: 60, text: injected }] }
          : field === 'organizer' || field === 'attendee'
            ? { [field]: { name: injected, email: 'someone@stillwater.example' } }
            : { [field]: injected }),
      });
      const found = lines(icsFile([event], { method: 'REQUEST' }));
      expect(found.filter((line) => line.startsWith('X-EVIL'))).to.deep.equal([]);
      expect(found.filter((line) => line.startsWith('ATTENDEE'))).to.have.lengthOf(1);
      const attendee =
        field === 'attendee' ? 'mailto:someone@stillwater.example' : 'mailto:ada@visitor.example';
      expect(found.find((line) => line.startsWith('ATTENDEE'))?.endsWith(attendee)).to.equal(true);
    });
  }

  it('a name in quotation marks stays a name', () => {
    const attendee = { name: 'Ada ";X=1:mailto:evil@evil.example', email: 'ada@visitor.example' };
    const { event } = read(icsFile([eventWith({ attendee })], { method: 'REQUEST' }));
    expect(event.getFirstPropertyValue('attendee')).to.equal('mailto:ada@visitor.example');
    expect(event.getFirstProperty('attendee')?.getParameter('cn')).to.equal(
      'Ada ’;X=1:mailto:evil@evil.example',
    );
  });

  it('commas, semicolons and backslashes are read as they were written, in reminders too', () => {
    const title = 'Neck, shoulders; back \\ all: "everything"';
    const { event, text: value } = read(
      icsFile([eventWith({ title, alarms: [{ minutesBefore: 60, text: title }] })]),
    );
    expect(value('summary')).to.equal(title);
    expect(event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('description')).to.equal(title);
  });

  it('a text of enormous length is cut, so that no page hangs on it', () => {
    const file = icsFile([eventWith({ title: '💆'.repeat(50_000), description: 'long '.repeat(50_000) })]);
    expect(file.length).to.be.lessThan(20_000);
    expect(read(file).text('summary')).to.equal('💆'.repeat(100)); // 200 code units
    // No half of a character is left where it is cut.
    expect(read(icsFile([eventWith({ title: `x${'💆'.repeat(200)}` })])).text('summary')).to.equal(
      `x${'💆'.repeat(99)}`,
    );
  });

  it('a link that is none is left out', () => {
    for (const url of ['javascript:alert(1)', '/', 'https://a b', `https://x.example/${'a'.repeat(2000)}`]) {
      expect(read(icsFile([eventWith({ url })])).text('url'), url.slice(0, 40)).to.equal(undefined);
    }
  });

  it('a link is written as browsers send it', () => {
    const url = (text: string) => read(icsFile([eventWith({ url: text })])).text('url');
    expect(url('HTTPS://Bücher.Example/Über?a=1#b')).to.equal(
      'https://xn--bcher-kva.example/%C3%9Cber?a=1#b',
    );
    expect(url('http://[2001:db8::1]:8787/#token')).to.equal('http://[2001:db8::1]:8787/#token');
  });

  it('an address is written as a URI takes it (RFC 6068)', () => {
    const attendee = { name: 'Ada', email: 'a%b?c/d&e@visitor.example' };
    expect(read(icsFile([eventWith({ attendee })], { method: 'REQUEST' })).text('attendee')).to.equal(
      'mailto:a%25b%3Fc%2Fd%26e@visitor.example',
    );
  });

  it('a place a hair’s breadth from the meridian is written in plain decimals', () => {
    const { event } = read(icsFile([eventWith({ geo: { lat: 51.47783, lon: -0.0000001 } })]));
    expect(event.getFirstPropertyValue('geo')).to.deep.equal([51.47783, 0]);
  });
});

describe('No calendar file is written', () => {
  const refused: Readonly<Record<string, Partial<CalendarEvent>>> = {
    'for an appointment that ends before it starts': { end: eventWith().start - 1 },
    'for an appointment of no length': { end: eventWith().start },
    'for a start that is no time': { start: Number.NaN },
    'for a start in no calendar': { start: 1e20, end: 1e21 },
    'with a number that counts backwards': { sequence: -5 },
    'with half a number': { sequence: 1.5 },
    'without a title': { title: ' \u0000 ' },
    'with a reminder at the start': { alarms: [{ minutesBefore: 0, text: 'Now' }] },
    'with a reminder after the start': { alarms: [{ minutesBefore: -30, text: 'Late' }] },
    'with a reminder of half a minute': { alarms: [{ minutesBefore: 1.5, text: 'Soon' }] },
    'for an organizer without an address': { organizer: { name: 'Spa', email: '' } },
    'that asks for an answer and has no address for it': { organizer: { name: 'Spa' } },
    'that invites what is cancelled': { status: 'CANCELLED' },
    'with a number that calendars cannot count to': { sequence: 2 ** 31 },
    'for a start before 1970': { start: -1 },
    'for a change past the year 9999': { updatedAt: Date.UTC(10_000, 0, 1) },
    'without an id': { uid: '\u0000' },
    'for a latitude beyond the poles': { geo: { lat: 91, lon: 0 } },
    'for an organizer whose address starts a line': {
      organizer: { name: 'Spa', email: 'a@b.example\r\nATTENDEE:mailto:evil@evil.example' },
    },
    'for an attendee with two addresses': { attendee: { name: 'Ada', email: 'a@b.example,c@d.example' } },
    'for a place that is nowhere': { geo: { lat: Number.NaN, lon: 0 } },
  };
  for (const [name, changes] of Object.entries(refused)) {
    it(name, () => {
      expect(() => icsFile([eventWith(changes)], { method: 'REQUEST' })).to.throw(RangeError);
    });
  }

  it('for several appointments to mail: RFC 5546 has one each', () => {
    const events = [eventWith(), eventWith({ uid: 'other@unknot' })];
    for (const method of ['REQUEST', 'CANCEL'] as const) {
      expect(() => icsFile(events, { method })).to.throw(RangeError, method);
    }
  });

  it('for two appointments of one id', () => {
    expect(() => icsFile([eventWith(), eventWith()])).to.throw(Error, 'two events have one id');
  });

  it('for nobody to come', () => {
    const { attendee: _, ...event } = eventWith();
    expect(() => icsFile([event], { method: 'REQUEST' })).to.throw(RangeError);
  });

  it('for nothing', () => {
    expect(() => icsFile([])).to.throw(RangeError, 'A calendar file needs an event.');
  });

  it('for times past the year 9999, and the reason tells nothing of who comes', () => {
    const start = Date.UTC(12_000, 0, 1);
    const attempt = () => icsFile([eventWith({ start, end: start + 3_600_000 })], { method: 'REQUEST' });
    expect(attempt)
      .to.throw(Error)
      .with.property('message')
      .that.does.not.match(/Ada|visitor/);
  });
});
