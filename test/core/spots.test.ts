import { expect } from 'chai';
import { areasOf, BODY_AREAS, BODY_SPOTS } from '../../packages/core/src/index.ts';

describe('Spots of the back', () => {
  it('are each part on either side, from the neck down', () => {
    expect(BODY_SPOTS).to.have.length(2 * BODY_AREAS.length);
    expect(BODY_SPOTS.slice(0, 3)).to.deep.equal(['neck:left', 'neck:right', 'shoulders:left']);
  });

  it('lie in parts of the back, each named once and from the neck down', () => {
    expect(areasOf(['hips:left', 'neck:right', 'neck:left'])).to.deep.equal(['neck', 'hips']);
    expect(areasOf(['upper-back:right'])).to.deep.equal(['upper-back']);
    expect(areasOf([])).to.deep.equal([]);
    expect(areasOf(BODY_SPOTS)).to.deep.equal([...BODY_AREAS]);
  });
});
