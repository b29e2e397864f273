import { expect } from 'chai';
import { BackendError, type Booking, type BookingBackend } from '../../../packages/core/src/index.ts';
import type { SessionParts } from '../../../packages/widget/src/booking/sending.ts';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { UnknotPayment } from '../../../packages/widget/src/payment/payment.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { audited, clear, show } from './support.ts';

register('unknot-payment', UnknotPayment);

const booking = {
  id: 'b1',
  status: 'requested',
  serviceId: 'side-by-side',
  serviceName: 'Side by side',
  minutes: 60,
  addOnIds: [],
  start: '2026-11-26T14:30:00+01:00',
  payment: {
    amount: 3000,
    status: 'due',
    until: '2026-11-23T09:31:30+01:00',
    url: 'https://pay.example/cs_1',
  },
} as unknown as Booking;
const due: StateOf<'payment'> = { step: 'payment', booking, token: 'manage-token' };
const expired: StateOf<'payment'> = {
  ...due,
  booking: { ...booking, status: 'cancelled', payment: { amount: 3000, status: 'expired' } },
};

/** The step, with a backend that answers as is said. */
async function open(flow = due, backend: Partial<BookingBackend> = {}) {
  const step = await show('unknot-payment', flow, { paysOnline: true });
  const done: string[] = [];
  const parts = {
    session: { flow, reset: () => done.push('reset') },
    backend,
    arrived: (to: string) => done.push(to),
  } as unknown as SessionParts;
  Object.assign(step.element, { parts, again: () => done.push('again') });
  return { step, done };
}

describe('The way to the deposit', () => {
  afterEach(clear);

  audited('it', () => open());
  audited('a time that is free again', () => open(expired));

  it('says what is kept until when, and leads to the payment page', async () => {
    const { step } = await open();
    expect(step.text).to.match(/Side by side.*Thursday,? 26 November, 14:30/);
    expect(step.text).to.contain('We are keeping this time for you until 09:31.');
    const link = step.named<HTMLAnchorElement>('Pay €30');
    expect(link.href).to.equal('https://pay.example/cs_1');
    // These tests run in the page itself, which a payment page may take the place of.
    expect(link.target).to.equal(window.top === window ? '' : '_blank');
  });

  it('asks for the sum of a course', async () => {
    const sessions = [booking, booking];
    const { step } = await open({ ...due, booking: { ...booking, sessions } });
    expect(step.has('Pay €90')).to.equal(true);
  });

  it('lets the booking go', async () => {
    const cancelled: string[] = [];
    const { step, done } = await open(due, {
      cancel: async (token, wholeCourse) => {
        cancelled.push(`${token} ${wholeCourse}`);
        return booking;
      },
    });
    await step.click(step.named('Let this time go'));
    expect(cancelled).to.deep.equal(['manage-token true']);
    expect(done).to.deep.equal(['reset', 'payment']);
  });

  it('says so where that does not work, with the ways to reach the spa', async () => {
    const { error } = console;
    console.error = () => {};
    const { step, done } = await open(due, {
      cancel: () => Promise.reject(new BackendError('unreachable', 'No answer.')),
    });
    await step.click(step.named('Let this time go'));
    await step.update({});
    console.error = error;
    expect(step.all('[role=alert]')).to.have.lengthOf(1);
    expect(step.has(/^Call/)).to.equal(true);
    expect(done).to.deep.equal([]);
  });

  it('says that the time is free again, and begins anew', async () => {
    const { step, done } = await open(expired);
    expect(step.text).to.contain('This time is free again');
    expect(step.has(/^Pay/)).to.equal(false);
    await step.click(step.named('Choose another time'));
    expect(done).to.deep.equal(['again']);
  });
});
