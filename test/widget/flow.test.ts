import { expect } from 'chai';
import fc from 'fast-check';
import type { Booking, Slot } from '../../packages/core/src/index.ts';
import { depth, STEPS } from '../../packages/widget/src/depth.ts';
import { type FlowEvent, reduce, type State, type Visit } from '../../packages/widget/src/flow.ts';
import { noDetails, noLiking } from '../../packages/widget/src/nothing-chosen.ts';

const visit: Visit = { serviceId: 'deep', minutes: 60, addOnIds: [] };
const slot: Slot = {
  start: Date.UTC(2026, 2, 3, 9),
  end: Date.UTC(2026, 2, 3, 10),
  localStart: '2026-03-03T10:00',
  localEnd: '2026-03-03T11:00',
  staffIds: ['mira'],
  roomIds: [],
};
const details = { ...noDetails, name: 'Ana', email: 'ana@example.com', notes: 'Left shoulder' };
const carried = { needs: ['sleep'], liking: noLiking, all: false, details };
const booking = { id: 'b1', reference: 'K7M2QX' } as Booking;

const states = {
  loading: { step: 'loading' },
  broken: { step: 'broken', faults: [] },
  unreachable: { step: 'unreachable' },
  needs: { step: 'needs', ...carried },
  services: { step: 'services', ...carried },
  times: { step: 'times', ...carried, visit },
  details: { step: 'details', ...carried, visit, slot },
  review: { step: 'review', ...carried, visit, slot, key: 'k1', sending: false },
  sending: { step: 'review', ...carried, visit, slot, key: 'k1', sending: true },
  confirmed: { step: 'confirmed', booking, by: 'http' },
} as const satisfies Record<string, State>;

const events = {
  'need-toggled': { type: 'need-toggled', need: 'posture' },
  'services-asked': { type: 'services-asked', all: true },
  'service-chosen': { type: 'service-chosen', visit },
  'visit-changed': { type: 'visit-changed', visit: { ...visit, staffId: 'mira' } },
  'day-chosen': { type: 'day-chosen', day: '2026-03-04' },
  'slot-chosen': { type: 'slot-chosen', slot },
  'details-changed': { type: 'details-changed', details: noDetails },
  'details-done': { type: 'details-done', details, key: 'k2' },
  'details-refused': { type: 'details-refused', faults: [{ path: 'customer.email', message: 'wrong' }] },
  'slot-lost': { type: 'slot-lost' },
  'health-answered': { type: 'health-answered', answering: { answers: { fever: 'no' }, agreed: true } },
  'health-asked-again': { type: 'health-asked-again' },
  screened: { type: 'screened', answers: { fever: 'no' } },
  submitted: { type: 'submitted' },
  'submission-failed': { type: 'submission-failed', code: 'unreachable' },
  'price-changed': { type: 'price-changed', key: 'k3' },
  'course-changed': { type: 'course-changed', course: { everyWeeks: 1, further: [slot] }, key: 'k4' },
  'course-taken': { type: 'course-taken', key: 'k5' },
  'code-changed': { type: 'code-changed', code: { text: 'SPRING' }, key: 'k6' },
  booked: { type: 'booked', booking, by: 'http' },
  'same-again': { type: 'same-again', visit, day: '2026-03-24' },
} as const satisfies Partial<Record<FlowEvent['type'], FlowEvent>>;

/** Which steps know an event, and the step it leads to. Every other step stays as it is. */
const table: Record<keyof typeof events, Partial<Record<keyof typeof states, State['step']>>> = {
  'need-toggled': { needs: 'needs' },
  'services-asked': { needs: 'services', services: 'services' },
  'service-chosen': { services: 'times' },
  'visit-changed': { times: 'times' },
  'health-answered': { times: 'times' },
  'health-asked-again': { times: 'times' },
  screened: { times: 'times' },
  'day-chosen': { times: 'times' },
  'slot-chosen': { times: 'details' },
  'details-changed': { details: 'details' },
  'details-done': { details: 'review' },
  'details-refused': { review: 'details', sending: 'details' },
  'slot-lost': { details: 'times', review: 'times', sending: 'times' },
  submitted: { review: 'review', sending: 'review' },
  'submission-failed': { review: 'review', sending: 'review' },
  'price-changed': { review: 'review', sending: 'review' },
  'course-changed': { review: 'review' },
  'course-taken': { review: 'review', sending: 'review' },
  'code-changed': { review: 'review', sending: 'review' },
  booked: { sending: 'confirmed' },
  'same-again': { confirmed: 'times' },
};

describe('the way from a need to a booking', () => {
  for (const [type, leads] of Object.entries(table)) {
    for (const [name, state] of Object.entries(states) as [keyof typeof states, State][]) {
      const to = leads[name];
      it(`${name}: “${type}” ${to ? `leads to ${to}` : 'changes nothing'}`, () => {
        const after = reduce<FlowEvent>(state, events[type as keyof typeof events]);
        if (to) {
          expect(after.step).to.equal(to);
          expect(after).not.to.equal(state);
        } else {
          expect(after).to.equal(state);
        }
        expect(Object.isFrozen(after)).to.equal(true);
      });
    }
  }

  it('goes back to each step passed, with what was chosen there', () => {
    const times = reduce(states.review, { type: 'went-back', to: 'times' });
    expect(times).to.deep.include({ step: 'times', visit, day: '2026-03-03', details });
    expect(reduce(states.review, { type: 'went-back', to: 'details' })).to.deep.include({
      step: 'details',
      slot,
    });
    expect(reduce(times, { type: 'went-back', to: 'needs' })).to.deep.equal({ ...states.needs, last: visit });
  });

  it('keeps a course while the details are mended, and lets it go with its time', () => {
    const course = { everyWeeks: 2, further: [slot] };
    const chosen = reduce(states.review, { type: 'course-changed', course, key: 'k2' });
    expect(chosen).to.deep.include({ course, key: 'k2' });
    const details = reduce(chosen, { type: 'went-back', to: 'details' });
    expect(details).to.deep.include({ course });
    expect(reduce(details, events['details-done'])).to.deep.include({ step: 'review', course });
    expect(reduce(details, { type: 'went-back', to: 'times' })).not.to.have.property('course');
    expect(reduce(chosen, events['slot-lost'])).not.to.have.property('course');
    expect(reduce(chosen, { type: 'course-changed', key: 'k3' })).not.to.have.property('course');
  });

  it('does not change a course that may be booked by now', () => {
    const lost = reduce(states.sending, { type: 'submission-failed', code: 'unreachable' });
    expect(reduce(lost, events['course-changed'])).to.equal(lost);
  });

  it('carries what is answered about health along, and lets it be changed', () => {
    const answering = { answers: { fever: 'no', disc: 'yes' }, agreed: true } as const;
    const answered = reduce(states.times, { type: 'health-answered', answering });
    const back = reduce(answered, { type: 'went-back', to: 'services' });
    expect(reduce(back, events['service-chosen'])).to.deep.include({ answering });
    const passed = reduce(answered, { type: 'screened', answers: answering.answers });
    expect(passed).to.deep.include({ screening: answering.answers });
    expect(passed).not.to.have.property('answering');
    const again = reduce(passed, events['health-asked-again']);
    expect(again).to.deep.include({ answering });
    expect(again).not.to.have.property('screening');
    const review: State = { ...states.review, screening: answering.answers };
    const faults = [{ path: 'screening.disc', message: 'wrong' }];
    const refused = reduce(review, { type: 'details-refused', faults });
    expect(refused).to.deep.include({ step: 'times', answering });
    expect(refused).not.to.have.property('screening');
  });

  it('carries a code along, which is looked at anew wherever it comes', () => {
    const discount = { kind: 'percent', percent: 10, name: 'Spring' } as const;
    const code = { text: 'SPRING', discount };
    const unknown = { code: { text: 'SPRING' } };
    const used = reduce(states.review, { type: 'code-changed', code, key: 'k2' });
    expect(used).to.deep.include({ code, key: 'k2' });
    expect(reduce(used, { type: 'course-changed', key: 'k3' })).to.deep.include({ code });
    expect(reduce(used, { type: 'submitted' })).to.deep.include({ code, sending: true });
    for (const to of ['services', 'times', 'details'] as const) {
      expect(reduce(used, { type: 'went-back', to })).to.deep.include(unknown);
    }
    const times = reduce(used, { type: 'went-back', to: 'times' });
    const again = reduce(reduce(times, events['slot-chosen']), events['details-done']);
    expect(again).to.deep.include({ step: 'review', ...unknown });
    expect(reduce(used, events['price-changed'])).to.deep.include(unknown);
    expect(reduce(used, events['slot-lost'])).to.deep.include(unknown);
    expect(reduce(used, { type: 'code-changed', key: 'k4' })).not.to.have.property('code');
  });

  it('is told of a refused code, and can then go on with another request', () => {
    const code = { text: 'SPRING', fault: 'code-used-up' } as const;
    const refused = reduce(states.sending, { type: 'code-changed', code, key: 'k2' });
    expect(refused).to.deep.include({ step: 'review', sending: false, key: 'k2', code });
  });

  it('finds a massage as it was left, and another one as it is', () => {
    const chosen = { ...visit, minutes: 90, addOnIds: ['stones'] };
    const back = reduce({ ...states.times, visit: chosen }, { type: 'went-back', to: 'services' });
    expect(reduce(back, { type: 'service-chosen', visit })).to.deep.include({ visit: chosen });
    const other = { ...visit, serviceId: 'calm' };
    expect(reduce(back, { type: 'service-chosen', visit: other })).to.deep.include({ visit: other });
  });

  it('keeps the key of a request that may have arrived, also by way of the details', () => {
    const lost = reduce(states.sending, { type: 'submission-failed', code: 'unreachable' });
    const details = reduce(lost, { type: 'went-back', to: 'details' });
    expect(reduce(details, events['details-done'])).to.deep.include({ key: 'k1' });
    const review = reduce(details, events['details-done']);
    expect(reduce(review, events['course-changed'])).to.deep.include({ key: 'k1' });
    const refused = reduce(states.sending, { type: 'submission-failed', code: 'refused' });
    const again = reduce(refused, { type: 'went-back', to: 'details' });
    expect(reduce(again, events['details-done'])).to.deep.include({ key: 'k2' });
    const times = reduce(lost, { type: 'went-back', to: 'times' });
    expect(times).not.to.have.property('tried');
  });

  it('never goes back from what is booked, nor from what is on its way', () => {
    for (const to of STEPS) {
      expect(reduce(states.confirmed, { type: 'went-back', to })).to.equal(states.confirmed);
      expect(reduce(states.sending, { type: 'went-back', to })).to.equal(states.sending);
    }
  });

  it('never goes forwards by going back', () => {
    for (const to of STEPS.slice(depth('services'))) {
      expect(reduce(states.services, { type: 'went-back', to })).to.equal(states.services);
    }
  });

  it('begins anew from what is booked with who comes and what for, and nothing else that was written', () => {
    const customer = { name: 'Ana', email: 'ana@example.com' };
    const done = reduce(states.sending, { type: 'booked', booking: { ...booking, customer }, by: 'http' });
    expect(done).to.deep.include({ step: 'confirmed', from: ['sleep'] });
    expect(reduce(done, events['same-again'])).to.deep.equal({
      step: 'times',
      needs: ['sleep'],
      liking: noLiking,
      all: false,
      details: { ...noDetails, ...customer },
      visit,
      day: '2026-03-24',
    });
  });

  it('takes a need back that is chosen a second time', () => {
    const once = reduce(states.needs, { type: 'need-toggled', need: 'posture' });
    expect(once).to.deep.include({ needs: ['sleep', 'posture'] });
    expect(reduce(once, { type: 'need-toggled', need: 'sleep' })).to.deep.include({ needs: ['posture'] });
  });

  it('says that a time is gone until another choice is made', () => {
    const lost = reduce(states.review, { type: 'slot-lost' });
    expect(lost).to.deep.include({ notice: 'slot-taken', day: '2026-03-03' });
    expect(reduce(lost, events['visit-changed'])).not.to.have.property('notice');
  });

  it('forgets a failure when the request is sent again, and keeps its key', () => {
    const failed = reduce(states.sending, events['submission-failed']);
    expect(failed).to.deep.include({ failure: 'unreachable', sending: false, key: 'k1' });
    const again = reduce(failed, { type: 'submitted' });
    expect(again).to.deep.include({ sending: true, key: 'k1' });
    expect(again).not.to.have.property('failure');
  });

  it('holds in every state all that its step needs, whatever happens in whatever order', () => {
    const back = fc.constantFrom(...STEPS).map((to): FlowEvent => ({ type: 'went-back', to }));
    const any = fc.oneof(fc.constantFrom<FlowEvent>(...Object.values(events)), back);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (walk) => {
        let state: State = states.needs;
        for (const event of walk) {
          const before = state;
          state = reduce(state, event);
          expect(Object.isFrozen(state)).to.equal(true);
          if (before.step === 'confirmed' && event.type !== 'same-again') expect(state).to.equal(before);
          if (state.step === 'confirmed' && before.step !== 'confirmed') {
            expect(before).to.deep.include({ step: 'review', sending: true });
          }
          if ('needs' in state) expect(state).to.include.keys('needs', 'all', 'details');
          if (depth(state.step) >= depth('times') && state.step !== 'confirmed')
            expect(state).to.include.keys('visit');
          if (state.step === 'details' || state.step === 'review') expect(state).to.include.keys('slot');
          if (state.step === 'review') expect(state.key).to.match(/^k\d$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
