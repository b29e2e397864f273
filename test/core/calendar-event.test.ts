import { expect } from 'chai';
import { icsFile } from '../../packages/core/src/ics.ts';
import {
  type Booking,
  type BookingPart,
  type CalendarWords,
  type Catalog,
  calendarEvent,
  calendarEvents,
  calendarLinks,
  englishCalendarWords,
  isTravelTime,
  type OffsetTable,
  offsetTable,
  type ReminderRule,
  toBring,
} from '../../packages/core/src/index.ts';
import { bookingWith, spaWithAddress } from './support/bookings.ts';
import { catalogWith } from './support/catalogs.ts';

describe('The calendar entry of a booking', () => {
  it('says what, where, when, with whom and what to bring to mind', () => {
    expect(calendarEvent(bookingWith(), spaWithAddress)).to.deep.equal({
      uid: '5f0c@unknot',
      sequence: 0,
      status: 'CONFIRMED',
      start: Date.parse('2026-11-26T11:15Z'),
      end: Date.parse('2026-11-26T12:30Z'),
      createdAt: Date.parse('2026-11-20T09:00Z'),
      updatedAt: Date.parse('2026-11-20T09:00Z'),
      title: 'Calming massage at Stillwater',
      description: [
        'Calming massage + Warm stones, 75 minutes',
        'With Mira',
        'Please arrive at 12:05, 10 minutes early.',
        'Reference: K7M2QX',
        'Phone: +49 40 123456',
      ].join('\n'),
      location: 'Stillwater, Am Fleet 7, 20459 Hamburg',
      geo: { lat: 53.5476, lon: 9.9814 },
      url: 'https://stillwater.example/',
      organizer: { name: 'Stillwater', email: 'hello@stillwater.example' },
      attendee: { name: 'Ada Visitor', email: 'ada@visitor.example' },
      alarms: [
        { minutesBefore: 1440, text: 'Calming massage at Stillwater' },
        { minutesBefore: 90, text: 'Time to leave: Calming massage at Stillwater' },
      ],
    });
  });

  it('tells nothing of the visitor’s notes, answers, session card and phone: calendars are shared', () => {
    const booking = JSON.stringify(bookingWith());
    const event = calendarEvent(bookingWith(), spaWithAddress);
    const texts = [event, calendarLinks(event), icsFile([event])].map((one) => JSON.stringify(one));
    for (const secret of ['shoulder', 'operation', 'pregnant', '1234567', 'hips', 'Almond', 'silence']) {
      expect(booking.replace(/ /g, '')).to.include(secret);
      for (const text of texts) expect(text).to.not.include(secret);
    }
  });

  it('says less where the spa says less', () => {
    const plain = calendarEvent(bookingWith({ staff: [] }), catalogWith());
    expect(plain).to.not.have.any.keys('location', 'geo', 'url');
    expect(plain.organizer).to.deep.equal({ name: catalogWith().spa.name });
    expect(plain.description).to.equal('Calming massage + Warm stones, 75 minutes\nReference: K7M2QX');
    expect(plain.alarms).to.deep.equal([]);
  });

  it('has no link where the spa’s own is a path on its page', () => {
    const { spa } = spaWithAddress;
    expect(
      calendarEvent(bookingWith(), { ...spaWithAddress, spa: { ...spa, url: '/' } }),
    ).to.not.have.property('url');
  });

  it('of a request is tentative and says so, until the spa confirms', () => {
    const event = calendarEvent(bookingWith({ status: 'requested' }), spaWithAddress);
    expect(event.status).to.equal('TENTATIVE');
    expect(event.title).to.equal('Calming massage at Stillwater (requested)');
  });

  it('of a cancelled booking keeps its id, counts on, and reminds of nothing', () => {
    const event = calendarEvent(bookingWith({ status: 'cancelled', sequence: 2 }), spaWithAddress);
    expect(event).to.include({ uid: '5f0c@unknot', sequence: 2, status: 'CANCELLED' });
    expect(event.alarms).to.deep.equal([]);
  });

  it('names both therapists of a massage for two', () => {
    const staff = [
      { id: 'mira', name: 'Mira' },
      { id: 'jonas', name: 'Jonas' },
    ];
    expect(calendarEvent(bookingWith({ staff }), spaWithAddress).description).to.include(
      'With Mira and Jonas',
    );
  });

  it('says when to be there by the spa’s clock, also where that changes in between, or only how early', () => {
    const { spa } = spaWithAddress;
    const arrival = (start: string, offsets?: OffsetTable) =>
      /^Please (?:arrive|come).*$/m.exec(
        calendarEvent(bookingWith({ start }), spaWithAddress, undefined, { offsets }).description,
      )?.[0];
    expect(arrival('2026-11-26T00:05:00+01:00')).to.equal('Please arrive at 23:55, 10 minutes early.');
    // The first night with winter time: 02:05 comes an hour and ten minutes after 01:55.
    const table = offsetTable(spa.timeZone, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1));
    expect(arrival('2026-10-25T02:05:00+01:00', table)).to.equal('Please arrive at 02:55, 10 minutes early.');
    // Beyond the server's table a start is in UTC, which is nobody's clock there.
    expect(arrival('2026-11-26T11:15:00.000Z')).to.equal('Please come 10 minutes early.');
    expect(arrival('2030-11-26T11:15:00.000Z', table)).to.equal('Please come 10 minutes early.');
  });

  it('says what to bring: to this massage in its own words, and once where it is the same for several', () => {
    const [service] = spaWithAddress.services;
    const catalog: Catalog = {
      ...spaWithAddress,
      policy: { ...spaWithAddress.policy, bring: 'A bathing suit' },
      services: [service!, { ...service!, id: 'walk', bring: 'Warm shoes\nand a scarf' }],
    };
    const lines = (booking: Partial<Booking>) =>
      calendarEvent(bookingWith(booking), catalog)
        .description.split('\n')
        .filter((line) => /bring|scarf/.test(line));
    expect(lines({ serviceId: service!.id })).to.deep.equal(['Please bring: A bathing suit']);
    expect(lines({ serviceId: 'walk' })).to.deep.equal(['Please bring: Warm shoes', 'and a scarf']);
    const part = (serviceId: string) => ({ serviceId }) as BookingPart;
    expect(lines({ serviceId: 'walk', parts: ['walk', service!.id, 'walk'].map(part) })).to.deep.equal([
      'Please bring: Warm shoes',
      'and a scarf',
      'Please bring: A bathing suit',
    ]);
    expect(toBring({ serviceId: 'gone' }, spaWithAddress)).to.deep.equal([]);
  });

  it('leads to where the booking is looked after, where there is such a place, and else to the spa', () => {
    const manageUrl = 'https://stillwater.example/my-booking';
    const event = calendarEvent(bookingWith(), spaWithAddress, undefined, { manageUrl });
    expect(event.url).to.equal(manageUrl);
    expect(event.description).to.contain(`To move or cancel it: ${manageUrl}`);
    expect(calendarEvent(bookingWith(), spaWithAddress).url).to.equal('https://stillwater.example/');
  });

  it('reminds to leave as long before the visitor is expected as their way takes', () => {
    const alarms = (travelMinutes: number, reminders = spaWithAddress.reminders) =>
      calendarEvent(bookingWith(), { ...spaWithAddress, ...(reminders && { reminders }) }, undefined, {
        travelMinutes,
      }).alarms.map(({ minutesBefore, text }) => `${minutesBefore} ${text}`);
    const title = 'Calming massage at Stillwater';
    // Ten minutes early, and 25 on the way, in place of the spa's 90.
    expect(alarms(25)).to.deep.equal([`1440 ${title}`, `35 Time to leave: ${title}`]);
    expect(alarms(0)).to.deep.equal([`1440 ${title}`, `10 Time to leave: ${title}`]);
    expect(alarms(25, [])).to.deep.equal([`35 Time to leave: ${title}`]);
    const { arriveEarly: _, ...policy } = spaWithAddress.policy;
    const inTime = calendarEvent(bookingWith(), { ...spaWithAddress, policy, reminders: [] }, undefined, {
      travelMinutes: 0,
    });
    expect(inTime.alarms).to.deep.equal([]);
    expect(
      calendarEvent(bookingWith({ status: 'cancelled' }), spaWithAddress, undefined, { travelMinutes: 25 })
        .alarms,
    ).to.deep.equal([]);
  });

  it('is refused with the path of a reminder that comes at the start or after it', () => {
    for (const beforeMinutes of [0, -30, 1.5, Number.NaN]) {
      const reminders: ReminderRule[] = [
        { beforeMinutes: 60, by: 'calendar', kind: 'reminder' },
        { beforeMinutes: -120, by: 'email', kind: 'aftercare' },
        { beforeMinutes, by: 'calendar', kind: 'leave-now' },
      ];
      expect(() => calendarEvent(bookingWith(), { ...spaWithAddress, reminders })).to.throw(
        RangeError,
        'reminders[2].beforeMinutes must be whole minutes from 1 on',
      );
    }
  });

  it('is refused with a travel time that is none', () => {
    for (const travelMinutes of [-1, 601, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(isTravelTime(travelMinutes)).to.equal(false);
      expect(() => calendarEvent(bookingWith(), spaWithAddress, undefined, { travelMinutes })).to.throw(
        RangeError,
        'travelMinutes must be whole minutes from 0 to 600.',
      );
    }
    expect(isTravelTime(600)).to.equal(true);
  });

  it('speaks the visitor’s language', () => {
    const words: CalendarWords = {
      ...englishCalendarWords,
      title: (service, spa) => `${service} bei ${spa}`,
      leaveNow: (title) => `Zeit zu gehen: ${title}`,
    };
    const event = calendarEvent(bookingWith(), spaWithAddress, words);
    expect(event.title).to.equal('Calming massage bei Stillwater');
    expect(event.alarms[1]?.text).to.equal('Zeit zu gehen: Calming massage bei Stillwater');
  });
});

describe('The calendar entries of a course', () => {
  it('are one for each session, the earliest first, each with an id of its own', () => {
    const sessions = [3, 1, 2].map((week) =>
      bookingWith({
        id: `w${week}`,
        start: `2026-12-0${week}T12:15:00+01:00`,
        end: `2026-12-0${week}T13:30:00+01:00`,
      }),
    );
    const events = calendarEvents(sessions, spaWithAddress, undefined, { travelMinutes: 20 });
    expect(events.map(({ uid }) => uid)).to.deep.equal(['w1@unknot', 'w2@unknot', 'w3@unknot']);
    expect(events.map(({ alarms }) => alarms.at(-1)?.minutesBefore)).to.deep.equal([30, 30, 30]);
    expect(sessions.map(({ id }) => id)).to.deep.equal(['w3', 'w1', 'w2']);
  });
});
