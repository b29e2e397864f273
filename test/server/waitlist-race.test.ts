import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, newKey } from './requests.ts';
import { dateIn, serverFolder, startServer } from './server-process.ts';

const STAFF = 'the-staff-token-of-this-race';
const WAITING = 12;
/** An hour and a quarter of an hour after it, from 9 to 18. */
const TIMES = 7;

describe('a day that comes free all at once', () => {
  it('is offered to the first in line, each time once, by 3 processes, one of them killed', async () => {
    using folder = serverFolder();
    const environment = {
      ...folder.environment,
      UNKNOT_STAFF_TOKEN: STAFF,
      UNKNOT_TRUSTED_PROXIES: '1',
      UNKNOT_SITE_URL: 'https://www.stillwater.example/book',
    };
    const starting = [0, 1, 2].map(() => startServer(environment));
    await using first = await starting[0]!;
    await using second = await starting[1]!;
    await using third = await starting[2]!;
    const servers = [first, second, third];
    const date = dateIn(5);
    const send = (url: string, method: string, path: string, body?: unknown, client = '203.0.113.1') =>
      ask<{ id: string }>(`${url}/v1${path}`, method, {
        ...(body === undefined ? {} : { body }),
        key: newKey(),
        bearer: STAFF,
        headers: { 'X-Forwarded-For': client },
      });
    const block = await send(first.url, 'POST', '/blocks', { resourceIds: ['mira'], from: date });
    for (let i = 0; i < WAITING; i++) {
      const customer = { name: 'Waiting', email: `visitor-${i}@example.com` };
      const wish = {
        services: [{ serviceId: 'deep', minutes: [60] }],
        staffId: 'mira',
        dates: [date],
        customer,
      };
      const { status } = await send(servers[i % 3]!.url, 'POST', '/waitlist', wish, `203.0.113.${i}`);
      assert.equal(status, 201);
    }
    await sleep(300); // all have looked, in vain
    using db = new DatabaseSync(folder.database, { readOnly: true });
    const count = () => Number(db.prepare('SELECT count(*) AS count FROM offers').get()?.count);
    assert.equal(count(), 0);

    await send(first.url, 'DELETE', `/blocks/${block.json.id}`);
    // Whatever is written has a process look at once.
    await Promise.all(servers.map(({ url }) => send(url, 'DELETE', '/holds/none')));
    for (let waited = 0; count() < 2; waited += 5) {
      assert.ok(waited < 20_000, 'Something is offered.');
      await sleep(5);
    }
    await third.stop('SIGKILL');
    await Promise.all([first, second].map(({ url }) => send(url, 'DELETE', '/holds/none')));
    for (let waited = 0; count() < TIMES; waited += 50) {
      assert.ok(waited < 20_000, `${count()} times are offered.`);
      await sleep(50);
    }
    await sleep(500);

    const offers = db
      .prepare(
        `SELECT email, offers.start, holds.expires_at = offers.expires_at AS held,
           (SELECT count(*) FROM mails WHERE offer_id = offers.id) AS mails
         FROM offers JOIN wishes ON wishes.id = wish_id JOIN holds ON holds.id = hold_id ORDER BY turn`,
      )
      .all();
    assert.deepEqual(
      offers.map(({ email }) => email),
      Array.from({ length: TIMES }, (_, i) => `visitor-${i}@example.com`),
    );
    assert.ok(offers.every(({ held, mails }) => held === 1 && mails === 1));
    assert.equal(new Set(offers.map(({ start }) => start)).size, TIMES);
    const starts = offers.map(({ start }) => Number(start));
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
      'Who is first has the first of them.',
    );
    const doubles = db
      .prepare(
        `SELECT a.resource FROM claims a JOIN claims b ON a.resource = b.resource AND a.id < b.id
         WHERE a.live = 1 AND b.live = 1 AND a.start < b."end" AND b.start < a."end"`,
      )
      .all();
    assert.deepEqual(doubles, []);

    const outbox = join(dirname(folder.database), 'outbox');
    const told = () =>
      readdirSync(outbox)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => /^To: .*<(visitor-\d+)@/m.exec(readFileSync(join(outbox, name), 'utf8'))?.[1]);
    for (let waited = 0; new Set(told()).size < TIMES - 1; waited += 100) {
      assert.ok(waited < 30_000, `${told()} are told.`);
      await sleep(100);
    }
    // What the killed one had on its way is sent some minutes later, by whoever takes it then.
    assert.ok(told().every((name) => Number(name?.split('-')[1]) < TIMES));
  });
});
