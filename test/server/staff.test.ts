import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Booking } from '../../packages/core/src/index.ts';
import { createTokens } from '../../packages/server/src/tokens.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  booked,
  bookingRequest,
  DAY,
  MONDAY,
  newKey,
  SECRET,
  STAFF_TOKEN,
  testServer,
} from './test-server.ts';

interface Agenda {
  readonly now: string;
  readonly feedUrl: string;
  readonly staff: { readonly id: string; readonly name: string; readonly feedUrl: string }[];
  readonly bookings: Booking[];
  readonly blocks: {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly resourceIds: string[];
  }[];
}

interface Blocked {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly bookings: Booking[];
}

const bearer = STAFF_TOKEN;
const week = '/agenda?from=2026-03-02&to=2026-03-09';

describe('the agenda', () => {
  it('is for staff alone', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server);
    const requests = [
      ['GET', week],
      ['POST', '/blocks'],
      ['DELETE', '/blocks/1'],
      ['PUT', '/catalog'],
    ] as const;
    for (const [method, path] of requests) {
      assert.equal((await server.ask(method, path)).status, 401, path);
      const { status, json, headers } = await server.ask(method, path, { bearer: manageToken });
      assert.deepEqual([status, json.code], [401, 'unauthorized'], path);
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer/);
    }
  });

  it('is closed where no staff token is set', async () => {
    await using server = await testServer({}, spaCatalog(), null);
    const { status, json } = await server.ask('GET', week, { bearer });
    assert.deepEqual([status, json.code], [403, 'refused']);
    const feed = createTokens(SECRET).feed();
    assert.equal((await server.ask('GET', `/feed/${feed}.ics`)).status, 404);
  });

  it('lists who comes, when, for what and to whom', async () => {
    await using server = await testServer();
    const late = await booked(server, {
      start: '2026-03-04T14:00:00+01:00',
      notes: 'Left shoulder',
      answers: { visit: 'no' },
    });
    const early = await booked(server, { addOnIds: ['stones'] });
    await booked(server, { start: '2026-03-09T10:00:00+01:00' });
    const { status, json, headers } = await server.ask<Agenda>('GET', week, { bearer });
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    const { manageToken: _a, calendarUrl: _b, ...first } = early;
    const { manageToken: _c, calendarUrl: _d, ...second } = late;
    assert.deepEqual(json.bookings, [first, second]);
    assert.equal(json.now, '2026-03-02T08:00:00+01:00');
  });

  it('says where a guest came from, which nobody else is told', async () => {
    await using server = await testServer();
    const source = { utm_source: 'newsletter', referrer: 'https://search.example' };
    const made = await booked(server, { source });
    assert.doesNotMatch(JSON.stringify(made), /newsletter|search\.example/);
    const own = await server.ask('GET', '/booking', { bearer: made.manageToken });
    assert.equal(own.status, 200);
    assert.doesNotMatch(own.text, /newsletter|search\.example/);
    assert.doesNotMatch(await (await fetch(made.calendarUrl)).text(), /newsletter|search\.example/);
    // It stays with the booking when that is moved.
    const body = { start: '2026-03-05T10:00:00+01:00' };
    const moved = await server.ask('POST', '/booking/reschedule', { body, bearer: made.manageToken });
    assert.equal(moved.status, 200);
    const { json } = await server.ask<{ readonly bookings: { readonly source?: object }[] }>('GET', week, {
      bearer,
    });
    assert.deepEqual(
      json.bookings.map((booking) => booking.source),
      [source],
    );
    const wrong = await server.ask('POST', '/bookings', {
      body: bookingRequest({ source: { utm_source: 'a\u0000b' } }),
      key: newKey(),
    });
    assert.deepEqual(
      [wrong.status, wrong.json.faults?.map(({ path }) => path)],
      [422, ['source.utm_source']],
    );
  });

  it('shows cancelled bookings as such', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server);
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    const { json } = await server.ask<Agenda>('GET', week, { bearer });
    assert.deepEqual(
      json.bookings.map(({ status }) => status),
      ['cancelled'],
    );
  });

  it('counts a date from its midnight at the spa', async () => {
    await using server = await testServer();
    const on = async (from: string, to: string) => {
      const { json } = await server.ask<Agenda>('GET', `/agenda?from=${from}&to=${to}`, { bearer });
      return json.bookings.length;
    };
    await booked(server, { start: '2026-03-04T09:00:00+01:00' });
    assert.deepEqual([await on('2026-03-03', '2026-03-04'), await on('2026-03-04', '2026-03-05')], [0, 1]);
    assert.equal(await on('2026-03-04T08:00:00Z', '2026-03-04T09:00:00Z'), 1);
    const wrong = await server.ask('GET', '/agenda?from=monday', { bearer });
    assert.deepEqual([wrong.status, wrong.json.faults?.map(({ path }) => path)], [422, ['from', 'to']]);
  });
});

describe('time off', () => {
  it('can no longer be booked', async () => {
    await using server = await testServer();
    const body = { resourceIds: ['mira'], from: '2026-03-04', name: 'Away' };
    const { status, json } = await server.ask<Blocked>('POST', '/blocks', { body, bearer });
    assert.deepEqual(
      [status, json.start, json.end, json.bookings],
      [201, '2026-03-04T00:00:00+01:00', '2026-03-05T00:00:00+01:00', []],
    );
    assert.deepEqual((await booked(server)).staff, [{ id: 'jonas', name: 'Jonas' }]);
    const calm = { serviceId: 'calm', minutes: 45 };
    await assert.rejects(booked(server, calm), /slot-taken/); // it is Mira's alone
    const { json: agenda } = await server.ask<Agenda>('GET', week, { bearer });
    assert.deepEqual(
      agenda.blocks.map(({ id, resourceIds }) => [id, resourceIds]),
      [[json.id, ['mira']]],
    );

    assert.equal((await server.ask('DELETE', `/blocks/${json.id}`, { bearer })).status, 204);
    assert.equal((await server.ask('DELETE', `/blocks/${json.id}`, { bearer })).status, 404);
    assert.equal((await booked(server, calm)).status, 'confirmed');
  });

  it('leaves the bookings in it standing, and says which they are', async () => {
    await using server = await testServer();
    const { id } = await booked(server, { staffId: 'mira' });
    await booked(server, { staffId: 'jonas' });
    const body = { resourceIds: ['mira'], from: '2026-03-04T10:30', to: '2026-03-04T12:00' };
    const { json } = await server.ask<Blocked>('POST', '/blocks', { body, bearer });
    assert.deepEqual(
      json.bookings.map((one) => one.id),
      [id],
    );
    const { json: agenda } = await server.ask<Agenda>('GET', week, { bearer });
    assert.deepEqual(
      agenda.bookings.map(({ status }) => status),
      ['confirmed', 'confirmed'],
    );
  });

  it('is refused where it makes no sense, with the paths of what is wrong', async () => {
    await using server = await testServer();
    const good = { resourceIds: ['mira'], from: '2026-03-04', to: '2026-03-05' };
    const cases: [changes: object, ...paths: string[]][] = [
      [{ resourceIds: [] }, 'resourceIds'],
      [{ resourceIds: ['mira', 'nobody'] }, 'resourceIds[1]'],
      [{ from: '2026-02-30' }, 'from'],
      [{ to: '2026-03-03' }, 'to'],
      [{ from: '2026-03-04T10:00', to: '2026-03-04T10:00' }, 'to'],
      [{ from: '2026-03-04', to: '2030-03-04' }, 'to'],
      [{ from: '2026-03-04T10:00', to: undefined }, 'to'],
      [{ everyone: true }, 'everyone'],
    ];
    for (const [changes, ...paths] of cases) {
      const { status, json } = await server.ask('POST', '/blocks', { body: { ...good, ...changes }, bearer });
      assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, paths], JSON.stringify(changes));
    }
  });
});

describe('the calendar file of a booking', () => {
  it('shows its state as it is now, and cannot change it', async () => {
    await using server = await testServer();
    const { manageToken, calendarUrl, id, reference } = await booked(server, { notes: 'Left shoulder' });
    const file = async () => {
      const response = await fetch(calendarUrl);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      return { type: response.headers.get('content-type'), lines: unfolded(await response.text()) };
    };
    const first = await file();
    assert.equal(first.type, 'text/calendar; charset=utf-8; method=PUBLISH');
    for (const line of [
      'METHOD:PUBLISH',
      'STATUS:CONFIRMED',
      'SEQUENCE:0',
      `UID:${id}@unknot`,
      'DTSTART:20260304T090000Z',
    ]) {
      assert.ok(first.lines.includes(line), line);
    }
    assert.ok(first.lines.some((line) => line.includes(reference)));
    assert.doesNotMatch(first.lines.join('\n'), /Left shoulder|ana@example/);

    await server.ask('POST', '/booking/reschedule', {
      body: { start: '2026-03-06T10:00:00+01:00' },
      bearer: manageToken,
    });
    const moved = await file();
    assert.ok(moved.lines.includes('SEQUENCE:1') && moved.lines.includes('DTSTART:20260306T090000Z'));

    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    const cancelled = await file();
    assert.equal(cancelled.type, 'text/calendar; charset=utf-8; method=CANCEL');
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', `UID:${id}@unknot`]) {
      assert.ok(cancelled.lines.includes(line), line);
    }
    const token = calendarUrl.split('/').at(-1)!.replace('.ics', '');
    assert.equal((await server.ask('POST', '/booking/cancel', { body: {}, bearer: token })).status, 404);
  });

  it('says when to be there and what to bring, and is shown so that a phone offers to add it', async () => {
    const catalog = spaCatalog();
    const policy = { ...catalog.policy, arriveEarly: 15, bring: 'A bathing suit' };
    await using server = await testServer({}, { ...catalog, policy });
    const { calendarUrl } = await booked(server);
    const response = await fetch(calendarUrl);
    assert.equal(response.headers.get('content-disposition'), 'inline; filename="appointment.ics"');
    const description = unfolded(await response.text()).find((line) => line.startsWith('DESCRIPTION'));
    assert.match(
      description ?? '',
      /Please arrive at 09:45\\, 15 minutes early\.\\nPlease bring: A bathing suit/,
    );
  });

  it('reminds to leave by the way the visitor has, which its address says', async () => {
    const catalog = spaCatalog();
    const reminders = [
      { beforeMinutes: 1440, by: 'calendar', kind: 'reminder' },
      { beforeMinutes: 60, by: 'calendar', kind: 'leave-now' },
    ] as const;
    await using server = await testServer(
      {},
      { ...catalog, policy: { ...catalog.policy, arriveEarly: 10 }, reminders },
    );
    const { calendarUrl } = await booked(server);
    const triggers = async (query: string) =>
      unfolded(await (await fetch(calendarUrl + query)).text()).filter((line) => line.startsWith('TRIGGER'));
    assert.deepEqual(await triggers(''), ['TRIGGER:-PT24H', 'TRIGGER:-PT1H']);
    assert.deepEqual(await triggers('?travel=25'), ['TRIGGER:-PT24H', 'TRIGGER:-PT35M']);
    assert.deepEqual(await triggers('?travel=0&course'), ['TRIGGER:-PT24H', 'TRIGGER:-PT10M']);
    assert.deepEqual(await triggers('?utm_source=mail'), ['TRIGGER:-PT24H', 'TRIGGER:-PT1H']);
    for (const travel of ['', '-5', '601', '2.5', '1e2', '25%0D%0AX-EVIL:1', 'soon', '٢٥', '0x10']) {
      const response = await fetch(`${calendarUrl}?travel=${travel}`);
      const problem = await response.json();
      assert.deepEqual(
        [response.status, problem.code, problem.faults?.map(({ path }: { path: string }) => path)],
        [422, 'invalid', ['travel']],
        travel,
      );
    }
  });

  it('is had where the spa has no e-mail address, and once it is cancelled', async () => {
    const catalog = spaCatalog();
    const { email: _, ...spa } = catalog.spa;
    await using server = await testServer({}, { ...catalog, spa });
    const { calendarUrl, manageToken } = await booked(server);
    const organizer = async () =>
      unfolded(await (await fetch(calendarUrl)).text()).find((line) => line.startsWith('ORGANIZER'));
    assert.match((await organizer()) ?? '', /:MAILTO:no-reply@unknot\.invalid$/);
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    assert.match((await organizer()) ?? '', /:MAILTO:no-reply@unknot\.invalid$/);
  });

  it('is not had with the manage token, nor with the id', async () => {
    await using server = await testServer();
    const { manageToken, id } = await booked(server);
    for (const token of [manageToken, id]) {
      assert.equal((await server.ask('GET', `/calendar/${token}.ics`)).status, 404);
    }
  });

  it('stands at the public address where one is set', async () => {
    await using server = await testServer({ publicUrl: 'https://book.example/spa' });
    const { calendarUrl } = await booked(server);
    assert.match(calendarUrl, /^https:\/\/book\.example\/spa\/v1\/calendar\//);
  });
});

describe('a therapist’s calendar feed', () => {
  const feed = async (url: string) => unfolded(await (await fetch(url)).text());
  const events = (lines: string[]) => lines.filter((line) => line.startsWith('SUMMARY'));

  it('has their bookings, and everybody’s has all', async () => {
    await using server = await testServer();
    await booked(server, { staffId: 'mira' });
    await booked(server, { staffId: 'jonas', customer: { name: 'Bo Sample', email: 'bo@example.com' } });
    const { manageToken } = await booked(server, { staffId: 'mira', start: '2026-03-05T10:00:00+01:00' });
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    const { json } = await server.ask<Agenda>('GET', week, { bearer });
    const mira = json.staff.find(({ id }) => id === 'mira')!;
    assert.deepEqual(events(await feed(mira.feedUrl)), ['SUMMARY:Ana Example: Deep back release']);
    assert.equal(events(await feed(json.feedUrl)).length, 2);
  });

  it('is theirs alone, even of one whose id is “all”', async () => {
    const catalog = spaCatalog();
    const staff = [...catalog.staff, { id: 'all', name: 'Allegra' }];
    await using server = await testServer({}, { ...catalog, staff });
    await booked(server, { staffId: 'mira' });
    const { json } = await server.ask<Agenda>('GET', week, { bearer });
    const allegra = json.staff.find(({ id }) => id === 'all')!;
    assert.notEqual(allegra.feedUrl, json.feedUrl);
    assert.deepEqual(events(await feed(allegra.feedUrl)), []);
    assert.equal(events(await feed(json.feedUrl)).length, 1);
  });

  it('is a calendar also while nothing is booked, and in one piece when much is', async () => {
    await using server = await testServer();
    const { json } = await server.ask<Agenda>('GET', week, { bearer });
    const none = await feed(json.feedUrl);
    assert.deepEqual([none[0], none.at(-2)], ['BEGIN:VCALENDAR', 'END:VCALENDAR']);
    for (let day = 0; day < 30; day++) {
      const start = new Date(MONDAY + (3 + day) * DAY + 5 * 3_600_000).toISOString();
      await booked(server, { start });
    }
    const many = await feed(json.feedUrl);
    assert.equal(events(many).length, 30);
    for (const line of ['BEGIN:VCALENDAR', 'END:VCALENDAR', 'VERSION:2.0']) {
      assert.equal(many.filter((one) => one === line).length, 1, line);
    }
    assert.equal(new Set(many.filter((line) => line.startsWith('UID:'))).size, 30);
  });

  it('gets another address when the staff token changes', async () => {
    await using server = await testServer({}, spaCatalog(), 'another-staff-token');
    const old = createTokens(SECRET, STAFF_TOKEN).feed();
    const { json } = await server.ask<Agenda>('GET', week, { bearer: 'another-staff-token' });
    assert.ok(!json.feedUrl.includes(old));
    assert.equal((await fetch(json.feedUrl)).status, 200);
    assert.equal((await server.ask('GET', `/feed/${old}.ics`)).status, 404);
  });
});

describe('the agenda page', () => {
  it('is served with its parts, and may run nothing else', async () => {
    await using server = await testServer();
    const page = await fetch(`${server.url}/agenda`);
    assert.equal(page.status, 200);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
    const html = await page.text();
    assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|\son\w+=|style=/);
    const parts = [...html.matchAll(/(?:href|src)="(agenda\/[^"]+)"/g)].map(([, path]) => path!);
    assert.equal(parts.length, 3);
    const seen = new Set<string>();
    const queue = parts.map((path) => new URL(path, `${server.url}/agenda`).href);
    for (const url of queue) {
      if (seen.has(url)) continue;
      seen.add(url);
      const response = await fetch(url);
      assert.equal(response.status, 200, url);
      const text = await response.text();
      queue.push(...[...text.matchAll(/from '(\.\/[^']+)'/g)].map(([, path]) => new URL(path!, url).href));
    }
    assert.equal(seen.size, 12);
  });

  it('is found with a slash at its end too, at the day that was asked for', async () => {
    await using server = await testServer();
    const asked = await fetch(`${server.url}/agenda/?day=2026-03-04`, { redirect: 'manual' });
    assert.equal(asked.status, 308);
    const page = await fetch(`${server.url}/agenda/?day=2026-03-04`);
    assert.deepEqual([page.status, page.url], [200, `${server.url}/agenda?day=2026-03-04`]);
  });

  it('reads no other file', async () => {
    await using server = await testServer();
    for (const path of [
      'tsconfig.json',
      '../package.json',
      '%2e%2e/package.json',
      '..%2fpackage.json',
      'index.html/',
    ]) {
      assert.equal((await fetch(`${server.url}/agenda/${path}`)).status, 404, path);
    }
  });
});

function unfolded(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}
