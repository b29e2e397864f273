import { expect } from 'chai';
import * as fc from 'fast-check';
import { type Interval, mergeIntervals, overlaps } from '../../packages/core/src/index.ts';
import { property } from './support/property.ts';

describe('Intervals', () => {
  it('share a moment when one starts before the other ends', () => {
    expect(overlaps([0, 11], [10, 20])).to.equal(true);
    expect(overlaps([10, 20], [0, 11])).to.equal(true);
    expect(overlaps([0, 30], [10, 20])).to.equal(true);
    expect(overlaps([10, 20], [0, 30])).to.equal(true);
  });

  it('that only touch do not overlap: one massage may end when the next one starts', () => {
    expect(overlaps([0, 10], [10, 20])).to.equal(false);
    expect(overlaps([10, 20], [0, 10])).to.equal(false);
  });

  it('merge into the same time in order, without overlaps and without gaps of nothing', () => {
    expect(
      mergeIntervals([
        [5, 9],
        [0, 5],
        [20, 30],
      ]),
    ).to.deep.equal([
      [0, 9],
      [20, 30],
    ]);
    expect(
      mergeIntervals([
        [0, 100],
        [10, 20],
        [15, 40],
      ]),
    ).to.deep.equal([[0, 100]]);
  });

  it('that are empty or end before they start are no time at all', () => {
    expect(
      mergeIntervals([
        [5, 5],
        [9, 7],
      ]),
    ).to.deep.equal([]);
    expect(mergeIntervals([])).to.deep.equal([]);
  });

  it('merge to exactly the minutes that were in them, and leave what they were given alone', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 12 }))
      .map(([start, length]): Interval => [start, start + length]);
    property([fc.array(interval, { maxLength: 12 })], (list) => {
      const before = JSON.stringify(list);
      const merged = mergeIntervals(list);
      expect(JSON.stringify(list)).to.equal(before);
      for (let at = 0; at < 80; at++) {
        const inside = ([start, end]: Interval) => start <= at && at < end;
        expect(merged.some(inside), `minute ${at}`).to.equal(list.some(inside));
      }
      merged.forEach(([start, end], i) => {
        expect(start).to.be.lessThan(end);
        if (i) expect(start).to.be.greaterThan(merged[i - 1]![1]);
      });
    });
  });
});
