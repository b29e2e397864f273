import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Email } from 'postal-mime';
import { type StoredMail, smtpTransport } from '../../packages/server/src/index.ts';
import { stripePayments } from '../../packages/server/src/payments/stripe.ts';
import {
  type Arrived,
  FROM,
  type MailServer,
  mailingSpa,
  mailServer,
  PUBLIC_URL,
  parsed,
  REMINDERS,
  refusal,
  SITE_URL,
  subjects,
} from './mail-server.ts';
import { spaCatalog } from './spa-catalog.ts';
import { STRIPE_KEY, StripeStandIn, WEBHOOK_SECRET } from './stripe-stand-in.ts';
import { booked, DAY, HOUR, MINUTE, MONDAY, STAFF_TOKEN } from './test-server.ts';

/** Wednesday 4 March 2026, 10:00 in Berlin: when the tests' booking starts. */
const START = Date.UTC(2026, 2, 4, 9);
const VISITOR = 'ana@example.com';
const SPA = 'hello@stillwater.example';

const to = (address: string) => (one: Arrived) => one.to[0] === address;
const header = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value;

/** The calendar file in the body, and the same as a file to open. */
function calendarOf({ attachments }: Email) {
  const text = (type: string) => {
    const found = attachments.find(({ mimeType }) => mimeType === type);
    assert.ok(found, `There is ${type}.`);
    return { ...found, text: new TextDecoder().decode(found.content as Uint8Array<ArrayBuffer>) };
  };
  const [body, file] = [text('text/calendar'), text('application/ics')];
  assert.equal(body.text.replace(/\r\n/g, '\n').trim(), file.text.replace(/\r\n/g, '\n').trim());
  const root = new ICAL.Component(ICAL.parse(file.text));
  const method = root.getFirstPropertyValue('method');
  assert.equal(body.method, method, 'The type has the method of the file.');
  const events = root.getAllSubcomponents('vevent').map((one) => ({
    uid: one.getFirstPropertyValue('uid'),
    sequence: one.getFirstPropertyValue('sequence'),
    status: one.getFirstPropertyValue('status'),
    summary: one.getFirstPropertyValue('summary'),
    start: Number((one.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate()),
    attendees: one.getAllProperties('attendee').length,
    organizer: String(one.getFirstPropertyValue('organizer')).replace(/^mailto:/i, ''),
    url: String(one.getFirstPropertyValue('url')),
  }));
  return { method, events };
}

describe('the mails of a booking', () => {
  it('confirm it to the visitor and to the spa, as text, as HTML and for the calendar', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const booking = await booked(spa.server);
    await smtp.until(2);

    const visitors = smtp.arrived.find(to(VISITOR))!;
    assert.deepEqual([visitors.from, visitors.to], [FROM.address, [VISITOR]]);
    const mail = await parsed(visitors);
    assert.deepEqual(mail.from, { address: FROM.address, name: 'Stillwater' });
    assert.deepEqual(mail.to, [{ address: VISITOR, name: 'Ana Example' }]);
    assert.equal(mail.replyTo?.[0]?.address, SPA);
    assert.equal(mail.messageId, `<${booking.id}.0.confirmation@stillwater.example>`);
    assert.equal(header(mail, 'auto-submitted'), 'auto-generated');
    assert.equal(header(mail, 'list-unsubscribe'), undefined, 'Whoever books is told.');
    const manage = `${SITE_URL}#unknot=${booking.id}.${booking.manageToken}`;
    const calendar = `${PUBLIC_URL}${new URL(booking.calendarUrl).pathname}`;
    for (const part of [mail.text, mail.html]) {
      for (const said of [
        'Ana Example',
        'Deep back release',
        'Wednesday, 4 March 2026',
        '10:00',
        '11:00',
        'Mira',
        '€78.00',
        booking.reference,
        manage,
        calendar,
        'Tuesday, 3 March 2026, 22:00',
        '+49 30 1234567',
      ]) {
        assert.ok(part?.includes(said), `${said} in ${part}`);
      }
    }
    assert.deepEqual(calendarOf(mail), {
      method: 'REQUEST',
      events: [
        {
          uid: `${booking.id}@unknot`,
          sequence: 0,
          status: 'CONFIRMED',
          summary: 'Deep back release at Stillwater',
          start: START,
          attendees: 1,
          organizer: SPA,
          url: manage,
        },
      ],
    });

    const spas = await parsed(smtp.arrived.find(to(SPA))!);
    assert.equal(spas.replyTo?.[0]?.address, VISITOR);
    assert.match(spas.subject ?? '', /^New booking: Ana Example, Wednesday, 4 March 2026, 10:00$/);
    for (const part of [spas.text, spas.html]) {
      for (const said of ['+49 170 1234567', VISITOR, `${PUBLIC_URL}/agenda?day=2026-03-04`]) {
        assert.ok(part?.includes(said), said);
      }
      assert.ok(!part?.includes(booking.manageToken), 'The booking is the visitor’s to manage.');
    }
    const copy = calendarOf(spas);
    assert.deepEqual([copy.method, copy.events[0]?.attendees], ['PUBLISH', 0]);
    assert.ok(!copy.events[0]?.url.includes(booking.manageToken));
  });

  it('say nothing of what was written for the therapist', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    await booked(spa.server, {
      notes: 'zyxmarker notes',
      answers: { visit: 'yes' },
      card: { allergies: 'zyxmarker almond', workOn: ['neck:left'], pressure: 'firm' },
    });
    await smtp.until(2);
    for (const step of [START - DAY, START - 3 * HOUR, START - HOUR, START + 5 * HOUR]) {
      spa.goTo(step);
      await spa.quiet();
    }
    assert.equal(smtp.arrived.length, 6);
    for (const one of smtp.arrived) {
      const { text, html } = await parsed(one);
      for (const part of [text, html, one.raw]) {
        assert.doesNotMatch(part ?? '', /zyxmarker|almond|neck|first visit/i);
      }
    }
    assert.match((await parsed(smtp.arrived.find(to(SPA))!)).text ?? '', /is in the agenda, and in no mail/);
  });

  it('tell of a new time and of a cancellation, each as a change of the same appointment', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id, manageToken } = await booked(spa.server);
    await smtp.until(2);
    await spa.server.ask('POST', '/booking/reschedule', {
      body: { start: '2026-03-05T14:00:00+01:00' },
      bearer: manageToken,
    });
    await smtp.until(4);
    await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    await smtp.until(6);

    const mails = await Promise.all(smtp.arrived.filter(to(VISITOR)).map(parsed));
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      [
        'Booked: Deep back release, Wednesday, 4 March 2026, 10:00',
        'Moved: Deep back release, now Thursday, 5 March 2026, 14:00',
        'Cancelled: Deep back release, Thursday, 5 March 2026, 14:00',
      ],
    );
    const first = mails[0]!.messageId;
    assert.deepEqual(
      mails.map(({ inReplyTo }) => inReplyTo),
      [undefined, first, first],
    );
    const states = mails
      .map(calendarOf)
      .map(({ method, events: [event] }) => [method, event?.uid, event?.sequence, event?.status]);
    assert.deepEqual(states, [
      ['REQUEST', `${id}@unknot`, 0, 'CONFIRMED'],
      ['REQUEST', `${id}@unknot`, 1, 'CONFIRMED'],
      ['CANCEL', `${id}@unknot`, 2, 'CANCELLED'],
    ]);
    const spas = await Promise.all(smtp.arrived.filter(to(SPA)).map(parsed));
    assert.deepEqual(
      spas.map((mail) => calendarOf(mail).method),
      ['PUBLISH', 'PUBLISH', 'CANCEL'],
    );
  });

  it('tell of a course once, with every session', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'];
    const first = await booked(spa.server, { courseStarts });
    await smtp.until(2);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 2);
    const mail = await parsed(smtp.arrived.find(to(VISITOR))!);
    assert.equal(mail.subject, 'Booked: Deep back release, 3 sessions');
    for (const said of ['4 March', '11 March', '18 March', '€234.00']) {
      assert.ok(mail.text?.includes(said) && mail.html?.includes(said), said);
    }
    for (const session of [first, ...(first.sessions ?? [])]) {
      assert.ok(mail.text?.includes(`${SITE_URL}#unknot=${session.id}.${session.manageToken}`));
    }
    const { method, events } = calendarOf(mail);
    assert.deepEqual([method, events.length], ['PUBLISH', 3], 'An invitation is of one appointment.');

    const planned = await Promise.all(
      [first, ...(first.sessions ?? [])].map(({ id }) => spa.server.store.read.mails.ofBooking(id)),
    );
    const kinds = planned.map((mails) => mails.filter(({ kind }) => kind === 'rebook').length);
    assert.deepEqual(kinds, [0, 0, 1], 'Who comes again anyway is not asked to.');
  });

  it('go to one recipient each, whatever stands in names and addresses', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const names = [
      'Ana <evil@attacker.example>',
      'Ana", "Eve" <eve@attacker.example>, "',
      'Ana, eve@attacker.example',
      'Ana; eve@attacker.example',
      'Bcc: eve@attacker.example',
      '=?utf-8?Q?Ana=0D=0ABcc:_eve@attacker.example?=',
      '=?utf-8?Q?Ana=0D=0ABcc?=',
      '<script>alert(1)</script>',
      '{{manageUrl}} {{#sessions}}',
      'Win now https://attacker.example',
      'Ünïcödé 愛 🌿',
    ];
    const emails = [
      "o'brien+spa@example.com",
      'eve.at.attacker%example.org@example.com',
      '!#$%&*=?^_`{|}~-@example.com',
    ];
    const people = [
      ...names.map((name, i) => ({ name, email: `visitor${i}@example.com` })),
      ...emails.map((email) => ({ name: 'Ana', email })),
    ];
    for (const [i, customer] of people.entries()) {
      const day = String(4 + Math.floor(i / 5)).padStart(2, '0');
      const start = `2026-03-${day}T${9 + (i % 5)}:00:00+01:00`.replace('T9', 'T09');
      await booked(spa.server, { customer, start, serviceId: 'calm', minutes: 45 });
    }
    await smtp.until(2 * people.length);
    for (const { email, name } of people) {
      const [mine, ...others] = smtp.arrived.filter(to(email));
      assert.ok(mine && !others.length, `${email} gets one mail.`);
      const mail = await parsed(mine);
      // What looks encoded is shown as it was written, and never decoded; what may be an advertisement is not shown.
      const shown = /[@:<>]/.test(name) ? '' : name.replace('=?', '= ?');
      assert.deepEqual(mail.to, [{ address: email, name: shown }]);
      assert.deepEqual([mail.cc, mail.bcc], [undefined, undefined]);
      assert.doesNotMatch(mail.html ?? '', /<script/);
      assert.doesNotMatch(mail.text ?? '', /attacker/, 'Nobody’s advertisement is sent.');
      const [invitation] = mail.attachments;
      assert.ok(invitation);
      const file = new TextDecoder().decode(invitation.content as Uint8Array<ArrayBuffer>);
      assert.doesNotMatch(file.replaceAll('\r\n ', ''), /attacker\.example/);
    }
    for (const one of smtp.arrived) {
      assert.equal(one.to.length, 1);
      assert.ok(one.to[0] === SPA || people.some(({ email }) => email === one.to[0]), String(one.to[0]));
      const head = one.raw.slice(0, one.raw.indexOf('\r\n\r\n'));
      assert.doesNotMatch(head, /^(?:b?cc|x-evil)/im);
      assert.equal(head.match(/^To:/gim)?.length, 1);
    }
    // What the border would not let in does not get past here either.
    for (const email of [
      'a@example.com, eve@attacker.example',
      'a@example.com\r\nBcc: eve@attacker.example',
    ]) {
      const answer = await spa.server.ask('POST', '/bookings', {
        body: {
          serviceId: 'deep',
          minutes: 60,
          start: '2026-03-20T10:00:00+01:00',
          customer: { name: 'A', email },
        },
        key: crypto.randomUUID(),
      });
      assert.equal(answer.status, 422);
    }
  });
});

describe('somebody whose name is taken in vain', () => {
  it('hears of bookings thirty times a day and no more, and still gets their reminders', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    for (let i = 0; i < 17; i++) {
      const { manageToken: bearer } = await booked(spa.server);
      await spa.quiet();
      await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer });
      await spa.quiet();
    }
    assert.equal(smtp.arrived.filter(to(VISITOR)).length, 30);
    assert.ok(spa.server.log.some(({ level, why }) => level === 'warn' && why === 'too-many'));
    const other = { name: 'Eve', email: 'eve@example.com' };
    await booked(spa.server, { customer: other });
    await spa.quiet();
    assert.equal(smtp.arrived.filter(to(other.email)).length, 1, 'Nobody else is kept from theirs.');
    await booked(spa.server, { start: '2026-03-02T12:00:00+01:00' });
    await spa.quiet();
    assert.equal(smtp.arrived.filter(to(VISITOR)).length, 30);
    spa.goTo(MONDAY + HOUR);
    await spa.quiet();
    assert.equal(smtp.arrived.filter(to(VISITOR)).length, 31);
  });
});

describe('reminders', () => {
  it('come when the catalog says, before and after the massage', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    await booked(spa.server);
    await smtp.until(2);
    const seen: [string, string[]][] = [];
    const look = async (at: number, what: string) => {
      const before = smtp.arrived.length;
      spa.goTo(at);
      await spa.quiet();
      seen.push([what, await subjects(smtp.arrived.slice(before))]);
    };
    await look(START - DAY - MINUTE, 'a minute early');
    await look(START - DAY, 'a day before');
    await look(START - 3 * HOUR, 'three hours before');
    await look(START - HOUR, 'an hour before');
    await look(START + 4 * HOUR, 'four hours after');
    await look(START + 21 * DAY, 'three weeks after');
    assert.deepEqual(seen, [
      ['a minute early', []],
      ['a day before', ['Your massage on Wednesday, 4 March 2026 at 10:00']],
      ['three hours before', ['Your massage on Wednesday, 4 March 2026 at 10:00']],
      ['an hour before', ['Time to leave: Deep back release at 10:00']],
      ['four hours after', ['After your massage: what does good now']],
      ['three weeks after', ['Time for the next one?']],
    ]);
    const ids = await Promise.all(smtp.arrived.map(async (one) => (await parsed(one)).messageId));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('are planned only while their time is to come', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    spa.goTo(START - 2.5 * HOUR);
    const { id } = await booked(spa.server);
    const planned = await spa.server.store.read.mails.ofBooking(id);
    assert.deepEqual(
      planned.map(({ kind }) => kind),
      ['confirmation', 'confirmation', 'leave-now', 'aftercare', 'rebook'],
    );
  });

  it('are those of the new time once a booking is moved, and none once it is cancelled', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id, manageToken: bearer } = await booked(spa.server);
    const start = '2026-03-06T14:00:00+01:00';
    await spa.server.ask('POST', '/booking/reschedule', { body: { start }, bearer });
    await spa.quiet();
    const before = smtp.arrived.length;
    for (const at of [START - DAY, START - HOUR, START + 5 * HOUR]) {
      spa.goTo(at);
      await spa.quiet();
    }
    assert.deepEqual(await subjects(smtp.arrived.slice(before)), []);
    spa.goTo(Date.parse(start) - DAY);
    await smtp.until(before + 1);
    assert.deepEqual(await subjects(smtp.arrived.slice(before)), [
      'Your massage on Friday, 6 March 2026 at 14:00',
    ]);
    await spa.server.store.write(spa.server.now, async (writer) => {
      const booking = (await writer.booking(id))!;
      const details = { ...booking.details, cancelUntil: booking.start };
      await writer.updateBooking({ ...booking, details });
    });
    assert.equal((await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer })).status, 200);
    await smtp.until(before + 3);
    for (const at of [-HOUR, 5 * HOUR, 21 * DAY]) {
      spa.goTo(Date.parse(start) + at);
      await spa.quiet();
    }
    assert.equal(smtp.arrived.length, before + 3);
    const waiting = (await spa.server.store.read.mails.ofBooking(id)).filter(
      ({ state }) => state === 'waiting',
    );
    assert.deepEqual(waiting, []);
  });

  it('come once for a booking that was moved there and back', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id, manageToken: bearer } = await booked(spa.server);
    await smtp.until(2);
    for (const start of ['2026-03-06T14:00:00+01:00', '2026-03-04T10:00:00+01:00']) {
      await spa.server.ask('POST', '/booking/reschedule', { body: { start }, bearer });
      await spa.quiet();
    }
    const before = smtp.arrived.length;
    const reminders = (await spa.server.store.read.mails.ofBooking(id)).filter(
      ({ kind, dueAt }) => kind === 'reminder' && dueAt === START - DAY,
    );
    assert.deepEqual(
      reminders.map(({ sequence, state, why }) => [sequence, state, why]),
      [
        [0, 'dropped', 'moved'],
        [2, 'waiting', undefined],
      ],
    );
    spa.goTo(START - DAY);
    await spa.quiet();
    assert.equal(smtp.arrived.length, before + 1);
  });

  it('are not sent for a booking that was moved or cancelled behind the server’s back', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const one = await booked(spa.server, { staffId: 'mira' });
    const two = await booked(spa.server, { staffId: 'jonas' });
    await smtp.until(4);
    await spa.server.store.write(spa.server.now, async (writer) => {
      const [first, second] = [(await writer.booking(one.id))!, (await writer.booking(two.id))!];
      await writer.updateBooking({ ...first, status: 'cancelled' });
      await writer.updateBooking({ ...second, start: second.start + HOUR, end: second.end + HOUR });
    });
    spa.goTo(START - DAY);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 4);
    const why = async (id: string) =>
      (await spa.server.store.read.mails.ofBooking(id)).find(({ kind }) => kind === 'reminder')?.why;
    assert.deepEqual([await why(one.id), await why(two.id)], ['cancelled', 'moved']);
  });

  it('that came due while nothing ran are sent if they still help, else dropped, and that is kept', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id } = await booked(spa.server);
    await smtp.until(2);
    // Nothing runs from two days before until two hours before: of both reminders one helps.
    spa.goTo(START - 2 * HOUR);
    await smtp.until(3);
    await spa.quiet();
    // And nothing from then on until two days after.
    spa.goTo(START + 2 * DAY);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 3);
    const became = (await spa.server.store.read.mails.ofBooking(id)).slice(2).map(outcome);
    assert.deepEqual(became, [
      ['reminder', 'dropped', 'too-late'],
      ['reminder', 'sent', undefined],
      ['leave-now', 'dropped', 'too-late'],
      ['aftercare', 'dropped', 'too-late'],
      ['rebook', 'waiting', undefined],
    ]);
    const logged = spa.server.log.filter(({ event }) => event === 'mail-dropped');
    assert.deepEqual(
      logged.map(({ kind, why }) => [kind, why]),
      [
        ['reminder', 'too-late'],
        ['leave-now', 'too-late'],
        ['aftercare', 'too-late'],
      ],
    );
    assert.equal((await spa.server.ask<Health>('GET', '/health')).json.mail.givenUp, 0);
  });

  it('survive a clock that is put back', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    smtp.refusals.recipient = (address) => (address === VISITOR ? refusal(450) : undefined);
    await booked(spa.server);
    // A clock three hours fast: the mail is to be tried again then.
    spa.goTo(MONDAY + 5 * HOUR);
    await spa.quiet();
    delete smtp.refusals.recipient;
    spa.goTo(MONDAY + MINUTE);
    await smtp.until(2);
    assert.equal(smtp.arrived.filter(to(VISITOR)).length, 1);
  });

  it('by which nobody is asked to come again who does so anyway', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id } = await booked(spa.server);
    spa.goTo(START + 2 * HOUR);
    const customer = { name: 'Ana', email: VISITOR.toUpperCase() };
    await booked(spa.server, { start: '2026-04-15T10:00:00+02:00', customer });
    spa.goTo(START + 21 * DAY);
    await spa.quiet();
    const rebook = (await spa.server.store.read.mails.ofBooking(id)).at(-1)!;
    assert.deepEqual(outcome(rebook), ['rebook', 'dropped', 'comes-anyway']);
  });

  it('of the kinds that can be spared go out only while the catalog asks for them', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id } = await booked(spa.server);
    await spa.server.ask('PUT', '/catalog', { body: spaCatalog(), bearer: STAFF_TOKEN });
    spa.goTo(START + 5 * HOUR);
    await spa.quiet();
    const aftercare = (await spa.server.store.read.mails.ofBooking(id)).find(
      ({ kind }) => kind === 'aftercare',
    )!;
    assert.deepEqual(outcome(aftercare), ['aftercare', 'dropped', 'not-asked-for']);
  });
});

interface Health {
  readonly status: string;
  readonly mail: {
    readonly via: string;
    readonly late: number;
    readonly givenUp: number;
  };
}

const outcome = ({ kind, state, why }: StoredMail) => [kind, state, why];

describe('mails that can be spared', () => {
  it('have an address in them that stops them with one click, and by a look at it does not', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    await booked(spa.server);
    await smtp.until(2);
    spa.goTo(START + 4 * HOUR);
    await smtp.until(3);
    const mail = await parsed(smtp.arrived[2]!);
    assert.equal(header(mail, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    const [, address = ''] = /^<(.*)>$/.exec(header(mail, 'list-unsubscribe') ?? '') ?? [];
    assert.ok(address.startsWith(`${PUBLIC_URL}/v1/mail/no-more/`), address);
    assert.ok(mail.text?.includes(address) && mail.html?.includes(address));

    const here = spa.server.url + new URL(address).pathname;
    const asked = await fetch(here);
    assert.equal(asked.status, 200);
    assert.match(asked.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(asked.headers.get('content-security-policy') ?? '', /form-action 'self'/);
    assert.match(await asked.text(), /<form method="post">/);
    spa.goTo(START + 21 * DAY);
    await smtp.until(4);

    const later = await booked(spa.server, { start: '2026-04-15T10:00:00+02:00' });
    await smtp.until(6);
    const post = (to: string) =>
      fetch(to, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    assert.equal((await post(`${here}x`)).status, 404);
    assert.equal((await post(here.replace(/\.[^.]*$/, ''))).status, 404);
    const done = await post(here);
    assert.equal(done.status, 200);
    assert.match(await done.text(), /That is done/);
    assert.equal((await post(here)).status, 200, 'Twice is as good as once.');

    const start = Date.parse('2026-04-15T10:00:00+02:00');
    spa.goTo(start - DAY);
    await smtp.until(7);
    spa.goTo(start + 4 * HOUR);
    await spa.quiet();
    spa.goTo(start + 21 * DAY);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 7, 'What concerns the appointment comes, and nothing else.');
    const became = (await spa.server.store.read.mails.ofBooking(later.id)).slice(-2).map(outcome);
    assert.deepEqual(became, [
      ['aftercare', 'dropped', 'refused'],
      ['rebook', 'dropped', 'refused'],
    ]);
  });

  it('are refused in a catalog where there is no address to stop them at', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp, catalog: spaCatalog(), without: ['publicUrl'] });
    const put = (reminders: unknown) =>
      spa.server.ask('PUT', '/catalog', { body: { ...spaCatalog(), reminders }, bearer: STAFF_TOKEN });
    assert.equal((await put(REMINDERS.slice(0, 3))).status, 200);
    const { status, json } = await put(REMINDERS);
    assert.equal(status, 422);
    assert.equal(json.faults?.[0]?.path, 'reminders[3]');
    assert.match(json.faults?.[0]?.message ?? '', /UNKNOT_PUBLIC_URL/);
  });
});

describe('a mail server', () => {
  it('that is down for a while loses nothing, and health says that mails are late', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    await smtp.down();
    const made = [];
    for (const hour of ['09', '10', '11', '13', '14', '15']) {
      made.push(
        await booked(spa.server, { start: `2026-03-04T${hour}:00:00+01:00`, serviceId: 'calm', minutes: 45 }),
      );
    }
    await spa.quiet();
    spa.goTo(MONDAY + 3 * HOUR);
    const health = async () => (await spa.server.ask<Health>('GET', '/health')).json;
    assert.deepEqual([(await health()).status, (await health()).mail.late], ['ok', 12]);
    assert.ok(spa.server.log.some(({ event, code }) => event === 'mail-server-down' && code === 'ESOCKET'));
    await spa.quiet(); // what is refused after the clock is turned would wait for a time that never comes
    await smtp.up();
    spa.goTo(MONDAY + 4 * HOUR);
    await smtp.until(12);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 12);
    assert.equal(
      new Set(await Promise.all(smtp.arrived.map(async (one) => (await parsed(one)).messageId))).size,
      12,
    );
    assert.deepEqual((await health()).mail, { via: 'smtp', late: 0, givenUp: 0 });
    assert.ok(spa.server.log.some(({ event }) => event === 'mail-server-back'));
  });

  it('that says “later” of a recipient gets the same mail later, and the others at once', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    let asked = 0;
    smtp.refusals.recipient = (address) => (address === VISITOR && ++asked <= 2 ? refusal(450) : undefined);
    await booked(spa.server);
    await smtp.until(1);
    assert.deepEqual(smtp.arrived[0]?.to, [SPA]);
    await spa.quiet();
    assert.equal(asked, 1);
    spa.goTo(MONDAY + 50_000);
    await spa.quiet();
    assert.equal(asked, 1, 'A minute is waited.');
    spa.goTo(MONDAY + 61_000);
    await spa.quiet();
    assert.equal(asked, 2);
    spa.goTo(MONDAY + 61_000 + 119_000);
    await spa.quiet();
    assert.equal(asked, 2, 'And then two.');
    spa.goTo(MONDAY + 61_000 + 121_000);
    await smtp.until(2);
    assert.equal(asked, 3);
  });

  it('that refuses a recipient for good is not asked again until staff say so', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const refused = { name: 'Ana Example', email: 'nobody@example.com' };
    smtp.refusals.recipient = (address) =>
      address === refused.email ? refusal(550, 'No such user') : undefined;
    const { reference, id } = await booked(spa.server, { customer: refused });
    await smtp.until(1);
    await spa.quiet();
    assert.equal((await spa.server.ask<Health>('GET', '/health')).json.mail.givenUp, 1);
    const loud = spa.server.log.filter(({ level }) => level === 'error');
    assert.deepEqual(loud, [
      { level: 'error', event: 'mail-given-up', kind: 'confirmation', to: 'visitor', why: 'smtp-550' },
    ]);
    assert.equal((await spa.server.ask('GET', '/mails')).status, 401);
    const mails = async () =>
      (await spa.server.ask<{ mails: Record<string, unknown>[] }>('GET', '/mails', { bearer: STAFF_TOKEN }))
        .json.mails;
    assert.deepEqual(await mails(), [
      {
        id: `${id}.0.confirmation`,
        kind: 'confirmation',
        to: 'visitor',
        why: 'smtp-550',
        givenUpAt: '2026-03-02T08:00:00+01:00',
        reference,
        start: '2026-03-04T10:00:00+01:00',
        customer: refused,
      },
    ]);
    delete smtp.refusals.recipient;
    const again = (mail: string) =>
      spa.server.ask('POST', `/mails/${mail}/send`, { bearer: STAFF_TOKEN }).then(({ status }) => status);
    assert.equal(await again(`${id}.0.reminder-1440`), 404, 'It is not given up.');
    assert.equal(await again(`${id}.0.confirmation`), 204);
    await smtp.until(2);
    assert.deepEqual(smtp.arrived[1]?.to, [refused.email]);
    await spa.quiet();
    assert.deepEqual(await mails(), []);
  });

  it('that refuses a text for good has that mail given up, and staff can put it aside', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    smtp.refusals.data = (raw) => (raw.includes('\r\nTo: Ana') ? refusal(554, 'Spam') : undefined);
    const { id } = await booked(spa.server);
    await smtp.until(1);
    await spa.quiet();
    const letGo = () =>
      spa.server
        .ask('DELETE', `/mails/${id}.0.confirmation`, { bearer: STAFF_TOKEN })
        .then(({ status }) => status);
    assert.deepEqual([await letGo(), await letGo()], [204, 404]);
    assert.equal((await spa.server.ask<Health>('GET', '/health')).json.mail.givenUp, 0);
  });

  it('that knows no such password, or closes, gives no reason to give a mail up', async () => {
    let right = false;
    await using smtp = await mailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) =>
        right ? done(null, { user: 'spa' }) : done(new Error('Wrong password')),
      allowInsecureAuth: true,
    });
    const transport = smtpTransport({
      host: '127.0.0.1',
      port: smtp.port,
      tls: 'none',
      user: 'spa',
      pass: 'x',
    });
    await using spa = await mailingSpa({ transport });
    await booked(spa.server);
    await spa.quiet();
    assert.ok(spa.server.log.some(({ code }) => code === 'smtp-535'));
    assert.equal((await spa.server.ask<Health>('GET', '/health')).json.mail.givenUp, 0);
    right = true;
    spa.goTo(MONDAY + 2 * MINUTE);
    await smtp.until(2);
  });

  it('that stays down past the appointment has its confirmation given up, and its reminder too', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    await smtp.down();
    const { id } = await booked(spa.server);
    await spa.quiet();
    spa.goTo(START + 2 * HOUR);
    await spa.quiet();
    const became = (await spa.server.store.read.mails.ofBooking(id)).filter(
      ({ kind }) => kind === 'confirmation',
    );
    assert.deepEqual(
      became.map(({ state }) => state),
      ['given-up', 'given-up'],
    );
  });
});

describe('the mails of a booking with a deposit', () => {
  const withDeposit = spaCatalog({
    policy: { ...spaCatalog().policy, deposit: { percent: 25 } },
    reminders: REMINDERS,
  });

  async function scene(smtp: MailServer) {
    const clock = { now: MONDAY };
    const stripe = await StripeStandIn.start(() => clock.now);
    const provider = stripePayments({ key: STRIPE_KEY, webhookSecret: WEBHOOK_SECRET, url: stripe.url });
    const spa = await mailingSpa({ smtp, catalog: withDeposit, provider });
    stripe.webhook = `${spa.server.url}/v1/payments/stripe`;
    return {
      ...spa,
      stripe,
      later(milliseconds: number) {
        clock.now += milliseconds;
        spa.goTo(spa.server.now + milliseconds);
      },
      async [Symbol.asyncDispose]() {
        await stripe[Symbol.asyncDispose]();
        await spa[Symbol.asyncDispose]();
      },
    };
  }

  it('say that the money comes back where it was paid too late, and the time is taken', async () => {
    await using smtp = await mailServer();
    await using spa = await scene(smtp);
    const booking = await booked(spa.server, { staffId: 'mira' });
    const { id } = spa.stripe.only;
    // While the provider was out of reach the time was let go, and somebody else took it.
    await spa.server.store.write(spa.server.now, async (writer) => {
      const stored = (await writer.booking(booking.id))!;
      const payment = (await writer.paymentOf(booking.id))!;
      await writer.updatePayment({ ...payment, status: 'expired' });
      const standing = { ...stored.details.payment!, status: 'expired' as const };
      await writer.updateBooking({
        ...stored,
        status: 'cancelled',
        details: { ...stored.details, payment: standing },
      });
    });
    const customer = { name: 'Ben', email: 'ben@example.com' };
    await booked(spa.server, { staffId: 'mira', customer });
    spa.stripe.pay(id);
    await spa.stripe.told();
    await smtp.until(2);
    await spa.quiet();
    const [mail, ...others] = smtp.arrived.filter(to(VISITOR));
    assert.equal(others.length, 0);
    const { subject, text } = await parsed(mail!);
    assert.match(subject ?? '', /^Cancelled/);
    assert.match(text ?? '', /Your deposit of €19\.50 is given back/);
  });

  it('come once it is paid, and say so', async () => {
    await using smtp = await mailServer();
    await using spa = await scene(smtp);
    const { id, manageToken: bearer } = await booked(spa.server);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 0, 'Nothing is promised yet.');
    spa.stripe.pay(spa.stripe.only.id);
    await spa.stripe.told();
    await smtp.until(2);
    const mail = await parsed(smtp.arrived.find(to(VISITOR))!);
    assert.match(mail.subject ?? '', /^Booked:/);
    assert.match(mail.text ?? '', /Deposit: +€19\.50, paid/);
    const { method, events } = calendarOf(mail);
    assert.deepEqual([method, events[0]?.sequence, events[0]?.status], ['REQUEST', 1, 'CONFIRMED']);
    const kinds = (await spa.server.store.read.mails.ofBooking(id)).map(({ kind }) => kind);
    assert.deepEqual(kinds.slice(2), ['reminder', 'reminder', 'leave-now', 'aftercare', 'rebook']);

    await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer });
    await smtp.until(4);
    const cancelled = await parsed(smtp.arrived.slice(2).find(to(VISITOR))!);
    assert.match(cancelled.text ?? '', /Your deposit of €19\.50 is given back/);
    assert.equal(cancelled.inReplyTo, mail.messageId);
  });

  it('never come where it is not paid, or let go before', async () => {
    await using smtp = await mailServer();
    await using spa = await scene(smtp);
    const unpaid = await booked(spa.server, { staffId: 'mira' });
    const letGo = await booked(spa.server, { staffId: 'jonas' });
    await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer: letGo.manageToken });
    spa.later(32 * MINUTE);
    await spa.server.context.payments.sweep();
    assert.equal((await spa.server.store.read.booking(unpaid.id))?.status, 'cancelled');
    await spa.quiet();
    for (const { id } of [unpaid, letGo]) {
      assert.deepEqual(await spa.server.store.read.mails.ofBooking(id), []);
    }
    assert.equal(smtp.arrived.length, 0);
  });

  it('tell of a course once, when it is paid', async () => {
    await using smtp = await mailServer();
    await using spa = await scene(smtp);
    await booked(spa.server, { courseStarts: ['2026-03-11T10:00:00+01:00'] });
    spa.stripe.pay(spa.stripe.only.id);
    await spa.stripe.told();
    await smtp.until(2);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 2);
    const { subject, text } = await parsed(smtp.arrived.find(to(VISITOR))!);
    assert.equal(subject, 'Booked: Deep back release, 2 sessions');
    assert.match(text ?? '', /Deposit: €39\.00, paid/);
  });
});
