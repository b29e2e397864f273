import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { type BookedBooking, type Booking, fromWireBusy, type Hold } from '../../packages/core/src/index.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  booked,
  bookingRequest,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  type NewBooking,
  newKey,
  STAFF_TOKEN,
  type TestServer,
  testServer,
} from './test-server.ts';

describe('booking', () => {
  it('answers with the booking as the server made it', async () => {
    await using server = await testServer();
    const body = bookingRequest({
      addOnIds: ['stones'],
      staffId: 'jonas',
      notes: 'Left shoulder',
      answers: { visit: 'yes' },
    });
    const { status, json } = await server.ask<NewBooking>('POST', '/bookings', { body, key: newKey() });
    assert.equal(status, 201);
    const { id, reference, manageToken, calendarUrl, ...rest } = json;
    assert.match(id, /^[\w-]{22}$/);
    assert.match(reference, /^[2-9A-Z]{6}$/);
    assert.match(manageToken, /^[\w-]{43}$/);
    assert.match(calendarUrl, /^http:\/\/127\.0\.0\.1:\d+\/v1\/calendar\/[\w-]{43}\.ics$/);
    assert.deepEqual(rest, {
      status: 'confirmed',
      sequence: 0,
      createdAt: '2026-03-02T08:00:00+01:00',
      updatedAt: '2026-03-02T08:00:00+01:00',
      start: '2026-03-04T10:00:00+01:00',
      end: '2026-03-04T11:15:00+01:00',
      serviceId: 'deep',
      serviceName: 'Deep back release',
      visit: { serviceId: 'deep', minutes: 60, addOnIds: ['stones'], staffId: 'jonas' },
      minutes: 75,
      addOnIds: ['stones'],
      staff: [{ id: 'jonas', name: 'Jonas' }],
      rooms: [{ id: rest.rooms[0]?.id, name: rest.rooms[0]?.name }],
      customer: { name: 'Ana Example', email: 'ana@example.com', phone: '+49 170 1234567' },
      notes: 'Left shoulder',
      answers: { visit: 'yes' },
      lines: [
        { kind: 'service', id: 'deep', name: 'Deep back release', minutes: 60, price: 7800 },
        { kind: 'add-on', id: 'stones', name: 'Warm stones', minutes: 15, price: 1200 },
      ],
      total: 9000,
      currency: 'EUR',
      cancelUntil: '2026-03-03T10:00:00+01:00',
      rescheduleUntil: '2026-03-03T22:00:00+01:00',
    });
  });

  it('takes therapist and room with the buffer, and the next booking gets the others', async () => {
    await using server = await testServer();
    const first = await booked(server, { staffId: 'mira' });
    const second = await booked(server);
    assert.deepEqual(second.staff, [{ id: 'jonas', name: 'Jonas' }]);
    assert.notEqual(second.rooms[0]?.id, first.rooms[0]?.id);
    const claims = await server.store.read.claims({ from: MONDAY, to: MONDAY + 7 * DAY }, MONDAY);
    assert.equal(claims.length, 4);
    for (const { start, end } of claims) assert.equal(end - start, 75 * MINUTE);
  });

  it('gives two therapists and one room to a booking for two', async () => {
    await using server = await testServer();
    const { staff, rooms } = await booked(server, { serviceId: 'pair' });
    assert.deepEqual(
      [staff.map(({ id }) => id).sort(), rooms.map(({ id }) => id)],
      [['jonas', 'mira'], ['grove']],
    );
  });

  it('says what is taken by now when the time is taken', async () => {
    await using server = await testServer();
    await booked(server, { serviceId: 'calm', minutes: 45 });
    const { status, headers, json } = await server.ask('POST', '/bookings', {
      body: bookingRequest({ serviceId: 'calm', minutes: 45 }),
      key: newKey(),
    });
    assert.equal(status, 409);
    assert.equal(headers.get('content-type'), 'application/problem+json');
    assert.equal(json.code, 'slot-taken');
    assert.equal(json.type, 'urn:unknot:problem:slot-taken');
    const { busy, now } = fromWireBusy(json.busy!);
    assert.equal(now, MONDAY);
    const ten = Date.UTC(2026, 2, 4, 9);
    assert.deepEqual(busy, { mira: [[ten, ten + 45 * MINUTE]] });
  });

  it('takes a time that is too soon or past as taken', async () => {
    await using server = await testServer();
    for (const start of ['2026-03-02T09:45:00+01:00', '2026-03-01T10:00:00+01:00', '1970-01-01T10:00:00Z']) {
      const { status, json } = await server.ask('POST', '/bookings', {
        body: bookingRequest({ start }),
        key: newKey(),
      });
      assert.deepEqual([status, json.code], [409, 'slot-taken'], start);
    }
    assert.equal((await booked(server, { start: '2026-03-02T10:00:00+01:00' })).status, 'confirmed');
  });

  it('refuses a time that is never on offer', async () => {
    await using server = await testServer();
    for (const start of [
      '2026-03-04T10:07:00+01:00', // between the steps
      '2026-03-04T08:00:00+01:00', // before opening
      '2026-03-04T17:30:00+01:00', // past closing
      '2026-07-04T10:00:00+02:00', // past the horizon
      '9999-03-04T10:00:00+01:00',
    ]) {
      const { status, json } = await server.ask('POST', '/bookings', {
        body: bookingRequest({ start }),
        key: newKey(),
      });
      assert.equal(status, 422, start);
      assert.deepEqual(json.faults, [{ path: 'start', message: 'is not a time on offer.' }]);
    }
  });

  it('refuses what is wrong, each fault with its path', async () => {
    await using server = await testServer();
    const cases: [changes: Record<string, unknown>, ...paths: string[]][] = [
      [{ serviceId: 'unknown' }, 'serviceId'],
      [{ minutes: 61 }, 'minutes'],
      [{ addOnIds: ['unknown'] }, 'addOnIds[0]'],
      [{ staffId: 'nobody' }, 'staffId'],
      [{ start: '2026-03-04T10:00' }, 'start'],
      [{ customer: { name: ' ', email: 'no' } }, 'customer.name', 'customer.email'],
      [{ customer: { name: 'A', email: 'a@example.com', role: 'staff' } }, 'customer.role'],
      [{ answers: { secret: 'x' } }, 'answers.secret'],
      [{ price: 1, status: 'confirmed', id: 'mine' }, 'price', 'status', 'id'],
      [{ expectedTotal: -1 }, 'expectedTotal'],
    ];
    for (const [changes, ...paths] of cases) {
      const { status, json } = await server.ask('POST', '/bookings', {
        body: bookingRequest(changes),
        key: newKey(),
      });
      assert.deepEqual([status, json.code], [422, 'invalid']);
      assert.deepEqual(
        json.faults?.map(({ path }) => path),
        paths,
      );
    }
    const empty = await server.ask('POST', '/bookings', { body: [], key: newKey() });
    assert.equal(empty.status, 422);
    assert.deepEqual(await server.store.read.bookings({ from: 0, to: MONDAY + 365 * DAY }), []);
  });

  it('books nothing when the total shown is not the total', async () => {
    await using server = await testServer();
    const body = bookingRequest({ expectedTotal: 7799 });
    const refused = await server.ask<{ code: string; total: number }>('POST', '/bookings', {
      body,
      key: newKey(),
    });
    assert.deepEqual([refused.status, refused.json.code, refused.json.total], [409, 'price-changed', 7800]);
    assert.deepEqual(await server.store.read.bookings({ from: 0, to: MONDAY + 365 * DAY }), []);
    assert.equal((await booked(server, { expectedTotal: 7800 })).total, 7800);
  });

  it('computes tax and deposit itself, and keeps what was agreed', async () => {
    const policy = {
      ...spaCatalog().policy,
      taxPercent: 19,
      pricesIncludeTax: false,
      deposit: { percent: 20, from: 9000 },
    };
    await using server = await testServer({}, spaCatalog({ policy }));
    const before = await server.ask<{ code: string; total: number }>('POST', '/bookings', {
      body: bookingRequest({ expectedTotal: 7800 }),
      key: newKey(),
    });
    assert.deepEqual([before.status, before.json.code, before.json.total], [409, 'price-changed', 9282]);
    const { manageToken, ...made } = await booked(server, { expectedTotal: 9282 });
    assert.deepEqual(
      [made.total, made.tax, made.deposit],
      [9282, { percent: 19, amount: 1482, included: false }, 1856],
    );
    const read = await server.ask<BookedBooking>('GET', '/booking', { bearer: manageToken! });
    assert.deepEqual([read.json.tax, read.json.deposit], [made.tax, made.deposit]);
  });

  it('wants agreement where the spa has terms', async () => {
    const policy = { ...spaCatalog().policy, terms: 'https://stillwater.example/terms' };
    await using server = await testServer({}, spaCatalog({ policy }));
    const { status, json } = await server.ask('POST', '/bookings', { body: bookingRequest(), key: newKey() });
    assert.equal(status, 422);
    assert.deepEqual(
      json.faults?.map(({ path }) => path),
      ['agreed'],
    );
    assert.equal((await booked(server, { agreed: true })).status, 'confirmed');
  });
});

describe('a session card', () => {
  const card = {
    pressure: 'firm',
    workOn: ['lower-back:left', 'lower-back:right'],
    avoid: ['neck:left'],
    allergies: 'Almond oil',
    oil: 'unscented',
    sound: 'quiet',
    talk: 'little',
    staffGender: 'woman',
  };
  const agendaOf = (server: TestServer) =>
    server
      .ask<{ readonly bookings: readonly Booking[]; readonly feedUrl: string }>(
        'GET',
        '/agenda?from=2026-03-01&to=2026-03-09',
        { bearer: STAFF_TOKEN },
      )
      .then(({ json }) => json);

  it('is stored, and shown to whom it belongs and to staff', async () => {
    await using server = await testServer();
    const made = await booked(server, { card });
    assert.deepEqual(made.card, card);
    const [stored] = await server.store.read.bookings({ from: 0, to: MONDAY + 365 * DAY });
    assert.deepEqual(stored?.details.card, card);
    const own = await server.ask<Booking>('GET', '/booking', { bearer: made.manageToken });
    assert.deepEqual(own.json.card, card);
    const { bookings } = await agendaOf(server);
    assert.deepEqual(
      bookings.map((one) => one.card),
      [card],
    );
  });

  it('stays with a booking that is moved', async () => {
    await using server = await testServer();
    const { manageToken: bearer } = await booked(server, { card });
    const body = { start: '2026-03-05T10:00:00+01:00' };
    const moved = await server.ask<Booking>('POST', '/booking/reschedule', { body, bearer });
    assert.deepEqual([moved.status, moved.json.card], [200, card]);
  });

  it('is not made up for a booking without one', async () => {
    await using server = await testServer();
    const made = await booked(server);
    const { bookings } = await agendaOf(server);
    for (const one of [made, ...bookings]) assert.ok(!('card' in one));
    assert.equal(bookings.length, 1);
  });

  it('is refused with the place of each fault, and then nothing is booked', async () => {
    await using server = await testServer();
    const refused = async (wrong: object) => {
      const body = bookingRequest({ card: { ...card, ...wrong } });
      const { status, json } = await server.ask('POST', '/bookings', { body, key: newKey() });
      assert.equal(status, 422);
      return json.faults ?? [];
    };
    const faults = await refused({ heat: 'hot', oil: 'olive', avoid: ['knee:left'] });
    assert.deepEqual(faults.map(({ path }) => path).sort(), ['card.avoid[0]', 'card.heat', 'card.oil']);
    assert.deepEqual(await refused({ avoid: ['lower-back:right'] }), [
      { path: 'card.avoid[0]', message: 'names “lower-back:right”, which is to be worked on too.' },
    ]);
    assert.deepEqual((await agendaOf(server)).bookings, []);
  });

  it('is in no calendar, in no address and in no line of the log', async () => {
    await using server = await testServer();
    const { calendarUrl, reference } = await booked(server, { card });
    const unread = bookingRequest({ card: { allergies: 'Hazelnut\noil' } });
    await server.ask('POST', '/bookings', { body: unread, key: newKey() });
    const { feedUrl } = await agendaOf(server);
    const told = /firm|back:|almond|unscented|quiet|hazelnut/i;
    for (const url of [calendarUrl, feedUrl]) {
      const file = await (await fetch(url)).text();
      assert.ok(file.includes(reference), file);
      assert.doesNotMatch(url + file.replace(/confirmed/gi, ''), told);
    }
    assert.ok(server.log.length);
    assert.doesNotMatch(JSON.stringify(server.log), told);
  });
});

describe('a request that is sent again', () => {
  it('makes one booking and gets the same answer, tokens too', async () => {
    await using server = await testServer();
    const request = { body: bookingRequest(), key: newKey() };
    const first = await server.ask('POST', '/bookings', request);
    server.now += 3 * DAY; // by now the time itself is over
    const second = await server.ask('POST', '/bookings', request);
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(second.text, first.text);
    assert.equal((await server.store.read.bookings({ from: 0, to: MONDAY + 365 * DAY })).length, 1);
  });

  it('makes one booking when it is sent twenty times at once', async () => {
    await using server = await testServer();
    const request = { body: bookingRequest(), key: newKey() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.ask('POST', '/bookings', request)),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await server.store.read.bookings({ from: 0, to: MONDAY + 365 * DAY })).length, 1);
  });

  it('gets the same answer after the booking was moved, and the catalog changed', async () => {
    await using server = await testServer();
    const request = { body: bookingRequest(), key: newKey() };
    const first = await server.ask<NewBooking>('POST', '/bookings', request);
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: first.json.manageToken });
    const services = spaCatalog().services.filter(({ id }) => id !== 'deep');
    await server.ask('PUT', '/catalog', { body: spaCatalog({ services, addOns: [] }), bearer: STAFF_TOKEN });
    assert.equal((await server.ask('POST', '/bookings', request)).text, first.text);
  });

  it('gets the same answer from a page that was reloaded and no longer knows the notes and the card', async () => {
    await using server = await testServer();
    const key = newKey();
    const first = await server.ask('POST', '/bookings', {
      body: bookingRequest({ notes: 'Left knee', card: { talk: 'silence' } }),
      key,
    });
    const again = await server.ask('POST', '/bookings', { body: bookingRequest({ locale: 'de' }), key });
    assert.deepEqual([again.status, again.text], [201, first.text]);
  });

  it('is refused when the key comes with another request', async () => {
    await using server = await testServer();
    const key = newKey();
    await server.ask('POST', '/bookings', { body: bookingRequest(), key });
    const other = bookingRequest({ start: '2026-03-05T10:00:00+01:00' });
    const { status, json } = await server.ask('POST', '/bookings', { body: other, key });
    assert.deepEqual([status, json.code], [422, 'key-reused']);
  });

  it('can use its key again after it failed', async () => {
    await using server = await testServer();
    const key = newKey();
    const wrong = await server.ask('POST', '/bookings', { body: bookingRequest({ minutes: 61 }), key });
    assert.equal(wrong.status, 422);
    assert.equal((await server.ask('POST', '/bookings', { body: bookingRequest(), key })).status, 201);
  });

  it('is refused without a key, or with one that is not in its form', async () => {
    await using server = await testServer();
    const body = bookingRequest();
    assert.equal((await server.ask('POST', '/bookings', { body })).json.code, 'malformed');
    for (const key of ['short', 'x'.repeat(129), 'a key with spaces in it', '"half-quoted-key-0001']) {
      const { status, json } = await server.ask('POST', '/bookings', { body, key });
      assert.deepEqual([status, json.code], [400, 'malformed'], key);
    }
    assert.equal((await server.ask('POST', '/bookings', { body, key: `"${newKey()}"` })).status, 201);
  });

  it('leaves no token and no key in the database', async () => {
    await using server = await testServer();
    const key = newKey();
    const { json } = await server.ask<NewBooking>('POST', '/bookings', { body: bookingRequest(), key });
    using db = new DatabaseSync(server.file);
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const all = JSON.stringify(tables.map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all()));
    assert.ok(all.includes('ana@example.com'));
    for (const secret of [key, json.manageToken, json.calendarUrl.split('/').at(-1)!.replace('.ics', '')]) {
      assert.ok(!all.includes(secret));
    }
  });
});

describe('a hold', () => {
  const wanted = { serviceId: 'calm', minutes: 45, start: '2026-03-04T10:00:00+01:00' };
  const calm = (changes: object = {}) => bookingRequest({ serviceId: 'calm', minutes: 45, ...changes });

  it('keeps a time for its visitor alone', async () => {
    await using server = await testServer();
    const { status, json: hold } = await server.ask<Hold>('POST', '/holds', { body: wanted });
    assert.equal(status, 201);
    assert.equal(Date.parse(hold.expiresAt), MONDAY + 10 * MINUTE);
    const other = await server.ask('POST', '/bookings', { body: calm(), key: newKey() });
    assert.equal(other.json.code, 'slot-taken');
    assert.equal((await server.ask('POST', '/holds', { body: wanted })).json.code, 'slot-taken');
    assert.equal((await booked(server, calm({ holdId: hold.id }))).status, 'confirmed');
  });

  it('is over when its time has run out, or when it is let go', async () => {
    await using server = await testServer();
    await server.ask('POST', '/holds', { body: wanted });
    server.now += 10 * MINUTE;
    const { json: hold } = await server.ask<Hold>('POST', '/holds', { body: wanted });
    assert.equal((await server.ask('DELETE', `/holds/${hold.id}`)).status, 204);
    assert.equal((await server.ask('DELETE', `/holds/${hold.id}`)).status, 204);
    assert.equal((await booked(server, calm())).status, 'confirmed');
  });

  it('takes the place of the one before it', async () => {
    await using server = await testServer({ holdsPerClient: 1 });
    const first = await server.ask<Hold>('POST', '/holds', { body: wanted });
    const start = '2026-03-04T10:15:00+01:00'; // overlaps with the first
    const second = await server.ask<Hold>('POST', '/holds', {
      body: { ...wanted, start, id: first.json.id },
    });
    assert.equal(second.status, 201);
    const claims = await server.store.read.claims({ from: MONDAY, to: MONDAY + 7 * DAY }, MONDAY);
    assert.deepEqual(
      claims.map(({ start }) => start),
      [Date.parse(start)],
    );
  });

  it('is left as it was when the one that should take its place is taken', async () => {
    await using server = await testServer();
    await booked(server, calm({ start: '2026-03-04T12:00:00+01:00' }));
    const { json: hold } = await server.ask<Hold>('POST', '/holds', { body: wanted });
    const start = '2026-03-04T12:00:00+01:00';
    const { json } = await server.ask('POST', '/holds', { body: { ...wanted, start, id: hold.id } });
    assert.equal(json.code, 'slot-taken');
    assert.equal((await server.store.read.hold(hold.id, MONDAY))?.id, hold.id);
  });

  it('cannot be had more often than one client needs', async () => {
    await using server = await testServer({ holdsPerClient: 2 });
    const hold = (hour: number) =>
      server.ask('POST', '/holds', { body: { ...wanted, start: `2026-03-04T${hour}:00:00+01:00` } });
    const answers = [await hold(10), await hold(11), await hold(12)];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 429],
    );
    assert.equal(answers[2]?.json.code, 'rate-limited');
    server.now += 10 * MINUTE;
    assert.equal((await hold(12)).status, 201);
  });

  it('made in time is good for a booking, also when the notice has run out meanwhile', async () => {
    await using server = await testServer();
    const start = '2026-03-02T10:00:00+01:00'; // 2 hours ahead, which is the notice the spa wants
    const { json: hold } = await server.ask<Hold>('POST', '/holds', { body: { ...wanted, start } });
    server.now += 5 * MINUTE;
    const late = await server.ask('POST', '/bookings', { body: calm({ start }), key: newKey() });
    assert.equal(late.json.code, 'slot-taken');
    assert.equal((await booked(server, calm({ start, holdId: hold.id }))).start, start);
  });

  it('of one time is no ticket to another', async () => {
    await using server = await testServer();
    const { json: hold } = await server.ask<Hold>('POST', '/holds', {
      body: { ...wanted, start: '2026-03-02T10:00:00+01:00' },
    });
    server.now += 5 * MINUTE;
    const body = calm({
      start: '2026-03-02T10:00:00+01:00'.replace('10:00:00', '09:15:00'),
      holdId: hold.id,
    });
    assert.equal((await server.ask('POST', '/bookings', { body, key: newKey() })).json.code, 'slot-taken');
  });

  it('says what is wrong with it', async () => {
    await using server = await testServer();
    const { status, json } = await server.ask('POST', '/holds', {
      body: { ...wanted, minutes: 7, customer: {} },
    });
    assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, ['customer']]);
  });
});

describe('managing a booking', () => {
  it('shows it to who has its token, and to nobody else', async () => {
    await using server = await testServer();
    const { manageToken, ...booking } = await booked(server);
    const { status, json } = await server.ask<Booking>('GET', '/booking', { bearer: manageToken });
    assert.equal(status, 200);
    assert.deepEqual(json, booking);
    const none = await server.ask('GET', '/booking');
    assert.deepEqual([none.status, none.json.code], [401, 'unauthorized']);
    assert.match(none.headers.get('www-authenticate') ?? '', /^Bearer/);
    for (const bearer of ['wrong', booking.id, booking.reference, booking.calendarUrl.split('/').at(-1)!]) {
      const { status, json } = await server.ask('GET', '/booking', { bearer });
      assert.deepEqual([status, json.code], [404, 'not-found']);
    }
  });

  it('moves it, with its price as agreed and deadlines of the new time', async () => {
    await using server = await testServer();
    const { manageToken, ...booking } = await booked(server, { staffId: 'mira' });
    server.now += HOUR;
    const start = '2026-03-06T15:30:00+01:00';
    const { status, json } = await server.ask<Booking>('POST', '/booking/reschedule', {
      body: { start },
      bearer: manageToken,
    });
    assert.equal(status, 200);
    assert.deepEqual(json, {
      ...booking,
      sequence: 1,
      updatedAt: '2026-03-02T09:00:00+01:00',
      start,
      end: '2026-03-06T16:30:00+01:00',
      rooms: json.rooms,
      cancelUntil: '2026-03-05T15:30:00+01:00',
      rescheduleUntil: '2026-03-06T03:30:00+01:00',
    });
    assert.equal(
      (await booked(server, { staffId: 'mira' })).status,
      'confirmed',
      'the old time is free again',
    );
  });

  it('moves it by a little, over its own time', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server, { serviceId: 'calm', minutes: 45 });
    const body = { start: '2026-03-04T10:15:00+01:00' };
    assert.equal(
      (await server.ask('POST', '/booking/reschedule', { body, bearer: manageToken })).status,
      200,
    );
  });

  it('moves it once when the request comes twice', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server);
    const request = { body: { start: '2026-03-06T15:30:00+01:00' }, bearer: manageToken };
    const first = await server.ask<Booking>('POST', '/booking/reschedule', request);
    const second = await server.ask<Booking>('POST', '/booking/reschedule', request);
    assert.equal(second.text, first.text);
    assert.equal(second.json.sequence, 1);
  });

  it('does not move it to where another is', async () => {
    await using server = await testServer();
    await booked(server, { serviceId: 'calm', minutes: 45, start: '2026-03-05T10:00:00+01:00' });
    const { manageToken, ...booking } = await booked(server, { serviceId: 'calm', minutes: 45 });
    const body = { start: '2026-03-05T10:15:00+01:00' };
    const { status, json } = await server.ask('POST', '/booking/reschedule', { body, bearer: manageToken });
    assert.deepEqual([status, json.code], [409, 'slot-taken']);
    assert.ok(json.busy);
    assert.deepEqual((await server.ask('GET', '/booking', { bearer: manageToken })).json, booking);
  });

  it('moves it until the last moment of the policy, and not after it', async () => {
    await using server = await testServer();
    const { manageToken, rescheduleUntil } = await booked(server);
    const body = { start: '2026-03-06T10:00:00+01:00' };
    server.now = Date.parse(rescheduleUntil) + 1;
    const late = await server.ask('POST', '/booking/reschedule', { body, bearer: manageToken });
    assert.deepEqual([late.status, late.json.code], [409, 'too-late']);
    server.now = Date.parse(rescheduleUntil);
    assert.equal(
      (await server.ask('POST', '/booking/reschedule', { body, bearer: manageToken })).status,
      200,
    );
  });

  it('says what is wrong with a move', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server);
    const cases: [body: object, ...paths: string[]][] = [
      [{}, 'start'],
      [{ start: 'tomorrow', price: 0 }, 'start', 'price'],
      [{ start: '2026-03-06T10:00:00+01:00', staff: { staffId: 'nobody' } }, 'staff.staffId'],
      [{ start: '2026-03-06T10:01:00+01:00' }, 'start'],
    ];
    for (const [body, ...paths] of cases) {
      const { status, json } = await server.ask('POST', '/booking/reschedule', { body, bearer: manageToken });
      assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, paths]);
    }
  });

  it('cancels it until the last moment of the policy, and not after it', async () => {
    await using server = await testServer();
    const { manageToken, cancelUntil } = await booked(server);
    server.now = Date.parse(cancelUntil) + 1;
    const late = await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    assert.deepEqual([late.status, late.json.code], [409, 'too-late']);
    server.now = Date.parse(cancelUntil);
    const { status, json } = await server.ask<Booking>('POST', '/booking/cancel', {
      body: {},
      bearer: manageToken,
    });
    assert.deepEqual([status, json.status, json.sequence], [200, 'cancelled', 1]);
    const again = await server.ask<Booking>('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    assert.deepEqual([again.status, again.json], [200, json]);
    const moved = await server.ask('POST', '/booking/reschedule', {
      body: { start: '2026-03-06T10:00:00+01:00' },
      bearer: manageToken,
    });
    assert.deepEqual([moved.status, moved.json.code], [409, 'conflict']);
  });

  it('cancels it also where what comes afterwards fails, and the server lives on', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server);
    server.context.payments.refund = async () => {
      throw new RangeError('What is in here is not for the log.');
    };
    const cancel = { body: {}, bearer: manageToken };
    const { status, json } = await server.ask<Booking>('POST', '/booking/cancel', cancel);
    assert.deepEqual([status, json.status], [200, 'cancelled']);
    await server.ask('GET', '/health');
    const failed = server.log.filter(({ event }) => event === 'sweep-failed');
    assert.deepEqual(
      failed.map(({ error }) => error),
      ['RangeError'],
    );
    assert.doesNotMatch(JSON.stringify(server.log), /not for the log/);
  });

  it('frees the time of a cancelled booking', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server, { serviceId: 'calm', minutes: 45 });
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    assert.equal((await booked(server, { serviceId: 'calm', minutes: 45 })).status, 'confirmed');
  });

  it('changes nothing by GET', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server);
    for (const path of [
      '/booking/cancel',
      '/booking/reschedule',
      '/holds',
      '/bookings',
      '/blocks',
      '/offer/claim',
      '/offer/decline',
    ]) {
      assert.equal((await server.ask('GET', path, { bearer: manageToken })).status, 404, path);
    }
    assert.equal(
      (await server.ask<BookedBooking>('GET', '/booking', { bearer: manageToken })).json.status,
      'confirmed',
    );
  });
});

describe('a name', () => {
  const answer = async (name: string) => {
    await using server = await testServer();
    const customer = { name, email: 'ana@example.com' };
    return await server.ask('POST', '/bookings', { body: bookingRequest({ customer }), key: newKey() });
  };

  it('has something to see in it', async () => {
    for (const name of ['\u200b\u200b', '\u00ad', '\u2060\u200d', '\u3164', '\u2800', '\ufe0f']) {
      const { status, json } = await answer(name);
      assert.deepEqual(
        [status, json.faults],
        [422, [{ path: 'customer.name', message: 'must have something to see in it.' }]],
        JSON.stringify(name),
      );
    }
  });

  it('may be of any script', async () => {
    for (const name of ['Ö', '山', 'محمد', 'กิ', 'नि', '한', '𠮷', '🌿', '👩🏽‍🦰', '7']) {
      assert.equal((await answer(name)).status, 201, name);
    }
  });
});
