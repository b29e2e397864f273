import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Agenda } from '../../packages/server/src/booking/agenda.ts';
import { createSeal, SealError } from '../../packages/server/src/screening/seal.ts';
import { bookingRequest, newKey } from './requests.ts';
import { spaCatalog } from './spa-catalog.ts';
import { booked, DAY, HOUR, STAFF_TOKEN, type TestServer, testServer } from './test-server.ts';

const KEY = randomBytes(32).toString('base64');

/** A word that is nowhere but in the ids of the rules, so that it can be looked for. */
const MARKER = 'zyxmarker';
const asking = spaCatalog({
  screening: [
    { id: `${MARKER}-fever`, question: 'Do you have a fever?', outcome: 'decline' },
    { id: `${MARKER}-skin`, question: 'Anything on your skin?', outcome: 'allow' },
    { id: 'disc', question: 'A herniated disc?', services: ['deep'], outcome: 'swap', swapTo: 'calm' },
  ],
});
const fine = { [`${MARKER}-fever`]: 'no', [`${MARKER}-skin`]: 'yes', disc: 'no' } as const;
const screening = { consent: true, answers: fine } as const;

const server = () => testServer({ screeningKey: KEY }, asking);
const answersOf = (from: TestServer, id: string, bearer = STAFF_TOKEN) =>
  from.ask<{ answers: { question: string; answer: string }[]; deleteAfter: string }>(
    'GET',
    `/bookings/${id}/screening`,
    { bearer },
  );

describe('answers about health', () => {
  it('are kept for staff, apart from the booking', async () => {
    await using spa = await server();
    const { id, manageToken, ...booking } = await booked(spa, { screening });
    assert.ok(!JSON.stringify(booking).includes(MARKER));
    const { status, json, headers } = await answersOf(spa, id);
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.deepEqual(json.answers, [
      { question: 'Do you have a fever?', answer: 'no' },
      { question: 'Anything on your skin?', answer: 'yes' },
      { question: 'A herniated disc?', answer: 'no' },
    ]);
    assert.equal(json.deleteAfter, '2026-04-03T12:00:00+02:00'); // thirty days of 24 hours after the end
    const agenda = await spa.ask<Agenda>('GET', '/agenda?from=2026-03-04&to=2026-03-05', {
      bearer: STAFF_TOKEN,
    });
    assert.deepEqual(agenda.json.screened, [id]);
    assert.ok(!agenda.text.includes(MARKER));
    const own = await spa.ask('GET', '/booking', { bearer: manageToken });
    assert.ok(!own.text.includes(MARKER) && !own.text.includes('screening'));
  });

  it('are for nobody else', async () => {
    await using spa = await server();
    const { id, manageToken } = await booked(spa, { screening });
    assert.equal((await answersOf(spa, id, manageToken)).status, 401);
    assert.equal((await spa.ask('GET', `/bookings/${id}/screening`)).status, 401);
    assert.equal((await answersOf(spa, 'no-such-booking')).status, 404);
  });

  it('are nowhere in the clear: not in the database and its log, not in the server’s', async () => {
    await using spa = await server();
    const { id } = await booked(spa, { screening });
    await answersOf(spa, id);
    const again = newKey();
    const body = bookingRequest({ start: '2026-03-05T10:00:00+01:00', screening });
    for (let i = 0; i < 2; i++) await spa.ask('POST', '/bookings', { body, key: again });
    const files = [spa.file, `${spa.file}-wal`].map((file) => readFileSync(file).toString('latin1')).join();
    assert.ok(files.includes('Ana Example'), 'It is the database that was looked at.');
    assert.ok(!files.includes(MARKER));
    assert.ok(!JSON.stringify(spa.log).includes(MARKER));
  });

  it('are of one length, whatever they are', () => {
    const seal = createSeal(randomBytes(32));
    const lengths = [{ a: 'yes' }, { a: 'no' }, { a: 'yes', b: 'yes', c: 'no' }, {}].map(
      (answers) => seal.close('x', answers as Record<string, 'yes' | 'no'>).length,
    );
    assert.equal(new Set(lengths).size, 1);
  });

  it('open with their own key and for their own booking alone, and not once they were changed', () => {
    const seal = createSeal(randomBytes(32));
    const sealed = seal.close('one', fine);
    assert.deepEqual(seal.open('one', sealed), fine);
    assert.throws(() => seal.open('two', sealed), SealError);
    assert.throws(() => createSeal(randomBytes(32)).open('one', sealed), /another key/);
    for (const at of [0, 3, 12, 25, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at]! ^= 1;
      assert.throws(() => seal.open('one', changed), SealError, `byte ${at}`);
    }
    assert.notDeepEqual(seal.close('one', fine), sealed, 'Each has a nonce of its own.');
  });

  it('are deleted on time, also where nobody books any more', async () => {
    await using spa = await testServer({ screeningKey: KEY, screeningDays: 2 }, asking);
    const { id } = await booked(spa, { screening });
    const end = Date.parse('2026-03-04T11:00:00+01:00');
    spa.now = end + 2 * DAY - 1;
    await spa.store.write(spa.now, async () => undefined);
    assert.equal((await answersOf(spa, id)).status, 200);
    spa.now = end + 2 * DAY;
    await spa.store.write(spa.now, async () => undefined);
    assert.equal((await answersOf(spa, id)).status, 404);
    assert.ok(await spa.store.read.booking(id), 'The booking stays.');
  });

  it('go with a booking that is moved, and at once with one that is cancelled', async () => {
    await using spa = await server();
    const { id, manageToken } = await booked(spa, { screening });
    const moved = await spa.ask('POST', '/booking/reschedule', {
      body: { start: '2026-03-10T10:00:00+01:00' },
      bearer: manageToken,
    });
    assert.equal(moved.status, 200);
    assert.equal((await answersOf(spa, id)).json.deleteAfter.slice(0, 10), '2026-04-09');
    await spa.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    assert.equal((await answersOf(spa, id)).status, 404);
  });

  it('decide: what they speak against is not booked, whatever the page made of it', async () => {
    await using spa = await server();
    const ask = (changes: object) =>
      spa.ask('POST', '/bookings', { body: bookingRequest({ ...changes }), key: newKey() });
    const refused: [changes: object, path: string][] = [
      [{}, 'screening'],
      [{ screening: { answers: fine } }, 'screening.consent'],
      [{ screening: { consent: false, answers: fine } }, 'screening.consent'],
      [{ screening: { consent: true, answers: { ...fine, disc: 'maybe' } } }, 'screening.answers.disc'],
      [{ screening: { consent: true, answers: { ...fine, other: 'no' } } }, 'screening.answers.other'],
      [{ screening: { consent: true, answers: {} } }, `screening.answers.${MARKER}-fever`],
      [{ screening: { consent: true, answers: { ...fine, [`${MARKER}-fever`]: 'yes' } } }, 'screening'],
      [{ screening: { consent: true, answers: { ...fine, disc: 'yes' } } }, 'screening'],
    ];
    for (const [changes, path] of refused) {
      const { status, json } = await ask(changes);
      assert.equal(status, 422, path);
      assert.ok(
        json.faults?.some((fault) => fault.path === path),
        JSON.stringify(json),
      );
    }
    const { [`${MARKER}-fever`]: fever, [`${MARKER}-skin`]: skin } = fine;
    const calm = {
      serviceId: 'calm',
      minutes: 45,
      screening: { consent: true, answers: { [`${MARKER}-fever`]: fever, [`${MARKER}-skin`]: skin } },
    };
    assert.equal((await ask(calm)).status, 201);
  });

  it('are not asked for where the server has no key to keep them with', async () => {
    await using spa = await testServer({}, spaCatalog());
    const { status, json } = await spa.ask('PUT', '/catalog', { body: asking, bearer: STAFF_TOKEN });
    assert.equal(status, 422);
    assert.match(JSON.stringify(json), /UNKNOT_SCREENING_KEY/);
  });

  it('say why they cannot be read once the key is another one', async () => {
    await using spa = await server();
    const { id } = await booked(spa, { screening });
    const stored = await spa.store.read.screening(id);
    assert.throws(() => createSeal(randomBytes(32)).open(id, stored!.sealed), /another key/);
    assert.equal(stored?.deleteAfter, Date.parse('2026-03-04T11:00:00+01:00') + 30 * 24 * HOUR);
  });
});
