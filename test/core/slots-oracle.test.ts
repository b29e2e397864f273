import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  availableSlots,
  type Busy,
  type Interval,
  overlaps,
  type Slot,
  type SlotQuery,
} from '../../packages/core/src/index.ts';
import { naiveSlots } from './naive-slots.ts';
import { property } from './support/property.ts';
import { randomQuery } from './support/random-spa.ts';

const MINUTE = 60_000;

describe('The times on offer', () => {
  it('are those that a search minute by minute finds, at any spa, in any zone and week', () => {
    let found = 0;
    property(
      [randomQuery],
      (query) => {
        const slots = availableSlots(query);
        found += slots.length;
        expect(text(slots)).to.deep.equal(text(naiveSlots(query)));
      },
      { runs: 250 },
    );

    expect(found, 'how many times were compared').to.be.greaterThan(3000);
  });

  it('never touch what is busy, and always leave room for the buffers', () => {
    property([randomQuery], (query) => {
      const { bufferBefore = 0, bufferAfter = 0 } = query.catalog.services[0]!;
      for (const { start, end, staffIds, roomIds } of availableSlots(query)) {
        const claim: Interval = [start - bufferBefore * MINUTE, end + bufferAfter * MINUTE];
        for (const id of [...staffIds, ...roomIds]) {
          for (const taken of query.busy[id] ?? []) expect(overlaps(claim, taken), id).to.equal(false);
        }
      }
    });
  });

  it('grow no more when more is busy', () => {
    property([randomQuery, fc.nat(), fc.integer({ min: 1, max: 600 })], (query, pick, minutes) => {
      const before = availableSlots(query);
      const ids = Object.keys(query.busy);
      const id = ids[pick % ids.length]!;
      const from = query.from + (pick % 5000) * MINUTE;
      const taken: Interval = [from, from + minutes * MINUTE];
      const busy: Busy = { ...query.busy, [id]: [...query.busy[id]!, taken] };
      const known = new Map(before.map((slot) => [slot.start, slot]));
      for (const { start, staffIds, roomIds } of availableSlots({ ...query, busy })) {
        expect(known.get(start)?.staffIds).to.include.members([...staffIds]);
        expect(known.get(start)?.roomIds).to.include.members([...roomIds]);
      }
    });
  });

  it('do not depend on the order in which hours, closures and bookings are listed', () => {
    property([randomQuery], (query) => {
      const { catalog, busy } = query;
      const turned = <T>(list: readonly T[] | undefined) => [...(list ?? [])].reverse();
      const other: SlotQuery = {
        ...query,
        catalog: {
          ...catalog,
          hours: turned(catalog.hours),
          closures: turned(catalog.closures),
          extraOpenings: turned(catalog.extraOpenings),
          staff: catalog.staff.map((one) => ({
            ...one,
            ...(one.hours ? { hours: turned(one.hours) } : {}),
            breaks: turned(one.breaks),
            timeOff: turned(one.timeOff),
          })),
        },
        busy: Object.fromEntries(turned(Object.entries(busy)).map(([id, list]) => [id, turned(list)])),
      };
      expect(text(availableSlots(other))).to.deep.equal(text(availableSlots(query)));
    });
  });

  it('are the same whether a stretch is asked for at once or in two', () => {
    property([randomQuery, fc.integer({ min: 0, max: 100 })], (query, percent) => {
      const middle = query.from + Math.round(((query.to - query.from) * percent) / 100 / MINUTE) * MINUTE;
      const parts = [
        ...availableSlots({ ...query, to: middle }),
        ...availableSlots({ ...query, from: middle }),
      ];
      expect(text(parts)).to.deep.equal(text(availableSlots(query)));
    });
  });

  it('come from the table of offsets alone: a spa in a zone no browser knows has its times too', () => {
    property([randomQuery], (query) => {
      const offsets = { ...query.offsets, timeZone: 'Mars/Olympus' };
      const spa = { ...query.catalog.spa, timeZone: 'Mars/Olympus' };
      const there = availableSlots({ ...query, offsets, catalog: { ...query.catalog, spa } });
      expect(text(there)).to.deep.equal(text(availableSlots(query)));
    });
  });

  it('leave everything they were made from as it was', () => {
    property([randomQuery], (query) => {
      availableSlots(deepFreeze(query));
    });
  });

  it('keep clear of a minute of which only a part is busy', () => {
    const part = fc.integer({ min: 1, max: MINUTE - 1 });
    property([randomQuery, part, part], (query, early, late) => {
      const partly = availableSlots({ ...query, busy: moved(query.busy, -early, late) });
      const wholly = availableSlots({ ...query, busy: moved(query.busy, -MINUTE, MINUTE) });
      expect(text(partly)).to.deep.equal(text(wholly));
    });
  });
});

/** Busy times with their ends moved by some milliseconds. */
function moved(busy: Busy, from: number, to: number): Busy {
  return Object.fromEntries(
    Object.entries(busy).map(([id, list]) => [id, list.map(([a, b]): Interval => [a + from, b + to])]),
  );
}

/** One line for each slot, so that a difference can be read. */
function text(slots: readonly Slot[]): string[] {
  return slots.map(
    ({ start, end, localStart, localEnd, staffIds, roomIds }) =>
      `${start} ${end} ${localStart} ${localEnd} ${staffIds.join(',')} | ${roomIds.join(',')}`,
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
