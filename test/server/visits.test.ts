import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookedBooking, Booking, Hold } from '../../packages/core/src/index.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  booked,
  bookingRequest,
  DAY,
  MINUTE,
  MONDAY,
  newKey,
  type TestServer,
  testServer,
} from './test-server.ts';

const calm = { serviceId: 'calm', minutes: 45 };
const names = (staff: Booking['staff'] | undefined) => staff?.map(({ id }) => id);
const clock = (instant: string | undefined) => instant?.slice(11, 16);
const everything = (server: TestServer) =>
  server.store.read.claims({ from: MONDAY, to: MONDAY + 90 * DAY }, MONDAY);

describe('a visit of several massages', () => {
  it('is one booking that takes each therapist and room for their own part', async () => {
    await using server = await testServer();
    const booking = await booked(server, { staffId: 'jonas', followedBy: [calm] });
    assert.equal(booking.serviceName, 'Deep back release + Calming back massage');
    assert.deepEqual([booking.minutes, booking.total], [105, 13_600]);
    assert.deepEqual([clock(booking.start), clock(booking.end)], ['10:00', '11:45']);
    assert.deepEqual(
      booking.parts?.map(({ serviceId, start, end, guests, staff, rooms }) => [
        serviceId,
        clock(start),
        clock(end),
        guests,
        names(staff),
        rooms.length,
      ]),
      [
        ['deep', '10:00', '11:00', [1], ['jonas'], 1],
        ['calm', '11:00', '11:45', [1], ['mira'], 0],
      ],
    );
    const claims = await everything(server);
    const of = (id: string) => claims.find(({ resourceId }) => resourceId === id)!;
    assert.equal(of('jonas').end, of('mira').start + 15 * MINUTE);
    assert.equal(claims.length, 3);
  });

  it('is kept by a hold, moved and cancelled as a whole', async () => {
    await using server = await testServer();
    const visit = { staffId: 'jonas', followedBy: [calm] };
    const { customer: _, ...wanted } = bookingRequest(visit);
    const hold = await server.ask<Hold>('POST', '/holds', { body: wanted });
    assert.equal(hold.status, 201);
    assert.equal((await everything(server)).length, 3);
    const booking = await booked(server, { ...visit, holdId: hold.json.id });
    const moved = await server.ask<Booking>('POST', '/booking/reschedule', {
      body: { start: '2026-03-05T14:00:00+01:00' },
      bearer: booking.manageToken,
    });
    assert.equal(moved.status, 200);
    assert.deepEqual(
      moved.json.parts?.map(({ start, staff }) => [start, names(staff)]),
      [
        ['2026-03-05T14:00:00+01:00', ['jonas']],
        ['2026-03-05T15:00:00+01:00', ['mira']],
      ],
    );
    assert.equal(moved.json.minutes, 105);
    const claims = await everything(server);
    assert.equal(claims.length, 3);
    assert.ok(claims.every(({ start }) => start >= Date.parse('2026-03-05T13:00:00Z')));
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.manageToken });
    assert.deepEqual(await everything(server), []);
  });

  it('is for two one after the other, with the card of each', async () => {
    await using server = await testServer();
    const deep = { serviceId: 'deep', minutes: 60, nextGuest: true };
    const secondGuest = { name: 'Ben', card: { pressure: 'light' } };
    const booking = await booked(server, { followedBy: [deep], card: { pressure: 'deep' }, secondGuest });
    assert.deepEqual(
      booking.parts?.map(({ guests, start }) => [guests, clock(start)]),
      [
        [[1], '10:00'],
        [[2], '11:15'],
      ],
    );
    assert.deepEqual(booking.secondGuest, secondGuest);
    const { json } = await server.ask<Booking>('GET', '/booking', { bearer: booking.manageToken });
    assert.deepEqual(json.parts, booking.parts);
  });

  it('is side by side with whom each of the two wishes for', async () => {
    await using server = await testServer();
    const booking = await booked(server, {
      serviceId: 'pair',
      staffGender: 'man',
      companion: { staffGender: 'woman' },
    });
    assert.deepEqual(
      booking.parts?.map(({ guests, staff }) => [guests, names(staff)]),
      [
        [
          [1, 2],
          ['jonas', 'mira'],
        ],
      ],
    );
    const moved = await server.ask<Booking>('POST', '/booking/reschedule', {
      body: { start: '2026-03-05T14:00:00+01:00' },
      bearer: booking.manageToken,
    });
    assert.deepEqual(names(moved.json.parts?.[0]?.staff), ['jonas', 'mira']);
  });

  it('goes by the gender wished for, also when it is moved, and never to somebody else', async () => {
    await using server = await testServer();
    const wish = { staffGender: 'man' };
    const booking = await booked(server, wish);
    assert.deepEqual(names(booking.staff), ['jonas']);
    const second = await server.ask('POST', '/bookings', { body: bookingRequest(wish), key: newKey() });
    assert.deepEqual([second.status, second.json.code], [409, 'slot-taken']);
    await booked(server, { staffId: 'jonas', start: '2026-03-05T14:00:00+01:00' });
    const move = (body: object) =>
      server.ask<Booking>('POST', '/booking/reschedule', { body, bearer: booking.manageToken });
    assert.equal((await move({ start: '2026-03-05T14:00:00+01:00' })).status, 409);
    // A therapist who is asked for by name takes the place of the wish.
    assert.deepEqual(
      names((await move({ start: '2026-03-05T14:00:00+01:00', staff: { staffId: 'mira' } })).json.staff),
      ['mira'],
    );
  });

  it('is refused with the path of what is wrong', async () => {
    await using server = await testServer();
    const refused = async (changes: object) => {
      const { status, json } = await server.ask('POST', '/bookings', {
        body: bookingRequest({ ...changes }),
        key: newKey(),
      });
      assert.equal(status, 422);
      return json.faults?.map(({ path }) => path);
    };
    assert.deepEqual(await refused({ followedBy: [{ ...calm, staffId: 'jonas' }] }), [
      'followedBy[0].staffId',
    ]);
    assert.deepEqual(await refused({ followedBy: [{ ...calm, price: 1 }] }), ['followedBy[0].price']);
    assert.deepEqual(await refused({ secondGuest: { name: 'Ben' } }), ['secondGuest']);
    assert.deepEqual(await refused({ followedBy: [calm, calm, calm, calm] }), ['followedBy']);
    assert.deepEqual(await everything(server), []);
  });

  it('costs what the server computes', async () => {
    await using server = await testServer();
    const { status, json } = await server.ask<{ code: string; total: number }>('POST', '/bookings', {
      body: bookingRequest({ followedBy: [calm], expectedTotal: 7800 }),
      key: newKey(),
    });
    assert.deepEqual([status, json.code, json.total], [409, 'price-changed', 13_600]);
  });
});

describe('a course of sessions', () => {
  const courseStarts = ['2026-03-11T10:00:00+01:00', '2026-03-18T10:30:00+01:00'];

  it('is booked as a whole, each session with a token and a calendar of its own', async () => {
    await using server = await testServer();
    const booking = await booked(server, { courseStarts, expectedTotal: 3 * 7800, notes: 'Left shoulder' });
    const all: readonly BookedBooking[] = [booking, ...booking.sessions!];
    assert.deepEqual(
      all.map(({ start, course }) => [start, course?.session, course?.of]),
      [
        ['2026-03-04T10:00:00+01:00', 1, 3],
        ['2026-03-11T10:00:00+01:00', 2, 3],
        ['2026-03-18T10:30:00+01:00', 3, 3],
      ],
    );
    assert.equal(new Set(all.map(({ course }) => course?.id)).size, 1);
    for (const key of ['id', 'reference', 'manageToken', 'calendarUrl'] as const) {
      assert.equal(new Set(all.map((one) => one[key])).size, 3, key);
    }
    const second = await server.ask<Booking>('GET', '/booking', { bearer: all[1]!.manageToken! });
    assert.equal(second.json.start, courseStarts[0]);
    assert.equal((await everything(server)).length, 6);
  });

  it('is one calendar file with an event for each session', async () => {
    await using server = await testServer();
    const booking = await booked(server, { courseStarts });
    const events = async (query: string) =>
      (await (await fetch(booking.calendarUrl + query)).text()).match(/^(UID|DTSTART|STATUS):.*$/gm);
    assert.equal((await events(''))?.length, 3);
    const course = await events('?course');
    assert.deepEqual(
      course?.filter((line) => line.startsWith('DTSTART')),
      ['DTSTART:20260304T090000Z', 'DTSTART:20260311T090000Z', 'DTSTART:20260318T093000Z'],
    );
    assert.equal(new Set(course?.filter((line) => line.startsWith('UID'))).size, 3);
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: booking.sessions![0]!.manageToken! });
    assert.deepEqual(
      (await events('?course'))?.filter((line) => line.startsWith('STATUS')),
      ['STATUS:CONFIRMED', 'STATUS:CANCELLED', 'STATUS:CONFIRMED'],
    );
  });

  it('is a calendar file also once all of it is cancelled: each session says so', async () => {
    await using server = await testServer();
    const booking = await booked(server, { courseStarts });
    for (const { manageToken } of [booking, ...booking.sessions!]) {
      await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken! });
    }
    const response = await fetch(`${booking.calendarUrl}?course`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8; method=PUBLISH');
    assert.equal((await response.text()).match(/^STATUS:CANCELLED\r$/gm)?.length, 3);
  });

  it('is not booked at all where one session is taken, and the answer says what is', async () => {
    await using server = await testServer();
    await booked(server, { staffId: 'mira', start: courseStarts[1] });
    const { status, json } = await server.ask('POST', '/bookings', {
      body: bookingRequest({ staffId: 'mira', courseStarts }),
      key: newKey(),
    });
    assert.deepEqual([status, json.code], [409, 'slot-taken']);
    assert.ok(Date.parse(json.busy!.to) > Date.parse(courseStarts[1]!));
    assert.equal((await everything(server)).length, 2);
  });

  it('is booked once however often it is asked for, and its hold is used', async () => {
    await using server = await testServer();
    const { customer: _, ...wanted } = bookingRequest();
    const { json: hold } = await server.ask<Hold>('POST', '/holds', { body: wanted });
    const options = { body: bookingRequest({ courseStarts, holdId: hold.id }), key: newKey() };
    const answers = await Promise.all(
      [1, 2, 3].map(() => server.ask<BookedBooking>('POST', '/bookings', options)),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.deepEqual(answers[1]!.json, answers[0]!.json);
    assert.equal((await everything(server)).length, 6);
    const other = { ...options, body: bookingRequest({ courseStarts: courseStarts.slice(1) }) };
    assert.equal((await server.ask('POST', '/bookings', other)).json.code, 'key-reused');
  });

  it('is no longer than the spa takes', async () => {
    const policy = { ...spaCatalog().policy, sessionsPerCourse: 2 };
    await using server = await testServer({}, spaCatalog({ policy }));
    const { status, json } = await server.ask('POST', '/bookings', {
      body: bookingRequest({ courseStarts }),
      key: newKey(),
    });
    assert.equal(status, 422);
    assert.deepEqual(
      json.faults?.map(({ path }) => path),
      ['courseStarts'],
    );
  });
});
