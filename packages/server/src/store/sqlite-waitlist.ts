import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { OfferState, WishRequest, WishState } from '@unknot/core';
import {
  type StoredOffer,
  type StoredWish,
  type WaitlistReader,
  type WaitlistWriter,
  WISH_MEMORY,
} from './waitlist.ts';

type Row = Record<string, SQLOutputValue>;

const LAPSED = `
  state = 'open' AND (expires_at <= :now OR NOT EXISTS (SELECT 1 FROM holds WHERE holds.id = offers.hold_id))`;

/** Reads the waiting list through a connection. */
export class SqliteWaitlistReader implements WaitlistReader {
  readonly #statements;

  constructor(db: DatabaseSync) {
    const open = "SELECT * FROM wishes WHERE state = 'open' AND until > :now";
    const inTurn = 'ORDER BY turn LIMIT 1000';
    this.#statements = {
      wish: db.prepare('SELECT * FROM wishes WHERE id = ?'),
      sameWish: db.prepare("SELECT * FROM wishes WHERE mark = ? AND state = 'open'"),
      countOpen: db.prepare("SELECT count(*) AS count FROM wishes WHERE email = lower(?) AND state = 'open'"),
      countOpenOf: db.prepare("SELECT count(*) AS count FROM wishes WHERE client = ? AND state = 'open'"),
      openWishes: db.prepare(`${open} ${inTurn}`),
      waiting: db.prepare(`${open} AND NOT EXISTS (
        SELECT 1 FROM offers WHERE wish_id = wishes.id AND state = 'open') ${inTurn}`),
      offer: db.prepare('SELECT * FROM offers WHERE id = ?'),
      offerOfHold: db.prepare("SELECT * FROM offers WHERE hold_id = ? AND state = 'open'"),
      openOffers: db.prepare("SELECT * FROM offers WHERE state = 'open' ORDER BY expires_at, id"),
      offersTo: db.prepare(`
        SELECT offers.* FROM offers JOIN wishes ON wishes.id = wish_id WHERE email = lower(?) ORDER BY offers.created_at`),
      overdue: db.prepare(`
        SELECT EXISTS (SELECT 1 FROM offers WHERE ${LAPSED})
          OR EXISTS (SELECT 1 FROM wishes WHERE state = 'open' AND until <= :now) AS overdue`),
    };
  }

  async wish(id: string): Promise<StoredWish | undefined> {
    return wishOf(this.#statements.wish.get(id));
  }

  async sameWish(mark: string): Promise<StoredWish | undefined> {
    return wishOf(this.#statements.sameWish.get(mark));
  }

  async countOpen(email: string): Promise<number> {
    return Number(this.#statements.countOpen.get(email)?.count);
  }

  async countOpenOf(client: string): Promise<number> {
    return Number(this.#statements.countOpenOf.get(client)?.count);
  }

  async openWishes(now: number): Promise<StoredWish[]> {
    return this.#statements.openWishes.all({ now }).map((row) => wishOf(row)!);
  }

  async waiting(now: number): Promise<StoredWish[]> {
    return this.#statements.waiting.all({ now }).map((row) => wishOf(row)!);
  }

  async offer(id: string): Promise<StoredOffer | undefined> {
    return offerOf(this.#statements.offer.get(id));
  }

  async offerOfHold(holdId: string): Promise<StoredOffer | undefined> {
    return offerOf(this.#statements.offerOfHold.get(holdId));
  }

  async openOffers(): Promise<StoredOffer[]> {
    return this.#statements.openOffers.all().map((row) => offerOf(row)!);
  }

  async offersTo(email: string): Promise<StoredOffer[]> {
    return this.#statements.offersTo.all(email).map((row) => offerOf(row)!);
  }

  async overdue(now: number): Promise<boolean> {
    return this.#statements.overdue.get({ now })?.overdue === 1;
  }
}

/** Writes the waiting list through a connection, within the transaction that its caller has begun. */
export class SqliteWaitlistWriter extends SqliteWaitlistReader implements WaitlistWriter {
  readonly #statements;

  constructor(db: DatabaseSync) {
    super(db);
    this.#statements = {
      insertWish: db.prepare(`
        INSERT INTO wishes (id, created_at, until, client, mark, email, wish)
        VALUES (:id, :createdAt, :until, :client, :mark, lower(:email), :wish)`),
      closeWish: db.prepare(
        "UPDATE wishes SET state = :state, closed_at = :now WHERE id = :id AND state = 'open'",
      ),
      openOfferOf: db.prepare("SELECT id FROM offers WHERE wish_id = ? AND state = 'open'"),
      insertOffer: db.prepare(`
        INSERT INTO offers (id, wish_id, hold_id, created_at, expires_at, start, "end", details)
        VALUES (:id, :wishId, :holdId, :createdAt, :expiresAt, :start, :end, :details)`),
      releaseOffer: db.prepare(
        "DELETE FROM holds WHERE id = (SELECT hold_id FROM offers WHERE id = ? AND state = 'open')",
      ),
      closeOffer: db.prepare(
        "UPDATE offers SET state = :state, booking_id = :bookingId WHERE id = :id AND state = 'open'",
      ),
      lapse: db.prepare(`UPDATE offers SET state = 'over' WHERE ${LAPSED}`),
      endWishes: db.prepare(`
        UPDATE wishes SET state = 'over', closed_at = :now WHERE state = 'open'
          AND NOT EXISTS (SELECT 1 FROM offers WHERE wish_id = wishes.id AND state = 'open')
          AND (until <= :now OR :unanswered <= (
            SELECT count(*) FROM offers WHERE wish_id = wishes.id AND state = 'over'))`),
      purge: db.prepare('DELETE FROM wishes WHERE closed_at < ?'),
    };
  }

  async insertWish({ id, createdAt, until, client, mark, wish }: Omit<StoredWish, 'state'>): Promise<void> {
    const { email } = wish.customer;
    this.#statements.insertWish.run({
      id,
      createdAt,
      until,
      client,
      mark,
      email,
      wish: JSON.stringify(wish),
    });
  }

  async closeWish(id: string, state: Exclude<WishState, 'open'>, now: number): Promise<boolean> {
    const offer = this.#statements.openOfferOf.get(id);
    if (offer) await this.closeOffer(String(offer.id), 'declined');
    return Number(this.#statements.closeWish.run({ id, state, now }).changes) > 0;
  }

  async insertOffer({ details, ...offer }: Omit<StoredOffer, 'state' | 'bookingId'>): Promise<void> {
    this.#statements.insertOffer.run({ ...offer, details: JSON.stringify(details) });
  }

  async closeOffer(id: string, state: Exclude<OfferState, 'open'>, bookingId?: string): Promise<boolean> {
    this.#statements.releaseOffer.run(id);
    return Number(this.#statements.closeOffer.run({ id, state, bookingId: bookingId ?? null }).changes) > 0;
  }

  async expire(now: number, unanswered: number): Promise<void> {
    this.#statements.lapse.run({ now });
    this.#statements.endWishes.run({ now, unanswered });
  }

  /** Forgets wishes that left the list long ago, and what was offered to them. */
  purge(now: number): void {
    this.#statements.purge.run(now - WISH_MEMORY);
  }
}

function wishOf(row: Row | undefined): StoredWish | undefined {
  return (
    row && {
      id: String(row.id),
      createdAt: Number(row.created_at),
      until: Number(row.until),
      client: String(row.client),
      mark: String(row.mark),
      state: String(row.state) as WishState,
      wish: JSON.parse(String(row.wish)) as WishRequest,
    }
  );
}

function offerOf(row: Row | undefined): StoredOffer | undefined {
  return (
    row && {
      id: String(row.id),
      wishId: String(row.wish_id),
      holdId: String(row.hold_id),
      ...(row.booking_id === null ? {} : { bookingId: String(row.booking_id) }),
      createdAt: Number(row.created_at),
      expiresAt: Number(row.expires_at),
      start: Number(row.start),
      end: Number(row.end),
      state: String(row.state) as OfferState,
      details: JSON.parse(String(row.details)) as StoredOffer['details'],
    }
  );
}
