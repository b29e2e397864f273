import { dayNumber, type OffsetTable } from '../../../packages/core/src/index.ts';

export interface ClockChange {
  readonly name: string;
  readonly zone: string;
  readonly date: string;
  /** The instant of the change; the offsets in minutes before and after it. */
  readonly at: string;
  readonly before: number;
  readonly after: number;
  /** How long the spa's day is, in hours. */
  readonly hours: number;
  /** The first wall time of that day. */
  readonly starts: string;
  /**
   * At a spa that is open on this day from 0:00 to 24:00 and offers a massage of an hour each hour: how many there
   * are, and the first and the last of them.
   */
  readonly slots: readonly [count: number, first?: SlotTime, last?: SlotTime];
  /** It was decided after some browsers' time-zone data were made: there the backend's table alone has it. */
  readonly late?: true;
}

type SlotTime = readonly [local: string, instant: string];

// Every line from the tz database (zdump) and by hand, not from the code under test.
export const clockChanges: readonly ClockChange[] = [
  {
    name: 'Berlin goes to summer time',
    zone: 'Europe/Berlin',
    date: '2026-03-29',
    at: '2026-03-29T01:00Z',
    before: 60,
    after: 120,
    hours: 23,
    starts: '2026-03-29T00:00',
    slots: [23, ['00:00', '2026-03-28T23:00Z'], ['23:00', '2026-03-29T21:00Z']],
  },
  {
    name: 'Berlin goes back to winter time',
    zone: 'Europe/Berlin',
    date: '2026-10-25',
    at: '2026-10-25T01:00Z',
    before: 120,
    after: 60,
    hours: 25,
    starts: '2026-10-25T00:00',
    slots: [25, ['00:00', '2026-10-24T22:00Z'], ['23:00', '2026-10-25T22:00Z']],
  },
  {
    name: 'New York goes to summer time',
    zone: 'America/New_York',
    date: '2026-03-08',
    at: '2026-03-08T07:00Z',
    before: -300,
    after: -240,
    hours: 23,
    starts: '2026-03-08T00:00',
    slots: [23, ['00:00', '2026-03-08T05:00Z'], ['23:00', '2026-03-09T03:00Z']],
  },
  {
    name: 'Lord Howe goes ahead by half an hour',
    zone: 'Australia/Lord_Howe',
    date: '2026-10-04',
    at: '2026-10-03T15:30Z',
    before: 630,
    after: 660,
    hours: 23.5,
    starts: '2026-10-04T00:00',
    slots: [23, ['00:00', '2026-10-03T13:30Z'], ['22:30', '2026-10-04T11:30Z']],
  },
  {
    name: 'Lord Howe goes back by half an hour',
    zone: 'Australia/Lord_Howe',
    date: '2026-04-05',
    at: '2026-04-04T15:00Z',
    before: 660,
    after: 630,
    hours: 24.5,
    starts: '2026-04-05T00:00',
    slots: [24, ['00:00', '2026-04-04T13:00Z'], ['22:30', '2026-04-05T12:00Z']],
  },
  {
    name: 'Troll station goes ahead by two hours',
    zone: 'Antarctica/Troll',
    date: '2026-03-29',
    at: '2026-03-29T01:00Z',
    before: 0,
    after: 120,
    hours: 22,
    starts: '2026-03-29T00:00',
    slots: [22, ['00:00', '2026-03-29T00:00Z'], ['23:00', '2026-03-29T21:00Z']],
  },
  {
    name: 'Casablanca goes back for Ramadan',
    zone: 'Africa/Casablanca',
    date: '2025-02-23',
    at: '2025-02-23T02:00Z',
    before: 60,
    after: 0,
    hours: 25,
    starts: '2025-02-23T00:00',
    slots: [25, ['00:00', '2025-02-22T23:00Z'], ['23:00', '2025-02-23T23:00Z']],
  },
  {
    name: 'Casablanca goes ahead after Ramadan',
    zone: 'Africa/Casablanca',
    date: '2025-04-06',
    at: '2025-04-06T02:00Z',
    before: 0,
    after: 60,
    hours: 23,
    starts: '2025-04-06T00:00',
    slots: [23, ['00:00', '2025-04-06T00:00Z'], ['23:00', '2025-04-06T22:00Z']],
  },
  {
    name: 'São Paulo has no midnight',
    zone: 'America/Sao_Paulo',
    date: '2018-11-04',
    at: '2018-11-04T03:00Z',
    before: -180,
    after: -120,
    hours: 23,
    starts: '2018-11-04T01:00',
    slots: [23, ['01:00', '2018-11-04T03:00Z'], ['23:00', '2018-11-05T01:00Z']],
  },
  {
    name: 'São Paulo repeats the hour before midnight',
    zone: 'America/Sao_Paulo',
    date: '2018-02-17',
    at: '2018-02-18T02:00Z',
    before: -120,
    after: -180,
    hours: 25,
    starts: '2018-02-17T00:00',
    slots: [25, ['00:00', '2018-02-17T02:00Z'], ['23:00', '2018-02-18T02:00Z']],
  },
  {
    name: 'Cairo has no midnight',
    zone: 'Africa/Cairo',
    date: '2024-04-26',
    at: '2024-04-25T22:00Z',
    before: 120,
    after: 180,
    hours: 23,
    starts: '2024-04-26T01:00',
    slots: [23, ['01:00', '2024-04-25T22:00Z'], ['23:00', '2024-04-26T20:00Z']],
    late: true,
  },
  {
    name: 'Beirut has no midnight',
    zone: 'Asia/Beirut',
    date: '2025-03-30',
    at: '2025-03-29T22:00Z',
    before: 120,
    after: 180,
    hours: 23,
    starts: '2025-03-30T01:00',
    slots: [23, ['01:00', '2025-03-29T22:00Z'], ['23:00', '2025-03-30T20:00Z']],
  },
  {
    name: 'Santiago has no midnight',
    zone: 'America/Santiago',
    date: '2025-09-07',
    at: '2025-09-07T04:00Z',
    before: -240,
    after: -180,
    hours: 23,
    starts: '2025-09-07T01:00',
    slots: [23, ['01:00', '2025-09-07T04:00Z'], ['23:00', '2025-09-08T02:00Z']],
  },
  {
    name: 'Havana has no midnight',
    zone: 'America/Havana',
    date: '2025-03-09',
    at: '2025-03-09T05:00Z',
    before: -300,
    after: -240,
    hours: 23,
    starts: '2025-03-09T01:00',
    slots: [23, ['01:00', '2025-03-09T05:00Z'], ['23:00', '2025-03-10T03:00Z']],
  },
  {
    name: 'St John’s changes a minute after midnight',
    zone: 'America/St_Johns',
    date: '2011-03-13',
    at: '2011-03-13T03:31Z',
    before: -210,
    after: -150,
    hours: 23,
    starts: '2011-03-13T00:00',
    slots: [23, ['00:00', '2011-03-13T03:30Z'], ['23:00', '2011-03-14T01:30Z']],
  },
  {
    name: 'Apia skips a whole day',
    zone: 'Pacific/Apia',
    date: '2011-12-30',
    at: '2011-12-30T10:00Z',
    before: -600,
    after: 840,
    hours: 0,
    starts: '2011-12-31T00:00',
    slots: [0],
  },
  {
    name: 'Troll station goes back by two hours',
    zone: 'Antarctica/Troll',
    date: '2026-10-25',
    at: '2026-10-25T01:00Z',
    before: 120,
    after: 0,
    hours: 26,
    starts: '2026-10-25T00:00',
    slots: [26, ['00:00', '2026-10-24T22:00Z'], ['23:00', '2026-10-25T23:00Z']],
  },
  {
    name: 'Chatham goes back at a quarter to four',
    zone: 'Pacific/Chatham',
    date: '2026-04-05',
    at: '2026-04-04T14:00Z',
    before: 825,
    after: 765,
    hours: 25,
    starts: '2026-04-05T00:00',
    slots: [25, ['00:00', '2026-04-04T10:15Z'], ['23:00', '2026-04-05T10:15Z']],
  },
];

/** A table with three months to each side of a date and one change, or none, in it. */
export function tableByHand(
  zone: string,
  date: string,
  before: number,
  change?: { readonly at: string; readonly after: number },
): OffsetTable {
  const [from, until] = [dayNumber(date) - 92, dayNumber(date) + 92].map((day) => day * 86_400_000);
  return {
    timeZone: zone,
    from: from!,
    until: until!,
    transitions: [
      { from: from!, offset: before },
      ...(change ? [{ from: Date.parse(change.at), offset: change.after }] : []),
    ],
  };
}
