import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  type BookedBooking,
  type Catalog,
  fromWireBusy,
  fromWireOffsets,
  isoWithOffset,
} from '../../packages/core/src/index.ts';
import {
  createApp,
  DEFAULTS,
  listen,
  openSqliteStore,
  SpaTime,
  TzSource,
} from '../../packages/server/src/index.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  type Answer,
  booked,
  bookingRequest,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  newKey,
  SECRET,
  STAFF_TOKEN,
  type TestServer,
  temporaryFolder,
  testServer,
} from './test-server.ts';

interface CatalogBody {
  readonly catalog: Catalog;
  readonly offsets: Parameters<typeof fromWireOffsets>[0];
}

describe('the catalog', () => {
  it('comes with the offsets of the spa’s zone for every day that can be booked', async () => {
    await using server = await testServer();
    const { status, json } = await server.ask<CatalogBody>('GET', '/catalog');
    assert.equal(status, 200);
    assert.deepEqual(json.catalog, spaCatalog());
    const offsets = fromWireOffsets(json.offsets);
    assert.equal(offsets.tzVersion, new TzSource().look(MONDAY).status(MONDAY, 'Europe/Berlin').version);
    assert.ok(offsets.from <= MONDAY - 2 * DAY);
    assert.ok(offsets.until >= MONDAY + (90 + 59) * DAY);
    assert.equal(isoWithOffset(offsets, Date.UTC(2026, 2, 29, 0, 59)), '2026-03-29T01:59:00+01:00');
    assert.equal(isoWithOffset(offsets, Date.UTC(2026, 2, 29, 1)), '2026-03-29T03:00:00+02:00');
  });

  it('is not sent again to who has it', async () => {
    await using server = await testServer();
    const first = await server.ask('GET', '/catalog');
    const etag = first.headers.get('etag')!;
    assert.equal(first.headers.get('cache-control'), 'no-cache');
    server.now += HOUR;
    for (const known of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const { status, text } = await server.ask('GET', '/catalog', { headers: { 'If-None-Match': known } });
      assert.deepEqual([status, text], [304, ''], known);
    }
    assert.equal(
      (await server.ask('GET', '/catalog', { headers: { 'If-None-Match': '"other"' } })).status,
      200,
    );
  });

  it('says when a therapist is away, and keeps to itself what for', async () => {
    await using server = await testServer();
    const away = { from: '2026-03-04', to: '2026-03-06', name: 'Operation on the knee' };
    const staff = spaCatalog().staff.map((person) => ({ ...person, timeOff: [away] }));
    await server.ask('PUT', '/catalog', { body: { ...spaCatalog(), staff }, bearer: STAFF_TOKEN });
    const { json, text } = await server.ask<CatalogBody>('GET', '/catalog');
    assert.deepEqual(json.catalog.staff[0]?.timeOff, [{ from: away.from, to: away.to }]);
    assert.ok(!text.includes('knee'));
  });

  it('is replaced by staff, and then wins over the one the server was started with', async () => {
    await using server = await testServer();
    const before = await server.ask('GET', '/catalog');
    const changed = spaCatalog({ spa: { ...spaCatalog().spa, name: 'Stillwater by the lake' } });
    const put = await server.ask<CatalogBody>('PUT', '/catalog', { body: changed, bearer: STAFF_TOKEN });
    assert.deepEqual([put.status, put.json.catalog.spa.name], [200, 'Stillwater by the lake']);
    const after = await server.ask<CatalogBody>('GET', '/catalog', {
      headers: { 'If-None-Match': before.headers.get('etag')! },
    });
    assert.deepEqual([after.status, after.json.catalog], [200, changed]);
  });

  it('is refused with every fault and its path, and the one before stays', async () => {
    await using server = await testServer();
    const body = {
      ...spaCatalog(),
      colour: 'green',
      services: [{ ...spaCatalog().services[0], durations: [{ minutes: 60, price: -1 }] }],
    };
    const { status, json } = await server.ask('PUT', '/catalog', { body, bearer: STAFF_TOKEN });
    assert.equal(status, 422);
    assert.deepEqual(json.faults?.map(({ path }) => path).sort(), [
      'colour',
      'services[0].durations[0].price',
    ]);
    assert.deepEqual((await server.ask<CatalogBody>('GET', '/catalog')).json.catalog, spaCatalog());
  });
});

describe('busy times', () => {
  const window = 'from=2026-03-04T00:00:00Z&to=2026-03-05T00:00:00Z';

  it('show bookings, holds and time off, and nothing about whom', async () => {
    await using server = await testServer();
    await booked(server, { serviceId: 'calm', minutes: 45 });
    await server.ask('POST', '/holds', {
      body: { serviceId: 'calm', minutes: 45, start: '2026-03-04T11:00:00+01:00' },
    });
    const block = {
      resourceIds: ['jonas'],
      from: '2026-03-04T12:00',
      to: '2026-03-04T13:00',
      name: 'Dentist',
    };
    await server.ask('POST', '/blocks', { body: block, bearer: STAFF_TOKEN });
    const { status, headers, text, json } = await server.ask<Parameters<typeof fromWireBusy>[0]>(
      'GET',
      `/busy?${window}`,
    );
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    const at = (hour: number) => Date.UTC(2026, 2, 4) + hour * HOUR;
    assert.deepEqual(fromWireBusy(json), {
      from: at(0),
      to: at(24),
      now: MONDAY,
      busy: {
        mira: [
          [at(9), at(9) + 45 * MINUTE],
          [at(10), at(10) + 45 * MINUTE],
        ],
        jonas: [[at(11), at(12)]],
      },
    });
    assert.doesNotMatch(text, /Ana|Dentist|calm/);
    server.now += 10 * MINUTE;
    const later = await server.ask<Parameters<typeof fromWireBusy>[0]>('GET', `/busy?${window}`);
    assert.equal(fromWireBusy(later.json).busy.mira?.length, 1, 'the hold has run out');
  });

  it('are told for a window of at most 400 days, named in full', async () => {
    await using server = await testServer();
    const cases: [query: string, ...paths: string[]][] = [
      ['', 'from', 'to'],
      ['from=2026-03-04T00:00:00Z', 'to'],
      ['from=yesterday&to=2026-03-05T00:00:00Z', 'from'],
      ['from=2026-03-04&to=2026-03-05', 'from', 'to'],
      ['from=2026-03-04T00:00:00Z&to=2026-03-04T00:00:00Z', 'to'],
      ['from=2026-03-04T00:00:00Z&to=2027-04-09T00:00:00Z', 'to'],
      [`${window}&sort=id`, 'sort'],
    ];
    for (const [query, ...paths] of cases) {
      const { status, json } = await server.ask('GET', `/busy?${query}`);
      assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, paths], query);
    }
    const most = await server.ask('GET', '/busy?from=2026-03-04T00:00:00Z&to=2027-04-08T00:00:00Z');
    assert.equal(most.status, 200);
  });
});

describe('a request that cannot be read', () => {
  const posts = ['/holds', '/bookings', '/waitlist', '/booking/reschedule', '/booking/cancel', '/blocks'];
  const send = (server: TestServer, path: string, body: string, type = 'application/json') =>
    server.ask('POST', path, {
      body,
      key: newKey(),
      bearer: STAFF_TOKEN,
      headers: { 'Content-Type': type },
    });

  it('is refused when it is not JSON', async () => {
    await using server = await testServer();
    for (const path of posts) {
      for (const body of ['', '{', '{"customer":"Ana Example"', '\ud800']) {
        const { status, json, text } = await send(server, path, body);
        assert.deepEqual([status, json.code], [400, 'malformed'], `${path} ${body}`);
        assert.doesNotMatch(text, /Ana/);
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'application/jsonp',
      ]) {
        const { status, json } = await send(server, path, '{}', type);
        assert.deepEqual([status, json.code], [415, 'unsupported-media-type'], `${path} ${type}`);
      }
    }
  });

  it('is refused when it is of another shape', async () => {
    await using server = await testServer();
    for (const path of posts.filter((one) => one !== '/booking/cancel')) {
      for (const body of [
        'null',
        '[]',
        '"text"',
        '1',
        '{"__proto__":{"a":1}}',
        '['.repeat(20_000) + ']'.repeat(20_000),
      ]) {
        const { status, json } = await send(server, path, body);
        assert.deepEqual([status, json.code], [422, 'invalid'], `${path} ${body.slice(0, 30)}`);
        assert.ok(json.faults?.length);
      }
    }
  });

  it('is refused when it is too large, whether it says so or not', async () => {
    await using server = await testServer();
    const body = JSON.stringify(bookingRequest({ notes: 'x'.repeat(70_000) }));
    const { status, json } = await send(server, '/bookings', body);
    assert.deepEqual([status, json.code], [413, 'too-large']);
    const unsaid = await new Promise((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() };
      const chunked = request(`${server.url}/v1/bookings`, { method: 'POST', headers });
      chunked.once('response', ({ statusCode }) => resolve(statusCode)).once('error', reject);
      chunked.write(body.slice(0, 40_000));
      chunked.end(body.slice(40_000));
    });
    assert.equal(unsaid, 413);
  });

  it('meets a problem document where there is nothing', async () => {
    await using server = await testServer();
    for (const path of [
      '/',
      '/nothing',
      '/bookings/1',
      '/calendar/none',
      '/calendar/none.ics',
      '/feed/none.ics',
      '/../secret',
    ]) {
      const { status, headers, json } = await server.ask('GET', path);
      assert.deepEqual(
        [status, json.code, headers.get('content-type')],
        [404, 'not-found', 'application/problem+json'],
        path,
      );
    }
  });
});

describe('answers to other sites', () => {
  const origin = 'https://spa.example';
  const allow = (answer: Answer<unknown>) => answer.headers.get('access-control-allow-origin');
  const preflight = (server: TestServer, from: string) =>
    server.ask('OPTIONS', '/bookings', {
      headers: {
        Origin: from,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });

  it('go to the sites on the list and to no other', async () => {
    await using server = await testServer({ origins: [origin] });
    const good = await server.ask('GET', '/catalog', { headers: { Origin: origin } });
    assert.equal(allow(good), origin);
    assert.equal(good.headers.get('access-control-allow-credentials'), null);
    assert.match(good.headers.get('access-control-expose-headers') ?? '', /ETag/);
    assert.match(good.headers.get('vary') ?? '', /Origin/);
    for (const other of [
      'https://spa.example.evil.example',
      'http://spa.example',
      'https://spa.example:444',
      'null',
      'https://evil.example',
    ]) {
      assert.equal(allow(await server.ask('GET', '/catalog', { headers: { Origin: other } })), null, other);
      assert.equal(allow(await preflight(server, other)), null, other);
    }
    assert.match((await server.ask('GET', '/catalog')).headers.get('vary') ?? '', /Origin/);
  });

  it('tell in advance what may be sent', async () => {
    await using server = await testServer({ origins: [origin] });
    const answer = await preflight(server, origin);
    assert.deepEqual([answer.status, allow(answer)], [204, origin]);
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /DELETE/);
  });

  it('can be read when they are a problem, too', async () => {
    await using server = await testServer({ origins: [origin] });
    const answer = await server.ask('POST', '/bookings', {
      body: {},
      headers: { Origin: origin },
      key: newKey(),
    });
    assert.deepEqual([answer.status, allow(answer)], [422, origin]);
    const none = await server.ask('GET', '/nothing', { headers: { Origin: origin } });
    assert.deepEqual([none.status, allow(none)], [404, origin]);
  });

  it('go to every site only where the server is told so', async () => {
    await using server = await testServer({ origins: '*' });
    assert.equal(allow(await server.ask('GET', '/catalog', { headers: { Origin: origin } })), '*');
    await using closed = await testServer();
    assert.equal(allow(await closed.ask('GET', '/catalog', { headers: { Origin: origin } })), null);
  });

  it('say that they are no page', async () => {
    await using server = await testServer();
    for (const path of ['/catalog', '/nothing', '/health']) {
      const { headers } = await server.ask('GET', path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
    }
  });
});

describe('the rate limit', () => {
  const hold = { serviceId: 'deep', minutes: 60, start: '2026-03-04T10:00:00+01:00' };

  it('lets a client write so often, and then tells it when to come again', async () => {
    await using server = await testServer({ writesPerMinute: 3, holdsPerClient: 1 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await server.ask('POST', '/holds', { body: hold })).status);
    assert.deepEqual(statuses, [201, 429, 429, 429]); // the last by rate, those before by the cap on holds
    const { json, headers } = await server.ask('POST', '/holds', { body: {} });
    assert.equal(json.code, 'rate-limited');
    assert.equal(headers.get('retry-after'), '20');
    assert.equal((await server.ask('GET', '/health')).status, 200, 'reading is counted on its own');
    server.now += 20_000;
    assert.equal((await server.ask('POST', '/holds', { body: {} })).status, 422);
    assert.equal((await server.ask('POST', '/holds', { body: {} })).status, 429);
  });

  it('lets a client read so often', async () => {
    await using server = await testServer({ readsPerMinute: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await server.ask('GET', '/health')).status);
    assert.deepEqual(statuses, [200, 200, 429]);
  });

  it('believes what proxies say of the client only as far as they are trusted', async () => {
    const from = (server: TestServer, address: string) =>
      server.ask('GET', '/health', { headers: { 'X-Forwarded-For': address } });
    {
      await using server = await testServer({ readsPerMinute: 1 });
      assert.equal((await from(server, '192.0.2.1')).status, 200);
      assert.equal((await from(server, '192.0.2.2')).status, 429);
    }
    await using server = await testServer({ readsPerMinute: 1, trustedProxies: 1 });
    assert.equal((await from(server, '192.0.2.1')).status, 200);
    assert.equal((await from(server, '192.0.2.2')).status, 200);
    assert.equal(
      (await from(server, '192.0.2.9, 192.0.2.1')).status,
      429,
      'what a client makes up counts for nothing',
    );
    assert.equal((await from(server, '2001:db8:0:1::5')).status, 200);
    assert.equal((await from(server, '2001:db8:0:1:ffff::9')).status, 429, 'one network is one client');
    for (const [address, status] of [
      ['192.0.2.51:40001', 200],
      ['192.0.2.51:40002', 429], // another port is no other client
      ['192.0.2.52:40001', 200],
      ['[2001:db8:0:52::1]:40001', 200],
      ['[2001:db8:0:52::2]', 429],
      ['[2001:db8:0:53::1]:40001', 200],
    ] as const) {
      assert.equal((await from(server, address)).status, status, address);
    }
  });

  it('slows down who guesses at the staff token, also when the guess is right', async () => {
    await using server = await testServer();
    const open = (bearer: string) => server.ask('GET', '/agenda?from=2026-03-02&to=2026-03-03', { bearer });
    for (let i = 0; i < 10; i++) assert.equal((await open(`guess-${i}`)).status, 401);
    assert.equal((await open('guess')).status, 429);
    assert.equal((await open(STAFF_TOKEN)).status, 429);
    server.now += MINUTE;
    assert.equal((await open(STAFF_TOKEN)).status, 200);
  });

  it('counts guesses at the staff token wherever they are made', async () => {
    await using server = await testServer();
    const places = ['/codes', '/mails', '/waitlist', '/staff/calendars', '/bookings/one/screening'];
    const statuses = [];
    for (const path of [...places, ...places, ...places]) {
      statuses.push((await server.ask('GET', path, { bearer: 'a-guess' })).status);
    }
    assert.equal(statuses.filter((status) => status === 401).length, 10);
    assert.equal(statuses.filter((status) => status === 429).length, 5);
  });

  it('says once in the log that a proxy is not trusted, as all visitors then share one limit', async () => {
    await using server = await testServer();
    await server.ask('GET', '/health');
    assert.ok(!server.log.some(({ event }) => event === 'proxy-not-trusted'));
    for (let i = 0; i < 2; i++) {
      await server.ask('GET', '/health', { headers: { 'X-Forwarded-For': '192.0.2.7' } });
    }
    const told = server.log.filter(({ event }) => event === 'proxy-not-trusted');
    assert.equal(told.length, 1);
    assert.doesNotMatch(JSON.stringify(told), /192\.0\.2/);
    await using trusting = await testServer({ trustedProxies: 1 });
    await trusting.ask('GET', '/health', { headers: { 'X-Forwarded-For': '192.0.2.7' } });
    assert.ok(!trusting.log.some(({ event }) => event === 'proxy-not-trusted'));
  });
});

describe('the share of a day', () => {
  const hours = (from: number) => `2026-03-04T${String(from).padStart(2, '0')}:00:00+01:00`;
  const book = (server: TestServer, from: number, more = {}, key = newKey()) =>
    server.ask<Partial<Omit<BookedBooking, 'status'>> & { readonly code?: string }>('POST', '/bookings', {
      body: bookingRequest({ start: hours(from), ...more }),
      key,
    });

  it('keeps one client from booking out the spa, and grows again with time', async () => {
    await using server = await testServer({ bookingsPerDay: 3, trustedProxies: 1 });
    const key = newKey();
    assert.equal((await book(server, 10, {}, key)).status, 201);
    assert.equal((await book(server, 10, {}, key)).status, 201, 'the same request again is no other booking');
    assert.equal((await book(server, 3)).status, 422, 'what is refused does not count');
    assert.equal((await book(server, 12)).status, 201);
    assert.equal((await book(server, 14)).status, 201);
    const { status, json, headers } = await book(server, 16);
    assert.equal(status, 429);
    assert.equal(json.code, 'rate-limited');
    assert.equal(headers.get('retry-after'), String(8 * 3600));
    server.now += 8 * HOUR;
    assert.equal((await book(server, 16)).status, 201);
    assert.equal((await book(server, 17)).status, 429);
  });

  it('is one for each client', async () => {
    await using server = await testServer({ bookingsPerDay: 1, trustedProxies: 1 });
    const from = (address: string, at: number) =>
      server.ask('POST', '/bookings', {
        body: bookingRequest({ start: hours(at) }),
        key: newKey(),
        headers: { 'X-Forwarded-For': address },
      });
    assert.equal((await from('192.0.2.1', 10)).status, 201);
    assert.equal((await from('192.0.2.1', 12)).status, 429);
    assert.equal((await from('192.0.2.2', 12)).status, 201);
  });

  it('turns no guest away where all come through a proxy that the settings do not name', async () => {
    await using server = await testServer({ bookingsPerDay: 1 });
    for (const at of [10, 12, 14]) {
      const { status } = await server.ask('POST', '/bookings', {
        body: bookingRequest({ start: hours(at) }),
        key: newKey(),
        headers: { 'X-Forwarded-For': `192.0.2.${at}` },
      });
      assert.equal(status, 201);
    }
  });

  it('counts each session of a course', async () => {
    await using server = await testServer({ bookingsPerDay: 3 });
    const further = { courseStarts: ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'] };
    assert.equal((await book(server, 10, further)).status, 201);
    assert.equal((await book(server, 14)).status, 429);
  });

  it('counts moves and other contact details too, since each sends mails to whomever it names', async () => {
    await using server = await testServer({ bookingsPerDay: 3 });
    const { json } = await book(server, 10);
    const bearer = json.manageToken!;
    const move = (at: number) =>
      server.ask('POST', '/booking/reschedule', { bearer, body: { start: hours(at) } });
    const contact = (email: string) =>
      server.ask('POST', '/booking/contact', { bearer, body: { customer: { name: 'Ana', email } } });
    assert.equal((await move(12)).status, 200);
    assert.equal((await contact('one@example.com')).status, 200);
    assert.equal((await contact('two@example.com')).status, 429);
    assert.equal((await move(14)).status, 429);
    assert.equal((await server.ask('GET', '/booking', { bearer })).status, 200);
    const cancelled = await server.ask('POST', '/booking/cancel', { bearer, body: {} });
    assert.equal(cancelled.status, 200, 'cancelling is always possible');
  });

  it('counts gifts', async () => {
    const { policy } = spaCatalog();
    const catalog = spaCatalog({ policy: { ...policy, gifts: { validMonths: 12 } } });
    await using server = await testServer({ bookingsPerDay: 1 }, catalog);
    const give = () =>
      server.ask('POST', '/gifts', {
        key: newKey(),
        body: {
          serviceId: 'deep',
          minutes: 60,
          giver: { name: 'Ana', email: 'ana@example.com' },
          recipient: { name: 'Bo' },
        },
      });
    assert.equal((await give()).status, 201);
    assert.equal((await give()).status, 429);
  });

  it('lets nobody keep a time for ever by keeping it anew', async () => {
    await using server = await testServer({ bookingsPerDay: 1 });
    const { policy } = spaCatalog();
    const keep = (id = 'a'.repeat(20)) =>
      server.ask('POST', '/holds', { body: { serviceId: 'deep', minutes: 60, start: hours(10), id } });
    for (let i = 0; i < 6; i++) {
      assert.equal((await keep()).status, 201);
      server.now += policy.holdMinutes * MINUTE - 1;
    }
    const { status, json } = await keep();
    assert.deepEqual([status, json.code], [429, 'rate-limited']);
    assert.equal((await keep('b'.repeat(20))).status, 429, 'nor under another name');
    server.now += MINUTE;
    assert.equal((await book(server, 10)).status, 201, 'it can be booked, also by who kept it');
  });

  it('has no end where it is 0', async () => {
    await using server = await testServer({ bookingsPerDay: 0 });
    for (const at of [10, 12, 14, 16]) assert.equal((await book(server, at)).status, 201);
  });
});

describe('a client that goes in the middle of its request', () => {
  it('is no failure of the server', async () => {
    await using server = await testServer();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'POST /v1/holds HTTP/1.1\r\nHost: spa\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"a',
    );
    await new Promise((later) => setTimeout(later, 100));
    socket.resetAndDestroy();
    while (!server.log.some(({ event }) => event === 'request')) {
      await new Promise((later) => setTimeout(later, 20));
    }
    assert.deepEqual(
      server.log.map(({ level, event, status }) => [level, event, status]),
      [['info', 'request', 400]],
    );
  });
});

describe('a slow client', () => {
  it('is cut off, whether it is slow with its head or with its body', async () => {
    const slowest = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };
    using folder = temporaryFolder();
    const store = openSqliteStore(join(folder.path, 'unknot.db'));
    const app = createApp({
      store,
      catalog: spaCatalog(),
      config: { ...DEFAULTS, secret: SECRET },
      now: Date.now,
      log: () => undefined,
    });
    const server = await listen(app, { host: '127.0.0.1', port: 0, slowest });
    const { port } = new URL(server.url);
    const slowly = async (text: string) => {
      const socket = connect(Number(port), '127.0.0.1');
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
      });
      socket.write(text);
      await once(socket, 'close');
      return answer;
    };
    const head =
      'POST /v1/holds HTTP/1.1\r\nHost: spa\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{';
    assert.match(await slowly('GET /v1/heal'), /^HTTP\/1\.1 408 /);
    assert.match(await slowly(head), /^HTTP\/1\.1 408 /);
    await server.close();
    await store.close();
  });
});

describe('health', () => {
  it('says little, and that all is well', async () => {
    const time = new SpaTime(new TzSource({ folders: [], intlVersion: '2026a' }));
    await using server = await testServer({}, spaCatalog(), STAFF_TOKEN, time);
    const { status, json } = await server.ask<object>('GET', '/health');
    const tz = { version: '2026a', source: 'intl', warnings: [] };
    assert.deepEqual([status, json], [200, { status: 'ok', store: 'ok', tzVersion: '2026a', tz }]);
  });
});

describe('the log', () => {
  it('has a line for each request, with its route and its id', async () => {
    await using server = await testServer();
    const { headers } = await server.ask('GET', '/calendar/abc.ics?who=ana');
    const { ms, ...line } = server.log.at(-1)!;
    assert.equal(typeof ms, 'number');
    assert.deepEqual(line, {
      level: 'info',
      event: 'request',
      requestId: headers.get('x-request-id'),
      method: 'GET',
      route: '/v1/calendar/:token{[A-Za-z0-9_-]+\\.ics}',
      status: 404,
    });
  });

  it('names nobody and holds no token, whatever is asked', async () => {
    await using server = await testServer();
    const { manageToken, calendarUrl, id, reference } = await booked(server, { notes: 'Shoulder hurts' });
    await server.ask('GET', '/booking', { bearer: manageToken });
    await fetch(calendarUrl);
    await server.ask('GET', '/agenda?from=2026-03-02&to=2026-03-09', { bearer: STAFF_TOKEN });
    await server.ask('GET', `/nothing/ana@example.com?token=${manageToken}`);
    await server.ask('POST', '/bookings', { body: '{"customer":{"name":"Ana Example","em', key: newKey() });
    await server.ask('POST', '/bookings', { body: bookingRequest({ notes: 1 }), key: newKey() });
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    const log = JSON.stringify(server.log);
    assert.equal(server.log.length, 8);
    for (const secret of [
      'Ana',
      'ana@',
      '170 1234567',
      'Shoulder',
      manageToken,
      calendarUrl.slice(-30),
      id,
      reference,
      STAFF_TOKEN,
      '127.0.0.1',
    ]) {
      assert.ok(!log.includes(secret), secret);
    }
  });

  it('says of a failure where it was, and the answer says nothing', async () => {
    await using server = await testServer();
    await server.store.close();
    const { status, json, text } = await server.ask(
      'GET',
      '/busy?from=2026-03-04T00:00:00Z&to=2026-03-05T00:00:00Z',
    );
    assert.deepEqual([status, json.code], [500, 'internal']);
    assert.doesNotMatch(text, /sqlite|database|\.ts/i);
    const failure = server.log.find(({ event }) => event === 'failure');
    assert.match(String(failure?.at), /sqlite-reader\.ts/);
    assert.equal((await server.ask('GET', '/health')).status, 503);
  });
});
