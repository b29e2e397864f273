import { expect } from 'chai';
import { calendarLinks } from '../../packages/core/src/index.ts';
import { eventWith } from './support/bookings.ts';

describe('Links into web calendars', () => {
  const links = calendarLinks(eventWith());
  const parameters = (address: string) => Object.fromEntries(new URL(address).searchParams);
  const description = eventWith().description;

  it('open Google with the appointment filled in', () => {
    expect(links.google).to.match(/^https:\/\/calendar\.google\.com\/calendar\/render\?/);
    expect(parameters(links.google)).to.deep.equal({
      action: 'TEMPLATE',
      text: 'Calming massage at Stillwater',
      dates: '20261126T111500Z/20261126T123000Z',
      details: description,
      location: 'Stillwater, Am Fleet 7, 20459 Hamburg',
    });
  });

  it('open Outlook, at home and at work, with the appointment filled in', () => {
    for (const [link, host] of [
      [links.outlook, 'outlook.live.com'],
      [links.office365, 'outlook.office.com'],
    ] as const) {
      expect(new URL(link).host).to.equal(host);
      expect(new URL(link).pathname).to.equal('/calendar/0/deeplink/compose');
      expect(parameters(link)).to.include({
        rru: 'addevent',
        startdt: '2026-11-26T11:15:00Z',
        enddt: '2026-11-26T12:30:00Z',
        subject: 'Calming massage at Stillwater',
        body: description,
      });
    }
  });

  it('open Yahoo with the appointment filled in', () => {
    expect(parameters(links.yahoo)).to.include({ v: '60', st: '20261126T111500Z', et: '20261126T123000Z' });
  });

  it('write spaces so that Outlook does not show plus signs', () => {
    for (const link of Object.values(links)) expect(link).to.not.include('+');
    expect(links.outlook).to.include('Calming%20massage');
  });

  it('carry any text, and nothing in it becomes a parameter of its own', () => {
    const title = 'Rücken & Nacken #1 =100% 💆‍♀️ + \ud83d &location=elsewhere';
    for (const [name, key] of [
      ['google', 'text'],
      ['outlook', 'subject'],
      ['yahoo', 'title'],
    ] as const) {
      const read = parameters(calendarLinks(eventWith({ title }))[name]);
      expect(read[key]).to.equal(title.replace('\ud83d &', '\ufffd &'));
    }
  });

  it('leave out what is not known', () => {
    const { location: _, ...event } = eventWith();
    for (const link of Object.values(calendarLinks(event))) expect(link).to.not.match(/loc(ation)?=/);
  });
});
