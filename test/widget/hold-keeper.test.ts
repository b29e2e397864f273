import { expect } from 'chai';
import {
  BackendError,
  type BookingBackend,
  type BusyWindow,
  type Hold,
  type HoldRequest,
} from '../../packages/core/src/index.ts';
import { HoldKeeper } from '../../packages/widget/src/booking/hold-keeper.ts';
import { Answer, Clock, FakeHost, settled } from './support.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const MINUTE = 60_000;

const at = (start: string): HoldRequest => ({ serviceId: 'deep', minutes: 60, start });
const two = at('2026-11-26T13:00:00Z');
const three = at('2026-11-26T14:00:00Z');

/** A backend that keeps times for ten minutes, when the test says so. */
class Asked {
  readonly holds: { request: HoldRequest; answer: Answer<Hold> }[] = [];
  readonly released: string[] = [];
  readonly backend = {
    kind: 'http',
    hold: (request: HoldRequest) => {
      const answer = new Answer<Hold>();
      this.holds.push({ request, answer });
      return answer.promise;
    },
    release: async (id: string) => void this.released.push(id),
  } as unknown as BookingBackend;

  get last() {
    return this.holds.at(-1)!;
  }

  async grant({ request, answer } = this.last, minutes = 10): Promise<void> {
    answer.resolve({ id: request.id!, expiresAt: new Date(Date.now() + minutes * MINUTE).toISOString() });
    await settled();
  }

  async fail(error: unknown, { answer } = this.last): Promise<void> {
    answer.reject(error);
    await settled();
  }
}

describe('The chosen time', () => {
  let clock: Clock;
  let host: FakeHost;
  let asked: Asked;
  let lost: (BusyWindow | undefined)[];
  let hold: HoldKeeper;
  beforeEach(() => {
    clock = new Clock(NOW);
    host = new FakeHost();
    asked = new Asked();
    lost = [];
    hold = new HoldKeeper(host, (busy) => lost.push(busy));
  });
  afterEach(() => clock.restore());

  it('is kept under a name nobody can guess, which is known before the answer', async () => {
    void hold.keep(asked.backend, two);
    expect(asked.holds).to.have.length(1);
    expect(asked.last.request).to.deep.equal({ ...two, id: hold.id });
    expect(hold.id).to.match(/^[0-9a-f]{32}$/);
    expect(hold.expiresAt).to.equal(undefined);
    const { updates } = host;
    await asked.grant();
    expect(hold.expiresAt).to.equal(NOW + 10 * MINUTE);
    expect(host.updates).to.be.greaterThan(updates);
  });

  it('goes by the name the backend gives it', async () => {
    void hold.keep(asked.backend, two);
    asked.last.answer.resolve({ id: 'named-there', expiresAt: '2026-11-23T08:10:00Z' });
    await settled();
    expect(hold.id).to.equal('named-there');
  });

  it('is kept on half a minute before it runs out, five times', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    const { id } = hold;
    for (let renewal = 1; renewal <= 5; renewal++) {
      await clock.pass(9.5 * MINUTE - 1);
      expect(asked.holds).to.have.length(renewal);
      await clock.pass(1);
      expect(asked.holds).to.have.length(renewal + 1);
      expect(asked.last.request).to.deep.equal({ ...two, id });
      await asked.grant();
      expect(hold.expiresAt).to.equal(Date.now() + 10 * MINUTE);
    }
  });

  /** As far as a visitor is left in peace. */
  const renewed = async () => {
    for (let renewal = 0; renewal < 5; renewal++) {
      await clock.pass(9.5 * MINUTE);
      await asked.grant();
    }
  };

  it('is kept on for who says so, two minutes before it runs out for good, as often as they say so', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    for (let time = 1; time <= 12; time++) {
      await renewed();
      await clock.pass(8 * MINUTE - 1);
      expect(hold.ending).to.equal(false);
      const { updates } = host;
      await clock.pass(1);
      expect(hold.ending).to.equal(true);
      expect(host.updates).to.equal(updates + 1);
      expect(asked.holds).to.have.length(6 * time);
      void hold.keep(asked.backend, two);
      await asked.grant();
      expect(hold.ending).to.equal(false);
      expect(hold.expiresAt).to.equal(Date.now() + 10 * MINUTE);
    }
  });

  it('is said to be kept no more where nobody says so', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    await renewed();
    await clock.pass(10 * MINUTE);
    expect(hold.ending).to.equal(false);
    expect(hold.expiresAt).to.equal(undefined);
    expect(clock.waiting).to.equal(0);
  });

  it('is not asked about where it was booked, or let go, meanwhile', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    await renewed();
    await clock.pass(8 * MINUTE);
    await hold.settle();
    expect(hold.ending).to.equal(false);
    expect(clock.waiting).to.equal(0);
  });

  it('is not asked for all the time where the backend keeps it for a moment only', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant(asked.last, 0.1);
    await clock.pass(4_999);
    expect(asked.holds).to.have.length(1);
    await clock.pass(1);
    expect(asked.holds).to.have.length(2);
  });

  for (const [wrong, ahead] of [
    ['an hour slow', 60 * MINUTE],
    ['an hour fast', -60 * MINUTE],
    ['a day fast', -24 * 60 * MINUTE],
  ] as const) {
    const renewedInTime = async (within: HoldKeeper) => {
      void within.keep(asked.backend, two);
      const expiresAt = Date.now() + ahead + 10 * MINUTE; // as the backend's clock has it
      asked.last.answer.resolve({ id: within.id!, expiresAt: new Date(expiresAt).toISOString() });
      await clock.pass(9.5 * MINUTE - 1);
      expect(asked.holds).to.have.length(1);
      await clock.pass(1);
      expect(asked.holds).to.have.length(2);
    };

    it(`is kept on in time by the backend’s clock where the visitor’s is ${wrong}`, async () => {
      await renewedInTime(
        new HoldKeeper(
          host,
          () => undefined,
          () => Date.now() + ahead,
        ),
      );
    });

    it(`is kept on in time where it turns out a little later that the visitor’s clock is ${wrong}`, async () => {
      let known = 0;
      setTimeout(() => {
        known = ahead;
      }, 3_000);
      await renewedInTime(
        new HoldKeeper(
          host,
          () => undefined,
          () => Date.now() + known,
        ),
      );
    });
  }

  it('is not asked for all the time where nobody knows that the visitor’s clock is wrong', async () => {
    void hold.keep(asked.backend, two);
    for (let second = 0; second < 600; second++) {
      asked.last.answer.resolve({ id: hold.id!, expiresAt: '2026-11-23T07:10:00Z' });
      await clock.pass(1_000);
    }
    expect(asked.holds).to.have.length(6);
    expect(clock.waiting).to.equal(0);
  });

  it('is lost where somebody was faster, at first or when it is to be kept on', async () => {
    const busy: BusyWindow = { from: NOW, to: NOW + MINUTE, now: NOW, busy: {} };
    const taken = new BackendError('slot-taken', 'taken', { busy });
    void hold.keep(asked.backend, two);
    await asked.fail(taken);
    expect(lost).to.deep.equal([busy]);
    expect([hold.id, hold.expiresAt]).to.deep.equal([undefined, undefined]);

    void hold.keep(asked.backend, three);
    await asked.grant();
    await clock.pass(9.5 * MINUTE);
    await asked.fail(taken);
    expect(lost).to.have.length(2);
    expect([hold.id, hold.expiresAt]).to.deep.equal([undefined, undefined]);
    expect(clock.waiting).to.equal(0);
  });

  it('is not lost for want of an answer: its name goes with the booking all the same', async () => {
    for (const error of [new BackendError('unreachable', 'no answer'), new TypeError('anything')]) {
      void hold.keep(asked.backend, two);
      const { id } = hold;
      await asked.fail(error);
      expect(lost).to.deep.equal([]);
      expect(hold.id).to.equal(id);
      expect(hold.expiresAt).to.equal(undefined);
    }
    expect(clock.waiting).to.equal(0);
  });

  it('is not kept where the backend cannot', async () => {
    await hold.keep({ kind: 'request' } as BookingBackend, two);
    expect([hold.id, hold.expiresAt]).to.deep.equal([undefined, undefined]);
    await hold.release({ kind: 'request' } as BookingBackend);
    expect(lost).to.deep.equal([]);
  });

  it('is let go of, and kept on no more', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    const { id } = hold;
    await hold.release(asked.backend);
    expect(asked.released).to.deep.equal([id]);
    expect([hold.id, hold.expiresAt]).to.deep.equal([undefined, undefined]);
    expect(clock.waiting).to.equal(0);
    await hold.release(asked.backend);
    expect(asked.released).to.have.length(1);
  });

  it('is let go of even where that cannot be told to anybody', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    await hold.release({
      ...asked.backend,
      release: () => Promise.reject(new BackendError('unreachable', 'no answer')),
    });
    expect(hold.id).to.equal(undefined);
  });

  it('is let go of again where the answer that it is kept comes after that', async () => {
    void hold.keep(asked.backend, two);
    const { id } = hold;
    await hold.release(asked.backend);
    await asked.grant();
    expect(asked.released).to.deep.equal([id, id]);
    expect([hold.id, hold.expiresAt]).to.deep.equal([undefined, undefined]);
    expect(clock.waiting).to.equal(0);
  });

  it('moves on under its name, and an answer about the time before changes nothing', async () => {
    void hold.keep(asked.backend, two);
    const { id } = hold;
    void hold.keep(asked.backend, three);
    expect(asked.holds.map(({ request }) => request)).to.deep.equal([
      { ...two, id },
      { ...three, id },
    ]);
    await asked.grant(asked.holds[1], 10);
    await asked.grant(asked.holds[0], 3);
    expect(hold.expiresAt).to.equal(NOW + 10 * MINUTE);
    expect(asked.released).to.deep.equal([]);
  });

  it('is not lost to an answer about a time that was chosen before', async () => {
    void hold.keep(asked.backend, two);
    void hold.keep(asked.backend, three);
    await asked.fail(new BackendError('slot-taken', 'taken'), asked.holds[0]);
    expect(lost).to.deep.equal([]);
    await asked.grant(asked.holds[1]);
    expect(hold.expiresAt).to.equal(NOW + 10 * MINUTE);
  });

  it('is waited for before it is booked, and not kept on after that', async () => {
    void hold.keep(asked.backend, two);
    let ready = false;
    const settle = hold.settle().then(() => {
      ready = true;
    });
    await settled();
    expect(ready).to.equal(false);
    await asked.grant();
    await settle;
    expect(clock.waiting).to.equal(0);
    expect(hold.id).to.equal(asked.last.request.id);
  });

  it('is kept under the name that a draft remembers', () => {
    hold.adopt('remembered');
    void hold.keep(asked.backend, two);
    expect(asked.last.request.id).to.equal('remembered');
  });

  it('is forgotten once it is booked: nothing is let go', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    hold.forget();
    expect([hold.id, hold.expiresAt]).to.deep.equal([undefined, undefined]);
    expect(clock.waiting).to.equal(0);
    expect(asked.released).to.deep.equal([]);
  });

  it('is kept on no more once the element is gone, also where the answer comes after that', async () => {
    void hold.keep(asked.backend, two);
    await asked.grant();
    host.disconnect();
    expect(clock.waiting).to.equal(0);

    void hold.keep(asked.backend, two);
    host.disconnect();
    await asked.grant();
    expect(clock.waiting).to.equal(0);
    expect(asked.released).to.deep.equal([]); // the element may come back, with the draft that names it
  });

  it('is not lost by an answer that comes after the element is gone', async () => {
    void hold.keep(asked.backend, two);
    host.disconnect();
    await asked.fail(new BackendError('slot-taken', 'taken'));
    expect(lost).to.deep.equal([]);
  });
});
