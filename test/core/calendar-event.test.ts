import { expect } from 'chai';
import { icsFile } from '../../packages/core/src/ics.ts';
import {
  type CalendarWords,
  calendarEvent,
  calendarLinks,
  englishCalendarWords,
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
        'Please come 10 minutes early.',
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
    expect(plain).to.not.have.any.keys('location', 'geo', 'url', 'organizer');
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
