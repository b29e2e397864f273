import { expect } from 'chai';
import ICAL from 'ical.js';
import {
  type Booking,
  type BookingRequest,
  isoWithOffset,
  makeBooking,
} from '../../../packages/core/src/index.ts';
import { UnknotConfirmation } from '../../../packages/widget/src/confirmation/confirmation.ts';
import { register } from '../../../packages/widget/src/register.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import {
  atSpa,
  audited,
  catalog,
  changed,
  clear,
  NOW,
  offsets,
  type Shown,
  show,
  slot,
  textOf,
  until,
  visit,
} from './support.ts';

register('unknot-confirmation', UnknotConfirmation);

const request: BookingRequest = {
  ...visit,
  addOnIds: ['aroma-oil'],
  start: isoWithOffset(offsets, slot.start),
  customer: { name: 'Ana Novak', email: 'ana@example.com' },
};
const booked: Booking = makeBooking(catalog, offsets, request, {
  id: 'b1',
  reference: 'K7M2QX',
  status: 'confirmed',
  now: NOW,
  staffIds: ['mira'],
  roomIds: ['lamp-room'],
});
const calendarUrl = 'https://spa.example/api/bookings/b1/calendar.ics?token=t';

const open = (booking: Partial<Booking> = {}, context: Partial<StepContext> = {}) =>
  show('unknot-confirmation', { step: 'confirmed', booking: { ...booked, ...booking }, by: 'http' }, context);

const heading = (step: Shown<UnknotConfirmation>) => textOf(step.the('h2'));

/** What a click makes the browser save, as a page without a server would have it. */
async function savedBy(act: () => Promise<void>): Promise<{ name: string; type: string; text: string }[]> {
  const { click } = HTMLAnchorElement.prototype;
  const saved: HTMLAnchorElement[] = [];
  HTMLAnchorElement.prototype.click = function () {
    saved.push(this);
  };
  try {
    await act();
    await until(() => saved.length);
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(
    saved.map(async ({ href, download }) => {
      const file = await fetch(href);
      return { name: download, type: file.headers.get('Content-Type') ?? '', text: await file.text() };
    }),
  );
}

describe('The confirmation', () => {
  afterEach(clear);

  audited('it', () => open());
  audited('a request that is on its way', () => open({ status: 'requested' }));

  it('says when, by first name, and who will look after one', async () => {
    const step = await open();
    expect(heading(step)).to.match(/^See you Thursday,? 26 November at 14:30, Ana$/);
    expect(step.text).to.contain('Please arrive at 14:20. Mira Kovač will look after you.');
  });

  it('names both therapists of a massage for two', async () => {
    const staff = catalog.staff.slice(0, 2).map(({ id, name }) => ({ id, name }));
    const step = await open({ staff });
    expect(step.text).to.contain('Mira Kovač will look after you. Jonas Behrend will look after you.');
  });

  it('says what was booked, for how much, and the reference', async () => {
    const step = await open();
    const rows = step.all('.sum > div').map((row) => [...row.children].map(textOf));
    expect(rows).to.deep.equal([
      ['Deep back release, 60 min', '€78'],
      ['Aroma oil', '€6'],
      ['Reference', 'K7M2QX'],
      ['To pay at the spa', '€84'],
    ]);
  });

  it('promises nothing where it was only requested', async () => {
    const step = await open({ status: 'requested' });
    expect(heading(step)).to.equal('Your request is on its way, Ana');
    expect(step.text).to.contain('Until then the time is not booked.');
    expect(step.text).to.match(/When ?Thursday,? 26 November, 14:30/);
    expect(step.text).not.to.match(/See you|will look after you|Please arrive|cancel free of charge/);
  });

  it('says until when one may cancel, until that moment', async () => {
    const deadline = atSpa('2026-11-25T14:30');
    const before = await open({}, { now: () => deadline - 1 });
    expect(before.text).to.match(
      /cancel free of charge until Wednesday,? 25 November, 14:30\. Name the reference/,
    );
    const after = await open({}, { now: () => deadline });
    expect(after.text).to.contain('If you can’t make it, please reach us and name the reference.');
    expect(after.text).not.to.contain('free of charge');
  });

  it('links to the calendar file where the spa’s server has one', async () => {
    const step = await open({ calendarUrl });
    const link = step.named<HTMLAnchorElement>('Add to calendar');
    expect(link.tagName).to.equal('A');
    expect(link.href).to.equal(calendarUrl);
    expect(link.download).to.equal('appointment.ics');
  });

  for (const [by, act] of [
    ['a click', (step, button) => step.click(button)],
    ['Enter', (step, button) => step.pressOn(button, 'Enter')],
  ] as [string, (step: Shown<UnknotConfirmation>, button: HTMLElement) => Promise<void>][]) {
    it(`makes the calendar file in the page after ${by} where there is none`, async () => {
      const step = await open();
      const button = step.named('Add to calendar');
      expect(button.tagName).to.equal('BUTTON');
      const files = await savedBy(() => act(step, button));
      expect(files.map(({ name }) => name)).to.deep.equal(['appointment.ics']);
      expect(files[0]!.type).to.match(/^text\/calendar;\s*charset=utf-8$/);

      const file = new ICAL.Component(ICAL.parse(files[0]!.text));
      const events = file.getAllSubcomponents('vevent');
      expect(events).to.have.length(1);
      const event = new ICAL.Event(events[0]!);
      expect(event.startDate.toJSDate().getTime()).to.equal(slot.start);
      expect(event.endDate.toJSDate().getTime()).to.equal(slot.end);
      expect(event.summary).to.contain('Deep back release');
      expect(event.location).to.contain('Am Lindenfleet 7');
      expect(event.description).to.contain('K7M2QX');
      const alarms = events[0]!.getAllSubcomponents('valarm');
      const before = alarms.map((alarm) =>
        (alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds(),
      );
      expect(before).to.have.members([-24 * 3600, -3600]);
      expect(step.all('[role=alert]')).to.have.length(0);
    });
  }

  it('says as an alert that the file could not be made, and keeps the links', async () => {
    const step = await open();
    const { createObjectURL } = URL;
    const { error } = console;
    const logged: unknown[][] = [];
    console.error = (...args) => logged.push(args);
    URL.createObjectURL = () => {
      throw new Error('There is no room for a file.');
    };
    try {
      await step.click(step.named('Add to calendar'));
      await until(() => step.maybe('[role=alert]'));
    } finally {
      URL.createObjectURL = createObjectURL;
      console.error = error;
    }
    expect(textOf(step.the('[role=alert]'))).to.equal(
      'The calendar file could not be made. Please use one of the links.',
    );
    expect(logged.map(([first]) => first)).to.deep.equal(['[unknot]']);
    expect(step.has('Google')).to.equal(true);
  });

  it('opens the appointment in four calendars of the web', async () => {
    const step = await open();
    const links = step.all<HTMLAnchorElement>('.links a');
    expect(links.map((link) => [textOf(link), new URL(link.href).hostname])).to.deep.equal([
      ['Google', 'calendar.google.com'],
      ['Outlook', 'outlook.live.com'],
      ['Office 365', 'outlook.office.com'],
      ['Yahoo', 'calendar.yahoo.com'],
    ]);
    for (const { target, rel, href } of links) {
      expect(target).to.equal('_blank');
      expect(rel).to.contain('noopener');
      expect(decodeURIComponent(href)).to.contain('Deep back release');
    }
    expect(new URL(links[0]!.href).searchParams.get('dates')).to.equal('20261126T133000Z/20261126T143000Z');
    expect(new URL(links[1]!.href).searchParams.get('startdt')).to.equal('2026-11-26T13:30:00Z');
  });

  it('says that the file brings reminders only where it does', async () => {
    const with_ = await open();
    expect(with_.text).to.contain('The calendar file brings its reminders along.');
    const without = await open({}, { catalog: changed({ reminders: [] }) });
    expect(without.text).not.to.contain('reminders along');
  });

  it('names the house, where it is and how to reach it', async () => {
    const step = await open();
    expect(step.text).to.contain('Lindenrast, Am Lindenfleet 7, 20459 Hamburg, Germany');
    expect(step.named<HTMLAnchorElement>('Call +49 40 66969 120').href).to.equal('tel:+494066969120');
    expect(step.named<HTMLAnchorElement>('hello@lindenrast.example').href).to.equal(
      'mailto:hello@lindenrast.example',
    );
  });

  it('names only the ways to reach it that there are', async () => {
    const { phone: _, email: __, address: ___, ...spa } = catalog.spa;
    const step = await open({}, { catalog: changed({ spa }) });
    expect(step.all('a[href^="tel:"], a[href^="mailto:"]')).to.have.length(0);
    expect(step.text).to.contain('Lindenrast');
  });

  it('starts over for another massage, by mouse and by keyboard', async () => {
    const step = await open();
    let started = 0;
    step.element.again = () => {
      started++;
    };
    await step.element.updateComplete;
    await step.click(step.named('Book another massage'));
    expect(started).to.equal(1);
    await step.pressOn(step.named('Book another massage'), 'Enter');
    expect(started).to.equal(2);
    expect(step.asked).to.deep.equal([]); // what is booked stays booked
  });

  it('keeps what a visitor is called as text, and greets who gave one name', async () => {
    const step = await open({ customer: { name: '<b>Ana</b>', email: 'ana@example.com' } });
    expect(heading(step)).to.contain(', <b>Ana</b>');
    expect(step.all('h2 b')).to.have.length(0);
  });

  it('can move a screen reader to its heading', async () => {
    const step = await open();
    await step.element.focusHeading();
    expect(step.focused).to.equal(step.the('h2'));
  });
});
