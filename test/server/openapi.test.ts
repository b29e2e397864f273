import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { KeptWish } from '../../packages/core/src/index.ts';
import { createApp, DEFAULTS } from '../../packages/server/src/index.ts';
import {
  agendaAnswer,
  blockAnswer,
  bookedAnswer,
  bookingAnswer,
  busyAnswer,
  catalogAnswer,
  healthAnswer,
  holdAnswer,
  mailsAnswer,
  problemAnswer,
  staffCalendarAnswer,
  staffCalendarsAnswer,
} from '../../packages/server/src/openapi/answers.ts';
import {
  checkedCodeAnswer,
  codeAnswer,
  codesAnswer,
  giftAnswer,
} from '../../packages/server/src/openapi/code-answers.ts';
import { openApiDocument } from '../../packages/server/src/openapi/document.ts';
import {
  ownWishAnswer,
  waitlistAnswer,
  wishAnswer,
} from '../../packages/server/src/openapi/waitlist-answers.ts';
import { mailingSpa, mailServer, refusal } from './mail-server.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  type Answer,
  booked,
  bookingRequest,
  newKey,
  SECRET,
  STAFF_TOKEN,
  testServer,
} from './test-server.ts';

interface Schema {
  safeParse(json: unknown): { readonly error?: { readonly issues: unknown } | undefined };
}

const folder = new URL('../../packages/server/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

describe('openapi.json', () => {
  it('is what the schemas make of it (else run packages/server/src/openapi/write.ts)', () => {
    assert.deepEqual(
      read('openapi.json'),
      JSON.parse(JSON.stringify(openApiDocument(read('package.json').version))),
    );
  });

  it('has every route that the server has, and no other', async () => {
    await using server = await testServer();
    const { paths } = read('openapi.json') as { paths: Record<string, Record<string, object>> };
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of Object.keys(operations)) {
        await server.ask(method.toUpperCase(), path.replace(/\{\w+\}/, 'x'));
        const { route } = server.log.at(-1)!;
        const pattern = String(route).replace(
          /:(\w+)(\{.*\})?(?=\/|$)/,
          (_, name, form) => `{${name}}${form ? '.ics' : ''}`,
        );
        assert.equal(pattern, `/v1${path}`, method);
      }
    }
    const config = { ...DEFAULTS, secret: SECRET };
    const app = createApp({
      store: server.store,
      catalog: spaCatalog(),
      config,
      now: () => 0,
      log: () => {},
    });
    const routes = new Set(
      app.routes
        .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/'))
        .map(({ method, path }) => `${method} ${path}`),
    );
    assert.equal(Object.values(paths).flatMap(Object.keys).length, routes.size);
  });

  it('describes what the server really answers', async () => {
    const gifts = { policy: { ...spaCatalog().policy, gifts: { validMonths: 12 } } };
    await using server = await testServer({}, spaCatalog(gifts));
    const bearer = STAFF_TOKEN;
    const person = { name: 'Ana', email: 'ana@example.com' };
    const gift = { serviceId: 'deep', minutes: 60, giver: person, recipient: person, message: 'For you' };
    const offer = { kind: 'amount', amount: 500, word: 'OFFER', services: ['deep'], maxUses: 9, note: 'x' };
    const check = { code: 'OFFER', serviceId: 'deep', minutes: 60 };
    const busy = '/busy?from=2026-03-04T00:00:00Z&to=2026-03-05T00:00:00Z';
    const hold = { serviceId: 'deep', minutes: 60, start: '2026-03-04T10:00:00+01:00' };
    const block = { resourceIds: ['mira', 'garden'], from: '2026-03-04', name: 'Away' };
    const feed = { url: 'https://calendar.example/x.ics' };
    const wish = { services: [{ serviceId: 'deep' }], customer: { name: 'Ana', email: 'ana@example.com' } };
    const kept = await server.ask<KeptWish>('POST', '/waitlist', { body: wish, key: newKey() });
    const { manageToken } = await booked(server, {
      staffId: 'mira',
      notes: 'x',
      card: { pressure: 'firm', workOn: ['neck:left'], allergies: 'Almond oil', staffGender: 'any' },
      locale: 'de',
      answers: { visit: 'yes' },
      addOnIds: ['stones'],
    });
    const taken = { body: bookingRequest({ staffId: 'mira' }), key: newKey() };
    const other = {
      body: bookingRequest({ start: '2026-03-05T10:00:00+01:00', code: 'OFFER' }),
      key: newKey(),
    };
    const all: [schema: Schema, answer: Answer<unknown>, status: number][] = [
      [catalogAnswer, await server.ask('GET', '/catalog'), 200],
      [holdAnswer, await server.ask('POST', '/holds', { body: hold }), 201],
      [problemAnswer, await server.ask('POST', '/bookings', taken), 409],
      [problemAnswer, await server.ask('POST', '/bookings', { ...taken, body: {} }), 422],
      [busyAnswer, await server.ask('GET', busy), 200],
      [bookingAnswer, await server.ask('GET', '/booking', { bearer: manageToken }), 200],
      [codeAnswer, await server.ask('POST', '/codes', { body: offer, bearer }), 201],
      [checkedCodeAnswer, await server.ask('POST', '/codes/check', { body: check }), 200],
      [giftAnswer, await server.ask('POST', '/gifts', { body: gift, key: newKey() }), 201],
      [codesAnswer, await server.ask('GET', '/codes', { bearer }), 200],
      [bookedAnswer, await server.ask('POST', '/bookings', other), 201],
      [blockAnswer, await server.ask('POST', '/blocks', { body: block, bearer }), 201],
      [agendaAnswer, await server.ask('GET', '/agenda?from=2026-03-01&to=2026-03-09', { bearer }), 200],
      [wishAnswer, kept, 201],
      [ownWishAnswer, await server.ask('GET', '/wish', { bearer: kept.json.token! }), 200],
      [waitlistAnswer, await server.ask('GET', '/waitlist', { bearer }), 200],
      [staffCalendarAnswer, await server.ask('PUT', '/staff/mira/calendar', { body: feed, bearer }), 200],
      [staffCalendarsAnswer, await server.ask('GET', '/staff/calendars', { bearer }), 200],
      [healthAnswer, await server.ask('GET', '/health'), 200],
      [mailsAnswer, await server.ask('GET', '/mails', { bearer }), 200],
    ];
    for (const [schema, { status, text, json }, expected] of all) {
      assert.equal(status, expected, text);
      assert.deepEqual(schema.safeParse(json).error?.issues, undefined, text);
    }
  });

  it('describes what the server answers about mails', async () => {
    await using smtp = await mailServer();
    smtp.refusals.recipient = () => refusal(550);
    await using spa = await mailingSpa({ smtp });
    await booked(spa.server);
    await spa.quiet();
    const mails = await spa.server.ask<{ mails: unknown[] }>('GET', '/mails', { bearer: STAFF_TOKEN });
    assert.equal(mails.json.mails.length, 2);
    const health = await spa.server.ask<{ mail: unknown }>('GET', '/health');
    assert.ok(health.json.mail);
    assert.deepEqual(mailsAnswer.safeParse(mails.json).error?.issues, undefined);
    assert.deepEqual(healthAnswer.safeParse(health.json).error?.issues, undefined);
  });
});
