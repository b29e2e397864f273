import { expect } from 'chai';
import demo from '../../examples/script-tag/catalog.json' with { type: 'json' };
import {
  PRESSURES,
  parseCatalog,
  questionsThatMatter,
  recommend,
  type Service,
  TECHNIQUES,
  type Wish,
} from '../../packages/core/src/index.ts';
import { catalogWith, serviceWith } from './support/catalogs.ts';

const service = (id: string, changes: Partial<Service>): Service => ({
  ...serviceWith(changes)[0]!,
  id,
  name: id,
});
const spaWith = (...services: Service[]) => catalogWith({ services });

describe('The questions about the hand that matter', () => {
  it('are none where one massage fits, or none', () => {
    const spa = spaWith(
      service('a', { needs: { sleep: 3 }, pressures: ['light'], techniques: ['kneading'] }),
      service('b', { needs: { posture: 3 }, pressures: ['firm'], techniques: ['pressure'] }),
    );
    expect(questionsThatMatter(spa, { needs: ['sleep'] })).to.deep.equal([]);
    expect(questionsThatMatter(spa, { needs: ['flexibility'] })).to.deep.equal([]);
    expect(questionsThatMatter(spa, {})).to.deep.equal([]);
  });

  it('are those that two massages answer differently which are close', () => {
    const light = service('light', { needs: { sleep: 2 }, pressures: ['light'], techniques: ['kneading'] });
    const firm = service('firm', { needs: { sleep: 2 }, pressures: ['firm'], techniques: ['kneading'] });
    const pressed = service('pressed', {
      needs: { sleep: 2 },
      pressures: ['light'],
      techniques: ['pressure'],
    });
    const both = service('both', { needs: { sleep: 2 }, pressures: ['firm'], techniques: ['pressure'] });
    expect(questionsThatMatter(spaWith(light, firm), { needs: ['sleep'] })).to.deep.equal(['pressure']);
    expect(questionsThatMatter(spaWith(light, pressed), { needs: ['sleep'] })).to.deep.equal(['technique']);
    expect(questionsThatMatter(spaWith(light, both), { needs: ['sleep'] })).to.deep.equal([
      'pressure',
      'technique',
    ]);
  });

  it('are none where the massages are too far apart for it, or alike', () => {
    const made = service('made', { needs: { sleep: 3 }, pressures: ['light'] });
    const helps = service('helps', { needs: { sleep: 1 }, pressures: ['firm'] });
    expect(questionsThatMatter(spaWith(made, helps), { needs: ['sleep'] })).to.deep.equal([]);
    expect(questionsThatMatter(spaWith(made, { ...made, id: 'too' }), { needs: ['sleep'] })).to.deep.equal(
      [],
    );
  });

  it('are both where only both answers together turn the order around', () => {
    const good = service('good', { needs: { sleep: 2 }, pressures: ['light'], techniques: ['kneading'] });
    const also = service('also', { needs: { sleep: 1 }, pressures: ['firm'], techniques: ['pressure'] });
    expect(questionsThatMatter(spaWith(good, also), { needs: ['sleep'] })).to.deep.equal([
      'pressure',
      'technique',
    ]);
  });

  it('stay while they are being answered', () => {
    const spa = parseCatalog(demo);
    const wish: Wish = { needs: ['chronic-back-pain'], areas: ['lower-back'] };
    const asked = questionsThatMatter(spa, wish);
    expect(questionsThatMatter(spa, { ...wish, pressure: 'deep', technique: 'kneading' })).to.deep.equal(
      asked,
    );
  });

  it('at the demo’s spa: the pressure moves nothing for those who sleep badly', () => {
    const spa = parseCatalog(demo);
    expect(questionsThatMatter(spa, { needs: ['sleep'] })).to.deep.equal(['technique']);
    expect(questionsThatMatter(spa, { needs: ['stress-relief'] })).to.deep.equal(['pressure', 'technique']);
  });

  it('are counted only among the massages shown', () => {
    const spa = parseCatalog(demo);
    expect(questionsThatMatter(spa, { needs: ['sleep'] }, 1)).to.deep.equal([]);
    const wish: Wish = { needs: ['self-care'], areas: ['shoulders'] };
    expect(questionsThatMatter(spa, wish)).to.deep.equal(['pressure', 'technique']);
    expect(questionsThatMatter(spa, wish, 3)).to.deep.equal(['pressure']);
  });

  it('leave the order alone where they are not asked, whatever the answer had been', () => {
    const spa = parseCatalog(demo);
    for (const { id: need } of spa.needs ?? []) {
      const wish: Wish = { needs: [need] };
      const order = (more: Wish) => recommend(spa, { ...wish, ...more }).map(({ service: { id } }) => id);
      const asked = questionsThatMatter(spa, wish);
      if (!asked.includes('pressure')) {
        for (const pressure of PRESSURES) expect(order({ pressure })).to.deep.equal(order({}));
      }
      if (!asked.includes('technique')) {
        for (const technique of TECHNIQUES) expect(order({ technique })).to.deep.equal(order({}));
      }
    }
  });
});
