import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type {
  CalendarClaim,
  CalendarCounts,
  CalendarRead,
  CalendarReader,
  CalendarWriter,
  StoredCalendar,
} from './calendars.ts';

/** What can be fetched now. A time that lies too far ahead was written before the clock was put back, as with mails. */
const DUE = `
  (try_at <= :now OR try_at > :now + 2 * :longestWait)
  AND (claimed_until IS NULL OR claimed_until <= :now OR claimed_until > :now + 2 * :lease)`;

/** Reads what is kept of therapists' calendars through a connection. */
export class SqliteCalendarReader implements CalendarReader {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = {
      all: db.prepare('SELECT * FROM calendars ORDER BY staff_id'),
      of: db.prepare('SELECT * FROM calendars WHERE staff_id = ?'),
      due: db.prepare(`SELECT EXISTS (SELECT 1 FROM calendars WHERE ${DUE}) AS due`),
      count: db.prepare(`
        SELECT count(*) AS imported, count(fault) AS failing,
          count(*) FILTER (WHERE coalesce(good_at, set_at) < ?) AS stale FROM calendars`),
    };
  }

  async all(): Promise<StoredCalendar[]> {
    return this.#statements.all.all().map(calendarOf);
  }

  async of(staffId: string): Promise<StoredCalendar | undefined> {
    const row = this.#statements.of.get(staffId);
    return row && calendarOf(row);
  }

  async due({ now, lease, longestWait }: Omit<CalendarClaim, 'by' | 'most'>): Promise<boolean> {
    return this.#statements.due.get({ now, lease, longestWait })?.due === 1;
  }

  async count(goodBefore: number): Promise<CalendarCounts> {
    const row = this.#statements.count.get(goodBefore);
    return {
      imported: Number(row?.imported),
      failing: Number(row?.failing),
      stale: Number(row?.stale),
    };
  }
}

/** Writes it, within the transaction that its caller has begun. */
export class SqliteCalendarWriter extends SqliteCalendarReader implements CalendarWriter {
  readonly #statements;

  constructor(db: DatabaseSync) {
    super(db);
    this.#statements = {
      put: db.prepare(`
        INSERT INTO calendars (staff_id, url, set_at, try_at) VALUES (:staffId, :url, :now, :now)
        ON CONFLICT (staff_id) DO UPDATE SET url = excluded.url, set_at = excluded.set_at, try_at = excluded.try_at,
          tries = 0, claimed_by = NULL, claimed_until = NULL, etag = NULL, last_modified = NULL, fault = NULL`),
      remove: db.prepare('DELETE FROM calendars WHERE staff_id = ?'),
      claim: db.prepare(`
        UPDATE calendars SET claimed_by = :by, claimed_until = :now + :lease
        WHERE staff_id IN (SELECT staff_id FROM calendars WHERE ${DUE} ORDER BY try_at LIMIT :most) RETURNING *`),
      good: db.prepare(`
        UPDATE calendars SET try_at = :tryAt, tries = 0, claimed_by = NULL, claimed_until = NULL,
          tried_at = :now, good_at = :now, fault = NULL
        WHERE staff_id = :staffId AND claimed_by = :by`),
      read: db.prepare(`
        UPDATE calendars SET etag = :etag, last_modified = :lastModified, reach = :reach, read_for = :readFor,
          warnings = :warnings
        WHERE staff_id = :staffId`),
      failed: db.prepare(`
        UPDATE calendars SET try_at = :tryAt, tries = tries + 1, claimed_by = NULL, claimed_until = NULL,
          tried_at = :now, fault = :fault
        WHERE staff_id = :staffId AND claimed_by = :by`),
      claims: db.prepare('SELECT start, "end" FROM claims WHERE calendar_id = ? ORDER BY start'),
      release: db.prepare('DELETE FROM claims WHERE calendar_id = ?'),
      take: db.prepare(
        'INSERT INTO claims (resource, start, "end", calendar_id) VALUES (:staffId, :start, :end, :staffId)',
      ),
    };
  }

  async put(staffId: string, url: string, now: number): Promise<void> {
    this.#statements.put.run({ staffId, url, now });
  }

  async remove(staffId: string): Promise<boolean> {
    return Number(this.#statements.remove.run(staffId).changes) > 0;
  }

  async claim({ now, by, lease, longestWait, most }: CalendarClaim): Promise<StoredCalendar[]> {
    return this.#statements.claim.all({ now, by, lease, longestWait, most }).map(calendarOf);
  }

  async good(staffId: string, by: string, now: number, tryAt: number, read?: CalendarRead): Promise<boolean> {
    if (!this.#statements.good.run({ staffId, by, now, tryAt }).changes) return false;
    if (!read) return true;
    const { etag = null, lastModified = null, reach = null, readFor = null, warnings, busy } = read;
    this.#statements.read.run({
      staffId,
      etag,
      lastModified,
      reach,
      readFor,
      warnings: JSON.stringify(warnings),
    });
    // Mostly it is as it was: then nothing is written.
    const known = this.#statements.claims.all(staffId);
    const same =
      known.length === busy.length &&
      known.every(({ start, end }, i) => start === busy[i]!.start && end === busy[i]!.end);
    if (same) return true;
    this.#statements.release.run(staffId);
    for (const { start, end } of busy) this.#statements.take.run({ staffId, start, end });
    return true;
  }

  async failed(staffId: string, by: string, now: number, tryAt: number, fault: string): Promise<boolean> {
    return Number(this.#statements.failed.run({ staffId, by, now, tryAt, fault }).changes) > 0;
  }
}

function calendarOf(row: Record<string, SQLOutputValue>): StoredCalendar {
  const text = (name: string, value: SQLOutputValue | undefined) =>
    value === null ? {} : { [name]: String(value) };
  const instant = (name: string, value: SQLOutputValue | undefined) =>
    value === null ? {} : { [name]: Number(value) };
  return {
    staffId: String(row.staff_id),
    url: String(row.url),
    setAt: Number(row.set_at),
    tries: Number(row.tries),
    ...text('etag', row.etag),
    ...text('lastModified', row.last_modified),
    ...instant('reach', row.reach),
    ...text('readFor', row.read_for),
    ...instant('triedAt', row.tried_at),
    ...instant('goodAt', row.good_at),
    ...text('fault', row.fault),
    warnings: JSON.parse(String(row.warnings)) as string[],
  };
}
