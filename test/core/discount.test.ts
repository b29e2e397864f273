import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  type Catalog,
  type Discount,
  discounted,
  quote,
  quoteSessions,
  takenOff,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith } from './support/catalogs.ts';
import { property } from './support/property.ts';

/** Calm costs 70.00 or 99.00, the foot massage 40.00, stones 12.00 more. */
function spa(policy: Partial<Catalog['policy']> = {}): Catalog {
  const calm = {
    id: 'calm',
    name: 'Calming massage',
    durations: [
      { minutes: 60, price: 7000 },
      { minutes: 90, price: 9900 },
    ],
    addOns: ['stones'],
  };
  const feet = { id: 'feet', name: 'Feet', durations: [{ minutes: 30, price: 4000 }] };
  return catalogWith({
    services: [calm, feet],
    addOns: [{ id: 'stones', name: 'Warm stones', minutes: 15, price: 1200 }],
    policy: policyWith(policy),
  });
}

const calm = { serviceId: 'calm', minutes: 60 } as const;
const both = { ...calm, followedBy: [{ serviceId: 'feet', minutes: 30 }] } as const;
const gift = {
  kind: 'service',
  name: 'Gift',
  serviceId: 'calm',
  minutes: 60,
  addOnIds: ['stones'],
  worth: 7000,
} as const;
const off = (visit: Parameters<typeof quote>[1], discount: Discount, catalog = spa()) =>
  takenOff(discounted(catalog, visit, discount));

describe('A discount', () => {
  it('is a line of its own that makes the total less', () => {
    const { lines, total } = discounted(spa(), calm, { kind: 'percent', percent: 15, name: 'Spring' });
    expect(lines.map(({ kind, name, price }) => [kind, name, price])).to.deep.equal([
      ['service', 'Calming massage', 7000],
      ['discount', 'Spring', -1050],
    ]);
    expect(total).to.equal(5950);
  });

  it('in percent is rounded to the minor unit, half of it up', () => {
    const catalog = catalogWith({
      services: [{ ...spa().services[0]!, durations: [{ minutes: 60, price: 1010 }] }],
    });
    expect(off(calm, { kind: 'percent', percent: 15, name: '' }, catalog)).to.equal(152); // 151.5
    expect(off(calm, { kind: 'percent', percent: 33, name: '' }, catalog)).to.equal(333); // 333.3
  });

  it('for some services is taken off those alone, with what is added to them', () => {
    const visit = { ...both, addOnIds: ['stones'] };
    const half = { kind: 'percent', percent: 50, name: '' } as const;
    expect(off(visit, half)).to.equal(6100);
    expect(off(visit, { ...half, services: ['calm'] })).to.equal(4100);
    expect(off(visit, { ...half, services: ['feet'] })).to.equal(2000);
    expect(off(visit, { ...half, services: ['sauna'] })).to.equal(0);
    expect(off(visit, { kind: 'amount', amount: 5000, name: '', services: ['feet'] })).to.equal(4000);
  });

  it('that has nothing to do with the visit changes nothing', () => {
    const feet = { serviceId: 'feet', minutes: 30 };
    expect(discounted(spa(), feet, gift)).to.deep.equal(quote(spa(), feet));
  });

  it('lowers the tax with the price; a voucher is money, and does not', () => {
    const taxed = { taxPercent: 19 };
    const lower = discounted(spa(taxed), calm, { kind: 'amount', amount: 1050, name: '' });
    expect(lower.tax).to.deep.equal({ percent: 19, amount: 950, included: true });
    const paid = discounted(spa(taxed), calm, { kind: 'balance', amount: 1050, name: '' });
    expect(paid.tax).to.deep.equal(quote(spa(taxed), calm).tax);
    expect(paid.total).to.equal(lower.total);
  });

  it('by a voucher pays the tax too that is added to the price', () => {
    const catalog = spa({ taxPercent: 10, pricesIncludeTax: false });
    const { total, lines, tax } = discounted(catalog, calm, { kind: 'balance', amount: 7500, name: '' });
    expect([total, lines.at(-1)?.price, tax?.amount]).to.deep.equal([200, -7500, 700]);
    expect(discounted(catalog, calm, { kind: 'amount', amount: 7000, name: '' }).total).to.equal(0);
  });

  it('makes the deposit that of what is left to pay', () => {
    const catalog = spa({ deposit: { percent: 20, from: 5000 } });
    expect(discounted(catalog, calm, { kind: 'amount', amount: 1000, name: '' }).deposit).to.equal(1200);
    expect(discounted(catalog, calm, { kind: 'amount', amount: 3000, name: '' })).not.to.have.property(
      'deposit',
    );
    expect(discounted(catalog, calm, { kind: 'balance', amount: 9999, name: '' })).not.to.have.property(
      'deposit',
    );
  });

  it('of a gift covers the massage and the add-ons that were given, once', () => {
    expect(off(calm, gift)).to.equal(7000);
    expect(off({ ...calm, addOnIds: ['stones'] }, gift)).to.equal(8200);
    expect(off({ ...calm, addOnIds: ['stones'] }, { ...gift, addOnIds: [] })).to.equal(7000);
    expect(off({ ...calm, minutes: 90 }, gift)).to.equal(7000);
    expect(off({ ...calm, followedBy: [calm] }, gift)).to.equal(7000);
    expect(off({ serviceId: 'feet', minutes: 30, followedBy: [calm] }, gift)).to.equal(7000);
  });

  it('of a gift is worth what was paid, and the massage whatever it costs now', () => {
    expect(off(calm, { ...gift, worth: 5000 })).to.equal(7000);
    expect(off({ ...calm, minutes: 90 }, { ...gift, worth: 8000 })).to.equal(8000);
    expect(off({ ...calm, minutes: 90 }, { ...gift, minutes: 75, worth: 8000 })).to.equal(8000);
    expect(off(calm, { ...gift, minutes: 90, worth: 9900 })).to.equal(7000);
  });

  it('goes from one session of a course to the one before, as far as it goes', () => {
    const totals = (discount?: Discount) => quoteSessions(spa(), calm, 3, discount).map(({ total }) => total);
    expect(totals()).to.deep.equal([7000, 7000, 7000]);
    expect(totals({ kind: 'percent', percent: 10, name: '' })).to.deep.equal([6300, 6300, 6300]);
    expect(totals({ kind: 'amount', amount: 1000, name: '', uses: 2 })).to.deep.equal([7000, 6000, 6000]);
    expect(totals({ kind: 'balance', amount: 10_000, name: '' })).to.deep.equal([7000, 4000, 0]);
    expect(totals(gift)).to.deep.equal([7000, 7000, 0]);
  });
});

const visits = fc.record({
  serviceId: fc.constant('calm'),
  minutes: fc.constantFrom(60, 90),
  addOnIds: fc.constantFrom<string[]>([], ['stones']),
  followedBy: fc.constantFrom([], [{ serviceId: 'feet', minutes: 30 }]),
});
const policies = fc.record(
  {
    taxPercent: fc.constantFrom(7, 8.1, 19, 25),
    pricesIncludeTax: fc.boolean(),
    deposit: fc.constantFrom({ percent: 33 }, { amount: 5000 }),
  },
  { requiredKeys: ['taxPercent'] },
);
const services = fc.option(fc.subarray(['calm', 'feet'], { minLength: 1 }), { nil: undefined });
const uses = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
const discounts = fc
  .oneof(
    fc.record({ kind: fc.constant('percent'), percent: fc.integer({ min: 1, max: 100 }), services, uses }),
    fc.record({ kind: fc.constant('amount'), amount: fc.integer({ min: 1, max: 30_000 }), services, uses }),
    fc.record({ kind: fc.constant('balance'), amount: fc.integer({ min: 1, max: 50_000 }) }),
    fc.record({ kind: fc.constant('service'), worth: fc.integer({ min: 1, max: 12_000 }) }),
  )
  .map((one) => {
    const given = { ...(one.kind === 'service' ? { ...gift, worth: one.worth } : one), name: 'Off' };
    return Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as unknown as Discount;
  });

describe('Whatever a code takes off', () => {
  it('what is to be paid is whole, not below 0 and never more than before, and its lines add up to it', () => {
    property([visits, policies, discounts], (visit, policy, discount) => {
      const catalog = spa(policy);
      const before = quote(catalog, visit);
      const after = discounted(catalog, visit, discount);
      const sum = after.lines.reduce((all, { price }) => all + price, 0);
      expect(after.total).to.equal(sum + (after.tax && !after.tax.included ? after.tax.amount : 0));
      expect(Number.isInteger(after.total)).to.equal(true);
      expect(after.total).to.be.within(0, before.total);
      expect(after.deposit ?? 0).to.be.within(0, after.total);
      expect(after.tax!.amount).to.be.within(0, before.tax!.amount);
      expect([after.handsOnMinutes, after.roomMinutes]).to.deep.equal([
        before.handsOnMinutes,
        before.roomMinutes,
      ]);
    });
  });

  it('a course never takes more of a voucher than it has, nor more uses than there are', () => {
    property([visits, discounts, fc.integer({ min: 1, max: 6 })], (visit, discount, sessions) => {
      const off = quoteSessions(spa(), visit, sessions, discount).map(takenOff);
      const total = off.reduce((sum, one) => sum + one, 0);
      if (discount.kind === 'balance') {
        const price = quote(spa(), visit).total * sessions;
        expect(total).to.equal(Math.min(discount.amount, price));
      }
      expect(off.filter(Boolean).length).to.be.at.most(discount.uses ?? sessions);
      // So a deposit is asked for with the first session, if with any.
      expect(off).to.deep.equal([...off].sort((a, b) => a - b));
    });
  });
});
