import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { WireBusy } from '../../packages/core/src/index.ts';
import type { StaffCalendar } from '../../packages/server/src/calendars/desk.ts';
import { FeedError, type FeedFault } from '../../packages/server/src/calendars/feed-error.ts';
import { FETCH_RULES, type FetchRules, fetchFeed } from '../../packages/server/src/calendars/fetch-feed.ts';
import { type Importing, type ImportOptions, startImporting } from '../../packages/server/src/index.ts';
import { calendarOf, FEED_SECRET, type FeedServer, feedServer } from './feed-server.ts';
import {
  booked,
  bookingRequest,
  DAY,
  HOUR,
  MINUTE,
  newKey,
  STAFF_TOKEN,
  type TestServer,
  testServer,
} from './test-server.ts';

const bearer = STAFF_TOKEN;
/** 10:00 to 11:00 on Wednesday 4 March in Berlin: the hour that `bookingRequest()` asks for. */
const THE_HOUR = ['DTSTART;TZID=Europe/Berlin:20260304T100000', 'DTEND;TZID=Europe/Berlin:20260304T110000'];

/** A server, a calendar elsewhere, and what reads it: by the test’s clock, and only when the test says so. */
async function spaWithCalendar(options: ImportOptions = {}) {
  const server = await testServer();
  const feed = await feedServer();
  const start = () =>
    startImporting(server.context, {
      every: 2 ** 30,
      delay: 2 ** 30,
      random: () => 0.5,
      ...options,
      fetchRules: { ca: feed.ca, allows: (address) => address === '127.0.0.1', ...options.fetchRules },
    });
  const importing = start();
  return {
    server,
    feed,
    importing,
    start,
    set: (url = feed.url, staffId = 'mira') =>
      server.ask<StaffCalendar>('PUT', `/staff/${staffId}/calendar`, { body: { url }, bearer }),
    async state(): Promise<StaffCalendar> {
      const { json } = await server.ask<{ calendars: StaffCalendar[] }>('GET', '/staff/calendars', {
        bearer,
      });
      return json.calendars[0]!;
    },
    async [Symbol.asyncDispose]() {
      await importing.stop();
      await feed[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function later(server: TestServer, importing: Importing, milliseconds: number): Promise<void> {
  server.now += milliseconds;
  await importing.look();
}

async function busyOn(server: TestServer, resourceId: string): Promise<readonly number[]> {
  const { json } = await server.ask<WireBusy>(
    'GET',
    '/busy?from=2026-03-04T00:00:00%2B01:00&to=2026-03-05T00:00:00%2B01:00',
  );
  return (json.busy[resourceId] ?? []).map((count) => count * json.unit);
}

const book = (server: TestServer) =>
  server.ask('POST', '/bookings', { body: bookingRequest({ staffId: 'mira' }), key: newKey() });

describe('busy times from a therapist’s own calendar', () => {
  it('take a time, refuse a booking into it, and give it back once the entry is gone', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    feed.answer = calendarOf(THE_HOUR);
    assert.deepEqual(await busyOn(server, 'mira'), []);
    const set = await spa.set();
    assert.equal(set.status, 200, set.text);
    await importing.look();
    assert.deepEqual((await busyOn(server, 'mira')).slice(0, 2), [600, 60]);
    const refused = await book(server);
    assert.equal(refused.status, 409);
    assert.equal(refused.json.code, 'slot-taken');
    feed.answer = calendarOf();
    await later(server, importing, 11 * MINUTE);
    assert.deepEqual(await busyOn(server, 'mira'), []);
    assert.equal((await book(server)).status, 201);
  });

  it('are read again every ten minutes, and not sooner', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    feed.answer = calendarOf();
    await spa.set();
    await importing.look();
    await later(server, importing, 9 * MINUTE);
    assert.equal(feed.asked.length, 1);
    await later(server, importing, MINUTE);
    assert.equal(feed.asked.length, 2);
  });

  it('may lie over a booking, which stands', async () => {
    await using spa = await spaWithCalendar();
    const { manageToken } = await booked(spa.server, { staffId: 'mira' });
    spa.feed.answer = calendarOf(THE_HOUR);
    await spa.set();
    await spa.importing.look();
    const { json } = await spa.server.ask<{ status: string }>('GET', '/booking', { bearer: manageToken });
    assert.equal(json.status, 'confirmed');
    assert.equal((await spa.state()).fault, undefined);
    assert.equal(
      (await spa.server.ask('POST', '/booking/cancel', { bearer: manageToken, body: {} })).status,
      200,
    );
    assert.equal((await book(spa.server)).json.code, 'slot-taken');
  });

  it('stand as they were while the calendar is broken; staff see why, and after a day that they are old', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    feed.answer = calendarOf(THE_HOUR);
    await spa.set();
    await importing.look();
    const good = await spa.state();
    assert.equal(good.fault, undefined);
    assert.equal(good.goodAt, '2026-03-02T08:00:00+01:00');
    for (const [answer, fault] of [
      [calendarOf().slice(0, -10), 'no-calendar'],
      ['<!doctype html><title>Sign in</title>', 'no-calendar'],
      [calendarOf([...THE_HOUR, 'RRULE:FREQ=SECONDLY']), 'too-much'],
      [(response) => response.writeHead(404).end(), 'gone'],
    ] as [FeedServer['answer'], FeedFault][]) {
      feed.answer = answer;
      await later(server, importing, 3 * HOUR);
      const state = await spa.state();
      assert.equal(state.fault?.code, fault);
      assert.equal(state.goodAt, good.goodAt);
      assert.equal(state.stale, false);
      assert.deepEqual((await busyOn(server, 'mira')).slice(0, 2), [600, 60]);
    }
    interface Health {
      readonly status: string;
      readonly calendars: object;
    }
    const health = async () => (await server.ask<Health>('GET', '/health')).json;
    assert.deepEqual((await health()).calendars, { failing: 1, stale: 0 });
    await later(server, importing, DAY);
    assert.equal((await spa.state()).stale, true);
    assert.deepEqual((await health()).calendars, { failing: 1, stale: 1 });
    assert.equal((await health()).status, 'ok');
    feed.answer = calendarOf(THE_HOUR);
    await later(server, importing, 3 * HOUR);
    const back = await spa.state();
    assert.deepEqual([back.fault, back.stale], [undefined, false]);
  });

  it('are asked for ever more seldom while that fails', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    feed.answer = (response) => response.writeHead(500).end();
    await spa.set();
    await importing.look();
    const waits: number[] = [];
    for (let minutes = 0, count = 1; waits.length < 6; minutes += 5) {
      await later(server, importing, 5 * MINUTE);
      if (feed.asked.length > count) {
        waits.push(minutes + 5);
        count = feed.asked.length;
        minutes = -5;
      }
    }
    assert.deepEqual(waits, [10, 20, 40, 80, 120, 120]);
  });

  it('are asked for by what the calendar’s server said of them, as long as what is known reaches far enough', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    feed.answer = (response, headers) => {
      if (headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { ETag: '"one"' }).end(calendarOf([...THE_HOUR, 'RRULE:FREQ=DAILY']));
    };
    await spa.set();
    await importing.look();
    await later(server, importing, HOUR);
    assert.equal(feed.asked[1]?.headers['if-none-match'], '"one"');
    assert.equal((await spa.state()).goodAt, '2026-03-02T09:00:00+01:00');
    assert.deepEqual((await busyOn(server, 'mira')).slice(0, 2), [600, 60]);
    // A day on, the same calendar has one more day in it that can be booked.
    await later(server, importing, DAY);
    assert.equal(feed.asked[2]?.headers['if-none-match'], undefined);
    const last = server.now + 91 * DAY;
    const claims = await server.store.read.claims({ from: last - DAY, to: last }, server.now);
    assert.equal(claims.length, 1);
  });

  it('end with the calendar', async () => {
    await using spa = await spaWithCalendar();
    spa.feed.answer = calendarOf(THE_HOUR);
    await spa.set();
    await spa.importing.look();
    assert.equal((await spa.server.ask('DELETE', '/staff/mira/calendar', { bearer })).status, 204);
    assert.deepEqual(await busyOn(spa.server, 'mira'), []);
    assert.equal((await spa.server.ask('DELETE', '/staff/mira/calendar', { bearer })).status, 404);
  });

  it('of a calendar that is taken away while it is read are not kept', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    let onAsked: (go: () => void) => void = () => {};
    const asked = new Promise<() => void>((resolve) => {
      onAsked = resolve;
    });
    feed.answer = (response) => onAsked(() => response.writeHead(200).end(calendarOf(THE_HOUR)));
    await spa.set();
    const looking = importing.look();
    const go = await asked;
    await server.ask('DELETE', '/staff/mira/calendar', { bearer });
    go();
    await looking;
    assert.deepEqual(await busyOn(server, 'mira'), []);
    assert.equal(await spa.state(), undefined);
  });

  it('are fetched by one of several processes', async () => {
    await using spa = await spaWithCalendar();
    const { feed, importing } = spa;
    feed.answer = (response) => void setTimeout(() => response.writeHead(200).end(calendarOf(THE_HOUR)), 100);
    const others = [spa.start(), spa.start()];
    await spa.set();
    await Promise.all([importing, ...others].map((one) => one.look()));
    assert.equal(feed.asked.length, 1);
    for (const one of others) await one.stop();
  });

  it('keep no server from stopping: what is on its way is left, and says nothing of the calendar', async () => {
    await using spa = await spaWithCalendar();
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    spa.feed.answer = () => arrived();
    await spa.set();
    const looking = spa.importing.look();
    await asked;
    const started = performance.now();
    await spa.importing.stop();
    await looking;
    assert.ok(performance.now() - started < 2000);
    assert.equal((await spa.state()).fault, undefined);
    // The next start reads it once the lease is over.
    spa.feed.answer = calendarOf(THE_HOUR);
    const next = spa.start();
    await later(spa.server, next, 2 * MINUTE);
    assert.deepEqual((await busyOn(spa.server, 'mira')).slice(0, 2), [600, 60]);
    await next.stop();
  });

  it('are read soon after the address is set', async () => {
    await using spa = await spaWithCalendar();
    spa.feed.answer = calendarOf(THE_HOUR);
    await spa.set();
    for (let tries = 0; !(await spa.state()).goodAt && tries < 100; tries++) {
      await new Promise((done) => setTimeout(done, 50));
    }
    assert.deepEqual((await busyOn(spa.server, 'mira')).slice(0, 2), [600, 60]);
  });

  it('have nothing of the calendar with them, and its address is nowhere but in its place', async () => {
    await using spa = await spaWithCalendar();
    const { server, feed, importing } = spa;
    feed.answer = calendarOf(THE_HOUR);
    const answers = [(await spa.set()).text];
    await importing.look();
    feed.answer = (response) => response.destroy();
    await later(server, importing, 11 * MINUTE);
    for (const path of ['/staff/calendars', '/agenda?from=2026-03-01&to=2026-03-09']) {
      answers.push((await server.ask('GET', path, { bearer })).text);
    }
    for (const path of ['/catalog', '/health']) answers.push((await server.ask('GET', path)).text);
    answers.push(JSON.stringify(server.log));
    for (const text of answers) {
      assert.ok(!text.includes(FEED_SECRET), text);
      assert.ok(!text.includes('Confidential'), text);
    }
    assert.match(answers[0]!, /https:\/\/localhost:\d+\/…/);
    const kept = ['', '-wal'].map((end) => readFileSync(`${server.file}${end}`, 'latin1')).join('');
    assert.ok(!kept.includes('Confidential'));
    assert.equal(kept.includes(FEED_SECRET), true);
    assert.ok(server.log.some(({ event, fault }) => event === 'calendar-unread' && fault === 'unreachable'));
  });

  it('are set by staff alone, for a therapist there is, with an https address', async () => {
    await using server = await testServer();
    const put = (path: string, url: unknown, token?: string) =>
      server.ask('PUT', path, { body: { url }, ...(token ? { bearer: token } : {}) });
    const url = 'https://calendar.example/x.ics';
    assert.equal((await put('/staff/mira/calendar', url)).status, 401);
    assert.equal((await put('/staff/mira/calendar', url, 'wrong-token')).status, 401);
    assert.equal((await put('/staff/nobody/calendar', url, bearer)).status, 404);
    for (const wrong of [
      'http://calendar.example/x.ics',
      'file:///etc/passwd',
      'x',
      '',
      5,
      `https://a.example/${'x'.repeat(2000)}`,
    ]) {
      const { status, json } = await put('/staff/mira/calendar', wrong, bearer);
      assert.deepEqual([status, json.faults?.[0]?.path], [422, 'url'], String(wrong));
    }
    assert.equal((await put('/staff/mira/calendar', 'webcal://calendar.example/x.ics', bearer)).status, 200);
    assert.equal((await server.store.read.calendars.of('mira'))?.url, url);
    assert.equal((await server.ask('GET', '/staff/calendars')).status, 401);
  });
});

describe('fetching a calendar', () => {
  const rules = (feed: FeedServer, changes: Partial<FetchRules> = {}): FetchRules => ({
    ...FETCH_RULES,
    ca: feed.ca,
    allows: (address) => address === '127.0.0.1',
    ...changes,
  });
  const failsWith = (work: Promise<unknown>, fault: FeedFault) =>
    assert.rejects(work, (error) => {
      assert.ok(error instanceof FeedError, String(error));
      assert.equal(error.fault, fault);
      assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes(FEED_SECRET));
      return true;
    });

  it('sends nothing that tells who asks, or where from', async () => {
    await using feed = await feedServer();
    feed.answer = calendarOf();
    await fetchFeed(feed.url, { etag: '"a"', lastModified: 'Mon, 02 Mar 2026 07:00:00 GMT' }, rules(feed));
    const { headers } = feed.asked[0]!;
    assert.deepEqual(Object.keys(headers).sort(), [
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'if-modified-since',
      'if-none-match',
      'user-agent',
    ]);
  });

  it('connects to no private address, however it is written', async () => {
    await using feed = await feedServer();
    const strict = rules(feed, { allows: FETCH_RULES.allows });
    for (const host of [
      'localhost',
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '10.0.0.1',
    ]) {
      await failsWith(
        fetchFeed(`https://${host}:${feed.port}/${FEED_SECRET}`, {}, strict),
        'address-private',
      );
    }
    const mixed = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    await failsWith(fetchFeed(feed.url, {}, { ...strict, resolve: mixed }), 'address-private');
    assert.equal(feed.asked.length, 0);
  });

  it('connects to the address that was checked, whatever the name means a moment later', async () => {
    await using feed = await feedServer();
    feed.answer = calendarOf();
    let resolved = 0;
    // A name that no resolver knows: only what is pinned can lead to the server.
    const resolve = async () => [{ address: ++resolved === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    const url = `https://rebinding.invalid:${feed.port}/${FEED_SECRET}`;
    // The certificate is not of that name, and TLS says so: it got as far as this server.
    await failsWith(fetchFeed(url, {}, rules(feed, { resolve })), 'certificate');
    assert.equal(resolved, 1);
  });

  it('follows no redirect', async () => {
    await using feed = await feedServer();
    feed.answer = (response) => response.writeHead(302, { Location: 'https://127.0.0.1/' }).end();
    await failsWith(fetchFeed(feed.url, {}, rules(feed)), 'moved');
    assert.equal(feed.asked.length, 1);
  });

  it('believes no certificate that nobody vouches for', async () => {
    await using feed = await feedServer();
    const { ca: _, ...usual } = rules(feed);
    await failsWith(fetchFeed(feed.url, {}, usual), 'certificate');
    assert.equal(feed.asked.length, 0);
  });

  it('reads two megabytes and no more, said ahead or not', async () => {
    await using feed = await feedServer();
    const large = 'x'.repeat(FETCH_RULES.mostBytes + 1);
    feed.answer = (response) => response.writeHead(200, { 'Content-Length': large.length }).end(large);
    await failsWith(fetchFeed(feed.url, {}, rules(feed)), 'too-large');
    feed.answer = (response) => {
      const more = () => {
        while (response.write(large.slice(0, 65_536)));
      };
      response.on('drain', more);
      more();
    };
    await failsWith(fetchFeed(feed.url, {}, rules(feed)), 'too-large');
    feed.answer = (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(large));
    await failsWith(fetchFeed(feed.url, {}, rules(feed)), 'no-calendar');
  });

  it('waits so long and no longer, also for one who answers drop by drop', async () => {
    await using feed = await feedServer();
    const short = rules(feed, { timeLimit: 300 });
    feed.answer = () => {};
    await failsWith(fetchFeed(feed.url, {}, short), 'too-slow');
    feed.answer = (response) => {
      const drops = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drops));
    };
    await failsWith(fetchFeed(feed.url, {}, short), 'too-slow');
    await failsWith(fetchFeed(feed.url, {}, { ...short, resolve: () => new Promise(() => {}) }), 'too-slow');
  });

  it('says what went wrong', async () => {
    await using feed = await feedServer();
    for (const [status, fault] of [
      [401, 'refused'],
      [403, 'refused'],
      [404, 'gone'],
      [410, 'gone'],
      [429, 'server-trouble'],
      [503, 'server-trouble'],
      [204, 'server-trouble'],
    ] as [number, FeedFault][]) {
      feed.answer = (response) => response.writeHead(status).end();
      await failsWith(fetchFeed(feed.url, {}, rules(feed)), fault);
    }
    feed.answer = (response) => {
      response.writeHead(200, { 'Content-Length': 1000 }).write('BEGIN:VCALENDAR\r\n');
      setTimeout(() => response.destroy(), 20);
    };
    await failsWith(fetchFeed(feed.url, {}, rules(feed)), 'unreachable');
    await failsWith(fetchFeed(`https://nobody.invalid/${FEED_SECRET}`, {}, rules(feed)), 'host-unknown');
    await failsWith(fetchFeed(feed.url.replace('https:', 'http:'), {}, rules(feed)), 'no-calendar');
  });
});
