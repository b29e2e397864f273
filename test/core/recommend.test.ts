import { expect } from 'chai';
import * as fc from 'fast-check';
import demo from '../../examples/script-tag/catalog.json' with { type: 'json' };
import {
  BODY_AREAS,
  type Catalog,
  KNOWN_NEEDS,
  PRESSURES,
  parseCatalog,
  recommend,
  type Service,
  TECHNIQUES,
  type Wish,
} from '../../packages/core/src/index.ts';
import { catalogWith, serviceWith } from './support/catalogs.ts';
import { property } from './support/property.ts';

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
const spa = parseCatalog(demo);
const reasonText = (serviceId: string, need: string) =>
  spa.services.find(({ id }) => id === serviceId)?.reasons?.[need];
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
    expect(ranked({ areas: ['shoulders'] })).to.deep.equal(['both', 'rest', 'other']);
    expect(ranked({ needs: ['sleep', 'posture'], areas: ['neck'], pressure: 'medium' })).to.deep.equal([
      'both',
      'desk',
      'rest',
      'other',
    ]);
  });

  it('come each with its reasons, the strongest first, in the spa’s words where it has some', () => {
    expect(recommend(catalog, { needs: ['sleep'], pressure: 'light' })[0]?.reasons).to.deep.equal([
      { kind: 'need', need: 'sleep', weight: 3, text: 'An hour of nothing.' },
      { kind: 'pressure', pressure: 'light' },
    ]);
    const [first] = recommend(catalog, { needs: ['posture'], areas: ['neck'] });
    expect(first?.reasons.map(({ kind }) => kind)).to.deep.equal(['need', 'area']);
    const [kneaded] = recommend(spa, {
      needs: ['self-care'],
      areas: ['neck', 'hips'],
      pressure: 'firm',
      technique: 'kneading',
    });
    expect(kneaded?.reasons).to.deep.equal([
      { kind: 'need', need: 'self-care', weight: 3, text: reasonText('the-regular', 'self-care') },
      { kind: 'area', area: 'neck' },
      { kind: 'area', area: 'hips' },
      { kind: 'pressure', pressure: 'firm' },
      { kind: 'technique', technique: 'kneading' },
      { kind: 'duration', minutes: 60, areas: 2 },
    ]);
  });

  it('are made for the whole back where they name no part of it, which counts less than a part named', () => {
    const two = catalogWith({ services: [service('whole', {}), service('neck', { areas: ['neck'] })] });
    const ids = (wish: Wish) => recommend(two, wish).map(({ service: { id } }) => id);
    expect(ids({ areas: ['neck'] })).to.deep.equal(['neck', 'whole']);
    expect(ids({ areas: ['hips'] })).to.deep.equal(['whole']);
    expect(recommend(two, { areas: ['hips', 'neck'] }).map(({ reasons }) => reasons.length)).to.deep.equal([
      1, 2,
    ]);
  });

  it('go down for a pressure that they do not offer, and stay', () => {
    const wish: Wish = { needs: ['chronic-back-pain'], areas: ['lower-back'] };
    const before = recommend(spa, wish);
    for (const pressure of PRESSURES) {
      const after = recommend(spa, { ...wish, pressure });
      expect(after).to.have.length(before.length);
      for (const { service, score } of after) {
        const was = before.find((one) => one.service === service)!.score;
        if (service.pressures?.includes(pressure)) expect(score, service.id).to.be.greaterThan(was);
        else expect(score, service.id).to.be.lessThan(was);
      }
    }
  });

  it('do not come in for the pressure or the technique alone, unless nothing else was said', () => {
    const ids = (wish: Wish) => recommend(spa, wish).map(({ service: { id } }) => id);
    expect(ids({ needs: ['sleep'], pressure: 'deep' })).to.not.include('deep-back-release');
    expect(ids({ pressure: 'deep' })).to.deep.equal(['deep-back-release', 'after-the-run']);
    expect(ids({ technique: 'gentle-movement', pressure: 'deep' })[0]).to.equal('after-the-run');
  });

  it('are still ranked where all that can be said was said', () => {
    const all = recommend(spa, {
      needs: KNOWN_NEEDS,
      areas: BODY_AREAS,
      pressure: 'medium',
      technique: 'kneading',
    });
    expect(all).to.have.length(spa.services.length);
    expect(new Set(all.map(({ score }) => score)).size).to.be.greaterThan(5);
    for (const { reasons } of all) expect(reasons[0]?.kind).to.equal('need');
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
      const odd = { areas: [need], pressure: need, technique: need } as unknown as Wish;
      expect(ranked({ needs: ['sleep'], ...odd }), need).to.deep.equal(['rest', 'both']);
      expect(ranked({ ...odd }), need).to.deep.equal([]);
      expect(ranked({ needs: [need], pressure: 'medium' }), need).to.deep.equal(['both']);
    }
  });

  it('are there for every need at the demo’s spa, each with a reason in words', () => {
    for (const need of KNOWN_NEEDS) {
      const found = recommend(spa, { needs: [need] });
      expect(found, need).to.not.have.lengthOf(0);
      expect(found[0]?.reasons[0], need).to.include({ kind: 'need', need }).and.have.property('text');
    }
  });
});

/** What a visitor says at the demo's desk, and the first three that a therapist there would name, with their minutes. */
const ANSWERS: readonly (readonly [said: string, wish: Wish, answer: readonly string[]])[] = [
  // A need alone: the massage made for it, at its shortest; then what is good for it, as the spa lists it.
  ['I sleep badly', { needs: ['sleep'] }, ['evening-unwind 60', 'quiet-back 30', 'warm-stone-back 75']],
  [
    'I am stressed',
    { needs: ['stress-relief'] },
    ['quiet-back 30', 'deep-back-release 45', 'desk-shoulders 30'],
  ],
  [
    'my back has hurt for months',
    { needs: ['chronic-back-pain'] },
    ['deep-back-release 45', 'lower-back-care 45', 'desk-shoulders 30'],
  ],
  [
    'I sit crooked',
    { needs: ['posture'] },
    ['desk-shoulders 30', 'loosen-and-lengthen 60', 'the-regular 45'],
  ],
  [
    'my muscles ache from training',
    { needs: ['muscle-recovery'] },
    ['after-the-run 45', 'deep-back-release 45', 'loosen-and-lengthen 60'],
  ],
  [
    'I am stiff',
    { needs: ['flexibility'] },
    ['loosen-and-lengthen 60', 'after-the-run 45', 'lower-back-care 45'],
  ],
  [
    'something for myself, often',
    { needs: ['self-care'] },
    ['the-regular 45', 'quiet-back 30', 'warm-stone-back 75'],
  ],

  // Parts alone: the more a massage is about the place, the better; the whole back comes after it.
  ['it is the neck', { areas: ['neck'] }, ['desk-shoulders 30', 'quiet-back 30', 'evening-unwind 60']],
  [
    'it is the shoulders',
    { areas: ['shoulders'] },
    ['desk-shoulders 30', 'deep-back-release 45', 'loosen-and-lengthen 60'],
  ],
  [
    'between the shoulder blades',
    { areas: ['upper-back'] },
    ['desk-shoulders 30', 'deep-back-release 45', 'after-the-run 45'],
  ],
  [
    'it is the lower back',
    { areas: ['lower-back'] },
    ['lower-back-care 45', 'deep-back-release 45', 'after-the-run 45'],
  ],
  [
    'it is the hips',
    { areas: ['hips'] },
    ['lower-back-care 45', 'after-the-run 45', 'loosen-and-lengthen 60'],
  ],
  [
    'neck and shoulders: a little longer than one place',
    { areas: ['neck', 'shoulders'] },
    ['desk-shoulders 45', 'quiet-back 60', 'evening-unwind 60'],
  ],
  [
    'lower back and hips',
    { areas: ['lower-back', 'hips'] },
    ['lower-back-care 60', 'after-the-run 60', 'loosen-and-lengthen 60'],
  ],
  [
    'neck and lower back, which no short massage reaches both of',
    { areas: ['neck', 'lower-back'] },
    ['quiet-back 60', 'evening-unwind 60', 'side-by-side 60'],
  ],
  [
    'all around the shoulders',
    { areas: ['neck', 'shoulders', 'upper-back'] },
    ['desk-shoulders 45', 'quiet-back 60', 'evening-unwind 60'],
  ],
  [
    'all but the hips, for which the longest is right',
    { areas: ['neck', 'shoulders', 'upper-back', 'middle-back', 'lower-back'] },
    ['quiet-back 90', 'evening-unwind 75', 'side-by-side 90'],
  ],
  ['all of it', { areas: BODY_AREAS }, ['the-regular 60', 'quiet-back 90', 'evening-unwind 75']],

  // A need and a place.
  [
    'the lower back has hurt for months',
    { needs: ['chronic-back-pain'], areas: ['lower-back'] },
    ['lower-back-care 45', 'deep-back-release 45', 'loosen-and-lengthen 60'],
  ],
  [
    'the same, and it can be deep',
    { needs: ['chronic-back-pain'], areas: ['lower-back'], pressure: 'deep' },
    ['deep-back-release 45', 'lower-back-care 45', 'loosen-and-lengthen 60'],
  ],
  [
    'the same, and only lightly, please',
    { needs: ['chronic-back-pain'], areas: ['lower-back'], pressure: 'light' },
    ['lower-back-care 45', 'deep-back-release 45', 'loosen-and-lengthen 60'],
  ],
  [
    'the neck has hurt for months: not the one for the lower back',
    { needs: ['chronic-back-pain'], areas: ['neck'] },
    ['desk-shoulders 30', 'deep-back-release 45', 'lower-back-care 45'],
  ],
  [
    'the shoulders have hurt for months',
    { needs: ['chronic-back-pain'], areas: ['shoulders'] },
    ['deep-back-release 45', 'desk-shoulders 30', 'loosen-and-lengthen 60'],
  ],
  [
    'the hips have hurt for months',
    { needs: ['chronic-back-pain'], areas: ['hips'] },
    ['lower-back-care 45', 'loosen-and-lengthen 60', 'deep-back-release 45'],
  ],
  [
    'I sit all day and feel it in the neck',
    { needs: ['posture'], areas: ['neck'] },
    ['desk-shoulders 30', 'the-regular 45', 'quiet-back 30'],
  ],
  [
    'I sit all day and feel it in the lower back, where desk shoulders do not go',
    { needs: ['posture'], areas: ['lower-back'] },
    ['loosen-and-lengthen 60', 'the-regular 45', 'lower-back-care 45'],
  ],
  [
    'my shoulders are up at my ears',
    { needs: ['stress-relief'], areas: ['neck', 'shoulders'] },
    ['quiet-back 60', 'desk-shoulders 45', 'evening-unwind 60'],
  ],
  [
    'I cannot sleep for my neck',
    { needs: ['sleep'], areas: ['neck'] },
    ['evening-unwind 60', 'quiet-back 30', 'side-by-side 60'],
  ],
  [
    'I sleep badly, and my hips: sleep is what was asked for, though nothing for it goes there',
    { needs: ['sleep'], areas: ['hips'] },
    ['evening-unwind 60', 'lower-back-care 45', 'after-the-run 45'],
  ],
  [
    'hips after a run',
    { needs: ['muscle-recovery'], areas: ['hips'] },
    ['after-the-run 45', 'loosen-and-lengthen 60', 'lower-back-care 45'],
  ],
  [
    'rowed: shoulders and upper back',
    { needs: ['muscle-recovery'], areas: ['shoulders', 'upper-back'] },
    ['after-the-run 45', 'deep-back-release 60', 'loosen-and-lengthen 60'],
  ],
  [
    'stiff in the hips and above',
    { needs: ['flexibility'], areas: ['hips', 'lower-back'] },
    ['loosen-and-lengthen 60', 'after-the-run 60', 'lower-back-care 60'],
  ],
  [
    'a little of everything, everywhere',
    { needs: ['self-care'], areas: BODY_AREAS },
    ['the-regular 60', 'quiet-back 90', 'side-by-side 90'],
  ],

  // The hand: it orders, and does not choose.
  [
    'stressed, and firmly: quiet stays first, the firm ones follow',
    { needs: ['stress-relief'], pressure: 'firm' },
    ['quiet-back 30', 'deep-back-release 45', 'desk-shoulders 30'],
  ],
  [
    'stressed in the shoulders, and firmly',
    { needs: ['stress-relief'], areas: ['shoulders'], pressure: 'firm' },
    ['quiet-back 30', 'desk-shoulders 30', 'deep-back-release 45'],
  ],
  [
    'it has hurt for months, and I dislike being pressed',
    { needs: ['chronic-back-pain'], technique: 'gentle-movement' },
    ['lower-back-care 45', 'deep-back-release 45', 'loosen-and-lengthen 60'],
  ],
  [
    'it has hurt for months, and I want to be kneaded, deeply',
    { needs: ['chronic-back-pain'], pressure: 'deep', technique: 'kneading' },
    ['deep-back-release 45', 'lower-back-care 45', 'desk-shoulders 30'],
  ],
  [
    'I sleep badly, and with warm weight rather than strokes',
    { needs: ['sleep'], technique: 'pressure' },
    ['evening-unwind 60', 'warm-stone-back 75', 'quiet-back 30'],
  ],

  // Two needs: first whatever is good for both.
  [
    'stressed and sleeping badly',
    { needs: ['sleep', 'stress-relief'] },
    ['quiet-back 30', 'evening-unwind 60', 'warm-stone-back 75'],
  ],
  [
    'a sore lower back keeps me awake, be gentle',
    { needs: ['chronic-back-pain', 'sleep'], areas: ['lower-back'], pressure: 'light' },
    ['lower-back-care 45', 'evening-unwind 60', 'deep-back-release 45'],
  ],
];

describe('At the demo’s spa, a visitor who says', () => {
  for (const [said, wish, answer] of ANSWERS) {
    it(`“${said}” is told ${answer[0]!.replace(/ (\d+)$/, ' ($1 min)')} first`, () => {
      const first = recommend(spa, wish).slice(0, 3);
      expect(first.map(({ service: { id }, minutes }) => `${id} ${minutes}`)).to.deep.equal(answer);
    });
  }
});

describe('Of whatever services and for whatever wish, what is recommended', () => {
  const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const changes = fc.record({
    needs: maybe(fc.dictionary(fc.constantFrom(...KNOWN_NEEDS), fc.constantFrom(1, 2, 3))),
    areas: maybe(some(BODY_AREAS)),
    pressures: maybe(some(PRESSURES)),
    techniques: maybe(some(TECHNIQUES)),
    durations: fc
      .uniqueArray(fc.integer({ min: 3, max: 24 }), { minLength: 1, maxLength: 5 })
      .map((fives) => fives.map((five) => ({ minutes: 5 * five, price: 0 }))),
  });
  const anySpa = fc
    .array(changes, { minLength: 1, maxLength: 8 })
    .map((all) =>
      parseCatalog(catalogWith({ services: all.map((one, i) => service(`s${i}`, one as Partial<Service>)) })),
    );
  const anyWish = fc
    .record({
      needs: maybe(some(KNOWN_NEEDS)),
      areas: maybe(some(BODY_AREAS)),
      pressure: maybe(fc.constantFrom(...PRESSURES)),
      technique: maybe(fc.constantFrom(...TECHNIQUES)),
    })
    .map((wish) => wish as Wish);
  const idsOf = (catalog: Catalog, wish: Wish) => recommend(catalog, wish).map(({ service: { id } }) => id);

  it('gives reasons that stand in the catalog and in the wish, at least one, and counts no less than nothing', () => {
    property([anySpa, anyWish], (catalog, wish) => {
      for (const { service, reasons, score } of recommend(catalog, wish)) {
        expect(reasons).to.not.have.length(0);
        expect(score).to.be.at.least(0);
        for (const reason of reasons) {
          if (reason.kind === 'need') {
            expect(wish.needs).to.include(reason.need);
            expect(service.needs?.[reason.need]).to.equal(reason.weight);
          } else if (reason.kind === 'area') {
            expect(wish.areas).to.include(reason.area);
            if (service.areas?.length) expect(service.areas).to.include(reason.area);
          } else if (reason.kind === 'pressure') {
            expect(wish.pressure).to.equal(reason.pressure);
            expect(service.pressures).to.include(reason.pressure);
          } else if (reason.kind === 'technique') {
            expect(wish.technique).to.equal(reason.technique);
            expect(service.techniques).to.include(reason.technique);
          } else {
            expect(service.durations.length).to.be.greaterThan(1);
            expect(reason.areas).to.equal(reasons.filter(({ kind }) => kind === 'area').length);
          }
        }
      }
    });
  });

  it('lasts as long as one of its durations, and says so where the number of places led to it', () => {
    property([anySpa, anyWish], (catalog, wish) => {
      for (const { service, minutes, reasons } of recommend(catalog, wish)) {
        expect(service.durations.map((one) => one.minutes)).to.include(minutes);
        const why = reasons.find((reason) => reason.kind === 'duration');
        if (why) expect(why.minutes).to.equal(minutes);
        const places = reasons.some(({ kind }) => kind === 'area');
        expect(!!why).to.equal(places && service.durations.length > 1);
      }
    });
  });

  it('lasts no less for one place more', () => {
    property([changes], ({ durations }) => {
      const one = catalogWith({ services: [service('one', { durations })] });
      const lengths = BODY_AREAS.map(
        (_, i) => recommend(one, { areas: BODY_AREAS.slice(0, i + 1) })[0]!.minutes,
      );
      expect(lengths).to.deep.equal(lengths.toSorted((a, b) => a - b));
      const hour = durations.some(({ minutes }) => minutes >= 60);
      if (hour) expect(lengths[2]).to.be.at.least(60);
      expect(lengths.at(-1)).to.equal(Math.max(...durations.map(({ minutes }) => minutes)));
    });
  });

  it('does not go down beside a massage for other places when a place that it is made for is marked', () => {
    property([anySpa, anyWish, fc.constantFrom(...BODY_AREAS)], (catalog, wish, area) => {
      const before = idsOf(catalog, wish);
      const after = idsOf(catalog, { ...wish, areas: [...(wish.areas ?? []), area] });
      const made = catalog.services.filter((one) => one.areas?.includes(area));
      const notMade = catalog.services.filter((one) => one.areas?.length && !one.areas.includes(area));
      for (const { id: one } of made) {
        expect(after).to.include(one);
        for (const { id: other } of notMade) {
          const ahead =
            before.includes(one) && !(before.includes(other) && before.indexOf(other) < before.indexOf(one));
          if (ahead && after.includes(other)) expect(after.indexOf(one)).to.be.lessThan(after.indexOf(other));
        }
      }
    });
  });

  it('comes before all that answer the same needs and work on none of the places marked', () => {
    property([anySpa, anyWish], (catalog, wish) => {
      const all = recommend(catalog, wish);
      const needs = (of: (typeof all)[number]) =>
        all.length && JSON.stringify(of.reasons.filter(({ kind }) => kind === 'need'));
      const works = (of: (typeof all)[number]) => of.reasons.some(({ kind }) => kind === 'area');
      if (!wish.areas?.length) return;
      all.forEach((one, i) => {
        for (const later of all.slice(i + 1)) {
          if (needs(one) === needs(later)) expect(!works(one) && works(later)).to.equal(false);
        }
      });
    });
  });

  it('does not depend on the order in which the wish says things, nor on how often', () => {
    property([anySpa, anyWish], (catalog, wish) => {
      const { needs = [], areas = [] } = wish;
      const other = { ...wish, needs: needs.toReversed(), areas: [...areas.toReversed(), ...areas] };
      expect(recommend(catalog, other)).to.deep.equal(recommend(catalog, wish));
    });
  });

  it('keeps its order when another service is taken off the list', () => {
    property([anySpa, anyWish, fc.nat()], (catalog, wish, n) => {
      const gone = catalog.services[n % catalog.services.length]!;
      const fewer = { ...catalog, services: catalog.services.filter((one) => one !== gone) };
      expect(idsOf(fewer, wish)).to.deep.equal(idsOf(catalog, wish).filter((id) => id !== gone.id));
    });
  });
});
