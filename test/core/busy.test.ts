import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  type BusyWindow,
  fromWireBusy,
  type Interval,
  mergeIntervals,
  toWireBusy,
  type WireBusy,
} from '../../packages/core/src/index.ts';
import { property } from './support/property.ts';

const MINUTE = 60_000;
const from = Date.UTC(2026, 10, 26);
const to = from + 14 * 1440 * MINUTE;
const minute = (count: number) => from + count * MINUTE;

describe('Busy times on their way from the backend', () => {
  it('travel as minutes that are free and taken by turns', () => {
    const busy = { mira: [[minute(30), minute(90)] as const, [minute(105), minute(150)] as const] };
    expect(toWireBusy({ from, to, now: from + 5, busy })).to.deep.equal({
      from: '2026-11-26T00:00:00.000Z',
      to: '2026-12-10T00:00:00.000Z',
      now: '2026-11-26T00:00:00.005Z',
      unit: 15,
      busy: { mira: [2, 4, 1, 3] },
    });
  });

  it('travel in units as large as all of them allow, and in minutes where one is odd', () => {
    const unit = (...minutes: readonly (readonly [number, number])[]) => {
      const busy = { mira: minutes.map(([a, b]): Interval => [minute(a), minute(b)]) };
      return toWireBusy({ from, to, now: from, busy }).unit;
    };
    expect(unit([60, 120], [180, 240])).to.equal(60);
    expect(unit([60, 120], [180, 190])).to.equal(10);
    expect(unit([60, 120], [181, 240])).to.equal(1);
    expect(unit()).to.equal(1);
  });

  it('arrive as they left: in order, merged, and cut to the window', () => {
    const interval = fc
      .tuple(fc.integer({ min: -3000, max: 23_000 }), fc.integer({ min: 0, max: 3000 }))
      .map(([start, length]): Interval => [minute(start), minute(start + length)]);
    const ids = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    property([fc.dictionary(ids, fc.array(interval, { maxLength: 30 }))], (busy) => {
      const window: BusyWindow = { from, to, now: from + 12_345, busy };
      const arrived = fromWireBusy(JSON.parse(JSON.stringify(toWireBusy(window))));
      const expected = Object.entries(busy)
        .map(([id, list]) => {
          const inside = list.map(([a, b]): Interval => [Math.max(a, from), Math.min(b, to)]);
          return [id, mergeIntervals(inside)] as const;
        })
        .filter(([, list]) => list.length > 0);
      expect(arrived).to.deep.equal({ ...window, busy: Object.fromEntries(expected) });
    });
  });

  it('never become shorter: seconds count as the whole minute', () => {
    const busy = { mira: [[minute(10) + 1, minute(20) + 1] as const] };
    expect(fromWireBusy(toWireBusy({ from, to, now: from, busy })).busy).to.deep.equal({
      mira: [[minute(10), minute(21)]],
    });
  });

  it('say nothing of those who are free', () => {
    expect(
      toWireBusy({ from, to, now: from, busy: { mira: [], jonas: [[to, to + MINUTE]] } }).busy,
    ).to.deep.equal({});
  });

  const wire: WireBusy = toWireBusy({ from, to, now: from, busy: { mira: [[minute(0), minute(60)]] } });
  const wrong: Readonly<Record<string, unknown>> = {
    'no answer': undefined,
    null: null,
    'a page of a proxy': '<html>',
    'no window': { ...wire, from: undefined },
    'a window that ends before it starts': { ...wire, to: wire.from },
    'no clock': { ...wire, now: 'now' },
    'no unit': { ...wire, unit: undefined },
    'a unit of nothing': { ...wire, unit: 0 },
    'a part of a unit': { ...wire, unit: 0.5 },
    'no busy times': { ...wire, busy: null },
    'a number without its pair': { ...wire, busy: { mira: [30] } },
    'nothing taken': { ...wire, busy: { mira: [30, 0] } },
    'time that runs backwards': { ...wire, busy: { mira: [30, 60, -90, 30] } },
    'parts of minutes': { ...wire, busy: { mira: [0.5, 30] } },
    text: { ...wire, busy: { mira: ['30', '60'] } },
    'something else for a therapist': { ...wire, busy: { mira: 'free' } },
  };
  for (const [name, answer] of Object.entries(wrong)) {
    it(`are refused, and nothing is taken for free, when the answer is ${name}`, () => {
      expect(() => fromWireBusy(answer as WireBusy)).to.throw(TypeError);
    });
  }

  it('cannot change what objects are', () => {
    const { busy } = fromWireBusy({ ...wire, busy: JSON.parse('{"__proto__": [0, 60]}') });
    expect(Object.getPrototypeOf(busy)).to.equal(Object.prototype);
  });
});
