import { expect } from 'chai';
import {
  BackendError,
  type BookedBooking,
  type BookingBackend,
  type BookingRequest,
} from '../../packages/core/src/index.ts';
import { submit } from '../../packages/widget/src/booking/submit.ts';
import { Clock, settled } from './support.ts';

const request: BookingRequest = {
  serviceId: 'deep',
  minutes: 60,
  start: '2026-11-26T14:30:00+01:00',
  customer: { name: 'Ana', email: 'ana@example.com' },
};
const booking = { id: 'b1' } as BookedBooking;
const noAnswer = () => new BackendError('unreachable', 'no answer');

describe('A booking that is sent', () => {
  let clock: Clock;
  const sent: [BookingRequest, string][] = [];
  let answers: (BookedBooking | Error)[];
  const backend = {
    kind: 'http',
    book: async (...call: [BookingRequest, string]) => {
      sent.push(call);
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  } as unknown as BookingBackend;
  beforeEach(() => {
    clock = new Clock(0);
    sent.length = 0;
  });
  afterEach(() => clock.restore());

  /** What comes of it in the end. */
  const outcome = async () => {
    const end = submit(backend, request, 'key-1').catch((error: unknown) => error);
    await settled();
    await clock.pass(1_500);
    return end;
  };

  it('is sent once where it is answered', async () => {
    answers = [booking];
    expect(await outcome()).to.equal(booking);
    expect(sent).to.deep.equal([[request, 'key-1']]);
  });

  it('is sent once more, with the same key and after a pause, where no answer came', async () => {
    answers = [noAnswer(), booking];
    const end = submit(backend, request, 'key-1');
    await clock.pass(1_499);
    expect(sent).to.have.length(1);
    await clock.pass(1);
    expect(await end).to.equal(booking);
    expect(sent).to.deep.equal([
      [request, 'key-1'],
      [request, 'key-1'],
    ]);
  });

  it('is sent no third time by itself', async () => {
    const second = noAnswer();
    answers = [noAnswer(), second, booking];
    expect(await outcome()).to.equal(second);
    expect(sent).to.have.length(2);
  });

  for (const code of [
    'slot-taken',
    'price-changed',
    'invalid',
    'rate-limited',
    'not-found',
    'too-late',
    'refused',
  ] as const) {
    it(`is not sent again after an answer that says ${code}`, async () => {
      const answer = new BackendError(code, code);
      answers = [answer, booking];
      expect(await outcome()).to.equal(answer);
      expect(sent).to.have.length(1);
    });
  }
});
