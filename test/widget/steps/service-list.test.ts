import { expect } from 'chai';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { Format } from '../../../packages/widget/src/format.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotServiceList } from '../../../packages/widget/src/service-list/service-list.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { english } from '../english.ts';
import { audited, carried, catalog, changed, clear, show, textOf, until } from './support.ts';

register('unknot-service-list', UnknotServiceList);

const open = (state: Partial<StateOf<'services'>> = {}, context: Partial<StepContext> = {}) =>
  show('unknot-service-list', { ...carried, ...state, step: 'services' }, context);

const names = (cards: readonly Element[]) => cards.map((card) => textOf(card.querySelector('.name')!));

/** Counts how often a formatter is made while something is done. */
async function formattersMadeBy(act: () => Promise<unknown>): Promise<number> {
  const { NumberFormat, DateTimeFormat } = Intl;
  let made = 0;
  const counting = <F extends typeof NumberFormat | typeof DateTimeFormat>(format: F): F =>
    new Proxy(format, {
      construct: (target, args) => {
        made++;
        return Reflect.construct(target, args);
      },
    });
  Intl.NumberFormat = counting(NumberFormat);
  Intl.DateTimeFormat = counting(DateTimeFormat);
  try {
    await act();
  } finally {
    Intl.NumberFormat = NumberFormat;
    Intl.DateTimeFormat = DateTimeFormat;
  }
  return made;
}

describe('The list of massages', () => {
  afterEach(clear);

  audited('what fits', () => open({ needs: ['sleep', 'stress-relief'] }));
  audited('the list of all', () => open({ needs: ['sleep'], all: true }));

  it('names three that fit, though more would', async () => {
    const wanted = catalog.services.filter(({ needs }) => needs?.['stress-relief']);
    expect(wanted.length).to.be.greaterThan(3);
    const step = await open({ needs: ['stress-relief'] });
    expect(step.text).to.contain('This should fit');
    expect(step.all('.card')).to.have.length(3);
    expect(names(step.all('.card'))[0]).to.equal('Quiet back'); // the one made for it
  });

  it('names fewer where fewer fit', async () => {
    const [one, ...others] = catalog.services;
    const services = [
      { ...one!, needs: { flexibility: 2 } as const },
      ...others.map((s) => ({ ...s, needs: {} })),
    ];
    const step = await open({ needs: ['flexibility'] }, { catalog: changed({ services }) });
    expect(names(step.all('.card'))).to.deep.equal([one!.name]);
  });

  it('looks at touched things as at others: only what a pointer can hover over shows that it does', () => {
    const rules = UnknotServiceList.styles.flatMap(({ styleSheet }) => [...styleSheet!.cssRules]);
    const hovering = rules.filter((rule) => rule.cssText.includes(':hover'));
    expect(hovering).not.to.have.length(0);
    for (const rule of hovering) expect(rule).to.have.nested.property('media.mediaText', '(hover: hover)');
  });

  it('says how long a massage may last, from the shortest to the longest', async () => {
    const [one] = catalog.services;
    const durations = [
      { minutes: 30, price: 4200 },
      { minutes: 60, price: 7800 },
      { minutes: 90, price: 10800 },
    ];
    const priceOf = async (some: typeof durations) => {
      const services = [{ ...one!, people: 1 as const, durations: some }];
      const step = await open({ all: true }, { catalog: changed({ services }) });
      return textOf(step.all('.price')[0]!);
    };
    expect(await priceOf(durations)).to.equal('30–90 min · from €42');
    expect(await priceOf(durations.slice(0, 1))).to.equal('30 min · €42');
  });

  it('marks the best one alone', async () => {
    const step = await open({ needs: ['sleep'] });
    const [first, ...rest] = step.all('.card');
    expect(textOf(first!)).to.contain('Fits best');
    expect(first!.part.contains('best')).to.equal(true);
    for (const card of rest) {
      expect(textOf(card)).not.to.contain('Fits best');
      expect(card.part.contains('best')).to.equal(false);
    }
  });

  it('says why each fits, in the spa’s own words', async () => {
    const step = await open({ needs: ['sleep', 'self-care'] });
    const evening = catalog.services.find(({ id }) => id === 'evening-unwind')!;
    const card = step.all('.card').find((one) => names([one])[0] === evening.name)!;
    expect(textOf(card)).to.contain(evening.reasons!.sleep).and.to.contain(evening.reasons!['self-care']);
    expect(textOf(card)).not.to.contain(evening.description);
  });

  it('says why in words of its own where the spa has none', async () => {
    const services = catalog.services.map(({ reasons: _, ...service }) => service);
    const step = await open({ needs: ['sleep'] }, { catalog: changed({ services }) });
    expect(textOf(step.all('.card')[0]!)).to.contain('Made for: sleep better.');
    expect(textOf(step.all('.card')[1]!)).to.contain('Good for: sleep better.');
  });

  it('says what a massage is where its reason has been given for a better one', async () => {
    const one = catalog.services.find(({ id }) => id === 'evening-unwind')!;
    const twins = changed({
      services: [one, { ...one, id: 'twin', name: 'Twin', description: 'Its twin.' }],
    });
    const step = await open({ needs: ['sleep'] }, { catalog: twins });
    const [first, second] = step.all('.card').map((card) => [...card.querySelectorAll('.why')].map(textOf));
    expect(first).to.deep.equal([one.reasons!.sleep]);
    expect(second).to.deep.equal(['Its twin.']);
  });

  it('gives two reasons at the most', async () => {
    const step = await open({ needs: ['chronic-back-pain', 'stress-relief', 'muscle-recovery', 'posture'] });
    const deep = catalog.services.find(({ id }) => id === 'deep-back-release')!;
    const card = step.all('.card').find((one) => names([one])[0] === deep.name)!;
    const given = Object.values(deep.reasons!).filter((reason) => textOf(card).includes(reason));
    expect(given).to.have.length(2);
    expect(given[0]).to.equal(deep.reasons!['chronic-back-pain']); // what it is made for comes first
  });

  describe('what the visitor likes', () => {
    const liking = { spots: ['lower-back:left', 'lower-back:right', 'hips:left', 'neck:right'] } as const;

    audited('a list with questions', () =>
      open({ needs: ['stress-relief'], liking: { ...liking, pressure: 'deep' } }),
    );

    it('leads to what works there, says where and how, and how long that takes', async () => {
      const step = await open({ liking: { ...liking, pressure: 'firm' } });
      const [best] = step.all('.card');
      expect(textOf(best!)).to.contain('Fits best');
      const service = catalog.services.find(({ name }) => name === names([best!])[0])!;
      expect(service.areas).to.include.members(['lower-back']);
      expect(textOf(best!)).to.match(/Works on .*lower back/);
      const deep = await open({ needs: ['chronic-back-pain'], liking: { ...liking, pressure: 'deep' } });
      const card = deep.all('.card').find((one) => names([one])[0] === 'Deep back release')!;
      expect(textOf(card)).to.contain('Works on lower back, with deep pressure.');
    });

    it('suggests a length for the places that were marked, and books that', async () => {
      const spots = ['neck:left', 'shoulders:left', 'upper-back:left'] as const;
      const step = await open({ needs: ['stress-relief'], liking: { spots } });
      const card = step.all('.card').find((one) => names([one])[0] === 'Quiet back')!;
      expect(textOf(card)).to.contain('60 min · €74').and.to.contain('60 min, as you marked 3 places.');
      await step.click(card);
      expect(step.last).to.have.nested.property('visit.minutes', 60);
    });

    it('is asked where an answer changes the order, and changes it at once', async () => {
      const step = await open({ needs: ['stress-relief'], liking: { spots: ['shoulders:left'] } });
      const before = names(step.all('.card'));
      const deep = step.named('Deep');
      expect(deep.getAttribute('aria-pressed')).to.equal('false');
      await step.click(deep);
      expect(step.last).to.deep.equal({
        type: 'liking-changed',
        liking: { spots: ['shoulders:left'], pressure: 'deep' },
      });
      expect(step.named('Deep').getAttribute('aria-pressed')).to.equal('true');
      expect(names(step.all('.card'))).not.to.deep.equal(before);
      expect(textOf(step.the('.hidden[role=status]'))).to.equal(`Fits best: ${names(step.all('.card'))[0]}`);
      await step.pressOn(step.named('Deep'), 'Enter');
      expect(step.last).to.deep.equal({ type: 'liking-changed', liking: { spots: ['shoulders:left'] } });
      expect(names(step.all('.card'))).to.deep.equal(before);
      expect(textOf(step.focused!)).to.equal('Deep');
    });

    it('is not asked where one massage fits, or nothing was said', async () => {
      const [one, ...others] = catalog.services;
      const services = [
        { ...one!, needs: { flexibility: 2 } as const },
        ...others.map((service) => ({ ...service, needs: {} })),
      ];
      const single = await open({ needs: ['flexibility'] }, { catalog: changed({ services }) });
      expect(single.all('.chip')).to.have.length(0);
      const all = await open({ all: true });
      expect(all.all('.chip')).to.have.length(0);
    });

    it('says so where nothing works on what was marked, and shows everything', async () => {
      const services = catalog.services.map((service) => ({ ...service, areas: ['neck'] as const }));
      const step = await open({ liking: { spots: ['hips:left'] } }, { catalog: changed({ services }) });
      expect(step.text).to.contain('No massage is made for just that.');
      expect(step.all('.card')).to.have.length(services.length);
    });
  });

  it('shows all others below on request and brings the keyboard there', async () => {
    const step = await open({ needs: ['sleep'] });
    await step.click(step.named('See all massages'));
    expect(step.asked).to.deep.equal([{ type: 'services-asked', all: true }]);
    await until(() => step.focused?.id === 'others');
    expect(textOf(step.focused!)).to.equal('All other massages');
    expect(new Set(names(step.all('.card')))).to.deep.equal(
      new Set(catalog.services.map(({ name }) => name)),
    );
    expect(step.all('.card')).to.have.length(catalog.services.length);
    expect(step.has('See all massages')).to.equal(false);
    // Those below have no reason, so they say what they are.
    const [lists, others] = step.all('ul');
    expect(lists!.children).to.have.length(3);
    for (const card of others!.querySelectorAll('.card')) {
      const { description } = catalog.services.find(({ name }) => names([card])[0] === name)!;
      expect(textOf(card)).to.contain(description);
    }
  });

  it('shows the others by keyboard too', async () => {
    const step = await open({ needs: ['sleep'] });
    await step.pressOn(step.named('See all massages'), 'Enter');
    await until(() => step.focused?.id === 'others');
    expect(step.last).to.deep.equal({ type: 'services-asked', all: true });
  });

  it('offers everything, in the spa’s order, to who named no need', async () => {
    const step = await open({ all: true });
    expect(step.text).to.contain('Choose your massage').and.not.to.contain('No massage is made');
    expect(names(step.all('.card'))).to.deep.equal(catalog.services.map(({ name }) => name));
    expect(step.all('.best, #others')).to.have.length(0);
  });

  it('says so where nothing fits, and offers everything', async () => {
    const services = catalog.services.map((service) => ({ ...service, needs: {} }));
    const step = await open({ needs: ['sleep'] }, { catalog: changed({ services }) });
    expect(step.text).to.contain('No massage is made for just that. Here is everything we offer.');
    expect(step.all('.card')).to.have.length(services.length);
    expect(step.all('.best')).to.have.length(0);
  });

  it('takes a massage with a click, at its shortest and without extras', async () => {
    const step = await open({ all: true });
    await step.click(step.all('.card').find((card) => names([card])[0] === 'Quiet back')!);
    expect(step.asked).to.deep.equal([
      { type: 'service-chosen', visit: { serviceId: 'quiet-back', minutes: 30, addOnIds: [] } },
    ]);
  });

  it('starts from the shortest wherever the catalog names it', async () => {
    const services = catalog.services.map((service) => ({
      ...service,
      durations: [...service.durations].reverse(),
    }));
    const step = await open({ all: true }, { catalog: changed({ services }) });
    const card = step.all('.card').find((one) => names([one])[0] === 'Quiet back')!;
    expect(textOf(card)).to.contain('30–90 min · from €42');
    await step.click(card);
    expect(step.last).to.have.nested.property('visit.minutes', 30);
  });

  for (const key of ['Enter', 'Space']) {
    it(`takes a massage with the ${key} key`, async () => {
      const step = await open({ needs: ['posture'] });
      await step.pressOn(step.all('.card')[0]!, key);
      expect(step.asked).to.deep.equal([
        { type: 'service-chosen', visit: { serviceId: 'desk-shoulders', minutes: 30, addOnIds: [] } },
      ]);
    });
  }

  it('is walked through by Tab, one stop a massage', async () => {
    const step = await open({ needs: ['sleep'] });
    expect(await step.tabOrder()).to.deep.equal([
      ...step.all('.chip'),
      ...step.all('.card'),
      step.named('See all massages'),
    ]);
  });

  it('says from which price, or the price where there is only one', async () => {
    const [first, ...rest] = catalog.services;
    const services = [{ ...first!, durations: first!.durations.slice(0, 1) }, ...rest];
    const step = await open({ all: true }, { catalog: changed({ services }) });
    expect(textOf(step.all('.price')[0]!)).to.equal('45 min · €62');
    expect(textOf(step.all('.price')[1]!)).to.equal('45–60 min · from €64');
  });

  it('says which massage is for two, and no other', async () => {
    const step = await open({ all: true });
    const forTwo = step.all('.card').filter((card) => textOf(card).includes('For two'));
    expect(names(forTwo)).to.deep.equal(['Side by side']);
  });

  it('shows what fits before it is painted, without touching the formatters, and the prices right after', async () => {
    const { locale, words } = english('GB');
    const format = new Format(locale, catalog.spa.currency, words);
    let step: Awaited<ReturnType<typeof open>> | undefined;
    const before = await formattersMadeBy(async () => {
      step = await open({ needs: ['sleep'] }, { painted: false, format });
    });
    expect(before).to.equal(0);
    expect(step!.all('.card')).to.have.length(3);
    expect(step!.all('.price').map(textOf)).to.deep.equal(['', '', '']);
    const height = step!.element.offsetHeight;

    const after = await formattersMadeBy(() => step!.update({ context: { painted: true } }));
    expect(after).to.be.greaterThan(0);
    for (const price of step!.all('.price'))
      expect(textOf(price)).to.match(/^\d+(–\d+)? min · (from )?€\d+$/);
    expect(step!.element.offsetHeight).to.equal(height); // nothing moves under a finger
  });

  it('shows what an owner writes as text', async () => {
    const [first, ...rest] = catalog.services;
    const services = [{ ...first!, name: '<b>Bold</b> & <img src=x>' }, ...rest];
    const step = await open({ all: true }, { catalog: changed({ services }) });
    expect(names(step.all('.card'))[0]).to.equal('<b>Bold</b> & <img src=x>');
    expect(step.all('.card b, .card img')).to.have.length(0);
  });
});
