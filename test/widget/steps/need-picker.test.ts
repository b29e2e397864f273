import { expect } from 'chai';
import { SpotToggled, type UnknotBackMap } from '../../../packages/widget/src/back-map/back-map.ts';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { UnknotNeedPicker } from '../../../packages/widget/src/need-picker/need-picker.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { audited, carried, catalog, changed, clear, show, textOf, until, withLessMotion } from './support.ts';

register('unknot-need-picker', UnknotNeedPicker);

const state = (needs: readonly string[] = []): StateOf<'needs'> => ({ step: 'needs', ...carried, needs });
const open = (needs?: readonly string[]) => show('unknot-need-picker', state(needs));

describe('The question what would do you good', () => {
  afterEach(clear);

  audited('it', () => open(['sleep', 'posture']));

  it('offers each need of the spa, none chosen', async () => {
    const step = await open();
    const chips = step.all('.chip');
    expect(chips).to.have.length(catalog.needs!.length);
    expect(chips.map((chip) => chip.getAttribute('aria-pressed'))).to.deep.equal(chips.map(() => 'false'));
    expect(step.text).to.contain('Choose as many as you like.');
  });

  it('tells its title once: the chips are no group of the same name within the step', async () => {
    const step = await open();
    expect(step.all('[aria-labelledby=title]')).to.have.length(1);
    expect(step.all('[aria-labelledby=title] [role=group]')).to.have.length(0);
  });

  it('takes a need with a click and gives it back with another', async () => {
    const step = await open();
    const sleep = step.named('Sleep better');
    await step.click(sleep);
    expect(step.asked).to.deep.equal([{ type: 'need-toggled', need: 'sleep' }]);
    expect(sleep.getAttribute('aria-pressed')).to.equal('true');
    expect(sleep.part.contains('selected')).to.equal(true);
    await step.click(sleep);
    expect(sleep.getAttribute('aria-pressed')).to.equal('false');
    expect(sleep.part.contains('selected')).to.equal(false);
  });

  for (const key of ['Enter', 'Space']) {
    it(`takes a need with the ${key} key and keeps the keyboard there`, async () => {
      const step = await open();
      const posture = step.named('Sit and stand taller');
      await step.pressOn(posture, key);
      expect(step.asked).to.deep.equal([{ type: 'need-toggled', need: 'posture' }]);
      expect(posture.getAttribute('aria-pressed')).to.equal('true');
      expect(step.focused).to.equal(posture);
    });
  }

  it('leads by Tab through every need to the button below', async () => {
    const step = await open(['sleep']);
    await until(() => step.maybe('unknot-back-map')?.shadowRoot?.querySelector('[role=option]'));
    const order = await step.tabOrder();
    expect(order.slice(0, catalog.needs!.length)).to.deep.equal(step.all('.chip'));
    const [spot, ...rest] = order.slice(catalog.needs!.length);
    expect(spot!.dataset.spot, spot!.outerHTML.slice(0, 200)).to.equal('neck:left');
    expect(rest.map(textOf)).to.deep.equal(['Show as a list', 'Show what fits', 'See all massages']);
  });

  it('shows all massages while nothing is chosen, with no second button for it', async () => {
    const step = await open();
    expect(step.has('Show what fits')).to.equal(false);
    expect(step.all('.quiet')).to.have.length(0);
    await step.click(step.named('See all massages'));
    expect(step.asked).to.deep.equal([{ type: 'services-asked', all: true }]);
  });

  it('shows what fits once something is chosen', async () => {
    const step = await open(['sleep']);
    await step.click(step.named('Show what fits'));
    expect(step.asked).to.deep.equal([{ type: 'services-asked', all: false }]);
  });

  it('shows all massages also where something is chosen, for who asks for them', async () => {
    const step = await open(['sleep']);
    await step.pressOn(step.named('See all massages'), 'Enter');
    expect(step.asked).to.deep.equal([{ type: 'services-asked', all: true }]);
  });

  describe('where it is tense', () => {
    const drawn = async (...opened: Parameters<typeof show>) => {
      const step = (await show(...opened)) as Awaited<ReturnType<typeof open>>;
      await until(() => step.maybe('unknot-back-map'));
      return step;
    };

    it('is asked with a drawing once the question has been painted, and counts as a choice', async () => {
      const unpainted = await show('unknot-need-picker', state(), { painted: false });
      expect(unpainted.all('unknot-back-map')).to.have.length(0);
      const step = await drawn('unknot-need-picker', state());
      const map = step.the<UnknotBackMap>('unknot-back-map');
      map.dispatchEvent(new SpotToggled('hips:left'));
      await step.update({});
      expect(step.asked).to.deep.equal([{ type: 'liking-changed', liking: { spots: ['hips:left'] } }]);
      expect(map.marked).to.deep.equal(['hips:left']);
      expect(step.text).to.contain('1 place marked');
      await step.click(step.named('Show what fits'));
      expect(step.last).to.deep.equal({ type: 'services-asked', all: false });
      map.dispatchEvent(new SpotToggled('neck:left'));
      await step.update({});
      expect(map.marked).to.deep.equal(['hips:left', 'neck:left']);
    });

    it('moves nothing when the drawing comes', async () => {
      const step = await show('unknot-need-picker', state(), { painted: false });
      const before = step.named('See all massages').getBoundingClientRect().top;
      await step.update({ context: { painted: true } });
      await until(() => step.maybe('unknot-back-map')?.shadowRoot?.querySelector('svg'));
      const after = step.named('See all massages').getBoundingClientRect().top;
      expect(Math.abs(after - before)).to.be.at.most(1);
    });

    it('is folded away where there is no room beside the needs', async () => {
      const step = await drawn('unknot-need-picker', state());
      step.element.parentElement!.style.inlineSize = '320px';
      const fold = step.named(/^Where is it tense/);
      const visible = () => step.the('#map').getBoundingClientRect().height > 0;
      expect(fold.getAttribute('aria-expanded')).to.equal('false');
      expect(visible()).to.equal(false);
      await step.pressOn(fold, 'Enter');
      expect(fold.getAttribute('aria-expanded')).to.equal('true');
      expect(visible()).to.equal(true);
    });

    it('is not asked where no massage is made for a part of the back', async () => {
      const services = catalog.services.map(({ areas: _, ...service }) => service);
      const step = await show('unknot-need-picker', state(), { catalog: changed({ services }) });
      expect(step.text).not.to.contain('Where is it tense');
    });
  });

  it('asks about what the massages answer where the spa lists no needs, in the spa’s own words', async () => {
    const { needs: _, ...rest } = catalog;
    const answered = new Set(catalog.services.flatMap(({ needs = {} }) => Object.keys(needs)));
    const without = await show('unknot-need-picker', state(), { catalog: rest });
    expect(without.all('.chip')).to.have.length(answered.size);

    const own = await show('unknot-need-picker', state(), {
      catalog: changed({ needs: [{ id: 'jet-lag', label: 'Land softly after a flight' }] }),
    });
    expect(own.all('.chip').map(textOf)).to.deep.equal(['Land softly after a flight']);
  });

  it('can move a screen reader to its heading', async () => {
    const step = await open();
    await step.element.focusHeading();
    expect(textOf(step.focused!)).to.equal('What would do you good?');
  });

  it('moves nothing for who asked for less motion', async () => {
    const step = await open();
    const chip = step.named('Sleep better');
    expect(getComputedStyle(chip).transitionDuration).not.to.match(/^0s$/);
    await withLessMotion(step.element, () => {
      expect(getComputedStyle(chip).transitionProperty).to.equal('none');
    });
    expect(getComputedStyle(chip).transitionProperty).not.to.equal('none');
  });
});
