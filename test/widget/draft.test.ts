import { expect } from 'chai';
import fc from 'fast-check';
import document from '../../examples/script-tag/catalog.json';
import { parseCatalog, type Slot } from '../../packages/core/src/index.ts';
import { loadDraft, saveDraft } from '../../packages/widget/src/booking/draft.ts';
import { STEPS } from '../../packages/widget/src/depth.ts';
import type { State } from '../../packages/widget/src/flow.ts';
import { noDetails, noLiking } from '../../packages/widget/src/nothing-chosen.ts';

const catalog = parseCatalog(document);
const service = catalog.services[0]!;
const now = Date.UTC(2026, 10, 23, 8);
const visit = { serviceId: service.id, minutes: service.durations[0]!.minutes, addOnIds: [] };
const slot: Slot = {
  start: now + 3_600_000,
  end: now + 7_200_000,
  localStart: '2026-11-23T10:00',
  localEnd: '2026-11-23T11:00',
  staffIds: [],
  roomIds: [],
};
const details = {
  ...noDetails,
  name: 'Ana',
  email: 'ana@example.com',
  phone: '+49 40 123456',
  notes: 'A herniated disc',
  answers: { sound: 'Silence please' },
  agreed: true,
  card: { pressure: 'firm', workOn: ['hips:left'], allergies: 'Almond oil' },
  remember: true,
} as const;
const carried = { needs: ['sleep'], liking: noLiking, all: true, details };
/** Who comes, and nothing that is not kept. */
const plain = { ...noDetails, name: 'Ana', email: 'ana@example.com', phone: '+49 40 123456', agreed: true };
const review: State = {
  step: 'review',
  ...carried,
  details: plain,
  visit,
  slot,
  key: 'key-1',
  sending: false,
};
const key = 'unknot-test-draft';

const load = () => loadDraft(sessionStorage, key, catalog, now);

describe('a draft', () => {
  beforeEach(() => sessionStorage.clear());

  it('brings a visitor back to where they were', () => {
    saveDraft(sessionStorage, key, review, 'hold-1');
    const draft = load();
    expect(draft?.holdId).to.equal('hold-1');
    expect(draft?.state).to.deep.include({
      step: 'review',
      visit,
      slot,
      key: 'key-1',
      needs: ['sleep'],
      all: true,
    });
    const { name, email, phone } = details;
    expect(draft?.state).to.have.property('details').that.deep.includes({ name, email, phone, agreed: true });
  });

  it('brings back all massages of a visit, who comes along, and the sessions of a course', () => {
    const two = {
      ...visit,
      staffGender: 'woman',
      followedBy: [{ serviceId: service.id, minutes: visit.minutes, nextGuest: true }],
    } as const;
    const course = { everyWeeks: 2, further: [{ ...slot, start: slot.start + 14 * 86_400_000 }] };
    const guest = { guestName: 'Ben' };
    saveDraft(sessionStorage, key, {
      ...review,
      visit: two,
      course,
      details: { ...plain, ...guest },
    } as State);
    expect(load()?.state).to.deep.include({ step: 'review', visit: two, course });
    expect(load()?.state).to.have.nested.property('details.guestName', 'Ben');
  });

  it('leads to the services where a further massage is no longer offered, or none at all', () => {
    for (const followedBy of [
      [{ serviceId: 'mud', minutes: 60 }],
      [null],
      'mud',
      [{ serviceId: service.id }],
      {},
    ]) {
      saveDraft(sessionStorage, key, { ...review, visit: { ...visit, followedBy } } as unknown as State);
      expect(load()?.state.step, JSON.stringify(followedBy)).to.equal('services');
    }
    for (const course of [{ everyWeeks: 1 }, { everyWeeks: 1, further: [{}] }, 'weekly', { further: 'x' }]) {
      saveDraft(sessionStorage, key, { ...review, course } as unknown as State);
      expect(load()?.state, JSON.stringify(course)).not.to.have.property('course');
    }
  });

  it('never holds notes, answers or the session card, not even one that is to be remembered', () => {
    for (const state of [
      { ...review, details: { ...details, guestCard: { allergies: 'Latex' } } },
      { step: 'details', ...carried, visit, slot },
      { step: 'times', ...carried, visit },
      { step: 'times', ...carried, visit, answering: { answers: { disc: 'yes' }, agreed: true } },
    ] as State[]) {
      saveDraft(sessionStorage, key, state);
      expect(sessionStorage.getItem(key)).not.to.match(/herniated|Silence|Almond|hips|firm|Latex|disc/);
      expect(load()?.state)
        .to.have.property('details')
        .that.deep.includes({ notes: '', answers: {}, card: {}, remember: false });
    }
  });

  it('remembers that a request was on its way, so that sending it again books once', () => {
    for (const state of [
      { ...review, sending: true },
      { ...review, failure: 'unreachable' },
    ] as State[]) {
      saveDraft(sessionStorage, key, state);
      expect(load()?.state).to.deep.include({
        step: 'review',
        key: 'key-1',
        failure: 'unreachable',
        sending: false,
      });
    }
  });

  it('brings back a code, and not what it was good for: that is asked anew', () => {
    const discount = { kind: 'percent', percent: 10, name: 'Spring' } as const;
    saveDraft(sessionStorage, key, { ...review, code: { text: 'SPRING', discount } });
    expect(load()?.state).to.have.property('code').that.deep.equals({ text: 'SPRING' });
    const kept = JSON.parse(sessionStorage.getItem(key)!);
    for (const code of [7, null, {}, { text: 7 }, 'SPRING']) {
      sessionStorage.setItem(key, JSON.stringify({ ...kept, code }));
      expect(load()?.state).to.have.property('step', 'review');
      expect(load()?.state).not.to.have.property('code');
    }
  });

  it('leads back to the details where something was written that it does not hold', () => {
    const written = [
      { notes: 'Left hip' },
      { answers: { sound: 'Rain' } },
      { card: { talk: 'silence' } },
    ] as const;
    for (const more of written) {
      saveDraft(sessionStorage, key, { ...review, details: { ...plain, ...more } } as State);
      expect(load()?.state).to.deep.include({ step: 'details', notice: 'not-kept' });
      // What may have been booked is asked about first.
      saveDraft(sessionStorage, key, { ...review, details: { ...plain, ...more }, sending: true } as State);
      expect(load()?.state).to.deep.include({ step: 'review', failure: 'unreachable', key: 'key-1' });
    }
  });

  it('is gone once it is booked', () => {
    saveDraft(sessionStorage, key, review);
    saveDraft(sessionStorage, key, { step: 'confirmed', booking: {} as never, by: 'http' });
    expect(sessionStorage.getItem(key)).to.equal(null);
  });

  it('stays while the catalog is loaded anew', () => {
    saveDraft(sessionStorage, key, review);
    saveDraft(sessionStorage, key, { step: 'loading' });
    expect(load()?.state.step).to.equal('review');
  });

  it('leads to the times where the chosen one is over', () => {
    saveDraft(sessionStorage, key, { ...review, slot: { ...slot, start: now - 1 } } as State);
    expect(load()?.state).to.deep.include({ step: 'times', visit });
  });

  it('leads to the services where what was chosen is no longer offered', () => {
    const gone = [
      { ...visit, serviceId: 'gone' },
      { ...visit, minutes: 7 },
      { ...visit, addOnIds: ['gone'] },
      { ...visit, staffId: 'gone' },
    ];
    for (const one of gone) {
      saveDraft(sessionStorage, key, { ...review, visit: one } as State);
      expect(load()?.state.step, JSON.stringify(one)).to.equal('services');
    }
  });

  it('is nothing where the storage holds something else', () => {
    for (const text of [
      '',
      'nonsense',
      'null',
      '3',
      '[]',
      '{}',
      '{"step":"review"}',
      '{"step":"needs","needs":3}',
    ]) {
      sessionStorage.setItem(key, text);
      expect(load(), text).to.equal(undefined);
    }
    sessionStorage.setItem(key, '{"step":"details","needs":[],"details":{"name":{"html":1}}}');
    expect(load()).to.equal(undefined);
  });

  it('leads to the times where the time that is kept is none', () => {
    const spoilt: unknown[] = [
      null,
      'tomorrow',
      { ...slot, start: '2026-11-23' },
      { ...slot, start: 9e99 },
      { ...slot, localStart: 'soon' },
      { ...slot, localStart: '2026-99-99T10:00' },
      { ...slot, localEnd: 3 },
      { start: slot.start, localStart: slot.localStart },
    ];
    for (const one of spoilt) {
      for (const step of ['details', 'review']) {
        saveDraft(sessionStorage, key, { ...review, step, slot: one } as unknown as State);
        expect(load()?.state, JSON.stringify(one)).to.deep.include({ step: 'times', visit });
      }
    }
  });

  it('is a step of the form or nothing, and never throws, whatever the storage holds', () => {
    const whole = { ...review, sent: true, holdId: 'hold-1' };
    const part = fc.oneof(
      fc.json().map((text) => JSON.parse(text)),
      fc.constant(undefined),
    );
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(whole)), part)
      .map(([name, value]) => JSON.stringify({ ...whole, [name]: value }));
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.json(), fc.string()), (text) => {
        sessionStorage.setItem(key, text);
        const draft = load();
        if (!draft) return;
        expect(STEPS).to.include(draft.state.step);
        expect(draft.state.step).not.to.equal('confirmed');
        expect(draft.state)
          .to.have.property('needs')
          .that.satisfies((needs: unknown[]) => needs.every((need) => typeof need === 'string'));
        expect(draft.state).to.have.nested.property('details.agreed').that.is.a('boolean');
        expect(draft.state).to.have.nested.property('details.answers').that.deep.equals({});
      }),
      { numRuns: 500 },
    );
  });

  it('does no harm where there is no storage, or a full one', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as unknown as Storage;
    for (const storage of [undefined, full]) {
      expect(() => saveDraft(storage, key, review)).not.to.throw();
      expect(loadDraft(storage, key, catalog, now)).to.equal(undefined);
    }
  });
});
