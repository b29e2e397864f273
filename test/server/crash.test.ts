import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookedBooking } from '../../packages/core/src/index.ts';
import { dateIn, serverFolder, startServer } from './server-process.ts';
import { ask, bookingRequest, newKey } from './test-server.ts';

const ROUNDS = 6;
const VISITORS = 6;

/** One request: hours and days that no other has. */
function* requests() {
  for (let day = 3; ; day++) {
    for (const hour of ['09', '10', '11', '12', '13', '14', '15']) {
      const start = `${dateIn(day)}T${hour}:00:00Z`;
      yield { key: newKey(), body: bookingRequest({ serviceId: 'calm', minutes: 45, start }) };
    }
  }
}

describe('a server that is killed', () => {
  it('again and again while it books has lost nothing that it acknowledged', async (t) => {
    using folder = serverFolder();
    const all = requests();
    const acknowledged = new Map<string, BookedBooking>();
    let failed = false;
    const open: ReturnType<typeof all.next>['value'][] = [];

    for (let round = 0; round < ROUNDS; round++) {
      await using server = await startServer(folder.environment);
      const visitor = async () => {
        for (;;) {
          const request = all.next().value!;
          try {
            const { status, json, text } = await ask<BookedBooking>(
              `${server.url}/v1/bookings`,
              'POST',
              request,
            );
            assert.equal(status, 201, text);
            acknowledged.set(request.key, json);
          } catch (error) {
            if (error instanceof assert.AssertionError) {
              failed = true;
              throw error;
            }
            open.push(request); // no answer: nobody knows whether it was booked
            return;
          }
        }
      };
      const visitors = Promise.allSettled(Array.from({ length: VISITORS }, visitor));
      const enough = acknowledged.size + 4 + 6 * round;
      while (acknowledged.size < enough && !failed) await sleep(1);
      await server.stop('SIGKILL');
      for (const outcome of await visitors) if (outcome.status === 'rejected') throw outcome.reason;
    }

    await using server = await startServer(folder.environment);
    const retried = await Promise.all(
      open.map((request) => ask<BookedBooking>(`${server.url}/v1/bookings`, 'POST', request!)),
    );
    assert.deepEqual(new Set(retried.map(({ status }) => status)), new Set([201]));
    for (const { manageToken, ...booking } of acknowledged.values()) {
      const { json } = await ask<BookedBooking>(`${server.url}/v1/booking`, 'GET', { bearer: manageToken! });
      assert.equal(json.id, booking.id);
      assert.equal(json.start, booking.start);
    }
    await server.stop();
    using db = new DatabaseSync(folder.database);
    assert.equal(db.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
    const count = db.prepare('SELECT count(*) AS count FROM bookings').get()?.count;
    assert.equal(count, acknowledged.size + open.length, 'each request made one booking');
    t.diagnostic(`${acknowledged.size} acknowledged, ${open.length} cut off and sent again`);
  });

  it('gives back the tokens of before when a request is sent again', async () => {
    using folder = serverFolder();
    const request = { key: newKey(), body: bookingRequest({ start: `${dateIn(3)}T10:00:00Z` }) };
    const answers: BookedBooking[] = [];
    for (let i = 0; i < 2; i++) {
      await using server = await startServer(folder.environment);
      const { json } = await ask<BookedBooking>(`${server.url}/v1/bookings`, 'POST', request);
      answers.push({ ...json, calendarUrl: new URL(json.calendarUrl!).pathname });
      await server.stop('SIGKILL');
    }
    assert.ok(answers[0]!.manageToken);
    assert.deepEqual(answers[1], answers[0]);
  });
});
