import { expect } from 'chai';
import { type Catalog, rhythmWeeks } from '../../packages/core/src/index.ts';
import { catalogWith, serviceWith } from './support/catalogs.ts';

const spa = (changes: Partial<Catalog['services'][number]>, needs: Catalog['needs'] = []) =>
  catalogWith({ services: serviceWith(changes), needs });

describe('The rhythm of a massage', () => {
  it('is what the catalog says of it, whatever the visitor needs', () => {
    const catalog = spa({ rhythmWeeks: 3, needs: { sleep: 3 } }, [{ id: 'sleep', rhythmWeeks: 2 }]);
    expect(rhythmWeeks(catalog, 'calm')).to.equal(3);
    expect(rhythmWeeks(catalog, 'calm', ['sleep'])).to.equal(3);
  });

  it('is else that of a need which was named and which it answers, the soonest of them', () => {
    const catalog = spa({ needs: { sleep: 1, posture: 2, 'self-care': 1 } }, [
      { id: 'sleep', rhythmWeeks: 4 },
      { id: 'posture', rhythmWeeks: 2 },
      { id: 'flexibility', rhythmWeeks: 1 },
      { id: 'self-care' },
    ]);
    expect(rhythmWeeks(catalog, 'calm', ['sleep'])).to.equal(4);
    expect(rhythmWeeks(catalog, 'calm', ['sleep', 'posture', 'flexibility'])).to.equal(2);
    for (const named of [[], ['flexibility'], ['self-care'], ['constructor']]) {
      expect(rhythmWeeks(catalog, 'calm', named)).to.equal(undefined);
    }
  });

  it('is none where the catalog suggests none, or has no such massage', () => {
    expect(rhythmWeeks(spa({}), 'calm', ['sleep'])).to.equal(undefined);
    expect(rhythmWeeks(spa({ rhythmWeeks: 2 }), 'constructor')).to.equal(undefined);
  });
});
