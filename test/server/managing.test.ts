import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookedBooking, WireBusy } from '../../packages/core/src/index.ts';
import { fromWireBusy } from '../../packages/core/src/index.ts';
import { type Arrived, mailingSpa, mailServer, parsed, SITE_URL } from './mail-server.ts';
import { booked, DAY, HOUR, MONDAY, type TestServer, testServer } from './test-server.ts';

/** What a visitor does with a booking, by the link in a mail. That it can be moved and cancelled is in booking.test.ts. */

const NEW = { name: 'Ana Example', email: 'ana@new.example', phone: '+49 30 7654321' };
const OLD = 'ana@example.com';
const to = (address: string) => (one: Arrived) => one.to[0] === address;

const contact = (server: TestServer, bearer: string, customer: unknown = NEW) =>
  server.ask<BookedBooking & { code?: string; faults?: { path: string }[] }>('POST', '/booking/contact', {
    body: { customer },
    bearer,
  });

describe('contact details', () => {
  it('are changed, and nothing else is', async () => {
    await using server = await testServer();
    const { manageToken, ...booking } = await booked(server, { notes: 'Left shoulder' });
    server.now += HOUR;
    const { status, json } = await contact(server, manageToken);
    assert.equal(status, 200);
    assert.deepEqual(json, {
      ...booking,
      sequence: 1,
      updatedAt: '2026-03-02T09:00:00+01:00',
      customer: NEW,
    });
    const again = await contact(server, manageToken);
    assert.deepEqual([again.status, again.json], [200, json], 'The same again changes nothing.');
  });

  it('are told at the new address, with the appointment, and at the old one, without a word on where they went', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { id, manageToken, reference } = await booked(spa.server);
    await smtp.until(2);
    assert.equal((await contact(spa.server, manageToken)).status, 200);
    await smtp.until(5);
    const after = smtp.arrived.slice(2);
    assert.deepEqual(after.map((one) => one.to).sort(), [[OLD], [NEW.email], ['hello@stillwater.example']]);

    const fresh = await parsed(after.find(to(NEW.email))!);
    assert.match(fresh.subject ?? '', /^New contact details: Deep back release/);
    assert.match(fresh.text ?? '', new RegExp(`${SITE_URL}#unknot=${id}.${manageToken}`));
    const file = fresh.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
    const calendar = new TextDecoder().decode(file.content as Uint8Array<ArrayBuffer>);
    assert.match(calendar, /^METHOD:REQUEST\r?$/m);
    assert.match(calendar, new RegExp(`^UID:${id}@unknot\r?$`, 'm'));
    assert.match(calendar, /^SEQUENCE:1\r?$/m);
    assert.match(calendar.replace(/\r?\n /g, ''), /^ATTENDEE.*mailto:ana@new\.example\r?$/m);

    const before = await parsed(after.find(to(OLD))!);
    assert.match(before.subject ?? '', /^Another address for your appointment/);
    const whole = JSON.stringify([before.subject, before.text, before.html, before.headers]);
    for (const secret of [NEW.email, NEW.phone, manageToken, reference, 'Ana']) {
      assert.ok(!whole.includes(secret), secret);
    }
    assert.deepEqual(before.attachments, []);

    const spas = await parsed(after.find(to('hello@stillwater.example'))!);
    assert.match(spas.text ?? '', /ana@new\.example[\s\S]*\+49 30 7654321/);
  });

  it('say nothing to an old address that is the new one, and from then on mails go to where they are', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { manageToken } = await booked(spa.server);
    await smtp.until(2);
    await contact(spa.server, manageToken, { name: 'Ana Other', email: OLD });
    await smtp.until(4);
    await spa.quiet();
    assert.deepEqual(
      smtp.arrived
        .slice(2)
        .map((one) => one.to[0])
        .sort(),
      [OLD, 'hello@stillwater.example'],
    );
    await contact(spa.server, manageToken);
    await smtp.until(7);
    spa.goTo(MONDAY + DAY + 3 * HOUR);
    await smtp.until(8);
    await spa.quiet();
    const last = smtp.arrived.at(-1)!;
    assert.deepEqual(last.to, [NEW.email]);
    assert.match((await parsed(last)).subject ?? '', /^Your massage on Wednesday/);
    assert.equal(smtp.arrived.length, 8, 'The reminder came once.');
  });

  it('of a course are those of all its sessions that are to come, and it is told once', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { manageToken, sessions = [] } = await booked(spa.server, {
      courseStarts: ['2026-03-11T10:00:00+01:00', '2026-03-18T10:00:00+01:00'],
    });
    await smtp.until(2);
    await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer: sessions[1]!.manageToken! });
    await smtp.until(4);
    const { json } = await contact(spa.server, sessions[0]!.manageToken!);
    assert.deepEqual(json.customer, NEW);
    await smtp.until(7);
    await spa.quiet();
    assert.equal(smtp.arrived.length, 7);
    const own = (await spa.server.ask<BookedBooking>('GET', '/booking', { bearer: manageToken })).json;
    assert.deepEqual(
      [own, ...(own.sessions ?? [])].map(({ customer, status }) => [customer.email, status]),
      [
        [NEW.email, 'confirmed'],
        [NEW.email, 'confirmed'],
        [OLD, 'cancelled'],
      ],
    );
    const fresh = await parsed(smtp.arrived.slice(4).find(to(NEW.email))!);
    for (const one of [manageToken, sessions[0]!.manageToken!]) assert.ok(fresh.text?.includes(one));
    assert.ok(!fresh.text?.includes(sessions[1]!.manageToken!), 'What is cancelled is not among them.');
  });

  it('go to one recipient, whatever is written in them', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { manageToken } = await booked(spa.server);
    await smtp.until(2);
    const name = 'Eve" <evil@evil.example>, Other <two@evil.example> Bcc: three@evil.example';
    assert.equal((await contact(spa.server, manageToken, { name, email: NEW.email })).status, 200);
    await smtp.until(5);
    const fresh = smtp.arrived.slice(2).find(to(NEW.email))!;
    assert.deepEqual(fresh.to, [NEW.email]);
    assert.deepEqual(
      (await parsed(fresh)).to?.map(({ address }) => address),
      [NEW.email],
    );
    for (const email of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'nobody', '']) {
      const { status, json } = await contact(spa.server, manageToken, { ...NEW, email });
      assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, ['customer.email']], email);
    }
  });

  it('are refused by name where they are wrong, or where there is nothing to reach somebody for', async () => {
    await using server = await testServer();
    const { manageToken, end } = await booked(server);
    const wrong = await server.ask('POST', '/booking/contact', {
      body: { customer: { name: '', email: 'x', height: 2 }, status: 'paid' },
      bearer: manageToken,
    });
    assert.equal(wrong.status, 422);
    assert.deepEqual(wrong.json.faults?.map(({ path }) => path).sort(), [
      'customer.email',
      'customer.height',
      'customer.name',
      'status',
    ]);
    assert.equal((await contact(server, 'x'.repeat(43))).status, 404);
    server.now = Date.parse(end);
    assert.deepEqual((await contact(server, manageToken)).json.code, 'too-late');
    server.now = MONDAY;
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    assert.deepEqual((await contact(server, manageToken)).json.code, 'conflict');
  });
});

describe('what is busy, to who moves a booking', () => {
  const busyOf = async (server: TestServer, bearer?: string) => {
    const query = new URLSearchParams({ from: '2026-03-04T00:00:00Z', to: '2026-03-05T00:00:00Z' });
    const { status, json, headers } = await server.ask<WireBusy>('GET', `/busy?${query}`, {
      ...(bearer && { bearer }),
    });
    return { status, cache: headers.get('cache-control'), ...(status === 200 && fromWireBusy(json)) };
  };

  it('leaves out what the booking itself takes, and nothing else', async () => {
    await using server = await testServer();
    const own = await booked(server, { staffId: 'mira' });
    const alone = await busyOf(server, own.manageToken);
    assert.deepEqual([alone.status, alone.busy, alone.cache], [200, {}, 'no-store']);
    const other = await booked(server, { staffId: 'jonas' });
    assert.deepEqual(
      Object.keys((await busyOf(server, own.manageToken)).busy ?? {}).sort(),
      ['jonas', other.rooms[0]!.id].sort(),
    );
    assert.equal(Object.keys((await busyOf(server)).busy ?? {}).length, 4);
  });

  it('is not told to a token that opens nothing', async () => {
    await using server = await testServer();
    await booked(server);
    assert.equal((await busyOf(server, 'x'.repeat(43))).status, 404);
    assert.equal((await busyOf(server, '§')).status, 401);
  });
});

describe('with whom a booking is moved', () => {
  const move = (server: TestServer, bearer: string, staff?: object) =>
    server.ask<BookedBooking>('POST', '/booking/reschedule', {
      body: { start: '2026-03-06T10:00:00+01:00', ...(staff && { staff }) },
      bearer,
    });
  const names = ({ json }: { json: BookedBooking }) => json.staff.map(({ id }) => id);

  it('is who was asked for, unless another wish is made; an empty one is for whoever is free', async () => {
    await using server = await testServer();
    await booked(server, { staffId: 'mira', start: '2026-03-06T10:00:00+01:00' });
    const { manageToken, visit } = await booked(server, { staffId: 'mira' });
    assert.equal(visit?.staffId, 'mira');
    assert.equal((await move(server, manageToken)).status, 409);
    const moved = await move(server, manageToken, {});
    assert.deepEqual([moved.status, names(moved)], [200, ['jonas']]);
    assert.equal(moved.json.visit?.staffId, undefined, 'The wish is another one now.');
  });

  it('can be a woman or a man, also at the time it is at', async () => {
    await using server = await testServer();
    const { manageToken } = await booked(server, { staffId: 'mira', start: '2026-03-06T10:00:00+01:00' });
    const same = await move(server, manageToken, { staffId: 'mira' });
    assert.equal(same.json.sequence, 0);
    const moved = await move(server, manageToken, { staffGender: 'man' });
    assert.deepEqual([names(moved), moved.json.sequence], [['jonas'], 1]);
    assert.deepEqual(moved.json.visit, {
      serviceId: 'deep',
      minutes: 60,
      addOnIds: [],
      staffGender: 'man',
    });
  });
});

describe('a booking of long ago', () => {
  it('is still told by the clock at the spa', async () => {
    await using server = await testServer();
    const { manageToken, start, end } = await booked(server);
    server.now += 200 * DAY;
    const { json } = await server.ask<BookedBooking>('GET', '/booking', { bearer: manageToken });
    assert.deepEqual([json.start, json.end], [start, end]);
  });
});
