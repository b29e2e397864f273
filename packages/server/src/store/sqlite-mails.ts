import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  MAIL_MEMORY,
  type MailClaim,
  type MailCounts,
  type MailKind,
  type MailReader,
  type MailRecipient,
  type MailState,
  type MailWriter,
  type NewMail,
  type StoredMail,
} from './mails.ts';

/**
 * What can be sent now. Clocks are put back: a time that lies too far ahead was written before that. How far that is leaves
 * room for another process, which may have looked at its clock a little later than this one did.
 */
const DUE = `
  state = 'waiting' AND due_at <= :now AND (try_at <= :now OR try_at > :now + 2 * :longestWait)
  AND (claimed_until IS NULL OR claimed_until <= :now OR claimed_until > :now + 2 * :lease)`;

/** Reads mails through a connection. */
export class SqliteMailReader implements MailReader {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = {
      due: db.prepare(`SELECT EXISTS (SELECT 1 FROM mails WHERE ${DUE}) AS due`),
      ofBooking: db.prepare('SELECT * FROM mails WHERE booking_id = ? ORDER BY due_at, id'),
      givenUp: db.prepare(
        "SELECT * FROM mails WHERE state = 'given-up' ORDER BY settled_at DESC, id LIMIT 100",
      ),
      count: db.prepare(`
        SELECT (SELECT count(*) FROM mails WHERE state = 'waiting') AS waiting,
          (SELECT count(*) FROM mails WHERE state = 'waiting' AND due_at < ?) AS late,
          (SELECT count(*) FROM mails WHERE state = 'given-up') AS given_up`),
      refused: db.prepare('SELECT 1 FROM mail_refusals WHERE address_hash = ?'),
      sentTo: db.prepare(`
        SELECT count(*) AS count FROM mails JOIN bookings ON bookings.id = booking_id
        WHERE settled_at > :since AND state = 'sent' AND recipient = 'visitor'
          AND lower(details ->> '$.customer.email') = lower(:email)`),
      comesAgain: db.prepare(`
        SELECT 1 FROM bookings WHERE "end" > :after AND status <> 'cancelled'
          AND lower(details ->> '$.customer.email') = lower(:email) LIMIT 1`),
    };
  }

  async due({ now, lease, longestWait }: Omit<MailClaim, 'by' | 'most'>): Promise<boolean> {
    return this.#statements.due.get({ now, lease, longestWait })?.due === 1;
  }

  async ofBooking(bookingId: string): Promise<StoredMail[]> {
    return this.#statements.ofBooking.all(bookingId).map(mailOf);
  }

  async givenUp(): Promise<StoredMail[]> {
    return this.#statements.givenUp.all().map(mailOf);
  }

  async count(lateBefore: number): Promise<MailCounts> {
    const row = this.#statements.count.get(lateBefore);
    return { waiting: Number(row?.waiting), late: Number(row?.late), givenUp: Number(row?.given_up) };
  }

  async refused(addressHash: string): Promise<boolean> {
    return this.#statements.refused.get(addressHash) !== undefined;
  }

  async sentTo(email: string, since: number): Promise<number> {
    return Number(this.#statements.sentTo.get({ email, since })?.count);
  }

  async comesAgain(email: string, after: number): Promise<boolean> {
    return this.#statements.comesAgain.get({ email, after }) !== undefined;
  }
}

/** Writes mails through a connection, within the transaction that its caller has begun. */
export class SqliteMailWriter extends SqliteMailReader implements MailWriter {
  readonly #statements;

  constructor(db: DatabaseSync) {
    super(db);
    this.#statements = {
      insert: db.prepare(`
        INSERT INTO mails (id, booking_id, offer_id, sequence, kind, recipient, start, due_at, useful_until, try_at)
        VALUES (:id, :bookingId, :offerId, :sequence, :kind, :to, :start, :dueAt, :usefulUntil, :dueAt)
        ON CONFLICT (id) DO UPDATE SET start = excluded.start, due_at = excluded.due_at, try_at = excluded.due_at,
          useful_until = excluded.useful_until, state = 'waiting', settled_at = NULL, why = NULL, tries = 0
        WHERE state <> 'sent'`),
      drop: db.prepare(`
        UPDATE mails SET state = 'dropped', settled_at = :now, why = :why, claimed_by = NULL, claimed_until = NULL
        WHERE booking_id = :bookingId AND state = 'waiting'`),
      claim: db.prepare(`
        UPDATE mails SET claimed_by = :by, claimed_until = :now + :lease
        WHERE id IN (SELECT id FROM mails WHERE ${DUE} ORDER BY due_at LIMIT :most) RETURNING *`),
      settle: db.prepare(`
        UPDATE mails SET state = :state, settled_at = :now, why = :why, claimed_by = NULL, claimed_until = NULL
        WHERE id = :id AND (:state = 'sent' OR (state = 'waiting' AND claimed_by = :by))`),
      retry: db.prepare(`
        UPDATE mails SET tries = tries + 1, try_at = :at, why = :why, claimed_by = NULL, claimed_until = NULL
        WHERE id = :id AND state = 'waiting' AND claimed_by = :by`),
      again: db.prepare(`
        UPDATE mails SET state = 'waiting', settled_at = NULL, why = NULL, tries = 0, due_at = :now, try_at = :now,
          useful_until = :usefulUntil
        WHERE id = :id AND state = 'given-up'`),
      letGo: db.prepare(
        "UPDATE mails SET state = 'dropped', settled_at = :now, why = 'by-staff' WHERE id = :id AND state = 'given-up'",
      ),
      refuse: db.prepare('INSERT OR IGNORE INTO mail_refusals (address_hash, refused_at) VALUES (?, ?)'),
      purge: db.prepare('DELETE FROM mails WHERE settled_at < ?'),
    };
  }

  async insert({ bookingId, offerId, ...mail }: NewMail): Promise<void> {
    const { id, sequence, kind, to, start, dueAt, usefulUntil } = mail;
    this.#statements.insert.run({
      id,
      bookingId: bookingId ?? null,
      offerId: offerId ?? null,
      sequence,
      kind,
      to,
      start,
      dueAt,
      usefulUntil,
    });
  }

  async drop(bookingId: string, now: number, why: string): Promise<void> {
    this.#statements.drop.run({ bookingId, now, why });
  }

  async claim({ now, by, lease, longestWait, most }: MailClaim): Promise<StoredMail[]> {
    return this.#statements.claim.all({ now, by, lease, longestWait, most }).map(mailOf);
  }

  async settle(
    id: string,
    by: string,
    now: number,
    state: Exclude<MailState, 'waiting'>,
    why?: string,
  ): Promise<void> {
    this.#statements.settle.run({ id, by, now, state, why: why ?? null });
  }

  async retry(id: string, by: string, at: number, why: string): Promise<void> {
    this.#statements.retry.run({ id, by, at, why });
  }

  async again(id: string, now: number, usefulUntil: number): Promise<boolean> {
    return Number(this.#statements.again.run({ id, now, usefulUntil }).changes) > 0;
  }

  async letGo(id: string, now: number): Promise<boolean> {
    return Number(this.#statements.letGo.run({ id, now }).changes) > 0;
  }

  async refuse(addressHash: string, now: number): Promise<void> {
    this.#statements.refuse.run(addressHash, now);
  }

  /** Forgets mails that were settled long ago. */
  purge(now: number): void {
    this.#statements.purge.run(now - MAIL_MEMORY);
  }
}

function mailOf(row: Record<string, SQLOutputValue>): StoredMail {
  return {
    id: String(row.id),
    ...(row.booking_id === null ? {} : { bookingId: String(row.booking_id) }),
    ...(row.offer_id === null ? {} : { offerId: String(row.offer_id) }),
    sequence: Number(row.sequence),
    kind: String(row.kind) as MailKind,
    to: String(row.recipient) as MailRecipient,
    start: Number(row.start),
    dueAt: Number(row.due_at),
    usefulUntil: Number(row.useful_until),
    state: String(row.state) as MailState,
    tries: Number(row.tries),
    ...(row.settled_at === null ? {} : { settledAt: Number(row.settled_at) }),
    ...(row.why === null ? {} : { why: String(row.why) }),
  };
}
