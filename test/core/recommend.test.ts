import { expect } from 'chai';
import demo from '../../examples/script-tag/catalog.json' with { type: 'json' };
import {
  type Catalog,
  KNOWN_NEEDS,
  parseCatalog,
  recommend,
  type Service,
  type Wish,
} from '../../packages/core/src/index.ts';
import { catalogWith, serviceWith } from './support/catalogs.ts';

const service = (id: string, changes: Partial<Service>): Service => ({
  ...serviceWith(changes)[0]!,
  id,
  name: id,
});

const catalog: Catalog = catalogWith({
  services: [
    service('rest', { needs: { sleep: 3 }, reasons: { sleep: 'An hour of nothing.' }, pressures: ['light'] }),
    service('both', {
      needs: { sleep: 2, posture: 2 },
      areas: ['neck', 'shoulders'],
      pressures: ['light', 'medium'],
    }),
    service('desk', { needs: { posture: 3 }, areas: ['neck'] }),
    service('other', {}),
  ],
});
const ranked = (wish: Wish) => recommend(catalog, wish).map(({ service: { id } }) => id);

describe('The massages that fit a wish', () => {
  it('start with the one that is made for it', () => {
    expect(ranked({ needs: ['sleep'] })).to.deep.equal(['rest', 'both']);
    expect(ranked({ needs: ['posture'] })).to.deep.equal(['desk', 'both']);
  });

  it('put one that is made for a need before one that is good for two', () => {
    expect(ranked({ needs: ['sleep', 'posture'] })).to.deep.equal(['rest', 'desk', 'both']);
  });

  it('count the part of the back and the pressure as well', () => {
    expect(ranked({ areas: ['shoulders'] })).to.deep.equal(['both']);
    expect(ranked({ needs: ['sleep', 'posture'], areas: ['neck'], pressure: 'medium' })).to.deep.equal([
      'both',
      'desk',
      'rest',
    ]);
  });

  it('come each with its reasons, the strongest first, in the spa’s words where it has some', () => {
    expect(recommend(catalog, { needs: ['sleep'], pressure: 'light' })[0]?.reasons).to.deep.equal([
      { kind: 'need', need: 'sleep', weight: 3, text: 'An hour of nothing.' },
      { kind: 'pressure', pressure: 'light' },
    ]);
    const [first] = recommend(catalog, { needs: ['posture'], areas: ['neck'] });
    expect(first?.reasons.map(({ kind }) => kind)).to.deep.equal(['need', 'area']);
  });

  it('leave out what nothing speaks for, so that a wish nobody meets has none', () => {
    expect(ranked({ needs: ['flexibility'] })).to.deep.equal([]);
    expect(ranked({})).to.deep.equal([]);
  });

  it('stay in the spa’s order where they fit equally well', () => {
    const equal = catalogWith({
      services: ['c', 'a', 'b'].map((id) => service(id, { needs: { sleep: 2 } })),
    });
    expect(recommend(equal, { needs: ['sleep'] }).map(({ service: { id } }) => id)).to.deep.equal([
      'c',
      'a',
      'b',
    ]);
  });

  it('count a wish once, however often it is said', () => {
    expect(recommend(catalog, { needs: ['sleep', 'sleep'] })[0]?.score).to.equal(
      recommend(catalog, { needs: ['sleep'] })[0]?.score,
    );
  });

  it('are not led astray by a need that no spa has', () => {
    for (const need of ['constructor', '__proto__', 'toString', '']) {
      expect(ranked({ needs: [need, 'sleep'] })).to.deep.equal(['rest', 'both']);
      expect(ranked({ needs: [need] })).to.deep.equal([]);
    }
  });

  it('are there for every need at the demo’s spa, each with a reason in words', () => {
    const spa = parseCatalog(demo);
    for (const need of KNOWN_NEEDS) {
      const found = recommend(spa, { needs: [need] });
      expect(found, need).to.not.have.lengthOf(0);
      expect(found[0]?.reasons[0], need).to.include({ kind: 'need', need }).and.have.property('text');
    }
  });
});
