import { expect } from 'chai';
import * as fc from 'fast-check';
import { type Catalog, deadlines, parseCatalog, quote } from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';
import { property } from './support/property.ts';

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

/** What an hour at this price comes to under a policy. */
function paid(price: number, policy: Partial<Catalog['policy']>) {
  const services = serviceWith({ durations: [{ minutes: 60, price }] });
  const { total, tax, deposit } = quote(catalogWith({ services, policy: policyWith(policy) }), {
    serviceId: 'calm',
    minutes: 60,
  });
  return { total, tax: tax?.amount, deposit };
}

describe('The tax on a massage', () => {
  const included: readonly (readonly [price: number, percent: number, tax: number])[] = [
    [11900, 19, 1900],
    [7800, 19, 1245], // 1245.38
    [7000, 19, 1118], // 1117.65
    [7000, 8.1, 525], // 524.51
    [7000, 7.7, 500], // 500.46
    [10000, 8.875, 815], // 815.15
    [3, 20, 1], // 0.5 and no more
    [9, 20, 2], // 1.5
    [2, 20, 0], // 0.33
    [1, 100, 1], // 0.5
    [15, 100, 8], // 7.5
    [7000, 100, 3500],
    [0, 19, 0],
  ];
  for (const [price, percent, tax] of included) {
    it(`is ${tax} in a price of ${price} at ${percent}%, and the price stays`, () => {
      expect(paid(price, { taxPercent: percent })).to.deep.equal({ total: price, tax, deposit: undefined });
    });
  }

  const added: readonly (readonly [price: number, percent: number, tax: number])[] = [
    [10000, 19, 1900],
    [7000, 8.875, 621], // 621.25
    [7850, 19, 1492], // 1491.5
    [50, 1, 1], // 0.5 and no more
    [49, 1, 0],
    [7000, 8.1, 567],
    [1005, 10, 101], // 100.5
    [333, 5.5, 18], // 18.315
  ];
  for (const [price, percent, tax] of added) {
    it(`is ${tax} on top of ${price} at ${percent}%, and paid with it`, () => {
      expect(paid(price, { taxPercent: percent, pricesIncludeTax: false })).to.deep.equal({
        total: price + tax,
        tax,
        deposit: undefined,
      });
    });
  }

  it('is counted once for all lines, so that they add up to what is paid', () => {
    const policy = policyWith({ taxPercent: 5, pricesIncludeTax: false });
    const services = serviceWith({ durations: [{ minutes: 60, price: 10 }], addOns: ['oil'] });
    const addOns = [{ id: 'oil', name: 'Oil', minutes: 0, price: 10 }];
    const { lines, total, tax } = quote(catalogWith({ services, addOns, policy }), {
      serviceId: 'calm',
      minutes: 60,
      addOnIds: ['oil'],
    });
    expect(lines.map(({ price }) => price)).to.deep.equal([10, 10]);
    expect(tax).to.deep.equal({ percent: 5, amount: 1, included: false });
    expect(total).to.equal(21);
  });

  it('is not spoken of where the catalog names none, or none of it', () => {
    for (const policy of [{}, { taxPercent: 0 }, { taxPercent: 0, pricesIncludeTax: false }]) {
      expect(paid(7000, policy)).to.deep.equal({ total: 7000, tax: undefined, deposit: undefined });
    }
  });

  it('is a whole number within half of one of the true quotient, never below it by half', () => {
    property(
      [fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 1, max: 100_000 }), fc.boolean()],
      (price, thousandths, pricesIncludeTax) => {
        const { tax = 0, total } = paid(price, { taxPercent: thousandths / 1000, pricesIncludeTax });
        // In whole numbers of any size: 2 · tax − 1 ≤ 2 · exact < 2 · tax + 1.
        const below = pricesIncludeTax ? 100_000n + BigInt(thousandths) : 100_000n;
        const above = 2n * BigInt(price) * BigInt(thousandths);
        expect((2n * BigInt(tax) - 1n) * below <= above && above < (2n * BigInt(tax) + 1n) * below).to.equal(
          true,
        );
        expect(total).to.equal(pricesIncludeTax ? price : price + tax);
      },
    );
  });
});

describe('The deposit', () => {
  for (const [total, deposit, asked] of [
    [15000, { percent: 20 }, 3000],
    [7850, { percent: 25 }, 1963], // 1962.5
    [7850, { percent: 33 }, 2591], // 2590.5
    [7849, { percent: 33 }, 2590], // 2590.17
    [1, { percent: 50 }, 1], // 0.5
    [1, { percent: 49 }, undefined], // 0.49 is nothing to ask for
    [7000, { percent: 100 }, 7000],
    [7000, { amount: 2000 }, 2000],
    [1500, { amount: 2000 }, 1500], // never more than it costs
    [0, { amount: 2000 }, undefined],
    [14999, { percent: 20, from: 15000 }, undefined],
    [15000, { percent: 20, from: 15000 }, 3000],
  ] as const) {
    it(`of ${JSON.stringify(deposit)} is ${asked ?? 'none'} for ${total}`, () => {
      expect(paid(total, { deposit })).to.deep.equal({ total, tax: undefined, deposit: asked });
    });
  }

  it('is counted from what is paid, tax added', () => {
    const policy = {
      taxPercent: 19,
      pricesIncludeTax: false,
      deposit: { percent: 50, from: 11900 },
    } as const;
    expect(paid(10000, policy)).to.deep.equal({ total: 11900, tax: 1900, deposit: 5950 });
    expect(paid(9999, policy).deposit).to.equal(undefined);
  });
});

describe('Tax and deposit in a catalog', () => {
  const faultsOf = (policy: object) => {
    try {
      parseCatalog(catalogWith({ policy: policyWith(policy) }));
      return [];
    } catch (error) {
      return (error as { faults: { path: string; message: string }[] }).faults.map(
        ({ path, message }) => `${path} ${message}`,
      );
    }
  };

  it('are taken as they are written in many countries', () => {
    for (const taxPercent of [0, 5.5, 7, 7.7, 8.1, 8.875, 19, 25.5]) {
      expect(faultsOf({ taxPercent }), String(taxPercent)).to.deep.equal([]);
    }
    expect(faultsOf({ deposit: { amount: 2000, from: 0 } })).to.deep.equal([]);
  });

  it('name what is wrong with them', () => {
    expect(faultsOf({ taxPercent: 101 })).to.deep.equal(['policy.taxPercent must be at most 100.']);
    expect(faultsOf({ taxPercent: 8.8755 })).to.deep.equal([
      'policy.taxPercent must have at most three decimals.',
    ]);
    expect(faultsOf({ pricesIncludeTax: false })).to.deep.equal([
      'policy.pricesIncludeTax goes with taxPercent only.',
    ]);
    for (const deposit of [{}, { from: 100 }, { percent: 10, amount: 100 }]) {
      expect(faultsOf({ deposit })).to.deep.equal(['policy.deposit must have either percent or amount.']);
    }
    expect(faultsOf({ deposit: { percent: 12.5 } })).to.deep.equal([
      'policy.deposit.percent must be a whole number.',
    ]);
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
