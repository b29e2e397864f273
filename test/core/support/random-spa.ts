import * as fc from 'fast-check';
import {
  type Catalog,
  dayNumber,
  dayText,
  type Interval,
  type NextPart,
  offsetTable,
  type Service,
  type SlotQuery,
  type StaffWish,
  type TimeOff,
  therapistsFor,
  type VisitPart,
  type WeeklyHours,
} from '../../../packages/core/src/index.ts';
import { catalogWith } from './catalogs.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Weeks in which something happens to the clock, and a few quiet ones. */
const weeks: readonly (readonly [zone: string, date: string])[] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Europe/Berlin', '2026-06-10'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Africa/Casablanca', '2025-02-23'],
  ['Africa/Casablanca', '2025-04-06'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Africa/Cairo', '2024-04-26'],
  ['Asia/Beirut', '2025-03-30'],
  ['America/Santiago', '2025-09-07'],
  ['America/Havana', '2025-03-09'],
  ['America/St_Johns', '2011-03-13'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Kathmandu', '2026-05-01'],
  ['Pacific/Chatham', '2026-04-05'],
  ['UTC', '2026-01-01'],
];

/** Whole hours, quarters, and now and then any minute. */
const clockMinute = (max: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: max / 30 }).map((half) => half * 30) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max }) },
  );

const stretch = fc
  .tuple(clockMinute(1440), fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 6 }))
  .map(([from, halves, odd]) => ({ from, to: Math.min(from + halves * 30 + (odd === 6 ? 7 : 0), 2880) }));

const weeklyHours = (stretches: number): fc.Arbitrary<WeeklyHours[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 7 }), stretch), { maxLength: stretches })
    .map((list) => list.map(([day, hours]) => ({ day: day as WeeklyHours['day'], ...hours })));

const clock = (minute: number) =>
  `T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Days off, hours off, and stretches from some hour to another one days later, near a day. */
const timeOff = (day: number): fc.Arbitrary<TimeOff> =>
  fc
    .tuple(
      fc.integer({ min: -6, max: 6 }),
      fc.integer({ min: 0, max: 2 }),
      clockMinute(1440),
      clockMinute(1440),
      fc.nat(3),
    )
    .map(([ahead, days, a, b, kind]) => {
      const [first, last] = [dayText(day + ahead), dayText(day + ahead + days)];
      if (kind === 0) return { from: first };
      if (kind === 1) return { from: first, to: last };
      if (kind === 2) return { from: first + clock(a), to: last };
      return days
        ? { from: first + clock(a), to: last + clock(b) }
        : { from: first + clock(Math.min(a, b)), to: first + clock(Math.max(a, b)) };
    });

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);

/** Left out every second time; with `rarely`, three times out of four. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const withoutGaps = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** A zone of all that there are, and a day of some year. */
const anywhere = fc
  .tuple(
    fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    fc.integer({ min: dayNumber('1990-01-08'), max: dayNumber('2039-12-24') }),
  )
  .map(([zone, day]) => [zone, dayText(day)] as const);

const wish = (staffIds: readonly string[]): fc.Arbitrary<StaffWish> =>
  fc
    .record({
      staffId: rarely(fc.constantFrom(...staffIds)),
      staffGender: rarely(fc.constantFrom('woman' as const, 'man' as const)),
    })
    .map(withoutGaps);

const serviceOf = (id: string, staffIds: readonly string[], rooms: number): fc.Arbitrary<Service> =>
  fc
    .record({
      id: fc.constant(id),
      name: fc.constant(id),
      durations: fc
        .subarray([20, 30, 45, 60, 90, 150], { minLength: 1, maxLength: 2 })
        .map((all) => all.map((minutes) => ({ minutes, price: 100 }))),
      bufferBefore: maybe(fc.constantFrom(0, 5, 10, 30)),
      bufferAfter: maybe(fc.constantFrom(0, 5, 15, 45)),
      people: rarely(fc.constantFrom(1 as const, 2 as const)),
      staff: rarely(fc.subarray([...staffIds], { minLength: 1 })),
      roomType: rooms ? maybe(fc.constantFrom('quiet', 'bright')) : fc.constant(undefined),
    })
    .map((all) => withoutGaps({ ...all, addOns: ['stones'] }) as Service);

/** What the parser would refuse is left out: a room of which there is none, two therapists where there is one. */
function sound(catalog: Catalog): Catalog {
  return {
    ...catalog,
    services: catalog.services.map(({ people, roomType, ...service }) => ({
      ...service,
      ...(people === 2 && therapistsFor(catalog, service).length > 1 ? { people } : {}),
      ...(roomType && catalog.rooms?.some(({ type }) => type === roomType) ? { roomType } : {}),
    })),
  };
}

/** A small spa, a week at it, and somebody who looks for a time there. Every time is a whole minute. */
export const randomQuery: fc.Arbitrary<SlotQuery> = fc
  .tuple(
    fc.oneof(fc.constantFrom(...weeks), anywhere),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 3 }),
  )
  .chain(([[timeZone, date], therapists, rooms]) => {
    const day = dayNumber(date);
    const staffIds = ids('therapist', therapists);
    const roomIds = ids('room', rooms);
    const staff = fc.tuple(
      ...staffIds.map((id) =>
        fc
          .record({
            id: fc.constant(id),
            name: fc.constant(id),
            gender: fc.constantFrom('woman' as const, 'man' as const),
            hours: rarely(fc.oneof(weeklyHours(10), everyDay)),
            breaks: maybe(weeklyHours(2)),
            timeOff: maybe(fc.array(timeOff(day), { maxLength: 1 })),
          })
          .map(withoutGaps),
      ),
    );
    const catalog = fc
      .record({
        hours: fc.oneof({ weight: 1, arbitrary: weeklyHours(12) }, { weight: 2, arbitrary: everyDay }),
        closures: fc.array(timeOff(day), { maxLength: 2 }),
        extraOpenings: fc.array(
          fc
            .tuple(fc.integer({ min: -4, max: 4 }), stretch, maybe(fc.subarray(staffIds, { minLength: 1 })))
            .map(([ahead, hours, who]) => ({
              date: dayText(day + ahead),
              ...hours,
              ...(who ? { staff: who } : {}),
            })),
          { maxLength: 3 },
        ),
        services: fc.tuple(
          serviceOf('massage', staffIds, rooms),
          serviceOf('stretching', staffIds, rooms),
          serviceOf('facial', staffIds, rooms),
        ),
        staff,
        types: fc.tuple(...roomIds.map(() => fc.constantFrom('quiet', 'bright'))),
        leadTime: fc.constantFrom(0, 0, 60, 95, 1440),
        horizonDays: fc.constantFrom(3, 6, 60),
        slotStep: fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 240),
        slotPlacement: rarely(fc.constantFrom('grid' as const, 'packed' as const)),
      })
      .map(
        ({ types, leadTime, horizonDays, slotStep, slotPlacement, ...rest }): Catalog =>
          sound(
            catalogWith({
              ...rest,
              spa: { name: 'Spa', timeZone, currency: 'EUR', locale: 'en' },
              addOns: [{ id: 'stones', name: 'Stones', minutes: 25, price: 10 }],
              rooms: roomIds.map((id, i) => ({ id, type: types[i] ?? 'quiet' })),
              policy: {
                ...catalogWith().policy,
                leadTime,
                horizonDays,
                slotStep,
                ...(slotPlacement ? { slotPlacement } : {}),
              },
            }),
          ),
      );
    const near = fc.integer({ min: -3 * 1440, max: 3 * 1440 }).map((minute) => day * DAY + minute * MINUTE);
    const taken = fc.array(
      fc
        .tuple(near, fc.integer({ min: 1, max: 240 }))
        .map(([from, minutes]): Interval => [from, from + minutes * MINUTE]),
      { maxLength: 6 },
    );
    const part = fc.record({
      service: fc.nat(2),
      duration: fc.nat(1),
      addOns: fc.boolean(),
      wish: wish(staffIds),
      companion: rarely(wish(staffIds)),
      nextGuest: fc.boolean(),
    });
    return fc
      .record({
        catalog,
        busy: fc
          .tuple(...[...staffIds, ...roomIds].map(() => taken))
          .map((lists) => Object.fromEntries([...staffIds, ...roomIds].map((id, i) => [id, lists[i] ?? []]))),
        from: near,
        days: fc.integer({ min: 1, max: 5 }),
        now: fc.oneof({ weight: 3, arbitrary: fc.constant((day - 4) * DAY) }, { weight: 1, arbitrary: near }),
        first: part,
        others: rarely(fc.array(part, { minLength: 1, maxLength: 2 })),
      })
      .map(({ catalog: spa, busy, from, days, now, first, others }): SlotQuery => {
        const partOf = ({ service, duration, addOns, wish: wished, companion }: typeof first): VisitPart => {
          const one = spa.services[service % spa.services.length]!;
          const able = (who: StaffWish): StaffWish => {
            const { staffId, ...rest } = who;
            return staffId !== undefined && (one.staff?.includes(staffId) ?? true) ? who : rest;
          };
          return {
            serviceId: one.id,
            minutes: one.durations[duration % one.durations.length]!.minutes,
            ...able(wished),
            ...(addOns ? { addOnIds: ['stones'] } : {}),
            ...(companion ? { companion: able(companion) } : {}),
          };
        };
        return {
          catalog: spa,
          offsets: table(timeZone, day),
          busy,
          ...partOf(first),
          ...(others
            ? {
                followedBy: others.map(
                  (one): NextPart => ({ ...partOf(one), ...(one.nextGuest ? { nextGuest: true } : {}) }),
                ),
              }
            : {}),
          from,
          to: from + days * DAY,
          now,
        };
      });
  });

/** A query to which start times count from opening: only there is what is on offer settled start by start. */
export const gridQuery: fc.Arbitrary<SlotQuery> = randomQuery.map((query) => {
  const { slotPlacement: _, ...policy } = query.catalog.policy;
  return { ...query, catalog: { ...query.catalog, policy } };
});

/** A query of a spa that packs its days. */
export const packedQuery: fc.Arbitrary<SlotQuery> = randomQuery.map((query) => ({
  ...query,
  catalog: { ...query.catalog, policy: { ...query.catalog.policy, slotPlacement: 'packed' } },
}));

const everyDay = stretch.map(({ from, to }) =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((day): WeeklyHours => ({ day, from, to })),
);

const tables = new Map<string, ReturnType<typeof offsetTable>>();

function table(timeZone: string, day: number) {
  const key = `${timeZone} ${day}`;
  if (tables.size > 200) tables.clear();
  const made = tables.get(key) ?? offsetTable(timeZone, (day - 20) * DAY, (day + 90) * DAY);
  tables.set(key, made);
  return made;
}
