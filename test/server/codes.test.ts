import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Booking, CheckedCode, Gift } from '../../packages/core/src/index.ts';
import type { StaffCode } from '../../packages/server/src/codes/staff.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  booked,
  bookingRequest,
  DAY,
  MINUTE,
  newKey,
  STAFF_TOKEN,
  type TestServer,
  testServer,
} from './test-server.ts';

const bearer = STAFF_TOKEN;
const GENERATED = /^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/;

/** An hour of deep massage costs 78.00; each of these lies on a day of its own. */
const day = (date: number) => ({ start: `2026-03-${String(date).padStart(2, '0')}T10:00:00+01:00` });

/** Makes a code as staff do, and expects it to work. */
async function code(server: TestServer, body: object): Promise<StaffCode & { readonly code: string }> {
  const answer = await server.ask<StaffCode & { code: string }>('POST', '/codes', { body, bearer });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
}

const listed = async (server: TestServer) =>
  (await server.ask<{ codes: readonly StaffCode[] }>('GET', '/codes', { bearer })).json.codes;

async function tried(server: TestServer, changes: object) {
  const body = bookingRequest({ ...changes });
  const { status, json } = await server.ask('POST', '/bookings', { body, key: newKey() });
  return status === 201 ? status : json.code;
}

async function checked(server: TestServer, code: string, more: object = {}) {
  const body = { code, serviceId: 'deep', minutes: 60, ...more };
  return server.ask<CheckedCode & { code: string }>('POST', '/codes/check', { body });
}

const refusal = async (server: TestServer, code: string, more: object = {}) =>
  (await checked(server, code, more)).json.code;

describe('a promotional code', () => {
  it('takes off what it says, however it is written, and the price is the server’s', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 15, word: 'Spring-26', name: 'Spring offer' });
    const { status, json } = await checked(server, ' spring 26');
    assert.equal(status, 200);
    assert.deepEqual(json, {
      code: 'SPRING26',
      discount: { kind: 'percent', percent: 15, name: 'Spring offer' },
    });
    const booking = await booked(server, { code: 'spring-26', expectedTotal: 6630 });
    assert.equal(booking.total, 6630);
    assert.deepEqual(booking.lines.at(-1), {
      kind: 'discount',
      id: 'percent',
      name: 'Spring offer',
      minutes: 0,
      price: -1170,
    });
  });

  it('is refused with the reason, and then nothing is booked', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 10, word: 'OVER', validUntil: '2026-03-01' });
    await code(server, { kind: 'percent', percent: 10, word: 'LATER', validFrom: '2026-03-03' });
    await code(server, { kind: 'amount', amount: 500, word: 'CALM', services: ['calm'] });
    await code(server, { kind: 'amount', amount: 500, word: 'ONCE', maxUses: 1 });
    const gone = await code(server, { kind: 'amount', amount: 500, word: 'GONE' });
    await server.ask('POST', `/codes/${gone.id}/void`, { body: {}, bearer });
    await booked(server, { ...day(10), code: 'ONCE' });
    for (const [word, why] of [
      ['NOBODYKNOWS', 'code-unknown'],
      ['OVER', 'code-expired'],
      ['LATER', 'code-expired'],
      ['CALM', 'code-not-for-this'],
      ['ONCE', 'code-used-up'],
      ['GONE', 'code-expired'],
    ] as const) {
      assert.equal(await refusal(server, word), why);
      assert.equal(await tried(server, { code: word }), why);
    }
    assert.equal(await tried(server, { code: '<script>' }), 'invalid');
    const window = { from: Date.parse('2026-03-03'), to: Date.parse('2026-03-09') };
    assert.deepEqual(await server.store.read.bookings(window), []);
    // The last day it is valid on lasts until midnight at the spa, and the first one begins there.
    server.now = Date.parse('2026-03-03T00:00:00+01:00') - MINUTE;
    assert.equal(await refusal(server, 'LATER'), 'code-expired');
    server.now += MINUTE;
    assert.equal(await refusal(server, 'LATER'), 'LATER');
  });

  it('is not believed by the total that a page sends', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 50, word: 'HALF' });
    const key = newKey();
    const body = bookingRequest({ expectedTotal: 3900 });
    const answer = await server.ask<{ code: string; total: number }>('POST', '/bookings', { body, key });
    assert.deepEqual([answer.status, answer.json.code, answer.json.total], [409, 'price-changed', 7800]);
    assert.equal(await tried(server, { discount: { kind: 'percent', percent: 100 } }), 'invalid');
    assert.equal(await tried(server, { code: 'HALF', expectedTotal: 0 }), 'price-changed');
  });

  it('can be for each person once, whatever the case of their address', async () => {
    await using server = await testServer();
    await code(server, { kind: 'amount', amount: 1000, word: 'HELLO', perEmail: 1 });
    const ana = { name: 'Ana', email: 'ana@example.com' };
    await booked(server, { ...day(10), code: 'HELLO', customer: ana });
    const again = { ...ana, email: 'Ana@Example.com' };
    assert.equal(await tried(server, { ...day(11), code: 'HELLO', customer: again }), 'code-used-up');
    assert.equal(await refusal(server, 'HELLO', { email: again.email }), 'code-used-up');
    assert.equal(await refusal(server, 'HELLO'), 'HELLO');
    const ben = { name: 'Ben', email: 'ben@example.com' };
    await booked(server, { ...day(11), code: 'HELLO', customer: ben });
  });

  it('goes as far as it goes in a course, and its total is that of all sessions', async () => {
    await using server = await testServer();
    await code(server, { kind: 'amount', amount: 1000, word: 'TWICE', maxUses: 2 });
    const courseStarts = [day(11).start, day(18).start];
    const booking = await booked(server, { courseStarts, code: 'TWICE', expectedTotal: 21_400 });
    const totals = [booking, ...booking.sessions!].map(({ total }) => total);
    assert.deepEqual(totals, [7800, 6800, 6800]);
    assert.equal(await refusal(server, 'TWICE'), 'code-used-up');
    // Cancelling a session gives back the use of that one.
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.sessions![0]!.manageToken! });
    assert.equal((await checked(server, 'TWICE')).json.discount.uses, 1);
  });

  it('stays with a booking that is moved, and is given back by one that is cancelled in time', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 10, word: 'ONCE', maxUses: 1 });
    const booking = await booked(server, { ...day(10), code: 'ONCE' });
    const moved = await server.ask<Booking>('POST', '/booking/reschedule', {
      body: day(12),
      bearer: booking.manageToken,
    });
    assert.equal(moved.status, 200);
    assert.deepEqual([moved.json.total, moved.json.lines], [booking.total, booking.lines]);
    assert.equal(await refusal(server, 'ONCE'), 'code-used-up');
    server.now = Date.parse(day(12).start) - DAY + MINUTE;
    const late = await server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.manageToken });
    assert.equal(late.json.code, 'too-late');
    assert.equal(await refusal(server, 'ONCE'), 'code-used-up');
    server.now -= 2 * MINUTE;
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.manageToken });
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.manageToken });
    assert.equal((await checked(server, 'ONCE')).json.discount.uses, 1);
  });

  it('is spent once, however many book with it at the same time', async () => {
    await using server = await testServer();
    await code(server, { kind: 'amount', amount: 7800, word: 'LASTONE', maxUses: 1 });
    const outcomes = await Promise.all(
      [10, 11, 12, 13, 14, 16, 17, 18].map((date) => tried(server, { ...day(date), code: 'LASTONE' })),
    );
    assert.deepEqual(outcomes.sort(), [201, ...Array(7).fill('code-used-up')]);
    const [made] = await listed(server);
    assert.deepEqual([made?.uses, made?.used, made?.state], [1, 7800, 'spent']);
  });

  it('books once where the same request comes several times, and is another request with another code', async () => {
    await using server = await testServer();
    await code(server, { kind: 'amount', amount: 1000, word: 'ONCE', maxUses: 1 });
    const options = { body: bookingRequest({ code: 'ONCE' }), key: newKey() };
    const answers = await Promise.all([1, 2, 3].map(() => server.ask<Booking>('POST', '/bookings', options)));
    assert.deepEqual(
      answers.map(({ status, json }) => [status, json.total]),
      Array(3).fill([201, 6800]),
    );
    const without = { ...options, body: bookingRequest() };
    assert.equal((await server.ask('POST', '/bookings', without)).json.code, 'key-reused');
  });

  it('cannot be found by trying: who guesses is told to wait, and then not even a right one is taken', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 10, word: 'RIGHT' });
    for (let i = 0; i < 5; i++) {
      assert.equal(await refusal(server, `WRONG${i}`), 'code-unknown');
      assert.equal(await tried(server, { code: `WORSE${i}` }), 'code-unknown');
    }
    const refused = await checked(server, 'RIGHT');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '6']);
    assert.equal(await tried(server, { code: 'RIGHT' }), 'rate-limited');
    assert.equal(await tried(server, {}), 201); // who names no code is not kept from booking
    server.now += MINUTE;
    assert.equal(await refusal(server, 'RIGHT'), 'RIGHT');
  });

  it('does not tell by the dozen who has used it', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 10, word: 'ONCE', perEmail: 1 });
    await booked(server, { code: 'ONCE' });
    const { email } = bookingRequest().customer as { email: string };
    for (let i = 0; i < 10; i++) assert.equal(await refusal(server, 'ONCE', { email }), 'code-used-up');
    assert.equal(await refusal(server, 'ONCE', { email }), 'rate-limited');
  });
});

describe('a voucher', () => {
  it('is used in parts, and never for more than it is worth', async () => {
    await using server = await testServer();
    const voucher = await code(server, { kind: 'balance', amount: 10_000 });
    assert.match(voucher.code, GENERATED);
    const first = await booked(server, { ...day(10), code: voucher.code });
    assert.equal(first.total, 0);
    assert.deepEqual((await checked(server, voucher.code)).json.discount, {
      kind: 'balance',
      amount: 2200,
      name: 'Voucher',
    });
    const second = await booked(server, { ...day(11), code: voucher.code, expectedTotal: 5600 });
    assert.equal(second.total, 5600);
    assert.equal(await tried(server, { ...day(12), code: voucher.code }), 'code-used-up');
    const [made] = await listed(server);
    assert.deepEqual([made?.used, made?.state], [10_000, 'spent']);
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: first.manageToken });
    const { discount } = (await checked(server, voucher.code)).json;
    assert.equal(discount.kind === 'balance' && discount.amount, 7800);
  });

  it('is not spent twice by bookings at the same time', async () => {
    await using server = await testServer();
    const voucher = await code(server, { kind: 'balance', amount: 10_000 });
    const dates = [10, 11, 12, 13, 16, 17];
    const outcomes = await Promise.all(
      dates.map((date) => tried(server, { ...day(date), code: voucher.code, expectedTotal: 0 })),
    );
    assert.deepEqual(outcomes.sort(), [201, ...Array(5).fill('price-changed')]);
    const [made] = await listed(server);
    assert.equal(made?.used, 7800);
  });

  it('is in the database as a hash alone: a copy of it books nothing', async () => {
    await using server = await testServer();
    const voucher = await code(server, { kind: 'balance', amount: 10_000 });
    await booked(server, { code: voucher.code });
    const plain = voucher.code.replaceAll('-', '');
    for (const suffix of ['', '-wal']) {
      const bytes = readFileSync(server.file + suffix).toString('latin1');
      assert.equal(bytes.includes(plain) || bytes.includes(voucher.code), false);
    }
    assert.equal(
      server.log.some((entry) => JSON.stringify(entry).includes(plain)),
      false,
    );
  });

  it('takes no word that somebody could guess', async () => {
    await using server = await testServer();
    const body = { kind: 'balance', amount: 10_000, word: 'MONEY' };
    assert.equal((await server.ask('POST', '/codes', { body, bearer })).status, 422);
  });
});

describe('a massage as a gift', () => {
  const catalog = () => spaCatalog({ policy: { ...spaCatalog().policy, gifts: { validMonths: 12 } } });
  const wish = {
    serviceId: 'deep',
    minutes: 60,
    addOnIds: ['stones'],
    giver: { name: 'Gita Giver', email: 'gita@example.com' },
    recipient: { name: 'Rhea Recipient' },
    message: 'For your back.\nLove, G.',
    locale: 'en',
  };
  const give = (server: TestServer, changes: object = {}, key = newKey()) =>
    server.ask<Gift & { code: string }>('POST', '/gifts', { body: { ...wish, ...changes }, key });

  /** A gift that has been paid for. */
  async function paid(server: TestServer, changes: object = {}) {
    const { json, status, text } = await give(server, changes);
    assert.equal(status, 201, text);
    const [made] = await listed(server);
    const answer = await server.ask<StaffCode>('POST', `/codes/${made!.id}/activate`, { body: {}, bearer });
    assert.deepEqual([answer.status, answer.json.state], [200, 'active']);
    return { ...json, id: made!.id };
  }

  it('is priced by the server, and has a code for the giver to hand over', async () => {
    await using server = await testServer({}, catalog());
    const { status, json } = await give(server, { expectedTotal: 9000 });
    assert.equal(status, 201);
    assert.match(json.code, GENERATED);
    const { code: _, lines: __, ...gift } = json;
    assert.deepEqual(gift, {
      state: 'unpaid',
      serviceId: 'deep',
      serviceName: 'Deep back release',
      minutes: 75,
      total: 9000,
      currency: 'EUR',
      validUntil: '2027-03-02',
      giver: wish.giver,
      recipient: wish.recipient,
      message: wish.message,
    });
    const cheap = await give(server, { expectedTotal: 100 });
    assert.deepEqual([cheap.status, cheap.json.code], [409, 'price-changed']);
  });

  it('books nothing until it is paid for, and then what was given', async () => {
    await using server = await testServer({}, catalog());
    const { json: gift } = await give(server);
    assert.equal(await refusal(server, gift.code), 'code-unpaid');
    assert.equal(await tried(server, { code: gift.code }), 'code-unpaid');
    const [made] = await listed(server);
    await server.ask('POST', `/codes/${made!.id}/activate`, { body: {}, bearer });
    const booking = await booked(server, { code: gift.code, addOnIds: ['stones'], expectedTotal: 0 });
    assert.equal(booking.total, 0);
    assert.equal(await tried(server, { ...day(12), code: gift.code }), 'code-used-up');
  });

  it('covers the massage of a longer one, and is for nothing else', async () => {
    await using server = await testServer({}, catalog());
    const gift = await paid(server, { addOnIds: [] });
    assert.equal(await refusal(server, gift.code, { serviceId: 'calm', minutes: 45 }), 'code-not-for-this');
    const booking = await booked(server, { code: gift.code, minutes: 90, addOnIds: ['stones'] });
    assert.equal(booking.total, 11_000 - 7800 + 1200);
  });

  it('is worth the same when the price has risen since', async () => {
    await using server = await testServer({}, catalog());
    const gift = await paid(server, { addOnIds: [] });
    const { services, ...rest } = catalog();
    const dearer = services.map((service) => ({
      ...service,
      durations: service.durations.map(({ minutes, price }) => ({ minutes, price: price + 2000 })),
    }));
    const put = await server.ask('PUT', '/catalog', { body: { ...rest, services: dearer }, bearer });
    assert.equal(put.status, 200);
    assert.equal((await booked(server, { code: gift.code })).total, 0);
  });

  it('tells its giver nothing of what the recipient does with it', async () => {
    await using server = await testServer({}, catalog());
    const key = newKey();
    const before = await give(server, {}, key);
    const [made] = await listed(server);
    await server.ask('POST', `/codes/${made!.id}/activate`, { body: {}, bearer });
    const active = await give(server, {}, key);
    assert.deepEqual(active.json, { ...before.json, state: 'active' });
    const rhea = { name: 'Rhea Recipient', email: 'rhea@example.com', phone: '+49 170 7654321' };
    await booked(server, { code: before.json.code, customer: rhea, notes: 'My hip', addOnIds: ['stones'] });
    const after = await give(server, {}, key);
    assert.equal(after.text, active.text);
    assert.doesNotMatch(after.text, /rhea@|7654321|hip|2026-03-04|spent/);
    assert.deepEqual((await listed(server)).length, 1);
  });

  it('is made once for the same request, and refused for another one under its key', async () => {
    await using server = await testServer({}, catalog());
    const key = newKey();
    const answers = await Promise.all([1, 2, 3].map(() => give(server, {}, key)));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await listed(server)).length, 1);
    assert.equal((await give(server, { minutes: 90 }, key)).json.code, 'key-reused');
    assert.equal((await server.ask('POST', '/gifts', { body: wish })).status, 400);
  });

  it('is sold only where the policy says so, for what the catalog has, to who agrees', async () => {
    await using plain = await testServer();
    assert.deepEqual((await give(plain)).json.code, 'refused');
    const { policy, ...rest } = catalog();
    await using server = await testServer({}, { ...rest, policy: { ...policy, terms: '/terms' } });
    const faults = async (changes: object) =>
      (await give(server, changes)).json as unknown as { faults: { path: string }[] };
    assert.deepEqual(
      (await faults({})).faults.map(({ path }) => path),
      ['agreed'],
    );
    assert.deepEqual(
      (await faults({ agreed: true, minutes: 61 })).faults.map(({ path }) => path),
      ['minutes'],
    );
    assert.deepEqual(
      (await faults({ agreed: true, recipient: { name: 'R', health: 'x' } })).faults.map(({ path }) => path),
      ['recipient.health'],
    );
    assert.equal((await give(server, { agreed: true })).status, 201);
  });

  it('can be made void, and is deleted with the names in it where nobody pays for it', async () => {
    await using server = await testServer({}, catalog());
    const gift = await paid(server);
    await server.ask('POST', `/codes/${gift.id}/void`, { body: {}, bearer });
    assert.equal(await refusal(server, gift.code), 'code-expired');
    const again = await server.ask('POST', `/codes/${gift.id}/activate`, { body: {}, bearer });
    assert.equal(again.json.code, 'conflict');
    await give(server, { recipient: { name: 'Nobody Ever' } });
    assert.equal((await listed(server)).length, 2);
    server.now += 91 * DAY;
    await code(server, { kind: 'balance', amount: 100 });
    assert.deepEqual(
      (await listed(server)).map(({ gift }) => gift?.recipient.name),
      [undefined, 'Rhea Recipient'],
    );
  });
});

describe('the codes of a spa', () => {
  it('are for staff alone', async () => {
    await using server = await testServer();
    for (const [method, path] of [
      ['GET', '/codes'],
      ['POST', '/codes'],
      ['POST', '/codes/x/activate'],
      ['POST', '/codes/x/void'],
    ] as const) {
      const body = method === 'POST' ? { body: {} } : {};
      assert.equal((await server.ask(method, path, body)).status, 401);
      assert.equal(
        (await server.ask(method, path, { ...body, bearer: 'wrong-token-of-nobody' })).status,
        401,
      );
    }
    const unknown = await server.ask('POST', '/codes/x/void', { body: {}, bearer });
    assert.equal(unknown.json.code, 'not-found');
  });

  it('are refused where they make no sense', async () => {
    await using server = await testServer();
    await code(server, { kind: 'percent', percent: 10, word: 'TAKEN' });
    const faults = async (body: object) => {
      const { status, json } = await server.ask('POST', '/codes', { body, bearer });
      assert.equal(status, 422);
      return json.faults?.map(({ path }) => path);
    };
    assert.deepEqual(await faults({ kind: 'percent', percent: 101 }), ['percent']);
    assert.deepEqual(await faults({ kind: 'percent', percent: 10, word: 'ta-ken' }), ['word']);
    assert.deepEqual(await faults({ kind: 'amount', amount: 100, services: ['deep', 'sauna'] }), [
      'services[1]',
    ]);
    assert.deepEqual(await faults({ kind: 'service', serviceId: 'deep', minutes: 61 }), ['serviceId']);
    assert.deepEqual(
      await faults({ kind: 'amount', amount: 1, validFrom: '2026-03-02', validUntil: '2026-03-01' }),
      ['validUntil'],
    );
  });
});
