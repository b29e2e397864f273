import { expect } from 'chai';
import type { BookingBackend, BusyWindow } from '../../packages/core/src/index.ts';
import { BusyTimes } from '../../packages/widget/src/booking/busy-times.ts';
import { Answer, Clock, FakeHost, settled } from './support.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const HOUR = 3_600_000;
const UNTIL = NOW + 60 * 24 * HOUR;

const answerWith = (busy: BusyWindow['busy'], now = NOW): BusyWindow => ({ from: NOW, to: UNTIL, now, busy });
const mira = answerWith({ mira: [[NOW, NOW + HOUR]] });
const jonas = answerWith({ jonas: [[NOW, NOW + HOUR]] });

/** A backend whose answers the test gives, in the order it likes. */
class Asked {
  readonly calls: { from: number; to: number; signal: AbortSignal; answer: Answer<BusyWindow> }[] = [];
  readonly backend = {
    kind: 'http',
    busy: ({ from, to }: { from: number; to: number }, signal: AbortSignal) => {
      const answer = new Answer<BusyWindow>();
      this.calls.push({ from, to, signal, answer });
      return answer.promise;
    },
  } as unknown as BookingBackend;
}

describe('The busy times', () => {
  let clock: Clock;
  let host: FakeHost;
  let busy: BusyTimes;
  let asked: Asked;
  beforeEach(() => {
    clock = new Clock(NOW);
    host = new FakeHost();
    busy = new BusyTimes(host);
    asked = new Asked();
  });
  afterEach(() => clock.restore());

  const load = (force = false) => void busy.load(asked.backend, UNTIL, force);
  /** The answer to one question, and all that follows from it. */
  const answer = async (at: number, value: BusyWindow) => {
    asked.calls[at]!.answer.resolve(value);
    await settled();
  };
  const fail = async (at: number) => {
    asked.calls[at]!.answer.reject(new TypeError('no answer'));
    await settled();
  };

  it('are asked for once more where the visitor’s clock is so fast that a part of them was left out', async () => {
    const fast = new Clock(NOW + 5 * HOUR);
    load();
    expect(asked.calls[0]!.from).to.equal(NOW + 4 * HOUR);
    await answer(0, { ...mira, from: NOW + 4 * HOUR });
    expect(busy.value).to.equal('loading'); // nobody sees times as free that may be taken
    expect(asked.calls).to.have.length(2);
    expect(asked.calls[1]).to.deep.include({ from: NOW - HOUR, to: UNTIL });
    await answer(1, jonas);
    expect(busy.value).to.equal(jonas);
    expect(busy.now()).to.equal(NOW);
    expect(asked.calls).to.have.length(2);
    fast.restore();
  });

  it('are asked for from a moment ago to the last day, and shown once they are there', async () => {
    load();
    expect(asked.calls).to.have.length(1);
    expect(asked.calls[0]).to.deep.include({ from: NOW - HOUR, to: UNTIL });
    expect(busy.value).to.equal('loading');
    const { updates } = host;
    await answer(0, mira);
    expect(busy.value).to.equal(mira);
    expect(host.updates).to.be.greaterThan(updates);
  });

  it('are asked for once while they are on their way', async () => {
    load();
    load();
    expect(asked.calls).to.have.length(1);
    await answer(0, mira);
    load();
    expect(asked.calls).to.have.length(1);
  });

  it('are asked for again once they are a minute old, and stay on view meanwhile', async () => {
    load();
    await answer(0, mira);
    await clock.pass(59_999);
    load();
    expect(asked.calls).to.have.length(1);
    await clock.pass(1);
    load();
    expect(asked.calls).to.have.length(2);
    expect(busy.value).to.equal(mira);
    await answer(1, jonas);
    expect(busy.value).to.equal(jonas);
  });

  it('are never those of an answer that was overtaken, whichever comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      asked.calls.length = 0;
      load(true);
      load(true);
      expect(asked.calls.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
      for (const at of order) await answer(at, at === 0 ? mira : jonas);
      expect(busy.value).to.equal(jonas);
    }
  });

  it('are not lost to the failure of a question that was overtaken', async () => {
    load(true);
    load(true);
    await fail(0);
    expect(busy.value).to.equal('loading');
    await answer(1, jonas);
    expect(busy.value).to.equal(jonas);
  });

  it('are known to be missing where there were none before, and can be asked for again', async () => {
    load();
    await fail(0);
    expect(busy.value).to.equal('failed');
    load();
    expect(busy.value).to.equal('loading');
    await answer(1, mira);
    expect(busy.value).to.equal(mira);
  });

  it('stay the older ones where newer cannot be had', async () => {
    load();
    await answer(0, mira);
    load(true);
    await fail(1);
    expect(busy.value).to.equal(mira);
  });

  it('are asked for no more once the element is gone, and an answer on its way is not taken', async () => {
    load();
    host.disconnect();
    expect(asked.calls[0]!.signal.aborted).to.equal(true);
    const { updates } = host;
    await answer(0, mira);
    expect(busy.value).to.equal('loading');
    expect(host.updates).to.equal(updates);
  });

  it('are asked for anew, however fresh, once the element is back', async () => {
    load();
    await answer(0, mira);
    host.disconnect();
    load();
    expect(asked.calls).to.have.length(2);
    await answer(1, jonas);
    expect(busy.value).to.equal(jonas);
  });

  it('bring the backend’s clock along, whatever the visitor’s says', async () => {
    expect(busy.now()).to.equal(NOW);
    for (const ahead of [3 * HOUR, -24 * HOUR, 0]) {
      load(true);
      await answer(asked.calls.length - 1, answerWith({}, Date.now() + ahead));
      expect(busy.now()).to.equal(Date.now() + ahead);
      await clock.pass(5_000);
      expect(busy.now()).to.equal(Date.now() + ahead);
    }
    load(true);
    await answer(asked.calls.length - 1, answerWith({}, Date.now() + HOUR));
    load(true);
    expect(asked.calls.at(-1)!.from).to.equal(Date.now()); // an hour before the backend's now
  });

  it('take in what a refusal says is taken, and are asked for again', async () => {
    load();
    await answer(0, mira);
    busy.merge(
      answerWith({
        mira: [[NOW + 2 * HOUR, NOW + 3 * HOUR]],
        jonas: [[NOW, NOW + HOUR]],
      }),
    );
    expect(busy.value).to.deep.include({
      busy: {
        mira: [
          [NOW, NOW + HOUR],
          [NOW + 2 * HOUR, NOW + 3 * HOUR],
        ],
        jonas: [[NOW, NOW + HOUR]],
      },
    });
    expect(mira.busy).to.deep.equal({ mira: [[NOW, NOW + HOUR]] });
    load();
    expect(asked.calls).to.have.length(2);
  });

  it('do not become what a refusal says alone', () => {
    busy.merge(mira);
    expect(busy.value).to.equal('loading');
  });

  it('are forgotten with the answer that is on its way', async () => {
    load();
    await answer(0, mira);
    load(true);
    busy.forget();
    expect(busy.value).to.equal('loading');
    await answer(1, jonas);
    expect(busy.value).to.equal('loading');
    load();
    expect(asked.calls).to.have.length(3);
  });
});
