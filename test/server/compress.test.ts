import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request } from 'node:http';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { fromWireBusy, type Interval, mergeIntervals } from '../../packages/core/src/index.ts';
import { chosenEncoding } from '../../packages/server/src/middleware/accept-encoding.ts';
import { DAY, HOUR, MINUTE, MONDAY, type TestServer, testServer } from './test-server.ts';

/** As fetch would read it, but with the bytes as they travelled. */
function raw(
  server: TestServer,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}/v1${path}`, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.once('error', reject).end();
  });
}

/** The same each time: a small generator of its own (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const [OPENING, CLOSING] = [9 * HOUR, 19 * HOUR];

/** A spa that fills up: 400 intervals in 90 days, at quarter hours within its opening, most of them soon. */
function quarterOfAYear(midnight: number, count: number) {
  const random = dice(2026);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const busy: Record<string, Interval[]> = Object.fromEntries(
    ['mira', 'jonas', 'aiko', 'leon', 'garden', 'attic', 'grove'].map((id) => [id, []]),
  );
  const free = (id: string, start: number, end: number) =>
    busy[id]!.every(([from, to]) => to <= start || from >= end);
  for (let made = 0; made < count; ) {
    const day = midnight + Math.floor(random() ** 2 * 90) * DAY;
    // Half an hour to an hour and a half, and a quarter of an hour to change the linen.
    const length = (pick([30, 45, 60, 60, 60, 90, 90]) + 15) * MINUTE;
    const quarters = (CLOSING - OPENING - length) / (15 * MINUTE) + 1;
    const start = day + OPENING + Math.floor(random() * quarters) * 15 * MINUTE;
    const therapist = pick(['mira', 'jonas', 'aiko', 'leon']);
    const room = ['garden', 'attic', 'grove'].find((id) => free(id, start, start + length));
    if (room === undefined || !free(therapist, start, start + length)) continue;
    for (const id of [therapist, room]) busy[id]!.push([start, start + length]);
    made += 2;
  }
  return busy;
}

/** Puts intervals into the store, each as time off of its resource. */
async function fill(server: TestServer, busy: Readonly<Record<string, readonly Interval[]>>): Promise<void> {
  await server.store.write(MONDAY, async (writer) => {
    for (const [resourceId, intervals] of Object.entries(busy)) {
      for (const [start, end] of intervals) {
        const id = `${resourceId}-${start}`;
        await writer.insertBlock({
          id,
          start,
          end,
          createdAt: MONDAY,
          resourceIds: [resourceId],
        });
      }
    }
  });
}

describe('busy times', () => {
  it('of 90 days, 4 therapists and 3 rooms with 400 intervals travel in at most 1,000 bytes', async (t) => {
    await using server = await testServer();
    const midnight = MONDAY - 7 * HOUR;
    const busy = quarterOfAYear(midnight, 400);
    await fill(server, busy);
    const window = new URLSearchParams({
      from: new Date(midnight).toISOString(),
      to: new Date(midnight + 90 * DAY).toISOString(),
    });
    const { headers, body } = await raw(server, `/busy?${window}`, {
      'Accept-Encoding': 'gzip, deflate, br, zstd',
    });
    assert.equal(headers['content-encoding'], 'br');
    const plain = brotliDecompressSync(body);
    const told = fromWireBusy(JSON.parse(plain.toString())).busy;
    for (const [id, list] of Object.entries(busy)) assert.deepEqual(told[id], mergeIntervals(list), id);
    assert.equal(Object.values(busy).flat().length, 400);
    assert.ok(body.length <= 1000, `${body.length} bytes`);
    t.diagnostic(`400 busy intervals of 90 days: ${body.length} bytes of Brotli, ${plain.length} without`);
  });
});

describe('an answer that can be compressed', () => {
  const catalog = '/catalog';

  it('is sent as its client likes it best, and is the same to all', async () => {
    await using server = await testServer();
    const plain = await raw(server, catalog);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.match(plain.headers.vary ?? '', /Accept-Encoding/);
    for (const [accept, encoding, unpack] of [
      ['br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip;q=1, br;q=0.5', 'gzip', gunzipSync],
      ['*', 'br', brotliDecompressSync],
    ] as const) {
      for (const time of ['first', 'again']) {
        const { headers, body } = await raw(server, catalog, { 'Accept-Encoding': accept });
        assert.equal(headers['content-encoding'], encoding, `${accept} ${time}`);
        assert.deepEqual(unpack(body), plain.body);
        assert.ok(body.length < plain.body.length / 2);
        assert.equal(headers.etag, plain.headers.etag);
        assert.equal(headers['content-type'], 'application/json');
        assert.match(headers.vary ?? '', /Origin/);
        assert.match(headers.vary ?? '', /Accept-Encoding/);
      }
    }
    for (const accept of [
      'identity',
      'deflate',
      'br;q=0',
      'br;q=0, *;q=0',
      'identity, br;q=0.5',
      'zstd;q=1',
    ]) {
      const { headers, body } = await raw(server, catalog, { 'Accept-Encoding': accept });
      assert.equal(headers['content-encoding'], undefined, accept);
      assert.deepEqual(body, plain.body);
    }
  });

  it('is no longer sent once its client has it, nor to one that asks for its head', async () => {
    await using server = await testServer();
    const encoded = { 'Accept-Encoding': 'br' };
    const { headers } = await raw(server, catalog, encoded);
    assert.match(headers.etag ?? '', /^W\//, 'the bytes differ with their encoding');
    const known = await raw(server, catalog, { ...encoded, 'If-None-Match': headers.etag! });
    assert.deepEqual(
      [known.status, known.headers['content-encoding'], known.body.length],
      [304, undefined, 0],
    );
    assert.match(known.headers.vary ?? '', /Accept-Encoding/);
    const head = await raw(server, catalog, encoded, 'HEAD');
    assert.deepEqual([head.status, head.headers['content-encoding'], head.body.length], [200, undefined, 0]);
  });

  it('stays as it is where it is small', async () => {
    await using server = await testServer();
    const path = '/busy?from=2026-03-04T00:00:00Z&to=2026-03-05T00:00:00Z';
    const { headers, body } = await raw(server, path, { 'Accept-Encoding': 'br' });
    assert.equal(headers['content-encoding'], undefined);
    assert.deepEqual(JSON.parse(body.toString()).busy, {});
    assert.match(headers.vary ?? '', /Accept-Encoding/);
  });

  it('may be a problem', async () => {
    await using server = await testServer();
    const { status, headers, body } = await raw(server, '/busy?a=1&b=2&c=3&d=4', {
      'Accept-Encoding': 'gzip',
    });
    assert.deepEqual([status, headers['content-encoding']], [422, 'gzip']);
    assert.equal(JSON.parse(gunzipSync(body).toString()).code, 'invalid');
  });

  it('is sent to many at once', async () => {
    await using server = await testServer();
    const plain = await raw(server, catalog);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        raw(server, catalog, { 'Accept-Encoding': i % 2 ? 'br' : 'gzip' }),
      ),
    );
    for (const { headers, body } of answers) {
      const unpack = headers['content-encoding'] === 'br' ? brotliDecompressSync : gunzipSync;
      assert.deepEqual(unpack(body), plain.body);
    }
  });
});

describe('Accept-Encoding', () => {
  it('is read with its weights', () => {
    const cases: [header: string | undefined, encoding: string | undefined][] = [
      [undefined, undefined],
      ['', undefined],
      ['br', 'br'],
      ['BR', 'br'],
      ['gzip', 'gzip'],
      ['gzip, br', 'br'],
      ['br;q=0.1, gzip;q=0.2', 'gzip'],
      ['br ; q=0.5 , gzip ; q=0.5', 'br'],
      ['br;q=0, gzip', 'gzip'],
      ['br;q=0.000', undefined],
      ['*;q=0.1', 'br'],
      ['br;q=0, *', 'gzip'],
      ['identity;q=0.5, gzip;q=0.4', undefined],
      ['identity;q=0, *;q=0', undefined],
      ['br;q=2', undefined],
      ['br;q=', undefined],
      ['brotli, x-gzip', undefined],
      [',,br,', 'br'],
    ];
    for (const [header, encoding] of cases) {
      assert.equal(chosenEncoding(header), encoding, `${header}`);
    }
  });
});
