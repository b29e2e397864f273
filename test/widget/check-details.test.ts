import { expect } from 'chai';
import fc from 'fast-check';
import document from '../../examples/script-tag/catalog.json';
import { type Catalog, parseCatalog } from '../../packages/core/src/index.ts';
import { checkDetails, fieldFaults } from '../../packages/widget/src/details-form/check-details.ts';
import type { Details } from '../../packages/widget/src/flow.ts';
import { noDetails } from '../../packages/widget/src/nothing-chosen.ts';
import { en } from '../../packages/widget/src/translations/en.ts';

const plain = parseCatalog(document);
const { terms: _t, privacy: _p, ...policy } = plain.policy;
const quiet: Catalog = { ...plain, questions: [], policy };
const asking: Catalog = {
  ...quiet,
  questions: [
    { id: 'sound', label: 'Music?', kind: 'choice', options: ['Silence', 'Quiet music'], required: true },
    { id: 'first-time', label: 'Your first time?', kind: 'yes-no' },
    { id: 'other', label: 'Anything else?', kind: 'text' },
  ],
};
const agreeing: Catalog = { ...quiet, policy: { ...policy, terms: '/terms' } };
const good: Details = { ...noDetails, name: 'Ana Novak', email: 'ana@example.com' };

const fields = (catalog: Catalog, change: Partial<Details>) =>
  checkDetails(catalog, { ...good, ...change }, en).map(({ field }) => field);

describe('the details of a visitor', () => {
  it('need a name and an address, and nothing else', () => {
    expect(fields(quiet, {})).to.deep.equal([]);
    expect(fields(quiet, { name: '', email: '' })).to.deep.equal(['name', 'email']);
    expect(fields(quiet, { name: '   ' })).to.deep.equal(['name']);
  });

  const emails: [email: string, good: boolean][] = [
    ['ana@example.com', true],
    ['ana+spa@mail.example.co.uk', true],
    [' ana@example.com ', true],
    ['ana', false],
    ['ana@', false],
    ['ana@example', false],
    ['ana@example.com, bo@example.com', false],
    ['ana@example.com\nBcc: bo@example.com', false],
  ];
  for (const [email, fine] of emails) {
    it(`${fine ? 'take' : 'do not take'} ${JSON.stringify(email)} for an e-mail address`, () => {
      expect(fields(quiet, { email })).to.deep.equal(fine ? [] : ['email']);
    });
  }

  const phones: [phone: string, good: boolean][] = [
    ['', true],
    ['  ', true],
    ['+49 40 123456', true],
    ['(040) 123 456', true],
    ['call me', false],
    ['12', false],
  ];
  for (const [phone, fine] of phones) {
    it(`${fine ? 'take' : 'do not take'} ${JSON.stringify(phone)} for a phone number`, () => {
      expect(fields(quiet, { phone })).to.deep.equal(fine ? [] : ['phone']);
    });
  }

  it('have room for a thousand characters of notes', () => {
    expect(fields(quiet, { notes: 'x'.repeat(1000) })).to.deep.equal([]);
    expect(fields(quiet, { notes: 'x'.repeat(1001) })).to.deep.equal(['notes']);
  });

  it('need an answer to what the spa must know, and only to that', () => {
    expect(fields(asking, {})).to.deep.equal(['answer-sound']);
    expect(fields(asking, { answers: { sound: ' ' } })).to.deep.equal(['answer-sound']);
    expect(fields(asking, { answers: { sound: 'Silence' } })).to.deep.equal([]);
    expect(fields(asking, { answers: { sound: 'Loud' } })).to.deep.equal(['answer-sound']);
    expect(fields(asking, { answers: { sound: 'Silence', 'first-time': 'maybe' } })).to.deep.equal([
      'answer-first-time',
    ]);
  });

  it('need the agreement only where there is something to agree to', () => {
    expect(fields(agreeing, {})).to.deep.equal(['agreed']);
    expect(fields(agreeing, { agreed: true })).to.deep.equal([]);
    expect(fields({ ...quiet, policy: { ...policy, privacy: '/privacy' } }, {})).to.deep.equal(['agreed']);
  });

  it('have one sentence a field, whatever is typed into it', () => {
    const sentences: readonly string[] = Object.values(en.details.fault);
    const details = fc.record({
      name: fc.string({ unit: 'binary' }),
      email: fc.string({ unit: 'binary' }),
      phone: fc.string({ unit: 'binary' }),
      notes: fc.string({ unit: 'binary', maxLength: 1200 }),
      agreed: fc.boolean(),
      card: fc.constantFrom({}, { pressure: 'firm', allergies: 'Almond oil' } as const),
      remember: fc.boolean(),
      guestName: fc.string({ unit: 'binary' }),
      guestCard: fc.constant({}),
      answers: fc.dictionary(fc.constantFrom('sound', 'first-time', 'other'), fc.string()),
    });
    fc.assert(
      fc.property(details, (typed) => {
        const faults = checkDetails({ ...asking, policy: agreeing.policy }, typed, en);
        expect(new Set(faults.map(({ field }) => field)).size).to.equal(faults.length);
        for (const { message } of faults) expect(sentences).to.include(message);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what the backend finds wrong', () => {
  it('is said at the field it is about', () => {
    const faults = ['customer.email', 'answers.sound', 'agreed', 'customer.email'].map((path) => ({
      path,
      message: 'is wrong.',
    }));
    expect(fieldFaults(faults, en)).to.deep.equal([
      { field: 'email', message: en.details.fault.email },
      { field: 'answer-sound', message: en.details.fault.answer },
      { field: 'agreed', message: en.details.fault.agreed },
    ]);
  });

  it('is left out where no field of the form is about it', () => {
    const faults = ['', 'customer', 'serviceId', 'customer.shoe', 'customer.constructor', 'toString'].map(
      (path) => ({ path, message: 'is wrong.' }),
    );
    expect(fieldFaults(faults, en)).to.deep.equal([]);
  });
});
