import { expect } from 'chai';
import '../../../packages/widget/src/define.ts';
import { cleanPage, put } from './support.ts';

/** What a page may put the element into, 600 pixels wide. */
const PLACES: Readonly<Record<string, string>> = {
  'a block': '',
  'a box that centres what is in it': 'display: flex; justify-content: center',
  'a column that centres what is in it': 'display: flex; flex-direction: column; align-items: center',
  'a grid that centres what is in it': 'display: grid; place-items: center',
};
/** What a page may do to it. */
const RULES: Readonly<Record<string, readonly [css: string, width: number]>> = {
  'as it is': ['', 600],
  'with margins that centre it': ['margin-inline: auto', 600],
  'with margins of its own': ['margin-inline: 20px', 560],
  'with a width it may have at most': ['max-inline-size: 420px', 420],
};

describe('The width of <unknot-booking>', () => {
  afterEach(cleanPage);

  for (const [place, box] of Object.entries(PLACES)) {
    for (const [how, [css, width]] of Object.entries(RULES)) {
      it(`is that of its place: in ${place}, ${how}`, async () => {
        const parent = document.createElement('div');
        parent.style.cssText = `${box}; width: 600px`;
        document.body.append(parent);
        const element = put({}, parent);
        element.style.cssText = css;
        await element.updateComplete;
        expect(element.getBoundingClientRect().width).to.equal(width);
      });
    }
  }

  it('is what a phone has room for where the box around it is as wide as what is in it', async () => {
    const outer = document.createElement('div');
    outer.style.cssText = 'display: flex; justify-content: center; width: 600px';
    const inner = document.createElement('div');
    outer.append(inner);
    document.body.append(outer);
    const element = put({}, inner);
    await element.updateComplete;
    expect(element.getBoundingClientRect().width).to.equal(280);
  });
});
