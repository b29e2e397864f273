import { expect } from 'chai';
import {
  type BookingRequest,
  makeBooking,
  offsetTable,
  offsetWindow,
  randomId,
  referenceCode,
  type SessionCard,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';

const now = Date.parse('2026-10-20T09:00:00+02:00');
const catalog = catalogWith({
  services: serviceWith({ addOns: ['stones'], bufferAfter: 15, roomType: 'quiet' }),
  addOns: [{ id: 'stones', name: 'Stones', minutes: 15, price: 1200 }],
  rooms: [{ id: 'garden', type: 'quiet' }],
});
const { from, until } = offsetWindow(catalog, now);
const offsets = offsetTable('Europe/Berlin', from, until);
const request: BookingRequest = {
  serviceId: 'calm',
  minutes: 60,
  addOnIds: ['stones'],
  start: '2026-10-26T10:00:00Z',
  customer: { name: 'Ada', email: 'ada@visitor.example' },
  expectedTotal: 1,
};

describe('The booking that a request becomes', () => {
  const booking = makeBooking(catalog, offsets, request, {
    id: '5f0c',
    reference: 'K7M2QX',
    status: 'confirmed',
    now,
    placed: [{ staffIds: ['mira'], roomIds: ['garden'] }],
  });

  it('has its price and length from the catalog, whatever the request says', () => {
    expect(booking).to.include({ total: 8200, minutes: 75, currency: 'EUR', serviceName: 'Calming massage' });
    expect(booking.lines).to.have.lengthOf(2);
  });

  it('says what was agreed of tax and deposit, where the spa has them', () => {
    const policy = policyWith({ taxPercent: 19, deposit: { percent: 25 } });
    const { tax, deposit, total } = makeBooking({ ...catalog, policy }, offsets, request, {
      id: '5f0c',
      reference: 'K7M2QX',
      status: 'confirmed',
      now,
      placed: [{ staffIds: ['mira'], roomIds: ['garden'] }],
    });
    expect({ tax, deposit, total }).to.deep.equal({
      tax: { percent: 19, amount: 1309, included: true },
      deposit: 2050,
      total: 8200,
    });
    expect(booking).not.to.have.any.keys('tax', 'deposit');
  });

  it('has its times as the spa’s clock shows them, also across a clock change', () => {
    expect(booking).to.include({
      start: '2026-10-26T11:00:00+01:00',
      end: '2026-10-26T12:15:00+01:00',
      createdAt: '2026-10-20T09:00:00+02:00',
      // A day before is a day of 24 hours: the night before had one of 25.
      cancelUntil: '2026-10-25T11:00:00+01:00',
    });
  });

  it('names who and where, a room by its id where it has no name', () => {
    expect(booking.staff).to.deep.equal([{ id: 'mira', name: 'Mira' }]);
    expect(booking.rooms).to.deep.equal([{ id: 'garden', name: 'garden' }]);
  });

  it('has nothing in it that was not given', () => {
    expect(booking).to.not.have.any.keys('notes', 'answers', 'card', 'locale', 'expectedTotal');
  });

  it('has the session card as it was given', () => {
    const facts = { id: '1', reference: 'X', status: 'confirmed', now, placed: [] } as const;
    const card: SessionCard = { pressure: 'deep', avoid: ['neck:left'], allergies: 'Almond oil' };
    expect(makeBooking(catalog, offsets, { ...request, card }, facts).card).to.deep.equal(card);
  });

  it('is not made of what the spa does not offer', () => {
    const facts = { id: '1', reference: 'X', status: 'confirmed', now, placed: [] } as const;
    expect(() => makeBooking(catalog, offsets, { ...request, serviceId: 'mud' }, facts)).to.throw(RangeError);
  });
});

describe('A reference', () => {
  it('is six characters that cannot be taken for one another', () => {
    const all = Array.from({ length: 256 }, (_, byte) => referenceCode(new Uint8Array(6).fill(byte)));
    for (const code of all) expect(code).to.match(/^[2-9A-HJ-NP-Z]{6}$/);
    expect(new Set(all).size).to.equal(31);
  });
});

describe('An id', () => {
  it('is 128 random bits, never the same twice', () => {
    const ids = Array.from({ length: 100 }, randomId);
    expect(new Set(ids).size).to.equal(100);
    for (const id of ids) expect(id).to.match(/^[0-9a-f]{32}$/);
  });
});
