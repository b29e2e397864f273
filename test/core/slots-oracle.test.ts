import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  availableSlots,
  type Busy,
  chooseResources,
  claimWindow,
  findService,
  freeDays,
  type Interval,
  overlaps,
  type Placement,
  type Slot,
  type SlotQuery,
} from '../../packages/core/src/index.ts';
import { naiveSlots } from './naive-slots.ts';
import { property } from './support/property.ts';
import { gridQuery, packedQuery, randomQuery } from './support/random-spa.ts';

const MINUTE = 60_000;

describe('The times on offer', () => {
  it('are those that a search minute by minute finds, at any spa, in any zone and year', () => {
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

    expect(found, 'how many times were compared').to.be.greaterThan(2500);
  });

  it('never touch what is busy, and always leave room for the buffers', () => {
    property([randomQuery], (query) => {
      for (const slot of availableSlots(query)) {
        for (const { serviceId, start, end, staffIds, roomIds } of partsOf(query, slot)) {
          const claim = claimWindow(findService(query.catalog, serviceId)!, start, end);
          for (const id of [...staffIds, ...roomIds]) {
            for (const taken of query.busy[id] ?? []) expect(overlaps(claim, taken), id).to.equal(false);
          }
        }
      }
    });
  });

  it('never lie on a day on which the spa is closed', () => {
    property([randomQuery], (query) => {
      const days = (query.catalog.closures ?? []).filter(
        ({ from, to = from }) => from.length + to.length === 20,
      );
      for (const { localStart } of availableSlots(query)) {
        const day = localStart.slice(0, 10);
        expect(
          days.some(({ from, to = from }) => from <= day && day <= to),
          day,
        ).to.equal(false);
      }
    });
  });

  it('can each be booked: whoever is chosen is free and fits, and what is taken stays clear of itself', () => {
    let visits = 0;
    property([randomQuery], (query) => {
      for (const slot of availableSlots(query).slice(0, 20)) {
        visits++;
        const { parts, claims } = chooseResources(query, slot);
        partsOf(query, slot).forEach((free, i) => {
          const { people = 1, roomType } = findService(query.catalog, free.serviceId)!;
          const { staffIds, roomIds } = parts[i]!;
          expect(new Set(staffIds).size).to.equal(people);
          expect(free.staffIds).to.include.members([...staffIds]);
          expect(roomIds.length).to.equal(roomType === undefined ? 0 : 1);
          expect(free.roomIds).to.include.members([...roomIds]);
          const asked = [query, ...(query.followedBy ?? [])][i]!;
          if (asked.staffId !== undefined) expect(staffIds[0]).to.equal(asked.staffId);
          if (people === 2 && asked.companion?.staffId !== undefined) {
            expect(staffIds[1]).to.equal(asked.companion.staffId);
          }
        });
        claims.forEach((one, i) => {
          for (const taken of query.busy[one.resourceId] ?? []) {
            expect(overlaps([one.start, one.end], taken)).to.equal(false);
          }
          for (const other of claims.slice(i + 1)) {
            const both = one.resourceId === other.resourceId;
            expect(both && overlaps([one.start, one.end], [other.start, other.end])).to.equal(false);
          }
        });
        // What was taken is not on offer a second time.
        const busy: Record<string, Interval[]> = {};
        for (const id of Object.keys(query.busy)) busy[id] = [...query.busy[id]!];
        for (const { resourceId, start, end } of claims) busy[resourceId]!.push([start, end]);
        const again = availableSlots({ ...query, busy, from: slot.start, to: slot.start + 1 });
        for (const { staffIds } of again) {
          for (const id of parts[0]!.staffIds) expect(staffIds).not.to.include(id);
        }
      }
    });
    expect(visits).to.be.greaterThan(500);
  });

  it('grow no more when more is busy', () => {
    property([gridQuery, fc.nat(), fc.integer({ min: 1, max: 600 })], (query, pick, minutes) => {
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

  it('are never more, where the day is packed, than those of every minute', () => {
    property([packedQuery], (query) => {
      const policy = { ...query.catalog.policy, slotPlacement: 'grid' as const, slotStep: 1 };
      const every = new Map(
        availableSlots({ ...query, catalog: { ...query.catalog, policy } }).map((slot) => [slot.start, slot]),
      );
      for (const { start, staffIds } of availableSlots(query)) {
        expect(every.get(start)?.staffIds).to.include.members([...staffIds]);
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

  it('are as many on each day as the days say', () => {
    property([randomQuery], (query) => {
      const days = new Map<string, number>();
      for (const { localStart } of availableSlots(query)) {
        const day = localStart.slice(0, 10);
        days.set(day, (days.get(day) ?? 0) + 1);
      }
      expect([...freeDays(query)]).to.deep.equal([...days]);
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

/** The massages of a visit, each with its service. */
function partsOf(query: SlotQuery, slot: Slot) {
  return [query, ...(query.followedBy ?? [])].map(({ serviceId }, i) => ({
    serviceId,
    ...(slot.parts?.[i] ?? slot),
  }));
}

/** Busy times with their ends moved by some milliseconds. */
function moved(busy: Busy, from: number, to: number): Busy {
  return Object.fromEntries(
    Object.entries(busy).map(([id, list]) => [id, list.map(([a, b]): Interval => [a + from, b + to])]),
  );
}

/** One line for each slot, so that a difference can be read. */
function text(slots: readonly Slot[]): string[] {
  const place = ({ staffIds, roomIds }: Placement) => `${staffIds.join(',')} | ${roomIds.join(',')}`;
  return slots.map(({ start, end, localStart, localEnd, parts = [], ...first }) =>
    [
      `${start} ${end} ${localStart} ${localEnd} ${place(first)}`,
      ...parts.map((part) => `${part.start} ${part.end} ${place(part)}`),
    ].join(' + '),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
