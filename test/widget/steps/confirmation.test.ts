import { expect } from 'chai';
import ICAL from 'ical.js';
import {
  type Booking,
  type BookingRequest,
  isoWithOffset,
  makeBooking,
  type Service,
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
  placed: [{ staffIds: ['mira'], roomIds: ['lamp-room'] }],
});
const calendarUrl = 'https://spa.example/api/bookings/b1/calendar.ics?token=t';

const open = (booking: Partial<Booking> = {}, context: Partial<StepContext> = {}) =>
  show('unknot-confirmation', { step: 'confirmed', booking: { ...booked, ...booking }, by: 'http' }, context);

/** The demo's catalog with something else about what was booked. */
const withDeep = (change: Partial<Service>) =>
  changed({
    services: catalog.services.map((one) => (one.id === visit.serviceId ? { ...one, ...change } : one)),
  });
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
  audited('an invitation to come back', () => open({}, { catalog: withDeep({ rhythmWeeks: 3 }) }));
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
      ['Massage', 'Deep back release60 min of massage'],
      ['Reference', 'K7M2QX'],
      ['Deep back release, 60 min', '€78'],
      ['Aroma oil', '€6'],
      ['To pay at the spa', '€84'],
      ['of which 19% VAT', '€13.41'],
    ]);
  });

  it('says tax and deposit as they were agreed, whatever the catalog says by now', async () => {
    const { tax: _, ...untaxed } = booked;
    const step = await show('unknot-confirmation', {
      step: 'confirmed',
      booking: { ...untaxed, deposit: 2000 },
      by: 'http',
    });
    expect(step.text).to.contain('of which deposit €20').and.not.contain('VAT');
  });

  it('says what does good afterwards in the spa’s words, where it has some', async () => {
    const step = await open({}, { catalog: withDeep({ aftercare: 'Keep <b>warm</b>.' }) });
    expect(step.text).to.match(/Afterwards ?Keep <b>warm<\/b>\./);
    const none = await open(
      {},
      { catalog: changed({ services: catalog.services.map(({ aftercare: _, ...one }) => one) }) },
    );
    expect(none.text).not.to.contain('Afterwards');
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
    // Opened, not saved: so a phone offers to add it.
    expect(link.hasAttribute('download')).to.equal(false);
    expect(link.part.contains('primary')).to.equal(true);
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

  describe('puts first what most have on such a device:', () => {
    const { userAgent } = navigator;
    const on = (device: string) =>
      Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => device });
    afterEach(() => on(userAgent));
    const first = (step: Shown<UnknotConfirmation>) => step.the<HTMLAnchorElement>('.primary');
    const others = (step: Shown<UnknotConfirmation>) => step.all('.links :is(a, button)').map(textOf);

    it('Google on Android, and the file right after it', async () => {
      on(
        'Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36',
      );
      const step = await open({ calendarUrl });
      expect([textOf(first(step)), new URL(first(step).href).hostname]).to.deep.equal([
        'Add to Google',
        'calendar.google.com',
      ]);
      expect(others(step)).to.deep.equal(['Calendar file', 'Outlook', 'Office 365', 'Yahoo']);
      expect(step.named<HTMLAnchorElement>('Calendar file').href).to.equal(calendarUrl);
    });

    it('Outlook on Windows', async () => {
      on('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36');
      const step = await open();
      expect([textOf(first(step)), new URL(first(step).href).hostname]).to.deep.equal([
        'Add to Outlook',
        'outlook.live.com',
      ]);
      const files = await savedBy(() => step.click(step.named('Calendar file')));
      expect(files).to.have.length(1);
    });

    it('the file on an iPhone, unless its browser could not save one that has no address', async () => {
      const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15';
      on(`${iPhone} Version/26.1 Mobile/15E148 Safari/604.1`);
      expect(textOf(first(await open()))).to.equal('Add to calendar');
      on(`${iPhone} CriOS/156.0.0.0 Mobile/15E148 Safari/604.1`);
      expect(first(await open({ calendarUrl })).href).to.equal(calendarUrl);
      expect(textOf(first(await open()))).to.equal('Add to Google');
    });
  });

  it('leaves no way into a calendar alone on a line, on a narrow page and a wide one', async () => {
    const step = await open();
    const frame = step.element.parentElement!;
    for (const width of ['320px', '360px', '420px', '560px', '720px']) {
      frame.style.inlineSize = width;
      const tops = step.all('.links :is(a, button)').map((link) => link.getBoundingClientRect().top);
      const rows = [...new Set(tops)].map((row) => tops.filter((top) => top === row).length);
      expect(rows, width).to.satisfy((lengths: number[]) =>
        lengths.every((length) => length === lengths[0] && length > 1),
      );
    }
  });

  describe('asks how long the way is,', () => {
    const write = async (step: Shown<UnknotConfirmation>, text: string) => {
      const field = step.the<HTMLInputElement>('#travel');
      field.focus();
      field.select();
      await step.press('Backspace');
      await step.type(text);
      return field;
    };
    const said = (step: Shown<UnknotConfirmation>) => textOf(step.the('#leave'));

    it('and asks the spa’s server for a file that reminds to leave in time', async () => {
      const step = await open({ calendarUrl });
      expect(said(step)).to.equal('');
      await write(step, '25');
      // Ten minutes early, and 25 on the way.
      expect(said(step)).to.equal('The calendar file will remind you to leave 35 minutes before it begins.');
      expect(step.named<HTMLAnchorElement>('Add to calendar').href).to.equal(`${calendarUrl}&travel=25`);
      await write(step, '');
      expect(step.named<HTMLAnchorElement>('Add to calendar').href).to.equal(calendarUrl);
      expect(said(step)).to.equal('');
    });

    it('and makes such a file where there is none', async () => {
      const step = await open();
      await write(step, '0');
      const [file] = await savedBy(() => step.click(step.named('Add to calendar')));
      expect(file!.text.match(/^TRIGGER[^\r]*/gm)).to.deep.equal(['TRIGGER:-PT24H', 'TRIGGER:-PT10M']);
    });

    it('and says so where what is written is no such time; the spa’s reminder stays', async () => {
      const step = await open({ calendarUrl });
      for (const wrong of ['601', '2.5', '-5', 'abc']) {
        const field = await write(step, wrong);
        expect(said(step), wrong).to.equal('Please give whole minutes, 600 at most.');
        expect(field.getAttribute('aria-invalid')).to.equal('true');
        expect(step.named<HTMLAnchorElement>('Add to calendar').href).to.equal(calendarUrl);
      }
      const field = await write(step, '600');
      expect(field.getAttribute('aria-invalid')).to.equal('false');
    });

    audited('the answer to it', async () => {
      await write(await open({ calendarUrl }), '601');
    });
  });

  it('is one file for all sessions of a course: a link holds one appointment', async () => {
    const sessions = [
      { ...booked, id: 'b2', start: '2026-12-03T14:30:00+01:00', end: '2026-12-03T15:30:00+01:00' },
    ];
    const course = { sessions } as Partial<Booking>;
    const served = await open({ calendarUrl: 'https://spa.example/v1/calendar/t.ics', ...course });
    expect(served.named<HTMLAnchorElement>('Add to calendar').href).to.equal(
      'https://spa.example/v1/calendar/t.ics?course',
    );
    expect(served.all('.links')).to.have.length(0);
    const step = await open(course);
    const [file] = await savedBy(() => step.click(step.named('Add to calendar')));
    expect(file!.text.match(/^DTSTART:.*$/gm)?.map((line) => line.trim())).to.deep.equal([
      'DTSTART:20261126T133000Z',
      'DTSTART:20261203T133000Z',
    ]);
  });

  it('says what is booked also where the catalog asks for a reminder that cannot be', async () => {
    const { error } = console;
    const logged: unknown[][] = [];
    console.error = (...args) => logged.push(args);
    try {
      const reminders = [{ beforeMinutes: -5, by: 'calendar', kind: 'reminder' }] as const;
      const step = await open({}, { catalog: changed({ reminders }) });
      expect(heading(step)).to.contain('See you');
      expect(step.has('Add to calendar')).to.equal(false);
      expect(String(logged[0])).to.contain('reminders[0].beforeMinutes');
    } finally {
      console.error = error;
    }
  });

  it('says what to bring, in the spa’s words', async () => {
    const step = await open({}, { catalog: withDeep({ bring: '<b>Socks</b>' }) });
    expect(step.text).to.contain('Please bring: <b>Socks</b>');
    const { bring: _, ...policy } = catalog.policy;
    expect((await open({}, { catalog: changed({ policy }) })).text).not.to.contain('bring:');
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

  describe('invites to come back', () => {
    const SAME = /^Same again in/;

    it('after so many weeks as the catalog says, for the same with the same therapist', async () => {
      const step = await open({}, { catalog: withDeep({ rhythmWeeks: 3 }) });
      expect(step.text).to.contain('Many come back every 3 weeks.');
      const button = step.named(SAME);
      expect(textOf(button)).to.match(/^Same again in 3 weeks ?Thursday,? 17 December$/);
      await step.click(button);
      expect(step.asked).to.deep.equal([
        {
          type: 'same-again',
          visit: { ...visit, addOnIds: ['aroma-oil'], staffId: 'mira' },
          day: '2026-12-17',
        },
      ]);
    });

    it('by the keyboard, and next week in words', async () => {
      const step = await open({}, { catalog: withDeep({ rhythmWeeks: 1 }) });
      expect(step.text).to.contain('Many come back every week.');
      await step.pressOn(step.named(/^Same again in a week/), 'Enter');
      expect(step.last).to.deep.include({ type: 'same-again', day: '2026-12-03' });
    });

    it('by the needs it began with, where the massage has no rhythm of its own', async () => {
      const since = (from: string[]) =>
        show('unknot-confirmation', { step: 'confirmed', booking: booked, by: 'http', from });
      expect((await since(['chronic-back-pain'])).has(/in 2 weeks/)).to.equal(true);
      expect((await since(['stress-relief'])).has(/in 3 weeks/)).to.equal(true);
      expect((await since(['muscle-recovery'])).has(SAME)).to.equal(false);
    });

    it('never where the catalog suggests no rhythm', async () => {
      const step = await open();
      expect(step.has(SAME)).to.equal(false);
      expect(step.text).not.to.contain('come back');
    });

    it('not where nothing is booked yet, nor to a day that cannot be booked yet', async () => {
      const rhythm = withDeep({ rhythmWeeks: 3 });
      expect((await open({ status: 'requested' }, { catalog: rhythm })).has(SAME)).to.equal(false);
      const within = (horizonDays: number) => ({
        catalog: { ...rhythm, policy: { ...catalog.policy, horizonDays } },
      });
      // From Monday, the 23rd of November, the 17th of December is the 25th day.
      expect((await open({}, within(25))).has(SAME)).to.equal(true);
      expect((await open({}, within(24))).has(SAME)).to.equal(false);
    });

    it('with whoever is free, where two gave it or who gave it no longer does', async () => {
      const rhythm = withDeep({ rhythmWeeks: 3 });
      const staff = ['mira', 'teo'].map((id) => ({ id, name: id }));
      for (const booking of [{ staff }, { staff: [{ id: 'gone', name: 'Gone' }] }]) {
        const step = await open(booking, { catalog: rhythm });
        await step.click(step.named(SAME));
        expect(step.last).to.deep.equal({
          type: 'same-again',
          visit: { ...visit, addOnIds: ['aroma-oil'] },
          day: '2026-12-17',
        });
      }
    });

    it('not to what the spa offers no more', async () => {
      const step = await open({}, { catalog: withDeep({ rhythmWeeks: 3, addOns: [] }) });
      expect(step.has(SAME)).to.equal(false);
    });
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
