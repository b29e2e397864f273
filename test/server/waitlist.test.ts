import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type {
  BookedBooking,
  Catalog,
  KeptWish,
  Offer,
  OwnWish,
  WishRequest,
} from '../../packages/core/src/index.ts';
import { createContext } from '../../packages/server/src/context.ts';
import { openSqliteStore } from '../../packages/server/src/index.ts';
import { offerAnswer, waitlistAnswer } from '../../packages/server/src/openapi/waitlist-answers.ts';
import { type Offering, startOffering } from '../../packages/server/src/waitlist/offerer.ts';
import type { Waitlist } from '../../packages/server/src/waitlist/staff.ts';
import {
  type MailingSpa,
  type MailServer,
  mailingSpa,
  mailServer,
  parsed,
  refusal,
  SITE_URL,
} from './mail-server.ts';
import { spaCatalog } from './spa-catalog.ts';
import { STRIPE_KEY, StripeStandIn, WEBHOOK_SECRET } from './stripe-stand-in.ts';
import {
  booked,
  bookingRequest,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  newKey,
  STAFF_TOKEN,
  type TestServer,
} from './test-server.ts';

/** Wednesday 4 March 2026, 10:00 in Berlin: the time that is fought for. */
const START = '2026-03-04T10:00:00+01:00';
/** Mira, that Wednesday from 10 to 11. */
const WISH = {
  services: [{ serviceId: 'deep', minutes: [60] }],
  staffId: 'mira',
  dates: ['2026-03-04'],
  hours: { from: 600, to: 660 },
  customer: { name: 'Bea Waiting', email: 'bea@example.com' },
} satisfies WishRequest;

interface WaitingSpa extends AsyncDisposable {
  readonly smtp: MailServer;
  readonly spa: MailingSpa;
  readonly server: TestServer;
  readonly offering: Offering;
  /** Lets the spa see to its waiting list, and its mails go out. */
  look(): Promise<void>;
}

/** A spa with a waiting list that sends its mails to a mail server of the tests. */
async function waitingSpa(options: Partial<Parameters<typeof mailingSpa>[0]> = {}): Promise<WaitingSpa> {
  const smtp = await mailServer();
  const spa = await mailingSpa({ smtp, catalog: spaCatalog(), ...options });
  // Tests say when it looks; that it looks by itself has a test of its own.
  const offering = startOffering(spa.server.context, { every: 2 ** 30 });
  return {
    smtp,
    spa,
    server: spa.server,
    offering,
    async look() {
      await offering.look();
      await spa.quiet();
    },
    async [Symbol.asyncDispose]() {
      await offering.stop();
      await spa[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
    },
  };
}

async function wished(server: TestServer, changes: Partial<WishRequest> = {}): Promise<Required<KeptWish>> {
  const body = { ...WISH, ...changes };
  const answer = await server.ask<Required<KeptWish>>('POST', '/waitlist', { body, key: newKey() });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
}

/** Somebody else who waits for the same. */
const other = (name: string): Partial<WishRequest> => ({
  customer: { name, email: `${name}@example.com` },
});

/** The links in the mails that offer something to an address, in the order they came. */
async function linksTo(smtp: MailServer, address: string): Promise<string[]> {
  const links: string[] = [];
  for (const one of smtp.arrived) {
    const { text = '' } = await parsed(one);
    const link = /\S+#unknot=offer\.(\S+)/.exec(text)?.[1];
    if (link && one.to.includes(address)) links.push(link);
  }
  return links;
}

const offerOf = async (server: TestServer, bearer: string | undefined) => {
  assert.ok(bearer, 'There is an offer.');
  const { status, json, text } = await server.ask<Offer>('GET', '/offer', { bearer });
  assert.equal(status, 200, text);
  assert.equal(offerAnswer.safeParse(json).error, undefined);
  return json;
};

const claim = (server: TestServer, bearer: string, expectedTotal?: number) =>
  server.ask<BookedBooking & { code?: string }>('POST', '/offer/claim', {
    bearer,
    body: expectedTotal === undefined ? {} : { expectedTotal },
  });

const stateOf = async (server: TestServer, { token }: Required<KeptWish>) =>
  (await server.ask<OwnWish>('GET', '/wish', { bearer: token })).json.state;

describe('a time that comes free', () => {
  it('is offered to who waits, kept for them, and booked with one tap', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const { manageToken } = await booked(server, { staffId: 'mira' });
    const wish = await wished(server, { notes: 'Left shoulder', locale: 'en-GB' });
    await look();
    assert.deepEqual(await linksTo(smtp, 'bea@example.com'), [], 'Nothing is free yet.');

    await server.ask('POST', '/booking/cancel', { bearer: manageToken, body: {} });
    await look();
    const [link, ...more] = await linksTo(smtp, 'bea@example.com');
    assert.ok(link);
    assert.deepEqual(more, []);
    const mail = await parsed(smtp.arrived.find(({ to }) => to.includes('bea@example.com'))!);
    for (const part of [mail.text, mail.html]) {
      for (const said of [
        'Bea Waiting',
        'Deep back release',
        'Wednesday, 4 March 2026',
        '10:00',
        'Mira',
        '€78.00',
        'Monday, 2 March 2026, 10:00',
        `${SITE_URL}#unknot=offer.${link}`,
      ]) {
        assert.ok(part?.includes(said), `${said} in ${part}`);
      }
      assert.ok(!part?.includes('Left shoulder'));
    }
    assert.match(mail.subject ?? '', /^Come free: Deep back release, Wednesday, 4 March 2026, 10:00$/);

    const taken = await server.ask('POST', '/bookings', {
      body: bookingRequest({ staffId: 'mira' }),
      key: newKey(),
    });
    assert.equal(taken.json.code, 'slot-taken', 'It is kept.');
    const offer = await offerOf(server, link);
    assert.deepEqual(
      [offer.state, offer.oneTap, offer.start, offer.until, offer.total, offer.customer?.email],
      ['open', true, START, '2026-03-02T10:00:00+01:00', 7800, 'bea@example.com'],
    );
    const booking = await claim(server, link, 7800);
    assert.equal(booking.status, 201, booking.text);
    assert.deepEqual(
      [booking.json.status, booking.json.start, booking.json.customer.name, booking.json.notes],
      ['confirmed', START, 'Bea Waiting', 'Left shoulder'],
    );
    assert.ok(booking.json.manageToken);
    assert.equal(await stateOf(server, wish), 'booked');
    const again = await claim(server, link);
    assert.deepEqual([again.status, again.json.id], [201, booking.json.id], 'It is one booking.');
    const after = await offerOf(server, link);
    assert.deepEqual(
      [after.state, after.manageToken, after.customer, after.holdId],
      ['claimed', booking.json.manageToken, undefined, undefined],
    );
    await waiting.spa.quiet();
    const subjects = await Promise.all(
      smtp.arrived
        .filter(({ to }) => to.includes('bea@example.com'))
        .map(async (one) => (await parsed(one)).subject),
    );
    assert.equal(subjects.filter((one) => one?.startsWith('Booked:')).length, 1);
    assert.equal((await server.store.read.claims({ from: 0, to: 9e15 }, server.now)).length, 2);
  });

  it('is seen without being told of, also after a start', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp } = waiting;
    await booked(server, { staffId: 'mira' });
    await wished(server);
    await smtp.until(2);
    // Whatever frees it: here nothing goes through the server.
    await server.store.write(server.now, async (writer) => {
      const [one] = await writer.bookings({ from: 0, to: 9e15 });
      await writer.updateBooking({ ...one!, status: 'cancelled' });
    });
    await waiting.offering.stop();
    const offering = startOffering(server.context, { every: 20 });
    await smtp.until(3); // two of the booking
    assert.equal((await linksTo(smtp, 'bea@example.com')).length, 1);
    await offering.stop();
  });

  it('is offered as soon as it is cancelled', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp } = waiting;
    const { manageToken } = await booked(server, { staffId: 'mira' });
    await wished(server);
    await smtp.until(2);
    await server.ask('POST', '/booking/cancel', { bearer: manageToken, body: {} });
    await smtp.until(5); // two of the booking, two of the cancellation
    assert.equal((await linksTo(smtp, 'bea@example.com')).length, 1);
  });

  for (const [what, free] of [
    [
      'a booking is moved away',
      async (server: TestServer) => {
        const { manageToken } = await booked(server, { staffId: 'mira' });
        return () =>
          server.ask('POST', '/booking/reschedule', {
            bearer: manageToken,
            body: { start: '2026-03-05T10:00:00+01:00' },
          });
      },
    ],
    [
      'a block is removed',
      async (server: TestServer) => {
        const body = { resourceIds: ['mira'], from: '2026-03-04' };
        const { json } = await server.ask<{ id: string }>('POST', '/blocks', { body, bearer: STAFF_TOKEN });
        return () => server.ask('DELETE', `/blocks/${json.id}`, { bearer: STAFF_TOKEN });
      },
    ],
    [
      'a hold runs out',
      async (server: TestServer) => {
        const body = { serviceId: 'deep', minutes: 60, start: START, staffId: 'mira' };
        assert.equal((await server.ask('POST', '/holds', { body })).status, 201);
        return async () => {
          server.now += 11 * MINUTE;
        };
      },
    ],
    [
      'the catalog opens the spa',
      async (server: TestServer) => {
        const put = (catalog: Catalog) =>
          server.ask('PUT', '/catalog', { body: catalog, bearer: STAFF_TOKEN });
        await put(spaCatalog({ closures: [{ from: '2026-03-04' }] }));
        return () => put(spaCatalog());
      },
    ],
  ] as const) {
    it(`is offered when ${what}`, async () => {
      await using waiting = await waitingSpa();
      const { server, smtp, look } = waiting;
      const act = await free(server);
      await wished(server);
      await look();
      assert.deepEqual(await linksTo(smtp, 'bea@example.com'), []);
      await act();
      await look();
      assert.equal((await linksTo(smtp, 'bea@example.com')).length, 1);
    });
  }
});

describe('those who wait', () => {
  it('are offered a time in the order of their wishes, one after the other', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const { manageToken } = await booked(server, { staffId: 'mira' });
    const first = await wished(server, other('first'));
    await wished(server, other('second'));
    await wished(server, other('third'));
    await server.ask('POST', '/booking/cancel', { bearer: manageToken, body: {} });
    await look();
    const told = async () => {
      const count = async (name: string) => (await linksTo(smtp, `${name}@example.com`)).length;
      return Promise.all(['first', 'second', 'third'].map(count));
    };
    assert.deepEqual(await told(), [1, 0, 0]);

    const [one = ''] = await linksTo(smtp, 'first@example.com');
    assert.equal((await server.ask('POST', '/offer/decline', { bearer: one, body: {} })).status, 204);
    await look();
    assert.deepEqual(await told(), [1, 1, 0], 'It goes to the next one.');
    assert.equal(await stateOf(server, first), 'open', 'Who declined waits on.');
    assert.equal((await claim(server, one)).json.code, 'too-late');

    const [two = ''] = await linksTo(smtp, 'second@example.com');
    server.now = Date.parse((await offerOf(server, two)).until);
    assert.equal((await offerOf(server, two)).state, 'over');
    await look();
    assert.deepEqual(await told(), [1, 1, 1], 'Who does not answer is passed over.');
    assert.equal((await claim(server, two)).json.code, 'too-late');

    const [three = ''] = await linksTo(smtp, 'third@example.com');
    await server.ask('POST', '/offer/decline', { bearer: three, body: {} });
    await look();
    await look();
    assert.deepEqual(await told(), [1, 1, 1], 'Nobody is offered the same time twice.');
  });

  it('are passed over where a time does not fit them, and keep their place', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const wednesday = await booked(server, { staffId: 'mira' });
    const thursday = await booked(server, { staffId: 'mira', start: '2026-03-05T10:00:00+01:00' });
    await wished(server, { ...other('first'), dates: ['2026-03-05'] });
    await wished(server, { ...other('second'), dates: ['2026-03-04', '2026-03-05'] });
    await server.ask('POST', '/booking/cancel', { bearer: wednesday.manageToken, body: {} });
    await look();
    const [two] = await linksTo(smtp, 'second@example.com');
    assert.equal((await offerOf(server, two)).start, START);
    await server.ask('POST', '/booking/cancel', { bearer: thursday.manageToken, body: {} });
    await look();
    const [one] = await linksTo(smtp, 'first@example.com');
    assert.equal((await offerOf(server, one)).start, '2026-03-05T10:00:00+01:00');
  });

  it('get the longer one of two lengths that fit, a woman where they ask for one, and the notice the spa wants', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    await wished(server, {
      services: [{ serviceId: 'deep' }],
      staffGender: 'woman',
      staffId: undefined as never,
      dates: ['2026-03-02', '2026-03-04'],
      hours: { from: 540, to: 720 },
    });
    await look();
    const [link] = await linksTo(smtp, 'bea@example.com');
    const offer = await offerOf(server, link);
    // It is 08:00, the spa wants two hours, and who is asked gets a quarter of an hour.
    assert.deepEqual(
      [offer.start, offer.minutes, offer.staff.map(({ id }) => id), offer.until],
      ['2026-03-02T10:15:00+01:00', 90, ['mira'], '2026-03-02T08:15:00+01:00'],
    );
  });

  it('are not hurried at night', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    server.now = MONDAY + 12 * HOUR; // 20:00 in Berlin
    await wished(server);
    await look();
    const [link] = await linksTo(smtp, 'bea@example.com');
    assert.equal((await offerOf(server, link)).until, '2026-03-03T09:00:00+01:00');
  });

  it('wait for nothing any more once three offers were left without an answer', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const wish = await wished(server, {
      dates: ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'],
    });
    for (let offers = 1; offers <= 3; offers++) {
      await look();
      const links = await linksTo(smtp, 'bea@example.com');
      assert.equal(links.length, offers);
      server.now = Date.parse((await offerOf(server, links.at(-1))).until) + 1;
    }
    await look();
    assert.equal((await linksTo(smtp, 'bea@example.com')).length, 3);
    assert.equal(await stateOf(server, wish), 'over');
  });

  it('wait until their last day is over, and are forgotten a month later', async () => {
    await using waiting = await waitingSpa();
    const { server, look } = waiting;
    await booked(server, { staffId: 'mira' });
    const wish = await wished(server);
    assert.equal(wish.until, '2026-03-04T23:00:00.000Z');
    server.now = Date.parse(wish.until) - 1;
    await look();
    assert.equal(await stateOf(server, wish), 'open');
    server.now += 1;
    await look();
    assert.equal(await stateOf(server, wish), 'over');
    server.now += 31 * DAY;
    await server.store.write(server.now, async () => undefined);
    assert.equal((await server.ask('GET', '/wish', { bearer: wish.token })).status, 404);
  });

  it('are each offered a time of their own by several processes that look at once', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, spa } = waiting;
    const names = Array.from({ length: 8 }, (_, i) => `visitor-${i}`);
    // Three hours of one therapist: three times of 60 minutes, with a quarter of an hour between them, do not fit; two do.
    for (const name of names) await wished(server, { ...other(name), hours: { from: 540, to: 720 } });
    const stores = [1, 2, 3].map(() => openSqliteStore(server.file));
    const { config, now, log } = server.context;
    const mail = { templates: server.context.mail.templates!, transport: { via: 'smtp' } as never };
    const offerings = stores.map((store) =>
      startOffering(createContext({ store, catalog: spaCatalog(), config, now, log, mail })),
    );
    await Promise.all([waiting.offering, ...offerings].map((one) => one.look()));
    await spa.quiet();
    const offers = await server.store.read.waitlist.openOffers();
    assert.deepEqual(
      server.log.filter(({ event }) => event === 'waitlist-sweep-failed'),
      [],
    );
    assert.equal(offers.length, 2);
    for (const [i, name] of names.entries()) {
      const count = (await linksTo(smtp, `${name}@example.com`)).length;
      assert.equal(count, i < 2 ? 1 : 0, name);
    }
    await Promise.all(offerings.map((one) => one.stop()));
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('taking an offer', () => {
  it('works until the last moment, and books once however often it is tapped at once', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    await wished(server);
    await look();
    const [link = ''] = await linksTo(smtp, 'bea@example.com');
    server.now = Date.parse((await offerOf(server, link)).until) - 1;
    const answers = await Promise.all([1, 2, 3, 4].map(() => claim(server, link)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201],
    );
    assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1);
    assert.equal((await server.store.read.bookings({ from: 0, to: 9e15 })).length, 1);
  });

  it('and its running out at the same moment leave one of the two', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    await wished(server, other('first'));
    await wished(server, other('second'));
    await look();
    const [link = ''] = await linksTo(smtp, 'first@example.com');
    server.now = Date.parse((await offerOf(server, link)).until);
    const [late] = await Promise.all([claim(server, link), look()]);
    assert.equal(late.json.code, 'too-late');
    const [next = ''] = await linksTo(smtp, 'second@example.com');
    assert.equal((await claim(server, next)).status, 201);
  });

  it('is refused once the spa has taken the time out of the calendar, or no longer gives that massage', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const { services } = spaCatalog();
    await wished(server);
    await look();
    const [link = ''] = await linksTo(smtp, 'bea@example.com');
    const without = spaCatalog({ services: services.filter(({ id }) => id !== 'deep') });
    await server.ask('PUT', '/catalog', { body: without, bearer: STAFF_TOKEN });
    assert.equal((await offerOf(server, link)).state, 'over');
    assert.equal((await claim(server, link)).json.code, 'conflict');
    await server.ask('PUT', '/catalog', { body: spaCatalog(), bearer: STAFF_TOKEN });
    assert.equal((await offerOf(server, link)).state, 'open');
    const body = { resourceIds: ['mira'], from: '2026-03-04' };
    await server.ask('POST', '/blocks', { body, bearer: STAFF_TOKEN });
    assert.equal((await claim(server, link)).json.code, 'too-late');
    assert.equal((await offerOf(server, link)).state, 'over');
    assert.equal((await server.store.read.bookings({ from: 0, to: 9e15 })).length, 0);
  });

  it('is refused at another price, and the time stays kept', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    await wished(server);
    await look();
    const [link = ''] = await linksTo(smtp, 'bea@example.com');
    assert.equal((await claim(server, link, 100)).json.code, 'price-changed');
    assert.equal((await claim(server, link, 7800)).status, 201);
  });

  it('leads into the usual form where something is asked, with the time kept, and that settles it', async () => {
    const questions: Catalog['questions'] = [
      { id: 'visit', label: 'Is this your first visit?', kind: 'yes-no', required: true },
    ];
    await using waiting = await waitingSpa({ catalog: spaCatalog({ questions }) });
    const { server, smtp, look } = waiting;
    const wish = await wished(server);
    await look();
    const [link = ''] = await linksTo(smtp, 'bea@example.com');
    const offer = await offerOf(server, link);
    assert.equal(offer.oneTap, false);
    assert.equal((await claim(server, link)).json.code, 'conflict');

    server.now += HOUR;
    const hold = { ...offer.visit, start: offer.start, id: offer.holdId };
    const kept = await server.ask<{ expiresAt: string }>('POST', '/holds', { body: hold });
    assert.equal(Date.parse(kept.json.expiresAt), Date.parse(offer.until), 'It is kept as long as was said.');
    const body = { ...bookingRequest({ ...offer.visit, answers: { visit: 'yes' } }), holdId: offer.holdId };
    const booking = await server.ask<BookedBooking>('POST', '/bookings', { body, key: newKey() });
    assert.equal(booking.status, 201, booking.text);
    assert.equal((await offerOf(server, link)).state, 'claimed');
    assert.equal(await stateOf(server, wish), 'booked');
  });

  it('leads to the payment page where a deposit is paid ahead', async () => {
    await using stripe = await StripeStandIn.start(() => MONDAY);
    const { policy } = spaCatalog();
    const { stripePayments } = await import('../../packages/server/src/payments/stripe.ts');
    await using waiting = await waitingSpa({
      catalog: spaCatalog({ policy: { ...policy, deposit: { percent: 20 } } }),
      provider: stripePayments({ key: STRIPE_KEY, webhookSecret: WEBHOOK_SECRET, url: stripe.url }),
    });
    const { server, smtp, look } = waiting;
    await wished(server);
    await look();
    const [link = ''] = await linksTo(smtp, 'bea@example.com');
    const offer = await offerOf(server, link);
    assert.deepEqual([offer.oneTap, offer.deposit], [false, 1560]);
    const body = { ...bookingRequest({ ...offer.visit }), holdId: offer.holdId };
    const booking = await server.ask<BookedBooking>('POST', '/bookings', { body, key: newKey() });
    assert.ok(booking.json.payment?.url, booking.text);
    assert.equal((await offerOf(server, link)).state, 'claimed');

    await server.store.write(server.now, (writer) => writer.deleteBooking(booking.json.id));
    const undone = await offerOf(server, link);
    assert.deepEqual([undone.state, undone.waits], ['declined', true], 'Who could not pay waits on.');
  });

  it('needs its own token, and a look at it changes nothing', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const wish = await wished(server);
    await look();
    const [link = ''] = await linksTo(smtp, 'bea@example.com');
    const [id = '', token = ''] = link.split('.');
    const wrong = [`${id}.${token.slice(0, -1)}x`, `other.${token}`, wish.token, `${id}.`, token, 'x'];
    for (const bearer of wrong) {
      for (const [method, path] of [
        ['GET', '/offer'],
        ['POST', '/offer/claim'],
        ['POST', '/offer/decline'],
      ] as const) {
        const { status } = await server.ask(method, path, {
          bearer,
          ...(method === 'POST' ? { body: {} } : {}),
        });
        assert.equal(status, 404, `${method} ${path} with ${bearer}`);
      }
      if (bearer !== wish.token) {
        assert.equal((await server.ask('GET', '/wish', { bearer })).status, 404);
        assert.equal((await server.ask('DELETE', '/wish', { bearer })).status, 404);
      }
    }
    assert.equal((await server.ask('GET', '/offer')).status, 401);
    for (let i = 0; i < 3; i++) assert.equal((await offerOf(server, link)).state, 'open');
    // Nothing that opens it lies in the database or the log.
    const kept = readFileSync(server.file, 'latin1') + readFileSync(`${server.file}-wal`, 'latin1');
    const log = JSON.stringify(server.log);
    for (const secret of [token, wish.token.split('.')[1]!]) {
      assert.ok(!kept.includes(secret));
      assert.ok(!log.includes(secret));
    }
    assert.ok(!log.includes('bea@example.com') && !log.includes('Bea'));
  });
});

describe('who waits no longer', () => {
  it('is not written to, and the time goes to the next one', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look, offering, spa } = waiting;
    smtp.refusals.data = () => refusal(451);
    const first = await wished(server, other('first'));
    const second = await wished(server, other('second'));
    await offering.look();
    await spa.quiet(); // the mail has been refused, for now
    assert.equal((await server.store.read.waitlist.openOffers()).length, 1);
    assert.equal((await server.ask('DELETE', '/wish', { bearer: first.token })).status, 204);
    assert.equal((await server.ask('DELETE', '/wish', { bearer: first.token })).status, 204);
    assert.equal(await stateOf(server, first), 'withdrawn');
    delete smtp.refusals.data;
    server.now += 5 * MINUTE;
    await look();
    await spa.quiet();
    assert.deepEqual(await linksTo(smtp, 'first@example.com'), []);
    const [link = ''] = await linksTo(smtp, 'second@example.com');
    const answer = await server.ask('POST', '/offer/decline', { bearer: link, body: { withdraw: true } });
    assert.equal(answer.status, 204);
    assert.equal(await stateOf(server, second), 'withdrawn');
    assert.equal((await server.store.read.claims({ from: 0, to: 9e15 }, server.now)).length, 0);
  });

  it('may have been taken off the list by staff, who see who waits for what', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const first = await wished(server, { ...other('first'), notes: 'After work' });
    await wished(server, other('second'));
    await look();
    const list = await server.ask<Waitlist>('GET', '/waitlist', { bearer: STAFF_TOKEN });
    assert.equal(waitlistAnswer.safeParse(list.json).error, undefined);
    const [one, two] = list.json.wishes;
    assert.deepEqual(
      [one?.customer.name, one?.staffName, one?.services, one?.notes, one?.offer?.start, two?.offer],
      ['first', 'Mira', [{ name: 'Deep back release', minutes: [60] }], 'After work', START, undefined],
    );
    assert.ok(!list.text.includes(first.token.split('.')[1]!));
    assert.equal((await server.ask('GET', '/waitlist')).status, 401);
    assert.equal((await server.ask('DELETE', `/waitlist/${first.id}`)).status, 401);
    const path = `/waitlist/${first.id}`;
    assert.equal((await server.ask('DELETE', path, { bearer: STAFF_TOKEN })).status, 204);
    assert.equal((await server.ask('DELETE', path, { bearer: STAFF_TOKEN })).status, 404);
    assert.equal(await stateOf(server, first), 'removed');
    await look();
    assert.equal((await linksTo(smtp, 'second@example.com')).length, 1);
  });
});

describe('a wish', () => {
  it('is one however often it is sent, and tells its token to nobody else', async () => {
    await using waiting = await waitingSpa();
    const { server } = waiting;
    const key = newKey();
    const send = (body: object, with_: string) =>
      server.ask<KeptWish & { code?: string }>('POST', '/waitlist', { body, key: with_ });
    const one = await send(WISH, key);
    const again = await send(WISH, key);
    assert.ok(one.json.token);
    assert.deepEqual(again.json, one.json);
    const upper = { ...WISH, customer: { name: 'Eve', email: 'BEA@example.com' } };
    const eve = await send(upper, newKey());
    assert.deepEqual([eve.status, eve.json.id, eve.json.token], [201, one.json.id, undefined]);
    assert.equal((await send({ ...WISH, dates: ['2026-03-05'] }, key)).json.code, 'key-reused');
    assert.equal((await server.store.read.waitlist.openWishes(server.now)).length, 1);
    assert.equal((await server.ask('POST', '/waitlist', { body: WISH })).status, 400, 'It needs a key.');
  });

  it('is one of five at most of one address, and of ten from one place', async () => {
    await using waiting = await waitingSpa();
    const { server } = waiting;
    const send = async (email: string, day: number) => {
      const body = { ...WISH, dates: [`2026-03-0${day}`], customer: { name: 'A', email } };
      return (await server.ask('POST', '/waitlist', { body, key: newKey() })).status;
    };
    for (const day of [3, 4, 5, 6, 7]) assert.equal(await send('ana@example.com', day), 201);
    assert.equal(await send('ANA@example.com', 8), 429);
    for (const day of [3, 4, 5, 6, 7]) assert.equal(await send('bea@example.com', day), 201);
    assert.equal(await send('cleo@example.com', 3), 429);
  });

  it('is refused with its faults named', async () => {
    await using waiting = await waitingSpa({
      catalog: spaCatalog({ policy: { ...spaCatalog().policy, terms: 'https://stillwater.example/terms' } }),
    });
    const { server } = waiting;
    const cases: [changes: object, ...paths: string[]][] = [
      [{ agreed: false }, 'agreed'],
      [{ services: [] }, 'services'],
      [{ services: [{ serviceId: 'unknown' }], staffId: 'nobody' }, 'services[0].serviceId', 'staffId'],
      [{ services: [{ serviceId: 'deep', minutes: [45] }] }, 'services[0].minutes[0]'],
      [{ services: [{ serviceId: 'calm' }], staffId: 'jonas' }, 'staffId'],
      [{ dates: ['2026-02-30'] }, 'dates[0]'],
      [{ dates: ['2026-03-01'] }, 'dates'],
      [{ dates: undefined, to: '2026-03-01' }, 'to'],
      [{ dates: undefined, from: '2026-03-05', to: '2026-03-04' }, 'to'],
      [{ dates: undefined, to: '2027-06-01' }, 'to'],
      [{ weekdays: [0] }, 'weekdays[0]'],
      [{ hours: { from: 720, to: 540 } }, 'hours.to'],
      [{ customer: { name: 'A' } }, 'customer.email'],
      [{ admin: true }, 'admin'],
    ];
    for (const [changes, ...paths] of cases) {
      const body = { ...WISH, agreed: true, ...changes };
      const { status, json } = await server.ask('POST', '/waitlist', { body, key: newKey() });
      assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, paths]);
    }
  });

  it('leads back to a page of the spa’s own, and to no other', async () => {
    await using waiting = await waitingSpa({ config: { origins: '*' } });
    const { server, smtp, look } = waiting;
    await wished(server, { ...other('own'), returnTo: 'https://www.stillwater.example/massage?x=1#top' });
    await wished(server, {
      ...other('evil'),
      returnTo: 'https://evil.example/',
      dates: ['2026-03-05'],
    });
    await look();
    const mailTo = async (address: string) =>
      (await parsed(smtp.arrived.find(({ to }) => to.includes(address))!)).text ?? '';
    const own = await mailTo('own@example.com');
    assert.ok(own.includes('https://www.stillwater.example/massage?x=1#unknot=offer.'), own);
    const evil = await mailTo('evil@example.com');
    assert.ok(evil.includes(`${SITE_URL}#unknot=offer.`) && !evil.includes('evil.example/'), evil);
  });

  it('puts nothing of its own into mails but a name that can be called', async () => {
    await using waiting = await waitingSpa();
    const { server, smtp, look } = waiting;
    const customer = { name: 'Win at www.evil.example <b>now</b>', email: 'bea@example.com' };
    await wished(server, { customer });
    await look();
    const { raw } = smtp.arrived[0]!;
    const { html = '', text = '', to } = await parsed(smtp.arrived[0]!);
    assert.ok(!html.includes('evil') && !text.includes('evil') && !html.includes('<b>now'));
    assert.equal(to?.length, 1);
    assert.match(raw, /^Message-ID: <[\w-]+\.offer@stillwater\.example>\r$/im);
    const injected = { name: 'A\r\nBcc: eve@example.com', email: 'bea@example.com' };
    const { status } = await server.ask('POST', '/waitlist', {
      body: { ...WISH, customer: injected },
      key: newKey(),
    });
    assert.equal(status, 422);
  });

  it('is taken only where the spa keeps a list, and the catalog says so', async () => {
    const { policy } = spaCatalog();
    const says = async (server: TestServer) =>
      (await server.ask<{ keepsWishes?: boolean }>('GET', '/catalog')).json.keepsWishes;
    await using waiting = await waitingSpa();
    assert.equal(await says(waiting.server), true);
    await using none = await waitingSpa({ catalog: spaCatalog({ policy: { ...policy, offerMinutes: 0 } }) });
    assert.equal(await says(none.server), undefined);
    const { json } = await none.server.ask('POST', '/waitlist', { body: WISH, key: newKey() });
    assert.equal(json.code, 'refused');
  });
});
