import { expect } from 'chai';
import fc from 'fast-check';
import document from '../../examples/script-tag/catalog.json';
import { parseCatalog, parseSessionCard, type SessionCard } from '../../packages/core/src/index.ts';
import {
  forgetCard,
  rememberCard,
  rememberedCard,
} from '../../packages/widget/src/session-card/card-store.ts';

const catalog = parseCatalog(document);
const KEY = `unknot-card:${catalog.spa.name}`;
const card: SessionCard = {
  pressure: 'firm',
  workOn: ['lower-back:left', 'lower-back:right'],
  avoid: ['neck:left'],
  oil: 'unscented',
  allergies: 'Almond oil',
  sound: 'quiet',
  talk: 'little',
  staffGender: 'any',
};

describe('A session card on this device', () => {
  const { localStorage: real } = window;
  beforeEach(() => real.clear());
  afterEach(() => {
    Object.defineProperty(window, 'localStorage', { value: real, configurable: true });
    real.clear();
  });

  it('is there again as it was kept, under one key, and gone once it is forgotten', () => {
    expect(rememberedCard(catalog)).to.equal(undefined);
    rememberCard(catalog, card);
    expect(Object.keys(real)).to.deep.equal([KEY]);
    expect(rememberedCard(catalog)).to.deep.equal(card);
    forgetCard(catalog);
    expect(rememberedCard(catalog)).to.equal(undefined);
    expect(real.length).to.equal(0);
  });

  it('is that of one spa alone', () => {
    const other = { ...catalog, spa: { ...catalog.spa, name: 'Another spa' } };
    rememberCard(catalog, card);
    expect(rememberedCard(other)).to.equal(undefined);
    rememberCard(other, { talk: 'chat' });
    forgetCard(other);
    expect(rememberedCard(catalog)).to.deep.equal(card);
  });

  it('is not kept where nothing is left on it', () => {
    rememberCard(catalog, card);
    rememberCard(catalog, {});
    expect(real.length).to.equal(0);
  });

  for (const [what, text] of Object.entries({
    nothing: '',
    nonsense: 'firm',
    null: 'null',
    'a list': '[]',
    'a card without its version': JSON.stringify(card),
    'a card of another version': JSON.stringify({ version: 2, card }),
    'no card': JSON.stringify({ version: 1 }),
    'an empty card': JSON.stringify({ version: 1, card: {} }),
    'a card with something else on it': JSON.stringify({ version: 1, card: { ...card, html: '<b>' } }),
    'a spot that is none': JSON.stringify({ version: 1, card: { workOn: ['knee:left'] } }),
    'a spot both to work on and to avoid': JSON.stringify({
      version: 1,
      card: { workOn: ['neck:left'], avoid: ['neck:left'] },
    }),
    'allergies of a book’s length': JSON.stringify({ version: 1, card: { allergies: 'a'.repeat(301) } }),
  })) {
    it(`is none where the storage holds ${what}`, () => {
      real.setItem(KEY, text);
      expect(rememberedCard(catalog)).to.equal(undefined);
    });
  }

  it('is one that the server would take or none, and never throws, whatever the storage holds', () => {
    const part = fc.oneof(
      fc.json().map((text) => JSON.parse(text)),
      fc.constant(undefined),
    );
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(card)), part)
      .map(([name, value]) => JSON.stringify({ version: 1, card: { ...card, [name]: value } }));
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.json(), fc.string()), (text) => {
        real.setItem(KEY, text);
        const kept = rememberedCard(catalog);
        if (kept) expect(parseSessionCard(kept)).to.deep.equal(kept);
      }),
      { numRuns: 500 },
    );
  });

  it('does no harm where storage is refused or full', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const full = { getItem: refuse, setItem: refuse, removeItem: refuse };
    for (const get of [refuse, () => full]) {
      Object.defineProperty(window, 'localStorage', { get, configurable: true });
      expect(rememberedCard(catalog)).to.equal(undefined);
      expect(() => rememberCard(catalog, card)).not.to.throw();
      expect(() => forgetCard(catalog)).not.to.throw();
    }
  });
});
