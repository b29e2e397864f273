import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Catalog,
  exampleScreening,
  ParseError,
  parseBookingRequest,
  parseCatalog,
  type ScreeningAnswers,
  type ScreeningRule,
  screen,
  screeningFor,
} from '../../packages/core/src/index.ts';
import { catalogWith } from './support/catalogs.ts';

const services: Catalog['services'] = ['deep', 'calm', 'stone'].map((id) => ({
  id,
  name: id,
  durations: [{ minutes: 60, price: 7000 }],
}));
const rule = (id: string, outcome: ScreeningRule['outcome'], more: Partial<ScreeningRule> = {}) => ({
  id,
  question: `${id}?`,
  outcome,
  ...more,
});
const rules: readonly ScreeningRule[] = [
  rule('skin', 'allow'),
  rule('disc', 'swap', { services: ['deep', 'stone'], swapTo: 'calm' }),
  rule('warmth', 'swap', { services: ['stone'], swapTo: 'deep' }),
  rule('surgery', 'talk'),
  rule('fever', 'decline'),
  rule('oil', 'talk', { services: ['calm'] }),
];
const spa = catalogWith({ services, screening: rules });

const faultsOf = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ParseError) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
};

describe('Screening', () => {
  it('asks before a service what is for it or for all', () => {
    expect(screeningFor(spa, 'deep').map(({ id }) => id)).to.deep.equal(['skin', 'disc', 'surgery', 'fever']);
    expect(screeningFor(spa, 'calm').map(({ id }) => id)).to.deep.equal(['skin', 'surgery', 'fever', 'oil']);
    expect(screeningFor(catalogWith({ services }), 'deep')).to.deep.equal([]);
  });

  const cases: [service: string, yes: string[], outcome: string, because: string[], swapTo?: string][] = [
    ['deep', [], 'allow', []],
    ['deep', ['skin'], 'allow', []],
    ['deep', ['disc'], 'swap', ['disc'], 'calm'],
    ['deep', ['disc', 'skin'], 'swap', ['disc'], 'calm'],
    ['deep', ['surgery', 'disc'], 'talk', ['surgery']],
    ['deep', ['fever', 'surgery', 'disc'], 'decline', ['fever']],
    // A rule that is not for the service does not count.
    ['deep', ['oil', 'warmth'], 'allow', []],
    // The first of those instead against which nothing speaks.
    ['stone', ['disc'], 'swap', ['disc'], 'calm'],
    ['stone', ['warmth'], 'swap', ['warmth'], 'deep'],
    ['stone', ['disc', 'warmth'], 'swap', ['disc', 'warmth'], 'calm'],
    // What is offered instead goes by its own rules: then it is for the spa to say.
    ['deep', ['disc', 'oil'], 'talk', ['disc']],
    ['nothing', ['disc'], 'allow', []],
  ];
  for (const [service, yes, outcome, because, swapTo] of cases) {
    it(`of “${service}” with ${yes.join(' and ') || 'nothing'} leads to ${outcome}${swapTo ? ` ${swapTo}` : ''}`, () => {
      const answers = Object.fromEntries(
        rules.map(({ id }) => [id, yes.includes(id) ? 'yes' : 'no'] as const),
      );
      const found = screen(spa, service, answers);
      expect(found.outcome).to.equal(outcome);
      expect(found.rules.map(({ id }) => id)).to.deep.equal(because);
      expect(found.swapTo).to.equal(swapTo);
    });
  }

  it('is never less strict for one “yes” more, and never offers what its own rules speak against', () => {
    const strictness = ['allow', 'swap', 'talk', 'decline'];
    const some = fc.subarray(rules.map(({ id }) => id));
    fc.assert(
      fc.property(some, some, fc.constantFrom('deep', 'calm', 'stone'), (some, more, service) => {
        const said = (yes: readonly string[]): ScreeningAnswers =>
          Object.fromEntries(yes.map((id) => [id, 'yes'] as const));
        const before = screen(spa, service, said(some));
        const after = screen(spa, service, said([...some, ...more]));
        expect(strictness.indexOf(after.outcome)).to.be.at.least(strictness.indexOf(before.outcome));
        if (after.swapTo)
          expect(screen(spa, after.swapTo, said([...some, ...more])).outcome).to.equal('allow');
      }),
      { numRuns: 500 },
    );
  });

  it('knows answers of its own alone: every object has a constructor', () => {
    const odd = catalogWith({ services, screening: [rule('to-string', 'decline')] });
    expect(screen(odd, 'deep', {}).outcome).to.equal('allow');
  });

  it('has its rules checked when a catalog is read, each fault with its path', () => {
    const base = JSON.parse(JSON.stringify(spa)) as Record<string, unknown>;
    const bad: [screening: unknown, fault: RegExp][] = [
      [[rule('a', 'allow'), rule('a', 'talk')], /^screening\[1\]\.id: is “a” like one before it/],
      [[rule('a', 'talk', { services: ['gone'] })], /^screening\[0\]\.services\[0\]: refers to “gone”/],
      [[rule('a', 'swap', { services: ['deep'] })], /^screening\[0\]\.swapTo: is missing/],
      [
        [rule('a', 'swap', { services: ['deep'], swapTo: 'gone' })],
        /^screening\[0\]\.swapTo: refers to “gone”/,
      ],
      [[rule('a', 'swap', { swapTo: 'calm' })], /^screening\[0\]\.swapTo: is “calm”, before which/],
      [[rule('a', 'talk', { swapTo: 'calm' })], /^screening\[0\]\.swapTo: goes with the outcome “swap” only/],
      [[{ ...rule('a', 'talk'), outcome: 'maybe' }], /^screening\[0\]\.outcome: /],
      [[{ id: 'a', outcome: 'talk' }], /^screening\[0\]\.question: /],
      [[{ ...rule('a', 'talk'), severity: 3 }], /^screening\[0\]\.severity: /],
      ['none', /^screening: /],
    ];
    for (const [screening, fault] of bad) {
      const faults = faultsOf(() => parseCatalog({ ...base, screening }));
      expect(
        faults.some((one) => fault.test(one)),
        `${fault} in ${faults.join('\n')}`,
      ).to.equal(true);
    }
    expect(parseCatalog(base).screening).to.deep.equal(rules);
  });

  it('has an example that a catalog takes as it is', () => {
    const taken = parseCatalog({ ...JSON.parse(JSON.stringify(spa)), screening: exampleScreening });
    expect(taken.screening).to.deep.equal(exampleScreening);
    expect(exampleScreening.length).to.be.at.least(7);
  });

  it('is part of a booking request, and what it says is checked again, in words without the answers', () => {
    const request = {
      serviceId: 'deep',
      minutes: 60,
      start: '2026-11-26T12:00:00+01:00',
      customer: { name: 'Ana', email: 'ana@example.com' },
    };
    const answers = { skin: 'yes', disc: 'no', surgery: 'no', fever: 'no' } as const;
    const faults = (screening?: unknown) =>
      faultsOf(() => parseBookingRequest(spa, { ...request, ...(screening ? { screening } : {}) }));
    expect(faults({ consent: true, answers })).to.deep.equal([]);
    expect(faults()).to.deep.equal(['screening: is missing: the spa asks before this service.']);
    expect(faults({ answers })[0]).to.match(/^screening\.consent: /);
    expect(faults({ consent: true, answers: { ...answers, fever: 'yes' } })).to.deep.equal([
      'screening: does not allow this service: please talk to the spa.',
    ]);
    expect(faults({ consent: true, answers: { ...answers, disc: 'yes' } })).to.have.length(1);
    expect(faults({ consent: true, answers: { ...answers, oil: 'no' } })).to.deep.equal([
      'screening.answers.oil: answers a question that is not asked here.',
    ]);
    const { skin: _, ...fewer } = answers;
    expect(faults({ consent: true, answers: fewer })).to.deep.equal(['screening.answers.skin: is missing.']);
    expect(
      faultsOf(() =>
        parseBookingRequest(catalogWith({ services }), { ...request, screening: { consent: true, answers } }),
      ),
    ).to.have.length(4);
  });
});
