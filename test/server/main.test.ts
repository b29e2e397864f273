import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { BookedBooking } from '../../packages/core/src/index.ts';
import type { StaffCalendar } from '../../packages/server/src/calendars/desk.ts';
import { openSqliteStore, type TzStatus } from '../../packages/server/src/index.ts';
import { FEED_SECRET, feedServer } from './feed-server.ts';
import { dateIn, type Environment, output, runMain, serverFolder, startServer } from './server-process.ts';
import { spaCatalog } from './spa-catalog.ts';
import { ask, bookingRequest, newKey, temporaryFolder } from './test-server.ts';
import { tzif, writeFiles } from './zones/write-tzif.ts';

async function complaints(environment: Environment): Promise<string[]> {
  const { code, stdout, stderr } = await output(runMain(environment));
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.doesNotMatch(stderr, /\n\s+at /, 'no stack');
  return stderr.trim().split('\n');
}

describe('starting the server', () => {
  it('names every setting that is wrong, and ones there are not', async () => {
    using folder = serverFolder();
    const lines = await complaints({
      ...folder.environment,
      UNKNOT_PORT: 'eighty',
      UNKNOT_ORIGINS: 'https://spa.example/, https://fine.example',
      UNKNOT_STAFF_TOKEN: 'short',
      UNKNOT_SECRET: 'short',
      UNKNOT_PUBLIC_URL: 'book.example',
      UNKNOT_TRUSTED_PROXIES: '-1',
      UNKNOT_GUEST_DAYS: '7',
      UNKNOT_STAF_TOKEN: 'a misspelled setting',
    });
    const named = lines.map((line) => line.split(' ')[0]).sort();
    assert.deepEqual(named, [
      'UNKNOT_GUEST_DAYS',
      'UNKNOT_ORIGINS',
      'UNKNOT_PORT',
      'UNKNOT_PUBLIC_URL',
      'UNKNOT_SECRET',
      'UNKNOT_STAFF_TOKEN',
      'UNKNOT_STAF_TOKEN',
      'UNKNOT_TRUSTED_PROXIES',
    ]);
    assert.doesNotMatch(
      lines.join('\n'),
      /a misspelled setting/,
      'a value that may be a secret is not shown',
    );
  });

  it('refuses a staff token that no request could carry, and the one that guides had, and shows neither', async () => {
    using folder = serverFolder();
    for (const [token, why] of [
      ['sure-100%-nobody-guesses', /letters, digits/],
      ['correct horse battery staple', /letters, digits/],
      ['<one of your own, see below>', /letters, digits/],
      ['at-least-16-characters-that-nobody-can-guess', /example of a guide/],
    ] as const) {
      const lines = await complaints({ ...folder.environment, UNKNOT_STAFF_TOKEN: token });
      assert.equal(lines.length, 1);
      assert.match(lines[0]!, why);
      assert.match(lines[0]!, /openssl rand/);
      assert.ok(!lines[0]!.includes(token));
    }
  });

  it('says that there is no catalog, or no such file', async () => {
    using folder = serverFolder();
    assert.match(
      (await complaints({ ...folder.environment, UNKNOT_CATALOG: undefined }))[0]!,
      /Set UNKNOT_CATALOG/,
    );
    const [line] = await complaints({ ...folder.environment, UNKNOT_CATALOG: '/nowhere/catalog.json' });
    assert.match(line!, /\/nowhere\/catalog\.json: there is no such file/);
  });

  it('lists every fault of a broken catalog with its path', async () => {
    using folder = serverFolder({
      ...spaCatalog(),
      policy: { ...spaCatalog().policy, slotStep: 0, horizon: 3 },
    });
    const lines = await complaints(folder.environment);
    assert.equal(lines.length, 2);
    assert.ok(lines.some((line) => line.includes('policy.slotStep')));
    assert.ok(lines.some((line) => line.includes('policy.horizon')));
    writeFileSync(folder.environment.UNKNOT_CATALOG, '{');
    assert.match((await complaints(folder.environment))[0]!, /is not JSON/);
  });

  it('refuses a stored catalog in a zone that neither the system nor Node knows, by its name', async () => {
    using folder = serverFolder();
    mkdirSync(folder.environment.UNKNOT_DATA);
    const store = openSqliteStore(folder.database);
    const catalog = spaCatalog();
    const spa = { ...catalog.spa, timeZone: 'Europe/Atlantis' };
    await store.write(0, (writer) => writer.putCatalog({ ...catalog, spa }, 0));
    await store.close();
    const [line] = await complaints(folder.environment);
    assert.match(line!, /^The catalog: spa\.timeZone.*“Europe\/Atlantis”/);
  });

  it('says that there is no time-zone database where one should be', async () => {
    using folder = serverFolder();
    const [line, ...others] = await complaints({ ...folder.environment, UNKNOT_TZDIR: '/nowhere/zones' });
    assert.match(line!, /^UNKNOT_TZDIR is “\/nowhere\/zones”, and there is no time-zone database/);
    assert.deepEqual(others, []);
  });

  it('logs by which time-zone database it tells times, and what is to be said against it', async () => {
    using folder = serverFolder();
    using zones = temporaryFolder();
    writeFiles(zones.path, { 'tzdata.zi': '# version 2001b\n', 'Europe/Berlin': tzif() });
    await using server = await startServer({ ...folder.environment, UNKNOT_TZDIR: zones.path });
    const { json } = await ask<{ tz: TzStatus }>(`${server.url}/v1/health`, 'GET');
    assert.deepEqual([json.tz.source, json.tz.version], ['intl', process.versions.tz]);
    assert.equal(json.tz.warnings[0]?.code, 'system-older');
    await server.stop(); // by then all of its log has been read
    const logged = server.log.map((line) => JSON.parse(line)).filter(({ event }) => event.startsWith('tz'));
    assert.deepEqual(
      logged.map(({ level, event, code, source, version }) => [level, event, code ?? source, version]),
      [
        ['info', 'tz', 'intl', process.versions.tz],
        ...json.tz.warnings.map(({ code }) => ['warn', 'tz-warning', code, undefined]),
      ],
    );
  });

  it('says that its port is in use', async () => {
    using folder = serverFolder();
    await using server = await startServer(folder.environment);
    const { port } = new URL(server.url);
    const [line] = await complaints({ ...folder.environment, UNKNOT_PORT: port });
    assert.match(line!, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use`));
  });

  it('says where the data cannot be kept', async () => {
    using folder = serverFolder();
    const file = folder.environment.UNKNOT_CATALOG;
    const [line] = await complaints({ ...folder.environment, UNKNOT_DATA: join(file, 'data') });
    assert.match(line!, /UNKNOT_DATA/);
  });

  it('keeps its data and its secret where only its owner can read them', async () => {
    using folder = serverFolder();
    await using _server = await startServer(folder.environment);
    const data = folder.environment.UNKNOT_DATA;
    assert.equal(statSync(data).mode & 0o777, 0o700);
    assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600);
  });

  it('keeps its database to its owner in a folder that is open to others, and says where an old one is not', async () => {
    using folder = serverFolder();
    const data = folder.environment.UNKNOT_DATA;
    mkdirSync(data);
    chmodSync(data, 0o755);
    {
      await using server = await startServer(folder.environment);
      for (const file of ['unknot.db', 'unknot.db-wal', 'unknot.db-shm', 'secret']) {
        assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
      }
      await ask(`${server.url}/v1/health`, 'GET');
      assert.doesNotMatch(server.log.join('\n'), /data-open/);
    }
    for (const file of ['unknot.db', 'secret']) chmodSync(join(data, file), 0o644);
    await using server = await startServer(folder.environment);
    await ask(`${server.url}/v1/health`, 'GET');
    assert.match(server.log.join('\n'), /"event":"data-open".*"files":"unknot.db, secret"/);
  });
});

describe('a running server', () => {
  it('forgets who came long ago where it is told so, and nothing of them is left in its files', async () => {
    using folder = serverFolder();
    const settings = { ...folder.environment, UNKNOT_GUEST_DAYS: '35' };
    const day = dateIn(3);
    let booking: BookedBooking;
    {
      await using server = await startServer(settings);
      const body = bookingRequest({ start: `${day}T10:00:00Z`, notes: 'my left shoulder' });
      const { status, json } = await ask<BookedBooking>(`${server.url}/v1/bookings`, 'POST', {
        body,
        key: newKey(),
      });
      assert.equal(status, 201);
      booking = json;
      await server.stop();
    }
    // Forty days later.
    {
      const db = new DatabaseSync(folder.database);
      db.exec('PRAGMA secure_delete = ON'); // what the server leaves is looked for, not what this does
      db.exec('UPDATE bookings SET start = start - 43 * 86400000, "end" = "end" - 43 * 86400000');
      db.exec('UPDATE idempotency SET created_at = 0');
      db.close();
    }
    const contents = () =>
      readdirSync(folder.environment.UNKNOT_DATA, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.startsWith('unknot.db'))
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1'))
        .join('');
    assert.ok(/ana@example\.com/.test(contents()));
    {
      await using server = await startServer(settings);
      const manage = { bearer: booking.manageToken! };
      const shown = await ask<BookedBooking>(`${server.url}/v1/booking`, 'GET', manage);
      assert.equal(shown.json.customer.name, '–');
      assert.equal(shown.json.total, booking.total);
      assert.doesNotMatch(shown.text, /Ana|shoulder|forgotten":/);
      await server.stop();
    }
    assert.ok(!/Ana Example|ana@example\.com|left shoulder/.test(contents()));
  });

  it('finishes what it is doing when it is told to stop', async () => {
    using folder = serverFolder();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      await using server = await startServer(folder.environment);
      const hours = ['09', '11', '13', '15'];
      const day = dateIn(signal === 'SIGTERM' ? 3 : 4);
      const requests = hours.map((hour) =>
        ask<BookedBooking>(`${server.url}/v1/bookings`, 'POST', {
          body: bookingRequest({ start: `${day}T${hour}:00:00Z` }),
          key: newKey(),
        }).catch(() => undefined),
      );
      await Promise.race(requests);
      const { code } = await server.stop(signal);
      assert.equal(code, 0);
      assert.match(server.log.at(-1)!, /"event":"stopped"/);
      const answers = await Promise.all(requests);
      const done = server.log.filter((line) => line.includes('"status":201')).length;
      assert.equal(answers.filter((answer) => answer?.status === 201).length, done);
    }
  });

  it('reads therapists’ calendars, but none of a private network, and its log has no address of them', async () => {
    using folder = serverFolder();
    await using feed = await feedServer();
    const bearer = 'the-staff-token-of-this';
    await using server = await startServer({ ...folder.environment, UNKNOT_STAFF_TOKEN: bearer });
    const calendar = `${server.url}/v1/staff/mira/calendar`;
    assert.equal((await ask(calendar, 'PUT', { body: { url: feed.url }, bearer })).status, 200);
    for (
      let tries = 0;
      !server.log.some((line) => line.includes('calendar-unread')) && tries < 100;
      tries++
    ) {
      await new Promise((done) => setTimeout(done, 50));
    }
    const { json } = await ask<{ calendars: StaffCalendar[] }>(`${server.url}/v1/staff/calendars`, 'GET', {
      bearer,
    });
    assert.equal(json.calendars[0]?.fault?.code, 'address-private');
    assert.equal(feed.asked.length, 0);
    assert.equal((await server.stop('SIGTERM')).code, 0);
    assert.ok(!server.log.join('').includes(FEED_SECRET));
  });

  it('logs nothing of who booked, also when it fails', async () => {
    using folder = serverFolder();
    await using server = await startServer({
      ...folder.environment,
      UNKNOT_STAFF_TOKEN: 'the-staff-token-of-this',
    });
    const post = (path: string, body: unknown, bearer?: string) =>
      ask<BookedBooking>(`${server.url}/v1${path}`, 'POST', {
        body,
        key: newKey(),
        ...(bearer === undefined ? {} : { bearer }),
      });
    const { json } = await post(
      '/bookings',
      bookingRequest({ start: `${dateIn(3)}T10:00:00Z`, notes: 'Left shoulder' }),
    );
    await post('/bookings', '{"customer":{"name":"Ana Example"');
    await post('/bookings', bookingRequest({ start: 'Ana Example' }));
    await post('/waitlist', {
      services: [{ serviceId: 'deep' }],
      customer: { name: 'Ana Example', email: 'ana@example.com' },
    });
    await post('/booking/reschedule', { start: `${dateIn(4)}T10:00:00Z` }, json.manageToken!);
    await fetch(json.calendarUrl!);
    await ask(`${server.url}/v1/agenda?from=${dateIn(0)}&to=${dateIn(9)}`, 'GET', {
      bearer: 'the-staff-token-of-this',
    });
    await server.stop();
    const log = server.log.join('\n');
    assert.equal(server.log.filter((line) => line.includes('"event":"request"')).length, 7);
    for (const secret of [
      'Ana',
      'ana@example.com',
      '1234567',
      'shoulder',
      json.id,
      json.reference,
      json.manageToken!,
      json.calendarUrl!.slice(-40, -4),
      'staff-token',
    ]) {
      assert.ok(!log.includes(secret), secret);
    }
  });
});
