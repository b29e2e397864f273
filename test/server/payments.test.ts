import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookedBooking, Booking } from '../../packages/core/src/index.ts';
import { ConfigError, readConfig } from '../../packages/server/src/config.ts';
import { stripeAmount, stripePayments } from '../../packages/server/src/payments/stripe.ts';
import { spaCatalog } from './spa-catalog.ts';
import { STRIPE_KEY, StripeStandIn, WEBHOOK_SECRET } from './stripe-stand-in.ts';
import {
  booked,
  bookingRequest,
  DAY,
  MINUTE,
  MONDAY,
  type NewBooking,
  newKey,
  STAFF_TOKEN,
  type TestServer,
  testServer,
} from './test-server.ts';

/** A quarter of the price is asked for ahead: €19.50 of €78. */
const catalog = spaCatalog({ policy: { ...spaCatalog().policy, deposit: { percent: 25 } } });

interface Scene extends AsyncDisposable {
  readonly server: TestServer;
  readonly stripe: StripeStandIn;
  /** Turns both clocks. */
  later(milliseconds: number): void;
  look(booking: BookedBooking): Promise<Booking>;
  claims(): Promise<number>;
}

async function scene({ webhooks = true } = {}): Promise<Scene> {
  const clock = { now: MONDAY };
  const stripe = await StripeStandIn.start(() => clock.now);
  const provider = stripePayments({ key: STRIPE_KEY, webhookSecret: WEBHOOK_SECRET, url: stripe.url });
  const server = await testServer({}, catalog, STAFF_TOKEN, undefined, provider);
  if (webhooks) stripe.webhook = `${server.url}/v1/payments/stripe`;
  return {
    server,
    stripe,
    later(milliseconds) {
      clock.now += milliseconds;
      server.now += milliseconds;
    },
    look: async (booking) =>
      (await server.ask<Booking>('GET', '/booking', { bearer: booking.manageToken! })).json,
    claims: async () =>
      (await server.store.read.claims({ from: MONDAY, to: MONDAY + 60 * DAY }, server.now)).length,
    async [Symbol.asyncDispose]() {
      await stripe[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const again = (server: TestServer, changes: Readonly<Record<string, unknown>> = {}) =>
  server.ask<BookedBooking>('POST', '/bookings', { body: bookingRequest(changes), key: newKey() });

describe('a deposit that is paid on a provider’s page', () => {
  it('is asked for with the booking, which is only requested until then', async () => {
    await using at = await scene();
    const { json } = await at.server.ask<{ paysOnline?: boolean }>('GET', '/catalog');
    assert.equal(json.paysOnline, true);
    const booking = await booked(at.server, { expectedDeposit: 1950, notes: 'My left hip' });
    const { url, ...payment } = booking.payment!;
    assert.equal(booking.status, 'requested');
    assert.deepEqual(payment, { amount: 1950, status: 'due', until: '2026-03-02T08:31:30+01:00' });
    assert.equal(url, `${at.stripe.url}/pay/${at.stripe.only.id}`);
    const { amount, currency, title, email, successUrl } = at.stripe.only;
    assert.deepEqual(
      { amount, currency, title, email, successUrl },
      {
        amount: 1950,
        currency: 'eur',
        title: 'Deep back release · Stillwater',
        email: 'ana@example.com',
        successUrl: at.server.url,
      },
    );
    assert.ok(!at.stripe.asked[0]!.form.toString().includes('hip'), 'Nothing of the notes is told.');
    assert.equal(await at.claims(), 2);
  });

  it('confirms the booking once it is paid, by the provider’s message', async () => {
    await using at = await scene();
    const booking = await booked(at.server);
    at.stripe.pay(at.stripe.only.id);
    await at.stripe.told();
    const now = await at.server.store.read.booking(booking.id);
    assert.deepEqual([now?.status, now?.sequence, now?.details.payment?.status], ['confirmed', 1, 'paid']);
    const { payment, status } = await at.look(booking);
    assert.deepEqual([status, payment], ['confirmed', { amount: 1950, status: 'paid' }]);
  });

  it('confirms it when the visitor comes back, where no message came', async () => {
    await using at = await scene({ webhooks: false });
    const booking = await booked(at.server);
    assert.equal((await at.look(booking)).payment?.url, booking.payment?.url);
    at.stripe.pay(at.stripe.only.id);
    assert.equal((await at.look(booking)).status, 'confirmed');
  });

  it('confirms it by itself, where neither came', async () => {
    await using at = await scene({ webhooks: false });
    const booking = await booked(at.server);
    at.stripe.pay(at.stripe.only.id);
    at.later(32 * MINUTE);
    await at.server.context.payments.sweep();
    assert.equal((await at.server.store.read.booking(booking.id))?.status, 'confirmed');
  });

  it('is counted once, however often and in whatever order messages come', async () => {
    await using at = await scene({ webhooks: false });
    const booking = await booked(at.server);
    const session = at.stripe.only;
    const open = at.stripe.message('checkout.session.expired', session); // a message that is overtaken
    at.stripe.pay(session.id);
    const paid = at.stripe.message('checkout.session.completed', session);
    for (const body of [paid, open, paid]) {
      const answer = await at.server.ask('POST', '/payments/stripe', {
        body,
        headers: { 'Stripe-Signature': at.stripe.sign(body) },
      });
      assert.equal(answer.status, 204);
    }
    const now = await at.server.store.read.booking(booking.id);
    assert.deepEqual([now?.status, now?.sequence], ['confirmed', 1]);
  });

  it('is not taken for paid by a message that is not signed, or signed by somebody else', async () => {
    await using at = await scene({ webhooks: false });
    const booking = await booked(at.server);
    const body = at.stripe.message('checkout.session.completed', {
      ...at.stripe.only,
      paymentStatus: 'paid',
    });
    for (const signature of [undefined, 't=1,v1=00', at.stripe.sign(body, 'whsec_of_somebody_else')]) {
      const { status, json } = await at.server.ask('POST', '/payments/stripe', {
        body,
        headers: signature === undefined ? {} : { 'Stripe-Signature': signature },
      });
      assert.deepEqual([status, json.code], [403, 'refused']);
    }
    // One that is signed is not believed either: the provider is asked.
    await at.server.ask('POST', '/payments/stripe', {
      body,
      headers: { 'Stripe-Signature': at.stripe.sign(body) },
    });
    assert.equal((await at.server.store.read.booking(booking.id))?.status, 'requested');
    assert.equal((await at.server.ask('POST', '/payments/other', { body })).status, 404);
  });

  it('lets the time go where it is not paid in time, and closes the page', async () => {
    await using at = await scene();
    const booking = await booked(at.server);
    at.later(20 * MINUTE);
    await at.server.context.payments.sweep();
    assert.equal(await at.claims(), 2);
    at.later(12 * MINUTE);
    await at.server.context.payments.sweep();
    const { status, payment } = await at.look(booking);
    assert.deepEqual([status, payment], ['cancelled', { amount: 1950, status: 'expired' }]);
    assert.equal(await at.claims(), 0);
    assert.equal(at.stripe.only.status, 'expired');
  });

  it('keeps the time for as long as a slow bank takes, and lets it go where that says no', async () => {
    for (const good of [true, false]) {
      await using at = await scene();
      const booking = await booked(at.server);
      at.stripe.pay(at.stripe.only.id, 'slow');
      at.later(DAY / 2);
      await at.server.context.payments.sweep();
      assert.equal((await at.look(booking)).status, 'requested');
      at.stripe.settle(at.stripe.only.id, good);
      await at.stripe.told();
      assert.equal((await at.look(booking)).status, good ? 'confirmed' : 'cancelled');
    }
  });

  it('that comes too late gets the time back where it is free, and the money back where it is not', async () => {
    for (const taken of [false, true]) {
      await using at = await scene();
      const booking = await booked(at.server, { staffId: 'mira' });
      // The provider is out of reach for so long that the time is let go; then it says that it was paid.
      const { id } = at.stripe.only;
      at.stripe.pay(id);
      await at.stripe.told();
      await at.server.store.write(at.server.now, async (writer) => {
        // As it stands after such an outage.
        const stored = (await writer.booking(booking.id))!;
        const payment = (await writer.paymentOf(booking.id))!;
        await writer.updatePayment({ ...payment, status: 'expired' });
        await writer.updateBooking({
          ...stored,
          status: 'cancelled',
          details: { ...stored.details, payment: { ...stored.details.payment!, status: 'expired' } },
        });
      });
      if (taken) {
        const other = await again(at.server, { staffId: 'mira' });
        assert.equal(other.status, 201);
      }
      const body = at.stripe.message('checkout.session.completed', at.stripe.sessions.get(id)!);
      await at.server.ask('POST', '/payments/stripe', {
        body,
        headers: { 'Stripe-Signature': at.stripe.sign(body) },
      });
      const { status, payment } = await at.look(booking);
      assert.deepEqual([status, payment?.status], taken ? ['cancelled', 'refunded'] : ['confirmed', 'paid']);
      assert.deepEqual(
        at.stripe.refunds.map(({ amount }) => amount),
        taken ? [1950] : [],
      );
    }
  });

  it('is given back on cancelling in time, once, and again after the provider was down', async () => {
    await using at = await scene();
    const booking = await booked(at.server);
    at.stripe.pay(at.stripe.only.id);
    await at.stripe.told();
    at.stripe.down = true;
    const { json } = await at.server.ask<Booking>('POST', '/booking/cancel', {
      body: {},
      bearer: booking.manageToken,
    });
    assert.deepEqual([json.status, json.payment?.status], ['cancelled', 'refunded']);
    await at.server.context.payments.sweep();
    assert.equal(at.stripe.refunds.length, 0);
    assert.ok(at.server.log.some(({ event }) => event === 'refund-failed'));
    at.stripe.down = false;
    await at.server.context.payments.sweep();
    await at.server.context.payments.sweep();
    assert.deepEqual(
      at.stripe.refunds.map(({ amount }) => amount),
      [1950],
    );
    assert.deepEqual(await at.server.store.read.openRefunds(), []);
  });

  it('is given back where it was paid while the booking was cancelled', async () => {
    await using at = await scene({ webhooks: false });
    const booking = await booked(at.server);
    await at.server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.manageToken });
    assert.equal((await at.look(booking)).payment?.status, 'expired');
    at.stripe.pay(at.stripe.only.id);
    const body = at.stripe.message('checkout.session.completed', at.stripe.only);
    await at.server.ask('POST', '/payments/stripe', {
      body,
      headers: { 'Stripe-Signature': at.stripe.sign(body) },
    });
    assert.equal((await at.look(booking)).status, 'cancelled');
    assert.deepEqual(
      at.stripe.refunds.map(({ amount }) => amount),
      [1950],
    );
  });

  it('that comes too late brings back no session which was cancelled before', async () => {
    await using at = await scene({ webhooks: false });
    const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'];
    const booking = await booked(at.server, { courseStarts });
    const second = booking.sessions![0]!;
    await at.server.ask('POST', '/booking/cancel', { body: {}, bearer: second.manageToken! });
    const { id } = at.stripe.only;
    at.later(32 * MINUTE);
    at.stripe.only.status = 'open';
    // As it stands after an outage: let go here, and paid there all the same.
    const payment = (await at.server.store.read.paymentOf(booking.id))!;
    await at.server.context.payments.sweep();
    assert.equal((await at.server.store.read.paymentOf(booking.id))?.status, 'expired');
    Object.assign(at.stripe.sessions.get(id)!, {
      status: 'complete',
      paymentStatus: 'paid',
      intent: { id: `pi_${id}`, status: 'succeeded' },
    });
    const body = at.stripe.message('checkout.session.completed', at.stripe.sessions.get(id)!);
    await at.server.ask('POST', '/payments/stripe', {
      body,
      headers: { 'Stripe-Signature': at.stripe.sign(body) },
    });
    const all = [booking, ...booking.sessions!];
    const now = await Promise.all(all.map((one) => at.look(one)));
    assert.deepEqual(
      now.map(({ status, payment: one }) => [status, one?.status]),
      [
        ['confirmed', 'paid'],
        ['cancelled', 'refunded'],
        ['confirmed', 'paid'],
      ],
    );
    assert.deepEqual(
      at.stripe.refunds.map(({ amount }) => amount),
      [payment.amount / 3],
    );
  });

  it('books nothing where the provider does not answer, and the same request works once it does', async () => {
    await using at = await scene();
    at.stripe.down = true;
    const options = { body: bookingRequest(), key: newKey() };
    const { status, json } = await at.server.ask('POST', '/bookings', options);
    assert.deepEqual([status, json.code], [503, 'payment-unavailable']);
    assert.equal(await at.claims(), 0);
    at.stripe.down = false;
    const other = await at.server.ask<NewBooking>('POST', '/bookings', options);
    assert.equal(other.status, 201);
    assert.equal(other.json.payment?.status, 'due');
  });

  it('has one page however often the request is sent, and none once it is paid', async () => {
    await using at = await scene();
    const options = { body: bookingRequest(), key: newKey() };
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await at.server.ask<NewBooking>('POST', '/bookings', options));
    assert.equal(new Set(answers.map(({ json }) => json.payment?.url)).size, 1);
    assert.equal(at.stripe.sessions.size, 1);
    at.stripe.pay(at.stripe.only.id);
    await at.stripe.told();
    const { json } = await at.server.ask<NewBooking>('POST', '/bookings', options);
    assert.deepEqual([json.status, json.payment], ['confirmed', { amount: 1950, status: 'paid' }]);
  });

  it('is of all sessions of a course at once, and each is given back by itself', async () => {
    await using at = await scene();
    const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'];
    const booking = await booked(at.server, { courseStarts, expectedDeposit: 5850 });
    assert.equal(at.stripe.only.amount, 5850);
    assert.deepEqual(
      [booking, ...booking.sessions!].map(({ status, payment }) => [status, payment?.amount]),
      [1, 2, 3].map(() => ['requested', 1950]),
    );
    const second = booking.sessions![0]!;
    assert.equal((await at.look(second)).payment?.url, booking.payment?.url);
    at.stripe.pay(at.stripe.only.id);
    await at.stripe.told();
    assert.equal((await at.look(second)).status, 'confirmed');
    await at.server.ask('POST', '/booking/cancel', { body: {}, bearer: second.manageToken! });
    await at.server.context.payments.refund();
    assert.deepEqual(
      at.stripe.refunds.map(({ amount }) => amount),
      [1950],
    );
    assert.equal((await at.look(booking)).status, 'confirmed');
  });

  it('is of what a code leaves to be paid, and a code that was not paid for in time can be used again', async () => {
    await using at = await scene();
    const made = await at.server.ask<{ code: string }>('POST', '/codes', {
      body: { kind: 'balance', amount: 10_000 },
      bearer: STAFF_TOKEN,
    });
    const { code } = made.json;
    const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'];
    const visit = { serviceId: 'deep', minutes: 60, code };
    const left = async () => {
      const { json } = await at.server.ask<{ discount?: { amount: number } }>('POST', '/codes/check', {
        body: visit,
      });
      return json.discount?.amount ?? 0;
    };
    const booking = await booked(at.server, { courseStarts, code, expectedTotal: 13_400 });
    // The voucher pays the last session whole, and a part of the one before it.
    assert.deepEqual(
      [booking, ...booking.sessions!].map(({ total, payment, status }) => [total, payment?.amount, status]),
      [
        [7800, 1950, 'requested'],
        [5600, 1400, 'requested'],
        [0, undefined, 'requested'],
      ],
    );
    assert.equal(at.stripe.only.amount, 3350);
    assert.equal(await left(), 0);
    at.later(32 * MINUTE);
    await at.server.context.payments.sweep();
    assert.equal(await left(), 10_000);
  });

  it('that comes too late is given back where the code it was booked with has been used meanwhile', async () => {
    await using at = await scene();
    const { json } = await at.server.ask<{ code: string }>('POST', '/codes', {
      body: { kind: 'balance', amount: 5000 },
      bearer: STAFF_TOKEN,
    });
    const booking = await booked(at.server, { code: json.code });
    const { id } = at.stripe.only;
    at.stripe.pay(id);
    await at.stripe.told();
    await at.server.store.write(at.server.now, async (writer) => {
      // As it stands after the provider was out of reach for too long.
      const { details, ...stored } = (await writer.booking(booking.id))!;
      await writer.updatePayment({ ...(await writer.paymentOf(booking.id))!, status: 'expired' });
      const payment = { ...details.payment!, status: 'expired' } as const;
      await writer.updateBooking({ ...stored, status: 'cancelled', details: { ...details, payment } });
    });
    const start = '2026-03-05T10:00:00+01:00';
    const { status } = await again(at.server, { start, code: json.code });
    assert.equal(status, 201);
    const body = at.stripe.message('checkout.session.completed', at.stripe.sessions.get(id)!);
    await at.server.ask('POST', '/payments/stripe', {
      body,
      headers: { 'Stripe-Signature': at.stripe.sign(body) },
    });
    const after = await at.look(booking);
    assert.deepEqual([after.status, after.payment?.status], ['cancelled', 'refunded']);
  });

  it('confirms a session for which a code has paid, unless that one was cancelled meanwhile', async () => {
    await using at = await scene();
    const made = await at.server.ask<{ code: string }>('POST', '/codes', {
      body: { kind: 'balance', amount: 15_600 },
      bearer: STAFF_TOKEN,
    });
    const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'];
    const booking = await booked(at.server, { courseStarts, code: made.json.code });
    const [second, third] = booking.sessions!;
    await at.server.ask('POST', '/booking/cancel', { body: {}, bearer: second!.manageToken! });
    at.stripe.pay(at.stripe.only.id);
    await at.stripe.told();
    assert.deepEqual(
      await Promise.all([booking, second!, third!].map(async (one) => (await at.look(one)).status)),
      ['confirmed', 'cancelled', 'confirmed'],
    );
  });

  it('is told of with all sessions to who has the first, and let go with all of them', async () => {
    await using at = await scene();
    const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'];
    const booking = await booked(at.server, { courseStarts });
    const own = (await at.look(booking)) as BookedBooking;
    assert.deepEqual(
      own.sessions?.map(({ id, manageToken }) => [id, manageToken]),
      booking.sessions?.map(({ id, manageToken }) => [id, manageToken]),
    );
    assert.equal(((await at.look(booking.sessions![0]!)) as BookedBooking).sessions, undefined);
    const { status } = await at.server.ask('POST', '/booking/cancel', {
      body: { course: true },
      bearer: booking.manageToken,
    });
    assert.equal(status, 200);
    assert.equal(await at.claims(), 0);
    const refused = await at.server.ask('POST', '/booking/cancel', {
      body: { course: false },
      bearer: booking.manageToken,
    });
    assert.equal(refused.status, 422);
  });

  it('is what the server computes, whatever a page says', async () => {
    await using at = await scene();
    for (const expectedDeposit of [0, 1, 1949, 7800]) {
      const { status, json } = await at.server.ask('POST', '/bookings', {
        body: bookingRequest({ expectedDeposit }),
        key: newKey(),
      });
      assert.deepEqual([status, json.code], [409, 'price-changed']);
    }
    const tampered = await at.server.ask('POST', '/bookings', {
      body: bookingRequest({ payment: { amount: 1, status: 'paid' } }),
      key: newKey(),
    });
    assert.equal(tampered.status, 422);
    assert.equal(at.stripe.sessions.size, 0);
  });

  it('leads back to a page of the site that asks, and to no other', async () => {
    const stripe = await StripeStandIn.start(() => MONDAY);
    const provider = stripePayments({ key: STRIPE_KEY, webhookSecret: WEBHOOK_SECRET, url: stripe.url });
    await using server = await testServer(
      { origins: ['https://spa.example'] },
      catalog,
      null,
      undefined,
      provider,
    );
    const ask = (returnTo: string, origin?: string) =>
      server.ask('POST', '/bookings', {
        body: bookingRequest({ returnTo }),
        key: newKey(),
        ...(origin === undefined ? {} : { headers: { Origin: origin } }),
      });
    for (const [address, origin] of [
      ['https://evil.example/', 'https://evil.example'],
      ['https://evil.example/', 'https://spa.example'],
      ['https://spa.example.evil.example/', 'https://spa.example'],
      ['https://spa.example@evil.example/', 'https://spa.example'],
      ['https://spa.example/book'],
      ['javascript:alert(1)', 'https://spa.example'],
      ['//evil.example', 'https://spa.example'],
    ] as const) {
      const { status, json } = await ask(address, origin);
      assert.equal(status, 422, address);
      assert.deepEqual(
        json.faults?.map(({ path }) => path),
        ['returnTo'],
      );
    }
    assert.equal((await ask('https://spa.example/book?x=1#form', 'https://spa.example')).status, 201);
    assert.equal(stripe.only.successUrl, 'https://spa.example/book?x=1#form');
    await stripe[Symbol.asyncDispose]();
  });

  it('is paid at the spa where there is no provider', async () => {
    await using server = await testServer({}, catalog);
    const booking = await booked(server, { expectedDeposit: 1950 });
    assert.deepEqual([booking.status, booking.deposit, booking.payment], ['confirmed', 1950, undefined]);
    const { json } = await server.ask<object>('GET', '/catalog');
    assert.ok(!('paysOnline' in json));
    assert.equal((await server.ask('POST', '/payments/stripe', { body: {} })).status, 404);
  });
});

describe('what Stripe is asked with', () => {
  it('is an amount in the unit in which it counts', () => {
    const amounts = { EUR: 1950, JPY: 1950, ISK: 195_000, UGX: 195_000, KWD: 1950 };
    for (const [currency, amount] of Object.entries(amounts))
      assert.equal(stripeAmount(1950, currency), amount, currency);
    assert.equal(stripeAmount(1954, 'KWD'), 1950);
  });

  it('is refused by name where it is half set, or cannot be', () => {
    const faults = (env: Record<string, string>) => {
      try {
        readConfig(env);
        return [];
      } catch (error) {
        assert.ok(error instanceof ConfigError);
        assert.ok(!error.message.includes('secretpart'), 'What is secret is not said.');
        return error.faults.map((fault) => fault.split(' ')[0]);
      }
    };
    const whole = { UNKNOT_STRIPE_KEY: STRIPE_KEY, UNKNOT_STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET };
    assert.deepEqual(faults(whole), []);
    assert.deepEqual(faults({ UNKNOT_STRIPE_KEY: 'sk_live_secretpart' }), ['UNKNOT_STRIPE_WEBHOOK_SECRET']);
    assert.deepEqual(faults({ UNKNOT_STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET }), ['UNKNOT_STRIPE_KEY']);
    assert.deepEqual(faults({ ...whole, UNKNOT_STRIPE_KEY: 'pk_live_secretpart' }), ['UNKNOT_STRIPE_KEY']);
    assert.deepEqual(faults({ ...whole, UNKNOT_STRIPE_URL: 'ftp://x' }), ['UNKNOT_STRIPE_URL']);
    assert.deepEqual(faults({ ...whole, UNKNOT_PAYMENT_MINUTES: '10' }), ['UNKNOT_PAYMENT_MINUTES']);
  });
});
