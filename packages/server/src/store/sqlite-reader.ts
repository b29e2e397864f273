import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { BookingStatus, Catalog } from '@unknot/core';
import type { CalendarReader } from './calendars.ts';
import type { CodeReader } from './codes.ts';
import type { MailReader } from './mails.ts';
import { SqliteCalendarReader } from './sqlite-calendars.ts';
import { SqliteCodeReader } from './sqlite-codes.ts';
import { SqliteMailReader } from './sqlite-mails.ts';
import { SqliteWaitlistReader } from './sqlite-waitlist.ts';
import type {
  BookingDetails,
  Claim,
  IdempotencyRecord,
  StoredBlock,
  StoredBooking,
  StoredCatalog,
  StoredHold,
  StoredPayment,
  StoredRefund,
  StoredScreening,
  StoreReader,
  Window,
} from './store.ts';
import type { WaitlistReader } from './waitlist.ts';

type Row = Record<string, SQLOutputValue>;

/** Reads through one connection, each statement prepared once. */
export class SqliteReader implements StoreReader {
  readonly mails: MailReader;
  readonly codes: CodeReader;
  readonly calendars: CalendarReader;
  readonly waitlist: WaitlistReader;
  readonly #statements;

  /** @param mails in its place, where they are written too; `codes`, `calendars` and `waitlist` as well */
  constructor(
    db: DatabaseSync,
    mails: MailReader = new SqliteMailReader(db),
    codes: CodeReader = new SqliteCodeReader(db),
    calendars: CalendarReader = new SqliteCalendarReader(db),
    waitlist: WaitlistReader = new SqliteWaitlistReader(db),
  ) {
    this.mails = mails;
    this.codes = codes;
    this.calendars = calendars;
    this.waitlist = waitlist;
    this.#statements = {
      catalogVersion: db.prepare('SELECT coalesce(max(version), 0) AS version FROM catalogs'),
      catalog: db.prepare('SELECT version, document FROM catalogs ORDER BY version DESC LIMIT 1'),
      claims: db.prepare(`
        SELECT resource, start, "end", booking_id, hold_id, block_id, calendar_id FROM claims
        WHERE live = 1 AND "end" > :from AND start < :to
          AND (hold_id IS NULL OR hold_id IN (SELECT id FROM holds WHERE expires_at > :now))
        ORDER BY start`),
      booking: db.prepare('SELECT * FROM bookings WHERE id = ?'),
      bookingByManageHash: db.prepare('SELECT * FROM bookings WHERE manage_hash = ?'),
      bookingByCalendarHash: db.prepare('SELECT * FROM bookings WHERE calendar_hash = ?'),
      course: db.prepare(
        "SELECT * FROM bookings WHERE details ->> '$.course.id' = ? ORDER BY details ->> '$.course.session'",
      ),
      bookings: db.prepare(
        'SELECT * FROM bookings WHERE "end" > :from AND start < :to ORDER BY start, created_at, id',
      ),
      blocks: db.prepare(`
        SELECT *, (SELECT json_group_array(resource) FROM claims WHERE block_id = blocks.id) AS resources
        FROM blocks WHERE "end" > :from AND start < :to ORDER BY start, id`),
      hold: db.prepare('SELECT * FROM holds WHERE id = :id AND expires_at > :now'),
      countHolds: db.prepare(
        'SELECT count(*) AS count FROM holds WHERE client = :client AND expires_at > :now',
      ),
      idempotencyRecord: db.prepare('SELECT * FROM idempotency WHERE key_hash = ?'),
      payment: db.prepare('SELECT * FROM payments WHERE id = ?'),
      paymentOf: db.prepare('SELECT * FROM payments WHERE booking_id = ?'),
      paymentByProviderId: db.prepare('SELECT * FROM payments WHERE provider_id = ?'),
      overduePayments: db.prepare(
        "SELECT * FROM payments WHERE status = 'due' AND until <= ? ORDER BY until LIMIT 100",
      ),
      openRefunds: db.prepare('SELECT * FROM refunds WHERE done_at IS NULL ORDER BY created_at LIMIT 100'),
      screening: db.prepare('SELECT * FROM screenings WHERE booking_id = ?'),
      screened: db.prepare(`
        SELECT booking_id FROM screenings JOIN bookings ON bookings.id = booking_id
        WHERE "end" > :from AND start < :to ORDER BY start, booking_id`),
    };
  }

  async catalogVersion(): Promise<number> {
    return Number(this.#statements.catalogVersion.get()?.version);
  }

  async catalog(): Promise<StoredCatalog | undefined> {
    const row = this.#statements.catalog.get();
    // It was checked when it was stored.
    return row && { version: Number(row.version), catalog: json<Catalog>(row.document) };
  }

  async claims({ from, to }: Window, now: number): Promise<Claim[]> {
    return this.#statements.claims.all({ from, to, now }).map((row) => ({
      resourceId: String(row.resource),
      start: Number(row.start),
      end: Number(row.end),
      kind: kindOf(row),
      ownerId: String(row.booking_id ?? row.hold_id ?? row.block_id ?? row.calendar_id),
    }));
  }

  async booking(id: string): Promise<StoredBooking | undefined> {
    return bookingOf(this.#statements.booking.get(id));
  }

  async bookingByManageHash(hash: string): Promise<StoredBooking | undefined> {
    return bookingOf(this.#statements.bookingByManageHash.get(hash));
  }

  async bookingByCalendarHash(hash: string): Promise<StoredBooking | undefined> {
    return bookingOf(this.#statements.bookingByCalendarHash.get(hash));
  }

  async course(id: string): Promise<StoredBooking[]> {
    return this.#statements.course.all(id).map((row) => bookingOf(row)!);
  }

  async bookings({ from, to }: Window): Promise<StoredBooking[]> {
    return this.#statements.bookings.all({ from, to }).map((row) => bookingOf(row)!);
  }

  async blocks({ from, to }: Window): Promise<StoredBlock[]> {
    return this.#statements.blocks.all({ from, to }).map((row) => ({
      id: String(row.id),
      createdAt: Number(row.created_at),
      start: Number(row.start),
      end: Number(row.end),
      resourceIds: json<string[]>(row.resources),
      ...(row.name === null ? {} : { name: String(row.name) }),
    }));
  }

  async hold(id: string, now: number): Promise<StoredHold | undefined> {
    const row = this.#statements.hold.get({ id, now });
    return (
      row && {
        id: String(row.id),
        client: String(row.client),
        createdAt: Number(row.created_at),
        expiresAt: Number(row.expires_at),
        start: Number(row.start),
      }
    );
  }

  async countHolds(client: string, now: number): Promise<number> {
    return Number(this.#statements.countHolds.get({ client, now })?.count);
  }

  async idempotencyRecord(keyHash: string): Promise<IdempotencyRecord | undefined> {
    const row = this.#statements.idempotencyRecord.get(keyHash);
    return (
      row && {
        keyHash,
        requestHash: String(row.request_hash),
        bookingId: String(row.booking_id),
        createdAt: Number(row.created_at),
        answer: json<StoredBooking>(row.answer),
      }
    );
  }

  async payment(id: string): Promise<StoredPayment | undefined> {
    return paymentOf(this.#statements.payment.get(id));
  }

  async paymentOf(bookingId: string): Promise<StoredPayment | undefined> {
    return paymentOf(this.#statements.paymentOf.get(bookingId));
  }

  async paymentByProviderId(providerId: string): Promise<StoredPayment | undefined> {
    return paymentOf(this.#statements.paymentByProviderId.get(providerId));
  }

  async overduePayments(now: number): Promise<StoredPayment[]> {
    return this.#statements.overduePayments.all(now).map((row) => paymentOf(row)!);
  }

  async openRefunds(): Promise<StoredRefund[]> {
    return this.#statements.openRefunds.all().map((row) => ({
      id: String(row.id),
      paymentId: String(row.payment_id),
      amount: Number(row.amount),
      createdAt: Number(row.created_at),
    }));
  }

  async screening(bookingId: string): Promise<StoredScreening | undefined> {
    const row = this.#statements.screening.get(bookingId);
    return (
      row && {
        bookingId,
        deleteAfter: Number(row.delete_after),
        sealed: row.sealed as Uint8Array,
      }
    );
  }

  async screened({ from, to }: Window): Promise<string[]> {
    return this.#statements.screened.all({ from, to }).map((row) => String(row.booking_id));
  }
}

function kindOf({ booking_id, hold_id, block_id }: Row): Claim['kind'] {
  if (booking_id !== null) return 'booking';
  if (hold_id !== null) return 'hold';
  return block_id === null ? 'calendar' : 'block';
}

function bookingOf(row: Row | undefined): StoredBooking | undefined {
  return (
    row && {
      id: String(row.id),
      reference: String(row.reference),
      status: String(row.status) as BookingStatus,
      sequence: Number(row.sequence),
      createdAt: Number(row.created_at),
      updatedAt: Number(row.updated_at),
      start: Number(row.start),
      end: Number(row.end),
      manageHash: String(row.manage_hash),
      calendarHash: String(row.calendar_hash),
      details: json<BookingDetails>(row.details),
    }
  );
}

function paymentOf(row: Row | undefined): StoredPayment | undefined {
  return (
    row && {
      id: String(row.id),
      bookingId: String(row.booking_id),
      amount: Number(row.amount),
      currency: String(row.currency),
      status: String(row.status) as StoredPayment['status'],
      createdAt: Number(row.created_at),
      until: Number(row.until),
      ...(row.provider_id === null
        ? {}
        : { page: { providerId: String(row.provider_id), url: String(row.url) } }),
    }
  );
}

/** A document that this server wrote itself. */
function json<T>(text: SQLOutputValue | undefined): T {
  return JSON.parse(String(text)) as T;
}
