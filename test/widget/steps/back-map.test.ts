import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import { BODY_AREAS, BODY_SPOTS, type BodySpot } from '../../../packages/core/src/index.ts';
import { SpotToggled, spotByKey, UnknotBackMap } from '../../../packages/widget/src/back-map/back-map.ts';
import { SHAPES } from '../../../packages/widget/src/back-map/drawing.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { english } from '../english.ts';
import { audited, clear, textOf, withForcedColors } from './support.ts';

register('unknot-back-map', UnknotBackMap);

const { words } = english('GB');

/** The map in a page, keeping what is marked as the step around it does. */
async function open(marked: readonly BodySpot[] = [], width = 320) {
  clear();
  const map = document.createElement('unknot-back-map');
  Object.assign(map, { words, marked });
  map.addEventListener(SpotToggled.type, (event) => {
    const { spot } = event as SpotToggled;
    map.marked = map.marked.includes(spot) ? map.marked.filter((one) => one !== spot) : [...map.marked, spot];
  });
  const frame = document.createElement('unknot-test-frame');
  frame.style.inlineSize = `${width}px`;
  frame.append(map);
  document.body.append(frame);
  await map.updateComplete;
  return map;
}

const all = <T extends Element = SVGElement>(map: UnknotBackMap, selector: string) => [
  ...map.renderRoot.querySelectorAll<T>(selector),
];
const spotOf = (map: UnknotBackMap, spot: BodySpot) => all(map, `[data-spot='${spot}']`)[0]!;
const focused = (map: UnknotBackMap) => (map.shadowRoot!.activeElement as SVGElement | null)?.dataset.spot;
const button = (map: UnknotBackMap, name: string) => {
  const found = all<HTMLButtonElement>(map, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)) === name,
  );
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
};
const press = async (map: UnknotBackMap, ...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
  await map.updateComplete;
};
const clickAt = async (map: UnknotBackMap, x: number, y: number) => {
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
  await map.updateComplete;
};

/** Where a spot's mark is on the screen. */
function markOf(map: UnknotBackMap, spot: BodySpot): [x: number, y: number] {
  const { left, top, width, height } = all(map, '[role=listbox]')[0]!.getBoundingClientRect();
  const [area, side] = spot.split(':') as [keyof typeof SHAPES, string];
  const [x, y] = SHAPES[area].mark;
  return [left + (width * (side === 'left' ? x : 320 - x)) / 320, top + (height * y) / 384];
}

describe('The drawing of a back', () => {
  afterEach(clear);

  audited('it', () => open(['lower-back:left', 'neck:right']));
  audited('its list', async () => {
    const map = await open(['lower-back:left']);
    button(map, 'Show as a list').click();
    await map.updateComplete;
  });

  it('names what is marked for who sees it, too', async () => {
    const map = await open(['lower-back:left']);
    const [caption] = all<HTMLElement>(map, 'p');
    const before = map.getBoundingClientRect().height;
    expect(textOf(caption!)).to.equal('Lower back, left');
    spotOf(map, 'neck:right').dispatchEvent(new MouseEvent('click'));
    await map.updateComplete;
    expect(textOf(caption!)).to.equal('Lower back, left · Neck, right');
    expect(map.getBoundingClientRect().height).to.equal(before);
  });

  it('is a listbox of many choices, in which each spot has a name and a state', async () => {
    const map = await open(['lower-back:left']);
    const [listbox] = all(map, '[role=listbox]');
    expect(listbox!.getAttribute('aria-multiselectable')).to.equal('true');
    expect(listbox!.getAttribute('aria-label')).to.equal('Where is it tense?');
    const options = all(map, '[role=option]');
    expect(options.map((one) => one.dataset.spot)).to.deep.equal([...BODY_SPOTS]);
    expect(new Set(options.map((one) => one.getAttribute('aria-label')))).to.have.property('size', 12);
    expect(options[0]!.getAttribute('aria-label')).to.equal('Neck, left');
    expect(
      options.filter((one) => one.getAttribute('aria-selected') === 'true').map((one) => one.dataset.spot),
    ).to.deep.equal(['lower-back:left']);
    expect(options.every((one) => one.hasAttribute('aria-selected'))).to.equal(true);
  });

  for (const width of [320, 240]) {
    it(`marks with a click just the spot that is drawn there, at ${width} pixels`, async () => {
      const map = await open([], width);
      for (const spot of BODY_SPOTS) {
        map.scrollIntoView({ block: 'center' });
        await clickAt(map, ...markOf(map, spot));
        expect(map.marked).to.deep.equal([spot]);
        await clickAt(map, ...markOf(map, spot));
        expect(map.marked).to.deep.equal([]);
      }
    });
  }

  it('leaves no gap on the body into which a tap could fall', async () => {
    const map = await open();
    map.scrollIntoView({ block: 'center' });
    // Down along the spine, where all meet, and along a line beside it.
    for (const x of [150, 157, 163, 170]) {
      for (let y = 100; y < 360; y += 3) {
        const { left, top, width } = all(map, '[role=listbox]')[0]!.getBoundingClientRect();
        const scale = width / 320;
        const hit = map.shadowRoot!.elementFromPoint(left + x * scale, top + y * scale);
        expect(hit?.closest('[role=option]'), `at ${x}, ${y}`).to.exist;
      }
    }
  });

  it('has targets for thumbs', async () => {
    const map = await open();
    for (const spot of BODY_SPOTS) {
      const { width, height } = spotOf(map, spot).getBoundingClientRect();
      expect(Math.min(width, height), spot).to.be.at.least(44);
    }
  });

  it('is one stop for Tab, at the spot where one last was', async () => {
    const map = await open();
    const stops = () => all(map, '[role=option][tabindex="0"]').map((one) => one.dataset.spot);
    expect(stops()).to.deep.equal(['neck:left']);
    spotOf(map, 'neck:left').focus();
    await press(map, 'ArrowDown', 'ArrowDown', 'ArrowRight');
    expect(focused(map)).to.equal('upper-back:right');
    expect(stops()).to.deep.equal(['upper-back:right']);
    await press(map, 'Tab');
    expect(textOf(map.shadowRoot!.activeElement!)).to.equal('Show as a list');
  });

  it('marks by Space and by Enter, and gives back', async () => {
    const map = await open();
    spotOf(map, 'neck:left').focus();
    await press(map, 'End', ' ');
    expect(map.marked).to.deep.equal(['hips:right']);
    await press(map, 'ArrowUp', 'Enter');
    expect(map.marked).to.deep.equal(['hips:right', 'lower-back:right']);
    await press(map, 'ArrowDown', ' ');
    expect(map.marked).to.deep.equal(['lower-back:right']);
    expect(focused(map)).to.equal('hips:right');
  });

  it('leads with each key over the body, and not beyond it', () => {
    for (const area of BODY_AREAS) {
      for (const side of ['left', 'right'] as const) {
        expect(spotByKey('ArrowLeft', area, side)).to.equal(`${area}:left`);
        expect(spotByKey('ArrowRight', area, side)).to.equal(`${area}:right`);
      }
    }
    expect(spotByKey('ArrowUp', 'neck', 'right')).to.equal('neck:right');
    expect(spotByKey('ArrowDown', 'hips', 'left')).to.equal('hips:left');
    expect(spotByKey('ArrowDown', 'shoulders', 'left')).to.equal('upper-back:left');
    expect(spotByKey('Home', 'hips', 'right')).to.equal('neck:left');
    expect(spotByKey('End', 'neck', 'left')).to.equal('hips:right');
    expect(spotByKey('a', 'neck', 'left')).to.equal(undefined);
  });

  it('shows a ring where the keyboard is, above the neighbours, and none after a click', async () => {
    const map = await open();
    await clickAt(map, ...markOf(map, 'hips:left'));
    await map.updateComplete;
    expect(all(map, '.ring')).to.have.length(0);
    await press(map, 'ArrowUp');
    await map.updateComplete;
    expect(all(map, '.ring')).to.have.length(1);
    expect(all(map, '.ring')[0]!.getAttribute('d')).to.equal(SHAPES['lower-back'].path);
    expect(all(map, 'svg > *').at(-1)!.classList.contains('ring')).to.equal(true);
  });

  it('has left on the left from right to left too: it is a body', async () => {
    const map = await open();
    document.documentElement.dir = 'rtl';
    const left = spotOf(map, 'shoulders:left').getBoundingClientRect();
    const right = spotOf(map, 'shoulders:right').getBoundingClientRect();
    expect(left.right).to.be.below(right.right);
    spotOf(map, 'shoulders:right').focus();
    await press(map, 'ArrowLeft');
    expect(focused(map)).to.equal('shoulders:left');
  });

  it('has a list as its equal, with the same state', async () => {
    const map = await open(['neck:right']);
    button(map, 'Show as a list').click();
    await map.updateComplete;
    expect(button(map, 'Neck, right').getAttribute('aria-pressed')).to.equal('true');
    expect(all(map, '.chip')).to.have.length(12);
    button(map, 'Lower back, left').focus();
    await press(map, ' ');
    expect(map.marked).to.deep.equal(['neck:right', 'lower-back:left']);
    expect(button(map, 'Lower back, left').getAttribute('aria-pressed')).to.equal('true');
    button(map, 'Show as a drawing').click();
    await map.updateComplete;
    expect(spotOf(map, 'lower-back:left').getAttribute('aria-selected')).to.equal('true');
  });

  it('says what is marked by a sign too, not by its colour alone', async () => {
    const map = await open(['hips:left']);
    const shown = (spot: BodySpot) => getComputedStyle(spotOf(map, spot).querySelector('.tick')!).opacity;
    expect(shown('hips:left')).to.equal('1');
    expect(shown('hips:right')).to.equal('0');
  });

  it('tells marked from free where the system sets the colours', async () => {
    const map = await open(['hips:left']);
    const styleOf = (spot: BodySpot) => getComputedStyle(spotOf(map, spot).querySelector('path')!);
    const before = styleOf('hips:right').fill;
    withForcedColors(map, () => {
      expect(styleOf('hips:right').fill).not.to.equal(before);
      expect(styleOf('hips:left').fill).not.to.equal(styleOf('hips:right').fill);
      expect(styleOf('hips:right').stroke).not.to.equal(styleOf('hips:right').fill);
    });
  });

  it('fits at twice the size of letters, and in a narrow column', async () => {
    const map = await open([], 280);
    map.parentElement!.style.fontSize = '32px';
    await map.updateComplete;
    for (const asList of [false, true]) {
      if (asList) button(map, 'Show as a list').click();
      await map.updateComplete;
      expect(map.scrollWidth).to.be.at.most(map.clientWidth + 1);
      expect(map.getBoundingClientRect().right).to.be.at.most(
        map.parentElement!.getBoundingClientRect().right,
      );
    }
  });
});
