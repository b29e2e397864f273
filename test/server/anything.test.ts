import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bookingRequest, newKey, STAFF_TOKEN, type TestServer, testServer } from './test-server.ts';

const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  'POST /bookings': bookingRequest({
    addOnIds: ['stones'],
    staffId: 'mira',
    answers: { visit: 'yes' },
    expectedTotal: 9000,
  }),
  'POST /holds': { serviceId: 'deep', minutes: 60, start: '2026-03-04T10:00:00+01:00', id: 'x'.repeat(22) },
  'POST /waitlist': {
    services: [{ serviceId: 'deep', minutes: [60] }],
    dates: ['2026-03-04'],
    customer: { name: 'A', email: 'a@example.com' },
  },
  'POST /booking/reschedule': { start: '2026-03-04T10:00:00+01:00', staff: { staffId: 'mira' } },
  'POST /booking/cancel': {},
  'POST /blocks': { resourceIds: ['mira'], from: '2026-03-04', to: '2026-03-05T12:00', name: 'x' },
  'PUT /catalog': { version: 1, services: [] },
};

/** Values that have broken servers before, and any other. */
const nasty = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    -1,
    0,
    1e308,
    '',
    ' ',
    '\u0000',
    '__proto__',
    "'; DROP TABLE bookings; --",
    '9'.repeat(400),
    '9999-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '2026-03-04T10:00:00+99:99',
    '2026-02-30T10:00:00Z',
    '2026-03-29T02:30:00+01:00',
  ),
);

describe('whatever is sent', () => {
  it('is answered, and never with a fault of the server’s', async () => {
    await using server = await testServer();
    const cases = fc.constantFrom(...Object.keys(BODIES)).chain((route) => {
      const good = BODIES[route]!;
      const changed = fc
        .constantFrom(...Object.keys(good), 'extra')
        .chain((field) => nasty.map((value): unknown => ({ ...good, [field]: value })));
      return fc.record({ route: fc.constant(route), body: fc.oneof(changed, nasty) });
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ route, body }) => {
        const [method = '', path = ''] = route.split(' ');
        const { status, text } = await server.ask(method, path, {
          body: JSON.stringify(body),
          key: newKey(),
          bearer: STAFF_TOKEN,
          headers: { 'Content-Type': 'application/json' },
        });
        assert.ok(status < 500, text);
      }),
      { numRuns: 500 },
    );
    assert.equal((await server.ask('GET', '/health')).status, 200);
  });

  it('as an address or a header is answered, too', async () => {
    await using server = await testServer();
    const paths = [
      '/v1/holds/%E0%A4%A',
      '/v1/calendar/%00.ics',
      '/v1/busy?from=%&to=%FF',
      '/v1//',
      '/v1/../..',
      '//',
      '/v1/agenda?from=&from=',
      `/v1/${'a'.repeat(8000)}`,
    ];
    for (const path of paths) assert.ok((await raw(server, path)) < 500, path);
    const headers = [
      { Host: 'a b' },
      { Host: '' },
      { Host: '"><script>' },
      { Authorization: 'Bearer' },
      { Authorization: `Bearer ${'x'.repeat(4000)}` },
      { 'If-None-Match': ',,,"' },
      { Origin: '\u00ff' },
      { 'X-Forwarded-For': ',, ::ffff:1.2.3.4%x' },
      { Accept: '\u00ff', 'Accept-Encoding': 'gzip;q=x' },
    ];
    for (const one of headers) {
      for (const path of ['/v1/catalog', '/v1/booking', '/agenda']) {
        assert.ok((await raw(server, path, one)) < 500, JSON.stringify(one));
      }
    }
  });
});

/** A request as it is written, past what `fetch` would tidy up. */
function raw(server: TestServer, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers, agent: false });
    sent.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}
