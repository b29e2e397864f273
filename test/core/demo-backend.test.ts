import { expect } from 'chai';
import {
  availableSlots,
  type BackendError,
  type BookingBackend,
  type BookingRequest,
  type DemoStorage,
  demoBackend,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';
import { failureOf } from './support/failure.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const catalog = catalogWith({
  services: serviceWith({ roomType: 'quiet', bufferAfter: 15, addOns: ['stones'] }),
  addOns: [{ id: 'stones', name: 'Stones', minutes: 15, price: 1200 }],
  staff: [
    { id: 'mira', name: 'Mira' },
    { id: 'jonas', name: 'Jonas' },
  ],
  rooms: [{ id: 'garden', type: 'quiet', name: 'Garden room' }],
  policy: policyWith({ leadTime: 60, holdMinutes: 10 }),
});

const chosen = { serviceId: 'calm', minutes: 60, start: '2026-11-26T10:00:00+01:00' };
const request: BookingRequest = { ...chosen, customer: { name: 'Ada', email: 'ada@visitor.example' } };

/** A clock that is set by hand. */
function clockAt(text: string) {
  const clock = { time: Date.parse(text), now: () => clock.time };
  return clock;
}

/** A browser's storage. */
function memoryStorage(
  start: Record<string, string> = {},
): DemoStorage & { readonly kept: Map<string, string> } {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

async function startsOf(backend: BookingBackend, now: number): Promise<string[]> {
  const { offsets } = await backend.catalog();
  const { busy } = await backend.busy({ from: now, to: now + 7 * DAY });
  const from = Date.parse('2026-11-26T00:00:00+01:00');
  return availableSlots({ catalog, offsets, busy, ...chosen, from, to: from + DAY, now }).map(
    ({ localStart }) => localStart.slice(11),
  );
}

const KEY = 'unknot-demo:Stillwater';
const monday = '2026-11-23T08:00:00+01:00';

describe('The demo', () => {
  it('books: the time is taken, and the booking says so', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    expect(await startsOf(backend, now())).to.include('10:00');
    const booking = await backend.book({ ...request, addOnIds: ['stones'], notes: 'Left shoulder' }, 'key-1');
    expect(booking).to.include({
      status: 'confirmed',
      start: chosen.start,
      end: '2026-11-26T11:15:00+01:00',
      total: 8200,
      notes: 'Left shoulder',
    });
    expect(booking.rooms).to.deep.equal([{ id: 'garden', name: 'Garden room' }]);
    expect(await startsOf(backend, now()))
      .to.not.include('10:00')
      .and.not.include('11:00');
  });

  it('never books one time twice, and says what is taken now', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    await backend.book(request, 'key-1');
    const error = await failureOf(backend.book(request, 'key-2'));
    expect(error.code).to.equal('slot-taken');
    expect(error.busy?.busy.garden).to.deep.equal([
      [Date.parse(chosen.start), Date.parse(chosen.start) + 75 * MINUTE],
    ]);
  });

  it('makes one booking of a request that is sent twice', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    const [first, second] = [await backend.book(request, 'key-1'), await backend.book(request, 'key-1')];
    expect(second.id).to.equal(first.id);
    expect(Object.values((await backend.busy({ from: 0, to: 1 })).busy).flat()).to.have.lengthOf(2);
  });

  it('remembers bookings when the page is loaded again, but not what they tell of the visitor’s health', async () => {
    const { now } = clockAt(monday);
    const storage = memoryStorage();
    const asked = catalogWith({ ...catalog, questions: [{ id: 'q', label: 'Q', kind: 'text' }] });
    await demoBackend(asked, { now, storage }).book(
      { ...request, notes: 'An operation', answers: { q: 'a secret' }, card: { allergies: 'Almond oil' } },
      'key-1',
    );
    expect(storage.kept.get(KEY)).to.not.match(/operation|secret|Almond/);
    const again = demoBackend(asked, { now, storage });
    expect(await startsOf(again, now())).to.not.include('10:00');
    expect((await again.book(request, 'key-1')).customer.name).to.equal('Ada');
  });

  it('forgets bookings that are over', async () => {
    const clock = clockAt(monday);
    const storage = memoryStorage();
    const backend = demoBackend(catalog, { now: clock.now, storage });
    await backend.book(request, 'key-1');
    clock.time = Date.parse('2026-12-05T08:00:00+01:00');
    await backend.book({ ...request, start: '2026-12-08T10:00:00+01:00' }, 'key-2');
    expect(JSON.parse(storage.kept.get(KEY)!)).to.have.lengthOf(1);
  });

  const refused: Readonly<Record<string, readonly [object, BackendError['code']]>> = {
    'a massage it does not have': [{ serviceId: 'mud' }, 'invalid'],
    'a length it does not give': [{ minutes: 61 }, 'invalid'],
    'an add-on that does not go with it': [{ addOnIds: ['mud'] }, 'invalid'],
    'a therapist it does not have': [{ staffId: 'ghost' }, 'invalid'],
    'a total that is no longer the total': [{ expectedTotal: 6900 }, 'price-changed'],
    'a time between the times on offer': [{ start: '2026-11-26T10:07:00+01:00' }, 'slot-taken'],
    'a time at night': [{ start: '2026-11-26T03:00:00+01:00' }, 'slot-taken'],
    'a time that is past': [{ start: '2026-11-20T10:00:00+01:00' }, 'slot-taken'],
  };
  for (const [name, [changes, code]] of Object.entries(refused)) {
    it(`refuses ${name}`, async () => {
      const { now } = clockAt(monday);
      const backend = demoBackend(catalog, { now });
      expect((await failureOf(backend.book({ ...request, ...changes }, 'key-1'))).code).to.equal(code);
      expect((await backend.busy({ from: 0, to: 1 })).busy).to.deep.equal({});
    });
  }
});

describe('A time that is kept while somebody fills in the form', () => {
  it('is nobody else’s, and then theirs', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    const hold = await backend.hold!(chosen);
    expect(hold.expiresAt).to.equal('2026-11-23T07:10:00.000Z');
    expect((await failureOf(backend.book(request, 'key-1'))).code).to.equal('slot-taken');
    expect((await failureOf(backend.hold!(chosen))).code).to.equal('slot-taken');
    expect((await backend.book({ ...request, holdId: hold.id }, 'key-2')).status).to.equal('confirmed');
  });

  it('is free again when the ten minutes are over', async () => {
    const clock = clockAt(monday);
    const backend = demoBackend(catalog, { now: clock.now });
    await backend.hold!(chosen);
    clock.time += 10 * MINUTE - 1;
    expect(await startsOf(backend, clock.time)).to.not.include('10:00');
    clock.time += 1;
    expect(await startsOf(backend, clock.time)).to.include('10:00');
  });

  it('is free again when it is let go', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    const { id } = await backend.hold!(chosen);
    await backend.release!(id);
    expect(await startsOf(backend, now())).to.include('10:00');
  });

  it('gives way to the next one of the same visitor', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    const { id } = await backend.hold!(chosen);
    await backend.hold!({ ...chosen, start: '2026-11-26T13:00:00+01:00', id });
    const starts = await startsOf(backend, now());
    expect(starts).to.include('10:00').and.not.include('13:00');
  });

  it('stays kept when the next one cannot be had', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    await backend.book({ ...request, start: '2026-11-26T13:00:00+01:00' }, 'key-1');
    const { id } = await backend.hold!(chosen);
    await failureOf(backend.hold!({ ...chosen, start: '2026-11-26T13:00:00+01:00', id }));
    expect(await startsOf(backend, now())).to.not.include('10:00');
  });

  it('is theirs also when the form took longer than the notice the spa wants', async () => {
    const clock = clockAt('2026-11-26T08:58:00+01:00');
    const backend = demoBackend(catalog, { now: clock.now });
    const { id } = await backend.hold!(chosen);
    clock.time += 5 * MINUTE;
    expect((await failureOf(backend.book(request, 'key-1'))).code).to.equal('slot-taken');
    expect((await backend.book({ ...request, holdId: id }, 'key-2')).status).to.equal('confirmed');
  });

  it('never lets go of a booking, whatever it is asked to let go of', async () => {
    const { now } = clockAt(monday);
    const backend = demoBackend(catalog, { now });
    const { id } = await backend.book(request, 'key-1');
    await backend.release!(id);
    await failureOf(backend.hold!({ ...chosen, id }));
    expect((await failureOf(backend.book({ ...request, holdId: id }, 'key-2'))).code).to.equal('slot-taken');
  });
});

describe('The demo’s codes', () => {
  const wednesday = { ...request, start: '2026-11-25T10:00:00+01:00' };

  it('take something off, and what a booking costs is computed again', async () => {
    const backend = demoBackend(catalog, clockAt(monday));
    const { code, discount } = await backend.checkCode!({ code: 'relax-10', serviceId: 'calm', minutes: 60 });
    expect([code, discount.kind]).to.deep.equal(['RELAX10', 'percent']);
    const wrong = backend.book({ ...request, code, expectedTotal: 7000 }, 'key-1');
    expect((await failureOf(wrong)).code).to.equal('price-changed');
    expect((await backend.book({ ...request, code, expectedTotal: 6300 }, 'key-2')).total).to.equal(6300);
  });

  it('are used up in parts, also after the page was loaded again', async () => {
    const options = { storage: memoryStorage(), ...clockAt(monday) };
    const code = 'VOUCHER50';
    const visit = { serviceId: 'calm', minutes: 60 };
    const cheap = catalogWith({
      ...catalog,
      services: serviceWith({ durations: [{ minutes: 60, price: 3000 }] }),
    });
    const booking = await demoBackend(cheap, options).book({ ...request, code }, 'key-1');
    expect(booking.total).to.equal(0);
    const { discount } = await demoBackend(cheap, options).checkCode!({ ...visit, code });
    expect(discount.kind === 'balance' && discount.amount).to.equal(2000);
    expect((await demoBackend(cheap, options).book({ ...wednesday, code }, 'key-2')).total).to.equal(1000);
    const spent = await failureOf(demoBackend(cheap, options).checkCode!({ ...visit, code }));
    expect(spent.code).to.equal('code-used-up');
  });

  it('are refused where there is none like it, and nothing is booked', async () => {
    const clock = clockAt(monday);
    const backend = demoBackend(catalog, clock);
    for (const code of ['NOTHING', 'constructor', '__proto__']) {
      expect((await failureOf(backend.book({ ...request, code }, 'key-1'))).code).to.equal('code-unknown');
    }
    expect(await startsOf(backend, clock.now())).to.include('10:00');
  });
});

describe('Where the browser’s storage', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const full = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const broken: Readonly<Record<string, DemoStorage>> = {
    'is refused': { getItem: refuse, setItem: refuse },
    'is full': { ...memoryStorage({ [KEY]: '[]' }), setItem: full },
    'holds something that is not JSON': memoryStorage({ [KEY]: '{' }),
    'holds something else': memoryStorage({
      [KEY]: '[null, 7, "x", {}, {"id": "1", "resources": 5, "claim": [0]}]',
    }),
    'holds an object': memoryStorage({ [KEY]: '{"length": 3}' }),
  };
  for (const [name, storage] of Object.entries(broken)) {
    it(`${name}, the demo still books, and no time twice`, async () => {
      const { now } = clockAt(monday);
      const backend = demoBackend(catalog, { now, storage });
      expect(await startsOf(backend, now())).to.include('10:00');
      expect((await backend.book(request, 'key-1')).status).to.equal('confirmed');
      expect((await failureOf(backend.book(request, 'key-2'))).code).to.equal('slot-taken');
    });
  }
});
