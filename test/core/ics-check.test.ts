import { expect } from 'chai';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { icsFile } from '../../packages/core/src/ics.ts';
import { checkIcs } from '../../packages/core/src/ics-check.ts';
import { eventWith } from './support/bookings.ts';
import { property } from './support/property.ts';

const request = icsFile([eventWith()], { method: 'REQUEST' });
const published = icsFile([eventWith(), eventWith({ uid: 'other@unknot' })]);
const cancelled = icsFile([eventWith({ sequence: 4 })], { method: 'CANCEL' });

/** The file with something else in place of a text that is in it. */
function changed(file: string, from: string | RegExp, to: string): string {
  const other = file.replace(from, to);
  expect(other, `${from} is in the file`).to.not.equal(file);
  return other;
}

describe('The check of a calendar file', () => {
  it('passes what is written for mail, download and cancelling', () => {
    for (const file of [request, published, cancelled]) expect(checkIcs(file)).to.equal(undefined);
  });

  const refused: Readonly<Record<string, readonly [file: string, why: string]>> = {
    'a line of 76 octets': [changed(request, /^SUMMARY.*$/m, `SUMMARY:${'é'.repeat(34)}`), '75 octets'],
    'a line end of LF alone': [changed(request, 'VERSION:2.0\r\n', 'VERSION:2.0\n'), 'control character'],
    'a CR within a line': [changed(request, 'UID:', 'UID:\r'), 'CR alone'],
    'a NUL': [changed(request, 'UID:', 'UID:\u0000'), 'control character'],
    'a DEL': [changed(request, 'UID:', 'UID:\u007f'), 'control character'],
    'a C1 control': [changed(request, 'UID:', 'UID:\u0085'), 'control character'],
    'a tab, also to fold by': [changed(request, '\r\n ', '\r\n\t'), 'control character'],
    'half a character': [changed(request, 'UID:', 'UID:\ud83d'), 'half a character'],
    'an empty line': [changed(request, 'BEGIN:VEVENT', '\r\nBEGIN:VEVENT'), 'a line is empty'],
    'no line end at its end': [request.slice(0, -2), 'does not end'],
    nothing: ['', 'does not end'],
    'a line without a colon': [changed(request, 'SEQUENCE:0', 'SEQUENCE'), 'not a content line'],
    'a property of somebody else’s': [changed(request, 'SEQUENCE:0', 'X-EVIL:0'), 'X-EVIL of VEVENT'],
    'an attachment': [changed(request, 'ACTION:DISPLAY', 'ATTACH:https://evil.example'), 'ATTACH of VALARM'],
    'a property where it does not belong': [changed(request, 'ACTION:DISPLAY', 'UID:1'), 'UID of VALARM'],
    'a second ATTENDEE': [
      changed(
        request,
        'SEQUENCE:0',
        'SEQUENCE:0\r\nATTENDEE;RSVP=FALSE;ROLE="REQ-PARTICIPANT";PARTSTAT="AC\r\n CEPTED";CN="x":mailto:evil@evil.example',
      ),
      'ATTENDEE comes twice',
    ],
    'a parameter of somebody else’s': [
      changed(request, 'ORGANIZER;', 'ORGANIZER;X=1;'),
      'ORGANIZER has parameters',
    ],
    'a parameter where there are none': [
      changed(request, 'SUMMARY:', 'SUMMARY;X=1:'),
      'SUMMARY has parameters',
    ],
    'a comma that is not escaped': [changed(request, 'LOCATION:', 'LOCATION:a,b'), 'LOCATION is wrong'],
    'a backslash before anything': [changed(request, 'SUMMARY:', 'SUMMARY:\\x'), 'SUMMARY is wrong'],
    'a backslash at the end': [changed(request, /^(SUMMARY.*)$/m, '$1\\'), 'SUMMARY is wrong'],
    'an address without mailto': [changed(request, 'MAILTO:hello@', 'hello@'), 'ORGANIZER'],
    'an address with a line of its own in percent': [
      changed(request, 'mailto:ada@', 'mailto:ada?cc=evil@'),
      'ATTENDEE is wrong',
    ],
    'the 30th of February': [changed(request, /DTSTART:\d{8}/, 'DTSTART:20270230'), 'DTSTART is no time'],
    'the 29th of February of a year that has none': [
      changed(request, /CREATED:\d{8}/, 'CREATED:21000229'),
      'CREATED is no time',
    ],
    '24 o’clock': [changed(request, /DTEND:(\d{8})T\d\d/, 'DTEND:$1T24'), 'DTEND is wrong'],
    'a time that is nobody’s': [changed(request, /(DTSTART:.*)Z/, '$1'), 'DTSTART is wrong'],
    'a number that is none': [changed(request, /DTSTART:\d{4}/, 'DTSTART:NaNN'), 'DTSTART is wrong'],
    'an end before the start': [changed(request, /DTEND:\d{4}/, 'DTEND:2001'), 'ends before it starts'],
    'a sequence below 0': [changed(request, 'SEQUENCE:0', 'SEQUENCE:-5'), 'SEQUENCE is wrong'],
    'an alarm of a day, as `ics` writes it': [changed(request, '-PT24H', '-P1DT'), 'TRIGGER is wrong'],
    'an alarm of nothing': [changed(request, '-PT24H', '-PT'), 'TRIGGER is wrong'],
    'an alarm of 0 minutes': [changed(request, '-PT24H', '-PT0M'), 'TRIGGER is wrong'],
    'an alarm after the start': [changed(request, '-PT24H', 'PT24H'), 'TRIGGER is wrong'],
    'an alarm that sends mail': [changed(request, 'ACTION:DISPLAY', 'ACTION:EMAIL'), 'ACTION is wrong'],
    'half a place': [changed(request, /^GEO:.*$/m, 'GEO:1'), 'GEO is wrong'],
    'a place in powers of ten': [changed(request, /^GEO:.*$/m, 'GEO:1e-7;1'), 'GEO is wrong'],
    'a link that runs': [changed(request, /^URL:.*$/m, 'URL:javascript:alert(1)'), 'URL is wrong'],
    'no UID': [changed(request, /^UID:.*\r\n/m, ''), 'UID of VEVENT is missing'],
    'no METHOD': [changed(request, /^METHOD:.*\r\n/m, ''), 'METHOD of VCALENDAR is missing'],
    'no organizer': [changed(published, /^ORGANIZER.*\r\n/m, ''), 'ORGANIZER of VEVENT is missing'],
    'no event': [changed(cancelled, /BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/, ''), 'it has no event'],
    'an event that is not closed': [changed(request, 'END:VEVENT\r\n', ''), 'closes what is not open'],
    'a calendar that is not closed': [changed(request, 'END:VCALENDAR\r\n', ''), 'VCALENDAR is not closed'],
    'something after the calendar': [`${request}SUMMARY:x\r\n`, 'outside everything'],
    'two calendars': [request + request, 'more than one calendar'],
    'an event in an event': [changed(request, 'BEGIN:VALARM', 'BEGIN:VEVENT'), 'out of place'],
    'a task': [request.replaceAll('VEVENT', 'VTODO'), 'out of place'],
    'two events of one id': [published.replace('other@unknot', '5f0c@unknot'), 'two events have one id'],
    'a published event that names who comes': [
      changed(request, 'METHOD:REQUEST', 'METHOD:PUBLISH'),
      'PUBLISH names who comes',
    ],
    'an invitation of nobody': [
      changed(icsFile([eventWith()]), 'METHOD:PUBLISH', 'METHOD:REQUEST'),
      'REQUEST names nobody',
    ],
    'two events to mail': [changed(published, 'METHOD:PUBLISH', 'METHOD:CANCEL'), 'more than one event'],
    'a cancellation that confirms': [changed(request, 'METHOD:REQUEST', 'METHOD:CANCEL'), 'another status'],
    'an invitation that is cancelled': [
      changed(cancelled, 'METHOD:CANCEL', 'METHOD:REQUEST'),
      'another status',
    ],
  };
  for (const [what, [file, why]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(checkIcs(file)).to.be.a('string').that.includes(why);
    });
  }

  it('passes nothing, however a file is damaged, that has a long line, a strange name or no meaning to ical.js', () => {
    let passed = 0;
    const piece = fc.constantFrom(
      '\r\n',
      '\r',
      '\n',
      ' ',
      '\t',
      ':',
      ';',
      ',',
      '\\',
      '"',
      'X-A:1\r\n',
      'é',
      '\u0000',
      '0',
      '-',
    );
    property(
      [fc.constantFrom(request, published, cancelled), fc.nat(), fc.nat(4), fc.oneof(fc.constant(''), piece)],
      (file, at, length, instead) => {
        const place = at % file.length;
        const damaged = file.slice(0, place) + instead + file.slice(place + length);
        if (checkIcs(damaged) !== undefined) return;
        passed++;
        for (const line of damaged.split('\r\n'))
          expect(new TextEncoder().encode(line).length).to.be.at.most(75);
        const calendar = new ICAL.Component(ICAL.parse(damaged));
        const names = (text: string) => [...text.replaceAll('\r\n ', '').matchAll(/^[A-Z-]+/gm)].map(String);
        expect(new Set(names(file))).to.include.keys(...new Set(names(damaged)));
        expect(calendar.getAllSubcomponents('vevent').length).to.equal(file.split('BEGIN:VEVENT').length - 1);
      },
      { runs: 3000 },
    );
    expect(passed).to.be.greaterThan(100); // A letter more or less in a title is still a title.
  });
});
