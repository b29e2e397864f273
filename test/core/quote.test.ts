import { expect } from 'chai';
import { deadlines, quote } from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';

const catalog = catalogWith({
  services: serviceWith({
    durations: [
      { minutes: 60, price: 7000 },
      { minutes: 90, price: 9900 },
    ],
    bufferBefore: 10,
    bufferAfter: 15,
    addOns: ['stones', 'oil'],
  }),
  addOns: [
    { id: 'stones', name: 'Warm stones', minutes: 15, price: 1200 },
    { id: 'oil', name: 'Oil', minutes: 0, price: 500 },
    { id: 'tea', name: 'Tea', minutes: 5, price: 300 },
  ],
});

describe('The price of a massage', () => {
  it('is that of the length chosen', () => {
    expect(quote(catalog, { serviceId: 'calm', minutes: 90 })).to.deep.equal({
      lines: [{ kind: 'service', id: 'calm', name: 'Calming massage', minutes: 90, price: 9900 }],
      total: 9900,
      currency: 'EUR',
      handsOnMinutes: 90,
      roomMinutes: 115,
    });
  });

  it('and its length grow with the add-ons, line by line', () => {
    const { lines, total, handsOnMinutes, roomMinutes } = quote(catalog, {
      serviceId: 'calm',
      minutes: 60,
      addOnIds: ['oil', 'stones'],
    });
    expect(lines.map(({ name, price }) => `${name} ${price}`)).to.deep.equal([
      'Calming massage 7000',
      'Oil 500',
      'Warm stones 1200',
    ]);
    expect({ total, handsOnMinutes, roomMinutes }).to.deep.equal({
      total: 8700,
      handsOnMinutes: 75,
      roomMinutes: 100,
    });
  });

  it('counts an add-on once, however often it is named', () => {
    expect(quote(catalog, { serviceId: 'calm', minutes: 60, addOnIds: ['oil', 'oil'] }).total).to.equal(7500);
  });

  it('is not told for what the spa does not offer', () => {
    expect(() => quote(catalog, { serviceId: 'deep', minutes: 60 })).to.throw(
      RangeError,
      'no service “deep”',
    );
    expect(() => quote(catalog, { serviceId: 'calm', minutes: 61 })).to.throw(
      RangeError,
      'not given for 61 minutes',
    );
    expect(() => quote(catalog, { serviceId: 'calm', minutes: 60, addOnIds: ['tea'] })).to.throw(
      RangeError,
      'no add-on “tea”',
    );
    expect(() => quote(catalog, { serviceId: 'constructor', minutes: 60 })).to.throw(RangeError);
  });
});

describe('The last moments to change one’s mind', () => {
  const start = Date.parse('2026-11-26T12:15:00+01:00');

  it('lie before the start by what the spa’s policy says', () => {
    const policy = policyWith({ arriveEarly: 10, cancelUntil: 1440, rescheduleUntil: 120 });
    expect(deadlines({ ...catalog, policy }, start)).to.deep.equal({
      arrive: Date.parse('2026-11-26T12:05:00+01:00'),
      cancelUntil: Date.parse('2026-11-25T12:15:00+01:00'),
      rescheduleUntil: Date.parse('2026-11-26T10:15:00+01:00'),
    });
  });

  it('are the start itself where the policy asks for no notice, and nobody need come early', () => {
    const policy = policyWith({ cancelUntil: 0, rescheduleUntil: 0 });
    expect(deadlines({ ...catalog, policy }, start)).to.deep.equal({
      arrive: start,
      cancelUntil: start,
      rescheduleUntil: start,
    });
  });
});
