import type { DatabaseSync } from 'node:sqlite';
import type { Catalog } from '@unknot/core';
import { SqliteCalendarWriter } from './sqlite-calendars.ts';
import { codeError, SqliteCodeWriter } from './sqlite-codes.ts';
import { SqliteMailWriter } from './sqlite-mails.ts';
import { SqliteReader } from './sqlite-reader.ts';
import { SqliteWaitlistWriter } from './sqlite-waitlist.ts';
import {
  type ClaimedTime,
  DuplicateReferenceError,
  IDEMPOTENCY_MEMORY,
  type IdempotencyRecord,
  OverlapError,
  StoreBusyError,
  type StoredBlock,
  type StoredBooking,
  type StoredCatalog,
  type StoredHold,
  type StoredPayment,
  type StoredRefund,
  type StoredScreening,
  type StoreWriter,
} from './store.ts';

/** Writes through one connection, within the transaction that its caller has begun. */
export class SqliteWriter extends SqliteReader implements StoreWriter {
  declare readonly mails: SqliteMailWriter;
  declare readonly codes: SqliteCodeWriter;
  declare readonly calendars: SqliteCalendarWriter;
  declare readonly waitlist: SqliteWaitlistWriter;
  readonly #statements;

  constructor(db: DatabaseSync) {
    super(
      db,
      new SqliteMailWriter(db),
      new SqliteCodeWriter(db),
      new SqliteCalendarWriter(db),
      new SqliteWaitlistWriter(db),
    );
    const claim = (owner: string) =>
      db.prepare(
        `INSERT INTO claims (resource, start, "end", live, ${owner}) VALUES (:resourceId, :start, :end, :live, :owner)`,
      );
    this.#statements = {
      purgeHolds: db.prepare('DELETE FROM holds WHERE expires_at <= ?'),
      purgeIdempotency: db.prepare('DELETE FROM idempotency WHERE created_at < ?'),
      putCatalog: db.prepare('INSERT INTO catalogs (stored_at, document) VALUES (?, ?)'),
      insertBooking: db.prepare(`
        INSERT INTO bookings (id, reference, status, sequence, created_at, updated_at, start, "end", manage_hash, calendar_hash, details)
        VALUES (:id, :reference, :status, :sequence, :createdAt, :updatedAt, :start, :end, :manageHash, :calendarHash, :details)`),
      updateBooking: db.prepare(`
        UPDATE bookings SET status = :status, sequence = :sequence, updated_at = :updatedAt, start = :start, "end" = :end, details = :details
        WHERE id = :id`),
      deleteBookingClaims: db.prepare('DELETE FROM claims WHERE booking_id = ?'),
      claimForBooking: claim('booking_id'),
      forgetGuests: db.prepare(`
        UPDATE bookings SET details = json_set(
          json_remove(details, '$.secondGuest', '$.notes', '$.answers', '$.card', '$.formerEmail', '$.source'),
          '$.customer', json_object('name', '–', 'email', 'forgotten-' || id || '@guest.invalid'), '$.forgotten', json('true'))
        WHERE "end" <= ? AND details ->> '$.forgotten' IS NULL`),
      deleteBooking: db.prepare('DELETE FROM bookings WHERE id = ?'),
      insertPayment: db.prepare(`
        INSERT INTO payments (id, booking_id, amount, currency, status, created_at, until)
        VALUES (:id, :bookingId, :amount, :currency, :status, :createdAt, :until)`),
      updatePayment: db.prepare(
        'UPDATE payments SET status = :status, provider_id = :providerId, url = :url WHERE id = :id',
      ),
      insertRefund: db.prepare(
        'INSERT INTO refunds (id, payment_id, amount, created_at) VALUES (:id, :paymentId, :amount, :createdAt)',
      ),
      closeRefund: db.prepare('UPDATE refunds SET done_at = ? WHERE id = ?'),
      insertHold: db.prepare(
        'INSERT INTO holds (id, client, created_at, expires_at, start) VALUES (:id, :client, :createdAt, :expiresAt, :start)',
      ),
      deleteHold: db.prepare('DELETE FROM holds WHERE id = ?'),
      claimForHold: claim('hold_id'),
      insertBlock: db.prepare(
        'INSERT INTO blocks (id, created_at, start, "end", name) VALUES (:id, :createdAt, :start, :end, :name)',
      ),
      deleteBlock: db.prepare('DELETE FROM blocks WHERE id = ?'),
      claimForBlock: claim('block_id'),
      insertIdempotencyRecord: db.prepare(`
        INSERT INTO idempotency (key_hash, request_hash, booking_id, created_at, answer)
        VALUES (:keyHash, :requestHash, :bookingId, :createdAt, :answer)`),
      putScreening: db.prepare(
        'INSERT INTO screenings (booking_id, delete_after, sealed) VALUES (:bookingId, :deleteAfter, :sealed)',
      ),
      moveScreening: db.prepare('UPDATE screenings SET delete_after = ? WHERE booking_id = ?'),
      deleteScreening: db.prepare('DELETE FROM screenings WHERE booking_id = ?'),
      purgeScreenings: db.prepare('DELETE FROM screenings WHERE delete_after <= ?'),
    };
  }

  /** Deletes what has run out: holds, the memory of old requests and mails, answers about health, wishes, and unpaid gifts. */
  purge(now: number): void {
    this.#statements.purgeHolds.run(now);
    this.#statements.purgeIdempotency.run(now - IDEMPOTENCY_MEMORY);
    this.#statements.purgeScreenings.run(now);
    this.mails.purge(now);
    this.codes.purge(now);
    this.waitlist.purge(now);
  }

  async putCatalog(catalog: Catalog, now: number): Promise<StoredCatalog> {
    const { lastInsertRowid } = this.#statements.putCatalog.run(now, JSON.stringify(catalog));
    return { version: Number(lastInsertRowid), catalog };
  }

  async insertBooking(booking: StoredBooking, claims: readonly ClaimedTime[]): Promise<void> {
    const { details, ...rest } = booking;
    translated(() => {
      this.#statements.insertBooking.run({ ...rest, details: JSON.stringify(details) });
      this.#claim(booking, claims);
    });
  }

  async updateBooking(booking: StoredBooking, claims?: readonly ClaimedTime[]): Promise<void> {
    const { id, status, sequence, updatedAt, start, end, details } = booking;
    translated(() => {
      if (claims) this.#statements.deleteBookingClaims.run(id);
      this.#statements.updateBooking.run({
        id,
        status,
        sequence,
        updatedAt,
        start,
        end,
        details: JSON.stringify(details),
      });
      if (claims) this.#claim(booking, claims);
    });
  }

  async deleteBooking(id: string): Promise<void> {
    this.#statements.deleteBooking.run(id);
  }

  async forgetGuests(before: number): Promise<number> {
    return Number(this.#statements.forgetGuests.run(before).changes);
  }

  async insertPayment({ page: _, ...payment }: StoredPayment): Promise<void> {
    this.#statements.insertPayment.run(payment);
  }

  async updatePayment({ id, status, page }: StoredPayment): Promise<void> {
    const { providerId = null, url = null } = page ?? {};
    this.#statements.updatePayment.run({ id, status, providerId, url });
  }

  async insertRefund(refund: StoredRefund): Promise<void> {
    this.#statements.insertRefund.run({ ...refund });
  }

  async closeRefund(id: string, now: number): Promise<void> {
    this.#statements.closeRefund.run(now, id);
  }

  async insertHold(hold: StoredHold, claims: readonly ClaimedTime[]): Promise<void> {
    translated(() => {
      this.#statements.insertHold.run({ ...hold });
      for (const { resourceId, start, end } of claims) {
        this.#statements.claimForHold.run({ resourceId, start, end, live: 1, owner: hold.id });
      }
    });
  }

  async deleteHold(id: string): Promise<void> {
    this.#statements.deleteHold.run(id);
  }

  async insertBlock({ id, createdAt, start, end, name, resourceIds }: StoredBlock): Promise<void> {
    this.#statements.insertBlock.run({ id, createdAt, start, end, name: name ?? null });
    for (const resourceId of resourceIds) {
      this.#statements.claimForBlock.run({ resourceId, start, end, live: 1, owner: id });
    }
  }

  async deleteBlock(id: string): Promise<boolean> {
    return Number(this.#statements.deleteBlock.run(id).changes) > 0;
  }

  async insertIdempotencyRecord({ answer, ...record }: IdempotencyRecord): Promise<void> {
    this.#statements.insertIdempotencyRecord.run({ ...record, answer: JSON.stringify(answer) });
  }

  async putScreening({ bookingId, deleteAfter, sealed }: StoredScreening): Promise<void> {
    this.#statements.putScreening.run({ bookingId, deleteAfter, sealed });
  }

  async moveScreening(bookingId: string, deleteAfter: number): Promise<void> {
    this.#statements.moveScreening.run(deleteAfter, bookingId);
  }

  async deleteScreening(bookingId: string): Promise<void> {
    this.#statements.deleteScreening.run(bookingId);
  }

  #claim({ id, status }: StoredBooking, claims: readonly ClaimedTime[]): void {
    const live = status === 'cancelled' ? 0 : 1;
    for (const { resourceId, start, end } of claims) {
      this.#statements.claimForBooking.run({ resourceId, start, end, live, owner: id });
    }
  }
}

/** What SQLite said, as an error of the store's own. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  if (error.message === 'unknot:overlap') return new OverlapError('The time is taken.');
  const ofCode = codeError(error);
  if (ofCode) return ofCode;
  if (error.message.includes('bookings.reference')) {
    return new DuplicateReferenceError('Another booking has this reference.');
  }
  // SQLITE_BUSY is 5; its extended codes have it in their low byte.
  if ((Number(error.errcode) & 0xff) === 5) return new StoreBusyError('The database is busy.');
  return error;
}

function translated(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw storeError(error);
  }
}
