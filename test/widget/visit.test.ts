import { expect } from 'chai';
import type { Catalog, Service } from '../../packages/core/src/index.ts';
import type { Visit } from '../../packages/widget/src/flow.ts';
import { firstVisit, isOffered } from '../../packages/widget/src/visit.ts';

const service: Service = {
  id: 'deep',
  name: 'Deep',
  durations: [
    { minutes: 90, price: 9900 },
    { minutes: 60, price: 6900 },
    { minutes: 75, price: 8400 },
  ],
  addOns: ['oil'],
};
const plain: Service = {
  id: 'plain',
  name: 'Plain',
  durations: [{ minutes: 30, price: 3900 }],
  staff: ['jonas'],
};
const catalog = {
  services: [service, plain],
  staff: [
    { id: 'mira', name: 'Mira', services: ['deep'] },
    { id: 'jonas', name: 'Jonas' },
  ],
} as unknown as Catalog;

describe('A visit', () => {
  it('begins with the shortest massage', () => {
    expect(firstVisit(service)).to.deep.equal({ minutes: 60, price: 6900 });
    expect(firstVisit(plain).minutes).to.equal(30);
  });

  const deep: Visit = { serviceId: 'deep', minutes: 60, addOnIds: [] };
  const quick: Visit = { serviceId: 'plain', minutes: 30, addOnIds: [] };
  const visits: [what: string, visit: Visit, offered: boolean][] = [
    ['as the catalog has it', deep, true],
    ['with an extra that goes with it', { ...deep, addOnIds: ['oil'] }, true],
    ['with a therapist who gives it', { ...deep, staffId: 'mira' }, true],
    ['with a therapist who gives everything', { ...deep, staffId: 'jonas' }, true],
    ['with the one whom the massage names', { ...quick, staffId: 'jonas' }, true],
    ['of a massage that is gone', { ...deep, serviceId: 'gone' }, false],
    ['of another length', { ...deep, minutes: 45 }, false],
    ['with an extra that is gone', { ...deep, addOnIds: ['oil', 'gone'] }, false],
    ['with an extra where there are none', { ...quick, addOnIds: ['oil'] }, false],
    ['with somebody who has left', { ...deep, staffId: 'gone' }, false],
    ['with somebody who gives other massages', { ...quick, staffId: 'mira' }, false],
  ];
  for (const [what, visit, offered] of visits) {
    it(`${what} is ${offered ? '' : 'not '}on offer`, () => {
      expect(isOffered(catalog, visit)).to.equal(offered);
    });
  }
});
