import { expect } from 'chai';
import { type Catalog, KNOWN_NEEDS } from '../../packages/core/src/index.ts';
import { needName, needsOf } from '../../packages/widget/src/needs.ts';
import { en } from '../../packages/widget/src/translations/en.ts';

const answering = (needs: Catalog['needs'], ...answered: Record<string, 1 | 2 | 3>[]) =>
  ({
    ...(needs ? { needs } : {}),
    services: [{ id: 'plain' }, ...answered.map((one) => ({ needs: one }))],
  }) as unknown as Catalog;

describe('The needs that are asked about', () => {
  it('are those of the catalog, in its order', () => {
    const needs = [{ id: 'sleep' }, { id: 'dance', label: 'Dance again' }];
    expect(needsOf(answering(needs, { posture: 3 }))).to.deep.equal(needs);
  });

  it('are those its massages answer, each once, where it lists none', () => {
    for (const none of [undefined, []]) {
      const catalog = answering(none, { sleep: 3, posture: 1 }, { posture: 2, dance: 1 });
      expect(needsOf(catalog)).to.deep.equal([{ id: 'sleep' }, { id: 'posture' }, { id: 'dance' }]);
    }
  });

  it('are none where nothing is said of needs', () => {
    expect(needsOf(answering(undefined))).to.deep.equal([]);
  });

  it('are called what the spa calls them, else what we do, else by their id', () => {
    expect(needName({ id: 'sleep', label: 'Dream' }, en)).to.equal('Dream');
    expect(needName({ id: 'sleep' }, en)).to.equal('Sleep better');
    expect(needName({ id: 'dance' }, en)).to.equal('dance');
  });

  it('have a name of ours where core knows them', () => {
    for (const id of KNOWN_NEEDS) expect(needName({ id }, en), id).not.to.equal(id);
  });
});
