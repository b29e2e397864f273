import { expect } from 'chai';
import {
  BackendError,
  type BackendErrorCode,
  type BookedBooking,
  type BookingBackend,
  type Offer,
} from '../../../packages/core/src/index.ts';
import type { SessionParts } from '../../../packages/widget/src/booking/sending.ts';
import type { State, StateOf } from '../../../packages/widget/src/flow.ts';
import { UnknotOffer } from '../../../packages/widget/src/offer/offer.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { en } from '../../../packages/widget/src/translations/en.ts';
import { audited, catalog, changed, clear, NOW, offsets, show, until } from './support.ts';

register('unknot-offer', UnknotOffer);

const OFFER: Offer = {
  id: 'o1',
  state: 'open',
  start: '2026-11-26T17:30:00+01:00',
  end: '2026-11-26T18:30:00+01:00',
  until: '2026-11-23T11:00:00+01:00',
  visit: { serviceId: 'quiet-back', minutes: 60, staffId: 'mira' },
  serviceName: 'Quiet back',
  minutes: 60,
  staff: [{ id: 'mira', name: 'Mira Kovač' }],
  total: 6900,
  currency: 'EUR',
  oneTap: true,
  customer: { name: 'Bea Waiting', email: 'bea@example.com' },
  holdId: 'the-hold-of-the-offer',
  waits: true,
};
const booking = {
  id: 'b1',
  status: 'confirmed',
  reference: 'ABC234',
  serviceId: 'quiet-back',
  start: OFFER.start,
  end: OFFER.end,
  total: 6900,
  currency: 'EUR',
  manageToken: 'manage-token',
} as unknown as BookedBooking;

/** The step, with a backend that answers as is said; what comes of it is written down. */
async function open(
  offer: Offer | undefined = OFFER,
  backend: Partial<BookingBackend> = {},
  catalogOfSpa = catalog,
) {
  const flow: StateOf<'offer'> = { step: 'offer', token: 'o1.secret', ...(offer && { offer }) };
  const step = await show('unknot-offer', flow, { catalog: catalogOfSpa });
  const came: State[] = [];
  const done: string[] = [];
  const session = {
    get flow() {
      return came.at(-1) ?? flow;
    },
    hold: { adopt: (id: string) => done.push(`adopt ${id}`) },
    dispatch: (event: { type: string; state?: State }) => {
      done.push(event.type);
      if (!event.state) return;
      came.push(event.state);
      if (event.state.step === 'offer') step.element.flow = event.state;
    },
  };
  const controllers = new Set<{ hostUpdated(): void }>();
  const host = {
    dispatchEvent: (event: Event) => done.push(event.type),
    addController: (one: { hostUpdated(): void }) => controllers.add(one),
    removeController: (one: { hostUpdated(): void }) => controllers.delete(one),
  };
  const parts = {
    session,
    host,
    backend: { kind: 'http', ...backend },
    answer: { catalog: catalogOfSpa, offsets },
    storage: undefined,
    key: 'test',
    arrived: (to: string) => done.push(`arrived ${to}`),
    renew: () => done.push('renewed'),
  } as unknown as SessionParts;
  Object.assign(step.element, { parts, another: () => done.push('another') });
  return { step, came, done, controllers };
}

const refusing = (code: BackendErrorCode) => async () => {
  throw new BackendError(code, code);
};

describe('A time that has come free', () => {
  afterEach(clear);

  audited('what is offered', () => open());
  audited('a time that is gone', () => open({ ...OFFER, state: 'over' }));
  audited('a link that leads nowhere', () => open(undefined));
  audited('a failure', async () => {
    const { step } = await open(OFFER, { claimOffer: refusing('unreachable') });
    await step.click(step.named(en.offer.take));
    await until(() => step.maybe('[role=alert]'));
  });

  it('says what, when, with whom, for how much, in whose name, and until when it is kept', async () => {
    const { step } = await open();
    for (const said of [
      /We are keeping it for you until Monday,? 23 November, 11:00\./,
      /Thursday,? 26 November\s*17:30 – 18:30/,
      /Quiet back, 60 min/,
      /Mira Kovač/,
      /€69/,
      /Bea Waiting\s*bea@example\.com/,
    ]) {
      expect(step.text).to.match(said);
    }
    expect(step.all('.primary')).to.have.lengthOf(1);
  });

  it('is booked with one tap, once however often it is tapped', async () => {
    const claims: unknown[] = [];
    const { step, came, done } = await open(OFFER, {
      claimOffer: async (...asked) => {
        claims.push(asked);
        return booking;
      },
    });
    const take = step.named(en.offer.take);
    take.click();
    take.click();
    await until(() => came.length);
    expect(claims).to.deep.equal([['o1.secret', 6900]]);
    expect(came[0]).to.deep.equal({ step: 'confirmed', booking, by: 'http' });
    expect(done).to.include.members(['arrived confirmed', 'unknot-booked']);
  });

  it('stays where the answer does not come, and can be tried again', async () => {
    let tries = 0;
    const { step, came } = await open(OFFER, {
      claimOffer: async () => {
        if (!tries++) throw new BackendError('unreachable', 'no');
        return booking;
      },
    });
    await step.click(step.named(en.offer.take));
    await until(() => step.maybe('[role=alert]'));
    expect(step.text).to.contain(en.offer.failure.other);
    await step.click(step.named(en.offer.take));
    await until(() => came.length);
    expect(came[0]?.step).to.equal('confirmed');
  });

  it('is said to be gone where somebody was a moment too late, and leads to the calendar', async () => {
    const { step, done } = await open(OFFER, {
      claimOffer: refusing('too-late'),
      offer: async () => ({ ...OFFER, state: 'over', oneTap: false }),
    });
    await step.click(step.named(en.offer.take));
    await until(() => step.text.includes(en.offer.over));
    expect(step.text).to.contain(en.offer.waits);
    expect(step.maybe('[role=alert]'), 'What it says is enough.').to.equal(undefined);
    await step.click(step.named(en.offer.calendar));
    expect(done.at(-1)).to.equal('another');
  });

  it('is said to be gone once its time is over, whatever the page was told before', async () => {
    const { step } = await open({ ...OFFER, until: new Date(NOW).toISOString() });
    expect(step.text).to.contain(en.offer.over);
    expect(step.has(en.offer.take)).to.equal(false);
  });

  it('shows the new price before it is taken', async () => {
    const { step, done } = await open(OFFER, {
      claimOffer: refusing('price-changed'),
      catalog: async () => ({ catalog, offsets }),
      offer: async () => ({ ...OFFER, total: 7500 }),
    });
    await step.click(step.named(en.offer.take));
    await until(() => step.text.includes('€75'));
    expect(step.text).to.contain(en.offer.failure['price-changed']);
    expect(done).to.include('renewed');
  });

  it('is let go, or with it the place on the list', async () => {
    const declined: unknown[] = [];
    let waits = true;
    const { step } = await open(OFFER, {
      declineOffer: async (token, withdraw) => {
        declined.push([token, withdraw]);
        waits = !withdraw;
      },
      offer: async () => ({ ...OFFER, state: 'declined', oneTap: false, waits }),
    });
    await step.click(step.named(en.offer.notThis));
    await until(() => step.text.includes(en.offer.declined));
    expect(step.text).to.contain(en.offer.waits);
    await step.click(step.named(en.offer.leave));
    await until(() => step.text.includes(en.offer.ended));
    expect(declined).to.deep.equal([
      ['o1.secret', false],
      ['o1.secret', true],
    ]);
    expect(step.has(en.offer.leave)).to.equal(false);
  });

  it('leads into the form where something is to be answered or paid, with the time and its hold', async () => {
    const { step, came, done } = await open({ ...OFFER, oneTap: false });
    expect(step.text).to.contain(en.offer.more);
    await step.click(step.named(en.offer.take));
    const [state] = came as [StateOf<'details'>];
    expect([state.step, state.visit, state.details.name, state.details.email]).to.deep.equal([
      'details',
      { serviceId: 'quiet-back', minutes: 60, staffId: 'mira', addOnIds: [] },
      'Bea Waiting',
      'bea@example.com',
    ]);
    expect(state.slot).to.deep.equal({
      start: Date.parse(OFFER.start),
      end: Date.parse(OFFER.end),
      localStart: '2026-11-26T17:30',
      localEnd: '2026-11-26T18:30',
      staffIds: ['mira'],
      roomIds: [],
    });
    expect(done[0]).to.equal('adopt the-hold-of-the-offer');
  });

  it('chooses the time once what is asked about health has been answered', async () => {
    const screening = [{ id: 'fever', question: 'Fever?', outcome: 'decline', text: 'Not now.' }] as const;
    const asking = changed({ screening: screening as never });
    const { step, came, done, controllers } = await open({ ...OFFER, oneTap: false }, {}, asking);
    await step.click(step.named(en.offer.take));
    const [state] = came as [StateOf<'times'>];
    expect(state.step).to.equal('times');
    for (const one of [...controllers]) one.hostUpdated();
    expect(done).not.to.include('slot-chosen');
    came.push({ ...state, screening: { fever: 'no' } });
    for (const one of [...controllers]) one.hostUpdated();
    expect(done.at(-1)).to.equal('slot-chosen');
    expect(controllers.size).to.equal(0);
  });
});
