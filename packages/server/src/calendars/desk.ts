import { spaIso } from '../booking/present.ts';
import type { AppContext, Moment } from '../context.ts';
import type { CalendarCounts, StoredCalendar, StoreReader } from '../store/store.ts';
import { maskedAddress } from './feed-address.ts';
import { FEED_FAULTS, FEED_WARNINGS, type FeedFault, type FeedWarning } from './feed-error.ts';

/** After this long without having been read well, what is known by a calendar is stale. */
const STALE_AFTER = 24 * 3_600_000;

/** Who is told that a calendar was set, so that it is read at once. The importer sets it. */
export interface CalendarBell {
  onSet?: () => void;
}

/** A therapist's own calendar as staff see it: times are ISO 8601 with the spa's offset. */
export interface StaffCalendar {
  readonly staffId: string;
  readonly name: string;
  /** Its server alone: the rest is a secret. */
  readonly address: string;
  readonly setAt: string;
  /** When it was asked for last. */
  readonly triedAt?: string;
  /** When that went well last. What is known since then stands. */
  readonly goodAt?: string;
  readonly stale: boolean;
  readonly fault?: { readonly code: FeedFault; readonly detail: string };
  readonly warnings: readonly { readonly code: FeedWarning; readonly detail: string }[];
}

/** @param catalog of it come the names; who is not in it any more is called by their id */
export function presentCalendar(
  { staffId, url, setAt, triedAt, goodAt, fault, warnings }: StoredCalendar,
  { catalog, offsets, now }: Moment,
): StaffCalendar {
  const iso = (instant: number) => spaIso(offsets, instant);
  return {
    staffId,
    name: catalog.staff.find(({ id }) => id === staffId)?.name ?? staffId,
    address: maskedAddress(url),
    setAt: iso(setAt),
    ...(triedAt === undefined ? {} : { triedAt: iso(triedAt) }),
    ...(goodAt === undefined ? {} : { goodAt: iso(goodAt) }),
    stale: (goodAt ?? setAt) < now - STALE_AFTER,
    ...(isFault(fault) ? { fault: { code: fault, detail: FEED_FAULTS[fault] } } : {}),
    warnings: warnings.filter(isWarning).map((code) => ({ code, detail: FEED_WARNINGS[code] })),
  };
}

/** For `/health`: how many, and nothing about whose. Nothing where there are none. */
export async function calendarStatus(
  read: StoreReader,
  app: Pick<AppContext, 'now'>,
): Promise<CalendarCounts | undefined> {
  const counts = await read.calendars.count(app.now() - STALE_AFTER);
  return counts.imported ? counts : undefined;
}

/** A later server may know more of them. */
function isFault(code: string | undefined): code is FeedFault {
  return code !== undefined && Object.hasOwn(FEED_FAULTS, code);
}

function isWarning(code: string): code is FeedWarning {
  return Object.hasOwn(FEED_WARNINGS, code);
}
